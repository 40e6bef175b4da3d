//! Laws that hold for every set that passes the linter and whatever is typed,
//! absurd texts included.

use crate::vocabulary::{answers as typed_answers, line, set_text, shown};
use cchc::answer::{Answers, Applies, Document, EvidenceRef, Reading};
use cchc::pack::rule::{FieldKind, Measure, Rule};
use cchc::pack::{Pack, Role, knock_out_key, read};
use cchc::points::{Exact, Points};
use cchc::score::{Scorecard, State, Step, evaluate, explain};
use cchc::session::{self, Draft, Edit, Place, Session};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::cmp::Ordering;

/// The same numbers for the same seed.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
}

const RATIO: &str = r#""numerator": {"id": "a", "label": "A"}, "denominator": {"id": "b", "label": "B"}"#;
const YES_NO: &str = r#"{"kind": "yes-no", "yes": "MAX", "no": "0"}"#;

/// A rule that more of the good never makes worse.
fn rule(dice: &mut Dice, max: &str) -> String {
    let zero = dice.pick(&["full", "zero", "leave-out"]);
    let ratio = |more: &str| format!(r#""ratio": {{{RATIO}, "zero": "{zero}"{more}}}"#);
    let (up, down) = dice.pick(&[("above", "at_most"), ("at_least", "below")]);
    let text = match dice.below(12) {
        0 => YES_NO.to_owned(),
        1 => r#"{"kind": "choice", "options": [{"id": "x", "label": "X", "percent": "100"},
            {"id": "y", "label": "Y", "percent": "50"}, {"id": "z", "label": "Z", "points": "0"}]}"#
            .into(),
        2 => {
            let deadline = dice.pick(&[
                r#"{"day": "31/1"}"#,
                r#"{"after": "kế hoạch", "days": 10}"#,
                r#"{"after": "kế hoạch", "days": 10, "working": true}"#,
            ]);
            format!(
                r#"{{"kind": "dated", "label": "D", "deadline": {deadline}, "on_time": "MAX", "grace": [{{"days": 5, "points": "0.2"}}], "late": "0.1", "missing": "0"}}"#
            )
        }
        3 => r#"{"kind": "checklist", "items": [{"id": "x", "label": "X"}, {"id": "y", "label": "Y"}], "all": "MAX", "otherwise": "0"}"#.into(),
        4 => r#"{"kind": "checklist", "items": [{"id": "x", "label": "X", "points": "MAX"}, {"id": "y", "label": "Y", "points": "0.1"}]}"#.into(),
        5 => {
            let ratio = ratio(dice.pick(&["", r#", "may_exceed": true"#]));
            format!(
                r#"{{"kind": "steps", {ratio}, "bands": [{{"{up}": "90", "points": "MAX"}}, {{"at_least": "70", "{down}": "90", "points": "0.2"}}, {{"below": "70", "points": "0"}}]}}"#
            )
        }
        6 => format!(
            r#"{{"kind": "steps", "quantity": {{"id": "a", "label": "A", "decimals": 2}}, "bands": [{{"{up}": "2", "points": "MAX"}}, {{"{down}": "2", "points": "0"}}]}}"#
        ),
        7 | 8 => {
            let ratio = ratio(dice.pick(&["", r#", "may_exceed": true"#]));
            let more = dice.pick(&[
                "",
                r#", "target": "70""#,
                r#", "floor": {"below": "60", "points": "0"}"#,
                r#", "round_percent": {"places": 1, "mode": "half-even"}"#,
            ]);
            format!(r#"{{"kind": "proportional", {ratio}{more}}}"#)
        }
        9 => {
            let kind = dice.pick(&["count", "deduction"]);
            format!(r#"{{"kind": "{kind}", "items": [{{"id": "x", "label": "X", "points": "0.3"}}]}}"#)
        }
        10 => {
            let number = |id: &str| format!(r#""{id}": {{"id": "{id}", "label": "{id}", "decimals": 2}}"#);
            dice.pick(&[
                &*format!(r#"{{"kind": "to-leader", {}}}"#, ["own", "target", "leader"].map(number).join(", ")),
                r#"{"kind": "index", "input": {"id": "a", "label": "A", "decimals": 2}}"#,
                r#"{"kind": "judgement", "step": "0.05"}"#,
            ])
            .to_owned()
        }
        _ => {
            let share = format!(r#"{{"kind": "proportional", {}}}"#, ratio(""));
            let case = |id: &str, end: &str, rule: &str| {
                format!(r#"{{"id": "{id}", "label": "{id}", "when": {{"input": "n", {end}}}, "rule": {rule}}}"#)
            };
            let cases = [case("none", r#""at_most": "0""#, YES_NO), case("some", r#""above": "0""#, &share)];
            let inputs = r#"[{"id": "n", "label": "N"}]"#;
            format!(r#"{{"kind": "alternatives", "inputs": {inputs}, "cases": [{}]}}"#, cases.join(", "))
        }
    };
    text.replace("MAX", max)
}

fn more(dice: &mut Dice, of_leaf: bool) -> String {
    let mut more = String::new();
    let mut may = |n, text: &str| {
        if dice.one_in(n) {
            more += text;
        }
    };
    may(3, r#", "may_not_apply": true"#);
    may(6, r#", "may_type": true"#);
    may(6, r#", "knock_outs": [{"id": "k", "label": "K", "to": "0"}]"#);
    may(9, r#", "exempt": [{"body": "Thanh tra", "reason": "Không có"}]"#);
    if of_leaf {
        may(5, r#", "not_arisen": "leave-out""#);
        may(5, r#", "scored_by": "survey""#);
    }
    more
}

/// The text of a set of two areas and perhaps a bonus and a penalty block.
fn pack_text(dice: &mut Dice) -> String {
    let mut n = 0;
    let mut block = |dice: &mut Dice, id: &str, cap: Option<&str>| {
        let (mut children, mut sum) = (Vec::new(), Points::ZERO);
        for _ in 0..=dice.below(3) {
            let max = dice.pick(&["0.5", "1", "1.35", "2"]);
            n += 1;
            let (rule, more) = (rule(dice, max), more(dice, true));
            children.push(line(&format!("l{n}"), max, &rule, &more));
            sum = sum.plus(Points::parse(max).unwrap());
        }
        let max = cap.map_or_else(|| sum.to_text(), str::to_owned);
        (line(id, &max, &format!("[{}]", children.join(", ")), &more(dice, false)), sum)
    };
    let (a, in_a) = block(dice, "a", None);
    let (b, in_b) = block(dice, "b", None);
    let scale = in_a.plus(in_b).to_text();
    let mut members = format!(r#""scale": "{scale}", "areas": [{a}, {b}]"#);
    for name in ["bonus", "penalty"] {
        if dice.one_in(2) {
            members += &format!(r#", "{name}": [{}]"#, block(dice, name, Some("0.5")).0);
        }
    }
    members += &format!(r#", "evidence": "{}""#, dice.pick(&["zero", "explain", "advisory"]));
    members += &format!(r#", "without_survey": "{}""#, dice.pick(&["never", "leave-out", "rescale"]));
    let mut rounding = Vec::new();
    for at in ["leaf", "area", "total"] {
        if dice.one_in(2) {
            let mode = dice.pick(&["half-up", "half-even", "down"]);
            rounding.push(format!(r#""{at}": {{"places": {}, "mode": "{mode}"}}"#, dice.below(4)));
        }
    }
    members += &format!(r#", "rounding": {{{}}}"#, rounding.join(", "));
    let basis = dice.pick(&["points", "percent"]);
    let (up, condition) =
        (dice.pick(&["above", "at_least"]), dice.pick(&["", r#", "conditions": [{"node": "a", "at_least": "50"}]"#]));
    members += &format!(
        r#", "classes": [{{"basis": "{basis}", "classes": [{{"id": "x", "label": "X", "{up}": "1.5"{condition}}},
            {{"id": "y", "label": "Y", "at_least": "0.7"}}, {{"id": "z", "label": "Z"}}]}}]"#
    );
    set_text(&members)
}

pub fn pack(dice: &mut Dice) -> Pack {
    let text = pack_text(dice);
    let reading = read::read(&text);
    let errors: Vec<_> = reading.errors().collect();
    assert!(errors.is_empty(), "{errors:#?}\n{text}");
    reading.pack.unwrap()
}

const ABSURD: [&str; 14] = [
    "",
    " ",
    "không biết",
    "-1",
    "999999999999",
    "9999999999999999999999999999999999999999",
    "0,000001",
    "1e9",
    "٣",
    "1.2.3",
    "99/99/9999",
    "31/12/2999",
    "yes",
    "\u{0}",
];

pub fn text(dice: &mut Dice, kind: &FieldKind, absurd: bool) -> String {
    if absurd && dice.one_in(3) {
        return dice.pick(&ABSURD).into();
    }
    match kind {
        FieldKind::YesNo => dice.pick(&["yes", "no"]).into(),
        FieldKind::Choice => dice.pick(&["x", "y", "z"]).into(),
        FieldKind::Number { .. } => dice.below(12).to_string(),
        FieldKind::Date => format!("{}/{}/2025", 1 + dice.below(28), 1 + dice.below(3)),
        FieldKind::Points => dice.pick(&["0", "0,05", "0,35", "0,5"]).into(),
    }
}

pub fn answers(dice: &mut Dice, pack: &Pack, absurd: bool) -> Answers {
    let mut answers = typed_answers(&[]);
    answers.documents.push(Document { id: "d".into(), ..Document::default() });
    let setup = &mut answers.setup;
    setup.body = dice.pick(&["", "Sở Nội vụ", "thanh tra"]).into();
    setup.no_survey = dice.one_in(3);
    setup.expected_loss = dice.pick(&["", "", "0,333", "7"]).into();
    setup.year = dice.pick(&["", "2025"]).into();
    if absurd {
        setup.reading = dice.pick(&[Reading::ToDate, Reading::YearEnd]);
        setup.year = dice.pick(&["", "2025", "-7", "99999999999", "năm"]).into();
        setup.expected_loss = text(dice, &FieldKind::Points, true);
    }
    for node in &pack.nodes {
        if dice.one_in(7) {
            continue;
        }
        let answer = answers.node_mut(&node.id);
        for (key, kind) in node.leaf().map(|leaf| leaf.rule.fields()).unwrap_or_default() {
            // "There is no document" beside its date contradicts it.
            if key == "missing" && !absurd {
                continue;
            }
            answer.values.insert(key.to_owned(), text(dice, &kind, absurd));
            if absurd && dice.one_in(4) {
                answer.forecast.insert(key.to_owned(), text(dice, &kind, true));
            }
        }
        if dice.one_in(2) {
            answer.evidence.push(EvidenceRef { document: "d".into(), ..EvidenceRef::default() });
        }
        if dice.one_in(3) {
            answer.explanation = "Theo báo cáo năm".into();
        }
        if absurd {
            answer.applies = dice.pick(&[Applies::Yes, Applies::Yes, Applies::Yes, Applies::No, Applies::NotArisen]);
            answer.reason = dice.pick(&["", "Có lý do"]).into();
            answer.typed_points = dice.pick(&["", "", "", "0,25", "1,35", "năm"]).into();
            answer.values.insert(knock_out_key("k"), dice.pick(&["yes", "no", "no", "?"]).into());
        }
    }
    answers
}

fn at_most(a: &Exact, b: &Exact) -> bool {
    a.compare(b) != Ordering::Greater
}

fn check_bounds(pack: &Pack, answers: &Answers, card: &Scorecard) {
    for (node, score) in pack.nodes.iter().zip(&card.nodes) {
        let ordered = at_most(&Exact::ZERO, &score.low)
            && at_most(&score.low, &score.points)
            && at_most(&score.points, &score.high)
            && at_most(&score.high, &score.applicable.into())
            && at_most(&score.self_points, &score.self_max.into())
            && at_most(&score.assumed, &score.points);
        assert!(ordered && score.applicable <= node.max, "{}: {score:?}", node.id);
        assert!(score.open_max <= score.self_max && score.self_max <= score.applicable, "{}: {score:?}", node.id);
    }
    for leaf in &card.leaves {
        let max = pack.nodes[leaf.node].max;
        assert!(leaf.max == max || leaf.state == State::LeftOut && leaf.max == Points::ZERO);
        assert!(at_most(&leaf.low, &leaf.points) && at_most(&leaf.points, &leaf.high), "{leaf:?}");
        assert!(at_most(&leaf.high, &leaf.max.into()), "{leaf:?}");
        let blocked = leaf.issues.iter().any(cchc::score::Issue::blocks);
        // Typed points stand in for a rule whose fields cannot be read.
        let typed = answers.node(&pack.nodes[leaf.node].id).is_some_and(|answer| !answer.typed_points.is_empty());
        assert!(if leaf.state == State::Invalid { blocked } else { !blocked || typed }, "{leaf:?}");
    }
    let t = &card.totals;
    assert!(at_most(&Exact::ZERO, &t.low) && at_most(&t.low, &t.points) && at_most(&t.points, &t.high));
    assert!(at_most(&t.high, &t.most.into()) && t.out_of <= t.most && t.out_of <= pack.scale, "{t:?}");
    assert!(t.percent_low <= t.percent && t.percent <= t.percent_high);
    if let Some(class) = &card.class {
        assert!(class.possible <= class.projected && class.projected <= class.certain, "{class:?}");
    }
}

/// The figure that a trace ends with, where its last step is one.
fn last_figure(steps: &[Step]) -> Option<Exact> {
    let aside = |step: &&Step| !matches!(step, Step::Assumed { .. } | Step::NoEvidence { .. } | Step::Tie { .. });
    let points = match steps.iter().rev().find(aside)? {
        Step::Chosen { points, .. }
        | Step::Band { points, .. }
        | Step::BelowFloor { points, .. }
        | Step::Judged { points, .. }
        | Step::Capped(points)
        | Step::Floored(points)
        | Step::Rounded { to: points, .. }
        | Step::KnockedOut { to: points, .. }
        | Step::Typed { typed: points, .. } => *points,
        Step::Share { value, .. } | Step::TowardsLeader { value } => return Some(Exact::from_fraction(*value)),
        _ => return None,
    };
    Some(points.into())
}

/// Each trace leads to the figure that it explains.
fn check_traces(pack: &Pack, answers: &Answers, card: &Scorecard) {
    for (index, node) in pack.nodes.iter().enumerate() {
        let steps = explain(pack, answers, index);
        let score = &card.nodes[index];
        if let Some(leaf) = card.leaf(index) {
            assert!(leaf.state == State::Open || !steps.is_empty(), "{}: no steps", node.id);
            if let (Some(claimed), Some(figure)) = (&leaf.claimed, last_figure(&steps)) {
                assert_eq!(figure, *claimed, "{}: {steps:#?}", node.id);
            }
        } else if !score.left_out {
            let parts = steps.iter().filter_map(|step| match step {
                Step::Part { points, .. } => Some(*points),
                _ => None,
            });
            let sum: Points = parts.sum();
            let figure = last_figure(&steps).map_or(sum, |figure| figure.shown());
            // Parts are shown cut off at six decimals.
            let off = score.points.shown().minus(figure);
            let slack = Points::parse("0.00001").unwrap();
            assert!(Points::ZERO.minus(slack) < off && off < slack, "{}: {score:?} {steps:#?}", node.id);
        }
    }
}

/// One answer of the leaf made better, when it has one that can be; the fields
/// that were blank stay blank.
fn raise(dice: &mut Dice, pack: &Pack, index: usize, answers: &mut Answers) -> bool {
    let node = &pack.nodes[index];
    let Some(leaf) = node.leaf() else { return false };
    let answer = answers.node_mut(&node.id);
    if dice.one_in(4) {
        answer.evidence.push(EvidenceRef { document: "d".into(), ..EvidenceRef::default() });
        return true;
    }
    let one_more = |text: &str| text.parse::<u32>().map_or(text.to_owned(), |n| (n + 1).to_string());
    let one_less = |text: &str| text.parse::<u32>().map_or(text.to_owned(), |n| n.saturating_sub(1).to_string());
    let (key, better): (&str, fn(&str) -> String) = match &leaf.rule {
        Rule::YesNo { .. } => ("answer", |_| "yes".into()),
        Rule::Choice(_) => ("choice", |text| if text == "z" { "y".into() } else { "x".into() }),
        Rule::Dated(_) => ("issued", |_| "1/1/2025".into()),
        Rule::Checklist { .. } => ("y", |_| "yes".into()),
        Rule::Judgement { .. } => ("points", |_| "0,5".into()),
        Rule::Steps { measure: Measure::Quantity(_), .. } | Rule::Index { .. } => ("a", one_more),
        Rule::Steps { .. } | Rule::Proportional(_) => {
            // Not past the whole, which would contradict itself.
            if answer.values.get("a") == answer.values.get("b") {
                return false;
            }
            ("a", one_more)
        }
        Rule::Count { .. } => ("x", one_more),
        Rule::Deduction { .. } => ("x", one_less),
        Rule::ToLeader { .. } => ("own", one_more),
        Rule::Alternatives { .. } => ("answer", |_| "yes".into()),
    };
    match answer.values.get_mut(key) {
        Some(text) if !text.is_empty() => {
            *text = better(text);
            true
        }
        _ => false,
    }
}

pub fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(20_251_231), ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn every_figure_is_within_its_bounds_and_explained(seed in any::<u64>(), absurd in any::<bool>()) {
        let mut dice = Dice(seed);
        let pack = pack(&mut dice);
        let answers = answers(&mut dice, &pack, absurd);
        let card = evaluate(&pack, &answers);
        check_bounds(&pack, &answers, &card);
        check_traces(&pack, &answers, &card);
        prop_assert_eq!(&evaluate(&pack, &answers), &card);

        // In any order: documents and evidence turned around, answers entered from the last.
        let mut turned = Answers { setup: answers.setup.clone(), ..Answers::default() };
        turned.documents = answers.documents.iter().rev().cloned().collect();
        for (id, answer) in answers.nodes.iter().rev() {
            let mut answer = answer.clone();
            answer.evidence.reverse();
            turned.nodes.insert(id.clone(), answer);
        }
        prop_assert_eq!(evaluate(&pack, &turned), card);
    }

    #[test]
    fn a_better_answer_never_lowers_a_total(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let pack = pack(&mut dice);
        let mut answers = answers(&mut dice, &pack, false);
        let mut before = evaluate(&pack, &answers);
        for index in 0..pack.nodes.len() {
            let mut better = answers.clone();
            let scored = before.leaf(index).is_some_and(|leaf| leaf.state == State::Scored);
            if pack.nodes[index].role == Role::Penalty || !scored || !raise(&mut dice, &pack, index, &mut better) {
                continue;
            }
            let after = evaluate(&pack, &better);
            if after.leaf(index).unwrap().state != State::Scored {
                continue; // past what the field takes
            }
            let (old, new) = (&before.totals, &after.totals);
            for (old, new) in [(&old.low, &new.low), (&old.points, &new.points), (&old.high, &new.high)] {
                prop_assert!(at_most(old, new), "{}: {} then {}", pack.nodes[index].id, shown(old), shown(new));
            }
            let class = |card: &Scorecard| card.class.as_ref().map(|class| class.projected);
            prop_assert!(class(&after) <= class(&before));
            (answers, before) = (better, after);
        }
    }
}

fn edit(dice: &mut Dice) -> Edit {
    let place = if dice.one_in(4) { Place::Scenario("s".into()) } else { Place::Draft };
    let node = || -> String { "l".into() };
    let text: String = dice.pick(&["", "1", "2", "Sở “X”\n\t\\", "9,5"]).into();
    let key = dice.pick(&["a", "b"]).to_owned();
    match dice.below(12) {
        0 | 1 => Edit::Value(place, node(), key, text),
        2 => Edit::Forecast(place, node(), key, text),
        3 => Edit::Applies(place, node(), dice.pick(&[Applies::Yes, Applies::No, Applies::NotArisen])),
        4 => Edit::Reason(place, node(), text),
        5 => Edit::TypedPoints(place, node(), text),
        6 => Edit::Explanation(node(), text),
        7 => Edit::Note("m".into(), text),
        8 => Edit::Evidence(node(), vec![EvidenceRef { document: text, ..EvidenceRef::default() }]),
        9 => Edit::Documents(vec![Document { id: "d".into(), title: text, ..Document::default() }]),
        10 => Edit::Effort(node(), text),
        _ => Edit::Name(text),
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn undo_takes_every_edit_back_and_a_draft_reads_back(seed in any::<u64>(), steps in 1_usize..30) {
        let mut dice = Dice(seed);
        let scenario = session::Scenario { id: "s".into(), name: "Nếu".into(), ..session::Scenario::default() };
        let first = Draft { id: "d1".into(), pack: "mau".into(), scenarios: vec![scenario], ..Draft::default() };
        let mut session = Session::new(first.clone());
        for _ in 0..steps {
            let before = session.draft().clone();
            session.end_typing();
            let made = session.apply(edit(&mut dice));
            prop_assert_eq!(made, *session.draft() != before);
            let after = session.draft().clone();
            if made {
                prop_assert!(session.undo());
                prop_assert_eq!(session.draft(), &before);
                prop_assert!(session.redo());
                prop_assert_eq!(session.draft(), &after);
            }
            let text = session::draft_text(&after);
            prop_assert_eq!(session::read(&text).unwrap(), after);
        }
        let last = session.draft().clone();
        while session.undo() {}
        prop_assert_eq!(session.draft(), &first);
        while session.redo() {}
        prop_assert_eq!(session.draft(), &last);
    }
}
