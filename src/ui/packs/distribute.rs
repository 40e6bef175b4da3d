//! A pack as a file to hand out: plain, signed, as a spreadsheet; and read back.

use super::file::{Report, file_of, imported, keep, own_file, stored_text};
use crate::base::json::{Json, write};
use crate::pack::Pack;
use crate::pack_editor::import::{BringError, ImportedPack};
use crate::pack_editor::workbook;
use crate::submission::keys::PublicKey;
use crate::submission::signed_pack::{open, sign_pack};
use crate::text::office::key_trouble;
use crate::text::office_file::FileKind;
use crate::text::pack_diff::DiffMsg;
use crate::text::ui::Msg;
use crate::text::{pack_editor, signature, signed_pack};
use crate::ui::keys::keyring::{KeyTrouble, Keyring};
use crate::ui::keys::sign_button::SignWith;
use crate::ui::platform;
use crate::ui::shell::state::{App, app};
use leptos::prelude::*;
use std::sync::Arc;

/// What is done with the file of a pack.
#[component]
pub fn HandOut(pack: Arc<Pack>) -> impl IntoView {
    let app = app();
    let told = RwSignal::new(None::<Result<String, String>>);
    let id = pack.id.to_string();
    let save = move |sheet: bool| {
        let id = id.clone();
        leptos::task::spawn_local(async move { told.set(Some(download(app, &id, sheet).await)) });
    };
    let as_sheet = save.clone();
    let compare =
        crate::ui::shell::route::Route::Compare(crate::ui::shell::route::Start::Pack(pack.id.to_string())).to_string();
    view! {
        <Origin id=pack.id.to_string()/>
        <p class="buttons">
            <button type="button" data-testid="download-set" on:click=move |_| save(false)>{app.t(DiffMsg::DownloadSet)}</button> " "
            <button type="button" data-testid="download-sheet" on:click=move |_| as_sheet(true)>{app.t(DiffMsg::DownloadSheet)}</button> " "
            <a href=compare data-testid="compare-with">{app.t(DiffMsg::CompareLink)}</a>
        </p>
        {move || told.get().map(outcome)}
        <SignSet pack/>
        <ReadBack/>
    }
}

fn outcome(told: Result<String, String>) -> AnyView {
    match told {
        Ok(words) => view! { <p class="notice" role="status" data-testid="set-made">{words}</p> }.into_any(),
        Err(words) => view! { <p class="notice error" role="alert">{words}</p> }.into_any(),
    }
}

/// Makes the file and offers it; the sentence names it.
async fn download(app: App, id: &str, as_sheet: bool) -> Result<String, String> {
    let file = file_of(app, id).await.ok_or_else(|| app.t(DiffMsg::NotLoaded).to_owned())?;
    let (name, offered) = if as_sheet {
        let bytes = workbook::write(&file).map_err(|error| pack_editor::write_error(app.lang(), error).to_owned())?;
        let name = format!("{id}.xlsx");
        let offered = platform::download_bytes(&name, FileKind::Workbook.mime(), &bytes);
        (name, offered)
    } else {
        let name = format!("{id}.json");
        let offered = platform::download(&name, "application/json", &write::to_text(&file));
        (name, offered)
    };
    offered.map_err(|_| app.t(Msg::CannotDownload).to_owned())?;
    Ok(signed_pack::made(app.lang(), &name))
}

/// Who signed a pack of one's own; nothing for those that ship.
#[component]
fn Origin(id: String) -> impl IntoView {
    let app = app();
    let file = app.library.is_own(&id).then(|| own_file(&id)).flatten()?;
    let found = ImportedPack { signed: open(file), rows: None };
    let lines = super::file::origin(app.lang(), &found);
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    Some(view! { <ul class="plain" data-testid="set-origin">{lines}</ul> })
}

/// The signature of whoever hands the pack out.
#[component]
fn SignSet(pack: Arc<Pack>) -> impl IntoView {
    let app = app();
    let ring = expect_context::<Keyring>();
    let done = RwSignal::new(None::<(String, String)>);
    let file = RwSignal::new(None::<Json>);
    let id = pack.id.to_string();
    let wanted = id.clone();
    // What is signed is fetched when the part is opened: a signature does not wait.
    let fetch = move |_| {
        let id = wanted.clone();
        leptos::task::spawn_local(async move { file.set(file_of(app, &id).await) });
    };
    let sign = Callback::new(move |key: PublicKey| {
        let set = file.get_untracked().ok_or_else(|| app.t(DiffMsg::NotLoaded).to_owned())?;
        make(app, ring, &id, set, key).map(|name| done.set(Some((name, key.fingerprint()))))
    });
    view! {
        <details class="card" data-testid="hand-out" on:toggle=fetch>
            <summary><h2 class="in-summary">{app.t(DiffMsg::HandOut)}</h2></summary>
            <p class="muted">{app.t(DiffMsg::HandOutLead)}</p>
            <SignWith label=app.t(DiffMsg::SignSet) testid="sign-set" sign/>
            {move || done.get().map(|(name, print)| view! {
                <div class="notice" role="status" data-testid="set-signed">
                    <p>{app.t(DiffMsg::SetSigned)} " " <strong>{name}</strong></p>
                    <p>{app.t(Msg::Fingerprint)} ": " <code class="fingerprint">{print}</code></p>
                    <p>{app.t(DiffMsg::SignedNext)}</p>
                </div>
            })}
        </details>
    }
}

/// Signs and offers the file; a pack of one's own keeps the signature.
fn make(app: App, ring: Keyring, id: &str, set: Json, key: PublicKey) -> Result<String, String> {
    let mut random = [0_u8; 16];
    if !platform::random(&mut random) {
        return Err(key_trouble(app.lang(), &KeyTrouble::NoRandom));
    }
    let signed = ring.with(key, |key| sign_pack(set, key, &platform::now(), random));
    let signed = signed.map_err(|trouble| key_trouble(app.lang(), &trouble))?;
    let signed = signed.map_err(|error| signature::sign_error(app.lang(), &error))?;
    let name = format!("{id}-da-ky.json");
    platform::download(&name, "application/json", &write::to_text(&signed))
        .map_err(|_| app.t(Msg::CannotDownload).to_owned())?;
    if app.library.is_own(id) {
        let found = open(signed);
        let digest = found.reading.pack.as_ref().map(|pack| pack.digest.to_string()).unwrap_or_default();
        // Without it the file is signed all the same.
        let _ = crate::ui::platform::storage::save_pack(id, &digest, &stored_text(&found));
    }
    Ok(name)
}

/// A spreadsheet or file read back: checked, and kept if one wants.
#[component]
pub fn ReadBack() -> impl IntoView {
    let app = app();
    let found = RwSignal::new(None::<Result<Arc<ImportedPack>, BringError>>);
    let pick = move |event: web_sys::Event| {
        let Some(file) = platform::picked_file(&event) else { return };
        leptos::task::spawn_local(async move { found.set(Some(imported(&file).await.map(Arc::new))) });
    };
    view! {
        <details class="card" data-testid="read-back">
            <summary><h2 class="in-summary">{app.t(DiffMsg::ReadSheet)}</h2></summary>
            <p class="muted">{app.t(DiffMsg::SheetLead)}</p>
            <label class="file"><span>{app.t(DiffMsg::PickSet)}</span>
                <input type="file" accept=".xlsx,.json" data-testid="read-set" on:change=pick/></label>
            {move || found.get().map(|read| {
                let usable = read.as_ref().ok().filter(|read| read.pack().is_some()).cloned();
                view! { <Report found=read/> {usable.map(|imported| view! { <Keep imported/> })} }
            })}
        </details>
    }
}

/// What was read, and a button to keep it.
#[component]
fn Keep(imported: Arc<ImportedPack>) -> impl IntoView {
    let app = app();
    let told = RwSignal::new(None::<Result<String, String>>);
    let name = imported.pack().map(|pack| (pack.name.to_string(), pack.id.to_string()))?;
    let keep = move |_| told.set(Some(keep(app, &imported).map(|()| app.t(DiffMsg::SetKept).to_owned())));
    Some(view! {
        <p>{app.t(DiffMsg::ReadWell)} " “" {name.0} "” (" {name.1} ") "
            <button type="button" data-testid="keep-set" on:click=keep>{app.t(DiffMsg::KeepSet)}</button></p>
        {move || told.get().map(outcome)}
    })
}
