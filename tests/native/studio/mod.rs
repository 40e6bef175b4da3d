//! From tables to sets.

mod imports;
mod office;
mod sentences;
mod tables;
