//! From tables to sets.

mod cases;
mod imports;
mod moving;
mod office;
mod sentences;
mod sheets;
mod source;
mod tables;
