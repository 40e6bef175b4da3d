//! What rules look at: numbers, ratios, things counted, slopes.

use super::field::{id, line, opt_points, opt_text, points, quantity};
use crate::base::decimal::Points;
use crate::base::json::Json;
use crate::base::json::problem::Problem;
use crate::base::json::read::Fields;
use crate::pack::rule::{Event, Exempted, Input, Item, Limit, Measure, Ratio, Side, Slope, ZeroDenominator};

pub(super) fn item(node: &Json, at: &str, problems: &mut Vec<Problem>, scored: bool) -> Option<Item> {
    let mut f = Fields::open(node, at, problems);
    let id = id(&mut f, "id");
    let label = line(&mut f, "label");
    let points = if scored { points(&mut f, "points") } else { Some(Points::ZERO) };
    f.finish();
    Some(Item { id: id?, label: label?, points: points? })
}

pub(super) fn input(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Input> {
    let mut f = Fields::open(node, at, problems);
    let id = id(&mut f, "id");
    let label = line(&mut f, "label");
    let measure = opt_text(&mut f, "measure");
    let decimals = f.opt_int("decimals", 0..=4).unwrap_or(0);
    f.finish();
    Some(Input { id: id?, label: label?, measure, decimals: u8::try_from(decimals).ok()? })
}

pub(super) fn ratio(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Ratio> {
    let mut f = Fields::open(node, at, problems);
    let numerator = f.with("numerator", input);
    let denominator = f.with("denominator", input);
    let zero = f.one_of(
        "zero",
        &[("full", ZeroDenominator::Full), ("zero", ZeroDenominator::Zero), ("leave-out", ZeroDenominator::LeaveOut)],
    );
    let may_exceed = f.opt_bool("may_exceed").unwrap_or(false);
    f.finish();
    Some(Ratio { numerator: numerator?, denominator: denominator?, zero: zero?, may_exceed })
}

/// A ratio or a number, whichever member is there.
pub(super) fn measure(f: &mut Fields<'_, '_>) -> Option<Measure> {
    if f.has("quantity") {
        return f.with("quantity", input).map(Measure::Quantity);
    }
    let _ = f.opt_raw("quantity");
    f.with("ratio", ratio).map(Measure::Ratio)
}

/// A kind of event of a part.
pub(super) fn event(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Event> {
    let mut f = Fields::open(node, at, problems);
    let id = id(&mut f, "id");
    let label = line(&mut f, "label");
    let points = points(&mut f, "points");
    let all_from = f.opt_int("all_from", 1..=1_000).and_then(|n| u32::try_from(n).ok());
    let except = f.opt_with("except", |node, at, problems| {
        let mut f = Fields::open(node, at, problems);
        let id = super::field::id(&mut f, "id");
        let label = line(&mut f, "label");
        f.finish();
        Some(Exempted { id: id?, label: label? })
    });
    f.finish();
    Some(Event { item: Item { id: id?, label: label?, points: points? }, all_from, except })
}

/// Points by the distance from a start.
pub(super) fn slope(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Slope> {
    let mut f = Fields::open(node, at, problems);
    let measure = measure(&mut f);
    let side = f.one_of("counts", &[("above", Side::Above), ("below", Side::Below)]);
    let start = quantity(&mut f, "start");
    let per = quantity(&mut f, "per");
    let points = points(&mut f, "points");
    let whole = f.opt_bool("whole").unwrap_or(false);
    let first = opt_points(&mut f, "first").unwrap_or_default();
    let inclusive = f.opt_bool("at_start").unwrap_or(false);
    f.finish();
    let start = Limit { value: start?, inclusive };
    Some(Slope { measure: measure?, start, side: side?, per: per?, points: points?, whole, first })
}
