//! Bands cover every value that can be met, each once, from high to low.

use super::Lint;
use super::probe::{Domain, is_in, probes};
use crate::pack::finding::Finding;
use crate::pack::rule::{Limit, Measure, Rule, Step};
use std::collections::BTreeSet;

pub(super) fn check(lint: &mut Lint<'_>) {
    for placed in lint.rules() {
        if let Rule::Steps { measure, bands } = placed.rule {
            one(lint, measure, bands, &format!("{}/bands", placed.at));
        }
    }
}

/// Positions of the bands that some value reaches: of several that cover it,
/// the first.
pub(super) fn reached(measure: &Measure, bands: &[Step]) -> BTreeSet<usize> {
    let probes = probes(Domain::of_measure(measure), limits(bands));
    let first = |value| bands.iter().position(|band| is_in(value, band.from, band.to));
    probes.iter().filter_map(|probe| first(probe.value)).collect()
}

fn limits(bands: &[Step]) -> impl Iterator<Item = Limit> + '_ {
    bands.iter().flat_map(|band| [band.from, band.to]).flatten()
}

fn one(lint: &mut Lint<'_>, measure: &Measure, bands: &[Step], at: &str) {
    let mut hole: Option<(Option<Limit>, Option<Limit>)> = None;
    let mut overlaps = BTreeSet::new();
    let mut met = BTreeSet::new();
    for probe in probes(Domain::of_measure(measure), limits(bands)) {
        let covering: Vec<usize> = bands
            .iter()
            .enumerate()
            .filter(|(_, band)| is_in(probe.value, band.from, band.to))
            .map(|(idx, _)| idx)
            .collect();
        met.extend(covering.iter().copied());
        match covering.as_slice() {
            [] => {
                let from = hole.map_or(probe.from, |(from, _)| from);
                hole = Some((from, probe.to));
            }
            covering => {
                if let Some((from, to)) = hole.take() {
                    lint.report(at, Finding::BandGap { from, to });
                }
                if let [first, second, ..] = covering
                    && overlaps.insert((*first, *second))
                {
                    let finding = Finding::BandOverlap { other: *first, at: probe.value };
                    lint.report(format!("{at}/{second}"), finding);
                }
            }
        }
    }
    if let Some((from, to)) = hole {
        lint.report(at, Finding::BandGap { from, to });
    }
    for idx in (0..bands.len()).filter(|idx| !met.contains(idx)) {
        lint.report(format!("{at}/{idx}"), Finding::BandUnreachable);
    }
    let rising = bands.windows(2).any(|pair| match pair {
        [upper, lower] => upper.from.map(|limit| limit.value) < lower.from.map(|limit| limit.value),
        _ => false,
    });
    if rising {
        lint.report(at, Finding::BandOrder);
    }
}
