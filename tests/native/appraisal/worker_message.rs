//! What one program tells another about a file is what it would have found itself.

use crate::submission::file::{AT, document, key, pack};
use cchc::appraisal::{Desk, Found, Packs};
use cchc::base::json::parse::{Limits, parse};
use cchc::base::json::write::to_text;
use cchc::draft::Draft;
use cchc::pack::{Pack, builtin, write};
use cchc::submission::compare::{check, choose_pack};
use cchc::submission::document::{countersign, sign};
use cchc::submission::read::open;
use std::sync::Arc;

fn packs(pack: &Pack) -> Packs {
    let mut packs = Packs::default();
    packs.add(Arc::new(pack.clone()));
    packs
}

/// The signed files of the examples of a pack, and of a sheet without answers.
fn files(pack: &Pack) -> Vec<String> {
    let answers = pack.examples.iter().map(|example| example.answers.clone()).chain([Default::default()]);
    let file = |mut answers: cchc::answer::Answers| {
        answers.setup.body = "Đơn vị Ð".to_owned();
        let draft = Draft { answers, ..Draft::default() };
        let signed = sign(document(pack, &draft, 3), &key(1), AT, [1; 16]).unwrap();
        to_text(&countersign(signed, &key(2), AT, [2; 16]).unwrap())
    };
    answers.map(file).collect()
}

#[test]
fn a_sound_file_is_told_whole() {
    let mut told = 0;
    for known in builtin::all() {
        let pack = pack(known.id);
        let packs = packs(&pack);
        for text in files(&pack) {
            let found = packs.judge(&text).unwrap();
            // A fraction that 128 bits do not hold is not told; no pack has one.
            let heard = packs.told(&found.tell().unwrap());
            assert_eq!(heard.as_ref(), Some(&found), "{}", known.id);
            // What a person is shown later is what a check of the whole file says.
            let opened = open(&text).unwrap();
            assert_eq!(found.judged.verdict(), check(&opened, &|wanted| choose_pack([&pack], wanted), None));
            assert_eq!(found.judged.answers(), opened.submission.map(|submission| submission.answers));
            told += 1;
        }
    }
    assert!(23 < told);
}

#[test]
fn only_a_sound_file_is_told() {
    let pack = pack("lai-chau-tthc-2021");
    let packs = packs(&pack);
    let good = files(&pack).remove(0);
    let tell = |text: &str| packs.judge(text).unwrap().tell();
    assert!(tell(&good).is_some());
    // Changed after signing; not signed; another pack; a figure that does not hold.
    assert_eq!(tell(&good.replacen("Đơn vị", "Đơn vi", 1)), None);
    let mut draft = Draft { answers: pack.examples[0].answers.clone(), ..Draft::default() };
    draft.answers.setup.body = "Sở A".to_owned();
    let plain = document(&pack, &draft, 1);
    assert_eq!(tell(&to_text(&plain)), None);
    assert_eq!(Packs::default().judge(&good).unwrap().tell(), None);
    let (right, wrong) = ("\"projected\": \"15.753\"", "\"projected\": \"15.754\"");
    assert!(to_text(&plain).contains(right));
    let wrong = parse(&to_text(&plain).replace(right, wrong), &Limits::DEFAULT).unwrap();
    assert_eq!(tell(&to_text(&sign(wrong, &key(1), AT, [1; 16]).unwrap())), None);
    // And nothing is heard about a pack that is not here, or out of another text.
    let said = tell(&good).unwrap();
    assert_eq!(Packs::default().told(&said), None);
    assert_eq!(packs.told(&said[1..]), None);
    assert_eq!(packs.told(""), None);
}

#[test]
fn a_desk_takes_what_was_told_like_the_file_itself() {
    let pack = pack("lai-chau-tthc-2021");
    let packs = packs(&pack);
    let (mut one, mut other) = (Desk::default(), Desk::default());
    for desk in [&mut one, &mut other] {
        desk.add_pack(Arc::new(pack.clone()));
    }
    for (n, text) in files(&pack).iter().enumerate() {
        let day = cchc::base::date::Date::parse("2022-03-01");
        one.add(&n.to_string(), text, day);
        let told: Found = packs.told(&packs.judge(text).unwrap().tell().unwrap()).unwrap();
        other.add_found(&n.to_string(), told, day);
    }
    let verdicts = |desk: &Desk| {
        let counting = desk.statuses();
        counting.iter().enumerate().map(|(at, found)| desk.verdict_json(at, found)).collect::<Vec<_>>()
    };
    assert_eq!(verdicts(&one), verdicts(&other));
    assert_eq!(one.leaves(0), other.leaves(0));
    assert!(!one.leaves(0).is_empty());
}

#[test]
fn a_set_is_written_for_others_as_it_was_read() {
    for known in builtin::all() {
        let pack = pack(known.id);
        let mut packs = Packs::default();
        assert!(packs.add_told(&write::text(&pack), &pack.digest));
        assert_eq!(**packs.get(&pack.digest).unwrap(), pack, "{}", known.id);
    }
}
