//! A key as the browser keeps it, `cchc-key/1`: whose it is, its public half,
//! and the private half only inside an encrypted PEM.

use crate::base::json::problem::Problem;
use crate::base::json::read::Fields;
use crate::base::json::{Json, write};
use crate::submission::keys::PublicKey;
use crate::submission::keys::enrolment::KEY;
use crate::submission::read::{OpenError, file};

/// The format this version writes.
pub const FORMAT: &str = "cchc-key/1";

/// A key kept on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredKey {
    /// The public half.
    pub key: PublicKey,
    /// Who holds it: name and office.
    pub holder: String,
    /// Name of the body; may be empty.
    pub body: String,
    /// When it was made or brought here, ISO 8601.
    pub at: String,
    /// The private half: encrypted PKCS#8 in PEM.
    pub pem: String,
}

/// Why a text is no stored key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoredKeyError {
    /// Not this kind of file.
    Open(OpenError),
    /// Members missing or wrong.
    Problems(Vec<Problem>),
}

/// Why something was not done with a key of this machine.
#[cfg(feature = "keyfile")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyTrouble {
    /// The file or the passphrase.
    File(crate::submission::keys::pem::KeyFileError),
    /// The browser's storage.
    Storage(crate::draft::StorageError),
    /// The browser has no safe random source.
    NoRandom,
    /// The file opened as another key than the one it stands for.
    OtherKey,
    /// The key is here already.
    Here,
    /// No such key, or it is locked.
    Locked,
}

impl StoredKey {
    /// The text that [`StoredKey::parse`] reads back equal.
    #[must_use]
    pub fn to_text(&self) -> String {
        let members = [
            ("format", FORMAT),
            ("key", &self.key.did()),
            ("holder", &self.holder),
            ("body", &self.body),
            ("at", &self.at),
            ("pem", &self.pem),
        ];
        write::to_text(&Json::object(members.map(|(name, text)| (name, Json::from(text)))))
    }

    /// Reads a stored key; an unencrypted one is none.
    ///
    /// # Errors
    /// [`StoredKeyError`].
    pub fn parse(text: &str) -> Result<Self, StoredKeyError> {
        let json = file(text, FORMAT).map_err(StoredKeyError::Open)?;
        let mut problems = Vec::new();
        let stored = stored(&json, &mut problems);
        stored.filter(|_| problems.is_empty()).ok_or(StoredKeyError::Problems(problems))
    }
}

fn stored(json: &Json, problems: &mut Vec<Problem>) -> Option<StoredKey> {
    let mut f = Fields::open(json, "", problems);
    f.text("format");
    let key = f.parsed("key", KEY, |text| PublicKey::from_did(text).ok());
    let (holder, body, at) = (f.text("holder"), f.text("body"), f.text("at"));
    let pem = f.parsed("pem", "an encrypted private key in PEM", |text| {
        text.trim_start().starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----").then(|| text.to_owned())
    });
    f.finish();
    let owned = |text: &str| text.to_owned();
    Some(StoredKey { key: key?, holder: owned(holder?), body: owned(body?), at: owned(at?), pem: pem? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_key_is_read_back_and_never_unencrypted() {
        let key = PublicKey::from_multikey("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2").unwrap();
        let stored = StoredKey {
            key,
            holder: "Nguyễn Văn A, Chánh Văn phòng".to_owned(),
            body: "Sở Nội vụ".to_owned(),
            at: "2025-12-31T02:05:00Z".to_owned(),
            pem: "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIGb\n-----END ENCRYPTED PRIVATE KEY-----\n".to_owned(),
        };
        assert_eq!(StoredKey::parse(&stored.to_text()), Ok(stored.clone()));
        let bare = StoredKey { pem: stored.pem.replace("ENCRYPTED ", ""), ..stored };
        assert!(
            matches!(StoredKey::parse(&bare.to_text()), Err(StoredKeyError::Problems(p)) if p[0].pointer == "/pem")
        );
        assert!(matches!(StoredKey::parse("{}"), Err(StoredKeyError::Open(_))));
    }
}
