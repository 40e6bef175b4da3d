//! What a check gets.

use crate::base::decimal::Points;
use crate::pack::Pack;
use crate::pack::finding::{Diagnostic, Finding};
use crate::pack::rule::Rule;

/// What a check gets.
pub(super) struct Lint<'a> {
    pub(super) pack: &'a Pack,
    /// Pointer of every node, by index.
    pub(super) pointers: Vec<String>,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

/// A rule that is no list of alternatives, and where it stands.
pub(super) struct Placed<'a> {
    pub(super) at: String,
    pub(super) rule: &'a Rule,
    pub(super) max: Points,
}

impl<'a> Lint<'a> {
    /// Pointer of a part of a node.
    pub(super) fn at(&self, node: usize, part: &str) -> String {
        let pointer = self.pointers.get(node).map_or("", String::as_str);
        format!("{pointer}{part}")
    }

    pub(super) fn report(&mut self, pointer: impl Into<String>, finding: Finding) {
        self.diagnostics.push(Diagnostic::new(pointer, finding));
    }

    /// All rules of leaves, and those inside alternatives.
    pub(super) fn rules(&self) -> Vec<Placed<'a>> {
        let mut rules = Vec::new();
        for (idx, node, leaf) in self.pack.leaves() {
            let at = self.at(idx, "/rule");
            if let Rule::Alternatives { cases, .. } = &leaf.rule {
                let inner = cases.iter().enumerate().map(|(position, case)| Placed {
                    at: format!("{at}/cases/{position}/rule"),
                    rule: &case.rule,
                    max: node.max,
                });
                rules.extend(inner);
            } else {
                rules.push(Placed { at, rule: &leaf.rule, max: node.max });
            }
        }
        rules
    }
}
