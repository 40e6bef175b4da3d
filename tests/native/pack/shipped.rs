//! Every folder of `criteria/` with a `pack.json` is embedded, readable and called as its pack.

use cchc::engine::score::evaluate;
use cchc::pack::builtin;
use cchc::pack::finding::Severity;
use cchc::pack::read::read;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("criteria")
}

/// Names of the folders that hold a pack, with its text.
fn packs() -> Vec<(String, String)> {
    let Ok(entries) = fs::read_dir(folder()) else { return Vec::new() };
    let mut packs: Vec<(String, String)> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let text = fs::read_to_string(entry.path().join("pack.json")).ok()?;
            Some((entry.file_name().to_string_lossy().into_owned(), text))
        })
        .collect();
    packs.sort();
    packs
}

#[test]
fn every_pack_is_embedded_under_the_name_of_its_folder() {
    let folders: BTreeSet<String> = packs().into_iter().map(|(name, _)| name).collect();
    let table: BTreeSet<String> = builtin::all().iter().map(|known| known.id.to_owned()).collect();
    assert_eq!(table.len(), builtin::all().len(), "an id stands twice in the table of src/pack/builtin.rs");
    assert_eq!(table, folders, "the table of src/pack/builtin.rs and the folders of criteria/ differ");
    for (name, text) in packs() {
        let embedded = builtin::get(&name).map(|known| known.text);
        assert!(embedded == Some(text.as_str()), "{name}: the table embeds another file");
    }
}

#[test]
fn every_pack_is_free_of_errors() {
    let mut failures = Vec::new();
    for (folder, text) in packs() {
        let reading = read(&text);
        for found in &reading.diagnostics {
            let line = format!("{folder} {} {}: {:?}", found.code(), found.pointer, found.finding);
            match found.severity() {
                Severity::Error => failures.push(line),
                Severity::Warning => println!("warning: {line}"),
            }
        }
        if let Some(pack) = &reading.pack
            && *pack.id != *folder
        {
            failures.push(format!("{folder}: the set calls itself {}", pack.id));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The pack printed in the format's description is read without a finding.
#[test]
fn the_documented_example_is_sound() {
    let readme = fs::read_to_string(folder().join("README.md")).unwrap();
    let text = readme.split("```json").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let reading = read(text);
    assert_eq!(reading.diagnostics, []);
    let pack = reading.pack.unwrap();
    let example = pack.examples.first().unwrap();
    let card = evaluate(&pack, &example.answers);
    assert_eq!(card.totals.points.to_points(), example.total);
    assert_eq!(Some(card.totals.percent), example.percent);
}
