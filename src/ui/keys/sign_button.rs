//! A button that signs: with a key of this machine, opened where it is needed.

use super::keyring::{IDLE_MINUTES, KeyTrouble, Keyring};
use super::passphrase_field::{Secret, take};
use crate::submission::keys::PublicKey;
use crate::submission::keys::stored::StoredKey;
use crate::text::office::ToolMsg;
use crate::text::office::key_trouble;
use crate::ui::platform;
use crate::ui::shell::state::app;
use leptos::html;
use leptos::prelude::*;

/// Chooses a key, opens it if need be, and calls `sign` with its public half.
#[component]
pub fn SignWith(
    /// What the button says.
    label: &'static str,
    /// Name for tests; the passphrase is called `<testid>-passphrase`.
    testid: &'static str,
    /// Signs; the key is open then. A sentence says why it was not done.
    sign: Callback<PublicKey, Result<(), String>>,
    /// The only key to sign with; else people choose.
    #[prop(optional)]
    only: Option<PublicKey>,
) -> impl IntoView {
    let ring = expect_context::<Keyring>();
    let none = Memo::new(move |_| ring.keys.with(Vec::is_empty));
    move || match none.get() {
        true => view! { <NoKey/> }.into_any(),
        false => view! { <WithKey label testid sign only/> }.into_any(),
    }
}

/// What to do when there is no key yet.
#[component]
fn NoKey() -> impl IntoView {
    let app = app();
    view! {
        <p class="notice warn" data-testid="no-key">{app.t(ToolMsg::NoKeyYet)} " "
            <a href="#/khoa" data-testid="to-keys">{app.t(ToolMsg::MakeKeyLink)}</a></p>
    }
}

/// "Nguyễn Văn A, Chánh Văn phòng (1a2b 3c4d …)".
fn name_of(key: &StoredKey) -> String {
    let print = key.key.fingerprint();
    let short: String = print.chars().take(9).collect();
    let holder = if key.holder.is_empty() { key.body.as_str() } else { key.holder.as_str() };
    format!("{holder} ({short}…)")
}

#[component]
fn WithKey(
    label: &'static str,
    testid: &'static str,
    sign: Callback<PublicKey, Result<(), String>>,
    only: Option<PublicKey>,
) -> impl IntoView {
    let app = app();
    let ring = expect_context::<Keyring>();
    let first = only
        .or_else(|| ring.unlocked.get_untracked())
        .or_else(|| ring.keys.with_untracked(|keys| Some(keys.last()?.key)));
    let chosen = RwSignal::new(first);
    let is_open = Memo::new(move |_| chosen.get().is_some() && ring.unlocked.get() == chosen.get());
    let passphrase = NodeRef::<html::Input>::new();
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let run = move || {
        let outcome = chosen.get_untracked().ok_or(KeyTrouble::Locked).and_then(|key| {
            if !is_open.get_untracked() {
                ring.unlock(key, &take(passphrase))?;
            }
            Ok(key)
        });
        error.set(match outcome {
            Ok(key) => sign.run(key).err(),
            Err(trouble) => Some(key_trouble(app.lang(), &trouble)),
        });
        busy.set(false);
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() {
            busy.set(true);
            platform::after_paint(run);
        }
    };
    view! {
        <form class="sign" on:submit=submit>
            {only.is_none().then(|| view! { <ChooseKey chosen/> })}
            {move || match is_open.get() {
                true => view! { <OpenKey/> }.into_any(),
                false => view! { <Secret label=app.t(ToolMsg::Passphrase) testid=format!("{testid}-passphrase") field=passphrase current=true/> }.into_any(),
            }}
            <button type="submit" class="primary" data-testid=testid disabled=move || busy.get()>{label}</button>
            <span role="status">{move || busy.get().then(|| app.t(ToolMsg::Opening))}</span>
            {move || error.get().map(|words| view! { <p class="notice error" role="alert" data-testid="sign-error">{words}</p> })}
        </form>
    }
}

#[component]
fn ChooseKey(chosen: RwSignal<Option<PublicKey>>) -> impl IntoView {
    let app = app();
    let ring = expect_context::<Keyring>();
    let pick = move |event: web_sys::Event| {
        let did = event_target_value(&event);
        chosen.set(ring.keys.with_untracked(|keys| Some(keys.iter().find(|key| key.key.did() == did)?.key)));
    };
    move || {
        let keys = ring.keys.get();
        let options = keys.iter().map(|key| {
            let (public, did) = (key.key, key.key.did());
            view! { <option value=did selected=move || chosen.get() == Some(public)>{name_of(key)}</option> }
        });
        view! {
            <label class="inline-field"><span>{app.t(ToolMsg::KeyToSignWith)}</span>
                <select data-testid="choose-key" on:change=pick>{options.collect_view()}</select></label>
        }
    }
}

/// That the key is open, for how long, and a way to lock it.
#[component]
fn OpenKey() -> impl IntoView {
    let app = app();
    let ring = expect_context::<Keyring>();
    view! {
        <span class="muted small" data-testid="key-open">{app.t(ToolMsg::KeyIsOpen)} " " {IDLE_MINUTES} " " {app.t(ToolMsg::Minutes)}</span>
        <button type="button" data-testid="lock" on:click=move |_| ring.lock()>{app.t(ToolMsg::Lock)}</button>
    }
}
