//! Reading takes time that grows straight with the size of what is read, for
//! good files and for hostile ones: many unknown names, many repeated names,
//! deep, wide, long texts, many problems.
//!
//! Each reader is timed on a text of some size and on one four times as large.
//! Straight growth makes the second four times as slow, squared growth sixteen
//! times; the bound lies between. The least of several runs is taken, so other
//! work on the machine does not decide.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use crate::submission::file::{AT, ca_mau, document, key};
use crate::submission::roster::enrolled;
use crate::support::clock::least;
use cchc::appraisal::Desk;
use cchc::base::date::Date;
use cchc::base::json::write::to_text;
use cchc::draft::{self, draft_text};
use cchc::engine::rank::{Cohort, read_table};
use cchc::pack::read as pack;
use cchc::submission::document::sign;
use cchc::submission::keys::roster::Roster;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

/// Four times the size may take this many times as long.
const BOUND: u32 = 9;
/// Shorter times are too coarse to compare.
const GRAIN: Duration = Duration::from_millis(3);

/// Times a reader on the texts that `text` makes for a count and four times it.
fn grows(name: &str, count: usize, text: impl Fn(usize) -> String, read: impl Fn(&str)) -> Option<String> {
    let [small, large] = [count, 4 * count].map(&text);
    let (before, after) = (least(5, || read(&small)), least(5, || read(&large)));
    let bytes = (small.len(), large.len());
    ((before + GRAIN) * BOUND < after)
        .then(|| format!("{name}: {before:?} for {} bytes, {after:?} for {} bytes", bytes.0, bytes.1))
}

/// `count` members with names of their own.
fn members(count: usize, value: &str) -> String {
    (0..count).fold(String::new(), |mut text, at| {
        write!(text, "\"x{at}\": {value}, ").unwrap();
        text
    })
}

/// Makes the text of a file, or a part of one, for a count.
type Make = Box<dyn Fn(usize) -> String>;

/// The hostile shapes of a JSON object that begins with `head` (an opening brace
/// and members): what follows it before the closing brace.
fn shapes() -> [(&'static str, Make); 6] {
    [
        ("unknown names", Box::new(|count| members(count, "0"))),
        ("unknown names with objects", Box::new(|count| members(count, "{\"a\": 1}"))),
        ("long texts", Box::new(|count| members(count / 100, &format!("{:?}", "ệ".repeat(100))))),
        ("one wide list", Box::new(|count| format!("\"wide\": [{}0], ", "0,".repeat(count)))),
        ("one wide list of objects", Box::new(|count| format!("\"wide\": [{}{{}}], ", "{},".repeat(count)))),
        ("one long text", Box::new(|count| format!("\"long\": {:?}, ", "a\n".repeat(count)))),
    ]
}

/// Puts `inside` right behind the opening brace of member `name`, or of the file
/// when `name` is empty.
fn inserted(text: &str, name: &str, inside: &str) -> String {
    let from = if name.is_empty() { 0 } else { text.find(&format!("\"{name}\"")).unwrap() };
    let brace = from + text[from..].find('{').unwrap() + 1;
    format!("{}{inside}{}", &text[..brace], &text[brace..])
}

fn signed() -> String {
    let (pack, draft) = ca_mau();
    to_text(&sign(document(&pack, &draft, 1), &key(1), AT, [1; 16]).unwrap())
}

#[test]
fn submissions_are_read_and_checked_in_straight_time() {
    let good = signed();
    let mut found = Vec::new();
    for place in ["", "pack", "body", "answers", "setup", "nodes", "results", "totals", "report", "digests", "proof"] {
        for (shape, inside) in shapes() {
            let read = |text: &str| {
                let mut desk = Desk::default();
                desk.add_pack(Arc::new(ca_mau().0));
                desk.add("x.json", text, None);
                assert_eq!(desk.statuses().len(), 1);
            };
            let name = format!("{shape} in `{place}`");
            found.extend(grows(&name, 2_000, |count| inserted(&good, place, &inside(count)), read));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn drafts_packs_rosters_lists_and_desk_files_are_read_in_straight_time() {
    let (pack, draft) = ca_mau();
    let draft = draft_text(&draft);
    let pack_text = std::fs::read_to_string("criteria/ca-mau-so-2013-trich/pack.json").unwrap();
    let mut roster = Roster::default();
    roster.add(&enrolled("Sở Y tế", 3), Date::parse("2025-01-01").unwrap(), "").unwrap();
    let roster = roster.to_text();
    let mut desk = Desk::default();
    desk.add_pack(Arc::new(pack));
    let desk = desk.to_text();
    let list = r#"{"format": "cchc-cohort/1", "entries": []}"#.to_owned();
    type Reader = (&'static str, String, &'static str, fn(&str));
    let readers: [Reader; 8] = [
        ("draft", draft.clone(), "", |text| drop(draft::read(text))),
        ("draft", draft, "answers", |text| drop(draft::read(text))),
        ("pack", pack_text.clone(), "", |text| assert!(pack::read(text).pack.is_none())),
        ("pack", pack_text.clone(), "areas", |text| assert!(pack::read(text).pack.is_none())),
        ("pack", pack_text, "rule", |text| assert!(pack::read(text).pack.is_none())),
        ("roster", roster, "", |text| assert!(Roster::parse(text).is_err())),
        ("desk", desk, "", |text| assert!(Desk::parse(text).is_err())),
        ("list", list, "", |text| assert!(Cohort::parse(text).is_err())),
    ];
    let mut found = Vec::new();
    for (reader, good, place, read) in readers {
        for (shape, inside) in shapes() {
            let name = format!("{reader}: {shape} in `{place}`");
            found.extend(grows(&name, 2_000, |count| inserted(&good, place, &inside(count)), read));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// A pack of `count` criteria, each made by `node`.
fn wide_pack(count: usize, node: impl Fn(usize) -> String) -> String {
    let nodes: Vec<String> = (0..count).map(node).collect();
    let text = std::fs::read_to_string("criteria/ca-mau-so-2013-trich/pack.json").unwrap();
    let from = text.find("\"areas\"").unwrap();
    format!("{}\"areas\": [{}]}}", &text[..from], nodes.join(","))
}

#[test]
fn many_criteria_and_many_repeated_ids_are_read_in_straight_time() {
    let leaf = |id: &str| {
        format!(
            r#"{{"id": "{id}", "code": "1", "name": "Tên {id}", "max": "1", "rule": {{"kind": "yes-no", "yes": "1", "no": "0"}}}}"#
        )
    };
    let group =
        |children: String| format!(r#"{{"id": "g", "code": "1", "name": "N", "max": "1", "children": [{children}]}}"#);
    let read = |text: &str| assert!(!pack::read(text).diagnostics.is_empty());
    let shapes: [(&str, Make); 5] = [
        ("good leaves", Box::new(move |count| wide_pack(count, |at| leaf(&format!("x{at}"))))),
        ("one id", Box::new(move |count| wide_pack(count, |_| leaf("x")))),
        ("nodes without members", Box::new(|count| wide_pack(count, |_| "{}".to_owned()))),
        (
            "one group",
            Box::new(move |count| {
                let children: Vec<String> = (0..count).map(|at| leaf(&format!("x{at}"))).collect();
                wide_pack(1, |_| group(children.join(",")))
            }),
        ),
        (
            "bands",
            Box::new(|count| {
                let bands: Vec<String> =
                    (0..count).map(|at| format!(r#"{{"from": "{}", "points": "1"}}"#, count - at)).collect();
                let rule = format!(r#"{{"kind": "steps", "bands": [{}]}}"#, bands.join(","));
                wide_pack(1, |_| format!(r#"{{"id": "a", "code": "1", "name": "N", "max": "1", "rule": {rule}}}"#))
            }),
        ),
    ];
    let found: Vec<String> = shapes.iter().filter_map(|(name, text)| grows(name, 1_000, text, read)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn lists_of_bodies_are_read_in_straight_time() {
    let line = |at: usize| format!("Sở số {at}\t{},5\n", at % 90);
    let entry = |at: usize| format!(r#"{{"body": "Sở số {at}", "points": "{}.5", "rank": {}}}"#, at % 90, at + 1);
    let file = |count: usize, entry: &dyn Fn(usize) -> String| {
        let entries: Vec<String> = (0..count).map(entry).collect();
        format!(
            r#"{{"format": "cchc-cohort/1", "id": "x", "name": "x", "year": 2025, "source": "x", "size": {count}, "complete": true, "entries": [{}]}}"#,
            entries.join(",")
        )
    };
    let paste = |text: &str| assert!(read_table(text).cohort.size > 0);
    let parse = |text: &str| assert!(Cohort::parse(text).is_err());
    let found: Vec<String> = [
        grows("pasted list", 4_000, |count| (0..count).map(line).collect(), paste),
        grows("one body again and again", 4_000, |count| "Sở Y tế\t5\n".repeat(count), paste),
        grows("lines without a result", 4_000, |count| format!("Sở Y tế\t5\n{}", "Sở\n".repeat(count)), paste),
        grows("list file", 500, |count| file(count, &entry), parse),
        grows("list file, one body", 500, |count| file(count, &|_| entry(0)), parse),
        grows("list file, empty entries", 500, |count| file(count, &|_| "{}".to_owned()), parse),
    ]
    .into_iter()
    .flatten()
    .collect();
    assert!(found.is_empty(), "{found:#?}");
}
