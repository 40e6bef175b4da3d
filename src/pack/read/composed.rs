//! A base with parts that add and take off.

use super::field::{id, line, opt_points, opt_signed, points, some};
use super::measure::{event, slope};
use crate::base::decimal::Points;
use crate::base::json::problem::Problem;
use crate::base::json::read::Fields;
use crate::base::json::{Json, node};
use crate::pack::rule::{Amount, Base, Composed, Part, Rule};

/// Reads a rule inside another one.
type Inner = fn(&Json, &str, &mut Vec<Problem>, Points) -> Option<Rule>;

/// The members of a composed rule of a leaf with this maximum.
pub(super) fn composed(f: &mut Fields<'_, '_>, max: Points, inner: Inner) -> Option<Composed> {
    let base = f.with("base", |node, at, problems| base(node, at, problems, max, inner));
    let parts = some(f, "parts", |node, at, problems| part(node, at, problems, max, inner));
    let floor = opt_signed(f, "floor").unwrap_or_default();
    let cap = opt_points(f, "cap").unwrap_or(max);
    Some(Composed { base: base?, parts: parts?, floor, cap })
}

fn base(node: &Json, at: &str, problems: &mut Vec<Problem>, max: Points, inner: Inner) -> Option<Base> {
    let mut f = Fields::open(node, at, problems);
    if !f.has("rule") {
        // Asked for although absent, so that a mistyped name is recognised.
        let _ = f.opt_raw("rule");
        let points = points(&mut f, "points");
        f.finish();
        return points.map(Base::Points);
    }
    let of = opt_points(&mut f, "max").unwrap_or(max);
    let rule = f.with("rule", |node, at, problems| inner(node, at, problems, of));
    f.finish();
    rule.map(|rule| Base::Rule { rule: Box::new(rule), max: of })
}

fn part(node: &Json, at: &str, problems: &mut Vec<Problem>, max: Points, inner: Inner) -> Option<Part> {
    let mut f = Fields::open(node, at, problems);
    let id = id(&mut f, "id");
    let label = line(&mut f, "label");
    let adds = f.one_of("does", &[("add", true), ("deduct", false)]);
    let cap = opt_points(&mut f, "cap");
    let only_with = f.opt_each("only_with", |one, at, problems| {
        node::parsed(one, at, problems, "an id of the base", |text| Some(Box::<str>::from(text)))
    });
    let amount = amount(&mut f, cap.unwrap_or(max), inner);
    f.finish();
    Some(Part { id: id?, label: label?, adds: adds?, cap, only_with: only_with.unwrap_or_default(), amount: amount? })
}

/// `items`, `slope` or `rule`: exactly one of them.
fn amount(f: &mut Fields<'_, '_>, max: Points, inner: Inner) -> Option<Amount> {
    if f.has("slope") {
        return f.with("slope", slope).map(Amount::Slope);
    }
    if f.has("rule") {
        let rule = f.with("rule", |node, at, problems| inner(node, at, problems, max));
        return rule.map(|rule| Amount::Rule(Box::new(rule)));
    }
    let _ = (f.opt_raw("slope"), f.opt_raw("rule"));
    some(f, "items", event).map(Amount::Events)
}
