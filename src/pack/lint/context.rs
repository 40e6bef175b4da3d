//! What a check gets.

use crate::base::decimal::Points;
use crate::pack::Pack;
use crate::pack::finding::{Diagnostic, Finding};
use crate::pack::rule::{Amount, Base, Rule};

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

    /// All rules of leaves, and those inside them: formulas, bases, parts.
    pub(super) fn rules(&self) -> Vec<Placed<'a>> {
        let mut rules = Vec::new();
        for (idx, node, leaf) in self.pack.leaves() {
            place(&leaf.rule, self.at(idx, "/rule"), node.max, &mut rules);
        }
        rules
    }
}

fn place<'a>(rule: &'a Rule, at: String, max: Points, rules: &mut Vec<Placed<'a>>) {
    match rule {
        Rule::Alternatives { cases, .. } => {
            for (position, case) in cases.iter().enumerate() {
                place(&case.rule, format!("{at}/cases/{position}/rule"), max, rules);
            }
            return;
        }
        Rule::Composed(composed) => {
            if let Base::Rule { rule, max } = &composed.base {
                place(rule, format!("{at}/base/rule"), *max, rules);
            }
            for (position, part) in composed.parts.iter().enumerate() {
                if let Amount::Rule(rule) = &part.amount {
                    place(rule, format!("{at}/parts/{position}/rule"), part.cap.unwrap_or(max), rules);
                }
            }
        }
        _ => {}
    }
    rules.push(Placed { at, rule, max });
}
