//! One file per page.

pub mod evidence;
pub mod export;
pub mod help;
pub mod home;
pub mod pack;
pub mod plan;
pub mod rank;
pub mod scenario;
pub mod sheet;
