//! Rule kinds: the closed set of ways in which real criteria sets turn facts
//! into points, as data.
//!
//! | kind | rows of the domain survey it states | real example |
//! | --- | --- | --- |
//! | [`Rule::YesNo`] | R1 | Cà Mau 1.1.3: "Đạt yêu cầu: 1; Không đạt: 0" |
//! | [`Rule::Choice`] | R2, R7 | Cà Mau 1.1.1: kịp thời 1 / không kịp thời 0,5 / không ban hành 0 |
//! | [`Rule::Dated`] | R2b | the same, decided by the document's date |
//! | [`Rule::Checklist`] | R3 | Cà Mau 1.1.2: đầy đủ nhiệm vụ và có kinh phí: 1, otherwise 0 |
//! | [`Rule::Steps`] | R4, R4b, R21 | Cà Mau 1.1.4: trên 90 %: 2; 70–90 %: 1; dưới 70 %: 0 |
//! | [`Rule::Proportional`] | R5, R5b, R5c, R21 | 766 2.1: 20 × on time ÷ received |
//! | [`Rule::Count`] | R6 | "mỗi nội quy, quy chế 0,5", at most 2 |
//! | [`Rule::Deduction`] | R8 | start from the maximum, less 0,25 per late report |
//! | [`Rule::Judgement`] | R9 | "chưa đầy đủ: trừ điểm tương ứng" |
//! | [`Rule::Index`] | R11, R12 | Hà Tĩnh: SIPAS 91,17 % → 9,12 of 10 |
//! | [`Rule::ToLeader`] | R13 | half for the target, the rest by the way to the cohort's leader |
//! | [`Rule::Alternatives`] | R16 | several formulas with a title, of which one applies |
//!
//! R10 (knock-out), R14 (not applicable), R14b (not arisen), R18 (evidence) and
//! R20 (filled by others) are members of every node; R15 (bonus, penalty), R17
//! (no survey held) and R19 (sum of children) belong to the set.
//! No expression language was needed for any example seen.

use crate::base::decimal::{Points, Quantity, Rounding};

/// A named number that a person declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Stable id, the key of the typed text in an answer.
    pub id: Box<str>,
    /// What it is, in the words of the set: "hồ sơ giải quyết đúng hạn".
    pub label: Box<str>,
    /// What is counted ("hồ sơ", "ngày", "%"); may be empty.
    pub measure: Box<str>,
    /// Decimals it may have, `0 ..= 4`.
    pub decimals: u8,
}

/// What a ratio with nothing below the line is worth (R21).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZeroDenominator {
    /// The maximum of the leaf.
    Full,
    /// No points; the maximum stays.
    Zero,
    /// The leaf leaves the maximum.
    LeaveOut,
}

/// One number out of another, never divided before it is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// What was reached.
    pub numerator: Input,
    /// Out of how many.
    pub denominator: Input,
    /// The outcome of `0/0`.
    pub zero: ZeroDenominator,
    /// Whether the numerator may pass the denominator (revenue against a plan).
    pub may_exceed: bool,
}

/// What bands look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A ratio, compared as a percentage.
    Ratio(Ratio),
    /// A declared number, compared as it is.
    Quantity(Input),
}

/// One end of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Percent for ratios, the number itself for quantities.
    pub value: Quantity,
    /// Whether the value itself belongs to the band ("từ", "đến") or not ("trên", "dưới").
    pub inclusive: bool,
}

/// A range of the measure and its points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Lower end; open when absent.
    pub from: Option<Limit>,
    /// Upper end; open when absent.
    pub to: Option<Limit>,
    /// Points in this range.
    pub points: Points,
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOption {
    /// Stable id.
    pub id: Box<str>,
    /// The words of the set.
    pub label: Box<str>,
    /// Points, `0 ..= max` of the leaf. A level such as 75 % of the maximum is
    /// worked out when the set is read.
    pub points: Points,
    /// The level as printed, when the set states a percentage of the maximum.
    pub percent: Option<Quantity>,
}

/// One line of a checklist, a count or a deduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Stable id.
    pub id: Box<str>,
    /// The words of the set.
    pub label: Box<str>,
    /// Points of one: for a checklist that adds up, per event of a count, or
    /// taken off per event of a deduction.
    pub points: Points,
}

/// How a checklist scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChecklistScoring {
    /// All lines hold: these points; otherwise those.
    All {
        /// Points when every line holds.
        full: Points,
        /// Points when one does not.
        otherwise: Points,
    },
    /// Each line that holds adds its points, up to the maximum.
    Each,
}

/// From what a deadline is reckoned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// A fixed day of the scored year: month, day, and years to add (−1: the year before).
    OnDay {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
        /// Added to the scored year.
        year_offset: i32,
    },
    /// So many days after another date that the person enters.
    After {
        /// The document reckoned from ("kế hoạch của UBND tỉnh").
        base: Box<str>,
        /// How many days.
        days: u32,
        /// Working days by the calendar of the set, or calendar days.
        working: bool,
    },
}

/// Decided by dates: on time, late, or not at all (R2b).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The document whose date decides.
    pub label: Box<str>,
    /// By when.
    pub deadline: Deadline,
    /// Points up to and on the deadline.
    pub on_time: Points,
    /// Late: points while no more than so many calendar days have passed,
    /// ascending; after the last, [`Dated::late`].
    pub grace: Vec<(u32, Points)>,
    /// Points when later than every grace.
    pub late: Points,
    /// Points when there is no such document.
    pub missing: Points,
}

/// A ratio times the maximum (R5), with a floor (R5b) or a target (R5c).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proportional {
    /// The ratio.
    pub ratio: Ratio,
    /// Below this percentage: these points.
    pub floor: Option<(Limit, Points)>,
    /// The percentage that earns the maximum; 100 when absent.
    pub target: Option<Quantity>,
    /// Rounds the percentage before it is used (the national portal does so
    /// for online payment).
    pub round_percent: Option<Rounding>,
}

/// A number compared with limits, or several such conditions together (R16).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The declared number lies in a range.
    In {
        /// Id of an input of the same rule.
        input: Box<str>,
        /// Lower end.
        from: Option<Limit>,
        /// Upper end.
        to: Option<Limit>,
    },
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
}

/// One of several formulas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Stable id.
    pub id: Box<str>,
    /// Its title in the set.
    pub label: Box<str>,
    /// When it applies; the engine decides, the person cannot.
    pub when: Condition,
    /// What it gives. Never itself a list of alternatives.
    pub rule: Rule,
}

/// How a leaf turns answers into points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Met or not.
    YesNo {
        /// Points for yes.
        yes: Points,
        /// Points for no.
        no: Points,
    },
    /// One of several options.
    Choice(Vec<ChoiceOption>),
    /// Decided by dates.
    Dated(Dated),
    /// Several things that must hold.
    Checklist {
        /// The things.
        items: Vec<Item>,
        /// All or nothing, or each for itself.
        scoring: ChecklistScoring,
    },
    /// Bands on a ratio or a number.
    Steps {
        /// What is looked at.
        measure: Measure,
        /// Bands, highest first as sets print them.
        bands: Vec<Step>,
    },
    /// A ratio times the maximum.
    Proportional(Proportional),
    /// Events times points, up to a cap.
    Count {
        /// Kinds of events; the declared number is keyed by the item's id.
        items: Vec<Item>,
        /// Cap; the maximum of the leaf when the set states none.
        cap: Points,
    },
    /// From the maximum, less points per event, not below a floor.
    Deduction {
        /// Kinds of events.
        items: Vec<Item>,
        /// Lowest result.
        floor: Points,
    },
    /// Points given by a person with a reason, in steps when the set says so.
    Judgement {
        /// Smallest step; any value when absent.
        step: Option<Points>,
    },
    /// A percentage or mean found by others, times the maximum.
    Index {
        /// What is measured.
        input: Input,
        /// The value that earns the maximum: 100 for percentages, 5 for a five-point mean.
        out_of: Quantity,
    },
    /// Against a target and the best of the cohort.
    ToLeader {
        /// The body's own value.
        own: Input,
        /// The target.
        target: Input,
        /// The best value of the cohort: an assumption until published.
        leader: Input,
    },
    /// Exactly one of several formulas applies.
    Alternatives {
        /// Numbers that the conditions look at.
        inputs: Vec<Input>,
        /// The formulas.
        cases: Vec<Alternative>,
    },
}

/// What kind of field an answer needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// `yes` or `no`.
    YesNo,
    /// The id of an option.
    Choice,
    /// A number with so many decimals.
    Number {
        /// Decimals allowed.
        decimals: u8,
    },
    /// A day.
    Date,
    /// Points between zero and the maximum.
    Points,
}

/// Key of the answer to a yes/no rule.
pub const YES_NO: &str = "answer";
/// Key of the chosen option.
pub const CHOICE: &str = "choice";
/// Key of a document's date.
pub const ISSUED: &str = "issued";
/// Key of the date that a deadline is reckoned from.
pub const BASE: &str = "base";
/// Key of "there is no such document".
pub const MISSING: &str = "missing";
/// Key of judged points.
pub const JUDGED: &str = "points";

impl Rule {
    /// The field whose answer alone decides; none when a rule needs several, or
    /// the day of a document that may be missing.
    #[must_use]
    pub fn deciding_field(&self) -> Option<(&str, FieldKind)> {
        let number = |input: &Input| FieldKind::Number { decimals: input.decimals };
        match self {
            Self::YesNo { .. } => Some((YES_NO, FieldKind::YesNo)),
            Self::Choice(_) => Some((CHOICE, FieldKind::Choice)),
            Self::Steps { measure: Measure::Quantity(input), .. } | Self::Index { input, .. } => {
                Some((&input.id, number(input)))
            }
            Self::Judgement { .. } => Some((JUDGED, FieldKind::Points)),
            Self::Checklist { items, .. } => match items.as_slice() {
                [one] => Some((&one.id, FieldKind::YesNo)),
                _ => None,
            },
            Self::Count { items, .. } | Self::Deduction { items, .. } => match items.as_slice() {
                [one] => Some((&one.id, FieldKind::Number { decimals: 0 })),
                _ => None,
            },
            Self::Steps { measure: Measure::Ratio(_), .. }
            | Self::Proportional(_)
            | Self::Dated(_)
            | Self::ToLeader { .. }
            | Self::Alternatives { .. } => None,
        }
    }

    /// The fields an answer can hold, in the order in which a person fills them.
    #[must_use]
    pub fn fields(&self) -> Vec<(&str, FieldKind)> {
        let number = |input: &Input| FieldKind::Number { decimals: input.decimals };
        match self {
            Self::YesNo { .. } => vec![(YES_NO, FieldKind::YesNo)],
            Self::Choice(_) => vec![(CHOICE, FieldKind::Choice)],
            Self::Dated(dated) => {
                let mut fields = vec![(ISSUED, FieldKind::Date), (MISSING, FieldKind::YesNo)];
                if matches!(dated.deadline, Deadline::After { .. }) {
                    fields.insert(0, (BASE, FieldKind::Date));
                }
                fields
            }
            Self::Checklist { items, .. } => items.iter().map(|i| (&*i.id, FieldKind::YesNo)).collect(),
            Self::Steps { measure: Measure::Quantity(input), .. } | Self::Index { input, .. } => {
                vec![(&*input.id, number(input))]
            }
            Self::Steps { measure: Measure::Ratio(ratio), .. } | Self::Proportional(Proportional { ratio, .. }) => {
                [&ratio.numerator, &ratio.denominator].map(|i| (&*i.id, number(i))).into()
            }
            Self::Count { items, .. } | Self::Deduction { items, .. } => {
                items.iter().map(|i| (&*i.id, FieldKind::Number { decimals: 0 })).collect()
            }
            Self::Judgement { .. } => vec![(JUDGED, FieldKind::Points)],
            Self::ToLeader { own, target, leader } => [own, target, leader].map(|i| (&*i.id, number(i))).into(),
            Self::Alternatives { inputs, cases } => {
                let mut fields: Vec<(&str, FieldKind)> = inputs.iter().map(|i| (&*i.id, number(i))).collect();
                for (id, kind) in cases.iter().flat_map(|case| case.rule.fields()) {
                    if fields.iter().all(|(known, _)| *known != id) {
                        fields.push((id, kind));
                    }
                }
                fields
            }
        }
    }
}
