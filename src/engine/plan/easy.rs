//! Where points are still to be had, and where the class turns with what the
//! body does not decide.

use super::fitting::Fitting;
use super::{Effort, Efforts, Move};
use crate::answer::Answers;
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::{Exact, Points, Quantity};
use crate::engine::score::{Scorecard, State, evaluate};
use crate::pack::rule::{Measure, Rule};
use crate::pack::{Pack, Role, ScoredBy};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A leaf that does not have its maximum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EasyLeaf {
    /// Index of the node.
    pub leaf: usize,
    /// Points to its maximum; for a penalty, points taken off now.
    pub missing: Exact,
    /// The move that gains most per effort; of equal ones the one that gains
    /// most. None when nothing can be done.
    pub best: Option<Move>,
}

/// Leaves with points still to gain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EasyPoints {
    /// The body's own, most points first.
    pub own: Vec<EasyLeaf>,
    /// Indices of [`EasyPoints::own`] by points per effort, best first; only
    /// leaves with a move.
    pub by_effort: Vec<usize>,
    /// Given by a survey, an index made elsewhere or the council, most points first.
    pub others: Vec<EasyLeaf>,
}

/// Gain per effort of `a` against `b`, without dividing; no effort counts best.
fn per_effort(a: &Move, b: &Move) -> Ordering {
    let times = |gain: &Exact, effort: u32| gain.scaled(Points::from_decimal(effort.into()), Points::step(0));
    times(&a.gain, b.effort).compare(&times(&b.gain, a.effort)).then_with(|| a.gain.compare(&b.gain))
}

/// "Điểm dễ lấy": the leaves that still have points to give, by points and by
/// points per effort; those given by others apart. Equal ones in document order.
#[must_use]
pub fn easy_points(pack: &Pack, answers: &Answers, card: &Scorecard, efforts: &Efforts) -> EasyPoints {
    let mut fitting = Fitting::new(pack, answers);
    let mut found = EasyPoints::default();
    for score in card.leaves.iter().filter(|score| score.state != State::LeftOut) {
        let Some((node, leaf)) = pack.nodes.get(score.node).and_then(|node| Some((node, node.leaf()?))) else {
            continue;
        };
        let full = Exact::from(score.max);
        let missing = if node.role == Role::Penalty { score.points.clone() } else { full.minus(&score.points) };
        if missing.compare(&Exact::ZERO) != Ordering::Greater {
            continue;
        }
        let mut easy = EasyLeaf { leaf: score.node, missing, best: None };
        if leaf.scored_by != ScoredBy::Body {
            found.others.push(easy);
            continue;
        }
        let effort = efforts.get(&*node.id).unwrap_or(&Effort::Normal(1));
        if *effort != Effort::Impossible {
            let moves = fitting.moves(card, score).into_iter().enumerate();
            let priced = moves.map(|(at, (one, _))| {
                let effort = match effort {
                    Effort::Normal(n) | Effort::Required(n) => *n,
                    Effort::Each(list) => list.get(at).or(list.last()).copied().unwrap_or(1),
                    Effort::Impossible => 0,
                };
                Move { effort, ..one }
            });
            easy.best = priced.max_by(per_effort);
        }
        found.own.push(easy);
    }
    let most_first = |a: &EasyLeaf, b: &EasyLeaf| b.missing.compare(&a.missing).then(a.leaf.cmp(&b.leaf));
    found.own.sort_small_by(most_first);
    found.others.sort_small_by(most_first);
    let mut by_effort: Vec<(usize, &Move)> =
        found.own.iter().enumerate().filter_map(|(at, easy)| Some((at, easy.best.as_ref()?))).collect();
    by_effort.sort_small_by(|(_, a), (_, b)| per_effort(b, a).then(a.leaf.cmp(&b.leaf)));
    found.by_effort = by_effort.into_iter().map(|(at, _)| at).collect();
    found
}

/// A value from which on something is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<T> {
    /// The first value with it: percent of the survey, or points of loss.
    pub from: Points,
    /// What holds from there on.
    pub now: T,
}

/// Where the result of a monotone function of `0, 0.01 … most` changes, the
/// first value included; each change found by halves.
pub fn changes<T: PartialEq>(most: Points, mut result: impl FnMut(Points) -> T) -> Vec<Change<T>> {
    let at = |step: i64| Points::from_decimal(Decimal::new(step, 2).normalize());
    let last = super::curve::to_integer(most.decimal(), 2);
    let last = i64::try_from(last).unwrap_or(i64::MAX).max(0);
    let end = result(at(last));
    let mut found = vec![Change { from: Points::ZERO, now: result(Points::ZERO) }];
    let mut from = 0;
    while let Some(current) = found.last()
        && current.now != end
    {
        let (mut same, mut other) = (from, last);
        while same + 1 < other {
            let middle = same + (other - same) / 2;
            if result(at(middle)) == current.now {
                same = middle;
            } else {
                other = middle;
            }
        }
        let now = result(at(other));
        found.push(Change { from: at(other), now });
        from = other;
    }
    found
}

/// Types a percentage of the best result into every survey leaf that takes one.
pub fn with_survey(pack: &Pack, answers: &mut Answers, percent: Points) {
    let reading = answers.setup.reading;
    for (_, node, leaf) in pack.leaves() {
        if leaf.scored_by != ScoredBy::Survey {
            continue;
        }
        let (input, out_of) = match &leaf.rule {
            Rule::Index { input, out_of } => (input, *out_of),
            Rule::Steps { measure: Measure::Quantity(input), .. } => (input, Quantity::HUNDRED),
            _ => continue,
        };
        let value = percent.decimal().saturating_mul(out_of.decimal()) / Decimal::ONE_HUNDRED;
        let places = u32::from(input.decimals);
        let value = super::curve::from_integer(super::curve::to_integer(value, places), places);
        let text = value.to_text().replace('.', ",");
        super::type_in(answers.node_mut(&node.id), reading, &[(input.id.clone(), text)]);
    }
}

fn class_of(pack: &Pack, answers: &Answers) -> Option<usize> {
    evaluate(pack, answers).class.map(|class| class.projected)
}

/// From which common result of all survey leaves, in percent by 0.01, which
/// class is projected; the first entry is the class at 0 %.
#[must_use]
pub fn survey_break_even(pack: &Pack, answers: &Answers) -> Vec<Change<Option<usize>>> {
    let mut tried = answers.clone();
    changes(Points::from_decimal(Decimal::ONE_HUNDRED), |percent| {
        with_survey(pack, &mut tried, percent);
        class_of(pack, &tried)
    })
}

/// From which expected loss, in points by 0.01 up to the whole total, which
/// class is projected; the first entry is the class without a loss.
#[must_use]
pub fn loss_break_even(pack: &Pack, answers: &Answers) -> Vec<Change<Option<usize>>> {
    let mut tried = answers.clone();
    tried.setup.expected_loss = String::new();
    let most = evaluate(pack, &tried).totals.points.shown();
    changes(most, |loss| {
        tried.setup.expected_loss = loss.to_text();
        class_of(pack, &tried)
    })
}
