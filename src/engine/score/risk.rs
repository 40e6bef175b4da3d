//! Appraisal risks (rủi ro thẩm định): what a council would ask about, found
//! before the file is signed.

use super::{Issue, LeafScore, Scorecard, State};
use crate::answer::{Answer, Answers, Document, LastYear};
use crate::base::compact_sort::SortExt as _;
use crate::base::date::Date;
use crate::base::decimal::{Exact, Points};
use crate::pack::{EvidencePolicy, Leaf, Node, Pack, ScoredBy};

/// One thing that may cost points in appraisal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// Index of the node.
    pub node: usize,
    /// What it is.
    pub kind: RiskKind,
}

/// Kinds of risks, the gravest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RiskKind {
    /// Something typed cannot be read.
    Unreadable,
    /// Not answered.
    Open,
    /// A reason is demanded and missing.
    ReasonMissing,
    /// Points claimed without any evidence.
    NoEvidence,
    /// Evidence linked to a document that is not in the register.
    DocumentGone,
    /// The document has neither number nor title.
    DocumentUnnamed {
        /// Its id.
        document: String,
    },
    /// The document has no date, or one that cannot be read.
    DocumentUndated {
        /// Its id.
        document: String,
    },
    /// The document is dated outside the scored year.
    OutsideYear {
        /// Its id.
        document: String,
        /// Its date.
        date: Date,
    },
    /// Neither section nor page is named.
    NoPlaceInDocument {
        /// Its id.
        document: String,
    },
    /// Leaves that exclude one another rest on the same document.
    SharedExclusively {
        /// Its id.
        document: String,
        /// Index of the other leaf.
        other: usize,
    },
    /// Typed points differ from the computed ones.
    TypedDiffers,
    /// Far from what it was the year before: by more than half of its maximum.
    Jump {
        /// Points of the year before.
        from: Points,
        /// Points now.
        to: Points,
    },
}

/// All risks of a sheet, in document order and by gravity within a node.
///
/// `last_year` are the results to compare with; none: nothing is compared.
#[must_use]
pub fn risks(pack: &Pack, answers: &Answers, card: &Scorecard, last_year: Option<&LastYear>) -> Vec<Risk> {
    let year = answers.setup.year.trim().parse().unwrap_or(pack.years.1);
    let mut list = Vec::new();
    for (index, node, leaf) in pack.leaves() {
        let Some(score) = card.leaf(index).filter(|_| leaf.scored_by == ScoredBy::Body) else { continue };
        let answer = answers.node(&node.id);
        let mut add = |kind| list.push(Risk { node: index, kind });
        match score.state {
            State::LeftOut => continue,
            State::Invalid => add(RiskKind::Unreadable),
            State::Open => add(RiskKind::Open),
            State::Scored => {}
        }
        if score.issues.iter().any(|issue| matches!(issue, Issue::ReasonMissing(_))) {
            add(RiskKind::ReasonMissing);
        }
        if let Some(kind) = last_year.and_then(|last| jump(node, score, last)) {
            add(kind);
        }
        let Some(answer) = answer else { continue };
        if !answer.typed_points.trim().is_empty() && score.state == State::Scored {
            add(RiskKind::TypedDiffers);
        }
        let claims = score.claimed.as_ref().is_some_and(|points| *points != Exact::ZERO);
        if claims && answer.evidence.is_empty() && asks(pack, leaf) {
            add(RiskKind::NoEvidence);
        }
        for kind in of_evidence(answers, answer, year) {
            add(kind);
        }
        for kind in shared(pack, answers, index, node, leaf) {
            add(kind);
        }
    }
    // A typed sum stands for its children: they are not asked about.
    let typed: Vec<(usize, usize)> = pack
        .nodes
        .iter()
        .enumerate()
        .filter(|(index, _)| card.nodes.get(*index).is_some_and(|score| score.typed))
        .map(|(index, node)| (index, node.end))
        .collect();
    list.retain(|risk| !typed.iter().any(|(from, to)| (*from..*to).contains(&risk.node)));
    list.extend(typed.iter().map(|(index, _)| Risk { node: *index, kind: RiskKind::TypedDiffers }));
    list.sort_small_by(|a, b| a.node.cmp(&b.node).then_with(|| a.kind.cmp(&b.kind)));
    list
}

/// A change of more than half of the maximum asks for a reason.
fn jump(node: &Node, score: &LeafScore, last: &LastYear) -> Option<RiskKind> {
    if score.state != State::Scored {
        return None;
    }
    let (from, to) = (*last.nodes.get(&*node.id)?, score.points.shown());
    let change = if from < to { to.minus(from) } else { from.minus(to) };
    (node.max < change.plus(change)).then_some(RiskKind::Jump { from, to })
}

fn asks(pack: &Pack, leaf: &Leaf) -> bool {
    pack.evidence != EvidencePolicy::Advisory || !leaf.evidence.is_empty()
}

fn of_evidence(answers: &Answers, answer: &Answer, year: i32) -> Vec<RiskKind> {
    let mut kinds = Vec::new();
    for evidence in &answer.evidence {
        let found: Option<&Document> = answers.documents.iter().find(|d| d.id == evidence.document);
        let Some(document) = found else {
            kinds.push(RiskKind::DocumentGone);
            continue;
        };
        let id = || document.id.clone();
        if document.number.trim().is_empty() && document.title.trim().is_empty() {
            kinds.push(RiskKind::DocumentUnnamed { document: id() });
        }
        match Date::parse_typed(&document.date) {
            None => kinds.push(RiskKind::DocumentUndated { document: id() }),
            Some(date) if date.parts().0 != year => kinds.push(RiskKind::OutsideYear { document: id(), date }),
            Some(_) => {}
        }
        if evidence.section.trim().is_empty() && evidence.page.trim().is_empty() {
            kinds.push(RiskKind::NoPlaceInDocument { document: id() });
        }
    }
    kinds
}

fn shared(pack: &Pack, answers: &Answers, index: usize, node: &Node, leaf: &Leaf) -> Vec<RiskKind> {
    let Some(mark) = &leaf.exclusive else { return Vec::new() };
    let documents = |id: &str| {
        answers.node(id).map_or(Vec::new(), |a| a.evidence.iter().map(|e| e.document.as_str()).collect::<Vec<_>>())
    };
    let own = documents(&node.id);
    let mut kinds = Vec::new();
    for (other, other_node, other_leaf) in pack.leaves() {
        if other == index || other_leaf.exclusive.as_ref() != Some(mark) {
            continue;
        }
        for document in documents(&other_node.id) {
            if own.contains(&document) {
                kinds.push(RiskKind::SharedExclusively { document: document.to_owned(), other });
            }
        }
    }
    kinds
}
