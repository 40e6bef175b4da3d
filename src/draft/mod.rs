//! What a person does with a draft: edits, undo and redo, scenarios.
//!
//! A [`DraftEditor`] holds one [`Draft`] and its history. The interface calls
//! [`DraftEditor::apply`] and nothing else, so every change is undoable and every
//! change marks the draft as not yet saved. No storage and no clock here.

mod content;
mod edit;
mod file;
mod history;
pub mod migrate;
mod misfit;
mod newer;
mod next_year;
mod salvage;
mod scenario;

pub use content::{Draft, Place, Report, Scenario, Signed};
pub use edit::Edit;
pub use file::{DraftError, FORMAT, StorageError, read, read_signed, signed_json, to_json, to_text as draft_text};
pub use history::{Done, Subject, What};
pub use misfit::{Misfit, cohort_is_gone, misfits};
pub use newer::{Choice, newer};
pub use next_year::{next_year, results};
pub use scenario::needs_evidence;

use history::Step;

/// Steps that can be undone. Older ones are forgotten.
pub const UNDO_STEPS: usize = 1000;

/// A draft being edited.
#[derive(Clone, Debug)]
pub struct DraftEditor {
    draft: Draft,
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// Raised with every change; the saver compares it with what it saved.
    revision: u64,
}

impl DraftEditor {
    /// Opens a draft.
    #[must_use]
    pub const fn new(draft: Draft) -> Self {
        Self { draft, undo: Vec::new(), redo: Vec::new(), revision: 0 }
    }

    /// The draft as it stands.
    #[must_use]
    pub const fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Number of changes since it was opened, undo and redo included.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there is something to undo.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is something to redo.
    #[must_use]
    pub const fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Applies one edit; false when it changes nothing.
    ///
    /// Consecutive typing in the same field is one step of the history.
    pub fn apply(&mut self, edit: Edit) -> bool {
        self.apply_all(vec![edit])
    }

    /// Applies several edits as one step of the history; false when they change
    /// nothing together.
    pub fn apply_all(&mut self, edits: Vec<Edit>) -> bool {
        self.apply_at(edits, "")
    }

    /// The same, noting where on the screen it is done.
    ///
    /// Steps that were undone are not lost by it: they stay in the history behind
    /// the new one.
    pub fn apply_at(&mut self, edits: Vec<Edit>, spot: &str) -> bool {
        let field = match edits.as_slice() {
            [one] => one.field(),
            _ => None,
        };
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for edit in edits {
            let part = edit.part(&self.draft);
            let replaced = self.draft.replace(part.clone());
            if replaced != part {
                before.insert(0, replaced);
                after.push(part);
            }
        }
        if before.is_empty() {
            return false;
        }
        self.revision += 1;
        self.keep_undone();
        let merges = field.is_some() && self.undo.last().is_some_and(|step| step.field == field);
        match self.undo.last_mut() {
            Some(last) if merges => last.after = after,
            _ => {
                self.undo.push(Step { before, after, field, spot: spot.to_owned(), branch: 0 });
                let most = self.undo.len().saturating_sub(UNDO_STEPS);
                self.undo.drain(..most);
            }
        }
        true
    }

    /// Puts steps that were undone back into the history, followed by one that takes
    /// them back all at once: who types on after undoing can still have them.
    fn keep_undone(&mut self) {
        let undone: Vec<Step> = self.redo.drain(..).rev().collect();
        if !undone.is_empty() {
            let back = Step::back_before(&undone);
            self.undo.extend(undone);
            self.undo.push(back);
        }
    }

    /// Where the step was done that undo, or redo, would take now.
    #[must_use]
    pub fn next_spot(&self, forward: bool) -> Option<&str> {
        let steps = if forward { &self.redo } else { &self.undo };
        steps.last().map(|step| &*step.spot)
    }

    /// Whether any step of the history was done there.
    #[must_use]
    pub fn knows_spot(&self, spot: &str) -> bool {
        self.undo.iter().chain(&self.redo).any(|step| step.spot == spot)
    }

    /// What was just undone, or done again.
    #[must_use]
    pub fn last_done(&self, forward: bool) -> Option<Done> {
        let steps = if forward { &self.undo } else { &self.redo };
        steps.last().and_then(Step::done)
    }

    /// Notes that the draft is being stored now, as one more save.
    pub fn mark_saving(&mut self, now: &str) {
        self.draft.saves = self.draft.saves.saturating_add(1);
        now.clone_into(&mut self.draft.modified);
    }

    /// Notes that a submission was signed: no later one has its number.
    pub fn note_signed(&mut self, signed: Signed) {
        self.draft.submissions = self.draft.submissions.max(signed.number);
        self.draft.signed = Some(signed);
        self.revision += 1;
    }

    /// Takes back the count of a save that did not happen.
    pub const fn saving_failed(&mut self) {
        self.draft.saves = self.draft.saves.saturating_sub(1);
    }

    /// Ends the step of the current field: the next typing is a new one.
    pub fn end_typing(&mut self) {
        if let Some(last) = self.undo.last_mut() {
            last.field = None;
        }
    }

    /// Takes the last step back; false when there is none.
    pub fn undo(&mut self) -> bool {
        let Some(mut step) = self.undo.pop() else { return false };
        for part in &step.before {
            self.draft.replace(part.clone());
        }
        step.field = None;
        self.redo.push(step);
        self.revision += 1;
        true
    }

    /// Does the last undone step again; false when there is none.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.redo.pop() else { return false };
        for part in &step.after {
            self.draft.replace(part.clone());
        }
        self.undo.push(step);
        self.revision += 1;
        true
    }
}
