//! From tables to sets.

mod cases;
mod imports;
mod sentence_properties;
mod sentence_rows;
mod sentences;
mod workbook;
