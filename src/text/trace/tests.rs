use super::*;
use crate::answer::Answers;
use crate::base::date::Date;
use crate::engine::score::explain;
use crate::pack::rule::{Input, Ratio, ZeroDenominator};
use crate::pack::{NodeKind, NotArisen, builtin, read};
use crate::text::samples::{check, input, leaf, p, pack};

fn q(n: u32) -> Quantity {
    Quantity::from(n)
}

fn ratio() -> Ratio {
    let measure = |id, label| -> Input { input(id, label, "nhiệm vụ") };
    Ratio {
        numerator: measure("dat", "Nhiệm vụ hoàn thành"),
        denominator: measure("tong", "Nhiệm vụ được giao"),
        zero: ZeroDenominator::Full,
        may_exceed: false,
    }
}

/// The lines behind a ratio of two numbers under a rule.
fn lines(max: &str, rule: Rule, part: &str, whole: &str) -> Vec<String> {
    let mut pack = pack();
    let (index, _, _) = pack.leaves().next().unwrap();
    let node = &mut pack.nodes[index];
    node.max = p(max);
    if let NodeKind::Leaf(leaf) = &mut node.kind {
        leaf.rule = rule;
    }
    let mut answers = Answers::default();
    let answer = answers.node_mut(&pack.nodes[index].id);
    answer.values.insert("dat".into(), part.into());
    answer.values.insert("tong".into(), whole.into());
    let steps = explain(&pack, &answers, index);
    steps.iter().map(|s| step(Lang::Vi, s, &pack, &pack.nodes[index]).replace('\u{a0}', " ")).collect()
}

fn share() -> Rule {
    Rule::Proportional(Proportional { ratio: ratio(), floor: None, target: None, round_percent: None })
}

#[test]
fn a_tie_is_shown_with_its_exact_fraction() {
    assert_eq!(
        lines("1.35", share(), "17", "18"),
        [
            "Nhiệm vụ hoàn thành: 17 nhiệm vụ",
            "Nhiệm vụ được giao: 18 nhiệm vụ",
            "17 / 18 = 94,4444…%",
            "1,35 × 17 / 18 = 1,275",
            "Đúng giữa 1,27 và 1,28: 51/40 = 1,275 → làm tròn lên 1,28",
            "Làm tròn 2 chữ số thập phân (từ 5 trở lên làm tròn lên): 1,275 → 1,28",
        ]
    );
}

#[test]
fn a_share_can_be_redone_on_paper() {
    assert_eq!(
        lines("20", share(), "358660", "405424")[2..],
        [
            "358.660 / 405.424 = 88,4654…%",
            "20 × 358.660 / 405.424 = 17,693081…",
            "Làm tròn 2 chữ số thập phân (từ 5 trở lên làm tròn lên): 17,693081… → 17,69",
        ]
    );
}

#[test]
fn a_band_is_named_by_its_limits() {
    let limit = |value, inclusive| Some(Limit { value: q(value), inclusive });
    let bands = vec![
        Band { from: limit(90, false), to: None, points: p("2") },
        Band { from: limit(70, true), to: limit(90, true), points: p("1") },
        Band { from: None, to: limit(70, false), points: p("0") },
    ];
    let rule = Rule::Steps { measure: Measure::Ratio(ratio()), bands };
    assert_eq!(lines("2", rule, "9", "10")[2..], ["9 / 10 = 90%", "Thuộc mức: từ 70% đến 90% → 1 điểm"]);
}

#[test]
fn every_step_has_a_line_in_both_languages() {
    let (pack, node) = (pack(), leaf("10", share()));
    let half = Fraction::share(p("1"), q(1), q(2)).unwrap();
    let third = Fraction::share(p("1"), q(1), q(3)).unwrap();
    let how = Rounding { places: 2, mode: Mode::HalfUp };
    let day = Date::of(2025, 1, 31).unwrap();
    let mut steps = vec![
        Step::Declared { key: "dat".into(), value: q(12) },
        Step::DeclaredDate { key: "issued".into(), date: day },
        Step::Assumed { by_default: true },
        Step::Assumed { by_default: false },
        Step::Chosen { label: "kịp thời".into(), points: p("1") },
        Step::Line { label: "".into(), holds: true },
        Step::Line { label: "".into(), holds: false },
        Step::Line { label: "có kinh phí".into(), holds: true },
        Step::Line { label: "có kinh phí".into(), holds: false },
        Step::Events { label: "quy chế".into(), n: q(3), each: p("0.5"), points: p("1.5") },
        Step::Percent { part: q(1), whole: q(3), percent: p("33.3333"), exact: false },
        Step::Percent { part: q(1), whole: q(2), percent: p("50"), exact: true },
        Step::PercentRounded { percent: p("33.33"), rounding: how },
        Step::Band { index: 4, points: p("1") },
        Step::NoBand,
        Step::BelowFloor { floor: q(80), points: p("0") },
        Step::Share { max: p("1"), part: q(1), whole: q(3), target: Some(q(80)), value: third },
        Step::Capped(p("2")),
        Step::Floored(p("0")),
        Step::NoDocument,
        Step::Formula { label: "Cách 1".into() },
        Step::TowardsLeader { value: half },
        Step::Judged { points: p("1"), reason: "".into() },
        Step::Judged { points: p("1"), reason: "thiếu một báo cáo".into() },
        Step::KnockedOut { label: "có văn bản trái pháp luật".into(), to: p("0") },
        Step::Exempt { reason: "không có thủ tục".into() },
        Step::NotApplicable { reason: "không có thủ tục".into() },
        Step::NoSurvey,
        Step::Typed { computed: Some(p("1")), typed: p("0.5"), reason: "số liệu cũ".into() },
        Step::Typed { computed: None, typed: p("0.5"), reason: "".into() },
        Step::Tie { value: half },
        Step::Rounded { from: p("0.333333"), to: p("0.33"), rounding: how },
        Step::NoEvidence { points: p("0.5") },
        Step::Part { node: 1, points: p("4.5"), applicable: p("6") },
        Step::Open,
    ];
    steps.extend([ZeroDenominator::Full, ZeroDenominator::Zero, ZeroDenominator::LeaveOut].map(Step::NothingArose));
    steps.extend([NotArisen::Full, NotArisen::Zero, NotArisen::LeaveOut].map(Step::NotArisen));
    steps.extend([-2, -1, 0, 1, 2].map(|late_by| Step::Deadline { day, late_by }));
    let through = Some(day);
    for (known, provisional) in [(true, None), (true, through), (false, None)] {
        let (off, worked) = (vec![day], vec![day]);
        steps.push(Step::WorkingDays { from: day, days: 10, off, worked, known, provisional });
    }
    for found in &steps {
        check(|lang| step(lang, found, &pack, &node));
    }
    assert_eq!(
        step(Lang::Vi, &Step::NoEvidence { points: p("0.5") }, &pack, &node),
        "Chưa có tài liệu kiểm chứng: tạm tính 0 điểm (nếu bổ sung: 0,5 điểm)"
    );
    assert_eq!(step(Lang::En, &Step::Deadline { day, late_by: 1 }, &pack, &node), "Due 31 Jan 2025: 1 day late");
}

#[test]
fn the_mode_of_the_set_decides_a_tie() {
    let tied = Fraction::share(p("0.25"), q(1), q(2)).unwrap();
    let with = |mode| tie(Lang::Vi, tied, Some(Rounding { places: 2, mode }));
    assert_eq!(with(Mode::HalfUp), "Đúng giữa 0,12 và 0,13: 1/8 = 0,125 → làm tròn lên 0,13");
    assert_eq!(with(Mode::HalfEven), "Đúng giữa 0,12 và 0,13: 1/8 = 0,125 → làm tròn xuống 0,12");
    assert_eq!(with(Mode::Down), with(Mode::HalfEven));
}

#[test]
fn a_source_names_the_decision_with_its_day() {
    let (mut pack, mut node) = (pack(), leaf("1", share()));
    node.source = "".into();
    assert_eq!(source_line(Lang::Vi, &pack, &node), "Căn cứ: 766/QĐ-TTg ngày 23/06/2022 của Thủ tướng Chính phủ");
    pack.status = Status::Illustrative;
    assert!(source_line(Lang::Vi, &pack, &node).ends_with("minh họa"));
    node.source = "Phụ lục II, dòng 3.".into();
    pack.status = Status::Official;
    assert_eq!(source_line(Lang::Vi, &pack, &node), "Nguồn: Phụ lục II, dòng 3");
}

#[test]
fn every_shipped_set_can_be_read_out_and_explained() {
    for known in builtin::all() {
        let pack = read::read(known.text).pack.unwrap();
        for (_, node, leaf) in pack.leaves() {
            for lang in [Lang::Vi, Lang::En] {
                let lines = crate::text::rule_in_words(lang, &leaf.rule, node.max);
                assert!(!lines.is_empty() && lines.iter().all(|line| line.trim() == line && !line.is_empty()));
            }
        }
        for example in &pack.examples {
            for (index, node) in pack.nodes.iter().enumerate() {
                for found in explain(&pack, &example.answers, index) {
                    assert!(!step(Lang::Vi, &found, &pack, node).is_empty());
                }
                assert!(!source_line(Lang::Vi, &pack, node).is_empty(), "{}", node.id);
            }
        }
    }
}
