//! The roster (danh bạ khóa) `cchc-roster/1`: which key belongs to which body,
//! from when to when. A signature tells which key signed; only the roster tells
//! whose key that is.
//!
//! A body may have several keys at a time: the drafter's and the head's. A key
//! stands once and belongs to one body for ever; it is replaced or revoked,
//! never given to another.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

use crate::base::date::Date;
use crate::base::json::problem::{Problem, ProblemKind, report};
use crate::base::json::read::Fields;
use crate::base::json::{Json, pointer, write};
use crate::engine::rank::same_body;
use crate::submission::compare::{Integrity, Signer};
use crate::submission::keys::PublicKey;
use crate::submission::keys::enrolment::{Enrolled, KEY};
use crate::submission::read::{OpenError, file};
use crate::submission::time::day_of;

/// The format this version writes.
pub const FORMAT: &str = "cchc-roster/1";

/// A key that no longer counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revoked {
    /// From this day on.
    pub on: Date,
    /// Why: lost, holder changed office.
    pub reason: String,
}

/// One key of the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterEntry {
    /// Name of the body.
    pub body: String,
    /// Id of its cohort; may be empty.
    pub cohort: String,
    /// The key.
    pub key: PublicKey,
    /// Who holds it.
    pub holder: String,
    /// Where to reach the holder.
    pub contact: String,
    /// First day.
    pub valid_from: Date,
    /// Last day; none while it goes on.
    pub valid_to: Option<Date>,
    /// The key that took its place.
    pub replaced_by: Option<PublicKey>,
    /// When and why it was revoked.
    pub revoked: Option<Revoked>,
    /// How the fingerprint was compared, and anything else.
    pub note: String,
}

/// A list of keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// Whose roster it is.
    pub name: String,
    /// The keys, in the order in which they were added.
    pub entries: Vec<RosterEntry>,
}

/// Why the roster was not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterError {
    /// The key stands in the roster already.
    KeyTaken {
        /// Whose it is.
        body: String,
    },
    /// The key is not in the roster.
    UnknownKey,
    /// The new key is for another body.
    OtherBody {
        /// Whose key was to be replaced.
        body: String,
    },
}

impl fmt::Display for RosterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RosterError::KeyTaken { body } => write!(f, "the key is that of {body}"),
            RosterError::UnknownKey => f.write_str("the key is not in the roster"),
            RosterError::OtherBody { body } => write!(f, "the key to be replaced is that of {body}"),
        }
    }
}

impl std::error::Error for RosterError {}

/// Why a text is no roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterFileError {
    /// Not this kind of file.
    Open(OpenError),
    /// Members missing or wrong.
    Problems(Vec<Problem>),
}

/// What the roster says about the key of a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignerStanding {
    /// A valid key of the body that the file names.
    OfThisBody {
        /// Who holds it.
        holder: String,
    },
    /// A key of another body.
    OfAnotherBody {
        /// Which.
        body: String,
    },
    /// Not in the roster.
    Unknown,
    /// A key of this body, not valid yet on that day.
    NotYet {
        /// First day.
        from: Date,
    },
    /// A key of this body, no longer valid on that day.
    Expired {
        /// Last day.
        to: Date,
        /// Whether another key took its place.
        replaced: bool,
    },
    /// Revoked.
    Revoked {
        /// From this day on.
        on: Date,
        /// Why.
        reason: String,
    },
}

impl SignerStanding {
    /// Stable kebab-case name.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OfThisBody { .. } => "of-this-body",
            Self::OfAnotherBody { .. } => "of-another-body",
            Self::Unknown => "unknown",
            Self::NotYet { .. } => "not-yet",
            Self::Expired { .. } => "expired",
            Self::Revoked { .. } => "revoked",
        }
    }

    /// Whether the signature can be taken as that of the body.
    #[must_use]
    pub const fn is_good(&self) -> bool {
        matches!(self, Self::OfThisBody { .. })
    }
}

/// What came of taking in another roster: counts of keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Keys that were not here.
    pub added: usize,
    /// Keys that were here and are now revoked, ended or replaced, or sooner.
    pub narrowed: usize,
    /// Keys that stay as they are.
    pub same: usize,
    /// Keys that the other roster has for another body; they stay as they are.
    pub of_others: usize,
}

impl RosterEntry {
    /// Takes over what makes the key count for less; whether that changed anything.
    fn narrow(&mut self, other: RosterEntry) -> bool {
        let before = self.clone();
        self.valid_to = [self.valid_to, other.valid_to].into_iter().flatten().min();
        self.replaced_by = self.replaced_by.or(other.replaced_by);
        if let Some(theirs) = other.revoked
            && self.revoked.as_ref().is_none_or(|ours| theirs.on < ours.on)
        {
            self.revoked = Some(theirs);
        }
        *self != before
    }
}

impl Roster {
    /// The entry of a key.
    #[must_use]
    pub fn entry(&self, key: &PublicKey) -> Option<&RosterEntry> {
        self.entries.iter().find(|entry| entry.key == *key)
    }

    fn entry_mut(&mut self, key: &PublicKey) -> Result<&mut RosterEntry, RosterError> {
        self.entries.iter_mut().find(|entry| entry.key == *key).ok_or(RosterError::UnknownKey)
    }

    /// Adds the key of an enrolment, valid from a day on.
    ///
    /// To be called after a person has compared the fingerprint; `note` says how.
    ///
    /// # Errors
    /// `KeyTaken`.
    pub fn add(&mut self, enrolled: &Enrolled, from: Date, note: &str) -> Result<(), RosterError> {
        if let Some(entry) = self.entry(&enrolled.key) {
            return Err(RosterError::KeyTaken { body: entry.body.clone() });
        }
        let enrolment = &enrolled.enrolment;
        self.entries.push(RosterEntry {
            body: enrolment.body.clone(),
            cohort: enrolment.cohort.clone(),
            key: enrolled.key,
            holder: enrolment.holder.clone(),
            contact: enrolment.contact.clone(),
            valid_from: from,
            valid_to: None,
            replaced_by: None,
            revoked: None,
            note: note.to_owned(),
        });
        Ok(())
    }

    /// Puts the key of an enrolment in the place of an old one of the same body:
    /// the old one is valid until the day before.
    ///
    /// # Errors
    /// `UnknownKey`, `OtherBody`, `KeyTaken`; nothing is then changed.
    pub fn replace(&mut self, old: &PublicKey, enrolled: &Enrolled, from: Date, note: &str) -> Result<(), RosterError> {
        let entry = self.entry(old).ok_or(RosterError::UnknownKey)?;
        if !same_body(&entry.body, &enrolled.enrolment.body) {
            return Err(RosterError::OtherBody { body: entry.body.clone() });
        }
        self.add(enrolled, from, note)?;
        let entry = self.entry_mut(old)?;
        let last = from.plus_days(-1);
        entry.valid_to = Some(entry.valid_to.map_or(last, |to| to.min(last)));
        entry.replaced_by = Some(enrolled.key);
        Ok(())
    }

    /// Revokes a key from a day on; a second time only makes it earlier.
    ///
    /// # Errors
    /// `UnknownKey`.
    pub fn revoke(&mut self, key: &PublicKey, on: Date, reason: &str) -> Result<(), RosterError> {
        let entry = self.entry_mut(key)?;
        if entry.revoked.as_ref().is_none_or(|known| on < known.on) {
            entry.revoked = Some(Revoked { on, reason: reason.to_owned() });
        }
        Ok(())
    }

    /// Takes in another roster, as two people keep it or a copy was kept: keys that
    /// are not here, and of the others every revocation, end and replacement. A key
    /// never counts longer than before; one of another body there stays as it is here.
    pub fn merge(&mut self, other: Roster) -> Merged {
        let mut merged = Merged::default();
        if self.name.is_empty() {
            self.name = other.name;
        }
        for theirs in other.entries {
            let Ok(ours) = self.entry_mut(&theirs.key) else {
                merged.added = merged.added.saturating_add(1);
                self.entries.push(theirs);
                continue;
            };
            let count = if !same_body(&ours.body, &theirs.body) {
                &mut merged.of_others
            } else if ours.narrow(theirs) {
                &mut merged.narrowed
            } else {
                &mut merged.same
            };
            *count = count.saturating_add(1);
        }
        merged
    }

    /// What the roster says about a signature in a file of `body`.
    ///
    /// Counted on the day of receipt; where that is not known, on the day that
    /// the signature states, and a revoked key then never counts: its thief
    /// would date back.
    #[must_use]
    pub fn standing(&self, signer: &Signer, body: &str, received: Option<Date>) -> SignerStanding {
        let Some(entry) = self.entry(&signer.key) else { return SignerStanding::Unknown };
        if !same_body(&entry.body, body) {
            return SignerStanding::OfAnotherBody { body: entry.body.clone() };
        }
        if let Some(revoked) = &entry.revoked
            && received.is_none_or(|day| revoked.on <= day)
        {
            return SignerStanding::Revoked { on: revoked.on, reason: revoked.reason.clone() };
        }
        let day = received.or_else(|| signer.created.as_deref().and_then(day_of));
        let good = SignerStanding::OfThisBody { holder: entry.holder.clone() };
        let Some(day) = day else { return good };
        match entry.valid_to {
            _ if day < entry.valid_from => SignerStanding::NotYet { from: entry.valid_from },
            Some(to) if to < day => SignerStanding::Expired { to, replaced: entry.replaced_by.is_some() },
            _ => good,
        }
    }

    /// The standing of every signature that holds, in their order.
    #[must_use]
    pub fn standings(&self, integrity: &Integrity, body: &str, received: Option<Date>) -> Vec<SignerStanding> {
        integrity.signers().iter().map(|signer| self.standing(signer, body, received)).collect()
    }

    /// Reads a roster.
    ///
    /// # Errors
    /// [`RosterFileError`].
    pub fn parse(text: &str) -> Result<Roster, RosterFileError> {
        let json = file(text, FORMAT).map_err(RosterFileError::Open)?;
        let mut problems = Vec::new();
        match Roster::from_json(&json, "", &mut problems) {
            Some(roster) if problems.is_empty() => Ok(roster),
            _ => Err(RosterFileError::Problems(problems)),
        }
    }

    /// Reads the value of a roster that stands at `at` in its file; with problems
    /// added, the result is not to be used.
    pub fn from_json(json: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Roster> {
        let mut f = Fields::open(json, at, problems);
        f.one_of("format", &[(FORMAT, ())]);
        // A signed roster is read like a plain one; who signed is asked elsewhere.
        for name in ["@context", "digests", "proof"] {
            f.opt_raw(name);
        }
        let name = f.text("name");
        let entries = f.each("entries", |node, at, problems| Some((at.to_owned(), entry(node, at, problems)?)));
        let mut first: BTreeMap<String, &str> = BTreeMap::new();
        for (at, entry) in entries.iter().flatten() {
            match first.entry(entry.key.did()) {
                Entry::Occupied(earlier) => {
                    let (name, first) = (earlier.key().clone(), pointer::member(earlier.get(), "key"));
                    report(f.problems(), &pointer::member(at, "key"), ProblemKind::Duplicate { name, first });
                }
                Entry::Vacant(slot) => {
                    slot.insert(at);
                }
            }
        }
        f.finish();
        Some(Roster { name: name?.to_owned(), entries: entries?.into_iter().map(|(_, entry)| entry).collect() })
    }

    /// The value that [`Roster::from_json`] reads back equal.
    #[must_use]
    pub fn to_json(&self) -> Json {
        Json::object([("format", Json::from(FORMAT)), ("name", (&self.name).into())])
            .with("entries", Json::List(self.entries.iter().map(RosterEntry::to_json).collect()))
    }

    /// The file as a text.
    #[must_use]
    pub fn to_text(&self) -> String {
        write::to_text(&self.to_json())
    }
}

impl RosterEntry {
    fn to_json(&self) -> Json {
        let filled = |text: &String| (!text.is_empty()).then(|| text.clone());
        let revoked = self.revoked.as_ref().map(|revoked| {
            Json::object([("on", Json::from(revoked.on.to_text())), ("reason", (&revoked.reason).into())])
        });
        Json::object([("body", Json::from(&self.body)), ("cohort", (&self.cohort).into())])
            .with("key", self.key.did())
            .with("fingerprint", self.key.fingerprint())
            .with_some("holder", filled(&self.holder))
            .with_some("contact", filled(&self.contact))
            .with("valid_from", self.valid_from.to_text())
            .with_some("valid_to", self.valid_to.map(Date::to_text))
            .with_some("replaced_by", self.replaced_by.map(|key| key.did()))
            .with_some("revoked", revoked)
            .with_some("note", filled(&self.note))
    }
}

const DAY: &str = "a day such as \"2025-01-31\"";

fn entry(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<RosterEntry> {
    let mut f = Fields::open(node, at, problems);
    let did = |text: &str| PublicKey::from_did(text).ok();
    let body = f.filled("body", 300);
    let cohort = f.text("cohort");
    let key = f.parsed("key", KEY, did);
    f.parsed("fingerprint", "the fingerprint of this key", |text| {
        key.is_none_or(|key| key.fingerprint() == text).then_some(())
    });
    let holder = f.opt_text("holder").unwrap_or_default();
    let contact = f.opt_text("contact").unwrap_or_default();
    let valid_from = f.parsed("valid_from", DAY, Date::parse);
    let valid_to = f.opt_parsed("valid_to", DAY, Date::parse);
    let replaced_by = f.opt_parsed("replaced_by", KEY, did);
    let revoked = f.opt_with("revoked", |node, at, problems| {
        let mut f = Fields::open(node, at, problems);
        let (on, reason) = (f.parsed("on", DAY, Date::parse), f.text("reason"));
        f.finish();
        Some(Revoked { on: on?, reason: reason?.to_owned() })
    });
    let note = f.opt_text("note").unwrap_or_default();
    f.finish();
    Some(RosterEntry {
        body: body?.to_owned(),
        cohort: cohort?.to_owned(),
        key: key?,
        holder: holder.to_owned(),
        contact: contact.to_owned(),
        valid_from: valid_from?,
        valid_to,
        replaced_by,
        revoked,
        note: note.to_owned(),
    })
}
