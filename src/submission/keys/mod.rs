//! Ed25519 keys: made from random bytes passed in, named by `did:key`.
//!
//! A private key is wiped from memory when dropped and never printed.

pub mod enrolment;
pub mod multibase;
pub mod passphrase;
#[cfg(feature = "keyfile")]
pub mod pem;
pub mod roster;
pub mod stored;

use std::fmt;

use ed25519_dalek::{Signature, Signer as _, VerifyingKey};
use zeroize::{Zeroize as _, Zeroizing};

use crate::base::digest::Digest;
use crate::submission::keys::multibase::{ED25519_PUBLIC, MultibaseError, decode_key, encode_key};

/// Why a text or some bytes are not an acceptable public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// Not `did:key:…` (or, of a verification method, without its `#…`).
    NotDidKey,
    /// The part after `#` is another key than the part before it.
    FragmentMismatch,
    /// Not the Multikey form of an Ed25519 public key.
    Encoding(MultibaseError),
    /// The bytes are not a point of the curve in its one canonical form.
    NotAPoint,
    /// A point of small order: signatures under it prove nothing.
    WeakPoint,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeyError::NotDidKey => f.write_str("not a did:key"),
            KeyError::FragmentMismatch => f.write_str("the fragment names another key"),
            KeyError::Encoding(error) => write!(f, "not an Ed25519 Multikey: {error}"),
            KeyError::NotAPoint => f.write_str("not a point of the curve"),
            KeyError::WeakPoint => f.write_str("a point of small order"),
        }
    }
}

impl std::error::Error for KeyError {}

/// An Ed25519 public key that is a canonical point of large order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey {
    // Invariant: canonical encoding, not of small order.
    bytes: [u8; 32],
}

impl PublicKey {
    /// The key with these bytes.
    ///
    /// # Errors
    /// `NotAPoint`, `WeakPoint`.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<PublicKey, KeyError> {
        Verifier::of(bytes).map(|_| PublicKey { bytes: *bytes })
    }

    /// The key of bytes that this program has as a key already: its point was found
    /// before, and is not looked for again.
    pub(crate) const fn known(bytes: [u8; 32]) -> PublicKey {
        PublicKey { bytes }
    }

    /// The key written as Multikey, `z6Mk…`.
    ///
    /// # Errors
    /// `Encoding`, `NotAPoint`, `WeakPoint`.
    pub fn from_multikey(text: &str) -> Result<PublicKey, KeyError> {
        PublicKey::from_bytes(&bytes_of_multikey(text)?)
    }

    /// The key named by `did:key:z6Mk…`.
    ///
    /// # Errors
    /// `NotDidKey` and those of [`PublicKey::from_multikey`].
    pub fn from_did(text: &str) -> Result<PublicKey, KeyError> {
        PublicKey::from_bytes(&bytes_of_did(text)?)
    }

    /// The key named by `did:key:z6Mk…#z6Mk…`, both parts alike.
    ///
    /// # Errors
    /// `FragmentMismatch` and those of [`PublicKey::from_did`].
    pub fn from_verification_method(text: &str) -> Result<PublicKey, KeyError> {
        PublicKey::from_bytes(&bytes_of_method(text)?)
    }

    /// The 32 bytes of the key.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.bytes
    }

    /// The key as Multikey, `z6Mk…`.
    pub fn multikey(&self) -> String {
        encode_key(ED25519_PUBLIC, &self.bytes)
    }

    /// The key's name, `did:key:z6Mk…`.
    pub fn did(&self) -> String {
        format!("did:key:{}", self.multikey())
    }

    /// How a proof names the key, `did:key:z6Mk…#z6Mk…`.
    pub fn verification_method(&self) -> String {
        let multikey = self.multikey();
        format!("did:key:{multikey}#{multikey}")
    }

    /// Ten groups of four hexadecimal digits to read aloud over the phone: the
    /// first 20 bytes of the SHA-256 of the key's 32 bytes.
    pub fn fingerprint(&self) -> String {
        let digest = Digest::of_bytes(&self.bytes).to_string();
        let mut text = String::with_capacity(49);
        for (idx, digit) in digest.chars().take(40).enumerate() {
            if 0 < idx && idx % 4 == 0 {
                text.push(' ');
            }
            text.push(digit);
        }
        text
    }

    /// Whether `signature` is this key's over `message`.
    ///
    /// # Source
    /// RFC 8032 §5.1.7 in its strict reading: `S` is reduced, no point is of
    /// small order, the equation holds without the cofactor.
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        Verifier::of(&self.bytes).is_ok_and(|key| key.verifies(message, signature))
    }
}

/// A public key with its point found, for checking signatures.
pub(super) struct Verifier {
    inner: VerifyingKey,
}

impl Verifier {
    /// See [`PublicKey::from_bytes`].
    fn of(bytes: &[u8; 32]) -> Result<Verifier, KeyError> {
        if !is_reduced(bytes) {
            return Err(KeyError::NotAPoint);
        }
        let inner = VerifyingKey::from_bytes(bytes).map_err(|_| KeyError::NotAPoint)?;
        if inner.is_weak() { Err(KeyError::WeakPoint) } else { Ok(Verifier { inner }) }
    }

    /// See [`PublicKey::from_verification_method`].
    pub(super) fn from_verification_method(text: &str) -> Result<Verifier, KeyError> {
        Verifier::of(&bytes_of_method(text)?)
    }

    /// The key.
    pub(super) fn public(&self) -> PublicKey {
        PublicKey { bytes: self.inner.to_bytes() }
    }

    /// See [`PublicKey::verifies`].
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let signature = Signature::from_bytes(signature);
        self.inner.verify_strict(message, &signature).is_ok()
    }
}

/// Whether the number `y` in the bytes is below `2^255 − 19`, so that there is no
/// second way to write the point. (The other second way, a sign for `x = 0`, is
/// that of two points of small order.)
fn is_reduced(bytes: &[u8; 32]) -> bool {
    let [low, middle @ .., high] = bytes;
    *low < 0xed || high & 0x7f != 0x7f || middle.iter().any(|byte| *byte != 0xff)
}

/// The bytes of a Multikey, whether they are a point or not.
fn bytes_of_multikey(text: &str) -> Result<[u8; 32], KeyError> {
    decode_key(ED25519_PUBLIC, text).map_err(KeyError::Encoding)
}

fn bytes_of_did(text: &str) -> Result<[u8; 32], KeyError> {
    bytes_of_multikey(text.strip_prefix("did:key:").ok_or(KeyError::NotDidKey)?)
}

fn bytes_of_method(text: &str) -> Result<[u8; 32], KeyError> {
    let (did, fragment) = text.split_once('#').ok_or(KeyError::NotDidKey)?;
    let bytes = bytes_of_did(did)?;
    if did.strip_prefix("did:key:") == Some(fragment) { Ok(bytes) } else { Err(KeyError::FragmentMismatch) }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.did())
    }
}

/// An Ed25519 private key; wiped from memory when dropped.
pub struct SigningKey {
    inner: ed25519_dalek::SigningKey,
}

impl SigningKey {
    /// The key with this seed: 32 bytes from a source of cryptographic
    /// randomness, which are wiped here so that no second copy stays behind.
    pub fn from_seed(seed: &mut [u8; 32]) -> SigningKey {
        let inner = ed25519_dalek::SigningKey::from_bytes(seed);
        seed.zeroize();
        SigningKey { inner }
    }

    /// The seed, for an encrypted key file only; wiped when dropped.
    pub fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.inner.to_bytes())
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey { bytes: self.inner.verifying_key().to_bytes() }
    }

    /// The 64 bytes of the signature over `message`; the same for the same
    /// message (RFC 8032 §5.1.6).
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.inner.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(private half of {})", self.public().did())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: W3C vc-di-eddsa, test vectors, key pair of eddsa-jcs-2022.
    const MULTIKEY: &str = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

    #[test]
    fn a_key_keeps_its_names() {
        let key = PublicKey::from_multikey(MULTIKEY).unwrap();
        assert_eq!(key.multikey(), MULTIKEY);
        assert_eq!(PublicKey::from_did(&key.did()), Ok(key));
        let method = key.verification_method();
        assert_eq!(PublicKey::from_verification_method(&method), Ok(key));
    }

    #[test]
    fn other_names_are_refused() {
        let other = PublicKey::from_verification_method;
        let did = format!("did:key:{MULTIKEY}");
        assert_eq!(other(&did), Err(KeyError::NotDidKey));
        assert_eq!(other(&format!("did:web:x#{MULTIKEY}")), Err(KeyError::NotDidKey));
        assert_eq!(other(&format!("{did}#key-1")), Err(KeyError::FragmentMismatch));
        assert_eq!(other(&format!("{did}#")), Err(KeyError::FragmentMismatch));
        assert!(matches!(other(&format!("{did}x#{MULTIKEY}x")), Err(KeyError::Encoding(_))));
    }

    #[test]
    fn points_that_prove_nothing_are_refused() {
        // The neutral element: y = 1.
        let mut bytes = [0; 32];
        bytes[0] = 1;
        assert_eq!(PublicKey::from_bytes(&bytes), Err(KeyError::WeakPoint));
        // y = 2 belongs to no point; y = p + 1 is the neutral element again,
        // written in a second way.
        bytes[0] = 2;
        assert_eq!(PublicKey::from_bytes(&bytes), Err(KeyError::NotAPoint));
        let mut second = [0xff; 32];
        second[0] = 0xee;
        second[31] = 0x7f;
        assert_eq!(PublicKey::from_bytes(&second), Err(KeyError::NotAPoint));
        // x = 0 with a sign: the neutral element, and its opposite on the curve.
        let mut signed = [0; 32];
        (signed[0], signed[31]) = (1, 0x80);
        assert_eq!(PublicKey::from_bytes(&signed), Err(KeyError::WeakPoint));
        second[0] = 0xec;
        second[31] = 0xff;
        assert_eq!(PublicKey::from_bytes(&second), Err(KeyError::WeakPoint));
    }

    #[test]
    fn the_seed_is_wiped_and_never_printed() {
        let mut seed = [0xa5; 32];
        let key = SigningKey::from_seed(&mut seed);
        assert_eq!(seed, [0; 32]);
        assert_eq!(*key.seed(), [0xa5; 32]);
        let shown = format!("{key:?}");
        assert!(shown.contains("did:key:z6Mk") && !shown.contains("a5a5") && !shown.contains("165"));
    }

    #[test]
    fn a_fingerprint_is_ten_groups_of_four() {
        let print = PublicKey::from_multikey(MULTIKEY).unwrap().fingerprint();
        let groups: Vec<&str> = print.split(' ').collect();
        assert_eq!(groups.len(), 10);
        assert!(groups.iter().all(|group| group.len() == 4));
    }
}
