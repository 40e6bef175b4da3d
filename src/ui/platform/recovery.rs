//! What the two stores of the browser hold is made one at the start: the newer text
//! wins, the other is kept aside until somebody has looked at it.

use super::journal::{self, Record};
use super::milliseconds;
use super::storage::{self, ALL, Key};
use crate::draft::newer;
use std::cell::RefCell;

/// Texts that were kept aside, in the journal.
const ASIDE: &str = "aside/";

/// A version of something that is not used, kept aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its key in the journal.
    pub key: String,
    /// The id of the draft it is a version of; none for other work.
    pub draft: Option<String>,
    /// When it was put aside, in milliseconds since 1970.
    pub at: u64,
}

thread_local! {
    static FOUND: RefCell<Vec<Aside>> = const { RefCell::new(Vec::new()) };
}

/// Opens the journal and takes from it what is newer. Large work (desk, studio) is
/// looked at when its page is opened: [`recover`].
pub async fn start() {
    if !journal::open().await {
        return;
    }
    let in_journal = journal::keys(ALL, "cchc/v1/~").await;
    for key in in_journal.iter().filter(|key| !is_large(key)) {
        reconcile(key).await;
    }
    // Written before there was a journal.
    let local = storage::names(ALL).unwrap_or_default();
    for key in local.iter().filter(|key| is_work(key) && !is_large(key) && !in_journal.contains(key)) {
        copy_to_journal(key);
    }
    let asides = journal::keys(ASIDE, "aside0").await;
    FOUND.with_borrow_mut(|found| *found = asides.iter().filter_map(|key| aside(key)).collect());
}

/// Takes the text of a key from the journal when that is newer.
pub async fn recover(key: &Key) {
    let key = key.text();
    if journal::open().await {
        reconcile(&key).await;
        copy_to_journal(&key);
    }
}

fn is_large(key: &str) -> bool {
    [Key::Desk, Key::Studio].iter().any(|large| large.text() == key)
}

/// Whether a key holds work, as preferences do not.
fn is_work(key: &str) -> bool {
    let work = ["draft/", "pack/", "key/", "roster", "desk", "studio"];
    key.strip_prefix(ALL).is_some_and(|rest| work.iter().any(|one| rest.starts_with(one)))
}

async fn reconcile(key: &str) {
    let Some(Record { at, text }) = journal::get(key).await else { return };
    if !storage::is_local(key) {
        if storage::put_local(key, &text, at).is_err() {
            storage::put_elsewhere(key, &text);
        }
        return;
    }
    let Some(local) = storage::text_of(key).ok().flatten().filter(|local| *local != text) else { return };
    let choice = if Key::draft_id(key).is_some() {
        newer(&local, &text)
    } else {
        let second = storage::local_time(key) <= at;
        crate::draft::Choice { second, keep_other: true }
    };
    let (used, other) = if choice.second { (&text, &local) } else { (&local, &text) };
    if choice.keep_other && !put_aside(key, other).await {
        // Both stay where they are.
        return;
    }
    if choice.second {
        if storage::put_local(key, used, at).is_err() {
            storage::put_elsewhere(key, used);
        }
    } else {
        drop(journal::put(key, &Record { at: milliseconds(), text: local }));
    }
}

fn copy_to_journal(key: &str) {
    if let Ok(Some(text)) = storage::text_of(key) {
        let at = storage::local_time(key);
        drop(journal::put(key, &Record { at, text }));
    }
}

async fn put_aside(key: &str, text: &str) -> bool {
    let at = milliseconds();
    let aside = format!("{ASIDE}{at}/{}", key.trim_start_matches(ALL));
    match journal::put(&aside, &Record { at, text: text.to_owned() }) {
        Ok(complete) => complete.await.is_ok(),
        Err(_) => false,
    }
}

fn aside(key: &str) -> Option<Aside> {
    let (at, rest) = key.strip_prefix(ASIDE)?.split_once('/')?;
    let draft = Key::draft_id(&format!("{ALL}{rest}")).map(str::to_owned);
    Some(Aside { key: key.to_owned(), draft, at: at.parse().ok()? })
}

/// What was kept aside, the oldest first.
#[must_use]
pub fn asides() -> Vec<Aside> {
    FOUND.with_borrow(Clone::clone)
}

/// The text of something that was kept aside.
pub async fn aside_text(aside: &Aside) -> Option<String> {
    Some(journal::get(&aside.key).await?.text)
}

/// Gives up what was kept aside.
pub fn drop_aside(aside: &Aside) {
    journal::remove(&aside.key);
    FOUND.with_borrow_mut(|found| found.retain(|one| one != aside));
}
