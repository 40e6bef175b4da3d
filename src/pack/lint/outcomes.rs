//! Rules reach their maximum, do not pass it, and can give nothing.

use super::Lint;
use super::bands::reached;
use crate::base::decimal::{Fraction, Mode, Points, Quantity, Rounding};
use crate::pack::finding::{Finding, PointsOf};
use crate::pack::rule::{ChecklistScoring, Dated, Proportional, Rule};
use rust_decimal::Decimal;

/// Worst and best outcome.
type Range = (Points, Points);

pub(super) fn check(lint: &mut Lint<'_>) {
    for placed in lint.rules() {
        for (what, part, points) in stated(placed.rule) {
            over(lint, what, points, placed.max, &format!("{}/{part}", placed.at));
        }
        let cap = match placed.rule {
            Rule::Count { cap, .. } => Some((*cap, "cap")),
            Rule::Deduction { floor, .. } => Some((*floor, "floor")),
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
fn range(rule: &Rule, max: Points) -> Option<Range> {
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
    }
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
