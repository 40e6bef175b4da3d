//! Values at which ranges can begin or end, and one between each two of them:
//! enough to find every hole and every overlap.

use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::Quantity;
use crate::pack::rule::{Input, Limit, Measure};
use rust_decimal::Decimal;

/// Which values can be met.
#[derive(Clone, Copy, Debug)]
pub(super) enum Domain {
    /// Every fraction from zero to a hundred, or beyond.
    Percent {
        /// Whether it may pass a hundred.
        beyond: bool,
    },
    /// Multiples of a step from zero up: whole counts, amounts with two decimals.
    Steps(Decimal),
}

impl Domain {
    pub(super) fn of_input(input: &Input) -> Self {
        Self::Steps(Decimal::new(1, u32::from(input.decimals)))
    }

    pub(super) fn of_measure(measure: &Measure) -> Self {
        match measure {
            Measure::Ratio(ratio) => Self::Percent { beyond: ratio.may_exceed },
            Measure::Quantity(input) => Self::of_input(input),
        }
    }
}

/// A value to try, standing for all values between two ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Probe {
    /// The value tried.
    pub(super) value: Quantity,
    /// Lower end of the values it stands for; absent at the least value.
    pub(super) from: Option<Limit>,
    /// Upper end; absent at the greatest.
    pub(super) to: Option<Limit>,
}

/// Whether a value lies in a range.
pub(super) fn is_in(value: Quantity, from: Option<Limit>, to: Option<Limit>) -> bool {
    let above = from.is_none_or(|limit| limit.value < value || (limit.inclusive && limit.value == value));
    let below = to.is_none_or(|limit| value < limit.value || (limit.inclusive && limit.value == value));
    above && below
}

/// Probes for ranges with these limits, ascending.
pub(super) fn probes(domain: Domain, limits: impl Iterator<Item = Limit>) -> Vec<Probe> {
    let mut values: Vec<Decimal> = limits.map(|limit| limit.value.decimal()).collect();
    values.push(Decimal::ZERO);
    let mut probes = match domain {
        Domain::Percent { beyond } => {
            if !beyond {
                values.push(Decimal::ONE_HUNDRED);
                values.retain(|value| *value <= Decimal::ONE_HUNDRED);
            }
            dense(values, beyond)
        }
        Domain::Steps(step) => stepped(&values, step),
    };
    if let Some(first) = probes.first_mut() {
        first.from = None;
    }
    if let Some(last) = probes.last_mut() {
        last.to = None;
    }
    probes
}

fn sorted(mut values: Vec<Decimal>) -> Vec<Decimal> {
    values.sort_small();
    values.dedup();
    values
}

fn limit(value: Decimal, inclusive: bool) -> Option<Limit> {
    Some(Limit { value: Quantity::from_decimal(value.normalize()), inclusive })
}

fn point(value: Decimal) -> Probe {
    Probe { value: Quantity::from_decimal(value.normalize()), from: limit(value, true), to: limit(value, true) }
}

fn dense(values: Vec<Decimal>, beyond: bool) -> Vec<Probe> {
    let values = sorted(values);
    let mut probes = Vec::with_capacity(values.len() * 2);
    for (idx, low) in values.iter().enumerate() {
        probes.push(point(*low));
        let high = values.get(idx + 1).copied();
        let between = match high {
            Some(high) => (*low + high) / Decimal::TWO,
            None if beyond => *low + Decimal::ONE,
            None => break,
        };
        let value = Quantity::from_decimal(between.normalize());
        probes.push(Probe { value, from: limit(*low, false), to: high.and_then(|high| limit(high, false)) });
    }
    probes
}

/// The multiples of the step next to each value.
fn stepped(values: &[Decimal], step: Decimal) -> Vec<Probe> {
    let mut near = Vec::with_capacity(values.len() * 3);
    for value in values {
        let base = (*value / step).floor() * step;
        near.extend([base - step, base, base + step].into_iter().filter(|value| Decimal::ZERO <= *value));
    }
    sorted(near).into_iter().map(point).collect()
}
