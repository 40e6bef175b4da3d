//! Documents.

pub(crate) mod documents;
