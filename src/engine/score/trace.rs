//! How a number came about, as steps that a person can redo on paper.
//!
//! Steps hold numbers and ids, not sentences; `crate::text` says them in either
//! language. Scoring without a trace passes [`NoTrace`], which never builds a
//! step, so traces cost nothing unless somebody asks "Vì sao?".

use crate::base::date::Date;
use crate::base::decimal::{Fraction, Points, Quantity, Rounding};
use crate::pack::NotArisen;
use crate::pack::rule::ZeroDenominator;

/// One step of the arithmetic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A number that was declared.
    Declared {
        /// Key of the field.
        key: Box<str>,
        /// Its value.
        value: Quantity,
    },
    /// A date that was declared.
    DeclaredDate {
        /// Key of the field.
        key: Box<str>,
        /// The day.
        date: Date,
    },
    /// A value given by others and only assumed here.
    Assumed {
        /// True when it is the default of the pack, false when entered.
        by_default: bool,
    },
    /// An option, by its key and label.
    Chosen {
        /// Words of the option.
        label: Box<str>,
        /// Its points.
        points: Points,
    },
    /// A line of a checklist holds or does not.
    Line {
        /// Words of the line.
        label: Box<str>,
        /// Whether it holds.
        holds: bool,
    },
    /// Events times points.
    Events {
        /// Words of the line.
        label: Box<str>,
        /// How many.
        n: Quantity,
        /// Points of one.
        each: Points,
        /// Product.
        points: Points,
    },
    /// A ratio in percent.
    Percent {
        /// Reached.
        part: Quantity,
        /// Out of.
        whole: Quantity,
        /// Percent, six decimals cut off; exact when `exact`.
        percent: Points,
        /// False when the percentage shown is cut off.
        exact: bool,
    },
    /// The percentage rounded before use.
    PercentRounded {
        /// After rounding.
        percent: Points,
        /// How.
        rounding: Rounding,
    },
    /// Nothing below the line.
    NothingArose(ZeroDenominator),
    /// The band that was met.
    Band {
        /// Its number in the rule, from 0.
        index: usize,
        /// Its points.
        points: Points,
    },
    /// No band holds the value.
    NoBand,
    /// Below the floor.
    BelowFloor {
        /// The floor, percent.
        floor: Quantity,
        /// Points below it.
        points: Points,
    },
    /// `max × part ÷ whole` (and ÷ target), exact.
    Share {
        /// Maximum of the leaf.
        max: Points,
        /// Reached.
        part: Quantity,
        /// Out of.
        whole: Quantity,
        /// Percent that earns the maximum, when not 100.
        target: Option<Quantity>,
        /// The exact value.
        value: Fraction,
    },
    /// More than the maximum: the maximum.
    Capped(Points),
    /// Less than the floor of a deduction: the floor.
    Floored(Points),
    /// How a deadline in working days was counted; the deadline itself follows.
    WorkingDays {
        /// The day after which counting begins.
        from: Date,
        /// Working days counted.
        days: u32,
        /// Weekdays that are off and were left out.
        off: Vec<Date>,
        /// Weekend days that are worked and were counted.
        worked: Vec<Date>,
        /// Whether a calendar of holidays was there at all.
        known: bool,
        /// The last day whose holidays were announced, where the deadline is later.
        provisional: Option<Date>,
    },
    /// The day by which something had to be done.
    Deadline {
        /// The day.
        day: Date,
        /// Days late in the calendar; zero or less: on time.
        late_by: i32,
    },
    /// There is no such document.
    NoDocument,
    /// Which formula applied.
    Formula {
        /// Its title.
        label: Box<str>,
    },
    /// Half of the maximum for the target and the way to the leader.
    TowardsLeader {
        /// The exact value.
        value: Fraction,
    },
    /// Points by judgement.
    Judged {
        /// The points.
        points: Points,
        /// The reason given.
        reason: Box<str>,
    },
    /// A fact that fixes the points.
    KnockedOut {
        /// Its words.
        label: Box<str>,
        /// The points.
        to: Points,
    },
    /// Left out of the maximum because the pack exempts the body.
    Exempt {
        /// Reason in the pack.
        reason: Box<str>,
    },
    /// Left out of the maximum as declared.
    NotApplicable {
        /// Reason given.
        reason: Box<str>,
    },
    /// Left out of the maximum because no survey was held.
    NoSurvey,
    /// Not arisen, with what the pack makes of it.
    NotArisen(NotArisen),
    /// Points typed beside the computed ones.
    Typed {
        /// What the rule gives, where it gives something.
        computed: Option<Points>,
        /// What was typed.
        typed: Points,
        /// Reason given.
        reason: Box<str>,
    },
    /// A value exactly between two neighbours.
    Tie {
        /// The exact fraction.
        value: Fraction,
    },
    /// Rounded as the pack says.
    Rounded {
        /// Before, six decimals cut off.
        from: Points,
        /// After.
        to: Points,
        /// How.
        rounding: Rounding,
    },
    /// No evidence, so nothing is counted.
    NoEvidence {
        /// What would be counted with evidence.
        points: Points,
    },
    /// A child of a sum.
    Part {
        /// Index of the child.
        node: usize,
        /// Its points, six decimals cut off.
        points: Points,
        /// Its applicable maximum.
        applicable: Points,
    },
    /// Where a composed rule starts.
    Start(Points),
    /// Events that are declared and do not count.
    NotCounted {
        /// Their words.
        label: Box<str>,
        /// All that are declared.
        n: Quantity,
        /// Those that do not count.
        less: Quantity,
        /// The rest.
        counted: Quantity,
    },
    /// So many events that all that is left is taken.
    AllFrom {
        /// Words of the events.
        label: Box<str>,
        /// How many.
        n: Quantity,
        /// From how many on.
        from: u32,
    },
    /// The start of a slope is not passed, so it gives nothing.
    NotPassed {
        /// The start.
        start: Quantity,
        /// True when what lies above it counts.
        above: bool,
    },
    /// Points by the distance from a start.
    Slope {
        /// The start.
        start: Quantity,
        /// True when what lies above it counts.
        above: bool,
        /// The distance, six decimals cut off.
        distance: Points,
        /// Length of a step.
        per: Quantity,
        /// Steps, six decimals cut off.
        steps: Points,
        /// Points of a step.
        each: Points,
        /// Points for passing the start.
        first: Points,
        /// Together, six decimals cut off.
        value: Points,
    },
    /// What a part adds or takes.
    PartPoints {
        /// Words of the part.
        label: Box<str>,
        /// True: adds.
        adds: bool,
        /// How much, six decimals cut off.
        points: Points,
        /// Whether its cap decides.
        capped: bool,
    },
    /// A part that does not count with what was chosen.
    PartSkipped {
        /// Words of the part.
        label: Box<str>,
    },
    /// Base, plus and minus parts.
    Composed {
        /// The base, six decimals cut off.
        base: Points,
        /// The parts.
        terms: Vec<Term>,
        /// The sum, six decimals cut off.
        value: Points,
    },
    /// All that was left is taken.
    AllTaken,
    /// What a limit across lines leaves.
    Limited {
        /// Words of the limit.
        label: Box<str>,
        /// What still counts, six decimals cut off.
        points: Points,
    },
    /// Not answered, or not readable.
    Open,
}

/// What a part of a sum adds or takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// True: adds.
    pub adds: bool,
    /// How much, six decimals cut off.
    pub points: Points,
}

/// Takes steps, or does not.
pub trait Sink {
    /// Takes the step that `make` builds, if it wants one.
    fn step(&mut self, make: impl FnOnce() -> Step);
}

/// Wants no steps.
#[derive(Debug)]
pub struct NoTrace;

impl Sink for NoTrace {
    fn step(&mut self, _: impl FnOnce() -> Step) {}
}

impl Sink for Vec<Step> {
    fn step(&mut self, make: impl FnOnce() -> Step) {
        self.push(make());
    }
}
