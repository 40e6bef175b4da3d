//! The figures of the whole: self score, range, index, classes, the way to the
//! next class, expected loss, and the reading at year end.

use crate::support::vocabulary::{Typed, answers, line, p, range, score, set, shown};
use cchc::engine::score::{NextClass, Scorecard, evaluate};
use cchc::pack::{Pack, builtin, read};

const JUDGED: &str = r#"{"kind": "judgement"}"#;

fn class(pack: &Pack, card: &Scorecard, which: fn(&cchc::engine::score::Classification) -> usize) -> String {
    let class = card.class.as_ref().unwrap();
    pack.classes[class.list].classes[which(class)].id.to_string()
}

fn projected(pack: &Pack, card: &Scorecard) -> String {
    class(pack, card, |c| c.projected)
}

fn next(card: &Scorecard) -> NextClass {
    card.class.as_ref().unwrap().next.clone().unwrap()
}

/// One leaf `l` of this maximum, and more members of the pack.
fn judged(max: &str, more: &str) -> Pack {
    set(&format!(r#""scale": "{max}", "areas": [{}]{more}"#, line("l", max, JUDGED, "")))
}

fn classes(basis: &str, good: &str, fair: &str) -> String {
    format!(
        r#", "classes": [{{"basis": "{basis}", "classes": [{{"id": "good", "label": "Tốt", {good}}},
            {{"id": "fair", "label": "Khá", {fair}}}, {{"id": "poor", "label": "Yếu"}}]}}]"#
    )
}

/// 955/QĐ-UBND: the nine printed rows, with exactly 55 "Tốt", and the limits below.
#[test]
fn lao_cai_2015() {
    let pack = read::read(builtin::get("lao-cai-so-2015").unwrap().text).pack.unwrap();
    let printed = ["65", "62,25", "61", "60,75", "60", "58,5", "58", "57", "55"].map(|points| (points, "tot"));
    let limits = [
        ("70", "tot"),
        ("54,75", "kha"),
        ("45", "kha"),
        ("44,75", "trung-binh"),
        ("35", "trung-binh"),
        ("34,75", "yeu"),
        ("0", "yeu"),
    ];
    for (points, expected) in printed.into_iter().chain(limits) {
        let card = score(&pack, &[("tong-diem", "points", points), ("tong-diem", "@reason", "Công bố")]);
        assert_eq!(projected(&pack, &card), expected, "{points}");
    }
}

#[test]
fn limits_on_points_with_and_without_the_limit_itself() {
    let pack = judged("100", &classes("points", r#""above": "90""#, r#""at_least": "80""#));
    let cases = [("90,01", "good"), ("90", "fair"), ("80", "fair"), ("79,99", "poor"), ("0", "poor")];
    for (points, expected) in cases {
        assert_eq!(projected(&pack, &score(&pack, &[("l", "points", points)])), expected, "{points}");
    }
}

/// 80 % of the applicable 84 is 67,2; 90 % is 75,6.
#[test]
fn limits_on_the_percentage_of_what_applies() {
    let members = classes("percent", r#""above": "90""#, r#""at_least": "80""#);
    let pack = set(&format!(
        r#""scale": "100", "areas": [{}, {}]{members}"#,
        line("l", "84", JUDGED, ""),
        line("m", "16", JUDGED, r#", "may_not_apply": true"#)
    ));
    let cases = [("75,61", "good"), ("75,6", "fair"), ("67,2", "fair"), ("67,19", "poor")];
    for (points, expected) in cases {
        let card = score(&pack, &[("l", "points", points), ("m", "@not-applicable", "Không có")]);
        assert_eq!(projected(&pack, &card), expected, "{points}");
    }
    // Nothing that a percentage could be of: no class.
    let pack =
        set(&format!(r#""scale": "3", "areas": [{}]{members}"#, line("l", "3", JUDGED, r#", "may_not_apply": true"#)));
    assert_eq!(score(&pack, &[("l", "@not-applicable", "Không có")]).class, None);
}

#[test]
fn points_missing_to_the_next_class() {
    let two = r#", "rounding": {"total": {"places": 2, "mode": "half-up"}}"#;
    let one = r#", "rounding": {"leaf": {"places": 1, "mode": "half-up"}}"#;
    let strict = classes("points", r#""above": "90""#, r#""at_least": "80""#);
    let cases = [
        (two, "90", "0.01"), // above 90
        (two, "89,99", "0.02"),
        (one, "90", "0.1"),
        ("", "90", "0.01"),
        (two, "79,99", "0.01"), // from 80
        (one, "79,9", "0.1"),
        (two, "0", "80"),
    ];
    for (rounding, points, missing) in cases {
        let pack = judged("100", &format!("{strict}{rounding}"));
        let card = score(&pack, &[("l", "points", points)]);
        let expected = NextClass {
            class: if missing == "80" || points.starts_with('7') { 1 } else { 0 },
            missing: p(missing),
            conditions: Vec::new(),
            vetoed: false,
        };
        assert_eq!(next(&card), expected, "{points}");
        // What is missing is enough, and the least step less is not.
        let enough = card.totals.points.shown().plus(p(missing));
        let step = if rounding == one { "0.1" } else { "0.01" };
        for (total, reaches) in [(enough, true), (enough.minus(p(step)), false)] {
            let card = score(&pack, &[("l", "points", &total.to_text())]);
            assert_eq!(card.class.unwrap().projected <= expected.class, reaches, "{total:?}");
        }
    }
    assert_eq!(score(&judged("100", &strict), &[("l", "points", "91")]).class.unwrap().next, None);
}

/// 200/3 = 66,666… of 100: 13,333… to 80, told as 13,34.
#[test]
fn points_missing_from_an_unrounded_total() {
    let rule = r#"{"kind": "proportional", "ratio": {"numerator": {"id": "a", "label": "A"}, "denominator": {"id": "b", "label": "B"}, "zero": "zero"}}"#;
    let pack = set(&format!(
        r#""scale": "100", "areas": [{}]{}"#,
        line("l", "100", rule, ""),
        classes("percent", r#""at_least": "90""#, r#""at_least": "80""#)
    ));
    assert_eq!(next(&score(&pack, &[("l", "a", "2"), ("l", "b", "3")])).missing, p("13.34"));
}

#[test]
fn each_cohort_has_its_classes() {
    let list = |cohorts: &str, limit: &str| {
        format!(
            r#"{{{cohorts}"basis": "points", "classes": [{{"id": "good", "label": "Tốt", "at_least": "{limit}"}}, {{"id": "poor", "label": "Yếu"}}]}}"#
        )
    };
    let more = format!(
        r#", "cohorts": [{{"id": "so", "name": "Sở"}}, {{"id": "xa", "name": "Xã"}}], "classes": [{}, {}]"#,
        list(r#""cohorts": ["so"], "#, "90"),
        list("", "80")
    );
    let pack = judged("100", &more);
    for (cohort, expected) in [("so", "poor"), ("xa", "good"), ("", "good")] {
        let card = score(&pack, &[("", "cohort", cohort), ("l", "points", "85")]);
        assert_eq!(projected(&pack, &card), expected, "{cohort}");
    }
    let only = judged("100", &format!(r#", "classes": [{}]"#, list(r#""cohorts": ["so"], "#, "90")));
    assert_eq!(score(&only, &[("l", "points", "85")]).class, None);
}

/// "Tốt" from 80 and at least 50 % of area `a`; a disciplined leader bars it.
#[test]
fn conditions_and_vetoes() {
    let list = r#""classes": [{"basis": "points", "classes": [
        {"id": "good", "label": "Tốt", "at_least": "80", "conditions": [{"node": "a", "at_least": "50"}]},
        {"id": "fair", "label": "Khá", "at_least": "60"}, {"id": "poor", "label": "Yếu"}],
        "vetoes": [{"id": "ky-luat", "label": "Lãnh đạo bị kỷ luật", "at_best": "fair"}]}]"#;
    let pack = set(&format!(
        r#""scale": "100", "areas": [{}, {}], {list}"#,
        line("a", "20", JUDGED, ""),
        line("b", "80", JUDGED, "")
    ));
    let of = |a, b, more: &[Typed<'_>]| {
        let mut typed = vec![("a", "points", a), ("b", "points", b)];
        typed.extend(more);
        score(&pack, &typed)
    };
    assert_eq!(projected(&pack, &of("10", "70", &[])), "good"); // 10 of 20 is 50 %
    let short = of("9,99", "75", &[]);
    assert_eq!(projected(&pack, &short), "fair");
    let missing = next(&short);
    assert_eq!((missing.missing, missing.conditions, missing.vetoed), (p("0"), vec![0], false));
    let barred = of("20", "80", &[("", "veto", "ky-luat")]);
    assert_eq!(projected(&pack, &barred), "fair");
    assert_eq!(class(&pack, &barred, |c| c.possible), "fair");
    assert!(next(&barred).vetoed);
    let other = of("20", "80", &[("", "veto", "khac")]);
    assert_eq!(projected(&pack, &other), "good");
    // Open: not certain, still possible.
    let open = score(&pack, &[("b", "points", "70")]);
    let three = [class(&pack, &open, |c| c.certain), projected(&pack, &open), class(&pack, &open, |c| c.possible)];
    assert_eq!(three, ["fair", "fair", "good"]);
}

/// An area of self-scored lines, a survey with the pack's default, and an
/// external index: what each figure counts, on the area and on the whole.
fn mixed(more: &str) -> Pack {
    let index = r#"{"kind": "index", "input": {"id": "n", "label": "N"}}"#;
    let children = [
        line("x", "10", JUDGED, ""),
        line("y", "20", JUDGED, ""),
        line("s", "30", index, r#", "scored_by": "survey", "assume": "80""#),
    ];
    let external = line("e", "40", index, r#", "scored_by": "external""#);
    set(&format!(
        r#""scale": "100", "areas": [{}, {external}]{more}"#,
        line("a", "60", &format!("[{}]", children.join(", ")), "")
    ))
}

#[test]
fn every_figure_of_the_whole_and_of_each_node() {
    let pack = mixed(r#", "evidence": "explain""#);
    let card = score(&pack, &[("x", "points", "9"), ("x", "@explanation", "QĐ 1"), ("e", "n", "50")]);
    // Certain: x = 9. Projected: 9 + 30 × 80 % = 24 + 40 × 50 % = 20. Possible: 9 + 20 + 30 + 40.
    assert_eq!(range(&card), "9 53 99 / 100");
    let t = &card.totals;
    assert_eq!((shown(&t.self_points), t.self_max, shown(&t.assumed)), ("9".into(), p("30"), "44".into()));
    assert_eq!((t.percent_low, t.percent, t.percent_high), (p("9"), p("53"), p("99")));
    assert_eq!((t.open, t.open_max, t.unproven, t.invalid), (1, p("20"), 0, 0));
    let a = &card.nodes[0];
    assert_eq!((shown(&a.low), shown(&a.points), shown(&a.high)), ("9".into(), "33".into(), "59".into()));
    assert_eq!((shown(&a.self_points), a.self_max, shown(&a.assumed)), ("9".into(), p("30"), "24".into()));
    assert_eq!((a.applicable, a.open, a.open_max, a.percent(&pack)), (p("60"), 1, p("20"), Some(p("55"))));
    assert!(card.leaf(3).unwrap().assumed && card.leaf(4).unwrap().assumed);
    // Unproven: counted, not certain.
    let unproven = score(&pack, &[("x", "points", "9"), ("y", "points", "chín")]);
    assert_eq!(range(&unproven), "0 33 99 / 100"); // 9 + 24 / 9 + 20 + 30 + 40
    let t = &unproven.totals;
    assert_eq!((t.unproven, t.invalid, t.open), (1, 1, 2)); // y and e are open
}

#[test]
fn the_expected_loss_stays_between_certain_and_possible() {
    let pack = mixed("");
    let of = |loss| score(&pack, &[("x", "points", "9"), ("y", "points", "18"), ("e", "n", "50"), ("", "loss", loss)]);
    assert_eq!(range(&of("")), "27 71 97 / 100"); // 27 + 24 + 20
    assert_eq!(range(&of("2,13")), "27 68.87 97 / 100");
    assert_eq!(range(&of("44")), "27 27 97 / 100");
    assert_eq!(range(&of("44,01")), "27 27 97 / 100");
    assert_eq!(of("500").totals.loss, p("500"));
    let unreadable = of("hai điểm");
    assert_eq!((range(&unreadable), unreadable.loss_unreadable), ("27 71 97 / 100".into(), true));
    // The total is rounded after the loss: 71 − 2,126 = 68,874.
    let rounded = mixed(r#", "rounding": {"total": {"places": 2, "mode": "half-up"}}"#);
    let typed = [("x", "points", "9"), ("y", "points", "18"), ("e", "n", "50"), ("", "loss", "2,126")];
    assert_eq!(range(&score(&rounded, &typed)), "27 68.87 97 / 100");
}

/// At year end the expected number counts where there is one; it is not certain.
#[test]
fn the_reading_at_year_end() {
    let pack = mixed("");
    let typed =
        [("x", "points", "6"), ("x", "@forecast points", "9"), ("y", "points", "18"), ("y", "@forecast points", " ")];
    assert_eq!(range(&score(&pack, &typed)), "24 48 94 / 100"); // 6 + 18; + 24; + 30 + 40
    let mut at_year_end = typed.to_vec();
    at_year_end.push(("", "year-end", "yes"));
    assert_eq!(range(&score(&pack, &at_year_end)), "18 51 97 / 100"); // 18; 9 + 18 + 24; + 30 + 40
    // Only expected, nothing so far.
    let expected = [("x", "@forecast points", "9")];
    assert_eq!(range(&score(&pack, &expected)), "0 24 100 / 100");
    assert_eq!(range(&score(&pack, &[expected[0], ("", "year-end", "yes")])), "0 33 99 / 100");
}

/// Points typed beside the computed ones, with a reason, on a leaf and on a sum.
#[test]
fn typed_points() {
    let may = r#", "may_type": true"#;
    let children = format!("[{}, {}]", line("x", "4", JUDGED, may), line("y", "6", JUDGED, ""));
    let pack = set(&format!(r#""scale": "10", "areas": [{}]"#, line("a", "10", &children, may)));
    let both = [("x", "points", "3"), ("y", "points", "5")];
    let of = |more: &[Typed<'_>]| {
        let mut typed = both.to_vec();
        typed.extend(more);
        evaluate(&pack, &answers(&typed))
    };
    assert_eq!(range(&of(&[])), "8 8 8 / 10");
    assert_eq!(range(&of(&[("x", "@typed", "4"), ("x", "@reason", "Theo biên bản")])), "9 9 9 / 10");
    assert_eq!(range(&of(&[("x", "@typed", "4,01")])), "5 5 9 / 10"); // invalid: x is open
    assert_eq!(range(&of(&[("y", "@typed", "1")])), "8 8 8 / 10"); // not allowed there
    assert_eq!(range(&of(&[("a", "@typed", "7,5")])), "7.5 7.5 7.5 / 10");
    assert_eq!(range(&of(&[("a", "@typed", "10,5")])), "8 8 8 / 10");
}

/// Leaf, area and total round on their own, each once.
#[test]
fn rounding_at_leaf_area_and_total() {
    let rule = r#"{"kind": "proportional", "ratio": {"numerator": {"id": "a", "label": "A"}, "denominator": {"id": "b", "label": "B"}, "zero": "zero"}}"#;
    let area = |id: &str| {
        let children = ["1", "2"].map(|n| line(&format!("{id}{n}"), "1", rule, ""));
        line(id, "2", &format!("[{}]", children.join(", ")), "")
    };
    let typed: Vec<Typed<'_>> =
        ["x1", "x2", "y1", "y2"].into_iter().flat_map(|id| [(id, "a", "5"), (id, "b", "8")]).collect();
    // Each leaf is 5/8 = 0,625; an area 1,25; the whole 2,5.
    let cases = [
        ("", "2.5"),
        (r#""leaf": {"places": 2, "mode": "half-up"}"#, "2.52"), // 4 × 0,63
        (r#""leaf": {"places": 2, "mode": "half-even"}"#, "2.48"), // 4 × 0,62
        (r#""leaf": {"places": 2, "mode": "down"}"#, "2.48"),
        (r#""area": {"places": 1, "mode": "half-up"}"#, "2.6"), // 2 × 1,3
        (r#""area": {"places": 1, "mode": "half-even"}"#, "2.4"), // 2 × 1,2
        (r#""total": {"places": 0, "mode": "half-up"}"#, "3"),
        (r#""total": {"places": 0, "mode": "half-even"}"#, "2"),
        (r#""total": {"places": 0, "mode": "down"}"#, "2"),
    ];
    for (rounding, expected) in cases {
        let areas = format!("{}, {}", area("x"), area("y"));
        let pack = set(&format!(r#""scale": "4", "areas": [{areas}], "rounding": {{{rounding}}}"#));
        assert_eq!(shown(&score(&pack, &typed).totals.points), expected, "{rounding}");
    }
    // 1,35 kept at one decimal is not 1,4.
    let area = line("x", "1.35", &format!("[{}]", line("l", "1.35", JUDGED, "")), "");
    for at in ["area", "total"] {
        let rounding = format!(r#""rounding": {{"{at}": {{"places": 1, "mode": "half-up"}}}}"#);
        let pack = set(&format!(r#""scale": "1.35", "areas": [{area}], {rounding}"#));
        assert_eq!(range(&score(&pack, &[("l", "points", "1,35")])), "1.35 1.35 1.35 / 1.35", "{at}");
    }
}

/// An area of 1 of which the body scores 0,5: kept whole, that part is not 1.
#[test]
fn rounding_an_area_does_not_raise_the_self_score_past_its_maximum() {
    let children =
        format!("[{}, {}]", line("x", "0.5", JUDGED, ""), line("y", "0.5", JUDGED, r#", "scored_by": "survey""#));
    let rounding = r#""rounding": {"area": {"places": 0, "mode": "half-up"}}"#;
    let pack = set(&format!(r#""scale": "1", "areas": [{}], {rounding}"#, line("a", "1", &children, "")));
    let t = score(&pack, &[("x", "points", "0,5")]).totals;
    assert_eq!((shown(&t.self_points), t.self_max), ("0.5".into(), p("0.5")));
}
