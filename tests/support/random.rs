//! Packs and answers by lot: any rule kind, rounding and policy, absurd texts
//! included; the same for the same seed.

use crate::support::vocabulary::{answers as typed_answers, line, set_text};
use cchc::answer::{Answers, Applies, Document, EvidenceRef, Reading};
use cchc::base::decimal::Points;
use cchc::pack::rule::FieldKind;
use cchc::pack::{Pack, knock_out_key, read};

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
pub fn rule(dice: &mut Dice, max: &str) -> String {
    let zero = dice.pick(&["full", "zero", "leave-out"]);
    let ratio = |more: &str| format!(r#""ratio": {{{RATIO}, "zero": "{zero}"{more}}}"#);
    let (up, down) = dice.pick(&[("above", "at_most"), ("at_least", "below")]);
    let text = match dice.below(14) {
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
        11 | 12 => composed(dice, &ratio("")),
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

/// A base with parts, of which more of the good never makes worse.
fn composed(dice: &mut Dice, ratio: &str) -> String {
    let base = dice.pick(&[
        r#"{"points": "MAX"}"#,
        r#"{"max": "MAX", "rule": {"kind": "choice", "options": [{"id": "x", "label": "X", "points": "MAX"},
            {"id": "y", "label": "Y", "points": "0.1"}, {"id": "z", "label": "Z", "points": "0"}]}}"#,
    ]);
    let whole =
        dice.pick(&["", r#", "whole": true"#, r#", "first": "0.02""#, r#", "first": "0.03", "at_start": true"#]);
    let quantity = r#""quantity": {"id": "n", "label": "N", "decimals": 1}"#;
    let start = dice.pick(&["0", "10", "92.5"]);
    let parts = [
        r#"{"id": "p1", "label": "Cộng", "does": "add", "cap": "0.4", "items": [{"id": "e1", "label": "E", "points": "0.15"}]}"#.to_owned(),
        r#"{"id": "p2", "label": "Trừ", "does": "deduct", "items": [{"id": "e2", "label": "E", "points": "0.07", "all_from": 3},
            {"id": "e3", "label": "E", "points": "0.2", "except": {"id": "m3", "label": "M"}}]}"#.to_owned(),
        format!(r#"{{"id": "p3", "label": "Dốc", "does": "add", "cap": "0.5", "slope": {{{ratio}, "counts": "above", "start": "{start}", "per": "3", "points": "0.05"{whole}}}}}"#),
        format!(r#"{{"id": "p4", "label": "Dốc", "does": "deduct", "slope": {{{quantity}, "counts": "above", "start": "{start}", "per": "7", "points": "0.1"{whole}}}}}"#),
        format!(r#"{{"id": "p5", "label": "Dốc", "does": "deduct", "cap": "0.6", "slope": {{{ratio}, "counts": "below", "start": "{start}", "per": "1", "points": "0.02"{whole}}}}}"#),
        r#"{"id": "p6", "label": "Cộng", "does": "add", "cap": "0.3", "rule": {"kind": "checklist", "items": [{"id": "c", "label": "C"}], "all": "0.3", "otherwise": "0"}}"#.to_owned(),
    ];
    let (first, second) = (dice.below(6), dice.below(6));
    let mut chosen = vec![parts[first].clone()];
    // The slopes on the ratio may stand beside one another, but not twice.
    if second != first {
        chosen.push(parts[second].clone());
    }
    let cap = dice.pick(&["", r#", "cap": "MAX""#, r#", "cap": "2.5""#]);
    let floor = dice.pick(&["", "", r#", "floor": "-0.5""#]);
    format!(r#"{{"kind": "composed", "base": {base}, "parts": [{}]{floor}{cap}}}"#, chosen.join(", "))
}

pub fn more(dice: &mut Dice, of_leaf: bool) -> String {
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

/// The text of a pack of two areas and perhaps a bonus and a penalty block.
pub fn pack_text(dice: &mut Dice) -> String {
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
    // Lines that never take points may stand under one limit.
    let adding: Vec<String> = (1..=2)
        .map(|n| format!("l{n}"))
        .filter(|id| {
            members
                .split(&format!(r#""id": "{id}""#))
                .nth(1)
                .is_some_and(|rest| !rest.split(r#""code""#).nth(1).unwrap_or_default().contains(r#""floor": "-0.5""#))
        })
        .collect();
    if dice.one_in(3) && adding.len() == 2 {
        members += &format!(
            r#", "links": [{{"id": "g", "label": "Không quá 0,6", "lines": ["{}", "{}"], "at_most": "0.6"}}]"#,
            adding[0], adding[1]
        );
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

pub const ABSURD: [&str; 14] = [
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
