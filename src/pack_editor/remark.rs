//! What is found in the source itself, beside what is wrong with the pack made of
//! it: a cell of points that was not read, rows whose meaning is not certain,
//! totals that do not agree.

use super::maxima::NotRead;
use super::project::RowId;
use crate::base::decimal::Points;

/// One finding and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The row; absent for a whole table or project.
    pub id: Option<RowId>,
    /// What was found.
    pub kind: RemarkKind,
}

/// Everything that can be found in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// The cell of points holds something that was not read; the line has no maximum.
    MaxNotRead {
        /// The text of the cell.
        text: String,
        /// Why.
        why: NotRead,
    },
    /// The cell of points can be read in several ways; the line has no maximum.
    MaxAmbiguous {
        /// The text of the cell.
        text: String,
        /// The readings, the smaller first.
        readings: Vec<Points>,
    },
    /// The line has no points at all.
    MaxMissing,
    /// The line has no points of its own; those of its best option were taken.
    MaxFromBest(Points),
    /// The cell of points and the name say different points; the cell was taken.
    TwoMaxima {
        /// What the name says.
        name: Points,
    },
    /// The codes are ambiguous: the line is where the sums of the points want it.
    BySums,
    /// The line counts outside of the scale although it is printed among lines of it.
    Lifted,
    /// A group that only exists in codes has no name in the source.
    GroupWithoutName,
    /// Another line of the same parent has the same printed code.
    DuplicateCode {
        /// The first of them.
        first: RowId,
    },
    /// Rows below the line were taken for its options or parts, but their points
    /// fit neither the maximum nor its sum.
    RowsDoNotFit,
    /// A printed total is not the sum of the lines.
    TotalDiffers {
        /// What is printed.
        printed: Points,
        /// Sum of the lines.
        sum: Points,
    },
    /// The cell of a printed total was not read.
    TotalNotRead {
        /// Its text.
        text: String,
    },
    /// No total is printed, and the lines add up to an unusual one.
    OddTotal(Points),
    /// Words too long for the pack were cut; characters found.
    TextCut(usize),
    /// Criteria are side by side: the table was read with rows and columns exchanged.
    Turned,
}

impl RemarkKind {
    /// Whether the pack cannot be right until a person has dealt with it.
    #[must_use]
    pub const fn is_error(&self) -> bool {
        match self {
            Self::MaxNotRead { .. }
            | Self::MaxAmbiguous { .. }
            | Self::MaxMissing
            | Self::TwoMaxima { .. }
            | Self::DuplicateCode { .. }
            | Self::RowsDoNotFit
            | Self::TotalDiffers { .. }
            | Self::TotalNotRead { .. } => true,
            Self::MaxFromBest(_)
            | Self::BySums
            | Self::Lifted
            | Self::GroupWithoutName
            | Self::OddTotal(_)
            | Self::TextCut(_)
            | Self::Turned => false,
        }
    }
}
