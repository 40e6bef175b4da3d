//! Changes on lines with limits across them, in every combination: what such a
//! line counts for depends on the others, so none of them is looked at alone.

use super::choice::code;
use super::slot::Slot;
use crate::base::compact_sort::SortExt as _;
use crate::pack::{LinkKind, Pack};

/// A selection of changes on limited lines.
pub(super) struct Selection {
    pub effort: u32,
    /// Codes of the moves, in document order.
    pub codes: Vec<u32>,
}

/// Most selections tried. Twelve lines with one change each have as many.
const MOST_SELECTIONS: usize = 4_096;

fn is_limited(pack: &Pack, line: usize) -> bool {
    pack.links.iter().any(|link| {
        let others = match &link.kind {
            LinkKind::Unless(others) => others.contains(&line),
            LinkKind::AtMost(_) | LinkKind::AtLeast(_) => false,
        };
        others || link.lines.contains(&line)
    })
}

/// The slot with no moves where its line is limited.
pub(super) fn without_limited(pack: &Pack, slot: &Slot) -> Slot {
    if is_limited(pack, slot.leaf) {
        return Slot { leaf: slot.leaf, required: false, moves: Vec::new() };
    }
    Slot { leaf: slot.leaf, required: slot.required, moves: slot.moves.clone() }
}

/// Every selection on limited lines, by ascending effort. Where they would be too
/// many, the longest lists lose their middle; the last change always stays.
pub(super) fn selections(pack: &Pack, slots: &[Slot]) -> Vec<Selection> {
    let limited = slots.iter().enumerate().filter(|(_, slot)| is_limited(pack, slot.leaf));
    let mut lists: Vec<(usize, bool, Vec<usize>)> =
        limited.map(|(at, slot)| (at, slot.required, (0..slot.moves.len()).collect())).collect();
    let count = |lists: &[(usize, bool, Vec<usize>)]| {
        lists.iter().try_fold(1_usize, |n, (_, _, moves)| n.checked_mul(moves.len() + 1)).unwrap_or(usize::MAX)
    };
    while MOST_SELECTIONS < count(&lists) {
        let Some((_, _, longest)) = lists.iter_mut().max_by_key(|(_, _, moves)| moves.len()) else { break };
        if longest.len() <= 1 {
            break;
        }
        longest.remove((longest.len() - 1) / 2);
    }
    let mut found = vec![Selection { effort: 0, codes: Vec::new() }];
    for (at, required, moves) in &lists {
        let with: Vec<Selection> = found
            .iter()
            .flat_map(|known| {
                moves.iter().filter_map(|n| {
                    let (one, _) = slots.get(*at)?.moves.get(*n)?;
                    let codes = known.codes.iter().copied().chain([code(*at, *n)]).collect();
                    Some(Selection { effort: known.effort.saturating_add(one.effort), codes })
                })
            })
            .collect();
        if *required {
            found = with;
        } else {
            found.extend(with);
        }
    }
    found.sort_small_by_key(|selection| selection.effort);
    found
}
