//! The signed file from draft to verdict: what is written is read and recomputed
//! alike, and every altered byte is refused at the place where it stands.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use cchc::answer::{Applies, Document, EvidenceRef};
use cchc::base::digest::Digest;
use cchc::base::json::Json;
use cchc::base::json::write::to_text;
use cchc::draft::Draft;
use cchc::engine::score::evaluate;
use cchc::pack::{Pack, builtin, read::read};
use cchc::submission::compare::{Completeness, Integrity, PackMatch, Verdict, check, choose_pack, integrity};
use cchc::submission::digests::{Located, parts, with_digests};
use cchc::submission::document::{CountersignError, Made, build, countersign, sign};
use cchc::submission::keys::SigningKey;
use cchc::submission::read::{Foreign, OpenError, Opened, open};
use cchc::text::{Lang, submission as say};

pub const AT: &str = "2025-12-31T02:05:00Z";

/// A key of the tests; worth nothing.
pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&mut [seed; 32])
}

pub fn pack(id: &str) -> Pack {
    read(builtin::get(id).unwrap().text).pack.unwrap()
}

/// The small set of Cà Mau, answered in full.
pub fn ca_mau() -> (Pack, Draft) {
    let pack = pack("ca-mau-so-2013-trich");
    let mut draft = Draft { id: "d".to_owned(), pack: pack.id.to_string(), ..Draft::default() };
    draft.answers = pack.examples.first().unwrap().answers.clone();
    draft.answers.setup.body = "Sở Nội vụ".to_owned();
    draft.answers.setup.year = "2013".to_owned();
    draft.report.proposals = "Không".to_owned();
    (pack, draft)
}

pub fn document(pack: &Pack, draft: &Draft, number: u32) -> Json {
    let made = Made { at: AT, engine: "0.1.0", number };
    build(pack, draft, &evaluate(pack, &draft.answers), &made)
}

fn signed() -> (Pack, Json) {
    let (pack, draft) = ca_mau();
    let signed = sign(document(&pack, &draft, 1), &key(1), AT, [1; 16]).unwrap();
    (pack, signed)
}

fn verdict(pack: &Pack, opened: &Opened) -> Verdict {
    check(opened, &|wanted| choose_pack([pack], wanted), None)
}

#[test]
fn a_signed_and_countersigned_file_is_genuine_and_recomputed_alike() {
    let (pack, file) = signed();
    let file = countersign(file, &key(2), "2025-12-31T03:00:00Z", [2; 16]).unwrap();
    let opened = open(&to_text(&file)).unwrap();
    assert_eq!(opened.problems, []);
    let verdict = verdict(&pack, &opened);
    assert_eq!(verdict.differences, []);
    assert!(verdict.holds());
    let signers = verdict.integrity.signers();
    assert_eq!(signers.iter().map(|s| s.countersigns).collect::<Vec<_>>(), [false, true]);
    assert_eq!(signers[1].key, key(2).public());
    assert_eq!(say::integrity(Lang::Vi, &verdict.integrity, Some(&pack)).len(), 3);
    // Recomputed without proofs: the same before and after signing.
    let (pack, draft) = ca_mau();
    assert_eq!(verdict.digest, Digest::of_json(&document(&pack, &draft, 1)));
}

#[test]
fn every_builtin_set_makes_a_file_that_is_read_and_recomputed_alike() {
    for known in builtin::all() {
        let pack = pack(known.id);
        let answers = pack.examples.iter().map(|example| example.answers.clone());
        for mut answers in answers.chain([Default::default()]) {
            answers.setup.body = "Đơn vị".to_owned();
            let draft = Draft { answers, ..Draft::default() };
            let text = to_text(&document(&pack, &draft, 1));
            let opened = open(&text).unwrap();
            assert_eq!(opened.problems, [], "{}", known.id);
            let verdict = verdict(&pack, &opened);
            assert_eq!(verdict.differences, [], "{}", known.id);
            assert_eq!(verdict.integrity, Integrity::NotSigned);
            assert_eq!(verdict.card.unwrap(), evaluate(&pack, &draft.answers));
        }
    }
}

#[test]
fn private_notes_stay_at_home() {
    let (pack, mut draft) = ca_mau();
    let leaf = pack.leaves().next().unwrap().1.id.to_string();
    draft.answers.node_mut(&leaf).note = "bí mật".to_owned();
    draft.answers.node_mut("only-a-note").note = "bí mật".to_owned();
    let text = to_text(&document(&pack, &draft, 1));
    assert!(!text.contains("bí mật") && !text.contains("only-a-note"));
    // Put in by hand it is a problem at its place.
    let text = text.replacen("\"values\": {", "\"note\": \"x\",\n \"values\": {", 1);
    let opened = open(&text).unwrap();
    assert!(opened.problems[0].pointer.starts_with("/answers/nodes/"), "{:?}", opened.problems);
}

/// Every byte of the file; broken UTF-8 is read as the browser reads it (U+FFFD).
#[test]
fn every_altered_byte_is_refused_and_the_place_is_named() {
    let (pack, draft) = ca_mau();
    // One answer and two results: the fewer bytes, the sooner each was tried.
    let first = |value: &Json, n: usize| Json::Object(value.as_object().unwrap()[..n].to_vec());
    let file = document(&pack, &draft, 1);
    let results = first(file.get("results").unwrap(), 2);
    let answers = file.get("answers").unwrap().clone();
    let nodes = first(answers.get("nodes").unwrap(), 1);
    let file = with_digests(file.with("results", results).with("answers", answers.with("nodes", nodes)));
    let file = sign(file, &key(1), AT, [1; 16]).unwrap();
    let text = to_text(&file);
    let original: Vec<(String, Json)> = parts(&file).into_iter().map(|(at, part)| (at, part.clone())).collect();
    let (mut same, mut unread, mut located, mut list, mut proof, mut whole) = (0, 0, 0, 0, 0, 0);
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= if at % 2 == 0 { 1 } else { 0x10 };
        let altered = String::from_utf8_lossy(&bytes);
        let Ok(opened) = open(&altered) else {
            unread += 1;
            continue;
        };
        if opened.json == file {
            same += 1;
            continue;
        }
        let integrity = integrity(&opened.json);
        let Integrity::Altered { located: found, .. } = &integrity else {
            // A name of `proof` changed takes the signature away.
            assert_eq!(integrity, Integrity::NotSigned, "byte {at}");
            assert!(!opened.problems.is_empty());
            continue;
        };
        let now: Vec<(String, Json)> = parts(&opened.json).into_iter().map(|(at, part)| (at, part.clone())).collect();
        let mut changed: Vec<&str> =
            now.iter().filter(|part| !original.contains(part)).map(|(at, _)| at.as_str()).collect();
        changed.extend(original.iter().filter(|(at, _)| now.iter().all(|(n, _)| n != at)).map(|(at, _)| at.as_str()));
        match found {
            Located::Content(places) => {
                located += 1;
                let mut places: Vec<&str> = places.iter().map(String::as_str).collect();
                places.sort_unstable();
                changed.sort_unstable();
                assert_eq!(places, changed, "byte {at}");
            }
            Located::List(_) => {
                list += 1;
                assert!(changed.is_empty(), "byte {at}: {changed:?}");
                assert_ne!(opened.json.get("digests"), file.get("digests"));
            }
            Located::Consistent => {
                proof += 1;
                assert_ne!(opened.json.get("proof"), file.get("proof"), "byte {at}");
                assert!(changed.is_empty());
            }
            Located::NoList => {
                whole += 1;
                assert_eq!(opened.json.get("digests"), None);
            }
        }
        for lang in [Lang::Vi, Lang::En] {
            assert!(say::integrity(lang, &integrity, Some(&pack)).iter().all(|line| !line.is_empty()));
        }
    }
    let told = format!("{same} {unread} {located} {list} {proof} {whole}");
    assert!(same < 2_000 && 300 < located && 300 < list && 100 < proof && 0 < whole, "{told}");
}

#[test]
fn a_changed_answer_is_named_in_words() {
    let (pack, file) = signed();
    let text = to_text(&file);
    let from = "\"year\": \"2013\"";
    let opened = open(&text.replacen(from, "\"year\": \"2014\"", 1)).unwrap();
    let lines = say::integrity(Lang::Vi, &verdict(&pack, &opened).integrity, Some(&pack));
    assert!(lines[0].starts_with("Tệp đã bị sửa sau khi ký, tại: năm đánh giá."), "{}", lines[0]);
    let leaf = pack.leaves().next().unwrap().1;
    let answers = file.get("answers").unwrap().clone();
    let nodes = answers.get("nodes").unwrap().clone().without(&leaf.id);
    let other = file.with("answers", answers.with("nodes", nodes));
    let opened = open(&to_text(&other)).unwrap();
    let lines = say::integrity(Lang::Vi, &verdict(&pack, &opened).integrity, Some(&pack));
    let expected = format!("Tệp đã bị sửa sau khi ký, tại: nội dung kê khai của tiêu chí {} {}.", leaf.code, leaf.name);
    assert!(lines[0].starts_with(&expected), "{}", lines[0]);
}

#[test]
fn figures_signed_wrong_are_found_by_recomputing() {
    let (pack, draft) = ca_mau();
    let file = document(&pack, &draft, 1);
    let totals = file.get("totals").unwrap().clone().with("projected", "99");
    let leaf = pack.leaves().next().unwrap().1.id.to_string();
    let results = file.get("results").unwrap().clone();
    let result = results.get(&leaf).unwrap().clone().with("points", "0.25");
    let results = results.with(&leaf, result);
    let file = with_digests(file.with("totals", totals).with("results", results));
    let opened = open(&to_text(&sign(file, &key(1), AT, [1; 16]).unwrap())).unwrap();
    let verdict = verdict(&pack, &opened);
    assert!(verdict.integrity.is_genuine() && !verdict.holds());
    let places: Vec<&str> = verdict.differences.iter().map(|d| d.place.as_str()).collect();
    assert_eq!(places, [format!("/results/{leaf}/points").as_str(), "/totals/projected"]);
    assert_eq!(verdict.differences[0].node, Some(leaf));
    assert_eq!(verdict.differences[0].claimed.as_deref(), Some("0.25"));
    let line = say::difference(Lang::Vi, Some(&pack), &verdict.differences[1]);
    assert_eq!(line, "Khác nhau tại số tổng hợp: tổng điểm tạm tính: tệp ghi 99, tính lại là 7.");
}

#[test]
fn what_is_missing_is_listed() {
    let (pack, mut draft) = ca_mau();
    let leaves: Vec<String> = pack.leaves().map(|(_, node, _)| node.id.to_string()).collect();
    draft.answers.nodes.remove(&leaves[0]);
    draft.answers.node_mut("khong-co").reason = "x".to_owned();
    draft.answers.node_mut(&leaves[1]).applies = Applies::No;
    let file = document(&pack, &draft, 1);
    let found = verdict(&pack, &open(&to_text(&file)).unwrap()).completeness.unwrap();
    assert_eq!(found.open, [leaves[0].clone()]);
    assert_eq!(found.stray, ["khong-co"]);
    assert_eq!(found.left_out, [leaves[1].clone()]);
    assert!(!found.is_complete());
    assert!(say::completeness(Lang::Vi, Some(&pack), &found)[0].starts_with("Chưa chấm (1): 1.1"));
    assert!(Completeness::default().is_complete());
}

#[test]
fn another_version_of_the_set_is_not_recomputed() {
    let (pack, file) = signed();
    let opened = open(&to_text(&file)).unwrap();
    let mut other = pack.clone();
    other.digest = "0".repeat(64).into();
    other.version = "2".into();
    let found = verdict(&other, &opened);
    assert_eq!(found.pack, Some(PackMatch::OtherVersion { here: "2".to_owned() }));
    assert!(found.card.is_none() && !found.holds() && found.integrity.is_genuine());
    let found = check(&opened, &|_| None, None);
    assert_eq!(found.pack, Some(PackMatch::Unknown));
    assert_eq!(choose_pack([&other, &pack], &opened.submission.unwrap().stated.pack), Some(&pack));
}

#[test]
fn nobody_countersigns_what_does_not_hold() {
    let (_, file) = signed();
    let altered = file.clone().with("format", "cchc-submission/2");
    let refused = countersign(altered, &key(2), AT, [2; 16]);
    assert!(matches!(refused, Err(CountersignError::NotGenuine(_))));
    let refused = countersign(file.without("proof"), &key(2), AT, [2; 16]);
    assert!(matches!(refused, Err(CountersignError::NotGenuine(_))));
}

#[test]
fn files_of_other_kinds_are_told_apart() {
    let foreign = |text: &str| match open(text) {
        Err(OpenError::Foreign(kind)) => Some(kind),
        _ => None,
    };
    assert_eq!(foreign("PK\u{3}\u{4}…"), Some(Foreign::Zip));
    assert_eq!(foreign("%PDF-1.7\n"), Some(Foreign::Pdf));
    assert_eq!(foreign("-----BEGIN ENCRYPTED PRIVATE KEY-----"), Some(Foreign::Pem));
    assert_eq!(foreign("\n<!DOCTYPE html>"), Some(Foreign::Html));
    assert_eq!(open("[]"), Err(OpenError::OtherFile { format: String::new() }));
    let format = "cchc-submission/2".to_owned();
    assert_eq!(open(r#"{"format": "cchc-submission/2"}"#), Err(OpenError::Newer { format }));
    for hostile in [
        "[".repeat(10_000),
        r#"{"format": 1e400}"#.to_owned(),
        r#"{"format": NaN}"#.to_owned(),
        r#"{"a": 1, "a": 2}"#.to_owned(),
        r#"{"a": "\ud800"}"#.to_owned(),
        " ".repeat(5 << 20),
        String::new(),
    ] {
        let error = open(&hostile).unwrap_err();
        assert!(matches!(error, OpenError::Json(_)));
        assert!(!say::open_error(Lang::Vi, &error).is_empty());
    }
    let opened = open(r#"{"format": "cchc-submission/1", "__proto__": {}, "constructor": 1, "answers": []}"#).unwrap();
    assert!(opened.submission.is_none() && 10 < opened.problems.len());
}

#[test]
fn look_alike_names_and_late_files_are_flagged() {
    let (mut pack, mut draft) = ca_mau();
    draft.answers.setup.body = "S\u{43e}\u{309} Nội vụ\u{200b}".to_owned();
    draft.answers.documents.push(Document { id: "d1".to_owned(), ..Document::default() });
    let leaf = pack.leaves().next().unwrap().1.id.to_string();
    draft.answers.node_mut(&leaf).evidence.push(EvidenceRef { document: "d1".to_owned(), ..EvidenceRef::default() });
    pack.schedule.self_score = cchc::base::date::Date::of(2025, 12, 30);
    let opened = open(&to_text(&document(&pack, &draft, 1))).unwrap();
    let found = verdict(&pack, &opened);
    assert_eq!(found.odd_letters, ['\u{309}', '\u{43e}', '\u{200b}']);
    let late = found.late.unwrap();
    assert_eq!(say::late(Lang::Vi, &late), "Nộp quá hạn: hạn nộp 30/12/2025, tệp ghi ngày 31/12/2025.");
    let received = cchc::base::date::Date::of(2025, 12, 30);
    assert_eq!(check(&opened, &|wanted| choose_pack([&pack], wanted), received).late, None);
}

/// The worked example of `criteria/SUBMISSION.md`: the answers of Cà Mau, signed
/// by the test keys 1 (drafter) and 2 (head).
///
/// Run with `CCHC_BLESS=1` to write it anew after a change of the format.
#[test]
fn the_worked_example_is_what_the_program_writes() {
    let (pack, file) = signed();
    let file = countersign(file, &key(2), "2025-12-31T03:00:00Z", [2; 16]).unwrap();
    let path = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/submission/ca-mau.json");
    if std::env::var_os("CCHC_BLESS").is_some() {
        std::fs::write(&path, to_text(&file)).unwrap();
    }
    let text = std::fs::read_to_string(path).unwrap();
    assert_eq!(text, to_text(&file));
    assert!(verdict(&pack, &open(&text).unwrap()).holds());
}

fn schema() -> jsonschema::Validator {
    let schema = serde_json::from_str(include_str!("../../../criteria/submission.schema.json")).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn schema_and_reader_agree_on_the_shape() {
    let schema = schema();
    let fits = |file: &Json| schema.is_valid(&serde_json::from_str(&to_text(file)).unwrap());
    let (_, file) = signed();
    assert!(fits(&file));
    assert!(fits(&countersign(file.clone(), &key(2), AT, [2; 16]).unwrap()));
    for known in builtin::all() {
        let pack = pack(known.id);
        for mut answers in pack.examples.iter().map(|example| example.answers.clone()) {
            answers.setup.body = "Đơn vị".to_owned();
            let draft = Draft { answers, ..Draft::default() };
            let file = document(&pack, &draft, 1);
            let value = serde_json::from_str(&to_text(&file)).unwrap();
            let errors: Vec<String> =
                schema.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert_eq!(errors, Vec::<String>::new(), "{}", known.id);
        }
    }
    // Each member taken away or of another type is refused by both.
    for (name, value) in file.as_object().unwrap() {
        let without = file.clone().without(name);
        let null = file.clone().with(name, Json::Null);
        for other in [without, null] {
            let refused = open(&to_text(&other)).map_or(true, |opened| !opened.problems.is_empty());
            // `proof` and `@context` are the business of the signature.
            let by_signature = name == "proof" || name == "@context" && other.get(name).is_some();
            assert!(refused || by_signature, "{name}");
            assert!(!fits(&other) || name == "proof", "{name}");
        }
        for (inner, _) in value.as_object().unwrap_or_default() {
            let other = file.clone().with(name, value.clone().with(inner, true));
            let refused = open(&to_text(&other)).map_or(true, |opened| !opened.problems.is_empty());
            assert!(refused || name == "proof", "{name}/{inner}");
            assert!(!fits(&other), "{name}/{inner}");
        }
    }
}
