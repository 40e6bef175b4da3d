//! What formulas of rules are made from and of.

use super::arith::power_of_ten;
use crate::base::decimal::Points;
use crate::text::Lang;
use crate::text::workbook as words;

/// Not, or not wholly, answered.
pub(super) const OPEN: &str = "-2000000000001";
/// Left out of the maximum.
pub(super) const LEFT_OUT: &str = "-2000000000002";
/// Below all points that there can be, and above [`OPEN`] and [`LEFT_OUT`].
pub(super) const NO_POINTS: &str = "-2000000000000";

/// What a formula is made from.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    /// Language of "có" and "không".
    pub lang: Lang,
    /// Scored year.
    pub year: Option<i32>,
    /// Maximum of the leaf.
    pub max: Points,
    /// Cell of each field of the rule, by its key.
    pub cells: &'a [(String, String)],
    /// The quotient of the row's long division.
    pub quotient: &'a str,
}

/// A rule as formulas.
pub(super) struct Made {
    /// The points in millionths.
    pub value: String,
    /// Above and below the line of the row's long division, where it needs one.
    pub share: Option<(String, String)>,
}

impl Frame<'_> {
    pub(super) fn cell(&self, key: &str) -> Option<&str> {
        self.cells.iter().find(|(known, _)| known == key).map(|(_, cell)| cell.as_str())
    }

    pub(super) fn is(&self, key: &str, yes: bool) -> Option<String> {
        Some(format!("{}=\"{}\"", self.cell(key)?, words::yes_no(self.lang, yes)))
    }

    /// A declared number as a whole number of `10^-decimals`.
    pub(super) fn whole(&self, key: &str, decimals: u32) -> Option<String> {
        Some(format!("ROUND({}*{},0)", self.cell(key)?, power_of_ten(decimals)))
    }

    pub(super) fn all_numbers(&self, keys: &[&str], then: &str) -> Option<String> {
        let cells: Option<Vec<&str>> = keys.iter().map(|key| self.cell(key)).collect();
        Some(format!("IF(COUNT({})<{},{OPEN},{then})", cells?.join(","), keys.len()))
    }
}
