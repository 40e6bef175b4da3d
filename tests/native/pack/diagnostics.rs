//! Bad sets raise exactly the codes that their file names say.
//!
//! `tests/data/bad/band-gap.json` must raise `band-gap` and nothing else;
//! several codes are joined by `+`; what follows the first `.` names a variant.

use cchc::base::decimal::Points;
use cchc::base::json::problem::ProblemKind;
use cchc::pack::finding::Finding;
use cchc::pack::read::read;
use cchc::text::Lang;
use cchc::text::diagnostic::diagnostic;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn codes(text: &str) -> BTreeSet<String> {
    let reading = read(text);
    assert_eq!(reading.pack.is_some(), reading.errors().next().is_none(), "a set comes out only without errors");
    reading.diagnostics.iter().map(|found| found.code().to_owned()).collect()
}

/// Names of the files without `.json`, with their texts.
fn bad() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir(root().join("tests/data/bad"))
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn expected(name: &str) -> BTreeSet<String> {
    name.split('.').next().unwrap_or_default().split('+').map(str::to_owned).collect()
}

#[test]
fn every_bad_file_raises_the_codes_of_its_name_and_no_other() {
    let mut failures = Vec::new();
    for (name, text) in bad() {
        let found = codes(&text);
        if found != expected(&name) {
            let list = read(&text).diagnostics.into_iter().map(|d| format!("  {} {:?}", d.pointer, d.finding));
            failures.push(format!("{name} raised:\n{}", list.collect::<Vec<_>>().join("\n")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A real form of 2019 whose printed areas add up to 99,55 instead of 100.
#[test]
fn the_district_set_of_2019_is_caught() {
    let text = fs::read_to_string(root().join("tests/data/bad-real/phong-huyen-2019.json")).unwrap();
    let findings: Vec<Finding> = read(&text).diagnostics.into_iter().map(|found| found.finding).collect();
    let points = |text| Points::parse(text).unwrap();
    assert_eq!(findings, [Finding::ScaleSum { scale: points("100"), sum: points("99.55") }]);
}

/// Codes are read from the sources, so that a new one needs its file.
#[test]
fn every_code_has_a_bad_file() {
    let mut known = BTreeSet::new();
    for source in ["src/pack/finding.rs", "src/base/json/problem.rs", "src/base/json/parse.rs"] {
        let text = fs::read_to_string(root().join(source)).unwrap();
        let arms = text.lines().filter_map(|line| line.split_once("=> \"")?.1.strip_suffix("\","));
        let code = |text: &&str| text.contains('-') && !text.contains(' ');
        known.extend(arms.filter(code).map(str::to_owned));
    }
    assert!(40 < known.len(), "the codes are no longer where this test looks");
    // Too long for a file; raised below.
    for code in ["json-too-large", "json-too-many-values", "problems-more"] {
        known.remove(code);
    }
    // Of other readers, and of the computed examples.
    for code in ["id-duplicate", "example-differs"] {
        known.remove(code);
    }
    let readme = fs::read_to_string(root().join("criteria/README.md")).unwrap();
    for code in known.iter().filter(|code| !code.starts_with("json-")) {
        assert!(readme.contains(&format!("`{code}`")), "criteria/README.md does not explain {code}");
    }
    let covered: BTreeSet<String> = bad().iter().flat_map(|(name, _)| expected(name)).collect();
    assert_eq!(covered, known);
}

#[test]
fn hostile_sizes_are_refused_unread() {
    let large = codes(&" ".repeat(5 << 20));
    assert_eq!(large, BTreeSet::from(["json-too-large".to_owned()]));
    let many = codes(&format!("[{}0]", "0,".repeat(500_000)));
    assert_eq!(many, BTreeSet::from(["json-too-many-values".to_owned()]));
    let wrong =
        read(&format!("{{{}\"x\": 0}}", (0..300).fold(String::new(), |text, at| text + &format!("\"x{at}\": 0, "))));
    assert_eq!(wrong.diagnostics.last().map(|found| found.code()), Some("problems-more"));
    assert_eq!(wrong.diagnostics.len(), 101);
}

#[test]
fn diagnostics_come_in_the_order_of_the_file() {
    let text = r#"{"id": "A", "format": "cchc-pack/1", "areas": [{"max": "x"}], "zzz": 1, "scale": 2}"#;
    let places: Vec<String> = read(text).diagnostics.into_iter().map(|found| found.pointer).collect();
    let present: Vec<&str> = places.iter().map(String::as_str).filter(|place| !place.is_empty()).collect();
    assert_eq!(present, ["/id", "/areas/0", "/areas/0", "/areas/0", "/areas/0", "/areas/0/max", "/zzz", "/scale"]);
}

#[test]
fn every_finding_is_said_in_both_languages() {
    let mut sentences = BTreeSet::new();
    for (name, text) in bad() {
        for found in read(&text).diagnostics {
            let [vi, en] = [Lang::Vi, Lang::En].map(|lang| diagnostic(lang, &found));
            assert!(vi.ends_with(['.', '?']) && en.ends_with(['.', '?']), "{name}: {vi} / {en}");
            assert!(!vi.contains("  ") && vi != en, "{name}: {vi}");
            if let Finding::Structure(ProblemKind::BadText { what, .. }) = &found.finding {
                assert!(!vi.contains(what), "{name}: no Vietnamese for the form {what}");
            }
            sentences.insert(vi);
        }
    }
    assert!(80 < sentences.len());
}
