//! The secretariat: many files, whose key is whose, one file checked.

pub(crate) mod desk;
pub(crate) mod roster;
pub(crate) mod verify;
pub mod worker_pool;
