//! The lines by keyboard: one key for each thing that is done to a line, or to
//! several that were picked. The keys work only while the list has the focus.

use super::state::{Chosen, StudioState};
use crate::pack::Role;
use crate::pack_editor::project::{Edit, RowId};
use crate::ui::platform;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Id of the element of a row in the list.
pub fn element_id(id: RowId) -> String {
    format!("line-{}-{}", id.table, id.row)
}

/// The row before or behind another in the list as shown.
fn beside(listed: &[RowId], now: Option<RowId>, down: bool) -> Option<RowId> {
    let Some(at) = now.and_then(|now| listed.iter().position(|id| *id == now)) else {
        return if down { listed.first() } else { listed.last() }.copied();
    };
    let at = if down { at + 1 } else { at.checked_sub(1)? };
    listed.get(at).copied()
}

impl StudioState {
    fn current(self) -> Option<RowId> {
        self.chosen.with_untracked(|chosen| match chosen {
            Chosen::Row(id) => Some(*id),
            _ => None,
        })
    }

    /// The rows that a key changes: those picked, otherwise the one looked at.
    fn targets(self) -> Vec<RowId> {
        let picked = self.picked.with_untracked(|picked| picked.iter().copied().collect::<Vec<_>>());
        if picked.is_empty() { self.current().into_iter().collect() } else { picked }
    }

    fn look(self, id: RowId) {
        self.changing.set(false);
        self.chosen.set(Chosen::Row(id));
        platform::focus(&element_id(id));
    }

    fn deeper(self, rows: &[RowId], by: isize) -> Edit {
        let levels = self.built.with_untracked(|built| {
            let items = built.iter().flat_map(|built| built.items.iter());
            let items = items.filter(|item| rows.contains(&item.id));
            items.map(|item| (item.id, item.line.level)).collect::<Vec<_>>()
        });
        let moved = |(id, level): (RowId, usize)| Edit::Level(id, level.saturating_add_signed(by).min(8));
        Edit::All(levels.into_iter().map(moved).collect())
    }

    /// Does what a key of the list says; false for other keys.
    pub(super) fn on_key(self, event: &KeyboardEvent, listed: &[RowId]) -> bool {
        let key = event.key();
        if event.ctrl_key() || event.meta_key() {
            match key.as_str() {
                "z" | "Z" if event.shift_key() => self.change(|project| project.redo()),
                "z" | "Z" => self.change(|project| project.undo()),
                "y" | "Y" => self.change(|project| project.redo()),
                _ => return false,
            }
            return true;
        }
        if event.alt_key() {
            return false;
        }
        let now = self.current();
        if key == "ArrowDown" || key == "ArrowUp" {
            if let Some(next) = beside(listed, now, key == "ArrowDown") {
                if event.shift_key() {
                    self.picked.update(|picked| picked.extend(now.into_iter().chain([next])));
                }
                self.look(next);
            }
            return true;
        }
        let rows = self.targets();
        let edit = match key.as_str() {
            " " => {
                if let Some(now) = now {
                    self.picked.update(|picked| {
                        if !picked.remove(&now) {
                            picked.insert(now);
                        }
                    });
                }
                return true;
            }
            "Escape" => {
                self.picked.update(std::collections::BTreeSet::clear);
                return true;
            }
            "a" | "A" => Edit::Accept(rows),
            "x" | "X" => Edit::LeaveOut { rows, left_out: true },
            "w" | "W" => Edit::All(rows.into_iter().map(|id| Edit::AsWords(id, true)).collect()),
            "b" | "B" => Edit::Role(rows, Role::Bonus),
            "p" | "P" => Edit::Role(rows, Role::Penalty),
            "s" | "S" => Edit::Role(rows, Role::Scale),
            "ArrowRight" => self.deeper(&rows, 1),
            "ArrowLeft" => self.deeper(&rows, -1),
            _ => return false,
        };
        // What takes a line away leaves the focus on the next one.
        let next = listed.iter().skip_while(|id| Some(**id) != now).find(|id| !self.targets().contains(id)).copied();
        let goes_on = matches!(key.as_str(), "a" | "A" | "x" | "X" | "w" | "W");
        self.edit(edit);
        self.picked.update(std::collections::BTreeSet::clear);
        if let Some(next) = next.filter(|_| goes_on).or(now) {
            self.look(next);
        }
        true
    }
}
