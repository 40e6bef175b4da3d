//! What is shown of one area.

/// An area in tenths of a percent of its maximum; a picture, not a score.
#[derive(Clone)]
pub struct Row {
    /// Index of the area in the pack.
    pub index: usize,
    /// Its printed code.
    pub code: String,
    /// Its points and its maximum, in words.
    pub points: String,
    /// How many of its criteria are answered.
    pub answered: String,
    /// This draft.
    pub now: Option<String>,
    /// The year before.
    pub last: Option<String>,
    /// The mean of the list.
    pub mean: Option<String>,
}
