//! What is not needed for drafting: each page in a part of the program that is
//! fetched when first shown (see `ui::lazy`).
//!
//! State that must outlive a visit of a page is made by [`App::lasting`]; a page
//! itself is made anew with every visit.

pub(super) mod compare;
pub(super) mod desk;
pub(super) mod documents;
pub(super) mod files;
pub(super) mod hand_out;
pub(super) mod help;
pub mod judges;
pub(super) mod kept;
pub(super) mod keyring;
pub(super) mod keys;
pub(super) mod overview;
pub(super) mod pack;
pub(super) mod pack_file;
pub(super) mod radar;
pub(super) mod roster;
pub(super) mod saved_line;
pub(super) mod secret;
pub(super) mod sign;
pub(super) mod sign_with;
pub(super) mod signers;
pub(super) mod speed;
pub(super) mod studio;
pub(super) mod verify;

use crate::text::compare as compare_words;
use crate::text::office as words;
use crate::ui::state::App;

impl App {
    /// A label of the page of comparison in the language of the interface.
    #[must_use]
    pub fn c(self, message: compare_words::Msg) -> &'static str {
        compare_words::text(self.l(), message)
    }

    /// A label of this program in the language of the interface.
    #[must_use]
    pub fn w(self, message: words::Msg) -> &'static str {
        words::text(self.l(), message)
    }
}
