//! Checks files: genuine or where altered, recomputed, compared; here the head
//! reads what the drafter signed, and countersigns it.

mod countersign;

use super::roster::RosterState;
use crate::base::json::parse::{Limits, parse};
use crate::pack::Pack;
use crate::submission::compare::{Integrity, Verdict, check, integrity};
use crate::submission::read::{OpenError, Opened, open};
use crate::submission::signed_pack::open as opened_set;
use crate::text::office::{Msg as W, other_file};
use crate::text::ui::Msg;
use crate::text::{roster as roster_words, signed_pack, submission as words, verdict};
use crate::ui::packs::library::Wanted;
use crate::ui::packs::opening::Opening;
use crate::ui::platform::files::{Named, dropped, picked, text_of};
use crate::ui::shell::state::{App, app};
use leptos::prelude::*;
use std::sync::Arc;

/// A file and what was found.
#[derive(Clone)]
struct Checked {
    id: usize,
    name: String,
    found: Result<Arc<Opened>, Told>,
}

/// What is no submission: what is said about it. A list, roster or enrolment can
/// be genuine all the same.
#[derive(Clone)]
struct Told {
    kind: &'static str,
    lines: Vec<String>,
}

/// A submission with its verdict.
pub struct Found {
    name: String,
    opened: Arc<Opened>,
    verdict: Verdict,
    pack: Option<Arc<Pack>>,
}

/// The files of this page, newest first, and the one that is open for reading.
#[derive(Clone, Copy)]
struct Files {
    app: App,
    roster: RosterState,
    list: RwSignal<Vec<Checked>>,
    reading: RwSignal<Option<Arc<Found>>>,
}

impl Files {
    fn take(self, files: Vec<Named>) {
        leptos::task::spawn_local(async move {
            for (name, file) in files {
                let text = text_of(&file).await;
                self.add(name, text);
            }
        });
    }

    fn add(self, name: String, text: Result<String, OpenError>) {
        let lang = self.app.l();
        let refused = |error: &OpenError| Told { kind: "refused", lines: vec![words::open_error(lang, error)] };
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
    fn signed_other(self, error: &OpenError, text: &str) -> Option<Told> {
        let OpenError::OtherFile { format } = error else { return None };
        let what = other_file(self.app.l(), format)?;
        let json = parse(text, &Limits::DEFAULT).ok()?;
        let found = integrity(&json);
        let kind = match &found {
            Integrity::Genuine { .. } => "genuine",
            Integrity::Altered { .. } => "altered",
            Integrity::NotSigned => "warning",
        };
        let lines = if format.starts_with("cchc-pack/") {
            let roster = self.roster.roster;
            roster.with_untracked(|roster| signed_pack::origin(self.app.l(), &opened_set(json), roster))
        } else {
            words::integrity(self.app.l(), &found, None)
        };
        Some(Told { kind, lines: std::iter::once(what.to_owned()).chain(lines).collect() })
    }
}

/// The verdict, tracked; or the criteria set that has to come first.
fn examine(app: App, name: &str, opened: Arc<Opened>) -> Result<Arc<Found>, Wanted> {
    let id = opened.submission.as_ref().map(|s| s.stated.pack.id.clone());
    let id = id.filter(|id| app.shelf.catalogue().pack(id).is_some());
    let pack = match id {
        Some(id) => Some(app.pack(&id).ok_or(Wanted::Pack(id))?),
        None => None,
    };
    let verdict = check(&opened, &|_| pack.as_deref(), None);
    Ok(Arc::new(Found { name: name.to_owned(), opened, verdict, pack }))
}

/// The page on which files are checked.
#[component]
pub fn Verify() -> impl IntoView {
    let app = app();
    let files = Files { app, roster: expect_context(), list: RwSignal::new(Vec::new()), reading: RwSignal::new(None) };
    provide_context(files);
    let drop = move |event: web_sys::DragEvent| {
        let dropped = dropped(&event);
        leptos::task::spawn_local(async move { files.take(dropped.files().await.0) });
    };
    view! {
        <div class="page">
            <h1>{app.t(Msg::VerifyHeading)}</h1>
            <p class="muted">{app.t(Msg::VerifyLead)}</p>
            <label class="drop file" on:drop=drop on:dragover=|event| event.prevent_default()>
                <span>{app.w(W::DropToCheck)}</span>
                <input type="file" multiple accept=".json,application/json" data-testid="pick-files"
                    on:change=move |event| files.take(picked(&event))/>
            </label>
            <div data-testid="verdicts" aria-live="polite">
                <For each=move || files.list.get() key=|one| one.id let:one><VerdictCard one/></For>
            </div>
            {move || files.reading.get().map(|found| view! { <countersign::Reading found/> })}
        </div>
    }
}

fn kind_of(found: &Found) -> &'static str {
    match &found.verdict.integrity {
        Integrity::Altered { .. } => "altered",
        Integrity::NotSigned => "warning",
        Integrity::Genuine { .. } if found.verdict.holds() => "genuine",
        Integrity::Genuine { .. } => "warning",
    }
}

/// The verdict on one file.
#[component]
fn VerdictCard(one: Checked) -> impl IntoView {
    let app = app();
    match one.found {
        Err(told) => view! {
            <article class="card verdict" data-verdict=told.kind>
                <h2>{one.name}</h2>
                {told.lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </article>
        }
        .into_any(),
        Ok(opened) => {
            let judged = move || match examine(app, &one.name, opened.clone()) {
                Ok(found) => view! { <Judged found/> }.into_any(),
                Err(wanted) => {
                    view! { <article class="card verdict"><h2>{one.name.clone()}</h2><Opening wanted/></article> }
                        .into_any()
                }
            };
            judged.into_any()
        }
    }
}

/// The verdict on a file that could be opened.
#[component]
fn Judged(found: Arc<Found>) -> impl IntoView {
    let app = app();
    let files = expect_context::<Files>();
    let (kind, headline) = (kind_of(&found), words::headline(app.l(), &found.verdict));
    let of = found.opened.submission.as_ref().map(|s| format!("{} · {} · ", s.stated.body, s.stated.year));
    let totals = verdict::totals(app.l(), &found.verdict);
    let can_read = found.pack.is_some() && found.verdict.card.is_some();
    let to_read = found.clone();
    let read = move |_| {
        files.reading.set(Some(to_read.clone()));
        crate::ui::platform::scroll_to("doc-tep");
    };
    view! {
        <article class="card verdict" data-verdict=kind>
            <h2>{found.name.clone()}</h2>
            <p><strong>{headline}</strong></p>
            <Lines found/>
            {totals.map(|line| view! { <p class="num">{app.t(Msg::Recomputed)} ": " <strong>{of} {line}</strong></p> })}
            {can_read.then(|| view! { <button type="button" data-testid="read" on:click=read>{app.w(W::ReadAndCountersign)}</button> })}
        </article>
    }
}

/// Every sentence of the verdict.
#[component]
fn Lines(found: Arc<Found>) -> impl IntoView {
    let app = app();
    let state = expect_context::<RosterState>();
    let stated = found.opened.submission.as_ref().map(|submission| &submission.stated);
    let mut lines = verdict::sentences(app.l(), &found.verdict, stated, found.pack.as_deref());
    let standings = state.roster.with_untracked(|roster| {
        let body = stated.filter(|_| !roster.entries.is_empty()).map(|stated| &stated.body);
        body.map_or_else(Vec::new, |body| roster.standings(&found.verdict.integrity, body, None))
    });
    lines.extend(standings.iter().map(|found| roster_words::standing(app.l(), found)));
    lines.push(format!("{}: {}", app.t(Msg::FileDigest), words::digest(&found.verdict.digest)));
    view! { <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
}
