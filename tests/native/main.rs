//! The one native test binary.

mod points;
