//! One file per page.

pub mod evidence;
pub mod export;
pub mod home;
pub mod plan;
pub mod rank;
pub mod scenario;
pub mod sheet;
