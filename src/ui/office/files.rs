//! Files that people pick or drop, folders included: their names at once, their
//! text only when it is small enough to be one of ours.

use crate::submission::read::{OpenError, too_large};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry, HtmlInputElement};

/// A file with its name, in a folder its path from there.
pub type Named = (String, File);

/// The files of a file field, which is cleared so that the same can be picked again.
#[must_use]
pub fn picked(event: &web_sys::Event) -> Vec<Named> {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files = field.files().map(|files| listed(&files)).unwrap_or_default();
    field.set_value("");
    files
}

fn listed(files: &web_sys::FileList) -> Vec<Named> {
    let files = (0..files.length()).filter_map(|index| files.get(index));
    files.map(|file| (path_of(&file), file)).collect()
}

/// The path inside a picked folder, else the name.
fn path_of(file: &File) -> String {
    let path = Reflect::get(file, &JsValue::from_str("webkitRelativePath")).ok();
    path.and_then(|path| path.as_string()).filter(|path| !path.is_empty()).unwrap_or_else(|| file.name())
}

/// What was dropped; it has to be taken out of the event at once.
pub struct Dropped {
    entries: Vec<FileSystemEntry>,
    files: Vec<Named>,
}

/// What was dropped. The browser's own handling is stopped.
#[must_use]
pub fn dropped(event: &web_sys::DragEvent) -> Dropped {
    event.prevent_default();
    let Some(data) = event.data_transfer() else { return Dropped { entries: Vec::new(), files: Vec::new() } };
    let items = data.items();
    let items = (0..items.length()).filter_map(|index| items.get(index));
    let entries: Vec<_> = items.filter_map(|item| item.webkit_get_as_entry().ok().flatten()).collect();
    let files = data.files().filter(|_| entries.is_empty());
    Dropped { entries, files: files.map(|files| listed(&files)).unwrap_or_default() }
}

impl Dropped {
    /// All files, those in folders too.
    pub async fn files(self) -> Vec<Named> {
        let mut found = self.files;
        let mut waiting = self.entries;
        waiting.reverse();
        while let Some(entry) = waiting.pop() {
            if let Some(folder) = entry.dyn_ref::<FileSystemDirectoryEntry>() {
                let mut inside = entries_in(folder).await;
                inside.reverse();
                waiting.append(&mut inside);
            } else if let Some(file) = entry.dyn_ref::<FileSystemFileEntry>() {
                let asked = Promise::new(&mut |yes: Function, no: Function| {
                    file.file_with_callback_and_callback(&yes, &no);
                });
                if let Ok(file) = JsFuture::from(asked).await {
                    let name = entry.full_path().trim_start_matches('/').to_owned();
                    found.push((name, file.unchecked_into()));
                }
            }
        }
        found
    }
}

/// What is in a folder; browsers give a hundred at a time.
async fn entries_in(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut found: Vec<FileSystemEntry> = Vec::new();
    loop {
        let asked = Promise::new(&mut |yes: Function, no: Function| {
            let _ = reader.read_entries_with_callback_and_callback(&yes, &no);
        });
        let Ok(some) = JsFuture::from(asked).await else { break };
        let some: Array = some.unchecked_into();
        if some.length() == 0 {
            break;
        }
        found.extend(some.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
    found
}

/// The text of a file; a large one is refused unread.
///
/// # Errors
/// [`OpenError`]; also for a file that the browser cannot read, which is then
/// said to end too early.
pub async fn text_of(file: &File) -> Result<String, OpenError> {
    // A size is a whole number below 2^53.
    if let Some(error) = too_large(file.size() as u64) {
        return Err(error);
    }
    let text = JsFuture::from(file.text()).await;
    Ok(text.ok().and_then(|text| text.as_string()).unwrap_or_default())
}
