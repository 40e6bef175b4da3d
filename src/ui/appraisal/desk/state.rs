//! The state of the desk: the files, what is shown of them, how far reading is.

use crate::appraisal::{Desk, Figures, FileStatus};
use crate::base::json::write;
use crate::engine::rank::By;
use crate::submission::keys::roster::Roster;
use crate::text::number;
use crate::ui::appraisal::roster::RosterState;
use crate::ui::appraisal::worker_pool::Workers;
use crate::ui::platform;
use crate::ui::platform::autosave::Autosave;
use crate::ui::platform::files::Named;
use crate::ui::platform::storage::Key;
use crate::ui::shell::state::app;
use leptos::prelude::*;
use std::collections::VecDeque;

/// How far the reading of files has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Files judged.
    pub done: usize,
    /// Files in all.
    pub total: usize,
}

/// How the table is looked at; kept while a body is open.
#[derive(Clone, Copy)]
pub struct View {
    /// Index of the group.
    pub group: RwSignal<usize>,
    /// As declared or as appraised.
    pub figures: RwSignal<Figures>,
    /// What is ranked by.
    pub by: RwSignal<By>,
    /// What is looked for in names.
    pub query: RwSignal<String>,
    /// Column that rows are sorted by, and whether turned round.
    pub sort: RwSignal<(Column, bool)>,
    /// Rows shown.
    pub shown: RwSignal<usize>,
}

/// The desk of this machine, handed down as a context.
#[derive(Clone, Copy)]
pub struct DeskState {
    /// The desk.
    pub desk: RwSignal<Desk>,
    /// What each file counts for.
    pub statuses: Memo<Vec<FileStatus>>,
    /// How it is stored.
    pub kept: Autosave,
    /// While files are being read.
    pub progress: RwSignal<Option<Progress>>,
    pub(super) stop: StoredValue<bool>,
    /// Files that came and are not read yet.
    pub(super) queue: StoredValue<VecDeque<Named>, LocalStorage>,
    /// Who judges files, while the page is open or files are being read.
    pub(super) workers: StoredValue<Option<Workers>, LocalStorage>,
    /// What was done with files that are no submissions.
    pub told: RwSignal<Vec<String>>,
    /// The body that is open, by the index of its file.
    pub open: RwSignal<Option<usize>>,
    /// Day of receipt of the files that come next, as typed.
    pub received: RwSignal<String>,
    /// The table.
    pub view: View,
}

impl DeskState {
    /// The desk as stored; its files are to be dropped again.
    pub fn of_application() -> Self {
        let roster = RosterState::of_application();
        app().lasting(|| Self::start(roster))
    }

    fn start(roster: RosterState) -> Self {
        let (kept, text) = Autosave::open(Key::Desk);
        let read = text.map(|text| Desk::parse(&text));
        if matches!(read, Some(Err(_))) {
            kept.set_aside();
        }
        let desk = RwSignal::new(read.and_then(Result::ok).unwrap_or_default());
        let state = Self {
            desk,
            statuses: Memo::new(move |_| desk.with(Desk::statuses)),
            kept,
            progress: RwSignal::new(None),
            stop: StoredValue::new(false),
            queue: StoredValue::new_local(VecDeque::new()),
            workers: StoredValue::new_local(None),
            told: RwSignal::new(Vec::new()),
            open: RwSignal::new(None),
            received: RwSignal::new(String::new()),
            view: View {
                group: RwSignal::new(0),
                figures: RwSignal::new(Figures::Declared),
                by: RwSignal::new(By::Points),
                query: RwSignal::new(String::new()),
                sort: RwSignal::new((Column::Rank, false)),
                shown: RwSignal::new(STEP),
            },
        };
        state.follow_roster(roster.roster);
        let left = window_event_listener(leptos::ev::pagehide, move |_| state.flush());
        on_cleanup(move || left.remove());
        state
    }

    /// Signatures are looked up in the roster of this machine, once it has keys.
    pub(super) fn follow_roster(self, roster: RwSignal<Roster>) {
        Effect::new(move |_| {
            let known = self.desk.with_untracked(|desk| roster.with(|roster| desk.roster() == Some(roster)));
            if !known && roster.with(|roster| !roster.entries.is_empty()) {
                self.edit(|desk| desk.set_roster(Some(roster.get_untracked())));
            }
        });
    }

    /// The workers, started when there are none.
    pub(super) fn workers(self) -> Workers {
        let known = self.workers.get_value();
        known.unwrap_or_else(|| {
            let workers = Workers::start();
            self.workers.set_value(Some(workers.clone()));
            workers
        })
    }

    /// Stops the workers unless files are being read.
    pub(super) fn stop_workers(self) {
        if self.progress.get_untracked().is_none()
            && let Some(workers) = self.workers.try_update_value(Option::take).flatten()
        {
            workers.stop();
        }
    }

    /// Changes the desk and stores its work.
    pub fn edit<T>(self, change: impl FnOnce(&mut Desk) -> T) -> Option<T> {
        let outcome = self.desk.try_update(change);
        self.store();
        outcome
    }

    pub(super) fn store(self) {
        // In one line: more room for the work than with indents.
        self.kept.later(move || self.desk.with_untracked(|desk| write::canonical(&desk.to_json())));
    }

    /// Stores at once what waits to be stored: the page is being left.
    pub fn flush(self) {
        self.kept.flush(|| self.desk.with_untracked(|desk| write::canonical(&desk.to_json())));
    }

    /// Downloads the work as a file.
    pub fn save(self) {
        let (name, text) = self.desk.with_untracked(|desk| {
            let parts = [desk.name.as_str(), desk.year.as_str(), desk.area.as_str()];
            let parts: Vec<String> =
                parts.iter().filter(|part| !part.is_empty()).map(|part| number::file_stem(part)).collect();
            (format!("tham-dinh-{}.json", parts.join("-")), desk.to_text())
        });
        let _ = platform::download(&name, "application/json", &text);
    }

    /// Gives up everything that lies on the desk.
    pub fn clear(self) {
        let roster = self.desk.with_untracked(|desk| desk.roster().cloned());
        let mut blank = Desk::default();
        blank.set_roster(roster);
        self.open.set(None);
        self.desk.set(blank);
        self.kept.begin_anew();
    }
}

/// The day typed for the next files; none when blank or unreadable.
pub(super) fn received(state: DeskState) -> Option<crate::base::date::Date> {
    state.received.with_untracked(|text| crate::base::date::Date::parse_typed(text))
}

/// The area that this desk is about, when it is a specialist's part.
pub(super) fn area(state: DeskState) -> Option<String> {
    state.desk.with(|desk| (!desk.area.is_empty()).then(|| desk.area.clone()))
}

/// Bodies shown at first, and with each press of the button.
pub const STEP: usize = 150;

/// What rows can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Rank by the chosen measure.
    Rank,
    /// Name.
    Body,
    /// Total as declared.
    Declared,
    /// Total as appraised.
    Appraised,
    /// Appraised less declared.
    Difference,
}
