//! The file behind a document of the register: its SHA-256, worked out on this
//! machine piece by piece, and who signed it where it is a signed PDF. The file
//! itself goes nowhere.

use crate::answer::Document;
use crate::base::digest::Hasher;
use crate::draft::Edit;
use crate::text::ui::Msg;
use crate::ui::keys::signers::signers;
use crate::ui::platform::{self, MOST_KEPT, PIECE};
use crate::ui::shell::state::{App, Open, app};
use leptos::prelude::*;

/// How a picked file is getting on.
#[derive(Clone, Debug, Default, PartialEq)]
enum Progress {
    #[default]
    Nothing,
    /// Percent that is read.
    Reading(u8),
    /// It could not be read to its end.
    Failed,
    /// It was read, but what says who signed it could not be fetched; nothing is noted.
    NotLoaded,
}

/// The field to pick the file, and what is known of it.
#[component]
pub fn PickFile(open: Open, id: String) -> impl IntoView {
    let app = app();
    let progress = RwSignal::new(Progress::Nothing);
    // A number of its own for each file that is read: a newer one ends an older.
    let turn = StoredValue::new(0_u32);
    let (editor, read) = (open.editor, id.clone());
    let known = Memo::new(move |_| {
        editor.with(|s| s.draft().answers.documents.iter().find(|d| d.id == read).cloned().unwrap_or_default())
    });
    let (testid, target) = (format!("file-{id}"), id.clone());
    let picked = StoredValue::new_local(None::<web_sys::File>);
    let start = move || {
        let Some(file) = picked.get_value() else { return };
        turn.update_value(|turn| *turn += 1);
        let (mine, open, id) = (turn.get_value(), open.clone(), target.clone());
        let goes_on = move || turn.try_get_value() == Some(mine);
        leptos::task::spawn_local(async move { read_file(app, open, id, file, progress, goes_on).await });
    };
    let again = start.clone();
    let pick = move |event: web_sys::Event| {
        let Some(file) = platform::picked_file(&event) else { return };
        picked.set_value(Some(file));
        start();
    };
    let cancel = move |_| {
        turn.update_value(|turn| *turn += 1);
        progress.set(Progress::Nothing);
    };
    let state = move || match progress.get() {
        Progress::Nothing => ().into_any(),
        Progress::Failed => view! { <p class="notice error" role="alert">{app.t(Msg::FileUnreadable)}</p> }.into_any(),
        Progress::NotLoaded => {
            let again = again.clone();
            view! {
                <p class="notice error" role="alert" data-testid="not-loaded">
                    {app.t(Msg::OfficeNotLoaded)} " "
                    <button type="button" data-testid="load-again" on:click=move |_| again()>{app.t(Msg::LoadAgain)}</button>
                </p>
            }
            .into_any()
        }
        Progress::Reading(percent) => view! {
            <span role="status">{app.t(Msg::ReadingFile)} " " {percent} " % "
                <progress max="100" value=percent.to_string() aria-label=app.t(Msg::ReadingFile)></progress>
                <button type="button" on:click=cancel>{app.t(Msg::Stop)}</button></span>
        }
        .into_any(),
    };
    view! {
        <div class="picked-file">
            <label class="file"><span>{app.t(Msg::PickDocumentFile)}</span>
                <input type="file" data-testid=testid on:change=pick/></label>
            {state}
            {move || known.with(|document| facts(app, document))}
        </div>
    }
}

/// What is known of the file.
fn facts(app: App, document: &Document) -> Option<AnyView> {
    if document.sha256.is_empty() {
        return None;
    }
    let signed = (!document.signed_by.is_empty()).then(|| {
        view! {
            <p class="small" data-testid="signed-by">{app.t(Msg::SignedByAsRead)} " " {document.signed_by.clone()}
                " " <span class="badge">{app.t(Msg::CertificateUnchecked)}</span></p>
        }
    });
    Some(
        view! {
            <p class="small">{document.file_name.clone()} " · SHA-256 "
                <code class="digest" data-testid="file-digest">{document.sha256.clone()}</code></p>
            {signed}
        }
        .into_any(),
    )
}

/// Reads the file to its end and notes what was found; one step of the history.
async fn read_file(
    app: App,
    open: Open,
    id: String,
    file: web_sys::File,
    progress: RwSignal<Progress>,
    goes_on: impl Fn() -> bool,
) {
    let size = platform::size_of(&file);
    let (mut hasher, mut kept, mut at) = (Hasher::new(), Vec::new(), 0);
    progress.set(Progress::Reading(0));
    while at < size {
        let piece = platform::read_piece(&file, at).await;
        if !goes_on() {
            return;
        }
        let Ok(piece) = piece else {
            progress.set(Progress::Failed);
            return;
        };
        hasher.update(&piece);
        if size <= MOST_KEPT {
            kept.extend_from_slice(&piece);
        }
        at += PIECE;
        progress.set(Progress::Reading(u8::try_from(at.min(size) * 100 / size).unwrap_or(100)));
    }
    let signed_by = if kept.starts_with(b"%PDF-") {
        signers().await.map(|signers| (signers.of_pdf)(&kept))
    } else {
        Ok(String::new())
    };
    if !goes_on() {
        return;
    }
    let Ok(signed_by) = signed_by else {
        progress.set(Progress::NotLoaded);
        return;
    };
    let mut documents = open.answers().documents;
    if let Some(document) = documents.iter_mut().find(|document| document.id == id) {
        document.sha256 = hasher.finish().to_string();
        document.file_name = file.name();
        document.signed_by = signed_by;
    }
    open.edit(app, Edit::Documents(documents));
    progress.set(Progress::Nothing);
}
