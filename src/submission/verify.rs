//! Whether a document's proofs hold: one, several side by side, or in chains.
//!
//! The answer is a report with one entry per proof; a document is genuine only
//! if it has a proof and all of them hold.
//! Who signed, and whether that key is known, is for the caller to judge.

use std::fmt;

use crate::base::json::Json;
use crate::submission::canonical::{Secured, config_digest, signed_bytes};
use crate::submission::keys::multibase;
use crate::submission::keys::{KeyError, PublicKey, Verifier};
use crate::submission::proof::{MOST_PROOFS, PROOF_TYPE, Purpose, SUITE, id_of, is_date_time, matching, proofs_of};

/// Why a document or one of its proofs does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VerifyError {
    /// The document is no object.
    NotObject,
    /// There is no proof.
    NoProof,
    /// The member `proof` is neither an object nor a list of objects.
    MalformedProofs,
    /// More than [`MOST_PROOFS`].
    TooManyProofs {
        /// How many there are.
        found: usize,
    },
    /// A member of the proof is missing or has the wrong shape.
    MalformedMember {
        /// Its name.
        name: &'static str,
    },
    /// The proof's `type` is not [`PROOF_TYPE`].
    UnknownType {
        /// The type found.
        found: String,
    },
    /// The proof's `cryptosuite` is not [`SUITE`].
    UnknownSuite {
        /// The suite found.
        found: String,
    },
    /// The proof's `proofPurpose` is no [`Purpose`].
    UnknownPurpose {
        /// The purpose found.
        found: String,
    },
    /// `created` or `expires` is not a date and time with its zone.
    BadTime {
        /// The member.
        name: &'static str,
    },
    /// The proof's `@context` is not that of the document.
    ContextMismatch,
    /// The verification method is no acceptable key.
    BadKey(KeyError),
    /// `proofValue` is not 64 bytes in base58btc.
    BadProofValue,
    /// Another proof has this id too.
    DuplicateId {
        /// The id.
        id: String,
    },
    /// Another proof has the same signature.
    RepeatedProof,
    /// `previousProof` names a proof that is not there, or names it twice.
    UnknownPrevious {
        /// The id.
        id: String,
    },
    /// The proof stands upon itself, directly or through others, or upon one that
    /// does.
    Cycle,
    /// The signature is not this key's over this document.
    BadSignature,
    /// A proof upon which this one stands does not hold.
    PreviousFailed {
        /// Its id.
        id: String,
    },
}

impl VerifyError {
    /// Stable kebab-case name of the error.
    pub fn code(&self) -> &'static str {
        match self {
            VerifyError::NotObject => "document-no-object",
            VerifyError::NoProof => "proof-missing",
            VerifyError::MalformedProofs => "proofs-malformed",
            VerifyError::TooManyProofs { .. } => "proofs-too-many",
            VerifyError::MalformedMember { .. } => "proof-member-malformed",
            VerifyError::UnknownType { .. } => "proof-type-unknown",
            VerifyError::UnknownSuite { .. } => "proof-suite-unknown",
            VerifyError::UnknownPurpose { .. } => "proof-purpose-unknown",
            VerifyError::BadTime { .. } => "proof-time-malformed",
            VerifyError::ContextMismatch => "proof-context-mismatch",
            VerifyError::BadKey(_) => "proof-key-bad",
            VerifyError::BadProofValue => "proof-value-malformed",
            VerifyError::DuplicateId { .. } => "proof-id-duplicate",
            VerifyError::RepeatedProof => "proof-repeated",
            VerifyError::UnknownPrevious { .. } => "proof-previous-unknown",
            VerifyError::Cycle => "proof-cycle",
            VerifyError::BadSignature => "signature-bad",
            VerifyError::PreviousFailed { .. } => "proof-previous-failed",
        }
    }
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VerifyError::NotObject => f.write_str("the document is no object"),
            VerifyError::NoProof => f.write_str("there is no proof"),
            VerifyError::MalformedProofs => f.write_str("`proof` is no object or list of objects"),
            VerifyError::TooManyProofs { found } => {
                write!(f, "{found} proofs, at most {MOST_PROOFS} are read")
            }
            VerifyError::MalformedMember { name } => write!(f, "`{name}` is missing or misshapen"),
            VerifyError::UnknownType { found } => write!(f, "unknown proof type `{found}`"),
            VerifyError::UnknownSuite { found } => write!(f, "unknown cryptosuite `{found}`"),
            VerifyError::UnknownPurpose { found } => write!(f, "unknown purpose `{found}`"),
            VerifyError::BadTime { name } => write!(f, "`{name}` is no date and time with zone"),
            VerifyError::ContextMismatch => f.write_str("`@context` differs from the document's"),
            VerifyError::BadKey(error) => write!(f, "unacceptable key: {error}"),
            VerifyError::BadProofValue => f.write_str("`proofValue` is not 64 bytes in base58btc"),
            VerifyError::DuplicateId { id } => write!(f, "two proofs are called `{id}`"),
            VerifyError::RepeatedProof => f.write_str("the same signature stands twice"),
            VerifyError::UnknownPrevious { id } => write!(f, "no proof `{id}` to stand upon"),
            VerifyError::Cycle => f.write_str("the proof stands upon itself"),
            VerifyError::BadSignature => f.write_str("the signature does not hold"),
            VerifyError::PreviousFailed { id } => write!(f, "the proof `{id}` does not hold"),
        }
    }
}

impl std::error::Error for VerifyError {}

/// The outcome for a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofReport {
    /// Why the proofs were not looked at, when they were not.
    pub refusal: Option<VerifyError>,
    /// One entry per proof in document order; empty after a refusal.
    pub proofs: Vec<ProofCheck>,
}

impl ProofReport {
    /// Whether there is a proof and every proof holds.
    pub fn is_valid(&self) -> bool {
        self.refusal.is_none() && !self.proofs.is_empty() && self.proofs.iter().all(|proof| proof.outcome.is_ok())
    }

    /// The first thing that is wrong, when something is.
    pub fn first_error(&self) -> Option<&VerifyError> {
        let failed = |proof: &ProofCheck| proof.outcome.is_err();
        let outcome = self.proofs.iter().find(|proof| failed(proof));
        let outcome = outcome.and_then(|proof| proof.outcome.as_ref().err());
        self.refusal.as_ref().or(outcome)
    }
}

/// The outcome for one proof; what it says of itself counts only if it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofCheck {
    /// Its id.
    pub id: Option<String>,
    /// Whose it says it is, when that is an acceptable key.
    pub key: Option<PublicKey>,
    /// What it says it is for.
    pub purpose: Option<Purpose>,
    /// When it says it was made; not proven by anything.
    pub created: Option<String>,
    /// Until when it says it is to be relied upon; for the caller to compare
    /// with the time.
    pub expires: Option<String>,
    /// Ids of the proofs upon which it stands.
    pub previous: Vec<String>,
    /// Whether it holds, together with every proof upon which it stands.
    pub outcome: Result<(), VerifyError>,
}

/// Checks all proofs of `document`, which must have come out of
/// [`crate::base::json::parse::parse`] (distinct names).
///
/// Stricter than the standard in one point: it lets a document have further
/// contexts after those of the proof, whose addition changes the file without
/// breaking the proof; here the two must be equal.
///
/// # Source
/// W3C vc-di-eddsa §3.3.2; vc-data-integrity §4.5 (verify proof sets and chains).
pub fn verify(document: &Json) -> ProofReport {
    verify_secured(document, &Secured::of(document))
}

/// [`verify`] for a document whose canonical form is known.
pub(super) fn verify_secured(document: &Json, secured: &Secured) -> ProofReport {
    match checks(document, secured) {
        Ok(proofs) => ProofReport { refusal: None, proofs },
        Err(refusal) => ProofReport { refusal: Some(refusal), proofs: Vec::new() },
    }
}

fn checks(document: &Json, secured: &Secured) -> Result<Vec<ProofCheck>, VerifyError> {
    document.as_object().ok_or(VerifyError::NotObject)?;
    let member = document.get("proof").ok_or(VerifyError::NoProof)?;
    let proofs = proofs_of(member).ok_or(VerifyError::MalformedProofs)?;
    let found = proofs.len();
    if found == 0 {
        return Err(VerifyError::NoProof);
    }
    if MOST_PROOFS < found {
        return Err(VerifyError::TooManyProofs { found });
    }
    let mut checks: Vec<ProofCheck> = proofs.iter().map(|proof| claims(document, proofs, proof, secured)).collect();
    follow_chains(&mut checks);
    Ok(checks)
}

/// One proof by itself: what it says, and whether its own signature holds.
fn claims(document: &Json, proofs: &[Json], proof: &Json, secured: &Secured) -> ProofCheck {
    let text = |name: &str| proof.get(name).and_then(Json::as_text);
    let owned = |name: &str| text(name).map(str::to_owned);
    let key = text("verificationMethod").map(Verifier::from_verification_method);
    let previous = previous_of(proof);
    let outcome = check(document, proofs, proof, key.as_ref(), secured);
    ProofCheck {
        id: owned("id"),
        key: key.and_then(Result::ok).map(|key| key.public()),
        purpose: text("proofPurpose").and_then(Purpose::parse),
        created: owned("created"),
        expires: owned("expires"),
        previous: previous.unwrap_or_default(),
        outcome,
    }
}

/// The ids of `previousProof`, none when absent; `None` when it is neither a
/// text nor a list of one or more texts.
fn previous_of(proof: &Json) -> Option<Vec<String>> {
    match proof.get("previousProof") {
        None => Some(Vec::new()),
        Some(Json::Text(id)) => Some(vec![id.to_string()]),
        Some(Json::List(ids)) if !ids.is_empty() && ids.len() <= MOST_PROOFS => {
            ids.iter().map(|id| id.as_text().map(str::to_owned)).collect()
        }
        Some(_) => None,
    }
}

fn check(
    document: &Json,
    proofs: &[Json],
    proof: &Json,
    key: Option<&Result<Verifier, KeyError>>,
    secured: &Secured,
) -> Result<(), VerifyError> {
    let text = |name: &'static str| {
        let member = proof.get(name).and_then(Json::as_text);
        member.ok_or(VerifyError::MalformedMember { name })
    };
    let found = text("type")?;
    if found != PROOF_TYPE {
        let found = found.to_owned();
        return Err(VerifyError::UnknownType { found });
    }
    let found = text("cryptosuite")?;
    if found != SUITE {
        let found = found.to_owned();
        return Err(VerifyError::UnknownSuite { found });
    }
    let found = text("proofPurpose")?;
    if Purpose::parse(found).is_none() {
        let found = found.to_owned();
        return Err(VerifyError::UnknownPurpose { found });
    }
    for name in ["created", "expires"] {
        if proof.get(name).is_some() && !is_date_time(text(name)?) {
            return Err(VerifyError::BadTime { name });
        }
    }
    check_names(proofs, proof)?;
    let context = proof.get("@context");
    if context.is_some() && context != document.get("@context") {
        return Err(VerifyError::ContextMismatch);
    }
    let name = "verificationMethod";
    let key = key
        .ok_or(VerifyError::MalformedMember { name })?
        .as_ref()
        .map_err(|error| VerifyError::BadKey(error.clone()))?;
    let signature = multibase::decode::<64>(text("proofValue")?).map_err(|_| VerifyError::BadProofValue)?;
    let name = "previousProof";
    let previous = previous_of(proof).ok_or(VerifyError::MalformedMember { name })?;
    let previous = matching(proofs, &previous).map_err(|id| VerifyError::UnknownPrevious { id: id.to_owned() })?;
    let digest = secured.digest(&previous);
    if key.verifies(&signed_bytes(&config_digest(proof), &digest), &signature) {
        Ok(())
    } else {
        Err(VerifyError::BadSignature)
    }
}

/// An id is a text that no other proof has, and no signature stands twice.
fn check_names(proofs: &[Json], proof: &Json) -> Result<(), VerifyError> {
    let alike = |name: &str| {
        let member = proof.get(name);
        let same = proofs.iter().filter(|other| other.get(name) == member);
        1 < same.count()
    };
    if proof.get("id").is_some() {
        let name = "id";
        let id = id_of(proof).ok_or(VerifyError::MalformedMember { name })?;
        if alike("id") {
            return Err(VerifyError::DuplicateId { id: id.to_owned() });
        }
    }
    if alike("proofValue") && proof.get("proofValue").is_some() {
        return Err(VerifyError::RepeatedProof);
    }
    Ok(())
}

/// Settles each proof after those upon which it stands: it fails if one of them
/// does; what cannot be settled stands upon itself.
fn follow_chains(checks: &mut [ProofCheck]) {
    let mut settled: Vec<(String, bool)> = Vec::new();
    let names: Vec<String> = checks.iter().filter_map(|check| check.id.clone()).collect();
    let mut open: Vec<usize> = (0..checks.len()).collect();
    loop {
        let before = open.len();
        open.retain(|idx| {
            let Some(check) = checks.get_mut(*idx) else {
                return false;
            };
            let fate = |id: &String| settled.iter().find(|(known, _)| known == id);
            // Who names an unknown proof has failed already and waits for none.
            let waits = |id: &String| fate(id).is_none() && names.contains(id);
            if check.previous.iter().any(waits) {
                return true;
            }
            let failed = |id: &&String| fate(id).is_some_and(|(_, holds)| !holds);
            if check.outcome.is_ok()
                && let Some(id) = check.previous.iter().find(failed).cloned()
            {
                check.outcome = Err(VerifyError::PreviousFailed { id });
            }
            let holds = check.outcome.is_ok();
            settled.extend(check.id.clone().map(|id| (id, holds)));
            false
        });
        if open.len() == before {
            break;
        }
    }
    for idx in open {
        if let Some(check) = checks.get_mut(idx) {
            check.outcome = Err(VerifyError::Cycle);
        }
    }
}
