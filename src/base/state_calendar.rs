//! The working days of the state's offices: holidays, days in lieu, and Saturdays
//! worked for a day off.
//!
//! The days are data (`criteria/calendar/vn.json`, with the source of each day
//! beside it), never computed: swaps are decided 8 to 20 days ahead, and no rule
//! tells which days around Tết are chosen. What lies beyond
//! [`Calendar::announced_through`] is provisional.

use std::collections::BTreeSet;

use super::date::{Calendar, Date};
use super::json::parse::{Limits, parse};
use super::json::problem::Problem;
use super::json::read::Fields;
use super::json::{Json, node};

const FILE: &str = include_str!("../../criteria/calendar/vn.json");
const FORMAT: &str = "cchc-calendar/1";

/// All days that are known, from 2013 on.
#[must_use]
pub fn state_calendar() -> Calendar {
    // A test reads the shipped file; an unreadable one would leave weekends only.
    parse(FILE, &Limits::DEFAULT).ok().and_then(|json| read_file(&json, &mut Vec::new())).unwrap_or_default()
}

/// The days that a round about `year` can meet: that year, the one before and the
/// one after. Empty when `year` is no year.
///
/// # Example
/// ```
/// use cchc::base::{date::Date, state_calendar::for_year};
/// let day = |text| Date::parse(text).unwrap();
/// // Tết 2025: ten working days after 20 January end on 10 February.
/// assert_eq!(day("2025-01-20").plus_working_days(10, &for_year("2025")), day("2025-02-10"));
/// ```
#[must_use]
pub fn for_year(year: &str) -> Calendar {
    let around = year.trim().parse().ok().and_then(|year: i32| {
        let (first, last) = (year.checked_sub(1)?, year.checked_add(1)?);
        Some(state_calendar().between(Date::of(first, 1, 1)?, Date::of(last, 12, 31)?))
    });
    around.unwrap_or_default()
}

fn read_file(json: &Json, problems: &mut Vec<Problem>) -> Option<Calendar> {
    let mut f = Fields::open(json, "", problems);
    let format = f.one_of("format", &[(FORMAT, ())]);
    f.text("name");
    let calendar = members(&mut f);
    f.finish();
    format.map(|()| calendar)
}

/// A calendar as it travels with answers: `holidays`, `worked`,
/// `announced_through`, each of which may be absent.
pub fn read(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Calendar> {
    let mut f = Fields::open(node, at, problems);
    let calendar = members(&mut f);
    f.finish();
    Some(calendar)
}

fn members(f: &mut Fields<'_, '_>) -> Calendar {
    const DAY: &str = "a day such as \"2025-01-31\"";
    let mut days = |name| f.opt_each(name, |value, at, problems| node::parsed(value, at, problems, DAY, Date::parse));
    let (holidays, worked) = (days("holidays").unwrap_or_default(), days("worked").unwrap_or_default());
    Calendar { holidays, worked, announced_through: f.opt_parsed("announced_through", DAY, Date::parse) }
}

/// Days as a person types them: with commas, semicolons or line breaks between.
/// Ascending, each once.
///
/// # Errors
/// Every piece that is no day.
pub fn read_typed(text: &str) -> Result<Vec<Date>, Vec<String>> {
    let pieces = text.split([',', ';', '\n']).map(str::trim).filter(|piece| !piece.is_empty());
    let (mut days, mut wrong) = (BTreeSet::new(), Vec::new());
    for piece in pieces {
        match Date::parse_typed(piece) {
            Some(day) => drop(days.insert(day)),
            None => wrong.push(piece.to_owned()),
        }
    }
    if wrong.is_empty() { Ok(days.into_iter().collect()) } else { Err(wrong) }
}

/// The value that [`read`] reads back equal.
#[must_use]
pub fn to_json(calendar: &Calendar) -> Json {
    let days = |days: &[Date]| {
        let texts: Vec<Json> = days.iter().map(|day| day.to_text().into()).collect();
        (!texts.is_empty()).then_some(Json::List(texts))
    };
    Json::Object(Vec::new())
        .with_some("holidays", days(&calendar.holidays))
        .with_some("worked", days(&calendar.worked))
        .with_some("announced_through", calendar.announced_through.map(Date::to_text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn the_shipped_file_is_read_whole_and_in_order() {
        let mut problems = Vec::new();
        let json = parse(FILE, &Limits::DEFAULT).unwrap();
        let calendar = read_file(&json, &mut problems).unwrap();
        assert_eq!(problems, []);
        assert_eq!((calendar.holidays.len(), calendar.worked.len()), (174, 16));
        assert!(calendar.holidays.is_sorted() && calendar.worked.is_sorted());
        // A holiday on a weekend or a worked weekday would say nothing.
        let plain = Calendar::default();
        assert!(calendar.holidays.iter().all(|day| plain.is_working(*day)));
        assert!(calendar.worked.iter().all(|day| !plain.is_working(*day)));
        assert_eq!(read(&to_json(&calendar), "", &mut problems), Some(calendar));
    }

    #[test]
    fn days_are_typed_in_any_order_and_what_is_no_day_is_named() {
        let days = read_typed("28/1/2025, 27/01/2025;\n 2025-01-28,").unwrap();
        assert_eq!(days, [day("2025-01-27"), day("2025-01-28")]);
        assert_eq!(read_typed("27/1/2025, Tết; 30/2/2025"), Err(vec!["Tết".to_owned(), "30/2/2025".to_owned()]));
        assert_eq!(read_typed(" \n"), Ok(Vec::new()));
    }

    #[test]
    fn deadlines_over_tet_giỗ_tổ_days_in_lieu_and_swaps() {
        let after = |from: &str, days, year| day(from).plus_working_days(days, &for_year(year));
        // Tết 2025 takes 27 to 31 January.
        assert_eq!(after("2025-01-20", 10, "2025"), day("2025-02-10"));
        // Giỗ Tổ 2026 fell on a Sunday: Monday 27 April is off in lieu, then 30/4 and 1/5.
        assert_eq!(after("2026-04-24", 3, "2026"), day("2026-05-04"));
        // Monday 31 August 2026 was swapped against Saturday 22 August.
        assert_eq!(after("2026-08-14", 10, "2026"), day("2026-08-27"));
        // The Saturday itself may be the last day.
        assert_eq!(after("2026-08-21", 1, "2026"), day("2026-08-22"));
        // Only weekends where the year is not known.
        assert_eq!(after("2025-01-20", 10, "nay"), day("2025-02-03"));
    }
}
