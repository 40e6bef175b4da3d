//! Limits across lines: of scored lines, each limited once, and not for nothing.

use super::context::Lint;
use crate::base::decimal::Points;
use crate::pack::finding::Finding;
use crate::pack::{Link, LinkKind, MOST_LINKED, Role};
use std::collections::BTreeSet;

pub(super) fn check(lint: &mut Lint<'_>) {
    let pack = lint.pack;
    let mut limited: BTreeSet<usize> = BTreeSet::new();
    let mut touched: BTreeSet<usize> = BTreeSet::new();
    let excluded: BTreeSet<usize> = pack
        .links
        .iter()
        .filter(|link| matches!(link.kind, LinkKind::Unless(_)))
        .flat_map(|link| link.lines.iter().copied())
        .collect();
    for (position, link) in pack.links.iter().enumerate() {
        let at = format!("/links/{position}");
        let others: &[usize] = match &link.kind {
            LinkKind::Unless(others) => others,
            LinkKind::AtMost(_) | LinkKind::AtLeast(_) => &[],
        };
        let is_leaf = |line: &usize| pack.nodes.get(*line).is_some_and(|node| node.leaf().is_some());
        if !link.lines.iter().chain(others).all(is_leaf) {
            lint.report(&at, Finding::LinkOfSum);
        }
        if link.lines.iter().any(|line| !limited.insert(*line)) || others.iter().any(|line| excluded.contains(line)) {
            lint.report(&at, Finding::LinkTwice);
        }
        touched.extend(link.lines.iter().chain(others));
        reach(lint, link, &at);
    }
    if MOST_LINKED < touched.len() {
        lint.report("/links", Finding::LinksTooMany { most: MOST_LINKED });
    }
}

/// Lines of one kind, which together pass the limit.
fn reach(lint: &mut Lint<'_>, link: &Link, at: &str) {
    let pack = lint.pack;
    let nodes = || link.lines.iter().filter_map(|line| pack.nodes.get(*line));
    let bounds: Vec<(Points, Points)> =
        nodes().filter_map(|node| node.leaf().map(|leaf| leaf.rule.bounds(node.max))).collect();
    let penalties = nodes().filter(|node| node.role == Role::Penalty).count();
    let (least, most) = (bounds.iter().map(|(least, _)| *least).sum(), bounds.iter().map(|(_, most)| *most).sum());
    let turned = |points: Points| Points::ZERO.minus(points);
    let (mixed, unreached) = match link.kind {
        LinkKind::AtMost(cap) => {
            (bounds.iter().any(|(least, _)| least.is_negative()), (most <= cap).then_some((cap, most)))
        }
        LinkKind::AtLeast(floor) => (
            bounds.iter().any(|(_, most)| Points::ZERO < *most),
            (floor <= least).then(|| (turned(floor), turned(least))),
        ),
        LinkKind::Unless(_) => (false, None),
    };
    if mixed || 0 < penalties && penalties < link.lines.len() {
        lint.report(at, Finding::LinkMixed);
    } else if let Some((cap, best)) = unreached {
        lint.report(at, Finding::PartCapUnreachable { cap, best });
    }
}
