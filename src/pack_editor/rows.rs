//! The rows of one table, each read by the meaning of its columns: lines to be
//! placed in the tree, words and notes of the line above, totals, what is left.

use super::code::Code;
use super::columns::ColumnKind;
use super::groups::Groups;
use super::line::{Line, Outcome, Unused};
use super::maxima::{NotRead, PointsCell, Style, typed};
use super::node::{Node, Part, Row, Rows, below};
use super::project::RowId;
use super::remark::{Remark, RemarkKind};
use super::role::role;
use super::words::{
    condition_at_end, has_amount, is_aside, is_capitals, is_condition, is_formula, is_note, is_option, is_total,
    points_at_end, undashed,
};
use crate::formats::table::Cell;

/// The rows of one table while they are read.
pub(super) struct Reader<'a> {
    pub part: &'a Part<'a>,
    styles: [Style; 3],
    pub groups: Groups,
}

/// Reads the rows of a table.
pub(super) fn read_table(part: &Part<'_>, out: &mut Rows) {
    let style = |kind| {
        let columns = || part.mapping.columns.iter().enumerate().filter(move |(_, known)| **known == kind);
        let rows = part.view.rows.iter().skip(part.mapping.header_rows);
        let cells = rows.flat_map(|row| columns().filter_map(|(idx, _)| row.get(idx)));
        let texts: Vec<String> = cells.filter(|cell| cell.number.is_none()).map(Cell::text).collect();
        Style::of(texts.iter().map(String::as_str))
    };
    let styles = [style(ColumnKind::Max), style(ColumnKind::Bonus), style(ColumnKind::Penalty)];
    let mut reader = Reader { part, styles, groups: Groups::of(part) };
    if part.mapping.turned {
        let id = Some(RowId { table: part.table, row: part.mapping.header_rows });
        out.remarks.push(Remark { id, kind: RemarkKind::Turned });
    }
    for row in 0..part.view.rows.len() {
        let cells = Row { part, row, correction: part.corrections.get(&row) };
        let outcome = reader.row(&cells, out);
        if let Some(outcome) = outcome {
            out.outcomes.push((cells.id(), outcome));
        }
    }
}

impl Reader<'_> {
    /// Reads one row; none for a blank one.
    fn row(&mut self, cells: &Row<'_>, out: &mut Rows) -> Option<Outcome> {
        let own = self.part.view.rows.get(cells.row)?;
        if !own.iter().any(|cell| !cell.is_blank() && cell.merged.is_none()) {
            return None;
        }
        if cells.row < self.part.mapping.header_rows {
            return Some(Outcome::Header);
        }
        if cells.correction.is_some_and(|correction| correction.left_out) {
            return Some(Outcome::LeftOut);
        }
        if repeats_header(self.part, cells.row) {
            return Some(Outcome::Header);
        }
        Some(self.content(cells, out))
    }

    fn content(&mut self, cells: &Row<'_>, out: &mut Rows) -> Outcome {
        let [style, ..] = self.styles;
        let code_text = cells.text(ColumnKind::Code);
        let mut points = cells.points(ColumnKind::Max, style);
        let mut names = cells.lines(ColumnKind::Name);
        let as_line = cells.correction.is_some_and(|correction| correction.as_line);
        if is_total(&code_text, &names) && !as_line {
            return self.total(cells, &points, out);
        }
        if let Some(max) = cells.correction.and_then(|correction| correction.max.as_deref()) {
            points = typed(max).map_or(PointsCell::Empty, PointsCell::Read);
        }
        let mut code = Code::read(&code_text);
        self.groups.group_rows(cells, &mut names, code.as_ref(), out);
        // A heading over all columns is in the column of codes.
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
        if names.is_empty() && code.is_none() && matches!(points, PointsCell::Read(_)) && !below(cells) {
            let free = cells.lines(ColumnKind::Rule).is_empty() && out.nodes.is_empty();
            if free {
                return self.total(cells, &points, out);
            }
        }
        if as_line || self.is_line(cells, code.as_ref(), &names, &points) {
            return self.line(cells, code, names, points, out);
        }
        if code.as_ref().is_some_and(|code| !code.is_dash()) && names.is_empty() && !below(cells) {
            return Outcome::Unused(Unused::NoName);
        }
        words(cells, &names, &points, out)
    }

    /// Whether a row is a line to be placed, not words of the one above.
    fn is_line(&self, cells: &Row<'_>, code: Option<&Code>, names: &[String], points: &PointsCell) -> bool {
        if names.is_empty() || cells.correction.is_some_and(|correction| correction.as_words) {
            return false;
        }
        let [_, bonus, penalty] = self.styles;
        let amount = !matches!(points, PointsCell::Empty | PointsCell::NotRead(NotRead::Words))
            || cells.points(ColumnKind::Bonus, bonus) != PointsCell::Empty
            || cells.points(ColumnKind::Penalty, penalty) != PointsCell::Empty;
        let joined = names.join(" ");
        if below(cells) {
            return amount;
        }
        match code {
            Some(code) => !code.is_dash() || amount,
            None if is_note(&joined) || is_aside(&joined) => false,
            None => amount || is_heading(names),
        }
    }

    fn total(&self, cells: &Row<'_>, points: &PointsCell, out: &mut Rows) -> Outcome {
        match points {
            PointsCell::Read(total) => out.totals.push((cells.id(), *total)),
            PointsCell::Empty => {}
            _ => {
                let text = cells.text(ColumnKind::Max);
                out.remarks.push(Remark { id: Some(cells.id()), kind: RemarkKind::TotalNotRead { text } });
            }
        }
        Outcome::Total
    }

    fn line(
        &self,
        cells: &Row<'_>,
        code: Option<Code>,
        names: Vec<String>,
        points: PointsCell,
        out: &mut Rows,
    ) -> Outcome {
        let heading = code.is_none() && is_heading(&names);
        let stuck = below(cells);
        let text = code.as_ref().filter(|code| !code.is_dash()).map(|code| code.text.clone()).unwrap_or_default();
        let mut line = self.words_of(cells, text, names);
        let mut points = points;
        self.points_of_name(cells, &mut line, &mut points, out);
        let [_, bonus, penalty] = self.styles;
        line.bonus = cells.points(ColumnKind::Bonus, bonus).amount();
        line.penalty = cells.points(ColumnKind::Penalty, penalty).amount();
        line.max = points.read();
        // A remark that says how points are given is the rule, or belongs to it.
        if has_amount(&line.note) || is_formula(&line.note) {
            let note = std::mem::take(&mut line.note);
            if line.rule.is_empty() { line.rule.push(note) } else { line.notes.push(note) }
        }
        if points.is_open() {
            line.cell = cells.text(ColumnKind::Max);
        }
        let level = cells.text(ColumnKind::Level);
        let digits: String = level.chars().filter(char::is_ascii_digit).collect();
        let forced = digits.parse::<usize>().ok().map(|level| level.saturating_sub(1));
        let forced = cells.correction.and_then(|correction| correction.level).or(forced);
        let fixed = cells.correction.is_some_and(|correction| correction.as_line);
        let stuck = stuck && !fixed;
        out.nodes.push(Node { line, code, points, heading, stuck, forced, fixed, children: Vec::new() });
        Outcome::Line
    }

    /// Points and a condition at the end of the name go where they belong.
    fn points_of_name(&self, cells: &Row<'_>, line: &mut Line, points: &mut PointsCell, out: &mut Rows) {
        if let Some((max, rest)) = points_at_end(&line.name) {
            match points {
                PointsCell::Empty => *points = PointsCell::Read(max),
                PointsCell::Read(known) if *known != max => {
                    out.remarks.push(Remark { id: Some(cells.id()), kind: RemarkKind::TwoMaxima { name: max } });
                    return;
                }
                PointsCell::Read(_) => {}
                _ => return,
            }
            line.name = rest.to_owned();
        } else if let Some((head, condition)) = condition_at_end(&line.name) {
            line.rule.insert(0, condition.to_owned());
            line.name = head.to_owned();
        }
    }

    /// A line of the tree. Lines of the name cell that say points are words of its rule.
    fn words_of(&self, cells: &Row<'_>, code: String, names: Vec<String>) -> Line {
        let own = names.iter().skip(1).position(|line| is_option(std::slice::from_ref(line)) || is_condition(line));
        let split = own.map_or(names.len(), |at| at + 1);
        let mut rule: Vec<String> = names.iter().skip(split).map(|line| undashed(line)).collect();
        rule.extend(cells.lines(ColumnKind::Rule).iter().map(|line| undashed(line)));
        let name = names.iter().take(split).map(String::as_str).collect::<Vec<_>>().join(" ");
        let mut line = Line {
            id: cells.id(),
            row: cells.row,
            code,
            name: name.trim_end_matches([':', ';']).trim_end().to_owned(),
            rule,
            inputs: cells.text(ColumnKind::Inputs),
            target: cells.text(ColumnKind::Target),
            evidence: cells.text(ColumnKind::Evidence),
            note: cells.text(ColumnKind::Note),
            source: cells.text(ColumnKind::Source),
            ..Line::default()
        };
        if let Some(code) = cells.correction.and_then(|correction| correction.code.as_ref()) {
            line.code.clone_from(code);
        }
        line
    }
}

/// Whether words without a code and points are a heading: in capitals, or a part
/// of bonus or penalty points by name.
fn is_heading(names: &[String]) -> bool {
    let short = names.len() == 1 && names.first().is_some_and(|name| name.chars().count() <= 160);
    short && names.first().is_some_and(|name| is_capitals(name) || (role(name).is_some() && !name.contains([',', ';'])))
}

/// Whether a row says again what a row of the header says, as on every page of a
/// long table.
fn repeats_header(part: &Part<'_>, row: usize) -> bool {
    let Some(own) = part.view.rows.get(row) else { return false };
    let several = 1 < own.iter().filter(|cell| !cell.is_blank()).count();
    let same = |header: &Vec<Cell>| header.iter().zip(own).all(|(a, b)| a.lines == b.lines);
    several && part.view.rows.iter().take(part.mapping.header_rows).any(same)
}

/// Words of the line above: further lines of its rule, evidence and remarks.
fn words(cells: &Row<'_>, names: &[String], points: &PointsCell, out: &mut Rows) -> Outcome {
    let ended = out.totals.last().is_some_and(|(id, _)| {
        id.table == cells.part.table && out.nodes.last().is_some_and(|node| node.line.row < id.row)
    });
    let joined = names.join(" ");
    let Some(at) = owner(out, &joined) else { return Outcome::Unused(Unused::BeforeFirst) };
    if ended && !has_amount(&joined) {
        return Outcome::Unused(Unused::AfterTotal);
    }
    let Some(last) = out.nodes.get_mut(at).map(|node| &mut node.line) else {
        return Outcome::Unused(Unused::BeforeFirst);
    };
    let outcome = if is_note(&joined) && has_amount(&joined) {
        last.notes.extend(names.iter().cloned());
        Outcome::NoteOf(last.id)
    } else if is_note(&joined) || is_aside(&joined) {
        append(&mut last.note, &joined);
        Outcome::NoteOf(last.id)
    } else {
        let mut lines: Vec<String> = names.iter().map(|line| undashed(line)).collect();
        lines.extend(cells.lines(ColumnKind::Rule).iter().map(|line| undashed(line)));
        match lines.last_mut() {
            Some(text) if !matches!(points, PointsCell::Empty) => {
                let max = cells.text(ColumnKind::Max);
                *text = format!("{}: {max}", text.trim_end_matches([':', ';', '.', ' ']));
            }
            _ => {}
        }
        last.rule.extend(lines);
        Outcome::WordsOf(last.id)
    };
    for (text, kind) in [
        (&mut last.inputs, ColumnKind::Inputs),
        (&mut last.target, ColumnKind::Target),
        (&mut last.evidence, ColumnKind::Evidence),
        (&mut last.note, ColumnKind::Note),
    ] {
        append(text, &cells.text(kind));
    }
    outcome
}

fn append(text: &mut String, more: &str) {
    if !more.is_empty() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(more);
    }
}

/// The line that words belong to: the one that a note names ("của mục 1"), or the last.
fn owner(out: &Rows, words: &str) -> Option<usize> {
    let last = out.nodes.len().checked_sub(1)?;
    if !is_note(words) {
        return Some(last);
    }
    let folded = crate::base::vietnamese::fold(words);
    let named = ["muc ", "tieu chi ", "tieu chuan ", "chi tieu "].iter().find_map(|word| {
        let (_, rest) = folded.split_once(word)?;
        let code: String = rest.chars().take_while(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | ':')).collect();
        out.nodes.iter().rposition(|node| {
            let known = crate::base::vietnamese::fold(&node.line.code);
            !known.is_empty() && known == code.trim_end_matches('.')
        })
    });
    Some(named.unwrap_or(last))
}
