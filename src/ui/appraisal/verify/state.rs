//! The files that were given, and what was found out about each.

use crate::base::json::parse::{Limits, parse};
use crate::pack::Pack;
use crate::submission::compare::{Integrity, Verdict, check, integrity};
use crate::submission::read::{OpenError, Opened, open};
use crate::submission::signed_pack::open as open_pack;
use crate::text::office::other_file;
use crate::text::{signed_pack, submission as words};
use crate::ui::appraisal::roster::RosterState;
use crate::ui::packs::library::ResourceId;
use crate::ui::platform::files::{Named, text_of};
use crate::ui::shell::state::App;
use leptos::prelude::*;
use std::sync::Arc;

/// A file and what was found.
#[derive(Clone)]
pub(super) struct Checked {
    pub(super) id: usize,
    pub(super) name: String,
    pub(super) found: Result<Arc<Opened>, Notice>,
}

/// What is no submission: what is said about it. A list, roster or enrolment can
/// be genuine all the same.
#[derive(Clone)]
pub(super) struct Notice {
    pub(super) kind: &'static str,
    pub(super) lines: Vec<String>,
}

/// A submission with its verdict.
pub struct Found {
    pub(super) name: String,
    pub(super) opened: Arc<Opened>,
    pub(super) verdict: Verdict,
    pub(super) pack: Option<Arc<Pack>>,
}

/// The files of this page, newest first, and the one that is open for reading.
#[derive(Clone, Copy)]
pub(super) struct Files {
    pub(super) app: App,
    pub(super) roster: RosterState,
    pub(super) list: RwSignal<Vec<Checked>>,
    pub(super) reading: RwSignal<Option<Arc<Found>>>,
}

impl Files {
    pub(super) fn take(self, files: Vec<Named>) {
        leptos::task::spawn_local(async move {
            for (name, file) in files {
                let text = text_of(&file).await;
                self.add(name, text);
            }
        });
    }

    pub(super) fn add(self, name: String, text: Result<String, OpenError>) {
        let lang = self.app.lang();
        let refused = |error: &OpenError| Notice { kind: "refused", lines: vec![words::open_error(lang, error)] };
        let found = match text {
            Err(error) => Err(refused(&error)),
            Ok(text) => match open(&text) {
                Ok(opened) => Ok(Arc::new(opened)),
                Err(error) => Err(self.signed_other(&error, &text).unwrap_or_else(|| refused(&error))),
            },
        };
        self.list.update(|list| {
            let id = list.len();
            list.insert(0, Checked { id, name, found });
        });
    }

    /// What is to be said of a signed file of another kind.
    pub(super) fn signed_other(self, error: &OpenError, text: &str) -> Option<Notice> {
        let OpenError::OtherFile { format } = error else { return None };
        let what = other_file(self.app.lang(), format)?;
        let json = parse(text, &Limits::DEFAULT).ok()?;
        let found = integrity(&json);
        let kind = match &found {
            Integrity::Genuine { .. } => "genuine",
            Integrity::Altered { .. } => "altered",
            Integrity::NotSigned => "warning",
        };
        let lines = if format.starts_with("cchc-pack/") {
            let roster = self.roster.roster;
            roster.with_untracked(|roster| signed_pack::origin(self.app.lang(), &open_pack(json), roster))
        } else {
            words::integrity(self.app.lang(), &found, None)
        };
        Some(Notice { kind, lines: std::iter::once(what.to_owned()).chain(lines).collect() })
    }
}

/// The verdict, tracked; or the pack that has to come first.
pub(super) fn examine(app: App, name: &str, opened: Arc<Opened>) -> Result<Arc<Found>, ResourceId> {
    let id = opened.submission.as_ref().map(|s| s.stated.pack.id.clone());
    let id = id.filter(|id| app.library.catalogue().pack(id).is_some());
    let pack = match id {
        Some(id) => Some(app.pack(&id).ok_or(ResourceId::Pack(id))?),
        None => None,
    };
    let verdict = check(&opened, &|_| pack.as_deref(), None);
    Ok(Arc::new(Found { name: name.to_owned(), opened, verdict, pack }))
}
