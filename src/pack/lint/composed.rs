//! Base and parts fit together: caps that can be met, answers that exist, fields
//! that mean one thing.

use super::context::Lint;
use super::outcomes::{range, slope_best};
use super::references::known;
use crate::base::decimal::Points;
use crate::pack::finding::{Finding, IdOf};
use crate::pack::rule::{Amount, Base, ChoiceOption, Composed, FieldKind, Part, Rule};
use std::collections::BTreeMap;

pub(super) fn check(lint: &mut Lint<'_>) {
    for placed in lint.rules() {
        let Rule::Composed(composed) = placed.rule else { continue };
        if composed.cap < composed.floor {
            let finding = Finding::FloorOverCap { floor: composed.floor, cap: composed.cap };
            lint.report(format!("{}/floor", placed.at), finding);
        }
        for (position, part) in composed.parts.iter().enumerate() {
            let at = format!("{}/parts/{position}", placed.at);
            caps(lint, part, placed.max, &at);
            answers(lint, composed, part, &at);
        }
        if placed.max < composed.cap
            && let Some((_, best)) = range(placed.rule, placed.max)
            && best < composed.cap
        {
            lint.report(format!("{}/cap", placed.at), Finding::PartCapUnreachable { cap: composed.cap, best });
        }
        fields(lint, composed, &placed.at);
    }
}

/// A cap that one event passes, or that nothing reaches; events that take all.
fn caps(lint: &mut Lint<'_>, part: &Part, max: Points, at: &str) {
    let best = match &part.amount {
        Amount::Events(events) => {
            for (position, event) in events.iter().enumerate() {
                let at = format!("{at}/items/{position}");
                if part.adds && event.all_from.is_some() {
                    lint.report(format!("{at}/all_from"), Finding::AllInAddingPart);
                }
                if let Some(cap) = part.cap.filter(|cap| *cap < event.item.points) {
                    lint.report(format!("{at}/points"), Finding::CapBelowItem { cap, points: event.item.points });
                }
            }
            None
        }
        Amount::Slope(slope) => slope_best(slope),
        Amount::Rule(rule) => range(rule, part.cap.unwrap_or(max)).map(|(_, best)| best),
    };
    if let (Some(cap), Some(best)) = (part.cap, best)
        && best < cap
    {
        lint.report(format!("{at}/cap"), Finding::PartCapUnreachable { cap, best });
    }
}

/// The answers with which a part counts are answers of the base.
fn answers(lint: &mut Lint<'_>, composed: &Composed, part: &Part, at: &str) {
    let options: &[ChoiceOption] = match &composed.base {
        Base::Rule { rule, .. } => match &**rule {
            Rule::Choice(options) => options,
            _ => &[],
        },
        Base::Points(_) => &[],
    };
    if composed.condition_key().is_none() {
        if !part.only_with.is_empty() {
            lint.report(format!("{at}/only_with"), Finding::OnlyWithoutChoice);
        }
        return;
    }
    for (position, id) in part.only_with.iter().enumerate() {
        let at = format!("{at}/only_with/{position}");
        if options.is_empty() {
            known(lint, IdOf::Option, id, &at, ["yes", "no"].into_iter());
        } else {
            known(lint, IdOf::Option, id, &at, options.iter().map(|option| &*option.id));
        }
    }
}

/// Base and parts may share a number, but nothing else.
fn fields(lint: &mut Lint<'_>, composed: &Composed, at: &str) {
    let base = match &composed.base {
        Base::Rule { rule, .. } => rule.fields(),
        Base::Points(_) => Vec::new(),
    };
    let mut known: BTreeMap<&str, FieldKind> = BTreeMap::new();
    let parts = composed.parts.iter().enumerate();
    let places = parts.map(|(position, part)| (format!("{at}/parts/{position}"), part.amount.fields()));
    for (at, fields) in std::iter::once((format!("{at}/base"), base)).chain(places) {
        for (key, kind) in fields {
            match known.get(key) {
                Some(other) if *other != kind || !matches!(kind, FieldKind::Number { .. }) => {
                    lint.report(at.clone(), Finding::FieldConflict { key: key.to_owned() });
                }
                _ => {
                    known.insert(key, kind);
                }
            }
        }
    }
}
