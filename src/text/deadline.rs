//! The day by which the self score is to be sent, counted down in working days.

use super::{Lang, number};
use crate::base::date::{Calendar, Date};

/// How long it still is. Today does not count, the last day does.
#[must_use]
pub fn left(lang: Lang, today: Date, day: Date, calendar: &Calendar) -> String {
    let on = number::date(lang, day);
    let n = today.working_days_until(day, calendar);
    if today == day {
        return say!(lang, "Hôm nay là hạn gửi ({on})", "Due today ({on})");
    }
    if day < today {
        let late = -n;
        return say!(lang, "Đã quá hạn gửi {late} ngày làm việc ({on})", "Overdue by {late} working days ({on})");
    }
    say!(lang, "Còn {n} ngày làm việc đến hạn gửi ({on})", "{n} working days left until {on}")
}

#[cfg(test)]
mod tests {
    use super::{Lang, left};
    use crate::base::date::{Calendar, Date};

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        let calendar = Calendar { holidays: vec![day("2026-09-02")], ..Calendar::default() };
        // Monday 31 August to Friday 4 September 2026, with the holiday on Wednesday.
        let words = |from, to| left(Lang::Vi, day(from), day(to), &calendar);
        assert_eq!(words("2026-08-31", "2026-09-04"), "Còn 3 ngày làm việc đến hạn gửi (04/09/2026)");
        assert_eq!(words("2026-09-04", "2026-09-04"), "Hôm nay là hạn gửi (04/09/2026)");
        assert_eq!(words("2026-09-07", "2026-09-04"), "Đã quá hạn gửi 1 ngày làm việc (04/09/2026)");
    }
}
