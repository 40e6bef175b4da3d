//! SHA-256 of bytes, of files in pieces, and of JSON in its canonical form.
//!
//! A pack, a submission and a piece of evidence are all named by such a digest.
//! Knows no domain; may use [`crate::base::json`] only.

use std::fmt;

use sha2::Digest as _;

use crate::base::json::{Json, write};

/// A SHA-256 value: 32 bytes, shown as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    pub fn of_bytes(bytes: &[u8]) -> Digest {
        Digest(sha2::Sha256::digest(bytes).into())
    }

    /// The digest of the canonical form (RFC 8785, UTF-8) of `value`: the same
    /// for every way of writing the same content.
    pub fn of_json(value: &Json) -> Digest {
        Digest::of_bytes(write::canonical(value).as_bytes())
    }

    /// Whether a text is a digest as [`Digest::parse`] reads it.
    pub fn is_text(text: &str) -> bool {
        text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    }

    /// The digest written as exactly 64 lower-case hexadecimal digits, or `None`.
    pub fn parse(text: &str) -> Option<Digest> {
        let mut bytes = [0; 32];
        if text.len() != 64 {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            for digit in pair {
                let value = match digit {
                    b'0'..=b'9' => digit - b'0',
                    b'a'..=b'f' => digit - b'a' + 10,
                    _ => return None,
                };
                *byte = *byte << 4 | value;
            }
        }
        Some(Digest(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

/// SHA-256 of a file read in pieces, so that a large one need not be in memory.
#[derive(Clone, Debug, Default)]
pub struct Hasher(sha2::Sha256);

impl Hasher {
    /// A hasher that has seen nothing.
    pub fn new() -> Hasher {
        Hasher::default()
    }

    /// Takes the next piece.
    pub fn update(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// The digest of all pieces in the order in which they came.
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: FIPS 180-4 example for the message "abc".
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn a_digest_is_printed_and_read_back() {
        let digest = Digest::of_bytes(b"abc");
        assert_eq!(digest.to_string(), ABC);
        assert_eq!(Digest::parse(ABC), Some(digest));
        assert!(Digest::is_text(ABC) && !Digest::is_text(&ABC[1..]) && !Digest::is_text(&ABC.replace('a', "G")));
        assert_eq!(Digest::parse(&ABC.to_uppercase()), None);
        assert_eq!(Digest::parse(&ABC[1..]), None);
        assert_eq!(Digest::parse(&ABC.replace('a', "ă")), None);
    }

    #[test]
    fn pieces_and_the_whole_have_one_digest() {
        let mut hasher = Hasher::new();
        hasher.update(b"a");
        hasher.update(b"bc");
        assert_eq!(hasher.finish().to_string(), ABC);
    }

    #[test]
    fn the_order_of_members_does_not_change_the_digest_of_json() {
        let one = Json::object([("a", 1.into()), ("b", 2.into())]);
        let other = Json::object([("b", 2.into()), ("a", 1.into())]);
        assert_eq!(Digest::of_json(&one), Digest::of_json(&other));
        assert_eq!(Digest::of_json(&one), Digest::of_bytes(br#"{"a":1,"b":2}"#));
    }
}
