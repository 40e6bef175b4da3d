//! The tables as they were read: which are used, what their columns mean.

use super::next_step::NextStep;
use super::{StudioState, Tab};
use crate::formats::table::Table;
use crate::pack::rule::ZeroDenominator;
use crate::pack_editor::columns::{ColumnKind, KIND_WORDS};
use crate::pack_editor::project::{Edit, Import};
use crate::text::pack_editor::labels::EditorMsg;
use crate::text::pack_editor::{column, table_title};
use crate::text::rule::zero_in_words;
use crate::ui::shell::state::app;
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;

/// Rows shown before all are asked for.
const FEW: usize = 8;

/// All tables.
#[component]
pub fn Tables() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let tables = state.project.with_untracked(|project| project.as_ref().map_or_else(Vec::new, |p| p.tables.clone()));
    if tables.is_empty() {
        return view! { <p class="notice">{app.t(EditorMsg::NoTables)}</p> }.into_any();
    }
    let cards = tables.into_iter().enumerate().map(|(idx, table)| view! { <TableCard idx table/> }).collect_view();
    view! {
        <p class="muted">{app.t(EditorMsg::TablesLead)}</p>
        <Settings/>
        {cards}
        <NextStep to=Tab::Lines label=EditorMsg::TabLines/>
    }
    .into_any()
}

fn import<T>(state: StudioState, idx: usize, of: impl FnOnce(&Import) -> T) -> Option<T> {
    state.project.with(|project| project.as_ref()?.work().imports.get(idx).map(of))
}

/// What holds for all tables.
#[component]
fn Settings() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let zeros = [ZeroDenominator::Zero, ZeroDenominator::Full, ZeroDenominator::LeaveOut];
    let now = move || state.project.with(|project| project.as_ref().and_then(|project| project.work().zero));
    let options = zeros.map(|zero| {
        view! { <option value=zero_in_words(app.lang(), zero) prop:selected=move || now() == Some(zero)>{zero_in_words(app.lang(), zero)}</option> }
    });
    let choose = move |event: web_sys::Event| {
        let words = event_target_value(&event);
        if let Some(zero) = zeros.into_iter().find(|zero| zero_in_words(app.lang(), *zero) == words) {
            state.edit(Edit::Zero(zero));
        }
    };
    view! {
        <div class="studio-settings">
            <label class="inline-field"><span>{app.t(EditorMsg::ZeroForAll)}</span>
                <select data-testid="studio-zero" on:change=choose>
                    <option value="" disabled=true prop:selected=move || now().is_none()>{app.t(EditorMsg::NotSaid)}</option>{options.collect_view()}
                </select></label>
            <FitMaxima/>
        </div>
    }
}

/// Whether maxima above others are their sums.
#[component]
pub fn FitMaxima() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let fits = move || state.project.with(|project| project.as_ref().is_some_and(|p| p.work().fit_maxima));
    view! {
        <label class="check"><input type="checkbox" data-testid="studio-fit" prop:checked=fits
            on:change:target=move |event| state.edit(Edit::FitMaxima(event.target().checked()))/><span>{app.t(EditorMsg::FitMaxima)}</span></label>
    }
}

/// One table.
#[component]
fn TableCard(idx: usize, table: Table) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let used = move || import(state, idx, |import| import.used).unwrap_or(false);
    let header =
        Signal::derive(move || import(state, idx, |import| import.mapping.header_rows.to_string()).unwrap_or_default());
    let set_header = move |text: String| {
        if let Ok(rows) = text.trim().parse() {
            state.edit(Edit::HeaderRows { table: idx, rows });
        }
    };
    let title = table_title(app.lang(), idx + 1, &table.name, table.rows.len(), table.width());
    let id = format!("studio-table-{idx}");
    view! {
        <article class="card studio-card" aria-labelledby=id.clone() data-testid=id.clone() data-used=move || used().to_string()>
            <h2 id=id.clone()>{title}</h2>
            <label class="check"><input type="checkbox" data-testid=format!("use-table-{idx}") prop:checked=used
                on:change:target=move |event| state.edit(Edit::UseTable { table: idx, used: event.target().checked() })/>
                <span>{app.t(EditorMsg::UseTable)}</span></label>
            <div hidden=move || !used()>
                <TextField label=app.t(EditorMsg::HeaderRows).to_owned() value=header on_text=set_header
                    testid=format!("header-rows-{idx}") numeric=true/>
                <Grid idx table/>
            </div>
        </article>
    }
}

/// The first rows, and above each column what it is.
#[component]
fn Grid(idx: usize, table: Table) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let all = RwSignal::new(false);
    let heads = (0..table.width()).map(|at| view! { <th scope="col"><ColumnIs table=idx at/></th> }).collect_view();
    let more = FEW < table.rows.len();
    let rows = move || {
        let n = if all.get() { table.rows.len() } else { FEW };
        let row = |(at, cells): (usize, &Vec<crate::formats::table::Cell>)| {
            let header = move || import(state, idx, |import| at < import.mapping.header_rows).unwrap_or(false);
            let texts = cells.iter().map(|cell| {
                let text = if cell.merged.is_none() { cell.text() } else { String::new() };
                view! { <td>{text}</td> }
            });
            view! { <tr data-header=move || header().then_some("yes")><th scope="row" class="num">{at + 1}</th>{texts.collect_view()}</tr> }
        };
        table.rows.iter().enumerate().take(n).map(row).collect_view()
    };
    let turn = move || app.t(if all.get() { EditorMsg::ShowFewRows } else { EditorMsg::ShowAllRows });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby=format!("studio-table-{idx}")>
            <table class="studio-grid">
                <thead><tr><th scope="col">{app.t(EditorMsg::RowWord)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more.then(|| view! { <button type="button" class="link" aria-expanded=move || all.get().to_string()
            on:click=move |_| all.update(|all| *all = !*all)>{turn}</button> })}
    }
}

/// What a column is.
#[component]
fn ColumnIs(table: usize, at: usize) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let now = move || import(state, table, |import| import.mapping.columns.get(at).copied()).flatten();
    let word = move || KIND_WORDS.iter().find(|(_, kind)| now() == Some(*kind)).map(|(word, _)| *word);
    let options = KIND_WORDS.map(|(word, kind)| {
        view! { <option value=word prop:selected=move || now() == Some(kind)>{column(app.lang(), kind)}</option> }
    });
    let choose = move |event: web_sys::Event| {
        let word = event_target_value(&event);
        let kind = KIND_WORDS.iter().find(|(known, _)| *known == word).map_or(ColumnKind::Other, |(_, kind)| *kind);
        state.edit(Edit::Column { table, column: at, kind });
    };
    let name = format!("{} {}: {}", app.t(EditorMsg::ColumnWord), at + 1, app.t(EditorMsg::ColumnIs));
    view! {
        <select aria-label=name data-testid=format!("column-{table}-{at}") data-is=word
            on:change=choose>{options.collect_view()}</select>
    }
}
