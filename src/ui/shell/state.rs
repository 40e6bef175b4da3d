//! The state of the application: one open draft, its pack, and its scorecard.
//!
//! [`App::edit`] is the only writer of a draft. Everything shown is derived from
//! the editor by memos; effects (in `ui::mod`) only touch storage and the page.

use super::route::{DraftPage, Route};
use crate::answer::{Answers, Document, Reading};
use crate::base::compact_sort::SortExt as _;
use crate::base::date::Date;
use crate::base::state_calendar;
use crate::draft::{Draft, DraftEditor, Edit, Place, Signed};
use crate::engine::rank;
use crate::engine::rank::{Cohort, Own, Ranking, Ties, rank_list};
use crate::engine::score::{LiveScore, Scorecard, calendar};
use crate::pack::Pack;
use crate::text::find::{Query, find, next_of, next_unanswered};
use crate::text::rank::cohort_error;
use crate::text::{Lang, Message, deadline, phrase};
use crate::ui::packs::library::PackLibrary;
use crate::ui::platform;
use crate::ui::platform::auto_unsubscribe::AutoUnsubscribe;
use crate::ui::platform::storage;
use crate::ui::platform::storage::StorageError;
use leptos::prelude::*;
use std::borrow::Cow;
use std::sync::Arc;

/// Light or dark; by the system when neither was chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Whether what was typed is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Nothing was changed since it was opened.
    Unchanged,
    /// Typed, about to be stored.
    Pending,
    /// On its way into the journal, as the save of this number.
    Storing(u32),
    /// Stored at this time of day.
    At {
        /// Hours and minutes.
        time: String,
        /// Whether it is in the journal too: no crash can take it away any more.
        safe: bool,
    },
    /// Not stored, and why; it is still in memory.
    Failed(StorageError),
}

/// A draft that is open, or a scenario of it, with the pack it was checked against.
#[derive(Clone)]
pub struct Open {
    /// Where answers are typed and read: the draft, or one of its scenarios.
    pub place: Place,
    /// The pack.
    pub pack: Arc<Pack>,
    /// The editor.
    pub editor: AutoUnsubscribe<RwSignal<DraftEditor>>,
    /// Its scores.
    pub card: AutoUnsubscribe<Memo<Arc<Scorecard>>>,
    /// The register of evidence.
    pub documents: AutoUnsubscribe<Memo<Vec<Document>>>,
    /// Which reading of the year is typed and shown.
    pub reading: AutoUnsubscribe<Memo<Reading>>,
}

/// The application, handed down as the one context.
#[derive(Clone, Copy)]
pub struct App {
    /// Language of the interface.
    pub lang: RwSignal<Lang>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// Where we are.
    pub route: RwSignal<Route>,
    /// The open draft.
    pub open: RwSignal<Option<Open>>,
    /// Whether it is stored.
    pub saved: RwSignal<Saved>,
    /// True when another tab has taken the draft over: nothing is stored from here.
    pub read_only: RwSignal<bool>,
    /// A draft with what was typed here when another tab took over: id and title.
    pub rescued: RwSignal<Option<(String, String)>>,
    /// What was just undone, in words, and where.
    pub undone: RwSignal<Option<(String, String)>>,
    /// What is sought on the sheet.
    pub sought: AutoUnsubscribe<RwSignal<Query>>,
    /// Criteria sets and lists that ship.
    pub library: PackLibrary,
    /// A draft that waits for its set, and why it is not stored.
    waiting: StoredValue<Option<(Draft, Option<StorageError>)>>,
    /// Owns what must outlive the page that made it: the open draft.
    owner: StoredValue<Owner>,
}

impl App {
    /// A fresh application with the stored preferences.
    #[must_use]
    pub fn start() -> Self {
        let lang = if storage::preference("lang").as_deref() == Some("en") { Lang::En } else { Lang::Vi };
        let theme = match storage::preference("theme").as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::System,
        };
        let hash = window().location().hash().unwrap_or_default();
        Self {
            lang: RwSignal::new(lang),
            theme: RwSignal::new(theme),
            route: RwSignal::new(Route::parse(&hash)),
            open: RwSignal::new(None),
            saved: RwSignal::new(Saved::Unchanged),
            read_only: RwSignal::new(false),
            rescued: RwSignal::new(None),
            undone: RwSignal::new(None),
            sought: AutoUnsubscribe(RwSignal::new(Query::default())),
            library: PackLibrary::new(),
            waiting: StoredValue::new(None),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// A context that outlives the page that first asked for it, made then.
    pub fn lasting<T: Clone + Send + Sync + 'static>(self, make: impl FnOnce() -> T) -> T {
        self.owner.get_value().with(|| {
            use_context::<T>().unwrap_or_else(|| {
                let made = untrack(make);
                provide_context(made.clone());
                made
            })
        })
    }

    /// A label in the language of the interface.
    #[must_use]
    pub fn t(self, label: impl Message) -> &'static str {
        label.text(self.lang.get_untracked())
    }

    /// The language, for sentences.
    #[must_use]
    pub fn lang(self) -> Lang {
        self.lang.get_untracked()
    }

    /// Goes to a page.
    pub fn go(self, route: &Route) {
        let _ = window().location().set_hash(&route.to_string());
    }

    /// The pack with this id, tracked; fetched when it is not here yet.
    #[must_use]
    pub fn pack(self, id: &str) -> Option<Arc<Pack>> {
        self.library.pack(id)
    }

    /// Shipped lists, those made for a pack first: id, name, whether made for it.
    #[must_use]
    pub fn cohorts_for(self, pack: &str) -> Vec<(String, String, bool)> {
        let catalogue = self.library.catalogue();
        let entries = catalogue.lists.iter().map(|entry| (entry.id.clone(), entry.name.clone(), entry.pack == pack));
        let mut list: Vec<_> = entries.collect();
        list.sort_small_by_key(|(_, _, fits)| !fits);
        list
    }

    /// Starts a draft and stores it.
    ///
    /// # Errors
    /// [`StorageError`] when it cannot be stored; it is open all the same.
    pub fn create(self, pack: &Pack, mut answers: Answers) -> Result<String, StorageError> {
        if answers.setup.calendar.is_empty() {
            let typed = answers.setup.year.as_str();
            let last = pack.years.1.to_string();
            answers.setup.calendar = state_calendar::for_year(if typed.trim().is_empty() { &last } else { typed });
        }
        let now = platform::now();
        let draft = Draft {
            id: platform::new_id(),
            pack: (*pack.id).to_owned(),
            pack_version: (*pack.version).to_owned(),
            pack_digest: (*pack.digest).to_owned(),
            created: now.clone(),
            modified: now,
            saves: 1,
            answers,
            ..Draft::default()
        };
        self.adopt(draft)
    }

    /// Stores and opens a draft made elsewhere (a file, an example).
    ///
    /// # Errors
    /// [`StorageError`] when it cannot be stored; it is open all the same.
    pub fn adopt(self, draft: Draft) -> Result<String, StorageError> {
        let id = draft.id.clone();
        let saves = draft.saves;
        let stored = storage::save(&draft);
        let failure = stored.as_ref().err().cloned();
        match self.pack(&draft.pack) {
            Some(pack) => self.open_with(draft, pack, failure),
            None => self.waiting.set_value(Some((draft, failure))),
        }
        platform::ask_to_keep();
        stored.map(|receipt| {
            self.follow(receipt, saves);
            id
        })
    }

    /// Opens a stored draft, unless it is the open one. Some pack: the draft opens
    /// when that pack has come; tracked.
    ///
    /// # Errors
    /// [`StorageError`]; [`StorageError::Missing`] also when its pack is unknown.
    pub fn open(self, id: &str) -> Result<Option<String>, StorageError> {
        let is_open = self.open.with_untracked(|open| {
            open.as_ref().is_some_and(|open| open.editor.with_untracked(|editor| editor.draft().id == id))
        });
        if is_open {
            return Ok(None);
        }
        let waiting = self.waiting.get_value().filter(|(draft, _)| draft.id == id);
        let (draft, failure) = match waiting {
            Some(waiting) => waiting,
            None => (storage::load(id)?, None),
        };
        if self.library.catalogue().pack(&draft.pack).is_none() {
            return Err(StorageError::Missing);
        }
        let Some(pack) = self.pack(&draft.pack) else { return Ok(Some(draft.pack)) };
        self.waiting.set_value(None);
        self.open_with(draft, pack, failure);
        Ok(None)
    }

    /// Opens the draft as another tab stored it, to go on from there.
    pub fn reload_draft(self) {
        let Some(open) = self.open.get_untracked() else { return };
        let id = open.editor.with_untracked(|editor| editor.draft().id.clone());
        leptos::task::spawn_local(async move {
            storage::refresh(&storage::Key::Draft(id.clone())).await;
            match storage::load(&id) {
                Ok(draft) => {
                    self.open_with(draft, open.pack, None);
                    // The page holds the old editor: show it anew.
                    self.route.notify();
                }
                Err(error) => self.saved.set(Saved::Failed(error)),
            }
        });
    }

    /// A draft to be looked at: nothing of it is stored.
    #[must_use]
    pub fn view(self, draft: Draft, pack: Arc<Pack>) -> Open {
        let editor = AutoUnsubscribe(RwSignal::new(DraftEditor::new(draft)));
        let card = scores(pack.clone(), editor, Place::Draft);
        let documents = AutoUnsubscribe(Memo::new(move |_| editor.with(|s| s.draft().answers.documents.clone())));
        let reading = AutoUnsubscribe(Memo::new(move |_| editor.with(|s| s.draft().answers.setup.reading)));
        Open { place: Place::Draft, pack, editor, card, documents, reading }
    }

    fn open_with(self, draft: Draft, pack: Arc<Pack>, failure: Option<StorageError>) {
        let open = self.owner.get_value().with(|| self.view(draft, pack));
        self.saved.set(failure.map_or(Saved::Unchanged, Saved::Failed));
        self.read_only.set(false);
        self.undone.set(None);
        self.open.set(Some(open));
    }
}

impl Open {
    /// Applies an edit. The only way to change a draft from the interface.
    pub fn edit(&self, app: App, edit: Edit) {
        self.edit_all(app, vec![edit]);
    }

    /// Applies several edits as one undoable step.
    pub fn edit_all(&self, app: App, edits: Vec<Edit>) {
        if app.read_only.get_untracked() {
            return;
        }
        let spot = platform::spot::here();
        let changed = self.editor.try_update(|editor| editor.apply_at(edits, &spot)).unwrap_or(false);
        if changed {
            app.saved.set(Saved::Pending);
            if app.undone.with_untracked(Option::is_some) {
                app.undone.set(None);
            }
        }
    }

    /// The list to rank against, tracked: the own one, or that of
    /// [`Open::shipped_list`] once it has come.
    #[must_use]
    pub fn list(&self, app: App) -> Option<Arc<Cohort>> {
        let own = self.editor.with(|s| s.draft().own_list.clone());
        if own.is_empty() { app.library.list(&self.shipped_list(app)?) } else { Cohort::parse(&own).ok().map(Arc::new) }
    }

    /// Why the own list of the draft cannot be used, tracked; none where it can.
    #[must_use]
    pub fn own_list_error(&self, app: App) -> Option<String> {
        let own = self.editor.with(|s| s.draft().own_list.clone());
        let error = Cohort::parse(&own).err().filter(|_| !own.is_empty())?;
        Some(cohort_error(app.lang(), &error))
    }

    /// Id of the shipped list to rank against, tracked: the chosen one, or the
    /// first one made for this pack; none beside an own list.
    #[must_use]
    pub fn shipped_list(&self, app: App) -> Option<String> {
        let (id, own) = self.editor.with(|s| (s.draft().list.clone(), !s.draft().own_list.is_empty()));
        if own {
            return None;
        }
        if !id.is_empty() {
            return app.library.catalogue().list(&id).is_some().then_some(id);
        }
        app.cohorts_for(&self.pack.id).into_iter().find(|(_, _, fits)| *fits).map(|(id, _, _)| id)
    }

    /// The list ranked with the body of the draft in it, tracked.
    #[must_use]
    pub fn ranking(&self, list: &Cohort, card: &Scorecard) -> Ranking {
        let by = if list.main_is_percent() { rank::By::Percent } else { rank::By::Points };
        self.ranking_by(list, card, &by)
    }

    /// The same by something else than the total: an area, a criterion.
    #[must_use]
    pub fn ranking_by(&self, list: &Cohort, card: &Scorecard, by: &rank::By) -> Ranking {
        let body = self.editor.with_untracked(|s| s.draft().answers.setup.body.clone());
        let ties = Ties::of(&self.pack);
        rank_list(list, Some(&Own::ranked(&self.pack, &body, card, &ties, by)), &ties, by)
    }

    /// Notes that a submission was signed, and stores that at once: its number is
    /// not to be used again.
    pub fn note_signed(&self, app: App, signed: Signed) {
        self.editor.try_update(|editor| editor.note_signed(signed));
        app.saved.set(Saved::Pending);
        app.save_now();
    }

    /// The answers at the place, untracked.
    #[must_use]
    pub fn answers(&self) -> Answers {
        self.editor.with_untracked(|editor| editor.draft().answers_at(&self.place))
    }

    /// The same editor at one of its scenarios, with the scores of that.
    #[must_use]
    pub fn at_scenario(&self, id: &str) -> Self {
        let place = Place::Scenario(id.to_owned());
        let card = scores(self.pack.clone(), self.editor, place.clone());
        Self { place, card, ..self.clone() }
    }

    /// The page of the sheet of this place at a node.
    #[must_use]
    pub fn sheet_page(&self, area: String) -> DraftPage {
        match &self.place {
            Place::Draft => DraftPage::Sheet(area),
            Place::Scenario(id) => DraftPage::Scenario(id.clone(), area),
        }
    }

    /// Goes to the next criterion that is not answered, or of those that were
    /// sought, behind the one with the keyboard.
    pub fn go_to_next(&self, app: App) {
        let behind = platform::leaf_with_focus().and_then(|id| self.pack.index_of(&id));
        let area = || match app.route.get_untracked() {
            Route::Draft(_, DraftPage::Sheet(node) | DraftPage::Scenario(_, node)) => self.pack.index_of(&node),
            _ => None,
        };
        let behind = behind.or_else(area);
        let next = self.card.with_untracked(|card| match app.sought.get_untracked() {
            query if query.is_blank() => next_unanswered(&self.pack, card, behind),
            query => next_of(&find(&self.pack, &self.answers(), card, &query), behind),
        });
        if let Some(node) = next.and_then(|next| self.pack.nodes.get(next)) {
            let page = self.sheet_page(node.id.to_string());
            let id = self.editor.with_untracked(|editor| editor.draft().id.clone());
            app.go(&Route::Draft(id, page));
            platform::go_to_leaf(&node.id);
        }
    }

    /// How long it still is until it must be sent, tracked; none without a readable day.
    #[must_use]
    pub fn deadline_words(&self, app: App) -> Option<String> {
        let typed = self.editor.with(|s| Date::parse_typed(&s.draft().deadline));
        let day = typed.or(self.pack.schedule.self_score)?;
        let today = Date::parse(&platform::today())?;
        Some(
            self.editor
                .with(|editor| deadline::left(app.lang(), today, day, calendar(&self.pack, &editor.draft().answers))),
        )
    }

    /// The address of a node on the sheet of this place: an area, or a criterion in it.
    #[must_use]
    pub fn address(&self, node: usize) -> String {
        let id = self.editor.with_untracked(|editor| editor.draft().id.clone());
        let node = self.pack.nodes.get(node).map_or(String::new(), |node| node.id.to_string());
        Route::Draft(id, self.sheet_page(node)).to_string()
    }

    /// The rank in a list, in words, with a score card; none when it has no result.
    #[must_use]
    pub fn rank_words(&self, app: App, list: &Cohort, card: &Scorecard) -> Option<String> {
        let ranking = self.ranking(list, card);
        let span = ranking.rows.get(ranking.own.as_ref()?.row)?.rank;
        let n = |value: u32| usize::try_from(value).unwrap_or(0);
        Some(phrase::rank(app.lang(), n(span.best), n(span.worst), n(ranking.size)))
    }
}

/// The scores at a place, kept in step with what is typed there.
fn scores(
    pack: Arc<Pack>,
    editor: AutoUnsubscribe<RwSignal<DraftEditor>>,
    place: Place,
) -> AutoUnsubscribe<Memo<Arc<Scorecard>>> {
    let sheet = Memo::new_owning(move |sheet: Option<LiveScore<Arc<Pack>>>| {
        let kept = editor.with(|editor| {
            let draft = editor.draft();
            let answers = match &place {
                Place::Draft => Cow::Borrowed(&draft.answers),
                Place::Scenario(_) => Cow::Owned(draft.answers_at(&place)),
            };
            match sheet {
                Some(mut sheet) => {
                    sheet.follow(&answers);
                    sheet
                }
                None => LiveScore::new(pack.clone(), answers.into_owned()),
            }
        });
        (kept, true)
    });
    AutoUnsubscribe(Memo::new(move |_| sheet.with(|sheet| Arc::new(sheet.card().clone()))))
}

/// The application of this component tree.
#[must_use]
pub fn app() -> App {
    expect_context()
}
