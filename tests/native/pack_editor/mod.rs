//! From tables to sets.

mod imports;
mod sentences;
mod workbook;
