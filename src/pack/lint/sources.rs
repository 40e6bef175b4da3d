//! A pack called official names its decision and the source of every leaf.

use super::Lint;
use crate::pack::finding::Finding;
use crate::pack::{Node, Status};

pub(super) fn check(lint: &mut Lint<'_>) {
    let pack = lint.pack;
    if pack.status != Status::Official {
        return;
    }
    if pack.legal_basis.is_empty() {
        lint.report("/legal_basis", Finding::LegalBasisMissing);
    }
    if !pack.source.trim().is_empty() {
        return;
    }
    for (idx, node, _) in pack.leaves() {
        let parent = |node: &&Node| node.parent.and_then(|idx| pack.nodes.get(idx));
        let mut line = std::iter::successors(Some(node), parent);
        if line.all(|node| node.source.trim().is_empty()) {
            lint.report(lint.at(idx, ""), Finding::SourceMissing);
        }
    }
}
