#![doc = include_str!("README.md")]

// The wings, in the order in which they may use each other: each only those before it.
// tests/native/tidy reads the order here.

pub mod base;
pub mod formats;

pub mod answer;
pub mod pack;

pub mod engine;

pub mod draft;

pub mod submission;

pub mod appraisal;
pub mod pack_editor;

pub mod text;

pub mod pack_form;
pub mod report;

#[cfg(feature = "ui")]
pub mod ui;
