//! Every rule kind of the domain survey (R1 to R22): its real example, and the
//! values on, just under and just over each threshold.

mod around;
mod composed;
mod dates;

use crate::support::vocabulary::{one, one_with, p, result, score};
use cchc::base::decimal::Rounding;
use cchc::engine::score::{Issue, ReasonFor, Step, explain};
use cchc::pack::Pack;

/// Checks the line `l` of a pack: what is typed there, and its result.
#[track_caller]
fn check(pack: &Pack, cases: &[(&[(&str, &str)], &str)]) {
    for (fields, expected) in cases {
        let typed: Vec<_> = fields.iter().map(|(key, text)| ("l", *key, *text)).collect();
        assert_eq!(result(pack, &score(pack, &typed), "l"), *expected, "{fields:?}");
    }
}

/// The issues of the line `l`.
fn issues(pack: &Pack, fields: &[(&str, &str)]) -> Vec<Issue> {
    let typed: Vec<_> = fields.iter().map(|(key, text)| ("l", *key, *text)).collect();
    score(pack, &typed).leaves[0].issues.clone()
}

const TWO_PLACES: &str = r#", "rounding": {"leaf": {"places": 2, "mode": "half-up"}}"#;

/// A ratio of `a` to `b` for the members of a rule.
fn ratio(zero: &str, more: &str) -> String {
    format!(
        r#""ratio": {{"numerator": {{"id": "a", "label": "Đạt"}}, "denominator": {{"id": "b", "label": "Tổng"}}, "zero": "{zero}"{more}}}"#
    )
}

/// `a` of `b`, and the result.
type Share<'a> = (&'a str, &'a str, &'a str);

#[track_caller]
fn check_shares(pack: &Pack, cases: &[Share<'_>]) {
    for (a, b, expected) in cases {
        check(pack, &[(&[("a", a), ("b", b)], expected)]);
    }
}

/// R1, Cà Mau 1.1.3: "Đạt yêu cầu: 1; Không đạt: 0".
#[test]
fn r01_yes_or_no() {
    let pack = one("1", r#"{"kind": "yes-no", "yes": "1", "no": "0"}"#);
    check(&pack, &[(&[("answer", "yes")], "1"), (&[("answer", "no")], "0"), (&[], "open")]);
    check(&pack, &[(&[("answer", " yes ")], "1"), (&[("answer", "có")], "invalid"), (&[("answer", "YES")], "invalid")]);
}

/// R2, Cà Mau 1.1.1: kịp thời 1 / không kịp thời 0,5 / không ban hành 0.
#[test]
fn r02_ordered_choice() {
    let pack = one(
        "1",
        r#"{"kind": "choice", "options": [
            {"id": "kip-thoi", "label": "Kịp thời", "points": "1"},
            {"id": "cham", "label": "Không kịp thời", "points": "0.5"},
            {"id": "khong", "label": "Không ban hành", "points": "0"}]}"#,
    );
    let choice = |id| [("choice", id)];
    check(&pack, &[(&choice("kip-thoi"), "1"), (&choice("cham"), "0.5"), (&choice("khong"), "0")]);
    check(&pack, &[(&choice(""), "open"), (&choice("som"), "invalid")]);
    assert_eq!(issues(&pack, &choice("som")), [Issue::UnknownOption { key: "choice".into() }]);
}

/// R3, Cà Mau 1.1.2: nhiệm vụ đầy đủ và có kinh phí: 1, otherwise 0.
#[test]
fn r03_all_of_a_checklist() {
    let items = r#"[{"id": "x", "label": "Đầy đủ nhiệm vụ"}, {"id": "y", "label": "Có kinh phí"}]"#;
    let pack = one("1", &format!(r#"{{"kind": "checklist", "items": {items}, "all": "1", "otherwise": "0"}}"#));
    check(
        &pack,
        &[
            (&[("x", "yes"), ("y", "yes")], "1"),
            (&[("x", "yes"), ("y", "no")], "0"),
            (&[("x", "no")], "0"), // one "no" settles it
            (&[("x", "yes")], "open"),
            (&[("x", "no"), ("y", "?")], "invalid"),
        ],
    );
}

/// R3, lines that count each for itself: 0,5 + 0,5 + 0,25, at most 1.
#[test]
fn r03_each_line_of_a_checklist() {
    let items = r#"[{"id": "x", "label": "X", "points": "0.5"}, {"id": "y", "label": "Y", "points": "0.5"},
        {"id": "z", "label": "Z", "points": "0.25"}]"#;
    let pack = one("1", &format!(r#"{{"kind": "checklist", "items": {items}}}"#));
    let lines = |x, y, z| [("x", x), ("y", y), ("z", z)];
    check(
        &pack,
        &[
            (&lines("no", "no", "no"), "0"),
            (&lines("yes", "no", "yes"), "0.75"), // 0,5 + 0,25
            (&lines("yes", "yes", "no"), "1"),    // 0,5 + 0,5
            (&lines("yes", "yes", "yes"), "1"),   // 1,25, capped
            (&lines("yes", "yes", ""), "open"),
        ],
    );
}

/// R4, Cà Mau 1.1.4: trên 90 %: 2; 70–90 %: 1; dưới 70 %: 0. 90 % itself is in the middle.
#[test]
fn r04_bands_of_a_ratio() {
    let bands = r#"[{"above": "90", "points": "2"}, {"at_least": "70", "at_most": "90", "points": "1"}, {"below": "70", "points": "0"}]"#;
    let pack = one("2", &format!(r#"{{"kind": "steps", {}, "bands": {bands}}}"#, ratio("full", "")));
    check_shares(
        &pack,
        &[
            ("1000", "1000", "2"),
            ("901", "1000", "2"), // 90,1 %
            ("900", "1000", "1"), // 90 %
            ("899", "1000", "1"),
            ("700", "1000", "1"), // 70 %
            ("699", "1000", "0"), // 69,9 %
            ("0", "1000", "0"),
            // No ratio is divided: 899 999 999 999 of 999 999 999 999 is just under 90 %.
            ("899999999999", "999999999999", "1"),
            ("900000000000", "999999999999", "2"),
            ("1001", "1000", "invalid"),
            ("", "1000", "open"),
            ("5", "", "open"),
            ("-5", "10", "invalid"),
            ("5,5", "10", "invalid"),
        ],
    );
    assert_eq!(issues(&pack, &[("a", "3"), ("b", "2")]), [Issue::AboveTotal { key: "a".into() }]);
}

/// R4b, justice 1.1: 100 %: 2; 95–<100: 1,75; 80–<95: 1,5; 70–<80: 1; 60–<70: 0,5; <60: 0.
#[test]
fn r04b_six_bands() {
    let bands = r#"[{"at_least": "100", "points": "2"}, {"at_least": "95", "below": "100", "points": "1.75"},
        {"at_least": "80", "below": "95", "points": "1.5"}, {"at_least": "70", "below": "80", "points": "1"},
        {"at_least": "60", "below": "70", "points": "0.5"}, {"below": "60", "points": "0"}]"#;
    let pack = one("2", &format!(r#"{{"kind": "steps", {}, "bands": {bands}}}"#, ratio("full", "")));
    let on = [("200", "2"), ("190", "1.75"), ("160", "1.5"), ("140", "1"), ("120", "0.5"), ("0", "0")];
    let under = [("199", "1.75"), ("189", "1.5"), ("159", "1"), ("139", "0.5"), ("119", "0")];
    for (a, points) in on.into_iter().chain(under) {
        check_shares(&pack, &[(a, "200", points)]);
    }
}

/// R4 on a number, not a ratio: sáng kiến từ 2: 1; 1: 0,5; không có: 0.
#[test]
fn r04_bands_of_a_number() {
    let bands = r#"[{"at_least": "2", "points": "1"}, {"at_least": "1", "below": "2", "points": "0.5"}, {"below": "1", "points": "0"}]"#;
    let pack =
        one("1", &format!(r#"{{"kind": "steps", "quantity": {{"id": "n", "label": "Sáng kiến"}}, "bands": {bands}}}"#));
    for (n, points) in [("0", "0"), ("1", "0.5"), ("2", "1"), ("999", "1"), ("", "open")] {
        check(&pack, &[(&[("n", n)], points)]);
    }
}

/// R5, 766 2.1: 20 × on time ÷ received. 972 of 1 000 is the printed 19,44 of 20.
#[test]
fn r05_share_of_the_maximum() {
    let pack = one("20", &format!(r#"{{"kind": "proportional", {}}}"#, ratio("zero", "")));
    check_shares(
        &pack,
        &[
            ("972", "1000", "19.44"), // 20 × 972 ÷ 1000
            ("1.000", "1.000", "20"), // thousands apart by a point, as typed
            ("0", "7", "0"),
            ("1", "3", "6.666666"), // shown cut off; exact inside
            ("8", "7", "invalid"),
        ],
    );
}

/// R5b: dưới 80 %: 0; từ 80 %: tỷ lệ × 2; 100 %: 2.
#[test]
fn r05b_floor() {
    let floor = |end: &str| {
        let floor = format!(r#", "floor": {{"{end}": "80", "points": "0"}}"#);
        one("2", &format!(r#"{{"kind": "proportional", {}{floor}}}"#, ratio("full", "")))
    };
    check_shares(
        &floor("below"),
        &[("799", "1000", "0"), ("800", "1000", "1.6"), ("801", "1000", "1.602"), ("1000", "1000", "2")],
    );
    // "Đến 80 %: 0" takes the limit itself.
    check_shares(&floor("at_most"), &[("800", "1000", "0"), ("801", "1000", "1.602")]);
}

/// R5c: min(1, (a/b) ÷ 50 %) × 1, and Lâm Đồng 2025: 51,79 % of the target 70 %.
#[test]
fn r05c_target() {
    let target = |max: &str, target: &str, more: &str| {
        let rule = format!(r#"{{"kind": "proportional", {}, "target": "{target}"}}"#, ratio("full", more));
        one_with(max, &rule, "", TWO_PLACES)
    };
    let half = target("1", "50", "");
    check_shares(&half, &[("0", "100", "0"), ("25", "100", "0.5"), ("49", "100", "0.98"), ("50", "100", "1")]);
    check_shares(&half, &[("51", "100", "1"), ("100", "100", "1"), ("101", "100", "invalid")]);
    // 2 × 5179 ÷ 10000 × 100 ÷ 70 = 1,4797…
    check_shares(&target("2", "70", ""), &[("5179", "10000", "1.48"), ("7000", "10000", "2"), ("6999", "10000", "2")]);
    // Revenue may pass its plan: 110 of 100, target 105 %.
    let plan = target("1", "105", r#", "may_exceed": true"#);
    let past = crate::support::vocabulary::answers(&[("l", "a", "110"), ("l", "b", "100")]);
    // 110 ÷ 105 is cut to the maximum, not rounded first.
    assert!(matches!(explain(&plan, &past, 0).as_slice(), [.., Step::Share { .. }, Step::Capped(_)]));
    check_shares(&plan, &[("105", "100", "1"), ("110", "100", "1"), ("104", "100", "0.99"), ("100", "100", "0.95")]);
}

/// The national portal rounds the percentage of online payment before use.
#[test]
fn r05_percentage_rounded_first() {
    let round = r#", "round_percent": {"places": 2, "mode": "half-up"}"#;
    let pack = one("10", &format!(r#"{{"kind": "proportional", {}{round}}}"#, ratio("zero", "")));
    check_shares(&pack, &[("1", "3", "3.333"), ("2", "3", "6.667")]); // 33,33 % and 66,67 % of 10
}

/// R6: mỗi nội quy, quy chế 0,5, at most 2.
#[test]
fn r06_events_times_points_capped() {
    let items = r#"[{"id": "n", "label": "Nội quy, quy chế", "points": "0.5"}]"#;
    let pack = one("2", &format!(r#"{{"kind": "count", "items": {items}}}"#));
    for (n, points) in [("0", "0"), ("3", "1.5"), ("4", "2"), ("5", "2"), ("999999999999", "2"), ("", "open")] {
        check(&pack, &[(&[("n", n)], points)]);
    }
    let pack = one_with(
        "3",
        r#"{"kind": "count", "cap": "3", "items": [{"id": "n", "label": "N", "points": "0.5"},
        {"id": "m", "label": "M", "points": "1"}]}"#,
        "",
        "",
    );
    check(&pack, &[(&[("n", "1"), ("m", "2")], "2.5"), (&[("n", "3"), ("m", "2")], "3"), (&[("n", "3")], "open")]);
}

/// R7: xuất sắc: tối đa; tốt: 75 %; hoàn thành: 50 % of 2.
#[test]
fn r07_levels_as_percent_of_the_maximum() {
    let pack = one(
        "2",
        r#"{"kind": "choice", "options": [
            {"id": "xs", "label": "Xuất sắc", "percent": "100"}, {"id": "tot", "label": "Tốt", "percent": "75"},
            {"id": "ht", "label": "Hoàn thành", "percent": "50"}, {"id": "khong", "label": "Không", "percent": "0"}]}"#,
    );
    for (id, points) in [("xs", "2"), ("tot", "1.5"), ("ht", "1"), ("khong", "0")] {
        check(&pack, &[(&[("choice", id)], points)]);
    }
}

/// R8: start from 1, less 0,25 per late report, not below the floor.
#[test]
fn r08_deductions() {
    let rule = |floor: &str| {
        format!(r#"{{"kind": "deduction", "items": [{{"id": "n", "label": "Trễ", "points": "0.25"}}]{floor}}}"#)
    };
    let pack = one("1", &rule(""));
    for (n, points) in [("0", "1"), ("1", "0.75"), ("3", "0.25"), ("4", "0"), ("5", "0")] {
        check(&pack, &[(&[("n", n)], points)]);
    }
    let pack = one("1", &rule(r#", "floor": "0.5""#));
    for (n, points) in [("1", "0.75"), ("2", "0.5"), ("3", "0.5")] {
        check(&pack, &[(&[("n", n)], points)]);
    }
    assert!(
        explain(&pack, &crate::support::vocabulary::answers(&[("l", "n", "3")]), 0).contains(&Step::Floored(p("0.5")))
    );
}

/// R9, "chưa đầy đủ: trừ điểm tương ứng" of 8: any points, with a reason below the maximum.
#[test]
fn r09_judgement_with_reason() {
    let pack = one("8", r#"{"kind": "judgement"}"#);
    for (points, expected) in [("8", "8"), ("0", "0"), ("6,55", "6.55"), ("8,01", "invalid"), ("", "open")] {
        check(&pack, &[(&[("points", points)], expected)]);
    }
    assert_eq!(issues(&pack, &[("points", "8")]), []);
    assert_eq!(issues(&pack, &[("points", "6")]), [Issue::ReasonMissing(ReasonFor::Judgement)]);
    assert_eq!(issues(&pack, &[("points", "6"), ("@reason", "Thiếu hai văn bản")]), []);
    assert_eq!(issues(&pack, &[("points", "9")]), [Issue::AboveMaximum { key: "points".into(), max: p("8") }]);
    let stepped = one("8", r#"{"kind": "judgement", "step": "0.25"}"#);
    for (points, expected) in [("6,25", "6.25"), ("6,3", "invalid"), ("6,24", "invalid"), ("0", "0")] {
        check(&stepped, &[(&[("points", points)], expected)]);
    }
    assert_eq!(issues(&stepped, &[("points", "6,3")]), [Issue::OffStep { step: p("0.25") }]);
}

/// R11, R12, Hà Tĩnh 2021: SIPAS 91,17 % is 9,117 and scored 9,12 of 10.
#[test]
fn r11_r12_index_of_others() {
    let rule = r#"{"kind": "index", "input": {"id": "n", "label": "SIPAS", "decimals": 2}}"#;
    let others = |who: &str| one_with("10", rule, &format!(r#", "scored_by": "{who}""#), TWO_PLACES);
    for who in ["survey", "external", "council"] {
        for (n, points) in [("91,17", "9.12"), ("0", "0"), ("100", "10"), ("100,01", "invalid"), ("", "open")] {
            check(&others(who), &[(&[("n", n)], points)]);
        }
    }
    // A mean on five points: 4,2 of 5 × 10 = 8,4.
    let mean = r#"{"kind": "index", "input": {"id": "n", "label": "Điểm", "decimals": 2}, "out_of": "5"}"#;
    check(&one("10", mean), &[(&[("n", "4,2")], "8.4"), (&[("n", "5")], "10"), (&[("n", "5,01")], "invalid")]);
}

/// R13: 0,5·10 + (own − 80) ÷ (95 − 80) × 0,5·10.
#[test]
fn r13_relative_to_the_leader() {
    let number = |id: &str| format!(r#""{id}": {{"id": "{id}", "label": "{id}", "decimals": 2}}"#);
    let numbers = ["own", "target", "leader"].map(number).join(", ");
    let pack = one_with("10", &format!(r#"{{"kind": "to-leader", {numbers}}}"#), "", TWO_PLACES);
    let cases = [
        ("80", "80", "95", "5"),       // the target: half
        ("79,99", "80", "95", "5"),    // 5 × 79,99 ÷ 80 = 4,999… → 5,00
        ("79", "80", "95", "4.94"),    // 5 × 79 ÷ 80 = 4,9375
        ("80,03", "80", "95", "5.01"), // 5 + 0,03 ÷ 15 × 5
        ("87,5", "80", "95", "7.5"),   // half of the way
        ("95", "80", "95", "10"),
        ("96", "80", "95", "10"), // a leader that is outdated
        ("0", "80", "95", "0"),
        ("80", "80", "80", "10"),   // the target is the best there is
        ("70", "80", "70", "4.38"), // nobody reaches the target: 5 × 70 ÷ 80 = 4,375
    ];
    for (own, target, leader, points) in cases {
        check(&pack, &[(&[("own", own), ("target", target), ("leader", leader)], points)]);
    }
    check(&pack, &[(&[("own", "80"), ("target", "80")], "open")]);
}

/// R21: nothing below the line is full, zero or left out, as the leaf says.
#[test]
fn r21_zero_denominator() {
    let bands = r#""bands": [{"at_least": "50", "points": "2"}, {"below": "50", "points": "0"}]"#;
    for (zero, expected) in [("full", "2"), ("zero", "0"), ("leave-out", "left out")] {
        let steps = format!(r#"{{"kind": "steps", {}, {bands}}}"#, ratio(zero, ""));
        let floor = r#", "floor": {"below": "80", "points": "0"}"#;
        let share = format!(r#"{{"kind": "proportional", {}{floor}}}"#, ratio(zero, ""));
        let plan = format!(r#"{{"kind": "proportional", {}}}"#, ratio(zero, r#", "may_exceed": true"#));
        for rule in [steps, share, plan] {
            check_shares(&one("2", &rule), &[("0", "0", expected), ("1", "0", "invalid"), ("", "0", "open")]);
        }
    }
}

/// 17/18 × 1,35 = 51/40 = 1,275 exactly: half-up 1,28; the trace shows the tie.
#[test]
fn a_tie_is_rounded_as_the_set_says_and_shown() {
    let rule = format!(r#"{{"kind": "proportional", {}}}"#, ratio("zero", ""));
    let with = |max: &str, mode: &str| {
        one_with(max, &rule, "", &format!(r#", "rounding": {{"leaf": {{"places": 2, "mode": "{mode}"}}}}"#))
    };
    for (mode, points) in [("half-up", "1.28"), ("half-even", "1.28"), ("down", "1.27")] {
        check_shares(&with("1.35", mode), &[("17", "18", points)]);
    }
    // 6 × 1 ÷ 48 = 0,125: the digit before the tie is even.
    for (mode, points) in [("half-up", "0.13"), ("half-even", "0.12"), ("down", "0.12")] {
        check_shares(&with("6", mode), &[("1", "48", points)]);
    }
    let pack = with("1.35", "half-up");
    let steps = explain(&pack, &crate::support::vocabulary::answers(&[("l", "a", "17"), ("l", "b", "18")]), 0);
    let tie = steps.iter().find_map(|step| match step {
        Step::Tie { value } => Some(value.parts()),
        _ => None,
    });
    assert_eq!(tie, Some((51, 40)));
    let rounding = pack.rounding.leaf.unwrap();
    assert_eq!(rounding, Rounding { places: 2, mode: cchc::base::decimal::Mode::HalfUp });
    assert_eq!(steps.last(), Some(&Step::Rounded { from: p("1.275"), to: p("1.28"), rounding }));
}

/// A maximum of 1,35 is not rounded past itself where one decimal is kept.
#[test]
fn rounding_never_passes_the_maximum() {
    let rounding = r#", "rounding": {"leaf": {"places": 1, "mode": "half-up"}}"#;
    let pack = one_with("1.35", r#"{"kind": "yes-no", "yes": "1.35", "no": "0"}"#, "", rounding);
    check(&pack, &[(&[("answer", "yes")], "1.35")]);
}
