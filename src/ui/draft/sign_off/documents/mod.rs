//! The documents of the open draft: the report as it is printed, the buttons that
//! make files, the paragraphs of the explanation letter.

mod files;
mod letter;
mod printed;
mod reading;

use crate::base::digest::Digest;
use crate::draft::Draft;
use crate::engine::score::evaluate;
use crate::pack::Pack;
use crate::text::Lang;
use crate::ui::shell::state::Open;
use leptos::ev;
use leptos::prelude::*;
use reading::Reading;
use std::sync::Arc;
use std::time::Duration;

/// How long after the last key the report on screen follows.
const PAUSE: Duration = Duration::from_millis(250);

/// The part of the page of sign-off that makes documents.
#[component]
pub fn Documents(open: Open) -> impl IntoView {
    let changed = changes(&open);
    let of = open.clone();
    let reading = Memo::new(move |_| {
        changed.track();
        Reading::now(&of)
    });
    view! {
        <files::Files open=open.clone()/>
        <letter::Letter open reading/>
        <printed::Sheet reading/>
    }
}

/// The report of a draft that nobody edits here: one made of a file.
pub fn report_of(pack: Arc<Pack>, draft: Draft, lang: Lang) -> AnyView {
    let card = evaluate(&pack, &draft.answers);
    let digest = draft.signed_as_is().and_then(|signed| Digest::parse(&signed.digest));
    printed::shown(&Reading { pack, draft, card, digest }, lang)
}

/// Raised a moment after the draft changed, and before the page is printed.
fn changes(open: &Open) -> RwSignal<u32> {
    let changed = RwSignal::new(0_u32);
    let raise = move || {
        changed.try_update(|n| *n = n.wrapping_add(1));
    };
    let (session, waiting) = (open.editor, StoredValue::new(None::<TimeoutHandle>));
    // Only the last of several keys in a row is followed.
    Effect::new(move |before: Option<()>| {
        session.track();
        if before.is_some() {
            if let Some(handle) = waiting.get_value() {
                handle.clear();
            }
            waiting.set_value(set_timeout_with_handle(raise, PAUSE).ok());
        }
    });
    let printed = window_event_listener(ev::beforeprint, move |_| raise());
    on_cleanup(move || printed.remove());
    changed
}
