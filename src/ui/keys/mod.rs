//! The page of signing keys: made here, kept encrypted, opened for a while.

mod card;
mod enrol;
pub(crate) mod keyring;
mod make;
pub(crate) mod passphrase_field;
pub(crate) mod sign_button;
pub(crate) mod signers;

use crate::text::office::ToolMsg;
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
            || view! { <p class="notice error" role="alert">{app.t(ToolMsg::KeysUnreadable)} " " {names.join(", ")}</p> },
        )
    };
    let none =
        move || ring.keys.with(Vec::is_empty).then(|| view! { <p class="notice">{app.t(ToolMsg::NoKeysHere)}</p> });
    view! {
        <div class="page">
            <h1>{app.t(ToolMsg::KeysHeading)}</h1>
            <p class="lead">{app.t(ToolMsg::KeysLead)}</p>
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
                <h2>{app.t(ToolMsg::LossHeading)}</h2>
                <ul>
                    <li>{app.t(ToolMsg::LossPassphrase)}</li>
                    <li>{app.t(ToolMsg::LossMachine)}</li>
                    <li>{app.t(ToolMsg::LossStolen)}</li>
                    <li>{app.t(ToolMsg::LossNotState)}</li>
                </ul>
            </section>
        </div>
    }
}
