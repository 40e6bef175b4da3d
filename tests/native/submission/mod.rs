//! One signed file.

pub(crate) mod file;
pub(crate) mod proof;
pub(crate) mod roster;
pub(crate) mod signed_pack;
