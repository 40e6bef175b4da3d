//! Hostile and mistaken files on the desk: each is refused or flagged with a
//! sentence of its own, and the good one among them counts all the same.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use crate::submission::file::{AT, ca_mau, document, key};
use crate::submission::roster::enrolled;
use cchc::appraisal::{Desk, FileStatus, Flag, Refusal};
use cchc::base::date::Date;
use cchc::base::json::Json;
use cchc::base::json::write::to_text;
use cchc::submission::document::{countersign, sign};
use cchc::submission::keys::roster::Roster;
use cchc::submission::read::too_large;
use cchc::text::{Lang, verdict};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A signed and countersigned file of a body about a year.
fn signed(body: &str, year: &str, number: u32, seeds: [u8; 2]) -> Json {
    let (pack, mut draft) = ca_mau();
    draft.answers.setup.body = body.to_owned();
    draft.answers.setup.year = year.to_owned();
    let [one, two] = seeds;
    let file = sign(document(&pack, &draft, number), &key(one), AT, [one; 16]).unwrap();
    countersign(file, &key(two), AT, [two; 16]).unwrap()
}

fn proofs(file: &Json, change: impl FnOnce(&mut Vec<Json>)) -> String {
    let mut list = file.get("proof").unwrap().as_list().unwrap().to_vec();
    change(&mut list);
    to_text(&file.clone().with("proof", Json::List(list)))
}

/// Name, text, what it is refused for; none: it is no submission at all.
fn hostile() -> Vec<(&'static str, String, Option<Refusal>)> {
    let good = signed("Sở Nội vụ", "2025", 1, [1, 2]);
    let text = to_text(&good);
    let malformed = Some(Refusal::Altered);
    vec![
        ("bomb.json", "[".repeat(10_000), None),
        ("twice.json", text.replacen("\"period\"", "\"body\": {}, \"period\"", 1), None),
        ("nan.json", text.replacen("\"number\": 1", "\"number\": NaN", 1), None),
        ("infinite.json", text.replacen("\"number\": 1", "\"number\": 1e999", 1), None),
        ("big-number.json", text.replacen("\"number\": 1", "\"number\": 99999999999999999999", 1), None),
        ("surrogate.json", text.replacen("Không", "\\ud800", 1), None),
        ("escape.json", text.replacen("Không", "\\x", 1), None),
        ("cut.json", text[..text.len() / 2].to_owned(), None),
        ("more.json", format!("{text} {{}}"), None),
        ("archive.xlsx", "PK\u{3}\u{4}\u{fffd}".to_owned(), None),
        ("report.pdf", "%PDF-1.7\n".to_owned(), None),
        ("key.pem", "-----BEGIN ENCRYPTED PRIVATE KEY-----".to_owned(), None),
        ("page.html", "<!doctype html>".to_owned(), None),
        ("list.json", "[1, 2]".to_owned(), None),
        ("draft.json", "{\"format\": \"cchc-draft/1\"}".to_owned(), None),
        ("future.json", "{\"format\": \"cchc-submission/9\"}".to_owned(), None),
        ("values.json", format!("[{}0]", "0,".repeat(400_000)), None),
        ("proto.json", text.replacen("\"period\"", "\"__proto__\": {}, \"period\"", 1), malformed.clone()),
        ("types.json", text.replacen("\"number\": 1", "\"number\": []", 1), malformed),
        ("other-body.json", to_text(&signed("Sở Nội vụ", "2025", 9, [3, 2])), Some(Refusal::NotByTheBody(0))),
        ("stranger.json", to_text(&signed("Sở Nội vụ", "2025", 9, [8, 2])), Some(Refusal::NotByTheBody(0))),
        (
            "homoglyph.json",
            to_text(&signed("S\u{43e}\u{309} Nội vụ", "2025", 9, [1, 2])),
            Some(Refusal::NotByTheBody(0)),
        ),
        (
            "last-year.json",
            to_text(&signed("Sở Nội vụ", "2024", 9, [1, 2])),
            Some(Refusal::OtherYear { year: "2024".to_owned() }),
        ),
        ("unsigned.json", to_text(&good.clone().without("proof")), Some(Refusal::NotSigned)),
        ("no-drafter.json", proofs(&good, |list| drop(list.remove(0))), Some(Refusal::Altered)),
        ("doubled.json", proofs(&good, |list| list.push(list[0].clone())), Some(Refusal::Altered)),
        (
            "unlinked.json",
            proofs(&good, |list| list[1] = list[1].clone().without("previousProof")),
            Some(Refusal::Altered),
        ),
    ]
}

fn roster() -> Roster {
    let mut roster = Roster::default();
    let day = Date::parse("2025-01-01").unwrap();
    for (body, seed) in [("Sở Nội vụ", 1), ("Sở Nội vụ", 2), ("Sở Y tế", 3)] {
        roster.add(&enrolled(body, seed), day, "").unwrap();
    }
    roster
}

#[test]
fn each_hostile_file_has_its_sentence_and_the_good_one_counts() {
    let mut desk = Desk::default();
    "2025".clone_into(&mut desk.year);
    desk.set_roster(Some(roster()));
    desk.add_pack(Arc::new(ca_mau().0));
    let files = hostile();
    for (name, text, _) in &files {
        desk.add(name, text, None);
    }
    let large = desk.add_refused("large.json", too_large(200 << 20).unwrap(), None);
    let good = desk.add("good.json", &to_text(&signed("Sở Nội vụ", "2025", 1, [1, 2])), None);
    let counting = desk.statuses();
    for (at, (name, _, refusal)) in files.iter().enumerate() {
        let expected = FileStatus::Refused(refusal.clone().unwrap_or(Refusal::NotOpened));
        assert_eq!(counting[at], expected, "{name}");
    }
    assert_eq!(counting[large], FileStatus::Refused(Refusal::NotOpened));
    assert_eq!(counting[good], FileStatus::Counts { conflict: None });
    for lang in [Lang::Vi, Lang::En] {
        // All that is said of a file, but for the name of the file itself.
        let mut said: BTreeMap<Vec<String>, &str> = BTreeMap::new();
        for (at, found) in counting.iter().enumerate() {
            let name = desk.files()[at].name.as_str();
            let other = said.insert(verdict::on_desk(lang, &desk, at, found), name);
            assert_eq!(other, None, "{name} says the same");
        }
    }
    let sentence = |name: &str| {
        let at = desk.files().iter().position(|filed| filed.name == name).unwrap();
        verdict::on_desk(Lang::Vi, &desk, at, &counting[at]).join(" ")
    };
    assert!(sentence("large.json").contains("200 MB"), "{}", sentence("large.json"));
    assert!(sentence("other-body.json").contains("Khóa ký này đứng tên đơn vị khác: Sở Y tế."));
    assert!(sentence("homoglyph.json").contains("có ký tự dễ nhầm với chữ cái khác"));
    assert!(sentence("no-drafter.json").contains("thiếu chữ ký trước đó"));
    assert!(sentence("proto.json").contains("__proto__"));
    assert!(sentence("archive.xlsx").contains("tệp nén hoặc tệp Excel"));
}

/// The order of the list says nothing: each proof names those it stands upon.
#[test]
fn proofs_in_another_order_hold_and_a_stripped_countersignature_is_flagged() {
    let file = signed("Sở Nội vụ", "2025", 1, [1, 2]);
    let mut desk = Desk::default();
    desk.set_roster(Some(roster()));
    desk.add_pack(Arc::new(ca_mau().0));
    let turned = desk.add("turned.json", &proofs(&file, |list| list.reverse()), None);
    let stripped = desk.add("stripped.json", &proofs(&file, |list| drop(list.pop())), None);
    let counting = desk.statuses();
    assert_eq!(counting[turned], FileStatus::Counts { conflict: None });
    assert_eq!(counting[stripped], FileStatus::Older { by: turned });
    assert_eq!(desk.flags(turned), []);
    assert_eq!(desk.flags(stripped), [Flag::NotCountersigned]);
    let said = verdict::on_desk(Lang::Vi, &desk, stripped, &counting[stripped]);
    assert!(said.iter().any(|line| line.starts_with("Chưa có chữ ký duyệt")), "{said:?}");
}

#[test]
fn a_file_of_four_mebibytes_is_read_and_a_larger_one_is_not() {
    assert_eq!(too_large(4 << 20), None);
    assert!(too_large((4 << 20) + 1).is_some() && too_large(u64::MAX).is_some());
}
