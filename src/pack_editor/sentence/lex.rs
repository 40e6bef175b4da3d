//! A text as tokens.

use super::ask::Doubt;
use super::shape;
use super::token::{Kind, Token};
use crate::base::decimal::Quantity;
use crate::base::vietnamese::nfc;

/// A text in composed letters with its tokens.
#[derive(Debug, Default)]
pub(super) struct Lexed {
    pub(super) text: String,
    pub(super) tokens: Vec<Token>,
    /// Numbers that can be read in two ways.
    pub(super) doubts: Vec<Doubt>,
}

/// How the numbers of a text are written.
#[derive(Clone, Copy)]
enum Writing {
    /// "0,5": a point parts thousands.
    Comma,
    /// "0.5": a comma parts thousands.
    Point,
    /// Nothing tells.
    Unknown,
}

/// Reads a text.
pub(super) fn lex(text: &str) -> Lexed {
    let text = nfc(text);
    let unmarked = text.chars().all(|c| !c.is_alphabetic() || c.is_ascii());
    let writing = writing(&text);
    let mut out = Lexed::default();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let rest = text.get(start..).unwrap_or_default();
        let (kind, length) = if c.is_ascii_digit() {
            number(rest, writing, &mut out.doubts)
        } else if let Some((above, below)) = shape::fraction_sign(c) {
            (Kind::Part(above, below), c.len_utf8())
        } else if c.is_alphabetic() {
            let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            word(rest.get(..length).unwrap_or_default())
        } else if let Some(pair) = sign_of_two(rest) {
            pair
        } else if (c.is_whitespace() && c != '\n') || matches!(c, '"' | '“' | '”' | '\'' | '\u{200b}') {
            continue;
        } else {
            (Kind::Sign(sign(c)), c.len_utf8())
        };
        let end = start + length;
        while chars.next_if(|(at, _)| *at < end).is_some() {}
        out.tokens.push(Token { kind, start, end, plain: unmarked });
    }
    out.tokens = shape::shaped(&text, out.tokens);
    out.text = text;
    out
}

fn word(text: &str) -> (Kind, usize) {
    // A letter x by itself multiplies.
    let kind = if matches!(text, "x" | "X") { Kind::Sign('×') } else { Kind::Word(text.to_lowercase()) };
    (kind, text.len())
}

fn sign_of_two(rest: &str) -> Option<(Kind, usize)> {
    let pairs = [(">=", '≥'), ("=>", '≥'), ("<=", '≤'), ("=<", '≤'), ("->", ':')];
    pairs.iter().find(|(text, _)| rest.starts_with(text)).map(|(text, c)| (Kind::Sign(*c), text.len()))
}

const fn sign(c: char) -> char {
    match c {
        '–' | '—' | '−' | '‐' | '‑' | '\u{2012}' => '-',
        '→' | '：' | '⇒' => ':',
        '÷' | '∶' | '⁄' | '∕' => '/',
        '*' | '·' | '∙' | '⋅' | '✕' => '×',
        '⩾' | '≧' => '≥',
        '⩽' | '≦' => '≤',
        '％' => '%',
        '[' | '{' => '(',
        ']' | '}' => ')',
        '•' | '●' | '▪' | '◦' | '\u{f0b7}' | '\u{f02d}' => '-',
        other => other,
    }
}

/// Digits from the start of a text.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// How a text writes decimals: told by the numbers that leave no choice.
fn writing(text: &str) -> Writing {
    let (mut comma, mut point) = (false, false);
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = rest.get(at..).unwrap_or_default();
        let whole = digits(rest);
        let after = rest.get(whole..).unwrap_or_default();
        let fraction = digits(after.get(1..).unwrap_or_default());
        let ends = |end: usize| !after.get(end..).unwrap_or_default().starts_with(['.', ',']);
        // "0,125" has decimals, "1,125" may have.
        let sure = matches!(fraction, 1 | 2) || (2 < fraction && rest.starts_with('0'));
        if sure && after.starts_with(',') && ends(1 + fraction) {
            comma = true;
        } else if sure && after.starts_with('.') && ends(1 + fraction) {
            point = true;
        }
        rest = after.get(if after.starts_with([',', '.']) { 1 + fraction } else { 0 }..).unwrap_or_default();
    }
    match (comma, point) {
        (true, false) => Writing::Comma,
        (false, true) => Writing::Point,
        _ => Writing::Unknown,
    }
}

/// Digits with their decimal or thousands signs; anything longer is a word ("1.1.2").
fn number(rest: &str, writing: Writing, doubts: &mut Vec<Doubt>) -> (Kind, usize) {
    let run = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(rest.len());
    let run = rest.get(..run).unwrap_or_default().trim_end_matches(['.', ',']);
    let groups: Vec<&str> = run.split(['.', ',']).collect();
    let signs: Vec<char> = run.chars().filter(|c| !c.is_ascii_digit()).collect();
    let value = |text: &str| Quantity::parse(text).ok();
    let read = match (groups.as_slice(), signs.as_slice()) {
        ([whole], _) => value(whole),
        ([whole, fraction], [sign]) if is_thousands(whole, fraction) => {
            let (thousands, decimals) = (value(&format!("{whole}{fraction}")), value(&format!("{whole}.{fraction}")));
            let (read, sure) = match (writing, sign) {
                (Writing::Comma, '.') | (Writing::Point, ',') => (thousands, true),
                (Writing::Comma, _) | (Writing::Point, _) => (decimals, true),
                (Writing::Unknown, '.') => (thousands, false),
                (Writing::Unknown, _) => (decimals, false),
            };
            doubts.extend(read.filter(|_| !sure).map(|read| Doubt::TwoReadings(run.to_owned(), read)));
            read
        }
        ([whole, fraction], _) => value(&format!("{whole}.{fraction}")),
        // "1.234.567", "1.234,5".
        ([first, middle @ .., last], [sign, .., end]) => {
            let grouped = |groups: &[&str]| groups.iter().all(|group| group.len() == 3) && first.len() <= 3;
            if sign == end && signs.iter().all(|other| other == sign) && grouped(middle) && last.len() == 3 {
                value(&groups.concat())
            } else if sign != end && signs.iter().rev().skip(1).all(|other| other == sign) && grouped(middle) {
                value(&format!("{first}{}.{last}", middle.concat()))
            } else {
                None
            }
        }
        _ => None,
    };
    read.map_or_else(|| (Kind::Word(run.to_owned()), run.len()), |value| (Kind::Number(value), run.len()))
}

/// Whether "1.000" may be a thousand: three digits behind, no zero before.
fn is_thousands(whole: &str, fraction: &str) -> bool {
    fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0')
}
