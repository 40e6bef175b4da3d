//! Small steps around the search: ranks worth aiming at, and what the survey is
//! taken to give now.

use crate::base::decimal::{Fraction, Mode, Points, Rounding};
use crate::engine::rank::Ranking;
use crate::engine::score::{Scorecard, State};
use crate::pack::rule::{Measure, Rule};
use crate::pack::{Leaf, Pack, ScoredBy};
use rust_decimal::Decimal;

/// The better ranks that are certain in a list, nearest first, at most `most`:
/// each with the index of the row that holds it, of equal ones the last.
#[must_use]
pub fn steps_to_better_ranks(ranking: &Ranking, most: usize) -> Vec<(u32, usize)> {
    let Some(own) = &ranking.own else { return Vec::new() };
    let Some(now) = ranking.rows.get(own.row).map(|row| row.rank) else { return Vec::new() };
    let mut found: Vec<(u32, usize)> = Vec::new();
    for (at, row) in ranking.rows.iter().enumerate().take(own.row).rev() {
        let rank = row.rank.worst;
        if rank < now.worst && found.last().is_none_or(|(last, _)| rank < *last) {
            found.push((rank, at));
        }
        if found.len() == most {
            break;
        }
    }
    found
}

/// Whether a leaf is a survey result given as one number, so that a common
/// result of the survey can be tried on it.
#[must_use]
pub const fn takes_survey(leaf: &Leaf) -> bool {
    matches!(leaf.scored_by, ScoredBy::Survey)
        && matches!(leaf.rule, Rule::Index { .. } | Rule::Steps { measure: Measure::Quantity(_), .. })
}

/// What the survey leaves give now, in whole percent of their maximum; `None`
/// when none of them counts.
#[must_use]
pub fn survey_share(pack: &Pack, card: &Scorecard) -> Option<Points> {
    let is_survey = |node: usize| pack.nodes.get(node).and_then(|node| node.leaf()).is_some_and(takes_survey);
    let counted = card.leaves.iter().filter(|leaf| leaf.state != State::LeftOut && is_survey(leaf.node));
    let (points, max) = counted.fold((Points::ZERO, Points::ZERO), |(points, max), leaf| {
        (points.plus(leaf.points.shown()), max.plus(leaf.max))
    });
    let share = Fraction::of(points.decimal(), Decimal::ONE_HUNDRED, max.decimal())?;
    Some(share.round(Rounding { places: 0, mode: Mode::HalfUp }))
}
