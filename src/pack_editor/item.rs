//! One line of the pack under construction.

use super::line::Line;
use super::project::{Decision, RowId};
use super::sentence::Proposal;
use crate::base::decimal::Points;
use crate::pack::NotArisen;

/// One line of the pack under construction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The row it comes from.
    pub id: RowId,
    /// Its id in the pack.
    pub node: String,
    /// Where it stands in the file (RFC 6901).
    pub pointer: String,
    /// The row as understood, corrections included.
    pub line: Line,
    /// Its maximum in the pack.
    pub max: Points,
    /// The proposal; none for a line with children.
    pub proposal: Option<Proposal>,
    /// How the proposal was dealt with.
    pub decision: Decision,
    /// What "không phát sinh" is worth, from its own words or those above it.
    pub not_arisen: Option<NotArisen>,
}
