//! The members of a pack as fields.

pub(crate) mod fields;
