//! The start: drafts on this machine, and choosing a pack for a new one.

mod asides;
mod open_file;
mod packs;

use crate::draft::{Draft, DraftError, next_year};
use crate::text::number;
use crate::text::storage as words;
use crate::text::ui::Msg;
use crate::ui::packs::status::PackStatus;
use crate::ui::platform;
use crate::ui::platform::storage;
use crate::ui::platform::storage::{StorageError, Stored};
use crate::ui::shell::route::{DraftPage, Route, Start};
use crate::ui::shell::state::app;
use asides::Asides;
use leptos::prelude::*;
use open_file::OpenFile;
use packs::Packs;

/// The start page.
#[component]
pub fn Home() -> impl IntoView {
    let app = app();
    // The studio may have put a pack there.
    app.library.refresh_own();
    let listed = RwSignal::new(storage::drafts());
    view! {
        <div class="page">
            <h1>{app.t(Msg::AppName)}</h1>
            <p class="lead">{app.t(Msg::HomeLead)}</p>
            {move || match listed.get() {
                Ok(list) => view! { <Drafts list listed/> }.into_any(),
                Err(error) => view! { <p class="notice error" role="alert">{words::storage_error(app.lang(), &error)}</p> }.into_any(),
            }}
            <Asides/>
            <OpenFile/>
            <p><a href=Route::Compare(Start::Nothing).to_string() data-testid="nav-compare">{app.t(Msg::CompareSets)}</a></p>
            <Packs/>
            <p class="secretariat">{app.t(Msg::ForSecretariat)} " " <a href="#/xuong" data-testid="to-studio">{app.t(Msg::ToStudio)}</a>
                " · " <a href="#/ban-tham-dinh">{app.t(Msg::ToDesk)}</a> " · " <a href="#/so-khoa">{app.t(Msg::ToRoster)}</a></p>
        </div>
    }
}

/// Drafts on this machine.
#[component]
fn Drafts(list: Vec<Stored>, listed: RwSignal<Result<Vec<Stored>, StorageError>>) -> impl IntoView {
    let app = app();
    if list.is_empty() {
        return view! { <p class="notice" data-testid="no-drafts">{app.t(Msg::NoDrafts)}</p> }.into_any();
    }
    let rows = list.into_iter().map(|stored| match stored.draft {
        Ok(draft) => view! { <DraftRow draft listed/> }.into_any(),
        Err(error) => view! { <UnreadableRow id=stored.id error/> }.into_any(),
    });
    view! {
        <section aria-labelledby="drafts-heading">
            <h2 id="drafts-heading">{app.t(Msg::YourDrafts)}</h2>
            <ul class="cards" data-testid="drafts">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// One draft: open, copy, remove.
#[component]
fn DraftRow(draft: Draft, listed: RwSignal<Result<Vec<Stored>, StorageError>>) -> impl IntoView {
    let app = app();
    let pack = app.library.catalogue().pack(&draft.pack).cloned();
    let scored = draft.clone();
    let figures = move || {
        let card = crate::engine::score::evaluate(&*app.pack(&scored.pack)?, &scored.answers);
        Some(format!("{} {} %", app.t(Msg::Index), number::points(app.lang(), card.totals.percent)))
    };
    let href = Route::Draft(draft.id.clone(), DraftPage::Sheet(String::new())).to_string();
    let to_other_pack = Route::Compare(Start::Draft(draft.id.clone())).to_string();
    let asked = RwSignal::new(false);
    let id = draft.id.clone();
    let remove = move |_| {
        storage::remove(&id);
        listed.set(storage::drafts());
    };
    let id = draft.id.clone();
    let download = move |_| {
        if let Ok(text) = storage::draft_as_stored(&id) {
            let _ = platform::download(&format!("phieu-{id}.json"), "application/json", &text);
        }
    };
    let copied = draft.clone();
    let copy = move |_| {
        let fresh =
            Draft { id: platform::new_id(), saves: 1, name: format!("{} (2)", copied.title()), ..copied.clone() };
        let _ = app.adopt(fresh);
        listed.set(storage::drafts());
    };
    let (last, wanted) = (draft.clone(), RwSignal::new(false));
    // Made once the pack is here.
    Effect::new(move |_| {
        if let Some(pack) = wanted.get().then(|| app.pack(&last.pack)).flatten() {
            wanted.set(false);
            let fresh = next_year(&pack, &last, platform::new_id(), &platform::now());
            let id = fresh.id.clone();
            let _ = app.adopt(fresh);
            app.go(&Route::Draft(id, DraftPage::Sheet(String::new())));
        }
    });
    view! {
        <li class="card">
            <a class="card-title" href=href data-testid=format!("open-{}", draft.id)>{draft.title().to_owned()}</a>
            <p>
                {pack.as_ref().map_or_else(|| draft.pack.clone(), |pack| pack.name.clone())} " "
                {pack.map(|pack| view! { <PackStatus status=pack.status/> })}
            </p>
            <p class="muted small">
                {app.t(Msg::Year)} " " {draft.answers.setup.year.clone()} " · " {app.t(Msg::ChangedAt)} " "
                {draft.modified.replace(['T', 'Z'], " ")} " · " {figures}
            </p>
            <p class="card-actions">
                <button type="button" class="link" on:click=copy>{app.t(Msg::CopyDraft)}</button>
                <button type="button" class="link" data-testid=format!("download-{}", draft.id) on:click=download>
                    {app.t(Msg::DownloadDraft)}</button>
                <button type="button" class="link" data-testid=format!("next-year-{}", draft.id)
                    on:click=move |_| wanted.set(true)>{app.t(Msg::ToNextYear)}</button>
                <a href=to_other_pack data-testid=format!("move-{}", draft.id)>{app.t(Msg::MoveDraft)}</a>
                <button type="button" class="link" on:click=move |_| asked.set(true)>{app.t(Msg::Remove)}</button>
            </p>
            {move || asked.get().then(|| view! {
                <p class="notice warn">
                    {app.t(Msg::RemoveQuestion)} " "
                    <button type="button" on:click=remove.clone()>{app.t(Msg::RemoveYes)}</button>
                    <button type="button" on:click=move |_| asked.set(false)>{app.t(Msg::Cancel)}</button>
                </p>
            })}
        </li>
    }
}

/// A draft that cannot be read: it stays where it is and can be downloaded.
#[component]
fn UnreadableRow(id: String, error: DraftError) -> impl IntoView {
    let app = app();
    let name = format!("phieu-{id}-khong-doc-duoc.txt");
    let download = move |_| {
        if let Ok(text) = storage::draft_as_stored(&id) {
            let _ = platform::download(&name, "text/plain", &text);
        }
    };
    view! {
        <li class="card" data-testid="unreadable-draft">
            <p class="notice warn">{words::draft_error(app.lang(), &error)}</p>
            <button type="button" on:click=download>{app.t(Msg::DownloadAsIs)}</button>
        </li>
    }
}

/// Shown when a draft named in the address cannot be opened.
#[component]
pub fn CannotOpen(id: String, error: StorageError) -> impl IntoView {
    let app = app();
    let unreadable = matches!(error, StorageError::Unreadable(_));
    let download = move |_| {
        if let Ok(text) = storage::draft_as_stored(&id) {
            let _ = platform::download("phieu.txt", "text/plain", &text);
        }
    };
    view! {
        <div class="page">
            <h1>{app.t(Msg::CannotOpenDraft)}</h1>
            <p class="notice error" role="alert" data-testid="cannot-open">{words::storage_error(app.lang(), &error)}</p>
            {unreadable.then(|| view! { <button type="button" on:click=download>{app.t(Msg::DownloadAsIs)}</button> })}
            <p><a href="#/">{app.t(Msg::BackToStart)}</a></p>
        </div>
    }
}
