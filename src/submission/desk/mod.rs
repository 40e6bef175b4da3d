//! The secretariat's desk (bàn thẩm định): many submissions, one verdict each, the
//! one that counts for every body, and the appraisal beside the self score.
//!
//! Pure: files come in one by one as texts, nothing is stored here. A hostile
//! file is one entry with its error and never disturbs the others.

mod file;
mod lines;
mod part;
mod table;
mod verdict;

pub use file::{DeskError, Expected, FORMAT};
pub use lines::json_lines;
pub use part::{Conflict, Merged};
pub use table::{Figures, Group, LeafRow, Publish, Table, TableRow, to_be_signed};
pub use verdict::{Flag, verdict_line};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::date::Date;
use crate::digest::Digest;
use crate::json::{Json, write};
use crate::pack::Pack;
use crate::points::{Field, NumberError, Points, parse_typed};
use crate::rank::folded;
use crate::score::{Scorecard, evaluate_given};
use crate::submission::compare::{Integrity, PackMatch, Verdict, check};
use crate::submission::document::signed_at;
use crate::submission::read::{OpenError, PackRef, Submission, open};
use crate::submission::roster::{Roster, SignerStanding};

/// What was found out about a file that is a submission.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What it says; `None` when it is malformed.
    pub submission: Option<Submission>,
    /// The verdict.
    pub verdict: Verdict,
    /// Whose each signature that holds is; `None` without a roster.
    pub standings: Option<Vec<SignerStanding>>,
    /// The set it was recomputed with.
    pub pack: Option<Arc<Pack>>,
    /// Its text, kept while it waits for its set.
    waiting: Option<String>,
}

/// One file on the desk.
#[derive(Clone, Debug)]
pub struct Filed {
    /// Name of the file.
    pub name: String,
    /// Day of receipt, where known.
    pub received: Option<Date>,
    /// Recognises the content, signatures included, however it is indented: the
    /// SHA-256 of the document's digest and the canonical form of `proof`; of
    /// the bytes where it is no submission.
    pub digest: Digest,
    /// The verdict, or why it is no submission.
    pub outcome: Result<Judged, OpenError>,
}

/// Why a file does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no submission.
    NotOpened,
    /// Its structure is wrong.
    Malformed,
    /// It has no signature.
    NotSigned,
    /// A signature does not hold.
    Altered,
    /// A signature is not by a valid key of the body: index of the signature.
    NotByTheBody(usize),
    /// It is about another year.
    OtherYear {
        /// Which.
        year: String,
    },
    /// Its set is not here.
    PackUnknown,
    /// Only another version of its set is here.
    PackOtherVersion,
    /// Its figures are not those that the engine computes.
    FiguresDiffer,
}

impl Refusal {
    /// Stable kebab-case name.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Refusal::NotOpened => "not-opened",
            Refusal::Malformed => "malformed",
            Refusal::NotSigned => "not-signed",
            Refusal::Altered => "altered",
            Refusal::NotByTheBody(_) => "not-by-the-body",
            Refusal::OtherYear { .. } => "other-year",
            Refusal::PackUnknown => "pack-unknown",
            Refusal::PackOtherVersion => "pack-other-version",
            Refusal::FiguresDiffer => "figures-differ",
        }
    }
}

/// What a file counts for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counting {
    /// It is the newest valid one of its body.
    Counts {
        /// Another valid file of the body with the same number but other
        /// content: ask which is meant.
        conflict: Option<usize>,
    },
    /// A newer valid one of the same body is here.
    Older {
        /// Index of the file that counts.
        by: usize,
    },
    /// The same content is here already.
    Duplicate {
        /// Index of the file that came first.
        of: usize,
    },
    /// It cannot be relied upon.
    Refused(Refusal),
}

impl Counting {
    /// Stable word.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Counting::Counts { .. } => "counts",
            Counting::Older { .. } => "older",
            Counting::Duplicate { .. } => "duplicate",
            Counting::Refused(_) => "refused",
        }
    }
}

/// What the council gives for one leaf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appraisal {
    /// Points; `None` while only a remark was made.
    pub points: Option<Points>,
    /// Why.
    pub reason: String,
}

/// Why an appraisal was not entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppraiseError {
    /// There is no recomputed file of this index.
    NoFile,
    /// The set has no such leaf.
    UnknownLeaf,
    /// The text is no number.
    Number(NumberError),
    /// More than the maximum of the leaf.
    AboveMaximum {
        /// The maximum.
        max: Points,
    },
}

/// Id of the set and folded name of the body: whose appraisal it is.
type BodyKey = (String, String);

/// The desk.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Name of the round, for people.
    pub name: String,
    /// Scored year; a file of another year does not count. Empty: any.
    pub year: String,
    /// Id of the area that this part of the work is about; empty: all.
    pub area: String,
    roster: Option<Roster>,
    files: Vec<Filed>,
    packs: BTreeMap<String, Arc<Pack>>,
    /// By whom: the name as written and the leaves by id.
    appraised: BTreeMap<BodyKey, (String, BTreeMap<String, Appraisal>)>,
    /// Files that the loaded work was about.
    expected: Vec<Expected>,
}

impl Desk {
    /// The files in the order in which they came.
    #[must_use]
    pub fn files(&self) -> &[Filed] {
        &self.files
    }

    /// The roster that signatures are looked up in.
    #[must_use]
    pub const fn roster(&self) -> Option<&Roster> {
        self.roster.as_ref()
    }

    /// Takes another roster, or none, and looks every signature up anew.
    pub fn set_roster(&mut self, roster: Option<Roster>) {
        self.roster = roster;
        for filed in &mut self.files {
            if let Ok(judged) = &mut filed.outcome {
                judged.standings = standings(self.roster.as_ref(), judged, filed.received);
            }
        }
    }

    /// Takes a set, under its digest, and recomputes the files that waited for it.
    pub fn add_pack(&mut self, pack: Arc<Pack>) {
        self.packs.insert(pack.digest.to_string(), pack);
        for at in 0..self.files.len() {
            let Some(filed) = self.files.get(at) else { continue };
            let waiting = filed.outcome.as_ref().ok().and_then(|judged| judged.waiting.clone());
            if let Some(text) = waiting {
                let outcome = self.judge(&text, filed.received).map(|(judged, _)| judged);
                if let Some(filed) = self.files.get_mut(at) {
                    filed.outcome = outcome;
                }
            }
        }
    }

    /// Whether the set with this digest is here.
    #[must_use]
    pub fn has_pack(&self, digest: &str) -> bool {
        self.packs.contains_key(digest)
    }

    /// Whether nothing was done on the desk yet.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.files.is_empty() && self.appraised.is_empty() && self.expected.is_empty()
    }

    /// Sets that files name and the desk does not have, each once.
    #[must_use]
    pub fn wanted_packs(&self) -> Vec<&PackRef> {
        let mut wanted: Vec<&PackRef> = Vec::new();
        for filed in &self.files {
            if let Ok(Judged { pack: None, submission: Some(submission), .. }) = &filed.outcome
                && wanted.iter().all(|known| known.digest != submission.pack.digest)
            {
                wanted.push(&submission.pack);
            }
        }
        wanted
    }

    /// Adds one file and gives its index.
    ///
    /// `received` is the day of receipt; where that is not told, the one that the
    /// loaded work has for this file. Sets are to be added before (or after: see [`Desk::add_pack`]). Costs
    /// about a millisecond; a page that adds thousands lets the browser breathe
    /// in between.
    pub fn add(&mut self, name: &str, text: &str, received: Option<Date>) -> usize {
        let mut received = received;
        let mut judged = self.judge(text, received);
        // The loaded work may know on which day this file was received.
        if let (None, Ok((_, digest))) = (received, &judged)
            && let Some(known) = self.expected.iter().find(|known| known.digest == *digest)
            && known.received.is_some()
        {
            received = known.received;
            judged = self.judge(text, received);
        }
        let (outcome, digest) = match judged {
            Ok((judged, digest)) => (Ok(judged), digest),
            Err(error) => (Err(error), Digest::of_bytes(text.as_bytes())),
        };
        self.files.push(Filed { name: name.to_owned(), received, digest, outcome });
        self.files.len() - 1
    }

    /// Adds a file that is refused unread, such as one that
    /// [`crate::submission::read::too_large`] names, and gives its index.
    pub fn add_refused(&mut self, name: &str, error: OpenError, received: Option<Date>) -> usize {
        let digest = Digest::of_bytes(name.as_bytes());
        self.files.push(Filed { name: name.to_owned(), received, digest, outcome: Err(error) });
        self.files.len() - 1
    }

    /// Takes a file off the desk; appraisals of its body stay.
    pub fn remove(&mut self, file: usize) {
        if file < self.files.len() {
            self.files.remove(file);
        }
    }

    fn judge(&self, text: &str, received: Option<Date>) -> Result<(Judged, Digest), OpenError> {
        let opened = open(text)?;
        let mut found: Option<&Arc<Pack>> = None;
        if let Some(submission) = &opened.submission {
            found = self.packs.get(&submission.pack.digest);
            found = found.or_else(|| self.packs.values().find(|pack| *pack.id == *submission.pack.id));
        }
        let verdict = check(&opened, &|_| found.map(Arc::as_ref), received);
        let known = verdict.pack == Some(PackMatch::Known);
        let waits = opened.submission.is_some() && !known;
        let digest = file_digest(&verdict.digest, opened.json.get("proof"));
        let mut judged = Judged {
            submission: opened.submission,
            verdict,
            standings: None,
            pack: found.filter(|_| known).cloned(),
            waiting: waits.then(|| text.to_owned()),
        };
        judged.standings = standings(self.roster.as_ref(), &judged, received);
        Ok((judged, digest))
    }

    /// What each file counts for, by index.
    #[must_use]
    pub fn counting(&self) -> Vec<Counting> {
        let mut first: BTreeMap<[u8; 32], usize> = BTreeMap::new();
        let mut best: BTreeMap<BodyKey, usize> = BTreeMap::new();
        let mut refusals: Vec<Result<BodyKey, Counting>> = Vec::with_capacity(self.files.len());
        for (at, filed) in self.files.iter().enumerate() {
            let of = *first.entry(filed.digest.0).or_insert(at);
            if of != at {
                refusals.push(Err(Counting::Duplicate { of }));
                continue;
            }
            refusals.push(self.body_key(filed).map_err(Counting::Refused));
            if let Some(Ok(key)) = refusals.last() {
                let slot = best.entry(key.clone()).or_insert(at);
                if self.order(*slot) < self.order(at) {
                    *slot = at;
                }
            }
        }
        let mut conflicts: BTreeMap<usize, usize> = BTreeMap::new();
        let mut counting: Vec<Counting> = Vec::with_capacity(refusals.len());
        for (at, found) in refusals.into_iter().enumerate() {
            counting.push(match found {
                Err(refused) => refused,
                Ok(key) => match best.get(&key) {
                    Some(by) if *by != at => {
                        if self.conflicts(*by, at) {
                            conflicts.entry(*by).or_insert(at);
                        }
                        Counting::Older { by: *by }
                    }
                    _ => Counting::Counts { conflict: None },
                },
            });
        }
        for (by, other) in conflicts {
            if let Some(slot) = counting.get_mut(by) {
                *slot = Counting::Counts { conflict: Some(other) };
            }
        }
        counting
    }

    /// Newer is greater: number, then time, then number of signatures.
    fn order(&self, at: usize) -> Option<(u32, String, usize)> {
        let judged = self.judged(at)?;
        let submission = judged.submission.as_ref()?;
        Some((submission.number, signed_at(&submission.made_at), judged.verdict.integrity.signers().len()))
    }

    /// Same number, other content.
    fn conflicts(&self, a: usize, b: usize) -> bool {
        let (Some(one), Some(other)) = (self.judged(a), self.judged(b)) else { return false };
        let number = |judged: &Judged| judged.submission.as_ref().map(|submission| submission.number);
        number(one) == number(other) && one.verdict.digest != other.verdict.digest
    }

    /// What was found out about a file, when it is a submission.
    #[must_use]
    pub fn judged(&self, file: usize) -> Option<&Judged> {
        self.files.get(file)?.outcome.as_ref().ok()
    }

    /// Whose file it is, or why it does not count.
    fn body_key(&self, filed: &Filed) -> Result<BodyKey, Refusal> {
        let judged = filed.outcome.as_ref().map_err(|_| Refusal::NotOpened)?;
        let verdict = &judged.verdict;
        match &verdict.integrity {
            Integrity::NotSigned => return Err(Refusal::NotSigned),
            Integrity::Altered { .. } => return Err(Refusal::Altered),
            Integrity::Genuine { .. } => {}
        }
        let submission = judged.submission.as_ref().ok_or(Refusal::Malformed)?;
        let strangers = judged.standings.iter().flatten().position(|standing| !standing.is_good());
        if let Some(signature) = strangers {
            return Err(Refusal::NotByTheBody(signature));
        }
        if !self.year.trim().is_empty() && self.year.trim() != submission.year {
            return Err(Refusal::OtherYear { year: submission.year.clone() });
        }
        match verdict.pack {
            Some(PackMatch::Known) if verdict.differences.is_empty() => {
                Ok((submission.pack.id.clone(), folded(&submission.body)))
            }
            Some(PackMatch::Known) => Err(Refusal::FiguresDiffer),
            Some(PackMatch::OtherVersion { .. }) => Err(Refusal::PackOtherVersion),
            Some(PackMatch::Unknown) | None => Err(Refusal::PackUnknown),
        }
    }

    fn key_of(&self, file: usize) -> Option<BodyKey> {
        let submission = self.judged(file)?.submission.as_ref()?;
        Some((submission.pack.id.clone(), folded(&submission.body)))
    }

    /// Enters the council's points and reason for a leaf of the body of a file;
    /// both blank takes the entry away.
    ///
    /// # Errors
    /// [`AppraiseError`]; nothing is then changed.
    pub fn appraise(&mut self, file: usize, node: &str, points: &str, reason: &str) -> Result<(), AppraiseError> {
        let judged = self.judged(file).ok_or(AppraiseError::NoFile)?;
        let pack = judged.pack.as_ref().ok_or(AppraiseError::NoFile)?;
        let body = judged.submission.as_ref().map(|submission| submission.body.clone()).unwrap_or_default();
        let found = pack.index_of(node).and_then(|at| pack.nodes.get(at)).filter(|node| node.leaf().is_some());
        let max = found.ok_or(AppraiseError::UnknownLeaf)?.max;
        let points = parse_typed(points, Field::POINTS).map_err(AppraiseError::Number)?.map(Points::from_decimal);
        if points.is_some_and(|points| max < points) {
            return Err(AppraiseError::AboveMaximum { max });
        }
        let key = self.key_of(file).ok_or(AppraiseError::NoFile)?;
        let (_, leaves) = self.appraised.entry(key.clone()).or_insert_with(|| (body, BTreeMap::new()));
        if points.is_none() && reason.trim().is_empty() {
            leaves.remove(node);
        } else {
            leaves.insert(node.to_owned(), Appraisal { points, reason: reason.trim().to_owned() });
        }
        if leaves.is_empty() {
            self.appraised.remove(&key);
        }
        Ok(())
    }

    /// What the council entered for the body of a file, by leaf id.
    #[must_use]
    pub fn appraisals(&self, file: usize) -> Option<&BTreeMap<String, Appraisal>> {
        self.appraised.get(&self.key_of(file)?).map(|(_, leaves)| leaves)
    }

    /// The score card after appraisal; the recomputed one where nothing was
    /// entered.
    #[must_use]
    pub fn appraised_card(&self, file: usize) -> Option<Scorecard> {
        let judged = self.judged(file)?;
        let (pack, submission) = (judged.pack.as_ref()?, judged.submission.as_ref()?);
        let leaves = self.appraisals(file);
        let given: BTreeMap<usize, Points> =
            leaves.into_iter().flatten().filter_map(|(id, a)| Some((pack.index_of(id)?, a.points?))).collect();
        if given.is_empty() {
            judged.verdict.card.clone()
        } else {
            Some(evaluate_given(pack, &submission.answers, &given))
        }
    }
}

/// Digest of a document with its proofs, from that without them.
fn file_digest(document: &Digest, proofs: Option<&Json>) -> Digest {
    let proofs = proofs.map_or_else(String::new, write::canonical);
    Digest::of_bytes(format!("{document}{proofs}").as_bytes())
}

fn standings(roster: Option<&Roster>, judged: &Judged, received: Option<Date>) -> Option<Vec<SignerStanding>> {
    let body = &judged.submission.as_ref()?.body;
    Some(roster?.standings(&judged.verdict.integrity, body, received))
}
