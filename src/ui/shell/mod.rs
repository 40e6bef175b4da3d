//! What is around every page: the state, the address, the header, notices.

pub mod banner;
pub mod header;
pub(crate) mod route;
pub(crate) mod saving;
pub mod shortcuts;
pub(crate) mod state;
pub(crate) mod undo;
