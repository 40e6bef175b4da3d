//! The pack as checked data, and those that ship.

pub(crate) mod catalogue;
pub(crate) mod diagnostics;
pub(crate) mod examples;
pub(crate) mod reader;
pub(crate) mod schema;
pub(crate) mod shipped;
pub(crate) mod writer;
