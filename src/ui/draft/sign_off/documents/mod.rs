//! The documents of the open draft: the report as it is printed, the buttons that
//! make files, the paragraphs of the explanation letter.

mod files;
mod letter;
mod printed;

use crate::base::digest::Digest;
use crate::draft::{Draft, read};
use crate::engine::score::{Scorecard, evaluate};
use crate::pack::Pack;
use crate::report::self_assessment::Source;
use crate::text::Lang;
use crate::ui::office::Ask;
use crate::ui::shell::ask::Question;
use crate::ui::shell::state::app;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long after the last key the report on screen follows.
const PAUSE: Duration = Duration::from_millis(250);

/// A draft with its pack and figures, as one reading of the application.
#[derive(Clone, PartialEq)]
struct Open {
    pack: Arc<Pack>,
    draft: Draft,
    card: Scorecard,
    digest: Option<Digest>,
}

impl Open {
    /// The open draft as it is now.
    fn now(ask: Ask, pack: Arc<Pack>) -> Option<Self> {
        let draft = read(&ask.the(Question::Draft)?).ok()?;
        let card = evaluate(&pack, &draft.answers);
        let digest = draft.signed_as_is().and_then(|signed| Digest::parse(&signed.digest));
        Some(Self { pack, draft, card, digest })
    }

    fn source(&self, lang: Lang) -> Source<'_> {
        Source { pack: &self.pack, draft: &self.draft, card: &self.card, digest: self.digest, lang }
    }
}

/// The part of the page of sign-off that makes documents.
#[component]
pub fn Documents() -> impl IntoView {
    let (app, ask) = (app(), expect_context::<Ask>());
    let pack = ask.the(Question::Draft).and_then(|text| read(&text).ok()).map(|draft| draft.pack);
    move || {
        // While the pack is on its way the signature beside says so.
        let pack = app.pack(&pack.clone()?)?;
        let changed = changes();
        let open = Memo::new(move |_| {
            changed.track();
            Open::now(ask, pack.clone())
        });
        Some(view! {
            <files::Files open/>
            <letter::Letter open/>
            <printed::Sheet open/>
        })
    }
}

/// The report of a draft that nobody edits here: one made of a file.
pub fn report_of(pack: Arc<Pack>, draft: Draft, lang: Lang) -> AnyView {
    let card = evaluate(&pack, &draft.answers);
    let digest = draft.signed_as_is().and_then(|signed| Digest::parse(&signed.digest));
    printed::shown(&Open { pack, draft, card, digest }, lang)
}

/// Raised a moment after anything was typed or pressed on the page, and before it
/// is printed: the draft belongs to the other program.
fn changes() -> RwSignal<u32> {
    let changed = RwSignal::new(0_u32);
    let raise = move || {
        changed.try_update(|n| *n = n.wrapping_add(1));
    };
    // Only the last of several keys in a row is followed.
    let asked = StoredValue::new(0_u32);
    let soon = move || {
        let mine = asked.with_value(|n| n.wrapping_add(1));
        asked.set_value(mine);
        let follow = move || {
            if asked.try_get_value() == Some(mine) {
                raise();
            }
        };
        set_timeout(follow, PAUSE);
    };
    let typed = window_event_listener(ev::input, move |_| soon());
    let pressed = window_event_listener(ev::click, move |_| soon());
    let printed = window_event_listener(ev::beforeprint, move |_| raise());
    on_cleanup(move || {
        typed.remove();
        pressed.remove();
        printed.remove();
    });
    changed
}
