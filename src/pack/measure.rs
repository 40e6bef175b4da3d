//! What rules look at: declared numbers, ratios of them, ranges, things counted
//! and slopes. None of these contains a rule.

use crate::base::decimal::{Points, Quantity};

/// A named number that a person declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Stable id, the key of the typed text in an answer.
    pub id: Box<str>,
    /// What it is, in the words of the pack: "hồ sơ giải quyết đúng hạn".
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

/// One line of a checklist, a count or a deduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Stable id.
    pub id: Box<str>,
    /// The words of the pack.
    pub label: Box<str>,
    /// Points of one: for a checklist that adds up, per event of a count, or
    /// taken off per event of a deduction.
    pub points: Points,
}

/// A kind of event that adds or takes points of a part of a composed rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Id, words and points of one.
    pub item: Item,
    /// From this number of events on, all that is left is taken
    /// ("từ lần thứ hai trở đi trừ hết"); at least 1. Only where points are taken off.
    pub all_from: Option<u32>,
    /// Events that do not count ("đơn vị tự phát hiện và xử lý: không trừ"): declared
    /// beside the events, as a part of them.
    pub except: Option<Exempted>,
}

/// Events of a kind that are declared but do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exempted {
    /// Stable id, the key of the typed count.
    pub id: Box<str>,
    /// The words of the pack.
    pub label: Box<str>,
}

/// On which side of its start a [`Slope`] gives points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// For what goes beyond the start.
    Above,
    /// For what is missing to the start.
    Below,
}

/// Points by the distance of a ratio or a number from a start: a straight line
/// (40 − (100 % − x) × 2) or a ladder ("cứ tăng 1 % cộng 0,1").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slope {
    /// What is looked at.
    pub measure: Measure,
    /// Where it begins, in percent for ratios. Whether the start itself has been
    /// passed decides only about [`Slope::first`].
    pub start: Limit,
    /// Which side counts.
    pub side: Side,
    /// For each so much of the distance …
    pub per: Quantity,
    /// … so many points.
    pub points: Points,
    /// Only whole steps count (a ladder); otherwise every fraction of one.
    pub whole: bool,
    /// Points for passing the start, before any step; often none.
    pub first: Points,
}

impl Measure {
    /// The numbers that are declared for it.
    #[must_use]
    pub fn inputs(&self) -> Vec<&Input> {
        match self {
            Self::Ratio(ratio) => vec![&ratio.numerator, &ratio.denominator],
            Self::Quantity(input) => vec![input],
        }
    }
}
