//! Names and ids made of the words of a table.

use crate::base::vietnamese::fold;

/// Longest id made of words, in characters.
const LONGEST: usize = 40;

/// An id made of a text: letters without marks, digits, hyphens.
///
/// # Example
/// ```
/// use cchc::pack_editor::sentence::slug;
/// assert_eq!(slug("Ban hành kế hoạch CCHC năm"), "ban-hanh-ke-hoach-cchc-nam");
/// ```
#[must_use]
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut out = String::new();
    for word in words {
        let longer = out.len() + 1 + word.len();
        if !out.is_empty() && LONGEST < longer {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(word.get(..word.len().min(LONGEST)).unwrap_or_default());
    }
    if out.is_empty() { "muc".to_owned() } else { out }
}

/// The id, or the id with the first number behind it that is not taken.
#[must_use]
pub fn unique(id: String, taken: &mut Vec<String>) -> String {
    let fresh = |id: &String, taken: &[String]| !taken.contains(id);
    let made = if fresh(&id, taken) {
        id
    } else {
        (2_u32..).map(|n| format!("{id}-{n}")).find(|id| fresh(id, taken)).unwrap_or(id)
    };
    taken.push(made.clone());
    made
}

/// A label: first letter large, marks at its ends left out.
pub(super) fn label(text: &str) -> String {
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ';' | ',' | '-' | '–' | '+' | '=' | '/'));
    let text = text.strip_suffix('.').unwrap_or(text);
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A name printed in capitals, in small letters but for the first and for
/// abbreviations; any other name as it is.
///
/// # Example
/// ```
/// use cchc::pack_editor::sentence::sentence_case;
/// assert_eq!(sentence_case("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC"), "Công tác chỉ đạo, điều hành CCHC");
/// assert_eq!(sentence_case("Cải cách TTHC"), "Cải cách TTHC");
/// ```
#[must_use]
pub fn sentence_case(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphabetic());
    if letters.clone().count() < 8 || letters.clone().any(char::is_lowercase) {
        return name.to_owned();
    }
    let words = name.split(' ').map(|word| if is_abbreviation(word) { word.to_owned() } else { word.to_lowercase() });
    label(&words.collect::<Vec<_>>().join(" "))
}

/// A word that no Vietnamese syllable can be: more than one letter and no vowel,
/// or one of the abbreviations with vowels that packs use.
fn is_abbreviation(word: &str) -> bool {
    const WITH_VOWELS: [&str; 12] =
        ["UBND", "SIPAS", "PAR", "ISO", "PAKN", "PAPI", "DTI", "DVCTT", "KT-XH", "QPPL", "HTQLCL", "TTHCC"];
    let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
    let folded = fold(plain);
    let vowels = folded.chars().any(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
    WITH_VOWELS.contains(&plain) || (1 < plain.chars().count() && !vowels)
}
