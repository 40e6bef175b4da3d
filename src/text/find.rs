//! Finding criteria on a sheet: by words with or without tone marks, by what is
//! still to do, by the person in charge. The words that can be sought are here,
//! so this stands beside them.

use crate::answer::Answers;
use crate::base::compact_sort::SortExt as _;
use crate::base::vietnamese::{finds, fold};
use crate::engine::score::{LeafScore, Scorecard, State};
use crate::pack::{Node, Pack, ScoredBy};
use std::collections::BTreeMap;

/// Which criteria are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// The body scores them and has not answered, or not readably.
    Unanswered,
    /// Answered below the maximum.
    Losing,
    /// Answered, but without the evidence that the pack asks for.
    LackingEvidence,
    /// Left out of the maximum.
    NotApplicable,
    /// Filled by others: survey, external index, council, leaders.
    ByOthers,
}

impl Filter {
    /// All filters in the order of the list.
    pub const ALL: [Self; 6] =
        [Self::All, Self::Unanswered, Self::Losing, Self::LackingEvidence, Self::NotApplicable, Self::ByOthers];

    /// Whether a leaf passes.
    #[must_use]
    pub fn passes(self, score: &LeafScore, scored_by: ScoredBy) -> bool {
        match self {
            Self::All => true,
            Self::Unanswered => scored_by == ScoredBy::Body && matches!(score.state, State::Open | State::Invalid),
            Self::Losing => score.state == State::Scored && score.points.compare(&score.max.into()).is_lt(),
            Self::LackingEvidence => score.state == State::Scored && !score.proven,
            Self::NotApplicable => score.state == State::LeftOut,
            Self::ByOthers => scored_by != ScoredBy::Body,
        }
    }
}

/// What is sought; blank parts ask for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words: each must stand in the code, the name, the help or a typed text.
    pub words: String,
    /// What is still to do.
    pub filter: Filter,
    /// The person in charge, as typed.
    pub person: String,
}

impl Query {
    /// True when nothing is sought.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.filter == Filter::All && self.words.trim().is_empty() && self.person.is_empty()
    }
}

/// Indices of the leaves that a query finds, in document order.
#[must_use]
pub fn find(pack: &Pack, answers: &Answers, card: &Scorecard, query: &Query) -> Vec<usize> {
    let sought = fold(&query.words);
    let words: Vec<&str> = sought.split_whitespace().collect();
    let found = pack.leaves().filter(|(index, node, leaf)| {
        let passes = card.leaf(*index).is_some_and(|score| query.filter.passes(score, leaf.scored_by));
        let answer = answers.node(&node.id);
        let person = query.person.is_empty() || answer.is_some_and(|answer| is_person(&answer.person, &query.person));
        passes && person && (words.is_empty() || has_words(pack, node, answers, &words))
    });
    found.map(|(index, _, _)| index).collect()
}

fn has_words(pack: &Pack, node: &Node, answers: &Answers, words: &[&str]) -> bool {
    let above = node.parent.and_then(|parent| pack.nodes.get(parent)).map_or("", |parent| &*parent.name);
    let typed = answers
        .node(&node.id)
        .map_or(String::new(), |answer| [&*answer.explanation, &answer.note, &answer.person, &answer.reason].join(" "));
    let text = [&*node.code, &*node.name, &*node.help, above, &typed].join(" ");
    words.iter().all(|word| finds(&text, word))
}

/// Names of people are typed by hand: case, tone marks and spaces do not tell them apart.
fn is_person(typed: &str, sought: &str) -> bool {
    person_key(typed) == person_key(sought)
}

fn person_key(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The criterion to go on with: the next unanswered one behind a node, from the
/// start again after the last; `None` when all are answered.
#[must_use]
pub fn next_unanswered(pack: &Pack, card: &Scorecard, behind: Option<usize>) -> Option<usize> {
    let passes = |index: usize, by| card.leaf(index).is_some_and(|score| Filter::Unanswered.passes(score, by));
    let open: Vec<usize> =
        pack.leaves().filter(|(index, _, leaf)| passes(*index, leaf.scored_by)).map(|(index, _, _)| index).collect();
    next_of(&open, behind)
}

/// The first of a list in document order behind a node, from the start again
/// after the last; `None` for an empty list.
#[must_use]
pub fn next_of(list: &[usize], behind: Option<usize>) -> Option<usize> {
    let later = list.iter().find(|index| behind.is_none_or(|behind| behind < **index));
    later.or_else(|| list.first()).copied()
}

/// How far one person is with the criteria in their charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// The name as first typed; empty: nobody is in charge.
    pub person: String,
    /// Leaves in their charge.
    pub leaves: u32,
    /// Of these, still unanswered.
    pub unanswered: u32,
    /// Of these, answered without the evidence that the pack asks for.
    pub lacking_evidence: u32,
}

/// Progress by person over the leaves that the body scores, those with most to
/// do first; leaves in nobody's charge last.
#[must_use]
pub fn charges(pack: &Pack, answers: &Answers, card: &Scorecard) -> Vec<Charge> {
    let mut by_person: BTreeMap<String, Charge> = BTreeMap::new();
    for (index, node, leaf) in pack.leaves().filter(|(_, _, leaf)| leaf.scored_by == ScoredBy::Body) {
        let Some(score) = card.leaf(index) else { continue };
        let person = answers.node(&node.id).map_or("", |answer| answer.person.trim());
        let charge = by_person.entry(person_key(person)).or_insert_with(|| Charge {
            person: person.to_owned(),
            leaves: 0,
            unanswered: 0,
            lacking_evidence: 0,
        });
        charge.leaves += 1;
        charge.unanswered += u32::from(Filter::Unanswered.passes(score, leaf.scored_by));
        charge.lacking_evidence += u32::from(Filter::LackingEvidence.passes(score, leaf.scored_by));
    }
    let mut list: Vec<Charge> = by_person.into_values().collect();
    list.sort_small_by(|a, b| {
        let to_do = |charge: &Charge| charge.unanswered + charge.lacking_evidence;
        a.person.is_empty().cmp(&b.person.is_empty()).then(to_do(b).cmp(&to_do(a))).then(a.person.cmp(&b.person))
    });
    list
}
