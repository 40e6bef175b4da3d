//! The list of bodies and results that a rank is taken from: file format
//! `cchc-cohort/1`, read strictly and written back.
//!
//! A list may be incomplete: some bodies not named, some named without their
//! points. What is not known is absent here, never zero.

use crate::base::compact_sort;
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::Points;
use crate::base::json::parse::{Limits, ParseError, parse};
use crate::base::json::problem::{Problem, ProblemKind, report};
use crate::base::json::read::Fields;
use crate::base::json::{Json, pointer, write};
use std::collections::BTreeMap;

/// The first member of every cohort file.
pub const FORMAT: &str = "cchc-cohort/1";
/// Most bodies in one list; the largest real one has some 3,300 communes.
pub const MOST_BODIES: usize = 20_000;

/// Most characters in the name of a body.
pub const LONGEST_NAME: usize = 300;

/// One body of a list, with what was published about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub body: String,
    /// Its code, empty when none was given: "H29".
    pub code: String,
    /// Total points.
    pub points: Option<Points>,
    /// Index in percent.
    pub percent: Option<Points>,
    /// Class as printed; empty when none was.
    pub class: String,
    /// Rank as printed, `1 ..= size`.
    pub rank: Option<u32>,
    /// Points of nodes of the pack, by node id.
    pub parts: BTreeMap<String, Points>,
}

/// A ranked list (khối).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cohort {
    /// Stable id.
    pub id: String,
    /// Its name: "Hải Phòng 2025: phường".
    pub name: String,
    /// Id of the pack it was scored with; empty when unknown.
    pub pack: String,
    /// Scored year.
    pub year: u16,
    /// Where the figures come from.
    pub source: String,
    /// What a reader must know about them; may be empty.
    pub note: String,
    /// Number of bodies in the real list, named here or not.
    pub size: u32,
    /// Whether every body is named with its result.
    pub complete: bool,
    /// The bodies that are known, in the order of the file.
    pub entries: Vec<Entry>,
}

/// Why a text is no cohort file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CohortError {
    /// Not JSON as our files have it.
    Json(ParseError),
    /// JSON, but not this format: every problem with its place.
    Problems(Vec<Problem>),
}

/// Compares names of bodies as people write them: case and spaces apart.
#[must_use]
pub fn same_body(a: &str, b: &str) -> bool {
    // Word by word and letter by letter, so that most names differ at once: asked
    // of every body of a list with every key.
    let (mut a, mut b) = (a.split_whitespace(), b.split_whitespace());
    let mut some = false;
    loop {
        match (a.next(), b.next()) {
            (None, None) => return some,
            (Some(a), Some(b)) => {
                let (a, b) = (a.chars().flat_map(char::to_lowercase), b.chars().flat_map(char::to_lowercase));
                if !a.eq(b) {
                    return false;
                }
                some = true;
            }
            _ => return false,
        }
    }
}

pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Cohort {
    /// Reads a file.
    ///
    /// # Errors
    /// [`CohortError::Json`] with the first offence, or
    /// [`CohortError::Problems`] with all problems of the content.
    pub fn parse(text: &str) -> Result<Self, CohortError> {
        let json = parse(text, &Limits::DEFAULT).map_err(CohortError::Json)?;
        let mut problems = Vec::new();
        match Self::from_json(&json, "", &mut problems) {
            Some(cohort) if problems.is_empty() => Ok(cohort),
            _ => Err(CohortError::Problems(problems)),
        }
    }

    /// Reads a value that stands at `at` in its file; adds every problem.
    /// With problems added, the result is not to be used.
    pub fn from_json(json: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let mut f = Fields::open(json, at, problems);
        let format = f.one_of("format", &[(FORMAT, ())]);
        // A signed list is read like a plain one; who signed is asked elsewhere.
        for name in ["@context", "digests", "proof"] {
            f.opt_raw(name);
        }
        let id = f.filled("id", 100);
        let name = f.filled("name", 300);
        let pack = f.opt_text("pack").unwrap_or_default();
        let year = f.int("year", 2000..=2999);
        let source = f.filled("source", 2_000);
        let note = f.opt_text("note").unwrap_or_default();
        let most = i64::try_from(MOST_BODIES).unwrap_or(i64::MAX);
        let size = f.int("size", 1..=most);
        let complete = f.bool("complete");
        let entries = f.each("entries", |node, at, problems| entry(node, at, problems, size.unwrap_or(most)));
        f.finish();
        format?;
        let cohort = Self {
            id: id?.to_owned(),
            name: name?.to_owned(),
            pack: pack.to_owned(),
            year: u16::try_from(year?).ok()?,
            source: source?.to_owned(),
            note: note.to_owned(),
            size: u32::try_from(size?).ok()?,
            complete: complete?,
            entries: entries?,
        };
        cohort.check(json.get("entries").and_then(Json::as_list).map_or(0, <[Json]>::len), at, problems);
        Some(cohort)
    }

    /// What single members cannot tell: names twice, too many or too few bodies,
    /// printed ranks against the points.
    fn check(&self, written: usize, at: &str, problems: &mut Vec<Problem>) {
        let entries = pointer::member(at, "entries");
        let size = usize::try_from(self.size).unwrap_or(usize::MAX);
        if size < written {
            report(problems, &entries, ProblemKind::TooLong { length: written, most: size });
        }
        let main = self.main_is_percent();
        let value = |entry: &Entry| if main { entry.percent } else { entry.points };
        let whole = written == size && self.entries.iter().all(|entry| value(entry).is_some());
        if self.complete && !whole {
            let found = "true".to_owned();
            let what = "`false`: not every body of the list is named with its result";
            report(problems, &pointer::member(at, "complete"), ProblemKind::BadText { what, found });
        }
        if written != self.entries.len() {
            return; // places would be off by the entries that could not be read
        }
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (idx, entry) in self.entries.iter().enumerate() {
            let here = pointer::element(&entries, idx);
            match seen.get(&folded(&entry.body)) {
                Some(first) => {
                    let first = pointer::member(&pointer::element(&entries, *first), "body");
                    let name = entry.body.clone();
                    report(problems, &pointer::member(&here, "body"), ProblemKind::Duplicate { name, first });
                }
                None => {
                    seen.insert(folded(&entry.body), idx);
                }
            }
        }
        let mut ranked: Vec<(u32, Points, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(idx, entry)| Some((entry.rank?, value(entry)?, idx)))
            .collect();
        ranked.sort_small_by_key(|(rank, _, idx)| (*rank, *idx));
        for (better, worse) in ranked.iter().zip(ranked.iter().skip(1)) {
            if better.1 < worse.1 {
                let here = pointer::member(&pointer::element(&entries, worse.2), "rank");
                let what = "a rank that follows the results of the list";
                report(problems, &here, ProblemKind::BadText { what, found: worse.0.to_string() });
            }
        }
    }

    /// True when the list states percentages and no points, so that its printed
    /// ranks go by percent.
    #[must_use]
    pub fn main_is_percent(&self) -> bool {
        self.entries.iter().all(|entry| entry.points.is_none())
            && self.entries.iter().any(|entry| entry.percent.is_some())
    }

    /// Index of a body in [`Cohort::entries`], by name.
    #[must_use]
    pub fn index_of(&self, body: &str) -> Option<usize> {
        self.entries.iter().position(|entry| same_body(&entry.body, body))
    }

    /// The value that [`Cohort::from_json`] reads back equal.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Json::object([("format", FORMAT.into()), ("id", (&self.id).into()), ("name", (&self.name).into())])
            .with("pack", &self.pack)
            .with("year", self.year)
            .with("source", &self.source)
            .with("size", self.size)
            .with("complete", self.complete)
            .with_some("note", filled(&self.note))
            .with("entries", Json::List(self.entries.iter().map(Entry::to_json).collect()))
    }

    /// The file as a text.
    #[must_use]
    pub fn to_text(&self) -> String {
        write::to_text(&self.to_json())
    }
}

impl Entry {
    fn to_json(&self) -> Json {
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let parts = (!self.parts.is_empty())
            .then(|| Json::object(self.parts.iter().map(|(id, points)| (id.clone(), points.to_text().into()))));
        Json::object([("body", (&self.body).into())])
            .with_some("code", filled(&self.code))
            .with_some("points", self.points.map(Points::to_text))
            .with_some("percent", self.percent.map(Points::to_text))
            .with_some("class", filled(&self.class))
            .with_some("rank", self.rank)
            .with_some("parts", parts)
    }
}

const DECIMAL: &str = "a decimal such as \"92.99\"";

fn points(text: &str) -> Option<Points> {
    Points::parse(text).ok()
}

fn entry(node: &Json, at: &str, problems: &mut Vec<Problem>, size: i64) -> Option<Entry> {
    let mut f = Fields::open(node, at, problems);
    let body = f.filled("body", LONGEST_NAME);
    let code = f.opt_text("code").unwrap_or_default();
    let total = f.opt_parsed("points", DECIMAL, points);
    let percent = f.opt_parsed("percent", DECIMAL, points);
    let class = f.opt_text("class").unwrap_or_default();
    let rank = f.opt_int("rank", 1..=size);
    let parts = f.opt_entries("parts", |id, value, at, problems| {
        crate::base::json::node::parsed(value, at, problems, DECIMAL, points).map(|points| (id.to_owned(), points))
    });
    f.finish();
    Some(Entry {
        body: body?.to_owned(),
        code: code.to_owned(),
        points: total,
        percent,
        class: class.to_owned(),
        rank: rank.and_then(|rank| u32::try_from(rank).ok()),
        parts: compact_sort::map(parts.unwrap_or_default()),
    })
}
