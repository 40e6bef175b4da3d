//! Limits across lines.

use super::field::{id, line, opt_points, opt_signed, some};
use super::refs::Refs;
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::Points;
use crate::base::json::problem::{Problem, ProblemKind, report};
use crate::base::json::read::Fields;
use crate::base::json::{Json, node};
use crate::pack::{Link, LinkKind};

pub(super) fn link(node: &Json, at: &str, problems: &mut Vec<Problem>, refs: &mut Refs<'_>) -> Option<Link> {
    let mut f = Fields::open(node, at, problems);
    let id = id(&mut f, "id");
    let label = line(&mut f, "label");
    let mut lines = some(&mut f, "lines", |node, at, problems| refs.node(node::text(node, at, problems)?, at));
    if let Some(lines) = &mut lines {
        lines.sort_small();
        lines.dedup();
    }
    let kind = if f.has("unless") {
        some(&mut f, "unless", |node, at, problems| refs.node(node::text(node, at, problems)?, at))
            .map(LinkKind::Unless)
    } else if f.has("at_least") {
        opt_signed(&mut f, "at_least").map(|least| LinkKind::AtLeast(least.min(Points::ZERO)))
    } else {
        let _ = (f.opt_raw("unless"), f.opt_raw("at_least"));
        let most = opt_points(&mut f, "at_most");
        if most.is_none() && !f.has("at_most") {
            let at = f.pointer().to_owned();
            report(f.problems(), &at, ProblemKind::MissingMember { name: "at_most" });
        }
        most.map(LinkKind::AtMost)
    };
    f.finish();
    Some(Link { id: id?, label: label?, lines: lines?, kind: kind? })
}
