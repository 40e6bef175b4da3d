//! Parts of pages, one public component per file.

pub mod area_nav;
pub mod banner;
pub mod class_bar;
pub mod evidence_editor;
pub mod field;
pub mod figures;
pub mod header;
pub mod leaf_card;
pub mod office;
pub mod opening;
pub mod report;
pub mod rule_fields;
pub mod setup_editor;
pub mod status;
pub mod why;
