//! A sheet that is edited has at every moment the scores that scoring it anew
//! gives: no edit leaves a figure behind.

use crate::engine::properties::config;
use crate::support::random::{Dice, answers, pack, text};
use cchc::answer::{Answer, Answers, Applies, Document, EvidenceRef, Reading};
use cchc::base::decimal::Exact;
use cchc::engine::score::{LiveScore, evaluate};
use cchc::pack::rule::{FieldKind, Rule};
use cchc::pack::{Node, Pack, builtin, knock_out_key, model, read};
use proptest::prelude::*;

/// A text for a field of a node: mostly what it takes.
fn typed(dice: &mut Dice, node: &Node, kind: &FieldKind) -> String {
    match (kind, node.leaf().map(|leaf| &leaf.rule)) {
        (FieldKind::Choice, Some(Rule::Choice(options))) if !dice.one_in(6) => dice.pick(options).id.to_string(),
        (FieldKind::Number { .. }, _) if dice.one_in(2) => dice.pick(&["0", "17", "100", "1.250", "405424"]).into(),
        _ => text(dice, kind, true),
    }
}

/// One thing that a person may do on a node.
fn change(dice: &mut Dice, node: &Node, answer: &mut Answer) {
    match dice.below(12) {
        0 => *answer = Answer::default(),
        1 => answer.applies = dice.pick(&[Applies::Yes, Applies::No, Applies::NotArisen]),
        2 => answer.reason = dice.pick(&["", "Lý do"]).into(),
        3 => answer.typed_points = dice.pick(&["", "0,1", "0,5", "99", "x"]).into(),
        4 => answer.explanation = dice.pick(&["", "Giải trình"]).into(),
        5 => match answer.evidence.pop() {
            Some(_) => {}
            None => {
                let document = dice.pick(&["d", "e", "gone"]).into();
                answer.evidence.push(EvidenceRef { document, ..EvidenceRef::default() });
            }
        },
        6 => {
            if let Some(fact) = node.knock_outs.first() {
                answer.values.insert(knock_out_key(&fact.id), dice.pick(&["yes", "no", ""]).into());
            }
        }
        n => {
            for (key, kind) in node.leaf().into_iter().flat_map(|leaf| leaf.rule.fields()) {
                let values = if n == 7 { &mut answer.forecast } else { &mut answer.values };
                if !dice.one_in(5) {
                    values.insert(key.to_owned(), typed(dice, node, &kind));
                }
            }
        }
    }
}

/// One thing that a person may do beside the lines.
fn change_around(dice: &mut Dice, pack: &Pack, answers: &mut Answers) {
    let setup = &mut answers.setup;
    match dice.below(7) {
        0 => setup.body = dice.pick(&["", "Sở Nội vụ", "THANH  tra"]).into(),
        1 => setup.no_survey = !setup.no_survey,
        2 => setup.expected_loss = dice.pick(&["", "0,333", "7", "x"]).into(),
        3 => setup.reading = dice.pick(&[Reading::ToDate, Reading::YearEnd]),
        4 => setup.cohort = pack.cohorts.last().map_or_else(String::new, |cohort| cohort.id.to_string()),
        5 => setup.year = dice.pick(&["", "2024", "năm"]).into(),
        _ => match answers.documents.pop() {
            Some(_) => {}
            None => answers.documents.push(Document { id: "d".into(), ..Document::default() }),
        },
    }
}

/// Edits a sheet at random and holds it against scoring anew after each step.
fn edited(dice: &mut Dice, pack: &Pack, first: Answers, steps: usize) {
    let mut sheet = LiveScore::new(pack, first);
    for _ in 0..steps {
        let index = dice.below(pack.nodes.len());
        let node = &pack.nodes[index];
        match dice.below(8) {
            0 => {
                let mut other = sheet.answers().clone();
                change_around(dice, pack, &mut other);
                sheet.follow(&other);
                assert_eq!(*sheet.answers(), other);
            }
            1 => {
                let mut other = sheet.answers().clone();
                for _ in 0..dice.below(4) {
                    let node = dice.pick(&pack.nodes);
                    change(dice, &node, other.node_mut(&node.id));
                    if dice.one_in(3) {
                        other.nodes.remove(&*node.id);
                    }
                }
                sheet.follow(&other);
                assert_eq!(*sheet.answers(), other);
            }
            2 => {
                let before = sheet.card().clone();
                let mut tried = sheet.answers().node(&node.id).cloned().unwrap_or_default();
                change(dice, node, &mut tried);
                let mut other = sheet.answers().clone();
                other.nodes.insert(node.id.to_string(), tried.clone());
                assert_eq!(sheet.what_if(index, tried.clone(), Clone::clone), evaluate(pack, &other));
                assert_eq!(*sheet.card(), before);
                let old = sheet.set(index, tried);
                assert_eq!(*sheet.answers(), other);
                sheet.set(index, old);
                assert_eq!(*sheet.card(), before);
            }
            _ => sheet.edit(index, |answer| change(dice, node, answer)),
        }
        assert_eq!(*sheet.card(), evaluate(pack, sheet.answers()), "after a change of {}", node.id);
    }
}

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn edits_of_generated_sets_score_as_from_scratch(seed in any::<u64>(), steps in 1_usize..25) {
        let mut dice = Dice(seed);
        let pack = pack(&mut dice);
        let first = answers(&mut dice, &pack, true);
        edited(&mut dice, &pack, first, steps);
    }
}

#[test]
fn edits_of_every_shipped_set_score_as_from_scratch() {
    for entry in builtin::all() {
        let pack = read::read(entry.text).pack.unwrap();
        let mut dice = Dice(u64::try_from(pack.nodes.len()).unwrap());
        for first in [Answers::default()].into_iter().chain(pack.examples.first().map(|one| one.answers.clone())) {
            edited(&mut dice, &pack, first, 60);
        }
    }
}

#[test]
fn no_node_and_no_change_change_nothing() {
    let pack = read::read(&model::file(8)).pack.unwrap();
    let mut sheet = LiveScore::new(&pack, model::answers(8));
    let before = sheet.card().clone();
    sheet.edit(pack.nodes.len(), |_| panic!("there is no such node"));
    sheet.follow(&model::answers(8));
    sheet.follow(&Answers { nodes: [("of no set".into(), Answer::default())].into(), ..Answers::default() });
    sheet.follow(&model::answers(8));
    assert_eq!(*sheet.card(), before);
    assert_ne!(before.totals.points, Exact::ZERO);
}
