//! A text that the browser keeps for this program: written half a second after
//! the last change, never over what another tab wrote or what cannot be read.

use crate::ui::platform;
use crate::ui::platform::storage;
use crate::ui::platform::storage::{Key, StorageError};
use leptos::prelude::*;
use std::time::Duration;

/// Whether what is on the page is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// Nothing was changed yet.
    Unchanged,
    /// About to be stored.
    Pending,
    /// Stored at this time of day.
    At(String),
    /// Not stored, and why; it is still on the page.
    Failed(StorageError),
    /// What is stored cannot be read and is left as it is: nothing is written.
    SetAside,
}

/// One stored text.
#[derive(Clone, Copy)]
pub struct Autosave {
    key: StoredValue<Key>,
    last: StoredValue<Option<String>>,
    waiting: StoredValue<Option<TimeoutHandle>>,
    changes: StoredValue<u32>,
    /// Whether it is stored.
    pub state: RwSignal<Stored>,
}

impl Autosave {
    /// The place of a key, and what is stored there.
    #[must_use]
    pub fn open(key: Key) -> (Self, Option<String>) {
        let found = storage::text_at(&key);
        let state = found.as_ref().err().map_or(Stored::Unchanged, |error| Stored::Failed(error.clone()));
        let last = found.ok().flatten();
        let kept = Self {
            key: StoredValue::new(key),
            last: StoredValue::new(last.clone()),
            waiting: StoredValue::new(None),
            changes: StoredValue::new(0),
            state: RwSignal::new(state),
        };
        (kept, last)
    }

    /// What is stored cannot be read: nothing is written over it.
    pub fn set_aside(self) {
        self.state.set(Stored::SetAside);
    }

    /// What is stored and cannot be read, to be downloaded.
    #[must_use]
    pub fn aside(self) -> Option<String> {
        self.last.get_value()
    }

    /// Stores what `text` makes, in half a second.
    pub fn later(self, text: impl Fn() -> String + 'static) {
        if self.state.get_untracked() == Stored::SetAside {
            return;
        }
        self.state.set(Stored::Pending);
        self.changes.update_value(|changes| *changes += 1);
        if let Some(handle) = self.waiting.get_value() {
            handle.clear();
        }
        let write = move || self.now(&text());
        self.waiting.set_value(set_timeout_with_handle(write, Duration::from_millis(500)).ok());
    }

    /// Stores at once what waits to be stored.
    pub fn flush(self, text: impl FnOnce() -> String) {
        if self.state.get_untracked() == Stored::Pending {
            self.now(&text());
        }
    }

    fn now(self, text: &str) {
        let outcome =
            self.key.with_value(|key| self.last.with_value(|last| storage::put_over(key, last.as_deref(), text)));
        let receipt = match outcome {
            Ok(receipt) => receipt,
            Err(error) => return self.state.set(Stored::Failed(error)),
        };
        self.last.set_value(Some(text.to_owned()));
        let change = self.changes.get_value();
        leptos::task::spawn_local(async move {
            let outcome = receipt.complete().await;
            // Changed meanwhile: the write that follows will say it.
            if self.changes.try_get_value() == Some(change) {
                self.state.set(match outcome {
                    Ok(_) => Stored::At(platform::clock()),
                    Err(error) => Stored::Failed(error),
                });
            }
        });
    }

    /// Gives up what is stored, readable or not, and begins anew.
    pub fn begin_anew(self) {
        self.key.with_value(storage::forget);
        self.last.set_value(None);
        self.state.set(Stored::Unchanged);
    }
}
