//! Key files: the private key as encrypted PKCS#8 in PEM, openable by OpenSSL.
//!
//! Salt and initialisation vector are passed in, since nothing here makes random
//! numbers; each must be fresh for each file.

use std::fmt;

use pkcs8::der::asn1::OctetStringRef;
use pkcs8::pkcs5::pbes2::{Kdf, Parameters};
use pkcs8::{
    AlgorithmIdentifierRef, EncryptedPrivateKeyInfoRef, LineEnding, ObjectIdentifier, PrivateKeyInfoRef, SecretDocument,
};
use zeroize::Zeroizing;

use crate::submission::keys::SigningKey;

/// Ed25519 in PKCS#8. Source: RFC 8410 §3.
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

/// What stands before the seed inside the key: an octet string of 32 bytes.
const SEED_HEADER: [u8; 2] = [0x04, 0x20];

/// Rounds of PBKDF2-HMAC-SHA-256 in the files made here.
pub const ROUNDS: u32 = 600_000;

/// Files that ask for more rounds are refused: opening them would freeze the page.
pub const MOST_ROUNDS: u32 = 5_000_000;

/// Of scrypt, the product of cost, block size and parallelism must not be more:
/// at this bound it takes 128 MiB of memory.
pub const MOST_SCRYPT: u64 = 1 << 20;

/// A longer text is no key file.
const MOST_BYTES: usize = 16_384;

const LABEL: &str = "ENCRYPTED PRIVATE KEY";

/// Why a key file could not be made or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFileError {
    /// An empty password protects nothing.
    EmptyPassword,
    /// Not a PEM text with one encrypted PKCS#8 key.
    NotKeyFile,
    /// A private key without encryption: it has been readable by anyone.
    NotEncrypted,
    /// Encrypted in a way that is not supported: neither PBKDF2 nor scrypt.
    UnknownEncryption,
    /// Opening would take too long: see [`MOST_ROUNDS`] and [`MOST_SCRYPT`].
    TooCostly,
    /// The password is another one, or the file is damaged.
    WrongPassword,
    /// The key inside is not an Ed25519 key.
    NotEd25519,
}

impl fmt::Display for KeyFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            KeyFileError::EmptyPassword => "the password is empty",
            KeyFileError::NotKeyFile => "not an encrypted PKCS#8 key in PEM",
            KeyFileError::NotEncrypted => "the key is not encrypted",
            KeyFileError::UnknownEncryption => "encrypted in an unsupported way",
            KeyFileError::TooCostly => "opening would take too long",
            KeyFileError::WrongPassword => "wrong password or damaged file",
            KeyFileError::NotEd25519 => "not an Ed25519 key",
        })
    }
}

impl std::error::Error for KeyFileError {}

/// The key file: PBES2 with PBKDF2-HMAC-SHA-256 ([`ROUNDS`]) and AES-256-CBC.
///
/// The password counts by its UTF-8 bytes; the caller brings typed text to one
/// Unicode form (NFC) first, here and for [`open`].
/// Takes about a second in a browser.
///
/// # Errors
/// `EmptyPassword`.
///
/// # Source
/// RFC 5958 (PKCS#8), RFC 8018 §6.2 (PBES2), RFC 8410 §7, RFC 7468 §11.
pub fn seal(key: &SigningKey, password: &str, salt: &[u8; 16], iv: [u8; 16]) -> Result<String, KeyFileError> {
    if password.is_empty() {
        return Err(KeyFileError::EmptyPassword);
    }
    let seed = key.seed();
    let mut inner = Zeroizing::new([0_u8; 34]);
    for (slot, byte) in inner.iter_mut().zip(SEED_HEADER.iter().chain(seed.iter())) {
        *slot = *byte;
    }
    // What follows fails only on lengths beyond bounds, and all lengths are fixed.
    let private_key = OctetStringRef::new(inner.as_slice()).map_err(|_| KeyFileError::NotKeyFile)?;
    let algorithm = AlgorithmIdentifierRef { oid: ED25519, parameters: None };
    let parameters =
        Parameters::generate_pbkdf2_sha256_aes256cbc(ROUNDS, salt, iv).map_err(|_| KeyFileError::NotKeyFile)?;
    let sealed = PrivateKeyInfoRef::new(algorithm, private_key)
        .encrypt_with_params(parameters, password)
        .map_err(|_| KeyFileError::NotKeyFile)?;
    let text = sealed.to_pem(LABEL, LineEnding::LF).map_err(|_| KeyFileError::NotKeyFile)?;
    Ok(text.to_string())
}

/// The key in a key file, made here or by OpenSSL.
///
/// Nothing in this format authenticates the content: a damaged file can open as
/// another key, so the caller compares the public key with the one it expects.
/// Takes as long as the file's parameters ask, within [`MOST_ROUNDS`] and
/// [`MOST_SCRYPT`].
///
/// # Errors
/// All of [`KeyFileError`] but `EmptyPassword`.
pub fn open(text: &str, password: &str) -> Result<SigningKey, KeyFileError> {
    if MOST_BYTES < text.len() {
        return Err(KeyFileError::NotKeyFile);
    }
    let (label, sealed) = SecretDocument::from_pem(text.trim()).map_err(|_| KeyFileError::NotKeyFile)?;
    match label {
        LABEL => {}
        "PRIVATE KEY" => return Err(KeyFileError::NotEncrypted),
        _ => return Err(KeyFileError::NotKeyFile),
    }
    let sealed = EncryptedPrivateKeyInfoRef::try_from(sealed.as_bytes()).map_err(|_| KeyFileError::NotKeyFile)?;
    let parameters = sealed.encryption_algorithm.pbes2().ok_or(KeyFileError::UnknownEncryption)?;
    check_cost(&parameters.kdf)?;
    let opened = sealed.decrypt(password).map_err(|_| KeyFileError::WrongPassword)?;
    let info = PrivateKeyInfoRef::try_from(opened.as_bytes()).map_err(|_| KeyFileError::WrongPassword)?;
    if info.algorithm.oid != ED25519 || info.algorithm.parameters.is_some() {
        return Err(KeyFileError::NotEd25519);
    }
    let inner = info.private_key.as_bytes();
    let seed = inner.strip_prefix(&SEED_HEADER).ok_or(KeyFileError::NotEd25519)?;
    let mut seed = <[u8; 32]>::try_from(seed).map_err(|_| KeyFileError::NotEd25519)?;
    Ok(SigningKey::from_seed(&mut seed))
}

/// Whether the work asked for is bounded, and stated in numbers that the
/// implementation beneath can take (it panics on a scrypt cost of 0).
fn check_cost(kdf: &Kdf) -> Result<(), KeyFileError> {
    let (sound, affordable) = match kdf {
        Kdf::Pbkdf2(asked) => (0 < asked.iteration_count, asked.iteration_count <= MOST_ROUNDS),
        Kdf::Scrypt(asked) => {
            let block_size = u64::from(asked.block_size);
            let parallelism = u64::from(asked.parallelization);
            let sound = asked.cost_parameter.is_power_of_two() && 0 < block_size && 0 < parallelism;
            let cost = asked.cost_parameter.checked_mul(block_size * parallelism);
            (sound, cost.is_some_and(|cost| cost <= MOST_SCRYPT))
        }
        _ => return Err(KeyFileError::UnknownEncryption),
    };
    match (sound, affordable) {
        (false, _) => Err(KeyFileError::NotKeyFile),
        (true, false) => Err(KeyFileError::TooCostly),
        (true, true) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made with OpenSSL 3.0 from one Ed25519 key, password `mật-khẩu`:
    /// `openssl pkcs8 -topk8 -v2 aes-256-cbc`, and the same with `-scrypt`.
    const BY_OPENSSL: [&str; 2] = [
        "-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhsq0TRQsB1OQICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEHM2XDktlk7LIfLtc0nwPV8EQHam
9bJpPO+Yy3jy5XKZwG/4kUR4g/xVFOQpvGhX5vzFwe3v4wYklCmzHIQ6RbixU5hL
tniSJI/UOcJeaJKBTkY=
-----END ENCRYPTED PRIVATE KEY-----
",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGTME8GCSqGSIb3DQEFDTBCMCEGCSsGAQQB2kcECzAUBAi1rYNkQMACNgICQAAC
AQgCAQEwHQYJYIZIAWUDBAEqBBCu+2SQhN6sZLUz+RyoX30/BEAMxfWMYMxrRAAQ
w5U7eRh2HslyW1KC1GV2TF87NLiCFTKpUO9ETFTJM0jammdUEtCxiVSx6Rjsrrx0
XknZpA83
-----END ENCRYPTED PRIVATE KEY-----
",
    ];

    /// The last 32 bytes of `openssl pkey -pubout -outform DER` for that key.
    const ITS_PUBLIC_KEY: &str = "dc534ad21d8d3a62047182fb752315d15789a8cfa99ea2846ad566280341bd46";

    /// An X25519 key under the password `x`.
    const ANOTHER_KIND: &str = "-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhdt1osFrVOVwICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEGplc8kb9F7MQqY2g8VWqpMEQNcN
4kyIwoEl+/DMzYFVCFRqmrdvI1pYNJaYlyB/3ko+j3Uzvd6LKnBGdFfJmj20vjT9
fcT5jHklk3VxWgSbgjw=
-----END ENCRYPTED PRIVATE KEY-----
";

    #[track_caller]
    fn refused(text: &str, password: &str, expected: KeyFileError) {
        assert_eq!(open(text, password).err(), Some(expected));
    }

    #[test]
    fn files_made_by_openssl_are_opened() {
        for text in BY_OPENSSL {
            let key = open(text, "mật-khẩu").unwrap();
            let public = key.public().to_bytes().map(|byte| format!("{byte:02x}"));
            assert_eq!(public.concat(), ITS_PUBLIC_KEY);
            assert!(open(&text.replace('\n', "\r\n"), "mật-khẩu").is_ok());
            refused(text, "mat-khau", KeyFileError::WrongPassword);
            refused(text, "", KeyFileError::WrongPassword);
        }
    }

    #[test]
    fn a_file_made_here_is_opened_with_its_password_only() {
        let key = SigningKey::from_seed(&mut [9; 32]);
        let text = seal(&key, "một hai ba", &[1; 16], [2; 16]).unwrap();
        assert_eq!(open(&text, "một hai ba").unwrap().public(), key.public());
        refused(&text, "một hai bốn", KeyFileError::WrongPassword);
        let empty = seal(&key, "", &[1; 16], [2; 16]);
        assert_eq!(empty, Err(KeyFileError::EmptyPassword));
    }

    #[test]
    fn what_is_no_key_file_of_ours_says_why() {
        refused("", "x", KeyFileError::NotKeyFile);
        refused("hello", "x", KeyFileError::NotKeyFile);
        refused(&"-".repeat(1_000_000), "x", KeyFileError::NotKeyFile);
        refused(&BY_OPENSSL[0].replace("MIGb", "MIGc"), "x", KeyFileError::NotKeyFile);
        let other = BY_OPENSSL[0].replace("ENCRYPTED PRIVATE", "PUBLIC");
        refused(&other, "x", KeyFileError::NotKeyFile);
        let bare = BY_OPENSSL[0].replace("ENCRYPTED PRIVATE", "PRIVATE");
        refused(&bare, "x", KeyFileError::NotEncrypted);
        refused(ANOTHER_KIND, "x", KeyFileError::NotEd25519);
    }

    /// `text` with other parameters of encryption.
    fn altered(text: &str, change: impl FnOnce(&mut Kdf)) -> String {
        let (_, sealed) = SecretDocument::from_pem(text).unwrap();
        let mut sealed = EncryptedPrivateKeyInfoRef::try_from(sealed.as_bytes()).unwrap();
        let mut parameters = sealed.encryption_algorithm.pbes2().unwrap().clone();
        change(&mut parameters.kdf);
        sealed.encryption_algorithm = parameters.into();
        SecretDocument::try_from(sealed).unwrap().to_pem(LABEL, LineEnding::LF).unwrap().to_string()
    }

    /// A file that would keep the page busy for hours is refused at once.
    #[test]
    fn a_file_that_asks_for_too_much_work_is_refused() {
        let with_rounds = |rounds: u32| {
            altered(BY_OPENSSL[0], |kdf| match kdf {
                Kdf::Pbkdf2(asked) => asked.iteration_count = rounds,
                other => panic!("{other:?}"),
            })
        };
        refused(&with_rounds(MOST_ROUNDS + 1), "x", KeyFileError::TooCostly);
        refused(&with_rounds(0), "x", KeyFileError::NotKeyFile);
        let with_cost = |cost: u64| {
            altered(BY_OPENSSL[1], |kdf| match kdf {
                Kdf::Scrypt(asked) => asked.cost_parameter = cost,
                other => panic!("{other:?}"),
            })
        };
        refused(&with_cost(1 << 18), "x", KeyFileError::TooCostly);
        refused(&with_cost(1 << 63), "x", KeyFileError::TooCostly);
        // The first made the implementation beneath panic.
        refused(&with_cost(0), "x", KeyFileError::NotKeyFile);
        refused(&with_cost(16_383), "x", KeyFileError::NotKeyFile);
    }

    #[test]
    fn a_damaged_file_never_makes_the_reader_panic() {
        let (_, sealed) = SecretDocument::from_pem(BY_OPENSSL[0]).unwrap();
        let bytes = sealed.as_bytes();
        for at in 0..bytes.len() {
            let mut damaged = bytes.to_vec();
            damaged[at] ^= 1 << (at % 8);
            let Ok(damaged) = SecretDocument::try_from(damaged) else {
                continue;
            };
            let text = damaged.to_pem(LABEL, LineEnding::LF).unwrap();
            drop(open(&text, "mật-khẩu"));
        }
    }

    #[test]
    fn openssl_opens_a_file_made_here() {
        use std::io::Write as _;
        use std::process::{Command, Stdio};
        let key = SigningKey::from_seed(&mut [7; 32]);
        let text = seal(&key, "mật-khẩu", &[3; 16], [4; 16]).unwrap();
        let started = Command::new("openssl")
            .args(["pkey", "-passin", "pass:mật-khẩu", "-pubout", "-outform", "DER"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let Ok(mut openssl) = started else {
            eprintln!("not tested: no openssl on this machine");
            return;
        };
        openssl.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let output = openssl.wait_with_output().unwrap();
        assert!(output.status.success());
        assert!(output.stdout.ends_with(&key.public().to_bytes()));
    }
}
