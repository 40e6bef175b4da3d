//! What leaves the studio: the pack to be used, its file, the work itself.

use super::StudioState;
use crate::base::json::write;
use crate::text::pack_editor::labels::EditorMsg;
use crate::text::pack_editor::open_line;
use crate::text::storage as storage_words;
use crate::ui::platform;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// What came of opening the pack.
#[derive(Clone, PartialEq, Eq)]
enum Opened {
    Here,
    Refused(String),
}

/// All ways out.
#[component]
pub fn Leave() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let open = move || state.built.with(|built| built.as_ref().map_or(0, |built| built.open().count()));
    let save = move |_| {
        if let Some(text) = state.set_text() {
            let _ = platform::download(&format!("{}.json", state.stem()), "application/json", &text);
        }
    };
    let ready = Memo::new(move |_| state.counts().0 == 0);
    let save_means = move || app.t(if ready.get() { EditorMsg::SaveSetMeans } else { EditorMsg::SaveSetDraftMeans });
    let save_words = move || app.t(if ready.get() { EditorMsg::SaveSet } else { EditorMsg::SaveSetDraft });
    view! {
        <p class="muted">{app.t(EditorMsg::LeaveLead)}</p>
        {move || (!ready.get()).then(|| view! { <p class="notice error" data-testid="has-errors">{app.t(EditorMsg::HasErrors)}</p> })}
        {move || (0 < open()).then(|| view! { <p class="notice warn" data-testid="still-open">{open_line(app.lang(), open())} ": " {app.t(EditorMsg::StillOpen)}</p> })}
        <section class="card">
            <OpenHere ready/>
            <p><button type="button" data-testid="save-set" on:click=save>{save_words}</button> " " <span class="muted">{save_means}</span></p>
            <p><button type="button" data-testid="save-work" on:click=move |_| state.save()>{app.t(EditorMsg::SaveWork)}</button> " " <span class="muted">{app.t(EditorMsg::SaveWorkMeans)}</span></p>
        </section>
        <details class="card">
            <summary data-testid="new-work">{app.t(EditorMsg::NewWork)}</summary>
            <p>{app.t(EditorMsg::NewWorkMeans)}</p>
            <button type="button" data-testid="new-work-yes" on:click=move |_| state.clear()>{app.t(EditorMsg::NewWorkYes)}</button>
        </details>
    }
}

/// Puts the pack onto the library of this machine.
#[component]
fn OpenHere(ready: Memo<bool>) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let opened = RwSignal::new(None::<Opened>);
    // Said of the pack as it was then.
    Effect::new(move |_| {
        state.built.track();
        opened.set(None);
    });
    let id = move || {
        state.built.with(|built| built.as_ref().and_then(|b| b.reading.pack.as_ref().map(|pack| pack.id.to_string())))
    };
    let replaces = move || {
        let _ = app.library.catalogue();
        opened.get().is_none() && id().is_some_and(|id| app.library.is_own(&id))
    };
    let take = move |_| {
        let Some(built) = state.built.get_untracked() else { return };
        let Some(pack) = &built.reading.pack else { return };
        let outcome = app.library.take(&pack.id, &pack.digest, &write::canonical(&built.json));
        opened.set(Some(match outcome {
            Ok(()) => Opened::Here,
            Err(None) => Opened::Refused(app.t(EditorMsg::IdTaken).to_owned()),
            Err(Some(error)) => Opened::Refused(storage_words::storage_error(app.lang(), &error)),
        }));
    };
    let told = move || {
        match opened.get() {
        None => ().into_any(),
        Some(Opened::Here) => view! {
            <p class="notice" role="status" data-testid="opened">{app.t(EditorMsg::OpenedInApp)} " " <a href="#/" data-testid="to-start">{app.t(EditorMsg::ToStartPage)}</a></p>
        }
        .into_any(),
        Some(Opened::Refused(words)) => view! { <p class="notice error" role="alert" data-testid="not-opened">{words}</p> }.into_any(),
    }
    };
    view! {
        <p><button type="button" class="primary" data-testid="open-in-app" disabled=move || !ready.get() on:click=take>{app.t(EditorMsg::OpenInApp)}</button> " "
            <span class="muted">{app.t(EditorMsg::OpenInAppMeans)}</span></p>
        {move || replaces().then(|| view! { <p class="notice warn">{app.t(EditorMsg::ReplacesOwn)}</p> })}
        {told}
    }
}
