//! What is wrong with a set that can be read: one check per file.
//!
//! Each check looks at a whole [`Pack`] and adds what it finds; none depends on
//! another, and none knows sentences or answers to come.

mod assume;
mod bands;
mod cases;
mod classes;
mod dates;
mod examples;
mod exclusive;
mod ids;
mod outcomes;
mod probe;
mod references;
mod sources;
mod sums;
mod zeros;

use crate::base::decimal::Points;
use crate::pack::Pack;
use crate::pack::finding::{Diagnostic, Finding};
use crate::pack::rule::Rule;

/// All findings of a set, in no particular order.
pub fn lint(pack: &Pack, diagnostics: &mut Vec<Diagnostic>) {
    let mut lint = Lint { pack, pointers: pack.pointers(), diagnostics };
    let checks = [
        sums::check,
        ids::check,
        references::check,
        bands::check,
        outcomes::check,
        cases::check,
        zeros::check,
        dates::check,
        classes::check,
        sources::check,
        assume::check,
        exclusive::check,
        examples::check,
    ];
    for check in checks {
        check(&mut lint);
    }
}

/// What a check gets.
struct Lint<'a> {
    pack: &'a Pack,
    /// Pointer of every node, by index.
    pointers: Vec<String>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// A rule that is no list of alternatives, and where it stands.
struct Placed<'a> {
    at: String,
    rule: &'a Rule,
    max: Points,
}

impl<'a> Lint<'a> {
    /// Pointer of a part of a node.
    fn at(&self, node: usize, part: &str) -> String {
        let pointer = self.pointers.get(node).map_or("", String::as_str);
        format!("{pointer}{part}")
    }

    fn report(&mut self, pointer: impl Into<String>, finding: Finding) {
        self.diagnostics.push(Diagnostic::new(pointer, finding));
    }

    /// All rules of leaves, and those inside alternatives.
    fn rules(&self) -> Vec<Placed<'a>> {
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
