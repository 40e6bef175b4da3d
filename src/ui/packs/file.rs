//! Packs as files: imported by somebody, kept on the library, handed out.

use crate::base::json::parse::{Limits, parse};
use crate::base::json::{Json, write};
use crate::formats::table::{MOST_BYTES, ReadError};
use crate::pack::catalogue;
use crate::pack_editor::import::{BringError, ImportedPack, bring};
use crate::submission::keys::roster::Roster;
use crate::submission::signed_pack::{SignedPack, joined};
use crate::text::pack_diff as words;
use crate::text::pack_diff::DiffMsg;
use crate::text::ui::Msg;
use crate::text::{Lang, signed_pack, storage as storage_words};
use crate::ui::platform;
use crate::ui::platform::part::NotLoaded;
use crate::ui::platform::storage;
use crate::ui::platform::storage::Key;
use crate::ui::shell::state::App;
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::wasm_split::wasm_split;
use std::pin::Pin;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Reads a file as a pack.
///
/// # Errors
/// [`BringError`]; a file that the browser cannot read is an empty one.
pub async fn imported(file: &File) -> Result<ImportedPack, BringError> {
    // A size is a whole number below 2^53.
    let bytes = usize::try_from(platform::size_of(file)).unwrap_or(usize::MAX);
    if MOST_BYTES < bytes {
        return Err(BringError::Read(ReadError::TooLarge { bytes, most: MOST_BYTES }));
    }
    let bytes = JsFuture::from(file.array_buffer()).await.map(|buffer| Uint8Array::new(&buffer).to_vec());
    bring(&bytes.unwrap_or_default())
}

/// What came of checking a pack.
pub struct CheckedPack {
    /// Sentences about it, for a person to read.
    pub findings: Vec<String>,
    /// The pack as it is to be stored; `None` when it cannot be used.
    pub usable: Option<UsablePack>,
}

/// A pack that may be stored.
pub struct UsablePack {
    /// Its id.
    pub id: String,
    /// The digest of its canonical form.
    pub digest: String,
    /// Its text, as [`stored_text`] gives it.
    pub text: String,
}

/// Checks a pack from a file or a workbook.
pub type CheckPack = fn(File, Lang) -> Pin<Box<dyn Future<Output = CheckedPack>>>;

/// Fetches what checks packs.
#[wasm_split(import_pack, wasm_split_path = leptos::wasm_split, fallible)]
pub fn check_pack() -> Result<CheckPack, NotLoaded> {
    Ok(|file, lang| Box::pin(async move { checked(lang, imported(&file).await) }))
}

fn checked(lang: Lang, found: Result<ImportedPack, BringError>) -> CheckedPack {
    let imported = match found {
        Err(error) => return CheckedPack { findings: vec![words::import_error(lang, &error)], usable: None },
        Ok(imported) => imported,
    };
    let findings = origin(lang, &imported).into_iter().chain(words::findings(lang, &imported)).collect();
    let usable = imported.pack().map(|pack| UsablePack {
        id: pack.id.to_string(),
        digest: pack.digest.to_string(),
        text: stored_text(&imported.signed),
    });
    CheckedPack { findings, usable }
}

/// Who signed a pack, by the roster of this machine; a workbook is never signed.
#[must_use]
pub fn origin(lang: Lang, imported: &ImportedPack) -> Vec<String> {
    if imported.rows.is_some() {
        return Vec::new();
    }
    signed_pack::origin(lang, &imported.signed, &roster())
}

fn roster() -> Roster {
    let text = storage::text_at(&Key::Roster).ok().flatten();
    text.and_then(|text| Roster::parse(&text).ok()).unwrap_or_default()
}

/// A pack as it is stored: the canonical form, and a line for its signature.
#[must_use]
pub fn stored_text(found: &SignedPack) -> String {
    let signature = found.signature.as_ref().map(|members| format!("\n{}", write::canonical(members)));
    write::canonical(&found.file) + &signature.unwrap_or_default()
}

/// Puts a pack on the library, unless another one of its id is there.
///
/// # Errors
/// The sentence that says why it was not kept.
pub fn keep(app: App, imported: &ImportedPack) -> Result<(), String> {
    let Some(pack) = imported.pack() else { return Err(app.t(DiffMsg::NotUsable).to_owned()) };
    let there = untrack(|| app.library.catalogue()).pack(&pack.id).cloned();
    if there.is_some_and(|entry| entry.digest != *pack.digest) {
        return Err(app.t(DiffMsg::IdTakenByOther).to_owned());
    }
    app.library.take(&pack.id, &pack.digest, &stored_text(&imported.signed)).map_err(|error| match error {
        None => app.t(Msg::PackIdTaken).to_owned(),
        Some(error) => storage_words::storage_error(app.lang(), &error),
    })
}

/// The file of a pack on the library with its signature, exactly as it was read.
pub async fn file_of(app: App, id: &str) -> Option<Json> {
    if app.library.is_own(id) {
        return own_file(id);
    }
    let digest = untrack(|| app.library.catalogue()).pack(id)?.digest.clone();
    let text = platform::read_criteria(&catalogue::file_name(id, &digest)).await?;
    parse(&text, &Limits::DEFAULT).ok()
}

/// The file of a pack of one's own.
#[must_use]
pub fn own_file(id: &str) -> Option<Json> {
    let (set, signature) = storage::pack_file(id)?;
    let signature = signature.and_then(|text| parse(&text, &Limits::DEFAULT).ok());
    Some(joined(parse(&set, &Limits::DEFAULT).ok()?, signature.as_ref()))
}

/// What there is to say about a pack that was imported: who signed it, what is wrong.
#[component]
pub fn Report(
    /// The pack, or why the file is none.
    found: Result<std::sync::Arc<ImportedPack>, BringError>,
) -> impl IntoView {
    let app = crate::ui::shell::state::app();
    let list = |lines: Vec<String>| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! { <ul>{lines}</ul> }
    };
    let imported = match found {
        Err(error) => {
            let words = words::import_error(app.lang(), &error);
            return view! { <p class="notice error" role="alert" data-testid="set-refused">{words}</p> }.into_any();
        }
        Ok(imported) => imported,
    };
    let (origin, findings) = (origin(app.lang(), &imported), words::findings(app.lang(), &imported));
    if imported.signed.refused() {
        return view! { <div class="notice error" role="alert" data-testid="set-refused">{list(origin)}</div> }
            .into_any();
    }
    let unsigned = imported.rows.is_none() && imported.signed.signature.is_none();
    let usable = imported.pack().is_some();
    let findings_are_none = findings.is_empty();
    let wrong = match (usable, findings.is_empty()) {
        (true, true) => ().into_any(),
        (true, false) => view! { <p>{app.t(DiffMsg::WorthALook)}</p> {list(findings)} }.into_any(),
        (false, _) => view! { <p>{app.t(DiffMsg::NotUsable)}</p> {list(findings)} }.into_any(),
    };
    let testid = if usable { "set-read" } else { "set-refused" };
    let fine = (usable && imported.rows.is_some() && findings_are_none)
        .then(|| view! { <p>{app.t(DiffMsg::NothingWrong)}</p> });
    view! {
        <div class="notice" class:error=!usable class:warn=usable && unsigned role="status" data-testid=testid>
            {(!origin.is_empty()).then(|| list(origin))} {wrong} {fine}
        </div>
    }
    .into_any()
}
