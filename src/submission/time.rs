//! Points in time as files write them.

use super::proof::is_date_time;
use crate::base::date::Date;

/// The day in Việt Nam (UTC+7) of a date and time with its zone.
///
/// # Example
/// ```
/// use cchc::{base::date::Date, submission::time::day_of};
/// assert_eq!(day_of("2025-12-31T18:00:00Z"), Date::of(2026, 1, 1));
/// assert_eq!(day_of("2025-12-31T18:00:00+07:00"), Date::of(2025, 12, 31));
/// ```
#[must_use]
pub fn day_of(time: &str) -> Option<Date> {
    minute_of(time).map(|(day, _)| day)
}

/// Hours and minutes in Việt Nam (UTC+7) of a date and time with its zone.
#[must_use]
pub fn clock_of(time: &str) -> Option<(i32, i32)> {
    minute_of(time).map(|(_, minute)| (minute.div_euclid(60), minute.rem_euclid(60)))
}

/// The day in Việt Nam and the minute of that day, `0 .. 1440`.
pub(crate) fn minute_of(time: &str) -> Option<(Date, i32)> {
    if !is_date_time(time) {
        return None;
    }
    let day = Date::parse(time.get(..10)?)?;
    let minutes = |text: &str| -> Option<i32> {
        let (hours, minutes) = text.split_once(':')?;
        Some(hours.parse::<i32>().ok()? * 60 + minutes.get(..2)?.parse::<i32>().ok()?)
    };
    let clock = minutes(time.get(11..16)?)?;
    let zone = match time.strip_suffix('Z') {
        Some(_) => 0,
        None => {
            let zone = time.get(time.len().checked_sub(6)?..)?;
            let ahead = minutes(zone.get(1..)?)?;
            if zone.starts_with('-') { -ahead } else { ahead }
        }
    };
    let minute = clock - zone + 7 * 60;
    Some((day.plus_days(minute.div_euclid(24 * 60)), minute.rem_euclid(24 * 60)))
}

/// A time as a text that sorts like the time: on the clock of Việt Nam, to the
/// second; empty for what is no time.
pub(crate) fn signed_at(time: &str) -> String {
    minute_of(time).map_or_else(String::new, |(day, minute)| {
        format!("{}T{minute:04}:{}", day.to_text(), time.get(17..19).unwrap_or_default())
    })
}
