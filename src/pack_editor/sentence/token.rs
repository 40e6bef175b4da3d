//! Words, numbers and signs of a rule sentence.
//!
//! A word is compared letter by letter when it was typed with marks ("trừ" is
//! not "trú"), and without them when it was typed without ("tru 0,5 diem").

use crate::base::decimal::Quantity;
use crate::base::vietnamese::{fold, nfc};

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, in lower case.
    Word(String),
    /// A number with a comma or a point, or none.
    Number(Quantity),
    /// One sign. Spelling variants are one sign: `>=` is `≥`, every dash is `-`,
    /// an arrow is `:`, a line break is `\n`.
    Sign(char),
}

/// A token with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// First byte in the text.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
}

impl Token {
    /// Whether it is this word, given with its marks.
    pub(super) fn is(&self, word: &str) -> bool {
        match &self.kind {
            Kind::Word(text) => text == word || (text.is_ascii() && *text == fold(word)),
            _ => false,
        }
    }

    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    pub(super) const fn number(&self) -> Option<Quantity> {
        match self.kind {
            Kind::Number(value) => Some(value),
            _ => None,
        }
    }
}

/// How many tokens from `at` on are the words of `phrase`; none when they are not.
pub(super) fn phrase(tokens: &[Token], at: usize, phrase: &str) -> Option<usize> {
    let mut length = 0;
    for word in phrase.split(' ') {
        let token = tokens.get(at + length)?;
        let mut signs = word.chars();
        let sign = signs.next().filter(|c| !c.is_alphabetic() && signs.next().is_none());
        if !(token.is(word) || sign.is_some_and(|c| token.is_sign(c))) {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// Where the first of some phrases stands, and how long it is.
pub(super) fn find(tokens: &[Token], phrases: &[&str]) -> Option<(usize, usize)> {
    (0..tokens.len()).find_map(|at| phrases.iter().find_map(|p| phrase(tokens, at, p)).map(|length| (at, length)))
}

/// Whether one of some phrases stands anywhere.
pub(super) fn has(tokens: &[Token], phrases: &[&str]) -> bool {
    find(tokens, phrases).is_some()
}

/// The text in composed letters and its tokens.
pub(super) fn tokens(text: &str) -> (String, Vec<Token>) {
    let text = nfc(text);
    let mut out: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let rest = text.get(start..).unwrap_or_default();
        let (kind, length) = if c.is_ascii_digit() {
            number(rest)
        } else if c.is_alphabetic() {
            let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            word(rest.get(..length).unwrap_or_default())
        } else if let Some(pair) = sign_of_two(rest) {
            pair
        } else if c.is_whitespace() && c != '\n' {
            continue;
        } else {
            (Kind::Sign(sign(c)), c.len_utf8())
        };
        let end = start + length;
        while chars.next_if(|(at, _)| *at < end).is_some() {}
        out.push(Token { kind, start, end });
    }
    join_percent(&mut out);
    (text, out)
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
        '→' | '：' => ':',
        '÷' => '/',
        '*' | '·' | '∙' => '×',
        '⩾' => '≥',
        '⩽' => '≤',
        '％' => '%',
        other => other,
    }
}

/// Digits with at most one decimal sign; anything longer is a word ("1.1.2").
fn number(rest: &str) -> (Kind, usize) {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(rest);
    let tail = rest.get(whole..).unwrap_or_default();
    let fraction = if tail.starts_with([',', '.']) { digits(tail.get(1..).unwrap_or_default()) } else { 0 };
    let length = if fraction == 0 { whole } else { whole + 1 + fraction };
    let text = rest.get(..length).unwrap_or_default();
    let after = rest.get(length..).unwrap_or_default();
    let longer = 0 < fraction && after.starts_with('.') && after.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    match Quantity::parse(&text.replace(',', ".")) {
        Ok(value) if !longer => (Kind::Number(value), length),
        _ => {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(rest.len());
            (Kind::Word(rest.get(..end).unwrap_or_default().to_owned()), end)
        }
    }
}

/// "phần trăm" is a percent sign.
fn join_percent(tokens: &mut Vec<Token>) {
    while let Some((at, _)) = find(tokens, &["phần trăm"]) {
        let end = tokens.get(at + 1).map_or(0, |token| token.end);
        tokens.remove(at + 1);
        if let Some(token) = tokens.get_mut(at) {
            *token = Token { kind: Kind::Sign('%'), start: token.start, end };
        }
    }
}
