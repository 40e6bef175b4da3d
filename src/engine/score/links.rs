//! Limits across lines: what lines count for beside one another.

use super::leaf::LeafScore;
use crate::base::decimal::Exact;
use crate::pack::{Link, LinkKind, Pack};
use std::cmp::Ordering;

/// Cuts the points of limited lines, the last of them first. What their rules
/// give stays in [`LeafScore::claimed`].
pub(super) fn limit(pack: &Pack, leaves: &mut [LeafScore]) {
    // Sums first, so that what excludes is looked at as it counts.
    let excludes = |link: &&Link| matches!(link.kind, LinkKind::Unless(_));
    let sums = pack.links.iter().filter(|link| !excludes(link));
    for link in sums.chain(pack.links.iter().filter(excludes)) {
        let places = |lines: &[usize]| -> Vec<usize> {
            let place = |line: &usize| leaves.binary_search_by_key(line, |leaf| leaf.node).ok();
            lines.iter().filter_map(place).collect()
        };
        match &link.kind {
            LinkKind::Unless(others) => {
                let others = places(others);
                let lines = places(&link.lines);
                exclude(leaves, &lines, &others);
            }
            LinkKind::AtMost(_) | LinkKind::AtLeast(_) => {
                let lines = places(&link.lines);
                together(leaves, &lines, link);
            }
        }
    }
}

fn is_some(value: &Exact) -> bool {
    value.compare(&Exact::ZERO) == Ordering::Greater
}

/// Lines count nothing while another has points.
fn exclude(leaves: &mut [LeafScore], lines: &[usize], others: &[usize]) {
    let any = |value: fn(&LeafScore) -> &Exact| {
        others.iter().filter_map(|at| leaves.get(*at)).any(|leaf| is_some(value(leaf)))
    };
    let (now, surely, perhaps) = (any(|leaf| &leaf.points), any(|leaf| &leaf.low), any(|leaf| &leaf.high));
    for at in lines {
        let Some(leaf) = leaves.get_mut(*at) else { continue };
        if now {
            leaf.points = Exact::ZERO;
        }
        if surely {
            leaf.high = Exact::ZERO;
        }
        if perhaps {
            leaf.low = Exact::ZERO;
        }
        put_in_order(leaf);
    }
}

/// What is left of a limit goes to the lines one after the other.
///
/// What is certain of all of them together is never more than what is possible;
/// of one of them it may be, since what others still may get leaves it less.
fn together(leaves: &mut [LeafScore], lines: &[usize], link: &Link) {
    let mut used = [Exact::ZERO, Exact::ZERO, Exact::ZERO];
    for at in lines {
        let Some(leaf) = leaves.get_mut(*at) else { continue };
        for (value, used) in [&mut leaf.points, &mut leaf.low, &mut leaf.high].into_iter().zip(&mut used) {
            let counted = match link.kind {
                LinkKind::AtMost(most) => value.clone().min(&Exact::from(most).minus(used)),
                LinkKind::AtLeast(least) => value.clone().max(&Exact::from(least).minus(used)),
                LinkKind::Unless(_) => value.clone(),
            };
            *used = used.plus(&counted);
            *value = counted;
        }
    }
}

fn put_in_order(leaf: &mut LeafScore) {
    leaf.low = std::mem::take(&mut leaf.low).min(&leaf.points);
    leaf.high = std::mem::take(&mut leaf.high).max(&leaf.points);
}
