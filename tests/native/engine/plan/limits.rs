//! Every inverse on, just under and just over its limits.

use super::after;
use super::small::{at, empty, input, leaf, node, proportional, pt, qty, ratio};
use cchc::answer::{Answers, Reading};
use cchc::base::date::Date;
use cchc::base::decimal::{Mode, Rounding};
use cchc::engine::plan::{MOST_MOVES, Move, MoveKind, moves};
use cchc::engine::score::evaluate;
use cchc::pack::rule::{ChecklistScoring, ChoiceOption, Dated, Deadline, Item, Measure, Proportional, Rule, Step};
use cchc::pack::{EvidencePolicy, Pack, Role};

/// Two leaves of one point each, both "no".
pub fn two_yes_no() -> (Pack, Answers) {
    let mut pack = empty();
    let mut answers = Answers::default();
    for (at, id) in ["x", "y"].into_iter().enumerate() {
        let rule = Rule::YesNo { yes: pt("1"), no: pt("0") };
        pack.nodes.push(node(id, "1", leaf(rule), Role::Scale, None, 0, at));
        answers.node_mut(id).values.insert("answer".into(), "no".into());
    }
    pack.scale = pt("2");
    (pack, answers)
}

/// A pack of one leaf with the maximum 2, in a block of the given role.
fn one(rule: Rule, role: Role, values: &[(&str, &str)]) -> (Pack, Answers) {
    let mut pack = empty();
    pack.nodes.push(node("x", "2", leaf(rule), role, None, 0, 0));
    pack.scale = pt("2");
    pack.rounding.leaf = Some(Rounding { places: 2, mode: Mode::HalfUp });
    let mut answers = Answers::default();
    answers.setup.year = "2015".into();
    for (key, text) in values {
        answers.node_mut("x").values.insert((*key).into(), (*text).into());
    }
    (pack, answers)
}

/// Moves as "texts: +gain", each made and found to be worth what it says.
#[track_caller]
fn offers(rule: Rule, values: &[(&str, &str)], expected: &[&str]) {
    let (pack, answers) = one(rule, Role::Scale, values);
    let before = evaluate(&pack, &answers).totals.points;
    let found = moves(&pack, &answers, 0);
    for one in &found {
        let card = evaluate(&pack, &after(&pack, &answers, std::slice::from_ref(one)));
        assert_eq!(card.totals.points.minus(&before), one.gain);
    }
    assert!(found.len() <= MOST_MOVES);
    assert_eq!(said(&found), expected);
}

fn said(found: &[Move]) -> Vec<String> {
    let texts = |one: &Move| one.values.iter().map(|(k, t)| format!("{k}={t}")).collect::<Vec<_>>().join(" ");
    found.iter().map(|one| format!("{}: +{}", texts(one), one.gain.shown().to_text())).collect()
}

fn bands(inclusive: bool) -> Rule {
    let bands = vec![
        Step { from: at("90", inclusive), to: None, points: pt("2") },
        Step { from: at("70", true), to: at("90", !inclusive), points: pt("1") },
        Step { from: None, to: at("70", false), points: pt("0") },
    ];
    Rule::Steps { measure: Measure::Ratio(ratio()), bands }
}

#[test]
fn steps_ask_for_the_least_numerator_of_each_better_band() {
    // Of 20: "từ 90 %" is 18, "trên 90 %" is 19; "từ 70 %" is 14.
    offers(bands(true), &[("a", "10"), ("b", "20")], &["a=14: +1", "a=18: +2"]);
    offers(bands(false), &[("a", "13"), ("b", "20")], &["a=14: +1", "a=19: +2"]);
    offers(bands(true), &[("a", "14"), ("b", "20")], &["a=18: +1"]);
    offers(bands(true), &[("a", "17"), ("b", "20")], &["a=18: +1"]);
    offers(bands(false), &[("a", "18"), ("b", "20")], &["a=19: +1"]);
    offers(bands(true), &[("a", "18"), ("b", "20")], &[]);
    // Of 7: 70 % is 4,9, so 5; 90 % is 6,3, so 7.
    offers(bands(true), &[("a", "0"), ("b", "7")], &["a=5: +1", "a=7: +2"]);
    // Nothing declared: out of a hundred.
    offers(bands(true), &[], &["a=70 b=100: +1", "a=90 b=100: +2"]);
    offers(bands(true), &[("b", "10")], &["a=7: +1", "a=9: +2"]);
    // Not usable: more than the whole, or no whole.
    offers(bands(true), &[("a", "21"), ("b", "20")], &[]);
    offers(bands(true), &[("a", "3")], &[]);
}

#[test]
fn bands_that_praise_small_values_ask_for_less() {
    let late = vec![
        Step { from: None, to: at("5", false), points: pt("2") },
        Step { from: at("5", true), to: at("10", true), points: pt("1") },
        Step { from: at("10", false), to: None, points: pt("0") },
    ];
    let rule = |bands| Rule::Steps { measure: Measure::Ratio(ratio()), bands };
    // Of 40: "dưới 5 %" is at most 1, "đến 10 %" at most 4.
    offers(rule(late.clone()), &[("a", "9"), ("b", "40")], &["a=4: +1", "a=1: +2"]);
    let days = Rule::Steps { measure: Measure::Quantity(input("d", 1)), bands: late };
    offers(days, &[("d", "12,5")], &["d=10: +1", "d=4,9: +2"]);
}

#[test]
fn a_ratio_asks_for_the_least_count_of_each_rounded_result() {
    let found = |a: &str, rule: Proportional| {
        let (pack, answers) = one(Rule::Proportional(rule), Role::Scale, &[("a", a), ("b", "1000")]);
        said(&moves(&pack, &answers, 0))
    };
    // 2 × 993/1000 = 1,986 → 1,99; 998/1000 = 1,996 → 2,00; 992/1000 = 1,984 → 1,98.
    assert_eq!(found("990", proportional()), ["a=993: +0.01", "a=998: +0.02"]);
    assert_eq!(found("998", proportional()), Vec::<String>::new());
    // To 80 % of 1000: 2 × 797/800 = 1,9925 → 1,99; 798 gives 1,995 → 2,00.
    let target = Proportional { target: Some(qty("80")), ..proportional() };
    assert_eq!(found("797", target.clone()), ["a=798: +0.01"]);
    assert_eq!(found("798", target), Vec::<String>::new());
    // Under a floor of 50 % the first gain is the floor itself, or one more when it is strict.
    let floor = |inclusive| Proportional { floor: at("50", inclusive).map(|limit| (limit, pt("0"))), ..proportional() };
    assert_eq!(found("100", floor(false))[0], "a=500: +1");
    assert_eq!(found("100", floor(true))[0], "a=501: +1");
}

#[test]
fn other_rules_offer_what_is_better() {
    let option = |id: &str, points| ChoiceOption { id: id.into(), label: "".into(), points: pt(points), percent: None };
    let choice = Rule::Choice(vec![option("full", "2"), option("half", "1"), option("none", "0")]);
    offers(choice.clone(), &[("choice", "half")], &["choice=full: +1"]);
    offers(choice, &[], &["choice=half: +1", "choice=full: +2"]);
    let item = |id: &str, points| Item { id: id.into(), label: "".into(), points: pt(points) };
    let items = || vec![item("p", "0.5"), item("q", "0.75"), item("r", "0.75")];
    let all = Rule::Checklist { items: items(), scoring: ChecklistScoring::All { full: pt("2"), otherwise: pt("0") } };
    offers(all, &[("p", "yes"), ("q", "no")], &["q=yes r=yes: +2"]);
    let each = Rule::Checklist { items: items(), scoring: ChecklistScoring::Each };
    offers(each, &[("p", "no"), ("q", "yes"), ("r", "no")], &["r=yes: +0.75", "p=yes r=yes: +1.25"]);
    // Cap 2, each 0,75: the third of them is worth 0,5 only.
    let count = Rule::Count { items: vec![item("q", "0.75")], cap: pt("2") };
    offers(count.clone(), &[("q", "1")], &["q=2: +0.75", "q=3: +1.25"]);
    offers(count, &[("q", "3")], &[]);
    // 2 less 5 × 0,5 is under the floor 0: one less changes nothing.
    let less = Rule::Deduction { items: vec![item("p", "0.5")], floor: pt("0") };
    offers(less, &[("p", "5")], &["p=2: +1", "p=1: +1.5", "p=0: +2"]);
    offers(Rule::Index { input: input("s", 2), out_of: qty("100") }, &[("s", "99,7")], &["s=99,75: +0.01"]);
    let judged = Rule::Judgement { step: Some(pt("0.5")) };
    offers(judged, &[("points", "1")], &["points=1,5: +0.5", "points=2: +1"]);
}

#[test]
fn a_document_not_issued_yet_can_still_be_on_time() {
    let deadline = Deadline::After { base: "".into(), days: 10, working: false };
    let dated = |values: &[(&str, &str)]| {
        let rule = Dated {
            label: "".into(),
            deadline: deadline.clone(),
            on_time: pt("2"),
            grace: vec![(5, pt("1"))],
            late: pt("0.5"),
            missing: pt("0"),
        };
        let (pack, answers) = one(Rule::Dated(rule), Role::Scale, values);
        moves(&pack, &answers, 0)
    };
    let found = dated(&[("base", "5/1/2015"), ("missing", "yes")]);
    assert_eq!(
        said(&found),
        [
            "issued=21/01/2015 missing=no: +0.5", // one day after the grace of five
            "issued=20/01/2015 missing=no: +1",
            "issued=15/01/2015 missing=no: +2"
        ]
    );
    assert_eq!(found[2].what, MoveKind::IssueBy { date: Date::of(2015, 1, 15).unwrap(), late: false });
    assert!(dated(&[("base", "5/1/2015"), ("issued", "17/1/2015")]).is_empty()); // issued is issued
    assert!(dated(&[]).is_empty()); // no date to reckon from
}

#[test]
fn a_penalty_asks_for_fewer_events_and_evidence_for_what_is_declared() {
    let item = Item { id: "p".into(), label: "".into(), points: pt("0.5") };
    let (pack, answers) = one(Rule::Count { items: vec![item], cap: pt("2") }, Role::Penalty, &[("p", "2")]);
    assert_eq!(said(&moves(&pack, &answers, 0)), ["p=1: +0.5", "p=0: +1"]);
    let (mut pack, answers) = one(Rule::YesNo { yes: pt("2"), no: pt("0") }, Role::Scale, &[("answer", "yes")]);
    assert!(moves(&pack, &answers, 0).is_empty());
    pack.evidence = EvidencePolicy::Zero;
    let found = moves(&pack, &answers, 0);
    assert_eq!((found.len(), &found[0].what, found[0].evidence), (1, &MoveKind::Evidence, true));
    assert_eq!(evaluate(&pack, &after(&pack, &answers, &found)).totals.points.to_points(), Some(pt("2")));
}

#[test]
fn a_plan_for_the_year_end_types_forecasts_and_leaves_the_actual_values() {
    let (pack, mut answers) = one(bands(true), Role::Scale, &[("a", "10"), ("b", "20")]);
    answers.setup.reading = Reading::YearEnd;
    answers.node_mut("x").forecast.insert("b".into(), "40".into());
    let found = moves(&pack, &answers, 0);
    assert_eq!(said(&found), ["a=28: +1", "a=36: +2"]); // of the 40 expected
    let answer = found[1].answer(&pack, &answers);
    assert_eq!((&*answer.values["a"], &*answer.forecast["a"]), ("10", "36"));
}
