//! The verdict on every file, those that need somebody first.

use super::{DeskState, load::counted};
use crate::appraisal::{FileStatus, Flag};
use crate::base::compact_sort::SortExt as _;
use crate::text::office::{ToolMsg, files_line};
use crate::text::{appraisal as words, number, verdict};
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// Files shown at first, and with each press of the button.
const STEP: usize = 100;

/// Which files are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    /// Those that do not count, or that a person should look at.
    ToLookAt,
    /// All.
    All,
}

/// How a file stands, for its colour: bad, to be looked at, good.
fn standing(found: &FileStatus, flags: &[Flag]) -> &'static str {
    match found {
        FileStatus::Refused(_) => "refused",
        FileStatus::Counts { conflict: Some(_) } => "warning",
        // That the pack is illustrative is the same for all of a round.
        FileStatus::Counts { conflict: None } if flags.iter().all(|flag| *flag == Flag::NotOfficial) => "genuine",
        FileStatus::Counts { conflict: None } => "warning",
        FileStatus::Older { .. } | FileStatus::Duplicate { .. } => "none",
    }
}

/// The list.
#[component]
pub fn Files() -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    let which = RwSignal::new(Which::ToLookAt);
    let shown = RwSignal::new(STEP);
    let list = Memo::new(move |_| {
        let order = |kind: &str| ["refused", "warning", "none", "genuine"].iter().position(|known| *known == kind);
        state.desk.with(|desk| {
            let mut rows: Vec<(usize, &'static str)> = state.statuses.with(|counting| {
                counting.iter().enumerate().map(|(at, found)| (at, standing(found, &desk.flags(at)))).collect()
            });
            rows.sort_small_by_key(|(_, kind)| order(kind));
            rows
        })
    });
    let chosen = Memo::new(move |_| {
        let all = which.get() == Which::All;
        list.with(|list| {
            list.iter().filter(|(_, kind)| all || matches!(*kind, "refused" | "warning")).copied().collect::<Vec<_>>()
        })
    });
    let heading = move || {
        let (all, counts) = (state.statuses.with(Vec::len), state.statuses.with(|counting| counted(counting)));
        files_line(app.lang(), all, counts)
    };
    let button = move |label: ToolMsg, this: Which, testid: &'static str| {
        let pressed = move || (which.get() == this).to_string();
        view! { <button type="button" data-testid=testid aria-pressed=pressed on:click=move |_| which.set(this)>{app.t(label)}</button> }
    };
    let more = move || chosen.with(Vec::len).checked_sub(shown.get()).filter(|more| 0 < *more);
    view! {
        <section class="card" data-testid="desk-verdicts">
            <h2>{app.t(ToolMsg::FilesHeading)}</h2>
            <p data-testid="desk-counted"><strong>{heading}</strong></p>
            <div class="switch" role="group" aria-label=app.t(ToolMsg::FilesHeading)>
                {button(ToolMsg::FilesToLookAt, Which::ToLookAt, "files-to-look-at")} {button(ToolMsg::FilesAll, Which::All, "files-all")}
            </div>
            <div class="file-list" tabindex="0" role="region" aria-label=app.t(ToolMsg::FilesHeading)>
                <For each=move || chosen.get().into_iter().take(shown.get()) key=|row| *row let((at, kind))><Row at kind/></For>
            </div>
            {move || more().map(|more| view! { <button type="button" on:click=move |_| shown.update(|n| *n = n.saturating_add(STEP))>{app.t(ToolMsg::ShowMore)} " (" {more} ")"</button> })}
        </section>
    }
}

/// The line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Head {
    name: String,
    body: String,
    /// What it counts for.
    first: String,
    flags: String,
}

/// One file: a line, and everything about it when opened.
#[component]
fn Row(at: usize, kind: &'static str) -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    let lines = move || {
        state.desk.with(|desk| {
            state.statuses.with(|counting| {
                counting.get(at).map_or_else(Vec::new, |found| verdict::on_desk(app.lang(), desk, at, found))
            })
        })
    };
    let head = Memo::new(move |_| {
        state.desk.with(|desk| {
            let filed = desk.files().get(at)?;
            let stated = filed.outcome.as_ref().ok().and_then(|judged| judged.stated.as_ref());
            let flags: Vec<&str> = desk.flags(at).into_iter().map(|flag| verdict::flag(app.lang(), flag)).collect();
            let first =
                state.statuses.with(|counting| Some(words::counting(app.lang(), counting.get(at)?, desk.files())));
            Some(Head {
                name: filed.name.clone(),
                body: stated.map(|stated| stated.body.clone()).unwrap_or_default(),
                first: first.unwrap_or_default(),
                flags: flags.join(", "),
            })
        })
    });
    let received = move || {
        let day = state.desk.with(|desk| desk.files().get(at)?.received)?;
        Some(number::date(app.lang(), day))
    };
    let remove = move |_| {
        state.open.set(None);
        state.edit(|desk| desk.remove(at));
    };
    let opened = RwSignal::new(false);
    view! {
        <details class="verdict file-row" data-verdict=kind data-testid="desk-file" on:toggle=move |_| opened.update(|open| *open = !*open)>
            <summary>
                <strong>{move || head.get().map(|head| head.name)}</strong> " "
                <span>{move || head.get().map(|head| head.body)}</span> " "
                <span class="muted">{move || head.get().map(|head| head.first)}</span> " "
                <span class="flags">{move || head.get().map(|head| head.flags)}</span>
            </summary>
            {move || opened.get().then(|| view! {
                {received().map(|day| view! { <p class="muted small" data-testid="file-received">{app.t(ToolMsg::ReceivedThen)} " " {day}</p> })}
                <ul>{lines().into_iter().skip(1).map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                <button type="button" on:click=remove>{app.t(ToolMsg::TakeOff)}</button>
            })}
        </details>
    }
}
