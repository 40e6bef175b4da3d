//! How hard a passphrase is to guess, roughly: by its length and by how many
//! different characters it has. A rough measure keeps people from the worst and
//! tells the way to better: more words.

use crate::base::compact_sort;

/// How good a passphrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Nothing was typed.
    Empty,
    /// Fewer than [`LEAST`] characters: not taken.
    TooShort,
    /// Long enough, but of few different characters or all digits: not taken.
    TooSimple,
    /// Taken; longer is better.
    Fair,
    /// Twenty characters or more.
    Good,
}

/// Fewest characters of a passphrase.
pub const LEAST: usize = 10;

/// Characters of a good one: four words.
const GOOD: usize = 20;

/// Fewest different characters, in whatever case.
const DIFFERENT: usize = 6;

impl Strength {
    /// The strength of a passphrase.
    #[must_use]
    pub fn of(text: &str) -> Strength {
        let length = text.chars().count();
        if length == 0 {
            return Strength::Empty;
        }
        if length < LEAST {
            return Strength::TooShort;
        }
        let different = compact_sort::set(text.chars().flat_map(char::to_lowercase));
        let digits = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || c.is_ascii_punctuation());
        if different.len() < DIFFERENT || digits {
            Strength::TooSimple
        } else if length < GOOD {
            Strength::Fair
        } else {
            Strength::Good
        }
    }

    /// Whether a key may be encrypted with it.
    #[must_use]
    pub fn is_enough(self) -> bool {
        Strength::Fair <= self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_simple_passphrases_are_not_enough() {
        for (text, expected) in [
            ("", Strength::Empty),
            ("mậtkhẩu1", Strength::TooShort),
            ("aaaaaaaaaaaaaaa", Strength::TooSimple),
            ("01/01/1990 2025", Strength::TooSimple),
            ("AbabABAB abab", Strength::TooSimple),
            ("trâu đen ăn", Strength::Fair),
            ("con trâu đen ăn cỏ non", Strength::Good),
        ] {
            assert_eq!(Strength::of(text), expected, "{text}");
            assert_eq!(Strength::of(text).is_enough(), Strength::Fair <= expected);
        }
    }
}
