//! Two criteria sets side by side, what a draft comes to in both, and drafts moved
//! from one to the other.

mod choose;
mod draft;
mod lines;
mod matches;

use crate::draft::migrate::{Moved, move_draft};
use crate::pack::Pack;
use crate::pack::diff::{Alike, Confirmed, Kind, Likenesses, Pair, compare};
use crate::pack_editor::import::Brought;
use crate::text::pack_diff::Msg as C;
use crate::ui::packs::library::Wanted;
use crate::ui::packs::opening::Opening;
use crate::ui::shell::route::Start;
use crate::ui::shell::state::{App, app};
use leptos::prelude::*;
use std::sync::Arc;

/// A set on one side.
#[derive(Clone, Debug, PartialEq)]
enum Choice {
    /// None yet.
    Nothing,
    /// One of the shelf, by its id.
    Shelf(String),
    /// One from a file that can be used: its name.
    File(String, Arc<Brought>),
}

/// Which lines are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// Whatever is not as it was.
    Changes,
    /// Where the points of the draft change.
    Points,
    /// One kind.
    Kind(Kind),
}

/// A draft that was moved: what became of it.
#[derive(Clone)]
struct Done {
    /// Id of the new draft.
    id: String,
    /// How often the old one had been saved: changed since, it can be moved again.
    saves: u32,
    moved: Arc<Moved>,
}

/// What was chosen and confirmed, handed down as a context: it outlives the page.
#[derive(Clone, Copy)]
pub struct CompareState {
    old: RwSignal<Choice>,
    new: RwSignal<Choice>,
    confirmed: RwSignal<Confirmed>,
    refused: RwSignal<Vec<(String, String)>>,
    draft: RwSignal<String>,
    shown: RwSignal<Shown>,
    done: RwSignal<Option<Done>>,
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

    /// Takes a set on a side: pairs were of the sets before.
    fn put(self, side: RwSignal<Choice>, choice: Choice) {
        side.set(choice);
        self.confirmed.set(Confirmed::new());
        self.refused.set(Vec::new());
        self.shown.set(Shown::Changes);
        self.done.set(None);
    }

    /// Starts from what the address names.
    fn begin(self, from: &Start) {
        let pack = match from {
            Start::Nothing => return,
            Start::Pack(id) => id.clone(),
            Start::Draft(id) => match draft::stored(id) {
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

/// The set of a choice, tracked; or the one that has to come first.
fn pack_of(app: App, choice: &Choice) -> Result<Option<Arc<Pack>>, Wanted> {
    match choice {
        Choice::Nothing => Ok(None),
        Choice::Shelf(id) if app.shelf.catalogue().pack(id).is_none() => Ok(None),
        Choice::Shelf(id) => app.pack(id).map(Some).ok_or_else(|| Wanted::Pack(id.clone())),
        Choice::File(_, brought) => Ok(brought.pack().cloned().map(Arc::new)),
    }
}

/// The page.
#[component]
pub fn ComparePage(from: Start) -> impl IntoView {
    let app = app();
    let state = expect_context::<CompareState>();
    state.begin(&from);
    let compared = move || match (pack_of(app, &state.old.get()), pack_of(app, &state.new.get())) {
        (Err(wanted), _) | (_, Err(wanted)) => view! { <Opening wanted/> }.into_any(),
        (Ok(Some(old)), Ok(Some(new))) if old.digest == new.digest => {
            view! { <p class="notice warn" role="status" data-testid="same-set">{app.c(C::SameSet)}</p> }.into_any()
        }
        (Ok(Some(old)), Ok(Some(new))) => view! { <Compared old new/> }.into_any(),
        _ => view! { <p class="notice">{app.c(C::ChooseBoth)}</p> }.into_any(),
    };
    view! {
        <div class="page wide">
            <h1>{app.c(C::Heading)}</h1>
            <p class="lead">{app.c(C::Lead)}</p>
            <choose::Choosers/>
            {compared}
        </div>
    }
}

/// Two sets as they are compared now.
#[derive(Clone)]
struct Both {
    old: Arc<Pack>,
    new: Arc<Pack>,
    /// Pairs of lines that are proposed.
    proposals: Memo<Vec<Alike>>,
    pairs: Memo<Arc<Vec<Pair>>>,
    moved: Memo<Option<Arc<Moved>>>,
}

/// Everything about two different sets.
#[component]
fn Compared(old: Arc<Pack>, new: Arc<Pack>) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let likenesses = Likenesses::new(&old, &new);
    let (was, is) = (old.clone(), new.clone());
    let proposals = Memo::new(move |_| {
        let proposed =
            |confirmed: &_| state.refused.with(|refused| likenesses.proposals(&was, &is, confirmed, refused));
        state.confirmed.with(proposed)
    });
    let (was, is) = (old.clone(), new.clone());
    let pairs = Memo::new(move |_| Arc::new(state.confirmed.with(|confirmed| compare(&was, &is, confirmed))));
    let (was, is) = (old.clone(), new.clone());
    let moved = Memo::new(move |_| {
        let draft = draft::stored(&state.draft.get()).filter(|draft| draft.pack == *was.id)?;
        Some(Arc::new(state.confirmed.with(|confirmed| move_draft(&draft, &was, &is, confirmed))))
    });
    let both = Both { old, new, proposals, pairs, moved };
    view! {
        <matches::Matches both=both.clone()/>
        <draft::DraftPart both=both.clone()/>
        <lines::Lines both/>
    }
}
