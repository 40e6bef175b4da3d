//! Tự chấm CCHC: the scoring engine and the browser application.
//!
//! Reading order, which is also the dependency order (a wing may use only those
//! above it): [`base`] knows nothing of the domain; [`formats`] are other people's
//! files; [`answer`] is what a body declares; [`pack`] is a pack, called pack, as
//! checked data; [`engine`] scores, ranks and plans; [`draft`] is a draft and its
//! edits; [`submission`] is the signed file; [`appraisal`] is many of them on the
//! secretariat's desk; [`pack_editor`] makes packs out of tables; [`text`] is the
//! only place with sentences for people; [`pack_form`] is the members of a pack as
//! fields; [`report`] makes documents and Office files; `ui` is the only place that
//! knows a browser.

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
