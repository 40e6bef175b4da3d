//! What is shown while a pack or list is on its way, or did not come.

use crate::text::ui::Msg;
use crate::ui::packs::library::ResourceId;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// A line while it is fetched; when that failed, why and a button.
#[component]
pub fn Opening(wanted: ResourceId) -> impl IntoView {
    let app = app();
    let (opening, failed) = match wanted {
        ResourceId::Pack(_) => (Msg::OpeningPack, Msg::PackNotLoaded),
        ResourceId::List(_) => (Msg::OpeningList, Msg::ListNotLoaded),
    };
    let shown = move || {
        if !app.library.failed(&wanted) {
            return view! { <p class="muted" role="status" data-testid="opening">{app.t(opening)}</p> }.into_any();
        }
        view! {
            <p class="notice error" role="alert" data-testid="not-loaded">
                {app.t(failed)} " "
                <button type="button" data-testid="load-again" on:click=move |_| app.library.retry()>{app.t(Msg::LoadAgain)}</button>
            </p>
        }
        .into_any()
    };
    shown.into_any()
}
