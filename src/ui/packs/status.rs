//! What a pack claims to be: official, illustrative, draft. Shown everywhere.

use crate::pack::{Pack, Status};
use crate::text::rule;
use crate::text::ui::Msg;
use crate::ui::shell::state::app;
use leptos::prelude::*;
use std::sync::Arc;

/// The badge of a pack.
#[component]
pub fn PackStatus(status: Status) -> impl IntoView {
    let kind = match status {
        Status::Official => "official",
        Status::Illustrative => "illustrative",
        Status::Draft => "draft",
    };
    view! { <span class="badge" data-status=kind data-testid="pack-status">{rule::status(app().lang(), status)}</span> }
}

/// The banner over everything computed with a pack that is not official.
#[component]
pub fn StatusBanner(pack: Arc<Pack>) -> impl IntoView {
    let app = app();
    (pack.status != Status::Official).then(|| {
        view! {
            <p class="notice warn" role="note" data-testid="status-banner">
                <strong>{app.t(Msg::NotOfficial)}</strong> " " {pack.status_note.to_string()}
            </p>
        }
    })
}
