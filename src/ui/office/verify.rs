//! Checks submissions: genuine or where altered, recomputed, compared.

use crate::pack::Pack;
use crate::submission::compare::{Integrity, PackMatch, Verdict, check};
use crate::submission::read::{OpenError, Opened, open};
use crate::text::ui::Msg;
use crate::text::{file, number, submission as words};
use crate::ui::components::opening::Opening;
use crate::ui::platform;
use crate::ui::shelf::Wanted;
use crate::ui::state::{App, app};
use leptos::prelude::*;
use std::sync::Arc;

/// A file and what was found.
#[derive(Clone)]
struct Checked {
    id: usize,
    name: String,
    found: Result<Arc<Opened>, OpenError>,
}

struct Found {
    opened: Arc<Opened>,
    verdict: Verdict,
    pack: Option<Arc<Pack>>,
}

/// The verdict, tracked; or the criteria set that has to come first.
fn examine(app: App, opened: Arc<Opened>) -> Result<Arc<Found>, Wanted> {
    let id = opened.submission.as_ref().map(|s| s.pack.id.clone());
    let id = id.filter(|id| app.shelf.catalogue().pack(id).is_some());
    let pack = match id {
        Some(id) => Some(app.pack(&id).ok_or(Wanted::Pack(id))?),
        None => None,
    };
    let verdict = check(&opened, &|_| pack.as_deref(), None);
    Ok(Arc::new(Found { opened, verdict, pack }))
}

/// The page on which files are checked.
#[component]
pub fn Verify() -> impl IntoView {
    let app = app();
    let list = RwSignal::new(Vec::<Checked>::new());
    let take = move |name: String, text: String| {
        let found = open(&text).map(Arc::new);
        list.update(|list| {
            let id = list.len();
            list.insert(0, Checked { id, name, found });
        });
    };
    let pick = move |event: web_sys::Event| platform::read_picked(&event, take);
    let drop = move |event: web_sys::DragEvent| {
        event.prevent_default();
        if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
            platform::read_files(&files, take);
        }
    };
    view! {
        <div class="page">
            <h1>{app.t(Msg::VerifyHeading)}</h1>
            <p class="muted">{app.t(Msg::VerifyLead)}</p>
            <label class="drop file" on:drop=drop on:dragover=|event| event.prevent_default()>
                <span>{app.t(Msg::PickFiles)}</span>
                <input type="file" multiple accept=".json,application/json" data-testid="pick-files" on:change=pick/>
            </label>
            <div data-testid="verdicts" aria-live="polite">
                <For each=move || list.get() key=|one| one.id let:one><VerdictCard one/></For>
            </div>
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
        Err(error) => view! {
            <article class="card verdict" data-verdict="refused">
                <h2>{one.name}</h2>
                <p>{words::open_error(app.l(), &error)}</p>
            </article>
        }
        .into_any(),
        Ok(opened) => {
            let judged = move || match examine(app, opened.clone()) {
                Ok(found) => view! { <Judged name=one.name.clone() found/> }.into_any(),
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
fn Judged(name: String, found: Arc<Found>) -> impl IntoView {
    let app = app();
    let (kind, headline) = (kind_of(&found), words::headline(app.l(), &found.verdict));
    view! {
        <article class="card verdict" data-verdict=kind>
            <h2>{name}</h2>
            <p><strong>{headline}</strong></p>
            <Lines found=found.clone()/>
            <Totals found/>
        </article>
    }
}

/// Every sentence of the verdict.
#[component]
fn Lines(found: Arc<Found>) -> impl IntoView {
    let app = app();
    let lang = app.l();
    let pack = found.pack.as_deref();
    let verdict = &found.verdict;
    let mut lines = words::integrity(lang, &verdict.integrity, pack);
    lines.extend(
        verdict
            .problems
            .iter()
            .map(|p| format!("{}: {}", words::place(lang, pack, &p.pointer), file::problem(lang, &p.kind))),
    );
    if let (Some(state), Some(submission)) = (&verdict.pack, &found.opened.submission) {
        lines.push(words::pack_match(lang, state, &submission.pack));
        lines.extend(words::pack_status(lang, &submission.pack).map(str::to_owned));
        if !verdict.odd_letters.is_empty() {
            lines.push(words::odd_letters(lang, &submission.body, &verdict.odd_letters));
        }
    }
    lines.extend(verdict.differences.iter().map(|difference| words::difference(lang, pack, difference)));
    if let Some(completeness) = &verdict.completeness {
        lines.extend(words::completeness(lang, pack, completeness));
    }
    lines.extend(verdict.late.as_ref().map(|late| words::late(lang, late)));
    lines.push(format!("{}: {}", app.t(Msg::FileDigest), words::digest(&verdict.digest)));
    view! { <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
}

/// The recomputed figures.
#[component]
fn Totals(found: Arc<Found>) -> impl IntoView {
    let app = app();
    let lang = app.l();
    let known = found.verdict.pack == Some(PackMatch::Known);
    let card = found.verdict.card.as_ref().filter(|_| known)?;
    let submission = found.opened.submission.as_ref()?;
    let totals = &card.totals;
    let line = format!(
        "{} · {} · {} {} / {} · {} {} / {} · {} {}",
        submission.body,
        submission.year,
        app.t(Msg::SelfScored),
        number::exact(lang, &totals.self_points),
        number::points(lang, totals.self_max),
        app.t(Msg::Projected),
        number::exact(lang, &totals.points),
        number::points(lang, totals.out_of),
        app.t(Msg::Index),
        number::percent(lang, totals.percent)
    );
    Some(view! { <p class="num">{app.t(Msg::Recomputed)} ": " <strong>{line}</strong></p> })
}
