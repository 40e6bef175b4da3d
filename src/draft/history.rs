//! The steps of a draft's history, and what each of them was about.

use super::content::Part;
use crate::answer::Answer;

/// One undoable step: the parts as they were before it, and after.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) before: Vec<Part>,
    pub(super) after: Vec<Part>,
    /// The field that was typed in, while further typing belongs to this step.
    pub(super) field: Option<String>,
    /// Where on the screen it was done, as whoever did it calls the place.
    pub(super) spot: String,
    /// How many undone steps it brings back when it is undone; 0 for a step of
    /// one's own.
    pub(super) branch: usize,
}

/// What was typed or chosen on a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A value of the rule.
    Value,
    /// Whether the node counts.
    Applies,
    /// The reason.
    Reason,
    /// Points typed beside the computed ones.
    TypedPoints,
    /// The evidence.
    Evidence,
    /// The explanation.
    Explanation,
    /// The person in charge.
    Person,
    /// The private note.
    Note,
    /// Several of them.
    Several,
}

/// What a step changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Something on a node, by its id.
    Node(String, What),
    /// Facts about the body.
    Body,
    /// The register of evidence.
    Documents,
    /// The report.
    Report,
    /// The scenarios.
    Scenarios,
    /// An effort of the plan.
    Effort,
    /// The list to rank against.
    List,
    /// Name or deadline of the draft.
    Draft,
    /// The results of the year before.
    LastYear,
    /// The criteria pack.
    Pack,
    /// A document that is not added yet.
    Unfinished,
    /// So many steps that had been undone before somebody typed on.
    Branch(usize),
}

/// A step that was undone or done again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// What it changed.
    pub subject: Subject,
    /// Where it was done; empty when that is not known.
    pub spot: String,
}

impl Step {
    /// What it was about: a node before anything else.
    pub(super) fn done(&self) -> Option<Done> {
        let pairs = || self.before.iter().rev().zip(&self.after);
        let node = || pairs().find(|(before, _)| matches!(before, Part::Answer { .. }));
        let subject = if 0 < self.branch {
            Subject::Branch(self.branch)
        } else {
            let (before, after) = node().or_else(|| pairs().next())?;
            subject(before, after)
        };
        Some(Done { subject, spot: self.spot.clone() })
    }

    /// The step that stands for going back to before steps that were undone: undoing
    /// it brings them back. They come in the order in which they were done.
    pub(super) fn back_before(undone: &[Self]) -> Self {
        Self {
            before: undone.iter().flat_map(|step| step.after.clone()).collect(),
            after: undone.iter().rev().flat_map(|step| step.before.clone()).collect(),
            field: None,
            spot: String::new(),
            branch: undone.len(),
        }
    }
}

fn subject(before: &Part, after: &Part) -> Subject {
    match (before, after) {
        (Part::Answer { id, answer: old, .. }, Part::Answer { answer: new, .. }) => {
            let blank = Answer::default();
            let (old, new) = (old.as_deref().unwrap_or(&blank), new.as_deref().unwrap_or(&blank));
            Subject::Node(id.clone(), what(old, new))
        }
        (Part::Setup(_) | Part::All(_), _) => Subject::Body,
        (Part::Documents(_), _) => Subject::Documents,
        (Part::Report(_), _) => Subject::Report,
        (Part::Scenarios(_), _) => Subject::Scenarios,
        (Part::Efforts(_), _) => Subject::Effort,
        (Part::List(..), _) => Subject::List,
        (Part::Name(_) | Part::Deadline(_), _) => Subject::Draft,
        (Part::LastYear(_), _) => Subject::LastYear,
        (Part::Pack(..) | Part::Answer { .. }, _) => Subject::Pack,
        (Part::Unfinished(..), _) => Subject::Unfinished,
    }
}

fn what(old: &Answer, new: &Answer) -> What {
    let differ = [
        (old.values != new.values || old.forecast != new.forecast, What::Value),
        (old.applies != new.applies, What::Applies),
        (old.reason != new.reason, What::Reason),
        (old.typed_points != new.typed_points, What::TypedPoints),
        (old.evidence != new.evidence, What::Evidence),
        (old.explanation != new.explanation, What::Explanation),
        (old.person != new.person, What::Person),
        (old.note != new.note, What::Note),
    ];
    let mut found = differ.into_iter().filter_map(|(differs, what)| differs.then_some(what));
    match (found.next(), found.next()) {
        (Some(one), None) => one,
        _ => What::Several,
    }
}
