//! Changes to try on a leaf, and those of the parts of one rule together.

use super::MoveKind;
use crate::base::compact_sort::SortExt as _;

/// A change to try.
#[derive(Clone)]
pub(super) struct Candidate {
    pub values: Vec<(Box<str>, String)>,
    pub what: MoveKind,
}

/// Most changes tried on one leaf with parts.
const MOST_TRIED: usize = 600;

/// Every selection of at most one change a part, those with the fewest first;
/// `blank` are answers that must be there for any to count. Where that would be
/// too many, the changes between the first and the last of a part are left out.
pub(super) fn combined(mut parts: Vec<Vec<Candidate>>, blank: Vec<(Box<str>, String)>) -> Vec<Candidate> {
    parts.retain(|part| !part.is_empty());
    let selections = |parts: &[Vec<Candidate>]| {
        parts.iter().try_fold(1_usize, |n, part| n.checked_mul(part.len() + 1)).unwrap_or(usize::MAX)
    };
    while MOST_TRIED < selections(&parts) {
        // The longest list loses its middle; of many parts only the last change stays.
        let Some(longest) = parts.iter_mut().max_by_key(|part| part.len()) else { break };
        if longest.len() <= 1 {
            return ends(&parts, &blank);
        }
        longest.remove((longest.len() - 1) / 2);
    }
    let mut found: Vec<Vec<Candidate>> = vec![Vec::new()];
    for part in &parts {
        let with: Vec<Vec<Candidate>> = found
            .iter()
            .flat_map(|chosen| part.iter().map(|one| chosen.iter().chain([one]).cloned().collect()))
            .collect();
        found.extend(with);
    }
    found.sort_small_by_key(Vec::len);
    found.into_iter().map(|chosen| together(chosen, &blank)).collect()
}

/// Each change alone, and all of them.
fn ends(parts: &[Vec<Candidate>], blank: &[(Box<str>, String)]) -> Vec<Candidate> {
    let alone = parts.iter().flatten().map(|one| together(vec![one.clone()], blank));
    alone.chain([together(parts.iter().filter_map(|part| part.last().cloned()).collect(), blank)]).collect()
}

fn together(chosen: Vec<Candidate>, blank: &[(Box<str>, String)]) -> Candidate {
    let mut values: Vec<(Box<str>, String)> = Vec::new();
    for (key, text) in chosen.iter().flat_map(|one| one.values.iter()).chain(blank) {
        if values.iter().all(|(known, _)| known != key) {
            values.push((key.clone(), text.clone()));
        }
    }
    let mut what: Vec<MoveKind> = chosen.into_iter().map(|one| one.what).collect();
    let what = match (what.pop(), what.is_empty()) {
        (Some(only), true) => only,
        (Some(last), false) => {
            what.push(last);
            MoveKind::Several(what)
        }
        (None, _) => MoveKind::NoEvents,
    };
    Candidate { values, what }
}
