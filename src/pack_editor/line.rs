//! One line of the tree, and what became of the rows.

use super::project::RowId;
use super::sentence::OptionRow;
use crate::base::decimal::Points;
use crate::pack::Role;

/// One line of the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The row it comes from; for a group that only a column or the codes name, a
    /// number behind those of the rows.
    pub id: RowId,
    /// Row in the table as it is read, from 0; of a group the first row in it.
    pub row: usize,
    /// Depth, from 0.
    pub level: usize,
    /// Printed code; empty when it has none.
    pub code: String,
    /// Name.
    pub name: String,
    /// Maximum; absent when no amount could be read.
    pub max: Option<Points>,
    /// The text of its cell of points when it was not read; otherwise empty.
    pub cell: String,
    /// The amount in a column of bonus points.
    pub bonus: Option<Points>,
    /// The amount in a column of penalty points.
    pub penalty: Option<Points>,
    /// Where it counts, when its cell of points has a sign or its name says so.
    pub role: Option<Role>,
    /// The words that say how it is scored, line by line, without [`Line::options`].
    pub rule: Vec<String>,
    /// The rows below it that belong to its rule.
    pub options: Vec<OptionRow>,
    /// Notes with amounts that belong to its rule.
    pub notes: Vec<String>,
    /// What is counted, in the words of the table.
    pub inputs: String,
    /// A target or threshold.
    pub target: String,
    /// Evidence asked for.
    pub evidence: String,
    /// Remarks.
    pub note: String,
    /// Source of the row.
    pub source: String,
}

impl Line {
    /// All words of its rule, those of its options with their points, line by line.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let own = self.rule.iter().cloned();
        own.chain(self.options.iter().map(option_words)).chain(self.notes.iter().cloned()).collect()
    }
}

/// An option as a sentence: "Ban hành kịp thời: 1".
fn option_words(row: &OptionRow) -> String {
    let shown = |points: Points| points.to_text().replace('.', ",");
    let words = row.words.trim_end_matches([':', ';', '.', ' ']);
    match (row.points, row.bonus, row.penalty) {
        (Some(points), ..) => format!("{words}: {}", shown(points)),
        (_, _, Some(points)) => format!("{words}: trừ {} điểm", shown(points)),
        (_, Some(points), _) => format!("{words}: cộng {} điểm", shown(points)),
        _ => row.words.clone(),
    }
}

/// Why a row is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unused {
    /// It is before any line of the tree and is none itself.
    BeforeFirst,
    /// It has a code or a number, but no name.
    NoName,
    /// It is behind the printed total: signatures, notes.
    AfterTotal,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Part of the header, above it, or the header again on a later page.
    Header,
    /// A line.
    Line,
    /// An option, band, deduction or part of a line.
    OptionOf(RowId),
    /// Words of the rule of a line.
    WordsOf(RowId),
    /// A note of a line.
    NoteOf(RowId),
    /// A printed total.
    Total,
    /// A line of zero points: shown by the document, not scored.
    NoPoints,
    /// A person left it out.
    LeftOut,
    /// Not used.
    Unused(Unused),
}
