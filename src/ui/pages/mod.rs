//! One file per page.

pub mod evidence;
pub mod export;
pub mod help;
pub mod home;
pub mod pack;
pub mod rank;
pub mod sheet;
pub mod speed;
pub mod verify;
