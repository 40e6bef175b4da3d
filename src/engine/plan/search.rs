//! The search itself; why it is exact stands in the module above.

use super::choice::CODES;
use super::fitting::Fitting;
use super::limited::{selections, without_limited};
use super::slot::Slot;
use super::states::{Arena, Mode, Value};
use super::tree::{Tree, Worths, common_scale};
use super::{Effort, Efforts, Move, Outcome, Plan, Target};
use crate::answer::Answers;
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::{Exact, Points};
use crate::engine::score::{SHOWN, Scorecard, evaluate};
use crate::pack::{Basis, ClassCondition, Classes, Pack};
use std::cmp::Ordering;

/// What a total must meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goal {
    /// So many points, or more than that.
    Points { needed: Points, above: bool },
    /// So many percent of what applies, exactly.
    Share { needed: Points, above: bool },
    /// So many percent as printed.
    Printed { needed: Points, above: bool },
    /// Anything.
    Any,
}

/// One conjunction to reach: of several, any will do.
struct Aim<'a> {
    goal: Goal,
    conditions: &'a [ClassCondition],
}

fn enough(order: Ordering, above: bool) -> bool {
    order == Ordering::Greater || order == Ordering::Equal && !above
}

/// The index in percent as printed.
fn printed(pack: &Pack, total: &Exact, out_of: Points) -> Points {
    let hundred = Points::from_decimal(100.into());
    total.scaled(hundred, out_of).round(pack.rounding.percent.unwrap_or(SHOWN))
}

impl Goal {
    fn is_met(self, pack: &Pack, total: &Exact, out_of: Points) -> bool {
        match self {
            Self::Points { needed, above } => enough(total.compare(&needed.into()), above),
            Self::Share { needed, above } => {
                out_of != Points::ZERO && enough(total.compare_share(needed.decimal(), out_of), above)
            }
            Self::Printed { needed, above } => enough(printed(pack, total, out_of).cmp(&needed), above),
            Self::Any => true,
        }
    }
}

fn classes_of<'a>(pack: &'a Pack, answers: &Answers) -> Option<&'a Classes> {
    let cohort = answers.setup.cohort.as_str();
    pack.classes_for((!cohort.is_empty()).then_some(cohort))
}

/// The ways to meet a target; empty when a veto or the pack bars all.
fn aims<'a>(pack: &'a Pack, answers: &Answers, target: Target) -> Vec<Aim<'a>> {
    let plain = |goal| vec![Aim { goal, conditions: &[] }];
    match target {
        Target::Total(needed) => plain(Goal::Points { needed, above: false }),
        Target::Rank { needed, above, percent: false, .. } => plain(Goal::Points { needed, above }),
        Target::Rank { needed, above, percent: true, .. } => plain(Goal::Printed { needed, above }),
        Target::Class(wanted) => {
            let Some(list) = classes_of(pack, answers) else { return Vec::new() };
            let held = |id: &str| answers.setup.vetoes.iter().any(|held| held == id);
            let first = list.vetoes.iter().filter(|veto| held(&veto.id)).map(|veto| veto.at_best).max().unwrap_or(0);
            if wanted + 1 >= list.classes.len() {
                return plain(Goal::Any);
            }
            let classes = list.classes.iter().enumerate().skip(first).take_while(|(at, _)| *at <= wanted);
            classes
                .map(|(_, class)| {
                    let goal = class.from.map_or(Goal::Any, |limit| {
                        let needed = Points::from_decimal(limit.value.decimal());
                        match list.basis {
                            Basis::Points => Goal::Points { needed, above: !limit.inclusive },
                            Basis::Percent => Goal::Share { needed, above: !limit.inclusive },
                        }
                    });
                    Aim { goal, conditions: &class.conditions }
                })
                .collect()
        }
    }
}

/// Whether a score card meets a target.
#[must_use]
pub fn reached(pack: &Pack, answers: &Answers, card: &Scorecard, target: Target) -> bool {
    match target {
        Target::Class(wanted) => card.class.as_ref().is_some_and(|class| class.projected <= wanted),
        _ => {
            aims(pack, answers, target).iter().any(|aim| aim.goal.is_met(pack, &card.totals.points, card.totals.out_of))
        }
    }
}

fn slots(pack: &Pack, answers: &Answers, card: &Scorecard, efforts: &Efforts) -> Vec<Slot> {
    let mut fitting = Fitting::new(pack, answers);
    let mut slots = Vec::new();
    for leaf in &card.leaves {
        let id = pack.nodes.get(leaf.node).map_or("", |node| &*node.id);
        let effort = efforts.get(id).unwrap_or(&Effort::Normal(1));
        if *effort == Effort::Impossible {
            continue;
        }
        let mut moves = fitting.moves(card, leaf);
        for (at, (one, _)) in moves.iter_mut().enumerate() {
            one.effort = match effort {
                Effort::Normal(n) | Effort::Required(n) => *n,
                Effort::Each(list) => list.get(at).or(list.last()).copied().unwrap_or(1),
                Effort::Impossible => 0,
            };
        }
        if !moves.is_empty() {
            let required = matches!(effort, Effort::Required(_));
            slots.push(Slot { leaf: leaf.node, required, moves });
        }
    }
    slots
}

fn applied<'a>(pack: &Pack, answers: &Answers, moves: impl IntoIterator<Item = &'a Move>) -> Answers {
    let mut answers = answers.clone();
    moves.into_iter().for_each(|one| one.apply(pack, &mut answers));
    answers
}

fn plan_of(moves: Vec<Move>, card: &Scorecard) -> Plan {
    Plan {
        effort: moves.iter().fold(0, |sum, one| one.effort.saturating_add(sum)),
        moves,
        total: card.totals.points.clone(),
        percent: card.totals.percent,
        class: card.class.as_ref().map(|class| class.projected),
    }
}

/// The best of one aim, comparable with that of another.
struct Best {
    effort: u32,
    moves: u32,
    total: Exact,
    /// Selections by codes, in document order.
    plans: Vec<Vec<u32>>,
}

fn order(a: &Best, b: &Best) -> Ordering {
    a.effort.cmp(&b.effort).then_with(|| b.total.compare(&a.total)).then(a.moves.cmp(&b.moves))
}

/// Searches the least effort that reaches a target. Everything as declared in
/// the reading of the answers; efforts by node id.
#[must_use]
pub fn plan(pack: &Pack, answers: &Answers, efforts: &Efforts, target: Target) -> Outcome {
    let card = evaluate(pack, answers);
    let slots = slots(pack, answers, &card, efforts);
    if reached(pack, answers, &card, target) && slots.iter().all(|slot| !slot.required) {
        return Outcome::Reached;
    }
    let (best, highest) = best_of_all(pack, answers, &card, &slots, target);
    let unreachable = || Outcome::Unreachable(plan_of(highest.0.clone(), &highest.1));
    let Some(best) = best else { return unreachable() };
    let plans: Vec<Plan> = best
        .plans
        .into_iter()
        .filter_map(|codes| {
            let moves: Vec<Move> = codes.into_iter().filter_map(|code| chosen(&slots, code)).collect();
            let after = evaluate(pack, &applied(pack, answers, &moves));
            // The engine has the last word.
            let holds = reached(pack, answers, &after, target) && after.totals.points == best.total;
            holds.then(|| plan_of(moves, &after))
        })
        .collect();
    if plans.is_empty() { unreachable() } else { Outcome::Plans(plans) }
}

/// The moves that get highest, and the score card after them.
type Highest = (Vec<Move>, Scorecard);

/// The best over every selection of changes on lines with limits across them,
/// and what gets highest: without such lines there is one selection, of nothing.
fn best_of_all(
    pack: &Pack,
    answers: &Answers,
    card: &Scorecard,
    slots: &[Slot],
    target: Target,
) -> (Option<Best>, Highest) {
    let free: Vec<Slot> = slots.iter().map(|slot| without_limited(pack, slot)).collect();
    let mut best: Option<Best> = None;
    let mut highest: Option<Highest> = None;
    for selection in selections(pack, slots) {
        if best.as_ref().is_some_and(|best| best.effort < selection.effort) {
            break; // ascending by effort
        }
        let moves: Vec<Move> = selection.codes.iter().filter_map(|code| chosen(slots, *code)).collect();
        let after = applied(pack, answers, &moves);
        let scores = if moves.is_empty() { card.clone() } else { evaluate(pack, &after) };
        let (found, (more, top)) = best_of(pack, &after, &scores, &free, target);
        if highest.as_ref().is_none_or(|(_, known)| known.totals.points.compare(&top.totals.points) == Ordering::Less) {
            highest = Some((moves.into_iter().chain(more).collect(), top));
        }
        let Some(mut found) = found else { continue };
        found.effort = found.effort.saturating_add(selection.effort);
        found.moves += u32::try_from(selection.codes.len()).unwrap_or(0);
        for plan in &mut found.plans {
            plan.extend(&selection.codes);
            plan.sort_small();
        }
        best = Some(match best {
            None => found,
            Some(known) => better(known, found),
        });
    }
    (best, highest.unwrap_or_else(|| (Vec::new(), card.clone())))
}

fn better(known: Best, found: Best) -> Best {
    match order(&known, &found) {
        Ordering::Less => known,
        Ordering::Greater => found,
        Ordering::Equal => merged(known, found),
    }
}

/// The best of one selection, and what gets highest with it.
fn best_of(
    pack: &Pack,
    answers: &Answers,
    card: &Scorecard,
    slots: &[Slot],
    target: Target,
) -> (Option<Best>, Highest) {
    // Everything is monotone, so all the best moves together get highest.
    let highest: Vec<Move> = slots.iter().filter_map(|slot| slot.moves.last()).map(|(one, _)| one.clone()).collect();
    let top = evaluate(pack, &applied(pack, answers, &highest));
    if !reached(pack, answers, &top, target) {
        return (None, (highest, top));
    }
    let mut best: Option<Best> = None;
    for aim in aims(pack, answers, target) {
        let share = |condition: &ClassCondition| {
            top.nodes.get(condition.node).is_none_or(|node| {
                node.points.compare_share(condition.at_least.decimal(), node.applicable) != Ordering::Less
            })
        };
        if !aim.goal.is_met(pack, &top.totals.points, top.totals.out_of) || !aim.conditions.iter().all(share) {
            continue;
        }
        let tree = Tree { pack, answers, card, slots, conditions: aim.conditions };
        let found = match common_scale(&tree) {
            Some(scale) => search::<i128>(&tree, scale, aim.goal),
            None => None,
        };
        // Where no common denominator fits, fractions: slower, and as exact.
        let found = found.or_else(|| search::<Exact>(&tree, 1, aim.goal));
        let Some(found) = found else { continue };
        best = Some(match best {
            None => found,
            Some(known) => better(known, found),
        });
    }
    (best, (highest, top))
}

fn merged(mut one: Best, other: Best) -> Best {
    one.plans.extend(other.plans);
    one.plans.sort_small();
    one.plans.dedup();
    one.plans.truncate(super::MOST_PLANS);
    one
}

fn chosen(slots: &[Slot], code: u32) -> Option<Move> {
    let slot = slots.get(usize::try_from(code / CODES).ok()?)?;
    let at = usize::try_from(code % CODES).ok()?.checked_sub(1)?;
    slot.moves.get(at).map(|(one, _)| one.clone())
}

/// Doubles the budget until something fits.
fn search<V: Value>(tree: &Tree<'_>, scale: i128, goal: Goal) -> Option<Best> {
    let effort = |slot: &Slot, pick: fn(u32, u32) -> u32| slot.moves.iter().map(|(one, _)| one.effort).reduce(pick);
    let most = tree.slots.iter().filter_map(|slot| effort(slot, u32::max)).fold(0, u32::saturating_add);
    let least = tree.slots.iter().filter(|slot| slot.required).filter_map(|slot| effort(slot, u32::min));
    let mut budget = least.fold(0, u32::saturating_add);
    let by_low = tree.watches_low();
    let worths = tree.worths::<V>(scale)?;
    loop {
        match within(tree, &worths, scale, goal, Mode { budget, by_moves: false, by_low }) {
            // The least effort is known; where different sums may come to the
            // same total, the fewest moves for it are searched once more.
            Some(found) if tree.flattens() => {
                let mode = Mode { budget: found.effort, by_moves: true, by_low };
                return within(tree, &worths, scale, goal, mode).or(Some(found));
            }
            Some(found) => return Some(found),
            None if most <= budget => return None,
            None => budget = budget.saturating_mul(2).max(budget.saturating_add(1)).min(most),
        }
    }
}

/// The best within a budget of effort.
fn within<V: Value>(tree: &Tree<'_>, worths: &Worths<V>, scale: i128, goal: Goal, mode: Mode) -> Option<Best> {
    let mut arena = Arena::new();
    let states = tree.whole(worths, scale, mode, &mut arena)?;
    let mut best: Option<(Best, Vec<u32>)> = None;
    for state in states {
        if best.as_ref().is_some_and(|(best, _)| best.effort < state.effort) {
            break; // ascending by effort
        }
        let total = tree.total(&state.value.to_exact(scale), &state.low.to_exact(scale));
        if !goal.is_met(tree.pack, &total, tree.card.totals.out_of) {
            continue;
        }
        let found = Best { effort: state.effort, moves: state.moves, total, plans: Vec::new() };
        best = Some(match best {
            None => (found, state.plans),
            Some((known, mut plans)) => match order(&known, &found) {
                Ordering::Less => (known, plans),
                Ordering::Greater => (found, state.plans),
                Ordering::Equal => {
                    plans.extend(state.plans);
                    (known, plans)
                }
            },
        });
    }
    let (best, plans) = best?;
    let plans = arena.first_few(plans).into_iter().map(|plan| arena.codes(plan)).collect();
    Some(Best { plans, ..best })
}
