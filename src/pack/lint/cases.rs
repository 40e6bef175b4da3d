//! Of several formulas exactly one applies, whatever numbers are declared.

use super::Lint;
use super::probe::{Domain, Probe, is_in, probes};
use crate::base::decimal::Quantity;
use crate::pack::finding::Finding;
use crate::pack::rule::{Alternative, Condition, Input, Limit, Rule};
use std::collections::BTreeSet;

/// Packs with more combinations of ranges than this are not searched.
const MOST_COMBINATIONS: usize = 20_000;

pub(super) fn check(lint: &mut Lint<'_>) {
    for (idx, _, leaf) in lint.pack.leaves() {
        if let Rule::Alternatives { inputs, cases } = &leaf.rule {
            let at = lint.at(idx, "/rule/cases");
            one(lint, inputs, cases, &at);
        }
    }
}

fn one(lint: &mut Lint<'_>, inputs: &[Input], cases: &[Alternative], at: &str) {
    let axes: Vec<Vec<Probe>> = inputs
        .iter()
        .map(|input| {
            let mut limits = Vec::new();
            for case in cases {
                collect(&case.when, &input.id, &mut limits);
            }
            probes(Domain::of_input(input), limits.into_iter())
        })
        .collect();
    let combinations = axes.iter().try_fold(1_usize, |n, axis| n.checked_mul(axis.len()));
    let Some(combinations) = combinations.filter(|n| *n <= MOST_COMBINATIONS) else { return };
    let mut overlaps = BTreeSet::new();
    let mut gap = false;
    for combination in 0..combinations {
        let values = values(inputs, &axes, combination);
        let mut applying = cases.iter().enumerate().filter(|(_, case)| holds(&case.when, &values)).map(|(idx, _)| idx);
        let named = || values.iter().map(|(id, value)| ((*id).to_owned(), *value)).collect();
        match (applying.next(), applying.next()) {
            (None, _) if !gap => {
                gap = true;
                lint.report(at, Finding::CasesGap { at: named() });
            }
            (Some(first), Some(second)) if overlaps.insert((first, second)) => {
                lint.report(format!("{at}/{second}/when"), Finding::CasesOverlap { other: first, at: named() });
            }
            _ => {}
        }
    }
}

/// The numbers of the combination counted off over all axes.
fn values<'a>(inputs: &'a [Input], axes: &[Vec<Probe>], mut combination: usize) -> Vec<(&'a str, Quantity)> {
    let mut values = Vec::with_capacity(inputs.len());
    for (input, axis) in inputs.iter().zip(axes) {
        let length = axis.len().max(1);
        let probe = axis.get(combination % length);
        values.push((&*input.id, probe.map_or(Quantity::ZERO, |probe| probe.value)));
        combination /= length;
    }
    values
}

fn collect(when: &Condition, id: &str, limits: &mut Vec<Limit>) {
    match when {
        Condition::In { input, from, to } if **input == *id => limits.extend([*from, *to].into_iter().flatten()),
        Condition::In { .. } => {}
        Condition::All(inner) | Condition::Any(inner) => inner.iter().for_each(|when| collect(when, id, limits)),
    }
}

/// Whether a condition holds; a number that nobody declares is zero (it is
/// reported as an unknown reference).
fn holds(when: &Condition, values: &[(&str, Quantity)]) -> bool {
    match when {
        Condition::In { input, from, to } => {
            let value = values.iter().find(|(id, _)| **input == **id).map_or(Quantity::ZERO, |(_, value)| *value);
            is_in(value, *from, *to)
        }
        Condition::All(inner) => inner.iter().all(|when| holds(when, values)),
        Condition::Any(inner) => inner.iter().any(|when| holds(when, values)),
    }
}
