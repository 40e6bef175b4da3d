//! One body, leaf by leaf: self score, appraised score and reason, difference,
//! what the body explained.

use super::DeskState;
use super::leaf::Leaf;
use crate::appraisal::LeafRow;
use crate::base::decimal::Exact;
use crate::text::office::{ToolMsg, version_line};
use crate::text::verdict;
use crate::text::{appraisal as words, number};
use crate::ui::platform;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// The body of a file.
#[component]
pub fn Detail(file: usize) -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    let leaves = Memo::new(move |_| state.desk.with(|desk| desk.leaves(file)));
    let stated = state.desk.with_untracked(|desk| desk.judged(file)?.stated.clone());
    let (body, about) = stated.map_or_else(Default::default, |s| (s.body.clone(), version_line(app.lang(), &s)));
    let said = state.desk.with_untracked(|desk| {
        state.statuses.with_untracked(|counting| {
            counting.get(file).map_or_else(Vec::new, |found| verdict::on_desk(app.lang(), desk, file, found))
        })
    });
    let csv = {
        let name = format!("tham-dinh-{}.csv", number::file_stem(&body));
        move |_| {
            let text = state.desk.with_untracked(|desk| words::csv_leaves(app.lang(), desk, file));
            let _ = platform::download(&name, "text/csv", &text);
        }
    };
    view! {
        <section class="card" id="than-ban" data-testid="desk-detail">
            <p><button type="button" data-testid="desk-back" on:click=move |_| state.open.set(None)>{app.t(ToolMsg::BackToTable)}</button> " " <Neighbours file/></p>
            <h2>{body}</h2>
            <p class="muted">{about}</p>
            <details><summary>{app.t(ToolMsg::VerdictOfFile)}</summary>
                <ul>{said.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul></details>
            <Totals file leaves/>
            <Leaves file leaves/>
            <div class="card-actions"><button type="button" data-testid="leaves-csv" on:click=csv>{app.t(ToolMsg::DownloadLeaves)}</button></div>
        </section>
    }
}

/// To the bodies before and after, in the order of the files that count.
#[component]
fn Neighbours(file: usize) -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    let counts = state.statuses.with_untracked(|counting| {
        let counts =
            |found: &crate::appraisal::FileStatus| matches!(found, crate::appraisal::FileStatus::Counts { .. });
        counting.iter().enumerate().filter(|(_, found)| counts(found)).map(|(at, _)| at).collect::<Vec<_>>()
    });
    let before = counts.iter().rev().find(|at| **at < file).copied();
    let after = counts.iter().find(|at| file < **at).copied();
    let go = move |to: Option<usize>, label: ToolMsg, testid: &'static str| {
        view! { <button type="button" data-testid=testid disabled=to.is_none() on:click=move |_| state.open.set(to)>{app.t(label)}</button> }
    };
    view! { {go(before, ToolMsg::BodyBefore, "body-before")} " " {go(after, ToolMsg::BodyAfter, "body-after")} }
}

/// Totals before and after appraisal, class, what still lacks a reason.
#[component]
fn Totals(file: usize, leaves: Memo<Vec<LeafRow>>) -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    let lang = app.lang();
    let figures = Memo::new(move |_| {
        state.desk.with(|desk| {
            let declared = desk.judged(file)?.recomputed.as_ref()?.tally.points.clone();
            let card = desk.appraised_card(file)?;
            Some((declared, card.totals.points.clone(), card.totals.percent))
        })
    });
    let words = move |pick: fn(&(Exact, Exact, crate::base::decimal::Points)) -> Exact| {
        move || figures.with(|figures| figures.as_ref().map(|found| number::exact(lang, &pick(found))))
    };
    let difference = move || {
        figures.with(|figures| {
            figures.as_ref().map(|(declared, appraised, _)| number::signed(lang, appraised.minus(declared).shown()))
        })
    };
    let percent =
        move || figures.with(|figures| figures.as_ref().map(|(_, _, percent)| number::percent(lang, *percent)));
    let lacking = move || leaves.with(|leaves| leaves.iter().filter(|leaf| leaf.is_unexplained()).count());
    view! {
        <p class="num" aria-live="polite">
            {app.t(ToolMsg::AsDeclared)} ": " <strong data-testid="detail-declared">{words(|found| found.0.clone())}</strong> " · "
            {app.t(ToolMsg::AsAppraised)} ": " <strong data-testid="detail-appraised">{words(|found| found.1.clone())}</strong> " · "
            {app.t(ToolMsg::Difference)} ": " <strong data-testid="detail-difference">{difference}</strong> " · "
            {app.t(ToolMsg::PercentColumn)} ": " <strong>{percent}</strong>
        </p>
        {move || (0 < lacking()).then(|| view! { <p class="notice warn" data-testid="lacking-reasons">{app.t(ToolMsg::WithoutReason)} ": " {lacking()}</p> })}
    }
}

/// The leaves of the chosen area, or of all.
#[component]
fn Leaves(file: usize, leaves: Memo<Vec<LeafRow>>) -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    let own = super::area(state);
    let area = RwSignal::new(own.clone().unwrap_or_default());
    let areas = state.desk.with_untracked(|desk| {
        let pack = desk.judged(file).and_then(|judged| judged.pack.clone());
        pack.map_or_else(Vec::new, |pack| {
            let roots = pack.roots().filter_map(|at| pack.nodes.get(at));
            roots.map(|node| (node.id.to_string(), format!("{} {}", node.code, node.name).trim().to_owned())).collect()
        })
    });
    let options = areas.into_iter().map(|(id, name)| {
        let chosen = id.clone();
        view! { <option value=id selected=move || area.get() == chosen>{name}</option> }
    });
    let options = options.collect_view();
    let rows = move || {
        let leaves = leaves.get().into_iter();
        leaves.filter(|leaf| area.with(|area| area.is_empty() || *area == leaf.area)).collect::<Vec<_>>()
    };
    view! {
        <label class="inline-field"><span>{app.t(ToolMsg::AreaLabel)}</span>
            <select data-testid="detail-area" on:change=move |event| area.set(event_target_value(&event))>
                <option value="">{app.t(ToolMsg::AllAreas)}</option>{options}</select></label>
        <div class="scroll" tabindex="0" role="region" aria-label=app.t(ToolMsg::LeavesLabel)>
            <table class="appraisal">
                <thead><tr>
                    <th scope="col">{app.t(ToolMsg::CriterionColumn)}</th><th scope="col" class="num">{app.t(ToolMsg::MaximumColumn)}</th>
                    <th scope="col" class="num">{app.t(ToolMsg::AsDeclared)}</th><th scope="col">{app.t(ToolMsg::AsAppraised)}</th>
                    <th scope="col" class="num">{app.t(ToolMsg::Difference)}</th><th scope="col">{app.t(ToolMsg::ReasonColumn)}</th>
                    <th scope="col">{app.t(ToolMsg::ExplanationColumn)}</th>
                </tr></thead>
                <tbody><For each=rows key=|leaf| leaf.node.clone() let:row><Leaf file row leaves/></For></tbody>
            </table>
        </div>
    }
}
