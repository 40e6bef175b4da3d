//! Making a key, and bringing one from another machine.

use crate::submission::keys::passphrase::Strength;
use crate::text::office::{ToolMsg, key_trouble, strength};
use crate::ui::keys::keyring::Keyring;
use crate::ui::keys::passphrase_field::{Secret, take, typed};
use crate::ui::platform;
use crate::ui::platform::files::{picked, text_of};
use crate::ui::shell::state::{App, app};
use crate::ui::widgets::field::TextField;
use leptos::html;
use leptos::prelude::*;

/// Whose the key will be: name and office, body.
#[derive(Clone, Copy)]
struct Owner {
    holder: RwSignal<String>,
    body: RwSignal<String>,
}

impl Owner {
    fn new() -> Self {
        Self { holder: RwSignal::new(String::new()), body: RwSignal::new(String::new()) }
    }

    fn is_blank(self) -> bool {
        self.holder.with_untracked(|text| text.trim().is_empty())
            || self.body.with_untracked(|text| text.trim().is_empty())
    }
}

/// The two fields about the owner.
#[component]
fn OwnerFields(owner: Owner, testid: &'static str) -> impl IntoView {
    let app = app();
    view! {
        <TextField label=app.t(ToolMsg::Holder).to_owned() value=owner.holder on_text=move |text| owner.holder.set(text)
            testid=format!("{testid}-holder") wide=true/>
        <TextField label=app.t(ToolMsg::BodyOfKey).to_owned() value=owner.body on_text=move |text| owner.body.set(text)
            testid=format!("{testid}-body") wide=true/>
    }
}

/// Why a new passphrase is not taken; none when it is.
pub fn refused(app: App, one: NodeRef<html::Input>, again: NodeRef<html::Input>) -> Option<String> {
    let found = Strength::of(&typed(one));
    if !found.is_enough() {
        return Some(strength(app.lang(), found).to_owned());
    }
    (*typed(one) != *typed(again)).then(|| app.t(ToolMsg::PassphrasesDiffer).to_owned())
}

/// Two fields for a new passphrase with a hint at its strength.
#[component]
pub fn NewPassphrase(one: NodeRef<html::Input>, again: NodeRef<html::Input>, testid: &'static str) -> impl IntoView {
    let app = app();
    let judged = RwSignal::new(Strength::Empty);
    view! {
        <p class="muted small">{app.t(ToolMsg::PassphraseAdvice)}</p>
        <div><Secret label=app.t(ToolMsg::NewPassphrase) testid field=one judged/></div>
        <div><Secret label=app.t(ToolMsg::PassphraseAgain) testid=format!("{testid}-again") field=again/></div>
    }
}

/// Makes a key.
#[component]
pub fn Make() -> impl IntoView {
    let app = app();
    let ring = expect_context::<Keyring>();
    let owner = Owner::new();
    let (one, again) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let work = move || {
        let passphrase = take(one);
        drop(take(again));
        let made = owner
            .holder
            .with_untracked(|holder| owner.body.with_untracked(|body| ring.make(holder, body, &passphrase)));
        error.set(made.err().map(|trouble| key_trouble(app.lang(), &trouble)));
        busy.set(false);
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let missing = owner.is_blank().then(|| app.t(ToolMsg::OwnerMissing).to_owned());
        let found = missing.or_else(|| refused(app, one, again));
        busy.set(found.is_none());
        if found.is_none() {
            platform::after_paint(work);
        }
        error.set(found);
    };
    view! {
        <details class="card" data-testid="make-key" open=move || ring.keys.with(Vec::is_empty)>
            <summary><h2 class="in-summary">{app.t(ToolMsg::MakeKey)}</h2></summary>
            <form on:submit=submit>
                <OwnerFields owner testid="make"/>
                <NewPassphrase one again testid="make-passphrase"/>
                <button type="submit" class="primary" data-testid="make-submit" disabled=move || busy.get()>{app.t(ToolMsg::MakeKey)}</button>
                <span role="status">{move || busy.get().then(|| app.t(ToolMsg::MakingKey))}</span>
                {move || error.get().map(|words| view! { <p class="notice error" role="alert" data-testid="make-error">{words}</p> })}
            </form>
        </details>
    }
}

/// Brings a key file.
#[component]
pub fn Import() -> impl IntoView {
    let app = app();
    let ring = expect_context::<Keyring>();
    let owner = Owner::new();
    let field = NodeRef::<html::Input>::new();
    let pem = RwSignal::new(None::<(String, String)>);
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let pick = move |event: web_sys::Event| {
        let files = picked(&event);
        leptos::task::spawn_local(async move {
            if let Some((name, file)) = files.into_iter().next() {
                pem.set(text_of(&file).await.ok().map(|text| (name, text)));
            }
        });
    };
    let work = move || {
        let passphrase = take(field);
        let (holder, body) = (owner.holder.get_untracked(), owner.body.get_untracked());
        let text = pem.get_untracked().map_or_else(String::new, |(_, text)| text);
        let brought = ring.import(&text, &holder, &body, &passphrase);
        error.set(brought.err().map(|trouble| key_trouble(app.lang(), &trouble)));
        busy.set(false);
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let found = owner.is_blank().then(|| app.t(ToolMsg::OwnerMissing).to_owned());
        let found =
            found.or_else(|| pem.with_untracked(Option::is_none).then(|| app.t(ToolMsg::KeyFileMissing).to_owned()));
        busy.set(found.is_none());
        if found.is_none() {
            platform::after_paint(work);
        }
        error.set(found);
    };
    view! {
        <details class="card" data-testid="import-key">
            <summary><h2 class="in-summary">{app.t(ToolMsg::ImportKey)}</h2></summary>
            <p class="muted">{app.t(ToolMsg::ImportLead)}</p>
            <form on:submit=submit>
                <label class="file"><span>{app.t(ToolMsg::KeyFile)}</span>
                    <input type="file" accept=".pem,.key" data-testid="import-file" on:change=pick/></label>
                <p>{move || pem.with(|pem| pem.as_ref().map(|(name, _)| name.clone()))}</p>
                <OwnerFields owner testid="import"/>
                <div><Secret label=app.t(ToolMsg::Passphrase) testid="import-passphrase" field current=true/></div>
                <button type="submit" class="primary" data-testid="import-submit" disabled=move || busy.get()>{app.t(ToolMsg::ImportKey)}</button>
                <span role="status">{move || busy.get().then(|| app.t(ToolMsg::Opening))}</span>
                {move || error.get().map(|words| view! { <p class="notice error" role="alert" data-testid="import-error">{words}</p> })}
            </form>
        </details>
    }
}
