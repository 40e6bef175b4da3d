//! The scoring engine: `evaluate(&Pack, &Answers) -> Scorecard`.
//!
//! Pure, total and deterministic: no clock, no storage, no sentence, no panic,
//! and the same result for the same input. Not answered is not zero: it is
//! open, and widens the range between what is certain and what is possible.

mod apply;
mod card;
mod classify;
mod composed;
mod context;
mod examples;
mod explain;
mod issue;
mod leaf;
mod links;
mod ratio;
mod risk;
mod rollup;
mod sheet;
mod trace;

pub use card::{Classification, NextClass, NodeScore, SHOWN, Scorecard, Totals};
pub use examples::check_examples;
pub use explain::explain;
pub use issue::{Issue, ReasonFor};
pub use leaf::{LeafScore, State, assumed_text, calendar, is_taken_out};
pub use risk::{Risk, RiskKind, risks};
pub use sheet::LiveScore;
pub use trace::{Step, Term};

use crate::answer::Answers;
use crate::base::decimal::Points;
use crate::pack::Pack;
use std::collections::BTreeMap;

/// Scores a set of answers.
///
/// Every node is in the result. Wrong or missing answers become issues on their
/// node; the rest is still scored. Where one answer after the other changes, a
/// [`LiveScore`] gives the same at a fraction of the work.
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
