//! Small parts that the sections of the page share.

use crate::engine::plan::Move;
use crate::engine::score::Scorecard;
use crate::pack::{Class, Pack};
use crate::text::plan as words;
use crate::ui::shell::state::{App, Open};
use leptos::prelude::*;
use std::time::Duration;

/// How long typing must rest before something is worked out.
pub(super) const REST: Duration = Duration::from_millis(80);

/// Total, index, class and rank of a score card, in words; tracks the list.
pub(super) fn standing(app: App, open: &Open, card: &Scorecard) -> String {
    let rank = open.list(app).and_then(|list| open.rank_words(app, &list, card));
    let class = card.class.as_ref().and_then(|class| class_of(&open.pack, class.list, class.projected));
    words::standing(app.lang(), &card.totals.points, card.totals.percent, class, rank.as_deref())
}

/// A class by its list and its index there.
pub(super) fn class_of(pack: &Pack, list: usize, class: usize) -> Option<&Class> {
    pack.classes.get(list)?.classes.get(class)
}

/// Code and name of a node.
pub(super) fn node_title(pack: &Pack, index: usize) -> String {
    pack.nodes.get(index).map_or(String::new(), |node| format!("{} {}", node.code, node.name))
}

/// A move in words with its note.
pub fn move_text(app: App, open: &Open, one: &Move) -> String {
    let lang = app.lang();
    let note = words::move_note(lang, one);
    let line = words::move_line(lang, &open.pack, one);
    if note.is_empty() { line } else { format!("{line} ({note})") }
}

/// A value worked out after typing has rested: `follow` reads what it depends
/// on, `work` makes it. Typing is never held up by it.
pub(super) fn later<T: PartialEq + Send + Sync + 'static>(
    follow: impl Fn() + 'static,
    work: impl Fn() -> T + Clone + 'static,
) -> RwSignal<Option<T>> {
    let found = RwSignal::new(None);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = waiting.try_get_value().flatten() {
            handle.clear();
        }
    };
    Effect::new(move |_| {
        follow();
        stop();
        let work = work.clone();
        let start = move || {
            let value = Some(untrack(work));
            // What is shown stays in place, with the keyboard in it, when nothing changed.
            if found.try_with_untracked(|known| *known != value) == Some(true) {
                found.set(value);
            }
        };
        waiting.set_value(set_timeout_with_handle(start, REST).ok());
    });
    on_cleanup(stop);
    found
}
