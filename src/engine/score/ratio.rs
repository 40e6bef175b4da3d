//! Ratios: compared with limits without dividing, and as shares of a maximum.

use super::context::{Context, Got, Outcome, both};
use super::issue::Issue;
use super::trace::{Sink, Step};
use crate::base::decimal::{Exact, Fraction, Mode, Points, Quantity, Rounding};
use crate::pack::rule::{Limit, Proportional, Ratio, ZeroDenominator};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A value to compare with limits: `part ÷ whole × 100`, never divided.
pub(super) struct Position {
    pub part: Quantity,
    pub whole: Quantity,
}

impl Position {
    /// `part × 100` against `limit × whole`.
    fn compare(&self, limit: Quantity) -> Ordering {
        let left = self.part.decimal().saturating_mul(Decimal::ONE_HUNDRED);
        left.cmp(&limit.decimal().saturating_mul(self.whole.decimal()))
    }

    pub(super) fn is_above(&self, limit: Limit) -> bool {
        match self.compare(limit.value) {
            Ordering::Greater => true,
            Ordering::Equal => limit.inclusive,
            Ordering::Less => false,
        }
    }

    pub(super) fn is_below(&self, limit: Limit) -> bool {
        match self.compare(limit.value) {
            Ordering::Less => true,
            Ordering::Equal => limit.inclusive,
            Ordering::Greater => false,
        }
    }

    /// The value itself, in percent of the whole; `None` when that is zero.
    pub(super) fn percent(&self) -> Option<Exact> {
        Fraction::of(self.part.decimal(), Decimal::ONE_HUNDRED, self.whole.decimal()).map(Exact::from_fraction)
    }

    pub(super) fn is_in(&self, from: Option<Limit>, to: Option<Limit>) -> bool {
        from.is_none_or(|limit| self.is_above(limit)) && to.is_none_or(|limit| self.is_below(limit))
    }
}

pub(super) enum Read {
    Position(Position),
    /// Nothing below the line; what the pack makes of it.
    Nothing(Outcome),
}

pub(super) fn read_ratio(ratio: &Ratio, ctx: &Context<'_>, issues: &mut Vec<Issue>, sink: &mut impl Sink) -> Got<Read> {
    let numerator = ctx.input(&ratio.numerator, issues, sink);
    let (part, whole) = both(numerator, ctx.input(&ratio.denominator, issues, sink))?;
    if whole < part && !ratio.may_exceed || whole.is_zero() && !part.is_zero() {
        issues.push(Issue::AboveTotal { key: ratio.numerator.id.clone() });
        return Err(Outcome::Invalid);
    }
    if whole.is_zero() {
        sink.step(|| Step::NothingArose(ratio.zero));
        return Ok(Read::Nothing(match ratio.zero {
            ZeroDenominator::Full => Outcome::Points(ctx.max),
            ZeroDenominator::Zero => Outcome::Points(Points::ZERO),
            ZeroDenominator::LeaveOut => Outcome::LeftOut,
        }));
    }
    sink.step(|| {
        let fraction = Fraction::of(part.decimal(), Decimal::ONE_HUNDRED, whole.decimal());
        let exact = fraction.and_then(Fraction::to_points);
        let cut = || fraction.map_or(Points::ZERO, |f| f.round(Rounding { places: 4, mode: Mode::Down }));
        Step::Percent { part, whole, percent: exact.unwrap_or_else(cut), exact: exact.is_some() }
    });
    Ok(Read::Position(Position { part, whole }))
}

pub(super) fn apply_proportional(
    rule: &Proportional,
    ctx: &Context<'_>,
    issues: &mut Vec<Issue>,
    sink: &mut impl Sink,
) -> Got<Outcome> {
    let mut position = match read_ratio(&rule.ratio, ctx, issues, sink)? {
        Read::Position(position) => position,
        Read::Nothing(outcome) => return Ok(outcome),
    };
    if let Some(rounding) = rule.round_percent {
        let percent = Fraction::of(position.part.decimal(), Decimal::ONE_HUNDRED, position.whole.decimal())
            .ok_or(Outcome::Open)?
            .round(rounding);
        sink.step(|| Step::PercentRounded { percent, rounding });
        position = Position { part: Quantity::from_decimal(percent.decimal()), whole: Quantity::HUNDRED };
    }
    if let Some((floor, points)) = rule.floor
        && position.is_below(floor)
    {
        sink.step(|| Step::BelowFloor { floor: floor.value, points });
        return Ok(Outcome::Points(points));
    }
    let share = Fraction::share(ctx.max, position.part, position.whole);
    let value = match rule.target {
        None => share,
        Some(target) => share.and_then(|s| s.times(Decimal::ONE_HUNDRED)?.over(target.decimal())),
    };
    let value = value.ok_or(Outcome::Open)?;
    let Position { part, whole } = position;
    sink.step(|| Step::Share { max: ctx.max, part, whole, target: rule.target, value });
    if value.compare(ctx.max.decimal()) == Ordering::Greater {
        sink.step(|| Step::Capped(ctx.max));
        return Ok(Outcome::Points(ctx.max));
    }
    Ok(Outcome::Fraction(value))
}

/// Below the target half of the maximum in proportion; the target half; from
/// there to the leader the other half in proportion; the leader the maximum.
pub(super) fn to_leader(max: Points, own: Decimal, target: Decimal, leader: Decimal, sink: &mut impl Sink) -> Outcome {
    if leader <= own && target <= own {
        sink.step(|| Step::Capped(max));
        return Outcome::Points(max);
    }
    let half = max.decimal() * Decimal::new(5, 1);
    let value = if own < target {
        Fraction::of(half, own, target)
    } else {
        let way = Fraction::of(half, own - target, leader - target);
        way.and_then(|way| way.plus(Fraction::whole(half)?))
    };
    match value {
        Some(value) => {
            sink.step(|| Step::TowardsLeader { value });
            Outcome::Fraction(value)
        }
        None => Outcome::Open,
    }
}
