//! Versions that were kept aside when the two stores of the browser differed.

use crate::text::ui::Msg;
use crate::ui::platform;
use crate::ui::platform::recovery::{self, Aside};
use crate::ui::platform::storage;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// The versions kept aside, each to be downloaded or given up.
#[component]
pub fn Asides() -> impl IntoView {
    let app = app();
    let found = RwSignal::new(recovery::asides());
    move || {
        let list = found.get();
        (!list.is_empty()).then(|| {
            view! {
                <section class="notice" data-testid="asides" aria-labelledby="asides-heading">
                    <h2 id="asides-heading">{app.t(Msg::Asides)}</h2>
                    <p>{app.t(Msg::AsidesHint)}</p>
                    <ul>{list.into_iter().map(|aside| view! { <AsideRow aside found/> }).collect_view()}</ul>
                </section>
            }
        })
    }
}

#[component]
fn AsideRow(aside: Aside, found: RwSignal<Vec<Aside>>) -> impl IntoView {
    let app = app();
    let draft = aside.draft.as_ref().and_then(|id| storage::load(id).ok());
    let title = match (&aside.draft, draft) {
        (_, Some(draft)) => draft.title().to_owned(),
        (Some(id), None) => id.clone(),
        (None, _) => app.t(Msg::OtherWork).to_owned(),
    };
    let (saved, given_up) = (aside.clone(), aside.clone());
    let download = move |_| {
        let aside = saved.clone();
        leptos::task::spawn_local(async move {
            if let Some(text) = recovery::aside_text(&aside).await {
                let name = aside.draft.as_deref().unwrap_or("cong-viec");
                let _ = platform::download(&format!("ban-giu-rieng-{name}.json"), "application/json", &text);
            }
        });
    };
    let give_up = move |_| {
        recovery::drop_aside(&given_up);
        found.set(recovery::asides());
    };
    view! {
        <li>
            {title} " · " {platform::local_time(aside.at)} " "
            <button type="button" class="link" on:click=download>{app.t(Msg::DownloadAsIs)}</button> " "
            <button type="button" class="link" on:click=give_up>{app.t(Msg::GiveUpAside)}</button>
        </li>
    }
}
