//! Vietnamese letters: one form for storage, one for search.
//!
//! A letter may be typed as one character ("ế"), as a base with marks
//! ("e" + U+0302 + U+0301) or as something between ("ê" + U+0301). Only the
//! letters of Vietnamese are known here; any other character stays as it is.

/// Tone marks in the order of the columns of [`LETTERS`], after the plain letter.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];

/// Letter without any mark, mark of its shape, and the letter with each tone.
const LETTERS: [(char, Option<char>, [char; 6]); 12] = [
    ('a', None, ['a', 'à', 'á', 'ả', 'ã', 'ạ']),
    ('a', Some('\u{306}'), ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ']),
    ('a', Some('\u{302}'), ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ']),
    ('e', None, ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ']),
    ('e', Some('\u{302}'), ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ']),
    ('i', None, ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị']),
    ('o', None, ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ']),
    ('o', Some('\u{302}'), ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ']),
    ('o', Some('\u{31B}'), ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ']),
    ('u', None, ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ']),
    ('u', Some('\u{31B}'), ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự']),
    ('y', None, ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ']),
];

/// Lower case of one character, where that is one character.
fn lower(c: char) -> char {
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}

fn upper(c: char) -> char {
    let mut large = c.to_uppercase();
    match (large.next(), large.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// A lower-case letter without marks.
fn bare(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    match c {
        'đ' => 'd',
        '\u{A0}' | '\u{202F}' | '\u{2009}' => ' ',
        other => LETTERS.iter().find(|(_, _, tones)| tones.contains(&other)).map_or(other, |(base, _, _)| *base),
    }
}

/// A lower-case Vietnamese letter without its tone: `ấ` is `â`.
#[cfg(feature = "studio")]
pub(crate) fn without_tone(c: char) -> char {
    LETTERS
        .iter()
        .find(|(_, _, tones)| tones.contains(&c))
        .and_then(|(_, _, tones)| tones.first().copied())
        .unwrap_or(c)
}

/// A lower-case letter without its marks, as one types it without a Vietnamese keyboard.
#[must_use]
pub fn plain(c: char) -> char {
    bare(c)
}

/// The form for search: lower case, without tones and marks, đ as d.
///
/// # Example
/// ```
/// use cchc::text::fold;
/// assert_eq!(fold("Kế hoạch"), "ke hoach");
/// assert_eq!(fold("ke\u{302}\u{301} hoa\u{323}ch"), "ke hoach");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars().map(lower).filter(|c| !is_mark(*c)).map(bare).collect()
}

/// Whether a text holds every word of a query, marks and case apart.
///
/// A blank query is held by any text. `text` may be as written or already folded.
#[must_use]
pub fn finds(text: &str, query: &str) -> bool {
    let text = fold(text);
    fold(query).split_whitespace().all(|word| text.contains(word))
}

/// A letter with one more mark, when Vietnamese has it.
fn compose(letter: char, mark: char) -> Option<char> {
    let small = lower(letter);
    let (base, shape, tones) = LETTERS.iter().find(|(_, _, tones)| tones.contains(&small))?;
    let tone = tones.iter().position(|c| *c == small)?;
    let made = match TONES.iter().position(|known| *known == mark) {
        Some(new) => tones.get(new + 1).filter(|_| tone == 0)?,
        None => {
            let same_base = |row: &&(char, Option<char>, [char; 6])| row.0 == *base && row.1 == Some(mark);
            LETTERS.iter().find(same_base).filter(|_| shape.is_none())?.2.get(tone)?
        }
    };
    Some(if small == letter { *made } else { upper(*made) })
}

/// The form for storage and comparison: Vietnamese letters each as one
/// character (NFC), however they were typed.
///
/// # Example
/// ```
/// use cchc::text::nfc;
/// assert_eq!(nfc("E\u{323}\u{302}"), "Ệ");
/// ```
#[must_use]
pub fn nfc(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let joined = out.chars().next_back().filter(|_| is_mark(c)).and_then(|last| compose(last, c));
        if joined.is_some() {
            out.pop();
        }
        out.push(joined.unwrap_or(c));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter in its fully decomposed form, marks in Unicode's order.
    fn decomposed(letter: char) -> String {
        let (base, shape, tones) = LETTERS.iter().find(|row| row.2.contains(&letter)).unwrap();
        let tone = tones.iter().position(|c| *c == letter).unwrap();
        let mut marks: Vec<char> = shape.iter().copied().collect();
        marks.extend((0 < tone).then(|| TONES[tone - 1]));
        // Combining classes: horn 216, dot below 220, all others 230.
        marks.sort_by_key(|m| match m {
            '\u{31B}' => 216,
            '\u{323}' => 220,
            _ => 230,
        });
        std::iter::once(*base).chain(marks).collect()
    }

    #[test]
    fn every_letter_folds_to_its_base_and_composes_from_its_marks() {
        for (base, _, tones) in LETTERS {
            for letter in tones {
                assert_eq!(fold(&letter.to_string()), base.to_string(), "{letter}");
                assert_eq!(fold(&decomposed(letter)), base.to_string(), "{letter}");
                assert_eq!(nfc(&decomposed(letter)), letter.to_string(), "{letter}");
                let capital = upper(letter).to_string();
                assert_eq!(nfc(&decomposed(letter).to_uppercase()), capital, "{capital}");
                assert_eq!(fold(&capital), base.to_string(), "{capital}");
            }
        }
    }

    #[test]
    fn search_finds_a_phrase_typed_without_marks_or_in_another_form() {
        let name = "Ban hành kế hoạch CCHC năm; đúng hạn";
        assert!(finds(name, "ke hoach"));
        assert!(finds(name, "DUNG HAN"));
        assert!(finds(name, "năm  kế hoạch"));
        assert!(finds(name, "kê\u{301} hoa\u{323}ch"));
        assert!(finds(name, " "));
        assert!(!finds(name, "báo cáo"));
    }

    #[test]
    fn text_that_is_not_vietnamese_stays() {
        assert_eq!(nfc("c\u{327} 1,5 – ẞ"), "c\u{327} 1,5 – ẞ");
        assert_eq!(nfc("\u{301}a"), "\u{301}a");
        assert_eq!(nfc("Đường"), "Đường");
        assert_eq!(fold("Đường 3/2"), "duong 3/2");
    }
}
