//! Labels of single pages in the language of the interface.

use super::state::App;
use crate::text::office as words;
use crate::text::pack_diff as compare_words;

impl App {
    /// A label of the page of comparison in the language of the interface.
    #[must_use]
    pub fn c(self, message: compare_words::Msg) -> &'static str {
        compare_words::text(self.l(), message)
    }

    /// A label of the pages beside the draft in the language of the interface.
    #[must_use]
    pub fn w(self, message: words::Msg) -> &'static str {
        words::text(self.l(), message)
    }
}
