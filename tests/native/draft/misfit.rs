//! Old answers that no longer fit: the rest is computed, the one is named, nothing
//! is removed.

use cchc::draft::migrate::move_draft;
use cchc::draft::{Draft, Misfit, cohort_is_gone, draft_text, misfits, read};
use cchc::engine::score::{Scorecard, evaluate};
use cchc::pack::diff::{Confirmed, alike, doubtful};
use cchc::pack::read::read as read_pack;
use cchc::pack::{Pack, builtin};
use cchc::text::{Lang, misfit::misfit};
use std::path::PathBuf;

fn file(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/drafts").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn pack() -> Pack {
    read_pack(builtin::get("ca-mau-so-2013-trich").unwrap().text).pack.unwrap()
}

fn opened(name: &str) -> (Draft, Scorecard) {
    let draft = read(&file(&format!("misfits/{name}"))).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let card = evaluate(&pack(), &draft.answers);
    (draft, card)
}

fn total(card: &Scorecard) -> String {
    cchc::text::exact(Lang::En, &card.totals.self_points)
}

/// What the draft is worth without the answer of one criterion.
fn without(node: &str) -> String {
    let (mut draft, _) = opened("base-draft.json");
    draft.answers.nodes.remove(node);
    total(&evaluate(&pack(), &draft.answers))
}

#[test]
fn a_value_that_does_not_fit_leaves_the_rest_computed_and_is_named_on_its_criterion() {
    let cases = [
        ("a-option-gone.json", "ban-hanh-ke-hoach"),
        ("b-text-for-number.json", "muc-do-thuc-hien"),
        ("d-negative.json", "muc-do-thuc-hien"),
        ("e-1e400.json", "muc-do-thuc-hien"),
        ("f-huge.json", "muc-do-thuc-hien"),
        ("k-yesno-true.json", "ket-qua-trach-nhiem"),
    ];
    for (name, node) in cases {
        let (draft, card) = opened(name);
        assert_eq!(total(&card), without(node), "{name}");
        let at = pack().index_of(node).unwrap();
        assert!(card.issues(at).iter().any(cchc::engine::score::Issue::blocks), "{name}");
        assert_eq!(read(&draft_text(&draft)).as_ref(), Ok(&draft), "{name}");
    }
}

#[test]
fn what_the_pack_has_no_place_for_is_kept_and_named() {
    let base = total(&opened("base-draft.json").1);
    let value = |key: &str| Misfit::Value { code: "1.2.1".into(), key: key.into() };
    let unread = |place: &str| Misfit::Unread(place.into());
    let hole = without("muc-do-thuc-hien");
    let cases = [
        ("base-draft.json", &base, vec![]),
        ("c-unknown-leaf.json", &base, vec![Misfit::Node("tieu-chi-cu".into())]),
        ("g-date.json", &base, vec![unread("/answers/setup/deadline")]),
        ("h-unknown-value.json", &base, vec![value("truong-la")]),
        ("i-json-number.json", &hole, vec![unread("/answers/nodes/muc-do-thuc-hien/values/hoan-thanh")]),
        ("j-cohort-gone.json", &base, vec![Misfit::Cohort("khoi-cu".into())]),
    ];
    for (name, points, expected) in cases {
        let (draft, card) = opened(name);
        let found = misfits(&draft, &pack());
        match (&*found, &*expected) {
            ([Misfit::Value { key, .. }], [Misfit::Value { key: other, .. }]) => assert_eq!(key, other),
            _ => assert_eq!(found, expected, "{name}"),
        }
        assert_eq!(&total(&card), points, "{name}");
        // Nothing is removed, and a second visit finds the same.
        let again = read(&draft_text(&draft)).unwrap();
        assert_eq!(again, draft, "{name}");
        assert_eq!(misfits(&again, &pack()), found, "{name}");
        for one in &found {
            assert!(misfit(Lang::Vi, one).contains("giữ nguyên") || matches!(one, Misfit::Cohort(_)), "{name}");
        }
    }
    assert!(draft_text(&opened("i-json-number.json").0).contains("95"));
    assert!(draft_text(&opened("g-date.json").0).contains("31/02/2026"));
}

#[test]
fn everything_wrong_at_once_is_named_at_once() {
    let (draft, card) = opened("z-all.json");
    let expected = [Misfit::Cohort("khoi-cu".into()), Misfit::Node("tieu-chi-cu".into())];
    assert_eq!(misfits(&draft, &pack()), expected);
    assert!(cohort_is_gone(&draft, &pack()));
    for node in ["ban-hanh-ke-hoach", "muc-do-thuc-hien"] {
        assert!(!card.issues(pack().index_of(node).unwrap()).is_empty(), "{node}");
    }
}

#[test]
fn a_draft_without_id_pack_or_answers_is_none() {
    for name in ["id", "pack", "answers"] {
        let text = file("misfits/base-draft.json").replace(&format!("\"{name}\":"), "\"x\":");
        assert!(read(&text).is_err(), "{name}");
    }
}

fn pack_file(name: &str) -> Pack {
    read_pack(&file(&format!("reused-ids/{name}"))).pack.unwrap()
}

#[test]
fn an_id_given_to_another_subject_is_asked_about_and_never_moved_silently() {
    let (old, new) = (pack_file("before.json"), pack_file("reused.json"));
    let draft = read(&file("reused-ids/draft.json")).unwrap();
    let asked = ["gui-bao-cao-quy-dung-han", "kiem-tra-cac-don-vi-truc-thuoc", "to-chuc-doi-thoai-voi-nguoi-dan"];
    assert_eq!(doubtful(&old, &new).into_iter().collect::<Vec<_>>(), asked);
    let moved = move_draft(&draft, &old, &new, &Confirmed::new());
    for id in asked {
        assert!(!moved.draft.answers.nodes.contains_key(id), "{id}");
    }
    assert!(moved.draft.answers.nodes.contains_key("ban-hanh-ke-hoach-nam"));
    // Proposed are the lines of the same name, and the line of the same id last.
    let name = |pack: &Pack, at: usize| pack.nodes[at].id.to_string();
    let proposed = alike(&old, &new, &Confirmed::new());
    let pairs: Confirmed = proposed.iter().map(|pair| (name(&old, pair.old), name(&new, pair.new))).collect();
    assert_eq!(pairs[asked[0]], asked[1]);
    assert_eq!(pairs[asked[1]], asked[0]);
    assert_eq!(pairs[asked[2]], asked[2]);
    // Confirmed, each answer goes with its subject: the report was late, the checks were made.
    let moved = move_draft(&draft, &old, &new, &pairs);
    let answer = |id: &str| moved.draft.answers.nodes[id].values["answer"].clone();
    assert_eq!((answer(asked[0]), answer(asked[1])), ("yes".to_owned(), "no".to_owned()));
}

#[test]
fn lines_that_were_only_reworded_move_by_themselves() {
    let (old, new) = (pack_file("before.json"), pack_file("year-after.json"));
    assert_eq!(doubtful(&old, &new).len(), 0);
}
