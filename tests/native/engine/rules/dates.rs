//! R2b: on time or late by the date of a document.

use super::check;
use crate::support::vocabulary::{Typed, answers, one, one_with, result, score};
use cchc::answer::Answers;
use cchc::base::date::Date;
use cchc::base::state_calendar::for_year;
use cchc::engine::score::{Issue, Step, evaluate, explain};
use cchc::pack::Pack;
use cchc::text::{Lang, trace};

const POINTS: &str = r#""on_time": "1", "grace": [{"days": 5, "points": "0.75"}, {"days": 10, "points": "0.5"}], "late": "0.25", "missing": "0""#;

fn rule(deadline: &str) -> String {
    format!(r#"{{"kind": "dated", "label": "Kế hoạch", "deadline": {deadline}, {POINTS}}}"#)
}

#[track_caller]
fn check_days(pack: &Pack, setup: &[Typed<'_>], cases: &[(&str, &str)]) {
    for (day, expected) in cases {
        let mut typed = setup.to_vec();
        typed.push(("l", "issued", day));
        assert_eq!(result(pack, &score(pack, &typed), "l"), *expected, "{day}");
    }
}

/// Cà Mau 1.1.1 decided by the day: issued by 31 January of the year.
#[test]
fn r02b_a_fixed_day() {
    let pack = one("1", &rule(r#"{"day": "31/1"}"#));
    let cases = [
        ("30/1/2025", "1"),
        ("31/1/2025", "1"),
        ("2025-01-31", "1"),
        ("1/2/2025", "0.75"),
        ("5/2/2025", "0.75"), // five days late
        ("6/2/2025", "0.5"),
        ("10/2/2025", "0.5"), // ten days late
        ("11/2/2025", "0.25"),
        ("30/12/2024", "1"),
        ("31/11/2025", "invalid"),
        ("", "open"),
    ];
    check_days(&pack, &[], &cases);
    check(&pack, &[(&[("missing", "yes")], "0"), (&[("missing", "no")], "open")]);
    check(&pack, &[(&[("missing", "yes"), ("issued", "1/1/2025")], "invalid")]);
    check(&pack, &[(&[("missing", "maybe"), ("issued", "1/1/2025")], "invalid")]);
}

/// The plan of a year is due in the fourth quarter of the year before.
#[test]
fn r02b_a_day_of_the_year_before() {
    let pack = one("1", &rule(r#"{"day": "31/12", "year_offset": -1}"#));
    check_days(&pack, &[], &[("31/12/2024", "1"), ("1/1/2025", "0.75")]);
    check_days(&pack, &[("", "year", "2026")], &[("31/12/2025", "1"), ("1/1/2026", "0.75")]);
    let card = score(&pack, &[("", "year", "năm nay"), ("l", "issued", "1/1/2025")]);
    assert_eq!(result(&pack, &card, "l"), "invalid");
    assert_eq!(card.leaves[0].issues, [Issue::YearUnknown]);
}

/// 29 February is the last day of the month in the other years.
#[test]
fn r02b_the_29th_of_february() {
    let pack = one_with("1", &rule(r#"{"day": "29/2"}"#), "", r#", "years": {"from": 2024, "to": 2024}"#);
    check_days(&pack, &[("", "year", "2024")], &[("28/2/2024", "1"), ("29/2/2024", "1"), ("1/3/2024", "0.75")]);
    check_days(&pack, &[("", "year", "2025")], &[("28/2/2025", "1"), ("1/3/2025", "0.75"), ("29/2/2025", "invalid")]);
}

/// Within ten days after the province's plan, by the calendar.
#[test]
fn r02b_calendar_days_after_another_document() {
    let pack = one("1", &rule(r#"{"after": "kế hoạch của UBND tỉnh", "days": 10}"#));
    let plan = [("l", "base", "20/1/2025")];
    check_days(&pack, &plan, &[("30/1/2025", "1"), ("31/1/2025", "0.75"), ("20/1/2025", "1"), ("19/1/2025", "1")]);
    check_days(&pack, &[], &[("30/1/2025", "open")]);
    check_days(&pack, &[("l", "base", "hôm qua")], &[("30/1/2025", "invalid")]);
    check(&pack, &[(&[("missing", "yes")], "0")]);
}

/// Within ten working days: after Monday 20/1/2025 come 21–24/1 (4), Tết off
/// 27–31/1, 3–7/2 (9), and Saturday 8/2, worked in exchange (10).
#[test]
fn r02b_working_days_with_holidays_and_a_worked_saturday() {
    let deadline = r#"{"after": "kế hoạch của UBND tỉnh", "days": 10, "working": true}"#;
    let off = r#""holidays": ["2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31"]"#;
    let plan = [("l", "base", "20/1/2025")];
    let with = |calendar: &str| one_with("1", &rule(deadline), "", &format!(r#", "schedule": {{{calendar}}}"#));
    let both = with(&format!(r#"{off}, "worked": ["2025-02-08"]"#));
    check_days(&both, &plan, &[("7/2/2025", "1"), ("8/2/2025", "1"), ("9/2/2025", "0.75")]);
    // Without the Saturday: Monday 10/2.
    check_days(&with(off), &plan, &[("10/2/2025", "1"), ("11/2/2025", "0.75")]);
    // Without Tết: 21–24/1 (4), 27–31/1 (9), Monday 3/2 (10).
    check_days(&with(r#""worked": []"#), &plan, &[("3/2/2025", "1"), ("4/2/2025", "0.75")]);
}

/// The calendar that travels with the answers knows Tết; one that the pack fixes wins.
#[test]
fn r02b_working_days_by_the_calendar_of_the_answers() {
    let deadline = r#"{"after": "kế hoạch của UBND tỉnh", "days": 10, "working": true}"#;
    let pack = one("1", &rule(deadline));
    let mut sheet = answers(&[("l", "base", "20/1/2025"), ("l", "issued", "10/2/2025")]);
    assert_eq!(result(&pack, &evaluate(&pack, &sheet), "l"), "0.5");
    sheet.setup.set_year("2025".to_owned());
    assert_eq!(result(&pack, &evaluate(&pack, &sheet), "l"), "1");
    let own = one_with("1", &rule(deadline), "", r#", "schedule": {"holidays": ["2025-01-27"]}"#);
    assert_eq!(result(&own, &evaluate(&own, &sheet), "l"), "0.5");

    let steps = explain(&pack, &sheet, 0);
    let node = &pack.nodes[0];
    let said = steps.iter().find(|step| matches!(step, Step::WorkingDays { .. })).unwrap();
    assert_eq!(
        trace::step(Lang::Vi, said, &pack, node),
        "10 ngày làm việc sau ngày 20/01/2025, không tính thứ Bảy, Chủ nhật và các ngày nghỉ lễ, Tết, nghỉ bù: \
         27/01/2025, 28/01/2025, 29/01/2025, 30/01/2025, 31/01/2025"
    );
}

/// A calendar that a person has corrected is not replaced when the year is typed anew,
/// and a deadline beyond what was announced is provisional.
#[test]
fn r02b_the_calendar_follows_the_year_unless_corrected() {
    let mut setup = answers(&[]).setup;
    setup.set_year("2024".to_owned());
    setup.set_year("2026".to_owned());
    assert_eq!(setup.calendar, for_year("2026"));
    setup.calendar.worked.push(Date::parse("2026-11-28").unwrap());
    let corrected = setup.calendar.clone();
    setup.set_year("2025".to_owned());
    assert_eq!(setup.calendar, corrected);

    let pack = one("1", &rule(r#"{"after": "kế hoạch", "days": 5, "working": true}"#));
    let mut sheet = answers(&[("l", "base", "20/11/2026"), ("l", "issued", "1/12/2026")]);
    sheet.setup.calendar = for_year("2026");
    let provisional = |sheet: &Answers| {
        explain(&pack, sheet, 0).into_iter().find_map(|step| match step {
            Step::WorkingDays { provisional, .. } => provisional,
            _ => None,
        })
    };
    assert_eq!(provisional(&sheet), Date::parse("2026-11-22"));
    sheet.node_mut("l").values.insert("base".to_owned(), "2/11/2026".to_owned());
    assert_eq!(provisional(&sheet), None);
}
