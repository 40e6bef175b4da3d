//! The command-line verifier: the desk's verdicts, exit codes, lines for programs.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use crate::submission::file::{AT, ca_mau, document, key};
use crate::submission::roster::enrolled;
use cchc::base::date::Date;
use cchc::base::json::Json;
use cchc::base::json::parse::{Limits, parse};
use cchc::base::json::write::to_text;
use cchc::submission::document::{countersign, sign};
use cchc::submission::keys::roster::Roster;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder of this test, emptied.
pub fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(arguments: &[&str], folder: &Path) -> (i32, Vec<Json>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc")).args(arguments).current_dir(folder).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    let lines = text.lines().filter_map(|line| parse(line, &Limits::DEFAULT).ok());
    (output.status.code().unwrap(), lines.collect(), format!("{text}{told}"))
}

fn word<'j>(line: &'j Json, name: &str) -> &'j str {
    line.get(name).and_then(Json::as_text).unwrap_or("")
}

#[test]
fn the_command_gives_the_desks_verdicts_and_a_status() {
    let folder = folder("verify");
    let (pack, draft) = ca_mau();
    let one = sign(document(&pack, &draft, 1), &key(1), AT, [1; 16]).unwrap();
    let both = countersign(sign(document(&pack, &draft, 2), &key(1), AT, [1; 16]).unwrap(), &key(2), AT, [2; 16]);
    let both = to_text(&both.unwrap());
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write("1.json", &to_text(&one));
    write("2.json", &both);
    let (status, lines, _) = run(&["verify", "1.json", "2.json", "--json"], &folder);
    assert_eq!((status, lines.len()), (0, 2));
    assert_eq!([word(&lines[0], "verdict"), word(&lines[0], "other_file")], ["older", "2.json"]);
    assert_eq!([word(&lines[1], "verdict"), word(&lines[1], "integrity")], ["counts", "genuine"]);
    assert_eq!([word(&lines[1], "total"), word(&lines[1], "pack_match")], ["7", "known"]);
    assert_eq!(lines[0].get("flags"), Some(&Json::list(["not-countersigned"])));
    assert_eq!(lines[1].get("flags").unwrap().as_list().map(<[Json]>::len), Some(0));

    write("altered.json", &both.replace("Sở Nội vụ", "Sở Y tế"));
    write("report.json", "%PDF-1.7");
    let (status, lines, _) = run(&["verify", ".", "missing.json", "--json"], &folder);
    let found: Vec<[&str; 3]> = lines.iter().map(|l| ["file", "verdict", "reason"].map(|n| word(l, n))).collect();
    assert_eq!(
        found,
        [
            ["./1.json", "older", ""],
            ["./2.json", "counts", ""],
            ["./altered.json", "refused", "altered"],
            ["./report.json", "refused", "not-opened"],
            ["missing.json", "refused", "unreadable"],
        ]
    );
    assert_eq!(status, 1);
    let places = lines[2].get("places").unwrap().as_list().unwrap();
    assert_eq!(places, [Json::from("/body"), "/answers/setup".into()]);
    assert_eq!(word(lines[3].get("error").unwrap(), "code"), "foreign-pdf");

    // With a roster only keys of the body count, on the day of receipt.
    let mut roster = Roster::default();
    roster.add(&enrolled("Sở Nội vụ", 1), Date::parse("2025-01-01").unwrap(), "").unwrap();
    write("roster.txt", &roster.to_text());
    let (status, lines, _) = run(&["verify", "2.json", "--roster", "roster.txt", "--json"], &folder);
    assert_eq!([word(&lines[0], "verdict"), word(&lines[0], "reason")], ["refused", "not-by-the-body"]);
    let standings = lines[0].get("signers").unwrap().as_list().unwrap();
    assert_eq!(standings.iter().map(|s| word(s, "standing")).collect::<Vec<_>>(), ["of-this-body", "unknown"]);
    assert_eq!(status, 1);
    roster.add(&enrolled("Sở Nội vụ", 2), Date::parse("2025-01-01").unwrap(), "").unwrap();
    write("roster.txt", &roster.to_text());
    let with = |day: &str| run(&["verify", "2.json", "--roster", "roster.txt", "--received", day], &folder);
    assert_eq!((with("2026-01-05").0, with("2024-12-31").0), (0, 1));
    assert!(with("2026-01-05").2.starts_with("2.json: Được tính."), "{}", with("2026-01-05").2);

    let (status, lines, _) = run(&["rank", "1.json", "2.json", "--year", "2013"], &folder);
    assert_eq!((status, lines.len()), (0, pack.leaves().count()));
    let (status, lines, told) = run(&["rank", "2.json", "--year", "2014"], &folder);
    assert_eq!((status, lines.len()), (1, 0));
    assert!(told.contains("năm 2013"), "{told}");
    for wrong in [&["verify"][..], &["verify", "--roster"], &["verify", "1.json", "--x"], &["rank", "--received", "5"]]
    {
        assert_eq!(run(wrong, &folder).0, 2, "{wrong:?}");
    }
}

/// A pack that does not ship is given by hand; its digest decides.
#[test]
fn a_set_that_does_not_ship_is_given_to_the_command() {
    let folder = folder("verify-pack");
    let shipped = cchc::pack::builtin::get("ca-mau-so-2013-trich").unwrap().text;
    let text = shipped.replacen("\"version\": \"1\"", "\"version\": \"0\"", 1);
    assert_ne!(text, shipped);
    let old = cchc::pack::read::read(&text).pack.unwrap();
    let (_, draft) = ca_mau();
    let file = sign(document(&old, &draft, 1), &key(1), AT, [1; 16]).unwrap();
    std::fs::write(folder.join("file.json"), to_text(&file)).unwrap();
    std::fs::write(folder.join("pack.json"), text).unwrap();
    let (status, lines, _) = run(&["verify", "file.json", "--json"], &folder);
    assert_eq!((status, word(&lines[0], "reason")), (1, "pack-other-version"));
    let (status, lines, _) = run(&["verify", "file.json", "--pack", "pack.json", "--json"], &folder);
    assert_eq!((status, word(&lines[0], "verdict")), (0, "counts"));
}
