//! The verdict on a submission: genuine or where it was altered; by which pack;
//! recomputed and compared place by place; complete; in time.
//!
//! Each question is answered by itself, so that a file with one fault still
//! tells everything else. Sentences are in `crate::text::submission`.

use crate::answer::{Answers, Applies};
use crate::base::compact_sort;
use crate::base::compact_sort::SortExt as _;
use crate::base::date::Date;
use crate::base::digest::Digest;
use crate::base::json::problem::Problem;
use crate::base::json::{Json, differ, pointer, write};
use crate::engine::score::{Issue, ReasonFor, Scorecard, State, evaluate};
use crate::pack::Pack;
use crate::submission::canonical::Secured;
use crate::submission::digests::{Located, locate, resolve, steps};
use crate::submission::document::{
    are_results, assumptions_json, body_json, pack_json, results_json, totals_json, year_of,
};
use crate::submission::keys::PublicKey;
use crate::submission::proof::Purpose;
use crate::submission::read::{Opened, PackRef};
use crate::submission::time::day_of;
use crate::submission::verify::{ProofCheck, ProofReport, VerifyError, verify, verify_secured};

/// One signature that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The key.
    pub key: PublicKey,
    /// When it says it signed; nothing proves the time.
    pub created: Option<String>,
    /// True when it stands upon an earlier signature: the head's.
    pub countersigns: bool,
}

impl Signer {
    /// The key's name, `did:key:z6Mk…`.
    #[must_use]
    pub fn did(&self) -> String {
        self.key.did()
    }

    /// Ten groups of four digits to read aloud.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.key.fingerprint()
    }
}

/// One signature that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// Whose it says it is, when that is an acceptable key.
    pub key: Option<PublicKey>,
    /// Why it does not hold.
    pub error: VerifyError,
}

/// Whether the file is as it was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Integrity {
    /// It has no signature.
    NotSigned,
    /// It has at least one signature and all of them hold.
    Genuine {
        /// In the order of signing.
        signers: Vec<Signer>,
    },
    /// At least one signature does not hold.
    Altered {
        /// Where, as far as the file's own digests tell.
        located: Located,
        /// Signatures that hold all the same: then the content is what these
        /// signed, and only later signatures are broken.
        holding: Vec<Signer>,
        /// Signatures that do not; empty when they could not be looked at.
        failed: Vec<Failed>,
        /// The first thing that is wrong.
        error: VerifyError,
    },
}

impl Integrity {
    /// Whether every signature holds.
    #[must_use]
    pub const fn is_genuine(&self) -> bool {
        matches!(self, Self::Genuine { .. })
    }

    /// The signatures that hold.
    #[must_use]
    pub fn signers(&self) -> &[Signer] {
        match self {
            Self::NotSigned => &[],
            Self::Genuine { signers } => signers,
            Self::Altered { holding, .. } => holding,
        }
    }
}

/// Whether the pack of the file is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackMatch {
    /// This very set: recomputed.
    Known,
    /// Only another version of it is here; nothing was recomputed.
    OtherVersion {
        /// The version that is here.
        here: String,
    },
    /// No pack of this id is here.
    Unknown,
}

/// One place where the file states something else than the engine computes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// RFC 6901 pointer into the file: `/results/<id>/points`, `/totals/…`.
    pub place: String,
    /// Id of the node, when it is about one.
    pub node: Option<String>,
    /// What the file states; none when it says nothing there.
    pub claimed: Option<String>,
    /// What the engine computes; none when nothing should stand there.
    pub recomputed: Option<String>,
}

/// What is missing in a submission, by node id in document order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Leaves that the body scores and did not answer.
    pub open: Vec<String>,
    /// Leaves with something unreadable.
    pub invalid: Vec<String>,
    /// Reasons that are asked for.
    pub reasons: Vec<(String, ReasonFor)>,
    /// Leaves without the evidence that the pack asks for.
    pub unproven: Vec<String>,
    /// Nodes declared not applicable or not arisen.
    pub left_out: Vec<String>,
    /// Answers to nodes that the pack does not have.
    pub stray: Vec<String>,
}

impl Completeness {
    /// Whether nothing is missing; left-out nodes are not missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.open.is_empty()
            && self.invalid.is_empty()
            && self.reasons.is_empty()
            && self.unproven.is_empty()
            && self.stray.is_empty()
    }
}

/// After the last day to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late {
    /// The last day.
    pub due: Date,
    /// The day of receipt, else that on which the file says it was made.
    pub on: Date,
    /// True when the day is that of receipt.
    pub received: bool,
}

/// Everything that can be said about a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Digest of the document without its proofs: what the report prints.
    pub digest: Digest,
    /// Genuine, altered (where), or not signed.
    pub integrity: Integrity,
    /// Structural problems; with any, nothing was recomputed.
    pub problems: Vec<Problem>,
    /// Whether the pack is here; `None` when the file does not say which.
    pub pack: Option<PackMatch>,
    /// Where the figures differ; empty also when nothing was recomputed.
    pub differences: Vec<Difference>,
    /// What is missing, when the pack is here.
    pub completeness: Option<Completeness>,
    /// Whether it is late, when the pack names a last day.
    pub late: Option<Late>,
    /// Characters in the name of the body that look like others: letters of
    /// other scripts, invisible signs, separate accents.
    pub odd_letters: Vec<char>,
    /// The recomputed score card, when the pack is here.
    pub card: Option<Scorecard>,
}

impl Verdict {
    /// Genuine, sound, recomputed and equal in every figure.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.integrity.is_genuine()
            && self.problems.is_empty()
            && self.pack == Some(PackMatch::Known)
            && self.differences.is_empty()
    }
}

/// The pack for a file: that with the digest, else any with the id.
#[must_use]
pub fn choose_pack<'p>(packs: impl IntoIterator<Item = &'p Pack>, wanted: &PackRef) -> Option<&'p Pack> {
    let mut other = None;
    for pack in packs {
        if *pack.digest == *wanted.digest {
            return Some(pack);
        }
        if *pack.id == *wanted.id {
            other = other.or(Some(pack));
        }
    }
    other
}

/// Checks a submission.
///
/// `pack` finds the pack that the file names, or another version of it (see
/// [`choose_pack`]); `received` is the day of receipt where that is known.
///
/// # Example
/// ```no_run
/// # use cchc::{pack::Pack, submission::{compare::{check, choose_pack}, read::open}};
/// # fn show(text: &str, packs: &[Pack]) {
/// if let Ok(opened) = open(text) {
///     let verdict = check(&opened, &|wanted| choose_pack(packs, wanted), None);
///     assert!(verdict.holds());
/// }
/// # }
/// ```
#[must_use]
pub fn check<'p>(opened: &Opened, pack: &dyn Fn(&PackRef) -> Option<&'p Pack>, received: Option<Date>) -> Verdict {
    let secured = Secured::of(&opened.json);
    let mut verdict = Verdict {
        digest: secured.plain(),
        integrity: judge(&opened.json, &verify_secured(&opened.json, &secured)),
        problems: opened.problems.clone(),
        pack: None,
        differences: Vec::new(),
        completeness: None,
        late: None,
        odd_letters: Vec::new(),
        card: None,
    };
    let Some(submission) = &opened.submission else { return verdict };
    let stated = &submission.stated;
    verdict.odd_letters = odd_letters(&stated.body);
    let found = pack(&stated.pack);
    verdict.pack = Some(match found {
        Some(pack) if *pack.digest == *stated.pack.digest => PackMatch::Known,
        Some(pack) => PackMatch::OtherVersion { here: pack.version.to_string() },
        None => PackMatch::Unknown,
    });
    let Some(pack) = found.filter(|_| verdict.pack == Some(PackMatch::Known)) else { return verdict };
    let card = evaluate(pack, &submission.answers);
    verdict.differences = differences(&opened.json, pack, &submission.answers, &card);
    verdict.completeness = Some(completeness(pack, &submission.answers, &card));
    verdict.late = late(pack, &stated.made_at, received);
    verdict.card = Some(card);
    verdict
}

/// Whether a document of any of our signed formats is as it was signed.
#[must_use]
pub fn integrity(document: &Json) -> Integrity {
    judge(document, &verify(document))
}

fn judge(document: &Json, report: &ProofReport) -> Integrity {
    let outcome = |proof: &ProofCheck| match &proof.outcome {
        Err(error) => Err(error.clone()),
        // A proof of possession states nothing about the content.
        Ok(()) if proof.purpose != Some(Purpose::Assertion) => {
            let found = proof.purpose.map_or("", Purpose::word).to_owned();
            Err(VerifyError::UnknownPurpose { found })
        }
        Ok(()) => Ok(()),
    };
    let mut signers = Vec::new();
    let mut failed = Vec::new();
    for proof in &report.proofs {
        match (outcome(proof), proof.key) {
            (Ok(()), Some(key)) => {
                let created = proof.created.clone();
                signers.push(Signer { key, created, countersigns: !proof.previous.is_empty() });
            }
            (Ok(()), None) => {}
            (Err(error), key) => failed.push(Failed { key, error }),
        }
    }
    let error = report.refusal.clone().or_else(|| failed.first().map(|failed| failed.error.clone()));
    match error {
        None => Integrity::Genuine { signers },
        Some(VerifyError::NoProof) => Integrity::NotSigned,
        Some(error) => Integrity::Altered { located: locate(document), holding: signers, failed, error },
    }
}

fn differences(document: &Json, pack: &Pack, answers: &Answers, card: &Scorecard) -> Vec<Difference> {
    let stated = document.get("results");
    let results = (!stated.is_some_and(|stated| are_results(stated, pack, card))).then(|| results_json(pack, card));
    let recomputed = Json::object([("pack", pack_json(pack)), ("body", body_json(pack, answers))])
        .with("period", Json::object([("year", Json::from(year_of(pack, answers)))]))
        .with_some("results", results)
        .with("totals", totals_json(pack, card))
        .with("assumptions", assumptions_json(pack, card));
    let told = |side: &Json, place: &str| {
        resolve(side, place).map(|value| value.as_text().map_or_else(|| write::canonical(value), str::to_owned))
    };
    let difference = |place: String| {
        let node = match steps(&place)?.as_slice() {
            [first, id, ..] if first == "results" => Some(id.clone()),
            _ => None,
        };
        let (claimed, recomputed) = (told(document, &place), told(&recomputed, &place));
        Some(Difference { place, node, claimed, recomputed })
    };
    let mut found = Vec::new();
    for (name, ours) in recomputed.as_object().unwrap_or_default() {
        let at = pointer::member("", name);
        match document.get(name) {
            Some(theirs) if theirs == ours => {}
            Some(theirs) => found.extend(differ::differences(theirs, ours).iter().map(|place| format!("{at}{place}"))),
            None => found.push(at),
        }
    }
    found.into_iter().filter_map(difference).collect()
}

pub(crate) fn completeness(pack: &Pack, answers: &Answers, card: &Scorecard) -> Completeness {
    let mut found = Completeness::default();
    let mut answered = 0;
    for (idx, (node, score)) in pack.nodes.iter().zip(&card.nodes).enumerate() {
        let id = || node.id.to_string();
        if let Some(leaf) = card.leaf(idx) {
            match leaf.state {
                State::Open if score.self_max != crate::base::decimal::Points::ZERO => found.open.push(id()),
                State::Invalid => found.invalid.push(id()),
                State::Open | State::Scored | State::LeftOut => {}
            }
            if !leaf.proven {
                found.unproven.push(id());
            }
        }
        for issue in card.issues(idx) {
            if let Issue::ReasonMissing(reason) = issue {
                found.reasons.push((id(), *reason));
            }
        }
        let answer = answers.node(&node.id);
        answered += usize::from(answer.is_some());
        if answer.is_some_and(|answer| answer.applies != Applies::Yes) {
            found.left_out.push(id());
        }
    }
    // Nearly always every answer is to a node of the pack.
    if answered < answers.nodes.len() {
        let known = compact_sort::set(pack.nodes.iter().map(|node| &*node.id));
        let ids = answers.nodes.keys();
        found.stray = ids.filter(|id| !known.contains(id.as_str())).cloned().collect();
    }
    found
}

pub(crate) fn late(pack: &Pack, made_at: &str, received: Option<Date>) -> Option<Late> {
    let due = pack.schedule.self_score?;
    let on = received.or_else(|| day_of(made_at))?;
    (due < on).then_some(Late { due, on, received: received.is_some() })
}

/// Characters of a name that can pass for others: letters outside the Latin
/// script, separate accents, invisible and direction signs.
#[must_use]
pub fn odd_letters(name: &str) -> Vec<char> {
    let latin = |c: char| c.is_ascii() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | 'ª' | 'º');
    let odd = |c: &char| {
        let hidden = matches!(
            c,
            '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}'
        );
        hidden || c.is_control() || c.is_alphabetic() && !latin(*c)
    };
    let mut found: Vec<char> = name.chars().filter(odd).collect();
    found.sort_small();
    found.dedup();
    found
}
