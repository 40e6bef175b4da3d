//! The one native test binary.

mod json;
mod points;
