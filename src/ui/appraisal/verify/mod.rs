//! Checks files: genuine or where altered, recomputed, compared; here the head
//! reads what the drafter signed, and countersigns it.

mod countersign;
mod state;

use super::roster::RosterState;
use crate::submission::compare::Integrity;
use crate::text::office::ToolMsg;
use crate::text::ui::Msg;
use crate::text::{roster as roster_words, submission as words, verdict};
use crate::ui::packs::opening::Opening;
use crate::ui::platform::files::{dropped, picked};
use crate::ui::shell::state::app;
use leptos::prelude::*;
use state::{Checked, Files, Found, examine};
use std::sync::Arc;

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
                <span>{app.t(ToolMsg::DropToCheck)}</span>
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
    let (kind, headline) = (kind_of(&found), words::headline(app.lang(), &found.verdict));
    let of = found.opened.submission.as_ref().map(|s| format!("{} · {} · ", s.stated.body, s.stated.year));
    let totals = verdict::totals(app.lang(), &found.verdict);
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
            {can_read.then(|| view! { <button type="button" data-testid="read" on:click=read>{app.t(ToolMsg::ReadAndCountersign)}</button> })}
        </article>
    }
}

/// Every sentence of the verdict.
#[component]
fn Lines(found: Arc<Found>) -> impl IntoView {
    let app = app();
    let state = expect_context::<RosterState>();
    let stated = found.opened.submission.as_ref().map(|submission| &submission.stated);
    let mut lines = verdict::sentences(app.lang(), &found.verdict, stated, found.pack.as_deref());
    let standings = state.roster.with_untracked(|roster| {
        let body = stated.filter(|_| !roster.entries.is_empty()).map(|stated| &stated.body);
        body.map_or_else(Vec::new, |body| roster.standings(&found.verdict.integrity, body, None))
    });
    lines.extend(standings.iter().map(|found| roster_words::standing(app.lang(), found)));
    lines.push(format!("{}: {}", app.t(Msg::FileDigest), words::digest(&found.verdict.digest)));
    view! { <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
}
