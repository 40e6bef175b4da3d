//! The inverse of the rules that turn one number into points without steps: the
//! least number that earns so many.

use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::{Fraction, Mode, Points, Quantity, Rounding};
use crate::pack::rule::{Proportional, Side, Slope};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// `10^places`.
pub(super) fn power(places: u32) -> i128 {
    10_i128.saturating_pow(places)
}

/// A decimal as an integer at `places` decimals, cut off.
pub(super) fn to_integer(value: Decimal, places: u32) -> i128 {
    let (mantissa, scale) = (value.mantissa(), value.scale());
    if scale <= places { mantissa.saturating_mul(power(places - scale)) } else { mantissa / power(scale - places) }
}

/// The number that an integer at `places` decimals stands for.
pub(super) fn from_integer(value: i128, places: u32) -> Quantity {
    Quantity::from_decimal(Decimal::try_from_i128_with_scale(value, places).unwrap_or_default().normalize())
}

/// The least integer of `low ..= high` for which `holds`, when it holds for
/// `high`; `holds` may not turn false again as the integer grows. Looks around
/// `guess` first.
pub(super) fn least(low: i128, high: i128, guess: i128, mut holds: impl FnMut(i128) -> bool) -> Option<i128> {
    if high < low || !holds(high) {
        return None;
    }
    let (mut from, mut to) = (low, high);
    let start = guess.clamp(low, high);
    let mut stride = 1;
    if holds(start) {
        to = start;
        while from < to {
            let next = (to - stride).max(from);
            if holds(next) {
                to = next;
            } else {
                from = next + 1;
                break;
            }
            stride *= 2;
        }
    } else {
        from = start + 1;
        while from < to {
            let next = (from + stride).min(to);
            if holds(next) {
                to = next;
                break;
            }
            from = next + 1;
            stride *= 2;
        }
    }
    while from < to {
        let middle = from + (to - from) / 2;
        if holds(middle) {
            to = middle;
        } else {
            from = middle + 1;
        }
    }
    Some(to)
}

/// Points as a function of an integer that never lets them fall.
pub(super) struct Curve<'a> {
    /// Declared now; below zero when nothing is.
    pub now: i128,
    /// The highest to think of.
    pub high: i128,
    /// Billionths of a point for an integer.
    pub points: Box<dyn Fn(i128) -> i128 + 'a>,
}

/// Decimals of what a curve gives.
pub(super) const FINE: u32 = 9;

/// Between the smallest gain and the full one, so many more are offered.
const BETWEEN: i128 = 3;

impl Curve<'_> {
    /// Integers worth offering, ascending: the least that gains, some between,
    /// the least for each of `also`, and the least that earns all there is.
    pub(super) fn candidates(&self, also: &[i128]) -> Vec<i128> {
        let first = self.now.max(-1) + 1;
        let start = if self.now < 0 { 0 } else { (self.points)(self.now) };
        let full = (self.points)(self.high);
        if self.high < first || full <= start {
            return Vec::new();
        }
        let reach = |level: i128, guess| least(first, self.high, guess, |n| level <= (self.points)(n));
        let mut found: Vec<i128> = also.iter().copied().filter(|n| (first..=self.high).contains(n)).collect();
        let top = reach(full, self.high);
        found.extend(reach(start + 1, first));
        found.extend(top);
        if let Some(top) = top {
            for part in 1..=BETWEEN {
                let guess = self.now + (top - self.now) * part / (BETWEEN + 1);
                found.extend(reach(start + (full - start) * part / (BETWEEN + 1), guess));
            }
        }
        found.sort_small();
        found.dedup();
        found
    }
}

/// `top ÷ under` points in billionths, rounded as the pack says; cut off where it
/// says nothing.
fn fine(top: i128, under: i128, rounding: Option<Rounding>) -> i128 {
    let Some(rounding) = rounding else {
        return top.saturating_mul(power(FINE)).checked_div(under).unwrap_or(0);
    };
    let places = rounding.places.min(6);
    let scaled = top.saturating_mul(power(places));
    let (down, rest) = (scaled.checked_div(under).unwrap_or(0), scaled.checked_rem(under).unwrap_or(0));
    let away = match (rounding.mode, rest.saturating_mul(2).cmp(&under)) {
        (Mode::Down, _) | (_, Ordering::Less) => false,
        (_, Ordering::Greater) | (Mode::HalfUp, Ordering::Equal) => true,
        (Mode::HalfEven, Ordering::Equal) => down % 2 != 0,
    };
    (down + i128::from(away)).saturating_mul(power(FINE - places))
}

/// Points in billionths.
fn billionths(points: Points) -> i128 {
    to_integer(points.decimal(), FINE)
}

/// Points of a ratio rule for a numerator at `places` decimals, as the engine
/// gives them: only to find candidates; the engine has the last word.
pub(super) fn proportional<'a>(
    rule: &'a Proportional,
    max: Points,
    whole: Quantity,
    places: u32,
    rounding: Option<Rounding>,
) -> impl Fn(i128) -> i128 + 'a {
    let whole = to_integer(whole.decimal(), places + 4);
    let percent = rule.target.unwrap_or(Quantity::HUNDRED);
    let (most, percent) = (to_integer(max.decimal(), 6), to_integer(percent.decimal(), 4));
    let floor = rule.floor.map(|(limit, points)| (to_integer(limit.value.decimal(), 4), limit.inclusive, points));
    move |part| {
        // Both in units of `places + 4` decimals of the count.
        let (mut part, mut whole) = (part.saturating_mul(power(4)), whole);
        if let Some(to) = rule.round_percent {
            part = fine(part.saturating_mul(100), whole, Some(to));
            whole = 100 * power(FINE);
        }
        if let Some((limit, inclusive, points)) = floor {
            let order = part.saturating_mul(1_000_000).cmp(&limit.saturating_mul(whole));
            if order == Ordering::Less || order == Ordering::Equal && inclusive {
                return billionths(points);
            }
        }
        // max × part ÷ whole × 100 ÷ target, and no more than the maximum.
        let (top, under) = (part.saturating_mul(1_000_000), whole.saturating_mul(percent));
        if under <= top {
            fine(most, 1_000_000, rounding)
        } else {
            fine(most.saturating_mul(top), under.saturating_mul(1_000_000), rounding)
        }
    }
}

/// Points of a slope, up to `cap`, for a number at `places` decimals out of
/// `whole`: only to find candidates; the engine has the last word.
pub(super) fn on_slope(slope: &Slope, whole: Quantity, places: u32, cap: Points) -> impl Fn(i128) -> i128 + use<> {
    let whole = to_integer(whole.decimal(), places).max(1);
    let start = to_integer(slope.start.value.decimal(), FINE);
    let per = to_integer(slope.per.decimal(), FINE).max(1);
    let (each, first, cap) = (billionths(slope.points), billionths(slope.first), billionths(cap));
    let (side, inclusive, by_steps) = (slope.side, slope.start.inclusive, slope.whole);
    move |n| {
        let (at, from) = (n.saturating_mul(power(FINE + 2)), start.saturating_mul(whole));
        let distance = match side {
            Side::Above => at.saturating_sub(from),
            Side::Below => from.saturating_sub(at),
        };
        if distance < 0 || distance == 0 && !inclusive {
            return 0;
        }
        let steps = (distance / whole).saturating_mul(power(FINE)) / per;
        let steps = if by_steps { steps / power(FINE) * power(FINE) } else { steps };
        (steps.saturating_mul(each) / power(FINE)).saturating_add(first).min(cap)
    }
}

/// `max × value ÷ out_of`, rounded; the value at `places` decimals.
pub(super) fn index(max: Points, out_of: Quantity, places: u32, rounding: Option<Rounding>) -> impl Fn(i128) -> i128 {
    let (max, out_of) = (to_integer(max.decimal(), 6), to_integer(out_of.decimal(), places + 4));
    move |value| fine(max.saturating_mul(value).saturating_mul(power(4)), out_of.saturating_mul(1_000_000), rounding)
}

/// Half of the maximum up to the target, the rest up to the leader.
pub(super) fn to_leader(
    max: Points,
    own: Decimal,
    target: Decimal,
    leader: Decimal,
    rounding: Option<Rounding>,
) -> i128 {
    if leader <= own && target <= own {
        return billionths(max);
    }
    let half = max.decimal() * Decimal::new(5, 1);
    let value = if own < target {
        Fraction::of(half, own, target)
    } else {
        Fraction::of(half, own - target, leader - target).and_then(|way| way.plus(Fraction::whole(half)?))
    };
    let (top, under) = value.unwrap_or(Fraction::ZERO).parts();
    fine(top, under, rounding)
}
