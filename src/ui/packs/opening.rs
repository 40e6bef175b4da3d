//! What is shown while a criteria set or list is on its way, or did not come.

use crate::text::ui::Msg;
use crate::ui::packs::library::Wanted;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// A line while it is fetched; when that failed, why and a button.
#[component]
pub fn Opening(wanted: Wanted) -> impl IntoView {
    let app = app();
    let (opening, failed) = match wanted {
        Wanted::Pack(_) => (Msg::OpeningPack, Msg::PackNotLoaded),
        Wanted::List(_) => (Msg::OpeningList, Msg::ListNotLoaded),
    };
    let shown = move || {
        if !app.shelf.failed(&wanted) {
            return view! { <p class="muted" role="status" data-testid="opening">{app.t(opening)}</p> }.into_any();
        }
        view! {
            <p class="notice error" role="alert" data-testid="not-loaded">
                {app.t(failed)} " "
                <button type="button" data-testid="load-again" on:click=move |_| app.shelf.retry()>{app.t(Msg::LoadAgain)}</button>
            </p>
        }
        .into_any()
    };
    shown.into_any()
}
