//! A draft: everything a person typed for one body, one pack and one year.

use crate::answer::json::to_json;
use crate::answer::{Answer, Answers, Document, LastYear, Setup};
use crate::base::digest::Digest;
use crate::base::json::{Json, Text};
use std::collections::BTreeMap;

/// What the report for signature says besides the figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Difficulties met.
    pub difficulties: String,
    /// Proposals.
    pub proposals: String,
    /// The body above: "UBND THÀNH PHỐ HẢI PHÒNG".
    pub parent_body: String,
    /// Number and sign of the report: "12/BC-SXD".
    pub number: String,
    /// Place and day of issue: "Hải Phòng, ngày 5 tháng 1 năm 2026".
    pub place: String,
    /// To whom it goes, one a line.
    pub recipients: String,
    /// Title of the person who signs.
    pub signer_title: String,
    /// Name of the person who signs.
    pub signer_name: String,
    /// Paragraphs of the explanation letter that were rewritten, by node id.
    pub letter: BTreeMap<String, String>,
}

/// The last submission that was signed from a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signed {
    /// Its number, from 1.
    pub number: u32,
    /// When it was signed, ISO 8601.
    pub at: String,
    /// Digest of the signed document without its proofs, lower-case hex: what
    /// the printed report quotes.
    pub digest: String,
    /// [`Draft::content_digest`] as it was signed.
    pub content: String,
}

/// A named what-if beside the draft: answers that differ from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// Stable id in the draft.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whole answers of the nodes that differ.
    pub nodes: BTreeMap<String, Answer>,
}

/// Everything a person typed for one body, one pack and one year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Stable id, unique on the machine.
    pub id: String,
    /// Name given by the person; may be empty.
    pub name: String,
    /// Id of the pack.
    pub pack: String,
    /// Version of the pack by which it is scored.
    pub pack_version: String,
    /// Digest of that pack; where the pack of this id is another one now, the person
    /// is told and says so by [`super::Edit::Set`].
    pub pack_digest: String,
    /// When it was started, ISO 8601.
    pub created: String,
    /// When it was last changed, ISO 8601.
    pub modified: String,
    /// Raised with every save; tells two tabs apart.
    pub saves: u32,
    /// How many submissions were made from it.
    pub submissions: u32,
    /// The last one that was signed.
    pub signed: Option<Signed>,
    /// The answers.
    pub answers: Answers,
    /// What-ifs.
    pub scenarios: Vec<Scenario>,
    /// Effort of a leaf for the planner, by node id: a number, "impossible", "required" or "required 3".
    pub efforts: BTreeMap<String, String>,
    /// The list to rank against: the id of a shipped one; blank for the first that fits.
    pub list: String,
    /// A list of the person's own, as a cohort file; blank for none.
    pub own_list: String,
    /// Report.
    pub report: Report,
    /// The day by which it is to be sent, as typed; blank: as the pack says.
    pub deadline: String,
    /// Results of the year before, to compare with.
    pub last_year: Option<LastYear>,
    /// What was typed into fields whose text counts only once it is added (a new
    /// document), by the name of the field.
    pub unfinished: BTreeMap<String, String>,
    /// Members of the file that this version does not know; kept as they are.
    pub extra: Vec<(Text, Json)>,
}

impl Draft {
    /// Name for lists: the person's own, else the body, else the id.
    #[must_use]
    pub fn title(&self) -> &str {
        let body = self.answers.setup.body.trim();
        [self.name.trim(), body].into_iter().find(|text| !text.is_empty()).unwrap_or(&self.id)
    }

    /// Digest of everything typed that a submission carries, lower-case hex.
    #[must_use]
    pub fn content_digest(&self) -> String {
        let report = [&self.report.difficulties, &self.report.proposals].map(Json::from);
        // Private notes are never sent.
        let mut answers = self.answers.clone();
        answers.nodes.values_mut().for_each(|answer| answer.note.clear());
        answers.nodes.retain(|_, answer| !answer.is_blank());
        let json = Json::object([("pack", Json::from(&self.pack_digest)), ("answers", to_json(&answers))]);
        Digest::of_json(&json.with("report", Json::list(report))).to_string()
    }

    /// The last signed submission, while nothing that it carries was changed.
    #[must_use]
    pub fn signed_as_is(&self) -> Option<&Signed> {
        self.signed.as_ref().filter(|signed| signed.content == self.content_digest())
    }

    /// The answer at a place, if anything was typed there.
    #[must_use]
    pub fn answer(&self, place: &Place, node: &str) -> Option<&Answer> {
        match place {
            Place::Draft => self.answers.nodes.get(node),
            Place::Scenario(id) => {
                let scenario = self.scenarios.iter().find(|scenario| scenario.id == *id)?;
                scenario.nodes.get(node).or_else(|| self.answers.nodes.get(node))
            }
        }
    }

    /// Puts a part in and gives back what it replaced.
    pub(super) fn replace(&mut self, part: Part) -> Part {
        use std::mem::replace;
        match part {
            Part::Answer { place, id, answer } => {
                let nodes = match &place {
                    Place::Draft => Some(&mut self.answers.nodes),
                    Place::Scenario(scenario) => {
                        self.scenarios.iter_mut().find(|s| s.id == *scenario).map(|s| &mut s.nodes)
                    }
                };
                let Some(nodes) = nodes else { return Part::Answer { place, id, answer } };
                let old = match answer {
                    Some(answer) => nodes.insert(id.clone(), *answer),
                    None => nodes.remove(&id),
                };
                Part::Answer { place, id, answer: old.map(Box::new) }
            }
            Part::Setup(setup) => Part::Setup(Box::new(replace(&mut self.answers.setup, *setup))),
            Part::Documents(list) => Part::Documents(replace(&mut self.answers.documents, list)),
            Part::Report(report) => Part::Report(Box::new(replace(&mut self.report, *report))),
            Part::Scenarios(list) => Part::Scenarios(replace(&mut self.scenarios, list)),
            Part::Efforts(efforts) => Part::Efforts(replace(&mut self.efforts, efforts)),
            Part::List(id, own) => Part::List(replace(&mut self.list, id), replace(&mut self.own_list, own)),
            Part::Name(name) => Part::Name(replace(&mut self.name, name)),
            Part::Unfinished(field, text) => {
                let old = match text.is_empty() {
                    true => self.unfinished.remove(&field),
                    false => self.unfinished.insert(field.clone(), text),
                };
                Part::Unfinished(field, old.unwrap_or_default())
            }
            Part::Deadline(text) => Part::Deadline(replace(&mut self.deadline, text)),
            Part::LastYear(results) => {
                Part::LastYear(replace(&mut self.last_year, results.map(|results| *results)).map(Box::new))
            }
            Part::Pack(version, digest) => {
                Part::Pack(replace(&mut self.pack_version, version), replace(&mut self.pack_digest, digest))
            }
            Part::All(answers) => Part::All(Box::new(replace(&mut self.answers, *answers))),
        }
    }
}

/// Where an answer is edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The draft itself.
    #[default]
    Draft,
    /// A scenario, by its id; the draft is not touched.
    Scenario(String),
}

/// The part of a draft that an edit replaces, before or after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Answer {
        place: Place,
        id: String,
        answer: Option<Box<Answer>>,
    },
    Setup(Box<Setup>),
    Documents(Vec<Document>),
    Report(Box<Report>),
    Scenarios(Vec<Scenario>),
    Efforts(BTreeMap<String, String>),
    /// Id of a shipped list, text of an own one.
    List(String, String),
    Name(String),
    Deadline(String),
    LastYear(Option<Box<LastYear>>),
    /// Version and digest of the pack.
    Pack(String, String),
    /// The whole of the answers, after moving to another pack.
    All(Box<Answers>),
    /// What stands in a field that is not taken over yet; blank for nothing.
    Unfinished(String, String),
}
