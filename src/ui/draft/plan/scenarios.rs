//! Scenarios of the draft: made, named, opened, compared, adopted, removed.

use super::column::{Column, columns};
use super::compare::Compare;
use super::{node_title, standing};
use crate::draft::{Edit, Place, Scenario, needs_evidence};
use crate::text::plan::{self as words, PlanMsg};
use crate::ui::platform;
use crate::ui::shell::route::{DraftPage, Route};
use crate::ui::shell::state::{App, Open, app};
use leptos::prelude::*;

/// The section.
#[component]
pub fn Scenarios(open: Open) -> impl IntoView {
    let app = app();
    let editor = open.editor;
    let ids = Memo::new(move |_| editor.with(|s| s.draft().scenarios.iter().map(|s| s.id.clone()).collect::<Vec<_>>()));
    let found = {
        let open = open.clone();
        Memo::new(move |_| columns(&open, app))
    };
    let said = RwSignal::new(false);
    let create = {
        let open = open.clone();
        move |_| {
            let id = platform::new_id();
            let (mut all, name) = editor.with_untracked(|s| {
                (s.draft().scenarios.clone(), s.draft().free_scenario_name(app.t(PlanMsg::NewName)))
            });
            all.push(Scenario { id: id.clone(), name, ..Scenario::default() });
            open.edit(app, Edit::Scenarios(all));
            platform::focus(&format!("scenario-name-{id}"));
        }
    };
    let card = {
        let open = open.clone();
        move |id: String| view! { <ScenarioCard open=open.clone() id columns=found said/> }
    };
    let none = move || ids.with(Vec::is_empty);
    view! {
        <section class="card" aria-labelledby="scenarios-heading">
            <h2 id="scenarios-heading">{app.t(PlanMsg::Scenarios)}</h2>
            <p class="muted small">{app.t(PlanMsg::ScenariosLead)}</p>
            {move || none().then(|| view! { <p class="notice">{app.t(PlanMsg::NoScenarios)}</p> })}
            <p role="status" data-testid="adopted">{move || said.get().then(|| view! { <strong>{app.t(PlanMsg::Adopted)}</strong> })}</p>
            <For each=move || ids.get() key=String::clone children=card/>
            <button type="button" data-testid="new-scenario" on:click=create>{app.t(PlanMsg::NewScenario)}</button>
            <Compare open columns=found/>
        </section>
    }
}

/// The list of scenarios with one of them changed or, by `None`, removed.
fn replaced(open: &Open, id: &str, change: impl Fn(Scenario) -> Option<Scenario>) -> Edit {
    let all = open.editor.with_untracked(|s| s.draft().scenarios.clone());
    Edit::Scenarios(all.into_iter().filter_map(|one| if one.id == id { change(one) } else { Some(one) }).collect())
}

/// One scenario: name, where it stands, what can be done with it.
#[component]
fn ScenarioCard(open: Open, id: String, columns: Memo<Vec<Column>>, said: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let editor = open.editor;
    let of = id.clone();
    let name =
        Memo::new(move |_| editor.with(|s| s.draft().scenario(&of).map_or(String::new(), |one| one.name.clone())));
    let draft = editor.with_untracked(|s| s.draft().id.clone());
    let href = Route::Draft(draft, DraftPage::Scenario(id.clone(), String::new())).to_string();
    let (renaming, removing, adopting) = (open.clone(), open.clone(), open.clone());
    let (rename_id, remove_id, adopt_id, of) = (id.clone(), id.clone(), id.clone(), id.clone());
    let rename = move |text: String| {
        let edit = replaced(&renaming, &rename_id, |one| Some(Scenario { name: text.trim().to_owned(), ..one }));
        renaming.edit(app, edit);
    };
    let remove = move |_| removing.edit(app, replaced(&removing, &remove_id, |_| None));
    let adopt = move |_| take(app, &adopting, &adopt_id, None, said);
    let stands = {
        let open = open.clone();
        move || columns.with(|all| all.iter().find(|one| one.id == of).map(|one| standing(app, &open, &one.card)))
    };
    let of = id.clone();
    let differs = Memo::new(move |_| {
        editor.with(|s| {
            let draft = s.draft();
            let found = draft.scenario(&of).map(|one| one.differences(&draft.answers));
            found.unwrap_or_default().into_iter().map(str::to_owned).collect::<Vec<_>>()
        })
    });
    let title = move |words: PlanMsg| move || format!("{}: {}", app.t(words), name.get());
    view! {
        <article class="scenario" data-testid="scenario">
            <p class="card-actions">
                <input type="text" class="scenario-name" id=format!("scenario-name-{id}") data-testid="scenario-name"
                    aria-label=app.t(PlanMsg::NameOfScenario) autocomplete="off" prop:value=name
                    on:change:target=move |e| rename(e.target().value())/>
                <a class="button" href=href data-testid="open-scenario" aria-label=title(PlanMsg::OpenScenario)>{app.t(PlanMsg::OpenScenario)}</a>
                <button type="button" data-testid="adopt-scenario" aria-label=title(PlanMsg::AdoptAll)
                    disabled=move || differs.with(Vec::is_empty) on:click=adopt>{app.t(PlanMsg::AdoptAll)}</button>
                <button type="button" class="link" data-testid="delete-scenario" aria-label=title(PlanMsg::DeleteScenario)
                    on:click=remove>{app.t(PlanMsg::DeleteScenario)}</button>
            </p>
            <p data-testid="scenario-standing">{stands}</p>
            <Differences open id columns differs said/>
        </article>
    }
    .into_any()
}

/// Takes a scenario, or one leaf of it, over into the draft as one step.
fn take(app: App, open: &Open, scenario: &str, only: Option<&str>, said: RwSignal<bool>) {
    let edits = open.editor.with_untracked(|s| s.draft().adopting(scenario, only));
    open.edit_all(app, edits);
    said.set(true);
}

/// The leaves in which a scenario differs, each to adopt or to drop.
#[component]
fn Differences(
    open: Open,
    id: String,
    columns: Memo<Vec<Column>>,
    differs: Memo<Vec<String>>,
    said: RwSignal<bool>,
) -> impl IntoView {
    let app = app();
    let rows = move || {
        let list = differs.get();
        if list.is_empty() {
            return view! { <p class="muted small">{app.t(PlanMsg::NoDifferences)}</p> }.into_any();
        }
        let row = |node: String| view! { <Difference open=open.clone() id=id.clone() node columns said/> };
        view! {
            <details open="" data-testid="differences">
                <summary>{app.t(PlanMsg::Differences)} " (" {list.len()} ")"</summary>
                <ul class="differences">{list.into_iter().map(row).collect_view()}</ul>
            </details>
        }
        .into_any()
    };
    view! { {rows} }
}

/// One leaf that differs.
#[component]
fn Difference(open: Open, id: String, node: String, columns: Memo<Vec<Column>>, said: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let index = open.pack.index_of(&node);
    let title = index.map_or_else(|| node.clone(), |index| node_title(&open.pack, index));
    let place = Place::Scenario(id.clone());
    let unproven = open.editor.with_untracked(|s| s.draft().answer(&place, &node).is_some_and(needs_evidence));
    let of = id.clone();
    let points = move || {
        let index = index?;
        columns.with(|all| {
            let at = |id: &str| {
                all.iter().find(|one| one.id == id).and_then(|one| one.card.nodes.get(index)).map(|n| n.points.clone())
            };
            Some(words::from_to(app.lang(), &at("")?, &at(&of)?))
        })
    };
    let named = |words: PlanMsg| format!("{}: {title}", app.t(words));
    let (adopt_label, drop_label) = (named(PlanMsg::Adopt), named(PlanMsg::DropDifference));
    let (adopt_testid, drop_testid) = (format!("adopt-{node}"), format!("drop-{node}"));
    let (adopting, adopt_id, adopt_node) = (open.clone(), id.clone(), node.clone());
    let adopt = move |_| take(app, &adopting, &adopt_id, Some(&adopt_node), said);
    let drop = move |_| open.edit(app, Edit::Answer(Place::Scenario(id.clone()), node.clone(), None));
    view! {
        <li>
            <span class="difference-name">{title.clone()}</span>
            <span class="num">{points}</span>
            {unproven.then(|| view! { <span class="badge">{app.t(PlanMsg::NeedsEvidence)}</span> })}
            <button type="button" class="link" data-testid=adopt_testid aria-label=adopt_label on:click=adopt>{app.t(PlanMsg::Adopt)}</button>
            <button type="button" class="link" data-testid=drop_testid aria-label=drop_label on:click=drop>{app.t(PlanMsg::DropDifference)}</button>
        </li>
    }
    .into_any()
}
