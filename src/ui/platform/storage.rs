//! What the browser keeps: drafts, and a few preferences.
//!
//! Nothing is overwritten that this version cannot read, and a draft is written
//! only over the version it came from: when another tab saved in between, the
//! save is refused and said.

use crate::base::compact_sort::Order as _;
pub use crate::draft::StorageError;
use crate::draft::{Draft, DraftError, draft_text, read};
use gloo_storage::{LocalStorage, Storage as _};
use leptos::prelude::window;

/// Every key in the browser's storage is made here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A draft, by its id.
    Draft(String),
    /// A criteria set of one's own, by its id.
    Pack(String),
    /// A preference.
    Preference(&'static str),
    /// A signing key, by its public half; private only inside an encrypted PEM.
    Signing(String),
    /// The roster of keys.
    Roster,
    /// The work of the secretariat's desk.
    Desk,
    /// The work of the studio.
    Studio,
}

const DRAFTS: &str = "cchc/v1/draft/";
const PACKS: &str = "cchc/v1/pack/";
const KEYS: &str = "cchc/v1/key/";

impl Key {
    /// The key as text.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Draft(id) => format!("{DRAFTS}{id}"),
            Self::Pack(id) => format!("{PACKS}{id}"),
            Self::Preference(name) => format!("cchc/v1/{name}"),
            Self::Signing(name) => format!("cchc/v1/key/{name}"),
            Self::Roster => "cchc/v1/roster".to_owned(),
            Self::Desk => "cchc/v1/desk".to_owned(),
            Self::Studio => "cchc/v1/studio".to_owned(),
        }
    }

    /// The id of the draft that a key of the storage belongs to.
    #[must_use]
    pub fn draft_id(key: &str) -> Option<&str> {
        key.strip_prefix(DRAFTS)
    }
}

/// What is stored under a key.
///
/// # Errors
/// [`StorageError::Blocked`].
pub fn text_at(key: &Key) -> Result<Option<String>, StorageError> {
    read_text(key)
}

/// Stores a text over the one that was there when it was last read or written.
///
/// # Errors
/// [`StorageError::SavedElsewhere`] when another tab stored something since.
pub fn put_over(key: &Key, last: Option<&str>, text: &str) -> Result<(), StorageError> {
    if read_text(key)?.as_deref() != last {
        return Err(StorageError::SavedElsewhere);
    }
    write_text(key, text)
}

/// Takes away what is stored under a key.
pub fn forget(key: &Key) {
    if let Ok(area) = area() {
        let _ = area.remove_item(&key.text());
    }
}

/// Every stored signing key: its name and its text.
///
/// # Errors
/// [`StorageError::Blocked`].
pub fn signing_keys() -> Result<Vec<(String, String)>, StorageError> {
    let area = area()?;
    let n = area.length().map_err(|_| StorageError::Blocked)?;
    let keys = (0..n).filter_map(|index| area.key(index).ok().flatten());
    let mut found: Vec<(String, String)> = keys
        .filter_map(|key| {
            let text = area.get_item(&key).ok().flatten()?;
            Some((key.strip_prefix(KEYS)?.to_owned(), text))
        })
        .collect();
    found.order();
    Ok(found)
}

fn area() -> Result<web_sys::Storage, StorageError> {
    window().local_storage().ok().flatten().ok_or(StorageError::Blocked)
}

fn read_text(key: &Key) -> Result<Option<String>, StorageError> {
    area()?.get_item(&key.text()).map_err(|_| StorageError::Blocked)
}

fn write_text(key: &Key, text: &str) -> Result<(), StorageError> {
    area()?.set_item(&key.text(), text).map_err(|_| StorageError::Full)
}

/// A draft as the list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Its id.
    pub id: String,
    /// The draft, or why it cannot be read.
    pub draft: Result<Draft, DraftError>,
}

/// All stored drafts, newest change first; unreadable ones last.
///
/// # Errors
/// [`StorageError::Blocked`].
pub fn drafts() -> Result<Vec<Stored>, StorageError> {
    let area = area()?;
    let n = area.length().map_err(|_| StorageError::Blocked)?;
    let mut list = Vec::new();
    for index in 0..n {
        let Some(key) = area.key(index).ok().flatten() else { continue };
        let Some(id) = Key::draft_id(&key) else { continue };
        let Some(text) = area.get_item(&key).ok().flatten() else { continue };
        list.push(Stored { id: id.to_owned(), draft: read(&text) });
    }
    let changed = |stored: &Stored| stored.draft.as_ref().map_or(String::new(), |draft| draft.modified.clone());
    list.order_by(|a, b| changed(b).cmp(&changed(a)).then_with(|| a.id.cmp(&b.id)));
    Ok(list)
}

/// The text of a draft as stored, readable or not.
///
/// # Errors
/// [`StorageError`].
pub fn draft_as_stored(id: &str) -> Result<String, StorageError> {
    read_text(&Key::Draft(id.to_owned()))?.ok_or(StorageError::Missing)
}

/// Reads one draft.
///
/// # Errors
/// [`StorageError`]; what cannot be read stays where it is.
pub fn load(id: &str) -> Result<Draft, StorageError> {
    read(&draft_as_stored(id)?).map_err(StorageError::Unreadable)
}

/// Stores a draft over the version with `draft.saves − 1` saves.
///
/// # Errors
/// [`StorageError::SavedElsewhere`] when the stored version is another one;
/// [`StorageError::Unreadable`] when it cannot be read; nothing is written then.
pub fn save(draft: &Draft) -> Result<(), StorageError> {
    let key = Key::Draft(draft.id.clone());
    if let Some(text) = read_text(&key)? {
        let stored = read(&text).map_err(StorageError::Unreadable)?;
        if stored.saves.checked_add(1) != Some(draft.saves) {
            return Err(StorageError::SavedElsewhere);
        }
    }
    write_text(&key, &draft_text(draft))
}

/// Removes a draft.
pub fn remove(id: &str) {
    if let Ok(area) = area() {
        let _ = area.remove_item(&Key::Draft(id.to_owned()).text());
    }
}

/// Criteria sets of one's own: digest and canonical form of each, by id, a line
/// each; the members of a signature may follow. What is not stored as expected is
/// left where it is.
#[must_use]
pub fn packs() -> Vec<(String, String)> {
    let Ok(area) = area() else { return Vec::new() };
    let keys = (0..area.length().unwrap_or(0)).filter_map(|index| area.key(index).ok().flatten());
    let mut keys: Vec<String> = keys.filter(|key| key.starts_with(PACKS)).collect();
    keys.order();
    let texts = keys.iter().filter_map(|key| area.get_item(key).ok().flatten());
    let line = |text: &str, n: usize| text.split('\n').nth(n).map(str::to_owned);
    texts.filter_map(|text| Some((line(&text, 0)?, line(&text, 1)?))).collect()
}

/// The file of a criteria set of one's own: its canonical form, and the members of
/// its signature if it was signed.
#[must_use]
pub fn pack_file(id: &str) -> Option<(String, Option<String>)> {
    let text = read_text(&Key::Pack(id.to_owned())).ok()??;
    let mut lines = text.split('\n').skip(1).map(str::to_owned);
    Some((lines.next()?, lines.next()))
}

/// Stores a criteria set of one's own over one of the same id; a line with the
/// members of its signature may follow the canonical form.
///
/// # Errors
/// [`StorageError`].
pub fn save_pack(id: &str, digest: &str, canonical: &str) -> Result<(), StorageError> {
    write_text(&Key::Pack(id.to_owned()), &format!("{digest}\n{canonical}"))
}

/// Removes a criteria set of one's own.
pub fn remove_pack(id: &str) {
    if let Ok(area) = area() {
        let _ = area.remove_item(&Key::Pack(id.to_owned()).text());
    }
}

/// A preference, if one is stored.
#[must_use]
pub fn preference(name: &'static str) -> Option<String> {
    area().ok()?;
    LocalStorage::get(Key::Preference(name).text()).ok()
}

/// Stores a preference; that it may be lost harms nobody.
pub fn set_preference(name: &'static str, value: &str) {
    if area().is_ok() {
        let _ = LocalStorage::set(Key::Preference(name).text(), value);
    }
}
