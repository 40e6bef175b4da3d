//! Worked examples.

use super::field::{line, opt_id, opt_points, opt_text, points_node};
use super::refs::Refs;
use crate::answer;
use crate::base::compact_sort::SortExt as _;
use crate::base::json::Json;
use crate::base::json::problem::Problem;
use crate::base::json::read::Fields;
use crate::pack::Example;

pub(super) fn example(node: &Json, at: &str, problems: &mut Vec<Problem>, refs: &mut Refs<'_>) -> Option<Example> {
    let mut f = Fields::open(node, at, problems);
    let name = line(&mut f, "name");
    let official = f.one_of("origin", &[("official", true), ("by-hand", false)]);
    let source = opt_text(&mut f, "source");
    let cohort = opt_id(&mut f, "cohort");
    let answers = f.with("answers", answer::json::read);
    let expect = f.opt_entries("expect", |id, node, at, problems| {
        let points = points_node(node, at, problems);
        let idx = refs.node(id, at)?;
        Some((idx, points?))
    });
    // The order of an object's members says nothing: that of the nodes is kept.
    let mut expect = expect.unwrap_or_default();
    expect.sort_small_by_key(|(idx, _)| *idx);
    let total = opt_points(&mut f, "total");
    let percent = opt_points(&mut f, "percent");
    let class = opt_id(&mut f, "class");
    f.finish();
    Some(Example { name: name?, official: official?, source, cohort, answers: answers?, expect, total, class, percent })
}
