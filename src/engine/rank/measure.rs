//! What bodies are ranked by, and what a place in a ranking is.

use crate::base::decimal::Exact;
use crate::engine::score::Scorecard;
use crate::pack::{self, Pack};
use std::collections::BTreeMap;

/// What bodies are ranked by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Total points.
    #[default]
    Points,
    /// Index in percent.
    Percent,
    /// Points of one node, by its id.
    Part(Box<str>),
}

/// How equal results are ranked, by node ids so that it needs no pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Ties {
    /// 1-2-2-4.
    #[default]
    Competition,
    /// 1-2-2-3.
    Dense,
    /// By the points of these nodes, in this order; then 1-2-2-4.
    ByParts(Vec<Box<str>>),
}

impl Ties {
    /// The rule of a pack.
    #[must_use]
    pub fn of(pack: &Pack) -> Self {
        match &pack.ties {
            pack::TieRule::Competition => Self::Competition,
            pack::TieRule::Dense => Self::Dense,
            pack::TieRule::ByNodes(nodes) => {
                Self::ByParts(nodes.iter().filter_map(|at| pack.nodes.get(*at)).map(|node| node.id.clone()).collect())
            }
        }
    }
}

/// The body whose place is asked for, with its result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// Its name; an entry with the same name (case and spaces apart) is replaced.
    pub body: String,
    /// Total points.
    pub points: Option<Exact>,
    /// Index in percent.
    pub percent: Option<Exact>,
    /// Points of nodes, by id.
    pub parts: BTreeMap<String, Exact>,
}

impl Own {
    /// A body of which only the total is known.
    #[must_use]
    pub fn with_points(body: &str, points: Exact) -> Self {
        Self { body: body.to_owned(), points: Some(points), ..Self::default() }
    }

    /// A body with the projection of a score card.
    #[must_use]
    pub fn of(pack: &Pack, body: &str, card: &Scorecard) -> Self {
        Self::with_parts(pack, body, card, |_| true)
    }

    /// The same with only those parts that a ranking looks at, which is most of
    /// the work with every key.
    #[must_use]
    pub fn ranked(pack: &Pack, body: &str, card: &Scorecard, ties: &Ties, by: &By) -> Self {
        let decides = |id: &str| matches!(ties, Ties::ByParts(ids) if ids.iter().any(|one| **one == *id));
        let is_asked = |id: &str| matches!(by, By::Part(part) if **part == *id);
        Self::with_parts(pack, body, card, |id| is_asked(id) || decides(id))
    }

    fn with_parts(pack: &Pack, body: &str, card: &Scorecard, wanted: impl Fn(&str) -> bool) -> Self {
        let nodes = pack.nodes.iter().zip(&card.nodes).filter(|(node, _)| wanted(&node.id));
        Self {
            body: body.to_owned(),
            points: Some(card.totals.points.clone()),
            percent: Some(card.totals.percent.into()),
            parts: nodes.map(|(node, score)| (node.id.to_string(), score.points.clone())).collect(),
        }
    }
}

/// The best and the worst rank that agree with what is known; equal when the
/// rank is certain. `1 <= best <= worst`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Best possible rank.
    pub best: u32,
    /// Worst possible rank.
    pub worst: u32,
}

impl Span {
    /// The rank, when it is certain.
    #[must_use]
    pub fn exact(self) -> Option<u32> {
        (self.best == self.worst).then_some(self.best)
    }
}

/// What a span rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// So many known bodies have a better result.
    KnownAbove(u32),
    /// So many bodies with unknown results may have a better one.
    UnknownAbove {
        /// At least.
        least: u32,
        /// At most.
        most: u32,
    },
    /// The printed rank of this entry (index in the cohort) says that at least
    /// so many stand above.
    PrintedAbove {
        /// Index of the entry.
        entry: usize,
        /// Its printed rank.
        rank: u32,
    },
    /// The printed rank of this entry says that at most so many stand above.
    PrintedBelow {
        /// Index of the entry.
        entry: usize,
        /// Its printed rank.
        rank: u32,
    },
    /// So many known bodies have the same result, and the parts that would
    /// decide are not known.
    TieUndecided(u32),
}

/// Where the own body came from in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placed {
    /// It stands for this entry, whose old result no longer counts.
    Replaces(usize),
    /// The list does not name every body: it is taken to be one of the others.
    OneOfUnnamed,
    /// The list names every body and this is none of them: one more.
    Added,
}
