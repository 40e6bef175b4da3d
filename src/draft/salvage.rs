//! One value that cannot be read never refuses a draft: it is taken out, kept with
//! its place, and written back with the draft.

use crate::base::json::problem::{Problem, ProblemKind};
use crate::base::json::{Json, Text};

/// The member of a draft with what could not be read: pointers and their values.
pub const UNREAD: &str = "unread";
/// Without these there is no draft.
const NEEDED: [&str; 6] = ["", "/format", "/id", "/pack", "/answers", "/saves"];

/// Takes the places of problems out of a draft file and keeps them under
/// [`UNREAD`]; false when that cannot help.
pub(super) fn take_out(file: &mut Json, problems: &[Problem]) -> bool {
    let place = |problem: &Problem| match problem.kind {
        ProblemKind::More { .. } => String::new(),
        _ => problem.pointer.clone(),
    };
    let mut places: Vec<String> = problems.iter().map(place).collect();
    places.dedup();
    if places.iter().any(|place| NEEDED.contains(&place.as_str())) {
        return false;
    }
    let mut taken = Vec::new();
    // From the end, so that the places before stay what they are.
    for place in places.into_iter().rev() {
        if let Some(value) = take(file, &place) {
            taken.push((Text::from(place.as_str()), value));
        }
    }
    let Json::Object(members) = file else { return false };
    let some = !taken.is_empty();
    match members.iter_mut().find(|(name, _)| name == UNREAD) {
        Some((_, Json::Object(before))) => before.extend(taken),
        _ => members.push((UNREAD.into(), Json::Object(taken))),
    }
    some
}

/// Takes the value at a pointer out.
fn take(file: &mut Json, pointer: &str) -> Option<Json> {
    let (parent, last) = pointer.rsplit_once('/')?;
    let mut at = file;
    for name in parent.split('/').skip(1) {
        at = match at {
            Json::Object(members) => {
                let name = unescaped(name);
                members.iter_mut().find(|(member, _)| **member == *name).map(|(_, value)| value)?
            }
            Json::List(elements) => elements.get_mut(name.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    match at {
        Json::Object(members) => {
            let name = unescaped(last);
            let found = members.iter().position(|(member, _)| **member == *name)?;
            Some(members.remove(found).1)
        }
        Json::List(elements) => {
            let found = last.parse::<usize>().ok().filter(|found| *found < elements.len())?;
            Some(elements.remove(found))
        }
        _ => None,
    }
}

fn unescaped(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}
