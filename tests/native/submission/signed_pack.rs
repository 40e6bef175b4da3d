//! A pack handed out as one file: signed or not, altered or not, by whom; its
//! digest is the same in every case.

use crate::submission::file::{AT, key};
use cchc::base::date::Date;
use cchc::base::json::Json;
use cchc::base::json::parse::{Limits, parse};
use cchc::base::json::write::{canonical, to_text};
use cchc::pack::builtin;
use cchc::pack::read::{bare, read, read_json};
use cchc::pack_editor::project::Project;
use cchc::submission::compare::Integrity;
use cchc::submission::digests::{Located, parts};
use cchc::submission::document::sign;
use cchc::submission::keys::enrolment::{Enrolment, enrol, open_enrolment};
use cchc::submission::keys::roster::{Roster, SignerStanding};
use cchc::submission::proof::{ProofOptions, Purpose, add_proof};
use cchc::submission::signed_pack::{SignedPack, Whose, joined, open, sign_pack, whose};
use cchc::submission::verify::VerifyError;
use cchc::text::{Lang, signed_pack as say};

fn file(id: &str) -> Json {
    parse(builtin::get(id).unwrap().text, &Limits::DEFAULT).unwrap()
}

fn ca_mau() -> Json {
    file("ca-mau-so-2013-trich")
}

fn signed() -> Json {
    sign_pack(ca_mau(), &key(1), AT, [1; 16]).unwrap()
}

/// The error and the places that an altered file is refused with.
fn refusal(file: &Json) -> (VerifyError, Located) {
    match open(file.clone()).integrity {
        Integrity::Altered { error, located, .. } => (error, located),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_signed_set_is_the_same_set_with_the_same_digest() {
    for shipped in builtin::all() {
        let plain = read(shipped.text);
        let file = sign_pack(file(shipped.id), &key(1), AT, [1; 16]).unwrap();
        let opened = open(parse(&to_text(&file), &Limits::DEFAULT).unwrap());
        assert_eq!(opened.reading, plain, "{}", shipped.id);
        assert_eq!(opened.file, bare(file.clone()));
        assert_eq!(read_json(&file), plain);
        let Integrity::Genuine { signers } = &opened.integrity else { panic!("{}", shipped.id) };
        assert_eq!(signers.iter().map(|one| one.key).collect::<Vec<_>>(), [key(1).public()]);
        assert_eq!(signers[0].created.as_deref(), Some(AT));
        // What is kept beside the pack makes the signed file again.
        let again = joined(opened.file.clone(), opened.signature.as_ref());
        assert_eq!(canonical(&again), canonical(&file));
    }
}

#[test]
fn a_set_without_a_signature_is_taken_and_says_so() {
    let SignedPack { file: set, signature, integrity, reading } = open(ca_mau());
    assert_eq!((set, signature, integrity), (ca_mau(), None, Integrity::NotSigned));
    assert!(reading.pack.is_some());
    // Stripped of its proof, a signed set is one without a signature.
    for names in [&["proof"][..], &["proof", "digests"], &["proof", "digests", "@context"]] {
        let stripped = names.iter().fold(signed(), |json, name| json.without(name));
        let opened = open(stripped);
        assert_eq!((&opened.integrity, &opened.signature), (&Integrity::NotSigned, &None));
        assert_eq!(opened.reading.pack.unwrap().digest, read_json(&ca_mau()).pack.unwrap().digest);
    }
}

#[test]
fn every_altered_part_is_refused_at_its_place() {
    let file = signed();
    for (at, _) in parts(&file) {
        let altered = with(&file, &at, "khác".into());
        let (error, located) = refusal(&altered);
        // The context is copied into the proof.
        let expected = if at == "/@context" { VerifyError::ContextMismatch } else { VerifyError::BadSignature };
        assert_eq!(error, expected, "{at}");
        assert_eq!(located, Located::Content(vec![at.clone()]), "{at}");
        assert!(open(altered).refused());
    }
    // A line more, a line less, another list of digests, another proof.
    let areas = file.get("areas").unwrap().clone();
    let Json::List(mut twice) = areas else { unreachable!() };
    twice.extend(twice.clone());
    assert!(open(file.clone().with("areas", twice)).refused());
    assert!(open(file.clone().with("bonus", Vec::<Json>::new())).refused());
    assert!(open(file.clone().without("digests")).refused());
    assert!(open(file.clone().with("proof", "x")).refused());
    assert!(!open(file).refused());
}

#[test]
fn the_places_are_told_by_the_names_of_lines() {
    let file = with(&signed(), "/areas/0/children/0/children/0/rule/options/0/points", "0.9".into());
    let lines = say::origin(Lang::Vi, &open(file), &Roster::default());
    assert!(lines[0].contains("tiêu chí “1.1.1 "), "{lines:?}");
    let file = with(&signed(), "/areas/0/max", "8".into());
    let lines = say::origin(Lang::Vi, &open(file), &Roster::default());
    assert!(lines[0].contains("tiêu chí “1 "), "{lines:?}");
    let file = with(&signed(), "/status_note", "khác".into());
    let lines = say::origin(Lang::En, &open(file), &Roster::default());
    assert!(lines[0].contains("“status_note”"), "{lines:?}");
}

#[test]
fn a_proof_of_something_else_does_not_sign_a_set() {
    // Of another pack, of this pack beside its signature members, of another kind of file.
    let other = sign_pack(file("tu-phap-2022-trich"), &key(1), AT, [1; 16]).unwrap();
    let moved = signed().with("proof", other.get("proof").unwrap().clone());
    assert_eq!(refusal(&moved), (VerifyError::BadSignature, Located::Consistent));
    let plain = sign(ca_mau(), &key(1), AT, [1; 16]).unwrap();
    let moved = signed().with("proof", plain.get("proof").unwrap().clone());
    assert_eq!(refusal(&moved).0, VerifyError::BadSignature);
    // A proof of possession states nothing about the content.
    let purpose = Purpose::Authentication;
    let options = ProofOptions { created: AT.to_owned(), purpose, id: None, previous: Vec::new() };
    let only = add_proof(signed().without("proof"), &key(1), &options).unwrap();
    let found = "authentication".to_owned();
    assert_eq!(refusal(&only).0, VerifyError::UnknownPurpose { found });
}

#[test]
fn a_signature_that_names_the_key_of_another_is_refused() {
    let file = signed();
    let proof = file.get("proof").unwrap().clone();
    let forged = proof.with("verificationMethod", key(2).public().verification_method());
    assert_eq!(refusal(&file.with("proof", forged)).0, VerifyError::BadSignature);
}

#[test]
fn what_is_edited_in_the_studio_is_no_longer_signed() {
    let project = Project::of_pack("thử", signed());
    assert_eq!(project.work().pack, Some(bare(signed())));
}

#[test]
fn signing_again_replaces_the_signature() {
    let again = sign_pack(signed(), &key(2), AT, [2; 16]).unwrap();
    let signers = open(again).integrity.signers().iter().map(|one| one.key).collect::<Vec<_>>();
    assert_eq!(signers, [key(2).public()]);
}

#[test]
fn the_roster_tells_whose_key_signed_a_set() {
    let enrolled = |body: &str, seed: u8| {
        let enrolment = Enrolment { body: body.into(), holder: "Giám đốc".into(), ..Enrolment::default() };
        open_enrolment(&to_text(&enrol(&enrolment, &key(seed), AT, [seed; 16]).unwrap())).unwrap()
    };
    let opened = open(signed());
    let signer = &opened.integrity.signers()[0];
    let mut roster = Roster::default();
    assert_eq!(whose(&roster, signer), Whose::NoRoster);
    roster.add(&enrolled("Sở Y tế", 2), Date::parse("2025-01-01").unwrap(), "").unwrap();
    assert_eq!(whose(&roster, signer), Whose::Unknown);
    roster.add(&enrolled("Sở Nội vụ", 1), Date::parse("2025-01-01").unwrap(), "").unwrap();
    let holder = "Giám đốc".to_owned();
    let standing = SignerStanding::OfThisBody { holder };
    assert_eq!(whose(&roster, signer), Whose::Of { body: "Sở Nội vụ".to_owned(), standing });
    let known = say::origin(Lang::Vi, &opened, &roster);
    assert!(known.iter().any(|line| line.contains("Sở Nội vụ")), "{known:?}");
    assert!(known.iter().any(|line| line.contains(&signer.fingerprint())), "{known:?}");
    roster.revoke(&key(1).public(), Date::parse("2026-01-01").unwrap(), "mất máy").unwrap();
    assert!(matches!(whose(&roster, signer), Whose::Of { standing: SignerStanding::Revoked { .. }, .. }));
}

/// The file with another value at a place.
fn with(file: &Json, at: &str, value: Json) -> Json {
    fn put(json: &mut Json, steps: &[&str], value: Json) {
        let Some((step, rest)) = steps.split_first() else {
            *json = value;
            return;
        };
        match json {
            Json::List(elements) => put(&mut elements[step.parse::<usize>().unwrap()], rest, value),
            Json::Object(members) => {
                let name = step.replace("~1", "/").replace("~0", "~");
                put(&mut members.iter_mut().find(|(known, _)| *known == name).unwrap().1, rest, value);
            }
            _ => panic!("{step}"),
        }
    }
    let mut out = file.clone();
    let steps: Vec<&str> = at.split('/').skip(1).collect();
    put(&mut out, &steps, value);
    out
}
