//! A project as a file: everything but the steps that could be undone.

use super::numbers::{int, small};
use super::{Correction, Decision, Import, Project, Work, cell};
use crate::base::compact_sort;
use crate::base::decimal::Points;
use crate::base::json::parse::{Limits, ParseError, parse};
use crate::base::json::problem::Problem;
use crate::base::json::read::Fields;
use crate::base::json::{Json, node, write};
use crate::formats::table::{Cell, MOST_COLUMNS, MOST_ROWS, MOST_TABLES, SourceKind, Table};
use crate::pack::rule::{Rule, ZeroDenominator};
use crate::pack::{read::read_rule, write as pack_write};
use crate::pack_editor::columns::{ColumnKind, KIND_WORDS, Mapping};

/// The format this version writes.
pub const FORMAT: &str = "cchc-studio/1";

/// A project holds whole tables, so its file may be larger than others.
const LIMITS: Limits = Limits { bytes: 64 << 20, depth: 64, nodes: 2_000_000 };

/// Why a project cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectError {
    /// Not JSON.
    Json(ParseError),
    /// Wrong members, all of them.
    Problems(Vec<Problem>),
}

const KINDS: [(&str, SourceKind); 6] = [
    ("html", SourceKind::Html),
    ("text", SourceKind::Text),
    ("xlsx", SourceKind::Xlsx),
    ("docx", SourceKind::Docx),
    ("ods", SourceKind::Ods),
    ("odt", SourceKind::Odt),
];

const ZEROS: [(&str, ZeroDenominator); 3] =
    [("full", ZeroDenominator::Full), ("zero", ZeroDenominator::Zero), ("leave-out", ZeroDenominator::LeaveOut)];

fn word<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> &'static str {
    words.iter().find(|(_, known)| known == value).map_or("", |(word, _)| word)
}

/// The JSON form.
#[must_use]
pub fn to_json(project: &Project) -> Json {
    let work = project.work();
    Json::object([("format", FORMAT), ("origin", &project.origin)].map(|(name, text)| (name, Json::from(text))))
        .with("tables", Json::list(project.tables.iter().map(table_json)))
        .with("imports", Json::list(work.imports.iter().map(import_json)))
        .with("fit_maxima", work.fit_maxima)
        .with_some("zero", work.zero.map(|zero| word(&ZEROS, &zero)))
        .with("head", work.head.clone())
        .with_some("pack", work.pack.clone())
}

/// The text of a project's file.
#[must_use]
pub fn to_text(project: &Project) -> String {
    write::to_text(&to_json(project))
}

fn table_json(table: &Table) -> Json {
    let rows = table.rows.iter().map(|row| Json::list(row.iter().map(cell::to_json)));
    Json::object(
        [("kind", word(&KINDS, &table.kind)), ("name", &table.name)].map(|(name, text)| (name, Json::from(text))),
    )
    .with("index", int(table.index))
    .with("rows", Json::list(rows))
}

fn import_json(import: &Import) -> Json {
    let columns = import.mapping.columns.iter().map(|kind| word(&KIND_WORDS, kind));
    let rows = import.rows.iter().map(|(row, correction)| (row.to_string(), correction_json(correction)));
    Json::object([("used", Json::from(import.used)), ("header_rows", int(import.mapping.header_rows))])
        .with_some("decided", import.decided.then_some(true))
        .with_some("turned", import.mapping.turned.then_some(true))
        .with("columns", Json::list(columns))
        .with("rows", Json::object(rows))
}

fn correction_json(correction: &Correction) -> Json {
    let (accepted, rule) = match &correction.decision {
        Decision::Open => (None, None),
        Decision::Accepted => (Some(true), None),
        Decision::Changed(rule) => (None, Some(pack_write::rule(rule))),
    };
    Json::Object(Vec::new())
        .with_some("left_out", correction.left_out.then_some(true))
        .with_some("as_words", correction.as_words.then_some(true))
        .with_some("as_line", correction.as_line.then_some(true))
        .with_some("dismissed", correction.dismissed.then_some(true))
        .with_some("code", correction.code.as_ref())
        .with_some("name", correction.name.as_ref())
        .with_some("max", correction.max.as_ref())
        .with_some("level", correction.level.map(int))
        .with_some("accepted", accepted)
        .with_some("rule", rule)
}

/// Reads a project.
///
/// # Errors
/// [`ProjectError`] with all problems and their places.
pub fn read(text: &str) -> Result<Project, ProjectError> {
    let json = parse(text, &LIMITS).map_err(ProjectError::Json)?;
    let mut problems = Vec::new();
    match project(&json, &mut problems) {
        Some(project) if problems.is_empty() => Ok(project),
        _ => Err(ProjectError::Problems(problems)),
    }
}

fn project(json: &Json, problems: &mut Vec<Problem>) -> Option<Project> {
    let mut f = Fields::open(json, "", problems);
    let format = f.one_of("format", &[(FORMAT, ())]);
    let origin = f.text("origin").map(str::to_owned);
    let tables = f.each("tables", table);
    let imports = f.each("imports", import);
    let fit_maxima = f.bool("fit_maxima");
    let zero = f.opt_one_of("zero", &ZEROS);
    let head = f.raw("head").cloned();
    let pack = f.opt_raw("pack").cloned();
    f.finish();
    format?;
    let (tables, mut imports) = (tables?, imports?);
    imports.truncate(tables.len().min(MOST_TABLES));
    if imports.len() < tables.len() {
        return Some(Project::new(&origin?, tables, head?));
    }
    let work = Work { head: head?, imports, fit_maxima: fit_maxima?, zero, pack };
    Some(Project { origin: origin?, tables, work, undo: Vec::new(), redo: Vec::new() })
}

fn table(json: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Table> {
    let mut f = Fields::open(json, at, problems);
    let kind = f.one_of("kind", &KINDS);
    let name = f.text("name").map(str::to_owned);
    let index = f.with("index", |node, at, problems| small(node, at, problems, MOST_TABLES));
    let rows = f.each("rows", |node, at, problems| node::each(node, at, problems, cell::read));
    f.finish();
    let mut rows: Vec<Vec<Cell>> = rows?;
    rows.truncate(MOST_ROWS);
    let width = rows.iter().map(Vec::len).max().unwrap_or(0).min(MOST_COLUMNS);
    rows.iter_mut().for_each(|row| row.resize_with(width, Cell::default));
    // What a merged cell covers holds the lines of its beginning.
    let starts = rows.clone();
    for cell in rows.iter_mut().flatten() {
        if let Some((row, column)) = cell.merged {
            let start = starts.get(row).and_then(|cells| cells.get(column));
            *cell = Cell { merged: cell.merged, ..start.cloned().unwrap_or_default() };
        }
    }
    Some(Table { kind: kind?, name: name?, index: index?, rows })
}

fn import(json: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Import> {
    let mut f = Fields::open(json, at, problems);
    let used = f.bool("used");
    let header_rows = f.with("header_rows", |node, at, problems| small(node, at, problems, MOST_ROWS));
    let columns: Option<Vec<ColumnKind>> =
        f.each("columns", |node, at, problems| node::one_of(node, at, problems, &KIND_WORDS));
    let rows = f.opt_entries("rows", |row, node, at, problems| {
        Some((row.parse::<usize>().ok()?, correction(node, at, problems)?))
    });
    let decided = f.opt_bool("decided").unwrap_or(false);
    let turned = f.opt_bool("turned").unwrap_or(false);
    f.finish();
    let mapping = Mapping { turned, header_rows: header_rows?, columns: columns? };
    let rows = compact_sort::map(rows.unwrap_or_default());
    Some(Import { used: used?, decided, mapping, rows })
}

fn correction(json: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Correction> {
    let mut f = Fields::open(json, at, problems);
    let flag = |f: &mut Fields<'_, '_>, name| f.opt_bool(name).unwrap_or(false);
    let text = |f: &mut Fields<'_, '_>, name| f.opt_text(name).map(str::to_owned);
    let left_out = flag(&mut f, "left_out");
    let as_words = flag(&mut f, "as_words");
    let as_line = flag(&mut f, "as_line");
    let dismissed = flag(&mut f, "dismissed");
    let accepted = flag(&mut f, "accepted");
    let (code, name, max) = (text(&mut f, "code"), text(&mut f, "name"), text(&mut f, "max"));
    let level = f.opt_with("level", |node, at, problems| small(node, at, problems, 20));
    let rule: Option<Rule> = f.opt_with("rule", |node, at, problems| read_rule(node, at, problems, Points::ZERO));
    f.finish();
    let decision = match rule {
        Some(rule) => Decision::Changed(Box::new(rule)),
        None if accepted => Decision::Accepted,
        None => Decision::Open,
    };
    Some(Correction { left_out, as_words, as_line, dismissed, code, name, max, level, decision })
}
