//! Packs: the library, their pages, comparing, distributing, the editor.

pub(crate) mod compare;
pub(crate) mod distribute;
pub(crate) mod editor;
pub(crate) mod file;
pub(crate) mod library;
pub mod opening;
pub mod status;
pub(crate) mod view;
