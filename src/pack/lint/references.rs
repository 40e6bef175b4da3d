//! Ids that a pack refers to exist. References to nodes and classes are resolved
//! by the reader; here are those that stay texts.

use super::Lint;
use crate::base::json::suggest::nearest;
use crate::pack::finding::{Finding, IdOf};
use crate::pack::rule::{Condition, Input, Rule};

pub(super) fn check(lint: &mut Lint<'_>) {
    let pack = lint.pack;
    for (block, classes) in pack.classes.iter().enumerate() {
        for (position, cohort) in classes.cohorts.iter().enumerate() {
            let at = format!("/classes/{block}/cohorts/{position}");
            known(lint, IdOf::Cohort, cohort, &at, pack.cohorts.iter().map(|known| &*known.id));
        }
    }
    for (idx, _, leaf) in pack.leaves() {
        if let Rule::Alternatives { inputs, cases } = &leaf.rule {
            for (position, case) in cases.iter().enumerate() {
                let at = lint.at(idx, &format!("/rule/cases/{position}/when"));
                condition(lint, &case.when, inputs, &at);
            }
        }
    }
}

fn condition(lint: &mut Lint<'_>, when: &Condition, inputs: &[Input], at: &str) {
    match when {
        Condition::In { input, .. } => {
            known(lint, IdOf::Input, input, &format!("{at}/input"), inputs.iter().map(|known| &*known.id));
        }
        Condition::All(inner) | Condition::Any(inner) => {
            let list = if matches!(when, Condition::All(_)) { "all" } else { "any" };
            for (position, when) in inner.iter().enumerate() {
                condition(lint, when, inputs, &format!("{at}/{list}/{position}"));
            }
        }
    }
}

/// Reports `id` when it is none of `ids`.
pub(super) fn known<'k>(
    lint: &mut Lint<'_>,
    what: IdOf,
    id: &str,
    at: &str,
    ids: impl Iterator<Item = &'k str> + Clone,
) {
    if ids.clone().all(|known| known != id) {
        let did_you_mean = nearest(id, ids).map(str::to_owned);
        lint.report(at, Finding::UnknownReference { what, id: id.to_owned(), did_you_mean });
    }
}
