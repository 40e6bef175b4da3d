//! Multibase base58btc and the Multikey forms of Ed25519 keys, read strictly.
//!
//! # Source
//! W3C Controlled Identifiers (CID) 1.0, §2.2.2 Multikey and §2.4 Multibase.

use std::fmt;

/// The digits of base58btc in the order of their values: no 0, O, I or l.
const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// The letter that says "base58btc follows".
const BASE58_BTC: char = 'z';

/// What stands before the 32 bytes of an Ed25519 public key.
pub const ED25519_PUBLIC: [u8; 2] = [0xed, 0x01];

/// What stands before the 32 bytes of an Ed25519 private key.
pub const ED25519_PRIVATE: [u8; 2] = [0x80, 0x26];

/// Why a text is not the bytes it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MultibaseError {
    /// It does not start with `z`, the sign of base58btc.
    WrongBase,
    /// A character that base58btc does not have.
    BadCharacter {
        /// The character.
        found: char,
        /// Its position, from 0.
        at: usize,
    },
    /// Another number of bytes than asked for.
    WrongLength {
        /// The number asked for.
        expected: usize,
    },
    /// The bytes are a key of another kind.
    WrongKeyKind,
}

impl fmt::Display for MultibaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MultibaseError::WrongBase => f.write_str("not base58btc: no leading `z`"),
            MultibaseError::BadCharacter { found, at } => {
                write!(f, "`{found}` at {at} is no base58btc digit")
            }
            MultibaseError::WrongLength { expected } => write!(f, "not {expected} bytes"),
            MultibaseError::WrongKeyKind => f.write_str("not a key of this kind"),
        }
    }
}

impl std::error::Error for MultibaseError {}

/// `z` and the base58btc digits of `bytes`; each leading zero byte is a `1`.
pub fn encode(bytes: &[u8]) -> String {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    // Least significant digit first.
    let mut digits: Vec<u8> = Vec::with_capacity(bytes.len() * 138 / 100 + 1);
    for byte in bytes.iter().skip(zeros) {
        push_digit(&mut digits, 256, u32::from(*byte), 58);
    }
    let mut text = String::with_capacity(1 + zeros + digits.len());
    text.push(BASE58_BTC);
    text.extend(std::iter::repeat_n('1', zeros));
    let letter = |digit: &u8| ALPHABET.get(usize::from(*digit)).copied().map(char::from);
    text.extend(digits.iter().rev().filter_map(letter));
    text
}

/// The `N` bytes that `text` stands for.
///
/// Only one text stands for given bytes: `decode(encode(x)) == x` and no other
/// text gives `x`.
///
/// # Errors
/// [`MultibaseError`], never `WrongKeyKind`.
pub fn decode<const N: usize>(text: &str) -> Result<[u8; N], MultibaseError> {
    let wrong_length = MultibaseError::WrongLength { expected: N };
    let digits = text.strip_prefix(BASE58_BTC).ok_or(MultibaseError::WrongBase)?;
    // A byte takes fewer than two digits: refuse long texts before the work.
    if N * 2 < digits.len() {
        return Err(wrong_length);
    }
    let zeros = digits.bytes().take_while(|digit| *digit == b'1').count();
    // Least significant byte first.
    let mut bytes: Vec<u8> = Vec::with_capacity(N);
    for (at, found) in digits.chars().enumerate() {
        let value = ALPHABET
            .iter()
            .position(|known| char::from(*known) == found)
            .and_then(|value| u32::try_from(value).ok())
            .ok_or(MultibaseError::BadCharacter { found, at: at + 1 })?;
        if zeros <= at {
            push_digit(&mut bytes, 58, value, 256);
        }
    }
    bytes.extend(std::iter::repeat_n(0, zeros));
    bytes.reverse();
    <[u8; N]>::try_from(bytes).map_err(|_| wrong_length)
}

/// `number * from + digit`, where `number` is held in base `to`, least
/// significant digit first.
fn push_digit(number: &mut Vec<u8>, from: u32, digit: u32, to: u32) {
    let mut carry = digit;
    for place in number.iter_mut() {
        carry += u32::from(*place) * from;
        *place = low_byte(carry % to);
        carry /= to;
    }
    while 0 < carry {
        number.push(low_byte(carry % to));
        carry /= to;
    }
}

/// `value`, which is below 256 here: a digit of base 58 or 256.
fn low_byte(value: u32) -> u8 {
    let [low, ..] = value.to_le_bytes();
    low
}

/// A key of the kind `header` as Multikey text: `z6Mk…` for Ed25519 public keys.
pub fn encode_key(header: [u8; 2], key: &[u8; 32]) -> String {
    let mut bytes = [0; 34];
    for (slot, byte) in bytes.iter_mut().zip(header.iter().chain(key)) {
        *slot = *byte;
    }
    encode(&bytes)
}

/// The 32 bytes of a Multikey text of the kind `header`.
///
/// # Errors
/// [`MultibaseError`]; `WrongKeyKind` when the header is another one.
pub fn decode_key(header: [u8; 2], text: &str) -> Result<[u8; 32], MultibaseError> {
    let [first, second, key @ ..] = decode::<34>(text)?;
    if [first, second] == header { Ok(key) } else { Err(MultibaseError::WrongKeyKind) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: draft-msporny-base58, test vectors.
    #[test]
    fn published_examples_are_reproduced() {
        assert_eq!(encode(b"Hello World!"), "z2NEpo7TZRRrLZSi2U");
        assert_eq!(encode(&[0, 0, 0x28, 0x7f, 0xb4, 0xcd]), "z11233QC4");
        assert_eq!(decode::<6>("z11233QC4"), Ok([0, 0, 0x28, 0x7f, 0xb4, 0xcd]));
        assert_eq!(encode(&[]), "z");
        assert_eq!(encode(&[0]), "z1");
    }

    #[test]
    fn what_is_not_exactly_that_many_bytes_is_refused() {
        let expected = 6;
        let wrong_length = Err(MultibaseError::WrongLength { expected });
        assert_eq!(decode::<6>("z111233QC4"), wrong_length);
        assert_eq!(decode::<6>("z1233QC4"), wrong_length);
        assert_eq!(decode::<6>(&format!("z{}", "1".repeat(9_999))), wrong_length);
        assert_eq!(decode::<6>("11233QC4"), Err(MultibaseError::WrongBase));
        let (found, at) = ('l', 3);
        let bad = Err(MultibaseError::BadCharacter { found, at });
        assert_eq!(decode::<6>("z11l33QC4"), bad);
    }

    #[test]
    fn a_key_of_another_kind_is_refused() {
        let text = encode_key(ED25519_PRIVATE, &[7; 32]);
        assert_eq!(decode_key(ED25519_PRIVATE, &text), Ok([7; 32]));
        let refused = decode_key(ED25519_PUBLIC, &text);
        assert_eq!(refused, Err(MultibaseError::WrongKeyKind));
    }
}
