//! The one native test binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests are tests"
)]

mod catalogue;
mod desk;
mod diagnostics;
mod document;
mod duckdb;
mod examples;
mod find;
mod form;
mod fuzz;
mod handout;
mod hostile;
mod json;
mod lines;
mod packs;
mod plan;
mod points;
mod proof;
mod properties;
mod random;
mod rank;
mod reader;
mod relay;
mod roster;
mod rules;
mod schema;
mod scorecard;
mod sheet;
mod signed;
mod signed_pdf;
#[cfg(feature = "studio")]
mod studio;
mod submission;
mod tidy;
mod verify;
mod vocabulary;
mod writer;
mod years;
