//! What people declare: answers as typed, evidence, explanations, and the facts
//! about the body that a score depends on.
//!
//! Texts are kept as typed; reading them is the business of `crate::engine::score`.
//! Nothing here knows a pack: ids that no pack has are kept, so a draft
//! survives a change of the pack.

pub mod json;
mod last_year;

pub use last_year::LastYear;

use crate::base::date::Calendar;
use crate::base::state_calendar;
use std::collections::BTreeMap;

/// Id of the document that stands for evidence still to be found, in plans and
/// scenarios; never in a draft's own answers.
pub const PLACEHOLDER: &str = "plan-evidence";

/// Whether a node counts for this body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Applies {
    /// It does.
    #[default]
    Yes,
    /// Declared not applicable: leaves the maximum. Needs a reason.
    No,
    /// Applicable, but nothing of the kind arose in the year.
    NotArisen,
}

/// A pointer from a leaf to a document of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvidenceRef {
    /// Id of the document in [`Answers::documents`].
    pub document: String,
    /// Section, article or annex: "mục II.3".
    pub section: String,
    /// Page: "3", "3–5".
    pub page: String,
}

/// Everything typed on one node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Typed texts by the keys of the rule's fields (`pack::rule`), actual to date.
    pub values: BTreeMap<String, String>,
    /// Typed texts expected by 31 December, where they differ.
    pub forecast: BTreeMap<String, String>,
    /// Whether the node counts.
    pub applies: Applies,
    /// Reason for "not applicable", for judged or typed points.
    pub reason: String,
    /// Points typed beside the computed ones; blank: none.
    pub typed_points: String,
    /// Evidence.
    pub evidence: Vec<EvidenceRef>,
    /// Explanation (giải trình) that travels with the file.
    pub explanation: String,
    /// Person in charge.
    pub person: String,
    /// Private note; never leaves the draft.
    pub note: String,
}

impl Answer {
    /// True when nothing was typed at all.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

/// A document of the evidence register (tài liệu kiểm chứng).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Stable id in the draft.
    pub id: String,
    /// Number and sign: "12/QĐ-SXD".
    pub number: String,
    /// Date as typed.
    pub date: String,
    /// Issuer.
    pub issuer: String,
    /// Title or abstract.
    pub title: String,
    /// SHA-256 of the file, lower-case hex; empty when none was picked.
    pub sha256: String,
    /// Name of the picked file.
    pub file_name: String,
    /// Who signed the picked file and when, as it says itself; nothing of that
    /// was verified. Empty when nothing was read.
    pub signed_by: String,
}

/// Which of the two readings of the year is computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// Actual to date.
    #[default]
    ToDate,
    /// As expected on 31 December.
    YearEnd,
}

/// Facts about the body and the round that a score depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    /// Name of the body.
    pub body: String,
    /// Id of its cohort.
    pub cohort: String,
    /// Scored year, as typed: "2025".
    pub year: String,
    /// False when no survey was held this year (R17).
    pub no_survey: bool,
    /// Points expected to be lost in appraisal, as typed; blank: none assumed.
    pub expected_loss: String,
    /// Vetoes of the classes that hold, by id.
    pub vetoes: Vec<String>,
    /// Which reading is computed.
    pub reading: Reading,
    /// Days off and worked Saturdays around the scored year, for deadlines in
    /// working days; a pack that fixes its own wins. Empty: only weekends are off.
    pub calendar: Calendar,
}

/// All that a person declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The body and the round.
    pub setup: Setup,
    /// By node id.
    pub nodes: BTreeMap<String, Answer>,
    /// Evidence register.
    pub documents: Vec<Document>,
}

impl Setup {
    /// Changes the scored year, and with it the calendar unless a person has edited it.
    pub fn set_year(&mut self, year: String) {
        if self.calendar.is_empty() || self.calendar == state_calendar::for_year(&self.year) {
            self.calendar = state_calendar::for_year(&year);
        }
        self.year = year;
    }
}

impl Answers {
    /// The answer of a node, when anything was typed there.
    #[must_use]
    pub fn node(&self, id: &str) -> Option<&Answer> {
        self.nodes.get(id)
    }

    /// The answer of a node, to write to.
    pub fn node_mut(&mut self, id: &str) -> &mut Answer {
        self.nodes.entry(id.to_owned()).or_default()
    }

    /// The typed text of a field in the chosen reading; blank when none.
    #[must_use]
    pub fn value(&self, id: &str, key: &str) -> &str {
        self.nodes.get(id).map_or("", |answer| answer.value(key, self.setup.reading))
    }
}

impl Answer {
    /// The typed text of a field in a reading: at year end the forecast where
    /// there is one, otherwise the actual value.
    #[must_use]
    pub fn value(&self, key: &str, reading: Reading) -> &str {
        let forecast = match reading {
            Reading::YearEnd => self.forecast.get(key).filter(|text| !text.trim().is_empty()),
            Reading::ToDate => None,
        };
        forecast.or_else(|| self.values.get(key)).map_or("", String::as_str)
    }
}
