//! The one native test binary.

mod examples;
mod json;
mod packs;
mod points;
