//! What a file of the format is recognised by.

use crate::pack::Pack;
use crate::pack::rule::Rule;

/// The format with all members.
pub const FORMAT: &str = "cchc-pack/2";
/// The format before composed rules, limits across lines and totals below zero,
/// which is still read, and written where nothing else is needed.
pub const FORMAT_1: &str = "cchc-pack/1";

/// Members that hold the signature of a pack that was handed out: no part of the
/// set, and not checked here.
pub const SIGNATURE: [&str; 3] = ["@context", "digests", "proof"];

/// The oldest format that can state a pack.
#[must_use]
pub fn format_of(pack: &Pack) -> &'static str {
    fn is_new(rule: &Rule) -> bool {
        matches!(rule, Rule::Composed(_)) || rule.inner().into_iter().any(is_new)
    }
    if !pack.links.is_empty() || pack.negative_total || pack.leaves().any(|(_, _, leaf)| is_new(&leaf.rule)) {
        FORMAT
    } else {
        FORMAT_1
    }
}
