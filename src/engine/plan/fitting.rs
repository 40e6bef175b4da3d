//! Tries changes on: the moves of a leaf are those candidates that gain by the
//! engine.

use super::candidate::Candidate;
use super::ground::Ground;
use super::{Move, MoveKind, add_placeholder, link_placeholder, type_in};
use crate::answer::{Answer, Answers};
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::Exact;
use crate::engine::score::{LeafScore, Scorecard, State, calendar, evaluate, evaluate_leaf};
use crate::pack::{EvidencePolicy, Node, Pack, Role, ScoredBy};
use std::cmp::Ordering;

/// Most moves offered on one leaf.
pub const MOST_MOVES: usize = 6;

/// Answers that can be tried on.
pub(super) struct Fitting<'a> {
    pack: &'a Pack,
    answers: Answers,
    year: Option<i32>,
}

impl<'a> Fitting<'a> {
    pub(super) fn new(pack: &'a Pack, answers: &Answers) -> Self {
        let typed = answers.setup.year.trim();
        let year = if typed.is_empty() { Some(pack.years.1) } else { typed.parse().ok() };
        let mut answers = answers.clone();
        add_placeholder(&mut answers);
        Self { pack, answers, year }
    }

    /// Moves of a leaf whose score is `now`, by ascending gain; effort 1 each.
    /// With each the score of the leaf after it.
    pub(super) fn moves(&mut self, card: &Scorecard, now: &LeafScore) -> Vec<(Move, LeafScore)> {
        let Some(node) = self.pack.nodes.get(now.node) else { return Vec::new() };
        let Some(leaf) = node.leaf() else { return Vec::new() };
        let typed_over = std::iter::successors(node.parent, |at| self.pack.nodes.get(*at)?.parent)
            .any(|at| card.nodes.get(at).is_some_and(|above| above.typed));
        if leaf.scored_by != ScoredBy::Body || now.state == State::LeftOut || typed_over {
            return Vec::new();
        }
        // Beside others a line may count less than its rule gives.
        let limited = self.pack.links.iter().any(|link| link.lines.contains(&now.node));
        let alone = if limited { evaluate_leaf(self.pack, &self.answers, now.node) } else { None };
        let now = alone.as_ref().unwrap_or(now);
        let penalty = node.role == Role::Penalty;
        let before = self.answers.nodes.get(&*node.id).cloned();
        let gated = self.pack.evidence == EvidencePolicy::Zero && !penalty && !self.is_backed(before.as_ref());
        let ground = Ground {
            pack: self.pack,
            max: node.max,
            answer: before.as_ref(),
            reading: self.answers.setup.reading,
            year: self.year,
            calendar: calendar(self.pack, &self.answers),
            penalty,
        };
        let mut candidates = ground.candidates(&leaf.rule);
        if gated {
            candidates.insert(0, Candidate { values: Vec::new(), what: MoveKind::Evidence });
        }
        let mut found: Vec<(Move, LeafScore)> = Vec::new();
        for candidate in candidates {
            let mut answer = before.clone().unwrap_or_default();
            type_in(&mut answer, self.answers.setup.reading, &candidate.values);
            if gated {
                link_placeholder(&mut answer);
            }
            let Some(after) = self.score(node, now.node, answer) else { continue };
            let gain = if penalty { now.points.minus(&after.points) } else { after.points.minus(&now.points) };
            let gains = gain.compare(&Exact::ZERO) == Ordering::Greater;
            if after.state != State::Scored || after.max != now.max || !gains {
                continue;
            }
            let opens = now.state != State::Scored;
            let Candidate { values, what } = candidate;
            found.push((Move { leaf: now.node, values, evidence: gated, opens, gain, effort: 1, what }, after));
        }
        match before {
            Some(answer) => self.answers.nodes.insert(node.id.to_string(), answer),
            None => self.answers.nodes.remove(&*node.id),
        };
        thinned(found)
    }

    fn score(&mut self, node: &Node, index: usize, answer: Answer) -> Option<LeafScore> {
        match self.answers.nodes.get_mut(&*node.id) {
            Some(slot) => *slot = answer,
            None => {
                self.answers.nodes.insert(node.id.to_string(), answer);
            }
        }
        evaluate_leaf(self.pack, &self.answers, index)
    }

    fn is_backed(&self, answer: Option<&Answer>) -> bool {
        let known = |id: &str| self.answers.documents.iter().any(|document| document.id == id);
        answer.is_some_and(|answer| answer.evidence.iter().any(|link| known(&link.document)))
    }
}

/// Ascending by gain, one of each gain (the first made), at most [`MOST_MOVES`]
/// spread from the least to the most.
fn thinned(mut found: Vec<(Move, LeafScore)>) -> Vec<(Move, LeafScore)> {
    found.sort_small_by(|(a, _), (b, _)| a.gain.compare(&b.gain));
    found.dedup_by(|(later, _), (kept, _)| later.gain == kept.gain);
    let last = found.len().saturating_sub(1);
    if MOST_MOVES <= last {
        let keep: Vec<usize> = (0..MOST_MOVES).map(|n| n * last / (MOST_MOVES - 1)).collect();
        let mut at = 0;
        found.retain(|_| {
            at += 1;
            keep.contains(&(at - 1))
        });
    }
    found
}

/// What a leaf can still attain: at most [`MOST_MOVES`] moves by ascending gain.
/// Empty for leaves given by others, left out, fixed by a fact or by points
/// typed on it or above it, or with the maximum already.
#[must_use]
pub fn moves(pack: &Pack, answers: &Answers, leaf: usize) -> Vec<Move> {
    let card = evaluate(pack, answers);
    let Some(now) = card.leaf(leaf) else { return Vec::new() };
    Fitting::new(pack, answers).moves(&card, now).into_iter().map(|(one, _)| one).collect()
}
