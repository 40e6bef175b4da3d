//! From tables to sets.

mod imports;
mod moving;
mod office;
mod sentences;
mod sheets;
mod source;
mod tables;
