//! The draft and each scenario side by side: areas, total, index, class, rank.

use super::class_of;
use super::column::Column;
use super::positions::Positions;
use crate::base::decimal::Exact;
use crate::engine::score::Scorecard;
use crate::text::number;
use crate::text::plan::PlanMsg;
use crate::text::ui::Msg;
use crate::ui::shell::state::{App, Open, app};
use leptos::prelude::*;

/// The comparison with its picture; nothing while there is no scenario.
#[component]
pub fn Compare(open: Open, columns: Memo<Vec<Column>>) -> impl IntoView {
    let app = app();
    let some = Memo::new(move |_| columns.with(|columns| 1 < columns.len()));
    move || {
        some.get().then(|| {
            let (table, picture) = (open.clone(), open.clone());
            view! {
                <h3 id="compare-heading">{app.t(PlanMsg::Compare)}</h3>
                <div class="scroll" tabindex="0" role="region" aria-labelledby="compare-heading">
                    {move || columns.with(|columns| view! { <Table open=table.clone() columns=columns.clone()/> })}
                </div>
                <Positions open=picture columns/>
            }
        })
    }
}

/// A figure, and in a scenario how it differs from the draft.
fn figure(app: App, value: &Exact, base: &Exact) -> AnyView {
    let lang = app.lang();
    let difference = value.minus(base);
    let differs = (difference != Exact::ZERO).then(|| {
        let text = number::signed(lang, difference.round(crate::engine::score::SHOWN));
        view! { " " <span class="badge">{text}</span> }
    });
    view! { <td class="num">{number::exact(lang, value)} {differs}</td> }.into_any()
}

/// The table.
#[component]
fn Table(open: Open, columns: Vec<Column>) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    let Some(base) = columns.first().map(|column| column.card.clone()) else { return ().into_any() };
    let head = columns.iter().map(|column| view! { <th scope="col" class="num">{column.name.clone()}</th> });
    let head = head.collect_view();
    let areas = open.pack.roots().map(|root| {
        let node = open.pack.nodes.get(root);
        let name = node.map_or(String::new(), |node| format!("{} {}", node.code, node.name));
        let points = |card: &Scorecard| card.nodes.get(root).map_or(Exact::ZERO, |node| node.points.clone());
        let cells = columns.iter().map(|column| figure(app, &points(&column.card), &points(&base))).collect_view();
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }
    });
    let areas = areas.collect_view();
    let totals = columns.iter().map(|one| figure(app, &one.card.totals.points, &base.totals.points)).collect_view();
    let text = move |row: &'static str, value: String| view! { <td class="num" data-row=row>{value}</td> };
    let index = columns.iter().map(|one| text("index", number::percent(lang, one.card.totals.percent))).collect_view();
    let class = |card: &Scorecard| {
        let now = card.class.as_ref()?;
        class_of(&open.pack, now.list, now.projected).map(|class| class.label.to_string())
    };
    let classes =
        columns.iter().map(|one| text("class", class(&one.card).unwrap_or_else(|| "–".to_owned()))).collect_view();
    let ranks =
        columns.iter().map(|one| text("rank", one.rank.clone().unwrap_or_else(|| "–".to_owned()))).collect_view();
    view! {
        <table data-testid="compare">
            <thead><tr><th scope="col">{app.t(Msg::Areas)}</th>{head}</tr></thead>
            <tbody>
                {areas}
                <tr class="own" data-testid="compare-total"><th scope="row">{app.t(PlanMsg::TotalRow)}</th>{totals}</tr>
                <tr data-testid="compare-index"><th scope="row">{app.t(PlanMsg::IndexRow)}</th>{index}</tr>
                <tr data-testid="compare-class"><th scope="row">{app.t(PlanMsg::ClassRow)}</th>{classes}</tr>
                <tr data-testid="compare-rank"><th scope="row">{app.t(PlanMsg::RankRow)}</th>{ranks}</tr>
            </tbody>
        </table>
    }
    .into_any()
}
