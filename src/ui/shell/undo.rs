//! Undo and redo in the open draft: by button, and by key in a field.

use crate::draft::DraftEditor;
use crate::text::history;
use crate::text::ui::Msg;
use crate::ui::platform::spot;
use crate::ui::shell::state::{App, Open, Saved};
use leptos::prelude::*;

impl Open {
    /// Takes the last step back, or does it again, and says what that was.
    pub fn step(&self, app: App, forward: bool) {
        let step = |session: &mut DraftEditor| if forward { session.redo() } else { session.undo() };
        if !app.read_only.get_untracked() && self.editor.try_update(step).unwrap_or(false) {
            app.saved.set(Saved::Pending);
            let done = self.editor.with_untracked(|session| session.last_done(forward));
            let code = |id: &str| {
                let node = self.pack.index_of(id).and_then(|at| self.pack.nodes.get(at));
                node.map_or_else(|| id.to_owned(), |node| node.code.to_string())
            };
            app.undone.set(done.map(|done| (history::done(app.lang(), &done.subject, forward, code), done.spot)));
        }
    }

    /// Undo or redo by key in a field: only what was typed in that field. False when
    /// the field does not belong to the draft: the browser undoes there by itself.
    pub fn step_in_field(&self, app: App, forward: bool) -> bool {
        let spot = spot::here();
        let (next, known) = self
            .editor
            .with_untracked(|session| (session.next_spot(forward) == Some(&spot), session.knows_spot(&spot)));
        if next {
            self.step(app, forward);
        } else if known {
            app.undone.set(Some((app.t(Msg::NothingToUndoHere).to_owned(), String::new())));
        }
        known
    }
}
