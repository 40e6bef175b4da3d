//! Ids are unique where something refers to them.

use super::Lint;
use crate::pack::finding::{Finding, IdOf};
use crate::pack::rule::{FieldKind, Input, Measure, Proportional, Rule};
use std::collections::BTreeMap;

pub(super) fn check(lint: &mut Lint<'_>) {
    let pack = lint.pack;
    let nodes = pack.nodes.iter().enumerate().map(|(idx, node)| (&*node.id, lint.at(idx, "/id"))).collect();
    unique(lint, IdOf::Node, nodes);
    for (idx, node) in pack.nodes.iter().enumerate() {
        let ids = node.knock_outs.iter().map(|known| &*known.id);
        let ids = listed(ids, &lint.at(idx, "/knock_outs"));
        unique(lint, IdOf::KnockOut, ids);
    }
    unique(lint, IdOf::Link, listed(pack.links.iter().map(|known| &*known.id), "/links"));
    unique(lint, IdOf::Cohort, listed(pack.cohorts.iter().map(|known| &*known.id), "/cohorts"));
    for (block, classes) in pack.classes.iter().enumerate() {
        let ids = classes.classes.iter().map(|known| &*known.id);
        unique(lint, IdOf::Class, listed(ids, &format!("/classes/{block}/classes")));
        let ids = classes.vetoes.iter().map(|known| &*known.id);
        unique(lint, IdOf::Veto, listed(ids, &format!("/classes/{block}/vetoes")));
    }
    for (position, example) in pack.examples.iter().enumerate() {
        let ids = example.answers.documents.iter().map(|known| known.id.as_str());
        unique(lint, IdOf::Document, listed(ids, &format!("/examples/{position}/answers/documents")));
    }
    for placed in lint.rules() {
        let (what, ids) = of_rule(placed.rule, &placed.at);
        unique(lint, what, ids);
    }
    for (idx, _, leaf) in pack.leaves() {
        if let Rule::Alternatives { inputs, cases } = &leaf.rule {
            let at = lint.at(idx, "/rule");
            unique(lint, IdOf::Input, listed(inputs.iter().map(|input| &*input.id), &format!("{at}/inputs")));
            unique(lint, IdOf::Case, listed(cases.iter().map(|case| &*case.id), &format!("{at}/cases")));
            shared_fields(lint, &leaf.rule, &at);
        }
    }
}

/// Ids of a list of objects, with their places.
fn listed<'k>(ids: impl Iterator<Item = &'k str>, list: &str) -> Vec<(&'k str, String)> {
    ids.enumerate().map(|(position, id)| (id, format!("{list}/{position}/id"))).collect()
}

fn unique(lint: &mut Lint<'_>, what: IdOf, ids: Vec<(&str, String)>) {
    let mut first: BTreeMap<&str, String> = BTreeMap::new();
    for (id, at) in ids {
        match first.get(id) {
            Some(first) => {
                let finding = Finding::DuplicateId { what, id: id.to_owned(), first: first.clone() };
                lint.report(at, finding);
            }
            None => {
                first.insert(id, at);
            }
        }
    }
}

fn of_rule<'k>(rule: &'k Rule, at: &str) -> (IdOf, Vec<(&'k str, String)>) {
    let inputs = |inputs: &[(&'k Input, &str)]| {
        inputs.iter().map(|(input, part)| (&*input.id, format!("{at}/{part}/id"))).collect::<Vec<_>>()
    };
    match rule {
        Rule::Choice(options) => (IdOf::Option, listed(options.iter().map(|o| &*o.id), &format!("{at}/options"))),
        Rule::Checklist { items, .. } | Rule::Count { items, .. } | Rule::Deduction { items, .. } => {
            (IdOf::Item, listed(items.iter().map(|item| &*item.id), &format!("{at}/items")))
        }
        Rule::Steps { measure: Measure::Ratio(ratio), .. } | Rule::Proportional(Proportional { ratio, .. }) => {
            let pair = [(&ratio.numerator, "ratio/numerator"), (&ratio.denominator, "ratio/denominator")];
            (IdOf::Input, inputs(&pair))
        }
        Rule::ToLeader { own, target, leader } => {
            (IdOf::Input, inputs(&[(own, "own"), (target, "target"), (leader, "leader")]))
        }
        Rule::YesNo { .. }
        | Rule::Dated(_)
        | Rule::Steps { measure: Measure::Quantity(_), .. }
        | Rule::Judgement { .. }
        | Rule::Index { .. }
        | Rule::Alternatives { .. } => (IdOf::Input, Vec::new()),
        Rule::Composed(composed) => {
            (IdOf::Part, listed(composed.parts.iter().map(|part| &*part.id), &format!("{at}/parts")))
        }
    }
}

/// Formulas may share a field, but only as the same kind of field.
fn shared_fields(lint: &mut Lint<'_>, rule: &Rule, at: &str) {
    let Rule::Alternatives { inputs, cases } = rule else { return };
    let declared = inputs.iter().map(|input| (&*input.id, FieldKind::Number { decimals: input.decimals }));
    let mut known: BTreeMap<&str, FieldKind> = crate::base::compact_sort::map(declared);
    for (position, case) in cases.iter().enumerate() {
        for (key, kind) in case.rule.fields() {
            if known.get(key).is_some_and(|other| *other != kind) {
                lint.report(format!("{at}/cases/{position}/rule"), Finding::FieldConflict { key: key.to_owned() });
            }
            known.entry(key).or_insert(kind);
        }
    }
}
