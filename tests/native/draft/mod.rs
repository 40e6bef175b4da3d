//! A draft, its edits, its years.

#[cfg(feature = "studio")]
pub(crate) mod migrate;
pub(crate) mod misfit;
pub(crate) mod signed;
pub(crate) mod undo;
pub(crate) mod years;
