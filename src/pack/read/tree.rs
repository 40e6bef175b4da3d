//! The tree of nodes, laid out flat in document order.

use super::field::{id, line, opt_text, points, some};
use super::rule::rule;
use crate::base::decimal::Points;
use crate::base::json::Json;
use crate::base::json::problem::Problem;
use crate::base::json::read::Fields;
use crate::pack::{Exemption, KnockOut, Leaf, Node, NodeKind, NotArisen, Role, ScoredBy};

/// A node with its children, before it gets its place in the flat list.
pub(super) struct Branch {
    node: Node,
    children: Vec<Branch>,
}

/// A root and all below it; ids go to `seen` even when the rest is unreadable.
pub(super) fn branch(
    node: &Json,
    at: &str,
    problems: &mut Vec<Problem>,
    seen: &mut Vec<Box<str>>,
    role: Role,
    depth: u8,
) -> Option<Branch> {
    let mut f = Fields::open(node, at, problems);
    let id = id(&mut f, "id");
    seen.extend(id.clone());
    let code = f.text("code");
    let name = line(&mut f, "name");
    let name_en = opt_text(&mut f, "name_en");
    let max = points(&mut f, "max");
    let (kind, children) = if f.has("children") {
        let below = depth.saturating_add(1);
        let children = some(&mut f, "children", |node, at, problems| branch(node, at, problems, seen, role, below));
        (Some(NodeKind::Sum), children)
    } else {
        let _ = f.opt_raw("children");
        (leaf(&mut f, max.unwrap_or_default()).map(|leaf| NodeKind::Leaf(Box::new(leaf))), Some(Vec::new()))
    };
    let may_not_apply = f.opt_bool("may_not_apply").unwrap_or(false);
    let exempt = f.opt_each("exempt", exemption).unwrap_or_default();
    let knock_outs = f.opt_each("knock_outs", knock_out).unwrap_or_default();
    let may_type = f.opt_bool("may_type").unwrap_or(false);
    let source = opt_text(&mut f, "source");
    let help = opt_text(&mut f, "help");
    f.finish();
    let node = Node {
        id: id?,
        code: code?.into(),
        name: name?,
        name_en,
        max: max?,
        kind: kind?,
        role,
        depth,
        parent: None,
        end: 0,
        may_not_apply,
        exempt,
        knock_outs,
        may_type,
        source,
        help,
    };
    Some(Branch { node, children: children? })
}

fn leaf(f: &mut Fields<'_, '_>, max: Points) -> Option<Leaf> {
    let rule = f.with("rule", |node, at, problems| rule(node, at, problems, max));
    let scored_by = f.opt_one_of(
        "scored_by",
        &[
            ("body", ScoredBy::Body),
            ("survey", ScoredBy::Survey),
            ("external", ScoredBy::External),
            ("council", ScoredBy::Council),
        ],
    );
    let assume = f.opt_filled("assume", 100).map(Into::into);
    let not_arisen = f.opt_one_of(
        "not_arisen",
        &[("full", NotArisen::Full), ("zero", NotArisen::Zero), ("leave-out", NotArisen::LeaveOut)],
    );
    let evidence = opt_text(f, "evidence");
    let exclusive = super::field::opt_id(f, "exclusive");
    Some(Leaf { rule: rule?, scored_by: scored_by.unwrap_or(ScoredBy::Body), assume, not_arisen, evidence, exclusive })
}

fn exemption(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Exemption> {
    let mut f = Fields::open(node, at, problems);
    let body = line(&mut f, "body");
    let reason = line(&mut f, "reason");
    f.finish();
    Some(Exemption { body: body?, reason: reason? })
}

fn knock_out(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<KnockOut> {
    let mut f = Fields::open(node, at, problems);
    let id = id(&mut f, "id");
    let label = line(&mut f, "label");
    let to = points(&mut f, "to");
    f.finish();
    Some(KnockOut { id: id?, label: label?, to: to? })
}

/// Lays a branch out at the end of the list.
pub(super) fn flatten(branch: Branch, parent: Option<usize>, nodes: &mut Vec<Node>) {
    let own = nodes.len();
    nodes.push(Node { parent, ..branch.node });
    for child in branch.children {
        flatten(child, Some(own), nodes);
    }
    let end = nodes.len();
    if let Some(node) = nodes.get_mut(own) {
        node.end = end;
    }
}
