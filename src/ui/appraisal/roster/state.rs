//! The state of the roster, and the enrolments that wait for a decision.

use crate::submission::keys::enrolment::{Enrolled, open_enrolment};
use crate::submission::keys::roster::{Roster, RosterFileError};
use crate::text::office::roster_loaded;
use crate::text::roster::{enrolment_error, roster_file_error};
use crate::text::submission::open_error;
use crate::ui::platform::autosave::Autosave;
use crate::ui::platform::files::{Named, text_of};
use crate::ui::platform::storage::Key;
use crate::ui::shell::state::{App, app};
use leptos::prelude::*;

/// An enrolment file that waits for its fingerprint to be compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Pending {
    /// Tells it from the others.
    pub id: usize,
    /// Name of the file.
    pub file: String,
    /// What it says, or why it is not taken.
    pub found: Result<Enrolled, Vec<String>>,
}

/// The roster of this machine, handed down as a context.
#[derive(Clone, Copy)]
pub struct RosterState {
    /// The roster.
    pub roster: RwSignal<Roster>,
    /// Enrolment files not yet taken in.
    pub pending: RwSignal<Vec<Pending>>,
    /// How it is stored.
    pub kept: Autosave,
    pub(super) next: StoredValue<usize>,
}

impl RosterState {
    /// The roster as stored.
    pub fn of_application() -> Self {
        app().lasting(Self::start)
    }

    fn start() -> Self {
        let (kept, text) = Autosave::open(Key::Roster);
        let read = text.map(|text| Roster::parse(&text));
        if matches!(read, Some(Err(_))) {
            kept.set_aside();
        }
        let roster = read.and_then(Result::ok).unwrap_or_default();
        let state =
            Self { roster: RwSignal::new(roster), pending: RwSignal::new(Vec::new()), kept, next: StoredValue::new(0) };
        let left = window_event_listener(leptos::ev::pagehide, move |_| state.flush());
        on_cleanup(move || left.remove());
        state
    }

    /// Changes the roster and stores it.
    pub fn edit<T>(self, change: impl FnOnce(&mut Roster) -> T) -> Option<T> {
        let outcome = self.roster.try_update(change);
        self.kept.later(move || self.roster.with_untracked(Roster::to_text));
        outcome
    }

    /// Stores at once what waits to be stored: the page is being left.
    pub fn flush(self) {
        self.kept.flush(|| self.roster.with_untracked(Roster::to_text));
    }

    /// Takes files: enrolments to be compared, or a whole roster.
    pub fn take(self, app: App, files: Vec<Named>, told: RwSignal<Vec<String>>) {
        told.set(Vec::new());
        leptos::task::spawn_local(async move {
            for (name, file) in files {
                match text_of(&file).await {
                    Ok(text) => self.take_text(app, name, &text, told),
                    Err(error) => told.update(|told| told.push(format!("{name}: {}", open_error(app.lang(), &error)))),
                }
            }
        });
    }

    pub(super) fn take_text(self, app: App, file: String, text: &str, told: RwSignal<Vec<String>>) {
        match Roster::parse(text) {
            Ok(roster) => {
                let line = bring(self, app, roster);
                told.update(|told| told.push(line));
            }
            Err(error @ RosterFileError::Problems(_)) => {
                told.update(|told| told.push(format!("{file}: {}", roster_file_error(app.lang(), &error).join(" "))));
            }
            Err(_) => {
                let id = self.next.get_value();
                self.next.set_value(id.saturating_add(1));
                let found = open_enrolment(text);
                let found = found.map_err(|error| enrolment_error(app.lang(), &error));
                self.pending.update(|pending| pending.push(Pending { id, file, found }));
            }
        }
    }
}

/// Takes a whole roster into the one that is here; says what came.
pub fn bring(state: RosterState, app: App, loaded: Roster) -> String {
    let merged = state.edit(|roster| roster.merge(loaded)).unwrap_or_default();
    roster_loaded(app.lang(), merged)
}
