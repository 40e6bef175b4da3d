//! Classes, vetoes and the tie rule.

use super::field::{limit, line, opt_text, quantity, some};
use super::refs::{Refs, unknown};
use crate::base::json::problem::Problem;
use crate::base::json::read::Fields;
use crate::base::json::{Json, node};
use crate::pack::finding::{Diagnostic, IdOf};
use crate::pack::{Basis, Class, ClassCondition, Classes, TieRule, Veto};

pub(super) fn classes(node: &Json, at: &str, problems: &mut Vec<Problem>, refs: &mut Refs<'_>) -> Option<Classes> {
    let mut f = Fields::open(node, at, problems);
    let cohorts = f.opt_each("cohorts", |node, at, problems| node::filled(node, at, problems, 64).map(Into::into));
    let basis = f.one_of("basis", &[("points", Basis::Points), ("percent", Basis::Percent)]);
    let source = opt_text(&mut f, "source");
    let list = some(&mut f, "classes", |node, at, problems| class(node, at, problems, refs));
    let known = list.as_deref().unwrap_or_default();
    let vetoes = f.opt_each("vetoes", |node, at, problems| veto(node, at, problems, known, refs));
    f.finish();
    Some(Classes {
        cohorts: cohorts.unwrap_or_default(),
        basis: basis?,
        classes: list?,
        vetoes: vetoes.unwrap_or_default(),
        source,
    })
}

fn class(node: &Json, at: &str, problems: &mut Vec<Problem>, refs: &mut Refs<'_>) -> Option<Class> {
    let mut f = Fields::open(node, at, problems);
    let id = super::field::id(&mut f, "id");
    let label = line(&mut f, "label");
    let from = limit(&mut f, "at_least", "above");
    let conditions = f.opt_each("conditions", |node, at, problems| {
        let mut f = Fields::open(node, at, problems);
        let node = f.filled("node", 64);
        let at_least = quantity(&mut f, "at_least");
        let place = f.pointer().to_owned() + "/node";
        f.finish();
        let node = refs.node(node?, &place)?;
        Some(ClassCondition { node, at_least: at_least? })
    });
    f.finish();
    Some(Class { id: id?, label: label?, from, conditions: conditions.unwrap_or_default() })
}

fn veto(node: &Json, at: &str, problems: &mut Vec<Problem>, known: &[Class], refs: &mut Refs<'_>) -> Option<Veto> {
    let mut f = Fields::open(node, at, problems);
    let id = super::field::id(&mut f, "id");
    let label = line(&mut f, "label");
    let best = f.filled("at_best", 64);
    f.finish();
    let best = best?;
    let at_best = known.iter().position(|class| &*class.id == best);
    if at_best.is_none() && !known.is_empty() {
        let finding = unknown(IdOf::Class, best, known.iter().map(|class| &*class.id));
        refs.diagnostics.push(Diagnostic::new(format!("{at}/at_best"), finding));
    }
    Some(Veto { id: id?, label: label?, at_best: at_best? })
}

/// `"1-2-2-4"`, `"1-2-2-3"` or `{"by": [node ids]}`.
pub(super) fn ties(node: &Json, at: &str, problems: &mut Vec<Problem>, refs: &mut Refs<'_>) -> Option<TieRule> {
    if node.as_object().is_none() {
        return node::one_of(node, at, problems, &[("1-2-2-4", TieRule::Competition), ("1-2-2-3", TieRule::Dense)]);
    }
    let mut f = Fields::open(node, at, problems);
    let by = some(&mut f, "by", |node, at, problems| refs.node(node::text(node, at, problems)?, at));
    f.finish();
    by.map(TieRule::ByNodes)
}
