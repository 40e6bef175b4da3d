//! Reading a submission strictly: hostile files are refused, and all problems of
//! the others are found at once, each with its place.
//!
//! Reading says nothing about who signed or whether the figures are right: that
//! is [`crate::submission::compare`].

use crate::answer::{Answers, json as answers_json};
use crate::base::decimal::Points;
use crate::base::digest::Digest;
use crate::base::json::parse::{Limits, ParseError, ParseErrorKind, excerpt, parse};
use crate::base::json::problem::{Problem, ProblemKind, report};
use crate::base::json::read::Fields;
use crate::base::json::{Json, node, pointer};
use crate::submission::document::FORMAT;
use crate::submission::proof::is_date_time;

/// A file that is plainly something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A ZIP archive; also what .xlsx and .docx are.
    Zip,
    /// A PDF.
    Pdf,
    /// A key file or certificate in PEM form.
    Pem,
    /// An HTML page.
    Html,
}

/// Why a text is no file of the kind asked for: a submission, an enrolment, a
/// roster, the work of a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// Not JSON as our files have it.
    Json(ParseError),
    /// A file of another kind.
    Foreign(Foreign),
    /// JSON, but another file.
    OtherFile {
        /// What the file says it is; empty when it says nothing.
        format: String,
    },
    /// A submission of a newer version of the software.
    Newer {
        /// Its format.
        format: String,
    },
}

impl OpenError {
    /// Stable kebab-case name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            OpenError::Json(error) => error.kind.code(),
            OpenError::Foreign(Foreign::Zip) => "foreign-zip",
            OpenError::Foreign(Foreign::Pdf) => "foreign-pdf",
            OpenError::Foreign(Foreign::Pem) => "foreign-pem",
            OpenError::Foreign(Foreign::Html) => "foreign-html",
            OpenError::OtherFile { .. } => "other-file",
            OpenError::Newer { .. } => "newer-format",
        }
    }
}

/// Why a file of so many bytes is refused before it is read; `None` when it may
/// be read.
#[must_use]
pub fn too_large(bytes: u64) -> Option<OpenError> {
    let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
    let most = Limits::DEFAULT.bytes;
    let kind = ParseErrorKind::TooLarge { bytes, most };
    (most < bytes).then_some(OpenError::Json(ParseError { kind, line: 0, column: 0, pointer: String::new() }))
}

/// The pack that a submission names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackRef {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its name.
    pub name: String,
    /// "official", "illustrative" or "draft".
    pub status: String,
    /// SHA-256 of its canonical form, lower-case hex.
    pub digest: String,
}

/// What a submission says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// The pack.
    pub pack: PackRef,
    /// Name of the body.
    pub body: String,
    /// Id of its cohort; may be empty.
    pub cohort: String,
    /// Scored year.
    pub year: String,
    /// When it says it was made.
    pub made_at: String,
    /// With which version of the engine.
    pub engine: String,
    /// Its number, from 1.
    pub number: u32,
}

/// What a submission says, as read; its figures are only looked at where they are
/// compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submission {
    /// Whose it is, of which pack, year and number.
    pub stated: Stated,
    /// The answers.
    pub answers: Answers,
    /// Difficulties.
    pub difficulties: String,
    /// Proposals.
    pub proposals: String,
}

/// A file that is a submission, whatever is wrong in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The whole document.
    pub json: Json,
    /// What it says; `None` when a member is missing or has the wrong shape.
    pub submission: Option<Submission>,
    /// Every structural problem.
    pub problems: Vec<Problem>,
}

/// Reads the text of a file.
///
/// # Errors
/// [`OpenError`] when it is no submission of this format. One with problems
/// inside is opened, so that its proofs can still be looked at.
pub fn open(text: &str) -> Result<Opened, OpenError> {
    let json = file(text, FORMAT)?;
    let mut problems = Vec::new();
    let submission = submission(&json, &mut problems);
    let submission = submission.filter(|_| problems.is_empty());
    Ok(Opened { json, submission, problems })
}

/// The JSON of a file that says it has this format, such as `cchc-submission/1`.
pub(crate) fn file(text: &str, expected: &str) -> Result<Json, OpenError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(foreign) = foreign(text) {
        return Err(OpenError::Foreign(foreign));
    }
    let json = parse(text, &Limits::DEFAULT).map_err(OpenError::Json)?;
    let format = json.get("format").and_then(Json::as_text).unwrap_or_default();
    if format == expected {
        return Ok(json);
    }
    let format = excerpt(format);
    let kind = expected.split_once('/').map_or(expected, |(kind, _)| kind);
    let version = format.strip_prefix(kind).and_then(|rest| rest.strip_prefix('/'));
    let newer = version.is_some_and(|v| !v.is_empty() && v.bytes().all(|b| b.is_ascii_digit()));
    Err(if newer { OpenError::Newer { format } } else { OpenError::OtherFile { format } })
}

/// What the first bytes give away.
#[must_use]
pub fn foreign(text: &str) -> Option<Foreign> {
    let text = text.trim_start();
    let html = ["<!doctype", "<html"];
    let starts = |prefix: &str| text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if text.starts_with("PK\u{3}\u{4}") {
        Some(Foreign::Zip)
    } else if text.starts_with("%PDF-") {
        Some(Foreign::Pdf)
    } else if text.starts_with("-----BEGIN ") {
        Some(Foreign::Pem)
    } else if html.into_iter().any(starts) {
        Some(Foreign::Html)
    } else {
        None
    }
}

/// Most characters of a name.
const NAME: usize = 300;

fn submission(json: &Json, problems: &mut Vec<Problem>) -> Option<Submission> {
    let mut f = Fields::open(json, "", problems);
    f.text("format");
    f.raw("@context");
    f.opt_raw("proof");
    let pack = f.with("pack", pack);
    let body = f.with("body", |node, at, problems| {
        let mut f = Fields::open(node, at, problems);
        let (name, cohort) = (f.filled("name", NAME), f.text("cohort"));
        f.opt_text("cohort_name");
        f.finish();
        Some((name?.to_owned(), cohort?.to_owned()))
    });
    let year = f.with("period", |node, at, problems| {
        let mut f = Fields::open(node, at, problems);
        let year = f.filled("year", 10).map(str::to_owned);
        f.finish();
        year
    });
    let made = f.with("made", made);
    let answers = f.with("answers", answers);
    let results = f.entries("results", |_, node, at, problems| result(node, at, problems));
    let totals = f.with("totals", totals);
    f.each("assumptions", |node, at, problems| {
        let mut f = Fields::open(node, at, problems);
        f.filled("node", NAME);
        exact(&mut f, "points");
        f.finish();
        Some(())
    });
    let texts = f.with("report", |node, at, problems| {
        let mut f = Fields::open(node, at, problems);
        let texts = (f.text("difficulties"), f.text("proposals"));
        f.finish();
        Some((texts.0?.to_owned(), texts.1?.to_owned()))
    });
    f.entries("digests", |_, value, at, problems| {
        node::parsed(value, at, problems, "a SHA-256: 64 lower-case hexadecimal digits", |text| {
            Digest::is_text(text).then_some(())
        })
    });
    f.finish();
    let ((body, cohort), (made_at, engine, number), (difficulties, proposals)) = (body?, made?, texts?);
    let (_, ()) = (results?, totals?);
    let stated = Stated { pack: pack?, body, cohort, year: year?, made_at, engine, number };
    Some(Submission { stated, answers: answers?, difficulties, proposals })
}

fn pack(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<PackRef> {
    let mut f = Fields::open(node, at, problems);
    let id = f.filled("id", 100);
    let version = f.filled("version", 100);
    let name = f.filled("name", 1_000);
    let words = ["official", "illustrative", "draft"].map(|word| (word, word));
    let status = f.one_of("status", &words);
    f.text("status_note");
    let digest = f.parsed("digest", "a SHA-256: 64 lower-case hexadecimal digits", |text| {
        Digest::parse(text).map(|_| text.to_owned())
    });
    f.finish();
    let owned = |text: &str| text.to_owned();
    Some(PackRef {
        id: owned(id?),
        version: owned(version?),
        name: owned(name?),
        status: owned(status?),
        digest: digest?,
    })
}

fn made(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<(String, String, u32)> {
    let mut f = Fields::open(node, at, problems);
    let time = |text: &str| is_date_time(text).then(|| text.to_owned());
    let made_at = f.parsed("at", "a date and time such as \"2025-12-31T09:05:00Z\"", time);
    let engine = f.filled("engine", 100).map(str::to_owned);
    let number = f.int("number", 1..=i64::from(u32::MAX)).and_then(|number| u32::try_from(number).ok());
    f.finish();
    Some((made_at?, engine?, number?))
}

/// The answers; a private note has no business here.
fn answers(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Answers> {
    let answers = answers_json::read(node, at, problems)?;
    for (id, answer) in &answers.nodes {
        if !answer.note.is_empty() {
            let at = pointer::member(&answers_json::node_pointer(at, id), "note");
            report(problems, &at, ProblemKind::UnknownMember { name: "note".to_owned(), did_you_mean: None });
        }
    }
    Some(answers)
}

/// Whether a text is what [`crate::base::decimal::Exact::to_text`] writes: a decimal,
/// or a fraction of two integers.
fn is_exact(text: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let sides = text.split_once('/').or_else(|| text.split_once('.'));
    text.len() <= 4_000 && sides.map_or_else(|| plain(text), |(left, right)| plain(left) && plain(right))
}

const EXACT: &str = "a number such as \"7.5\" or a fraction such as \"55/3\"";
const POINTS: &str = "points such as \"7.25\"";

fn exact(f: &mut Fields<'_, '_>, name: &'static str) {
    f.parsed(name, EXACT, |text| is_exact(text).then_some(()));
}

fn opt_exact(f: &mut Fields<'_, '_>, name: &'static str) {
    f.opt_parsed(name, EXACT, |text| is_exact(text).then_some(()));
}

fn decimal(f: &mut Fields<'_, '_>, name: &'static str) {
    f.parsed(name, POINTS, |text| Points::parse(text.strip_prefix('-').unwrap_or(text)).ok());
}

/// The shape of a result.
fn result(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<()> {
    let mut f = Fields::open(node, at, problems);
    f.text("code");
    f.text("name");
    exact(&mut f, "points");
    decimal(&mut f, "max");
    f.one_of("state", &["open", "invalid", "scored", "left-out", "typed"].map(|word| (word, ())));
    for name in ["claimed", "low", "high"] {
        opt_exact(&mut f, name);
    }
    f.finish();
    Some(())
}

/// The shape of the totals.
fn totals(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<()> {
    let mut f = Fields::open(node, at, problems);
    for name in ["projected", "self", "low", "high", "bonus", "penalty", "assumed"] {
        exact(&mut f, name);
    }
    for name in ["self_max", "out_of", "percent", "percent_low", "percent_high", "expected_loss"] {
        decimal(&mut f, name);
    }
    for name in ["open", "unproven", "invalid"] {
        f.int(name, 0..=100_000);
    }
    for name in ["class", "class_low", "class_high"] {
        f.opt_with(name, |node, at, problems| {
            let mut f = Fields::open(node, at, problems);
            f.filled("id", 100);
            f.filled("label", NAME);
            f.finish();
            Some(())
        });
    }
    f.finish();
    Some(())
}
