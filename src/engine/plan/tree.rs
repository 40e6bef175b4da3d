//! The pack as the search sees it: what each node does to the sum of its
//! children, as the engine does it (`score::rollup`), and the total.

use super::choice::{Choice, join_all, leaf_states};
use super::slot::Slot;
use super::states::{Arena, Mode, State, Value, unbeaten};
use crate::answer::Answers;
use crate::base::decimal::{Exact, Points, Rounding};
use crate::engine::score::{LeafScore, Scorecard};
use crate::pack::{ClassCondition, Node, Pack, Role, WithoutSurvey, knock_out_key};
use std::cmp::Ordering;

/// What is searched.
pub(super) struct Tree<'a> {
    pub pack: &'a Pack,
    pub answers: &'a Answers,
    pub card: &'a Scorecard,
    /// In document order.
    pub slots: &'a [Slot],
    /// Shares of nodes that must be reached.
    pub conditions: &'a [ClassCondition],
}

/// What a node does to the sum of its children.
struct Own {
    at_most: Option<Points>,
    rounding: Option<Rounding>,
    /// No rounding passes it.
    applicable: Points,
}

impl Own {
    fn of(&self, sum: &Exact) -> Exact {
        let capped = self.at_most.map_or_else(|| sum.clone(), |most| sum.clone().min(&most.into()));
        match self.rounding {
            Some(rounding) => Exact::from(capped.round(rounding)).min(&self.applicable.into()),
            None => capped,
        }
    }
}

/// A leaf's projected and certain value, in the direction in which more is better.
fn worth(score: &LeafScore, role: Role) -> (Exact, Exact) {
    match role {
        Role::Scale | Role::Bonus => (score.points.clone(), score.low.clone()),
        Role::Penalty => (turned(&score.points), turned(&score.high)),
    }
}

fn turned(value: &Exact) -> Exact {
    Exact::ZERO.minus(value)
}

/// What every leaf is worth, projected and certain, as numbers of the search.
pub(super) struct Worths<V> {
    /// As it stands, by the order of the leaves in the score card.
    now: Vec<(V, V)>,
    /// After each move, by slot.
    after: Vec<Vec<(V, V)>>,
}

impl Tree<'_> {
    /// Every worth at a scale; `None` when one does not fit it.
    pub(super) fn worths<V: Value>(&self, scale: i128) -> Option<Worths<V>> {
        let role = |leaf: &LeafScore| self.pack.nodes.get(leaf.node).map_or(Role::Scale, |node| node.role);
        let cast = |score: &LeafScore| self.cast::<V>(worth(score, role(score)), scale);
        let after = self.slots.iter().map(|slot| slot.moves.iter().map(|(_, after)| cast(after)).collect());
        Some(Worths {
            now: self.card.leaves.iter().map(cast).collect::<Option<_>>()?,
            after: after.collect::<Option<_>>()?,
        })
    }

    /// Without an expected loss the certain value decides nothing.
    pub(super) fn watches_low(&self) -> bool {
        self.card.totals.loss != Points::ZERO
    }

    /// Whether something between the leaves that can change and the total cuts
    /// off or rounds, so that different sums may come to the same.
    pub(super) fn flattens(&self) -> bool {
        let sums = self.pack.nodes.iter().enumerate().filter(|(_, node)| node.leaf().is_none());
        let cuts = |node: &Node| {
            self.is_struck(node).is_some()
                || (node.role != Role::Scale && node.parent.is_none())
                || node.depth == 0 && !self.is_fine_enough(self.pack.rounding.area)
        };
        sums.filter(|(index, node)| self.has_slot(*index, node)).any(|(_, node)| cuts(node))
            || self.rescales() && self.pack.rounding.total.is_some()
            || !self.is_fine_enough(self.pack.rounding.total)
            || self.watches_low()
    }

    /// Whether no value of a leaf has more decimals than are kept.
    fn is_fine_enough(&self, rounding: Option<Rounding>) -> bool {
        let Some(rounding) = rounding else { return true };
        let whole = 10_i128.saturating_pow(rounding.places.min(6));
        let after = self.slots.iter().flat_map(|slot| slot.moves.iter().map(|(_, after)| after));
        let mut scores = self.card.leaves.iter().chain(after);
        let typed =
            self.card.nodes.iter().filter(|node| node.typed).all(|node| node.points.times_integer(whole).is_some());
        typed && scores.all(|score| score.points.times_integer(whole).is_some())
    }

    fn rescales(&self) -> bool {
        let without = self.pack.without_survey == WithoutSurvey::Rescale;
        self.answers.setup.no_survey && without && self.scale_applicable() != Points::ZERO
    }

    fn scale_applicable(&self) -> Points {
        self.pack
            .roots()
            .filter(|root| self.pack.nodes.get(*root).is_some_and(|node| node.role == Role::Scale))
            .filter_map(|root| self.card.nodes.get(root))
            .map(|node| node.applicable)
            .sum()
    }

    fn has_slot(&self, index: usize, node: &Node) -> bool {
        let from = self.slots.partition_point(|slot| slot.leaf < index);
        self.slots.get(from).is_some_and(|slot| slot.leaf < node.end)
    }

    fn is_struck(&self, node: &Node) -> Option<Points> {
        let answer = self.answers.node(&node.id)?;
        let reading = self.answers.setup.reading;
        let struck =
            node.knock_outs.iter().find(|fact| answer.value(&knock_out_key(&fact.id), reading).trim() == "yes");
        struck.map(|fact| fact.to)
    }

    /// The cap and rounding of a node; none when it only adds.
    fn own(&self, node: &Node, applicable: Points) -> Option<Own> {
        let cap = (node.role != Role::Scale && node.parent.is_none()).then_some(node.max);
        if let Some(to) = self.is_struck(node) {
            let at_most = cap.map_or(to, |cap| cap.min(to));
            return Some(Own { at_most: Some(at_most), rounding: None, applicable });
        }
        let rounding = self.pack.rounding.area.filter(|_| node.depth == 0);
        (cap.is_some() || rounding.is_some()).then_some(Own { at_most: cap, rounding, applicable })
    }

    fn conditions_of(&self, index: usize) -> impl Iterator<Item = &ClassCondition> {
        self.conditions.iter().filter(move |condition| condition.node == index)
    }

    fn cast<V: Value>(&self, (value, low): (Exact, Exact), scale: i128) -> Option<(V, V)> {
        let low = if self.watches_low() { low } else { Exact::ZERO };
        Some((V::of_exact(&value, scale)?, V::of_exact(&low, scale)?))
    }

    /// The best of everything, with penalties taken off: the total before its
    /// own rounding. `None` when a condition cannot be met, or no scale fits.
    pub(super) fn whole<V: Value>(
        &self,
        worths: &Worths<V>,
        scale: i128,
        mode: Mode,
        arena: &mut Arena,
    ) -> Option<Vec<State<V>>> {
        let applicable = self.scale_applicable();
        let rescales = self.rescales();
        let mut roots: Vec<usize> = self.pack.roots().collect();
        roots.reverse();
        let mut parts = Vec::with_capacity(roots.len());
        for root in roots {
            let mut states = self.node(root, worths, scale, mode, arena)?;
            if rescales && self.pack.nodes.get(root).is_some_and(|node| node.role == Role::Scale) {
                for state in &mut states {
                    let whole =
                        |value: &V| V::of_exact(&value.to_exact(scale).scaled(self.pack.scale, applicable), scale);
                    (state.value, state.low) = (whole(&state.value)?, whole(&state.low)?);
                }
            }
            parts.push(Some(states));
        }
        join_all(parts.into_iter(), V::of_exact(&Exact::ZERO, scale)?, mode, arena)
    }

    /// The projected total of a sum: what the engine makes of it.
    pub(super) fn total(&self, value: &Exact, low: &Exact) -> Exact {
        let whole = |value: Exact| {
            let value = if self.pack.negative_total { value } else { value.max(&Exact::ZERO) };
            match self.pack.rounding.total {
                Some(rounding) => Exact::from(value.round(rounding)).min(&self.card.totals.most.into()),
                None => value,
            }
        };
        if self.watches_low() {
            whole(value.minus(&self.card.totals.loss.into())).max(&whole(low.clone()))
        } else {
            whole(value.clone())
        }
    }

    fn node<V: Value>(
        &self,
        index: usize,
        worths: &Worths<V>,
        scale: i128,
        mode: Mode,
        arena: &mut Arena,
    ) -> Option<Vec<State<V>>> {
        let node = self.pack.nodes.get(index)?;
        let score = self.card.nodes.get(index)?;
        let leaf = self.card.leaves.binary_search_by_key(&index, |leaf| leaf.node).ok();
        let mut states = if let Some(now) = leaf.and_then(|at| worths.now.get(at)) {
            let at = self.slots.partition_point(|slot| slot.leaf < index);
            let slot = self.slots.get(at).filter(|slot| slot.leaf == index);
            let choice = slot.zip(worths.after.get(at)).map(|(slot, values)| Choice { index: at, slot, values });
            leaf_states(now.clone(), choice, mode, arena)
        } else if score.left_out || score.typed || !self.has_slot(index, node) {
            // As it stands, whatever is below it.
            let fixed = match node.role {
                Role::Scale | Role::Bonus => (score.points.clone(), score.low.clone()),
                Role::Penalty => (turned(&score.points), turned(&score.high)),
            };
            leaf_states(self.cast(fixed, scale)?, None, mode, arena)
        } else {
            self.sum((index, node), worths, scale, mode, arena)?
        };
        for condition in self.conditions_of(index) {
            states.retain(|state| {
                let value = state.value.to_exact(scale);
                let points = if node.role == Role::Penalty { turned(&value) } else { value };
                points.compare_share(condition.at_least.decimal(), score.applicable) != Ordering::Less
            });
        }
        (!states.is_empty()).then_some(states)
    }

    fn sum<V: Value>(
        &self,
        (index, node): (usize, &Node),
        worths: &Worths<V>,
        scale: i128,
        mode: Mode,
        arena: &mut Arena,
    ) -> Option<Vec<State<V>>> {
        let mut children: Vec<usize> = self.pack.children(index).collect();
        children.reverse();
        let mut parts = Vec::with_capacity(children.len());
        for child in children {
            parts.push(self.node(child, worths, scale, mode, arena));
        }
        let mut states = join_all(parts.into_iter(), V::of_exact(&Exact::ZERO, scale)?, mode, arena)?;
        let applicable = self.card.nodes.get(index)?.applicable;
        if let Some(own) = self.own(node, applicable) {
            let penalty = node.role == Role::Penalty;
            let apply = |value: &V| {
                let sum = value.to_exact(scale);
                let points = if penalty { turned(&own.of(&turned(&sum))) } else { own.of(&sum) };
                V::of_exact(&points, scale)
            };
            for state in &mut states {
                (state.value, state.low) = (apply(&state.value)?, apply(&state.low)?);
            }
            states = unbeaten(states, mode, arena);
        }
        Some(states)
    }
}

fn shared(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// A number whose multiples hold every value of the search and every sum of
/// them, when there is one with room to spare.
pub(super) fn common_scale(tree: &Tree<'_>) -> Option<i128> {
    let mut scale: i128 = 1;
    let after = tree.slots.iter().flat_map(|slot| slot.moves.iter().map(|(_, after)| after));
    for score in tree.card.leaves.iter().chain(after) {
        for value in [&score.points, &score.low, &score.high] {
            let denominator = value.denominator()?;
            scale = scale.checked_mul(denominator / shared(scale, denominator))?;
        }
    }
    if tree.rescales() {
        let millionths = |points: Points| Exact::from(points).times_integer(1_000_000);
        scale = scale.checked_mul(millionths(tree.scale_applicable())?)?;
    }
    // Six decimals of points, and twelve digits of room before the sign.
    let scale = scale.checked_mul(1_000_000)?;
    scale.checked_mul(1_000_000_000_000)?;
    Some(scale)
}
