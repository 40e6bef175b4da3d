//! The work of a desk as a file, `cchc-desk/1`: what was appraised, by which
//! roster, and which submissions it was about.
//!
//! The submissions themselves stay the files that they are: they are dropped
//! again and recognised by their digests. So the work fits into the browser's
//! storage and changes no signed file.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Appraisal, Desk, Expected};
use crate::base::date::Date;
use crate::base::decimal::Points;
use crate::base::digest::Digest;
use crate::base::json::problem::{Problem, ProblemKind, report};
use crate::base::json::read::Fields;
use crate::base::json::{Json, node, pointer, write};
use crate::engine::rank::folded;
use crate::submission::keys::roster::Roster;
use crate::submission::read::{OpenError, file};

/// The format this version writes.
pub const FORMAT: &str = "cchc-desk/1";

/// Why a text is no work of a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskError {
    /// Not this kind of file.
    Open(OpenError),
    /// Members missing or wrong.
    Problems(Vec<Problem>),
}

impl Desk {
    /// Submissions that the loaded work was about and that were not dropped yet.
    #[must_use]
    pub fn missing(&self) -> Vec<&Expected> {
        let here = |expected: &&Expected| self.files().iter().all(|filed| filed.digest != expected.digest);
        self.expected.iter().filter(here).collect()
    }

    /// The value of the file.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let entry = |name: &String, digest: &Digest, received: Option<Date>| {
            Json::object([("name", Json::from(name)), ("digest", digest.to_string().into())])
                .with_some("received", received.map(Date::to_text))
        };
        let here = self.files().iter().map(|filed| entry(&filed.name, &filed.digest, filed.received));
        let missing = self.missing().into_iter().map(|known| entry(&known.name, &known.digest, known.received));
        let files: Vec<Json> = here.chain(missing).collect();
        let appraised = self.appraised.iter().map(|((pack, _), (body, leaves))| {
            let leaves = leaves.iter().map(|(id, appraisal)| {
                let json = Json::Object(Vec::new()).with_some("points", appraisal.points.map(Points::to_text));
                (id.as_str(), json.with("reason", &appraisal.reason))
            });
            Json::object([("pack", Json::from(pack)), ("body", body.into()), ("leaves", Json::object(leaves))])
        });
        Json::object([("format", Json::from(FORMAT)), ("name", (&self.name).into()), ("year", (&self.year).into())])
            .with_some("area", (!self.area.is_empty()).then(|| self.area.clone()))
            .with_some("roster", self.roster().map(Roster::to_json))
            .with("files", files)
            .with("appraised", Json::list(appraised))
    }

    /// The text of the file.
    #[must_use]
    pub fn to_text(&self) -> String {
        write::to_text(&self.to_json())
    }

    /// Reads the work of a desk; its files and sets are to be added again.
    ///
    /// # Errors
    /// [`DeskError`].
    pub fn parse(text: &str) -> Result<Desk, DeskError> {
        let json = file(text, FORMAT).map_err(DeskError::Open)?;
        let mut problems = Vec::new();
        match desk(&json, &mut problems) {
            Some(desk) if problems.is_empty() => Ok(desk),
            _ => Err(DeskError::Problems(problems)),
        }
    }
}

fn desk(json: &Json, problems: &mut Vec<Problem>) -> Option<Desk> {
    let mut f = Fields::open(json, "", problems);
    f.text("format");
    let name = f.text("name");
    let year = f.text("year");
    let area = f.opt_text("area").unwrap_or_default().to_owned();
    let roster = f.opt_with("roster", Roster::from_json);
    let expected = f.each("files", expected);
    let appraised = f.each("appraised", |node, at, problems| Some((at.to_owned(), appraised(node, at, problems)?)));
    f.finish();
    let mut desk = Desk { name: name?.to_owned(), year: year?.to_owned(), area, roster, ..Desk::default() };
    desk.expected = expected?;
    for (at, (pack, body, leaves)) in appraised? {
        let key = (pack, folded(&body));
        match desk.appraised.entry(key) {
            Entry::Vacant(slot) => {
                slot.insert((body, leaves));
            }
            Entry::Occupied(_) => {
                let kind = ProblemKind::Duplicate { name: body, first: "/appraised".to_owned() };
                report(problems, &pointer::member(&at, "body"), kind);
            }
        }
    }
    Some(desk)
}

fn expected(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Expected> {
    let mut f = Fields::open(node, at, problems);
    let name = f.text("name");
    let digest = f.parsed("digest", "a SHA-256: 64 lower-case hexadecimal digits", Digest::parse);
    let received = f.opt_parsed("received", "a day such as \"2025-01-31\"", Date::parse);
    f.finish();
    Some(Expected { name: name?.to_owned(), digest: digest?, received })
}

type Leaves = BTreeMap<String, Appraisal>;

fn appraised(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<(String, String, Leaves)> {
    let mut f = Fields::open(node, at, problems);
    let pack = f.filled("pack", 200);
    let body = f.filled("body", 300);
    let leaves = f.entries("leaves", |id, node, at, problems| {
        let mut f = Fields::open(node, at, problems);
        let points = f.opt_parsed("points", "points such as \"7.25\"", |text| Points::parse(text).ok());
        let reason = f.with("reason", node::text);
        f.finish();
        Some((id.to_owned(), Appraisal { points, reason: reason?.to_owned() }))
    });
    f.finish();
    Some((pack?.to_owned(), body?.to_owned(), leaves?.into_iter().collect()))
}
