//! From a plan to the least counts that still do.

use super::curve::{from_integer, least, to_integer};
use super::search::reached;
use super::{Move, MoveKind, Plan, Target};
use crate::answer::Answers;
use crate::base::decimal::Quantity;
use crate::engine::score::{LiveScore, evaluate_leaf};
use crate::pack::Pack;

/// A move with the amount that it asks for: from, to, and whether it rises.
fn amount(one: &Move) -> Option<(&str, Option<Quantity>, Quantity, bool)> {
    match &one.what {
        MoveKind::AddToNumerator { key, from, to, .. }
        | MoveKind::Raise { key, from, to }
        | MoveKind::AddEvents { key, from, to } => Some((key, *from, *to, true)),
        MoveKind::Reduce { key, from, to } => Some((key, *from, *to, false)),
        _ => None,
    }
}

/// The same move with another amount.
fn with_amount(one: &Move, amount: Quantity) -> Move {
    let mut one = one.clone();
    let text = amount.to_text().replace('.', ",");
    if let MoveKind::AddToNumerator { key, to, .. }
    | MoveKind::Raise { key, to, .. }
    | MoveKind::AddEvents { key, to, .. }
    | MoveKind::Reduce { key, to, .. } = &mut one.what
    {
        *to = amount;
        for (known, value) in &mut one.values {
            if known == key {
                value.clone_from(&text);
            }
        }
    }
    one
}

/// The plan with every amount cut down, last leaf first, to the least that still
/// reaches the target with the others as they are ("thêm 3 hồ sơ" instead of
/// "mọi hồ sơ"). Same leaves, same effort; total and class as the engine gives.
#[must_use]
pub fn cut_down(pack: &Pack, answers: &Answers, plan: &Plan, target: Target) -> Plan {
    let mut moves = plan.moves.clone();
    let mut after = answers.clone();
    moves.iter().for_each(|one| one.apply(pack, &mut after));
    let mut sheet = LiveScore::new(pack, after);
    if reached(pack, answers, sheet.card(), target) {
        for slot in moves.iter_mut().rev() {
            let one = slot.clone();
            let Some((_, from, to, rises)) = amount(&one) else { continue };
            let places = to.decimal().scale().max(from.map_or(0, |from| from.decimal().scale()));
            let far = to_integer(to.decimal(), places);
            let near = from.map_or(if rises { -1 } else { far + 1 }, |from| to_integer(from.decimal(), places));
            let distance = if rises { far - near } else { near - far };
            let with = |n: i128| with_amount(&one, from_integer(if rises { near + n } else { near - n }, places));
            let enough = least(1, distance, distance / 2, |n| {
                let tried = with(n).answer(pack, answers);
                sheet.what_if(one.leaf, tried, |card| reached(pack, answers, card, target))
            });
            if let Some(n) = enough {
                *slot = with(n);
                sheet.set(one.leaf, slot.answer(pack, answers));
            }
        }
    }
    // What each gains by itself, as for any move.
    for one in &mut moves {
        let alone = |answers: &Answers| evaluate_leaf(pack, answers, one.leaf).map(|leaf| leaf.points);
        let mut after = answers.clone();
        one.apply(pack, &mut after);
        if let (Some(before), Some(now)) = (alone(answers), alone(&after)) {
            let difference = now.minus(&before);
            one.gain = difference.clone().max(&crate::base::decimal::Exact::ZERO.minus(&difference));
        }
    }
    let card = sheet.card();
    Plan {
        moves,
        effort: plan.effort,
        total: card.totals.points.clone(),
        percent: card.totals.percent,
        class: card.class.as_ref().map(|class| class.projected),
    }
}
