//! The sheets that are lists: evidence, scenarios, plan.

use super::arith::MICRO;
use super::grid::{MAX, Series, cell};
use super::style::{Styles, fit};
use super::tree::Tree;
use crate::answer::{Document, EvidenceRef};
use crate::base::decimal::Exact;
use crate::engine::plan::{EasyLeaf, easy_points, efforts_of};
use crate::engine::score::{Scorecard, evaluate};
use crate::pack::{Node, Role};
use crate::report::self_assessment::Source;
use crate::text::node_name;
use crate::text::plan::move_line;
use crate::text::workbook::{Label, label};
use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

/// A link from a node to a document of the register.
pub(super) struct Link<'a> {
    node: &'a Node,
    link: &'a EvidenceRef,
    document: &'a Document,
}

/// The links to documents that are in the register, in document order.
pub(super) fn links<'a>(source: &Source<'a>) -> Vec<Link<'a>> {
    let answers = &source.draft.answers;
    let mut list = Vec::new();
    for node in &source.pack.nodes {
        for link in answers.node(&node.id).map_or(&[][..], |answer| &answer.evidence) {
            if let Some(document) = answers.documents.iter().find(|document| document.id == link.document) {
                list.push(Link { node, link, document });
            }
        }
    }
    list
}

fn heads<const N: usize>(source: &Source<'_>, heads: [(Label, u32); N]) -> Vec<(String, u32)> {
    heads.iter().map(|(name, width)| (label(source.lang, *name).to_owned(), *width)).collect()
}

/// One row a link; lines may be added below, by the id of the line.
pub(super) fn evidence(
    sheet: &mut Worksheet,
    source: &Source<'_>,
    styles: &Styles,
    links: &[Link<'_>],
) -> Result<(), XlsxError> {
    sheet.set_name(label(source.lang, Label::Evidence))?;
    let heads = heads(
        source,
        [
            (Label::LineId, 16),
            (Label::Code, 9),
            (Label::Criterion, 40),
            (Label::Number, 16),
            (Label::Date, 12),
            (Label::Issuer, 20),
            (Label::Title, 40),
            (Label::Section, 12),
            (Label::Page, 9),
            (Label::FileDigest, 30),
        ],
    );
    styles.heads(sheet, 0, &heads)?;
    for (one, row) in links.iter().zip(1..) {
        let Link { node, link, document } = one;
        let texts = [
            &*node.id,
            &*node.code,
            node_name(source.lang, node),
            document.number.trim(),
            document.date.trim(),
            document.issuer.trim(),
            document.title.trim(),
            link.section.trim(),
            link.page.trim(),
            &document.sha256,
        ];
        for (text, column) in texts.into_iter().zip(0_u16..) {
            sheet.write_string_with_format(row, column, text, &styles.text)?;
        }
        let sized: Vec<(&str, u32)> = texts.into_iter().zip(heads.iter().map(|(_, width)| *width)).collect();
        fit(sheet, row, &sized)?;
    }
    // Not protected: whoever goes on with the workbook adds documents here.
    styles.finish(sheet, 0, 2, false)
}

fn class_of(source: &Source<'_>, card: &Scorecard) -> String {
    let class = card.class.as_ref();
    let found = class.and_then(|class| source.pack.classes.get(class.list)?.classes.get(class.projected));
    found.map_or_else(String::new, |class| class.label.to_string())
}

/// The draft and its scenarios side by side, by total, index, class and area.
pub(super) fn scenarios(sheet: &mut Worksheet, source: &Source<'_>, styles: &Styles) -> Result<(), XlsxError> {
    let (pack, lang) = (source.pack, source.lang);
    sheet.set_name(label(lang, Label::Scenarios))?;
    sheet.write_string_with_format(0, 0, label(lang, Label::AsComputed), &styles.note)?;
    let fixed = [
        (Label::ScenarioName, 30),
        (Label::Projected, 12),
        (Label::OutOf, 12),
        (Label::Index, 12),
        (Label::Class, 16),
        (Label::Certain, 12),
        (Label::Possible, 12),
        (Label::Differing, 24),
    ];
    let mut heads = heads(source, fixed);
    let areas: Vec<usize> = pack.roots().collect();
    heads.extend(
        areas.iter().filter_map(|index| pack.nodes.get(*index)).map(|n| (format!("{} {}", n.code, n.name), 16)),
    );
    styles.heads(sheet, 1, &heads)?;
    let base = &source.draft.answers;
    let draft = (label(lang, Label::TheDraft).to_owned(), source.card.clone(), String::new());
    let others = source.draft.scenarios.iter().map(|scenario| {
        let codes: Vec<&str> = scenario
            .differences(base)
            .into_iter()
            .filter_map(|id| Some(&*pack.nodes.get(pack.index_of(id)?)?.code))
            .collect();
        (scenario.name.clone(), evaluate(pack, &scenario.answers(base)), codes.join(", "))
    });
    for ((name, card, differing), row) in std::iter::once(draft).chain(others).zip(2..) {
        let totals = &card.totals;
        sheet.write_string_with_format(row, 0, &name, &styles.text)?;
        figure(sheet, styles, row, 1, &totals.points)?;
        figure(sheet, styles, row, 2, &totals.out_of.into())?;
        figure(sheet, styles, row, 3, &totals.percent.into())?;
        sheet.write_string_with_format(row, 4, class_of(source, &card), &styles.text)?;
        figure(sheet, styles, row, 5, &totals.low)?;
        figure(sheet, styles, row, 6, &totals.high)?;
        sheet.write_string_with_format(row, 7, &differing, &styles.text)?;
        for (index, column) in areas.iter().zip(8_u16..) {
            if let Some(score) = card.nodes.get(*index) {
                figure(sheet, styles, row, column, &score.points)?;
            }
        }
    }
    styles.finish(sheet, 1, 1, true)
}

pub(super) fn figure(
    sheet: &mut Worksheet,
    styles: &Styles,
    row: u32,
    column: u16,
    value: &Exact,
) -> Result<(), XlsxError> {
    sheet.write_with_format(row, column, value.shown().decimal(), &styles.points)?;
    Ok(())
}

/// The leaves with points still to gain, most points first; what is missing
/// follows the scoring sheet.
pub(super) fn plan(sheet: &mut Worksheet, tree: &Tree<'_>, styles: &Styles) -> Result<(), XlsxError> {
    let (source, lang) = (tree.source, tree.source.lang);
    let (pack, draft) = (source.pack, source.draft);
    sheet.set_name(label(lang, Label::Plan))?;
    let heads = heads(
        source,
        [
            (Label::Code, 9),
            (Label::Criterion, 48),
            (Label::Maximum, 10),
            (Label::Points, 10),
            (Label::Missing, 10),
            (Label::Move, 56),
            (Label::Gain, 10),
            (Label::Effort, 10),
            (Label::Person, 20),
        ],
    );
    styles.heads(sheet, 0, &heads)?;
    let easy = easy_points(pack, &draft.answers, source.card, &efforts_of(&draft.efforts));
    let scoring = label(lang, Label::Scoring);
    for (one, row) in easy.own.iter().zip(1..) {
        let EasyLeaf { leaf, missing, best } = one;
        let (Some(node), Some(score)) = (pack.nodes.get(*leaf), source.card.nodes.get(*leaf)) else { continue };
        let at = |column: u16| format!("'{scoring}'!{}", cell(column, tree.grid.row(*leaf)));
        let (max, points) = (at(MAX), at(Series::Projected.column()));
        let rest = if tree.rests { format!("+{}", at(Series::Projected.column() + 1)) } else { String::new() };
        let less =
            if node.role == Role::Penalty { format!("{points}{rest}") } else { format!("{max}-({points}{rest})") };
        sheet.write_string_with_format(row, 0, &*node.code, &styles.text)?;
        sheet.write_string_with_format(row, 1, node_name(lang, node), &styles.text)?;
        let columns = [
            (2, max.clone(), Exact::from(score.applicable)),
            (3, format!("({points}{rest})"), score.points.clone()),
            (4, format!("({less})"), missing.clone()),
        ];
        for (column, formula, result) in columns {
            let formula = Formula::new(format!("{formula}/{MICRO}")).set_result(result.shown().to_text());
            sheet.write_formula_with_format(row, column, formula, &styles.points)?;
        }
        let step = best.as_ref().map_or_else(String::new, |best| move_line(lang, pack, best));
        fit(sheet, row, &[(node_name(lang, node), 48), (&step, 56)])?;
        match best {
            Some(best) => {
                sheet.write_string_with_format(row, 5, &step, &styles.text)?;
                figure(sheet, styles, row, 6, &best.gain)?;
                sheet.write_with_format(row, 7, best.effort, &styles.count)?;
            }
            None => {
                for column in 5..=7 {
                    sheet.write_blank(row, column, &styles.text)?;
                }
            }
        }
        let person = draft.answers.node(&node.id).map_or("", |answer| answer.person.trim());
        sheet.write_string_with_format(row, 8, person, &styles.input)?;
    }
    styles.finish(sheet, 0, 2, true)
}
