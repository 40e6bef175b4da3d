//! Notices over the page: storage, other tabs.

use crate::session::draft_text;
use crate::text::storage as words;
use crate::text::ui::Msg;
use crate::ui::platform;
use crate::ui::state::{App, Saved, app};
use leptos::prelude::*;

/// All notices that hold now.
#[component]
pub fn Banners() -> impl IntoView {
    let app = app();
    let failed = move || match app.saved.get() {
        Saved::Failed(error) => Some(view! {
            <div class="notice error" role="alert" data-testid="storage-banner">
                <p>{words::storage_error(app.l(), &error)}</p>
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
    view! { <div class="banners">{failed} {elsewhere}</div> }
}

/// Offers the open draft as a file.
pub fn download_draft(app: App) {
    let Some(open) = app.open.get_untracked() else { return };
    let (name, text) = open.session.with_untracked(|session| {
        let draft = session.draft();
        (format!("phieu-{}-{}.json", draft.pack, draft.id), draft_text(draft))
    });
    if platform::download(&name, "application/json", &text).is_err() {
        app.saved.set(Saved::Failed(crate::ui::storage::StorageError::Blocked));
    }
}
