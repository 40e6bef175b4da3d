//! The one native test binary.

mod json;
mod packs;
mod points;
