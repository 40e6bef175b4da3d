//! Laws of the strict JSON: round trips, agreement with an independent
//! canonicaliser, and no panic on any text.

#![expect(clippy::expect_used, reason = "helpers of tests")]

use cchc::base::json::differ::differences;
use cchc::base::json::parse::{Limits, ParseErrorKind, parse};
use cchc::base::json::write::{canonical, to_text};
use cchc::base::json::{INT_MAX, INT_MIN, Json};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

/// Any value of the subset: names of all planes, empty names, nested lists.
fn value() -> impl Strategy<Value = Json> {
    let scalar = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        (INT_MIN..=INT_MAX).prop_map(Json::Int),
        (-9_i64..=9).prop_map(Json::Int),
        any::<String>().prop_map(Json::from),
        "[\"\\\\/\u{0}-\u{1f}aệ\u{2028}\u{ffff}😀]{0,6}".prop_map(Json::from),
    ];
    scalar.prop_recursive(5, 60, 6, |inner| {
        let name = prop_oneof![any::<String>(), "[a-c\u{fb33}😀€\r]{0,2}"];
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Json::List),
            btree_map(name, inner, 0..6).prop_map(|members| {
                // Not in sorted order, so that sorting has something to do.
                Json::object(members.into_iter().rev())
            }),
        ]
    })
}

fn read(text: &str) -> Json {
    parse(text, &Limits::DEFAULT).expect("written by us")
}

/// JSON-like garbage: far likelier to get deep into the reader than random text.
fn garbage() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[\\[\\]{},:\" ]{1,4}",
        Just("\"a\":".to_owned()),
        Just("\\ud83d".to_owned()),
        Just("\\u0000".to_owned()),
        Just("true".to_owned()),
        Just("null".to_owned()),
        "-?[0-9]{1,20}(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,4})?",
        any::<String>(),
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(value in value()) {
        prop_assert_eq!(&read(&to_text(&value)), &value);
        let back = read(&canonical(&value));
        prop_assert_eq!(differences(&back, &value), Vec::<String>::new());
    }

    #[test]
    fn the_canonical_form_is_a_fixed_point(value in value()) {
        let once = canonical(&value);
        prop_assert_eq!(canonical(&read(&once)), once);
    }

    #[test]
    fn the_canonical_form_is_that_of_an_independent_implementation(value in value()) {
        let foreign: serde_json::Value = serde_json::from_str(&to_text(&value)).expect("JSON");
        let expected = serde_json_canonicalizer::to_string(&foreign).expect("canonical");
        prop_assert_eq!(canonical(&value), expected);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in prop_oneof![any::<String>(), garbage()]) {
        if let Ok(value) = parse(&text, &Limits::DEFAULT) {
            prop_assert_eq!(&read(&to_text(&value)), &value);
            let bare = text.strip_prefix('\u{feff}').unwrap_or(&text);
            let foreign = serde_json::from_str::<serde_json::Value>(bare);
            prop_assert!(foreign.is_ok(), "only JSON is read as JSON");
        }
    }

    #[test]
    fn a_repeated_name_is_refused_wherever_it_stands(
        value in value(),
        name in any::<String>(),
        before in 0_usize..40,
    ) {
        let mut members: Vec<(String, Json)> =
            (0..before).map(|idx| (format!("{name}{idx}"), Json::Null)).collect();
        members.insert(before / 2, (name.clone(), value.clone()));
        members.push((name, Json::Null));
        let text = to_text(&Json::List(vec![Json::object(members)]));
        let error = parse(&text, &Limits::DEFAULT).expect_err("repeated");
        let duplicate = matches!(error.kind, ParseErrorKind::DuplicateMember { .. });
        prop_assert!(duplicate, "{error}");
        prop_assert_eq!(error.pointer, "/0");
    }

    #[test]
    fn a_repeated_name_is_refused_among_sorted_ones(many in 2_usize..100, at in 0_usize..100, again in 0_usize..100) {
        let name = |idx: usize| format!("n{idx:03}");
        let mut names: Vec<String> = (0..many).map(name).collect();
        let made = |names: &[String]| Json::object(names.iter().map(|name| (name.as_str(), Json::Null)));
        prop_assert!(parse(&to_text(&made(&names)), &Limits::DEFAULT).is_ok());
        names.insert(at % (many + 1), name(again % many));
        let error = parse(&to_text(&made(&names)), &Limits::DEFAULT).expect_err("repeated");
        let duplicate = matches!(error.kind, ParseErrorKind::DuplicateMember { .. });
        prop_assert!(duplicate, "{error}");
    }

    #[test]
    fn one_altered_place_is_found(value in value(), other in value()) {
        let a = Json::object([("same", value.clone()), ("x/y", Json::List(vec![value.clone()]))]);
        let b = Json::object([("x/y", Json::List(vec![other.clone()])), ("same", value.clone())]);
        let places = differences(&a, &b);
        prop_assert_eq!(places.is_empty(), canonical(&value) == canonical(&other));
        prop_assert!(places.iter().all(|place| place.starts_with("/x~1y/0")));
    }
}
