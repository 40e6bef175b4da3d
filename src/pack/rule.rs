//! Rule kinds: the closed set of ways in which real packs turn facts
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
//! | [`Rule::Composed`] | R22 | "40 − (100 % − kết quả) × 2"; 5 points, each well found +0,5 up to 1, each breach −0,25 |
//!
//! R10 (knock-out), R14 (not applicable), R14b (not arisen), R18 (evidence) and
//! R20 (filled by others) are members of every node; R15 (bonus, penalty), R17
//! (no survey held), R19 (sum of children) and R23 (limits across lines,
//! [`super::Link`]) belong to the pack.
//! No expression language was needed for any example seen.

pub use super::measure::{Event, Exempted, Input, Item, Limit, Measure, Ratio, Side, Slope, Step, ZeroDenominator};
use crate::base::decimal::{Points, Quantity, Rounding};

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOption {
    /// Stable id.
    pub id: Box<str>,
    /// The words of the pack.
    pub label: Box<str>,
    /// Points, `0 ..= max` of the leaf. A level such as 75 % of the maximum is
    /// worked out when the pack is read.
    pub points: Points,
    /// The level as printed, when the pack states a percentage of the maximum.
    pub percent: Option<Quantity>,
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
        /// Working days by the calendar of the pack, or calendar days.
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
    /// Its title in the pack.
    pub label: Box<str>,
    /// When it applies; the engine decides, the person cannot.
    pub when: Condition,
    /// What it gives. Never itself a list of alternatives.
    pub rule: Rule,
}

/// Where a composed rule starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// Points that everybody starts from; often the maximum, or none.
    Points(Points),
    /// What another rule gives out of `max` points. Never itself composed or a
    /// list of alternatives.
    Rule {
        /// The rule.
        rule: Box<Rule>,
        /// The maximum that it looks at.
        max: Points,
    },
}

/// How many points a part adds or takes, before its cap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Events times points.
    Events(Vec<Event>),
    /// By the distance of a number from a start.
    Slope(Slope),
    /// What another rule gives; its maximum is the cap of the part, or that of
    /// the leaf. Never itself composed or a list of alternatives.
    Rule(Box<Rule>),
}

/// A part of a composed rule: points added to its base or taken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Stable id within the rule.
    pub id: Box<str>,
    /// What it is, in the words of the pack: "điểm cộng", "thiếu tài liệu".
    pub label: Box<str>,
    /// True: added; false: taken off.
    pub adds: bool,
    /// The most it adds or takes; no limit of its own when absent.
    pub cap: Option<Points>,
    /// Answers of the base (ids of options, or `yes` and `no`) with which it
    /// counts; always when empty. Where it does not count, nothing is asked.
    pub only_with: Vec<Box<str>>,
    /// How many points.
    pub amount: Amount,
}

/// Base, plus and minus parts with caps of their own, within limits of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// Where it starts.
    pub base: Base,
    /// What is added and taken off; at least one.
    pub parts: Vec<Part>,
    /// The lowest result; below zero for a line that may take points from the total.
    pub floor: Points,
    /// The highest result; above the maximum of the leaf for a line whose bonus
    /// overflows into the total.
    pub cap: Points,
}

impl Composed {
    /// The rules inside, each with the maximum it looks at; `max` is that of the leaf.
    pub fn rules(&self, max: Points) -> impl Iterator<Item = (&Rule, Points)> {
        let base = match &self.base {
            Base::Rule { rule, max } => Some((&**rule, *max)),
            Base::Points(_) => None,
        };
        let parts = self.parts.iter().filter_map(move |part| match &part.amount {
            Amount::Rule(rule) => Some((&**rule, part.cap.unwrap_or(max))),
            Amount::Events(_) | Amount::Slope(_) => None,
        });
        base.into_iter().chain(parts)
    }

    /// The kinds of events of all parts.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.parts.iter().flat_map(|part| match &part.amount {
            Amount::Events(events) => events.as_slice(),
            Amount::Slope(_) | Amount::Rule(_) => &[],
        })
    }

    /// The slopes of all parts.
    pub fn slopes(&self) -> impl Iterator<Item = &Slope> {
        self.parts.iter().filter_map(|part| match &part.amount {
            Amount::Slope(slope) => Some(slope),
            Amount::Events(_) | Amount::Rule(_) => None,
        })
    }

    /// The key of the answer that decides which parts count.
    #[must_use]
    pub fn condition_key(&self) -> Option<&'static str> {
        match &self.base {
            Base::Rule { rule, .. } => match **rule {
                Rule::Choice(_) => Some(CHOICE),
                Rule::YesNo { .. } => Some(YES_NO),
                _ => None,
            },
            Base::Points(_) => None,
        }
    }
}

impl Amount {
    /// The fields an answer can hold for it, in order.
    #[must_use]
    pub fn fields(&self) -> Vec<(&str, FieldKind)> {
        match self {
            Self::Events(events) => {
                let ids = events.iter().flat_map(|event| {
                    std::iter::once(&event.item.id).chain(event.except.as_ref().map(|except| &except.id))
                });
                ids.map(|id| (&**id, FieldKind::Number { decimals: 0 })).collect()
            }
            Self::Slope(slope) => slope
                .measure
                .inputs()
                .into_iter()
                .map(|input| (&*input.id, FieldKind::Number { decimals: input.decimals }))
                .collect(),
            Self::Rule(rule) => rule.fields(),
        }
    }
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
        /// Cap; the maximum of the leaf when the pack states none.
        cap: Points,
    },
    /// From the maximum, less points per event, not below a floor.
    Deduction {
        /// Kinds of events.
        items: Vec<Item>,
        /// Lowest result.
        floor: Points,
    },
    /// Points given by a person with a reason, in steps when the pack says so.
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
    /// A base, plus and minus parts, each with a cap of its own.
    Composed(Composed),
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
            Self::Composed(_) => match <[_; 1]>::try_from(self.fields()) {
                Ok([one]) => Some(one),
                Err(_) => None,
            },
        }
    }

    /// The rules directly inside: formulas, base and parts.
    #[must_use]
    pub fn inner(&self) -> Vec<&Self> {
        match self {
            Self::Alternatives { cases, .. } => cases.iter().map(|case| &case.rule).collect(),
            Self::Composed(composed) => composed.rules(Points::ZERO).map(|(rule, _)| rule).collect(),
            _ => Vec::new(),
        }
    }

    /// The lowest and the highest points that the rule can give on a leaf with
    /// this maximum: zero and the maximum but for composed rules.
    #[must_use]
    pub fn bounds(&self, max: Points) -> (Points, Points) {
        match self {
            Self::Composed(composed) => (composed.floor.min(Points::ZERO), composed.cap),
            Self::Alternatives { cases, .. } => cases.iter().fold((Points::ZERO, max), |(low, high), case| {
                let (lowest, highest) = case.rule.bounds(max);
                (low.min(lowest), high.max(highest))
            }),
            _ => (Points::ZERO, max),
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
            Self::Composed(composed) => {
                let mut fields = match &composed.base {
                    Base::Rule { rule, .. } => rule.fields(),
                    Base::Points(_) => Vec::new(),
                };
                for (id, kind) in composed.parts.iter().flat_map(|part| part.amount.fields()) {
                    if fields.iter().all(|(known, _)| *known != id) {
                        fields.push((id, kind));
                    }
                }
                fields
            }
        }
    }
}
