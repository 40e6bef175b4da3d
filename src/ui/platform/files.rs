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
pub struct Dropped(Vec<Item>);

/// One thing that was dropped.
enum Item {
    /// A file as such: of a page that is itself a file Chromium reads no entries.
    File(Named),
    /// A folder.
    Folder(FileSystemEntry),
}

/// What was dropped. The browser's own handling is stopped.
#[must_use]
pub fn dropped(event: &web_sys::DragEvent) -> Dropped {
    event.prevent_default();
    let Some(items) = event.data_transfer().map(|data| data.items()) else { return Dropped(Vec::new()) };
    let items = (0..items.length()).filter_map(|index| items.get(index));
    let items = items.filter_map(|item| {
        let folder = item.webkit_get_as_entry().ok().flatten().filter(FileSystemEntry::is_directory);
        let file = || item.get_as_file().ok().flatten().map(|file| Item::File((file.name(), file)));
        folder.map(Item::Folder).or_else(file)
    });
    Dropped(items.collect())
}

impl Dropped {
    /// All files, those in folders too, and the names of folders that the browser
    /// does not let the page read.
    pub async fn files(self) -> (Vec<Named>, Vec<String>) {
        let (mut found, mut unread) = (Vec::new(), Vec::new());
        let mut waiting = self.0;
        waiting.reverse();
        while let Some(item) = waiting.pop() {
            let folder = match item {
                Item::Folder(folder) => folder,
                Item::File(named) => {
                    found.push(named);
                    continue;
                }
            };
            match entries_in(&folder).await {
                None => unread.push(folder.name()),
                Some(inside) => {
                    for entry in inside.into_iter().rev() {
                        let item = if entry.is_directory() { Some(Item::Folder(entry)) } else { file_of(&entry).await };
                        waiting.extend(item);
                    }
                }
            }
        }
        (found, unread)
    }
}

/// A file in a folder, under its path from where it was dropped.
///
/// Chromium shows no class by the name of the interface, so that what an entry
/// is can only be asked of the entry itself.
async fn file_of(entry: &FileSystemEntry) -> Option<Item> {
    let asked = Promise::new(&mut |yes: Function, no: Function| {
        entry.unchecked_ref::<FileSystemFileEntry>().file_with_callback_and_callback(&yes, &no);
    });
    let file = JsFuture::from(asked).await.ok()?;
    Some(Item::File((entry.full_path().trim_start_matches('/').to_owned(), file.unchecked_into())))
}

/// What is in a folder; browsers give a hundred at a time. `None` when it cannot
/// be read.
async fn entries_in(folder: &FileSystemEntry) -> Option<Vec<FileSystemEntry>> {
    let reader = folder.unchecked_ref::<FileSystemDirectoryEntry>().create_reader();
    let mut found: Vec<FileSystemEntry> = Vec::new();
    loop {
        let asked = Promise::new(&mut |yes: Function, no: Function| {
            let _ = reader.read_entries_with_callback_and_callback(&yes, &no);
        });
        let some: Array = JsFuture::from(asked).await.ok()?.unchecked_into();
        if some.length() == 0 {
            return Some(found);
        }
        found.extend(some.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
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
