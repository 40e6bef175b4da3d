//! Laws that hold for every pack that passes the linter and whatever is typed,
//! absurd texts included.

use crate::support::random::{Dice, answers, pack};
use crate::support::vocabulary::shown;
use cchc::answer::{Answers, Applies, Document, EvidenceRef};
use cchc::base::decimal::{Exact, Points};
use cchc::draft;
use cchc::draft::{Draft, DraftEditor, Edit, Place};
use cchc::engine::score::{Scorecard, State, Step, evaluate, explain};
use cchc::pack::rule::{Measure, Rule};
use cchc::pack::{Pack, Role};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::cmp::Ordering;

fn at_most(a: &Exact, b: &Exact) -> bool {
    a.compare(b) != Ordering::Greater
}

fn check_bounds(pack: &Pack, answers: &Answers, card: &Scorecard) {
    for (index, (node, score)) in pack.nodes.iter().zip(&card.nodes).enumerate() {
        // Below zero and above the maximum only where rules inside say so.
        let bounds = pack.leaves_of(index).filter_map(|leaf| {
            let node = &pack.nodes[leaf];
            node.leaf().map(|leaf| leaf.rule.bounds(node.max))
        });
        let least: Points = bounds.map(|(least, _)| least).sum();
        // An area may be rounded away from zero.
        let away = if least.is_negative() && node.leaf().is_none() { Points::step(0) } else { Points::ZERO };
        let least = least.minus(away);
        // What others may get leaves a line under a limit less.
        let in_order = at_most(&score.low, &score.points) && at_most(&score.points, &score.high);
        let ordered = at_most(&least.into(), &score.low)
            && (in_order || !pack.links.is_empty())
            && at_most(&score.high, &score.applicable.plus(score.over).into())
            && at_most(&score.self_points, &score.self_max.plus(score.over).into())
            && (least.is_negative() || at_most(&score.assumed, &score.points));
        assert!(ordered && score.applicable <= node.max, "{}: {score:?}", node.id);
        assert!(score.open_max <= score.self_max && score.self_max <= score.applicable, "{}: {score:?}", node.id);
    }
    for leaf in &card.leaves {
        let max = pack.nodes[leaf.node].max;
        assert!(leaf.max == max || leaf.state == State::LeftOut && leaf.max == Points::ZERO);
        let in_order = at_most(&leaf.low, &leaf.points) && at_most(&leaf.points, &leaf.high);
        assert!(in_order || pack.links.iter().any(|link| link.lines.contains(&leaf.node)), "{leaf:?}");
        let (least, most) = pack.nodes[leaf.node].leaf().unwrap().rule.bounds(max);
        assert!(at_most(&leaf.high, &most.into()) && at_most(&least.into(), &leaf.low), "{leaf:?}");
        let blocked = leaf.issues.iter().any(cchc::engine::score::Issue::blocks);
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
        Step::Composed { value, .. } => {
            // Six decimals of it.
            return (value.decimal().normalize().scale() < 6).then(|| (*value).into());
        }
        Step::AllTaken => Points::ZERO,
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
        Rule::Composed(_) if answer.values.contains_key("choice") && dice.one_in(2) => {
            ("choice", |text| if text == "z" { "y".into() } else { "x".into() })
        }
        Rule::Composed(_) => {
            let worse = ["e2", "e3", "n"].into_iter().find(|key| answer.values.contains_key(*key));
            worse.map_or(("e1", one_more as fn(&str) -> String), |key| (key, one_less))
        }
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
        let scenario = draft::Scenario { id: "s".into(), name: "Nếu".into(), ..draft::Scenario::default() };
        let first = Draft { id: "d1".into(), pack: "mau".into(), scenarios: vec![scenario], ..Draft::default() };
        let mut editor = DraftEditor::new(first.clone());
        for _ in 0..steps {
            let before = editor.draft().clone();
            editor.end_typing();
            let made = editor.apply(edit(&mut dice));
            prop_assert_eq!(made, *editor.draft() != before);
            let after = editor.draft().clone();
            if made {
                prop_assert!(editor.undo());
                prop_assert_eq!(editor.draft(), &before);
                prop_assert!(editor.redo());
                prop_assert_eq!(editor.draft(), &after);
            }
            let text = draft::draft_text(&after);
            prop_assert_eq!(draft::read(&text).unwrap(), after);
        }
        let last = editor.draft().clone();
        while editor.undo() {}
        prop_assert_eq!(editor.draft(), &first);
        while editor.redo() {}
        prop_assert_eq!(editor.draft(), &last);
    }
}
