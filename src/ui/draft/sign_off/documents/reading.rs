//! One reading of a draft, from which its documents are made.

use crate::base::digest::Digest;
use crate::draft::Draft;
use crate::engine::score::Scorecard;
use crate::pack::Pack;
use crate::report::self_assessment::Source;
use crate::text::Lang;
use crate::ui::shell::state::Open;
use leptos::prelude::*;
use std::sync::Arc;

/// A draft with its set and figures, as one reading of the application.
#[derive(Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) pack: Arc<Pack>,
    pub(super) draft: Draft,
    pub(super) card: Scorecard,
    pub(super) digest: Option<Digest>,
}

impl Reading {
    /// The open draft as it is now.
    pub(super) fn now(open: &Open) -> Self {
        let draft = open.editor.with_untracked(|session| session.draft().clone());
        let card = open.card.with_untracked(|card| (**card).clone());
        let digest = draft.signed_as_is().and_then(|signed| Digest::parse(&signed.digest));
        Self { pack: open.pack.clone(), draft, card, digest }
    }

    /// As documents are made of it.
    pub(super) fn source(&self, lang: Lang) -> Source<'_> {
        Source { pack: &self.pack, draft: &self.draft, card: &self.card, digest: self.digest, lang }
    }
}
