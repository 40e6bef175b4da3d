//! The rows of a table as a tree: areas, criteria, components, and the words
//! beside or below a leaf that say how it is scored.
//!
//! Every row is accounted for: it is a line of the tree, words of the line above
//! it, the printed total, or listed as not used.

use super::code::{Code, Levels};
use super::columns::{ColumnKind, Mapping, read_max};
use crate::base::decimal::Points;
use crate::base::vietnamese::fold;
use crate::formats::table::Table;

/// One line of the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Row in the table, from 0.
    pub row: usize,
    /// Depth, from 0.
    pub level: usize,
    /// Printed code; empty when it has none.
    pub code: String,
    /// Name.
    pub name: String,
    /// Maximum; absent when the cell holds no number.
    pub max: Option<Points>,
    /// The words that say how it is scored, line by line.
    pub rule: Vec<String>,
    /// What is counted, in the words of the table.
    pub inputs: String,
    /// Evidence asked for.
    pub evidence: String,
    /// Remarks.
    pub note: String,
    /// Source of the row.
    pub source: String,
}

/// Why a row is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unused {
    /// It stands before any line of the tree and is none itself.
    BeforeFirst,
    /// It has a code or a number, but no name.
    NoName,
}

/// The tree of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Lines in the order of the table.
    pub lines: Vec<Line>,
    /// The printed total.
    pub total: Option<Points>,
    /// Rows that are not used, with the reason.
    pub unused: Vec<(usize, Unused)>,
}

/// The cells of a row by what they mean.
struct Row<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    row: usize,
}

impl Row<'_> {
    fn column(&self, kind: ColumnKind) -> Option<usize> {
        self.mapping.columns.iter().position(|known| *known == kind)
    }

    fn lines(&self, kind: ColumnKind) -> Vec<String> {
        let columns = self.mapping.columns.iter().enumerate().filter(|(_, known)| **known == kind);
        columns.flat_map(|(idx, _)| self.table.own_lines(self.row, idx).to_vec()).collect()
    }

    fn text(&self, kind: ColumnKind) -> String {
        self.lines(kind).join(" ")
    }

    /// Whether the cell is the continuation of one in a row above.
    fn goes_on(&self, kind: ColumnKind) -> bool {
        let cell = self.column(kind).and_then(|idx| self.table.cell(self.row, idx));
        cell.and_then(|cell| cell.merged).is_some_and(|(start, _)| start < self.row)
    }
}

/// Makes the tree of a table. `levels` goes on from the table before it, of
/// which this one may be the continuation on the next page.
#[must_use]
pub fn outline(table: &Table, mapping: &Mapping, levels: &mut Levels) -> Outline {
    let mut out = Outline::default();
    for row in mapping.header_rows..table.rows.len() {
        let cells = Row { table, mapping, row };
        let content =
            table.rows.get(row).is_some_and(|cells| cells.iter().any(|c| !c.is_blank() && c.merged.is_none()));
        if !content || repeats_header(table, mapping, row) {
            continue;
        }
        read_row(&cells, &mut out, levels);
    }
    out
}

/// Whether a row says again what a row of the header says, as on every page of a
/// long table.
fn repeats_header(table: &Table, mapping: &Mapping, row: usize) -> bool {
    let texts = |row: usize| -> Vec<String> {
        table
            .rows
            .get(row)
            .map(|cells| cells.iter().map(crate::formats::table::Cell::text).collect())
            .unwrap_or_default()
    };
    let own = texts(row);
    let several = 1 < own.iter().filter(|text| !text.is_empty()).count();
    several && (0..mapping.header_rows).any(|header| texts(header) == own)
}

fn read_row(cells: &Row<'_>, out: &mut Outline, levels: &mut Levels) {
    let (code_text, max_text) = (cells.text(ColumnKind::Code), cells.text(ColumnKind::Max));
    let max = read_max(&max_text);
    let mut names = cells.lines(ColumnKind::Name);
    if is_total(&code_text, &names) {
        if let Some(total) = max {
            out.total = Some(total);
        }
        return;
    }
    let mut code = Code::read(&code_text);
    // A heading over all columns stands in the column of codes.
    if names.is_empty() && code.is_none() && !code_text.is_empty() {
        names = cells.lines(ColumnKind::Code);
    }
    if code.is_none()
        && let Some(first) = names.first_mut()
        && let Some((found, rest)) = Code::prefix(first)
    {
        let rest = rest.to_owned();
        code = Some(found);
        *first = rest;
    }
    let below = cells.goes_on(ColumnKind::Name) || cells.goes_on(ColumnKind::Code);
    let area = code.is_none()
        && !below
        && out.lines.iter().all(|line| line.code.is_empty())
        && max.is_some()
        && !is_option(&names);
    match code {
        Some(code) if !names.is_empty() && !below => {
            let level = levels.next(&code);
            out.lines.push(line(cells, code.text, level, names, max));
        }
        None if area && !names.is_empty() => out.lines.push(line(cells, String::new(), 0, names, max)),
        Some(_) if names.is_empty() => out.unused.push((cells.row, Unused::NoName)),
        _ => words(cells, out, &names, &max_text),
    }
}

/// "Tổng cộng", "Tổng điểm", "Cộng".
fn is_total(code: &str, names: &[String]) -> bool {
    let text = fold(&format!("{code} {}", names.join(" ")));
    let text = text.trim().trim_end_matches([':', '.']);
    text == "cong"
        || text == "total"
        || ["tong cong", "tong diem", "tong so diem", "printed total"].iter().any(|word| text.starts_with(word))
}

/// Whether the words are an option of the line above: a dash before them, or
/// points behind a colon.
fn is_option(names: &[String]) -> bool {
    names.first().is_some_and(|name| name.starts_with(['-', '+', '•', '–', '*', '\u{F0B7}']) || ends_with_points(name))
}

/// Whether a line ends with points: "Ban hành kịp thời: 1", "… (0,5 điểm)".
fn ends_with_points(line: &str) -> bool {
    let folded = fold(line);
    let text = folded.trim_end_matches(['.', ';', ',', ')', ' ']);
    let text = text.strip_suffix("diem").or_else(|| text.strip_suffix('d')).map_or(text, str::trim_end);
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.');
    digits.len() < text.len() && digits.trim_end().ends_with([':', '(', '=', '→'])
}

/// A line of the tree. Lines of the name cell that say points are words of its rule.
fn line(cells: &Row<'_>, code: String, level: usize, names: Vec<String>, max: Option<Points>) -> Line {
    let own = names.iter().skip(1).position(|line| is_option(std::slice::from_ref(line)) || is_condition(line));
    let split = own.map_or(names.len(), |at| at + 1);
    let mut rule: Vec<String> = names.iter().skip(split).map(|line| undashed(line)).collect();
    rule.extend(cells.lines(ColumnKind::Rule).iter().map(|line| undashed(line)));
    let name = names.iter().take(split).map(String::as_str).collect::<Vec<_>>().join(" ");
    Line {
        row: cells.row,
        level,
        code,
        name: name.trim_end_matches([':', ';']).to_owned(),
        max,
        rule,
        inputs: cells.text(ColumnKind::Inputs),
        evidence: cells.text(ColumnKind::Evidence),
        note: cells.text(ColumnKind::Note),
        source: cells.text(ColumnKind::Source),
    }
}

/// A line in brackets or about the year says a condition, not the name.
fn is_condition(line: &str) -> bool {
    let folded = fold(line);
    folded.starts_with('(') || ["trong nam", "truong hop", "neu "].iter().any(|word| folded.starts_with(word))
}

fn undashed(line: &str) -> String {
    line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '+' | '•' | '–' | '*' | '\u{F0B7}'))
        .to_owned()
}

/// Words of the line above: options with their points in the column of maxima,
/// further lines of its rule, evidence and remarks.
fn words(cells: &Row<'_>, out: &mut Outline, names: &[String], max_text: &str) {
    let Some(last) = out.lines.last_mut() else {
        out.unused.push((cells.row, Unused::BeforeFirst));
        return;
    };
    let mut lines: Vec<String> = names.iter().map(|line| undashed(line)).collect();
    lines.extend(cells.lines(ColumnKind::Rule).iter().map(|line| undashed(line)));
    match lines.last_mut() {
        Some(text) if read_max(max_text).is_some() && !ends_with_points(text) => {
            *text = format!("{}: {max_text}", text.trim_end_matches([':', ';', '.', ' ']));
        }
        _ => {}
    }
    last.rule.extend(lines);
    for (text, kind) in [
        (&mut last.inputs, ColumnKind::Inputs),
        (&mut last.evidence, ColumnKind::Evidence),
        (&mut last.note, ColumnKind::Note),
    ] {
        let more = cells.text(kind);
        if !more.is_empty() {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&more);
        }
    }
}
