//! Maxima add up: children to their parent, areas to the scale.

use super::Lint;
use crate::base::decimal::Points;
use crate::pack::finding::Finding;
use crate::pack::{NodeKind, Role};

pub(super) fn check(lint: &mut Lint<'_>) {
    let pack = lint.pack;
    let max = |idx: usize| pack.nodes.get(idx).map_or(Points::ZERO, |node| node.max);
    for (idx, node) in pack.nodes.iter().enumerate() {
        if !matches!(node.kind, NodeKind::Sum) {
            continue;
        }
        let sum: Points = pack.children(idx).map(max).sum();
        // A bonus or penalty block caps what its children bring.
        let caps = node.role != Role::Scale && node.parent.is_none();
        if caps && sum < node.max {
            lint.report(lint.at(idx, "/max"), Finding::CapUnreachable { cap: node.max, sum });
        } else if !caps && sum != node.max {
            lint.report(lint.at(idx, "/max"), Finding::ChildrenSum { max: node.max, sum });
        }
    }
    let on_scale = |idx: &usize| pack.nodes.get(*idx).is_some_and(|node| node.role == Role::Scale);
    let sum: Points = pack.roots().filter(on_scale).map(max).sum();
    if sum != pack.scale {
        lint.report("/scale", Finding::ScaleSum { scale: pack.scale, sum });
    }
}
