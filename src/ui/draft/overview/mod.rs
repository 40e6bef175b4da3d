//! The draft at a glance: areas against their maximum, the year before and the
//! list; who still has how much to do; when it is due.

pub(crate) mod radar;
mod row;

use crate::base::decimal::Points;
use crate::engine::rank::Cohort;
use crate::pack::{Pack, Role};
use crate::text::find::charges;
use crate::text::ui::Msg;
use crate::text::{find_words, number};
use crate::ui::draft::sheet::area_nav::share_of_hundred;
use crate::ui::draft::sheet::leaf_link::AreaLink;
use crate::ui::shell::state::{App, Open, app};
use leptos::prelude::*;
use row::Row;

/// The page of an open draft.
#[component]
pub fn Overview(open: Open) -> impl IntoView {
    let app = app();
    let due = open.deadline_words(app).unwrap_or_else(|| app.t(Msg::NoDeadline).to_owned());
    let areas = {
        let open = open.clone();
        move || {
            let rows = rows(app, &open, open.list(app).as_deref());
            view! { <Areas open=open.clone() rows/> }
        }
    };
    view! {
        <div class="page">
            <h1>{app.t(Msg::OverviewHeading)}</h1>
            <p class="notice" data-testid="due">{due}</p>
            {areas}
            <People open/>
        </div>
    }
}

/// The areas of the scale, bonus and penalty apart.
fn rows(app: App, open: &Open, list: Option<&Cohort>) -> Vec<Row> {
    let (pack, card) = (&open.pack, open.card.get());
    let last = open.editor.with(|s| s.draft().last_year.clone());
    let row = |index: usize| {
        let (node, score) = (pack.nodes.get(index)?, card.nodes.get(index)?);
        let leaves = pack.leaves_of(index).count();
        let open_leaves = usize::try_from(score.open).unwrap_or(0);
        let share = |points: Points| share_of_hundred(points, node.max);
        let points =
            format!("{} / {}", number::exact(app.lang(), &score.points), number::points(app.lang(), score.applicable));
        Some(Row {
            index,
            code: node.code.to_string(),
            points: if score.left_out { app.t(Msg::LeftOutShort).to_owned() } else { points },
            answered: format!("{}/{leaves}", leaves.saturating_sub(open_leaves)),
            now: (!score.left_out).then(|| share_of_hundred(score.points.shown(), score.applicable)),
            last: last.as_ref().and_then(|last| last.nodes.get(&*node.id)).map(|points| share(*points)),
            mean: list.and_then(|list| mean(list, pack, index)),
        })
    };
    let scale = pack.roots().filter(|root| pack.nodes.get(*root).is_some_and(|node| node.role == Role::Scale));
    scale.filter_map(row).collect()
}

/// The mean share of the bodies of a list whose points of the node are known.
fn mean(list: &Cohort, pack: &Pack, index: usize) -> Option<String> {
    let node = pack.nodes.get(index).filter(|_| list.pack == *pack.id)?;
    let known = list.entries.iter().filter_map(|entry| entry.parts.get(&*node.id));
    let (sum, most) =
        known.fold((Points::ZERO, Points::ZERO), |(sum, most), one| (sum.plus(*one), most.plus(node.max)));
    (most != Points::ZERO).then(|| share_of_hundred(sum, most))
}

/// Areas as a table with bars, and as a radar.
#[component]
fn Areas(open: Open, rows: Vec<Row>) -> impl IntoView {
    let app = app();
    let (with_last, with_mean) = (rows.iter().any(|row| row.last.is_some()), rows.iter().any(|row| row.mean.is_some()));
    let head = |label: Msg, shown: bool| shown.then(|| view! { <th scope="col" class="num">{app.t(label)}</th> });
    let cell = move |share: &Option<String>, shown: bool| {
        shown.then(
            || view! { <td class="num">{share.as_deref().map_or("–".to_owned(), |share| words(app, share))}</td> },
        )
    };
    let line = |row: &Row| {
        view! {
            <tr>
                <th scope="row"><AreaLink open=open.clone() index=row.index/></th>
                <td class="num">{row.points.clone()}</td>
                <td class="bar-cell">{bar(row)}</td>
                {cell(&row.now, true)} {cell(&row.last, with_last)} {cell(&row.mean, with_mean)}
                <td class="num">{row.answered.clone()}</td>
            </tr>
        }
    };
    let lines = rows.iter().map(line).collect_view();
    let radar = radar::radar(app, &rows);
    view! {
        <section class="card">
            <h2 id="by-area">{app.t(Msg::ByArea)}</h2>
            {radar}
            <div class="scroll" tabindex="0" role="region" aria-labelledby="by-area">
                <table data-testid="overview-areas">
                    <thead><tr>
                        <th scope="col">{app.t(Msg::Areas)}</th><th scope="col" class="num">{app.t(Msg::Projected)}</th>
                        <td></td>
                        <th scope="col" class="num">{app.t(Msg::PercentOfMax)}</th>
                        {head(Msg::LastYear, with_last)} {head(Msg::ListMean, with_mean)}
                        <th scope="col" class="num">{app.t(Msg::Answered)}</th>
                    </tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </section>
    }
}

fn words(app: App, share: &str) -> String {
    Points::parse(share).map_or_else(|_| share.to_owned(), |points| number::percent(app.lang(), points))
}

/// A bar for this draft, a line for the year before, a ring for the mean.
fn bar(row: &Row) -> impl IntoView + use<> {
    let now = row.now.clone().unwrap_or_else(|| "0".to_owned());
    let last = row.last.clone().map(|at| view! { <line class="mark-last" x1=at.clone() x2=at y1="0" y2="12"></line> });
    let mean = row.mean.clone().map(|at| view! { <rect class="mark-mean" x=at y="3" width="1.6" height="6"></rect> });
    view! {
        <svg class="area-bar" viewBox="0 0 102 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="track" x="0" y="2" width="100" height="8"></rect>
            <rect class="share" x="0" y="2" width=now height="8"></rect>
            {last} {mean}
        </svg>
    }
}

/// Who has how much to do.
#[component]
fn People(open: Open) -> impl IntoView {
    let app = app();
    let card = open.card.get();
    let list = charges(&open.pack, &open.answers(), &card);
    let nobody = list.iter().all(|charge| charge.person.is_empty());
    let row = |charge: &crate::text::find::Charge| {
        let name = if charge.person.is_empty() { app.t(Msg::Nobody).to_owned() } else { charge.person.clone() };
        let (done, of) = (charge.leaves.saturating_sub(charge.unanswered).to_string(), charge.leaves.to_string());
        let words = find_words::charge(app.lang(), charge);
        view! {
            <li><strong>{name.clone()}</strong> ": " {words} " " <progress max=of value=done aria-label=name></progress></li>
        }
    };
    view! {
        <section class="card">
            <h2 id="by-person">{app.t(Msg::ByPerson)}</h2>
            {nobody.then(|| view! { <p class="muted">{app.t(Msg::NobodyNamed)}</p> })}
            <ul class="people" data-testid="overview-people">{list.iter().map(row).collect_view()}</ul>
        </section>
    }
}
