//! Numbers that divide, or that would make a rule do nothing, are not zero.

use super::Lint;
use crate::base::decimal::Points;
use crate::pack::finding::{Finding, NotZero};
use crate::pack::rule::{Amount, ChecklistScoring, Event, Item, Part, Proportional, Rule};

pub(super) fn check(lint: &mut Lint<'_>) {
    if lint.pack.scale == Points::ZERO {
        lint.report("/scale", Finding::Zero(NotZero::Scale));
    }
    for placed in lint.rules() {
        let at = &placed.at;
        match placed.rule {
            Rule::Judgement { step: Some(step) } if *step == Points::ZERO => {
                lint.report(format!("{at}/step"), Finding::Zero(NotZero::Step));
            }
            Rule::Index { out_of, .. } if out_of.is_zero() => {
                lint.report(format!("{at}/out_of"), Finding::Zero(NotZero::OutOf));
            }
            Rule::Proportional(Proportional { target: Some(target), .. }) if target.is_zero() => {
                lint.report(format!("{at}/target"), Finding::Zero(NotZero::Target));
            }
            Rule::Count { items, .. }
            | Rule::Deduction { items, .. }
            | Rule::Checklist { items, scoring: ChecklistScoring::Each } => listed(lint, items, at),
            Rule::Composed(composed) => of_parts(lint, &composed.parts, at),
            _ => {}
        }
    }
}

fn of_parts(lint: &mut Lint<'_>, parts: &[Part], at: &str) {
    for (position, part) in parts.iter().enumerate() {
        let at = format!("{at}/parts/{position}");
        match &part.amount {
            Amount::Events(events) => {
                // Events of which some number takes everything may take nothing before.
                let nothing = |event: &Event| event.item.points == Points::ZERO && event.all_from.is_none();
                for (position, _) in events.iter().enumerate().filter(|(_, event)| nothing(event)) {
                    lint.report(format!("{at}/items/{position}/points"), Finding::Zero(NotZero::Item));
                }
            }
            Amount::Slope(slope) => {
                if slope.per.is_zero() {
                    lint.report(format!("{at}/slope/per"), Finding::Zero(NotZero::Per));
                }
                if slope.points == Points::ZERO {
                    lint.report(format!("{at}/slope/points"), Finding::Zero(NotZero::Slope));
                }
            }
            Amount::Rule(_) => {}
        }
    }
}

fn listed(lint: &mut Lint<'_>, items: &[Item], at: &str) {
    for (position, _) in items.iter().enumerate().filter(|(_, item)| item.points == Points::ZERO) {
        lint.report(format!("{at}/items/{position}/points"), Finding::Zero(NotZero::Item));
    }
}
