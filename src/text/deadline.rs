//! The day by which the self score is to be sent, counted down in working days.

use super::{Lang, number};
use crate::base::date::{Calendar, Date};

/// How long it still is. Today does not count, the last day does.
#[must_use]
pub fn left(lang: Lang, today: Date, day: Date, calendar: &Calendar) -> String {
    let on = number::date(lang, day);
    let n = today.working_days_until(day, calendar);
    if today == day {
        return say!(lang, "Hôm nay là hạn nộp ({on})", "Due today ({on})");
    }
    if day < today {
        let late = -n;
        return say!(
            lang,
            "Đã quá hạn nộp {late} ngày làm việc (hạn {on})",
            "Overdue by {late} working days (due {on})"
        );
    }
    say!(lang, "Còn {n} ngày làm việc đến hạn nộp ({on})", "{n} working days left until the due date ({on})")
}

/// How far the holidays are known.
#[must_use]
pub fn announced(lang: Lang, through: Date) -> String {
    let through = number::date(lang, through);
    say!(
        lang,
        "Ngày nghỉ đã công bố đến {through}; hạn sau ngày đó là tạm tính.",
        "Holidays are announced up to {through}; later deadlines are provisional."
    )
}

/// Which typed days of a calendar cannot be read.
#[must_use]
pub fn unreadable_days(lang: Lang, wrong: &[String]) -> String {
    let list = wrong.join(", ");
    say!(
        lang,
        "Ngày nhập chưa đúng: {list}. Hãy ghi từng ngày dạng ngày/tháng/năm, cách nhau bằng dấu phẩy, ví dụ 27/01/2025, 28/01/2025.",
        "Cannot be read: {list}. Type each day as day/month/year with commas between, such as 27/01/2025, 28/01/2025."
    )
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
        assert_eq!(words("2026-08-31", "2026-09-04"), "Còn 3 ngày làm việc đến hạn nộp (04/09/2026)");
        assert_eq!(words("2026-09-04", "2026-09-04"), "Hôm nay là hạn nộp (04/09/2026)");
        assert_eq!(words("2026-09-07", "2026-09-04"), "Đã quá hạn nộp 1 ngày làm việc (hạn 04/09/2026)");
    }
}
