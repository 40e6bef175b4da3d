//! Members that many parts of a pack have: ids, points, percentages, limits.

use crate::base::compact_sort::SortExt as _;
use crate::base::date::Date;
use crate::base::decimal::{Mode, Points, Quantity, Rounding};
use crate::base::json::problem::{Problem, ProblemKind};
use crate::base::json::read::Fields;
use crate::base::json::{Json, node};
use crate::pack::rule::Limit;

/// Most characters of a name or label.
const LINE: usize = 1_000;
/// Most characters of an explanation.
const TEXT: usize = 8_000;

const ID: &str = "an id: ASCII letters, digits, `.`, `_` or `-`, at most 64";
const POINTS: &str = "points such as \"7.25\"";
const QUANTITY: &str = "a number such as \"80\" or \"97.5\"";

/// An id as it stands in the file.
pub(super) fn is_id(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    (1..=64).contains(&text.len())
        && text.bytes().all(plain)
        && text.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric())
}

/// An id that is also the name of a folder.
fn is_pack_id(text: &str) -> bool {
    is_id(text) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

pub(super) fn id(f: &mut Fields<'_, '_>, name: &'static str) -> Option<Box<str>> {
    f.parsed(name, ID, |text| is_id(text).then(|| text.into()))
}

pub(super) fn pack_id(f: &mut Fields<'_, '_>, name: &'static str) -> Option<Box<str>> {
    f.parsed(name, "an id: lower-case ASCII letters, digits and `-`, at most 64", |text| {
        is_pack_id(text).then(|| text.into())
    })
}

pub(super) fn opt_id(f: &mut Fields<'_, '_>, name: &'static str) -> Option<Box<str>> {
    f.opt_parsed(name, ID, |text| is_id(text).then(|| text.into()))
}

/// A name or label, never blank.
pub(super) fn line(f: &mut Fields<'_, '_>, name: &'static str) -> Option<Box<str>> {
    f.filled(name, LINE).map(Into::into)
}

/// A text that may be absent or blank.
pub(super) fn opt_text(f: &mut Fields<'_, '_>, name: &'static str) -> Box<str> {
    let text = f.opt_text(name).unwrap_or_default();
    let length = text.chars().count();
    if TEXT < length {
        f.report(name, ProblemKind::TooLong { length, most: TEXT });
    }
    text.into()
}

fn read_points(text: &str) -> Option<Points> {
    Points::parse(text).ok()
}

fn read_quantity(text: &str) -> Option<Quantity> {
    Quantity::parse(text).ok()
}

pub(super) fn points(f: &mut Fields<'_, '_>, name: &'static str) -> Option<Points> {
    f.parsed(name, POINTS, read_points)
}

pub(super) fn opt_points(f: &mut Fields<'_, '_>, name: &'static str) -> Option<Points> {
    f.opt_parsed(name, POINTS, read_points)
}

/// Points that may be below zero: `-2`.
pub(super) fn opt_signed(f: &mut Fields<'_, '_>, name: &'static str) -> Option<Points> {
    f.opt_parsed(name, "points such as \"-2\" or \"1.5\"", |text| Points::parse_signed(text).ok())
}

/// Points where they are no member.
pub(super) fn points_node(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Points> {
    node::parsed(node, at, problems, POINTS, read_points)
}

pub(super) fn quantity(f: &mut Fields<'_, '_>, name: &'static str) -> Option<Quantity> {
    f.parsed(name, QUANTITY, read_quantity)
}

pub(super) fn opt_quantity(f: &mut Fields<'_, '_>, name: &'static str) -> Option<Quantity> {
    f.opt_parsed(name, QUANTITY, read_quantity)
}

pub(super) fn opt_date(f: &mut Fields<'_, '_>, name: &'static str) -> Option<Date> {
    f.opt_parsed(name, "a day such as \"2025-01-31\"", Date::parse)
}

/// An ascending list of days that may be absent.
pub(super) fn dates(f: &mut Fields<'_, '_>, name: &'static str) -> Vec<Date> {
    let date = |node, at: &str, problems: &mut Vec<Problem>| {
        node::parsed(node, at, problems, "a day such as \"2025-01-31\"", Date::parse)
    };
    let mut dates = f.opt_each(name, date).unwrap_or_default();
    dates.sort_small();
    dates.dedup();
    dates
}

/// One end of a range, under one name when it belongs to the range and under
/// another when it does not. Both at once: the second is reported as unknown.
pub(super) fn limit(f: &mut Fields<'_, '_>, inclusive: &'static str, exclusive: &'static str) -> Option<Limit> {
    if f.has(inclusive) {
        return opt_quantity(f, inclusive).map(|value| Limit { value, inclusive: true });
    }
    // Asked for although absent, so that a mistyped name is recognised.
    let _ = f.opt_raw(inclusive);
    opt_quantity(f, exclusive).map(|value| Limit { value, inclusive: false })
}

/// Decimals and mode.
pub(super) fn rounding(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Rounding> {
    let mut f = Fields::open(node, at, problems);
    let places = f.int("places", 0..=6).and_then(|places| u32::try_from(places).ok());
    let mode = f.one_of("mode", &[("half-up", Mode::HalfUp), ("half-even", Mode::HalfEven), ("down", Mode::Down)]);
    f.finish();
    Some(Rounding { places: places?, mode: mode? })
}

/// A list with at least one element.
pub(super) fn some<'j, T>(
    f: &mut Fields<'j, '_>,
    name: &'static str,
    decode: impl FnMut(&'j Json, &str, &mut Vec<Problem>) -> Option<T>,
) -> Option<Vec<T>> {
    f.with(name, |list, at, problems| {
        if list.as_list().is_some_and(<[Json]>::is_empty) {
            crate::base::json::problem::report(problems, at, ProblemKind::Empty);
            return None;
        }
        node::each(list, at, problems, decode)
    })
}
