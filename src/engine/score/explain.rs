//! "Vì sao?": the steps behind one number, worked out only when asked.

use super::leaf::{Frame, Override, node_override, score_leaf, typed_over};
use super::trace::{Sink, Step};
use super::{Scorecard, evaluate};
use crate::answer::Answers;
use crate::base::decimal::{Exact, Points};
use crate::pack::{Node, Pack, Role};

/// The steps from the declared facts to the points of a node.
///
/// For a leaf: its rule. For a sum: its children. An ancestor that takes the
/// node out of the maximum, or fixes its own points, is said as well.
#[must_use]
pub fn explain(pack: &Pack, answers: &Answers, index: usize) -> Vec<Step> {
    let frame = Frame::new(pack, answers);
    let mut steps = Vec::new();
    let Some(node) = pack.nodes.get(index) else { return steps };
    if say_ancestors(&frame, node, &mut steps) {
        return steps;
    }
    match node.leaf() {
        Some(leaf) => {
            let alone = score_leaf(&frame, index, node, leaf, &mut steps);
            say_links(&frame, index, &alone.points, &mut steps);
        }
        None => say_sum(&frame, node, index, &mut steps),
    }
    steps
}

/// Says why an ancestor decides; true when it takes the node out of the maximum.
fn say_ancestors(frame: &Frame<'_>, node: &Node, steps: &mut Vec<Step>) -> bool {
    let mut above = node.parent;
    while let Some(parent) = above.and_then(|index| frame.pack.nodes.get(index)) {
        match node_override(frame, parent, frame.answers.node(&parent.id), &mut Vec::new()) {
            Some(Override::Exempt(reason)) => {
                steps.step(|| Step::Exempt { reason: reason.into() });
                return true;
            }
            Some(Override::NotApplicable(reason)) => {
                steps.step(|| Step::NotApplicable { reason: reason.into() });
                return true;
            }
            _ => above = parent.parent,
        }
    }
    false
}

/// Says what a limit across lines leaves of the points.
fn say_links(frame: &Frame<'_>, index: usize, alone: &Exact, steps: &mut Vec<Step>) {
    let Some(link) = frame.pack.links.iter().find(|link| link.lines.contains(&index)) else { return };
    let card = evaluate(frame.pack, frame.answers);
    if let Some(leaf) = card.leaf(index).filter(|leaf| leaf.points != *alone) {
        steps.step(|| Step::Limited { label: link.label.clone(), points: leaf.points.shown() });
    }
}

fn say_sum(frame: &Frame<'_>, node: &Node, index: usize, steps: &mut Vec<Step>) {
    let card: Scorecard = evaluate(frame.pack, frame.answers);
    let answer = frame.answers.node(&node.id);
    match node_override(frame, node, answer, &mut Vec::new()) {
        Some(Override::Exempt(reason)) => return steps.step(|| Step::Exempt { reason: reason.into() }),
        Some(Override::NotApplicable(reason)) => return steps.step(|| Step::NotApplicable { reason: reason.into() }),
        _ => {}
    }
    let mut sum = Points::ZERO;
    for child in frame.pack.children(index) {
        let Some(score) = card.nodes.get(child) else { continue };
        let points = score.points.shown();
        sum = sum.plus(points);
        steps.step(|| Step::Part { node: child, points, applicable: score.applicable });
    }
    let Some(own) = card.nodes.get(index) else { return };
    let capped = node.role != Role::Scale && node.parent.is_none();
    if capped && node.max < sum {
        steps.step(|| Step::Capped(node.max));
    }
    if let Some(Override::KnockedOut(label, _)) = node_override(frame, node, answer, &mut Vec::new()) {
        // A sum that is smaller stays as it is.
        return steps.step(|| Step::KnockedOut { label: label.into(), to: own.points.shown() });
    }
    if let Some(Ok(typed)) = typed_over(node, answer, (Points::ZERO, own.applicable), &mut Vec::new()) {
        let reason = answer.map_or("", |a| a.reason.trim());
        steps.step(|| Step::Typed {
            computed: Some(if capped { sum.min(node.max) } else { sum }),
            typed,
            reason: reason.into(),
        });
    }
    if let Some(rounding) = frame.pack.rounding.area.filter(|_| node.depth == 0) {
        let exact = match steps.last() {
            Some(Step::Capped(points) | Step::Typed { typed: points, .. }) => *points,
            _ => sum,
        };
        if own.points.shown() != exact {
            steps.step(|| Step::Rounded { from: exact, to: own.points.shown(), rounding });
        }
    }
}
