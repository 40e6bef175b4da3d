//! The tree of lines, beside the line that is looked at.

use super::keys::element_id;
use super::line::RowLine;
use super::next_step::NextStep;
use super::node::{AddRoots, PlaceLine};
use super::source::{LedgerBar, OpenEntries, SourceTables};
use super::{Chosen, Show, StudioState, Tab};
use crate::pack_editor::build::{Built, Item, Skipped as Why};
use crate::pack_editor::project::{Decision, Edit, RowId};
use crate::pack_editor::sentence::Confidence;
use crate::pack_form;
use crate::text::pack_editor::labels::EditorMsg;
use crate::text::pack_editor::{confidence, picked_line, progress_line, skipped};
use crate::ui::platform;
use crate::ui::shell::state::{App, app};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Tree and line side by side.
#[component]
pub fn Lines() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let by_hand = Memo::new(move |_| state.by_hand());
    let chosen = Memo::new(move |_| state.chosen.get());
    let source = move || state.source.get() && !by_hand.get();
    let line = move || match (chosen.get(), by_hand.get()) {
        (Chosen::Row(id), false) => view! { <RowLine id/> }.into_any(),
        (Chosen::Place(pointer), true) => view! { <PlaceLine pointer/> }.into_any(),
        _ => view! { <p class="muted">{app.t(EditorMsg::PickLine)}</p> }.into_any(),
    };
    view! {
        {move || if by_hand.get() {
            view! { <BackToImport/> }.into_any()
        } else {
            view! { <LedgerBar/> <Accepting/> }.into_any()
        }}
        <div class="studio-sides" data-source=move || source().then_some("yes")>
            <section class="studio-tree" aria-labelledby="studio-lines">
                <h2 id="studio-lines" tabindex="-1">{app.t(EditorMsg::LinesHeading)}</h2>
                {move || (!by_hand.get()).then(|| view! { <ChooseView/> })}
                {move || if source() {
                    view! { <SourceTables/> }.into_any()
                } else {
                    view! { {move || (!by_hand.get()).then(|| view! { <Filter/> })} <Tree/> }.into_any()
                }}
                {move || by_hand.get().then(|| view! { <AddRoots/> })}
            </section>
            <section class="studio-line" id="studio-line" tabindex="-1">{line}</section>
        </div>
        {move || (!by_hand.get()).then(|| view! { <OpenEntries/> <Skipped/> <Finish/> })}
        <NextStep to=Tab::Members label=EditorMsg::TabMembers/>
    }
}

/// The proposed lines or the source table.
#[component]
fn ChooseView() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let one = move |source: bool, label: EditorMsg, testid: &'static str| {
        let pressed = move || (state.source.get() == source).to_string();
        view! {
            <button type="button" aria-pressed=pressed data-testid=testid on:click=move |_| state.source.set(source)>
                {app.t(label)}</button>
        }
    };
    view! { <p class="studio-views">{one(false, EditorMsg::TreeView, "view-tree")} " " {one(true, EditorMsg::SourceHeading, "view-source")}</p> }
}

/// What stands in the tree.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Row {
    at: At,
    depth: usize,
    code: String,
    name: String,
    max: String,
    /// Words of its state, and the state for the style.
    mark: (String, &'static str),
    wrong: bool,
}

/// [`Chosen`] as a key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum At {
    Row(usize, usize),
    Place(String),
}

impl At {
    fn chosen(&self) -> Chosen {
        match self {
            Self::Row(table, row) => Chosen::Row(RowId { table: *table, row: *row }),
            Self::Place(pointer) => Chosen::Place(pointer.clone()),
        }
    }
}

/// Whether a line is listed.
fn listed(item: &Item, show: Show) -> bool {
    let open = item.decision == Decision::Open;
    match (show, &item.proposal) {
        (Show::All, _) => true,
        (_, None) => false,
        (Show::Open, _) => open,
        (Show::Doubtful, Some(proposal)) => open && proposal.confidence < Confidence::High,
        (Show::NotUnderstood, Some(proposal)) => open && proposal.confidence == Confidence::None,
    }
}

fn mark(app: App, item: &Item) -> (String, &'static str) {
    match (&item.proposal, &item.decision) {
        (None, _) => (String::new(), "sum"),
        (_, Decision::Accepted) => (app.t(EditorMsg::IsAccepted).to_owned(), "done"),
        (_, Decision::Changed(_)) => (app.t(EditorMsg::IsChanged).to_owned(), "done"),
        (Some(proposal), Decision::Open) => {
            let state = if proposal.confidence == Confidence::High { "clear" } else { "doubt" };
            (confidence(app.lang(), proposal.confidence).to_owned(), state)
        }
    }
}

fn rows(app: App, built: &Built, show: Show) -> Vec<Row> {
    let wrong = |pointer: &str| {
        let own = |place: &str| place.strip_prefix(pointer).is_some_and(|rest| !rest.starts_with("/children"));
        built.reading.errors().any(|found| own(&found.pointer))
    };
    let comma = app.lang().comma();
    if built.items.is_empty() {
        let of_place = |line: pack_form::LineAt| Row {
            wrong: wrong(&line.pointer),
            at: At::Place(line.pointer),
            depth: line.depth,
            code: line.code,
            name: line.name,
            max: line.max.replace('.', comma),
            mark: (String::new(), "sum"),
        };
        return pack_form::lines(&built.json).into_iter().map(of_place).collect();
    }
    let of_item = |item: &Item| Row {
        at: At::Row(item.id.table, item.id.row),
        depth: item.line.level,
        code: item.line.code.clone(),
        name: item.line.name.clone(),
        max: item.max.to_text().replace('.', comma),
        mark: mark(app, item),
        wrong: wrong(&item.pointer),
    };
    built.items.iter().filter(|item| listed(item, show)).map(of_item).collect()
}

/// The lines, each a button.
#[component]
fn Tree() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let rows = Memo::new(move |_| {
        let show = state.show.get();
        state.built.with(|built| built.as_ref().map_or_else(Vec::new, |built| rows(app, built, show)))
    });
    let listed = move || {
        rows.with_untracked(|rows| {
            let rows = rows.iter().filter_map(|row| match row.at {
                At::Row(table, row) => Some(RowId { table, row }),
                At::Place(_) => None,
            });
            rows.collect::<Vec<_>>()
        })
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        let listed = listed();
        if !listed.is_empty() && state.on_key(&event, &listed) {
            event.prevent_default();
        }
    };
    let picked = move || state.picked.with(BTreeSet::len);
    let none = move || rows.with(Vec::is_empty);
    let words = move || app.t(if state.show.get() == Show::All { EditorMsg::NoLines } else { EditorMsg::NoneToShow });
    view! {
        {move || none().then(|| view! { <p class="notice">{words}</p> })}
        {move || (!state.by_hand()).then(|| view! { <details class="small"><summary>{app.t(EditorMsg::KeysHeading)}</summary>
            <p class="muted">{app.t(EditorMsg::KeysOfLines)}</p></details> })}
        <p class="small" role="status" data-testid="studio-picked">
            {move || (0 < picked()).then(|| picked_line(app.lang(), picked()))}</p>
        <ol class="studio-lines" data-testid="studio-tree" on:keydown=on_key>
            <For each=move || rows.get() key=Clone::clone let:row><TreeRow row/></For>
        </ol>
    }
}

#[component]
fn TreeRow(row: Row) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let to = row.at.chosen();
    let here = {
        let to = to.clone();
        move || state.chosen.with(|chosen| *chosen == to).then_some("true")
    };
    let look = move |_| {
        state.changing.set(false);
        state.chosen.set(to.clone());
        platform::show_beside("studio-line");
    };
    let id = match row.at {
        At::Row(table, row) => Some(RowId { table, row }),
        At::Place(_) => None,
    };
    let picked = move || id.is_some_and(|id| state.picked.with(|picked| picked.contains(&id)));
    let (words, kind) = row.mark;
    let code = row.code.clone();
    view! {
        <li data-depth=row.depth.to_string() data-picked=move || picked().then_some("yes")>
            <button type="button" id=id.map(element_id) data-testid="studio-row" data-code=code aria-current=here on:click=look>
                <span class="studio-row-name">{row.code} " " {row.name}</span>
                <span class="num">{row.max}</span>
                {(!words.is_empty()).then(|| view! { <span class="badge" data-mark=kind>{words}</span> })}
                {row.wrong.then(|| view! { <span class="badge" data-mark="error">{app.t(EditorMsg::IsError)}</span> })}
            </button>
        </li>
    }
}

/// Which lines are listed.
#[component]
fn Filter() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let all = [
        (Show::All, EditorMsg::ShowAll, "all"),
        (Show::Open, EditorMsg::ShowOpen, "open"),
        (Show::Doubtful, EditorMsg::ShowDoubtful, "doubtful"),
        (Show::NotUnderstood, EditorMsg::ShowNotUnderstood, "unknown"),
    ];
    let options = all.map(|(show, label, word)| {
        let n = move || state.built.with(|built| {
            built.as_ref().map_or(0, |built| built.items.iter().filter(|item| listed(item, show)).count())
        });
        view! { <option value=word prop:selected=move || state.show.get() == show>{move || format!("{} ({})", app.t(label), n())}</option> }
    });
    let choose = move |event: web_sys::Event| {
        let word = event_target_value(&event);
        if let Some((show, ..)) = all.into_iter().find(|(_, _, known)| *known == word) {
            state.show.set(show);
        }
    };
    view! {
        <label class="inline-field"><span>{app.t(EditorMsg::ShowLabel)}</span>
            <select data-testid="studio-show" on:change=choose>{options.collect_view()}</select></label>
    }
}

/// How many are accepted, and all clear ones at once.
#[component]
fn Accepting() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let counts = Memo::new(move |_| {
        state.built.with(|built| {
            let leaves = || built.iter().flat_map(|built| built.items.iter()).filter(|item| item.proposal.is_some());
            let clear = |item: &&Item| item.proposal.as_ref().is_some_and(|p| p.confidence == Confidence::High);
            let open = leaves().filter(|item| item.decision == Decision::Open);
            (leaves().count(), open.clone().count(), open.filter(clear).count())
        })
    });
    let line = move || {
        let (all, open, _) = counts.get();
        progress_line(app.lang(), all - open, all)
    };
    let accept = move |_| state.change(|project| project.accept_from(Confidence::High));
    view! {
        <p class="studio-accepting">
            <span data-testid="studio-progress">{line}</span> " "
            <button type="button" data-testid="accept-clear" disabled=move || counts.get().2 == 0 on:click=accept>
                {app.t(EditorMsg::AcceptSure)} " (" {move || counts.get().2} ")"</button>
        </p>
    }
}

/// Rows that are no line, and why.
#[component]
fn Skipped() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let list = Memo::new(move |_| {
        let skipped = state.built.with(|built| built.as_ref().map_or_else(Vec::new, |built| built.skipped.clone()));
        let own = skipped.into_iter().map(|(id, why)| (id, Some(why)));
        own.chain(state.as_words().into_iter().map(|id| (id, None))).collect::<Vec<_>>()
    });
    let words = move |id: RowId| {
        state.project.with_untracked(|project| {
            let row = project.as_ref().and_then(|project| project.tables.get(id.table)?.rows.get(id.row).cloned());
            let cells = row.unwrap_or_default();
            let texts = cells.iter().filter(|cell| cell.merged.is_none() && !cell.is_blank());
            texts.map(crate::formats::table::Cell::text).collect::<Vec<_>>().join(" · ")
        })
    };
    let rows = move || {
        let row = |(id, why): (RowId, Option<Why>)| {
            let own = matches!(why, None | Some(Why::LeftOut));
            let because = why.map_or_else(|| app.t(EditorMsg::AsWordsRow), |why| skipped(app.lang(), why));
            let back = move |_| {
                state.edit(match why {
                    None => Edit::AsWords(id, false),
                    Some(_) => Edit::LeaveOut { rows: vec![id], left_out: false },
                });
            };
            view! {
                <li>{app.t(EditorMsg::RowWord)} " " {id.row + 1} ": " {words(id)} " – " <span class="muted">{because}</span> " "
                    {own.then(|| view! { <button type="button" class="link" on:click=back>{app.t(EditorMsg::TakeBack)}</button> })}</li>
            }
        };
        list.get().into_iter().map(row).collect_view()
    };
    view! {
        <details class="card" data-testid="studio-skipped">
            <summary>{app.t(EditorMsg::SkippedHeading)} " (" {move || list.with(Vec::len)} ")"</summary>
            {move || list.with(Vec::is_empty).then(|| view! { <p>{app.t(EditorMsg::NoneSkipped)}</p> })}
            <ul>{rows}</ul>
        </details>
    }
}

/// The end of the import.
#[component]
fn Finish() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let made = move |_| {
        if let Some(built) = state.built.get_untracked() {
            state.chosen.set(Chosen::Nothing);
            state.edit(Edit::Made(Box::new(built.json.clone())));
            platform::focus("studio-lines");
        }
    };
    view! {
        <details class="card">
            <summary data-testid="studio-finish-open">{app.t(EditorMsg::FinishImport)}</summary>
            <p>{app.t(EditorMsg::FinishMeans)}</p>
            <button type="button" data-testid="studio-finish" on:click=made>{app.t(EditorMsg::FinishImport)}</button>
        </details>
    }
}

/// The way back to the import, when there was one.
#[component]
fn BackToImport() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let tables = state.project.with_untracked(|project| project.as_ref().is_some_and(|p| !p.tables.is_empty()));
    let back = move |_| {
        state.chosen.set(Chosen::Nothing);
        state.edit(Edit::Unmade);
        platform::focus("studio-lines");
    };
    tables.then(|| {
        view! {
            <details>
                <summary>{app.t(EditorMsg::BackToImport)}</summary>
                <p>{app.t(EditorMsg::BackMeans)}</p>
                <button type="button" data-testid="studio-unmade" on:click=back>{app.t(EditorMsg::BackToImport)}</button>
            </details>
        }
    })
}

impl StudioState {
    /// Rows that a person made words of the line above, tracked.
    fn as_words(self) -> Vec<RowId> {
        self.project.with(|project| {
            let imports = project.iter().flat_map(|project| project.work().imports.iter().enumerate());
            let rows =
                imports.flat_map(|(table, import)| import.rows.iter().map(move |(row, change)| (table, *row, change)));
            rows.filter(|(_, _, change)| change.as_words).map(|(table, row, _)| RowId { table, row }).collect()
        })
    }
}
