//! What computes: [`score`] one body, [`rank`] bodies among each other, [`plan`] the
//! cheapest way to more points.

pub mod plan;
pub mod rank;
pub mod score;
