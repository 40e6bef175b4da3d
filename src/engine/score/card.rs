//! What scoring gives: the result of every node, of the whole, and the class.

use super::issue::Issue;
use super::leaf::LeafScore;
use crate::base::decimal::{Exact, Mode, Points, Rounding};
use crate::pack::Pack;

/// Two decimals, half-up: how figures are shown where a pack names no rounding.
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
    /// Points that may come above the applicable maximum, from lines whose bonus
    /// overflows into the total.
    pub over: Points,
    /// True when the whole node is left out of the maximum.
    pub left_out: bool,
    /// Points typed on the node itself stand in for its children.
    pub typed: bool,
    /// Issues of a sum; those of a leaf are in its [`LeafScore`].
    pub issues: Vec<Issue>,
}

/// The figures of the whole pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Self-scored points and their applicable maximum.
    pub self_points: Exact,
    /// Applicable maximum of the leaves that the body scores itself.
    pub self_max: Points,
    /// Projected total, rounded as the pack says.
    pub points: Exact,
    /// Certain total.
    pub low: Exact,
    /// Possible total.
    pub high: Exact,
    /// What the total is out of: the applicable maximum, or the scale after a
    /// rescale without survey.
    pub out_of: Points,
    /// The most that any total can be: [`Totals::out_of`], the applicable bonus and
    /// what lines may give above their maximum.
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
    /// Class; none when the pack has no classes for the cohort, or there is
    /// nothing that a percentage could be of.
    pub class: Option<Classification>,
    /// True when the expected loss could not be read and was not used.
    pub loss_unreadable: bool,
}

impl NodeScore {
    /// The index of the node, points ÷ applicable maximum, in percent as the pack
    /// prints it; none when it is left out.
    #[must_use]
    pub fn percent(&self, pack: &Pack) -> Option<Points> {
        let shown = pack.rounding.percent.unwrap_or(SHOWN);
        (self.applicable != Points::ZERO).then(|| self.points.percent_of(self.applicable, shown))
    }
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

/// The classification of a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classification {
    /// Which of the pack's class lists holds, by its index.
    pub list: usize,
    /// Class of what is certain.
    pub certain: usize,
    /// Class of the projection.
    pub projected: usize,
    /// Class still possible.
    pub possible: usize,
    /// The way to the class above the projected one; none for the best.
    pub next: Option<NextClass>,
}

/// The way to a better class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextClass {
    /// Index of the class in [`Classes::classes`].
    pub class: usize,
    /// Points missing on the total, at the decimals of the total; zero when
    /// only conditions are missing.
    pub missing: Points,
    /// Nodes whose share is below a condition of that class.
    pub conditions: Vec<usize>,
    /// True when a veto that holds bars that class.
    pub vetoed: bool,
}
