//! The pages of one draft.

pub mod evidence;
pub(crate) mod node;
pub(crate) mod overview;
pub mod plan;
pub mod rank;
pub mod scenario;
pub mod sheet;
pub mod sign_off;
