//! What stands around a rule, and what the pack makes of its nodes: knock-outs,
//! exemptions, "not arisen", bonus and penalty, alternatives, years without
//! survey, evidence, sums, and values that others give.

use super::{check, issues, ratio};
use crate::support::vocabulary::{Typed, answers, line, one, one_with, p, range, result, score, set, shown};
use cchc::engine::score::{Issue, ReasonFor, Step, explain};
use cchc::pack::Pack;

const YES: &str = r#"{"kind": "yes-no", "yes": "2", "no": "0"}"#;
const JUDGED: &str = r#"{"kind": "judgement"}"#;
const KNOCK_OUT: &str = r#", "knock_outs": [{"id": "trai", "label": "Văn bản trái pháp luật bị xử lý", "to": "0"}]"#;

/// An area `a` with the criteria `x` (2) and `y` (8), and an area `b` (10).
fn two_areas(of_a: &str, of_x: &str, of_set: &str) -> Pack {
    let children = format!("[{}, {}]", line("x", "2", YES, of_x), line("y", "8", JUDGED, ""));
    set(&format!(
        r#""scale": "20", "areas": [{}, {}]{of_set}"#,
        line("a", "10", &children, of_a),
        line("b", "10", JUDGED, "")
    ))
}

const ALL: [Typed<'static>; 3] = [("x", "answer", "yes"), ("y", "points", "8"), ("b", "points", "10")];

fn with<'a>(more: &[Typed<'a>]) -> Vec<Typed<'a>> {
    let mut typed: Vec<Typed<'a>> = ALL.to_vec();
    typed.extend(more);
    typed
}

/// R10, xã Đông Quang 1.2: từ 01 văn bản trái pháp luật và bị xử lý: 0.
#[test]
fn r10_knock_out_of_a_leaf() {
    let pack = one_with("2", YES, KNOCK_OUT, "");
    check(&pack, &[(&[("answer", "yes")], "2"), (&[("answer", "yes"), ("knock-out:trai", "no")], "2")]);
    check(&pack, &[(&[("answer", "yes"), ("knock-out:trai", "yes")], "0"), (&[("knock-out:trai", "yes")], "0")]);
    let part = one_with("2", YES, &KNOCK_OUT.replace(r#""to": "0""#, r#""to": "0.5""#), "");
    check(&part, &[(&[("answer", "yes"), ("knock-out:trai", "yes")], "0.5")]);
}

#[test]
fn r10_knock_out_of_a_node() {
    let pack = two_areas(KNOCK_OUT, "", "");
    assert_eq!(range(&score(&pack, &with(&[]))), "20 20 20 / 20");
    let struck = with(&[("a", "knock-out:trai", "yes")]);
    assert_eq!(range(&score(&pack, &struck)), "10 10 10 / 20");
    // What is still open below it can bring nothing.
    let open: Vec<Typed<'_>> = vec![("a", "knock-out:trai", "yes"), ("b", "points", "10")];
    assert_eq!(range(&score(&pack, &open)), "10 10 10 / 20");
    let to = Step::KnockedOut { label: "Văn bản trái pháp luật bị xử lý".into(), to: p("0") };
    assert_eq!(explain(&pack, &answers(&struck), 0).last(), Some(&to));
    // "At most 3": a smaller sum stays.
    let at_most = two_areas(&KNOCK_OUT.replace(r#""to": "0""#, r#""to": "3""#), "", "");
    assert_eq!(result(&at_most, &score(&at_most, &struck), "a"), "3");
    let small = [("x", "answer", "yes"), ("y", "points", "0"), ("a", "knock-out:trai", "yes")];
    assert_eq!(result(&at_most, &score(&at_most, &small), "a"), "2");
}

/// R14, Thanh Hóa 2023: an area of 16 does not apply; 68,32 of 84 is 81,33 %.
#[test]
fn r14_an_area_does_not_apply() {
    let pack = set(&format!(
        r#""scale": "100", "areas": [{}, {}]"#,
        line("a", "84", JUDGED, ""),
        line("b", "16", JUDGED, r#", "may_not_apply": true"#)
    ));
    let card = score(&pack, &[("a", "points", "68,32"), ("b", "@not-applicable", "Không có TTHC")]);
    assert_eq!(range(&card), "68.32 68.32 68.32 / 84");
    assert_eq!(card.totals.percent, p("81.33")); // 68,32 ÷ 84 = 0,81333
    assert_eq!(result(&pack, &card, "b"), "left out");
    assert_eq!(card.nodes[0].percent(&pack), Some(p("81.33")));
    assert_eq!(card.nodes[1].percent(&pack), None);
}

/// R14 at every grain: an area with children, a criterion, a component.
#[test]
fn r14_at_area_criterion_and_component() {
    let may = r#", "may_not_apply": true"#;
    let parts = format!("[{}, {}]", line("c1", "3", JUDGED, may), line("c2", "5", JUDGED, ""));
    let criteria = format!("[{}, {}]", line("x", "2", YES, may), line("y", "8", &parts, may));
    let pack = set(&format!(
        r#""scale": "20", "areas": [{}, {}]"#,
        line("a", "10", &criteria, may),
        line("b", "10", JUDGED, "")
    ));
    let full = [("x", "answer", "yes"), ("c1", "points", "3"), ("c2", "points", "5"), ("b", "points", "10")];
    for (node, out_of) in [("a", "10"), ("x", "18"), ("y", "12"), ("c1", "17")] {
        let mut typed = full.to_vec();
        typed.push((node, "@not-applicable", "Đơn vị không có nhiệm vụ này"));
        let card = score(&pack, &typed);
        assert_eq!(range(&card), format!("{out_of} {out_of} {out_of} / {out_of}"), "{node}");
        assert_eq!(card.totals.percent, p("100"));
        // Without a reason nothing changes, and the node says why.
        typed.pop();
        typed.push((node, "@not-applicable", " "));
        let card = score(&pack, &typed);
        assert_eq!(card.totals.out_of, p("20"), "{node}");
        let index = pack.index_of(node).unwrap();
        assert!(card.issues(index).contains(&Issue::ReasonMissing(ReasonFor::NotApplicable)), "{node}");
    }
    // Where the pack does not allow it.
    let card = score(&pack, &[("b", "@not-applicable", "Muốn bỏ")]);
    assert_eq!(card.leaf(pack.index_of("b").unwrap()).unwrap().issues, [Issue::MustApply]);
    assert_eq!(card.totals.out_of, p("20"));
    // Everything left out: no total, no class, no division.
    let all = set(&format!(r#""scale": "3", "areas": [{}]"#, line("l", "3", JUDGED, may)));
    let card = score(&all, &[("l", "@not-applicable", "Không có")]);
    assert_eq!((range(&card), card.totals.percent), ("0 0 0 / 0".into(), p("0")));
}

/// R14, Hà Nam 2023: fixed by the pack for named bodies, whatever they type.
#[test]
fn r14_fixed_for_named_bodies() {
    let exempt = r#", "exempt": [{"body": "Thanh tra tỉnh", "reason": "Không có TTHC"}]"#;
    for (of_a, of_x, out_of) in [(exempt, "", "10"), ("", exempt, "18")] {
        let pack = two_areas(of_a, of_x, "");
        let points = if out_of == "10" { "10" } else { "18" };
        for body in ["Thanh tra tỉnh", "  THANH TRA  tỉnh"] {
            let card = score(&pack, &with(&[("", "body", body)]));
            assert_eq!(range(&card), format!("{points} {points} {points} / {out_of}"), "{body}");
        }
        for body in ["Thanh tra", ""] {
            assert_eq!(range(&score(&pack, &with(&[("", "body", body)]))), "20 20 20 / 20", "{body}");
        }
    }
}

/// R14b, xã Đông Quang: "trong năm không có nhiệm vụ được giao … được tính 03 điểm".
#[test]
fn r14b_not_arisen() {
    let rule = format!(r#"{{"kind": "proportional", {}}}"#, ratio("zero", ""));
    for (treatment, expected, out_of) in [("full", "3", "3"), ("zero", "0", "3"), ("leave-out", "left out", "0")] {
        let pack = one_with("3", &rule, &format!(r#", "not_arisen": "{treatment}""#), "");
        let card = score(&pack, &[("l", "@not-arisen", "")]);
        assert_eq!(result(&pack, &card, "l"), expected);
        assert_eq!(card.totals.out_of, p(out_of));
        // The declaration stands before numbers left from earlier.
        let card = score(&pack, &[("l", "@not-arisen", ""), ("l", "a", "1"), ("l", "b", "3")]);
        assert_eq!(result(&pack, &card, "l"), expected);
    }
    let pack = one("3", &rule);
    check(&pack, &[(&[("@not-arisen", ""), ("a", "1"), ("b", "3")], "1")]);
    assert!(issues(&pack, &[("@not-arisen", "")]).contains(&Issue::CannotBeNotArisen));
}

/// R15: điểm cộng at most 5 and điểm trừ at most 3 outside the scale of 10.
#[test]
fn r15_bonus_and_penalty_with_caps() {
    let count = |id: &str, max: &str| {
        line(id, max, r#"{"kind": "count", "items": [{"id": "n", "label": "N", "points": "1"}]}"#, "")
    };
    let bonus = line("plus", "5", &format!("[{}, {}]", count("p1", "4"), count("p2", "4")), "");
    let penalty = line("less", "3", &format!("[{}, {}]", count("m1", "2"), count("m2", "2")), "");
    let pack = set(&format!(
        r#""scale": "10", "areas": [{}], "bonus": [{bonus}], "penalty": [{penalty}]"#,
        line("l", "10", JUDGED, "")
    ));
    let n = |p1, p2, m1, m2| {
        let typed = [("l", "points", "8"), ("p1", "n", p1), ("p2", "n", p2), ("m1", "n", m1), ("m2", "n", m2)];
        score(&pack, &typed)
    };
    assert_eq!(range(&n("0", "0", "0", "0")), "8 8 8 / 10");
    assert_eq!(range(&n("2", "2", "0", "0")), "12 12 12 / 10"); // 8 + 4
    assert_eq!(range(&n("2", "3", "0", "0")), "13 13 13 / 10"); // 8 + 5
    assert_eq!(range(&n("4", "4", "0", "0")), "13 13 13 / 10"); // 8 + min(8, 5)
    assert_eq!(range(&n("0", "0", "1", "2")), "5 5 5 / 10"); // 8 − 3
    assert_eq!(range(&n("0", "0", "2", "2")), "5 5 5 / 10"); // 8 − min(4, 3)
    // Open lines: a bonus may come, at most 5; a penalty may come, at most 3.
    let open = n("", "", "", "");
    assert_eq!(range(&open), "5 8 13 / 10");
    assert_eq!(open.totals.percent_high, p("130"));
    let card = n("4", "4", "2", "2");
    assert_eq!((shown(&card.totals.bonus), shown(&card.totals.penalty)), ("5".into(), "3".into()));
    assert_eq!(card.nodes[pack.index_of("plus").unwrap()].applicable, p("5"));
    // Never below zero.
    let worst = [("l", "points", "1"), ("p1", "n", "0"), ("p2", "n", "0"), ("m1", "n", "2"), ("m2", "n", "2")];
    assert_eq!(range(&score(&pack, &worst)), "0 0 0 / 10");
}

/// R16: the declared number picks the formula; a person cannot.
#[test]
fn r16_exactly_one_of_several_formulas() {
    let case = |id: &str, when: &str, rule: &str| {
        format!(r#"{{"id": "{id}", "label": "{id}", "when": {{"input": "n", {when}}}, "rule": {rule}}}"#)
    };
    let share = format!(r#"{{"kind": "proportional", {}}}"#, ratio("zero", ""));
    let cases = [
        case("none", r#""at_most": "0""#, r#"{"kind": "yes-no", "yes": "2", "no": "0"}"#),
        case("some", r#""above": "0""#, &share),
    ];
    let inputs = r#"[{"id": "n", "label": "Số vụ việc"}]"#;
    let rule = format!(r#"{{"kind": "alternatives", "inputs": {inputs}, "cases": [{}]}}"#, cases.join(", "));
    let pack = one("2", &rule);
    check(
        &pack,
        &[
            (&[("n", "0"), ("answer", "yes")], "2"),
            (&[("n", "0"), ("answer", "yes"), ("a", "1"), ("b", "4")], "2"),
            (&[("n", "1"), ("answer", "yes"), ("a", "1"), ("b", "4")], "0.5"), // 2 × 1 ÷ 4
            (&[("n", "1"), ("answer", "yes")], "open"),
            (&[("answer", "yes")], "open"),
        ],
    );
}

/// R16, conditions over more combinations than the linter searches: none or
/// both holding is said, and nothing is scored.
#[test]
fn r16_no_formula_and_several() {
    let ids = ["n1", "n2", "n3", "n4", "n5", "n6", "n7"];
    let all = |end: &str| {
        let each: Vec<_> = ids.iter().map(|id| format!(r#"{{"input": "{id}", {end}}}"#)).collect();
        format!(r#"{{"all": [{}]}}"#, each.join(", "))
    };
    let inputs: Vec<_> = ids.iter().map(|id| format!(r#"{{"id": "{id}", "label": "{id}"}}"#)).collect();
    let case = |id: &str, when: &str| {
        let rule = r#"{"kind": "yes-no", "yes": "2", "no": "0"}"#;
        format!(r#"{{"id": "{id}", "label": "{id}", "when": {when}, "rule": {rule}}}"#)
    };
    let cases = [case("low", &all(r#""at_most": "5""#)), case("high", &all(r#""at_least": "5""#))];
    let rule =
        format!(r#"{{"kind": "alternatives", "inputs": [{}], "cases": [{}]}}"#, inputs.join(", "), cases.join(", "));
    let pack = one("2", &rule);
    let typed = |first: &'static str, rest: &'static str| {
        let mut fields = vec![("answer", "yes")];
        fields.extend(ids.iter().map(|id| (*id, if *id == "n1" { first } else { rest })));
        fields
    };
    check(&pack, &[(&typed("4", "4"), "2"), (&typed("6", "6"), "2"), (&typed("4", "6"), "invalid")]);
    assert_eq!(issues(&pack, &typed("4", "6")), [Issue::NoFormula]);
    assert_eq!(issues(&pack, &typed("5", "5")), [Issue::SeveralFormulas]);
}

/// R17, Hà Nội cấp phòng: no survey was held, so 63 of 70 counts × 100/70 = 90.
#[test]
fn r17_no_survey_was_held() {
    let areas = format!(
        r#""scale": "100", "areas": [{}, {}], "without_survey": "#,
        line("l", "70", JUDGED, ""),
        line(
            "s",
            "30",
            r#"{"kind": "index", "input": {"id": "n", "label": "Hài lòng"}}"#,
            r#", "scored_by": "survey""#
        )
    );
    let typed = [("l", "points", "63"), ("s", "n", "100")];
    let without = [("l", "points", "63"), ("s", "n", "100"), ("", "no-survey", "yes")];
    for (word, expected, percent) in [
        (r#""rescale""#, "90 90 90 / 100", "90"),
        (r#""leave-out""#, "63 63 63 / 70", "90"),
        (r#""never""#, "63 93 93 / 100", "93"), // this pack always holds one
    ] {
        let pack = set(&format!("{areas}{word}"));
        let card = score(&pack, &without);
        assert_eq!((range(&card), card.totals.percent), (expected.into(), p(percent)), "{word}");
        assert_eq!(range(&score(&pack, &typed)), "63 93 93 / 100", "{word}");
    }
}

/// R18: without evidence no points (Quảng Trị), or an explanation, or nothing.
#[test]
fn r18_evidence_by_policy() {
    let pack = |policy: &str| {
        let set = format!(r#""scale": "2", "areas": [{}], "evidence": "{policy}""#, line("l", "2", YES, ""));
        crate::support::vocabulary::set(&set)
    };
    let yes = ("l", "answer", "yes");
    let cases: [(&[Typed<'_>], [&str; 3]); 5] = [
        // nothing behind it: zero, explain, advisory
        (&[yes], ["0 0 2 / 2", "0 2 2 / 2", "2 2 2 / 2"]),
        (&[yes, ("l", "@explanation", "Theo QĐ 12")], ["0 0 2 / 2", "2 2 2 / 2", "2 2 2 / 2"]),
        (&[yes, ("l", "@explanation", "  ")], ["0 0 2 / 2", "0 2 2 / 2", "2 2 2 / 2"]),
        (&[yes, ("l", "@evidence", "d1")], ["2 2 2 / 2", "2 2 2 / 2", "2 2 2 / 2"]),
        (&[("l", "answer", "no")], ["0 0 0 / 2", "0 0 0 / 2", "0 0 0 / 2"]), // zero points need no proof
    ];
    for (typed, expected) in cases {
        for (policy, expected) in ["zero", "explain", "advisory"].into_iter().zip(expected) {
            let pack = pack(policy);
            let card = score(&pack, typed);
            assert_eq!(range(&card), expected, "{policy} {typed:?}");
            let lacking = card.leaves[0].issues.contains(&Issue::EvidenceMissing);
            assert_eq!((lacking, card.totals.unproven), (!card.leaves[0].proven, u32::from(lacking)));
        }
    }
    // A reference to a document that is not in the register proves nothing.
    let mut dangling = answers(&[yes, ("l", "@evidence", "d1")]);
    dangling.documents.clear();
    assert_eq!(range(&cchc::engine::score::evaluate(&pack("zero"), &dangling)), "0 0 2 / 2");
}

/// R19: sums at every level; a criterion without components is a leaf.
#[test]
fn r19_sums() {
    let pack = two_areas("", "", "");
    let card = score(&pack, &[("x", "answer", "yes"), ("y", "points", "6,5"), ("b", "points", "9,25")]);
    assert_eq!((result(&pack, &card, "a"), result(&pack, &card, "b")), ("8.5".into(), "9.25".into())); // 2 + 6,5
    assert_eq!(range(&card), "17.75 17.75 17.75 / 20"); // 8,5 + 9,25
    let part = |node, points, applicable| Step::Part { node, points: p(points), applicable: p(applicable) };
    let typed = [("x", "answer", "yes"), ("y", "points", "6,5")];
    assert_eq!(explain(&pack, &answers(&typed), 0), [part(1, "2", "2"), part(2, "6.5", "8")]);
}

/// R20: a leaf of the council is only assumed: counted in the projection, not certain.
#[test]
fn r20_filled_by_others() {
    let pack = set(&format!(
        r#""scale": "20", "areas": [{}, {}]"#,
        line("l", "10", JUDGED, ""),
        line("c", "10", JUDGED, r#", "scored_by": "council""#)
    ));
    let card = score(&pack, &[("l", "points", "9"), ("c", "points", "7")]);
    assert_eq!(range(&card), "9 16 19 / 20");
    let t = &card.totals;
    assert_eq!((shown(&t.self_points), t.self_max, shown(&t.assumed)), ("9".into(), p("10"), "7".into()));
    let open = score(&pack, &[("l", "points", "9")]);
    assert_eq!((range(&open), open.totals.open, open.totals.open_max), ("9 9 19 / 20".into(), 1, p("0")));
}

/// A default of the pack stands in for the one field of a leaf that others score,
/// until something is entered there.
#[test]
fn r20_defaults_of_the_set() {
    let number = r#"{"id": "n", "label": "N", "decimals": 1}"#;
    let item = r#"[{"id": "n", "label": "N", "points": "1"}]"#;
    let cases = [
        (format!(r#"{{"kind": "index", "input": {number}}}"#), "85.5", "3.42", ("n", "50"), "2"), // 4 × 0,855
        (r#"{"kind": "yes-no", "yes": "4", "no": "0"}"#.into(), "yes", "4", ("answer", "no"), "0"),
        (
            r#"{"kind": "choice", "options": [{"id": "x", "label": "X", "points": "4"}, {"id": "y", "label": "Y", "points": "0"}]}"#.into(),
            "x",
            "4",
            ("choice", "y"),
            "0",
        ),
        (JUDGED.into(), "2.5", "2.5", ("points", "3"), "3"),
        (
            format!(r#"{{"kind": "steps", "quantity": {number}, "bands": [{{"at_least": "2", "points": "4"}}, {{"below": "2", "points": "0"}}]}}"#),
            "2",
            "4",
            ("n", "1,9"),
            "0",
        ),
        (format!(r#"{{"kind": "count", "items": {item}}}"#), "3", "3", ("n", "1"), "1"),
        (format!(r#"{{"kind": "deduction", "items": {item}}}"#), "1", "3", ("n", "0"), "4"), // 4 − 1
        (r#"{"kind": "checklist", "items": [{"id": "n", "label": "N", "points": "4"}]}"#.into(), "yes", "4", ("n", "no"), "0"),
    ];
    for (rule, default, by_default, entered, then) in cases {
        let more = format!(r#", "scored_by": "council", "assume": "{default}""#);
        let pack = one_with("4", &rule, &more, "");
        let card = score(&pack, &[]);
        assert_eq!(range(&card), format!("0 {by_default} 4 / 4"), "{rule}");
        assert_eq!((card.leaves[0].assumed, card.leaves[0].issues.len()), (true, 0), "{rule}");
        let steps = explain(&pack, &answers(&[]), 0);
        assert_eq!(steps.first(), Some(&Step::Assumed { by_default: true }), "{rule}");
        let typed = [("l", entered.0, entered.1)];
        assert_eq!(range(&score(&pack, &typed)), format!("0 {then} 4 / 4"), "{rule}");
        let steps = explain(&pack, &answers(&typed), 0);
        let marks: Vec<_> = steps.iter().filter(|step| matches!(step, Step::Assumed { .. })).collect();
        assert_eq!(marks, [&Step::Assumed { by_default: false }], "{rule}");
    }
}
