//! Parts of pages, one public component per file.

pub mod area_nav;
pub mod banner;
pub mod class_bar;
pub mod evidence_editor;
pub mod field;
pub mod figures;
pub mod finder;
pub mod header;
pub mod leaf_card;
pub mod leaf_link;
pub mod more;
pub mod opening;
pub mod pick_file;
pub mod rule_fields;
pub mod setup_editor;
pub mod shortcuts;
pub mod signed_line;
pub mod status;
pub mod to_mend;
pub mod why;
