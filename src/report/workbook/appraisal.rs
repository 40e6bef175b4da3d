//! The secretariat's tables as a workbook: the ranked list, the classes, and one
//! sheet of leaves a file, appraised points as inputs.

use super::lists::figure;
use super::style::{Styles, fit};
use super::{FileError, begin, finish, not_made, open_formula};
use crate::appraisal::{Desk, Figures, Group, LeafRow, Table};
use crate::base::decimal::Exact;
use crate::engine::rank::By;
use crate::text::Lang;
use crate::text::workbook::{Label, label};
use rust_xlsxwriter::{Formula, Workbook, XlsxError};

/// Most characters of the name of a sheet.
const MOST_LETTERS: usize = 31;

/// What is written.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// Bodies ranked together.
    pub group: &'a Group,
    /// Which figures are ranked.
    pub figures: Figures,
    /// By what.
    pub by: &'a By,
    /// Language.
    pub lang: Lang,
}

/// The workbook of a group of bodies; `now` is ISO 8601 in UTC.
///
/// # Errors
/// [`FileError`]: nothing that cannot be read back is given out.
pub fn file(tables: &Tables<'_>, now: &str) -> Result<Vec<u8>, FileError> {
    let title = format!("{} {}", tables.group.pack_name, tables.group.cohort_name);
    let mut book = begin(title.trim(), &tables.desk.name, now);
    fill(&mut book, tables).map_err(not_made)?;
    finish(book)
}

fn fill(book: &mut Workbook, tables: &Tables<'_>) -> Result<(), XlsxError> {
    let styles = Styles::new(tables.lang);
    let table = tables.desk.table(tables.group, tables.figures, tables.by);
    ranking(book, tables, &table, &styles)?;
    let mut taken = vec![label(tables.lang, Label::Ranking).to_lowercase()];
    for row in &table.rows {
        let name = sheet_name(&row.body, &mut taken);
        leaves(book, tables.lang, &styles, &name, &tables.desk.leaves(row.file))?;
    }
    Ok(())
}

/// A name that a sheet may have and none has yet.
fn sheet_name(body: &str, taken: &mut Vec<String>) -> String {
    let allowed: String =
        body.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'')).collect();
    let allowed = if allowed.trim().is_empty() { "?".replace('?', "-") } else { allowed.trim().to_owned() };
    let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let numbered = (2..).map(|n| format!("{} ({n})", cut(&allowed, MOST_LETTERS - 6)));
    let mut names = std::iter::once(cut(&allowed, MOST_LETTERS)).chain(numbered);
    let name = names.find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_default();
    taken.push(name.to_lowercase());
    name
}

fn ranking(book: &mut Workbook, tables: &Tables<'_>, table: &Table, styles: &Styles) -> Result<(), XlsxError> {
    let lang = tables.lang;
    let sheet = book.add_worksheet();
    sheet.set_name(label(lang, Label::Ranking))?;
    sheet.write_string_with_format(0, 0, &tables.group.pack_name, &styles.title)?;
    sheet.write_string_with_format(1, 0, &tables.group.cohort_name, &styles.note)?;
    let fixed = [
        (Label::Rank, 8),
        (Label::Body, 40),
        (Label::RankedBy, 12),
        (Label::SelfScore, 12),
        (Label::Appraised, 12),
        (Label::Difference, 12),
        (Label::Index, 12),
        (Label::Class, 16),
        (Label::WithoutReason, 10),
    ];
    let mut heads: Vec<(String, u32)> =
        fixed.iter().map(|(name, width)| (label(lang, *name).to_owned(), *width)).collect();
    heads.extend(table.areas.iter().map(|(_, name)| (name.clone(), 16)));
    styles.heads(sheet, 3, &heads)?;
    for (one, row) in table.rows.iter().zip(4_u32..) {
        match one.rank.exact() {
            Some(rank) => sheet.write_with_format(row, 0, rank, &styles.count)?,
            None => {
                let range = format!("{}–{}", one.rank.best, one.rank.worst);
                sheet.write_string_with_format(row, 0, range, &styles.text)?
            }
        };
        sheet.write_string_with_format(row, 1, &one.body, &styles.text)?;
        figure(sheet, styles, row, 2, &one.value)?;
        figure(sheet, styles, row, 3, &one.declared)?;
        figure(sheet, styles, row, 4, &one.appraised)?;
        let difference = one.appraised.minus(&one.declared).shown().to_text();
        let formula = format!("ROUND(E{0}-D{0},6)", row + 1);
        sheet.write_formula_with_format(row, 5, Formula::new(formula).set_result(difference), &styles.points)?;
        figure(sheet, styles, row, 6, &one.percent.into())?;
        sheet.write_string_with_format(row, 7, &one.class, &styles.text)?;
        sheet.write_with_format(row, 8, one.unexplained, &styles.count)?;
        for (area, column) in one.areas.iter().zip(9_u16..) {
            figure(sheet, styles, row, column, area)?;
        }
    }
    let after = 5 + u32::try_from(table.rows.len()).unwrap_or(0);
    for ((name, _), row) in table.classes.iter().zip(after..) {
        sheet.write_string_with_format(row, 1, name, &styles.text)?;
        let count = format!("COUNTIF(H5:H{},B{})", after - 1, row + 1);
        let n = table.rows.iter().filter(|one| one.class == *name).count();
        sheet.write_formula_with_format(row, 2, Formula::new(count).set_result(n.to_string()), &styles.count)?;
    }
    styles.finish(sheet, 3, 2, true)
}

fn leaves(book: &mut Workbook, lang: Lang, styles: &Styles, name: &str, rows: &[LeafRow]) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    let fixed = [
        (Label::Code, 9),
        (Label::Criterion, 50),
        (Label::Maximum, 10),
        (Label::SelfScore, 10),
        (Label::Appraised, 10),
        (Label::Difference, 10),
        (Label::Explanation, 40),
        (Label::CouncilReason, 40),
    ];
    let heads: Vec<(String, u32)> = fixed.iter().map(|(name, width)| (label(lang, *name).to_owned(), *width)).collect();
    styles.heads(sheet, 0, &heads)?;
    for (leaf, row) in rows.iter().zip(1_u32..) {
        let entered = leaf.appraisal.clone().unwrap_or_default();
        sheet.write_string_with_format(row, 0, &leaf.code, &styles.text)?;
        sheet.write_string_with_format(row, 1, &leaf.name, &styles.text)?;
        figure(sheet, styles, row, 2, &Exact::from(leaf.max))?;
        figure(sheet, styles, row, 3, &leaf.declared)?;
        match entered.points {
            Some(points) => sheet.write_with_format(row, 4, points.decimal(), &styles.input_points)?,
            None => sheet.write_blank(row, 4, &styles.input_points)?,
        };
        let formula = format!("IF(E{0}=\"\",\"\",ROUND(E{0}-D{0},6))", row + 1);
        let formula = match &leaf.difference {
            Some(value) => Formula::new(formula).set_result(value.shown().to_text()),
            None => open_formula(formula),
        };
        sheet.write_formula_with_format(row, 5, formula, &styles.points)?;
        sheet.write_string_with_format(row, 6, &leaf.explanation, &styles.text)?;
        sheet.write_string_with_format(row, 7, &entered.reason, &styles.input)?;
        fit(sheet, row, &[(&leaf.name, 50), (&leaf.explanation, 40), (&entered.reason, 40)])?;
    }
    styles.finish(sheet, 0, 2, true)
}
