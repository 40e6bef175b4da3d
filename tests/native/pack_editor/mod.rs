//! From tables to sets.

mod cases;
mod imports;
mod sentences;
mod workbook;
