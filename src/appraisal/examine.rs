//! What is found out about one file by itself, and what of it stays on the desk.
//!
//! A file of a hundred kilobytes comes to two verdicts, some figures and its
//! answers as text; the score card and the lists of what is missing are made
//! anew for the one body that somebody looks at.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::answer::{Answers, json as answers_json};
use crate::base::date::Date;
use crate::base::decimal::{Exact, Points};
use crate::base::digest::Digest;
use crate::base::json::parse::{Limits, parse};
use crate::base::json::problem::Problem;
use crate::base::json::{Json, write};
use crate::engine::score::{Scorecard, evaluate};
use crate::pack::Pack;
use crate::submission::compare::{Difference, Integrity, Late, PackMatch, Verdict, check, completeness, late};
use crate::submission::keys::roster::SignerStanding;
use crate::submission::read::{OpenError, PackRef, Stated, open};

/// What a score card comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Projected total.
    pub points: Exact,
    /// What the total is out of.
    pub out_of: Points,
    /// Index in percent, rounded for printing.
    pub percent: Points,
    /// Index of the list of classes of the pack, and of the projected class in it.
    pub class: Option<(usize, usize)>,
    /// Points of the areas, bonus and penalty blocks, in the order of the pack.
    pub areas: Vec<Exact>,
    /// Points of all nodes by index, as shown: cut at six decimals.
    pub parts: Box<[Points]>,
}

impl Tally {
    /// Of a card for this pack.
    #[must_use]
    pub fn of(pack: &Pack, card: &Scorecard) -> Self {
        let areas = pack.roots().filter_map(|at| card.nodes.get(at)).map(|node| node.points.clone());
        Self {
            points: card.totals.points.clone(),
            out_of: card.totals.out_of,
            percent: card.totals.percent,
            class: card.class.as_ref().map(|class| (class.list, class.projected)),
            areas: areas.collect(),
            parts: card.nodes.iter().map(|node| node.points.shown()).collect(),
        }
    }

    /// Label of the projected class; empty where the pack has none.
    #[must_use]
    pub fn class_in(&self, pack: &Pack) -> String {
        let class = self.class.and_then(|(list, class)| pack.classes.get(list)?.classes.get(class));
        class.map_or_else(String::new, |class| class.label.to_string())
    }
}

/// What a file was recomputed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recomputed {
    /// Its figures.
    pub tally: Tally,
    /// Whether criteria lack an answer, a reason or evidence.
    pub incomplete: bool,
}

/// What stays of the text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Retained {
    /// Nothing: it is malformed.
    Nothing,
    /// Its answers, in their canonical form.
    Answers(Box<str>),
    /// All of it: it waits for its pack.
    File(Box<str>),
}

/// What was found out about a file that is a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examined {
    /// What it says of itself; `None` when it is malformed.
    pub stated: Option<Stated>,
    /// Digest of the document without its proofs: what the report prints.
    pub digest: Digest,
    /// Genuine, altered (where), or not signed.
    pub integrity: Integrity,
    /// Structural problems; with any, nothing was recomputed.
    pub problems: Vec<Problem>,
    /// Whether the pack is here; `None` when the file does not say which.
    pub matched: Option<PackMatch>,
    /// Where the figures differ; empty also when nothing was recomputed.
    pub differences: Vec<Difference>,
    /// Whether it is late, when the pack names a last day.
    pub late: Option<Late>,
    /// Characters in the name of the body that look like others.
    pub odd_letters: Vec<char>,
    /// Whose each signature that holds is; `None` without a roster.
    pub standings: Option<Vec<SignerStanding>>,
    /// The pack it was recomputed with.
    pub pack: Option<Arc<Pack>>,
    /// What it comes to, with the pack.
    pub recomputed: Option<Recomputed>,
    pub(super) kept: Retained,
    /// The figures after appraisal and the leaves without a reason, once asked for.
    pub(super) after: OnceLock<Option<(Tally, u32)>>,
}

impl Examined {
    /// The answers; `None` when it was not recomputed.
    #[must_use]
    pub fn answers(&self) -> Option<Answers> {
        let Retained::Answers(text) = &self.kept else { return None };
        let json = parse(text, &Limits::DEFAULT).ok()?;
        answers_json::read(&json, "", &mut Vec::new())
    }

    /// The score card, made anew; `None` when it was not recomputed.
    #[must_use]
    pub fn card(&self) -> Option<Scorecard> {
        Some(evaluate(self.pack.as_ref()?, &self.answers()?))
    }

    /// Everything that can be said about it, what is missing in it made anew.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let found = self.pack.as_ref().zip(self.answers()).map(|(pack, answers)| {
            let card = evaluate(pack, &answers);
            (pack, answers, card)
        });
        Verdict {
            digest: self.digest,
            integrity: self.integrity.clone(),
            problems: self.problems.clone(),
            pack: self.matched.clone(),
            differences: self.differences.clone(),
            completeness: found.as_ref().map(|(pack, answers, card)| completeness(pack, answers, card)),
            late: self.late,
            odd_letters: self.odd_letters.clone(),
            card: found.map(|(_, _, card)| card),
        }
    }

    /// Looks at the day of receipt, where that is known.
    pub(super) fn received(&mut self, on: Option<Date>) {
        let stated = self.stated.as_ref().zip(self.pack.as_ref());
        self.late = stated.and_then(|(stated, pack)| late(pack, &stated.made_at, on));
    }
}

/// What is known of a file from its text and the packs alone: by whom it is signed
/// and when it was received is for the desk to judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The verdicts.
    pub judged: Examined,
    /// Recognises the content, as [`super::Filed::digest`].
    pub digest: Digest,
}

impl Found {
    /// Whether its pack was there and it was recomputed.
    #[must_use]
    pub const fn is_recomputed(&self) -> bool {
        self.judged.recomputed.is_some()
    }
}

/// Packs by their digests.
#[derive(Clone, Debug, Default)]
pub struct Packs(BTreeMap<String, Arc<Pack>>);

impl Packs {
    /// Takes a pack.
    pub fn add(&mut self, pack: Arc<Pack>) {
        self.0.insert(pack.digest.to_string(), pack);
    }

    /// The pack with this digest.
    #[must_use]
    pub fn get(&self, digest: &str) -> Option<&Arc<Pack>> {
        self.0.get(digest)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Pack>> {
        self.0.values()
    }

    /// That with the digest, else any with the id.
    fn find(&self, wanted: &PackRef) -> Option<&Arc<Pack>> {
        let other = || self.all().find(|pack| *pack.id == *wanted.id);
        self.get(&wanted.digest).or_else(other)
    }

    /// Reads, verifies and recomputes the text of a file.
    ///
    /// # Errors
    /// [`OpenError`] when it is no submission.
    pub fn judge(&self, text: &str) -> Result<Found, OpenError> {
        let opened = open(text)?;
        let found = opened.submission.as_ref().and_then(|submission| self.find(&submission.stated.pack));
        let verdict = check(&opened, &|_| found.map(Arc::as_ref), None);
        let pack = found.filter(|_| verdict.pack == Some(PackMatch::Known)).cloned();
        let digest = file_digest(&verdict.digest, opened.json.get("proof"));
        let answers = opened.json.get("answers").filter(|_| pack.is_some());
        let kept = match (answers, verdict.pack.is_some()) {
            (Some(answers), _) => Retained::Answers(write::canonical(answers).into()),
            (None, true) => Retained::File(text.into()),
            (None, false) => Retained::Nothing,
        };
        let recomputed = pack.as_deref().zip(verdict.card.as_ref()).map(|(pack, card)| Recomputed {
            tally: Tally::of(pack, card),
            incomplete: verdict.completeness.as_ref().is_some_and(|found| !found.is_complete()),
        });
        let judged = Examined {
            stated: opened.submission.map(|submission| submission.stated),
            digest: verdict.digest,
            integrity: verdict.integrity,
            problems: verdict.problems,
            matched: verdict.pack,
            differences: verdict.differences,
            late: verdict.late,
            odd_letters: verdict.odd_letters,
            standings: None,
            pack,
            recomputed,
            kept,
            after: OnceLock::new(),
        };
        Ok(Found { judged, digest })
    }
}

/// Digest of a document with its proofs, from that without them.
fn file_digest(document: &Digest, proofs: Option<&Json>) -> Digest {
    let proofs = proofs.map_or_else(String::new, write::canonical);
    Digest::of_bytes(format!("{document}{proofs}").as_bytes())
}
