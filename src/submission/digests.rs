//! The digests that a submission carries of its own parts, so that a broken
//! signature can be told where the file was changed.
//!
//! A signature alone says only that something changed. The signed member
//! `digests` therefore holds the SHA-256 of the canonical form of each part by
//! its RFC 6901 pointer, and under the empty pointer that of everything but
//! `digests` and `proof`. They prove nothing by themselves: only the proof does.

use std::collections::BTreeMap;

use crate::base::digest::Digest;
use crate::base::json::{Json, pointer, write};

/// The member that holds the digests.
pub const MEMBER: &str = "digests";

/// What the digests say about a document whose signature does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Located {
    /// These parts (pointers, at least one) were changed, added or removed.
    Content(Vec<String>),
    /// The content is as digested; these entries of `digests` (pointers of the
    /// parts they are for, at least one) were changed.
    List(Vec<String>),
    /// Content and digests agree: the proof was changed, or all was rewritten.
    Consistent,
    /// There is no usable list of digests.
    NoList,
}

/// The parts of a document, each with its pointer: every member but `digests`
/// and `proof`; of `answers` each answer and document, of `results` each result, of a list's
/// or roster's `entries` each entry, of a pack each line.
pub fn parts(document: &Json) -> Vec<(String, &Json)> {
    let mut found = Vec::new();
    for (name, value) in document.as_object().unwrap_or_default() {
        let at = pointer::member("", name);
        match name.as_str() {
            MEMBER | "proof" => {}
            "results" | "entries" => split(&at, value, &mut found),
            "areas" | "bonus" | "penalty" => lines(&at, value, &mut found),
            "answers" if value.as_object().is_some_and(|members| !members.is_empty()) => {
                for (name, value) in value.as_object().unwrap_or_default() {
                    let at = pointer::member(&at, name);
                    match name.as_str() {
                        "nodes" | "documents" => split(&at, value, &mut found),
                        _ => found.push((at, value)),
                    }
                }
            }
            _ => found.push((at, value)),
        }
    }
    found
}

/// The lines of a pack as parts: of a line with lines below each member.
fn lines<'j>(at: &str, value: &'j Json, found: &mut Vec<(String, &'j Json)>) {
    let Some(nodes) = value.as_list().filter(|nodes| !nodes.is_empty()) else {
        found.push((at.to_owned(), value));
        return;
    };
    for (idx, node) in nodes.iter().enumerate() {
        let at = pointer::element(at, idx);
        match node.as_object().filter(|_| node.get("children").is_some()) {
            None => found.push((at, node)),
            Some(members) => {
                for (name, value) in members {
                    let at = pointer::member(&at, name);
                    if name == "children" { lines(&at, value, found) } else { found.push((at, value)) }
                }
            }
        }
    }
}

/// The members or elements as parts; an empty or other value is one part.
fn split<'j>(at: &str, value: &'j Json, found: &mut Vec<(String, &'j Json)>) {
    match value {
        Json::Object(members) if !members.is_empty() => {
            found.extend(members.iter().map(|(name, value)| (pointer::member(at, name), value)));
        }
        Json::List(elements) if !elements.is_empty() => {
            found.extend(elements.iter().enumerate().map(|(idx, value)| (pointer::element(at, idx), value)));
        }
        _ => found.push((at.to_owned(), value)),
    }
}

/// Digest of everything but `digests` and `proof`.
fn whole(document: &Json) -> Digest {
    let members = document.as_object().unwrap_or_default().iter();
    let content = members.filter(|(name, _)| name != MEMBER && name != "proof");
    let members = content.map(|(name, value)| (name.as_str(), value)).collect();
    Digest::of_bytes(write::canonical_object(members).as_bytes())
}

/// The document with the digests of its parts.
#[must_use]
pub fn with_digests(document: Json) -> Json {
    let first = (String::new(), Json::from(whole(&document).to_string()));
    let rest = parts(&document).into_iter().map(|(at, part)| (at, Digest::of_json(part).to_string().into()));
    let list = Json::object(std::iter::once(first).chain(rest));
    document.with(MEMBER, list)
}

/// Where a document differs from its own digests.
#[must_use]
pub fn locate(document: &Json) -> Located {
    let Some(list) = document.get(MEMBER).and_then(Json::as_object) else {
        return Located::NoList;
    };
    let mut listed: BTreeMap<&str, Option<Digest>> =
        list.iter().map(|(at, digest)| (at.as_str(), digest.as_text().and_then(Digest::parse))).collect();
    let unchanged = listed.remove("") == Some(Some(whole(document)));
    let mut differing = Vec::new();
    for (at, part) in parts(document) {
        if listed.remove(at.as_str()) != Some(Some(Digest::of_json(part))) {
            differing.push(at);
        }
    }
    differing.extend(listed.keys().map(|at| (*at).to_owned()));
    match (unchanged, differing.is_empty()) {
        (true, true) => Located::Consistent,
        (true, false) => Located::List(differing),
        (false, true) => Located::List(vec![String::new()]),
        (false, false) => Located::Content(differing),
    }
}

/// The value at a pointer.
#[must_use]
pub fn resolve<'j>(document: &'j Json, pointer: &str) -> Option<&'j Json> {
    if pointer.is_empty() {
        return Some(document);
    }
    steps(pointer)?.iter().try_fold(document, |value, step| match value {
        Json::Object(_) => value.get(step),
        Json::List(elements) => elements.get(step.parse::<usize>().ok()?),
        _ => None,
    })
}

/// The steps of a pointer without their escapes; `None` when it is no pointer.
#[must_use]
pub fn steps(pointer: &str) -> Option<Vec<String>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    let unescaped = |step: &str| step.replace("~1", "/").replace("~0", "~");
    Some(pointer.strip_prefix('/')?.split('/').map(unescaped).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Json {
        let nodes = Json::object([("1/1", Json::object([("reason", "a".into())])), ("2", Json::Object(Vec::new()))]);
        let answers = Json::object([("setup", Json::Object(Vec::new())), ("nodes", nodes)])
            .with("documents", Json::List(Vec::new()));
        with_digests(Json::object([
            ("format", "x".into()),
            ("answers", answers),
            ("results", Json::Object(Vec::new())),
        ]))
    }

    #[test]
    fn each_answer_is_a_part_of_its_own() {
        let document = document();
        let places: Vec<String> = parts(&document).into_iter().map(|(at, _)| at).collect();
        let expected =
            ["/format", "/answers/setup", "/answers/nodes/1~11", "/answers/nodes/2", "/answers/documents", "/results"];
        assert_eq!(places, expected);
        assert_eq!(locate(&document), Located::Consistent);
        assert_eq!(resolve(&document, "/answers/nodes/1~11/reason"), Some(&"a".into()));
    }

    #[test]
    fn a_change_is_told_from_a_change_of_the_list() {
        let document = document();
        assert_eq!(locate(&document.clone().with("format", "y")), Located::Content(vec!["/format".to_owned()]));
        assert_eq!(locate(&document.clone().with("new", 1)), Located::Content(vec!["/new".to_owned()]));
        assert_eq!(locate(&document.clone().without("format")), Located::Content(vec!["/format".to_owned()]));
        let list = document.get(MEMBER).unwrap().clone();
        let other = document.clone().with(MEMBER, list.clone().with("/format", "0"));
        assert_eq!(locate(&other), Located::List(vec!["/format".to_owned()]));
        let other = document.clone().with(MEMBER, list.with("", "0"));
        assert_eq!(locate(&other), Located::List(vec![String::new()]));
        assert_eq!(locate(&document.without(MEMBER)), Located::NoList);
    }
}
