//! From leaves to nodes to the total: sums, caps, bonus, penalty, the rescale
//! without survey, and the rounding steps above the leaf.

use super::leaf::{Frame, LeafScore, Override, State, is_backed, node_override, typed_over};
use super::{Issue, NodeScore, SHOWN, Totals};
use crate::base::decimal::{Exact, Field, Points, Rounding, parse_typed};
use crate::pack::{Node, Role, WithoutSurvey};
use std::cmp::Ordering;

/// Sums the children of a node and does to the sum what the pack and the answer
/// of the node say.
pub(super) fn score_sum(frame: &Frame<'_>, index: usize, node: &Node, nodes: &[NodeScore]) -> NodeScore {
    let mut sum = NodeScore::default();
    for child in frame.pack.children(index).filter_map(|child| nodes.get(child)) {
        add(&mut sum, child);
    }
    finish_sum(frame, node, &mut sum);
    sum
}

/// Whether the whole of a node leaves the maximum: exempt or declared so.
pub(super) fn takes_out(frame: &Frame<'_>, node: &Node) -> bool {
    let found = node_override(frame, node, frame.answers.node(&node.id), &mut Vec::new());
    matches!(found, Some(Override::Exempt(_) | Override::NotApplicable(_)))
}

/// A leaf as a node; `by_body` when the body scores it itself.
///
/// `highest` is what its rule can give at most.
pub(super) fn of_leaf(score: &LeafScore, by_body: bool, highest: Points) -> NodeScore {
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
        over: if left_out { Points::ZERO } else { highest.minus(score.max).clamp_to(Points::ZERO, highest) },
        left_out,
        typed: false,
        issues: Vec::new(),
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
    parent.over = parent.over.plus(child.over);
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
fn finish_sum(frame: &Frame<'_>, node: &Node, slot: &mut NodeScore) {
    let answer = frame.answers.node(&node.id);
    let mut issues = Vec::new();
    let found = node_override(frame, node, answer, &mut issues);
    slot.issues = issues;
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
        slot.over = Points::ZERO;
    }
    if let Some(Override::KnockedOut(_, to)) = found {
        slot.limit_to(&to.into());
        slot.open_max = Points::ZERO;
        slot.over = Points::ZERO;
        return;
    }
    if let Some(Ok(typed)) = typed_over(node, answer, (Points::ZERO, slot.applicable), &mut slot.issues) {
        let backed = typed == Points::ZERO || is_backed(frame, answer);
        slot.points = typed.into();
        slot.high = typed.into();
        slot.low = if backed { typed.into() } else { Exact::ZERO };
        slot.self_points = typed.into();
        slot.self_max = slot.applicable;
        slot.assumed = Exact::ZERO;
        slot.open = 0;
        slot.open_max = Points::ZERO;
        slot.over = Points::ZERO;
        slot.unproven = u32::from(!backed);
        slot.typed = true;
        if !backed {
            slot.issues.push(Issue::EvidenceMissing);
        }
    }
    if node.depth == 0
        && let Some(rounding) = frame.pack.rounding.area
    {
        let most = slot.applicable.plus(slot.over).into();
        for value in slot.values_mut() {
            *value = value.round(rounding).into();
        }
        slot.limit_to(&most);
        slot.self_points = std::mem::take(&mut slot.self_points).min(&slot.self_max.plus(slot.over).into());
    }
}

/// The least number of millionths that is not below a value.
fn up(value: &Exact) -> Points {
    let down = value.shown();
    if value.compare(&down.into()) == Ordering::Greater { down.plus(Points::step(6)) } else { down }
}

/// The figures of the whole, and whether the expected loss is unreadable.
pub(super) fn total(frame: &Frame<'_>, nodes: &[NodeScore], leaves: &[LeafScore]) -> (Totals, bool) {
    let pack = frame.pack;
    let setup = &frame.answers.setup;
    let [mut scale, mut bonus, mut penalty] = [(); 3].map(|()| NodeScore::default());
    for index in pack.roots() {
        let (Some(node), Some(score)) = (pack.nodes.get(index), nodes.get(index)) else { continue };
        let sum = match node.role {
            Role::Scale => &mut scale,
            Role::Bonus => &mut bonus,
            Role::Penalty => &mut penalty,
        };
        add(sum, score);
    }
    let rescale = setup.no_survey && pack.without_survey == WithoutSurvey::Rescale;
    let out_of = if rescale && scale.applicable != Points::ZERO { pack.scale } else { scale.applicable };
    let scaled = |value: &Exact| if rescale { value.scaled(pack.scale, scale.applicable) } else { value.clone() };
    let most = out_of.plus(bonus.applicable).plus(up(&scaled(&scale.over.into())));
    let whole = |on_scale: &Exact, plus: &Exact, less: &Exact| {
        let value = scaled(on_scale).plus(plus).minus(less);
        let value = if pack.negative_total { value } else { value.max(&Exact::ZERO) };
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
    let high = whole(&scale.high, &bonus.high, &penalty.low).max(&low);
    let points = whole(&scale.points, &bonus.points, &penalty.points.plus(&loss.into())).max(&low).min(&high);
    let shown: Rounding = pack.rounding.percent.unwrap_or(SHOWN);
    let count = |keep: fn(&LeafScore) -> bool| u32::try_from(leaves.iter().filter(|l| keep(l)).count()).unwrap_or(0);
    let totals = Totals {
        assumed: scaled(&scale.assumed).plus(&bonus.assumed),
        self_points: scale.self_points,
        self_max: scale.self_max,
        percent: points.percent_of(out_of, shown),
        percent_low: low.percent_of(out_of, shown),
        percent_high: high.percent_of(out_of, shown),
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
