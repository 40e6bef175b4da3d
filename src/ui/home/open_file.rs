//! Opens a file that somebody brings: a draft, or a pack.

use crate::draft::{Draft, DraftError, read};
use crate::text::storage as words;
use crate::text::ui::Msg;
use crate::ui::packs::file::{CheckedPack, check_pack};
use crate::ui::platform;
use crate::ui::platform::storage;
use crate::ui::shell::route::{DraftPage, Route};
use crate::ui::shell::state::{App, app};
use leptos::prelude::*;

/// What became of a file.
#[derive(Clone)]
enum Outcome {
    /// Sentences that say why it was not opened.
    Refused(Vec<String>),
    /// A pack is on the library: its id, and what somebody should look at.
    Pack(String, Vec<String>),
}

/// The field to pick the file, and what became of it.
#[component]
pub fn OpenFile() -> impl IntoView {
    let app = app();
    let outcome = RwSignal::new(None::<Outcome>);
    let pick = move |event: web_sys::Event| {
        let Some(file) = platform::picked_file(&event) else { return };
        leptos::task::spawn_local(async move {
            let Some(text) = platform::text_of(&file).await else { return };
            match read(&text) {
                Ok(draft) => adopt(app, draft),
                Err(DraftError::OtherFile { format }) if format.starts_with("cchc-pack/") => {
                    outcome.set(Some(take_pack(app, file).await));
                }
                // A workbook: of a set, or of nothing that is known.
                Err(_) if text.starts_with("PK") => outcome.set(Some(take_pack(app, file).await)),
                Err(found) => outcome.set(Some(Outcome::Refused(vec![words::draft_error(app.lang(), &found)]))),
            }
        });
    };
    view! {
        <p>
            <label class="file">
                <span>{app.t(Msg::OpenDraftFile)}</span>
                <input type="file" accept=".json,.xlsx,application/json" data-testid="open-draft-file" on:change=pick/>
            </label>
        </p>
        {move || outcome.get().map(|outcome| shown(app, outcome))}
    }
}

/// Opens a draft from a file; one of the same id on this machine is not overwritten.
fn adopt(app: App, mut draft: Draft) {
    if storage::draft_as_stored(&draft.id).is_ok() {
        draft.id = platform::new_id();
    }
    draft.saves = 1;
    let id = draft.id.clone();
    let _ = app.adopt(draft);
    app.go(&Route::Draft(id, DraftPage::Sheet(String::new())));
}

fn shown(app: App, outcome: Outcome) -> AnyView {
    let list = |lines: Vec<String>| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
        view! { <ul>{lines.collect_view()}</ul> }
    };
    match outcome {
        Outcome::Refused(lines) => {
            view! { <div class="notice error" role="alert" data-testid="file-refused">{list(lines)}</div> }.into_any()
        }
        Outcome::Pack(id, warnings) => view! {
            <div class="notice" role="status" data-testid="pack-taken">
                <p>{app.t(Msg::PackTaken)} " " <a href=Route::Pack(id).to_string()>{app.t(Msg::ViewPack)}</a></p>
                {(!warnings.is_empty()).then(|| list(warnings))}
            </div>
        }
        .into_any(),
    }
}

/// Has a pack checked, and keeps it.
async fn take_pack(app: App, file: web_sys::File) -> Outcome {
    let Ok(check) = check_pack().await else {
        return Outcome::Refused(vec![app.t(Msg::OfficeNotLoaded).to_owned()]);
    };
    let CheckedPack { findings, usable } = check(file, app.lang()).await;
    let Some(pack) = usable else { return Outcome::Refused(findings) };
    match app.library.take(&pack.id, &pack.digest, &pack.text) {
        Ok(()) => Outcome::Pack(pack.id, findings),
        Err(None) => Outcome::Refused(vec![app.t(Msg::PackIdTaken).to_owned()]),
        Err(Some(error)) => Outcome::Refused(vec![words::storage_error(app.lang(), &error)]),
    }
}
