//! What the browser keeps: drafts, and a few preferences.
//!
//! Nothing is overwritten that this version cannot read, and a draft is written
//! only over the version it came from: when another tab saved in between, the
//! save is refused and said.
//!
//! Every text goes to `localStorage`, which is read at once and which other tabs
//! watch, and to the [`journal`], which survives the end of the browser. What
//! `localStorage` has no room for is in the journal alone: then a pointer with the
//! digest of the text is in its place, and [`Elsewhere`] holds the text itself.

use super::journal::{self, Record};
use super::milliseconds;
use crate::base::compact_sort::SortExt as _;
use crate::base::digest::Digest;
pub use crate::draft::StorageError;
use crate::draft::{Draft, DraftError, draft_text, read};
use gloo_storage::{LocalStorage, Storage as _};
use leptos::prelude::window;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use wasm_bindgen_futures::JsFuture;

/// Every key in the browser's storage is made here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A draft, by its id.
    Draft(String),
    /// A pack of one's own, by its id.
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

/// With this every key begins.
pub(super) const ALL: &str = "cchc/v1/";
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

/// In `localStorage`, in the place of a text that only the journal has.
const POINTER: &str = "cchc-journal/1 ";

/// Texts that only the journal has, by their key.
type Elsewhere = BTreeMap<String, String>;

thread_local! {
    static ELSEWHERE: RefCell<Elsewhere> = const { RefCell::new(Elsewhere::new()) };
}

/// A text that is being stored.
#[must_use]
pub struct Receipt {
    journal: Option<JsFuture>,
    /// Whether `localStorage` has it.
    local: bool,
}

impl Receipt {
    /// Waits until the journal has it: true when no crash can take it away any
    /// more, false when only `localStorage` has it.
    ///
    /// # Errors
    /// [`StorageError::Full`] when neither has it.
    pub async fn complete(self) -> Result<bool, StorageError> {
        let kept = match self.journal {
            Some(journal) => journal.await.is_ok(),
            None => false,
        };
        if kept || self.local { Ok(kept) } else { Err(StorageError::Full) }
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
pub fn put_over(key: &Key, last: Option<&str>, text: &str) -> Result<Receipt, StorageError> {
    if read_text(key)?.as_deref() != last {
        return Err(StorageError::SavedElsewhere);
    }
    write_text(key, text)
}

/// Takes away what is stored under a key.
pub fn forget(key: &Key) {
    forget_text(&key.text());
}

/// Every stored signing key: its name and its text.
///
/// # Errors
/// [`StorageError::Blocked`].
pub fn signing_keys() -> Result<Vec<(String, String)>, StorageError> {
    Ok(texts(KEYS)?.into_iter().map(|(key, text)| (key.trim_start_matches(KEYS).to_owned(), text)).collect())
}

fn area() -> Result<web_sys::Storage, StorageError> {
    window().local_storage().ok().flatten().ok_or(StorageError::Blocked)
}

fn read_text(key: &Key) -> Result<Option<String>, StorageError> {
    text_of(&key.text())
}

/// The text of a key.
///
/// # Errors
/// [`StorageError::SavedElsewhere`] where another tab left a pointer to a text that
/// this one has not read yet: see [`refresh`].
pub(super) fn text_of(key: &str) -> Result<Option<String>, StorageError> {
    let local = match area() {
        Ok(area) => area.get_item(key).map_err(|_| StorageError::Blocked)?,
        Err(_) if journal::is_open() => None,
        Err(error) => return Err(error),
    };
    let elsewhere = || ELSEWHERE.with_borrow(|texts| texts.get(key).cloned());
    match local.as_deref().map(|text| text.strip_prefix(POINTER)) {
        None => Ok(elsewhere()),
        Some(None) => Ok(local),
        Some(Some(digest)) => {
            let here = elsewhere().filter(|text| Digest::of_bytes(text.as_bytes()).to_string() == digest);
            here.map(Some).ok_or(StorageError::SavedElsewhere)
        }
    }
}

fn write_text(key: &Key, text: &str) -> Result<Receipt, StorageError> {
    let (key, at) = (key.text(), milliseconds());
    let journal = journal::put(&key, &Record { at, text: text.to_owned() }).ok();
    let local = put_local(&key, text, at);
    match local {
        Ok(()) => Ok(Receipt { journal, local: true }),
        Err(_) if journal.is_some() => {
            put_elsewhere(&key, text);
            Ok(Receipt { journal, local: false })
        }
        Err(error) => Err(error),
    }
}

/// Puts a text into `localStorage`.
///
/// # Errors
/// [`StorageError`] when it is not there now.
pub(super) fn put_local(key: &str, text: &str, at: u64) -> Result<(), StorageError> {
    let area = area()?;
    area.set_item(key, text).map_err(|_| StorageError::Full)?;
    // A draft knows by itself when it was changed.
    if Key::draft_id(key).is_none() {
        let _ = area.set_item(&time_key(key), &at.to_string());
    }
    ELSEWHERE.with_borrow_mut(|texts| texts.remove(key));
    Ok(())
}

/// Notes a text that only the journal has.
pub(super) fn put_elsewhere(key: &str, text: &str) {
    ELSEWHERE.with_borrow_mut(|texts| texts.insert(key.to_owned(), text.to_owned()));
    let Ok(area) = area() else { return };
    let pointer = format!("{POINTER}{}", Digest::of_bytes(text.as_bytes()));
    if area.set_item(key, &pointer).is_err() {
        // Not even room for that: what is there is an older version.
        let _ = area.remove_item(key);
    }
}

/// When the text of a key in `localStorage` was written, in milliseconds since
/// 1970; 0 when that is not known.
pub(super) fn local_time(key: &str) -> u64 {
    let time = area().ok().and_then(|area| area.get_item(&time_key(key)).ok().flatten());
    time.and_then(|time| time.parse().ok()).unwrap_or(0)
}

fn time_key(key: &str) -> String {
    format!("cchc/v1/at/{}", key.trim_start_matches(ALL))
}

/// Whether `localStorage` has a text of this key itself.
pub(super) fn is_local(key: &str) -> bool {
    let text = area().ok().and_then(|area| area.get_item(key).ok().flatten());
    text.is_some_and(|text| !text.starts_with(POINTER))
}

/// Forgets what is stored under a key.
pub(super) fn forget_text(key: &str) {
    ELSEWHERE.with_borrow_mut(|texts| texts.remove(key));
    if let Ok(area) = area() {
        let _ = area.remove_item(key);
        let _ = area.remove_item(&time_key(key));
    }
    journal::remove(key);
}

/// Notes that another tab took a text away.
pub fn gone(key: &str) {
    ELSEWHERE.with_borrow_mut(|texts| texts.remove(key));
}

/// Reads the text of a key that only the journal has: another tab may have
/// written it.
pub async fn refresh(key: &Key) {
    let key = key.text();
    if !is_local(&key)
        && let Some(record) = journal::get(&key).await
    {
        ELSEWHERE.with_borrow_mut(|texts| texts.insert(key, record.text));
    }
}

/// All keys that begin so, in order.
///
/// # Errors
/// [`StorageError::Blocked`].
pub(super) fn names(prefix: &str) -> Result<BTreeSet<String>, StorageError> {
    let mut names = ELSEWHERE.with_borrow(|texts| texts.keys().cloned().collect::<BTreeSet<_>>());
    match area() {
        Ok(area) => {
            let n = area.length().map_err(|_| StorageError::Blocked)?;
            names.extend((0..n).filter_map(|index| area.key(index).ok().flatten()));
        }
        Err(_) if journal::is_open() => {}
        Err(error) => return Err(error),
    }
    names.retain(|name| name.starts_with(prefix));
    Ok(names)
}

/// All keys that begin so with their texts, in order of the keys.
fn texts(prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
    // A pointer to a text that is nowhere is shown as it is: nothing is passed over.
    let as_is = |name: &str| area().ok()?.get_item(name).ok()?;
    let text = |name: &str| text_of(name).ok().flatten().or_else(|| as_is(name));
    Ok(names(prefix)?.into_iter().filter_map(|name| text(&name).map(|text| (name, text))).collect())
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
    let stored =
        |(key, text): (String, String)| Some(Stored { id: Key::draft_id(&key)?.to_owned(), draft: read(&text) });
    let mut list: Vec<Stored> = texts(DRAFTS)?.into_iter().filter_map(stored).collect();
    let changed = |stored: &Stored| stored.draft.as_ref().map_or(String::new(), |draft| draft.modified.clone());
    list.sort_small_by(|a, b| changed(b).cmp(&changed(a)).then_with(|| a.id.cmp(&b.id)));
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
pub fn save(draft: &Draft) -> Result<Receipt, StorageError> {
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
    forget_text(&Key::Draft(id.to_owned()).text());
}

/// Packs of one's own: digest and canonical form of each, by id, a line
/// each; the members of a signature may follow. What is not stored as expected is
/// left where it is.
#[must_use]
pub fn packs() -> Vec<(String, String)> {
    let line = |text: &str, n: usize| text.split('\n').nth(n).map(str::to_owned);
    let packs = texts(PACKS).unwrap_or_default().into_iter();
    packs.filter_map(|(_, text)| Some((line(&text, 0)?, line(&text, 1)?))).collect()
}

/// The file of a pack of one's own: its canonical form, and the members of
/// its signature if it was signed.
#[must_use]
pub fn pack_file(id: &str) -> Option<(String, Option<String>)> {
    let text = read_text(&Key::Pack(id.to_owned())).ok()??;
    let mut lines = text.split('\n').skip(1).map(str::to_owned);
    Some((lines.next()?, lines.next()))
}

/// Stores a pack of one's own over one of the same id; a line with the
/// members of its signature may follow the canonical form.
///
/// # Errors
/// [`StorageError`].
pub fn save_pack(id: &str, digest: &str, canonical: &str) -> Result<(), StorageError> {
    let receipt = write_text(&Key::Pack(id.to_owned()), &format!("{digest}\n{canonical}"))?;
    drop(receipt);
    Ok(())
}

/// Removes a pack of one's own.
pub fn remove_pack(id: &str) {
    forget_text(&Key::Pack(id.to_owned()).text());
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
