//! JSON, numbers.

pub(crate) mod json;
pub(crate) mod rounding;
