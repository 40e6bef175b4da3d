//! A base with parts that add and take off, each within its cap, and the whole
//! within its limits.

use super::context::{Context, Got, Outcome, all, both};
use super::issue::Issue;
use super::ratio::{Position, Read, read_ratio};
use super::trace::{Sink, Step, Term};
use crate::base::decimal::{Exact, Mode, Points, Quantity, Rounding};
use crate::pack::rule::{Amount, Base, Composed, Event, Measure, Part, Rule, Side, Slope, ZeroDenominator};
use std::cmp::Ordering;

/// Applies a rule inside a composed one.
type Inner<S> = fn(&Rule, &Context<'_>, &mut Vec<Issue>, &mut S) -> Got<Outcome>;

/// What a part adds or takes, before its cap.
enum Taken {
    Points(Exact),
    /// As much as there is.
    All,
}

/// The leaf leaves the maximum, or something is missing or cannot be used: the
/// gravest of two reasons.
fn graver(a: Outcome, b: Outcome) -> Outcome {
    let grave = |outcome: &Outcome| match outcome {
        Outcome::Invalid => 2,
        Outcome::LeftOut => 1,
        _ => 0,
    };
    if grave(&a) < grave(&b) { b } else { a }
}

pub(super) fn apply_composed<S: Sink>(
    rule: &Composed,
    ctx: &Context<'_>,
    issues: &mut Vec<Issue>,
    sink: &mut S,
    inner: Inner<S>,
) -> Got<Outcome> {
    let mut base = match &rule.base {
        Base::Points(points) => {
            sink.step(|| Step::Start(*points));
            Ok(Exact::from(*points))
        }
        Base::Rule { rule, max } => {
            let got = value(inner(rule, &Context { max: *max, ..*ctx }, issues, sink));
            if let Ok(value) = &got {
                sink.step(|| Step::Start(value.shown()));
            }
            got
        }
    };
    let chosen = rule.condition_key().map(|key| ctx.text(key));
    let mut terms: Vec<(bool, Exact)> = Vec::with_capacity(rule.parts.len());
    let (mut all_given, mut all_taken) = (false, false);
    for part in &rule.parts {
        if let Some(chosen) = chosen.filter(|chosen| !chosen.is_empty())
            && !part.only_with.is_empty()
            && part.only_with.iter().all(|id| **id != *chosen)
        {
            sink.step(|| Step::PartSkipped { label: part.label.clone() });
            continue;
        }
        match part_of(part, ctx, issues, sink, inner) {
            Err(reason) => {
                base = Err(match base {
                    Ok(_) => reason,
                    Err(known) => graver(known, reason),
                });
            }
            Ok(None) if part.adds => all_given = true,
            Ok(None) => all_taken = true,
            Ok(Some(points)) => terms.push((part.adds, points)),
        }
    }
    let base = base?;
    let base = if all_given { base.max(&rule.cap.into()) } else { base };
    Ok(Outcome::Exact(whole(rule, base, &terms, all_taken, sink)))
}

/// Base and parts together, within the limits of the whole.
fn whole(rule: &Composed, base: Exact, terms: &[(bool, Exact)], all_taken: bool, sink: &mut impl Sink) -> Exact {
    let sum = terms.iter().fold(base.clone(), |sum, (adds, points)| match adds {
        true => sum.plus(points),
        false => sum.minus(points),
    });
    sink.step(|| Step::Composed {
        base: base.shown(),
        terms: terms.iter().map(|(adds, points)| Term { adds: *adds, points: points.shown() }).collect(),
        value: sum.shown(),
    });
    let sum = if all_taken && sum.compare(&Exact::ZERO) == Ordering::Greater {
        sink.step(|| Step::AllTaken);
        Exact::ZERO
    } else {
        sum
    };
    let (floor, cap) = (Exact::from(rule.floor), Exact::from(rule.cap));
    if sum.compare(&floor) == Ordering::Less {
        sink.step(|| Step::Floored(rule.floor));
        return floor;
    }
    if sum.compare(&cap) == Ordering::Greater {
        sink.step(|| Step::Capped(rule.cap));
        return cap;
    }
    sum
}

/// The points of an outcome.
fn value(outcome: Got<Outcome>) -> Got<Exact> {
    match outcome? {
        Outcome::Points(points) => Ok(points.into()),
        Outcome::Fraction(fraction) => Ok(Exact::from_fraction(fraction)),
        Outcome::Exact(value) => Ok(value),
        other => Err(other),
    }
}

/// What a part adds or takes; `None` when it takes, or gives, all there is.
fn part_of<S: Sink>(
    part: &Part,
    ctx: &Context<'_>,
    issues: &mut Vec<Issue>,
    sink: &mut S,
    inner: Inner<S>,
) -> Got<Option<Exact>> {
    let taken = match &part.amount {
        Amount::Events(events) => of_events(events, ctx, issues, sink)?,
        Amount::Slope(slope) => of_slope(slope, part.adds, ctx, issues, sink)?,
        Amount::Rule(rule) => {
            let max = part.cap.unwrap_or(ctx.max);
            Taken::Points(value(inner(rule, &Context { max, ..*ctx }, issues, sink))?)
        }
    };
    let (points, capped) = match (taken, part.cap) {
        (Taken::All, None) => return Ok(None),
        (Taken::All, Some(cap)) => (cap.into(), true),
        (Taken::Points(points), Some(cap)) if points.compare(&cap.into()) == Ordering::Greater => (cap.into(), true),
        (Taken::Points(points), _) => (points, false),
    };
    sink.step(|| Step::PartPoints { label: part.label.clone(), adds: part.adds, points: points.shown(), capped });
    Ok(Some(points))
}

fn of_events(events: &[Event], ctx: &Context<'_>, issues: &mut Vec<Issue>, sink: &mut impl Sink) -> Got<Taken> {
    let counts = all(events.iter().map(|event| {
        let n = ctx.number(&event.item.id, 0, issues);
        match &event.except {
            None => n.map(|n| (n, Quantity::ZERO)),
            Some(except) => both(n, ctx.number(&except.id, 0, issues)),
        }
    }))?;
    let mut sum = Points::ZERO;
    let mut all_taken = false;
    for (event, (n, less)) in events.iter().zip(counts) {
        if n < less {
            let key = event.except.as_ref().map_or(&event.item.id, |except| &except.id);
            issues.push(Issue::AboveTotal { key: key.clone() });
            return Err(Outcome::Invalid);
        }
        let counted = Quantity::from_decimal(n.decimal() - less.decimal());
        let Event { item, all_from, except } = event;
        if let Some(except) = except {
            sink.step(|| Step::NotCounted { label: except.label.clone(), n, less, counted });
        }
        if let Some(from) = all_from.filter(|from| Quantity::from(*from) <= counted) {
            sink.step(|| Step::AllFrom { label: item.label.clone(), n: counted, from });
            all_taken = true;
            continue;
        }
        let points = item.points.times(counted);
        sink.step(|| Step::Events { label: item.label.clone(), n: counted, each: item.points, points });
        sum = sum.plus(points);
    }
    Ok(if all_taken { Taken::All } else { Taken::Points(sum.into()) })
}

/// The points of a slope where its measure stands at `position`.
fn on_slope(slope: &Slope, position: &Position, sink: &mut impl Sink) -> Exact {
    let passed = match slope.side {
        Side::Above => position.is_above(slope.start),
        Side::Below => position.is_below(slope.start),
    };
    let start = slope.start.value;
    let Some(at) = position.percent().filter(|_| passed) else {
        sink.step(|| Step::NotPassed { start, above: slope.side == Side::Above });
        return Exact::ZERO;
    };
    let start_at = Exact::from(Points::from_decimal(start.decimal()));
    let distance = match slope.side {
        Side::Above => at.minus(&start_at),
        Side::Below => start_at.minus(&at),
    };
    let one = Points::step(0);
    let per = Points::from_decimal(slope.per.decimal());
    let mut steps = if per == Points::ZERO { Exact::ZERO } else { distance.scaled(one, per) };
    if slope.whole {
        steps = steps.round(Rounding { places: 0, mode: Mode::Down }).into();
    }
    let value = steps.scaled(slope.points, one).plus(&slope.first.into());
    sink.step(|| Step::Slope {
        start,
        above: slope.side == Side::Above,
        distance: distance.shown(),
        per: slope.per,
        steps: steps.shown(),
        each: slope.points,
        first: slope.first,
        value: value.shown(),
    });
    value
}

fn of_slope(slope: &Slope, adds: bool, ctx: &Context<'_>, issues: &mut Vec<Issue>, sink: &mut impl Sink) -> Got<Taken> {
    let position = match &slope.measure {
        Measure::Quantity(input) => Position { part: ctx.input(input, issues, sink)?, whole: Quantity::HUNDRED },
        Measure::Ratio(ratio) => match read_ratio(ratio, ctx, issues, sink)? {
            Read::Position(position) => position,
            // Nothing below the line: the best or the worst for the body.
            Read::Nothing(outcome) => {
                return match (ratio.zero, adds) {
                    (ZeroDenominator::LeaveOut, _) => Err(outcome),
                    (ZeroDenominator::Full, true) | (ZeroDenominator::Zero, false) => Ok(Taken::All),
                    (ZeroDenominator::Full, false) | (ZeroDenominator::Zero, true) => Ok(Taken::Points(Exact::ZERO)),
                };
            }
        },
    };
    Ok(Taken::Points(on_slope(slope, &position, sink)))
}
