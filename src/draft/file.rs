//! A draft as a file: what autosave stores and what is carried to another machine.
//!
//! Unknown members at the top are kept and written back, so a newer version's
//! additions survive a visit to an older one. A file of a newer *format* is not
//! opened at all, and never overwritten.

use super::salvage;
use super::{Draft, Report, Scenario, Signed};
use crate::answer::{LastYear, json as answers_json};
use crate::base::compact_sort;
use crate::base::json::parse::{Limits, ParseError, parse};
use crate::base::json::problem::Problem;
use crate::base::json::read::Fields;
use crate::base::json::{Json, write};
use std::collections::BTreeMap;

/// The format this version writes.
pub const FORMAT: &str = "cchc-draft/1";

/// Why a draft cannot be opened. Its text is kept aside by whoever holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// Not JSON.
    Json(ParseError),
    /// Not a draft at all.
    OtherFile {
        /// What the file says it is; empty when it says nothing.
        format: String,
    },
    /// A draft of a newer version of the software.
    Newer {
        /// Its format.
        format: String,
    },
    /// A draft with wrong members.
    Problems(Vec<Problem>),
}

/// Why something was not stored or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser offers no storage here, or forbids it.
    Blocked,
    /// There is no room left.
    Full,
    /// What is stored cannot be read; it was left as it is.
    Unreadable(DraftError),
    /// Another tab saved the draft since it was opened here.
    SavedElsewhere,
    /// There is no such draft.
    Missing,
}

/// The JSON form.
#[must_use]
pub fn to_json(draft: &Draft) -> Json {
    let scenarios = draft.scenarios.iter().map(|scenario| {
        let nodes = scenario.nodes.iter().map(|(id, answer)| (id.as_str(), answers_json::answer_json(answer)));
        Json::object([("id", Json::from(&scenario.id)), ("name", (&scenario.name).into())])
            .with("nodes", Json::object(nodes))
    });
    let efforts = draft.efforts.iter().map(|(id, text)| (id.as_str(), Json::from(text)));
    let report = &draft.report;
    let report = Json::object(
        [
            ("difficulties", &report.difficulties),
            ("proposals", &report.proposals),
            ("parent_body", &report.parent_body),
            ("number", &report.number),
            ("place", &report.place),
            ("recipients", &report.recipients),
            ("signer_title", &report.signer_title),
            ("signer_name", &report.signer_name),
        ]
        .map(|(name, text)| (name, Json::from(text))),
    )
    .with("letter", Json::object(report.letter.iter().map(|(id, text)| (id.as_str(), Json::from(text)))));
    let mut json = Json::object(
        [
            ("format", FORMAT),
            ("id", &draft.id),
            ("name", &draft.name),
            ("pack", &draft.pack),
            ("pack_version", &draft.pack_version),
            ("pack_digest", &draft.pack_digest),
            ("created", &draft.created),
            ("modified", &draft.modified),
            ("list", &draft.list),
            ("own_list", &draft.own_list),
        ]
        .map(|(name, text)| (name, Json::from(text))),
    )
    .with("saves", i64::from(draft.saves))
    .with("submissions", i64::from(draft.submissions))
    .with_some("signed", draft.signed.as_ref().map(signed_json))
    .with("answers", answers_json::to_json(&draft.answers))
    .with("scenarios", Json::list(scenarios))
    .with("efforts", Json::object(efforts))
    .with("report", report)
    .with_some("deadline", (!draft.deadline.is_empty()).then_some(&draft.deadline))
    .with_some("last_year", draft.last_year.as_ref().map(LastYear::to_json));
    if !draft.unfinished.is_empty() {
        let fields = draft.unfinished.iter().map(|(field, text)| (field.as_str(), Json::from(text)));
        json = json.with("unfinished", Json::object(fields));
    }
    for (name, value) in &draft.extra {
        json = json.with(name, value.clone());
    }
    json
}

/// The text of a draft file.
#[must_use]
pub fn to_text(draft: &Draft) -> String {
    write::to_text(&to_json(draft))
}

/// Reads a draft.
///
/// # Errors
/// [`DraftError`]: what has no id, pack or answers is not opened, so nothing of it
/// is lost by saving. Other values that cannot be read are kept aside: see
/// [`super::misfits`].
pub fn read(text: &str) -> Result<Draft, DraftError> {
    let mut json = parse(text, &Limits::DEFAULT).map_err(DraftError::Json)?;
    let format = json.get("format").and_then(Json::as_text).unwrap_or_default();
    match format.strip_prefix("cchc-draft/") {
        Some("1") => {}
        Some(_) => return Err(DraftError::Newer { format: format.to_owned() }),
        None => return Err(DraftError::OtherFile { format: format.to_owned() }),
    }
    // Taking a value out may leave its parent without something needed.
    const ROUNDS: usize = 4;
    let mut first = Vec::new();
    for _ in 0..ROUNDS {
        let mut problems = Vec::new();
        match draft(&json, &mut problems) {
            Some(draft) if problems.is_empty() => return Ok(draft),
            _ => {}
        }
        let helped = salvage::take_out(&mut json, &problems);
        if first.is_empty() {
            first = problems;
        }
        if !helped {
            break;
        }
    }
    Err(DraftError::Problems(first))
}

fn owned(f: &mut Fields<'_, '_>, name: &'static str) -> String {
    f.opt_text(name).unwrap_or_default().to_owned()
}

fn draft(json: &Json, problems: &mut Vec<Problem>) -> Option<Draft> {
    let mut f = Fields::open(json, "", problems);
    f.text("format");
    let id = f.filled("id", 100);
    let pack = f.filled("pack", 200);
    let name = owned(&mut f, "name");
    let pack_version = owned(&mut f, "pack_version");
    let pack_digest = owned(&mut f, "pack_digest");
    let created = owned(&mut f, "created");
    let modified = owned(&mut f, "modified");
    let list = owned(&mut f, "list");
    let own_list = owned(&mut f, "own_list");
    let saves = f.opt_int("saves", 0..=i64::from(u32::MAX)).unwrap_or(0);
    let submissions = f.opt_int("submissions", 0..=i64::from(u32::MAX)).unwrap_or(0);
    let signed = f.opt_with("signed", read_signed);
    let answers = f.with("answers", answers_json::read);
    let scenarios = f.opt_each("scenarios", scenario).unwrap_or_default();
    let efforts = named_texts(&mut f, "efforts");
    let report = f.opt_with("report", report).unwrap_or_default();
    let deadline = owned(&mut f, "deadline");
    let last_year = f.opt_with("last_year", LastYear::read);
    let unfinished = named_texts(&mut f, "unfinished");
    let extra = f.rest().into_iter().cloned().collect();
    Some(Draft {
        id: id?.to_owned(),
        name,
        pack: pack?.to_owned(),
        pack_version,
        pack_digest,
        created,
        modified,
        saves: u32::try_from(saves).unwrap_or(0),
        submissions: u32::try_from(submissions).unwrap_or(0),
        signed,
        answers: answers?,
        scenarios,
        list,
        own_list,
        efforts,
        report,
        deadline,
        last_year,
        unfinished,
        extra,
    })
}

/// The value of what was signed, as it stands in a draft.
#[must_use]
pub fn signed_json(signed: &Signed) -> Json {
    let texts = [("at", &signed.at), ("digest", &signed.digest), ("content", &signed.content)];
    Json::object(texts.map(|(name, text)| (name, Json::from(text)))).with("number", signed.number)
}

/// Reads what was signed.
pub fn read_signed(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Signed> {
    let mut f = Fields::open(node, at, problems);
    let number = f.int("number", 1..=i64::from(u32::MAX)).and_then(|number| u32::try_from(number).ok());
    let (signed_at, digest, content) = (f.text("at"), f.text("digest"), f.text("content"));
    f.finish();
    let owned = |text: &str| text.to_owned();
    Some(Signed { number: number?, at: owned(signed_at?), digest: owned(digest?), content: owned(content?) })
}

/// An optional object of texts.
fn named_texts(f: &mut Fields<'_, '_>, name: &'static str) -> BTreeMap<String, String> {
    let entry = |id: &str, node: &Json, at: &str, problems: &mut Vec<Problem>| {
        Some((id.to_owned(), crate::base::json::node::text(node, at, problems)?.to_owned()))
    };
    compact_sort::map(f.opt_entries(name, entry).unwrap_or_default())
}

fn scenario(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Scenario> {
    let mut f = Fields::open(node, at, problems);
    let id = f.filled("id", 100);
    let name = owned(&mut f, "name");
    let nodes = f.opt_entries("nodes", |id, node, at, problems| {
        Some((id.to_owned(), answers_json::answer(node, at, problems)?))
    });
    f.finish();
    let nodes = compact_sort::map(nodes.unwrap_or_default());
    Some(Scenario { id: id?.to_owned(), name, nodes })
}

fn report(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Report> {
    let mut f = Fields::open(node, at, problems);
    let report = Report {
        difficulties: owned(&mut f, "difficulties"),
        proposals: owned(&mut f, "proposals"),
        parent_body: owned(&mut f, "parent_body"),
        number: owned(&mut f, "number"),
        place: owned(&mut f, "place"),
        recipients: owned(&mut f, "recipients"),
        signer_title: owned(&mut f, "signer_title"),
        signer_name: owned(&mut f, "signer_name"),
        letter: named_texts(&mut f, "letter"),
    };
    f.finish();
    Some(report)
}
