//! The secretariat's desk (bàn thẩm định): many submissions, one verdict each, the
//! one that counts for every body, and the appraisal beside the self score.
//!
//! Pure: files come in one by one as texts, nothing is stored here. A hostile
//! file is one entry with its error and never disturbs the others.

mod examine;
mod file;
mod jsonl;
mod split;
mod table;
mod verdict_json;
mod worker_message;

pub use examine::{Examined, Found, Packs, Recomputed, Tally};
pub use file::{DeskError, FORMAT};
pub use jsonl::json_lines;
pub use split::{Conflict, Merged};
pub use table::{Figures, Group, LeafRow, Publish, Table, TableRow, to_be_signed};
pub use verdict_json::{Flag, verdict_line};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::decimal::{Field, NumberError, Points, parse_typed};
use crate::base::digest::Digest;
use crate::engine::rank::folded;
use crate::engine::score::{Scorecard, evaluate_given};
use crate::pack::Pack;
use crate::submission::compare::{Integrity, PackMatch};
use crate::submission::keys::roster::{Roster, SignerStanding};
use crate::submission::read::{OpenError, PackRef};
use crate::submission::time::signed_at;
use examine::Retained;

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
    pub outcome: Result<Examined, OpenError>,
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
    /// Its pack is not here.
    PackUnknown,
    /// Only another version of its pack is here.
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
pub enum FileStatus {
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

impl FileStatus {
    /// Stable word.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            FileStatus::Counts { .. } => "counts",
            FileStatus::Older { .. } => "older",
            FileStatus::Duplicate { .. } => "duplicate",
            FileStatus::Refused(_) => "refused",
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
    /// The pack has no such leaf.
    UnknownLeaf,
    /// The text is no number.
    Number(NumberError),
    /// More than the maximum of the leaf.
    AboveMaximum {
        /// The maximum.
        max: Points,
    },
}

/// Id of the pack and folded name of the body: whose appraisal it is.
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
    packs: Packs,
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

    /// Takes a pack, under its digest, and recomputes the files that waited for it.
    pub fn add_pack(&mut self, pack: Arc<Pack>) {
        self.packs.add(pack);
        for filed in &mut self.files {
            if let Ok(Examined { kept: Retained::File(text), .. }) = &filed.outcome {
                let found = self.packs.judge(text);
                filed.outcome = found.map(|found| of_desk(self.roster.as_ref(), found.judged, filed.received));
            }
        }
    }

    /// The packs that are here.
    #[must_use]
    pub const fn packs(&self) -> &Packs {
        &self.packs
    }

    /// Whether the pack with this digest is here.
    #[must_use]
    pub fn has_pack(&self, digest: &str) -> bool {
        self.packs.get(digest).is_some()
    }

    /// Whether nothing was done on the desk yet.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.files.is_empty() && self.appraised.is_empty() && self.expected.is_empty()
    }

    /// Packs that files name and the desk does not have, each once.
    #[must_use]
    pub fn wanted_packs(&self) -> Vec<&PackRef> {
        let mut wanted: Vec<&PackRef> = Vec::new();
        for filed in &self.files {
            if let Ok(Examined { pack: None, stated: Some(stated), .. }) = &filed.outcome
                && wanted.iter().all(|known| known.digest != stated.pack.digest)
            {
                wanted.push(&stated.pack);
            }
        }
        wanted
    }

    /// Adds one file and gives its index.
    ///
    /// `received` is the day of receipt; where that is not told, the one that the
    /// loaded work has for this file. Sets are to be added before (or after: see [`Desk::add_pack`]). Costs
    /// about a millisecond; a page that adds thousands has them judged by others:
    /// see [`Desk::add_found`].
    pub fn add(&mut self, name: &str, text: &str, received: Option<Date>) -> usize {
        match self.packs.judge(text) {
            Ok(found) => self.add_found(name, found, received),
            Err(error) => {
                let digest = Digest::of_bytes(text.as_bytes());
                self.push(Filed { name: name.to_owned(), received, digest, outcome: Err(error) })
            }
        }
    }

    /// Adds a file that was judged with the packs of this desk; otherwise as [`Desk::add`].
    pub fn add_found(&mut self, name: &str, found: Found, received: Option<Date>) -> usize {
        // The loaded work may know on which day this file was received.
        let known = || self.expected.iter().find(|known| known.digest == found.digest);
        let received = received.or_else(|| known()?.received);
        let outcome = Ok(of_desk(self.roster.as_ref(), found.judged, received));
        self.push(Filed { name: name.to_owned(), received, digest: found.digest, outcome })
    }

    fn push(&mut self, filed: Filed) -> usize {
        self.files.push(filed);
        self.files.len() - 1
    }

    /// Adds a file that is refused unread, such as one that
    /// [`crate::submission::read::too_large`] names, and gives its index.
    pub fn add_refused(&mut self, name: &str, error: OpenError, received: Option<Date>) -> usize {
        let digest = Digest::of_bytes(name.as_bytes());
        self.push(Filed { name: name.to_owned(), received, digest, outcome: Err(error) })
    }

    /// Takes a file off the desk; appraisals of its body stay.
    pub fn remove(&mut self, file: usize) {
        if file < self.files.len() {
            self.files.remove(file);
        }
    }

    /// What each file counts for, by index.
    #[must_use]
    pub fn statuses(&self) -> Vec<FileStatus> {
        let mut first: BTreeMap<[u8; 32], usize> = BTreeMap::new();
        let mut best: BTreeMap<BodyKey, usize> = BTreeMap::new();
        let mut refusals: Vec<Result<BodyKey, FileStatus>> = Vec::with_capacity(self.files.len());
        for (at, filed) in self.files.iter().enumerate() {
            let of = *first.entry(filed.digest.0).or_insert(at);
            if of != at {
                refusals.push(Err(FileStatus::Duplicate { of }));
                continue;
            }
            refusals.push(self.body_key(filed).map_err(FileStatus::Refused));
            if let Some(Ok(key)) = refusals.last() {
                let slot = best.entry(key.clone()).or_insert(at);
                if self.order(*slot) < self.order(at) {
                    *slot = at;
                }
            }
        }
        let mut conflicts: BTreeMap<usize, usize> = BTreeMap::new();
        let mut counting: Vec<FileStatus> = Vec::with_capacity(refusals.len());
        for (at, found) in refusals.into_iter().enumerate() {
            counting.push(match found {
                Err(refused) => refused,
                Ok(key) => match best.get(&key) {
                    Some(by) if *by != at => {
                        if self.conflicts(*by, at) {
                            conflicts.entry(*by).or_insert(at);
                        }
                        FileStatus::Older { by: *by }
                    }
                    _ => FileStatus::Counts { conflict: None },
                },
            });
        }
        for (by, other) in conflicts {
            if let Some(slot) = counting.get_mut(by) {
                *slot = FileStatus::Counts { conflict: Some(other) };
            }
        }
        counting
    }

    /// Newer is greater: number, then time, then number of signatures.
    fn order(&self, at: usize) -> Option<(u32, String, usize)> {
        let judged = self.judged(at)?;
        let stated = judged.stated.as_ref()?;
        Some((stated.number, signed_at(&stated.made_at), judged.integrity.signers().len()))
    }

    /// Same number, other content.
    fn conflicts(&self, a: usize, b: usize) -> bool {
        let (Some(one), Some(other)) = (self.judged(a), self.judged(b)) else { return false };
        let number = |judged: &Examined| judged.stated.as_ref().map(|stated| stated.number);
        number(one) == number(other) && one.digest != other.digest
    }

    /// What was found out about a file, when it is a submission.
    #[must_use]
    pub fn judged(&self, file: usize) -> Option<&Examined> {
        self.files.get(file)?.outcome.as_ref().ok()
    }

    /// Whose file it is, or why it does not count.
    fn body_key(&self, filed: &Filed) -> Result<BodyKey, Refusal> {
        let judged = filed.outcome.as_ref().map_err(|_| Refusal::NotOpened)?;
        match &judged.integrity {
            Integrity::NotSigned => return Err(Refusal::NotSigned),
            Integrity::Altered { .. } => return Err(Refusal::Altered),
            Integrity::Genuine { .. } => {}
        }
        let stated = judged.stated.as_ref().ok_or(Refusal::Malformed)?;
        let strangers = judged.standings.iter().flatten().position(|standing| !standing.is_good());
        if let Some(signature) = strangers {
            return Err(Refusal::NotByTheBody(signature));
        }
        if !self.year.trim().is_empty() && self.year.trim() != stated.year {
            return Err(Refusal::OtherYear { year: stated.year.clone() });
        }
        match judged.matched {
            Some(PackMatch::Known) if judged.differences.is_empty() => {
                Ok((stated.pack.id.clone(), folded(&stated.body)))
            }
            Some(PackMatch::Known) => Err(Refusal::FiguresDiffer),
            Some(PackMatch::OtherVersion { .. }) => Err(Refusal::PackOtherVersion),
            Some(PackMatch::Unknown) | None => Err(Refusal::PackUnknown),
        }
    }

    fn key_of(&self, file: usize) -> Option<BodyKey> {
        let stated = self.judged(file)?.stated.as_ref()?;
        Some((stated.pack.id.clone(), folded(&stated.body)))
    }

    /// Enters the council's points and reason for a leaf of the body of a file;
    /// both blank takes the entry away.
    ///
    /// # Errors
    /// [`AppraiseError`]; nothing is then changed.
    pub fn appraise(&mut self, file: usize, node: &str, points: &str, reason: &str) -> Result<(), AppraiseError> {
        let judged = self.judged(file).ok_or(AppraiseError::NoFile)?;
        let pack = judged.pack.as_ref().ok_or(AppraiseError::NoFile)?;
        let body = judged.stated.as_ref().map(|stated| stated.body.clone()).unwrap_or_default();
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
        self.forget_after(&key);
        Ok(())
    }

    /// What was made of the appraisals of a body holds no longer.
    fn forget_after(&mut self, key: &BodyKey) {
        for at in 0..self.files.len() {
            if self.key_of(at).as_ref() == Some(key)
                && let Some(Ok(judged)) = self.files.get_mut(at).map(|filed| filed.outcome.as_mut())
            {
                judged.after.take();
            }
        }
    }

    /// What the council entered for the body of a file, by leaf id.
    #[must_use]
    pub fn appraisals(&self, file: usize) -> Option<&BTreeMap<String, Appraisal>> {
        self.appraised.get(&self.key_of(file)?).map(|(_, leaves)| leaves)
    }

    /// The score card after appraisal; the recomputed one where nothing was
    /// entered. Made anew each time.
    #[must_use]
    pub fn appraised_card(&self, file: usize) -> Option<Scorecard> {
        let judged = self.judged(file)?;
        let pack = judged.pack.as_ref()?;
        let leaves = self.appraisals(file);
        let given: BTreeMap<usize, Points> =
            leaves.into_iter().flatten().filter_map(|(id, a)| Some((pack.index_of(id)?, a.points?))).collect();
        if given.is_empty() { judged.card() } else { Some(evaluate_given(pack, &judged.answers()?, &given)) }
    }

    /// The figures of [`Desk::appraised_card`] and how many leaves lack a reason,
    /// kept until an appraisal of the body changes.
    pub(super) fn after(&self, file: usize) -> Option<&(Tally, u32)> {
        let judged = self.judged(file)?;
        let made = || {
            let tally = Tally::of(judged.pack.as_ref()?, &self.appraised_card(file)?);
            let unexplained = self.leaves(file).iter().filter(|leaf| leaf.is_unexplained()).count();
            Some((tally, u32::try_from(unexplained).unwrap_or(u32::MAX)))
        };
        judged.after.get_or_init(made).as_ref()
    }
}

fn standings(roster: Option<&Roster>, judged: &Examined, received: Option<Date>) -> Option<Vec<SignerStanding>> {
    let body = &judged.stated.as_ref()?.body;
    Some(roster?.standings(&judged.integrity, body, received))
}

/// What a file is on a desk with this roster.
fn of_desk(roster: Option<&Roster>, mut judged: Examined, received: Option<Date>) -> Examined {
    judged.received(received);
    judged.standings = standings(roster, &judged, received);
    judged
}

/// A submission that the loaded work was about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Name of its file.
    pub name: String,
    /// Its digest, as [`super::Filed::digest`].
    pub digest: Digest,
    /// Day of receipt.
    pub received: Option<Date>,
}
