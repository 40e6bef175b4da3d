//! The secretariat's desk: many files at once, a verdict on each, one ranked
//! table a cohort, appraisal leaf by leaf, results to publish.

mod detail;
mod files;
mod leaf;
mod load;
mod publish;
mod setup;
mod split;
mod state;
mod table;

use crate::text::office::ToolMsg;
use crate::ui::shell::state::app;
use crate::ui::widgets::autosave_status::SavedLine;
use leptos::prelude::*;
use state::{Progress, View, area, received};

pub use state::DeskState;

/// The page.
#[component]
pub fn DeskPage() -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    load::follow_packs(app, state);
    // Ready before the first file is.
    state.workers();
    on_cleanup(move || state.stop_workers());
    let none = Memo::new(move |_| state.desk.with(|desk| desk.files().is_empty()));
    let body = move || match (none.get(), state.open.get()) {
        (true, _) => view! { <p class="notice" data-testid="desk-empty">{app.t(ToolMsg::DeskEmpty)}</p> }.into_any(),
        (false, Some(file)) => view! { <detail::Detail file/> }.into_any(),
        (false, None) => view! { <Overview/> }.into_any(),
    };
    view! {
        <div class="page wide">
            <h1>{app.t(ToolMsg::DeskHeading)}</h1>
            <p class="lead">{app.t(ToolMsg::DeskLead)}</p>
            <setup::Setup/>
            <load::Take/>
            <Saved/>
            {body}
        </div>
    }
}

/// Whether the work is stored; saving it, giving it up.
#[component]
fn Saved() -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    let something = move || state.desk.with(|desk| !desk.is_blank());
    view! {
        <p hidden=move || !something()>
            <button type="button" data-testid="save-desk" on:click=move |_| state.save()>{app.t(ToolMsg::SaveDesk)}</button> " "
            <SavedLine kept=state.kept save=Callback::new(move |()| state.save())/>
        </p>
        <details hidden=move || !something()>
            <summary>{app.t(ToolMsg::ClearDesk)}</summary>
            <p>{app.t(ToolMsg::ClearDeskMeans)}</p>
            <button type="button" data-testid="clear-desk" on:click=move |_| state.clear()>{app.t(ToolMsg::ClearDeskYes)}</button>
        </details>
    }
}

/// Everything at once: verdicts, table, what leaves the desk.
#[component]
fn Overview() -> impl IntoView {
    view! {
        <files::Files/>
        <table::Tables/>
        <publish::Leave/>
        <split::Split/>
    }
}
