//! Printed codes: "I", "1", "1.1.2", "a)", "A.I.1.đ", "a2.1", "Tiêu chí 1", "3.5b", "-".
//!
//! A code is a way of parts; its level does not follow from it alone but from
//! the order of all codes and, where these are not enough, from the sums of the
//! points ([`super::levels`]).

use crate::base::vietnamese::{fold, nfc};

/// What a part of a code counts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counts {
    /// 1, 2, 3.
    Number,
    /// I, II, III.
    Roman,
    /// A, B.
    Capital,
    /// a, b, c, d, đ.
    Small,
    /// i, ii, iii.
    SmallRoman,
    /// A dash or another mark that counts nothing.
    Dash,
}

/// One part of a code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    /// As it is printed: "1", "đ", "IV", "-".
    pub text: String,
    /// Whether it follows the part before without a sign between: the "a" of "2a".
    pub joined: bool,
    /// How it may be meant, the likeliest first.
    pub counts: Vec<(Counts, u32)>,
}

/// A printed code that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// As it is printed, without the marks behind it: "1.1", not "1.1."
    pub text: String,
    /// Its parts, at least one.
    pub parts: Vec<Part>,
    /// The folded word before its number: "tieu chi"; empty without one.
    pub word: String,
    /// The mark behind it, as far as it tells headings from lines: '.', ')' or none.
    pub mark: Option<char>,
}

/// Words that stand before the number of a code.
const WORDS: [&str; 9] =
    ["tieu chuan", "tieu chi", "chi tieu", "linh vuc", "noi dung", "phan", "muc", "nhom", "chi so"];

/// The value of a Roman number written in its usual form, up to 39.
fn roman(text: &str) -> Option<u32> {
    (1..=39).find(|n| written(*n) == text)
}

/// A number from 1 to 39 in Roman letters.
fn written(value: u32) -> String {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let units = usize::try_from(value % 10).ok().and_then(|n| UNITS.get(n)).copied().unwrap_or("");
    format!("{}{units}", "X".repeat(usize::try_from(value / 10).unwrap_or(0)))
}

/// The place of a letter in the Vietnamese alphabet with f, j, w and z.
fn letter(c: char) -> Option<u32> {
    const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    let small = c.to_lowercase().next()?;
    ALPHABET.chars().position(|known| known == small).and_then(|at| u32::try_from(at + 1).ok())
}

/// How a part may be meant; none when it is no part of a code.
fn counts(part: &str) -> Vec<(Counts, u32)> {
    let mut found = Vec::new();
    if (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()) {
        found.extend(part.parse().ok().map(|n| (Counts::Number, n)));
    }
    found.extend(roman(part).map(|n| (Counts::Roman, n)));
    let mut chars = part.chars();
    if let (Some(c), None) = (chars.next(), chars.next())
        && let Some(at) = letter(c)
    {
        found.push((if c.is_uppercase() { Counts::Capital } else { Counts::Small }, at));
    }
    if !part.is_empty() && part.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) {
        found.extend(roman(&part.to_uppercase()).map(|n| (Counts::SmallRoman, n)));
    }
    if matches!(part, "-" | "–" | "—" | "+" | "•" | "*" | "\u{F0B7}") {
        found.push((Counts::Dash, 1));
    }
    found
}

/// Parts of a piece between signs: "a2" is two, "IV" one.
fn pieces(piece: &str) -> Option<Vec<Part>> {
    let whole = counts(piece);
    if !whole.is_empty() {
        return Some(vec![Part { text: piece.to_owned(), joined: false, counts: whole }]);
    }
    let digit = |c: char| c.is_ascii_digit();
    let at = piece.char_indices().zip(piece.chars().skip(1)).find(|((_, a), b)| digit(*a) != digit(*b));
    let split = at.map(|((at, c), _)| at + c.len_utf8())?;
    let (first, second) = piece.split_at(split);
    let mut parts = pieces(first)?;
    for mut part in pieces(second)? {
        part.joined = true;
        parts.push(part);
    }
    // A letter before or behind a number, not three of them.
    (parts.len() == 2 && parts.iter().all(|part| part.text.chars().count() <= 3)).then_some(parts)
}

impl Code {
    /// Reads a cell of the column of codes; none when it is no code.
    ///
    /// # Example
    /// ```
    /// use cchc::pack_editor::code::Code;
    /// assert_eq!(Code::read("1.1.2.").unwrap().text, "1.1.2");
    /// assert!(Code::read("Kế hoạch").is_none());
    /// ```
    #[must_use]
    pub fn read(cell: &str) -> Option<Self> {
        let cell = nfc(cell.trim());
        if !counts(&cell).is_empty() && cell.chars().all(|c| !c.is_alphanumeric()) {
            let part = Part { text: cell.clone(), joined: false, counts: vec![(Counts::Dash, 1)] };
            return Some(Self { text: cell, parts: vec![part], word: String::new(), mark: None });
        }
        let sign = |c: char| matches!(c, '.' | ')' | '(' | ':' | ',' | '*' | '-' | '/' | '[' | ']');
        let text = cell.trim_matches(|c: char| c.is_whitespace() || sign(c));
        if text.is_empty() || 24 < text.chars().count() {
            return None;
        }
        let mark = cell.trim_end().chars().next_back().filter(|c| matches!(c, '.' | ')'));
        if let Some(code) = worded(text) {
            return Some(code);
        }
        let mut parts = Vec::new();
        for piece in text.split(['.', '-', '/']).map(str::trim) {
            parts.extend(pieces(piece.trim_matches(['(', ')', ' ']))?);
        }
        (parts.len() <= 8).then(|| Self { text: text.to_owned(), parts, word: String::new(), mark })
    }

    /// A code at the start of a name ("1.1. Ban hành kế hoạch", "Tiêu chí 2: …")
    /// and the name without it. A number must have a mark behind it.
    #[must_use]
    pub fn prefix(name: &str) -> Option<(Self, &str)> {
        let name = name.trim_start();
        if let Some(first) = name.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '+' | '•' | '\u{F0B7}'))
        {
            let rest = name.get(first.len_utf8()..).unwrap_or_default();
            let number = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
            if number && !rest.starts_with(' ') {
                return None;
            }
            let rest = rest.trim_start();
            return Self::read(&first.to_string()).filter(|_| !rest.is_empty()).map(|code| (code, rest));
        }
        let words = name.match_indices(' ').map(|(at, _)| at).take(4);
        for end in words.chain(glued(name)) {
            let (start, rest) = name.split_at(end);
            let marked = start.ends_with(['.', ')', ':', '/']);
            let dotted = start.contains('.') && start.starts_with(|c: char| c.is_ascii_digit());
            if let Some(code) = Self::read(start)
                && !code.is_dash()
                && (marked || dotted || !code.word.is_empty())
            {
                let rest =
                    rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '-' | '–' | ')'));
                return (!rest.is_empty()).then_some((code, rest));
            }
        }
        None
    }

    /// Whether it is only a dash or a bullet.
    #[must_use]
    pub fn is_dash(&self) -> bool {
        self.parts.first().is_some_and(|part| part.counts.iter().all(|(counts, _)| *counts == Counts::Dash))
    }

    /// The texts of its parts.
    pub fn way(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.text.as_str())
    }

    /// Whether this code names a line above the other one: "A.I" and "A.I.1".
    #[must_use]
    pub fn is_above(&self, below: &Self) -> bool {
        self.word == below.word
            && self.parts.len() < below.parts.len()
            && self.way().zip(below.way()).all(|(a, b)| a == b)
    }
}

/// The end of a code that is written together with the name: "1.Ban hành", "a)Có".
fn glued(name: &str) -> Option<usize> {
    let head = name.split(' ').next()?;
    let at = head.rfind(['.', ')'])? + 1;
    let next = head.get(at..)?.chars().next()?;
    let behind = head.get(at..)?.chars().count();
    (next.is_alphabetic() && 1 < behind).then_some(at)
}

fn worded(text: &str) -> Option<Code> {
    let folded = fold(text);
    let (word, number) = WORDS.iter().find_map(|word| Some((*word, folded.strip_prefix(word)?.trim())))?;
    let number = number.trim_end_matches(['.', ':']);
    let mut parts = Vec::new();
    for piece in number.split('.') {
        // Folding made "IV" small.
        let upper = piece.to_uppercase();
        let counts = counts(&upper);
        if counts.is_empty() {
            return None;
        }
        parts.push(Part { text: upper, joined: false, counts });
    }
    Some(Code { text: text.to_owned(), parts, word: word.to_owned(), mark: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_write_them() {
        for (text, way) in [
            ("a2.1", "a 2 1"),
            ("C3.2", "C 3 2"),
            ("b1.", "b 1"),
            ("2.a)", "2 a"),
            ("6a", "6 a"),
            ("A.I.1.đ", "A I 1 đ"),
            ("3.5b", "3 5 b"),
            ("(1)", "1"),
            ("IV", "IV"),
            ("-", "-"),
            ("Tiêu chí 2.1", "2 1"),
            ("I.1/a", "I 1 a"),
        ] {
            let code = Code::read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(code.way().collect::<Vec<_>>().join(" "), way, "{text}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in ["", "Kế hoạch", "2025", "12 văn bản", "Ban hành: 1", "1,5", "TTHC", "100%"] {
            assert_eq!(Code::read(text), None, "{text}");
        }
        let prefix = |text| Code::prefix(text).map(|(code, rest)| (code.text, rest));
        assert_eq!(prefix("1.1. Ban hành"), Some(("1.1".into(), "Ban hành")));
        assert_eq!(prefix("Tiêu chí 2: Nộp"), Some(("Tiêu chí 2".into(), "Nộp")));
        assert_eq!(prefix("- Có báo cáo"), Some(("-".into(), "Có báo cáo")));
        assert_eq!(prefix("a)Có báo cáo"), Some(("a".into(), "Có báo cáo")));
        assert!(prefix("01 văn bản").is_none());
        assert!(prefix("Tỷ lệ TTHC").is_none());
        assert!(prefix("-0,5 điểm").is_none());
    }
}
