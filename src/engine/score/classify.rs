//! Classes: limits on points or percent, conditions, vetoes, and what is missing
//! to the next one.

use super::card::{Classification, NextClass};
use super::{NodeScore, Totals};
use crate::base::decimal::{Exact, Mode, Points, Rounding};
use crate::pack::rule::Limit;
use crate::pack::{Basis, Class, Classes, Pack};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Which of the three values of the range is classed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Certain,
    Projected,
    Possible,
}

impl Value {
    fn of<'a>(self, low: &'a Exact, points: &'a Exact, high: &'a Exact) -> &'a Exact {
        match self {
            Self::Certain => low,
            Self::Projected => points,
            Self::Possible => high,
        }
    }
}

fn reaches(points: &Exact, out_of: Points, basis: Basis, limit: Limit) -> bool {
    let order = match basis {
        Basis::Points => points.compare(&Exact::from(Points::from_decimal(limit.value.decimal()))),
        Basis::Percent => points.compare_share(limit.value.decimal(), out_of),
    };
    order == Ordering::Greater || order == Ordering::Equal && limit.inclusive
}

fn unmet(class: &Class, nodes: &[NodeScore], value: Value) -> Vec<usize> {
    let short = |condition: &&crate::pack::ClassCondition| {
        nodes.get(condition.node).is_some_and(|node| {
            let points = value.of(&node.low, &node.points, &node.high);
            points.compare_share(condition.at_least.decimal(), node.applicable) == Ordering::Less
        })
    };
    class.conditions.iter().filter(short).map(|condition| condition.node).collect()
}

/// Best class that a held veto still allows; 0 without one.
fn best_allowed(classes: &Classes, vetoes: &[String]) -> usize {
    classes
        .vetoes
        .iter()
        .filter(|veto| vetoes.iter().any(|held| **held == *veto.id))
        .map(|v| v.at_best)
        .max()
        .unwrap_or(0)
}

fn class_of(classes: &Classes, totals: &Totals, nodes: &[NodeScore], vetoes: &[String], value: Value) -> usize {
    let points = value.of(&totals.low, &totals.points, &totals.high);
    let lowest = classes.classes.len().saturating_sub(1);
    // What may still change is not a veto that holds today, only one that is certain.
    let first = best_allowed(classes, vetoes);
    classes
        .classes
        .iter()
        .enumerate()
        .skip(first)
        .find(|(_, class)| {
            class.from.is_none_or(|limit| reaches(points, totals.out_of, classes.basis, limit))
                && unmet(class, nodes, value).is_empty()
        })
        .map_or(lowest, |(index, _)| index)
}

/// Points missing to a limit, rounded up to what the total can show.
fn missing_to(limit: Limit, totals: &Totals, basis: Basis, rounding: Rounding) -> Points {
    if reaches(&totals.points, totals.out_of, basis, limit) {
        return Points::ZERO;
    }
    let bound = match basis {
        Basis::Points => limit.value.decimal(),
        Basis::Percent => limit.value.decimal().saturating_mul(totals.out_of.decimal()) / Decimal::ONE_HUNDRED,
    };
    let gap = Exact::from(Points::from_decimal(bound)).minus(&totals.points);
    let down = gap.round(Rounding { mode: Mode::Down, ..rounding });
    let enough = match gap.compare(&down.into()) {
        Ordering::Equal => limit.inclusive,
        _ => false,
    };
    if enough { down } else { down.plus(Points::step(rounding.places)) }
}

/// Classes a total; `None` when the pack has no classes for the cohort, or
/// there is nothing that a percentage could be of.
pub(super) fn classify(
    pack: &Pack,
    cohort: &str,
    vetoes: &[String],
    totals: &Totals,
    nodes: &[NodeScore],
) -> Option<Classification> {
    let classes = pack.classes_for((!cohort.is_empty()).then_some(cohort))?;
    if classes.basis == Basis::Percent && totals.out_of == Points::ZERO {
        return None;
    }
    let list = pack.classes.iter().position(|known| std::ptr::eq(known, classes))?;
    let class = |value| class_of(classes, totals, nodes, vetoes, value);
    let projected = class(Value::Projected);
    let rounding = pack.rounding.total.or(pack.rounding.leaf).unwrap_or(super::SHOWN);
    let next = projected.checked_sub(1).and_then(|index| {
        let better = classes.classes.get(index)?;
        Some(NextClass {
            class: index,
            missing: better.from.map_or(Points::ZERO, |limit| missing_to(limit, totals, classes.basis, rounding)),
            conditions: unmet(better, nodes, Value::Projected),
            vetoed: index < best_allowed(classes, vetoes),
        })
    });
    Some(Classification { list, certain: class(Value::Certain), projected, possible: class(Value::Possible), next })
}
