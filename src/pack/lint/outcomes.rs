//! Rules reach their maximum, do not pass it, and can give nothing.

use super::Lint;
use super::bands::reached;
use crate::base::decimal::{Fraction, Mode, Points, Quantity, Rounding};
use crate::pack::finding::{Finding, PointsOf};
use crate::pack::rule::{Amount, Base, ChecklistScoring, Composed, Dated, Measure, Proportional, Rule, Side, Slope};
use rust_decimal::Decimal;

/// Worst and best outcome.
type Range = (Points, Points);

pub(super) fn check(lint: &mut Lint<'_>) {
    for placed in lint.rules() {
        let most = placed.rule.bounds(placed.max).1;
        for (what, part, points) in stated(placed.rule) {
            over(lint, what, points, most, &format!("{}/{part}", placed.at));
        }
        let cap = match placed.rule {
            Rule::Count { cap, .. } => Some((*cap, "cap")),
            Rule::Deduction { floor, .. } => Some((*floor, "floor")),
            Rule::Composed(composed) if placed.max < composed.floor => Some((composed.floor, "floor")),
            _ => None,
        };
        if let Some((cap, part)) = cap
            && placed.max < cap
        {
            lint.report(format!("{}/{part}", placed.at), Finding::CapOverMax { cap, max: placed.max });
        }
        if let Rule::Proportional(rule) = placed.rule
            && let Some((floor, _)) = rule.floor
        {
            let target = rule.target.unwrap_or(Quantity::HUNDRED);
            if target < floor.value || (target == floor.value && floor.inclusive) {
                let finding = Finding::FloorNotBelowTarget { floor: floor.value, target };
                lint.report(format!("{}/floor", placed.at), finding);
            }
        }
    }
    let pack = lint.pack;
    for (idx, node) in pack.nodes.iter().enumerate() {
        for (position, known) in node.knock_outs.iter().enumerate() {
            over(lint, PointsOf::KnockOut, known.to, node.max, &lint.at(idx, &format!("/knock_outs/{position}/to")));
        }
    }
    for (idx, node, leaf) in pack.leaves() {
        if node.max == Points::ZERO {
            continue;
        }
        let Some((worst, best)) = range(&leaf.rule, node.max) else { continue };
        if best < node.max {
            lint.report(lint.at(idx, "/rule"), Finding::NoOptionReachesMax { best, max: node.max });
        }
        let worst = node.knock_outs.iter().map(|known| known.to).fold(worst, Ord::min);
        if Points::ZERO < worst {
            lint.report(lint.at(idx, "/rule"), Finding::NoOptionGivesZero { worst });
        }
    }
}

fn over(lint: &mut Lint<'_>, what: PointsOf, points: Points, max: Points, at: &str) {
    if max < points {
        lint.report(at, Finding::OptionOverMax { what, points, max });
    }
}

/// Points that a rule states for outcomes, with their places.
fn stated(rule: &Rule) -> Vec<(PointsOf, String, Points)> {
    match rule {
        Rule::YesNo { yes, no } => {
            vec![(PointsOf::Answer, "yes".to_owned(), *yes), (PointsOf::Answer, "no".to_owned(), *no)]
        }
        Rule::Choice(options) => options
            .iter()
            .enumerate()
            .map(|(idx, option)| {
                let member = if option.percent.is_some() { "percent" } else { "points" };
                (PointsOf::Option, format!("options/{idx}/{member}"), option.points)
            })
            .collect(),
        Rule::Dated(dated) => {
            let grace = dated.grace.iter().enumerate();
            let mut stated: Vec<_> =
                grace.map(|(idx, (_, points))| (PointsOf::Outcome, format!("grace/{idx}/points"), *points)).collect();
            let fixed = [("on_time", dated.on_time), ("late", dated.late), ("missing", dated.missing)];
            stated.extend(fixed.map(|(part, points)| (PointsOf::Outcome, part.to_owned(), points)));
            stated
        }
        Rule::Checklist { scoring: ChecklistScoring::All { full, otherwise }, .. } => vec![
            (PointsOf::Checklist, "all".to_owned(), *full),
            (PointsOf::Checklist, "otherwise".to_owned(), *otherwise),
        ],
        Rule::Steps { bands, .. } => {
            let bands = bands.iter().enumerate();
            bands.map(|(idx, band)| (PointsOf::Band, format!("bands/{idx}/points"), band.points)).collect()
        }
        Rule::Proportional(Proportional { floor: Some((_, points)), .. }) => {
            vec![(PointsOf::Floor, "floor/points".to_owned(), *points)]
        }
        Rule::Composed(composed) => match &composed.base {
            Base::Points(points) if composed.cap.max(Points::ZERO) < *points => {
                vec![(PointsOf::Base, "base/points".to_owned(), *points)]
            }
            Base::Rule { max, .. } => vec![(PointsOf::Base, "base/max".to_owned(), *max)],
            Base::Points(_) => Vec::new(),
        },
        Rule::Checklist { scoring: ChecklistScoring::Each, .. }
        | Rule::Proportional(_)
        | Rule::Count { .. }
        | Rule::Deduction { .. }
        | Rule::Judgement { .. }
        | Rule::Index { .. }
        | Rule::ToLeader { .. }
        | Rule::Alternatives { .. } => Vec::new(),
    }
}

fn ends(points: impl Iterator<Item = Points> + Clone) -> Option<Range> {
    points.clone().min().zip(points.max())
}

/// The worst and the best outcome; `None` when no value has an outcome.
pub(super) fn range(rule: &Rule, max: Points) -> Option<Range> {
    match rule {
        Rule::YesNo { yes, no } => ends([*yes, *no].into_iter()),
        Rule::Choice(options) => ends(options.iter().map(|option| option.points)),
        Rule::Dated(Dated { on_time, grace, late, missing, .. }) => {
            ends([*on_time, *late, *missing].into_iter().chain(grace.iter().map(|(_, points)| *points)))
        }
        Rule::Checklist { scoring: ChecklistScoring::All { full, otherwise }, .. } => {
            ends([*full, *otherwise].into_iter())
        }
        Rule::Checklist { items, scoring: ChecklistScoring::Each } => {
            let sum: Points = items.iter().map(|item| item.points).sum();
            Some((Points::ZERO, sum.min(max)))
        }
        Rule::Steps { measure, bands } => {
            let reached = reached(measure, bands);
            ends(reached.iter().filter_map(|idx| bands.get(*idx)).map(|band| band.points))
        }
        Rule::Proportional(rule) => {
            let worst = rule.floor.map_or(Points::ZERO, |(_, points)| points);
            Some((worst, best_share(rule, max)))
        }
        Rule::Count { items, cap } => {
            let some = items.iter().any(|item| item.points != Points::ZERO);
            Some((Points::ZERO, if some { *cap } else { Points::ZERO }))
        }
        Rule::Deduction { floor, .. } => Some((*floor, max)),
        Rule::Judgement { step: Some(step) } if *step != Points::ZERO => {
            let steps = (max.decimal() / step.decimal()).floor();
            Some((Points::ZERO, Points::from_decimal((steps * step.decimal()).normalize())))
        }
        Rule::Judgement { .. } | Rule::Index { .. } | Rule::ToLeader { .. } => Some((Points::ZERO, max)),
        Rule::Alternatives { cases, .. } => {
            let ranges: Vec<Range> = cases.iter().filter_map(|case| range(&case.rule, max)).collect();
            let worst = ranges.iter().map(|(worst, _)| *worst).min();
            worst.zip(ranges.iter().map(|(_, best)| *best).max())
        }
        Rule::Composed(composed) => of_parts(composed, max),
    }
}

/// The worst and the best that base and parts can come to, within their limits.
fn of_parts(composed: &Composed, max: Points) -> Option<Range> {
    let (mut worst, mut best) = match &composed.base {
        Base::Points(points) => (*points, *points),
        Base::Rule { rule, max } => range(rule, *max)?,
    };
    for part in &composed.parts {
        let (least, most) = match &part.amount {
            Amount::Events(_) => (Points::ZERO, part.cap),
            Amount::Slope(slope) => (Points::ZERO, slope_best(slope)),
            Amount::Rule(rule) => {
                let (least, most) = range(rule, part.cap.unwrap_or(max))?;
                (if part.only_with.is_empty() { least } else { Points::ZERO }, Some(most))
            }
        };
        let most = match (most, part.cap) {
            (Some(most), Some(cap)) => Some(most.min(cap)),
            (most, cap) => most.or(cap),
        };
        // Without a cap it fills all that the rule allows.
        let least = part.cap.map_or(least, |cap| least.min(cap));
        if part.adds {
            worst = worst.plus(least);
            best = most.map_or(composed.cap.max(best), |most| best.plus(most));
        } else {
            worst = most.map_or(composed.floor.min(worst), |most| worst.minus(most));
            best = best.minus(least);
        }
    }
    let (floor, cap) = (composed.floor, composed.cap.max(composed.floor));
    Some((worst.clamp_to(floor, cap), best.clamp_to(floor, cap)))
}

/// The most that a slope gives; `None` where its number has no end.
pub(super) fn slope_best(slope: &Slope) -> Option<Points> {
    let far = match (slope.side, &slope.measure) {
        (Side::Below, _) => slope.start.value.decimal(),
        (Side::Above, Measure::Ratio(ratio)) if !ratio.may_exceed => {
            (Decimal::ONE_HUNDRED - slope.start.value.decimal()).max(Decimal::ZERO)
        }
        (Side::Above, _) => return None,
    };
    let steps = Fraction::of(far, Decimal::ONE, slope.per.decimal())?;
    let down = |fraction: Fraction, places| fraction.round(Rounding { places, mode: Mode::Down });
    let value = if slope.whole {
        down(steps, 0).times(Quantity::from_decimal(slope.points.decimal()))
    } else {
        down(steps.times(slope.points.decimal())?, 6)
    };
    Some(value.plus(slope.first))
}

/// The share of the maximum at the greatest ratio.
fn best_share(rule: &Proportional, max: Points) -> Points {
    let target = rule.target.unwrap_or(Quantity::HUNDRED);
    if rule.ratio.may_exceed || target <= Quantity::HUNDRED {
        return max;
    }
    let share = Fraction::of(max.decimal(), Decimal::ONE_HUNDRED, target.decimal());
    share.map_or(max, |share| share.round(Rounding { places: 6, mode: Mode::Down }))
}
