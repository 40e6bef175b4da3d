//! What a draft holds that its criteria pack has no place for: kept, not counted,
//! and named.

use super::Draft;
use super::salvage::UNREAD;
use crate::pack::{Pack, knock_out_key};

/// Something that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// An answer to a criterion that the pack does not have, by its id.
    Node(String),
    /// A value that the rule of a criterion does not ask for.
    Value {
        /// Printed code of the criterion.
        code: String,
        /// Key of the value.
        key: String,
    },
    /// The cohort is none of the pack's, by its id.
    Cohort(String),
    /// A value of the file that could not be read, by its place.
    Unread(String),
}

/// Whether the cohort of a draft is one that the pack does not have.
#[must_use]
pub fn cohort_is_gone(draft: &Draft, pack: &Pack) -> bool {
    let cohort = draft.answers.setup.cohort.as_str();
    !cohort.is_empty() && !pack.cohorts.is_empty() && pack.cohorts.iter().all(|known| *known.id != *cohort)
}

/// Everything in a draft that does not fit, in its order.
#[must_use]
pub fn misfits(draft: &Draft, pack: &Pack) -> Vec<Misfit> {
    let mut found = Vec::new();
    if cohort_is_gone(draft, pack) {
        found.push(Misfit::Cohort(draft.answers.setup.cohort.clone()));
    }
    for (id, answer) in &draft.answers.nodes {
        let Some(node) = pack.index_of(id).and_then(|at| pack.nodes.get(at)) else {
            found.push(Misfit::Node(id.clone()));
            continue;
        };
        let fields = node.leaf().map(|leaf| leaf.rule.fields()).unwrap_or_default();
        let asked = |key: &str| {
            fields.iter().any(|(field, _)| *field == key)
                || node.knock_outs.iter().any(|fact| knock_out_key(&fact.id) == key)
        };
        let keys = answer.values.keys().chain(answer.forecast.keys()).filter(|key| !asked(key));
        found.extend(keys.map(|key| Misfit::Value { code: node.code.to_string(), key: key.clone() }));
    }
    let unread = draft.extra.iter().find(|(name, _)| name == UNREAD).and_then(|(_, json)| json.as_object());
    let places = unread.unwrap_or_default().iter().map(|(place, _)| place.to_string());
    found.extend(places.map(Misfit::Unread));
    found
}
