//! One ranked table a cohort: filter, sort, rank by total or by a criterion,
//! classes against a target.

use super::state::{Column, STEP};
use super::{DeskState, View};
use crate::appraisal::{Figures, Group, Table, TableRow};
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::{Exact, Field, Points, parse_typed};
use crate::engine::rank::By;
use crate::report::workbook::appraisal as desk_workbook;
use crate::report::workbook::appraisal::Tables;
use crate::text::office::{ToolMsg, group_name, share_line};
use crate::text::office_file::{FileKind, file_error};
use crate::text::ui::Msg;
use crate::text::{finds, number};
use crate::ui::platform;
use crate::ui::shell::state::{App, app};
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;
use std::cmp::Ordering;

/// The groups of the desk, the chosen one as a table.
#[component]
pub fn Tables() -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    let groups = Memo::new(move |_| state.desk.with(|desk| desk.groups()));
    let group = Memo::new(move |_| {
        groups.with(|groups| groups.get(state.view.group.get()).or_else(|| groups.first()).cloned())
    });
    provide_context(Chosen(group));
    let table = Memo::new(move |_| {
        let View { figures, by, .. } = state.view;
        group
            .get()
            .map_or_else(Table::default, |group| state.desk.with(|desk| desk.table(&group, figures.get(), &by.get())))
    });
    provide_context(Shown(table));
    view! {
        <section class="card" data-testid="desk-table">
            <h2>{app.t(ToolMsg::TableHeading)}</h2>
            {move || match group.get() {
                None => view! { <p class="notice">{app.t(ToolMsg::NoneCounts)}</p> }.into_any(),
                Some(_) => view! { <Controls groups/> <Classes/> <Rows/> <Export/> }.into_any(),
            }}
        </section>
    }
}

/// The chosen group.
#[derive(Clone, Copy)]
pub struct Chosen(pub Memo<Option<Group>>);

/// Its table.
#[derive(Clone, Copy)]
struct Shown(Memo<Table>);

#[component]
fn Controls(groups: Memo<Vec<Group>>) -> impl IntoView {
    let app = app();
    let view = expect_context::<DeskState>().view;
    let options = move || {
        let options = groups.get().into_iter().enumerate();
        options.map(|(at, group)| view! { <option value=at.to_string() selected=move || view.group.get() == at>{group_name(app.lang(), &group)}</option> }).collect_view()
    };
    let choose = move |event: web_sys::Event| {
        view.group.set(event_target_value(&event).parse().unwrap_or(0));
        view.by.set(By::Points);
    };
    let figures = move |event: web_sys::Event| {
        view.figures.set(if event_target_value(&event) == "appraised" {
            Figures::Appraised
        } else {
            Figures::Declared
        });
    };
    view! {
        <div class="fields">
            <label class="inline-field"><span>{app.t(ToolMsg::GroupLabel)}</span>
                <select data-testid="desk-group" on:change=choose>{options}</select></label>
            <label class="inline-field"><span>{app.t(ToolMsg::FiguresLabel)}</span>
                <select data-testid="desk-figures" on:change=figures>
                    <option value="declared" selected=move || view.figures.get() == Figures::Declared>{app.t(ToolMsg::AsDeclared)}</option>
                    <option value="appraised" selected=move || view.figures.get() == Figures::Appraised>{app.t(ToolMsg::AsAppraised)}</option>
                </select></label>
            <RankBy/>
            <TextField label=app.t(ToolMsg::FindBody).to_owned() value=view.query on_text=move |text| view.query.set(text) testid="desk-query".to_owned()/>
        </div>
    }
}

/// Total, percent, an area, a criterion.
#[component]
fn RankBy() -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    let Chosen(group) = expect_context();
    let by = state.view.by;
    let nodes = Memo::new(move |_| {
        let group = group.get();
        state.desk.with(|desk| {
            let pack = group.as_ref().and_then(|group| desk.pack_of(group));
            let nodes = pack.map_or(&[][..], |pack| &pack.nodes).iter();
            nodes
                .map(|node| (node.id.to_string(), format!("{} {}", node.code, node.name).trim().to_owned()))
                .collect::<Vec<_>>()
        })
    });
    let choose = move |event: web_sys::Event| {
        by.set(match event_target_value(&event).as_str() {
            "points" => By::Points,
            "percent" => By::Percent,
            part => By::Part(part.trim_start_matches("part:").into()),
        });
    };
    let parts = move || {
        let parts = nodes.get().into_iter();
        parts
            .map(|(id, name)| {
                let chosen = By::Part(id.as_str().into());
                view! { <option value=format!("part:{id}") selected=move || by.get() == chosen>{name}</option> }
            })
            .collect_view()
    };
    view! {
        <label class="inline-field"><span>{app.t(ToolMsg::RankByLabel)}</span>
            <select data-testid="desk-by" on:change=choose>
                <option value="points" selected=move || by.get() == By::Points>{app.t(ToolMsg::ByTotal)}</option>
                <option value="percent" selected=move || by.get() == By::Percent>{app.t(ToolMsg::ByPercent)}</option>
                {parts}
            </select></label>
    }
}

/// How many bodies are in each class, and the share of the good ones.
#[component]
fn Classes() -> impl IntoView {
    let app = app();
    let Shown(table) = expect_context();
    let classes = Memo::new(move |_| table.with(|table| table.classes.clone()));
    // "Tốt or better" where the pack has such a class, else the best two.
    let usual = move || {
        classes.with(|classes| {
            let good = classes.iter().position(|(label, _)| crate::text::fold(label).trim() == "tot");
            good.unwrap_or_else(|| classes.len().saturating_sub(1).min(1))
        })
    };
    let (least, target) = (RwSignal::new(usual()), RwSignal::new("90".to_owned()));
    let list = move || {
        let items = classes.get().into_iter();
        items.map(|(label, n)| view! { <li>{label} ": " <strong class="num">{n}</strong></li> }).collect_view()
    };
    let line = move || {
        let wanted = target.with(|text| parse_typed(text, Field::POINTS).ok().flatten());
        let wanted = wanted.map(|wanted| Exact::from(Points::from_decimal(wanted)));
        let label =
            classes.with(|classes| classes.get(least.get()).map(|(label, _)| label.clone())).unwrap_or_default();
        table.with(|table| {
            table.share_from_best_to(least.get()).map(|share| share_line(app.lang(), &label, &share, wanted.as_ref()))
        })
    };
    let options = move || {
        let options = classes.get().into_iter().enumerate();
        options.map(|(at, (label, _))| view! { <option value=at.to_string() selected=move || least.get() == at>{label}</option> }).collect_view()
    };
    let choose = move |event: web_sys::Event| least.set(event_target_value(&event).parse().unwrap_or(0));
    move || {
        (!classes.with(Vec::is_empty)).then(|| view! {
            <div data-testid="desk-classes">
                <ul class="class-counts">{list}</ul>
                <label class="inline-field"><span>{app.t(ToolMsg::ClassOrBetter)}</span><select data-testid="desk-class" on:change=choose>{options}</select></label>
                <TextField label=app.t(ToolMsg::TargetPercent).to_owned() value=target on_text=move |text| target.set(text) testid="desk-target".to_owned() numeric=true/>
                <p data-testid="desk-share"><strong>{line}</strong></p>
            </div>
        })
    }
}

/// The rows to show, sorted.
fn sorted(state: DeskState, table: &Table) -> Vec<TableRow> {
    let (column, turned) = state.view.sort.get();
    let mut rows = state
        .view
        .query
        .with(|query| table.rows.iter().filter(|row| finds(&row.body, query)).cloned().collect::<Vec<_>>());
    let compare = |a: &TableRow, b: &TableRow| match column {
        Column::Rank => Ordering::Equal,
        Column::Body => platform::compare_names(&a.body, &b.body),
        Column::Declared => b.declared.compare(&a.declared),
        Column::Appraised => b.appraised.compare(&a.appraised),
        Column::Difference => a.appraised.minus(&a.declared).compare(&b.appraised.minus(&b.declared)),
    };
    rows.sort_small_by(compare);
    if turned {
        rows.reverse();
    }
    rows
}

#[component]
fn Rows() -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    let Shown(table) = expect_context();
    let rows = Memo::new(move |_| table.with(|table| sorted(state, table)));
    let areas = move || {
        table.with(|table| {
            table
                .areas
                .iter()
                .map(|(_, name)| view! { <th scope="col" class="num area">{name.clone()}</th> })
                .collect_view()
        })
    };
    let shown = state.view.shown;
    let more = move || rows.with(Vec::len).checked_sub(shown.get()).filter(|more| 0 < *more);
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=app.t(ToolMsg::TableHeading)>
            <table class="desk">
                <thead><tr>
                    <Head label=ToolMsg::RankColumn column=Column::Rank/> <Head label=ToolMsg::BodyOfKey column=Column::Body/>
                    <Head label=ToolMsg::AsDeclared column=Column::Declared/> <Head label=ToolMsg::AsAppraised column=Column::Appraised/>
                    <Head label=ToolMsg::Difference column=Column::Difference/>
                    <th scope="col" class="num">{app.t(ToolMsg::PercentColumn)}</th><th scope="col">{app.t(ToolMsg::ClassColumn)}</th>{areas}
                </tr></thead>
                <tbody data-testid="desk-rows">
                    {move || rows.with(|rows| rows.iter().take(shown.get()).map(|row| line(app, state, row)).collect_view())}
                </tbody>
            </table>
        </div>
        {move || more().map(|more| view! { <button type="button" on:click=move |_| shown.update(|n| *n = n.saturating_add(STEP))>{app.t(ToolMsg::ShowMore)} " (" {more} ")"</button> })}
    }
}

/// The head of a column by which rows can be sorted.
#[component]
fn Head(label: ToolMsg, column: Column) -> impl IntoView {
    let app = app();
    let sort = expect_context::<DeskState>().view.sort;
    let press = move |_| {
        sort.update(|(now, turned)| {
            *turned = *now == column && !*turned;
            *now = column;
        })
    };
    let order = move || match sort.get() {
        (now, false) if now == column => Some("ascending"),
        (now, true) if now == column => Some("descending"),
        _ => None,
    };
    view! { <th scope="col" aria-sort=order><button type="button" class="link" on:click=press>{app.t(label)}</button></th> }
}

fn line(app: App, state: DeskState, row: &TableRow) -> AnyView {
    let lang = app.lang();
    let rank =
        row.rank.exact().map_or_else(|| format!("{}–{}", row.rank.best, row.rank.worst), |rank| rank.to_string());
    let difference = row.appraised.minus(&row.declared).shown();
    let file = row.file;
    let open = move |_| {
        state.open.set(Some(file));
        platform::scroll_to("than-ban");
    };
    let unexplained =
        (0 < row.unexplained).then(|| format!(" ({}: {})", app.t(ToolMsg::WithoutReason), row.unexplained));
    let areas = row.areas.iter().map(|area| view! { <td class="num">{number::exact_at(lang, area, 2)}</td> });
    view! {
        <tr data-testid="desk-row">
            <td class="num">{rank}</td>
            <th scope="row"><button type="button" class="link" data-testid="open-body" on:click=open>{row.body.clone()}</button></th>
            <td class="num">{number::exact_at(lang, &row.declared, 2)}</td>
            <td class="num">{number::exact_at(lang, &row.appraised, 2)}</td>
            <td class="num">{number::signed(lang, difference)} {unexplained}</td>
            <td class="num">{number::percent(lang, row.percent)}</td><td>{row.class.clone()}</td>
            {areas.collect_view()}
        </tr>
    }
    .into_any()
}

/// The table as files for other programs.
#[component]
fn Export() -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    let Shown(table) = expect_context();
    let csv = move |_| {
        let text = table.with_untracked(|table| crate::text::appraisal::csv(app.lang(), table));
        let _ = platform::download("bang-xep-hang.csv", "text/csv", &text);
    };
    let failed = RwSignal::new(None::<String>);
    let book = move |_| failed.set(workbook(app, state).err());
    let lines = move |_| {
        let text = state.desk.with_untracked(crate::appraisal::json_lines);
        let _ = platform::download("ket-qua.jsonl", "application/x-ndjson", &text);
    };
    view! {
        <div class="card-actions">
            <button type="button" data-testid="desk-csv" on:click=csv>{app.t(ToolMsg::DownloadCsv)}</button>
            <button type="button" data-testid="desk-workbook" on:click=book>{app.t(ToolMsg::DownloadWorkbook)}</button>
            <button type="button" data-testid="desk-lines" on:click=lines>{app.t(ToolMsg::DownloadLines)}</button>
            <span class="muted small">{app.t(ToolMsg::LinesMeans)}</span>
            {move || failed.get().map(|words| view! { <p class="notice error" role="alert">{words}</p> })}
        </div>
    }
}

/// The ranked list and every body's lines as a workbook, made whole and read back.
fn workbook(app: App, state: DeskState) -> Result<(), String> {
    let (figures, by) = (state.view.figures.get_untracked(), state.view.by.get_untracked());
    let bytes = state.desk.with_untracked(|desk| {
        let groups = desk.groups();
        let group = groups.get(state.view.group.get_untracked()).or_else(|| groups.first());
        let group = group.ok_or_else(|| app.t(ToolMsg::NothingToPublish).to_owned())?;
        let tables = Tables { desk, group, figures, by: &by, lang: app.lang() };
        desk_workbook::file(&tables, &platform::now()).map_err(|error| file_error(app.lang(), &error))
    })?;
    platform::download_bytes("bang-xep-hang.xlsx", FileKind::Workbook.mime(), &bytes)
        .map_err(|_| app.t(Msg::CannotDownload).to_owned())
}
