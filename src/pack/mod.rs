//! A pack (bộ chỉ số, bộ tiêu chí) as checked data.
//!
//! A [`Pack`] is built only from a file by the reader, so after it nothing is
//! left to validate: ids are unique, parents precede children, every rule has
//! its numbers. It knows no answers and no sentences for people.

mod measure;
pub mod rule;

// Not in the application: it fetches them when first needed (`catalogue`).
#[cfg(not(target_arch = "wasm32"))]
pub mod builtin;
pub mod catalogue;
pub mod diff;
pub mod finding;
pub mod lint;
pub mod model;
mod place;
pub mod read;
pub mod write;

use crate::base::date::{Calendar, Date};
use crate::base::decimal::{Points, Quantity, Rounding};
use rule::{Input, Rule};

/// What a pack may claim about its text. Shown wherever its results are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Checked against the annex or proven on published scores.
    Official,
    /// Made to show the software; not anybody's set.
    Illustrative,
    /// Being written.
    Draft,
}

/// A decision that makes, changes or is cited by the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalBasis {
    /// Number and sign: "617/QĐ-UBND".
    pub number: Box<str>,
    /// Who issued it.
    pub issuer: Box<str>,
    /// When; unknown for some.
    pub date: Option<Date>,
    /// What it says, in a line.
    pub title: Box<str>,
    /// What it does to this pack: "ban hành", "sửa đổi", "căn cứ".
    pub role: Box<str>,
}

/// A list of bodies ranked together (khối).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// Stable id.
    pub id: Box<str>,
    /// Its name.
    pub name: Box<str>,
}

/// Who gives the score of a leaf (R20).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoredBy {
    /// The body itself.
    Body,
    /// A sociological survey.
    Survey,
    /// An index made elsewhere: SIPAS, DTI, 766.
    External,
    /// The council or the leaders.
    Council,
}

/// What a leaf is worth when its subject did not arise in the year (R14b).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotArisen {
    /// The maximum.
    Full,
    /// Nothing; the maximum stays.
    Zero,
    /// It leaves the maximum.
    LeaveOut,
}

/// A named body for which a node never applies (R14).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exemption {
    /// Name of the body as the pack writes it.
    pub body: Box<str>,
    /// Why.
    pub reason: Box<str>,
}

/// A fact that packs a node to fixed points (R10).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnockOut {
    /// Stable id within the node; its answer is keyed `knock-out:<id>`.
    pub id: Box<str>,
    /// The words of the pack.
    pub label: Box<str>,
    /// Points of the node when it holds, usually zero.
    pub to: Points,
}

/// Key of the answer to a knock-out.
#[must_use]
pub fn knock_out_key(id: &str) -> String {
    format!("knock-out:{id}")
}

/// Where a tree of nodes counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// On the scale.
    Scale,
    /// Added outside the scale, up to the maximum of its root (R15).
    Bonus,
    /// Taken off outside the scale, up to the maximum of its root (R15).
    Penalty,
}

/// What a node is: it has children, or a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// The sum of its children (R19).
    Sum,
    /// Scored by a rule.
    Leaf(Box<Leaf>),
}

/// The scored end of a branch, at whichever level it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// How.
    pub rule: Rule,
    /// By whom.
    pub scored_by: ScoredBy,
    /// Answer assumed where others give the score and nothing was entered: the
    /// text of the rule's first field.
    pub assume: Option<Box<str>>,
    /// What "không phát sinh" means; absent: it cannot be declared.
    pub not_arisen: Option<NotArisen>,
    /// Evidence asked for; empty: none named.
    pub evidence: Box<str>,
    /// Leaves with the same mark may not rest on the same document.
    pub exclusive: Option<Box<str>>,
}

/// One line of the pack: area (lĩnh vực), criterion (tiêu chí) or component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Stable id, unique in the pack.
    pub id: Box<str>,
    /// Printed code, not always unique: "1.1.2".
    pub code: Box<str>,
    /// Name as printed.
    pub name: Box<str>,
    /// English name; empty where nobody gave one.
    pub name_en: Box<str>,
    /// Maximum as printed.
    pub max: Points,
    /// Children or rule.
    pub kind: NodeKind,
    /// Where it counts.
    pub role: Role,
    /// Depth: 0 for areas, 1 for criteria, 2 for components.
    pub depth: u8,
    /// Index of the parent.
    pub parent: Option<usize>,
    /// One past the last node of its subtree; `self + 1` for a leaf.
    pub end: usize,
    /// Whether a body may declare it not applicable, with a reason.
    pub may_not_apply: bool,
    /// Bodies for which it never applies.
    pub exempt: Vec<Exemption>,
    /// Facts that fix its points.
    pub knock_outs: Vec<KnockOut>,
    /// Whether points may be typed beside the computed ones, with a reason.
    pub may_type: bool,
    /// Source of this line; empty: that of the pack.
    pub source: Box<str>,
    /// Explanation for the person filling it in.
    pub help: Box<str>,
}

/// What missing evidence does (R18).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidencePolicy {
    /// No evidence, no points (Quảng Trị).
    Zero,
    /// Evidence, or an explanation of how it was scored (Bộ Nội vụ, Hà Nội).
    Explain,
    /// Asked for, decides nothing.
    Advisory,
}

/// What class limits are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Total points.
    Points,
    /// Points ÷ applicable maximum × 100.
    Percent,
}

/// A further condition of a class: a node must reach a share of its maximum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassCondition {
    /// Index of the node.
    pub node: usize,
    /// Percent of its applicable maximum, inclusive.
    pub at_least: Quantity,
}

/// A class (loại) and its lower limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Stable id.
    pub id: Box<str>,
    /// As the pack names it: "Xuất sắc", "Nhóm I", "A".
    pub label: Box<str>,
    /// Lower limit; absent for the lowest.
    pub from: Option<rule::Limit>,
    /// Conditions besides the limit.
    pub conditions: Vec<ClassCondition>,
}

/// A fact that bars the higher classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Veto {
    /// Stable id.
    pub id: Box<str>,
    /// The words of the pack.
    pub label: Box<str>,
    /// Index in [`Classes::classes`] of the best class still possible.
    pub at_best: usize,
}

/// The classes of some or all cohorts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classes {
    /// Cohorts it is for; empty: all.
    pub cohorts: Vec<Box<str>>,
    /// Points or percent.
    pub basis: Basis,
    /// Best first.
    pub classes: Vec<Class>,
    /// Facts that bar classes.
    pub vetoes: Vec<Veto>,
    /// Where the limits come from.
    pub source: Box<str>,
}

/// How equal totals are ranked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TieRule {
    /// 1-2-2-4.
    Competition,
    /// 1-2-2-3.
    Dense,
    /// By the points of these nodes, in this order; then 1-2-2-4.
    ByNodes(Vec<usize>),
}

/// Where the pack rounds; exact where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roundings {
    /// Each leaf.
    pub leaf: Option<Rounding>,
    /// Each area.
    pub area: Option<Rounding>,
    /// The total.
    pub total: Option<Rounding>,
    /// The index in percent, for printing; two decimals half-up when absent.
    pub percent: Option<Rounding>,
}

/// Days of the round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// Last day to send the self score.
    pub self_score: Option<Date>,
    /// Last day to explain.
    pub explanation: Option<Date>,
    /// Holidays and worked weekends.
    pub calendar: Calendar,
}

/// What happens to the survey part when no survey was held (R17).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithoutSurvey {
    /// The pack always holds one.
    Never,
    /// Survey leaves leave the maximum; points stay as they are.
    LeaveOut,
    /// Survey leaves leave the maximum and the total is brought back to the scale (× 100/70).
    Rescale,
}

/// An answer sheet with the results it must give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Name of the case.
    pub name: Box<str>,
    /// True when the expected figures are published ones, false when computed by hand.
    pub official: bool,
    /// Where the figures come from.
    pub source: Box<str>,
    /// Cohort, when classes differ.
    pub cohort: Option<Box<str>>,
    /// Answers, in the form of a draft's answers.
    pub answers: crate::answer::Answers,
    /// Node index and expected points (as the engine gives them).
    pub expect: Vec<(usize, Points)>,
    /// Expected total.
    pub total: Option<Points>,
    /// Expected class id.
    pub class: Option<Box<str>>,
    /// Expected index, in percent.
    pub percent: Option<Points>,
}

/// What a limit across lines does to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Together they count so many points at most; the first of them first.
    AtMost(Points),
    /// Together they take so many points at most: not below this, which is below zero.
    AtLeast(Points),
    /// They count nothing while one of these lines has points.
    Unless(Vec<usize>),
}

/// A limit across scored lines that need not be neighbours (R23).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Stable id.
    pub id: Box<str>,
    /// The words of the pack.
    pub label: Box<str>,
    /// Indices of the lines that it limits, in document order.
    pub lines: Vec<usize>,
    /// What it does.
    pub kind: LinkKind,
}

/// Most lines that all limits of a pack touch together: the planner tries their
/// changes in every combination.
pub const MOST_LINKED: usize = 12;

/// A whole pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Stable id: ASCII kebab-case, the name of its folder.
    pub id: Box<str>,
    /// Version of the file, raised with every change.
    pub version: Box<str>,
    /// Name of the pack.
    pub name: Box<str>,
    /// English name; may be empty.
    pub name_en: Box<str>,
    /// What it claims to be.
    pub status: Status,
    /// Why it claims that, for people.
    pub status_note: Box<str>,
    /// Province, city or ministry; "Toàn quốc" for national sets.
    pub place: Box<str>,
    /// Level: "sở, ban, ngành", "xã, phường, đặc khu", "tỉnh".
    pub level: Box<str>,
    /// First and last scored year it is for.
    pub years: (i32, i32),
    /// Decisions, the issuing one first.
    pub legal_basis: Vec<LegalBasis>,
    /// Where the rows come from.
    pub source: Box<str>,
    /// Cohorts; at least one.
    pub cohorts: Vec<Cohort>,
    /// Sum of the areas.
    pub scale: Points,
    /// Where values are rounded.
    pub rounding: Roundings,
    /// What missing evidence does.
    pub evidence: EvidencePolicy,
    /// Classes; empty when the pack has none.
    pub classes: Vec<Classes>,
    /// How equal totals are ranked.
    pub ties: TieRule,
    /// Days.
    pub schedule: Schedule,
    /// What happens without a survey.
    pub without_survey: WithoutSurvey,
    /// Limits across lines.
    pub links: Vec<Link>,
    /// Whether the total may be below zero.
    pub negative_total: bool,
    /// All nodes in document order, parents before children; scale, then bonus, then penalty.
    pub nodes: Vec<Node>,
    /// Worked examples.
    pub examples: Vec<Example>,
    /// SHA-256 of the canonical form of the file, lower-case hex.
    pub digest: Box<str>,
}

impl Node {
    /// The leaf part, when it is one.
    #[must_use]
    pub const fn leaf(&self) -> Option<&Leaf> {
        match &self.kind {
            NodeKind::Leaf(leaf) => Some(leaf),
            NodeKind::Sum => None,
        }
    }
}

impl Pack {
    /// Index of a node by its id.
    #[must_use]
    pub fn index_of(&self, id: &str) -> Option<usize> {
        self.nodes.iter().position(|node| &*node.id == id)
    }

    /// Indices of the roots: areas, bonus and penalty blocks.
    pub fn roots(&self) -> impl Iterator<Item = usize> + '_ {
        self.siblings(0, self.nodes.len())
    }

    /// `first` and those behind it with the same parent, all before `end`.
    fn siblings(&self, first: usize, end: usize) -> impl Iterator<Item = usize> + '_ {
        let within = move |idx: &usize| *idx < end;
        std::iter::successors(Some(first), |idx| Some(self.nodes.get(*idx)?.end.max(idx + 1))).take_while(within)
    }

    /// Index of the root above a node, or of the node itself.
    #[must_use]
    pub fn root_of(&self, index: usize) -> usize {
        let mut root = index;
        while let Some(parent) = self.nodes.get(root).and_then(|node| node.parent) {
            root = parent;
        }
        root
    }

    /// Indices of the direct children of a node.
    pub fn children(&self, parent: usize) -> impl Iterator<Item = usize> + '_ {
        self.siblings(parent + 1, self.nodes.get(parent).map_or(parent, |node| node.end))
    }

    /// Indices of the leaves below a node, or the node itself when it is one.
    pub fn leaves_of(&self, root: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.nodes.get(root).map_or(root, |node| node.end);
        (root..end).filter(move |idx| self.nodes.get(*idx).is_some_and(|node| node.leaf().is_some()))
    }

    /// All leaves with their indices, in document order.
    pub fn leaves(&self) -> impl Iterator<Item = (usize, &Node, &Leaf)> {
        self.nodes.iter().enumerate().filter_map(|(idx, node)| node.leaf().map(|leaf| (idx, node, leaf)))
    }

    /// The classes that hold for a cohort.
    #[must_use]
    pub fn classes_for(&self, cohort: Option<&str>) -> Option<&Classes> {
        let named = |c: &&Classes| cohort.is_some_and(|id| c.cohorts.iter().any(|known| &**known == id));
        self.classes.iter().find(named).or_else(|| self.classes.iter().find(|c| c.cohorts.is_empty()))
    }

    /// Inputs of a leaf's rule that are numbers with a label, for forms and traces.
    #[must_use]
    pub fn number_inputs(rule: &Rule) -> Vec<&Input> {
        match rule {
            Rule::Steps { measure: rule::Measure::Ratio(r), .. }
            | Rule::Proportional(rule::Proportional { ratio: r, .. }) => {
                vec![&r.numerator, &r.denominator]
            }
            Rule::Steps { measure: rule::Measure::Quantity(input), .. } | Rule::Index { input, .. } => vec![input],
            Rule::ToLeader { own, target, leader } => vec![own, target, leader],
            Rule::Alternatives { inputs, .. } => inputs.iter().collect(),
            Rule::Composed(composed) => composed.slopes().flat_map(|slope| slope.measure.inputs()).collect(),
            _ => Vec::new(),
        }
    }
}
