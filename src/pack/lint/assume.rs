//! An assumed answer stands where others give the score, in a rule that one
//! answer decides, and is one that the rule takes.

use super::Lint;
use crate::base::decimal::{Points, Quantity};
use crate::pack::ScoredBy;
use crate::pack::finding::Finding;
use crate::pack::rule::{FieldKind, Rule};

pub(super) fn check(lint: &mut Lint<'_>) {
    for (idx, node, leaf) in lint.pack.leaves() {
        let Some(text) = leaf.assume.as_deref() else { continue };
        let Some((_, kind)) = leaf.rule.deciding_field().filter(|_| leaf.scored_by != ScoredBy::Body) else {
            lint.report(lint.at(idx, "/assume"), Finding::AssumeMisplaced);
            continue;
        };
        if !fits(text, &kind, &leaf.rule, node.max) {
            lint.report(lint.at(idx, "/assume"), Finding::AssumeUnreadable { text: text.to_owned() });
        }
    }
}

fn fits(text: &str, kind: &FieldKind, rule: &Rule, max: Points) -> bool {
    match kind {
        FieldKind::YesNo => matches!(text, "yes" | "no"),
        FieldKind::Choice => {
            matches!(rule, Rule::Choice(options) if options.iter().any(|option| *option.id == *text))
        }
        FieldKind::Number { decimals } => {
            let given = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            let most = |value: Quantity| match rule {
                Rule::Index { out_of, .. } => value <= *out_of,
                _ => true,
            };
            given <= usize::from(*decimals) && Quantity::parse(text).is_ok_and(most)
        }
        FieldKind::Date => false,
        FieldKind::Points => {
            let on_step = |points: Points| match rule {
                Rule::Judgement { step: Some(step) } if *step != Points::ZERO => {
                    (points.decimal() % step.decimal()).is_zero()
                }
                _ => true,
            };
            Points::parse(text).is_ok_and(|points| points <= max && on_step(points))
        }
    }
}
