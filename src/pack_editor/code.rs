//! Printed codes: "I", "1", "1.1.2", "a)", "A.I", "Tiêu chí 1", "3.5b".
//!
//! A code alone does not say its level; the order of codes does. [`Levels`]
//! walks a column and gives each its level: a kind of code seen before is at the
//! level where it was seen, a new kind is one below.

use crate::base::vietnamese::{fold, nfc};

/// One kind of numbering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word and a number: "Tiêu chí 1", "Phần II"; the folded word.
    Word(String),
    /// "A", "B".
    Capital,
    /// "I", "IV".
    Roman,
    /// "1", "1.1", "1.1.2", with or without a letter behind; how many parts.
    Dotted(usize),
    /// "a", "b", "đ".
    Small,
    /// Several kinds in one code ("A.I", "I.1"), by their first part and number of parts.
    Mixed(usize),
}

/// A printed code that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// As it is printed, without the marks behind it: "1.1", not "1.1."
    pub text: String,
    /// How it may be meant, the likeliest first: "I" is a Roman number or a letter.
    kinds: Vec<Kind>,
}

/// Words that stand before the number of a code.
const WORDS: [&str; 7] = ["tieu chi", "chi tieu", "linh vuc", "noi dung", "phan", "muc", "nhom"];

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

/// Digits with at most one small or capital letter behind: "3", "5b", "3A".
fn is_number(part: &str) -> bool {
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    let rest: Vec<char> = part.chars().skip(digits).collect();
    (1..=3).contains(&digits) && matches!(rest.as_slice(), [] | [_]) && rest.iter().all(|c| c.is_alphabetic())
}

fn is_letter(part: &str, upper: bool) -> bool {
    let mut chars = part.chars();
    let only = chars.next().filter(|_| chars.next().is_none());
    only.is_some_and(|c| c.is_alphabetic() && c.is_uppercase() == upper)
}

/// How one part of a code may be meant.
fn part_kinds(part: &str) -> Vec<Kind> {
    let mut kinds = Vec::new();
    if is_number(part) {
        kinds.push(Kind::Dotted(1));
    }
    if roman(part).is_some() {
        kinds.push(Kind::Roman);
    }
    if is_letter(part, true) {
        kinds.push(Kind::Capital);
    }
    if is_letter(part, false) {
        kinds.push(Kind::Small);
    }
    kinds
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
        let text = cell
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ')' | '(' | ':' | ',' | '*' | '-' | '/'));
        if text.is_empty() || 24 < text.chars().count() {
            return None;
        }
        if let Some(code) = worded(text) {
            return Some(code);
        }
        let parts: Vec<&str> = text.split(['.', '-', '/']).map(str::trim).collect();
        let first = part_kinds(parts.first()?);
        if first.is_empty() || parts.iter().any(|part| part_kinds(part).is_empty()) {
            return None;
        }
        let kinds = match parts.len() {
            1 => first,
            n if parts.iter().all(|part| is_number(part)) => vec![Kind::Dotted(n)],
            n => vec![Kind::Mixed(n)],
        };
        Some(Self { text: text.to_owned(), kinds })
    }

    /// A code at the start of a name ("1.1. Ban hành kế hoạch", "Tiêu chí 2: …")
    /// and the name without it. A number must have a mark behind it.
    #[must_use]
    pub fn prefix(name: &str) -> Option<(Self, &str)> {
        let name = name.trim_start();
        let words = name.match_indices(' ').map(|(at, _)| at).take(4);
        for end in words {
            let (start, rest) = name.split_at(end);
            let marked = start.ends_with(['.', ')', ':', '/']);
            let dotted = start.contains('.') && start.starts_with(|c: char| c.is_ascii_digit());
            if let Some(code) = Self::read(start)
                && (marked || dotted || matches!(code.kinds.first(), Some(Kind::Word(_))))
            {
                let rest =
                    rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '-' | '–' | ')'));
                return (!rest.is_empty()).then_some((code, rest));
            }
        }
        None
    }
}

fn worded(text: &str) -> Option<Code> {
    let folded = fold(text);
    let (word, number) = WORDS.iter().find_map(|word| Some((*word, folded.strip_prefix(word)?.trim())))?;
    let number = number.trim_end_matches(['.', ':']);
    let counts = number.split('.').all(|part| is_number(part) || roman(&part.to_uppercase()).is_some());
    (!number.is_empty() && counts).then(|| Code {
        text: text.to_owned(),
        kinds: vec![Kind::Word(format!("{word} {}", number.split('.').count()))],
    })
}

/// Gives codes their levels, in the order of the column.
#[derive(Debug, Default)]
pub struct Levels {
    /// Kind and text of the codes above the last one, and of itself.
    stack: Vec<(Kind, String)>,
}

impl Levels {
    /// The level, from 0, of the next code.
    pub fn next(&mut self, code: &Code) -> usize {
        let kind = self.meant(code);
        if let Some(level) = self.stack.iter().rposition(|(known, _)| *known == kind) {
            self.stack.truncate(level);
        } else if let Kind::Dotted(parts) = kind {
            // A shorter number leaves the longer ones, also when its own kind is new.
            while matches!(self.stack.last(), Some((Kind::Dotted(known), _)) if parts <= *known) {
                self.stack.pop();
            }
        }
        self.stack.push((kind, code.text.clone()));
        self.stack.len() - 1
    }

    /// Which of the kinds a code has here: "I" after "H" is a letter, "C" after
    /// "B" too, "V" after "IV" a Roman number.
    fn meant(&self, code: &Code) -> Kind {
        let known =
            |kind: &Kind| self.stack.iter().rev().find(|(known, _)| known == kind).map(|(_, text)| text.as_str());
        let follows = |kind: &&Kind| match kind {
            Kind::Capital | Kind::Small => known(kind).is_some_and(|last| letter_after(last, &code.text)),
            Kind::Roman => {
                let last = known(kind).and_then(roman);
                last.is_some_and(|last| roman(&code.text) == Some(last + 1))
            }
            _ => false,
        };
        code.kinds.iter().find(follows).or_else(|| code.kinds.first()).cloned().unwrap_or(Kind::Mixed(1))
    }
}

fn letter_after(last: &str, next: &str) -> bool {
    const ALPHABET: &str = "aăâbcdđeêfghiklmnoôơpqrstuưvxy";
    let at = |text: &str| ALPHABET.chars().position(|c| text.to_lowercase().chars().eq([c]));
    let plain = |text: &str| text.chars().next().map(u32::from);
    at(last).zip(at(next)).is_some_and(|(a, b)| a < b && b <= a + 4)
        || plain(last).zip(plain(next)).is_some_and(|(a, b)| a + 1 == b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(codes: &[(&str, usize)]) {
        let mut levels = Levels::default();
        let found: Vec<(&str, usize)> =
            codes.iter().map(|(text, _)| (*text, levels.next(&Code::read(text).unwrap()))).collect();
        assert_eq!(found, codes);
    }

    #[test]
    fn levels_follow_from_the_order_of_the_codes() {
        check(&[("1", 0), ("1.1", 1), ("1.1.1", 2), ("1.1.2", 2), ("1.2", 1), ("2", 0), ("2.1", 1)]);
        check(&[("I", 0), ("1", 1), ("1.1", 2), ("a)", 3), ("b)", 3), ("1.2", 2), ("2", 1), ("II", 0), ("1", 1)]);
        check(&[("A", 0), ("A.I", 1), ("1", 2), ("1.1", 3), ("1.2", 3)]);
        check(&[("A", 0), ("I", 1), ("1", 2), ("II", 1), ("B", 0), ("I", 1), ("C", 0)]);
        check(&[("Tiêu chí 1", 0), ("Chỉ tiêu 1", 1), ("1.1", 2), ("1.2", 2), ("Chỉ tiêu 2", 1)]);
        check(&[("3A", 0), ("3.1", 1), ("3.5b", 1), ("3B", 0), ("4", 0), ("4.5a", 1)]);
        check(&[("I", 0), ("3.1.1", 1), ("3.2", 1), ("II", 0), ("2.1", 1)]);
        check(&[("IV", 0), ("4.1", 1), ("V", 0), ("VI", 0)]);
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in ["", "Kế hoạch", "2025", "12 văn bản", "-", "Ban hành: 1", "1,5"] {
            assert_eq!(Code::read(text), None, "{text}");
        }
        assert_eq!(
            Code::prefix("1.1. Ban hành").map(|(code, rest)| (code.text, rest)),
            Some(("1.1".into(), "Ban hành"))
        );
        assert_eq!(
            Code::prefix("Tiêu chí 2: Nộp").map(|(code, rest)| (code.text, rest)),
            Some(("Tiêu chí 2".into(), "Nộp"))
        );
        assert!(Code::prefix("01 văn bản").is_none());
        assert!(Code::prefix("Tỷ lệ TTHC").is_none());
    }
}
