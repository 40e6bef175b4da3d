//! The reader: text of a `pack.json` to a checked [`Pack`].
//!
//! Nothing stops at the first mistake: a file with ten gives ten diagnostics,
//! sorted by their place. A [`Pack`] comes out only when none of them is an error.

mod classes;
mod composed;
mod example;
mod field;
mod format;
mod links;
mod measure;
mod pack;
mod refs;
mod rule;
mod tree;

use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::Points;
use crate::base::digest::Digest;
use crate::base::json::Json;
use crate::base::json::parse::{Limits, parse};
use crate::base::json::problem::{Problem, ProblemKind};
use crate::base::json::write::canonical_object;
use crate::pack::finding::{Diagnostic, Finding, Severity};
use crate::pack::rule::Rule;
use crate::pack::{Pack, lint};

pub use format::{FORMAT, FORMAT_1, SIGNATURE, format_of};

/// What came out of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The pack; absent when a diagnostic is an error.
    pub pack: Option<Pack>,
    /// Everything wrong, sorted by place in the file.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// The diagnostics that bar the use of the pack.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|found| found.severity() == Severity::Error)
    }
}

/// Reads and checks the text of a `pack.json`.
///
/// # Example
/// ```
/// let reading = cchc::pack::read::read("{\"format\": \"cchc-pack/2\"}");
/// assert!(reading.pack.is_none());
/// assert!(reading.diagnostics.iter().any(|found| found.code() == "member-missing"));
/// ```
#[must_use]
pub fn read(text: &str) -> Reading {
    match parse(text, &Limits::DEFAULT) {
        Ok(file) => read_json(&file),
        Err(error) => {
            let pointer = error.pointer.clone();
            Reading { pack: None, diagnostics: vec![Diagnostic::new(pointer, Finding::NotJson(error))] }
        }
    }
}

/// [`read`] for a file that is already JSON.
#[must_use]
pub fn read_json(file: &Json) -> Reading {
    let mut problems = Vec::new();
    let mut diagnostics = Vec::new();
    let pack = pack::pack(file, &mut problems, &mut diagnostics);
    // A list that lost an element would be blamed for sums and gaps it has not;
    // a member too many loses nothing.
    let whole = problems.iter().all(|found| matches!(found.kind, ProblemKind::UnknownMember { .. }));
    diagnostics
        .extend(problems.into_iter().map(|found| Diagnostic::new(found.pointer, Finding::Structure(found.kind))));
    let pack = pack.filter(|_| whole).map(|pack| Pack { digest: digest(file).into(), ..pack });
    if let Some(pack) = &pack {
        let stated = file.get("format").and_then(Json::as_text);
        if stated == Some(FORMAT_1) && format_of(pack) != FORMAT_1 {
            diagnostics.push(Diagnostic::new("/format", Finding::NewerFormat { needed: FORMAT }));
        }
        lint::lint(pack, &mut diagnostics);
    }
    // The count of what is not listed belongs behind the list.
    let rest = |found: &Diagnostic| matches!(found.finding, Finding::Structure(ProblemKind::More { .. }));
    let place = |found: &Diagnostic| (rest(found), position(file, &found.pointer));
    let mut placed: Vec<_> = diagnostics.into_iter().map(|found| (place(&found), found)).collect();
    placed.sort_small_by(|(at, one), (other_at, other)| at.cmp(other_at).then_with(|| one.code().cmp(other.code())));
    let diagnostics: Vec<Diagnostic> = placed.into_iter().map(|(_, found)| found).collect();
    let usable = diagnostics.iter().all(|found| found.severity() != Severity::Error);
    Reading { pack: pack.filter(|_| usable), diagnostics }
}

/// [`read_json`] of a pack that is being edited: the format is raised where the
/// set has come to need it. The file as it was read stands beside the reading.
#[must_use]
pub fn read_raised(file: Json) -> (Json, Reading) {
    let reading = read_json(&file);
    if reading.diagnostics.iter().all(|found| !matches!(found.finding, Finding::NewerFormat { .. })) {
        return (file, reading);
    }
    let file = file.with("format", FORMAT);
    let reading = read_json(&file);
    (file, reading)
}

/// Reads a pack that was checked before, known by its digest: `text` is the
/// canonical form and `digest` its SHA-256.
///
/// Looks for nothing beyond the structure, so that the checks of [`lint`] need
/// not be in a program that only uses sets it ships.
#[must_use]
pub fn read_trusted(text: &str, digest: &str) -> Option<Pack> {
    if Digest::of_bytes(text.as_bytes()).to_string() != digest {
        return None;
    }
    let file = parse(text, &Limits::DEFAULT).ok()?;
    let (mut problems, mut diagnostics) = (Vec::new(), Vec::new());
    let pack = pack::pack(&file, &mut problems, &mut diagnostics)?;
    problems.is_empty().then(|| Pack { digest: digest.into(), ..pack })
}

/// Reads a rule by itself, of a leaf with this maximum: adds all problems with
/// their places, looks for nothing beyond the structure.
pub fn read_rule(node: &Json, at: &str, problems: &mut Vec<Problem>, max: Points) -> Option<Rule> {
    rule::rule(node, at, problems, max)
}

/// SHA-256 of the canonical form without a signature, lower-case hex.
#[must_use]
pub fn digest(file: &Json) -> String {
    let members = file.as_object().unwrap_or_default().iter();
    let members = members.filter(|(name, _)| !SIGNATURE.contains(&name.as_str()));
    let members = members.map(|(name, value)| (name.as_str(), value)).collect();
    Digest::of_bytes(canonical_object(members).as_bytes()).to_string()
}

/// The file of a pack without a signature.
#[must_use]
pub fn bare(file: Json) -> Json {
    SIGNATURE.iter().fold(file, |file, name| file.without(name))
}

/// Positions among siblings on the way to a place: sorts by the order of the file.
fn position(file: &Json, pointer: &str) -> Vec<usize> {
    let mut way = Vec::new();
    let mut here = Some(file);
    for token in pointer.split('/').skip(1) {
        let name = token.replace("~1", "/").replace("~0", "~");
        let (step, next) = match here {
            Some(Json::Object(members)) => {
                let step = members.iter().position(|(known, _)| *known == name);
                (step, step.and_then(|idx| members.get(idx)).map(|(_, value)| value))
            }
            Some(Json::List(elements)) => {
                let step = name.parse().ok();
                (step, step.and_then(|idx| elements.get(idx)))
            }
            _ => (None, None),
        };
        way.push(step.unwrap_or(usize::MAX));
        here = next;
    }
    way
}
