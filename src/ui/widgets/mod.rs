//! Small parts that any page may use.

pub(crate) mod autosave_status;
pub mod field;
