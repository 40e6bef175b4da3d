//! What a reader found out about a cell besides its text.
//!
//! A cell shows words; a file often holds more: a mark of a footnote, words that
//! were struck out, a formula that was never computed. The text of a cell has
//! what a person reads as valid; everything else is a note, so that nothing is
//! left out or assumed without being reported.

/// Why words of the source are not part of a cell's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftOut {
    /// The mark of a footnote, endnote or comment.
    Mark,
    /// A superscript that is no unit: it would read as a digit of the number.
    Superscript,
    /// A subscript.
    Subscript,
    /// Deleted or moved away, with changes tracked.
    Deleted,
    /// Struck through.
    Struck,
    /// Formatted as hidden.
    Hidden,
    /// In a row that is hidden.
    HiddenRow,
    /// In a column that is hidden.
    HiddenColumn,
    /// The prompt of an empty form field.
    Placeholder,
    /// The reading aid (phonetic guide) above the words.
    Phonetic,
}

/// The words of the files.
pub const LEFT_OUT_WORDS: [(&str, LeftOut); 10] = [
    ("mark", LeftOut::Mark),
    ("superscript", LeftOut::Superscript),
    ("subscript", LeftOut::Subscript),
    ("deleted", LeftOut::Deleted),
    ("struck", LeftOut::Struck),
    ("hidden", LeftOut::Hidden),
    ("hidden-row", LeftOut::HiddenRow),
    ("hidden-column", LeftOut::HiddenColumn),
    ("placeholder", LeftOut::Placeholder),
    ("phonetic", LeftOut::Phonetic),
];

/// What is to be known about a cell besides its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellNote {
    /// These words are in the source but not in the text.
    LeftOut {
        /// The words, their lines apart.
        text: String,
        /// Why they are left out.
        why: LeftOut,
    },
    /// A formula whose result the file does not hold: the text is the formula.
    FormulaWithoutValue,
    /// A formula or cell in error: the text is the error value, such as `#REF!`.
    ErrorValue,
    /// The text is the rounded display of another stored number.
    Rounded {
        /// The stored number in plain digits with a decimal point.
        stored: String,
    },
    /// The program had made a date of what was typed; the text is what was typed.
    DateUndone {
        /// The date as the source shows it.
        shown: String,
    },
    /// The program had made a date of what was typed, and it may have been one of
    /// several things; the text is the date as the source shows it.
    DateUnclear {
        /// What may have been typed, the likeliest first.
        readings: Vec<String>,
    },
    /// The text begins with a number that the program counts by itself.
    AutoNumber {
        /// The number as shown.
        number: String,
    },
    /// The program shows a number before the text that could not be worked out.
    NumberUnknown,
    /// A symbol whose meaning is not known; the text has `□` in its place.
    UnknownSymbol {
        /// The font that draws it.
        font: String,
    },
    /// A picture or embedded object, whose content is not read.
    Picture,
    /// The cell was too narrow for its number: the text is `####`.
    TooNarrow,
}

impl CellNote {
    /// Whether the text alone must not be taken for a number or a code.
    #[must_use]
    pub const fn unsettles(&self) -> bool {
        match self {
            Self::FormulaWithoutValue
            | Self::ErrorValue
            | Self::Rounded { .. }
            | Self::DateUnclear { .. }
            | Self::NumberUnknown
            | Self::UnknownSymbol { .. }
            | Self::Picture
            | Self::TooNarrow => true,
            Self::LeftOut { .. } | Self::DateUndone { .. } | Self::AutoNumber { .. } => false,
        }
    }
}
