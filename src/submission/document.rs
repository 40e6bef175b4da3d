//! The submission (tệp nộp): what a body signs and sends, `cchc-submission/1`.
//!
//! A JSON that a person can read: the pack with its digest, the body and
//! the year, every answer as typed, every computed result, the totals, what was
//! assumed. Decimals are texts. The private notes of a draft never get in.
//! `criteria/SUBMISSION.md` describes every member.
//!
//! The same draft, set, time and number give the same bytes.

use std::borrow::Cow;
use std::fmt;

use crate::answer::{Answers, json as answers_json};
use crate::base::decimal::{Exact, Points};
use crate::base::json::Json;
use crate::draft::Draft;
use crate::engine::score::{NodeScore, Scorecard, State, Totals};
use crate::pack::{Class, Node, Pack, Status};
use crate::submission::digests::with_digests;
use crate::submission::keys::SigningKey;
use crate::submission::proof::{CONTEXT, ProofOptions, Purpose, SignError, add_proof, id_of, proof_id, proofs_of};
use crate::submission::verify::{VerifyError, verify};

/// The format this version writes.
pub const FORMAT: &str = "cchc-submission/1";

/// When, by which engine and as which version a submission was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made<'a> {
    /// Date and time with zone, ISO 8601: `2025-12-31T09:05:00Z`.
    pub at: &'a str,
    /// Version of the engine, `env!("CARGO_PKG_VERSION")` of the application.
    pub engine: &'a str,
    /// Number of the submission of this body in this round, from 1; the highest
    /// valid one counts.
    pub number: u32,
}

/// The unsigned submission of a draft.
///
/// `card` is what [`crate::engine::score::evaluate`] gives for this pack and the answers
/// of this draft: the receiver computes it anew and lists every difference.
/// Sign it with [`sign`].
#[must_use]
pub fn build(pack: &Pack, draft: &Draft, card: &Scorecard, made: &Made<'_>) -> Json {
    let report = (draft.report.difficulties.as_str(), draft.report.proposals.as_str());
    with_digests(content(pack, &draft.answers, report, card, made))
}

/// The document with the proof of the person who made it.
///
/// `created` is the time of signing with its zone; `random` makes the id of the
/// proof, on which a countersignature stands.
///
/// # Errors
/// [`SignError`].
pub fn sign(document: Json, key: &SigningKey, created: &str, random: [u8; 16]) -> Result<Json, SignError> {
    add_proof(document, key, &options(created, random, Vec::new()))
}

/// Why nothing was countersigned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountersignError {
    /// The proofs that are there do not hold.
    NotGenuine(VerifyError),
    /// A proof has no id to stand upon.
    UnnamedProof,
    /// The proof could not be added.
    Sign(SignError),
}

impl fmt::Display for CountersignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CountersignError::NotGenuine(error) => write!(f, "the document is not genuine: {error}"),
            CountersignError::UnnamedProof => f.write_str("a proof has no id"),
            CountersignError::Sign(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CountersignError {}

/// The signed document with one more proof upon all that it has: the head's.
///
/// The document is verified first; nobody countersigns what does not hold.
///
/// # Errors
/// [`CountersignError`].
pub fn countersign(
    document: Json,
    key: &SigningKey,
    created: &str,
    random: [u8; 16],
) -> Result<Json, CountersignError> {
    let report = verify(&document);
    if let Some(error) = report.first_error() {
        return Err(CountersignError::NotGenuine(error.clone()));
    }
    let proofs = document.get("proof").and_then(proofs_of).unwrap_or_default();
    let ids: Option<Vec<String>> = proofs.iter().map(|proof| id_of(proof).map(str::to_owned)).collect();
    let previous = ids.ok_or(CountersignError::UnnamedProof)?;
    add_proof(document, key, &options(created, random, previous)).map_err(CountersignError::Sign)
}

fn options(created: &str, random: [u8; 16], previous: Vec<String>) -> ProofOptions {
    ProofOptions { created: created.to_owned(), purpose: Purpose::Assertion, id: Some(proof_id(random)), previous }
}

/// The word of a status in files.
#[must_use]
pub fn status_word(status: Status) -> &'static str {
    match status {
        Status::Official => "official",
        Status::Illustrative => "illustrative",
        Status::Draft => "draft",
    }
}

/// Everything of the document but its digests; `report` is the difficulties and
/// the proposals.
pub(super) fn content(pack: &Pack, answers: &Answers, report: (&str, &str), card: &Scorecard, made: &Made<'_>) -> Json {
    Json::object([("@context", Json::list([CONTEXT])), ("format", FORMAT.into())])
        .with("pack", pack_json(pack))
        .with("body", body_json(pack, answers))
        .with("period", Json::object([("year", Json::from(year_of(pack, answers)))]))
        .with("made", made_json(made))
        .with("answers", answers_json::to_json(&public_answers(answers)))
        .with("results", results_json(pack, card))
        .with("totals", totals_json(pack, card))
        .with("assumptions", assumptions_json(pack, card))
        .with(
            "report",
            Json::object([("difficulties", report.0), ("proposals", report.1)].map(|(n, t)| (n, Json::from(t)))),
        )
}

pub(super) fn pack_json(pack: &Pack) -> Json {
    let members = [
        ("id", &*pack.id),
        ("version", &*pack.version),
        ("name", &*pack.name),
        ("status", status_word(pack.status)),
        ("status_note", &*pack.status_note),
        ("digest", &*pack.digest),
    ];
    Json::object(members.map(|(name, text)| (name, Json::from(text))))
}

pub(super) fn body_json(pack: &Pack, answers: &Answers) -> Json {
    let setup = &answers.setup;
    let cohort = pack.cohorts.iter().find(|cohort| *cohort.id == *setup.cohort);
    Json::object([("name", Json::from(&setup.body)), ("cohort", (&setup.cohort).into())])
        .with_some("cohort_name", cohort.map(|cohort| &*cohort.name))
}

/// The scored year as the engine takes it: typed, or the last one of the pack.
pub(super) fn year_of(pack: &Pack, answers: &Answers) -> String {
    let typed = answers.setup.year.trim();
    if typed.is_empty() { pack.years.1.to_string() } else { typed.to_owned() }
}

fn made_json(made: &Made<'_>) -> Json {
    Json::object([("at", Json::from(made.at)), ("engine", made.engine.into()), ("number", made.number.into())])
}

/// The answers as they may leave the machine: no private notes, no blank ones.
fn public_answers(answers: &Answers) -> Answers {
    let mut answers = answers.clone();
    for answer in answers.nodes.values_mut() {
        answer.note.clear();
    }
    answers.nodes.retain(|_, answer| !answer.is_blank());
    answers
}

/// The members of the result of the node at `idx`, in their order.
fn result<'a>(idx: usize, node: &'a Node, score: &NodeScore, card: &Scorecard) -> Vec<(&'static str, Cow<'a, str>)> {
    let leaf = card.leaf(idx);
    let state = match leaf.map(|leaf| leaf.state) {
        Some(State::Open) => "open",
        Some(State::Invalid) => "invalid",
        Some(State::Scored) => "scored",
        Some(State::LeftOut) => "left-out",
        None if score.left_out => "left-out",
        None if score.typed => "typed",
        None if 0 < score.open => "open",
        None => "scored",
    };
    let mut members = Vec::with_capacity(8);
    members.extend([("code", Cow::Borrowed(&*node.code)), ("name", Cow::Borrowed(&*node.name))]);
    members.push(("points", score.points.to_text().into()));
    members.push(("max", score.applicable.to_text().into()));
    members.push(("state", state.into()));
    let claimed = leaf.and_then(|leaf| leaf.claimed.as_ref());
    let others = [("claimed", claimed), ("low", Some(&score.low)), ("high", Some(&score.high))];
    for (name, value) in others {
        if let Some(value) = value.filter(|value| **value != score.points) {
            members.push((name, value.to_text().into()));
        }
    }
    members
}

pub(super) fn results_json(pack: &Pack, card: &Scorecard) -> Json {
    Json::object(pack.nodes.iter().zip(&card.nodes).enumerate().map(|(idx, (node, score))| {
        let members = result(idx, node, score, card).into_iter();
        (&*node.id, Json::object(members.map(|(name, text)| (name, Json::from(&*text)))))
    }))
}

/// Whether `json` is, in order and to the letter, what [`results_json`] gives:
/// told without making it, as most files are genuine.
pub(super) fn are_results(json: &Json, pack: &Pack, card: &Scorecard) -> bool {
    let same = |theirs: &Json, ours: &[(&'static str, Cow<'_, str>)]| {
        let theirs = theirs.as_object().filter(|theirs| theirs.len() == ours.len()).unwrap_or_default();
        !theirs.is_empty()
            && theirs.iter().zip(ours).all(|((a, text), (b, ours))| a == b && text.as_text() == Some(ours))
    };
    let stated = json.as_object().filter(|stated| stated.len() == pack.nodes.len()).unwrap_or_default();
    let nodes = pack.nodes.iter().zip(&card.nodes).enumerate();
    !stated.is_empty()
        && stated.iter().zip(nodes).all(|((id, theirs), (idx, (node, score)))| {
            **id == *node.id && same(theirs, &result(idx, node, score, card))
        })
}

pub(super) fn totals_json(pack: &Pack, card: &Scorecard) -> Json {
    let Totals { self_points, self_max, points, low, high, out_of, .. } = &card.totals;
    let totals = &card.totals;
    let exact = |value: &Exact| Json::from(value.to_text());
    let decimal = |value: &Points| Json::from(value.to_text());
    let json = Json::object([("self", exact(self_points)), ("self_max", decimal(self_max))])
        .with("projected", exact(points))
        .with("low", exact(low))
        .with("high", exact(high))
        .with("out_of", decimal(out_of))
        .with("percent", decimal(&totals.percent))
        .with("percent_low", decimal(&totals.percent_low))
        .with("percent_high", decimal(&totals.percent_high))
        .with("bonus", exact(&totals.bonus))
        .with("penalty", exact(&totals.penalty))
        .with("assumed", exact(&totals.assumed))
        .with("expected_loss", decimal(&totals.loss))
        .with("open", totals.open)
        .with("unproven", totals.unproven)
        .with("invalid", totals.invalid);
    let Some(class) = &card.class else { return json };
    let named = |idx: usize| {
        let class = pack.classes.get(class.list).and_then(|list| list.classes.get(idx));
        class.map(|Class { id, label, .. }| Json::object([("id", Json::from(&**id)), ("label", Json::from(&**label))]))
    };
    json.with_some("class", named(class.projected))
        .with_some("class_low", named(class.certain))
        .with_some("class_high", named(class.possible))
}

pub(super) fn assumptions_json(pack: &Pack, card: &Scorecard) -> Json {
    let assumed = card.leaves.iter().filter(|leaf| leaf.assumed);
    Json::list(assumed.filter_map(|leaf| {
        let id = &*pack.nodes.get(leaf.node)?.id;
        Some(Json::object([("node", Json::from(id)), ("points", leaf.points.to_text().into())]))
    }))
}
