//! What is around every page: the state, the address, the header, notices.

pub mod banner;
pub mod header;
pub(crate) mod route;
pub mod shortcuts;
pub(crate) mod state;
