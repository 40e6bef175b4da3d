//! Values to text: a form for people, and the canonical form that is signed.
//!
//! Both escape alike, so that the only differences between them are line breaks,
//! indentation and the order of members.

use crate::Json;

/// A list of scalars stays on one line while that line is at most this many
/// characters wide.
const LINE: usize = 100;

/// The text form for people: two spaces of indentation, members in the order of
/// the value, short lists of scalars on one line, one line break at the end.
///
/// Reading it back gives an equal value, and equal values give equal texts.
pub fn to_text(value: &Json) -> String {
    let mut out = String::new();
    pretty(value, 0, &mut out);
    out.push('\n');
    out
}

/// The canonical form: no white space, members sorted by the UTF-16 code units
/// of their names, the fewest possible escapes, integers plain.
///
/// Equal up to member order means equal bytes here.
///
/// # Source
/// RFC 8785 (JSON Canonicalization Scheme), §3.2; of its number rules only the
/// one for integers within ±(2^53 − 1) is needed.
pub fn canonical(value: &Json) -> String {
    let mut out = String::new();
    compact(value, &mut out);
    out
}

/// The canonical form of an object with these members, whose names are distinct:
/// for signing an object without one of its members.
pub fn canonical_object(members: Vec<(&str, &Json)>) -> String {
    let mut out = String::new();
    compact_object(members, &mut out);
    out
}

fn pretty(value: &Json, depth: usize, out: &mut String) {
    match value {
        Json::List(elements) if elements.is_empty() => out.push_str("[]"),
        Json::Object(members) if members.is_empty() => out.push_str("{}"),
        Json::List(elements) => {
            if let Some(line) = one_line(elements, depth) {
                out.push_str(&line);
                return;
            }
            out.push('[');
            for (idx, element) in elements.iter().enumerate() {
                break_line(idx, depth + 1, out);
                pretty(element, depth + 1, out);
            }
            end_line(depth, out);
            out.push(']');
        }
        Json::Object(members) => {
            out.push('{');
            for (idx, (name, member)) in members.iter().enumerate() {
                break_line(idx, depth + 1, out);
                quote(name, out);
                out.push_str(": ");
                pretty(member, depth + 1, out);
            }
            end_line(depth, out);
            out.push('}');
        }
        scalar => compact(scalar, out),
    }
}

fn one_line(elements: &[Json], depth: usize) -> Option<String> {
    let mut line = String::from("[");
    for (idx, element) in elements.iter().enumerate() {
        if matches!(element, Json::List(_) | Json::Object(_)) {
            return None;
        }
        if 0 < idx {
            line.push_str(", ");
        }
        compact(element, &mut line);
        if LINE < depth * 2 + line.len() && LINE < depth * 2 + line.chars().count() {
            return None;
        }
    }
    line.push(']');
    Some(line)
}

fn break_line(idx: usize, depth: usize, out: &mut String) {
    if 0 < idx {
        out.push(',');
    }
    end_line(depth, out);
}

fn end_line(depth: usize, out: &mut String) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}

fn compact(value: &Json, out: &mut String) {
    match value {
        Json::Null => out.push_str("null"),
        Json::Bool(true) => out.push_str("true"),
        Json::Bool(false) => out.push_str("false"),
        Json::Int(int) => out.push_str(&int.to_string()),
        Json::Text(text) => quote(text, out),
        Json::List(elements) => {
            out.push('[');
            for (idx, element) in elements.iter().enumerate() {
                if 0 < idx {
                    out.push(',');
                }
                compact(element, out);
            }
            out.push(']');
        }
        Json::Object(members) => {
            let members = members.iter().map(|(name, value)| (name.as_str(), value));
            compact_object(members.collect(), out);
        }
    }
}

/// Order by UTF-16 code units; that of the bytes where all are ASCII, as nearly
/// all names are.
fn compact_object(mut members: Vec<(&str, &Json)>, out: &mut String) {
    if members.iter().all(|(name, _)| name.is_ascii()) {
        if !members.is_sorted_by_key(|(name, _)| *name) {
            members.sort_unstable_by_key(|(name, _)| *name);
        }
    } else {
        members.sort_unstable_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    }
    out.push('{');
    for (idx, (name, member)) in members.into_iter().enumerate() {
        if 0 < idx {
            out.push(',');
        }
        quote(name, out);
        out.push(':');
        compact(member, out);
    }
    out.push('}');
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    // All that is escaped is ASCII, so bytes tell where to cut.
    while let Some((before, b, after)) = cut(rest) {
        out.push_str(before);
        escape(b.into(), out);
        rest = after;
    }
    out.push_str(rest);
    out.push('"');
}

/// What stands before and after the first byte that must be escaped, and that byte.
fn cut(text: &str) -> Option<(&str, u8, &str)> {
    let must = |b: &u8| *b < b' ' || *b == b'"' || *b == b'\\';
    let (words, _) = text.as_bytes().as_chunks::<8>();
    let clean = words.iter().take_while(|word| !any_escaped(u64::from_le_bytes(**word))).count() * 8;
    let at = clean + text.as_bytes().get(clean..)?.iter().position(must)?;
    let b = *text.as_bytes().get(at)?;
    Some((text.get(..at)?, b, text.get(at + 1..)?))
}

/// Whether one of eight bytes may be a control character, `"` or `\`; never false
/// when one is.
///
/// # Source
/// The test for a zero byte, `(x - 0x01…) & !x & 0x80…`, as in *Hacker's Delight* §6-1.
const fn any_escaped(word: u64) -> bool {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const fn below(word: u64, limit: u64) -> u64 {
        word.wrapping_sub(ONES * limit) & !word
    }
    let found = below(word, 0x20) | below(word ^ (ONES * 0x22), 1) | below(word ^ (ONES * 0x5c), 1);
    found & (ONES << 7) != 0
}

fn escape(c: char, out: &mut String) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\u{8}' => out.push_str("\\b"),
        '\t' => out.push_str("\\t"),
        '\n' => out.push_str("\\n"),
        '\u{c}' => out.push_str("\\f"),
        '\r' => out.push_str("\\r"),
        other => {
            let code = u32::from(other);
            out.push_str("\\u00");
            for nibble in [code >> 4 & 0xf, code & 0xf] {
                out.push(char::from_digit(nibble, 16).unwrap_or('0'));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_for_people_is_indented_and_keeps_short_lists_on_one_line() {
        let value = Json::object([
            ("tên", "Sở Nội vụ".into()),
            ("empty", Json::List(Vec::new())),
            ("short", vec!["1", "2"].into()),
            ("nested", Json::List(vec![Json::object([("a", 1.into())])])),
            ("none", Json::Object(Vec::new())),
        ]);
        let expected = r#"{
  "tên": "Sở Nội vụ",
  "empty": [],
  "short": ["1", "2"],
  "nested": [
    {
      "a": 1
    }
  ],
  "none": {}
}
"#;
        assert_eq!(to_text(&value), expected);
        let long = Json::list(vec!["0123456789"; 12]);
        assert_eq!(to_text(&long).lines().count(), 14); // 12 + 2 brackets
    }

    /// Names chosen so that code-point order and UTF-16 order differ.
    ///
    /// Source: RFC 8785 §3.2.3, its sorting example.
    #[test]
    fn members_are_sorted_by_utf16_code_units() {
        let names = ["\u{20ac}", "\r", "\u{fb33}", "1", "\u{1f600}", "\u{80}", "\u{f6}"];
        let value = Json::object(names.map(|name| (name, Json::Null)));
        let expected = "{\"\\r\":null,\"1\":null,\"\u{80}\":null,\"\u{f6}\":null,\
                        \"\u{20ac}\":null,\"\u{1f600}\":null,\"\u{fb33}\":null}";
        assert_eq!(canonical(&value), expected);
    }

    #[test]
    fn only_what_must_be_escaped_is_escaped() {
        let value = Json::from("\u{0}\u{8}\t\n\u{b}\u{c}\r\u{1f}\"\\/\u{7f}\u{2028}ệ");
        let expected = "\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\u{7f}\u{2028}ệ\"";
        assert_eq!(canonical(&value), expected);
    }
}
