//! Where two values differ: used to say at which place a file was altered.

use std::collections::BTreeMap;

use crate::{Json, Text, pointer};

/// At most this many places are listed; a file that differs in more is another file.
pub const MOST_DIFFERENCES: usize = 1_000;

/// Pointers (RFC 6901) of all places where `a` and `b` differ, in the order of
/// `a`, then what only `b` has; at most [`MOST_DIFFERENCES`].
///
/// The order of an object's members does not count; the order of a list does.
/// A member or element that only one side has is one place; so is a place where
/// the shapes differ. Empty means that both say the same.
pub fn differences(a: &Json, b: &Json) -> Vec<String> {
    let mut found = Vec::new();
    compare(a, b, "", &mut found);
    found
}

fn compare(a: &Json, b: &Json, place: &str, found: &mut Vec<String>) {
    if MOST_DIFFERENCES <= found.len() {
        return;
    }
    match (a, b) {
        (Json::Object(left), Json::Object(right)) => compare_objects(left, right, place, found),
        (Json::List(left), Json::List(right)) => {
            for (idx, (x, y)) in left.iter().zip(right).enumerate() {
                if x != y {
                    compare(x, y, &pointer::element(place, idx), found);
                }
            }
            let shared = left.len().min(right.len());
            for idx in shared..left.len().max(right.len()) {
                note(pointer::element(place, idx), found);
            }
        }
        _ => {
            if a != b {
                note(place.to_owned(), found);
            }
        }
    }
}

fn compare_objects(left: &[(Text, Json)], right: &[(Text, Json)], place: &str, found: &mut Vec<String>) {
    let mut unmatched: BTreeMap<&str, &Json> = right.iter().map(|(name, value)| (name.as_str(), value)).collect();
    for (name, x) in left {
        match unmatched.remove(name.as_str()) {
            Some(y) if x == y => {}
            Some(y) => compare(x, y, &pointer::member(place, name), found),
            None => note(pointer::member(place, name), found),
        }
    }
    for (name, _) in right {
        if unmatched.contains_key(name.as_str()) {
            note(pointer::member(place, name), found);
        }
    }
}

fn note(place: String, found: &mut Vec<String>) {
    if found.len() < MOST_DIFFERENCES {
        found.push(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Limits, parse};

    #[track_caller]
    fn check(a: &str, b: &str, expected: &[&str]) {
        let a = parse(a, &Limits::DEFAULT).unwrap();
        let b = parse(b, &Limits::DEFAULT).unwrap();
        assert_eq!(differences(&a, &b), expected);
    }

    #[test]
    fn each_differing_place_is_named_once() {
        check(r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1}"#, &[]);
        check(r#"[{"a":1,"b":2}]"#, r#"[{"b":2,"a":1}]"#, &[]);
        check(r#"{"a":[1,2,3]}"#, r#"{"a":[1,5]}"#, &["/a/1", "/a/2"]);
        check(r#"{"a":{"x":1},"c":1}"#, r#"{"a":{"x":"1"},"b/":0}"#, &["/a/x", "/c", "/b~1"]);
        check("[]", "{}", &[""]);
    }
}
