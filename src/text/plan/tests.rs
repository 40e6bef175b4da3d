//! Sentences of moves and outcomes, both languages.

use super::*;
use crate::base::date::Date;
use crate::pack::rule::{Item, Proportional, Ratio, ZeroDenominator};
use crate::text::samples::{check, input, p};

fn q(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

fn on_time() -> Rule {
    let ratio = Ratio {
        numerator: input("dung-han", "hồ sơ đúng hạn", "hồ sơ"),
        denominator: input("tong", "hồ sơ tiếp nhận", "hồ sơ"),
        zero: ZeroDenominator::Zero,
        may_exceed: false,
    };
    Rule::Proportional(Proportional { ratio, floor: None, target: None, round_percent: None })
}

fn more(from: Option<&str>, known: bool) -> MoveKind {
    MoveKind::AddToNumerator { key: "dung-han".into(), from: from.map(q), to: q("98"), out_of: q("100"), known }
}

#[test]
fn a_move_is_told_in_counts() {
    let words = |lang, what: &MoveKind| move_in_words(lang, &on_time(), what);
    assert_eq!(words(Lang::Vi, &more(Some("95"), true)), "thêm 3 hồ sơ – hồ sơ đúng hạn (95 → 98/100)");
    assert_eq!(words(Lang::Vi, &more(None, true)), "hồ sơ đúng hạn: đạt 98/100");
    assert_eq!(words(Lang::Vi, &more(None, false)), "hồ sơ đúng hạn: đạt ít nhất 98 trên mỗi 100");
    assert_eq!(gain(Lang::Vi, &p("0.25").into()), "+0,25 điểm");
    assert_eq!(gain(Lang::En, &Exact::of_ratio(1, 3).unwrap()), "≈ +0.33 points");
}

#[test]
fn every_move_has_words_in_both_languages() {
    let list = Rule::Checklist {
        items: vec![Item { id: "a".into(), label: "có kế hoạch".into(), points: p("1") }],
        scoring: crate::pack::rule::ChecklistScoring::Each,
    };
    let count = Some(q("2"));
    let kinds = [
        more(Some("95"), true),
        more(None, false),
        MoveKind::Raise { key: "dung-han".into(), from: count, to: q("3") },
        MoveKind::Raise { key: "dung-han".into(), from: None, to: q("3") },
        MoveKind::Reduce { key: "dung-han".into(), from: count, to: q("1") },
        MoveKind::Reduce { key: "dung-han".into(), from: None, to: q("1") },
        MoveKind::AddEvents { key: "dung-han".into(), from: None, to: q("2") },
        MoveKind::NoEvents,
        MoveKind::Say(true),
        MoveKind::Say(false),
        MoveKind::Choose { option: "kha".into() },
        MoveKind::IssueBy { date: Date::of(2025, 1, 15).unwrap(), late: true },
        MoveKind::IssueBy { date: Date::of(2025, 1, 15).unwrap(), late: false },
        MoveKind::Judge { from: Some(p("1")), to: p("2") },
        MoveKind::Judge { from: None, to: p("2") },
        MoveKind::Evidence,
    ];
    for what in &kinds {
        check(|lang| move_in_words(lang, &on_time(), what));
    }
    check(|lang| move_in_words(lang, &list, &MoveKind::Tick { items: vec!["a".into()] }));
}

#[test]
fn outcomes_and_ranges_are_told_in_both_languages() {
    let plan = Plan { moves: Vec::new(), effort: 2, total: p("88.75").into(), percent: p("88.75"), class: None };
    check(|lang| plan_size(lang, &plan));
    check(|lang| standing(lang, &plan.total, plan.percent, None, None));
    assert_eq!(
        unreachable(Lang::Vi, &plan, None),
        "Các việc còn có thể thực hiện chưa đủ để đạt mục tiêu này. Mức cao nhất có thể đạt: 88,75 điểm."
    );
    check(|lang| unreachable(lang, &plan, None));
    check(|lang| assumed(lang, &plan.total));
    let at = |text: &str| Change { from: p(text), now: None };
    for (here, next) in [("0", None), ("0", Some("62.5")), ("62.5", Some("80")), ("80", None)] {
        for percent in [false, true] {
            check(|lang| class_range(lang, &at(here), next.map(p), "Khá", percent));
        }
    }
    for percent in [p("75"), p("0")] {
        check(|lang| if_survey(lang, percent));
        check(|lang| if_loss(lang, percent));
        check(|lang| name_for_total(lang, percent));
    }
    check(|lang| name_for_class(lang, "Tốt"));
    check(|lang| name_for_rank(lang, 12, "UBND tỉnh Ninh Bình"));
    check(|lang| from_to(lang, &p("1").into(), &p("2").into()));
    check(|lang| effort(lang, 2));
}
