//! Files on their way to the desk: one after the other, with progress, so that
//! the page goes on answering, and to be stopped at any time.

use super::{DeskState, Progress, received};
use crate::appraisal::{Desk, FileStatus, Merged};
use crate::base::json::parse::{Limits, parse};
use crate::pack::read::read;
use crate::submission::keys::roster::Roster;
use crate::submission::read::OpenError;
use crate::submission::signed_pack::{SignedPack, open};
use crate::text::appraisal::desk_error;
use crate::text::office::{
    ToolMsg, conflict, folder_unread, merged, pack_refused, pack_taken, progress_line, still_missing, wanted_pack,
};
use crate::text::roster::roster_file_error;
use crate::text::signed_pack::origin;
use crate::ui::appraisal::roster::RosterState;
use crate::ui::appraisal::worker_pool::{Judges, Told, Workers};
use crate::ui::packs::library::ResourceId;
use crate::ui::platform;
use crate::ui::platform::files::{Named, dropped, picked, text_of};
use crate::ui::shell::state::{App, app};
use leptos::prelude::*;
use std::collections::VecDeque;
use std::sync::Arc;

/// Milliseconds after which the page gets a turn: to show how far it is, to answer.
const TURN: u64 = 30;

/// Where files are dropped or picked, and how far it has come.
#[component]
pub fn Take() -> impl IntoView {
    let app = app();
    let (state, roster) = (expect_context::<DeskState>(), expect_context::<RosterState>());
    let drop = move |event: web_sys::DragEvent| {
        let dropped = dropped(&event);
        leptos::task::spawn_local(async move {
            let (files, unread) = dropped.files().await;
            take(app, state, roster, files).await;
            state.told.update(|told| told.extend(unread.iter().map(|name| folder_unread(app.lang(), name))));
        });
    };
    let pick = move |event: web_sys::Event| {
        let files = picked(&event);
        leptos::task::spawn_local(async move { take(app, state, roster, files).await });
    };
    // The name that all browsers know for "a whole folder".
    let folder = view! { <input type="file" data-testid="desk-folder" on:change=pick/> }.attr("webkitdirectory", "");
    view! {
        <div class="drop" role="group" aria-label=app.t(ToolMsg::DropToDesk) on:drop=drop on:dragover=|event| event.prevent_default()>
            <p>{app.t(ToolMsg::DropToDesk)}</p>
            <label class="file"><span>{app.t(ToolMsg::PickDeskFiles)}</span>
                <input type="file" multiple accept=".json,application/json" data-testid="desk-files" on:change=pick/></label>
            <label class="file"><span>{app.t(ToolMsg::PickDeskFolder)}</span>
                {folder}</label>
        </div>
        <Running/>
        <div aria-live="polite">
            {move || state.told.get().into_iter().map(|line| view! { <p class="notice" data-testid="desk-told">{line}</p> }).collect_view()}
        </div>
        <Lacking/>
    }
}

/// The bar and the way to stop.
#[component]
fn Running() -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    move || {
        state.progress.get().map(|Progress { done, total }| view! {
            <p role="status" data-testid="desk-progress">
                <progress max=total.to_string() value=done.to_string() aria-label=app.t(ToolMsg::ReadingFiles)></progress> " "
                {progress_line(app.lang(), done, total)} " "
                <button type="button" data-testid="desk-stop" on:click=move |_| state.stop.set_value(true)>{app.t(ToolMsg::StopReading)}</button>
            </p>
        })
    }
}

/// Packs that are not here, and files that the loaded work was about.
#[component]
fn Lacking() -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    let lines = move || {
        let mut lines: Vec<String> = state.desk.with(|desk| {
            let known =
                |id: &str, digest: &str| app.library.catalogue().pack(id).is_some_and(|entry| entry.digest == digest);
            let wanted = desk.wanted_packs().into_iter();
            let wanted = wanted.filter(|pack| {
                !known(&pack.id, &pack.digest) || app.library.failed(&ResourceId::Pack(pack.id.clone()))
            });
            wanted.map(|pack| wanted_pack(app.lang(), pack)).collect()
        });
        let missing = state.desk.with(|desk| desk.missing().len());
        lines.extend((0 < missing).then(|| still_missing(app.lang(), missing)));
        lines
    };
    view! {
        <div data-testid="desk-lacking">
            {move || lines().into_iter().map(|line| view! { <p class="notice warn">{line}</p> }).collect_view()}
        </div>
    }
}

/// Ids of the packs that files name, that ship, and that the desk does not have; tracked.
fn shipped_and_wanted(app: App, state: DeskState) -> Vec<String> {
    state.desk.with(|desk| {
        let shipped =
            desk.wanted_packs().into_iter().filter_map(|pack| app.library.catalogue().pack(&pack.id).cloned());
        shipped.filter(|entry| !desk.has_pack(&entry.digest)).map(|entry| entry.id).collect()
    })
}

/// Packs that ship are fetched for the files that name them.
pub fn follow_packs(app: App, state: DeskState) {
    Effect::new(move |_| {
        let wanted = shipped_and_wanted(app, state);
        let here: Vec<_> = wanted.iter().filter_map(|id| app.pack(id)).collect();
        if !here.is_empty() {
            state.desk.update(|desk| here.into_iter().for_each(|pack| desk.add_pack(pack)));
        }
    });
}

/// Reads the files onto the desk, after those that are being read already.
async fn take(app: App, state: DeskState, roster: RosterState, files: Vec<Named>) {
    state.queue.update_value(|queue| queue.extend(files));
    if state.progress.get_untracked().is_some() {
        return;
    }
    state.stop.set_value(false);
    state.told.set(Vec::new());
    state.progress.set(Some(Progress { done: 0, total: state.queue.with_value(VecDeque::len) }));
    read_all(app, state, roster).await;
    state.progress.set(None);
    state.edit(|_| ());
}

async fn read_all(app: App, state: DeskState, roster: RosterState) {
    let workers = state.workers();
    state.desk.with_untracked(|desk| desk.packs().all().for_each(|pack| workers.add_pack(pack)));
    let mut judges = Judges::new(&workers);
    let (mut done, mut turned) = (0_usize, platform::milliseconds());
    loop {
        while judges.has_room()
            && let Some(named) = state.queue.try_update_value(VecDeque::pop_front).flatten()
        {
            let file = named.1.clone().into();
            judges.send(named, file);
        }
        let Some((named, told)) = judges.next(&|ask| state.desk.with_untracked(|desk| ask(desk.packs()))).await else {
            break;
        };
        if TURN <= platform::milliseconds().saturating_sub(turned) {
            let waiting = state.queue.with_value(VecDeque::len).saturating_add(judges.on_the_way());
            state.progress.set(Some(Progress { done, total: done.saturating_add(waiting).saturating_add(1) }));
            platform::turn().await;
            turned = platform::milliseconds();
        }
        if state.stop.get_value() {
            state.queue.update_value(VecDeque::clear);
            state.told.update(|told| told.push(app.t(ToolMsg::Stopped).to_owned()));
            break;
        }
        done = done.saturating_add(1);
        match told {
            Told::Found(found) => {
                let day = received(state);
                state.desk.try_update_untracked(|desk| desk.add_found(&named.0, *found, day));
            }
            Told::Nothing => read_here(app, state, roster, &workers, &named).await,
        }
    }
}

/// Reads a file that no worker had anything to tell about, and fetches the pack that
/// it names for the files that follow.
async fn read_here(app: App, state: DeskState, roster: RosterState, workers: &Workers, (name, file): &Named) {
    let before = state.desk.with_untracked(|desk| desk.packs().all().count());
    match text_of(file).await {
        Ok(text) => place(app, state, roster, name, &text),
        Err(error) => {
            let day = received(state);
            state.desk.try_update_untracked(|desk| desk.add_refused(name, error, day));
        }
    }
    for id in untrack(|| shipped_and_wanted(app, state)) {
        if let Some(pack) = app.library.wait_for_pack(&id).await {
            state.desk.try_update_untracked(|desk| desk.add_pack(pack));
        }
    }
    state.desk.with_untracked(|desk| {
        if before < desk.packs().all().count() {
            desk.packs().all().for_each(|pack| workers.add_pack(pack));
        }
    });
}

/// One text: a submission, a pack, the work of a desk, a roster.
fn place(app: App, state: DeskState, roster: RosterState, name: &str, text: &str) {
    let day = received(state);
    let Some(at) = state.desk.try_update_untracked(|desk| desk.add(name, text, day)) else { return };
    let other = state.desk.with_untracked(|desk| match desk.files().get(at).map(|filed| &filed.outcome) {
        Some(Err(OpenError::OtherFile { format })) => Some(format.clone()),
        _ => None,
    });
    let kind = other.as_deref().and_then(|format| format.split_once('/')).map(|(kind, _)| kind);
    let Some(kind) = kind.filter(|kind| ["cchc-pack", "cchc-desk", "cchc-roster"].contains(kind)) else { return };
    // Off the desk first: work goes as it is onto a desk that is blank.
    state.desk.try_update_untracked(|desk| desk.remove(at));
    let lines = match kind {
        "cchc-pack" => take_pack(app, state, text),
        "cchc-desk" => take_work(app, state, text),
        _ => take_roster(app, roster, text),
    };
    state.told.update(|told| told.extend(lines.into_iter().map(|line| format!("{name}: {line}"))));
}

fn take_pack(app: App, state: DeskState, text: &str) -> Vec<String> {
    let reading = read(text);
    let errors = reading.errors().count();
    let Some(pack) = reading.pack else { return vec![pack_refused(app.lang(), errors)] };
    if let Some(found) = parse(text, &Limits::DEFAULT).ok().map(open).filter(SignedPack::refused) {
        return origin(app.lang(), &found, &Roster::default());
    }
    let line = pack_taken(app.lang(), &pack);
    state.desk.try_update_untracked(|desk| desk.add_pack(Arc::new(pack)));
    vec![line]
}

fn take_work(app: App, state: DeskState, text: &str) -> Vec<String> {
    let work = match Desk::parse(text) {
        Ok(work) => work,
        Err(error) => return desk_error(app.lang(), &error),
    };
    let found = state.desk.try_update_untracked(|desk| desk.bring(&work, false)).unwrap_or_default();
    told_of(app, &found)
}

/// What came in, and every leaf that was appraised otherwise here.
fn told_of(app: App, found: &Merged) -> Vec<String> {
    let first = merged(app.lang(), found);
    std::iter::once(first).chain(found.conflicts.iter().map(|one| conflict(app.lang(), one))).collect()
}

fn take_roster(app: App, state: RosterState, text: &str) -> Vec<String> {
    match Roster::parse(text) {
        Ok(loaded) => vec![crate::ui::appraisal::roster::bring(state, app, loaded)],
        Err(error) => roster_file_error(app.lang(), &error),
    }
}

/// Files that count, for the heading.
#[must_use]
pub fn counted(counting: &[FileStatus]) -> usize {
    counting.iter().filter(|found| matches!(found, FileStatus::Counts { .. })).count()
}
