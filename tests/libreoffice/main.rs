//! Word and Excel files as LibreOffice reads them.
//!
//! Needs `soffice` on the search path, or its path in `CCHC_SOFFICE`;
//! `cargo xtask test` installs it on Debian.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests are tests"
)]

#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "shared with the native tests")]
mod support;

mod book;
mod desk;
mod drafts;
mod soffice;
mod word;
