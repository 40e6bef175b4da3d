//! Words, numbers and signs of a rule sentence, and how they are compared.
//!
//! A word is compared letter by letter; where the whole text was typed without
//! Vietnamese marks ("tru 0,5 diem"), so are the words it is compared with.

use crate::base::decimal::Quantity;
use crate::base::vietnamese::plain;

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, in lower case.
    Word(String),
    /// A number with a comma or a point, or none.
    Number(Quantity),
    /// A part of a whole: "½", "2/3".
    Part(u32, u32),
    /// A number that names a place or a document and is no amount: "3.1" behind
    /// "mục", the year behind "năm".
    Reference,
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
    /// Whether the text was typed without marks.
    pub(super) plain: bool,
}

impl Token {
    /// Whether it is this word, given with its marks.
    pub(super) fn is(&self, word: &str) -> bool {
        match &self.kind {
            Kind::Word(text) => text == word || (self.plain && text.chars().eq(word.chars().map(plain))),
            _ => false,
        }
    }

    /// Whether it is one of these words.
    pub(super) fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    pub(super) const fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word(_))
    }

    pub(super) fn is_percent(&self) -> bool {
        self.is_sign('%')
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
        let same = match &token.kind {
            Kind::Word(_) => token.is(word),
            Kind::Sign(sign) => word.strip_prefix(*sign).is_some_and(str::is_empty),
            _ => false,
        };
        if !same {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// The longest of some phrases at `at`, in tokens.
pub(super) fn any_phrase(tokens: &[Token], at: usize, phrases: &[&str]) -> Option<usize> {
    phrases.iter().filter_map(|words| phrase(tokens, at, words)).max()
}

/// Where the first of some phrases stands, and how long the longest there is.
pub(super) fn find(tokens: &[Token], phrases: &[&str]) -> Option<(usize, usize)> {
    (0..tokens.len()).find_map(|at| any_phrase(tokens, at, phrases).map(|length| (at, length)))
}

/// Whether one of some phrases stands anywhere.
pub(super) fn has(tokens: &[Token], phrases: &[&str]) -> bool {
    find(tokens, phrases).is_some()
}
