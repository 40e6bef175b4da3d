//! The only place with sentences for people, in Vietnamese and in English.
//!
//! Each kind of thing has one function, and in it one exhaustive `match` with
//! both languages side by side: a new variant without a sentence does not
//! compile. Nothing here decides anything; it says what `pack` and `score`
//! found. Numbers are shown with a comma in Vietnamese and a point in English.

/// One sentence in the chosen language, with names in braces as in `format!`.
macro_rules! say {
    ($lang:expr, $vi:literal, $en:literal $(,)?) => {
        match $lang {
            Lang::Vi => format!($vi),
            Lang::En => format!($en),
        }
    };
}

/// Short labels with both languages side by side, so that neither is forgotten; the
/// type is called `Msg` and the function `text` unless names stand in front.
macro_rules! messages {
    ($($name:ident => $vi:literal, $en:literal;)*) => {
        messages! { Msg, text: $($name => $vi, $en;)* }
    };
    ($kind:ident, $function:ident: $($name:ident => $vi:literal, $en:literal;)*) => {
        /// A label of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $kind {
            $(#[doc = $en] $name,)*
        }

        /// The label in a language.
        #[must_use]
        pub const fn $function(lang: Lang, message: $kind) -> &'static str {
            match (message, lang) {
                $(($kind::$name, Lang::Vi) => $vi, ($kind::$name, Lang::En) => $en,)*
            }
        }

        impl $crate::text::Message for $kind {
            fn text(self, lang: Lang) -> &'static str {
                $function(lang, self)
            }
        }

        /// Every label, for tests.
        pub const ALL: &[$kind] = &[$($kind::$name,)*];
    };
}

pub mod appraisal;
pub mod deadline;
pub mod diagnostic;
pub mod file;
pub mod find;
pub mod find_words;
pub mod help;
pub mod history;
pub mod issue;
pub mod misfit;
pub mod number;
pub mod office;
pub mod office_file;
pub mod pack_diff;
pub mod pack_editor;
pub mod phrase;
pub mod plan;
pub mod rank;
pub mod report;
pub mod risk;
pub mod roster;
pub mod rule;
#[cfg(test)]
mod samples;
pub mod shortcuts;
pub mod signature;
pub mod signed_pack;
pub mod storage;
pub mod submission;
pub mod trace;
pub mod ui;
pub mod verdict;
pub mod workbook;

pub use crate::base::vietnamese::{finds, fold, nfc};
pub use issue::{field_label, issue, node_field_label};
pub use number::{date, exact, exact_at, percent, percent_limit, points, points_at, quantity, signed};
pub use rule::{
    band_in_words, condition_in_words, evidence_policy, knock_out_in_words, not_arisen, points_word, rounding_in_words,
    rule_in_words, scored_by, status, zero_in_words,
};
pub use trace::{node_name, source_line, step};

/// A short label of the interface, in both languages: what `messages!` makes.
pub trait Message: Copy {
    /// The label in a language.
    fn text(self, lang: Lang) -> &'static str;
}

/// The language of a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Vietnamese, the language of the packs.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The language tag, for `<html lang>` and for storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of a tag; `None` for any other.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Vi, Self::En].into_iter().find(|lang| lang.code() == code)
    }

    /// The decimal sign.
    #[must_use]
    pub const fn comma(self) -> &'static str {
        self.pick(",", ".")
    }

    /// The one of two texts that is in this language.
    #[must_use]
    pub const fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}
