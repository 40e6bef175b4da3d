//! Decoders of one value: its content, or a problem at its place and `None`.
//!
//! Each takes the value, its pointer and the list of problems, in this order, so
//! that it can stand where [`crate::read::Fields`] asks for a decoder.

use std::ops::RangeInclusive;

use crate::parse::excerpt;
use crate::problem::{Problem, ProblemKind, report};
use crate::{Json, JsonType, Text, pointer, suggest};

fn wrong_type(node: &Json, at: &str, problems: &mut Vec<Problem>, expected: JsonType) {
    let found = node.kind();
    report(problems, at, ProblemKind::WrongType { expected, found });
}

/// The text `node`, possibly empty; anything else is a problem at `at`.
pub fn text<'j>(node: &'j Json, at: &str, problems: &mut Vec<Problem>) -> Option<&'j str> {
    let found = node.as_text();
    if found.is_none() {
        wrong_type(node, at, problems, JsonType::Text);
    }
    found
}

/// A text of 1 to `most` characters that is more than white space.
pub fn filled<'j>(node: &'j Json, at: &str, problems: &mut Vec<Problem>, most: usize) -> Option<&'j str> {
    let found = text(node, at, problems)?;
    if found.trim().is_empty() {
        report(problems, at, ProblemKind::Empty);
        return None;
    }
    // Bytes first: counting characters is needed only near the limit.
    let length = if found.len() <= most { 0 } else { found.chars().count() };
    if most < length {
        report(problems, at, ProblemKind::TooLong { length, most });
        return None;
    }
    Some(found)
}

/// A text that `parse` understands; otherwise [`ProblemKind::BadText`].
pub fn parsed<'j, T>(
    node: &'j Json,
    at: &str,
    problems: &mut Vec<Problem>,
    what: &'static str,
    parse: impl FnOnce(&'j str) -> Option<T>,
) -> Option<T> {
    let found = text(node, at, problems)?;
    let value = parse(found);
    if value.is_none() {
        let found = excerpt(found);
        report(problems, at, ProblemKind::BadText { what, found });
    }
    value
}

/// The truth value `node`; anything else is a problem at `at`.
pub fn bool(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<bool> {
    let found = node.as_bool();
    if found.is_none() {
        wrong_type(node, at, problems, JsonType::Bool);
    }
    found
}

/// The integer `node` within `range`; anything else is a problem at `at`.
pub fn int(node: &Json, at: &str, problems: &mut Vec<Problem>, range: RangeInclusive<i64>) -> Option<i64> {
    let Some(found) = node.as_int() else {
        wrong_type(node, at, problems, JsonType::Int);
        return None;
    };
    if range.contains(&found) {
        return Some(found);
    }
    let (least, most) = range.into_inner();
    report(problems, at, ProblemKind::OutOfRange { found, least, most });
    None
}

/// The meaning of the word `node` among `words`; another word is a problem.
pub fn one_of<T: Clone>(node: &Json, at: &str, problems: &mut Vec<Problem>, words: &[(&'static str, T)]) -> Option<T> {
    let found = text(node, at, problems)?;
    if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == found) {
        return Some(meaning.clone());
    }
    let allowed: Vec<&'static str> = words.iter().map(|(word, _)| *word).collect();
    let did_you_mean = suggest::nearest(found, allowed.iter().copied());
    let found = excerpt(found);
    report(problems, at, ProblemKind::UnknownWord { found, allowed, did_you_mean });
    None
}

/// The elements of the list `node`; anything else is a problem at `at`.
pub fn list<'j>(node: &'j Json, at: &str, problems: &mut Vec<Problem>) -> Option<&'j [Json]> {
    let found = node.as_list();
    if found.is_none() {
        wrong_type(node, at, problems, JsonType::List);
    }
    found
}

/// The members of the object `node`; anything else is a problem at `at`.
pub fn object<'j>(node: &'j Json, at: &str, problems: &mut Vec<Problem>) -> Option<&'j [(Text, Json)]> {
    let found = node.as_object();
    if found.is_none() {
        wrong_type(node, at, problems, JsonType::Object);
    }
    found
}

/// The list `node` with each element read by `decode`; those elements that gave
/// `None` (with a problem) are left out.
pub fn each<'j, T>(
    node: &'j Json,
    at: &str,
    problems: &mut Vec<Problem>,
    mut decode: impl FnMut(&'j Json, &str, &mut Vec<Problem>) -> Option<T>,
) -> Option<Vec<T>> {
    let elements = list(node, at, problems)?;
    let mut values = Vec::with_capacity(elements.len());
    let mut place = at.to_owned();
    for (idx, element) in elements.iter().enumerate() {
        pointer::push_element(&mut place, idx);
        values.extend(decode(element, &place, problems));
        place.truncate(at.len());
    }
    Some(values)
}

/// The object `node` as a table; `decode` gets the name first, and
/// members that gave `None` (with a problem) are left out.
pub fn entries<'j, T>(
    node: &'j Json,
    at: &str,
    problems: &mut Vec<Problem>,
    mut decode: impl FnMut(&'j str, &'j Json, &str, &mut Vec<Problem>) -> Option<T>,
) -> Option<Vec<T>> {
    let members = object(node, at, problems)?;
    let mut values = Vec::with_capacity(members.len());
    let mut place = at.to_owned();
    for (name, value) in members {
        pointer::push_member(&mut place, name);
        values.extend(decode(name, value, &place, problems));
        place.truncate(at.len());
    }
    Some(values)
}
