//! Adding a proof: one, several side by side, or one upon another.
//!
//! The head's countersignature is a proof upon the maker's: it names the earlier
//! one in `previousProof` and signs the document together with it.

use std::fmt;

use crate::base::json::Json;
use crate::submission::canonical::{Secured, config_digest, signed_bytes};
use crate::submission::keys::SigningKey;
use crate::submission::keys::multibase;

/// The `type` of every proof.
pub const PROOF_TYPE: &str = "DataIntegrityProof";

/// The only cryptosuite made and accepted.
pub const SUITE: &str = "eddsa-jcs-2022";

/// The `@context` that a document carries from the start, so that independent
/// implementations, which would add it, see the same bytes.
pub const CONTEXT: &str = "https://w3id.org/security/data-integrity/v2";

/// At most this many proofs stand in one document: each costs a pass over it.
pub const MOST_PROOFS: usize = 16;

/// What a proof is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The signer states the content: `assertionMethod`.
    Assertion,
    /// The signer shows possession of the key: `authentication`.
    Authentication,
}

impl Purpose {
    /// The word in the file.
    pub fn word(self) -> &'static str {
        match self {
            Purpose::Assertion => "assertionMethod",
            Purpose::Authentication => "authentication",
        }
    }

    /// The purpose of this word.
    pub fn parse(word: &str) -> Option<Purpose> {
        [Purpose::Assertion, Purpose::Authentication].into_iter().find(|purpose| purpose.word() == word)
    }
}

/// What the signer decides about a proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofOptions {
    /// The time of signing, `YYYY-MM-DDThh:mm:ssZ`.
    pub created: String,
    /// What the proof is for.
    pub purpose: Purpose,
    /// A URL such as [`proof_id`] makes; needed when a later proof is to name
    /// this one.
    pub id: Option<String>,
    /// Ids of the proofs in the document upon which this one stands; empty for a
    /// proof beside the others.
    pub previous: Vec<String>,
}

/// Why no proof was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignError {
    /// The document is no object.
    NotObject,
    /// `created` is not a date and time with its zone.
    BadCreated,
    /// The member `proof` is neither an object nor a list of objects.
    MalformedProofs,
    /// The document has [`MOST_PROOFS`] already.
    TooManyProofs,
    /// The document already has a proof with this id.
    DuplicateId {
        /// The id.
        id: String,
    },
    /// No proof of the document has this id, or it is named twice.
    UnknownPrevious {
        /// The id.
        id: String,
    },
}

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SignError::NotObject => f.write_str("the document is no object"),
            SignError::BadCreated => f.write_str("not a date and time with zone"),
            SignError::MalformedProofs => f.write_str("the existing proofs are malformed"),
            SignError::TooManyProofs => write!(f, "already {MOST_PROOFS} proofs"),
            SignError::DuplicateId { id } => write!(f, "a proof `{id}` is already there"),
            SignError::UnknownPrevious { id } => write!(f, "no proof `{id}` to stand upon"),
        }
    }
}

impl std::error::Error for SignError {}

/// The document with one more proof by `key`.
///
/// The first proof is an object, from the second on they are a list in the order
/// of signing.
/// The proof copies the document's `@context`.
/// Existing proofs are kept as they are and not verified: who countersigns
/// verifies first.
///
/// # Errors
/// [`SignError`]; the document is then lost to the caller, who keeps a copy.
///
/// # Source
/// W3C vc-di-eddsa §3.3.1; vc-data-integrity §4.3 (add proof set or chain).
pub fn add_proof(document: Json, key: &SigningKey, options: &ProofOptions) -> Result<Json, SignError> {
    if document.as_object().is_none() {
        return Err(SignError::NotObject);
    }
    if !is_date_time(&options.created) {
        return Err(SignError::BadCreated);
    }
    let mut proofs: Vec<Json> = match document.get("proof") {
        None => Vec::new(),
        Some(list) => proofs_of(list).ok_or(SignError::MalformedProofs)?.to_vec(),
    };
    if MOST_PROOFS <= proofs.len() {
        return Err(SignError::TooManyProofs);
    }
    if let Some(id) = &options.id {
        let taken = proofs.iter().any(|proof| id_of(proof) == Some(id));
        if taken {
            return Err(SignError::DuplicateId { id: id.clone() });
        }
    }
    let config = configuration(&document, key, options);
    let previous =
        matching(&proofs, &options.previous).map_err(|id| SignError::UnknownPrevious { id: id.to_owned() })?;
    let digest = Secured::of(&document).digest(&previous);
    let signature = key.sign(&signed_bytes(&config_digest(&config), &digest));
    let proof = config.with("proofValue", multibase::encode(&signature));
    if proofs.is_empty() {
        return Ok(document.with("proof", proof));
    }
    proofs.push(proof);
    Ok(document.with("proof", proofs))
}

/// A proof id from 16 random bytes: `urn:uuid:` and a version 4 UUID.
pub fn proof_id(random: [u8; 16]) -> String {
    let bits = u128::from_be_bytes(random);
    let bits = bits & !(0xf << 76) | 4 << 76;
    let bits = bits & !(0b11 << 62) | 0b10 << 62;
    let mut id = String::from("urn:uuid:");
    for (idx, digit) in format!("{bits:032x}").chars().enumerate() {
        if matches!(idx, 8 | 12 | 16 | 20) {
            id.push('-');
        }
        id.push(digit);
    }
    id
}

fn configuration(document: &Json, key: &SigningKey, options: &ProofOptions) -> Json {
    let previous = match options.previous.as_slice() {
        [] => None,
        [one] => Some(Json::from(one)),
        many => Some(Json::list(many)),
    };
    Json::object([("type", PROOF_TYPE.into()), ("cryptosuite", SUITE.into())])
        .with_some("id", options.id.as_ref())
        .with("created", options.created.as_str())
        .with("verificationMethod", key.public().verification_method())
        .with("proofPurpose", options.purpose.word())
        .with_some("previousProof", previous)
        .with_some("@context", document.get("@context").cloned())
}

/// The proofs of a member `proof`: itself when an object, its elements when a
/// list of objects.
pub(super) fn proofs_of(member: &Json) -> Option<&[Json]> {
    let proofs = match member {
        Json::List(proofs) => proofs.as_slice(),
        one => std::slice::from_ref(one),
    };
    let sound = proofs.iter().all(|proof| proof.as_object().is_some());
    sound.then_some(proofs)
}

/// The id of a proof that has one.
pub(super) fn id_of(proof: &Json) -> Option<&str> {
    proof.get("id")?.as_text()
}

/// The proofs whose ids are `wanted`, in document order, as the standard adds
/// them; or the first wanted id that no proof has or that is wanted twice.
pub(super) fn matching<'j, 'i>(proofs: &'j [Json], wanted: &'i [String]) -> Result<Vec<&'j Json>, &'i str> {
    for (idx, id) in wanted.iter().enumerate() {
        let known = proofs.iter().any(|proof| id_of(proof) == Some(id));
        if !known || wanted.iter().take(idx).any(|before| before == id) {
            return Err(id);
        }
    }
    let is_wanted = |proof: &&Json| id_of(proof).is_some_and(|id| wanted.iter().any(|w| w == id));
    Ok(proofs.iter().filter(is_wanted).collect())
}

/// Whether `text` is a date and time with its zone: `2025-12-31T09:05:00Z`, with
/// a fraction of a second and `±hh:mm` allowed.
///
/// # Source
/// XML Schema 1.1 part 2, §3.4.28 dateTimeStamp, years 0001 to 9999.
pub(super) fn is_date_time(text: &str) -> bool {
    let number = |from: usize, to: usize| -> Option<u32> {
        let digits = text.get(from..to)?;
        let all = digits.bytes().all(|byte| byte.is_ascii_digit());
        if all { digits.parse().ok() } else { None }
    };
    let marks = [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":")];
    let marked = marks.iter().all(|(at, mark)| text.get(*at..at + 1) == Some(mark));
    let within = |from: usize, to: usize, least: u32, most: u32| {
        number(from, to).is_some_and(|value| (least..=most).contains(&value))
    };
    let sound = marked
        && within(0, 4, 1, 9999)
        && within(5, 7, 1, 12)
        && within(8, 10, 1, 31)
        && within(11, 13, 0, 23)
        && within(14, 16, 0, 59)
        && within(17, 19, 0, 59);
    sound && text.get(19..).is_some_and(is_fraction_and_zone)
}

fn is_fraction_and_zone(text: &str) -> bool {
    let zone = match text.strip_prefix('.') {
        None => text,
        Some(rest) => {
            let zone = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = rest.len() - zone.len();
            if !(1..=9).contains(&digits) {
                return false;
            }
            zone
        }
    };
    match zone.as_bytes() {
        [b'Z'] => true,
        [b'+' | b'-', h1, h2, b':', m1, m2] => {
            [h1, h2, m1, m2].iter().all(|byte| byte.is_ascii_digit()) && (*h1, *h2) <= (b'1', b'4') && *m1 <= b'5'
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_version_4_uuid() {
        let id = proof_id([0xff; 16]);
        assert_eq!(id, "urn:uuid:ffffffff-ffff-4fff-bfff-ffffffffffff");
        let id = proof_id([0; 16]);
        assert_eq!(id, "urn:uuid:00000000-0000-4000-8000-000000000000");
    }

    #[test]
    fn times_need_all_their_parts() {
        for good in ["2025-12-31T23:59:59Z", "2025-01-01T00:00:00.123+07:00", "2023-02-24T23:36:38Z"] {
            assert!(is_date_time(good), "{good}");
        }
        for bad in [
            "",
            "2025-12-31",
            "2025-12-31T23:59:59",
            "2025-13-01T00:00:00Z",
            "2025-12-31t23:59:59z",
            "2025-12-31T23:59:59.Z",
            "2025-12-31T23:59:59+15:00",
            "2025-12-31T24:00:00Z",
            "+025-12-31T23:00:00Z",
            "２025-12-31T23:00:00Z",
        ] {
            assert!(!is_date_time(bad), "{bad}");
        }
    }
}
