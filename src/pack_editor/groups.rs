//! Lines for groups that have no rows of their own: named by a column, or only
//! in the codes of the lines below them.

use super::code::Code;
use super::columns::ColumnKind;
use super::line::Line;
use super::maxima::{PointsCell, typed};
use super::node::{Node, Part, Row, Rows, below};
use super::project::RowId;
use super::remark::{Remark, RemarkKind};
use super::words::points_at_end;
use std::collections::BTreeSet;

/// What is known of the groups while the rows of a table are read.
#[derive(Debug, Default)]
pub(super) struct Groups {
    /// The group of each group column as last named.
    names: Vec<String>,
    /// Ways that have a line, where parents are only in the codes.
    ways: Option<BTreeSet<Vec<String>>>,
    /// Lines that no row has, so far.
    made: usize,
}

impl Groups {
    /// What is known before the first row.
    pub fn of(part: &Part<'_>) -> Self {
        Self { ways: only_ways(part), ..Self::default() }
    }
}

/// An empty set when every code of the table is a way whose parents have no row
/// of their own ("A.I.1.a"), so that these must be made.
fn only_ways(part: &Part<'_>) -> Option<BTreeSet<Vec<String>>> {
    let column = part.mapping.columns.iter().position(|kind| *kind == ColumnKind::Code)?;
    let rows = part.mapping.header_rows..part.view.rows.len();
    let codes: Vec<Code> = rows.filter_map(|row| Code::read(&part.view.own_lines(row, column).join(" "))).collect();
    let several = |code: &Code| 1 < code.parts.len() && code.word.is_empty();
    let letters =
        |code: &Code| code.parts.first().is_some_and(|part| !part.text.starts_with(|c: char| c.is_ascii_digit()));
    let grouped = part.mapping.columns.contains(&ColumnKind::Group);
    (2 <= codes.len() && codes.iter().all(several) && (grouped || codes.iter().all(letters))).then(BTreeSet::new)
}

impl Groups {
    /// Lines for the groups that a row begins, where they have no rows of their own.
    pub fn group_rows(&mut self, cells: &Row<'_>, names: &mut Vec<String>, code: Option<&Code>, out: &mut Rows) {
        let columns: Vec<usize> = cells.columns(ColumnKind::Group).collect();
        let texts: Vec<String> =
            columns.iter().map(|idx| cells.part.view.own_lines(cells.row, *idx).join(" / ")).collect();
        if self.ways.is_some() {
            self.parents(cells, code, &texts.join(" / "), out);
            return;
        }
        self.names.resize(columns.len(), String::new());
        // The row is itself the group: a column for each level.
        if names.is_empty() && texts.iter().any(|text| !text.is_empty()) && !below(cells) {
            names.extend(texts.iter().filter(|text| !text.is_empty()).cloned());
            return;
        }
        for (depth, text) in texts.into_iter().enumerate() {
            if text.is_empty() || self.names.get(depth) == Some(&text) {
                continue;
            }
            if let Some(known) = self.names.get_mut(depth) {
                known.clone_from(&text);
            }
            self.names.iter_mut().skip(depth + 1).for_each(String::clear);
            let (code, name) = match Code::prefix(&text) {
                Some((code, rest)) => (Some(code), rest.to_owned()),
                None => (None, text.clone()),
            };
            let forced = code.is_none().then_some(depth);
            self.made_line(cells, code, &name, forced, out);
        }
    }

    /// Lines for the parents that are only in the codes, named by the group column.
    fn parents(&mut self, cells: &Row<'_>, code: Option<&Code>, groups: &str, out: &mut Rows) {
        let Some(code) = code else { return };
        let way: Vec<String> = code.way().map(str::to_owned).collect();
        let named: Vec<(Option<Code>, &str)> = groups
            .split(" / ")
            .filter(|text| !text.is_empty())
            .map(|text| Code::prefix(text).map_or((None, text), |(code, rest)| (Some(code), rest)))
            .collect();
        let mut plain: Vec<&str> = named.iter().filter(|(code, _)| code.is_none()).map(|(_, text)| *text).collect();
        let Some(mut ways) = self.ways.take() else { return };
        for length in 1..way.len() {
            let above = way.get(..length).unwrap_or_default().to_vec();
            if !ways.insert(above.clone()) {
                continue;
            }
            let text = above.join(".");
            let own = |known: &Code| known.text == text || Some(&known.text) == above.last();
            let found = named.iter().find(|(code, _)| code.as_ref().is_some_and(own)).map(|(_, name)| *name);
            // Names without a code belong to the parents nearest to the line.
            let left = way.len() - length;
            let found = found.or_else(|| (left <= plain.len()).then(|| plain.remove(0)));
            self.made_line(cells, Code::read(&text), found.unwrap_or_default(), None, out);
        }
        ways.insert(way);
        self.ways = Some(ways);
    }

    /// A line that has no row of its own.
    fn made_line(&mut self, cells: &Row<'_>, code: Option<Code>, name: &str, forced: Option<usize>, out: &mut Rows) {
        let id = RowId { table: cells.part.table, row: cells.part.view.rows.len() + self.made };
        self.made += 1;
        let correction = cells.part.corrections.get(&id.row);
        if correction.is_some_and(|correction| correction.left_out) {
            return;
        }
        let (max, name) = points_at_end(name).map_or((None, name), |(max, rest)| (Some(max), rest));
        let text = code.as_ref().map(|code| code.text.clone()).unwrap_or_default();
        if name.is_empty() {
            out.remarks.push(Remark { id: Some(id), kind: RemarkKind::GroupWithoutName });
        }
        let max = correction.and_then(|correction| correction.max.as_deref()).map_or(max, typed);
        let line = Line { id, row: cells.row, code: text, name: name.to_owned(), max, ..Line::default() };
        let points = max.map_or(PointsCell::Empty, PointsCell::Read);
        let heading = code.is_none();
        let forced = correction.and_then(|correction| correction.level).or(forced);
        out.nodes.push(Node { line, code, points, heading, forced, ..Node::default() });
    }
}
