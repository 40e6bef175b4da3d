//! Buttons that make a file of the draft, and what became of it.

use super::reading::Reading;
use crate::report::letter::{letter, paragraphs_of};
use crate::report::self_assessment::{Source, report};
use crate::report::{csv, docx, workbook};
use crate::text::office_file::{FileError, FileKind, file_error, file_made, file_name};
use crate::text::ui::Msg;
use crate::ui::platform;
use crate::ui::shell::state::{App, Open, app};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Makes a file whole in memory.
fn bytes(kind: FileKind, source: &Source<'_>, now: &str) -> Result<Vec<u8>, FileError> {
    match kind {
        FileKind::Report => docx::file(&report(source), now),
        FileKind::Letter => docx::file(&letter(source, &paragraphs_of(source, &BTreeMap::new())), now),
        FileKind::Workbook => workbook::file(source, now),
        FileKind::Csv => Ok(csv::sheet(source).into_bytes()),
    }
}

/// Makes a file and offers it; the sentence says what was made, or why not.
fn make(app: App, kind: FileKind, reading: &Reading) -> Result<String, String> {
    let lang = app.lang();
    let bytes = bytes(kind, &reading.source(lang), &platform::now()).map_err(|error| file_error(lang, &error))?;
    let name = file_name(kind, &reading.draft.answers.setup.body, &reading.pack.id);
    platform::download_bytes(&name, kind.mime(), &bytes).map_err(|_| app.t(Msg::CannotDownload).to_owned())?;
    Ok(file_made(lang, &name, bytes.len()))
}

/// The buttons.
#[component]
pub(super) fn Files(open: Open) -> impl IntoView {
    let app = app();
    let done = RwSignal::new(None::<Result<String, String>>);
    let button = move |kind: FileKind, label: Msg, testid: &'static str| {
        let open = open.clone();
        let go = move |_| done.set(Some(make(app, kind, &Reading::now(&open))));
        view! { <button type="button" data-testid=testid on:click=go>{app.t(label)}</button> }
    };
    let outcome = move || {
        done.get().map(|done| match done {
            Ok(words) => view! { <p class="notice" role="status" data-testid="file-made">{words}</p> }.into_any(),
            Err(words) => view! { <p class="notice error" role="alert">{words}</p> }.into_any(),
        })
    };
    view! {
        <h3>{app.t(Msg::DocumentsHeading)}</h3>
        <p class="muted">{app.t(Msg::DocumentsLead)}</p>
        <p class="buttons">
            {button(FileKind::Report, Msg::ReportAsWord, "make-report")} " "
            {button(FileKind::Workbook, Msg::SheetAsExcel, "make-workbook")} " "
            {button(FileKind::Letter, Msg::LetterAsWord, "make-letter")} " "
            {button(FileKind::Csv, Msg::SheetAsCsv, "make-csv")}
        </p>
        {outcome}
    }
}
