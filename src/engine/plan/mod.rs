//! The least effort that reaches a class, a rank or a total.
//!
//! Pure like the engine: no clock, no storage, no sentence. Moves come from the
//! inverse of each rule ([`moves`]); every figure of a plan is the engine's.
//!
//! # How the best plan is found, and why it is the best
//!
//! At most one move is made per leaf (a knapsack with a choice per leaf). No
//! move changes an applicable maximum, so a class limit in percent is a limit in
//! points. From the leaves to the total every step is monotone: sums, caps of
//! bonus and penalty blocks, areas fixed by a fact, points typed on an area,
//! rounding of areas and of the total, the rescale without survey, the expected
//! loss; a penalty counts with its sign turned. So for a node and an amount of
//! effort, nothing below the highest attainable value can lead to a better
//! whole, and dynamic programming over the tree is exact: per node, the values
//! that no other attains with as little effort, as few moves and as high a
//! certain value; children are joined by adding, the node's own step is applied
//! to the result, and where a class asks for a share of the node, values below
//! it are dropped. The budget of effort is doubled until a plan fits; within it
//! every selection is covered. Nothing is estimated: values are integers in a
//! common denominator, or exact fractions where none fits.
//!
//! Ties: least effort, then most points, then fewest moves, then what is gained
//! below caps and rounding, then document order. Every plan is applied and
//! evaluated by the engine before it is returned.

mod candidate;
mod choice;
mod curve;
mod easy;
mod fitting;
mod ground;
mod limited;
mod moves;
mod parts;
mod search;
mod slot;
mod states;
mod tree;
mod trim;
mod whatif;

pub use crate::answer::PLACEHOLDER;
pub use easy::{Change, EasyLeaf, EasyPoints, changes, easy_points, loss_break_even, survey_break_even, with_survey};
pub use fitting::{MOST_MOVES, moves};
pub use search::{plan, reached};
pub use trim::cut_down;
pub use whatif::{steps_to_better_ranks, survey_share, takes_survey};

use crate::answer::{Answer, Answers, Document, EvidenceRef, Reading};
use crate::base::date::Date;
use crate::base::decimal::{Exact, Points, Quantity};
use crate::pack::Pack;
use std::collections::BTreeMap;

/// Most plans returned when several are equally good.
pub const MOST_PLANS: usize = 5;

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// This class or a better one, by its index in the classes of the cohort.
    Class(usize),
    /// At least so many points.
    Total(Points),
    /// A rank, given the result it needs ([`crate::engine::rank::needed_for_rank`]).
    Rank {
        /// The rank, for showing.
        rank: u32,
        /// Points, or index in percent when `percent`.
        needed: Points,
        /// False: as much is enough. True: more is needed.
        above: bool,
        /// Whether the list goes by percent; then the printed index decides.
        percent: bool,
    },
}

/// What a move on a leaf costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effort {
    /// So much, whatever the move.
    Normal(u32),
    /// So much by the order of the leaf's moves; the last holds for the rest.
    Each(Vec<u32>),
    /// The leaf stays as it is.
    Impossible,
    /// Some move must be made, for so much.
    Required(u32),
}

/// Efforts by node id; [`Effort::Normal`] of 1 for the others.
pub type Efforts = BTreeMap<String, Effort>;

impl Effort {
    /// The text form that a draft keeps: `3`, `impossible`, `required`,
    /// `required 3`, `1 2 5` for one number per move. `None` for anything else,
    /// which then counts as 1.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        match words.next()? {
            "impossible" => Some(Self::Impossible),
            "required" => Some(Self::Required(words.next().map_or(Some(1), |word| word.parse().ok())?)),
            _ => {
                let list: Vec<u32> = text.split_whitespace().map(|word| word.parse().ok()).collect::<Option<_>>()?;
                Some(if let [one] = *list { Self::Normal(one) } else { Self::Each(list) })
            }
        }
    }
}

/// The efforts of a draft; texts that say nothing are left out.
#[must_use]
pub fn efforts_of(texts: &BTreeMap<String, String>) -> Efforts {
    texts.iter().filter_map(|(id, text)| Some((id.clone(), Effort::parse(text)?))).collect()
}

/// What a move is, in the rule's own terms. Amounts are in the measure of the
/// field; `from` is absent where nothing was declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MoveKind {
    /// More of what is counted above the line of a ratio.
    AddToNumerator {
        /// Key of the field.
        key: Box<str>,
        /// Declared now.
        from: Option<Quantity>,
        /// To reach.
        to: Quantity,
        /// Below the line.
        out_of: Quantity,
        /// False when nothing is declared below the line, and 100 stands for it.
        known: bool,
    },
    /// A higher value of a number.
    Raise {
        /// Key of the field.
        key: Box<str>,
        /// Declared now.
        from: Option<Quantity>,
        /// To reach.
        to: Quantity,
    },
    /// A lower value of a number, or fewer events.
    Reduce {
        /// Key of the field.
        key: Box<str>,
        /// Declared now.
        from: Option<Quantity>,
        /// Not to pass.
        to: Quantity,
    },
    /// More events of a kind.
    AddEvents {
        /// Id of the item.
        key: Box<str>,
        /// Declared now.
        from: Option<Quantity>,
        /// To reach.
        to: Quantity,
    },
    /// No event of any kind.
    NoEvents,
    /// Yes, or no.
    Say(bool),
    /// Another option.
    Choose {
        /// Its id.
        option: Box<str>,
    },
    /// Lines of a checklist to fulfil.
    Tick {
        /// Their ids, in document order.
        items: Vec<Box<str>>,
    },
    /// A document dated on this day or earlier.
    IssueBy {
        /// The day.
        date: Date,
        /// True when that is after the deadline.
        late: bool,
    },
    /// Points by judgement.
    Judge {
        /// Judged now.
        from: Option<Points>,
        /// To reach.
        to: Points,
    },
    /// Evidence for what is already declared.
    Evidence,
    /// Several together, on parts of one rule.
    Several(Vec<Self>),
}

/// One attainable change of one leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Index of the leaf in [`Pack::nodes`].
    pub leaf: usize,
    /// Texts to type, by the keys of the rule's fields.
    pub values: Vec<(Box<str>, String)>,
    /// Whether evidence is to be added for the points to count.
    pub evidence: bool,
    /// Whether the leaf is open now, so that the move also answers it.
    pub opens: bool,
    /// What the leaf gains by the engine, before anything above it; positive.
    /// For a leaf of a penalty block: what it takes off less.
    pub gain: Exact,
    /// Its cost.
    pub effort: u32,
    /// What it is.
    pub what: MoveKind,
}

impl Move {
    /// The whole answer of the leaf after the move. A plan at year end types
    /// forecasts and leaves what is declared to date alone.
    #[must_use]
    pub fn answer(&self, pack: &Pack, answers: &Answers) -> Answer {
        let id = pack.nodes.get(self.leaf).map_or("", |node| &*node.id);
        let mut answer = answers.node(id).cloned().unwrap_or_default();
        type_in(&mut answer, answers.setup.reading, &self.values);
        if self.evidence {
            link_placeholder(&mut answer);
        }
        answer
    }

    /// Makes the move. Evidence still to be found is linked as the document
    /// [`PLACEHOLDER`], which is not to be kept in a draft.
    pub fn apply(&self, pack: &Pack, answers: &mut Answers) {
        let Some(node) = pack.nodes.get(self.leaf) else { return };
        let answer = self.answer(pack, answers);
        answers.nodes.insert(node.id.to_string(), answer);
        if self.evidence {
            add_placeholder(answers);
        }
    }
}

fn type_in(answer: &mut Answer, reading: Reading, values: &[(Box<str>, String)]) {
    let fields = match reading {
        Reading::ToDate => &mut answer.values,
        Reading::YearEnd => &mut answer.forecast,
    };
    for (key, text) in values {
        fields.insert(key.to_string(), text.clone());
        if text.is_empty() {
            // A blank forecast would fall back to what is declared to date.
            fields.remove(&**key);
        }
    }
}

fn link_placeholder(answer: &mut Answer) {
    answer.evidence.push(EvidenceRef { document: PLACEHOLDER.to_owned(), ..EvidenceRef::default() });
}

fn add_placeholder(answers: &mut Answers) {
    if answers.documents.iter().all(|document| document.id != PLACEHOLDER) {
        answers.documents.push(Document { id: PLACEHOLDER.to_owned(), ..Document::default() });
    }
}

/// A way to the target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Moves in document order, at most one per leaf.
    pub moves: Vec<Move>,
    /// Sum of their efforts.
    pub effort: u32,
    /// Projected total after them.
    pub total: Exact,
    /// Index in percent after them.
    pub percent: Points,
    /// Class after them.
    pub class: Option<usize>,
}

/// What came of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The target is reached as things stand.
    Reached,
    /// The best plans, equally good, at least one and at most [`MOST_PLANS`].
    Plans(Vec<Plan>),
    /// No selection of moves reaches it; this one gets highest.
    Unreachable(Plan),
}
