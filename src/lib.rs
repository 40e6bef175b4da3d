//! Tự chấm CCHC: the scoring engine and the browser application.
//!
//! Reading order, which is also the dependency order (a module may use only
//! those above it): [`letters`], [`order`], [`json`], [`digest`] and [`points`] know nothing of the
//! domain; [`date`] is calendar days; [`pack`] is the criteria set as checked
//! data; [`score`] computes; [`rank`] compares bodies; [`session`] is a draft and
//! its edits; [`plan`] searches for the cheapest improvement; [`submission`] is
//! the signed file; [`studio`] makes sets out of tables; [`text`] is the only
//! place with sentences for people; [`form`] is the members of a set as fields;
//! [`document`] makes reports and Office files;
//! `ui` is the only place that knows a browser.

pub use cchc_json as json;

pub mod digest;
pub mod letters;
pub mod order;
pub mod points;

pub mod answer;
pub mod catalogue;
pub mod date;
pub mod pack;
pub mod plan;
pub mod rank;
pub mod score;
pub mod session;
#[cfg(feature = "keyfile")]
pub mod signed_pdf;
pub mod studio;
pub mod submission;
pub mod text;

pub mod document;
pub mod form;

#[cfg(feature = "ui")]
pub mod ui;
