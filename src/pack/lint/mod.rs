//! What is wrong with a set that can be read: one check per file.
//!
//! Each check looks at a whole [`Pack`] and adds what it finds; none depends on
//! another, and none knows sentences or answers to come.

mod assume;
mod bands;
mod cases;
mod classes;
mod composed;
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
use crate::pack::rule::{Amount, Base, Rule};

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
        composed::check,
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

    /// All rules of leaves, and those inside them: formulas, bases, parts.
    fn rules(&self) -> Vec<Placed<'a>> {
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
