//! The scoring engine: `evaluate(&Pack, &Answers) -> Scorecard`.
//!
//! Pure, total and deterministic: no clock, no storage, no sentence, no panic,
//! and the same result for the same input. Not answered is not zero: it is
//! open, and widens the range between what is certain and what is possible.

mod apply;
mod classify;
mod examples;
mod explain;
mod issue;
mod leaf;
mod ratio;
mod risk;
mod rollup;
mod sheet;
mod trace;

pub use classify::{Classification, NextClass};
pub use examples::check_examples;
pub use explain::explain;
pub use issue::{Issue, ReasonFor};
pub use leaf::{LeafScore, State, assumed_text, is_taken_out};
pub use risk::{Risk, RiskKind, risks};
pub use sheet::Sheet;
pub use trace::Step;

use crate::answer::Answers;
use crate::base::decimal::{Exact, Mode, Points, Rounding};
use crate::pack::Pack;
use std::collections::BTreeMap;

/// Two decimals, half-up: how figures are shown where a set names no rounding.
pub const SHOWN: Rounding = Rounding { places: 2, mode: Mode::HalfUp };

/// The result of one node, leaf or sum.
///
/// `low <= points <= high`; `applicable <= max` of the node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeScore {
    /// Counts in the projection.
    pub points: Exact,
    /// Certain.
    pub low: Exact,
    /// Possible.
    pub high: Exact,
    /// The maximum that applies to this body.
    pub applicable: Points,
    /// Points of the leaves that the body scores itself.
    pub self_points: Exact,
    /// Applicable maximum of those leaves.
    pub self_max: Points,
    /// Points that others give and that are only assumed here.
    pub assumed: Exact,
    /// Leaves below it, itself included, that are neither scored nor left out.
    pub open: u32,
    /// Leaves below it, itself included, that are scored or open.
    pub counted: u32,
    /// Leaves that lack the evidence the policy asks for.
    pub unproven: u32,
    /// Maximum of the open leaves that the body scores itself.
    pub open_max: Points,
    /// True when the whole node is left out of the maximum.
    pub left_out: bool,
    /// Points typed on the node itself stand in for its children.
    pub typed: bool,
    /// Issues of a sum; those of a leaf are in its [`LeafScore`].
    pub issues: Vec<Issue>,
}

/// The figures of the whole set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Self-scored points and their applicable maximum.
    pub self_points: Exact,
    /// Applicable maximum of the leaves that the body scores itself.
    pub self_max: Points,
    /// Projected total, rounded as the set says.
    pub points: Exact,
    /// Certain total.
    pub low: Exact,
    /// Possible total.
    pub high: Exact,
    /// What the total is out of: the applicable maximum, or the scale after a
    /// rescale without survey.
    pub out_of: Points,
    /// The most that any total can be: [`Totals::out_of`] and the applicable bonus.
    pub most: Points,
    /// Index in percent of the projection, rounded for printing.
    pub percent: Points,
    /// Index of what is certain.
    pub percent_low: Points,
    /// Index of what is possible.
    pub percent_high: Points,
    /// Points from bonus blocks in the projection.
    pub bonus: Exact,
    /// Points taken off by penalty blocks in the projection.
    pub penalty: Exact,
    /// Points of the projection that others give and that are only assumed:
    /// survey, external, council; penalties apart.
    pub assumed: Exact,
    /// Expected appraisal loss, as entered. It never takes the projection below
    /// what is certain.
    pub loss: Points,
    /// Open leaves, whoever scores them.
    pub open: u32,
    /// Maximum of the open leaves that the body scores itself.
    pub open_max: Points,
    /// Leaves that lack evidence.
    pub unproven: u32,
    /// Leaves with something unreadable.
    pub invalid: u32,
}

/// Everything that follows from a pack and answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard {
    /// By node index, as in [`Pack::nodes`].
    pub nodes: Vec<NodeScore>,
    /// Leaves in document order.
    pub leaves: Vec<LeafScore>,
    /// The whole.
    pub totals: Totals,
    /// Class; none when the set has no classes for the cohort, or there is
    /// nothing that a percentage could be of.
    pub class: Option<Classification>,
    /// True when the expected loss could not be read and was not used.
    pub loss_unreadable: bool,
}

/// Scores a set of answers.
///
/// Every node is in the result. Wrong or missing answers become issues on their
/// node; the rest is still scored. Where one answer after the other changes, a
/// [`Sheet`] gives the same at a fraction of the work.
#[must_use]
pub fn evaluate(pack: &Pack, answers: &Answers) -> Scorecard {
    sheet::card_of(&leaf::Frame::new(pack, answers))
}

/// Scores one leaf alone, without what stands above it: an area that does not
/// apply, or that a fact fixes, is not looked at. `None` when the node at
/// `index` is no leaf.
#[must_use]
pub fn evaluate_leaf(pack: &Pack, answers: &Answers, index: usize) -> Option<LeafScore> {
    let node = pack.nodes.get(index)?;
    let frame = leaf::Frame::new(pack, answers);
    Some(leaf::score_leaf(&frame, index, node, node.leaf()?, &mut trace::NoTrace))
}

impl NodeScore {
    /// The index of the node, points ÷ applicable maximum, in percent as the set
    /// prints it; none when it is left out.
    #[must_use]
    pub fn percent(&self, pack: &Pack) -> Option<Points> {
        let shown = pack.rounding.percent.unwrap_or(SHOWN);
        (self.applicable != Points::ZERO).then(|| self.points.percent_of(self.applicable, shown))
    }
}

/// Scores a set of answers in which some leaves were given points by others, as
/// in an appraisal: `given` holds points by the node index of a leaf.
///
/// A given leaf counts as scored with exactly these points, within zero and its
/// maximum, whatever was answered; sums, caps, roundings and classes above it
/// follow as always. Points typed on a node above a given leaf no longer stand in
/// for it.
#[must_use]
pub fn evaluate_given(pack: &Pack, answers: &Answers, given: &BTreeMap<usize, Points>) -> Scorecard {
    let mut answers = answers.clone();
    for (idx, node) in pack.nodes.iter().enumerate() {
        let has_given = node.leaf().is_none() && given.range(idx..node.end).next().is_some();
        if has_given && let Some(answer) = answers.nodes.get_mut(&*node.id) {
            answer.typed_points.clear();
        }
    }
    sheet::card_of(&leaf::Frame { given: Some(given), ..leaf::Frame::new(pack, &answers) })
}

impl Scorecard {
    /// The result of a leaf by its node index.
    #[must_use]
    pub fn leaf(&self, node: usize) -> Option<&LeafScore> {
        self.leaves.binary_search_by_key(&node, |leaf| leaf.node).ok().and_then(|at| self.leaves.get(at))
    }

    /// Issues of a node, leaf or sum.
    #[must_use]
    pub fn issues(&self, node: usize) -> &[Issue] {
        match self.leaf(node) {
            Some(leaf) => &leaf.issues,
            None => self.nodes.get(node).map_or(&[], |node| &node.issues),
        }
    }
}
