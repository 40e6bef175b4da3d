//! What was found in the source of a pack, ready to be shown.

use crate::pack_editor::build::Built;
use crate::pack_editor::ledger::{Entry, RowUse};
use crate::pack_editor::project::{Edit, RowId};
use crate::text::pack_editor::labels::EditorMsg;
use crate::text::pack_editor::remark::{entry, remark};
use crate::ui::shell::state::App;

/// Something wrong, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where (RFC 6901).
    pub pointer: String,
    /// Whether the pack cannot be used with it.
    pub error: bool,
    /// The sentence.
    pub words: String,
    /// The edit that says it is dealt with, for what was found in the source.
    pub dismiss: Option<Edit>,
}

/// Errors and remarks of the source.
pub fn source_counts(built: &Built) -> (usize, usize) {
    let errors = built.remarks.iter().filter(|found| found.kind.is_error()).count();
    (errors, built.remarks.len() - errors + built.ledger.open().len())
}

/// What was found in the source, and what of it is not used.
pub fn of_source(app: App, built: &Built) -> Vec<Found> {
    let of_row = |id: RowId| built.items.iter().find(|item| item.id == id).map(|item| item.pointer.clone());
    let placed = |id: RowId, words: String| match of_row(id) {
        Some(pointer) => (pointer, words),
        None => (String::new(), format!("{} {}: {words}", app.t(EditorMsg::RowWord), id.row + 1)),
    };
    let remarks = built.remarks.iter().map(|found| {
        let words = remark(app.lang(), &found.kind);
        let (pointer, words) = found.id.map_or((String::new(), words.clone()), |id| placed(id, words));
        let dismiss = found.id.map(|id| Edit::Dismiss(vec![id], true));
        Found { pointer, error: found.kind.is_error(), words, dismiss }
    });
    let open = built.ledger.open().iter().map(|found| {
        let words = entry(app.lang(), found);
        let (pointer, words) = match found {
            Entry::Row(RowUse { id, .. }) | Entry::Cell { id, .. } => placed(*id, words),
            Entry::Number { of, .. } => placed(*of, words),
            Entry::Column { .. } | Entry::Table(_) => (String::new(), words),
        };
        Found { pointer, error: false, words, dismiss: Some(found.dismiss()) }
    });
    remarks.chain(open).collect()
}
