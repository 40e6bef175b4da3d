//! The scoring engine: `evaluate(&Pack, &Answers) -> Scorecard`.
//!
//! Pure, total and deterministic: no clock, no storage, no sentence, no panic,
//! and the same bytes out for the same input. Not answered is not zero: it is
//! open, and widens the range between what is certain and what is possible.
