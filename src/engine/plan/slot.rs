//! A leaf that can be changed.

use super::Move;
use crate::engine::score::LeafScore;

/// A leaf that can be changed.
pub(super) struct Slot {
    pub leaf: usize,
    /// Whether one of the moves must be made.
    pub required: bool,
    /// By ascending gain, with the score of the leaf after each.
    pub moves: Vec<(Move, LeafScore)>,
}
