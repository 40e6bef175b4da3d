//! The page of signing keys: made here, kept encrypted, opened for a while.

mod card;
mod enrol;
pub(crate) mod keyring;
mod make;
pub(crate) mod passphrase_field;
pub(crate) mod sign_button;
pub(crate) mod signers;

use crate::text::office::Msg as W;
use crate::ui::shell::state::app;
use keyring::Keyring;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Keys() -> impl IntoView {
    let app = app();
    let ring = expect_context::<Keyring>();
    let unreadable = move || {
        let names = ring.unreadable.get();
        (!names.is_empty()).then(
            || view! { <p class="notice error" role="alert">{app.w(W::KeysUnreadable)} " " {names.join(", ")}</p> },
        )
    };
    let none = move || ring.keys.with(Vec::is_empty).then(|| view! { <p class="notice">{app.w(W::NoKeysHere)}</p> });
    view! {
        <div class="page">
            <h1>{app.w(W::KeysHeading)}</h1>
            <p class="lead">{app.w(W::KeysLead)}</p>
            {unreadable}
            {none}
            <div data-testid="keys">
                <For each=move || ring.keys.get() key=|key| (key.key.did(), key.pem.clone()) let:stored>
                    <card::KeyCard stored/>
                </For>
            </div>
            <make::Make/>
            <make::Import/>
            <section class="card" id="mat-khoa">
                <h2>{app.w(W::LossHeading)}</h2>
                <ul>
                    <li>{app.w(W::LossPassphrase)}</li>
                    <li>{app.w(W::LossMachine)}</li>
                    <li>{app.w(W::LossStolen)}</li>
                    <li>{app.w(W::LossNotState)}</li>
                </ul>
            </section>
        </div>
    }
}
