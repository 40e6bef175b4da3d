//! The command line.

pub(crate) mod jsonl;
pub(crate) mod verify;
