//! What people bring: pasted tables, files, sets that ship.

use super::{Notice, StudioState};
use crate::base::json::Json;
use crate::base::json::parse::{Limits, parse};
use crate::formats as tables;
use crate::formats::source::Source;
use crate::formats::table::{MOST_BYTES, ReadError};
use crate::pack::read::{Reading, read};
use crate::pack_editor::build::blank_head;
use crate::pack_editor::project;
use crate::pack_editor::project::Project;
use crate::pack_editor::workbook;
use crate::text::diagnostic::diagnostic;
use crate::text::pack_editor::labels::EditorMsg;
use crate::text::pack_editor::{project_error, read_error, sheet_error};
use crate::ui::platform;
use crate::ui::platform::files::Named;
use crate::ui::shell::state::App;
use leptos::prelude::*;

/// A table that anybody may try: an excerpt of a real one.
const EXAMPLE: &str = include_str!("example.tsv");

fn head() -> Json {
    blank_head(i32::try_from(platform::this_year()).unwrap_or(2025))
}

fn refuse(state: StudioState, name: &str, lines: Vec<String>) {
    state.told.set(vec![Notice { name: name.to_owned(), lines, mend: None }]);
}

fn take_source(app: App, state: StudioState, origin: &str, found: Result<Source, ReadError>) {
    match found.and_then(Source::into_tables) {
        Ok(tables) => state.open(Project::new(origin, tables, head())),
        Err(error) => refuse(state, origin, vec![read_error(app.lang(), &error)]),
    }
}

/// A pasted table: as HTML and as plain text.
pub fn pasted(app: App, state: StudioState, html: &str, text: &str) {
    take_source(app, state, app.t(EditorMsg::PastedOrigin), tables::pasted(html, text));
}

/// The example, marked as one.
pub fn example(app: App, state: StudioState) {
    let note = "Ví dụ để xem thử, trích từ một bảng có thật; không dùng để chấm điểm.";
    let head = head().with("status", "illustrative").with("status_note", note).with("name", "Bộ ví dụ (minh họa)");
    match tables::text(EXAMPLE) {
        Ok(table) => state.open(Project::new(app.t(EditorMsg::ExampleOrigin), vec![table], head)),
        Err(error) => refuse(state, "", vec![read_error(app.lang(), &error)]),
    }
}

/// Files that were picked or dropped.
pub async fn files(app: App, state: StudioState, files: Vec<Named>) {
    let [(name, file)] = files.as_slice() else {
        if !files.is_empty() {
            refuse(state, "", vec![app.t(EditorMsg::OneFileOnly).to_owned()]);
        }
        return;
    };
    let size = usize::try_from(platform::size_of(file)).unwrap_or(usize::MAX);
    if MOST_BYTES < size {
        let error = ReadError::TooLarge { bytes: size, most: MOST_BYTES };
        return refuse(state, name, vec![read_error(app.lang(), &error)]);
    }
    refuse(state, name, vec![app.t(EditorMsg::Reading).to_owned()]);
    platform::turn().await;
    match platform::bytes_of(file).await {
        Ok(bytes) => take_bytes(app, state, name, &bytes),
        Err(_) => refuse(state, name, vec![app.t(EditorMsg::Unreadable).to_owned()]),
    }
}

fn take_bytes(app: App, state: StudioState, name: &str, bytes: &[u8]) {
    if bytes.starts_with(b"PK") && workbook::is_set(bytes) {
        return match workbook::read_set(bytes) {
            Ok((json, reading)) => open_pack(app, state, name, json, &reading),
            Err(error) => refuse(state, name, vec![sheet_error(app.lang(), &error)]),
        };
    }
    let text = if tables::is_json(bytes) { tables::decode(bytes).ok() } else { None };
    match text {
        Some(text) => take_json(app, state, name, &text),
        None => take_source(app, state, name, tables::file(bytes)),
    }
}

fn take_json(app: App, state: StudioState, name: &str, text: &str) {
    let limits = Limits { bytes: MOST_BYTES, ..Limits::DEFAULT };
    let json = parse(text, &limits);
    let format = json.as_ref().ok().and_then(|json| json.get("format").and_then(Json::as_text)).unwrap_or_default();
    match (format.split_once('/').map(|(kind, _)| kind), json.as_ref()) {
        (Some("cchc-pack"), Ok(json)) => open_pack(app, state, name, json.clone(), &read(text)),
        (Some(kind), _) if kind != "cchc-studio" => refuse(state, name, vec![app.t(EditorMsg::OtherFile).to_owned()]),
        (None, Ok(_)) => refuse(state, name, vec![app.t(EditorMsg::OtherFile).to_owned()]),
        _ => match project::read(text) {
            Ok(project) => state.open(project),
            Err(error) => {
                refuse(state, name, project_error(app.lang(), &error).lines().map(str::to_owned).collect());
            }
        },
    }
}

/// A pack is opened when it is in order; otherwise everything wrong is told first.
fn open_pack(app: App, state: StudioState, name: &str, json: Json, reading: &Reading) {
    if reading.pack.is_some() {
        return state.open(Project::of_pack(name, json));
    }
    let lines = reading.diagnostics.iter().map(|found| {
        let words = diagnostic(app.lang(), found);
        if found.pointer.is_empty() { words } else { format!("{}: {words}", found.pointer) }
    });
    state.told.set(vec![Notice { name: name.to_owned(), lines: lines.collect(), mend: Some(json) }]);
}
