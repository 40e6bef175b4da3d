//! Marks of footnotes beside numbers, codes and words: a superscript is no digit.

use crate::formats::note::{CellNote, LeftOut};
use crate::formats::table::Cell;

/// Superscript characters and what they raise.
const RAISED: [(char, char); 12] = [
    ('¹', '1'),
    ('²', '2'),
    ('³', '3'),
    ('⁰', '0'),
    ('⁴', '4'),
    ('⁵', '5'),
    ('⁶', '6'),
    ('⁷', '7'),
    ('⁸', '8'),
    ('⁹', '9'),
    ('⁽', '('),
    ('⁾', ')'),
];
/// Units of length, which may be squared or cubed.
const UNITS: [&str; 7] = ["m", "km", "cm", "mm", "dm", "dam", "hm"];
/// Most characters of a mark.
const MOST: usize = 5;

/// Whether a text ends in a unit of length.
fn ends_in_unit(text: &str) -> bool {
    let word = text.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    UNITS.contains(&word)
}

/// Whether a short raised text is a mark: `1`, `(2)`, `*`, `[a]`.
fn is_mark(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')', '[', ']', ',', ';', '.', ' ']);
    let digits = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | ';' | '-'));
    let stars = !bare.is_empty() && bare.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '#'));
    let letter = bare.chars().count() == 1 && bare.chars().all(|c| c.is_ascii_lowercase() && c != 'o');
    text.chars().count() <= MOST && (digits || stars || letter) || bare.is_empty()
}

/// What stays of a superscript behind a text; none when it is a mark.
pub(super) fn superscript(before: &str, raised: &str) -> Option<String> {
    match raised {
        "2" if ends_in_unit(before) => Some("²".to_owned()),
        "3" if ends_in_unit(before) => Some("³".to_owned()),
        _ if is_mark(raised) => None,
        // Whole words were only pack higher.
        _ => Some(raised.to_owned()),
    }
}

/// Whether a subscript is part of the words: an index of a letter (x1, H2O), words.
pub(super) fn subscript_stays(before: &str, lowered: &str) -> bool {
    let index = before.chars().next_back().is_some_and(char::is_alphabetic);
    index || !is_mark(lowered)
}

/// The cell of a text, marks among its characters left out.
pub(super) fn finish(text: &str, mut notes: Vec<CellNote>) -> Cell {
    let raised = |c: char| RAISED.iter().find(|(known, _)| *known == c).map(|(_, plain)| *plain);
    let text =
        if text.contains(|c| raised(c).is_some()) { without_raised(text, &mut notes, raised) } else { text.to_owned() };
    let mut cell = Cell::of(&text);
    let starred = match cell.lines.as_slice() {
        [only] => star(only),
        _ => None,
    };
    if let Some((number, mark)) = starred {
        notes.push(CellNote::LeftOut { text: mark, why: LeftOut::Mark });
        cell.lines = vec![number];
    }
    cell.notes = notes;
    cell
}

/// Leaves superscript characters out unless they belong to a unit.
fn without_raised(text: &str, notes: &mut Vec<CellNote>, raised: impl Fn(char) -> Option<char>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut mark = String::new();
    let mut end = |out: &mut String, mark: &mut String| {
        match mark.as_str() {
            "" => return,
            "2" if ends_in_unit(out) => out.push('²'),
            "3" if ends_in_unit(out) => out.push('³'),
            _ => notes.push(CellNote::LeftOut { text: mark.clone(), why: LeftOut::Superscript }),
        }
        mark.clear();
    };
    for c in text.chars() {
        match raised(c) {
            Some(plain) => mark.push(plain),
            None => {
                end(&mut out, &mut mark);
                out.push(c);
            }
        }
    }
    end(&mut out, &mut mark);
    out
}

/// A number or code with stars behind it: `2*`, `1.1 (**)`.
fn star(line: &str) -> Option<(String, String)> {
    let bare = line.trim_end_matches(['*', '(', ')', ' ']);
    let (number, mark) = line.split_at(bare.len());
    let mark = mark.trim();
    let stars = mark.trim_start_matches('(').trim_end_matches(')');
    let is_number = number.chars().next().is_some_and(|c| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    (is_number && !stars.is_empty() && stars.chars().all(|c| c == '*')).then(|| (number.to_owned(), mark.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> (String, Vec<String>) {
        let cell = finish(text, Vec::new());
        let marks = cell.left_out().map(|(text, _)| text.to_owned()).collect();
        (cell.text(), marks)
    }

    #[test]
    fn raised_characters_are_marks_except_behind_units() {
        let is = |text: &str, kept: &str, marks: &[&str]| {
            assert_eq!(left(text), (kept.to_owned(), marks.iter().map(|m| (*m).to_owned()).collect()), "{text}")
        };
        is("2¹", "2", &["1"]);
        is("1.1⁽²⁾", "1.1", &["(2)"]);
        is("Bộ tiêu chí¹²", "Bộ tiêu chí", &["12"]);
        is("100 km² đất, 5 m³ nước", "100 km² đất, 5 m³ nước", &[]);
        is("2*", "2", &["*"]);
        is("1,5 (**)", "1,5", &["(**)"]);
        is("2 * 3", "2 * 3", &[]);
        is("Tiêu chí (*)", "Tiêu chí (*)", &[]);
    }

    #[test]
    fn superscript_runs_are_marks_units_or_words() {
        assert_eq!(superscript("1,5", "1"), None);
        assert_eq!(superscript("1.1", "(12)"), None);
        assert_eq!(superscript("10 km", "2"), Some("²".to_owned()));
        assert_eq!(superscript("", "điểm thưởng"), Some("điểm thưởng".to_owned()));
        assert!(subscript_stays("x", "1") && subscript_stays("H", "2") && !subscript_stays("2", "1"));
    }
}
