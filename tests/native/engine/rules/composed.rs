//! R22: a base with plus and minus parts, each with a cap of its own; the real
//! sentences of printed sets, re-worded.

use super::{check, issues, ratio};
use crate::support::vocabulary::{one, one_with, p, result, score};
use cchc::base::decimal::Exact;
use cchc::engine::score::{Issue, Step, explain};
use cchc::pack::read::{FORMAT, FORMAT_1, format_of, read};
use cchc::pack::{Pack, write};

fn composed(base: &str, parts: &str, more: &str) -> String {
    format!(r#"{{"kind": "composed", "base": {base}, "parts": [{parts}]{more}}}"#)
}

fn events(id: &str, does: &str, points: &str, more: &str) -> String {
    format!(
        r#"{{"id": "{id}", "label": "Phần {id}", "does": "{does}", "items": [{{"id": "{id}-n", "label": "lần {id}", "points": "{points}"}}]{more}}}"#
    )
}

/// "100 %: 40 điểm; dưới 100 %: 40 − (100 % − kết quả) × 2".
fn line_with_a_slope() -> Pack {
    let slope = format!(
        r#"{{"id": "thieu", "label": "Chưa đạt 100 %", "does": "deduct", "slope": {{{}, "counts": "below", "start": "100", "per": "1", "points": "2"}}}}"#,
        ratio("full", "")
    );
    one("40", &composed(r#"{"points": "40"}"#, &slope, ""))
}

#[test]
fn r22_a_straight_line_down_to_nothing() {
    let pack = line_with_a_slope();
    let of = |a| [("a", a), ("b", "1000")];
    check(&pack, &[(&of("1000"), "40"), (&of("999"), "39.8"), (&of("900"), "20"), (&of("800"), "0")]);
    check(&pack, &[(&of("799"), "0"), (&of("0"), "0"), (&of("801"), "0.2")]);
    check(&pack, &[(&[("a", "0"), ("b", "0")], "40"), (&[("a", "5")], "open"), (&of("1001"), "invalid")]);
    // No decimal holds 40 − (100 − 100/3) × 2 + … : 83 of 90.
    let card = score(&pack, &[("l", "a", "83"), ("l", "b", "90")]);
    assert_eq!(card.leaves[0].points, Exact::of_ratio(220, 9).unwrap());
}

/// "Trên 92 % cộng 0,1; cứ tăng 1 % cộng 0,1 nhưng không quá 0,5".
#[test]
fn r22_a_ladder_that_goes_on() {
    let part = format!(
        r#"{{"id": "bac", "label": "Cộng dồn", "does": "add", "cap": "0.5", "slope": {{{}, "counts": "above", "start": "92", "per": "1", "points": "0.1", "whole": true, "first": "0.1"}}}}"#,
        ratio("zero", "")
    );
    let pack = one("0.5", &composed(r#"{"points": "0"}"#, &part, ""));
    let of = |a| [("a", a), ("b", "1000")];
    check(&pack, &[(&of("920"), "0"), (&of("921"), "0.1"), (&of("929"), "0.1"), (&of("930"), "0.2")]);
    check(&pack, &[(&of("949"), "0.3"), (&of("950"), "0.4"), (&of("960"), "0.5"), (&of("1000"), "0.5")]);
    check(&pack, &[(&[("a", "0"), ("b", "0")], "0")]);
}

/// 5 points; each well found and closed by oneself adds 0,5, at most 1; each
/// breach takes 0,25, at most 1 too.
#[test]
fn r22_base_bonus_and_deduction_with_caps_of_their_own() {
    let parts = [events("cong", "add", "0.5", r#", "cap": "1""#), events("tru", "deduct", "0.25", r#", "cap": "1""#)];
    let rule = |more: &str| composed(r#"{"points": "5"}"#, &parts.join(", "), more);
    let within = one("5", &rule(""));
    let of = |plus, less| [("cong-n", plus), ("tru-n", less)];
    check(&within, &[(&of("0", "0"), "5"), (&of("1", "0"), "5"), (&of("0", "3"), "4.25"), (&of("9", "9"), "5")]);
    check(&within, &[(&of("1", "9"), "4.5"), (&of("", "0"), "open"), (&of("1", "x"), "invalid")]);
    // The bonus overflows into the total.
    let beyond = one("5", &rule(r#", "cap": "6""#));
    check(&beyond, &[(&of("1", "0"), "5.5"), (&of("9", "0"), "6"), (&of("9", "1"), "5.75"), (&of("0", "9"), "4")]);
    let card = score(&beyond, &[("l", "cong-n", "9"), ("l", "tru-n", "0")]);
    assert_eq!(card.totals.points, Exact::from(p("6")));
    assert_eq!((card.totals.out_of, card.totals.most), (p("5"), p("6")));
    // Open: between nothing and all that is possible.
    let open = score(&beyond, &[]);
    assert_eq!((&open.totals.low, &open.totals.high), (&Exact::ZERO, &Exact::from(p("6"))));
}

/// A line of nothing but deductions takes them from the total.
#[test]
fn r22_a_line_below_zero() {
    let part = events("tru", "deduct", "0.5", "");
    let minus = composed(r#"{"points": "0"}"#, &part, r#", "floor": "-2""#);
    let pack = crate::support::vocabulary::set(&format!(
        r#""scale": "5", "areas": [{}]"#,
        crate::support::vocabulary::line(
            "a",
            "5",
            &format!(
                "[{}, {}]",
                crate::support::vocabulary::line("l", "5", r#"{"kind": "yes-no", "yes": "5", "no": "0"}"#, ""),
                crate::support::vocabulary::line("m", "0", &minus, "")
            ),
            ""
        )
    ));
    let of = |yes, n| score(&pack, &[("l", "answer", yes), ("m", "tru-n", n)]);
    assert_eq!(result(&pack, &of("yes", "3"), "m"), "-1.5");
    assert_eq!(of("yes", "3").totals.points, Exact::from(p("3.5")));
    assert_eq!(of("yes", "7").totals.points, Exact::from(p("3")));
    // A total is never below zero where the pack does not say so.
    assert_eq!(of("no", "7").totals.points, Exact::ZERO);
    // Open: all of it may still be taken.
    let open = score(&pack, &[("l", "answer", "yes")]);
    assert_eq!((&open.totals.low, &open.totals.high), (&Exact::from(p("3")), &Exact::from(p("5"))));
}

/// "Có báo cáo (thiếu tài liệu của mỗi mục trừ 0,1, không quá 0,5): 2; không có: 0".
#[test]
fn r22_an_option_that_contains_a_deduction() {
    let base = r#"{"max": "2", "rule": {"kind": "choice", "options": [
        {"id": "co", "label": "Có báo cáo", "points": "2"}, {"id": "khong", "label": "Không có báo cáo", "points": "0"}]}}"#;
    let part = events("thieu", "deduct", "0.1", r#", "cap": "0.5", "only_with": ["co"]"#);
    let pack = one("2", &composed(base, &part, ""));
    let of = |choice, n| [("choice", choice), ("thieu-n", n)];
    check(&pack, &[(&of("co", "0"), "2"), (&of("co", "3"), "1.7"), (&of("co", "5"), "1.5"), (&of("co", "9"), "1.5")]);
    // Without a report nothing is asked about papers.
    check(&pack, &[(&of("khong", ""), "0"), (&of("khong", "3"), "0"), (&of("co", ""), "open"), (&of("", "3"), "open")]);
}

/// "Lần đầu trừ 1, từ lần thứ hai trừ hết"; "tự phát hiện: không trừ".
#[test]
fn r22_all_that_is_left_and_what_does_not_count() {
    let part = r#"{"id": "p", "label": "Vi phạm", "does": "deduct", "items": [
        {"id": "n", "label": "lần vi phạm", "points": "1", "all_from": 2},
        {"id": "k", "label": "người bị khiển trách", "points": "1", "except": {"id": "m", "label": "người do đơn vị tự phát hiện"}}]}"#;
    let pack = one("6", &composed(r#"{"points": "6"}"#, part, ""));
    let of = |n, k, m| [("n", n), ("k", k), ("m", m)];
    check(&pack, &[(&of("0", "0", "0"), "6"), (&of("1", "0", "0"), "5"), (&of("2", "0", "0"), "0")]);
    check(&pack, &[(&of("0", "3", "1"), "4"), (&of("1", "3", "3"), "5"), (&of("0", "1", ""), "open")]);
    check(&pack, &[(&of("0", "1", "2"), "invalid")]);
    assert_eq!(issues(&pack, &of("0", "1", "2")), [Issue::AboveTotal { key: "m".into() }]);
}

#[test]
fn r22_why_is_said_step_by_step() {
    let pack = line_with_a_slope();
    let card_of = |a: &str| crate::support::vocabulary::answers(&[("l", "a", a), ("l", "b", "100")]);
    let steps = explain(&pack, &card_of("90"), 1.min(pack.nodes.len() - 1));
    assert!(steps.contains(&Step::Start(p("40"))), "{steps:?}");
    let node = &pack.nodes[0];
    let said = |lang| -> Vec<String> { steps.iter().map(|s| cchc::text::step(lang, s, &pack, node)).collect() };
    assert_eq!(
        said(cchc::text::Lang::Vi),
        [
            "Tính từ 40 điểm",
            "Đạt: 90",
            "Tổng: 100",
            "90 / 100 = 90%",
            "Thiếu so với mức 100%: 10, tức 10 lần 1%; 10 × 2 = 20",
            "Trừ – Chưa đạt 100 %: 20 điểm",
            "40 − 20 = 20",
        ]
    );
    assert_eq!(said(cchc::text::Lang::En).last().unwrap(), "40 − 20 = 20");
}

/// A pack with none of it stays in the old format, byte for byte; one with it is
/// asked to name the new one.
#[test]
fn the_format_rises_only_where_it_must() {
    let new = line_with_a_slope();
    assert_eq!(format_of(&new), FORMAT);
    let text = write::text(&new);
    assert_eq!(read(&text).pack.unwrap().nodes, new.nodes);
    let old = text.replace(FORMAT, FORMAT_1);
    let codes: Vec<&str> = read(&old).errors().map(|found| found.code()).collect();
    assert_eq!(codes, ["newer-format"]);
    let plain = one_with("1", r#"{"kind": "yes-no", "yes": "1", "no": "0"}"#, "", "");
    assert_eq!(format_of(&plain), FORMAT_1);
    assert!(write::text(&plain).contains(r#""format": "cchc-pack/1""#));
    // Stated in the new format it is the same pack.
    let raised = read(&write::text(&plain).replace(FORMAT_1, FORMAT)).pack.unwrap();
    assert_eq!(raised.nodes, plain.nodes);
}

/// Two areas of one line each, and a line `m` below zero in each.
fn two_areas(more: &str) -> Pack {
    use crate::support::vocabulary::{line, set};
    let minus = composed(r#"{"points": "0"}"#, &events("tru", "deduct", "0.5", ""), r#", "floor": "-2""#);
    let area = |id: &str| {
        let lines = [
            line(
                &format!("{id}1"),
                "2",
                r#"{"kind": "count", "items": [{"id": "n", "label": "việc", "points": "0.5"}]}"#,
                "",
            ),
            line(&format!("{id}2"), "0", &minus, ""),
        ];
        line(id, "2", &format!("[{}]", lines.join(", ")), "")
    };
    set(&format!(r#""scale": "4", "areas": [{}, {}]{more}"#, area("a"), area("b")))
}

fn total_of(pack: &Pack, [a, b, less_a, less_b]: [&str; 4]) -> (String, String, String) {
    let card = score(pack, &[("a1", "n", a), ("b1", "n", b), ("a2", "tru-n", less_a), ("b2", "tru-n", less_b)]);
    let of = |id| result(pack, &card, id);
    (of("a1"), of("b1"), card.totals.points.to_text())
}

#[test]
fn r23_lines_under_one_limit() {
    let pack = two_areas(
        r#", "links": [{"id": "cong", "label": "Điểm cộng không quá 3", "lines": ["a1", "b1"], "at_most": "3"},
            {"id": "tru", "label": "Điểm trừ không quá 1,5", "lines": ["a2", "b2"], "at_least": "-1.5"}]"#,
    );
    let text = |a: &str, b: &str, total: &str| (a.to_owned(), b.to_owned(), total.to_owned());
    assert_eq!(total_of(&pack, ["2", "3", "0", "0"]), text("1", "1.5", "2.5"));
    // The first line takes what it needs, the second what is left.
    assert_eq!(total_of(&pack, ["4", "4", "0", "0"]), text("2", "1", "3"));
    assert_eq!(total_of(&pack, ["4", "4", "2", "3"]), text("2", "1", "1.5"));
    let answers = crate::support::vocabulary::answers(&[("a1", "n", "4"), ("b1", "n", "4")]);
    let at = pack.index_of("b1").unwrap();
    let steps = explain(&pack, &answers, at);
    let said = cchc::text::step(cchc::text::Lang::Vi, steps.last().unwrap(), &pack, &pack.nodes[at]);
    assert_eq!(said, "Giới hạn chung – Điểm cộng không quá 3: dòng này còn được tính 1 điểm");
}

#[test]
fn r23_points_of_one_line_exclude_another() {
    let pack =
        two_areas(r#", "links": [{"id": "x", "label": "Không cộng hai lần", "lines": ["b1"], "unless": ["a1"]}]"#);
    let text = |a: &str, b: &str, total: &str| (a.to_owned(), b.to_owned(), total.to_owned());
    assert_eq!(total_of(&pack, ["0", "3", "0", "0"]), text("0", "1.5", "1.5"));
    assert_eq!(total_of(&pack, ["1", "3", "0", "0"]), text("0.5", "0", "0.5"));
    // While the other is open, nothing of it is certain.
    let card = score(&pack, &[("b1", "n", "3"), ("a2", "tru-n", "0"), ("b2", "tru-n", "0")]);
    assert_eq!((card.totals.points.to_text(), card.totals.low.to_text()), ("1.5".to_owned(), "0".to_owned()));
    // The planner does not take a point that costs more than it brings.
    let answers = crate::support::vocabulary::answers(&[
        ("a1", "n", "0"),
        ("b1", "n", "3"),
        ("a2", "tru-n", "0"),
        ("b2", "tru-n", "0"),
    ]);
    let target = cchc::engine::plan::Target::Total(p("2"));
    let cchc::engine::plan::Outcome::Plans(plans) =
        cchc::engine::plan::plan(&pack, &answers, &cchc::engine::plan::Efforts::new(), target)
    else {
        panic!("no plan")
    };
    let ids: Vec<Vec<&str>> =
        plans.iter().map(|plan| plan.moves.iter().map(|one| &*pack.nodes[one.leaf].id).collect()).collect();
    assert!(ids.iter().all(|ids| ids.len() == 1), "{ids:?}");
    assert!(ids.contains(&vec!["b1"]), "{ids:?}");
}

#[test]
fn r23_a_total_below_zero() {
    let pack = two_areas(r#", "negative_total": true"#);
    assert_eq!(total_of(&pack, ["1", "0", "4", "4"]).2, "-3.5");
    assert_eq!(total_of(&two_areas(""), ["1", "0", "4", "4"]).2, "0");
}

/// The move of every part, and all of them together.
#[test]
fn r22_parts_have_moves() {
    let parts = [events("cong", "add", "0.5", r#", "cap": "1""#), events("tru", "deduct", "0.25", r#", "cap": "1""#)];
    let pack = one("5", &composed(r#"{"points": "4"}"#, &parts.join(", "), ""));
    let answers = crate::support::vocabulary::answers(&[("l", "cong-n", "0"), ("l", "tru-n", "3")]);
    let gains: Vec<String> =
        cchc::engine::plan::moves(&pack, &answers, 0).iter().map(|one| one.gain.to_text()).collect();
    assert_eq!(gains.last().unwrap(), "1.75", "{gains:?}");
    assert!(gains.contains(&"0.25".to_owned()), "{gains:?}");
    let full = crate::support::vocabulary::answers(&[("l", "cong-n", "2"), ("l", "tru-n", "0")]);
    assert!(cchc::engine::plan::moves(&pack, &full, 0).is_empty());
    // A number is moved along a slope, and no further than it brings something.
    let slope = line_with_a_slope();
    let low = crate::support::vocabulary::answers(&[("l", "a", "70"), ("l", "b", "100")]);
    let moves = cchc::engine::plan::moves(&slope, &low, 0);
    let said: Vec<String> =
        moves.iter().map(|one| cchc::text::plan::move_line(cchc::text::Lang::Vi, &slope, one)).collect();
    assert_eq!(said.last().unwrap(), "thêm 30 – Đạt (70 → 100/100): +40 điểm", "{said:?}");
    assert_eq!(said.first().unwrap(), "thêm 11 – Đạt (70 → 81/100): +2 điểm", "{said:?}");
}
