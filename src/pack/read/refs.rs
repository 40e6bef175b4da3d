//! References from one part of a pack to another.

use crate::base::json::suggest::nearest;
use crate::pack::Node;
use crate::pack::finding::{Diagnostic, Finding, IdOf};

/// The nodes that references may name.
pub(super) struct Refs<'a> {
    /// Nodes as laid out.
    pub(super) nodes: &'a [Node],
    /// Ids of all nodes of the file, also of those that could not be read.
    pub(super) seen: &'a [Box<str>],
    /// Where unknown references are reported.
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

impl Refs<'_> {
    /// Index of a node; an id that no node has is reported at `at`.
    pub(super) fn node(&mut self, id: &str, at: &str) -> Option<usize> {
        let found = self.nodes.iter().position(|node| &*node.id == id);
        if found.is_none() && self.seen.iter().all(|known| &**known != id) {
            let known = self.seen.iter().map(|known| &**known);
            self.diagnostics.push(Diagnostic::new(at, unknown(IdOf::Node, id, known)));
        }
        found
    }
}

/// The finding for an id that is none of `known`.
pub(super) fn unknown<'k>(what: IdOf, id: &str, known: impl Iterator<Item = &'k str>) -> Finding {
    Finding::UnknownReference { what, id: id.to_owned(), did_you_mean: nearest(id, known).map(str::to_owned) }
}
