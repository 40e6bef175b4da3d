//! The one native test binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests are tests"
)]

mod appraisal;
mod base;
mod cli;
mod draft;
mod engine;
mod formats;
mod pack;
#[cfg(feature = "studio")]
mod pack_editor;
mod pack_form;
mod report;
mod submission;
#[path = "../support/mod.rs"]
mod support;
mod text;
mod tidy;
