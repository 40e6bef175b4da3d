//! What is compared, and what of it is shown.

use crate::draft::Draft;
use crate::draft::migrate::Moved;
use crate::pack::Pack;
use crate::pack::diff::{Alike, Confirmed, Kind, Pair};
use crate::pack_editor::import::ImportedPack;
use crate::ui::packs::library::ResourceId;
use crate::ui::platform::storage;
use crate::ui::shell::route::Start;
use crate::ui::shell::state::{App, app};
use leptos::prelude::*;
use std::sync::Arc;

/// A pack on one side.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Choice {
    /// None yet.
    Nothing,
    /// One of the library, by its id.
    Shelf(String),
    /// One from a file that can be used: its name.
    File(String, Arc<ImportedPack>),
}

/// Which lines are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Whatever is not as it was.
    Changes,
    /// Where the points of the draft change.
    Points,
    /// One kind.
    Kind(Kind),
}

/// A draft that was moved: what became of it.
#[derive(Clone)]
pub(super) struct Done {
    /// Id of the new draft.
    pub(super) id: String,
    /// How often the old one had been saved: changed since, it can be moved again.
    pub(super) saves: u32,
    pub(super) moved: Arc<Moved>,
}

/// What was chosen and confirmed, handed down as a context: it outlives the page.
#[derive(Clone, Copy)]
pub struct CompareState {
    pub(super) old: RwSignal<Choice>,
    pub(super) new: RwSignal<Choice>,
    pub(super) confirmed: RwSignal<Confirmed>,
    pub(super) refused: RwSignal<Vec<(String, String)>>,
    pub(super) draft: RwSignal<String>,
    pub(super) shown: RwSignal<Shown>,
    pub(super) done: RwSignal<Option<Done>>,
}

impl CompareState {
    /// Nothing chosen.
    pub fn of_application() -> Self {
        app().lasting(Self::start)
    }

    fn start() -> Self {
        Self {
            old: RwSignal::new(Choice::Nothing),
            new: RwSignal::new(Choice::Nothing),
            confirmed: RwSignal::new(Confirmed::new()),
            refused: RwSignal::new(Vec::new()),
            draft: RwSignal::new(String::new()),
            shown: RwSignal::new(Shown::Changes),
            done: RwSignal::new(None),
        }
    }

    /// Takes a pack on a side: pairs were of the packs before.
    pub(super) fn put(self, side: RwSignal<Choice>, choice: Choice) {
        side.set(choice);
        self.confirmed.set(Confirmed::new());
        self.refused.set(Vec::new());
        self.shown.set(Shown::Changes);
        self.done.set(None);
    }

    /// Starts from what the address names.
    pub(super) fn begin(self, from: &Start) {
        let pack = match from {
            Start::Nothing => return,
            Start::Pack(id) => id.clone(),
            Start::Draft(id) => match stored(id) {
                Some(found) => {
                    self.draft.set(id.clone());
                    if self.done.with_untracked(|done| done.as_ref().is_some_and(|done| done.saves != found.saves)) {
                        self.done.set(None);
                    }
                    found.pack
                }
                None => return,
            },
        };
        let choice = Choice::Shelf(pack);
        if self.old.get_untracked() != choice {
            self.put(self.old, choice);
        }
    }
}

/// The pack of a choice, tracked; or the one that has to come first.
pub(super) fn pack_of(app: App, choice: &Choice) -> Result<Option<Arc<Pack>>, ResourceId> {
    match choice {
        Choice::Nothing => Ok(None),
        Choice::Shelf(id) if app.library.catalogue().pack(id).is_none() => Ok(None),
        Choice::Shelf(id) => app.pack(id).map(Some).ok_or_else(|| ResourceId::Pack(id.clone())),
        Choice::File(_, imported) => Ok(imported.pack().cloned().map(Arc::new)),
    }
}

/// Two packs as they are compared now.
#[derive(Clone)]
pub(super) struct Both {
    pub(super) old: Arc<Pack>,
    pub(super) new: Arc<Pack>,
    /// Pairs of lines that are proposed.
    pub(super) proposals: Memo<Vec<Alike>>,
    pub(super) pairs: Memo<Arc<Vec<Pair>>>,
    pub(super) moved: Memo<Option<Arc<Moved>>>,
}

/// A stored draft as it is now.
pub(super) fn stored(id: &str) -> Option<Draft> {
    if id.is_empty() { None } else { storage::load(id).ok() }
}
