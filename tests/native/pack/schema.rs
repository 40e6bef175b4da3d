//! The published JSON Schema and the reader agree on the shape of a pack, and no
//! altered file makes the reader panic.

use crate::submission::file::{AT, key};
use cchc::base::json::Json;
use cchc::base::json::parse::{Limits, parse};
use cchc::base::json::write::to_text;
use cchc::pack::builtin;
use cchc::pack::finding::Finding;
use cchc::pack::read::{read, read_json};
use cchc::submission::signed_pack::sign_pack;
use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

const EVERY_RULE: &str = include_str!("../../data/every-rule.json");

fn schema() -> jsonschema::Validator {
    let text = include_str!("../../../criteria/pack.schema.json");
    let schema: Value = serde_json::from_str(text).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn failures(schema: &jsonschema::Validator, text: &str) -> Vec<String> {
    let file: Value = serde_json::from_str(text).unwrap();
    schema.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn every_pack_fits_the_published_schema() {
    let schema = schema();
    assert_eq!(failures(&schema, EVERY_RULE), Vec::<String>::new());
    for known in builtin::all() {
        assert_eq!(failures(&schema, known.text), Vec::<String>::new(), "{}", known.id);
        let file = parse(known.text, &Limits::DEFAULT).unwrap();
        let signed = sign_pack(file, &key(1), AT, [1; 16]).unwrap();
        assert_eq!(failures(&schema, &to_text(&signed)), Vec::<String>::new(), "{} signed", known.id);
        assert_ne!(failures(&schema, &to_text(&signed.without("digests"))), Vec::<String>::new());
    }
}

#[test]
fn schema_and_reader_refuse_the_same_shapes() {
    let schema = schema();
    for entry in fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/bad")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        // What a schema cannot see: strictness below JSON, and a product of two members.
        if name.starts_with("json-") || name == "text-malformed.percent" {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let structure = |found: &cchc::pack::finding::Diagnostic| matches!(found.finding, Finding::Structure(_));
        let refused = read(&text).diagnostics.iter().any(structure);
        let found = failures(&schema, &text);
        assert_eq!(!found.is_empty(), refused, "{name}: {found:#?}");
    }
}

/// Replaces the value at a place counted off over the whole file.
fn alter(value: &mut Json, countdown: &mut usize, with: &Json) {
    if *countdown == 0 {
        *value = with.clone();
    }
    *countdown = countdown.wrapping_sub(1);
    match value {
        Json::List(elements) => elements.iter_mut().for_each(|inner| alter(inner, countdown, with)),
        Json::Object(members) => members.iter_mut().for_each(|(_, inner)| alter(inner, countdown, with)),
        _ => {}
    }
}

/// Values that are likely to be taken for something.
fn other() -> impl Strategy<Value = Json> {
    let texts = ["", "0", "999999.999999", "999999999999.9999", "a", "x", "1-2-2-3", "2025-02-29", "31/12", "no", "b7"];
    prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        (-2_i64..3000).prop_map(Json::Int),
        prop::sample::select(texts.to_vec()).prop_map(Json::from),
        "[0-9]{1,3}(\\.[0-9]{1,2})?".prop_map(Json::from),
        Just(Json::List(Vec::new())),
        Just(Json::Object(Vec::new())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_altered_file_makes_the_reader_panic(changes in prop::collection::vec((0_usize..900, other()), 1..4)) {
        let mut file = parse(EVERY_RULE, &Limits::DEFAULT).unwrap();
        for (place, with) in changes {
            let mut countdown = place;
            alter(&mut file, &mut countdown, &with);
        }
        let reading = read_json(&file);
        prop_assert_eq!(reading.pack.is_some(), reading.errors().next().is_none());
        for found in &reading.diagnostics {
            prop_assert!(found.pointer.is_empty() || found.pointer.starts_with('/'));
        }
        prop_assert_eq!(read(&to_text(&file)), reading);
    }
}
