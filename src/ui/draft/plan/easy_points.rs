//! "Điểm dễ lấy": where points are still to be had, with the effort of each.

use super::effort::EffortField;
use super::{later, move_text};
use crate::engine::plan::{EasyLeaf, EasyPoints, easy_points, efforts_of};
use crate::text::plan::PlanMsg;
use crate::text::{number, rule};
use crate::ui::draft::sheet::leaf_link::LeafLink;
use crate::ui::shell::state::{Open, app};
use leptos::prelude::*;

/// Rows shown before "show all".
const FIRST: usize = 10;

/// The section: own leaves by points or by points per effort; others apart.
#[component]
pub fn Easy(open: Open) -> impl IntoView {
    let app = app();
    let by_effort = RwSignal::new(false);
    let all = RwSignal::new(false);
    let found = {
        let (followed, open) = (open.editor, open.clone());
        later(
            move || followed.track(),
            move || {
                let efforts = efforts_of(&open.editor.with(|s| s.draft().efforts.clone()));
                open.card.with(|card| easy_points(&open.pack, &open.answers(), card, &efforts))
            },
        )
    };
    let nothing = move || found.with(|found| found.as_ref().is_some_and(|easy| easy.own.is_empty()));
    let more = move || found.with(|found| found.as_ref().is_some_and(|easy| FIRST < easy.own.len())) && !all.get();
    view! {
        <section class="card">
            <h2 id="easy-heading">{app.t(PlanMsg::Easy)}</h2>
            <p class="muted small">{app.t(PlanMsg::EffortLead)}</p>
            <Order by_effort/>
            {move || nothing().then(|| view! { <p class="notice">{app.t(PlanMsg::NothingEasy)}</p> })}
            <Own open=open.clone() found by_effort all/>
            {move || more().then(|| view! {
                <button type="button" data-testid="easy-all" on:click=move |_| all.set(true)>{app.t(PlanMsg::ShowAll)}</button>
            })}
            <Others open found/>
        </section>
    }
}

/// How the list is ordered.
#[component]
fn Order(by_effort: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let option = move |effort: bool, words: PlanMsg, testid: &'static str| {
        view! {
            <label class="radio">
                <input type="radio" name="easy-order" data-testid=testid
                    prop:checked=move || by_effort.get() == effort on:change=move |_| by_effort.set(effort)/>
                <span>{app.t(words)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend>{app.t(PlanMsg::SortBy)}</legend>
            {option(false, PlanMsg::ByPoints, "easy-by-points")} {option(true, PlanMsg::ByEffort, "easy-by-effort")}
        </fieldset>
    }
}

/// Leaves in the order asked for: those without a move last where it goes by effort.
fn ordered(easy: &EasyPoints, by_effort: bool, most: usize) -> Vec<usize> {
    let leaf = |at: usize| easy.own.get(at).map(|one| one.leaf);
    let rest = (0..easy.own.len()).filter(|at| !by_effort || !easy.by_effort.contains(at));
    let first: &[usize] = if by_effort { &easy.by_effort } else { &[] };
    first.iter().copied().chain(rest).filter_map(leaf).take(most).collect()
}

/// The table of the body's own leaves.
#[component]
fn Own(
    open: Open,
    found: RwSignal<Option<EasyPoints>>,
    by_effort: RwSignal<bool>,
    all: RwSignal<bool>,
) -> impl IntoView {
    let app = app();
    let leaves = Memo::new(move |_| {
        let most = if all.get() { usize::MAX } else { FIRST };
        found.with(|found| found.as_ref().map_or(Vec::new(), |easy| ordered(easy, by_effort.get(), most)))
    });
    let row = move |leaf: usize| {
        let of = move |easy: &EasyPoints| easy.own.iter().find(|one| one.leaf == leaf).cloned();
        let easy = Memo::new(move |_| found.with(|found| found.as_ref().and_then(of)));
        view! { <Row open=open.clone() leaf easy/> }
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby="easy-heading">
            <table class="easy" data-testid="easy-own">
                <thead><tr>
                    <th scope="col">{app.t(PlanMsg::Criterion)}</th><th scope="col" class="num">{app.t(PlanMsg::MissingPoints)}</th>
                    <th scope="col">{app.t(PlanMsg::BestMove)}</th><th scope="col">{app.t(PlanMsg::EffortColumn)}</th>
                </tr></thead>
                <tbody><For each=move || leaves.get() key=|leaf| *leaf children=row/></tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A link to a leaf on the sheet.
fn leaf_link(open: &Open, leaf: usize) -> AnyView {
    view! { <LeafLink open=open.clone() index=leaf/> }.into_any()
}

/// One leaf of the body.
#[component]
fn Row(open: Open, leaf: usize, easy: Memo<Option<EasyLeaf>>) -> impl IntoView {
    let app = app();
    let missing = move || easy.with(|easy| easy.as_ref().map(|easy| number::exact(app.lang(), &easy.missing)));
    let best = {
        let open = open.clone();
        move || {
            easy.with(|easy| match easy.as_ref().and_then(|easy| easy.best.as_ref()) {
                Some(one) => move_text(app, &open, one),
                None => app.t(PlanMsg::NothingToDo).to_owned(),
            })
        }
    };
    view! {
        <tr>
            <th scope="row">{leaf_link(&open, leaf)}</th>
            <td class="num">{missing}</td>
            <td>{best}</td>
            <td><EffortField open index=leaf/></td>
        </tr>
    }
    .into_any()
}

/// What others give.
#[component]
fn Others(open: Open, found: RwSignal<Option<EasyPoints>>) -> impl IntoView {
    let app = app();
    let row = move |open: &Open, easy: &EasyLeaf| {
        let by = open.pack.nodes.get(easy.leaf).and_then(|node| node.leaf()).map(|leaf| leaf.scored_by);
        view! {
            <tr>
                <th scope="row">{leaf_link(open, easy.leaf)}</th>
                <td class="num">{number::exact(app.lang(), &easy.missing)}</td>
                <td>{by.map(|by| rule::scored_by(app.lang(), by))}</td>
            </tr>
        }
    };
    let rows = move || {
        let list = found.with(|found| found.as_ref().map_or(Vec::new(), |easy| easy.others.clone()));
        (!list.is_empty()).then(|| view! {
            <details data-testid="easy-others">
                <summary>{app.t(PlanMsg::Others)} " (" {list.len()} ")"</summary>
                <div class="scroll" tabindex="0" role="region" aria-label=app.t(PlanMsg::Others)>
                    <table>
                        <thead><tr>
                            <th scope="col">{app.t(PlanMsg::Criterion)}</th><th scope="col" class="num">{app.t(PlanMsg::MissingPoints)}</th>
                            <th scope="col">{app.t(PlanMsg::GivenBy)}</th>
                        </tr></thead>
                        <tbody>{list.iter().map(|easy| row(&open, easy)).collect_view()}</tbody>
                    </table>
                </div>
            </details>
        })
    };
    view! { {rows} }.into_any()
}
