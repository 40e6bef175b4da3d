//! One rule applied to one answer.

use super::composed::apply_composed;
use super::context::{Context, Got, Outcome, all, both, typed_points};
use super::issue::{Issue, ReasonFor};
use super::ratio::{Position, Read, apply_proportional, read_ratio, to_leader};
use super::trace::{Sink, Step};
use crate::base::date::{Calendar, Date};
use crate::base::decimal::{Fraction, Points, Quantity};
use crate::pack::rule::{
    Alternative, BASE, CHOICE, ChecklistScoring, Condition, Dated, Deadline, ISSUED, Input, Item, JUDGED, MISSING,
    Measure, Rule, YES_NO,
};

/// Applies a rule. Problems go to `issues`, steps to `sink`.
pub(super) fn apply(rule: &Rule, ctx: &Context<'_>, issues: &mut Vec<Issue>, sink: &mut impl Sink) -> Outcome {
    match try_apply(rule, ctx, issues, sink) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn try_apply<S: Sink>(rule: &Rule, ctx: &Context<'_>, issues: &mut Vec<Issue>, sink: &mut S) -> Got<Outcome> {
    match rule {
        Rule::YesNo { yes, no } => {
            let holds = ctx.yes_no(YES_NO, issues)?;
            let points = if holds { *yes } else { *no };
            sink.step(|| Step::Line { label: "".into(), holds });
            Ok(Outcome::Points(points))
        }
        Rule::Choice(options) => {
            let chosen = ctx.text(CHOICE);
            if chosen.is_empty() {
                return Err(Outcome::Open);
            }
            let Some(option) = options.iter().find(|option| &*option.id == chosen) else {
                issues.push(Issue::UnknownOption { key: CHOICE.into() });
                return Err(Outcome::Invalid);
            };
            sink.step(|| Step::Chosen { label: option.label.clone(), points: option.points });
            Ok(Outcome::Points(option.points))
        }
        Rule::Dated(dated) => apply_dated(dated, ctx, issues, sink),
        Rule::Checklist { items, scoring } => apply_checklist(items, *scoring, ctx, issues, sink),
        Rule::Steps { measure, bands } => {
            let position = match measure {
                Measure::Quantity(input) => {
                    Position { part: ctx.input(input, issues, sink)?, whole: Quantity::HUNDRED }
                }
                Measure::Ratio(ratio) => match read_ratio(ratio, ctx, issues, sink)? {
                    Read::Position(position) => position,
                    Read::Nothing(outcome) => return Ok(outcome),
                },
            };
            match bands.iter().enumerate().find(|(_, band)| position.is_in(band.from, band.to)) {
                Some((index, band)) => {
                    sink.step(|| Step::Band { index, points: band.points });
                    Ok(Outcome::Points(band.points))
                }
                None => {
                    sink.step(|| Step::NoBand);
                    Ok(Outcome::Points(Points::ZERO))
                }
            }
        }
        Rule::Proportional(rule) => apply_proportional(rule, ctx, issues, sink),
        Rule::Count { items, cap } => {
            let sum = apply_events(items, ctx, issues, sink)?;
            Ok(Outcome::Points(capped(sum, *cap, sink)))
        }
        Rule::Deduction { items, floor } => {
            let left = ctx.max.minus(apply_events(items, ctx, issues, sink)?);
            if left < *floor {
                sink.step(|| Step::Floored(*floor));
                return Ok(Outcome::Points(*floor));
            }
            Ok(Outcome::Points(left))
        }
        Rule::Judgement { step } => apply_judgement(*step, ctx, issues, sink),
        Rule::Index { input, out_of } => apply_index(input, *out_of, ctx, issues, sink),
        Rule::ToLeader { own, target, leader } => {
            let pair = both(ctx.input(own, issues, sink), ctx.input(target, issues, sink));
            let ((own, target), leader) = both(pair, ctx.input(leader, issues, sink))?;
            Ok(to_leader(ctx.max, own.decimal(), target.decimal(), leader.decimal(), sink))
        }
        Rule::Alternatives { inputs, cases } => apply_alternatives(inputs, cases, ctx, issues, sink),
        Rule::Composed(rule) => apply_composed(rule, ctx, issues, sink, try_apply),
    }
}

fn capped(points: Points, cap: Points, sink: &mut impl Sink) -> Points {
    if cap < points {
        sink.step(|| Step::Capped(cap));
        cap
    } else {
        points
    }
}

fn apply_checklist(
    items: &[Item],
    scoring: ChecklistScoring,
    ctx: &Context<'_>,
    issues: &mut Vec<Issue>,
    sink: &mut impl Sink,
) -> Got<Outcome> {
    let answers: Vec<Got<bool>> = items.iter().map(|item| ctx.yes_no(&item.id, issues)).collect();
    for (item, answer) in items.iter().zip(&answers) {
        if let Ok(holds) = *answer {
            sink.step(|| Step::Line { label: item.label.clone(), holds });
        }
    }
    // One "no" settles an all-of list; the other lines need not be answered.
    if let ChecklistScoring::All { otherwise, .. } = scoring
        && answers.contains(&Ok(false))
        && !answers.contains(&Err(Outcome::Invalid))
    {
        return Ok(Outcome::Points(otherwise));
    }
    let answers = all(answers.into_iter())?;
    let points = match scoring {
        ChecklistScoring::All { full, .. } => full,
        ChecklistScoring::Each => {
            let sum = items.iter().zip(answers).filter(|(_, holds)| *holds).map(|(item, _)| item.points).sum();
            capped(sum, ctx.max, sink)
        }
    };
    Ok(Outcome::Points(points))
}

fn apply_events(items: &[Item], ctx: &Context<'_>, issues: &mut Vec<Issue>, sink: &mut impl Sink) -> Got<Points> {
    let counts = all(items.iter().map(|item| ctx.number(&item.id, 0, issues)))?;
    let mut sum = Points::ZERO;
    for (item, n) in items.iter().zip(counts) {
        let points = item.points.times(n);
        sink.step(|| Step::Events { label: item.label.clone(), n, each: item.points, points });
        sum = sum.plus(points);
    }
    Ok(sum)
}

fn apply_judgement(
    step: Option<Points>,
    ctx: &Context<'_>,
    issues: &mut Vec<Issue>,
    sink: &mut impl Sink,
) -> Got<Outcome> {
    let points = typed_points(ctx.text(JUDGED), JUDGED, (Points::ZERO, ctx.max), issues)?;
    if let Some(step) = step
        && step != Points::ZERO
        && !(points.decimal() % step.decimal()).is_zero()
    {
        issues.push(Issue::OffStep { step });
        return Err(Outcome::Invalid);
    }
    let reason = ctx.answer.map_or("", |answer| answer.reason.trim());
    // A default of the pack is nobody's judgement.
    if reason.is_empty() && points != ctx.max && ctx.default.is_none() {
        issues.push(Issue::ReasonMissing(ReasonFor::Judgement));
    }
    sink.step(|| Step::Judged { points, reason: reason.into() });
    Ok(Outcome::Points(points))
}

fn apply_index(
    input: &Input,
    out_of: Quantity,
    ctx: &Context<'_>,
    issues: &mut Vec<Issue>,
    sink: &mut impl Sink,
) -> Got<Outcome> {
    let value = ctx.input(input, issues, sink)?;
    if out_of < value {
        issues.push(Issue::AboveMaximum { key: input.id.clone(), max: Points::from_decimal(out_of.decimal()) });
        return Err(Outcome::Invalid);
    }
    let fraction = Fraction::share(ctx.max, value, out_of).ok_or(Outcome::Open)?;
    sink.step(|| Step::Share { max: ctx.max, part: value, whole: out_of, target: None, value: fraction });
    Ok(Outcome::Fraction(fraction))
}

fn deadline_of(dated: &Dated, ctx: &Context<'_>, issues: &mut Vec<Issue>, sink: &mut impl Sink) -> Got<Date> {
    match &dated.deadline {
        Deadline::OnDay { month, day, year_offset } => {
            let date = ctx.year.and_then(|year| {
                // A deadline on 29 February is the last day of the month in other years.
                let year = year.checked_add(*year_offset)?;
                Date::of(year, *month, *day).or_else(|| Date::of(year, *month, day.checked_sub(1)?))
            });
            date.ok_or_else(|| {
                issues.push(Issue::YearUnknown);
                Outcome::Invalid
            })
        }
        Deadline::After { days, working, .. } => {
            let base = ctx.date(BASE, issues, sink)?;
            Ok(if *working {
                let deadline = base.plus_working_days(*days, ctx.calendar);
                sink.step(|| working_days(base, *days, deadline, ctx.calendar));
                deadline
            } else {
                base.plus_days(i32::try_from(*days).unwrap_or(i32::MAX))
            })
        }
    }
}

/// How a deadline in working days was counted.
fn working_days(from: Date, days: u32, deadline: Date, calendar: &Calendar) -> Step {
    let counted = calendar.between(from.plus_days(1), deadline);
    Step::WorkingDays {
        from,
        days,
        off: counted.holidays,
        worked: counted.worked,
        known: !calendar.is_empty(),
        provisional: calendar.announced_through.filter(|through| *through < deadline),
    }
}

fn apply_dated(dated: &Dated, ctx: &Context<'_>, issues: &mut Vec<Issue>, sink: &mut impl Sink) -> Got<Outcome> {
    let issued_text = ctx.text(ISSUED);
    let missing = ctx.yes_no(MISSING, issues);
    if missing == Err(Outcome::Invalid) {
        return Err(Outcome::Invalid);
    }
    if missing == Ok(true) {
        if !issued_text.is_empty() {
            issues.push(Issue::DateOfMissingDocument);
            return Err(Outcome::Invalid);
        }
        sink.step(|| Step::NoDocument);
        return Ok(Outcome::Points(dated.missing));
    }
    let deadline = deadline_of(dated, ctx, issues, sink);
    let (deadline, issued) = both(deadline, ctx.date(ISSUED, issues, sink))?;
    let late_by = deadline.days_until(issued);
    sink.step(|| Step::Deadline { day: deadline, late_by });
    if late_by <= 0 {
        return Ok(Outcome::Points(dated.on_time));
    }
    let grace = dated.grace.iter().find(|(days, _)| late_by <= i32::try_from(*days).unwrap_or(i32::MAX));
    Ok(Outcome::Points(grace.map_or(dated.late, |(_, points)| *points)))
}

fn holds(condition: &Condition, values: &[(&str, Quantity)]) -> bool {
    match condition {
        Condition::In { input, from, to } => values.iter().find(|(id, _)| *id == &**input).is_some_and(|(_, value)| {
            let position = Position { part: *value, whole: Quantity::HUNDRED };
            position.is_in(*from, *to)
        }),
        Condition::All(parts) => parts.iter().all(|part| holds(part, values)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, values)),
    }
}

fn apply_alternatives(
    inputs: &[Input],
    cases: &[Alternative],
    ctx: &Context<'_>,
    issues: &mut Vec<Issue>,
    sink: &mut impl Sink,
) -> Got<Outcome> {
    let values = all(inputs.iter().map(|input| ctx.input(input, issues, sink).map(|value| (&*input.id, value))))?;
    let mut matching = cases.iter().filter(|case| holds(&case.when, &values));
    match (matching.next(), matching.next()) {
        (Some(case), None) => {
            sink.step(|| Step::Formula { label: case.label.clone() });
            try_apply(&case.rule, ctx, issues, sink)
        }
        (None, _) => {
            issues.push(Issue::NoFormula);
            Err(Outcome::Invalid)
        }
        (Some(_), Some(_)) => {
            issues.push(Issue::SeveralFormulas);
            Err(Outcome::Invalid)
        }
    }
}
