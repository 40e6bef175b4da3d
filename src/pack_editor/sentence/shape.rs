//! Tokens as people mean them: "1/2" before "điểm tối đa" is a half, "3.1"
//! behind "mục" is a place, "a)" at the beginning of a line is a list mark.

use super::token::{Kind, Token, phrase};
use crate::base::decimal::Quantity;

/// The part that one character writes.
pub(super) const fn fraction_sign(c: char) -> Option<(u32, u32)> {
    match c {
        '½' => Some((1, 2)),
        '⅓' => Some((1, 3)),
        '⅔' => Some((2, 3)),
        '¼' => Some((1, 4)),
        '¾' => Some((3, 4)),
        '⅕' => Some((1, 5)),
        '⅖' => Some((2, 5)),
        '⅗' => Some((3, 5)),
        '⅘' => Some((4, 5)),
        '⅛' => Some((1, 8)),
        _ => None,
    }
}

/// Tokens with list marks left out, and references, parts and percentages told apart.
pub(super) fn shaped(text: &str, mut tokens: Vec<Token>) -> Vec<Token> {
    references(text, &mut tokens);
    let numbered = lists_points(&tokens);
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let starts = out.last().is_none_or(|last| last.is_sign('\n') || last.is_sign(';'));
        if let Some(skip) = starts.then(|| list_mark(&tokens, at, numbered)).flatten() {
            at += skip;
            continue;
        }
        if let Some(length) = repeated_in_words(&tokens, at) {
            at += length;
            continue;
        }
        if phrase(&tokens, at, "phần trăm").is_some() {
            let end = tokens.get(at + 1).map_or(token.end, |next| next.end);
            out.push(Token { kind: Kind::Sign('%'), end, ..token.clone() });
            at += 2;
            continue;
        }
        if let Some(part) = part(&tokens, at) {
            out.push(part);
            at += 3;
            continue;
        }
        out.push(token.clone());
        at += 1;
    }
    out
}

/// Length of a list mark at `at`: "-", "+", "a)", "1.", "1)", "(1)".
fn list_mark(tokens: &[Token], at: usize, numbered: bool) -> Option<usize> {
    let token = tokens.get(at)?;
    let next = tokens.get(at + 1)?;
    if token.is_sign('-') || token.is_sign('+') {
        let apart = token.end < next.start && numbered;
        return (next.is_word() || apart).then_some(1);
    }
    let after = tokens.get(at + 2);
    let letter = matches!(&token.kind, Kind::Word(word) if word.chars().count() == 1);
    let small = token.number().is_some_and(|number| number < Quantity::HUNDRED);
    let closed = next.is_sign(')') || (next.is_sign('.') && after.is_some_and(|after| next.end < after.start));
    ((letter || small) && closed && after.is_some_and(Token::is_word)).then_some(2)
}

/// Whether the lines begin "- 2 điểm: …", "- 0 điểm: …": a list, for there is no
/// minus zero.
fn lists_points(tokens: &[Token]) -> bool {
    tokens.windows(4).any(|four| match four {
        [dash, number, points, colon] => {
            let zero = number.number().is_some_and(|value| value.is_zero());
            dash.is_sign('-') && zero && points.is_any(&["điểm", "đ"]) && colon.is_sign(':')
        }
        _ => false,
    })
}

/// "01 (một)": the number once more, in words.
fn repeated_in_words(tokens: &[Token], at: usize) -> Option<usize> {
    let number = at.checked_sub(1).and_then(|before| tokens.get(before)).and_then(Token::number)?;
    let inside = tokens.get(at)?.is_sign('(') && tokens.get(at + 2)?.is_sign(')');
    (inside && count(tokens.get(at + 1)?)? == number).then_some(3)
}

/// A number in words: "một", "hai" …
pub(super) fn count(token: &Token) -> Option<Quantity> {
    const WORDS: [(&str, u32); 11] = [
        ("một", 1),
        ("hai", 2),
        ("ba", 3),
        ("bốn", 4),
        ("năm", 5),
        ("sáu", 6),
        ("bảy", 7),
        ("tám", 8),
        ("chín", 9),
        ("mười", 10),
        ("tư", 4),
    ];
    WORDS.iter().find(|(word, _)| token.is(word)).map(|(_, value)| Quantity::from(*value))
}

/// The number behind "lần thứ", "thứ": "hai", "2", "đầu".
pub(super) fn ordinal(token: &Token) -> Option<Quantity> {
    let first = token.is_any(&["nhất", "đầu"]).then(|| Quantity::from(1));
    first.or_else(|| token.is("nhì").then(|| Quantity::from(2))).or_else(|| count(token)).or_else(|| token.number())
}

/// "1/2" where a part of the points is meant: before "×", "điểm", "số điểm",
/// "thang điểm", "mức điểm", "của".
fn part(tokens: &[Token], at: usize) -> Option<Token> {
    let first = tokens.get(at)?;
    let small = |token: &Token| -> Option<u32> { token.number()?.to_text().parse().ok() };
    let (above, below) = (small(first)?, small(tokens.get(at + 2)?)?);
    let stroke = tokens.get(at + 1)?.is_sign('/');
    if !stroke || above == 0 || below <= above || 12 < below {
        return None;
    }
    // Not within a date or a longer quotient.
    if at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|b| b.is_sign('/') || b.is("ngày")) {
        return None;
    }
    let next = tokens.get(at + 3)?;
    let of_points = next.is_sign('×') || next.is_any(&["điểm", "số", "thang", "mức", "tổng", "của", "nhân"]);
    of_points.then(|| Token {
        kind: Kind::Part(above, below),
        end: tokens.get(at + 2).map_or(first.end, |t| t.end),
        ..first.clone()
    })
}

/// Words behind which a number is a place in a document.
const PLACES: [&str; 16] = [
    "mục", "điều", "khoản", "chuẩn", "chí", "lục", "biểu", "mẫu", "chương", "định", "tư", "luật", "quyết", "stt", "ý",
    "tiết",
];

/// Marks numbers that are places, documents, their dates and years.
fn references(text: &str, tokens: &mut [Token]) {
    let mut at = 0;
    let mut document: Option<usize> = None;
    while at < tokens.len() {
        let length = reference(text, tokens, at, document);
        if length == 0 {
            at += 1;
            continue;
        }
        document = Some(at + length);
        for token in tokens.iter_mut().skip(at).take(length) {
            if token.number().is_some()
                || matches!(&token.kind, Kind::Word(word) if word.starts_with(|c: char| c.is_ascii_digit()))
            {
                token.kind = Kind::Reference;
            }
        }
        at += length;
    }
}

/// How many tokens from `at` on are one reference; zero when none is.
fn reference(text: &str, tokens: &[Token], at: usize, document: Option<usize>) -> usize {
    let Some(token) = tokens.get(at) else { return 0 };
    let numeric = token.number().is_some()
        || matches!(&token.kind, Kind::Word(word) if word.starts_with(|c: char| c.is_ascii_digit()));
    if !numeric {
        return 0;
    }
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let points = tokens.get(at + 1).is_some_and(|next| next.is_any(&["điểm", "đ"]) || next.is_percent());
    let named = before.is_some_and(|b| b.is_any(&PLACES) && is_place(tokens, at)) && !points;
    let year =
        before.is_some_and(|b| b.is_any(&["năm", "đoạn"]) || b.is_sign('-') || b.is_sign('/')) && is_year(text, token);
    let year = year
        && before.is_some_and(|b| {
            b.is_word() || at.checked_sub(2).and_then(|a| tokens.get(a)).is_some_and(|t| t.kind == Kind::Reference)
        });
    if let Some(length) = document_number(text, tokens, at) {
        return length;
    }
    if let Some(known) = document
        && at <= known + 3
        && !points
    {
        // "mục 3.1; 3.2", "ngày 03/4/2020" behind a document.
        let date = date_length(tokens, at);
        if 0 < date && before.is_some_and(|b| b.is("ngày")) {
            return date;
        }
        let listed =
            at == known + 1 && before.is_some_and(|b| b.is_sign(';') || b.is_sign(',') || b.is("và") || b.is_sign('-'));
        let ends = tokens.get(at + 1).is_none_or(|next| matches!(next.kind, Kind::Sign(';' | ',' | ')' | '.' | '\n')));
        if listed && ends {
            return 1;
        }
    }
    usize::from(named || year)
}

/// Whether the word before the number at `at` names a place: "chuẩn" behind "tiêu",
/// "định" behind "nghị" or "quyết".
fn is_place(tokens: &[Token], at: usize) -> bool {
    let word = at.checked_sub(1).and_then(|a| tokens.get(a));
    let before = at.checked_sub(2).and_then(|a| tokens.get(a));
    let behind = |words: &[&str]| before.is_some_and(|token| token.is_any(words));
    match word {
        Some(word) if word.is_any(&["chuẩn", "chí"]) => behind(&["tiêu"]),
        Some(word) if word.is("lục") => behind(&["phụ"]),
        Some(word) if word.is("định") => behind(&["nghị", "quyết"]),
        Some(word) if word.is("tư") => behind(&["thông"]),
        Some(word) if word.is("ý") => true,
        Some(_) => true,
        None => false,
    }
}

fn is_year(text: &str, token: &Token) -> bool {
    let digits = text.get(token.start..token.end).unwrap_or_default();
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// "12/2020/QĐ-UBND", "số 2896/QĐ-UBND", "61/2018/NĐ-CP".
fn document_number(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    const KINDS: [&str; 21] = [
        "qđ", "nđ", "tt", "ct", "nq", "kh", "bc", "cv", "ttr", "hd", "tb", "đa", "ubnd", "hđnd", "bnv", "snv", "qc",
        "cp", "qh13", "qh14", "qh15",
    ];
    let mut length = 1;
    while let (Some(stroke), Some(next)) = (tokens.get(at + length), tokens.get(at + length + 1)) {
        let near = stroke.is_sign('/')
            && tokens.get(at + length - 1).is_some_and(|t| t.end == stroke.start)
            && stroke.end == next.start;
        if !near {
            break;
        }
        if next.is_any(&KINDS) {
            let follows = tokens.get(at + length + 2).is_some_and(|t| t.is_sign('-') && t.start == next.end);
            let said = at.checked_sub(1).and_then(|a| tokens.get(a)).is_some_and(|t| t.is("số"));
            let sure = 1 < length || follows || said || text.get(next.start..next.end).is_some_and(|t| t == "NĐ");
            return sure.then_some(length + 2);
        }
        if next.number().is_none() {
            break;
        }
        length += 2;
    }
    let said = at
        .checked_sub(2)
        .is_some_and(|a| phrase(tokens, a, "định số").is_some() || phrase(tokens, a, "văn số").is_some());
    said.then_some(length)
}

/// Tokens of "3/4/2020" from `at` on; zero when it is no date with a year.
fn date_length(tokens: &[Token], at: usize) -> usize {
    let number = |at: usize| tokens.get(at).is_some_and(|t| t.number().is_some());
    let stroke = |at: usize| tokens.get(at).is_some_and(|t| t.is_sign('/') || t.is("tháng") || t.is("năm"));
    if number(at) && stroke(at + 1) && number(at + 2) && stroke(at + 3) && number(at + 4) { 5 } else { 0 }
}
