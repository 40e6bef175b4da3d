//! Everything a person can do to a draft.

use super::content::Part;
use super::{Draft, Place, Report, Scenario};
use crate::answer::{Answer, Answers, Applies, Document, EvidenceRef, LastYear, Setup};
use std::collections::BTreeMap;

/// One thing done to a draft. Node edits name the node by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Types a value of a rule's field.
    Value(Place, String, String, String),
    /// Types the value expected by 31 December.
    Forecast(Place, String, String, String),
    /// Says whether the node counts.
    Applies(Place, String, Applies),
    /// Types the reason.
    Reason(Place, String, String),
    /// Types points beside the computed ones.
    TypedPoints(Place, String, String),
    /// Types the explanation.
    Explanation(String, String),
    /// Names the person in charge.
    Person(String, String),
    /// Types the private note.
    Note(String, String),
    /// Links evidence to a node.
    Evidence(String, Vec<EvidenceRef>),
    /// Replaces the whole answer of a node (adopting, pasting, clearing).
    Answer(Place, String, Option<Box<Answer>>),
    /// Changes the facts about the body.
    Setup(Box<Setup>),
    /// Changes the evidence register.
    Documents(Vec<Document>),
    /// Changes the report.
    Report(Box<Report>),
    /// Changes the list of scenarios.
    Scenarios(Vec<Scenario>),
    /// Sets the effort of a leaf; blank for the default.
    Effort(String, String),
    /// Chooses the list to rank against: the id of a shipped one, or the text of
    /// an own one.
    List(String, String),
    /// Names the draft.
    Name(String),
    /// Types the day by which it is to be sent.
    Deadline(String),
    /// Types into a field whose text counts only once it is added, by its name.
    Unfinished(String, String),
    /// Sets the results of the year before to compare with, or none.
    LastYear(Option<Box<LastYear>>),
    /// Goes on with another content of the pack: its version and digest.
    ConfirmPack(String, String),
    /// Replaces all answers (moving to another pack).
    All(Box<Answers>),
}

fn put(map: &mut BTreeMap<String, String>, key: String, text: String) {
    if text.is_empty() {
        map.remove(&key);
    } else {
        map.insert(key, text);
    }
}

impl Edit {
    /// The field it types in, for joining keystrokes into one step.
    pub(super) fn field(&self) -> Option<String> {
        let field = match self {
            Self::Value(place, node, key, _) => format!("v {place:?} {node} {key}"),
            Self::Forecast(place, node, key, _) => format!("f {place:?} {node} {key}"),
            Self::Reason(place, node, _) => format!("r {place:?} {node}"),
            Self::TypedPoints(place, node, _) => format!("t {place:?} {node}"),
            Self::Explanation(node, _) => format!("e {node}"),
            Self::Person(node, _) => format!("p {node}"),
            Self::Note(node, _) => format!("n {node}"),
            Self::Setup(_) => "setup".into(),
            Self::Report(_) => "report".into(),
            Self::Documents(list) => format!("documents {}", list.len()),
            Self::Evidence(node, list) => format!("evidence {node} {}", list.len()),
            Self::Effort(node, _) => format!("effort {node}"),
            Self::Name(_) => "name".into(),
            Self::Deadline(_) => "deadline".into(),
            Self::Unfinished(field, _) => format!("u {field}"),
            Self::Applies(..)
            | Self::Answer(..)
            | Self::Scenarios(_)
            | Self::List(..)
            | Self::LastYear(_)
            | Self::ConfirmPack(..)
            | Self::All(_) => return None,
        };
        Some(field)
    }

    /// The part of the draft as it shall be.
    pub(super) fn part(self, draft: &Draft) -> Part {
        let node = |place: Place, id: String, change: &mut dyn FnMut(&mut Answer)| {
            let mut answer = draft.answer(&place, &id).cloned().unwrap_or_default();
            change(&mut answer);
            // A scenario keeps a blank answer: it may differ from the draft by being blank.
            let keep = !answer.is_blank() || place != Place::Draft;
            Part::Answer { place, id, answer: keep.then(|| Box::new(answer)) }
        };
        match self {
            Self::Value(place, id, key, text) => {
                node(place, id, &mut |a| put(&mut a.values, key.clone(), text.clone()))
            }
            Self::Forecast(place, id, key, text) => {
                node(place, id, &mut |a| put(&mut a.forecast, key.clone(), text.clone()))
            }
            Self::Applies(place, id, applies) => node(place, id, &mut |a| a.applies = applies.clone()),
            Self::Reason(place, id, text) => node(place, id, &mut |a| a.reason.clone_from(&text)),
            Self::TypedPoints(place, id, text) => node(place, id, &mut |a| a.typed_points.clone_from(&text)),
            Self::Explanation(id, text) => node(Place::Draft, id, &mut |a| a.explanation.clone_from(&text)),
            Self::Person(id, text) => node(Place::Draft, id, &mut |a| a.person.clone_from(&text)),
            Self::Note(id, text) => node(Place::Draft, id, &mut |a| a.note.clone_from(&text)),
            Self::Evidence(id, list) => node(Place::Draft, id, &mut |a| a.evidence.clone_from(&list)),
            Self::Answer(place, id, answer) => Part::Answer { place, id, answer },
            Self::Setup(setup) => Part::Setup(setup),
            Self::Documents(list) => Part::Documents(list),
            Self::Report(report) => Part::Report(report),
            Self::Scenarios(list) => Part::Scenarios(list),
            Self::Effort(id, text) => {
                let mut efforts = draft.efforts.clone();
                put(&mut efforts, id, text);
                Part::Efforts(efforts)
            }
            Self::List(id, own) => Part::List(id, own),
            Self::Name(name) => Part::Name(name),
            Self::Deadline(text) => Part::Deadline(text),
            Self::Unfinished(field, text) => Part::Unfinished(field, text),
            Self::LastYear(results) => Part::LastYear(results),
            Self::ConfirmPack(version, digest) => Part::Pack(version, digest),
            Self::All(answers) => Part::All(answers),
        }
    }
}
