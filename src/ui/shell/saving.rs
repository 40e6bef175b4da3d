//! Saving the open draft, and giving way to another tab.

use crate::draft::{Draft, DraftEditor};
use crate::text::ui::Msg;
use crate::ui::platform;
use crate::ui::platform::storage;
use crate::ui::platform::storage::{Receipt, StorageError};
use crate::ui::shell::state::{App, Saved};
use leptos::prelude::*;

impl App {
    /// Says that a save is done once the journal has it.
    pub(super) fn follow(self, receipt: Receipt, saves: u32) {
        if matches!(self.saved.get_untracked(), Saved::Unchanged | Saved::Pending) {
            self.saved.set(Saved::Storing(saves));
        }
        leptos::task::spawn_local(async move {
            let outcome = receipt.complete().await;
            // Typed meanwhile: the save that follows will say it.
            if self.saved.get_untracked() == Saved::Storing(saves) {
                self.saved.set(match outcome {
                    Ok(safe) => Saved::At { time: platform::clock(), safe },
                    Err(error) => Saved::Failed(error),
                });
            }
        });
    }

    /// Another tab stored the open draft: this one stores nothing over it. What was
    /// typed here and is not stored becomes a draft of its own.
    pub fn taken_over(self) {
        let Some(open) = self.open.get_untracked().filter(|_| !self.read_only.get_untracked()) else { return };
        self.read_only.set(true);
        if !matches!(self.saved.get_untracked(), Saved::Pending | Saved::Failed(_)) {
            return;
        }
        let draft = open.editor.with_untracked(|session| session.draft().clone());
        let name = format!("{} ({})", draft.title(), self.t(Msg::TypedElsewhere));
        let copy = Draft { id: platform::new_id(), saves: 1, name: name.clone(), modified: platform::now(), ..draft };
        if storage::save(&copy).is_ok() {
            self.rescued.set(Some((copy.id, name)));
        }
    }

    /// Stores the open draft if it changed.
    pub fn save_now(self) {
        if self.saved.get_untracked() != Saved::Pending || self.read_only.get_untracked() {
            return;
        }
        let Some(open) = self.open.get_untracked() else { return };
        let now = platform::now();
        open.editor.update_untracked(|session| session.mark_saving(&now));
        let (stored, saves) = open.editor.with_untracked(|session| {
            let draft = session.draft();
            (storage::save(draft), draft.saves)
        });
        match stored {
            Ok(receipt) => self.follow(receipt, saves),
            Err(error) => {
                open.editor.update_untracked(DraftEditor::saving_failed);
                let elsewhere = error == StorageError::SavedElsewhere;
                self.saved.set(Saved::Failed(error));
                if elsewhere {
                    self.taken_over();
                }
            }
        }
    }
}
