//! One node of the open draft: what is typed on it and what that is worth.
//!
//! Every field, figure and sentence of a node derives from these few values. They
//! are signals, set when the value is another one, and no memos: what depends on a
//! memo is woken by every edit to ask whether anything changed, and with hundreds
//! of fields on the page asking takes longer than scoring.

use crate::answer::Answer;
use crate::engine::score::{Issue, LeafScore};
use crate::pack::Node;
use crate::ui::shell::state::Open;
use leptos::prelude::*;

/// A node of the open draft.
#[derive(Clone)]
pub struct OpenNode {
    /// The draft and the place in it.
    pub open: Open,
    /// Index of the node in the pack.
    pub index: usize,
    /// Its id.
    pub id: String,
    /// What is typed on it at the place.
    pub answer: ReadSignal<Answer>,
    /// Its score; none for a node with children.
    pub score: ReadSignal<Option<LeafScore>>,
    /// What is wrong or missing on it.
    pub issues: ReadSignal<Vec<Issue>>,
}

impl OpenNode {
    /// The node at an index of the pack; the values live as long as what asks.
    #[must_use]
    pub fn new(open: Open, index: usize) -> Self {
        let id = open.pack.nodes.get(index).map_or(String::new(), |node| node.id.to_string());
        let (editor, card) = (open.editor, open.card);
        let (place, node) = (open.place.clone(), id.clone());
        let answer = distinct(move || editor.with(|s| s.draft().answer(&place, &node).cloned().unwrap_or_default()));
        let score = distinct(move || card.with(|card| card.leaf(index).cloned()));
        let issues = distinct(move || card.with(|card| card.issues(index).to_vec()));
        Self { open, index, id, answer, score, issues }
    }

    /// The node in the pack.
    #[must_use]
    pub fn node(&self) -> Option<&Node> {
        self.open.pack.nodes.get(self.index)
    }

    /// A part of what was typed, as a signal.
    #[must_use]
    pub fn typed<T: Send + Sync + 'static>(&self, pick: fn(&Answer) -> T) -> Signal<T> {
        let answer = self.answer;
        Signal::derive(move || answer.with(pick))
    }

    /// The typed text of a field, in the reading that is chosen, as a signal.
    #[must_use]
    pub fn value(&self, key: &str) -> Signal<String> {
        let (answer, reading, key) = (self.answer, self.open.reading, key.to_owned());
        Signal::derive(move || answer.with(|answer| answer.value(&key, reading.get()).to_owned()))
    }
}

/// A signal with what `read` gives, set only when that is another value.
///
/// It follows within the same turn of the browser's loop, before anything is
/// painted; code that must see an edit it just made asks the editor itself.
#[must_use]
pub fn distinct<T>(read: impl Fn() -> T + 'static) -> ReadSignal<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let (value, set) = signal(untrack(&read));
    Effect::new(move |_| {
        let now = read();
        if value.with_untracked(|before| *before != now) {
            set.set(now);
        }
    });
    value
}
