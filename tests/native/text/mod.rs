//! Sentences for people.

pub(crate) mod find;
