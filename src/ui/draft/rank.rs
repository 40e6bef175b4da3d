//! Where the body stands in the list of its cohort.

use crate::base::date::Date;
use crate::base::decimal::Points;
use crate::base::json::parse::{Limits, parse};
use crate::draft::Edit;
use crate::engine::rank::read_table;
use crate::engine::rank::{By, Cohort, Ranking};
use crate::text::ui::Msg;
use crate::text::{number, phrase, rank as words};
use crate::ui::draft::sheet::area_nav::share_of_hundred;
use crate::ui::keys::signers::signers;
use crate::ui::packs::library::ResourceId;
use crate::ui::packs::opening::Opening;
use crate::ui::packs::status::StatusBanner;
use crate::ui::platform;
use crate::ui::shell::state::{App, Open, app};
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;
use std::sync::Arc;

/// Lines of a paste that could not be read are named up to this many.
const MOST_SHOWN: usize = 100;

/// The rank of a draft.
#[component]
pub fn Rank(open: Open) -> impl IntoView {
    let app = app();
    let by = RwSignal::new(String::new());
    let shown = {
        let open = open.clone();
        move || match open.list(app) {
            Some(list) => {
                let nodes = nodes_with_data(&open, &list);
                let node = by.with(|by| nodes.iter().any(|(id, _)| id == by).then(|| by.clone()));
                let ranking = open.card.with(|card| match node {
                    Some(node) => open.ranking_by(&list, card, &By::Part(node.into())),
                    None => open.ranking(&list, card),
                });
                let out_of = open.card.with(|card| card.totals.out_of);
                let measure = words::measure(app.lang(), &list, open.pack.scale, out_of);
                let measure =
                    measure.into_iter().map(|line| view! { <p class="notice" data-testid="rank-measure">{line}</p> });
                view! {
                    <ChooseBy nodes by/> {measure.collect_view()}
                    <Place list=list.clone() ranking=ranking.clone()/> <List list ranking/>
                }
                .into_any()
            }
            None => match open.shipped_list(app) {
                Some(id) => view! { <Opening wanted=ResourceId::List(id)/> }.into_any(),
                None => match open.own_list_error(app) {
                    Some(error) => view! { <p class="notice error" role="alert">{error}</p> }.into_any(),
                    None => view! { <p class="notice">{app.t(Msg::NoList)}</p> }.into_any(),
                },
            },
        }
    };
    view! {
        <StatusBanner pack=open.pack.clone()/>
        <div class="page">
            <h1>{app.t(Msg::NavRank)}</h1>
            <p class="muted">{app.t(Msg::RankLead)}</p>
            <ChooseList open=open.clone()/>
            {shown}
        </div>
    }
}

/// Areas and criteria of the pack of which a list has points, with their titles.
fn nodes_with_data(open: &Open, list: &Cohort) -> Vec<(String, String)> {
    let known = |id: &str| list.pack == *open.pack.id && list.entries.iter().any(|entry| entry.parts.contains_key(id));
    let nodes = open.pack.nodes.iter().filter(|node| known(&node.id));
    nodes.map(|node| (node.id.to_string(), format!("{} {}", node.code, node.name))).collect()
}

/// What bodies are ranked by: the total, or a part that the list has.
#[component]
fn ChooseBy(nodes: Vec<(String, String)>, by: RwSignal<String>) -> impl IntoView {
    let app = app();
    (!nodes.is_empty()).then(|| {
        let option = |(id, title): (String, String)| {
            let named = id.clone();
            view! { <option value=id prop:selected=move || by.with(|by| *by == named)>{title}</option> }
        };
        view! {
            <label class="inline-field"><span>{app.t(Msg::RankBy)}</span>
                <select data-testid="rank-by" on:change=move |event| by.set(event_target_value(&event))>
                    <option value="">{app.t(Msg::RankByTotal)}</option>
                    {nodes.into_iter().map(option).collect_view()}
                </select></label>
        }
    })
}

/// Chooses a shipped list, or brings one's own.
#[component]
fn ChooseList(open: Open) -> impl IntoView {
    let app = app();
    let editor = open.editor;
    let fitting = app.cohorts_for(&open.pack.id).into_iter().find(|(_, _, fits)| *fits).map(|(id, _, _)| id);
    let current = Memo::new(move |_| {
        editor.with(|s| match (s.draft().own_list.is_empty(), s.draft().list.is_empty()) {
            (false, _) => "own".to_owned(),
            (true, false) => s.draft().list.clone(),
            (true, true) => fitting.clone().unwrap_or_default(),
        })
    });
    let options = app.cohorts_for(&open.pack.id).into_iter().map(|(id, name, fits)| {
        let value = id.clone();
        let mark = if fits { app.t(Msg::ListFits) } else { "" };
        view! { <option value=value selected=move || current.get() == id>{name} " " {mark}</option> }
    });
    let options = options.collect_view();
    let (chosen, loaded) = (open.clone(), open.clone());
    let (error, signed) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let load = move |event: web_sys::Event| {
        let open = loaded.clone();
        platform::read_picked(&event, move |_, text| {
            let open = open.clone();
            leptos::task::spawn_local(async move {
                match take_list(app, &text).await {
                    Ok(words) => {
                        open.edit(app, Edit::List(String::new(), text));
                        error.set(String::new());
                        signed.set(words);
                    }
                    Err(words) => error.set(words),
                }
            });
        });
    };
    view! {
        <div class="fields">
            <label class="inline-field">
                <span>{app.t(Msg::ListLabel)}</span>
                <select data-testid="choose-list"
                    on:change=move |e| chosen.edit(app, Edit::List(event_target_value(&e), String::new()))>
                    <option value="" selected=move || current.with(String::is_empty)>{app.t(Msg::Choose)}</option>
                    {move || (current.get() == "own").then(|| view! { <option value="own" selected=true>{app.t(Msg::ListOwn)}</option> })}
                    {options}
                </select>
            </label>
            <label class="file"><span>{app.t(Msg::LoadList)}</span>
                <input type="file" accept=".json,application/json" data-testid="load-list" on:change=load/></label>
            {move || error.with(|e| (!e.is_empty()).then(|| view! { <p class="notice error" role="alert">{e.clone()}</p> }))}
            {move || signed.with(|s| (!s.is_empty()).then(|| view! { <p class="notice" role="status" data-testid="list-signed">{s.clone()}</p> }))}
            <Paste open/>
        </div>
    }
}

/// Reads a list; one that is signed must hold, and tells by which key.
async fn take_list(app: App, text: &str) -> Result<String, String> {
    Cohort::parse(text).map_err(|found| words::cohort_error(app.lang(), &found))?;
    if !parse(text, &Limits::DEFAULT).is_ok_and(|json| json.get("proof").is_some()) {
        return Ok(app.t(Msg::ListNotSigned).to_owned());
    }
    let signers = signers().await.map_err(|_| app.t(Msg::OfficeNotLoaded).to_owned())?;
    let fingerprint = (signers.of_text)(text, app.lang())?;
    Ok(format!("{} {fingerprint}", app.t(Msg::ListSigned)))
}

/// Pastes a table from a spreadsheet.
#[component]
fn Paste(open: Open) -> impl IntoView {
    let app = app();
    let text = RwSignal::new(String::new());
    let today = Date::parse(&platform::today()).map_or_else(String::new, |day| number::date(app.lang(), day));
    let otherwise = words::pasted_list(app.lang(), &today);
    let (name, source) = (RwSignal::new(otherwise.clone()), RwSignal::new(String::new()));
    let year = RwSignal::new(open.editor.with_untracked(|s| s.draft().answers.setup.year.clone()));
    let outcome = RwSignal::new(None::<(bool, String)>);
    let problems = RwSignal::new(Vec::<String>::new());
    let take = move |_| {
        let Some(year) =
            year.with_untracked(|year| year.trim().parse().ok().filter(|year| (2000..=2999).contains(year)))
        else {
            outcome.set(Some((false, app.t(Msg::PasteYearUnreadable).to_owned())));
            return;
        };
        let table = read_table(&text.get_untracked());
        let (bodies, unread) = (table.cohort.entries.len(), table.problems.len());
        problems.set(table.problems.iter().take(MOST_SHOWN).map(|p| words::line_problem(app.lang(), p)).collect());
        outcome.set(Some((0 < bodies, words::pasted(app.lang(), bodies, unread))));
        if 0 < bodies {
            let list =
                name.with_untracked(|name| source.with_untracked(|source| table.named(name, year, source, &otherwise)));
            open.edit(app, Edit::List(String::new(), list.to_text()));
        }
    };
    view! {
        <details>
            <summary>{app.t(Msg::PasteList)}</summary>
            <textarea rows="6" data-testid="paste-list" aria-label=app.t(Msg::PasteList) prop:value=text
                on:input:target=move |e| text.set(e.target().value())></textarea>
            <div class="fields">
                <TextField label=app.t(Msg::PasteName).to_owned() value=name testid="paste-name".to_owned() wide=true
                    on_text=move |text| name.set(text)/>
                <TextField label=app.t(Msg::YearLabel).to_owned() value=year testid="paste-year".to_owned() numeric=true
                    on_text=move |text| year.set(text)/>
                <TextField label=app.t(Msg::ListSource).to_owned() value=source testid="paste-source".to_owned() wide=true
                    on_text=move |text| source.set(text)/>
            </div>
            <button type="button" data-testid="use-pasted" on:click=take>{app.t(Msg::UsePasted)}</button>
            {move || outcome.get().map(|(used, line)| view! {
                <p class="notice" class:error=!used role="status" data-testid="paste-outcome">{line}</p>
            })}
            <ul class="issues">{move || problems.get().into_iter().map(|line| view! { <li data-kind="error">{line}</li> }).collect_view()}</ul>
        </details>
    }
}

/// The own place with the gaps and what it rests on.
#[component]
fn Place(list: Arc<Cohort>, ranking: Ranking) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    ranking.own.clone().map(|own| {
        let span = ranking.rows.get(own.row).map(|row| row.rank);
        let n = |value: u32| usize::try_from(value).unwrap_or(0);
        let rank = span.map_or(String::new(), |s| phrase::rank(lang, n(s.best), n(s.worst), n(ranking.size)));
        let gap = |gap: &Option<crate::engine::rank::Gap>, label: Msg| {
            let gap = gap.as_ref()?;
            let name = ranking.rows.get(gap.row).map_or("", |row| row.body.as_str());
            Some(view! { <li>{app.t(label)} " (" {name.to_owned()} "): " {number::exact(lang, &gap.points)} " " {app.t(Msg::PointsWord)}</li> })
        };
        let reasons = own.reasons.iter().map(|reason| view! { <li>{words::reason(lang, reason, &list)}</li> });
        view! {
            <section class="card">
                <p class="card-title num" data-testid="own-rank">{rank}</p>
                <ul>{gap(&own.above, Msg::GapAbove)} {gap(&own.below, Msg::GapBelow)} {reasons.collect_view()}</ul>
            </section>
        }
    })
}

/// The list with the own body in it.
#[component]
fn List(list: Arc<Cohort>, ranking: Ranking) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    let best = ranking.rows.first().map_or(Points::ZERO, |row| row.value.shown());
    let rows = ranking.rows.iter().map(|row| {
        let own = row.entry.is_none();
        let rank = match row.rank.exact() {
            Some(rank) => rank.to_string(),
            None => format!("{}–{}", row.rank.best, row.rank.worst),
        };
        let width = share_of_hundred(row.value.shown(), best);
        let entry = row.entry.and_then(|entry| list.entries.get(entry));
        let class = entry.map_or(String::new(), |entry| entry.class.clone());
        view! {
            <tr class:own=own data-testid=own.then_some("own-row")>
                <td class="num">{rank}</td>
                <td>{row.body.clone()} " " {own.then(|| view! { <span class="badge">{app.t(Msg::YourBody)}</span> })}</td>
                <td class="num">{number::exact(lang, &row.value)}</td>
                <td>{class}</td>
                <td class="bar-cell"><progress max="100" value=width aria-hidden="true"></progress></td>
            </tr>
        }
    });
    view! {
        <h2>{list.name.clone()}</h2>
        <p class="muted small">{words::list_summary(lang, &list)} " · " {app.t(Msg::ListSource)} ": " {list.source.clone()} " " {list.note.clone()}</p>
        <div class="scroll" tabindex="0" role="region" aria-label=app.t(Msg::ListLabel)>
            <table>
                <thead><tr>
                    <th scope="col">{app.t(Msg::RankColumn)}</th><th scope="col">{app.t(Msg::BodyColumn)}</th>
                    <th scope="col" class="num">{app.t(Msg::ResultColumn)}</th><th scope="col">{app.t(Msg::Class)}</th>
                    <th scope="col" aria-hidden="true"></th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
