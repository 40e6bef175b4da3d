//! Whose key it is: enrolment, roster, replacement, revocation.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use crate::submission::file::{AT, ca_mau, document, key};
use cchc::base::date::Date;
use cchc::base::json::Json;
use cchc::base::json::write::to_text;
use cchc::submission::compare::{Integrity, Signer, integrity};
use cchc::submission::document::{countersign, sign};
use cchc::submission::keys::enrolment::{Enrolled, Enrolment, EnrolmentError, enrol, open_enrolment};
use cchc::submission::keys::roster::{Merged, Roster, RosterError, RosterFileError, SignerStanding};
use cchc::submission::read::OpenError;
use cchc::text::{Lang, roster as say};

pub fn enrolled(body: &str, seed: u8) -> Enrolled {
    open_enrolment(&to_text(&enrolment(body, seed))).unwrap()
}

fn enrolment(body: &str, seed: u8) -> Json {
    let enrolment = Enrolment { body: body.to_owned(), holder: "Giám đốc".to_owned(), ..Enrolment::default() };
    enrol(&enrolment, &key(seed), AT, [seed; 16]).unwrap()
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn signer(seed: u8, created: &str) -> Signer {
    Signer { key: key(seed).public(), created: Some(created.to_owned()), countersigns: false }
}

#[test]
fn an_enrolment_is_taken_only_with_its_own_signature() {
    let file = enrolment("Sở Nội vụ", 1);
    assert_eq!(enrolled("Sở Nội vụ", 1).key, key(1).public());
    let refused = |file: &Json| open_enrolment(&to_text(file)).unwrap_err();
    assert_eq!(refused(&file.clone().without("proof")), EnrolmentError::NotSigned);
    let altered = refused(&file.clone().with("holder", "Ai đó"));
    assert!(matches!(altered, EnrolmentError::Altered(_)));
    assert!(say::enrolment_error(Lang::Vi, &altered)[0].contains("đã bị sửa"));
    let other = sign(file.clone().without("proof"), &key(2), AT, [2; 16]).unwrap();
    assert_eq!(refused(&other), EnrolmentError::OtherKey);
    let two = countersign(file.clone(), &key(2), AT, [2; 16]).unwrap();
    assert_eq!(refused(&two), EnrolmentError::OtherKey);
    let wrong = Json::object([("id", Json::from(key(2).public().did())), ("fingerprint", "0000".into())]);
    assert!(matches!(refused(&file.clone().with("key", wrong)), EnrolmentError::Problems(p) if p.len() == 1));
    let submission = to_text(&document(&ca_mau().0, &ca_mau().1, 1));
    let format = "cchc-submission/1".to_owned();
    assert_eq!(open_enrolment(&submission), Err(EnrolmentError::Open(OpenError::OtherFile { format })));
}

#[test]
fn a_roster_taken_in_brings_keys_and_only_ever_ends_those_that_are_here() {
    let mut ours = Roster::default();
    for (body, seed) in [("Sở Nội vụ", 1), ("Sở Y tế", 2), ("Sở Tài chính", 3), ("Sở Công Thương", 4)]
    {
        ours.add(&enrolled(body, seed), day("2025-01-01"), "").unwrap();
    }
    let mut theirs = ours.clone();
    theirs.revoke(&key(1).public(), day("2025-06-01"), "mất máy").unwrap();
    theirs.replace(&key(2).public(), &enrolled("Sở Y tế", 5), day("2025-07-01"), "").unwrap();
    theirs.entries[2].body = "Sở Tư pháp".to_owned();
    let old = ours.clone();
    assert_eq!(ours.merge(theirs.clone()), Merged { added: 1, narrowed: 2, same: 1, of_others: 1 });
    let said = |seed: u8, body: &str| ours.standing(&signer(seed, AT), body, Some(day("2025-08-01"))).code();
    assert_eq!([said(1, "Sở Nội vụ"), said(2, "Sở Y tế"), said(5, "Sở Y tế")], ["revoked", "expired", "of-this-body"]);
    assert_eq!(said(3, "Sở Tài chính"), "of-this-body");
    // An older copy takes nothing back.
    let now = ours.clone();
    assert_eq!(ours.merge(old), Merged { same: 4, ..Merged::default() });
    assert_eq!(ours, now);
}

#[test]
fn a_roster_tells_whose_key_signed() {
    let mut roster = Roster::default();
    roster.add(&enrolled("Sở Nội vụ", 1), day("2025-01-01"), "đối chiếu qua điện thoại").unwrap();
    roster.add(&enrolled("Sở Nội vụ", 2), day("2025-01-01"), "").unwrap();
    roster.add(&enrolled("Sở Y tế", 3), day("2025-01-01"), "").unwrap();
    let taken = RosterError::KeyTaken { body: "Sở Y tế".to_owned() };
    assert_eq!(roster.add(&enrolled("Sở Nội vụ", 3), day("2025-01-01"), ""), Err(taken));

    let standing = |roster: &Roster, seed| roster.standing(&signer(seed, AT), "SỞ  NỘI VỤ", None);
    assert_eq!(standing(&roster, 1), SignerStanding::OfThisBody { holder: "Giám đốc".to_owned() });
    assert_eq!(standing(&roster, 3), SignerStanding::OfAnotherBody { body: "Sở Y tế".to_owned() });
    assert_eq!(standing(&roster, 4), SignerStanding::Unknown);
    let early = roster.standing(&signer(1, "2024-12-31T00:00:00+07:00"), "Sở Nội vụ", None);
    assert_eq!(early, SignerStanding::NotYet { from: day("2025-01-01") });

    let other = RosterError::OtherBody { body: "Sở Nội vụ".to_owned() };
    assert_eq!(roster.replace(&key(1).public(), &enrolled("Sở Y tế", 5), day("2025-06-01"), ""), Err(other));
    roster.replace(&key(1).public(), &enrolled("Sở Nội vụ", 4), day("2025-06-01"), "").unwrap();
    assert_eq!(standing(&roster, 1), SignerStanding::Expired { to: day("2025-05-31"), replaced: true });
    assert!(standing(&roster, 4).is_good());
    // What was received while the old key was valid stays good.
    assert!(roster.standing(&signer(1, AT), "Sở Nội vụ", Some(day("2025-05-31"))).is_good());

    roster.revoke(&key(2).public(), day("2026-02-01"), "mất máy").unwrap();
    let revoked = SignerStanding::Revoked { on: day("2026-02-01"), reason: "mất máy".to_owned() };
    assert_eq!(standing(&roster, 2), revoked);
    assert!(roster.standing(&signer(2, AT), "Sở Nội vụ", Some(day("2026-01-31"))).is_good());
    assert_eq!(roster.revoke(&key(9).public(), day("2026-02-01"), ""), Err(RosterError::UnknownKey));

    assert_eq!(Roster::parse(&roster.to_text()), Ok(roster.clone()));
    for entry in &roster.entries {
        for other in ["Sở Nội vụ", "Sở Y tế", "Sở Công Thương"] {
            let found = roster.standing(&signer(1, AT), other, Some(entry.valid_from));
            assert!(!say::standing(Lang::Vi, &found).is_empty());
        }
    }
}

#[test]
fn both_signatures_of_a_file_are_looked_up() {
    let (pack, draft) = ca_mau();
    let file = sign(document(&pack, &draft, 1), &key(1), AT, [1; 16]).unwrap();
    let file = countersign(file, &key(2), AT, [2; 16]).unwrap();
    let found = integrity(&file);
    let mut roster = Roster::default();
    roster.add(&enrolled("Sở Nội vụ", 1), day("2025-01-01"), "").unwrap();
    let standings = roster.standings(&found, "Sở Nội vụ", None);
    assert_eq!(standings.iter().map(SignerStanding::is_good).collect::<Vec<_>>(), [true, false]);
    assert_eq!(roster.standings(&Integrity::NotSigned, "Sở Nội vụ", None), []);
}

#[test]
fn a_roster_with_a_key_twice_is_refused() {
    let mut roster = Roster::default();
    roster.add(&enrolled("Sở Nội vụ", 1), day("2025-01-01"), "").unwrap();
    let twice = roster.entries[0].clone();
    roster.entries.push(twice);
    let Err(RosterFileError::Problems(problems)) = Roster::parse(&roster.to_text()) else { unreachable!() };
    assert_eq!(problems[0].pointer, "/entries/1/key");
    let signed = sign(Roster::default().to_json(), &key(9), AT, [9; 16]).unwrap();
    assert_eq!(Roster::parse(&to_text(&signed)), Ok(Roster::default()));
}
