//! A draft of the old pack: what it comes to in the new one, and moving it there.

use super::{Both, Choice, CompareState, Done};
use crate::draft::migrate::{LineMove, Moved, move_draft};
use crate::pack::ScoredBy;
use crate::text::pack_diff as words;
use crate::text::pack_diff::DiffMsg;
use crate::text::pack_editor::{pair_changes, pair_line};
use crate::text::storage::storage_error;
use crate::text::ui::Msg;
use crate::ui::packs::file::keep;
use crate::ui::platform;
use crate::ui::platform::storage;
use crate::ui::shell::route::{DraftPage, Route};
use crate::ui::shell::state::{App, app};
use leptos::prelude::*;
use std::sync::Arc;

/// The drafts of a pack, newest change first: id and title.
fn drafts_of(pack: &str) -> Vec<(String, String)> {
    let drafts = storage::drafts().unwrap_or_default().into_iter().filter_map(|stored| stored.draft.ok());
    let of_pack = drafts.filter(|draft| draft.pack == pack);
    of_pack.map(|draft| (draft.id.clone(), format!("{} · {}", draft.title(), draft.answers.setup.year))).collect()
}

/// Which draft, and what becomes of it.
#[component]
pub(super) fn DraftPart(both: Both) -> impl IntoView {
    let app = app();
    let state = expect_context::<CompareState>();
    let drafts = drafts_of(&both.old.id);
    let known = |id: &String| drafts.iter().any(|(known, _)| known == id);
    // The only draft is the one that is meant.
    if !state.draft.with_untracked(known) {
        let only = drafts.first().filter(|_| drafts.len() == 1);
        state.draft.set(only.map_or_else(String::new, |(id, _)| id.clone()));
    }
    let choice = if drafts.is_empty() {
        view! { <p class="muted" data-testid="no-draft">{app.t(DiffMsg::NoDraftOfSet)}</p> }.into_any()
    } else {
        let none = (String::new(), app.t(DiffMsg::NoDraftChosen).to_owned());
        let options = std::iter::once(none).chain(drafts).map(|(id, title)| {
            let chosen = id.clone();
            view! { <option value=id selected=move || state.draft.with(|draft| *draft == chosen)>{title}</option> }
        });
        let choose = move |event: web_sys::Event| {
            state.done.set(None);
            state.draft.set(event_target_value(&event));
        };
        view! {
            <label class="inline-field"><span>{app.t(DiffMsg::ChooseDraft)}</span>
                <select data-testid="choose-draft" on:change=choose>{options.collect_view()}</select></label>
        }
        .into_any()
    };
    let shown = move || both.moved.get().map(|moved| view! { <Effect both=both.clone() moved/> });
    view! { <section class="card" data-testid="draft-part"><h2>{app.t(DiffMsg::DraftHeading)}</h2>{choice}{shown}</section> }
}

/// The figures before and after, what happens to the answers, the button.
#[component]
fn Effect(both: Both, moved: Arc<Moved>) -> impl IntoView {
    let app = app();
    let state = expect_context::<CompareState>();
    let lang = app.lang();
    let (before, after) = (moved.before.clone(), moved.after.clone());
    let percent = |value| format!("{} %", crate::text::points(lang, value));
    let class = |label: String| if label.is_empty() { "–".to_owned() } else { label };
    let rows = [
        (
            DiffMsg::Total,
            words::out_of(lang, &before),
            words::out_of(lang, &after),
            words::difference(lang, before.points, after.points),
        ),
        (
            DiffMsg::Index,
            percent(before.percent),
            percent(after.percent),
            words::difference(lang, before.percent, after.percent),
        ),
        (DiffMsg::Class, class(before.class), class(after.class), String::new()),
    ];
    let rows = rows.map(|(label, was, is, change)| {
        view! { <tr><th scope="row">{app.t(label)}</th><td class="num">{was}</td><td class="num">{is}</td><td class="num">{change}</td></tr> }
    });
    let report = {
        let both = both.clone();
        let moved = moved.clone();
        move || report(app, &both, &moved, state.done.get().as_ref())
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=app.t(DiffMsg::DraftHeading)>
            <table data-testid="effect">
                <thead><tr>
                    <td></td><th scope="col" class="num">{app.t(DiffMsg::BeforeColumn)}</th>
                    <th scope="col" class="num">{app.t(DiffMsg::AfterColumn)}</th><th scope="col" class="num">{app.t(DiffMsg::DifferenceColumn)}</th>
                </tr></thead>
                <tbody>{rows.into_iter().collect_view()}</tbody>
            </table>
        </div>
        <p data-testid="answers-line">{words::answers_line(lang, &moved)}</p>
        {moved.cohort_unknown.then(|| view! { <p class="notice warn">{app.t(DiffMsg::CohortUnknown)}</p> })}
        {report}
        <MoveButton both/>
    }
}

/// The button, or what was made.
#[component]
fn MoveButton(both: Both) -> impl IntoView {
    let app = app();
    let state = expect_context::<CompareState>();
    let refused = RwSignal::new(None::<String>);
    let proposals = both.proposals;
    let go = move |_| match make(app, state, &both) {
        Ok(done) => {
            refused.set(None);
            state.done.set(Some(done));
            platform::focus("open-moved");
        }
        Err(words) => refused.set(Some(words)),
    };
    let from_file = move || {
        matches!(state.new.get(), Choice::File(..))
            .then(|| view! { <span class="muted small">{app.t(DiffMsg::KeepSetFirst)}</span> })
    };
    move || {
        match state.done.get() {
        Some(done) => view! {
            <div class="notice" role="status" data-testid="moved">
                <p>{app.t(DiffMsg::MovedDone)}</p>
                <p><a id="open-moved" data-testid="open-moved" href=address(&done.id, "")>{app.t(DiffMsg::OpenMoved)}</a></p>
            </div>
        }
        .into_any(),
        None => view! {
            {move || words::still_proposed(app.lang(), proposals.with(Vec::len)).map(|words| view! { <p class="notice warn" data-testid="still-proposed">{words}</p> })}
            <p><button type="button" class="primary" data-testid="move" on:click=go.clone()>{app.t(DiffMsg::Move)}</button> " "
                <span class="muted small">{app.t(DiffMsg::MoveMeans)}</span> " " {from_file}</p>
            {move || refused.get().map(|words| view! { <p class="notice error" role="alert" data-testid="not-moved">{words}</p> })}
        }
        .into_any(),
    }
    }
}

/// Makes and stores the new draft, of the draft as it is stored now.
fn make(app: App, state: CompareState, both: &Both) -> Result<Done, String> {
    let cannot = |error| storage_error(app.lang(), &error);
    let draft = storage::load(&state.draft.get_untracked()).map_err(cannot)?;
    if let Choice::File(_, imported) = state.new.get_untracked() {
        keep(app, &imported)?;
    }
    let moved = state.confirmed.with_untracked(|confirmed| move_draft(&draft, &both.old, &both.new, confirmed));
    let fresh = moved.clone().into_new(platform::new_id(), &platform::now());
    drop(storage::save(&fresh).map_err(cannot)?);
    Ok(Done { id: fresh.id, saves: draft.saves, moved: Arc::new(moved) })
}

/// The address of a line of a draft on its sheet.
fn address(draft: &str, node: &str) -> String {
    Route::Draft(draft.to_owned(), DraftPage::Sheet(node.to_owned())).to_string()
}

/// What to check, what is kept aside, what came back, what is new; with links
/// once the new draft is there.
fn report(app: App, both: &Both, moved: &Moved, done: Option<&Done>) -> AnyView {
    let moved = done.map_or(moved, |done| &done.moved);
    let list = |found: Vec<&LineMove>| {
        found.into_iter().map(|line| entry(app, both, line, done.map(|done| done.id.as_str()))).collect_view()
    };
    let (check, lines) = (moved.to_check().collect::<Vec<_>>(), &moved.lines);
    let dropped: Vec<_> = lines.iter().filter(|line| line.answered && line.pair.new.is_none()).collect();
    let back: Vec<_> = lines.iter().filter(|line| line.restored).collect();
    let of_body = |line: &&LineMove| {
        let leaf = line.pair.new.and_then(|idx| both.new.nodes.get(idx)?.leaf());
        leaf.is_some_and(|leaf| leaf.scored_by == ScoredBy::Body)
    };
    let fresh: Vec<_> = lines.iter().filter(|line| line.pair.old.is_none() && !line.restored).filter(of_body).collect();
    let n = check.len();
    let checked = (0 < n).then(|| view! {
        <details open data-testid="to-check"><summary>{app.t(DiffMsg::ToCheck)} " (" {n} ")"</summary><ul>{list(check)}</ul></details>
    });
    let others = [
        (DiffMsg::PutAside, dropped, "aside"),
        (DiffMsg::CameBack, back, "came-back"),
        (DiffMsg::NewToAnswer, fresh, "to-answer"),
    ];
    let others = others.into_iter().filter(|(_, found, _)| !found.is_empty()).map(|(label, found, testid)| {
        let n = found.len();
        view! { <details data-testid=testid><summary>{app.t(label)} " (" {n} ")"</summary><ul>{list(found)}</ul></details> }
    });
    view! { {checked} {others.collect_view()} }.into_any()
}

fn entry(app: App, both: &Both, line: &LineMove, draft: Option<&str>) -> AnyView {
    let lang = app.lang();
    let (name, what) =
        (pair_line(lang, &line.pair, &both.old, &both.new), pair_changes(lang, &line.pair, &both.old, &both.new));
    let node = line.pair.new.and_then(|idx| both.new.nodes.get(idx));
    let name = match (draft, node) {
        (Some(draft), Some(node)) => view! { <a href=address(draft, &node.id)>{name}</a> }.into_any(),
        _ => name.into_any(),
    };
    let note = words::line_note(lang, line).map(|note| format!("; {note}"));
    let points = (line.before != line.after).then(|| {
        let some = |value: Option<_>| value.map_or_else(|| "–".to_owned(), |value| crate::text::points(lang, value));
        format!(" ({} → {} {})", some(line.before), some(line.after), app.t(Msg::PointsWord))
    });
    view! { <li>{name} ": " {what} {note} {points}</li> }.into_any()
}
