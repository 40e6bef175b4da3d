//! The rows of all tables as a tree: areas, criteria, components, and the words
//! and rows beside or below a leaf that say how it is scored.
//!
//! Every row is accounted for ([`Outcome`]): it is a line of the tree, an option
//! or words of one, a total, a heading, or listed as not used.

use super::fold::fold;
use super::levels::{Entry, levels};
pub use super::line::{Line, Outcome, Unused};
use super::maxima::PointsCell;
use super::node::{Node, Part, Rows};
use super::project::RowId;
use super::remark::{Remark, RemarkKind};
use super::role::role;
use super::rows::read_table;
use crate::base::decimal::Points;
use crate::pack::Role;

/// The tree of the tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Lines in the order of the tables.
    pub lines: Vec<Line>,
    /// The printed total.
    pub total: Option<Points>,
    /// What became of every row with content, in order.
    pub outcomes: Vec<(RowId, Outcome)>,
    /// What was found in the source.
    pub remarks: Vec<Remark>,
}

/// Makes the tree of the tables in use.
#[must_use]
pub fn outline(parts: &[Part<'_>]) -> Outline {
    let mut rows = Rows::default();
    for part in parts {
        read_table(part, &mut rows);
    }
    let nodes = std::mem::take(&mut rows.nodes);
    let total = rows.totals.iter().map(|(_, total)| *total).max();
    let entries: Vec<Entry> = nodes.iter().map(Node::entry).collect();
    let levels = levels(&entries, total);
    for (node, _) in nodes.iter().zip(&levels).filter(|(_, (_, by_sums))| *by_sums) {
        rows.remarks.push(Remark { id: Some(node.line.id), kind: RemarkKind::BySums });
    }
    let mut roots = grow(nodes, &levels);
    for root in &mut roots {
        fold(root, Role::Scale, &mut rows);
    }
    let mut out = Outline::default();
    for root in roots {
        flatten(root, 0, &mut out, &mut rows);
    }
    out.total = totals(&out, &mut rows);
    out.outcomes = rows.outcomes;
    out.remarks.extend(rows.remarks);
    out
}

/// Lines with their levels as trees.
fn grow(nodes: Vec<Node>, levels: &[(usize, bool)]) -> Vec<Node> {
    // The open lines, the last the deepest.
    let mut open: Vec<Node> = Vec::new();
    let mut roots = Vec::new();
    let close = |open: &mut Vec<Node>, roots: &mut Vec<Node>, depth: usize| {
        while depth < open.len() {
            let Some(done) = open.pop() else { return };
            match open.last_mut() {
                Some(parent) => parent.children.push(done),
                None => roots.push(done),
            }
        }
    };
    for (node, (level, _)) in nodes.into_iter().zip(levels) {
        close(&mut open, &mut roots, *level);
        open.push(node);
    }
    close(&mut open, &mut roots, 0);
    roots
}

/// Lines of a tree in order; a line of zero points without lines below is none.
fn flatten(node: Node, level: usize, out: &mut Outline, rows: &mut Rows) {
    let Node { mut line, code, points, children, .. } = node;
    let leaf = children.is_empty();
    if leaf && line.max == Some(Points::ZERO) && level_of_zero(&line) {
        if let Some((_, outcome)) = rows.outcomes.iter_mut().rev().find(|(id, _)| *id == line.id) {
            *outcome = Outcome::NoPoints;
        }
        return;
    }
    line.level = level;
    if line.code.is_empty() && code.as_ref().is_some_and(|code| !code.is_dash()) {
        line.code = code.map(|code| code.text).unwrap_or_default();
    }
    line.role = match &points {
        PointsCell::Bonus(_) => Some(Role::Bonus),
        PointsCell::Penalty(_) => Some(Role::Penalty),
        _ => role(&line.name),
    };
    let signed = match &points {
        PointsCell::Bonus(amount) | PointsCell::Penalty(amount) => Some(*amount),
        _ => None,
    };
    line.max = line.max.or(signed);
    if leaf && line.max.is_none() {
        // Only a bonus or a penalty: that is what the line is worth.
        let (role, amount) = match (line.bonus, line.penalty) {
            (Some(amount), None) => (Some(Role::Bonus), Some(amount)),
            (None, Some(amount)) => (Some(Role::Penalty), Some(amount)),
            _ => (line.role, None),
        };
        (line.role, line.max) = (role, amount);
    }
    if line.max.is_none() && (leaf || points.is_open()) {
        let text = line.cell.clone();
        let kind = match points {
            PointsCell::Ambiguous(readings) => RemarkKind::MaxAmbiguous { text, readings },
            PointsCell::NotRead(why) => RemarkKind::MaxNotRead { text, why },
            _ => RemarkKind::MaxMissing,
        };
        out.remarks.push(Remark { id: Some(line.id), kind });
    }
    duplicates(&children, out);
    out.lines.push(line);
    for child in children {
        flatten(child, level + 1, out, rows);
    }
}

/// Whether a line of zero points has nothing that gives points.
fn level_of_zero(line: &Line) -> bool {
    line.bonus.is_none() && line.penalty.is_none() && line.options.is_empty()
}

/// Lines of one parent with the same printed code.
fn duplicates(children: &[Node], out: &mut Outline) {
    let mut seen: std::collections::BTreeMap<&str, RowId> = std::collections::BTreeMap::new();
    for child in children.iter().filter(|child| !child.line.code.is_empty()) {
        if let Some(first) = seen.get(child.line.code.as_str()) {
            out.remarks.push(Remark { id: Some(child.line.id), kind: RemarkKind::DuplicateCode { first: *first } });
        } else {
            seen.insert(&child.line.code, child.line.id);
        }
    }
}

/// The printed total of everything. Others must be the sum of a root.
fn totals(out: &Outline, rows: &mut Rows) -> Option<Points> {
    let roots: Vec<(Points, Role)> = out
        .lines
        .iter()
        .filter(|line| line.level == 0)
        .filter_map(|line| Some((line.max?, line.role.unwrap_or(Role::Scale))))
        .collect();
    let of = |role: Role| {
        roots.iter().filter(|(_, known)| *known == role).map(|(max, _)| *max).fold(Points::ZERO, Points::plus)
    };
    let sum = of(Role::Scale);
    let all = sum.plus(of(Role::Bonus));
    let whole = rows.totals.iter().map(|(_, total)| *total).find(|total| *total == sum);
    let last = || rows.totals.iter().map(|(_, total)| *total).max();
    let printed = whole.or_else(last)?;
    for (id, total) in &rows.totals {
        let of_root = roots.iter().any(|(max, _)| max == total);
        if *total != printed && *total != all && !of_root {
            rows.remarks.push(Remark { id: Some(*id), kind: RemarkKind::TotalDiffers { printed: *total, sum } });
        }
    }
    Some(printed)
}
