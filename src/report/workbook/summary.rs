//! The summary sheet: areas, totals, index, class, all computed from the scoring
//! sheet.

use super::arith::{MICRO, long_division, micro, parts, power_of_ten, quotient, remainder, rounded_from};
use super::grid::{MAX, OWN_MAX, Series, cell, division};
use super::open_formula;
use super::style::{Styles, fit};
use super::tree::Tree;
use crate::base::decimal::{Exact, Field, Points, parse_typed};
use crate::engine::score::SHOWN;
use crate::pack::rule::Limit;
use crate::pack::{Basis, Class, Classes, Pack, Role, WithoutSurvey};
use crate::text::node_name;
use crate::text::workbook::{Label, label, yes_no};
use rust_xlsxwriter::{DataValidation, Formula, Worksheet, XlsxError};

/// Row of the titles of the areas.
const HEAD: u32 = 4;
/// First column for computing.
const HELP: u16 = 12;
/// Columns of a total: the share without survey, then the sum, then the index.
const RESCALE: u16 = HELP;
const SUM: u16 = HELP + 8;
const ROUNDED: u16 = HELP + 10;
const TOTAL: u16 = HELP + 12;
const PERCENT: u16 = HELP + 14;
const INDEX: u16 = HELP + 22;
const LAST: u16 = INDEX;
/// What a sum of rests may be short of a whole.
const SNAP: &str = "1E-9";

/// Width of the names.
const NAMES: u32 = 52;

const WIDTHS: [(Label, u32); 9] = [
    (Label::Code, 9),
    (Label::Area, NAMES),
    (Label::Applicable, 12),
    (Label::SelfScore, 12),
    (Label::SelfMaximum, 12),
    (Label::Projected, 12),
    (Label::Certain, 12),
    (Label::Possible, 12),
    (Label::Index, 12),
];

/// The three figures of the whole, and which penalty each is less by.
const TOTALS: [(Label, Series, Series); 3] = [
    (Label::Projected, Series::Projected, Series::Projected),
    (Label::Certain, Series::Certain, Series::Possible),
    (Label::Possible, Series::Possible, Series::Certain),
];

/// Rows of the sheet.
struct Rows {
    /// Of the three totals; the first of them.
    totals: u32,
    /// Of the self score.
    own: u32,
    /// Of the expected loss.
    loss: u32,
    /// First veto.
    vetoes: u32,
}

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, tree: &Tree<'_>, styles: &Styles, title: &str) -> Result<(), XlsxError> {
    let (source, lang) = (tree.source, tree.source.lang);
    sheet.set_name(label(lang, Label::Summary))?;
    let (status, _) = crate::text::report::set_status(lang, source.pack);
    let notes = [source.set_name(), &status, label(lang, Label::HowTo)];
    styles.above(sheet, title, notes, &WIDTHS.map(|(_, width)| width))?;
    let heads: Vec<(String, u32)> =
        WIDTHS.iter().map(|(name, width)| (label(lang, *name).to_owned(), *width)).collect();
    styles.heads(sheet, HEAD, &heads)?;
    let roots: Vec<usize> = source.pack.roots().collect();
    for (index, row) in roots.iter().zip(HEAD + 1..) {
        area(sheet, tree, styles, *index, row)?;
    }
    let after = HEAD + 1 + u32::try_from(roots.len()).unwrap_or(0);
    let rows = Rows { totals: after + 2, own: after + 5, loss: after + 6, vetoes: after + 7 };
    totals(sheet, tree, styles, &rows)?;
    sheet.set_column_range_hidden(HELP - 1, LAST)?;
    let vetoes = classes(source.pack, &source.draft.answers.setup.cohort).map_or(0, |list| list.vetoes.len());
    sheet.set_print_area(0, 0, rows.loss + u32::try_from(vetoes).unwrap_or(0), 8)?;
    styles.finish(sheet, HEAD, 0, true)
}

/// A cell of the scoring sheet.
fn scoring(tree: &Tree<'_>, column: u16, index: usize) -> String {
    format!("'{}'!{}", label(tree.source.lang, Label::Scoring), cell(column, tree.grid.row(index)))
}

fn shown(value: &str, rest: Option<&str>) -> String {
    match rest {
        Some(rest) => format!("({value}+{rest})/{MICRO}"),
        None => format!("{value}/{MICRO}"),
    }
}

fn area(sheet: &mut Worksheet, tree: &Tree<'_>, styles: &Styles, index: usize, row: u32) -> Result<(), XlsxError> {
    let source = tree.source;
    let (Some(node), Some(score)) = (source.pack.nodes.get(index), source.card.nodes.get(index)) else { return Ok(()) };
    sheet.write_string_with_format(row, 0, &*node.code, &styles.text)?;
    sheet.write_string_with_format(row, 1, node_name(source.lang, node), &styles.text)?;
    fit(sheet, row, &[(node_name(source.lang, node), NAMES)])?;
    let figure = |series: Series| {
        let rest = tree.rests.then(|| scoring(tree, series.column() + 1, index));
        shown(&scoring(tree, series.column(), index), rest.as_deref())
    };
    let max = scoring(tree, MAX, index);
    let columns = [
        (2, shown(&max, None), Exact::from(score.applicable)),
        (3, figure(Series::Own), score.self_points.clone()),
        (4, shown(&scoring(tree, OWN_MAX, index), None), score.self_max.into()),
        (5, figure(Series::Projected), score.points.clone()),
        (6, figure(Series::Certain), score.low.clone()),
        (7, figure(Series::Possible), score.high.clone()),
    ];
    for (column, formula, result) in columns {
        let formula = Formula::new(formula).set_result(result.shown().to_text());
        sheet.write_formula_with_format(row, column, formula, &styles.points)?;
    }
    let value = scoring(tree, Series::Projected.column(), index);
    let rest = tree.rests.then(|| scoring(tree, Series::Projected.column() + 1, index));
    index_of(sheet, tree, styles, (&value, rest.as_deref(), &max), row)?;
    let result = score.percent(source.pack).map_or_else(|| "–".to_owned(), Points::to_text);
    let formula = Formula::new(format!("IF({max}=0,\"–\",{}/{MICRO})", cell(INDEX, row))).set_result(result);
    sheet.write_formula_with_format(row, 8, formula, &styles.percent)?;
    Ok(())
}

/// The columns that divide points by the maximum and round the percentage.
fn index_of(
    sheet: &mut Worksheet,
    tree: &Tree<'_>,
    styles: &Styles,
    (value, rest, max): (&str, Option<&str>, &str),
    row: u32,
) -> Result<(), XlsxError> {
    let cells = division(PERCENT, row);
    let list = long_division(&format!("IF({max}=0,0,{value}*100)"), &format!("IF({max}=0,1,{max})"), &cells);
    for (formula, column) in list.into_iter().zip(PERCENT..) {
        sheet.write_formula_with_format(row, column, open_formula(formula), &styles.helper)?;
    }
    let rounding = tree.source.pack.rounding.percent.unwrap_or(SHOWN);
    let (whole, left) = with_rest(&cells, rest, 100);
    let least = if tree.source.pack.negative_total { -1 } else { 0 };
    let index = rounded_from(least, &whole, Some(&left), Some(rounding));
    sheet.write_formula_with_format(row, INDEX, open_formula(index), &styles.helper)?;
    Ok(())
}

/// The quotient of a division whose dividend had a rest of `factor` times this,
/// and what is left.
fn with_rest(cells: &[String; 8], rest: Option<&str>, factor: i128) -> (String, String) {
    let (whole, left) = (quotient(cells), remainder(cells));
    let Some(rest) = rest else { return (whole, left) };
    let [_, below, ..] = cells;
    let left = format!("({left}+{rest}*{}/{below})", factor * MICRO);
    (format!("({whole}+INT({left}+{SNAP}))"), format!("({left}-INT({left}+{SNAP}))"))
}

/// The sum of a column over the roots of a role; `0` without any.
fn roots(tree: &Tree<'_>, role: Role, column: u16) -> String {
    let pack = tree.source.pack;
    let of_role = pack.roots().filter(|index| pack.nodes.get(*index).is_some_and(|node| node.role == role));
    let list: Vec<String> = of_role.map(|index| scoring(tree, column, index)).collect();
    if list.is_empty() { "0".to_owned() } else { format!("({})", list.join("+")) }
}

/// Whether the points are brought back to the scale because no survey was held.
fn rescales(tree: &Tree<'_>) -> bool {
    tree.source.draft.answers.setup.no_survey && tree.source.pack.without_survey == WithoutSurvey::Rescale
}

/// What a total is out of.
fn out_of(tree: &Tree<'_>) -> String {
    let applicable = roots(tree, Role::Scale, MAX);
    if rescales(tree) { format!("IF({applicable}=0,0,{})", micro(tree.source.pack.scale)) } else { applicable }
}

fn totals(sheet: &mut Worksheet, tree: &Tree<'_>, styles: &Styles, rows: &Rows) -> Result<(), XlsxError> {
    let (source, lang) = (tree.source, tree.source.lang);
    let totals = &source.card.totals;
    for (name, column) in [Label::Total, Label::OutOf, Label::Index, Label::Class].into_iter().zip(2_u16..) {
        sheet.write_string_with_format(rows.totals - 1, column, label(lang, name), &styles.head)?;
    }
    sheet.write_blank(rows.totals - 1, 0, &styles.head)?;
    sheet.write_blank(rows.totals - 1, 1, &styles.head)?;
    let values =
        [(&totals.points, totals.percent), (&totals.low, totals.percent_low), (&totals.high, totals.percent_high)];
    let class = source.card.class.as_ref();
    let named = class.map(|class| [class.projected, class.certain, class.possible]);
    for (at, (((name, series, less), (value, percent)), row)) in
        TOTALS.iter().zip(values).zip(rows.totals..).enumerate()
    {
        total_cells(sheet, tree, styles, (*series, *less), row, rows)?;
        sheet.write_blank(row, 0, &styles.strong)?;
        sheet.write_string_with_format(row, 1, label(lang, *name), &styles.strong)?;
        let rest = tree.rests.then(|| cell(TOTAL + 1, row));
        let formula = Formula::new(shown(&cell(TOTAL, row), rest.as_deref())).set_result(value.shown().to_text());
        sheet.write_formula_with_format(row, 2, formula, &styles.strong_points)?;
        let formula = Formula::new(shown(&out_of(tree), None)).set_result(totals.out_of.to_text());
        sheet.write_formula_with_format(row, 3, formula, &styles.strong_points)?;
        index_of(sheet, tree, styles, (&cell(TOTAL, row), rest.as_deref(), &out_of(tree)), row)?;
        let formula = Formula::new(format!("{}/{MICRO}", cell(INDEX, row))).set_result(percent.to_text());
        sheet.write_formula_with_format(row, 4, formula, &styles.percent)?;
        let classes = classes(source.pack, &source.draft.answers.setup.cohort);
        let result =
            named.zip(classes).and_then(|(named, list)| Some(list.classes.get(*named.get(at)?)?.label.to_string()));
        let formula = classes.map_or_else(|| "\"\"".to_owned(), |list| class_formula(tree, list, *series, row, rows));
        let formula = match result {
            Some(result) => Formula::new(formula).set_result(result),
            None => open_formula(formula),
        };
        sheet.write_formula_with_format(row, 5, formula, &styles.strong)?;
    }
    below(sheet, tree, styles, rows)
}

/// Self score, expected loss, vetoes.
fn below(sheet: &mut Worksheet, tree: &Tree<'_>, styles: &Styles, rows: &Rows) -> Result<(), XlsxError> {
    let (source, lang) = (tree.source, tree.source.lang);
    let totals = &source.card.totals;
    let mut line = |row: u32, text: &str| -> Result<(), XlsxError> {
        sheet.write_blank(row, 0, &styles.text)?;
        sheet.write_string_with_format(row, 1, text, &styles.text)?;
        Ok(())
    };
    line(rows.own, label(lang, Label::SelfScore))?;
    line(rows.loss, label(lang, Label::Loss))?;
    let own = roots(tree, Role::Scale, Series::Own.column());
    let rest = tree.rests.then(|| roots(tree, Role::Scale, Series::Own.column() + 1));
    let formula = Formula::new(shown(&own, rest.as_deref())).set_result(totals.self_points.shown().to_text());
    sheet.write_formula_with_format(rows.own, 2, formula, &styles.points)?;
    let own_max = roots(tree, Role::Scale, OWN_MAX);
    let formula = Formula::new(shown(&own_max, None)).set_result(totals.self_max.to_text());
    sheet.write_formula_with_format(rows.own, 3, formula, &styles.points)?;
    match parse_typed(&source.draft.answers.setup.expected_loss, Field::POINTS) {
        Ok(Some(loss)) => sheet.write_with_format(rows.loss, 2, loss, &styles.input_points)?,
        Ok(None) | Err(_) => sheet.write_blank(rows.loss, 2, &styles.input_points)?,
    };
    let Some(list) = classes(source.pack, &source.draft.answers.setup.cohort) else { return Ok(()) };
    for (veto, row) in list.vetoes.iter().zip(rows.vetoes..) {
        let words = format!("{}: {}", label(lang, Label::Veto), veto.label);
        sheet.write_blank(row, 0, &styles.text)?;
        sheet.write_string_with_format(row, 1, &words, &styles.text)?;
        fit(sheet, row, &[(&words, NAMES)])?;
        let holds = source.draft.answers.setup.vetoes.iter().any(|held| **held == *veto.id);
        sheet.write_string_with_format(row, 2, yes_no(lang, holds), &styles.input)?;
        let choice = DataValidation::new().allow_list_strings(&[yes_no(lang, true), yes_no(lang, false)])?;
        sheet.add_data_validation(row, 2, row, 2, &choice)?;
    }
    Ok(())
}

fn classes<'a>(pack: &'a Pack, cohort: &str) -> Option<&'a Classes> {
    pack.classes_for((!cohort.is_empty()).then_some(cohort))
}

/// The computing columns of one total.
fn total_cells(
    sheet: &mut Worksheet,
    tree: &Tree<'_>,
    styles: &Styles,
    (series, less): (Series, Series),
    row: u32,
    rows: &Rows,
) -> Result<(), XlsxError> {
    let pack = tree.source.pack;
    let mut put = |column: u16, text: String| -> Result<(), XlsxError> {
        sheet.write_formula_with_format(row, column, open_formula(text), &styles.helper)?;
        Ok(())
    };
    let rest_of = |role: Role, series: Series| {
        if tree.rests { roots(tree, role, series.column() + 1) } else { "0".to_owned() }
    };
    let (mut scale, mut scale_rest) = (roots(tree, Role::Scale, series.column()), rest_of(Role::Scale, series));
    if rescales(tree) {
        let (applicable, (above, under)) = (roots(tree, Role::Scale, MAX), parts(pack.scale.decimal()));
        let cells = division(RESCALE, row);
        let list = long_division(
            &format!("IF({applicable}=0,0,{scale}*{above})"),
            &format!("IF({applicable}=0,1,{applicable}*{under})"),
            &cells,
        );
        for (text, column) in list.into_iter().zip(RESCALE..) {
            put(column, text)?;
        }
        (scale, scale_rest) = with_rest(&cells, Some(&scale_rest), above);
    }
    let loss = cell(2, rows.loss);
    let loss = if series == Series::Projected {
        format!("-IF(ISNUMBER({loss}),ROUND({loss}*{MICRO},0),0)")
    } else {
        String::new()
    };
    let sum = format!(
        "{scale}+{}-{}{loss}",
        roots(tree, Role::Bonus, series.column()),
        roots(tree, Role::Penalty, less.column())
    );
    let rest = format!("({scale_rest}+{}-{})", rest_of(Role::Bonus, series), rest_of(Role::Penalty, less));
    put(SUM, format!("{sum}+INT({rest}+{SNAP})"))?;
    put(SUM + 1, format!("IF({rest}-INT({rest}+{SNAP})<{SNAP},0,{rest}-INT({rest}+{SNAP}))"))?;
    let (whole, left) = (cell(SUM, row), cell(SUM + 1, row));
    match pack.rounding.total {
        None => {
            let below = if pack.negative_total { "FALSE".to_owned() } else { format!("{whole}<0") };
            put(ROUNDED, format!("IF({below},0,{whole})"))?;
            put(ROUNDED + 1, format!("IF({below},0,{left})"))?;
        }
        Some(_) => {
            let most = format!("({}+{}{})", out_of(tree), roots(tree, Role::Bonus, MAX), over(tree));
            let least = if pack.negative_total { -1 } else { 0 };
            let exact = rounded_from(least, &whole, Some(&left), pack.rounding.total);
            let below = if pack.negative_total { "FALSE".to_owned() } else { format!("{whole}<0") };
            put(ROUNDED, format!("IF({below},0,MIN({exact},{most}))"))?;
            put(ROUNDED + 1, "0".to_owned())?;
        }
    }
    // The expected loss never takes the projection below what is certain.
    let (value, rest) = (cell(ROUNDED, row), cell(ROUNDED + 1, row));
    if series != Series::Projected {
        put(TOTAL, value)?;
        return put(TOTAL + 1, rest);
    }
    let (low, low_rest) = (cell(ROUNDED, row + 1), cell(ROUNDED + 1, row + 1));
    let (high, high_rest) = (cell(ROUNDED, row + 2), cell(ROUNDED + 1, row + 2));
    let below = format!("OR({value}<{low},AND({value}={low},{rest}<{low_rest}))");
    let above = format!("OR({value}>{high},AND({value}={high},{rest}>{high_rest}))");
    put(TOTAL, format!("IF({below},{low},IF({above},{high},{value}))"))?;
    put(TOTAL + 1, format!("IF({below},{low_rest},IF({above},{high_rest},{rest}))"))
}

/// What lines of the scale may give above their maximum, as a further term.
fn over(tree: &Tree<'_>) -> String {
    let lines = tree.source.pack.leaves().filter(|(_, node, _)| node.role == Role::Scale);
    let over: i128 = lines
        .map(|(_, node, leaf)| micro(leaf.rule.bounds(node.max).1) - micro(node.max))
        .filter(|over| 0 < *over)
        .sum();
    match (over, rescales(tree)) {
        (0, _) => String::new(),
        (over, false) => format!("+{over}"),
        (over, true) => {
            let (applicable, scale) = (roots(tree, Role::Scale, MAX), micro(tree.source.pack.scale));
            format!("+IF({applicable}=0,{over},-INT(-{over}*{scale}/{applicable}))")
        }
    }
}

/// Whether points reach a share of a maximum, or a number of points.
fn reaches(value: &str, rest: Option<&str>, limit: Limit, basis: Basis, out_of: &str) -> String {
    let scale = limit.value.decimal().normalize().scale();
    let (above, below) = parts(limit.value.decimal());
    let above = above * (power_of_ten(scale) / below);
    let (left, right, factor) = match basis {
        // Millionths against the limit in 10^-scale.
        Basis::Points => (format!("{value}*{}", power_of_ten(scale)), (above * MICRO).to_string(), power_of_ten(scale)),
        Basis::Percent => {
            let factor = 100 * power_of_ten(scale);
            (format!("{value}*{factor}"), format!("{above}*{out_of}"), factor)
        }
    };
    let Some(rest) = rest else {
        return format!("{left}{}{right}", if limit.inclusive { ">=" } else { ">" });
    };
    let carry = format!("INT({rest}*{factor}+{SNAP})");
    if limit.inclusive {
        format!("{left}+{carry}>={right}")
    } else {
        format!("OR({left}+{carry}>{right},AND({left}+{carry}={right},{rest}*{factor}-{carry}>{SNAP}))")
    }
}

/// The class of a total.
fn class_formula(tree: &Tree<'_>, list: &Classes, series: Series, row: u32, rows: &Rows) -> String {
    let lang = tree.source.lang;
    let out_of = out_of(tree);
    let rest = tree.rests.then(|| cell(TOTAL + 1, row));
    let one = |(at, class): (usize, &Class)| {
        let mut all = Vec::new();
        if let Some(limit) = class.from {
            all.push(reaches(&cell(TOTAL, row), rest.as_deref(), limit, list.basis, &out_of));
        }
        for condition in &class.conditions {
            let limit = Limit { value: condition.at_least, inclusive: true };
            let value = scoring(tree, series.column(), condition.node);
            let rest = tree.rests.then(|| scoring(tree, series.column() + 1, condition.node));
            let max = scoring(tree, MAX, condition.node);
            all.push(reaches(&value, rest.as_deref(), limit, Basis::Percent, &max));
        }
        for (veto, row) in list.vetoes.iter().zip(rows.vetoes..) {
            if at < veto.at_best {
                all.push(format!("{}<>\"{}\"", cell(2, row), yes_no(lang, true)));
            }
        }
        all
    };
    let quoted = |class: &Class| format!("\"{}\"", class.label.replace('"', "\"\""));
    let lowest = list.classes.last().map_or_else(|| "\"\"".to_owned(), quoted);
    let chain = list.classes.iter().enumerate().rev().fold(lowest, |rest, (at, class)| {
        let all = one((at, class));
        if all.is_empty() { quoted(class) } else { format!("IF(AND({}),{},{rest})", all.join(","), quoted(class)) }
    });
    match list.basis {
        Basis::Percent => format!("IF({out_of}=0,\"\",{chain})"),
        Basis::Points => chain,
    }
}
