//! The work as a whole: what it is, whether it is stored, its steps.

use super::{StudioState, Tab, check, export, lines, members, tables};
use crate::text::pack_editor::labels::EditorMsg;
use crate::text::pack_editor::{counts_line, not_stored, open_line};
use crate::ui::shell::state::app;
use crate::ui::widgets::autosave_status::SavedLine;
use leptos::prelude::*;

/// The bar and the step.
#[component]
pub fn Work() -> impl IntoView {
    let state = expect_context::<StudioState>();
    let step = move || match state.tab.get() {
        Tab::Tables => view! { <tables::Tables/> }.into_any(),
        Tab::Lines => view! { <lines::Lines/> }.into_any(),
        Tab::Members => view! { <members::Members/> }.into_any(),
        Tab::Check => view! { <check::Check/> }.into_any(),
        Tab::Leave => view! { <export::Leave/> }.into_any(),
    };
    view! { <Bar/> <Steps/> <div data-testid="studio-step">{step}</div> }
}

/// Where it comes from, undo, whether it is stored.
#[component]
fn Bar() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let name = move || {
        state.built.with(|built| {
            let name = built.as_ref()?.json.get("name")?.as_text()?.to_owned();
            Some(name)
        })
    };
    let origin = move || state.project.with(|project| project.as_ref().map(|project| project.origin.clone()));
    let can = move || state.project.with(|project| project.as_ref().map_or((false, false), |p| p.can_undo_redo()));
    view! {
        <div class="studio-bar">
            <p class="studio-name"><strong data-testid="studio-name">{name}</strong> " "
                <span class="muted small">{app.t(EditorMsg::OriginOf)} ": " {origin}</span></p>
            <p>
                <SavedLine kept=state.kept save=Callback::new(move |()| state.save()) words=not_stored/> " "
                <button type="button" class="icon" data-testid="studio-undo" aria-label=app.t(EditorMsg::Undo) title=app.t(EditorMsg::Undo)
                    disabled=move || !can().0 on:click=move |_| state.change(|project| project.undo())>"↶"</button> " "
                <button type="button" class="icon" data-testid="studio-redo" aria-label=app.t(EditorMsg::Redo) title=app.t(EditorMsg::Redo)
                    disabled=move || !can().1 on:click=move |_| state.change(|project| project.redo())>"↷"</button>
            </p>
        </div>
    }
}

/// The steps, with what is left to do in each.
#[component]
fn Steps() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let one = move |tab: Tab, label: EditorMsg, testid: &'static str, more: Signal<String>| {
        let chosen = move || state.tab.get() == tab;
        view! {
            <button type="button" data-testid=testid aria-current=move || chosen().then_some("step") on:click=move |_| state.tab.set(tab)>
                {app.t(label)} <span class="small">{move || more.get()}</span></button>
        }
    };
    let none = Signal::derive(String::new);
    let open = Signal::derive(move || {
        let n = state.built.with(|built| built.as_ref().map_or(0, |built| built.open().count()));
        if n == 0 { String::new() } else { open_line(app.lang(), n) }
    });
    let wrong = Signal::derive(move || {
        let (errors, remarks) = state.counts();
        counts_line(app.lang(), errors, remarks)
    });
    view! {
        <nav class="studio-steps" aria-label=app.t(EditorMsg::StepsLabel)>
            {one(Tab::Tables, EditorMsg::TabTables, "step-tables", none)}
            {one(Tab::Lines, EditorMsg::TabLines, "step-lines", open)}
            {one(Tab::Members, EditorMsg::TabMembers, "step-members", none)}
            {one(Tab::Check, EditorMsg::TabCheck, "step-check", wrong)}
            {one(Tab::Leave, EditorMsg::TabLeave, "step-leave", none)}
        </nav>
    }
}
