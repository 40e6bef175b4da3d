//! Scores, ranks, plans.

pub(crate) mod live_score;
pub(crate) mod plan;
pub(crate) mod properties;
pub(crate) mod rank;
pub(crate) mod rules;
pub(crate) mod scorecard;
