//! Notices over the page: storage, other tabs.

use crate::draft::{Edit, draft_text};
use crate::text::storage as words;
use crate::text::ui::Msg;
use crate::ui::platform;
use crate::ui::shell::state::{App, Saved, app};
use leptos::prelude::*;

/// All notices that hold now.
#[component]
pub fn Banners() -> impl IntoView {
    let app = app();
    let failed = move || match app.saved.get() {
        Saved::Failed(error) => Some(view! {
            <div class="notice error" role="alert" data-testid="storage-banner">
                <p>{words::storage_error(app.lang(), &error)}</p>
                <button type="button" on:click=move |_| download_draft(app)>{app.t(Msg::DownloadDraft)}</button>
            </div>
        }),
        _ => None,
    };
    let elsewhere = move || {
        app.read_only.get().then(|| view! {
            <div class="notice warn" role="alert" data-testid="other-tab-banner">
                <p>{app.t(Msg::OtherTab)}</p>
                <button type="button" data-testid="take-over" on:click=move |_| app.reload_draft()>{app.t(Msg::TakeOver)}</button>
                <button type="button" on:click=move |_| download_draft(app)>{app.t(Msg::DownloadDraft)}</button>
            </div>
        })
    };
    view! { <div class="banners">{failed} {elsewhere} <OtherSet/></div> }
}

/// Says that the pack of the open draft is not the one that it was scored by.
#[component]
fn OtherSet() -> impl IntoView {
    let app = app();
    let other = move || {
        let open = app.open.get()?;
        let other = open.editor.with(|editor| {
            let scored_by = &editor.draft().pack_digest;
            !scored_by.is_empty() && **scored_by != *open.pack.digest
        });
        other.then_some(open)
    };
    move || {
        other().map(|open| {
            let go_on = move |_| {
                open.edit(app, Edit::ConfirmPack(open.pack.version.to_string(), open.pack.digest.to_string()));
            };
            view! {
                <div class="notice warn" role="alert" data-testid="set-changed">
                    <p>{app.t(Msg::SetChanged)}</p>
                    <button type="button" data-testid="go-on-with-set" on:click=go_on>{app.t(Msg::GoOnWithSet)}</button>
                </div>
            }
        })
    }
}

/// Offers the open draft as a file.
pub fn download_draft(app: App) {
    let Some(open) = app.open.get_untracked() else { return };
    let (name, text) = open.editor.with_untracked(|editor| {
        let draft = editor.draft();
        (format!("phieu-{}-{}.json", draft.pack, draft.id), draft_text(draft))
    });
    if platform::download(&name, "application/json", &text).is_err() {
        app.saved.set(Saved::Failed(crate::ui::platform::storage::StorageError::Blocked));
    }
}
