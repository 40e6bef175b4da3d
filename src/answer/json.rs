//! Answers as JSON: the same form in drafts, in submissions and in the examples
//! of a pack.
//!
//! What is empty is left out, so a short answer sheet is a short text; an answer
//! node without content is kept as `{}`. `read(to_json(answers))` gives equal
//! answers. Ids and keys are not compared with any pack here.

use std::collections::BTreeMap;

use crate::answer::{Answer, Answers, Applies, Document, EvidenceRef, Reading, Setup};
use crate::base::compact_sort;
use crate::base::date::Calendar;
use crate::base::json::node::text;
use crate::base::json::problem::Problem;
use crate::base::json::read::Fields;
use crate::base::json::{Json, pointer};
use crate::base::state_calendar;

/// The JSON form.
#[must_use]
pub fn to_json(answers: &Answers) -> Json {
    let nodes = answers.nodes.iter().map(|(id, answer)| (id.as_str(), answer_json(answer)));
    let documents = answers.documents.iter().map(document_json);
    Json::object([("setup", setup_json(&answers.setup))])
        .with("nodes", Json::object(nodes))
        .with("documents", Json::list(documents))
}

fn setup_json(setup: &Setup) -> Json {
    let json = texts([("body", &setup.body), ("cohort", &setup.cohort), ("year", &setup.year)])
        .with_some("no_survey", setup.no_survey.then_some(true))
        .with_some("expected_loss", filled(&setup.expected_loss));
    let vetoes: Vec<Json> = setup.vetoes.iter().map(Json::from).collect();
    let json = json.with_some("vetoes", (!vetoes.is_empty()).then_some(Json::List(vetoes)));
    let reading = (setup.reading == Reading::YearEnd).then_some("year-end");
    let calendar = (setup.calendar != Calendar::default()).then(|| state_calendar::to_json(&setup.calendar));
    json.with_some("reading", reading).with_some("calendar", calendar)
}

/// The JSON form of one answer.
#[must_use]
pub fn answer_json(answer: &Answer) -> Json {
    let table = |values: &BTreeMap<String, String>| {
        (!values.is_empty()).then(|| Json::object(values.iter().map(|(key, value)| (key.as_str(), value.into()))))
    };
    let applies = match answer.applies {
        Applies::Yes => None,
        Applies::No => Some("no"),
        Applies::NotArisen => Some("not-arisen"),
    };
    let evidence: Vec<Json> = answer.evidence.iter().map(evidence_json).collect();
    Json::Object(Vec::new())
        .with_some("values", table(&answer.values))
        .with_some("forecast", table(&answer.forecast))
        .with_some("applies", applies)
        .with_some("reason", filled(&answer.reason))
        .with_some("typed_points", filled(&answer.typed_points))
        .with_some("evidence", (!evidence.is_empty()).then_some(Json::List(evidence)))
        .with_some("explanation", filled(&answer.explanation))
        .with_some("person", filled(&answer.person))
        .with_some("note", filled(&answer.note))
}

fn evidence_json(evidence: &EvidenceRef) -> Json {
    texts([("document", &evidence.document), ("section", &evidence.section), ("page", &evidence.page)])
}

fn document_json(document: &Document) -> Json {
    texts([
        ("id", &document.id),
        ("number", &document.number),
        ("date", &document.date),
        ("issuer", &document.issuer),
        ("title", &document.title),
        ("sha256", &document.sha256),
        ("file_name", &document.file_name),
        ("signed_by", &document.signed_by),
    ])
}

fn filled(text: &String) -> Option<&String> {
    (!text.is_empty()).then_some(text)
}

/// An object of those texts that are not empty.
fn texts<const N: usize>(members: [(&str, &String); N]) -> Json {
    Json::object(members.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name, text.into())))
}

/// Reads the JSON form; every member may be absent.
///
/// Adds all problems with their place; `None` when there was one that loses
/// something typed.
pub fn read(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Answers> {
    let before = problems.len();
    let mut f = Fields::open(node, at, problems);
    let setup = f.opt_with("setup", setup);
    let nodes = f.opt_entries("nodes", |id, node, at, problems| {
        answer(node, at, problems).map(|answer| (id.to_owned(), answer))
    });
    let documents = f.opt_each("documents", document);
    f.finish();
    (problems.len() == before).then(|| Answers {
        setup: setup.unwrap_or_default(),
        nodes: compact_sort::map(nodes.unwrap_or_default()),
        documents: documents.unwrap_or_default(),
    })
}

fn setup(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Setup> {
    let mut f = Fields::open(node, at, problems);
    let setup = Setup {
        body: plain(&mut f, "body"),
        cohort: plain(&mut f, "cohort"),
        year: plain(&mut f, "year"),
        no_survey: f.opt_bool("no_survey").unwrap_or(false),
        expected_loss: plain(&mut f, "expected_loss"),
        vetoes: f.opt_each("vetoes", owned).unwrap_or_default(),
        reading: f
            .opt_one_of("reading", &[("to-date", Reading::ToDate), ("year-end", Reading::YearEnd)])
            .unwrap_or_default(),
        calendar: f.opt_with("calendar", state_calendar::read).unwrap_or_default(),
    };
    f.finish();
    Some(setup)
}

/// The answer of one node; every member may be absent.
pub fn answer(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Answer> {
    let mut f = Fields::open(node, at, problems);
    let answer = Answer {
        values: table(&mut f, "values"),
        forecast: table(&mut f, "forecast"),
        applies: f
            .opt_one_of("applies", &[("no", Applies::No), ("not-arisen", Applies::NotArisen)])
            .unwrap_or_default(),
        reason: plain(&mut f, "reason"),
        typed_points: plain(&mut f, "typed_points"),
        evidence: f.opt_each("evidence", evidence).unwrap_or_default(),
        explanation: plain(&mut f, "explanation"),
        person: plain(&mut f, "person"),
        note: plain(&mut f, "note"),
    };
    f.finish();
    Some(answer)
}

fn evidence(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<EvidenceRef> {
    let mut f = Fields::open(node, at, problems);
    let evidence = EvidenceRef {
        document: plain(&mut f, "document"),
        section: plain(&mut f, "section"),
        page: plain(&mut f, "page"),
    };
    f.finish();
    Some(evidence)
}

/// A document of the register; every member but its id may be absent.
pub fn document(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Document> {
    let mut f = Fields::open(node, at, problems);
    let id = f.filled("id", 200).map(str::to_owned);
    let mut document = Document {
        id: String::new(),
        number: plain(&mut f, "number"),
        date: plain(&mut f, "date"),
        issuer: plain(&mut f, "issuer"),
        title: plain(&mut f, "title"),
        sha256: plain(&mut f, "sha256"),
        file_name: plain(&mut f, "file_name"),
        signed_by: plain(&mut f, "signed_by"),
    };
    f.finish();
    document.id = id?;
    Some(document)
}

fn plain(f: &mut Fields<'_, '_>, name: &'static str) -> String {
    f.opt_text(name).unwrap_or_default().to_owned()
}

fn owned(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<String> {
    text(node, at, problems).map(str::to_owned)
}

fn table(f: &mut Fields<'_, '_>, name: &'static str) -> BTreeMap<String, String> {
    let entries = f.opt_entries(name, |key, node, at, problems| Some((key.to_owned(), owned(node, at, problems)?)));
    compact_sort::map(entries.unwrap_or_default())
}

/// Pointer of the answer of a node below `at`, where answers stand.
#[must_use]
pub fn node_pointer(at: &str, id: &str) -> String {
    pointer::member(&pointer::member(at, "nodes"), id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::json::parse::{Limits, parse};
    use crate::base::json::write::to_text;

    fn sample() -> Answers {
        let mut answers = Answers::default();
        answers.setup.body = "Sở Xây dựng".to_owned();
        answers.setup.year = "2025".to_owned();
        answers.setup.no_survey = true;
        answers.setup.vetoes.push("ky-luat".to_owned());
        answers.setup.reading = Reading::YearEnd;
        answers.setup.calendar = state_calendar::for_year("2025");
        let leaf = answers.node_mut("1.1.1");
        leaf.values.insert("choice".to_owned(), "kip-thoi".to_owned());
        leaf.forecast.insert("choice".to_owned(), String::new());
        leaf.applies = Applies::NotArisen;
        leaf.typed_points = "0,5".to_owned();
        leaf.evidence.push(EvidenceRef { document: "d1".to_owned(), page: "3".to_owned(), ..Default::default() });
        answers.node_mut("a/b~c");
        answers.documents.push(Document { id: "d1".to_owned(), number: "12/QĐ-SXD".to_owned(), ..Default::default() });
        answers
    }

    #[test]
    fn what_is_written_is_read_back() {
        for answers in [Answers::default(), sample()] {
            let file = parse(&to_text(&to_json(&answers)), &Limits::DEFAULT).unwrap();
            let mut problems = Vec::new();
            assert_eq!(read(&file, "", &mut problems), Some(answers));
            assert_eq!(problems, []);
        }
    }

    #[test]
    fn every_problem_of_a_sheet_is_named_with_its_place() {
        let file = parse(
            r#"{"setup": {"body": 1, "reading": "now"}, "nodes": {"x": {"values": {"n": 3}, "reasn": ""}},
                "documents": [{}]}"#,
            &Limits::DEFAULT,
        )
        .unwrap();
        let mut problems = Vec::new();
        assert_eq!(read(&file, "/answers", &mut problems), None);
        let places: Vec<&str> = problems.iter().map(|p| p.pointer.as_str()).collect();
        let expected = [
            "/answers/setup/body",
            "/answers/setup/reading",
            "/answers/nodes/x/values/n",
            "/answers/nodes/x/reasn",
            "/answers/documents/0",
        ];
        assert_eq!(places, expected);
    }
}
