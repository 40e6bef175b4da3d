//! A draft as an Excel workbook whose formulas recompute its totals.
//!
//! Sheets: summary, every line with its inputs, evidence, scenarios, plan. A
//! score is a formula wherever its rule can be one; where no formula can say it
//! (a deadline in working days), the points are an input. All arithmetic is of
//! whole numbers (see [`arith`]), so ties round as the engine rounds them.

pub mod appraisal;
mod arith;
mod cells;
mod composed;
mod frame;
mod grid;
mod lists;
mod rules;
mod scoring;
mod style;
mod summary;
mod tree;

use super::package;
use super::self_assessment::Source;
use crate::pack::rule::Rule;
use crate::text::office_file::FileError;
use crate::text::workbook::{Label, heading, label};
use cells::{NO_RESULT, claimed, decimals_of, measure_of, open_formula};
use grid::Grid;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// The parts without which no workbook opens.
const NEEDED: [&str; 4] = ["[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"];

fn not_made(error: XlsxError) -> FileError {
    FileError::NotMade { cause: error.to_string() }
}

/// A workbook with its properties; `now` is ISO 8601 in UTC.
fn begin(title: &str, author: &str, now: &str) -> Workbook {
    let mut properties = DocProperties::new().set_title(title).set_author(author);
    if let Ok(time) = ExcelDateTime::parse_from_str(now) {
        properties = properties.set_creation_datetime(&time);
    }
    let mut book = Workbook::new();
    book.set_properties(&properties);
    book
}

/// The bytes of a workbook, read back.
fn finish(mut book: Workbook) -> Result<Vec<u8>, FileError> {
    let bytes = book.save_to_buffer().map_err(not_made)?;
    let no_result = format!("<v>{NO_RESULT}</v>");
    let bytes = package::rewritten(&bytes, |name, text| {
        if name.starts_with("xl/worksheets/") { text.replace(&no_result, "") } else { text }
    })?;
    package::check(&bytes, &NEEDED)?;
    Ok(bytes)
}

/// The workbook of a draft.
///
/// # Errors
/// [`FileError`]: nothing that cannot be read back is given out.
pub fn file(source: &Source<'_>, now: &str) -> Result<Vec<u8>, FileError> {
    let title = heading(source.lang, &source.body(), &source.year());
    let mut book = begin(&title, &source.body(), now);
    let grid = Grid::new(source.pack, |index| !has_formula(source, index));
    fill(&mut book, source, &grid, &title).map_err(not_made)?;
    finish(book)
}

fn fill(book: &mut Workbook, source: &Source<'_>, grid: &Grid, title: &str) -> Result<(), XlsxError> {
    let styles = style::Styles::new(source.lang);
    let links = lists::links(source);
    let last_link = u32::try_from(links.len()).unwrap_or(u32::MAX).saturating_add(200);
    let tree = tree::Tree {
        source,
        grid,
        evidence: (label(source.lang, Label::Evidence), last_link),
        rests: source.pack.rounding.leaf.is_none() && source.pack.leaves().any(|(_, _, leaf)| divides(&leaf.rule)),
    };
    summary::write(book.add_worksheet(), &tree, &styles, title)?;
    scoring::write(book.add_worksheet(), &tree, &styles, title)?;
    lists::evidence(book.add_worksheet(), source, &styles, &links)?;
    lists::scenarios(book.add_worksheet(), source, &styles)?;
    lists::plan(book.add_worksheet(), &tree, &styles)
}

/// Whether a rule gives fractions.
fn divides(rule: &Rule) -> bool {
    match rule {
        Rule::Proportional(_) | Rule::Index { .. } | Rule::ToLeader { .. } => true,
        Rule::Alternatives { cases, .. } => cases.iter().any(|case| divides(&case.rule)),
        Rule::Composed(composed) => composed.slopes().any(|slope| !slope.whole),
        _ => false,
    }
}

/// Whether the points of a leaf are a formula: its rule can be one, and its
/// numbers are small enough for it to be exact.
fn has_formula(source: &Source<'_>, index: usize) -> bool {
    let Some(node) = source.pack.nodes.get(index) else { return true };
    let Some(leaf) = node.leaf() else { return true };
    // What is left below a millionth is not divided among lines.
    let limited = source.pack.links.iter().any(|link| link.lines.contains(&index));
    if limited && source.pack.rounding.leaf.is_none() && divides(&leaf.rule) {
        return false;
    }
    let keys: Vec<(String, String)> =
        leaf.rule.fields().into_iter().map(|(key, _)| (key.to_owned(), "A1".to_owned())).collect();
    let frame =
        frame::Frame { lang: source.lang, year: tree::year_of(source), max: node.max, cells: &keys, quotient: "A1" };
    let fits = || {
        let most = rules::highest(&leaf.rule, node.max);
        let reading = source.draft.answers.setup.reading;
        let answer = source.draft.answers.node(&node.id);
        let number = |key: &str| {
            let typed = answer.map_or("", |answer| answer.value(key, reading));
            crate::base::decimal::parse_typed(typed, crate::base::decimal::Field { decimals: 4, digits: 12 })
                .ok()
                .flatten()
        };
        let mut numbers = leaf.rule.fields().into_iter().filter_map(|(key, _)| number(key));
        numbers.all(|value| value.trunc().to_string().parse::<i128>().is_ok_and(|value| value < most))
    };
    rules::made(&leaf.rule, &frame).is_some() && fits()
}
