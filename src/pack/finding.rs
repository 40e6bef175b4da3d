//! What can be wrong with the file of a pack.
//!
//! Everything wrong is reported at once, each with a stable code, a place and
//! the numbers that a sentence needs; the sentences themselves are made in
//! `crate::text`, by a match that must name every finding.

use crate::base::decimal::{Points, Quantity};
use crate::base::json::parse::ParseError;
use crate::base::json::problem::ProblemKind;
use crate::pack::rule::Limit;

/// Whether a finding bars the use of the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The pack cannot be used: results would be wrong or undefined.
    Error,
    /// The pack can be used; somebody should look.
    Warning,
}

/// One finding and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// RFC 6901 pointer into the file; empty for the whole file.
    pub pointer: String,
    /// What is wrong there.
    pub finding: Finding,
}

/// What carries an id that must be unique, or that something refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdOf {
    /// A node, unique in the pack.
    Node,
    /// An option of a choice.
    Option,
    /// A line of a checklist, count or deduction.
    Item,
    /// A declared number of a rule.
    Input,
    /// One of several formulas.
    Case,
    /// A part of a composed rule.
    Part,
    /// A limit across lines.
    Link,
    /// A knock-out of a node.
    KnockOut,
    /// A cohort.
    Cohort,
    /// A class.
    Class,
    /// A veto of the classes.
    Veto,
    /// A document of an example's answers.
    Document,
    /// A field of an answer.
    Field,
}

/// Which points of a rule or node are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointsOf {
    /// An answer of a yes/no rule.
    Answer,
    /// An option of a choice.
    Option,
    /// An outcome of a date rule.
    Outcome,
    /// An outcome of a checklist.
    Checklist,
    /// A band.
    Band,
    /// The result below the floor of a ratio.
    Floor,
    /// What a knock-out sets.
    KnockOut,
    /// Where a composed rule starts.
    Base,
}

/// A number that may not be zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotZero {
    /// The step of judged points.
    Step,
    /// The value of an index that earns the maximum.
    OutOf,
    /// The percentage of a ratio that earns the maximum.
    Target,
    /// The points of one event.
    Item,
    /// The scale of the pack.
    Scale,
    /// The length of a step of a slope.
    Per,
    /// The points of a step of a slope.
    Slope,
}

/// Which figure of an example differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleFigure {
    /// The points of a node, by id.
    Node(String),
    /// The total.
    Total,
    /// The index in percent.
    Percent,
    /// The class.
    Class,
}

/// A figure of an example: points, or the id of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleValue {
    /// Points or a percentage.
    Points(Points),
    /// Id of a class.
    Class(String),
    /// Nothing came out: open, or no class.
    Nothing,
}

/// Everything that can be wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The text is no strict JSON.
    NotJson(ParseError),
    /// A member is missing, unknown or of the wrong form.
    Structure(ProblemKind),
    /// The same id twice where it must be unique.
    DuplicateId {
        /// Whose id.
        what: IdOf,
        /// The id.
        id: String,
        /// Pointer of the first with this id.
        first: String,
    },
    /// An id that nothing has.
    UnknownReference {
        /// What was looked for.
        what: IdOf,
        /// The id.
        id: String,
        /// The nearest known id.
        did_you_mean: Option<String>,
    },
    /// The maxima of the children do not add up to that of the parent.
    ChildrenSum {
        /// Maximum of the parent.
        max: Points,
        /// Sum of the children.
        sum: Points,
    },
    /// The maxima of the areas do not add up to the scale.
    ScaleSum {
        /// The scale.
        scale: Points,
        /// Sum of the areas.
        sum: Points,
    },
    /// A value that no band covers, between these ends.
    BandGap {
        /// Lower end of the hole and whether the end itself is in it; absent: from the least value.
        from: Option<Limit>,
        /// Upper end; absent: to the greatest value.
        to: Option<Limit>,
    },
    /// A value that two bands cover.
    BandOverlap {
        /// Position of the other band, from 0.
        other: usize,
        /// Such a value.
        at: Quantity,
    },
    /// No value reaches the band.
    BandUnreachable,
    /// The bands are not sorted from high to low.
    BandOrder,
    /// Points above the maximum of the leaf or node.
    OptionOverMax {
        /// Which points.
        what: PointsOf,
        /// The points.
        points: Points,
        /// The maximum.
        max: Points,
    },
    /// The best outcome of the rule is below the maximum.
    NoOptionReachesMax {
        /// The best outcome.
        best: Points,
        /// The maximum.
        max: Points,
    },
    /// The worst outcome of the rule is above zero.
    NoOptionGivesZero {
        /// The worst outcome.
        worst: Points,
    },
    /// The limit of a class is not below that of the class before it.
    ClassOrder,
    /// The last class has a limit, so that some results have no class.
    LastClassLimited,
    /// A class before the last has no limit, so that the next are never given.
    ClassUnlimited,
    /// A limit above everything that can be reached.
    ClassUnreachable {
        /// The limit.
        limit: Quantity,
        /// The greatest value: the scale with all bonus, or the percentage of it.
        most: Quantity,
    },
    /// Classes exist, but none for this cohort.
    CohortWithoutClasses {
        /// Id of the cohort.
        cohort: String,
    },
    /// A pack called official names no decision.
    LegalBasisMissing,
    /// A leaf of a pack called official has no source, and the pack has none.
    SourceMissing,
    /// The floor of a ratio is not below its target.
    FloorNotBelowTarget {
        /// The floor, in percent.
        floor: Quantity,
        /// The target, in percent.
        target: Quantity,
    },
    /// The cap of a count, or the floor of a deduction, is above the maximum.
    CapOverMax {
        /// The cap.
        cap: Points,
        /// The maximum.
        max: Points,
    },
    /// A bonus or penalty block whose children cannot fill it.
    CapUnreachable {
        /// Maximum of the block.
        cap: Points,
        /// Sum of its children.
        sum: Points,
    },
    /// A number that may not be zero is.
    Zero(NotZero),
    /// The first year is after the last.
    YearsOrder,
    /// A deadline on a day that the year does not have.
    DeadlineImpossible {
        /// Day of the month.
        day: u8,
        /// Month.
        month: u8,
        /// The year that has no such day.
        year: i32,
    },
    /// The days of grace do not ascend.
    GraceOrder,
    /// Two formulas apply to the same numbers.
    CasesOverlap {
        /// Position of the other case, from 0.
        other: usize,
        /// Such numbers, by the ids of the inputs.
        at: Vec<(String, Quantity)>,
    },
    /// No formula applies to some numbers.
    CasesGap {
        /// Such numbers, by the ids of the inputs.
        at: Vec<(String, Quantity)>,
    },
    /// Two parts of a rule use one field in different ways.
    FieldConflict {
        /// Key of the field.
        key: String,
    },
    /// The lowest result of a composed rule is above its highest.
    FloorOverCap {
        /// The lowest.
        floor: Points,
        /// The highest.
        cap: Points,
    },
    /// The cap of a part is below what a single event gives.
    CapBelowItem {
        /// The cap.
        cap: Points,
        /// Points of one event.
        points: Points,
    },
    /// The cap of a part, or of a whole rule, is above all that can come together.
    PartCapUnreachable {
        /// The cap.
        cap: Points,
        /// The most that can come together.
        best: Points,
    },
    /// Events take all that is left in a part that adds.
    AllInAddingPart,
    /// A part that counts only with some answers of a base that has no answers.
    OnlyWithoutChoice,
    /// A limit across lines names a line that is not scored itself.
    LinkOfSum,
    /// A line is limited twice, or excludes others while others exclude it.
    LinkTwice,
    /// A limit across lines that add and lines that take off.
    LinkMixed,
    /// More lines under limits than are allowed.
    LinksTooMany {
        /// So many are.
        most: usize,
    },
    /// A member of a newer format in a file of an older one.
    NewerFormat {
        /// The format that has it.
        needed: &'static str,
    },
    /// An assumed answer where the body scores itself, or in a rule that one
    /// answer does not decide.
    AssumeMisplaced,
    /// The assumed answer is not one that the rule takes.
    AssumeUnreadable {
        /// The text.
        text: String,
    },
    /// A mark of exclusive evidence on one leaf only, where it does nothing.
    ExclusiveOnce {
        /// The mark.
        mark: String,
    },
    /// A worked example does not give its figures.
    ExampleDiffers {
        /// Name of the example.
        example: String,
        /// Which figure.
        figure: ExampleFigure,
        /// As the example says.
        expected: ExampleValue,
        /// As computed.
        found: ExampleValue,
    },
}

impl Finding {
    /// Stable kebab-case name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson(error) => error.kind.code(),
            Self::Structure(kind) => kind.code(),
            Self::DuplicateId { .. } => "duplicate-id",
            Self::UnknownReference { .. } => "unknown-reference",
            Self::ChildrenSum { .. } => "children-sum",
            Self::ScaleSum { .. } => "scale-sum",
            Self::BandGap { .. } => "band-gap",
            Self::BandOverlap { .. } => "band-overlap",
            Self::BandUnreachable => "band-unreachable",
            Self::BandOrder => "band-order",
            Self::OptionOverMax { .. } => "option-over-max",
            Self::NoOptionReachesMax { .. } => "no-option-reaches-max",
            Self::NoOptionGivesZero { .. } => "no-option-gives-zero",
            Self::ClassOrder => "class-order",
            Self::LastClassLimited => "last-class-limited",
            Self::ClassUnlimited => "class-unlimited",
            Self::ClassUnreachable { .. } => "class-unreachable",
            Self::CohortWithoutClasses { .. } => "cohort-without-classes",
            Self::LegalBasisMissing => "legal-basis-missing",
            Self::SourceMissing => "source-missing",
            Self::FloorNotBelowTarget { .. } => "floor-not-below-target",
            Self::CapOverMax { .. } => "cap-over-max",
            Self::CapUnreachable { .. } => "cap-unreachable",
            Self::Zero(_) => "zero-not-allowed",
            Self::YearsOrder => "years-order",
            Self::DeadlineImpossible { .. } => "deadline-impossible",
            Self::GraceOrder => "grace-order",
            Self::CasesOverlap { .. } => "cases-overlap",
            Self::CasesGap { .. } => "cases-gap",
            Self::FieldConflict { .. } => "field-conflict",
            Self::FloorOverCap { .. } => "floor-over-cap",
            Self::CapBelowItem { .. } => "cap-below-item",
            Self::PartCapUnreachable { .. } => "part-cap-unreachable",
            Self::AllInAddingPart => "all-in-adding-part",
            Self::OnlyWithoutChoice => "only-without-choice",
            Self::LinkOfSum => "link-of-sum",
            Self::LinkTwice => "link-twice",
            Self::LinkMixed => "link-mixed",
            Self::LinksTooMany { .. } => "links-too-many",
            Self::NewerFormat { .. } => "newer-format",
            Self::AssumeMisplaced => "assume-misplaced",
            Self::AssumeUnreadable { .. } => "assume-unreadable",
            Self::ExclusiveOnce { .. } => "exclusive-once",
            Self::ExampleDiffers { .. } => "example-differs",
        }
    }

    /// Whether it bars the use of the pack.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::BandOrder
            | Self::NoOptionGivesZero { .. }
            | Self::ClassUnreachable { .. }
            | Self::CohortWithoutClasses { .. }
            | Self::CapUnreachable { .. }
            | Self::CapBelowItem { .. }
            | Self::PartCapUnreachable { .. }
            | Self::ExclusiveOnce { .. } => Severity::Warning,
            Self::NotJson(_)
            | Self::Structure(_)
            | Self::DuplicateId { .. }
            | Self::UnknownReference { .. }
            | Self::ChildrenSum { .. }
            | Self::ScaleSum { .. }
            | Self::BandGap { .. }
            | Self::BandOverlap { .. }
            | Self::BandUnreachable
            | Self::OptionOverMax { .. }
            | Self::NoOptionReachesMax { .. }
            | Self::ClassOrder
            | Self::LastClassLimited
            | Self::ClassUnlimited
            | Self::LegalBasisMissing
            | Self::SourceMissing
            | Self::FloorNotBelowTarget { .. }
            | Self::CapOverMax { .. }
            | Self::Zero(_)
            | Self::YearsOrder
            | Self::DeadlineImpossible { .. }
            | Self::GraceOrder
            | Self::CasesOverlap { .. }
            | Self::CasesGap { .. }
            | Self::FieldConflict { .. }
            | Self::FloorOverCap { .. }
            | Self::AllInAddingPart
            | Self::OnlyWithoutChoice
            | Self::LinkOfSum
            | Self::LinkTwice
            | Self::LinkMixed
            | Self::LinksTooMany { .. }
            | Self::NewerFormat { .. }
            | Self::AssumeMisplaced
            | Self::AssumeUnreadable { .. }
            | Self::ExampleDiffers { .. } => Severity::Error,
        }
    }
}

impl Diagnostic {
    /// A finding at a place.
    #[must_use]
    pub fn new(pointer: impl Into<String>, finding: Finding) -> Self {
        Self { pointer: pointer.into(), finding }
    }

    /// Stable kebab-case name of the finding.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.finding.code()
    }

    /// Whether it bars the use of the pack.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.finding.severity()
    }
}
