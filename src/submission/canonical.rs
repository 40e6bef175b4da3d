//! The bytes that a proof signs.
//!
//! # Source
//! W3C Data Integrity EdDSA Cryptosuites 1.0, §3.3 (eddsa-jcs-2022: transformation,
//! proof configuration, hashing), and Verifiable Credential Data Integrity 1.0,
//! §4.3 and §4.5 (proof sets and chains).

use crate::base::digest::{Digest, Hasher};
use crate::base::json::{Json, write};

/// A document as its proofs secure it, put into its canonical form once however
/// many proofs there are.
///
/// A proof upon others secures the document with those in the member `proof`, any
/// other the document without that member.
/// (The standard's text speaks of an empty list there; its test vectors, and JCS,
/// need the member to be absent, or the first proof of a document could not be
/// the first of a pack.)
pub struct Secured {
    /// The canonical form up to where the member `proof` would stand.
    before: String,
    /// What follows that member.
    after: String,
    /// What the hash function makes of `before`.
    begun: Hasher,
    plain: Digest,
}

impl Secured {
    /// Of this document, whatever proofs it has.
    pub fn of(document: &Json) -> Secured {
        let members = || document.as_object().unwrap_or_default().iter().map(|(name, value)| (name.as_str(), value));
        let part = |wanted: &dyn Fn(&str) -> bool| {
            let text = write::canonical_object(members().filter(|(name, _)| wanted(name)).collect());
            text.get(1..text.len() - 1).unwrap_or_default().to_owned()
        };
        let follows = |name: &str| "proof".encode_utf16().lt(name.encode_utf16());
        let (before, after) = (part(&|name| name != "proof" && !follows(name)), part(&|name| follows(name)));
        let mut begun = Hasher::new();
        begun.update(b"{");
        begun.update(before.as_bytes());
        let plain = finish(begun.clone(), &before, "", &after);
        Secured { before, after, begun, plain }
    }

    /// The digest of the document without its proofs.
    pub fn plain(&self) -> Digest {
        self.plain
    }

    /// The digest of what a proof upon these secures, in the order of the document;
    /// upon none, [`Secured::plain`].
    pub fn digest(&self, previous: &[&Json]) -> Digest {
        match member(previous) {
            None => self.plain,
            Some(proofs) => finish(self.begun.clone(), &self.before, &proofs, &self.after),
        }
    }

    /// The canonical text of what a proof upon these secures.
    pub fn text(&self, previous: &[&Json]) -> String {
        let proofs = member(previous).unwrap_or_default();
        let rest = rest(&self.before, &proofs, &self.after);
        ["{", &self.before].into_iter().chain(rest).collect()
    }
}

/// The member `proof` in its canonical form; `None` when it would be empty.
fn member(previous: &[&Json]) -> Option<String> {
    let proofs: Vec<String> = previous.iter().map(|proof| write::canonical(proof)).collect();
    (!proofs.is_empty()).then(|| format!("\"proof\":[{}]", proofs.join(",")))
}

/// What follows the text `before`: the parts that there are, with their commas.
fn rest<'t>(before: &str, proofs: &'t str, after: &'t str) -> [&'t str; 5] {
    let comma = |left: bool, right: &str| if left && !right.is_empty() { "," } else { "" };
    let begun = !before.is_empty();
    [comma(begun, proofs), proofs, comma(begun || !proofs.is_empty(), after), after, "}"]
}

fn finish(mut hasher: Hasher, before: &str, proofs: &str, after: &str) -> Digest {
    rest(before, proofs, after).into_iter().for_each(|part| hasher.update(part.as_bytes()));
    hasher.finish()
}

/// The digest of `document` without its proofs: what the report prints, so that
/// paper and file belong together; the same before and after signing.
pub fn document_digest(document: &Json) -> Digest {
    Secured::of(document).plain()
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
