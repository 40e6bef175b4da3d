//! Answers and their scores, kept in step edit by edit.
//!
//! The one way from answers to scores: a range of nodes is scored leaf by leaf,
//! summed from its end, and then the nodes above it and the total follow.
//! `evaluate` takes the whole pack as that range; after an edit it is one node.
//! This is enough because the score of a leaf looks at its own answer, at the
//! setup, at the register of documents and at whether something above it is left
//! out, and that of a sum at its own answer and its children.

use super::classify::classify;
use super::leaf::{Frame, LeafScore, State, blank, give, score_leaf};
use super::links;
use super::rollup::{of_leaf, score_sum, takes_out, total};
use super::trace::NoTrace;
use super::{Classification, NodeScore, Scorecard, Totals};
use crate::answer::{Answer, Answers};
use crate::pack::{Pack, ScoredBy};
use std::borrow::Borrow;

/// The scores of a whole set of answers.
pub(super) fn card_of(frame: &Frame<'_>) -> Scorecard {
    Scores::of(frame).card
}

/// A score card with what is needed to change it.
#[derive(Clone, Debug)]
struct Scores {
    card: Scorecard,
    /// By node: everything below it is left out.
    out: Vec<bool>,
}

impl Scores {
    fn of(frame: &Frame<'_>) -> Self {
        let pack = frame.pack;
        let nodes = vec![NodeScore::default(); pack.nodes.len()];
        let leaves: Vec<LeafScore> = pack.leaves().map(|(idx, ..)| blank(idx, State::Open, Vec::new())).collect();
        let (totals, loss_unreadable) = total(frame, &nodes, &leaves);
        let card = Scorecard { nodes, leaves, totals, class: None, loss_unreadable };
        let mut scores = Self { card, out: vec![false; pack.nodes.len()] };
        scores.score(frame, 0, pack.nodes.len());
        scores
    }

    /// Scores the nodes `from .. end`, which are one node with all below it or
    /// the whole pack, and what follows from them.
    fn score(&mut self, frame: &Frame<'_>, from: usize, end: usize) {
        let pack = frame.pack;
        // What is limited across lines follows from all of them.
        let (from, end) = if pack.links.is_empty() { (from, end) } else { (0, pack.nodes.len()) };
        let mut at = self.card.leaves.partition_point(|leaf| leaf.node < from);
        for (index, node) in pack.nodes.iter().enumerate().take(end).skip(from) {
            let below_out = node.parent.is_some_and(|parent| self.out.get(parent) == Some(&true));
            let Some(leaf) = node.leaf() else {
                if let Some(out) = self.out.get_mut(index) {
                    *out = below_out || takes_out(frame, node);
                }
                continue;
            };
            let score = if below_out {
                blank(index, State::LeftOut, Vec::new())
            } else {
                let mut score = score_leaf(frame, index, node, leaf, &mut NoTrace);
                if let Some(points) = frame.given.and_then(|given| given.get(&index)) {
                    give(&mut score, *points, node);
                }
                score
            };
            if let (Some(slot), Some(kept)) = (self.card.nodes.get_mut(index), self.card.leaves.get_mut(at)) {
                *slot = of_leaf(&score, leaf.scored_by == ScoredBy::Body, leaf.rule.bounds(node.max).1);
                *kept = score;
            }
            at += 1;
        }
        if !pack.links.is_empty() {
            self.limit(pack);
        }
        // Children stand behind their parents.
        for index in (from..end).rev() {
            self.sum(frame, index);
        }
        let mut above = pack.nodes.get(from).and_then(|node| node.parent);
        while let Some(index) = above {
            self.sum(frame, index);
            above = pack.nodes.get(index).and_then(|node| node.parent);
        }
        let card = &mut self.card;
        (card.totals, card.loss_unreadable) = total(frame, &card.nodes, &card.leaves);
        let setup = &frame.answers.setup;
        card.class = classify(pack, &setup.cohort, &setup.vetoes, &card.totals, &card.nodes);
    }

    fn limit(&mut self, pack: &Pack) {
        links::limit(pack, &mut self.card.leaves);
        for score in &self.card.leaves {
            let Some((node, leaf)) = pack.nodes.get(score.node).and_then(|node| Some((node, node.leaf()?))) else {
                continue;
            };
            if let Some(slot) = self.card.nodes.get_mut(score.node) {
                *slot = of_leaf(score, leaf.scored_by == ScoredBy::Body, leaf.rule.bounds(node.max).1);
            }
        }
    }

    fn sum(&mut self, frame: &Frame<'_>, index: usize) {
        let Some(node) = frame.pack.nodes.get(index).filter(|node| node.leaf().is_none()) else { return };
        let sum = score_sum(frame, index, node, &self.card.nodes);
        if let Some(slot) = self.card.nodes.get_mut(index) {
            *slot = sum;
        }
    }
}

/// What an edit of one leaf changes, as it was before.
struct Snapshot {
    /// The leaf and the nodes above it.
    nodes: Vec<(usize, NodeScore)>,
    leaf: (usize, LeafScore),
    totals: Totals,
    class: Option<Classification>,
}

impl Scores {
    /// `None` where `index` is no leaf.
    fn keep(&self, pack: &Pack, index: usize) -> Option<Snapshot> {
        let card = &self.card;
        let at = card.leaves.binary_search_by_key(&index, |leaf| leaf.node).ok()?;
        let path = std::iter::successors(Some(index), |at| pack.nodes.get(*at)?.parent);
        Some(Snapshot {
            nodes: path.filter_map(|at| Some((at, card.nodes.get(at)?.clone()))).collect(),
            leaf: (at, card.leaves.get(at)?.clone()),
            totals: card.totals.clone(),
            class: card.class.clone(),
        })
    }

    fn put_back(&mut self, kept: Snapshot) {
        let card = &mut self.card;
        for (at, node) in kept.nodes {
            if let Some(slot) = card.nodes.get_mut(at) {
                *slot = node;
            }
        }
        let (at, leaf) = kept.leaf;
        if let Some(slot) = card.leaves.get_mut(at) {
            *slot = leaf;
        }
        (card.totals, card.class) = (kept.totals, kept.class);
    }
}

/// Answers with their scores, for changing one answer after another.
///
/// At any time [`LiveScore::card`] equals [`evaluate`](super::evaluate) of
/// [`LiveScore::answers`]. An edit costs one leaf, the sums above it and the total.
///
/// # Example
/// ```no_run
/// # use cchc::{answer::Answers, pack::Pack, engine::score::{LiveScore, evaluate}};
/// # fn try_on(pack: &Pack, answers: Answers, leaf: usize) {
/// let mut sheet = LiveScore::new(pack, answers);
/// sheet.edit(leaf, |answer| {
///     answer.values.insert("answer".to_owned(), "yes".to_owned());
/// });
/// assert_eq!(*sheet.card(), evaluate(pack, sheet.answers()));
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct LiveScore<P> {
    pack: P,
    answers: Answers,
    scores: Scores,
}

impl<P: Borrow<Pack>> LiveScore<P> {
    /// Scores the answers.
    pub fn new(pack: P, answers: Answers) -> Self {
        let scores = Scores::of(&Frame::new(pack.borrow(), &answers));
        Self { pack, answers, scores }
    }

    /// The answers as they stand.
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Their scores.
    pub const fn card(&self) -> &Scorecard {
        &self.scores.card
    }

    /// Changes the answer of the node at `index`; no such node: nothing happens.
    pub fn edit(&mut self, index: usize, change: impl FnOnce(&mut Answer)) {
        let Some(node) = self.pack.borrow().nodes.get(index) else { return };
        match self.answers.nodes.get_mut(&*node.id) {
            Some(answer) => change(answer),
            None => change(self.answers.node_mut(&node.id)),
        }
        self.rescore(index);
    }

    /// Puts another answer in and gives back the one that stood there, blank
    /// where nothing did.
    pub fn set(&mut self, index: usize, mut answer: Answer) -> Answer {
        self.edit(index, |slot| std::mem::swap(slot, &mut answer));
        answer
    }

    /// What `see` makes of the scores with another answer in the place of one;
    /// after it the sheet is as before.
    pub fn what_if<R>(&mut self, index: usize, answer: Answer, see: impl FnOnce(&Scorecard) -> R) -> R {
        if !self.pack.borrow().links.is_empty() {
            let kept = self.scores.clone();
            let before = self.set(index, answer);
            let seen = see(&self.scores.card);
            let node = self.pack.borrow().nodes.get(index);
            if let Some(slot) = node.and_then(|node| self.answers.nodes.get_mut(&*node.id)) {
                *slot = before;
            }
            self.scores = kept;
            return seen;
        }
        let kept = self.scores.keep(self.pack.borrow(), index);
        let before = self.set(index, answer);
        let seen = see(&self.scores.card);
        match kept {
            Some(kept) => {
                let node = self.pack.borrow().nodes.get(index);
                if let Some(slot) = node.and_then(|node| self.answers.nodes.get_mut(&*node.id)) {
                    *slot = before;
                }
                self.scores.put_back(kept);
            }
            None => {
                self.set(index, before);
            }
        }
        seen
    }

    /// Brings the sheet to other answers; where the setup and the documents are
    /// the same, only what differs is scored.
    pub fn follow(&mut self, answers: &Answers) {
        let pack = self.pack.borrow();
        let own = &mut self.answers;
        if own.setup != answers.setup || own.documents != answers.documents {
            own.clone_from(answers);
            self.scores = Scores::of(&Frame::new(pack, own));
            return;
        }
        let gone = |id: &String| !answers.nodes.contains_key(id);
        let mut changed: Vec<String> = own.nodes.keys().filter(|id| gone(id)).cloned().collect();
        let differs = |(id, answer): &(&String, &Answer)| own.nodes.get(*id) != Some(*answer);
        changed.extend(answers.nodes.iter().filter(differs).map(|(id, _)| id.clone()));
        for id in &changed {
            match answers.nodes.get(id) {
                Some(answer) => own.nodes.insert(id.clone(), answer.clone()),
                None => own.nodes.remove(id),
            };
        }
        let indices: Vec<usize> = changed.iter().filter_map(|id| pack.index_of(id)).collect();
        match *indices {
            [] => {}
            [one] => self.rescore(one),
            _ => self.scores.score(&Frame::new(pack, own), 0, pack.nodes.len()),
        }
    }

    fn rescore(&mut self, index: usize) {
        let pack = self.pack.borrow();
        let end = pack.nodes.get(index).map_or(index, |node| node.end);
        self.scores.score(&Frame::new(pack, &self.answers), index, end);
    }
}
