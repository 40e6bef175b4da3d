//! One key of this machine.

use super::enrol::Enrol;
use super::make::{NewPassphrase, refused};
use crate::submission::keys::PublicKey;
use crate::submission::keys::stored::StoredKey;
use crate::text::number;
use crate::text::office::{ToolMsg, key_trouble, moment};
use crate::ui::keys::keyring::Keyring;
use crate::ui::keys::passphrase_field::{Secret, take};
use crate::ui::platform;
use crate::ui::shell::state::app;
use leptos::html;
use leptos::prelude::*;

/// Whose it is, its fingerprint, and what can be done with it.
#[component]
pub fn KeyCard(stored: StoredKey) -> impl IntoView {
    let app = app();
    let ring = expect_context::<Keyring>();
    let key = stored.key;
    let is_open = Memo::new(move |_| ring.unlocked.get() == Some(key));
    let file = {
        let name = format!("khoa-ky-{}.pem", number::file_stem(&stored.holder));
        let pem = stored.pem.clone();
        move |_| drop(platform::download(&name, "application/x-pem-file", &pem))
    };
    let (holder, body, at) = (stored.holder.clone(), stored.body.clone(), moment(app.lang(), &stored.at));
    view! {
        <article class="card" data-testid="key">
            <h2>{holder} <span class="muted small">" " {body}</span></h2>
            <p>{app.t(ToolMsg::FingerprintOf)} ": " <code class="fingerprint" data-testid="fingerprint">{key.fingerprint()}</code></p>
            <p class="muted small">{app.t(ToolMsg::FingerprintMeans)} " " {app.t(ToolMsg::MadeAt)} " " {at}</p>
            {move || match is_open.get() {
                true => view! {
                    <p><span class="badge" data-status="official" data-testid="key-state">{app.t(ToolMsg::IsOpen)}</span> " "
                        <button type="button" data-testid="lock" on:click=move |_| ring.lock()>{app.t(ToolMsg::Lock)}</button></p>
                }.into_any(),
                false => view! { <Unlock key/> }.into_any(),
            }}
            <Enrol stored=stored.clone()/>
            <div class="card-actions">
                <button type="button" data-testid="download-key" on:click=file>{app.t(ToolMsg::DownloadKey)}</button>
                <span class="muted small">{app.t(ToolMsg::DownloadKeyMeans)}</span>
            </div>
            <ChangePassphrase key/>
            <Remove key/>
        </article>
    }
}

/// Opens the key for a while.
#[component]
fn Unlock(key: PublicKey) -> impl IntoView {
    let app = app();
    let ring = expect_context::<Keyring>();
    let field = NodeRef::<html::Input>::new();
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let work = move || {
        let outcome = ring.unlock(key, &take(field));
        busy.try_set(false);
        error.try_set(outcome.err().map(|trouble| key_trouble(app.lang(), &trouble)));
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        platform::after_paint(work);
    };
    view! {
        <form on:submit=submit>
            <span class="badge" data-testid="key-state">{app.t(ToolMsg::IsLocked)}</span> " "
            <Secret label=app.t(ToolMsg::Passphrase) testid="unlock-passphrase" field current=true/>
            <button type="submit" data-testid="unlock" disabled=move || busy.get()>{app.t(ToolMsg::Unlock)}</button>
            <span role="status">{move || busy.get().then(|| app.t(ToolMsg::Opening))}</span>
            {move || error.get().map(|words| view! { <p class="notice error" role="alert" data-testid="unlock-error">{words}</p> })}
        </form>
    }
}

/// Encrypts the key with another passphrase.
#[component]
fn ChangePassphrase(key: PublicKey) -> impl IntoView {
    let app = app();
    let ring = expect_context::<Keyring>();
    let (old, one, again) = (NodeRef::new(), NodeRef::new(), NodeRef::new());
    let (busy, told) = (RwSignal::new(false), RwSignal::new(None::<Result<(), String>>));
    let work = move || {
        let new = take(one);
        drop(take(again));
        let outcome = ring.change_passphrase(key, &take(old), &new);
        busy.try_set(false);
        told.try_set(Some(outcome.map_err(|trouble| key_trouble(app.lang(), &trouble))));
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let found = refused(app, one, again);
        busy.set(found.is_none());
        if found.is_none() {
            platform::after_paint(work);
        }
        told.set(found.map(Err));
    };
    let outcome = move || {
        told.get().map(|told| match told {
            Ok(()) => view! { <p class="notice" role="status">{app.t(ToolMsg::PassphraseChanged)}</p> }.into_any(),
            Err(words) => view! { <p class="notice error" role="alert">{words}</p> }.into_any(),
        })
    };
    view! {
        <details data-testid="change-passphrase">
            <summary>{app.t(ToolMsg::ChangePassphrase)}</summary>
            <form on:submit=submit>
                <div><Secret label=app.t(ToolMsg::OldPassphrase) testid="old-passphrase" field=old current=true/></div>
                <NewPassphrase one again testid="changed-passphrase"/>
                <button type="submit" data-testid="change-submit" disabled=move || busy.get()>{app.t(ToolMsg::ChangePassphrase)}</button>
                <span role="status">{move || busy.get().then(|| app.t(ToolMsg::Opening))}</span>
                {outcome}
            </form>
        </details>
    }
}

/// Takes the key off this machine, after asking.
#[component]
fn Remove(key: PublicKey) -> impl IntoView {
    let app = app();
    let ring = expect_context::<Keyring>();
    view! {
        <details data-testid="remove-key">
            <summary>{app.t(ToolMsg::RemoveKey)}</summary>
            <p>{app.t(ToolMsg::RemoveKeyMeans)}</p>
            <button type="button" data-testid="remove-key-yes" on:click=move |_| ring.remove(key)>{app.t(ToolMsg::RemoveKeyYes)}</button>
        </details>
    }
}
