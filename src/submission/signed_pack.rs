//! A pack as one file to hand out (giao bộ), signed or not.
//!
//! The signature stands in the file itself, in the members `@context`, `digests`
//! and `proof` as in every signed file of ours, so that a signed set is opened
//! wherever a pack is. They are no part of the pack: its digest, which submissions
//! state, is the same with and without them.

use crate::base::json::Json;
use crate::pack::read::{Reading, SIGNATURE, bare, read_json};
use crate::submission::compare::{Integrity, Signer, integrity};
use crate::submission::digests::with_digests;
use crate::submission::document::sign;
use crate::submission::keys::SigningKey;
use crate::submission::keys::roster::{Roster, SignerStanding};
use crate::submission::proof::{CONTEXT, SignError};

/// The file of a pack with a signature; one that was there is replaced.
///
/// `created` is the time of signing with its zone; `random` makes the id of the
/// proof.
///
/// # Errors
/// [`SignError`].
pub fn sign_pack(set: Json, key: &SigningKey, created: &str, random: [u8; 16]) -> Result<Json, SignError> {
    sign(with_digests(bare(set).with("@context", Json::list([CONTEXT]))), key, created, random)
}

/// A file of a pack as it was brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedPack {
    /// The pack without its signature: what its digest is of.
    pub file: Json,
    /// The members of the signature; none when there is no proof.
    pub signature: Option<Json>,
    /// Whether it is as it was signed.
    pub integrity: Integrity,
    /// The pack, and everything wrong with it.
    pub reading: Reading,
}

impl SignedPack {
    /// Whether it is not to be used, since it is not what somebody signed.
    #[must_use]
    pub const fn refused(&self) -> bool {
        matches!(self.integrity, Integrity::Altered { .. })
    }
}

/// Opens the file of a pack: reads it, and checks the signature if it has one.
#[must_use]
pub fn open(file: Json) -> SignedPack {
    let (integrity, reading) = (integrity(&file), read_json(&file));
    let members = file.as_object().unwrap_or_default().iter();
    let signature = members.filter(|(name, _)| SIGNATURE.contains(&name.as_str())).cloned().collect();
    let signature = file.get("proof").is_some().then_some(Json::Object(signature));
    SignedPack { file: bare(file), signature, integrity, reading }
}

/// The file of a pack with the members of its signature beside it.
#[must_use]
pub fn joined(set: Json, signature: Option<&Json>) -> Json {
    let members = signature.and_then(Json::as_object).unwrap_or_default().iter();
    members.fold(bare(set), |file, (name, value)| file.with(name, value.clone()))
}

/// What a roster says about the key that signed a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// There is no roster here, or it has no key.
    NoRoster,
    /// The key is not in it.
    Unknown,
    /// The key of a body.
    Of {
        /// Its name.
        body: String,
        /// Whether the key is valid.
        standing: SignerStanding,
    },
}

/// Whose key a signature was made with: any body may hand out a pack.
#[must_use]
pub fn whose(roster: &Roster, signer: &Signer) -> Whose {
    match roster.entry(&signer.key) {
        _ if roster.entries.is_empty() => Whose::NoRoster,
        None => Whose::Unknown,
        Some(entry) => Whose::Of { body: entry.body.clone(), standing: roster.standing(signer, &entry.body, None) },
    }
}
