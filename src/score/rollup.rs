//! From leaves to nodes to the total: sums, caps, bonus, penalty, the rescale
//! without survey, and the rounding steps above the leaf.

use super::classify::classify;
use super::leaf::{Frame, LeafScore, Override, State, is_backed, node_override, typed_over};
use super::{Issue, NodeScore, SHOWN, Scorecard, Totals};
use crate::pack::{Node, Role, ScoredBy, WithoutSurvey};
use crate::points::{Exact, Field, Points, Rounding, parse_typed};

/// Puts the results of the leaves together.
pub(super) fn roll_up(frame: &Frame<'_>, mut leaves: Vec<LeafScore>) -> Scorecard {
    let pack = frame.pack;
    let mut nodes = vec![NodeScore::default(); pack.nodes.len()];
    leave_out_below(frame, &mut nodes, &mut leaves);
    for score in &leaves {
        let by_body = pack.nodes.get(score.node).and_then(Node::leaf).is_some_and(|l| l.scored_by == ScoredBy::Body);
        if let Some(slot) = nodes.get_mut(score.node) {
            let issues = std::mem::take(&mut slot.issues);
            *slot = NodeScore { issues, ..of_leaf(score, by_body) };
        }
    }
    // Children stand behind their parents, so one walk from the end sums the tree.
    for index in (0..pack.nodes.len()).rev() {
        let Some(node) = pack.nodes.get(index) else { continue };
        if node.leaf().is_none() {
            finish_sum(frame, node, index, &mut nodes);
        }
        let (before, from_here) = nodes.split_at_mut(index);
        let parent = node.parent.and_then(|parent| before.get_mut(parent));
        if let (Some(parent), Some(done)) = (parent, from_here.first()) {
            add(parent, done);
        }
    }
    let (totals, loss_unreadable) = total(frame, &nodes, &leaves);
    let setup = &frame.answers.setup;
    let class = classify(pack, &setup.cohort, &setup.vetoes, &totals, &nodes);
    Scorecard { nodes, leaves, totals, class, loss_unreadable }
}

fn of_leaf(score: &LeafScore, by_body: bool) -> NodeScore {
    let open = matches!(score.state, State::Open | State::Invalid);
    let left_out = score.state == State::LeftOut;
    NodeScore {
        points: score.points.clone(),
        low: score.low.clone(),
        high: score.high.clone(),
        applicable: score.max,
        self_points: if by_body { score.points.clone() } else { Exact::ZERO },
        self_max: if by_body { score.max } else { Points::ZERO },
        assumed: if score.assumed { score.points.clone() } else { Exact::ZERO },
        open: u32::from(open),
        counted: u32::from(!left_out),
        unproven: u32::from(!score.proven),
        open_max: if open && by_body { score.max } else { Points::ZERO },
        left_out,
        typed: false,
        issues: Vec::new(),
    }
}

/// Exempt or declared areas and criteria take everything below out of the maximum.
fn leave_out_below(frame: &Frame<'_>, nodes: &mut [NodeScore], leaves: &mut [LeafScore]) {
    for (index, node) in frame.pack.nodes.iter().enumerate() {
        if node.leaf().is_some() {
            continue;
        }
        let mut issues = Vec::new();
        let found = node_override(frame, node, frame.answers.node(&node.id), &mut issues);
        if matches!(found, Some(Override::Exempt(_) | Override::NotApplicable(_))) {
            for leaf in leaves.iter_mut().filter(|leaf| (index..node.end).contains(&leaf.node)) {
                leaf.state = State::LeftOut;
                leaf.claimed = None;
                leaf.points = Exact::ZERO;
                leaf.low = Exact::ZERO;
                leaf.high = Exact::ZERO;
                leaf.max = Points::ZERO;
                leaf.assumed = false;
                leaf.proven = true;
                leaf.issues.clear();
            }
        }
        if let Some(slot) = nodes.get_mut(index) {
            slot.issues = issues;
        }
    }
}

fn add(parent: &mut NodeScore, child: &NodeScore) {
    parent.points = parent.points.plus(&child.points);
    parent.low = parent.low.plus(&child.low);
    parent.high = parent.high.plus(&child.high);
    parent.applicable = parent.applicable.plus(child.applicable);
    parent.self_points = parent.self_points.plus(&child.self_points);
    parent.self_max = parent.self_max.plus(child.self_max);
    parent.assumed = parent.assumed.plus(&child.assumed);
    parent.open += child.open;
    parent.counted += child.counted;
    parent.unproven += child.unproven;
    parent.open_max = parent.open_max.plus(child.open_max);
}

impl NodeScore {
    fn values_mut(&mut self) -> [&mut Exact; 5] {
        [&mut self.points, &mut self.low, &mut self.high, &mut self.self_points, &mut self.assumed]
    }

    fn limit_to(&mut self, most: &Exact) {
        for value in self.values_mut() {
            *value = std::mem::take(value).min(most);
        }
    }
}

/// The cap, knock-outs, typed points and the rounding of a sum whose children are in.
fn finish_sum(frame: &Frame<'_>, node: &Node, index: usize, nodes: &mut [NodeScore]) {
    let Some(slot) = nodes.get_mut(index) else { return };
    slot.left_out = slot.counted == 0;
    if slot.left_out {
        return;
    }
    if node.role != Role::Scale && node.parent.is_none() {
        // A bonus or penalty block counts up to its own cap, whatever its lines add up to.
        let most = slot.applicable.clamp_to(Points::ZERO, node.max);
        slot.applicable = most;
        slot.limit_to(&most.into());
        slot.self_max = slot.self_max.clamp_to(Points::ZERO, most);
        slot.open_max = slot.open_max.clamp_to(Points::ZERO, most);
    }
    let answer = frame.answers.node(&node.id);
    if let Some(Override::KnockedOut(_, to)) = node_override(frame, node, answer, &mut Vec::new()) {
        slot.limit_to(&to.into());
        slot.open_max = Points::ZERO;
        return;
    }
    let mut issues = std::mem::take(&mut slot.issues);
    if let Some(Ok(typed)) = typed_over(node, answer, slot.applicable, &mut issues) {
        let backed = typed == Points::ZERO || is_backed(frame, answer);
        slot.points = typed.into();
        slot.high = typed.into();
        slot.low = if backed { typed.into() } else { Exact::ZERO };
        slot.self_points = typed.into();
        slot.self_max = slot.applicable;
        slot.assumed = Exact::ZERO;
        slot.open = 0;
        slot.open_max = Points::ZERO;
        slot.unproven = u32::from(!backed);
        slot.typed = true;
        if !backed {
            issues.push(Issue::EvidenceMissing);
        }
    }
    slot.issues = issues;
    if node.depth == 0
        && let Some(rounding) = frame.pack.rounding.area
    {
        let most = slot.applicable.into();
        for value in slot.values_mut() {
            *value = value.round(rounding).into();
        }
        slot.limit_to(&most);
        slot.self_points = std::mem::take(&mut slot.self_points).min(&slot.self_max.into());
    }
}

/// Sums of the roots of one role.
fn sum_roots(frame: &Frame<'_>, nodes: &[NodeScore], role: Role) -> NodeScore {
    let mut sum = NodeScore::default();
    for index in frame.pack.roots() {
        if frame.pack.nodes.get(index).is_some_and(|node| node.role == role)
            && let Some(node) = nodes.get(index)
        {
            add(&mut sum, node);
        }
    }
    sum
}

fn total(frame: &Frame<'_>, nodes: &[NodeScore], leaves: &[LeafScore]) -> (Totals, bool) {
    let pack = frame.pack;
    let setup = &frame.answers.setup;
    let scale = sum_roots(frame, nodes, Role::Scale);
    let bonus = sum_roots(frame, nodes, Role::Bonus);
    let penalty = sum_roots(frame, nodes, Role::Penalty);
    let rescale = setup.no_survey && pack.without_survey == WithoutSurvey::Rescale;
    let out_of = if rescale && scale.applicable != Points::ZERO { pack.scale } else { scale.applicable };
    let scaled = |value: &Exact| if rescale { value.scaled(pack.scale, scale.applicable) } else { value.clone() };
    let most = out_of.plus(bonus.applicable);
    let whole = |on_scale: &Exact, plus: &Exact, less: &Exact| {
        let value = scaled(on_scale).plus(plus).minus(less).max(&Exact::ZERO);
        match pack.rounding.total {
            Some(rounding) => Exact::from(value.round(rounding)).min(&most.into()),
            None => value,
        }
    };
    let (loss, loss_unreadable) = match parse_typed(&setup.expected_loss, Field::POINTS) {
        Ok(loss) => (Points::from_decimal(loss.unwrap_or_default()), false),
        Err(_) => (Points::ZERO, true),
    };
    // At worst every penalty still open is taken off, at best none is.
    let low = whole(&scale.low, &bonus.low, &penalty.high);
    let high = whole(&scale.high, &bonus.high, &penalty.low);
    let points = whole(&scale.points, &bonus.points, &penalty.points.plus(&loss.into())).max(&low).min(&high);
    let percent = |value: &Exact| value.scaled(Points::from_decimal(100.into()), out_of);
    let shown: Rounding = pack.rounding.percent.unwrap_or(SHOWN);
    let count = |keep: fn(&LeafScore) -> bool| u32::try_from(leaves.iter().filter(|l| keep(l)).count()).unwrap_or(0);
    let totals = Totals {
        assumed: scaled(&scale.assumed).plus(&bonus.assumed),
        self_points: scale.self_points,
        self_max: scale.self_max,
        percent: percent(&points).round(shown),
        percent_low: percent(&low).round(shown),
        percent_high: percent(&high).round(shown),
        points,
        low,
        high,
        out_of,
        most,
        bonus: bonus.points,
        penalty: penalty.points,
        loss,
        open: scale.open + bonus.open + penalty.open,
        open_max: scale.open_max,
        unproven: scale.unproven + bonus.unproven,
        invalid: count(|leaf| leaf.state == State::Invalid),
    };
    (totals, loss_unreadable)
}
