//! What stands in the way of a score, as data; sentences are made in `crate::text`.

use crate::base::decimal::{NumberError, Points};

/// Something wrong or missing in the answer of one node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Issue {
    /// A field holds a text that is not a number.
    Number {
        /// Key of the field.
        key: Box<str>,
        /// What is wrong and where.
        error: NumberError,
    },
    /// A field holds a text that is not a day.
    Date {
        /// Key of the field.
        key: Box<str>,
    },
    /// A field holds an option that the pack does not have (any more).
    UnknownOption {
        /// Key of the field.
        key: Box<str>,
    },
    /// The numerator is above the denominator.
    AboveTotal {
        /// Key of the numerator.
        key: Box<str>,
    },
    /// A value above the highest allowed.
    AboveMaximum {
        /// Key of the field.
        key: Box<str>,
        /// The highest allowed, in the measure of the field.
        max: Points,
    },
    /// Points below the lowest that the line can have.
    BelowLowest {
        /// Key of the field.
        key: Box<str>,
        /// The lowest allowed, below zero.
        least: Points,
    },
    /// Judged points between two steps.
    OffStep {
        /// The step.
        step: Points,
    },
    /// The document is declared missing and has a date.
    DateOfMissingDocument,
    /// The declared numbers fit none of the formulas.
    NoFormula,
    /// The declared numbers fit more than one formula.
    SeveralFormulas,
    /// The scored year cannot be read, so deadlines are unknown.
    YearUnknown,
    /// A reason is demanded and missing.
    ReasonMissing(ReasonFor),
    /// The pack does not allow "not applicable" here.
    MustApply,
    /// The pack does not say what "not arisen" is worth here.
    CannotBeNotArisen,
    /// The pack does not allow typed points here.
    CannotType,
    /// Evidence is demanded: none is linked, so the points are not counted.
    EvidenceMissing,
}

/// For what a reason is demanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonFor {
    /// The node is declared not applicable.
    NotApplicable,
    /// Points are given by judgement, below the maximum.
    Judgement,
    /// Points are typed beside the computed ones.
    TypedPoints,
}

impl Issue {
    /// True when the answer cannot be scored because of it; false for a warning.
    #[must_use]
    pub const fn blocks(&self) -> bool {
        !matches!(
            self,
            Self::ReasonMissing(_)
                | Self::MustApply
                | Self::CannotBeNotArisen
                | Self::CannotType
                | Self::EvidenceMissing
        )
    }

    /// The field it belongs to, when it belongs to one.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::Number { key, .. }
            | Self::Date { key }
            | Self::UnknownOption { key }
            | Self::AboveTotal { key }
            | Self::AboveMaximum { key, .. }
            | Self::BelowLowest { key, .. } => Some(key),
            Self::OffStep { .. } => Some(crate::pack::rule::JUDGED),
            Self::DateOfMissingDocument => Some(crate::pack::rule::ISSUED),
            _ => None,
        }
    }
}
