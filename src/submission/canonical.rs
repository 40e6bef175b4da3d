//! The bytes that a proof signs.
//!
//! # Source
//! W3C Data Integrity EdDSA Cryptosuites 1.0, §3.3 (eddsa-jcs-2022: transformation,
//! proof configuration, hashing), and Verifiable Credential Data Integrity 1.0,
//! §4.3 and §4.5 (proof sets and chains).

use crate::digest::Digest;
use crate::json::{Json, write};

/// The canonical text of `document` as a proof with these `previous` proofs
/// secures it: without its own `proof`, and with the previous ones there instead.
///
/// With no previous proof there is no member `proof` at all; with one or more it
/// is a list in the order of the document.
/// (The standard's text speaks of an empty list; its test vectors, and JCS, need
/// the member to be absent, or the first proof of a document could not be the
/// first of a set.)
pub fn secured_text(document: &Json, previous: &[&Json]) -> String {
    let previous = Json::List(previous.iter().copied().cloned().collect());
    let mut members: Vec<(&str, &Json)> = document
        .as_object()
        .unwrap_or_default()
        .iter()
        .filter(|(name, _)| name != "proof")
        .map(|(name, value)| (name.as_str(), value))
        .collect();
    if previous != Json::List(Vec::new()) {
        members.push(("proof", &previous));
    }
    write::canonical_object(members)
}

/// The digest of `document` without its proofs: what the report prints, so that
/// paper and file belong together; the same before and after signing.
pub fn document_digest(document: &Json) -> Digest {
    Digest::of_bytes(secured_text(document, &[]).as_bytes())
}

/// The digest of a proof without its `proofValue`: the proof configuration.
pub fn config_digest(proof: &Json) -> Digest {
    let members = proof
        .as_object()
        .unwrap_or_default()
        .iter()
        .filter(|(name, _)| name != "proofValue")
        .map(|(name, value)| (name.as_str(), value))
        .collect();
    Digest::of_bytes(write::canonical_object(members).as_bytes())
}

/// The 64 bytes to sign: first the configuration's digest, then the document's.
pub fn signed_bytes(config: &Digest, document: &Digest) -> [u8; 64] {
    let mut bytes = [0; 64];
    for (slot, byte) in bytes.iter_mut().zip(config.0.iter().chain(&document.0)) {
        *slot = *byte;
    }
    bytes
}
