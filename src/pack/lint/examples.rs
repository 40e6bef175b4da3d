//! Examples speak of what the pack has. Whether they give their figures is
//! checked where scores are computed.

use super::Lint;
use super::references::known;
use crate::base::json::pointer;
use crate::pack::finding::IdOf;
use crate::pack::{Example, Node, knock_out_key};

pub(super) fn check(lint: &mut Lint<'_>) {
    for (position, example) in lint.pack.examples.iter().enumerate() {
        one(lint, example, &format!("/examples/{position}"));
    }
}

fn one(lint: &mut Lint<'_>, example: &Example, at: &str) {
    let pack = lint.pack;
    let setup = &example.answers.setup;
    let cohorts = pack.cohorts.iter().map(|known| &*known.id);
    if let Some(cohort) = &example.cohort {
        known(lint, IdOf::Cohort, cohort, &format!("{at}/cohort"), cohorts.clone());
    }
    if !setup.cohort.is_empty() {
        known(lint, IdOf::Cohort, &setup.cohort, &format!("{at}/answers/setup/cohort"), cohorts);
    }
    let classes = pack.classes_for(example.cohort.as_deref());
    if let Some(class) = &example.class {
        let ids = classes.iter().flat_map(|block| block.classes.iter()).map(|known| &*known.id);
        known(lint, IdOf::Class, class, &format!("{at}/class"), ids);
    }
    for (position, veto) in setup.vetoes.iter().enumerate() {
        let ids = classes.iter().flat_map(|block| block.vetoes.iter()).map(|known| &*known.id);
        known(lint, IdOf::Veto, veto, &format!("{at}/answers/setup/vetoes/{position}"), ids);
    }
    for (id, answer) in &example.answers.nodes {
        let place = pointer::member(&format!("{at}/answers/nodes"), id);
        let Some(node) = pack.nodes.iter().find(|node| *node.id == **id) else {
            known(lint, IdOf::Node, id, &place, pack.nodes.iter().map(|node| &*node.id));
            continue;
        };
        let keys = keys(node);
        for (list, values) in [("values", &answer.values), ("forecast", &answer.forecast)] {
            for key in values.keys() {
                let place = pointer::member(&format!("{place}/{list}"), key);
                known(lint, IdOf::Field, key, &place, keys.iter().map(String::as_str));
            }
        }
        for (position, evidence) in answer.evidence.iter().enumerate() {
            let place = format!("{place}/evidence/{position}/document");
            let ids = example.answers.documents.iter().map(|known| known.id.as_str());
            known(lint, IdOf::Document, &evidence.document, &place, ids);
        }
    }
}

/// Keys that an answer of the node may have.
fn keys(node: &Node) -> Vec<String> {
    let fields = node.leaf().map(|leaf| leaf.rule.fields()).unwrap_or_default();
    let fields = fields.into_iter().map(|(key, _)| key.to_owned());
    fields.chain(node.knock_outs.iter().map(|known| knock_out_key(&known.id))).collect()
}
