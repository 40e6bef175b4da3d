//! Rows below a line that are no lines: its options, bands, deductions or parts,
//! by their own words and sums.

use super::code::Counts;
use super::line::Outcome;
use super::maxima::PointsCell;
use super::node::{Node, Rows};
use super::remark::{Remark, RemarkKind};
use super::role::role;
use super::sentence::OptionRow;
use super::words::{has_amount, is_negative, is_range};
use crate::base::decimal::Points;
use crate::pack::Role;

/// What the rows below a line are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Below {
    /// Lines of their own.
    Lines,
    /// One of them holds: options, bands.
    Options,
    /// They add up to the maximum.
    Parts,
    /// They change the points of the line: deductions, bonuses, conditions.
    Changes,
    /// Taken for options, but their points fit neither way.
    Unclear,
}

/// Takes rows that are no lines into the line they belong to, from the leaves up.
pub(super) fn fold(node: &mut Node, role_above: Role, out: &mut Rows) {
    let role = role(&node.line.name).filter(|role| *role != Role::Scale).unwrap_or(role_above);
    for child in &mut node.children {
        fold(child, role, out);
    }
    if node.children.is_empty() {
        return;
    }
    let below = below(node, role);
    if below == Below::Lines {
        return;
    }
    if below == Below::Unclear {
        out.remarks.push(Remark { id: Some(node.line.id), kind: RemarkKind::RowsDoNotFit });
    }
    let amounts = || node.children.iter().filter_map(|child| child.points.read());
    let worth = match below {
        Below::Options | Below::Unclear => amounts().max(),
        Below::Parts => Some(amounts().fold(Points::ZERO, Points::plus)),
        _ => None,
    };
    if let (None, PointsCell::Empty, Some(worth)) = (node.line.max, &node.points, worth) {
        node.line.max = Some(worth);
        node.points = PointsCell::Read(worth);
        out.remarks.push(Remark { id: Some(node.line.id), kind: RemarkKind::MaxFromBest(worth) });
    }
    for child in std::mem::take(&mut node.children) {
        take(node, child, 0, out);
    }
}

/// Makes a row, and the rows below it, options of a line.
fn take(node: &mut Node, child: Node, depth: u8, out: &mut Rows) {
    let Node { line, code, points, children, .. } = child;
    let signed = |penalty: bool| match &points {
        PointsCell::Penalty(amount) if penalty => Some(*amount),
        PointsCell::Bonus(amount) if !penalty => Some(*amount),
        _ => None,
    };
    let unread = if points.is_open() { line.cell.clone() } else { String::new() };
    let mut words: Vec<String> = vec![line.name.clone()];
    words.extend(line.rule.iter().cloned());
    if !unread.is_empty() {
        words.push(unread);
    }
    let row = OptionRow {
        code: code.map(|code| code.text).unwrap_or_default(),
        words: words.join("\n"),
        points: points.read(),
        bonus: line.bonus.or_else(|| signed(false)),
        penalty: line.penalty.or_else(|| signed(true)),
        depth,
    };
    if let Some((_, outcome)) = out.outcomes.iter_mut().rev().find(|(id, _)| *id == line.id) {
        *outcome = Outcome::OptionOf(node.line.id);
    }
    out.remarks.retain(|remark| remark.id != Some(line.id) || !is_of_maximum(&remark.kind));
    node.line.options.push(row);
    node.line
        .options
        .extend(line.options.into_iter().map(|row| OptionRow { depth: row.depth.saturating_add(depth + 1), ..row }));
    node.line.notes.extend(line.notes);
    for (text, more) in [
        (&mut node.line.inputs, line.inputs),
        (&mut node.line.target, line.target),
        (&mut node.line.evidence, line.evidence),
        (&mut node.line.note, line.note),
    ] {
        if !more.is_empty() {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&more);
        }
    }
    for below in children {
        take(node, below, depth.saturating_add(1), out);
    }
}

/// Remarks that an option does not need: its points are those of an option.
const fn is_of_maximum(kind: &RemarkKind) -> bool {
    matches!(kind, RemarkKind::MaxFromBest(_) | RemarkKind::BySums)
}

/// Whether anything below and including a row has points.
fn has_points(node: &Node) -> bool {
    !matches!(node.points, PointsCell::Empty) || node.children.iter().any(has_points)
}

fn has_changes(node: &Node) -> bool {
    node.line.bonus.is_some() || node.line.penalty.is_some() || node.children.iter().any(has_changes)
}

/// What the rows below a line are.
fn below(node: &Node, role: Role) -> Below {
    let children = &node.children;
    let max = node.line.max;
    if children.iter().any(|child| child.fixed) {
        return Below::Lines;
    }
    if !children.iter().any(has_points) {
        let changes = children.iter().any(has_changes);
        let own_rules =
            children.iter().all(|child| !child.line.rule.is_empty() && has_amount(&child.line.rule.join("\n")));
        return match max {
            Some(max) if max != Points::ZERO && !own_rules => Below::Changes,
            None if changes && role == Role::Scale => Below::Changes,
            _ => Below::Lines,
        };
    }
    let signed = |child: &Node| matches!(child.points, PointsCell::Penalty(_) | PointsCell::Bonus(_));
    if role == Role::Scale && max.is_some() && children.iter().all(|child| signed(child) || !has_points(child)) {
        return Below::Changes;
    }
    // A line with lines below is no option.
    if children.iter().any(|child| !child.children.is_empty()) {
        return Below::Lines;
    }
    by_points(node)
}

/// [`below`] for rows without rows below them, some with points.
fn by_points(node: &Node) -> Below {
    let children = &node.children;
    let amounts: Vec<Points> = children.iter().filter_map(|child| child.points.read()).collect();
    let whole = amounts.len() == children.len();
    let sum = amounts.iter().copied().fold(Points::ZERO, Points::plus);
    let best = amounts.iter().copied().max().unwrap_or(Points::ZERO);
    let filled = amounts.iter().filter(|amount| **amount != Points::ZERO).count();
    let zeros = amounts.len() - filled;
    let loose = children.iter().all(Node::is_loose);
    let letters = children.iter().all(loose_letter);
    let ranges = children.iter().all(|child| is_range(&child.line.name));
    let falling = amounts.windows(2).all(|pair| matches!(pair, [a, b] if b < a));
    let own_rules = children.iter().any(|child| !child.line.rule.is_empty());
    let negative =
        children.iter().any(|child| child.points.read() == Some(Points::ZERO) && is_negative(&child.line.name));
    // Options that follow an option of zero, or that are ranges, or that fall.
    let many_ranges = children.len() <= 2 * children.iter().filter(|child| is_range(&child.line.name)).count();
    let like_options = ranges && falling || 0 < zeros && (loose || letters || negative) && falling_to_zero(&amounts);
    match node.line.max {
        Some(max) if sum == max && 2 <= filled && !(ranges && falling && best == max) && whole => {
            if loose && !own_rules { Below::Parts } else { Below::Lines }
        }
        Some(max) if best == max && (like_options || sum != max && (loose || falling && (letters || many_ranges))) => {
            Below::Options
        }
        Some(_) if loose => Below::Unclear,
        Some(_) if letters && like_options => Below::Unclear,
        None if like_options || (loose && (ranges || falling && 2 <= amounts.len() || 0 < zeros)) => Below::Options,
        _ => Below::Lines,
    }
}

/// Whether amounts do not rise and end with zero.
fn falling_to_zero(amounts: &[Points]) -> bool {
    amounts.windows(2).all(|pair| matches!(pair, [a, b] if b <= a)) && amounts.last() == Some(&Points::ZERO)
}

/// A row with a single small letter for a code.
fn loose_letter(child: &Node) -> bool {
    child.code.as_ref().is_some_and(|code| {
        let last = code.parts.last().filter(|_| code.parts.len() == 1);
        last.is_some_and(|part| part.counts.iter().any(|(counts, _)| *counts == Counts::Small))
    })
}
