//! The studio: from the annex of a decision to a checked pack, and from one
//! year's set to the next.
//!
//! Reading order: [`table`] is what every source becomes, with [`note`]s on its cells
//! and, for the whole of it, [`source`]; [`read`] makes tables
//! of pasted text and files; [`columns`] and [`code`] recognise what a column and
//! a printed code mean; [`outline`] makes a tree of the rows; [`sentence`]
//! proposes a rule for the words beside a row; [`project`] is what a person edits
//! and [`build`] makes a pack of it; [`sheet`] is a pack as a spreadsheet;
//! [`bring`] opens the file of a pack; [`compare`] and [`moving`] lead from one pack
//! to the next.
//!
//! Nothing is guessed silently: what a reader or the grammar takes for granted
//! is listed with it, and what is not understood becomes a judgement that says so.

pub mod build;
pub mod code;
pub mod columns;
mod fold;
mod groups;
#[cfg(feature = "studio")]
pub mod import;
pub mod item;
pub mod labels;
pub mod layout;
pub mod ledger;
pub mod levels;
pub mod line;
pub mod maxima;
pub mod node;
pub mod outline;
pub mod project;
pub mod remark;
pub mod role;
mod rows;
pub mod sentence;
mod words;
#[cfg(feature = "studio")]
pub mod workbook;
