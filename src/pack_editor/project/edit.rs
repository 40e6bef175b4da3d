//! What each edit does.

use super::{Correction, Decision, Edit, RowId, Work};
use crate::base::json::Json;

impl Work {
    fn row(&mut self, id: RowId) -> Option<&mut Correction> {
        self.imports.get_mut(id.table).map(|import| import.rows.entry(id.row).or_default())
    }

    fn correct(&mut self, id: RowId, change: impl FnOnce(&mut Correction)) {
        if let Some(row) = self.row(id) {
            change(row);
            if *row == Correction::default()
                && let Some(import) = self.imports.get_mut(id.table)
            {
                import.rows.remove(&id.row);
            }
        }
    }

    pub(super) fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::UseTable { table, used } => {
                if let Some(import) = self.imports.get_mut(table) {
                    (import.used, import.decided) = (used, true);
                }
            }
            Edit::Column { table, column, kind } => {
                let columns = self.imports.get_mut(table).map(|import| &mut import.mapping.columns);
                if let Some(slot) = columns.and_then(|columns| columns.get_mut(column)) {
                    *slot = kind;
                }
            }
            Edit::HeaderRows { table, rows } => {
                if let Some(import) = self.imports.get_mut(table) {
                    import.mapping.header_rows = rows;
                }
            }
            Edit::LeaveOut { rows, left_out } => {
                rows.into_iter().for_each(|id| self.correct(id, |row| row.left_out = left_out));
            }
            Edit::Excerpt(rows) => {
                rows.into_iter().for_each(|id| self.correct(id, |row| row.left_out = true));
                self.fit_maxima = true;
            }
            Edit::Zero(zero) => self.zero = Some(zero),
            Edit::AsWords(id, as_words) => self.correct(id, |row| {
                row.as_words = as_words;
                row.as_line &= !as_words;
            }),
            Edit::AsLine(id, as_line) => self.correct(id, |row| {
                row.as_line = as_line;
                row.as_words &= !as_line;
            }),
            Edit::Dismiss(rows, dismissed) => {
                rows.into_iter().for_each(|id| self.correct(id, |row| row.dismissed = dismissed));
            }
            // The tables are not part of what edits change: see [`Project::apply`].
            Edit::Turn { .. } => {}
            Edit::Code(id, text) => self.correct(id, |row| row.code = Some(text)),
            Edit::Name(id, text) => self.correct(id, |row| row.name = Some(text)),
            Edit::Max(id, text) => self.correct(id, |row| row.max = Some(text)),
            Edit::Level(id, level) => self.correct(id, |row| row.level = Some(level)),
            Edit::Rule(id, rule) => self.correct(id, |row| row.decision = Decision::Changed(rule)),
            Edit::Accept(rows) => {
                rows.into_iter().for_each(|id| self.correct(id, |row| row.decision = Decision::Accepted));
            }
            Edit::Reopen(id) => self.correct(id, |row| row.decision = Decision::Open),
            Edit::FitMaxima(fit) => self.fit_maxima = fit,
            Edit::Head(name, value) => self.head = std::mem::replace(&mut self.head, Json::Null).with(&name, value),
            Edit::Made(pack) => self.pack = Some(*pack),
            Edit::Unmade => self.pack = None,
            edit @ (Edit::Set(..) | Edit::Remove(_) | Edit::Insert(..) | Edit::Move(..)) => {
                put(self.pack.as_mut().unwrap_or(&mut self.head), edit);
            }
        }
    }
}

/// Does to a value what an edit of a place does to the pack; other edits do nothing.
pub fn put(root: &mut Json, edit: Edit) {
    let (Edit::Set(place, _) | Edit::Remove(place) | Edit::Insert(place, ..) | Edit::Move(place, _)) = &edit else {
        return;
    };
    let Some(slot) = slot(root, place) else { return };
    match edit {
        Edit::Set(_, value) => set(slot, value),
        Edit::Insert(_, idx, value) => insert(slot, idx, value),
        Edit::Move(_, by) => shift(slot, by),
        _ => remove(slot),
    }
}

/// What stands at a place (RFC 6901) of a value.
#[must_use]
pub fn value_at<'a>(root: &'a Json, place: &str) -> Option<&'a Json> {
    let mut here = root;
    for token in place.split('/').skip(1) {
        let name = token.replace("~1", "/").replace("~0", "~");
        here = match here {
            Json::Object(_) => here.get(&name)?,
            Json::List(elements) => elements.get(name.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(here)
}

/// A place in the pack: the value that holds it, and the last step to it. The
/// root is in nothing.
struct Slot<'a> {
    parent: &'a mut Json,
    step: Option<String>,
}

fn step<'a>(value: &'a mut Json, name: &str) -> Option<&'a mut Json> {
    match value {
        Json::Object(members) => members.iter_mut().find(|(known, _)| known == name).map(|(_, value)| value),
        Json::List(elements) => elements.get_mut(name.parse::<usize>().ok()?),
        _ => None,
    }
}

fn slot<'a>(pack: &'a mut Json, place: &str) -> Option<Slot<'a>> {
    let mut steps: Vec<String> =
        place.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~")).collect();
    let last = steps.pop();
    let mut here = pack;
    for name in &steps {
        here = step(here, name)?;
    }
    Some(Slot { parent: here, step: last })
}

fn set(slot: Slot<'_>, value: Json) {
    let Some(name) = slot.step else {
        *slot.parent = value;
        return;
    };
    match slot.parent {
        Json::Object(_) => {
            let parent = std::mem::replace(slot.parent, Json::Null);
            *slot.parent = parent.with(&name, value);
        }
        parent => {
            if let Some(found) = step(parent, &name) {
                *found = value;
            }
        }
    }
}

fn remove(slot: Slot<'_>) {
    let Some(name) = slot.step else { return };
    match slot.parent {
        Json::Object(members) => members.retain(|(known, _)| *known != name),
        Json::List(elements) => {
            if let Some(idx) = name.parse::<usize>().ok().filter(|idx| *idx < elements.len()) {
                elements.remove(idx);
            }
        }
        _ => {}
    }
}

fn insert(slot: Slot<'_>, idx: usize, value: Json) {
    let list = match &slot.step {
        Some(name) => step(slot.parent, name),
        None => Some(slot.parent),
    };
    if let Some(Json::List(elements)) = list {
        elements.insert(idx.min(elements.len()), value);
    }
}

fn shift(slot: Slot<'_>, by: isize) {
    let (Json::List(elements), Some(name)) = (slot.parent, slot.step) else { return };
    let from = name.parse::<usize>().ok().filter(|idx| *idx < elements.len());
    let to = from.and_then(|from| from.checked_add_signed(by)).filter(|to| *to < elements.len());
    if let (Some(from), Some(to)) = (from, to) {
        let element = elements.remove(from);
        elements.insert(to, element);
    }
}
