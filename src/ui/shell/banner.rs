//! Notices over the page: storage, other tabs.

use crate::draft::{Edit, Misfit, draft_text, misfits};
use crate::text::misfit;
use crate::text::storage as words;
use crate::text::ui::Msg;
use crate::ui::platform;
use crate::ui::shell::route::{DraftPage, Route};
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
    let elsewhere = move || app.read_only.get().then(|| view! { <OtherTab/> });
    view! {
        <div class="banners" class:sticky=move || app.read_only.get()>{failed} {elsewhere} <OtherSet/> <Misfits/></div>
        <Undone/>
    }
}

/// Says that another tab has the draft, and where that is which was typed here.
#[component]
fn OtherTab() -> impl IntoView {
    let app = app();
    let rescued = move || {
        app.rescued.get().map(|(id, name)| {
            let href = Route::Draft(id, DraftPage::Sheet(String::new())).to_string();
            view! { <p data-testid="rescued">{app.t(Msg::RescuedHere)} " " <a href=href>{name}</a></p> }
        })
    };
    view! {
        <div class="notice warn" role="alert" data-testid="other-tab-banner">
            <p>{app.t(Msg::OtherTab)}</p>
            {rescued}
            <button type="button" data-testid="take-over" on:click=move |_| app.reload_draft()>{app.t(Msg::TakeOver)}</button>
            <button type="button" on:click=move |_| download_draft(app)>{app.t(Msg::DownloadDraft)}</button>
        </div>
    }
}

/// Says what was undone or done again, with a way there.
#[component]
fn Undone() -> impl IntoView {
    let app = app();
    let line = move || {
        app.undone.get().map(|(words, spot)| {
            let there = (!spot.is_empty()).then(|| view! {
                <button type="button" class="link" data-testid="to-undone" on:click=move |_| platform::spot::go_to(&spot)>
                    {app.t(Msg::GoThere)}</button>
            });
            view! {
                <span>{words}</span> " " {there} " "
                <button type="button" class="icon" aria-label=app.t(Msg::Close) on:click=move |_| app.undone.set(None)>"×"</button>
            }
        })
    };
    view! { <div class="undone no-print" role="status" data-testid="undone">{line}</div> }
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

/// Names what the open draft holds that its pack has no place for.
#[component]
fn Misfits() -> impl IntoView {
    let app = app();
    // What else does not fit never changes while the draft is open.
    let cohort =
        Memo::new(move |_| app.open.get().map(|open| open.editor.with(|s| s.draft().answers.setup.cohort.clone())));
    move || {
        cohort.track();
        let open = app.open.get()?;
        let list = open.editor.with_untracked(|session| misfits(session.draft(), &open.pack));
        (!list.is_empty()).then(|| {
            let line = |one: &Misfit| view! { <li>{misfit::misfit(app.lang(), one)}</li> };
            view! {
                <details class="notice warn" data-testid="misfits" open=true>
                    <summary>{app.t(Msg::Misfits)} " " {list.len()}</summary>
                    <ul>{list.iter().map(line).collect_view()}</ul>
                </details>
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
