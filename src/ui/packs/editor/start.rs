//! Where the work begins: a pasted table, a file, a pack that ships, an example.

use super::{Notice, StudioState, import};
use crate::pack::write;
use crate::pack_editor::project::Project;
use crate::text::pack_editor::labels::EditorMsg;
use crate::text::pack_editor::not_stored;
use crate::ui::platform::autosave::Stored;
use crate::ui::platform::files::{dropped, picked};
use crate::ui::shell::state::app;
use crate::ui::widgets::autosave_status::SavedLine;
use leptos::prelude::*;

/// All ways to begin.
#[component]
pub fn Start() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    view! {
        <p class="lead">{app.t(EditorMsg::Lead)}</p>
        {move || match state.kept.state.get() {
            Stored::SetAside => view! { <SavedLine kept=state.kept save=Callback::new(|()| ())/> }.into_any(),
            Stored::Failed(error) => view! { <p class="notice error" role="alert">{not_stored(app.lang(), &error)}</p> }.into_any(),
            _ => ().into_any(),
        }}
        <h2>{app.t(EditorMsg::StartHeading)}</h2>
        <div class="studio-starts">
            <Paste/>
            <FromFile/>
        </div>
        <div aria-live="polite">{move || state.told.get().into_iter().map(|told| view! { <Refused told/> }).collect_view()}</div>
        <div class="studio-starts">
            <Example/>
            <FromShipped/>
        </div>
    }
}

/// The field that takes a table from the clipboard.
#[component]
fn Paste() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let typed = RwSignal::new(String::new());
    let paste = move |event: web_sys::ClipboardEvent| {
        let Some(data) = event.clipboard_data() else { return };
        let form = |kind: &str| data.get_data(kind).unwrap_or_default();
        event.prevent_default();
        import::pasted(app, state, &form("text/html"), &form("text/plain"));
    };
    view! {
        <section class="card">
            <h3>{app.t(EditorMsg::PasteHeading)}</h3>
            <p class="muted">{app.t(EditorMsg::PasteHow)}</p>
            <label class="block-field"><span>{app.t(EditorMsg::PasteField)}</span>
                <textarea rows="4" data-testid="studio-paste" prop:value=move || typed.get() on:paste=paste
                    on:input:target=move |event| typed.set(event.target().value())></textarea></label>
            <button type="button" data-testid="studio-read-typed"
                on:click=move |_| import::pasted(app, state, "", &typed.get_untracked())>{app.t(EditorMsg::ReadTyped)}</button>
        </section>
    }
}

/// A file from this machine.
#[component]
fn FromFile() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let drop = move |event: web_sys::DragEvent| {
        let dropped = dropped(&event);
        leptos::task::spawn_local(async move { import::files(app, state, dropped.files().await.0).await });
    };
    let pick = move |event: web_sys::Event| {
        let files = picked(&event);
        leptos::task::spawn_local(async move { import::files(app, state, files).await });
    };
    view! {
        <section class="card">
            <h3>{app.t(EditorMsg::FileHeading)}</h3>
            <label class="drop file" on:drop=drop on:dragover=|event| event.prevent_default()>
                <span>{app.t(EditorMsg::DropHere)}</span>
                <input type="file" accept=".docx,.xlsx,.odt,.ods,.csv,.html,.htm,.txt,.json" data-testid="studio-file" on:change=pick/>
            </label>
            <p class="muted small">{app.t(EditorMsg::FileKinds)}</p>
        </section>
    }
}

/// What is wrong with what somebody imported.
#[component]
fn Refused(told: Notice) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let mend = told.mend.map(|json| {
        let name = told.name.clone();
        let open = move |_| state.open(Project::of_pack(&name, json.clone()));
        view! { <button type="button" data-testid="studio-mend" on:click=open>{app.t(EditorMsg::OpenToMend)}</button> " " }
    });
    let bad = mend.is_some().then(|| view! { <p>{app.t(EditorMsg::BadSet)}</p> });
    let lines = told.lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <div class="notice warn" data-testid="studio-told">
            {(!told.name.is_empty()).then(|| view! { <p><strong>{told.name.clone()}</strong></p> })}
            {bad} <ul>{lines}</ul>
            {mend}
            <button type="button" on:click=move |_| state.told.set(Vec::new())>{app.t(EditorMsg::PutAway)}</button>
        </div>
    }
}

/// A small table that is already there.
#[component]
fn Example() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    view! {
        <section class="card">
            <h3>{app.t(EditorMsg::TryHeading)}</h3>
            <p class="muted">{app.t(EditorMsg::TryHow)}</p>
            <button type="button" data-testid="studio-example" on:click=move |_| import::example(app, state)>{app.t(EditorMsg::TryButton)}</button>
        </section>
    }
}

/// A copy of a pack that ships or of one's own.
#[component]
fn FromShipped() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let (chosen, wanted) = (RwSignal::new(String::new()), RwSignal::new(false));
    let packs = app.library.catalogue().packs.clone();
    let options = packs.into_iter().map(|pack| view! { <option value=pack.id>{pack.name}</option> }).collect_view();
    // Opened once the pack is here.
    Effect::new(move |_| {
        if let Some(pack) = wanted.get().then(|| app.pack(&chosen.get())).flatten() {
            wanted.set(false);
            state.open(Project::of_pack(&pack.name, write::json(&pack)));
        }
    });
    view! {
        <section class="card">
            <h3>{app.t(EditorMsg::FromShipped)}</h3>
            <p class="muted">{app.t(EditorMsg::FromShippedHow)}</p>
            <label class="block-field"><span>{app.t(EditorMsg::ChooseSet)}</span>
                <select data-testid="studio-shipped" on:change=move |event| chosen.set(event_target_value(&event))>
                    <option value="">{app.t(EditorMsg::ChooseOne)}</option>{options}
                </select></label>
            <button type="button" data-testid="studio-copy" disabled=move || chosen.with(String::is_empty)
                on:click=move |_| wanted.set(true)>{app.t(EditorMsg::EditCopy)}</button>
        </section>
    }
}
