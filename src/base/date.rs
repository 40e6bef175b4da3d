//! Calendar days: what people type, what files hold, and working days.
//!
//! No clock and no time zone: "today" is passed in by whoever knows it.

use time::{Duration, Month, Weekday};

/// A day of the Gregorian calendar, from the year 1900 to 2999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);

/// Days that are worked or not against the week: holidays, and Saturdays or
/// Sundays worked in exchange (quyết định nghỉ lễ, Tết hằng năm).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Days off on weekdays, ascending.
    pub holidays: Vec<Date>,
    /// Weekend days that are worked, ascending.
    pub worked: Vec<Date>,
    /// The last day whose holidays were announced; `None` where nothing is said
    /// of it, as in the calendar that a pack fixes.
    pub announced_through: Option<Date>,
}

impl Date {
    /// A day by its numbers; `None` when there is no such day.
    #[must_use]
    pub fn of(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1900..=2999).contains(&year) {
            return None;
        }
        let month = Month::try_from(month).ok()?;
        time::Date::from_calendar_date(year, month, day).ok().map(Self)
    }

    /// Reads the file form `2025-01-31`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let plain = |part: &str, digits: usize| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || !plain(year, 4) || !plain(month, 2) || !plain(day, 2) {
            return None;
        }
        Self::of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Reads what a person types: `5/1/2025`, `05-01-2025`, `5.1.2025`, or the
    /// file form. Day before month, as in Vietnamese documents.
    ///
    /// # Example
    /// ```
    /// use cchc::base::date::Date;
    /// assert_eq!(Date::parse_typed("5/1/2025"), Date::of(2025, 1, 5));
    /// assert_eq!(Date::parse_typed("2025-01-05"), Date::of(2025, 1, 5));
    /// assert_eq!(Date::parse_typed("30/2/2025"), None);
    /// ```
    #[must_use]
    pub fn parse_typed(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(date) = Self::parse(text) {
            return Some(date);
        }
        let mut parts = text.split(['/', '-', '.']).map(str::trim);
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let plain = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || ![day, month, year].into_iter().all(plain) {
            return None;
        }
        Self::of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The file form.
    #[must_use]
    pub fn to_text(self) -> String {
        format!("{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }

    /// Year, month and day.
    #[must_use]
    pub fn parts(self) -> (i32, u8, u8) {
        (self.0.year(), u8::from(self.0.month()), self.0.day())
    }

    /// The day `days` later (earlier when negative); stops at the ends of the range.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(Duration::days(i64::from(days))))
    }

    /// Days from `self` to `other`; negative when `other` is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        other.0.to_julian_day() - self.0.to_julian_day()
    }

    /// Days on which offices work, after `self` up to and including `other`;
    /// negative when `other` is earlier.
    #[must_use]
    pub fn working_days_until(self, other: Self, calendar: &Calendar) -> i32 {
        let (from, to, sign) = if self <= other { (self, other, 1) } else { (other, self, -1) };
        let mut day = from;
        let mut n = 0;
        while day < to {
            day = day.plus_days(1);
            n += i32::from(calendar.is_working(day));
        }
        sign * n
    }

    /// The `days`-th working day after `self`.
    #[must_use]
    pub fn plus_working_days(self, days: u32, calendar: &Calendar) -> Self {
        let mut day = self;
        let mut left = days;
        // A year of nothing but holidays ends the walk.
        let mut idle = 0;
        while 0 < left && idle < 366 {
            day = day.plus_days(1);
            if calendar.is_working(day) {
                left -= 1;
                idle = 0;
            } else {
                idle += 1;
            }
        }
        day
    }
}

impl Calendar {
    /// True when it names no day: only weekends are off.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.holidays.is_empty() && self.worked.is_empty()
    }

    /// Its days from `first` to `last`, both included, announced as far as before.
    #[must_use]
    pub fn between(&self, first: Date, last: Date) -> Self {
        let within = |days: &[Date]| days.iter().copied().filter(|day| (first..=last).contains(day)).collect();
        Self {
            holidays: within(&self.holidays),
            worked: within(&self.worked),
            announced_through: self.announced_through,
        }
    }

    /// Whether offices work on a day.
    #[must_use]
    pub fn is_working(&self, day: Date) -> bool {
        let weekend = matches!(day.0.weekday(), Weekday::Saturday | Weekday::Sunday);
        if weekend { self.worked.contains(&day) } else { !self.holidays.contains(&day) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn working_days_skip_weekends_and_holidays_and_count_worked_saturdays() {
        let calendar =
            Calendar { holidays: vec![day("2025-01-01")], worked: vec![day("2025-01-04")], ..Calendar::default() };
        // 31/12/2024 is a Tuesday; 1/1 off, 2 and 3 worked, Saturday 4 worked, Sunday 5 not.
        assert_eq!(day("2024-12-31").plus_working_days(3, &calendar), day("2025-01-04"));
        assert_eq!(day("2024-12-31").plus_working_days(4, &calendar), day("2025-01-06"));
        assert_eq!(day("2024-12-31").working_days_until(day("2025-01-06"), &calendar), 4);
        assert_eq!(day("2025-01-06").working_days_until(day("2024-12-31"), &calendar), -4);
    }

    #[test]
    fn leap_days_exist_only_in_leap_years() {
        assert_eq!(Date::parse_typed("29/2/2024"), Date::of(2024, 2, 29));
        assert_eq!(Date::parse_typed("29/2/2025"), None);
        assert_eq!(day("2024-02-28").plus_days(2), day("2024-03-01"));
    }
}
