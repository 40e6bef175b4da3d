//! The source table with its ledger: what every cell is used for, and what a person
//! must still deal with.

use super::state::{Chosen, StudioState};
use crate::formats::table::Cell;
use crate::pack_editor::build::Built;
use crate::pack_editor::ledger::{Entry, RowUse, Use};
use crate::pack_editor::ledger_view::{Counts, MarkedRow, RowMark, counts, marked_rows};
use crate::pack_editor::project::RowId;
use crate::text::pack_editor::labels::EditorMsg;
use crate::text::pack_editor::remark::{entry, used};
use crate::text::pack_editor::{ledger_line, row_mark};
use crate::ui::platform;
use crate::ui::shell::state::app;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rows shown before more are asked for.
const FEW: usize = 200;

/// How much of the source is used, and the way to the next place that is not clear.
#[component]
pub fn LedgerBar() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let found = Memo::new(move |_| state.built.with(|built| built.as_ref().map(|built| counts(&built.ledger))));
    let counts = move || found.get().unwrap_or_default();
    let all = move || {
        let Counts { used, aside, open } = counts();
        (used + aside + open).max(1).to_string()
    };
    view! {
        <p class="studio-ledger" data-testid="studio-ledger">
            <strong>{app.t(EditorMsg::LedgerHeading)} ": "</strong>
            <progress max=all value=move || counts().used.to_string() aria-hidden="true"></progress> " "
            <span data-testid="ledger-line">{move || ledger_line(app.lang(), counts())}</span> " "
            <button type="button" data-testid="ledger-next" on:click=move |_| state.go_to_unclear()>{app.t(EditorMsg::GoToUnclear)}</button>
        </p>
    }
}

/// The tables in use, row by row.
#[component]
pub fn SourceTables() -> impl IntoView {
    let state = expect_context::<StudioState>();
    let tables = Memo::new(move |_| {
        state.project.with(|project| {
            let imports = project.iter().flat_map(|project| project.work().imports.iter().enumerate());
            imports.filter(|(_, import)| import.used).map(|(table, _)| table).collect::<Vec<_>>()
        })
    });
    move || tables.get().into_iter().map(|table| view! { <SourceTable table/> }).collect_view()
}

/// One table: a mark for each row, a line under each cell.
#[component]
fn SourceTable(table: usize) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let shown = RwSignal::new(FEW);
    let rows = state.project.with_untracked(|project| {
        project
            .as_ref()
            .and_then(|project| project.tables.get(table))
            .map(|table| table.rows.clone())
            .unwrap_or_default()
    });
    let rows = Arc::new(rows);
    let length = rows.len();
    let marks = Memo::new(move |_| {
        let marked = state.built.with(|built| built.as_ref().map(|built| marked_rows(built)).unwrap_or_default());
        marked.into_iter().filter(|row| row.id.table == table).map(|row| (row.id.row, row)).collect::<BTreeMap<_, _>>()
    });
    let body = move || {
        let marks = marks.get();
        let built = state.built.get();
        let listed = rows.iter().enumerate().take(shown.get());
        listed
            .map(|(at, cells)| source_row(state, &built, RowId { table, row: at }, cells, marks.get(&at)))
            .collect_view()
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=app.t(EditorMsg::SourceHeading)>
            <table class="studio-source" data-testid="studio-source-table">
                <tbody>{body}</tbody>
            </table>
        </div>
        {move || (shown.get() < length).then(|| view! {
            <button type="button" class="link" on:click=move |_| shown.update(|shown| *shown += FEW)>{app.t(EditorMsg::ShowAllRows)}</button>
        })}
    }
}

fn source_row(
    state: StudioState,
    built: &Option<Arc<Built>>,
    id: RowId,
    cells: &[Cell],
    marked: Option<&MarkedRow>,
) -> impl IntoView + use<> {
    let app = app();
    let mark = marked.map(|marked| marked.mark);
    let line = marked.and_then(|marked| marked.line);
    let here = move || state.chosen.with(|chosen| line.is_some_and(|line| *chosen == Chosen::Row(line)));
    let texts = cells.iter().enumerate().map(|(column, cell)| {
        let text = if cell.merged.is_none() { cell.text() } else { String::new() };
        let known = built.as_ref().and_then(|built| built.ledger.cell(id.table, id.row, column));
        let kind = known.map(|known| match (known.used, known.numbers.is_empty()) {
            (Use::Unused(_), _) | (_, false) => "open",
            (Use::LeftOut | Use::ByOthers, _) => "aside",
            _ => "used",
        });
        let what = known.map(|known| used(app.lang(), known.used));
        view! { <td data-use=kind title=what>{text}</td> }
    });
    let look = move |_| {
        if let Some(line) = line {
            state.changing.set(false);
            state.chosen.set(Chosen::Row(line));
            platform::show_beside("studio-line");
        }
    };
    let word = mark.map(|mark| {
        let kind = match mark {
            RowMark::Whole => "done",
            RowMark::Look => "doubt",
            RowMark::Open => "error",
            RowMark::Aside => "sum",
        };
        view! { <span class="badge" data-mark=kind>{row_mark(app.lang(), mark)}</span> }
    });
    let number = (id.row + 1).to_string();
    let button = if line.is_some() {
        view! { <button type="button" class="link" data-testid="source-row" on:click=look>{number}</button> }.into_any()
    } else {
        view! { <span>{number}</span> }.into_any()
    };
    view! {
        <tr aria-current=move || here().then_some("true") data-row=id.row.to_string()>
            <th scope="row">{button} " " {word}</th>{texts.collect_view()}
        </tr>
    }
}

/// What of the source is not dealt with, each with what can be done.
#[component]
pub fn OpenEntries() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let list = Memo::new(move |_| {
        state.built.with(|built| built.as_ref().map(|built| built.ledger.open().to_vec()).unwrap_or_default())
    });
    let rows = move || {
        let one = |found: Entry| {
            let place = match &found {
                Entry::Row(RowUse { id, .. }) | Entry::Cell { id, .. } | Entry::Number { id, .. } => {
                    format!("{} {}: ", app.t(EditorMsg::RowWord), id.row + 1)
                }
                Entry::Column { .. } | Entry::Table(_) => String::new(),
            };
            let (take, dismiss) = (found.take_in(), found.dismiss());
            view! {
                <li data-testid="ledger-entry">{place} {entry(app.lang(), &found)} " "
                    {take.map(|edit| view! {
                        <button type="button" class="link" data-testid="ledger-take"
                            on:click=move |_| state.edit(edit.clone())>{app.t(EditorMsg::TakeIn)}</button> " "
                    })}
                    <button type="button" class="link" data-testid="ledger-dismiss"
                        on:click=move |_| state.edit(dismiss.clone())>{app.t(EditorMsg::DealtWith)}</button></li>
            }
        };
        list.get().into_iter().map(one).collect_view()
    };
    move || {
        (!list.with(Vec::is_empty)).then(|| {
            view! {
                <section class="card" aria-labelledby="studio-open-entries">
                    <h2 id="studio-open-entries">{app.t(EditorMsg::OpenEntries)} " (" {move || list.with(Vec::len)} ")"</h2>
                    <ul>{rows}</ul>
                </section>
            }
        })
    }
}
