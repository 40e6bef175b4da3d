//! The scoring sheet: every node, below each leaf the cells to type in.

use super::frame::{LEFT_OUT, OPEN};
use super::grid::{
    CODE, CONTENT, COUNTS, EVIDENCE, EXPLANATION, Field, HEAD, LAST, MAX, MEASURE, PARENT, POINTS, PRINTED_MAX, STATE,
    Series, VALUE, cell, key_of, row_of,
};
use super::rules::highest;
use super::style::{Styles, fit};
use super::tree::{Tree, counts_by_choice};
use super::{claimed, decimals_of, measure_of, open_formula};
use crate::answer::Applies;
use crate::base::date::Date;
use crate::base::decimal::{Field as Typing, Points, parse_typed};
use crate::engine::score::{assumed_text, is_taken_out};
use crate::pack::rule::{CHOICE, ChoiceOption, FieldKind, Rule};
use crate::pack::{Node, ScoredBy};
use crate::report::declared;
use crate::text::workbook::{Label, label, options, up_to, yes_no};
use crate::text::{node_field_label, node_name};
use rust_decimal::Decimal;
use rust_xlsxwriter::{DataValidation, DataValidationRule, ExcelDateTime, Formula, Worksheet, XlsxError};

/// Width of the names, of measures, of evidence and explanations.
const WIDE: u32 = 52;
const MEASURE_WIDTH: u32 = 14;
const LONG: u32 = 32;

/// Widths of the shown columns, in characters.
const WIDTHS: [(Label, u32); 10] = [
    (Label::Code, 9),
    (Label::Content, WIDE),
    (Label::Maximum, 9),
    (Label::Counts, 12),
    (Label::Value, 13),
    (Label::Measure, MEASURE_WIDTH),
    (Label::Points, 10),
    (Label::State, 14),
    (Label::Evidence, LONG),
    (Label::Explanation, LONG),
];

pub(super) fn write(sheet: &mut Worksheet, tree: &Tree<'_>, styles: &Styles, title: &str) -> Result<(), XlsxError> {
    let lang = tree.source.lang;
    sheet.set_name(label(lang, Label::Scoring))?;
    let (status, _) = crate::text::report::set_status(lang, tree.source.pack);
    let notes = [tree.source.set_name(), &status, label(lang, Label::HowTo)];
    styles.above(sheet, title, notes, &WIDTHS.map(|(_, width)| width))?;
    let heads: Vec<(String, u32)> =
        WIDTHS.iter().map(|(name, width)| (label(lang, *name).to_owned(), *width)).collect();
    styles.heads(sheet, HEAD, &heads)?;
    for (line, at) in tree.grid.lines.iter().zip(0..) {
        let row = row_of(at);
        match &line.field {
            None => node(sheet, tree, styles, line.node, row)?,
            Some(field) => input(sheet, tree, styles, (line.node, field), row)?,
        }
    }
    sheet.set_column_range_hidden(PARENT, LAST)?;
    let last = row_of(tree.grid.lines.len()).saturating_sub(1);
    sheet.set_print_area(0, CODE, last, EXPLANATION)?;
    styles.finish(sheet, HEAD, PRINTED_MAX, true)
}

/// A node: its points, and the columns for computing.
fn node(sheet: &mut Worksheet, tree: &Tree<'_>, styles: &Styles, index: usize, row: u32) -> Result<(), XlsxError> {
    let (source, lang) = (tree.source, tree.source.lang);
    let (Some(node), Some(score)) = (source.pack.nodes.get(index), source.card.nodes.get(index)) else { return Ok(()) };
    let leaf = source.card.leaf(index);
    let (text, points) =
        if leaf.is_some() { (&styles.text, &styles.points) } else { (&styles.strong, &styles.strong_points) };
    sheet.write_string_with_format(row, CODE, &*node.code, text)?;
    sheet.write_string_with_format(row, CONTENT, node_name(lang, node), text)?;
    sheet.write_with_format(row, PRINTED_MAX, node.max.decimal(), points)?;
    for column in [VALUE, MEASURE] {
        sheet.write_blank(row, column, text)?;
    }
    counts(sheet, tree, styles, (index, node), row)?;
    let says = |what: Label| format!("\"{}\"", label(lang, what));
    let (claim, max) = (cell(super::grid::CLAIM, row), cell(MAX, row));
    let value = Series::Projected.column();
    let rest = if tree.rests { format!("+{}", cell(value + 1, row)) } else { String::new() };
    let figure = format!("({}{rest})/1000000", cell(value, row));
    let (shown, state) = if leaf.is_some() {
        let unproven = tree_unproven(tree, index, node, row);
        (
            format!("IF({claim}={OPEN},\"\",IF({claim}={LEFT_OUT},\"–\",{figure}))"),
            format!(
                "IF({claim}={OPEN},{},IF({claim}={LEFT_OUT},{},{unproven}))",
                says(Label::StateOpen),
                says(Label::StateLeftOut)
            ),
        )
    } else {
        (format!("IF({max}=0,\"–\",{figure})"), String::new())
    };
    let open = leaf.is_some_and(|leaf| leaf.claimed.is_none());
    let result = match (score.left_out, open) {
        (true, _) => "–".to_owned(),
        (false, true) => String::new(),
        (false, false) => score.points.shown().to_text(),
    };
    let shown = if result.is_empty() { open_formula(shown) } else { Formula::new(shown).set_result(result) };
    sheet.write_formula_with_format(row, POINTS, shown, points)?;
    if state.is_empty() {
        sheet.write_blank(row, STATE, text)?;
    } else {
        sheet.write_formula_with_format(row, STATE, open_formula(state), &styles.small)?;
    }
    let proofs = declared::evidence(lang, &source.draft.answers, node).join("\n");
    sheet.write_string_with_format(row, EVIDENCE, &proofs, text)?;
    let explanation = source.draft.answers.node(&node.id).map_or("", |answer| answer.explanation.as_str());
    sheet.write_string_with_format(row, EXPLANATION, explanation, &styles.input)?;
    fit(sheet, row, &[(node_name(lang, node), WIDE), (&proofs, LONG), (explanation, LONG)])?;
    let parent = node.parent.map_or(0, |parent| tree.grid.row(parent) + 1);
    sheet.write_with_format(row, PARENT, parent, &styles.helper)?;
    let formulas = if leaf.is_some() { tree.leaf(index) } else { tree.node_sum(index) };
    for (column, formula) in formulas {
        sheet.write_formula_with_format(row, column, open_formula(formula), &styles.helper)?;
    }
    Ok(())
}

/// "đã chấm", or that evidence is missing.
fn tree_unproven(tree: &Tree<'_>, index: usize, node: &Node, row: u32) -> String {
    let scored = format!("\"{}\"", label(tree.source.lang, Label::StateScored));
    let lacks = format!("\"{}\"", label(tree.source.lang, Label::StateUnproven));
    let own = node.leaf().is_some_and(|leaf| leaf.scored_by == ScoredBy::Body);
    match tree.backed(index).filter(|_| own && node.role != crate::pack::Role::Penalty) {
        None => scored,
        Some(backed) => format!("IF(OR({}<=0,{backed}),{scored},{lacks})", cell(super::grid::CLAIM, row)),
    }
}

/// Whether the node counts: a list to choose from where the pack allows it.
fn counts(
    sheet: &mut Worksheet,
    tree: &Tree<'_>,
    styles: &Styles,
    (index, node): (usize, &Node),
    row: u32,
) -> Result<(), XlsxError> {
    let (source, lang) = (tree.source, tree.source.lang);
    let out = is_taken_out(source.pack, &source.draft.answers, index);
    let may_not_arise = node.leaf().is_some_and(|leaf| leaf.not_arisen.is_some());
    let declared = source.draft.answers.node(&node.id).is_some_and(|answer| answer.applies == Applies::NotArisen);
    let what = match (out, declared && may_not_arise) {
        (true, _) => Label::DoesNotCount,
        (false, true) => Label::NotArisen,
        (false, false) => Label::DoesCount,
    };
    let mut choices = vec![label(lang, Label::DoesCount)];
    if node.may_not_apply {
        choices.push(label(lang, Label::DoesNotCount));
    }
    if may_not_arise {
        choices.push(label(lang, Label::NotArisen));
    }
    let shown = node.leaf().is_some() || counts_by_choice(source, index, node);
    if 1 < choices.len() {
        sheet.write_string_with_format(row, COUNTS, label(lang, what), &styles.input)?;
        sheet.add_data_validation(row, COUNTS, row, COUNTS, &DataValidation::new().allow_list_strings(&choices)?)?;
    } else {
        sheet.write_string_with_format(row, COUNTS, if shown { label(lang, what) } else { "" }, &styles.text)?;
    }
    Ok(())
}

/// The text of an input as the engine reads it.
fn typed(tree: &Tree<'_>, index: usize, field: &Field) -> String {
    let source = tree.source;
    let Some(node) = source.pack.nodes.get(index) else { return String::new() };
    let answer = source.draft.answers.node(&node.id);
    match field {
        Field::Given => source.card.leaf(index).and_then(claimed).unwrap_or_default(),
        Field::Typed => answer.map_or("", |answer| answer.typed_points.trim()).to_owned(),
        Field::Rule(..) | Field::KnockOut(_) => {
            let key = key_of(source.pack, index, field).unwrap_or_default();
            let assumed = assumed_text(source.pack, &source.draft.answers, index).filter(|(known, _)| *known == key);
            let own = answer.map_or("", |answer| answer.value(&key, source.draft.answers.setup.reading)).trim();
            assumed.map_or(own, |(_, text)| text).to_owned()
        }
    }
}

fn find_options(rule: &Rule) -> Option<&[ChoiceOption]> {
    match rule {
        Rule::Choice(list) => Some(list),
        _ => rule.inner().into_iter().find_map(find_options),
    }
}

/// What an input takes.
enum Takes {
    YesNo,
    Option(usize),
    Number(u32, i128),
    Date,
    Points(Decimal, Decimal),
}

/// A row to type in.
fn input(
    sheet: &mut Worksheet,
    tree: &Tree<'_>,
    styles: &Styles,
    (index, field): (usize, &Field),
    row: u32,
) -> Result<(), XlsxError> {
    let (source, lang) = (tree.source, tree.source.lang);
    let Some(node) = source.pack.nodes.get(index) else { return Ok(()) };
    let rule = node.leaf().map(|leaf| &leaf.rule);
    let list = rule.and_then(find_options);
    let (words, measure, takes) = match field {
        Field::Rule(key, kind) => {
            let words = match list.filter(|_| key == CHOICE) {
                Some(list) => options(lang, list),
                None => node_field_label(lang, node, key),
            };
            let takes = match kind {
                FieldKind::YesNo => Takes::YesNo,
                FieldKind::Choice => Takes::Option(list.map_or(0, <[ChoiceOption]>::len)),
                FieldKind::Number { .. } => {
                    let most = rule.map_or(0, |rule| highest(rule, node.max));
                    Takes::Number(rule.map_or(0, |rule| decimals_of(rule, key)), most)
                }
                FieldKind::Date => Takes::Date,
                FieldKind::Points => Takes::Points(Decimal::ZERO, node.max.decimal()),
            };
            (words, rule.map_or("", |rule| measure_of(rule, key)).to_owned(), takes)
        }
        Field::KnockOut(at) => {
            let fact = node.knock_outs.get(*at).map_or("", |fact| &fact.label);
            (fact.to_owned(), String::new(), Takes::YesNo)
        }
        Field::Typed => {
            let (least, most) = rule.map_or((Points::ZERO, node.max), |rule| rule.bounds(node.max));
            (node_field_label(lang, node, "typed"), up_to(lang, most), Takes::Points(least.decimal(), most.decimal()))
        }
        Field::Given => {
            let (least, most) = rule.map_or((Points::ZERO, node.max), |rule| rule.bounds(node.max));
            let words = if least.is_negative() { String::new() } else { up_to(lang, most) };
            (label(lang, Label::Given).to_owned(), words, Takes::Points(least.decimal(), most.decimal()))
        }
    };
    for column in [CODE, PRINTED_MAX, COUNTS, POINTS, STATE, EVIDENCE, EXPLANATION] {
        sheet.write_blank(row, column, &styles.text)?;
    }
    sheet.write_string_with_format(row, CONTENT, &words, &styles.small)?;
    sheet.write_string_with_format(row, MEASURE, &measure, &styles.small)?;
    fit(sheet, row, &[(&words, WIDE - 3), (&measure, MEASURE_WIDTH - 2)])?;
    value(sheet, tree, styles, &takes, list, &typed(tree, index, field), row)?;
    validate(sheet, tree, &takes, row)?;
    sheet.group_rows(row, row)?;
    Ok(())
}

/// Writes what was typed: a number or a day where it is one, otherwise the text.
fn value(
    sheet: &mut Worksheet,
    tree: &Tree<'_>,
    styles: &Styles,
    takes: &Takes,
    list: Option<&[ChoiceOption]>,
    text: &str,
    row: u32,
) -> Result<(), XlsxError> {
    let lang = tree.source.lang;
    let format = match takes {
        Takes::YesNo | Takes::Option(_) => &styles.input,
        Takes::Number(..) => &styles.input_number,
        Takes::Date => &styles.input_date,
        Takes::Points(..) => &styles.input_points,
    };
    let number = |decimals: u32| {
        let decimals = u8::try_from(decimals).unwrap_or(0);
        parse_typed(text, Typing { decimals, digits: 12 }).ok().flatten()
    };
    match takes {
        _ if text.is_empty() => {
            sheet.write_blank(row, VALUE, format)?;
        }
        Takes::YesNo if matches!(text, "yes" | "no") => {
            sheet.write_string_with_format(row, VALUE, yes_no(lang, text == "yes"), format)?;
        }
        Takes::Option(_) => match list.and_then(|list| list.iter().position(|option| &*option.id == text)) {
            Some(at) => {
                sheet.write_with_format(row, VALUE, u32::try_from(at + 1).unwrap_or(0), format)?;
            }
            None => {
                sheet.write_string_with_format(row, VALUE, text, format)?;
            }
        },
        Takes::Number(decimals, _) if number(*decimals).is_some() => {
            sheet.write_with_format(row, VALUE, number(*decimals).unwrap_or_default(), format)?;
        }
        Takes::Points(..) if typed_points(text).is_some() => {
            let value = typed_points(text).unwrap_or_default();
            sheet.write_with_format(row, VALUE, value, format)?;
        }
        Takes::Date if Date::parse_typed(text).is_some_and(|day| (1900..=9999).contains(&day.parts().0)) => {
            let (year, month, day) = Date::parse_typed(text).map_or((1900, 1, 1), Date::parts);
            let day = ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or(1900), month, day)?;
            sheet.write_datetime_with_format(row, VALUE, &day, format)?;
        }
        _ => {
            sheet.write_string_with_format(row, VALUE, text, format)?;
        }
    }
    Ok(())
}

/// Points as the engine reads them, below zero too.
fn typed_points(text: &str) -> Option<Decimal> {
    let amount = text.strip_prefix(['-', '\u{2212}', '\u{2013}']);
    let value = parse_typed(amount.unwrap_or(text), Typing::POINTS).ok().flatten()?;
    Some(if amount.is_some() { -value } else { value })
}

/// What may be typed there later.
fn validate(sheet: &mut Worksheet, tree: &Tree<'_>, takes: &Takes, row: u32) -> Result<(), XlsxError> {
    let lang = tree.source.lang;
    let between = |most: String| DataValidationRule::Between(Formula::new("0"), Formula::new(most));
    let up_to = |most: &str| format!("{} {most}.", label(lang, Label::TakesNumber));
    let (rule, message) = match takes {
        Takes::YesNo => {
            let list = [yes_no(lang, true), yes_no(lang, false)];
            (DataValidation::new().allow_list_strings(&list)?, list.join(" / "))
        }
        Takes::Option(n) => {
            let list: Vec<String> = (1..=*n).map(|n| n.to_string()).collect();
            (DataValidation::new().allow_list_strings(&list)?, list.join(" / "))
        }
        Takes::Number(0, most) => {
            (DataValidation::new().allow_whole_number_formula(between(most.to_string())), up_to(&most.to_string()))
        }
        Takes::Number(_, most) => {
            (DataValidation::new().allow_decimal_number_formula(between(most.to_string())), up_to(&most.to_string()))
        }
        Takes::Points(least, most) => {
            let [least, most] = [least, most].map(|points| points.normalize().to_string());
            let limits = DataValidationRule::Between(Formula::new(&least), Formula::new(&most));
            let message = if least == "0" { up_to(&most) } else { format!("{least} … {most}") };
            (DataValidation::new().allow_decimal_number_formula(limits), message)
        }
        Takes::Date => {
            let after = DataValidationRule::GreaterThan(Formula::new("36526"));
            (DataValidation::new().allow_date_formula(after), label(lang, Label::Date).to_owned())
        }
    };
    let rule = rule.set_error_title(label(lang, Label::WrongValue))?.set_error_message(message)?;
    sheet.add_data_validation(row, VALUE, row, VALUE, &rule)?;
    Ok(())
}
