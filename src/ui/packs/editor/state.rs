//! The state of the editor: the project, what is shown of it, what is chosen.

pub use super::source_findings::Found;
use super::source_findings::{of_source, source_counts};
use crate::base::json::{Json, write};
use crate::pack::finding::Severity;
use crate::pack::rule::Rule;
use crate::pack::write as pack_write;
use crate::pack_editor::build::{Built, Item, build};
use crate::pack_editor::project;
use crate::pack_editor::project::{Decision, Edit, Project, RowId};
use crate::pack_form;
use crate::text::diagnostic::diagnostic;
use crate::text::number::file_stem;
use crate::ui::platform;
use crate::ui::platform::autosave::Autosave;
use crate::ui::platform::storage::Key;
use crate::ui::shell::state::{App, app};
use leptos::prelude::*;
use std::sync::Arc;

/// The steps of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// What columns mean.
    Tables,
    /// Lines and rules.
    Lines,
    /// Everything else of the pack.
    Members,
    /// What is wrong.
    Check,
    /// Saving and opening.
    Leave,
}

/// Which lines are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// All.
    All,
    /// Whose proposal is neither accepted nor changed.
    Open,
    /// Open, and something was taken for granted.
    Doubtful,
    /// Open, and not understood.
    NotUnderstood,
}

/// The line that is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// None.
    Nothing,
    /// A row of a table, during the import.
    Row(RowId),
    /// A place of the pack, once it is edited by hand.
    Place(String),
}

/// What became of what somebody imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Name of the file; blank for pasted text.
    pub name: String,
    /// Sentences.
    pub lines: Vec<String>,
    /// A pack with errors, which can be opened to mend them.
    pub mend: Option<Json>,
}

/// The work of this machine, handed down as a context.
#[derive(Clone, Copy)]
pub struct StudioState {
    /// The work; none before there is any.
    pub project: RwSignal<Option<Project>>,
    /// What follows from it.
    pub built: Memo<Option<Arc<Built>>>,
    /// How it is stored.
    pub kept: Autosave,
    /// The step.
    pub tab: RwSignal<Tab>,
    /// Which lines are listed.
    pub show: RwSignal<Show>,
    /// The line that is looked at.
    pub chosen: RwSignal<Chosen>,
    /// Whether technical ids are shown.
    pub ids: RwSignal<bool>,
    /// Whether the rule of the line is being changed.
    pub changing: RwSignal<bool>,
    /// What became of what somebody imported.
    pub told: RwSignal<Vec<Notice>>,
}

impl StudioState {
    /// The work as stored.
    pub fn of_application() -> Self {
        app().lasting(Self::start)
    }

    fn start() -> Self {
        let (kept, text) = Autosave::open(Key::Studio);
        let read = text.map(|text| project::read(&text));
        if matches!(read, Some(Err(_))) {
            kept.set_aside();
        }
        let project = RwSignal::new(read.and_then(Result::ok));
        let state = Self {
            project,
            built: Memo::new(move |_| project.with(|project| project.as_ref().map(|project| Arc::new(build(project))))),
            kept,
            tab: RwSignal::new(Tab::Tables),
            show: RwSignal::new(Show::All),
            chosen: RwSignal::new(Chosen::Nothing),
            ids: RwSignal::new(false),
            changing: RwSignal::new(false),
            told: RwSignal::new(Vec::new()),
        };
        state.tab.set(state.first_tab());
        let left = window_event_listener(leptos::ev::pagehide, move |_| state.flush());
        on_cleanup(move || left.remove());
        state
    }

    pub(super) fn first_tab(self) -> Tab {
        let tables = self.project.with_untracked(|project| project.as_ref().is_some_and(|p| p.work().pack.is_none()));
        if tables { Tab::Tables } else { Tab::Lines }
    }

    /// Begins with a project.
    pub fn open(self, project: Project) {
        self.chosen.set(Chosen::Nothing);
        self.show.set(Show::All);
        self.changing.set(false);
        self.told.set(Vec::new());
        self.project.set(Some(project));
        self.tab.set(self.first_tab());
        self.store();
        platform::go_to_top();
    }

    /// Does one edit and stores the work.
    pub fn edit(self, edit: Edit) {
        self.change(|project| project.apply(edit));
    }

    /// Changes the work; stores it when that changed anything.
    pub fn change(self, change: impl FnOnce(&mut Project) -> bool) {
        let changed = self.project.try_maybe_update(|project| {
            let changed = project.as_mut().is_some_and(change);
            (changed, changed)
        });
        if changed == Some(true) {
            self.store();
        }
    }

    pub(super) fn store(self) {
        self.kept.later(move || self.text());
    }

    // In one line: more room for the work than with indents.
    pub(super) fn text(self) -> String {
        self.project.with_untracked(|p| p.as_ref().map_or_else(String::new, |p| write::canonical(&project::to_json(p))))
    }

    /// Stores at once what waits to be stored: the page is being left.
    pub fn flush(self) {
        if self.project.with_untracked(Option::is_some) {
            platform::end_typing();
            self.kept.flush(|| self.text());
        }
    }

    /// Downloads the work as a file.
    pub fn save(self) {
        let text = self.project.with_untracked(|p| p.as_ref().map(project::to_text));
        if let Some(text) = text {
            let _ = platform::download(&format!("xuong-{}.json", self.stem()), "application/json", &text);
        }
    }

    /// The file of the pack, its members in the usual order where it can be read.
    #[must_use]
    pub fn set_text(self) -> Option<String> {
        let built = self.built.get_untracked()?;
        Some(built.reading.pack.as_ref().map_or_else(|| write::to_text(&built.json), pack_write::text))
    }

    /// The pack's id for the names of files.
    #[must_use]
    pub fn stem(self) -> String {
        let built = self.built.get_untracked();
        let id = built.as_ref().and_then(|built| built.json.get("id").and_then(Json::as_text).map(file_stem));
        id.filter(|id| !id.is_empty()).unwrap_or_else(|| "bo-chi-so".to_owned())
    }

    /// Gives the work up.
    pub fn clear(self) {
        self.project.set(None);
        self.told.set(Vec::new());
        self.kept.begin_anew();
        platform::go_to_top();
    }

    /// Whether the pack is edited by hand, tracked.
    #[must_use]
    pub fn by_hand(self) -> bool {
        self.project.with(|project| project.as_ref().is_some_and(|project| project.work().pack.is_some()))
    }

    /// What places lead into: the pack, or during the import its members besides
    /// the lines; tracked.
    #[must_use]
    pub fn root(self) -> Json {
        self.project.with(|project| match project {
            Some(project) => project.work().pack.as_ref().unwrap_or(&project.work().head).clone(),
            None => Json::Null,
        })
    }

    /// The line of the import with this row, tracked.
    #[must_use]
    pub fn item(self, id: RowId) -> Option<Item> {
        self.built.with(|built| built.as_ref()?.items.iter().find(|item| item.id == id).cloned())
    }

    /// Everything wrong with the pack, tracked.
    #[must_use]
    pub fn found(self, app: App) -> Vec<Found> {
        self.built.with(|built| {
            let list = built.as_ref().map(|built| built.diagnostics()).unwrap_or_default();
            let found = list.iter().map(|found| Found {
                pointer: found.pointer.clone(),
                error: found.severity() == Severity::Error,
                words: diagnostic(app.lang(), found),
                dismiss: None,
            });
            let source = built.as_ref().map(|built| of_source(app, built)).unwrap_or_default();
            found.chain(source).collect()
        })
    }

    /// Errors and remarks, tracked.
    #[must_use]
    pub fn counts(self) -> (usize, usize) {
        self.built.with(|built| {
            let list = built.as_ref().map(|built| built.diagnostics()).unwrap_or_default();
            let errors = list.iter().filter(|found| found.severity() == Severity::Error).count();
            let remarks = list.len() - errors;
            let source = built.as_ref().map(|built| source_counts(built)).unwrap_or_default();
            (errors + source.0, remarks + source.1)
        })
    }

    /// Shows the field at a place of the pack.
    pub fn go_to(self, pointer: &str) {
        let built = self.built.get_untracked();
        let item = built.as_ref().and_then(|built| built.item_at(pointer).cloned());
        let json = built.as_ref().map(|built| built.json.clone()).unwrap_or(Json::Null);
        let within =
            |place: &str| pointer.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let line =
            pack_form::lines(&json).into_iter().filter(|line| within(&line.pointer)).max_by_key(|l| l.pointer.len());
        if pointer.ends_with("/id") {
            self.ids.set(true);
        }
        match (item, line) {
            (Some(item), _) => {
                let of_rule = pointer.get(item.pointer.len()..).filter(|rest| rest.starts_with("/rule"));
                self.changing.set(of_rule.is_some());
                self.look_at(Chosen::Row(item.id));
                platform::focus_nearest(of_rule.map_or("row", |_| "r"), of_rule.unwrap_or_default());
            }
            (None, Some(line)) => {
                self.look_at(Chosen::Place(line.pointer));
                platform::focus_nearest("f", pointer);
            }
            (None, None) => {
                let lists = ["/areas", "/bonus", "/penalty"].iter().any(|list| within(list));
                self.tab.set(if lists { Tab::Lines } else { Tab::Members });
                platform::focus_nearest("f", pointer);
            }
        }
    }

    /// Looks at a line.
    pub fn look_at(self, line: Chosen) {
        self.show.update(|show| *show = Show::All);
        self.tab.set(Tab::Lines);
        self.chosen.set(line);
    }
}

/// The rule as it is now: changed by hand or proposed.
pub fn rule_of(item: &Item) -> Option<Rule> {
    match &item.decision {
        Decision::Changed(rule) => Some((**rule).clone()),
        _ => item.proposal.as_ref().map(|proposal| proposal.rule.clone()),
    }
}
