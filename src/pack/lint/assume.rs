//! An assumed answer is one that the rule takes.

use super::Lint;
use crate::date::Date;
use crate::pack::finding::Finding;
use crate::pack::rule::{FieldKind, Rule};
use crate::points::{Points, Quantity};

pub(super) fn check(lint: &mut Lint<'_>) {
    for (idx, node, leaf) in lint.pack.leaves() {
        let Some(text) = leaf.assume.as_deref() else { continue };
        let fields = leaf.rule.fields();
        let fits = match fields.first().map(|(_, kind)| kind) {
            None => false,
            Some(FieldKind::YesNo) => matches!(text, "yes" | "no"),
            Some(FieldKind::Choice) => {
                matches!(&leaf.rule, Rule::Choice(options) if options.iter().any(|option| *option.id == *text))
            }
            Some(FieldKind::Number { .. }) => match &leaf.rule {
                Rule::Index { out_of, .. } => Quantity::parse(text).is_ok_and(|value| value <= *out_of),
                _ => Quantity::parse(text).is_ok(),
            },
            Some(FieldKind::Date) => Date::parse(text).is_some(),
            Some(FieldKind::Points) => Points::parse(text).is_ok_and(|points| points <= node.max),
        };
        if !fits {
            lint.report(lint.at(idx, "/assume"), Finding::AssumeUnreadable { text: text.to_owned() });
        }
    }
}
