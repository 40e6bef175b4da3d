//! What could be done: the shortest way to a class, a rank or a total, easy
//! points, scenarios beside the draft, and what turns the class.

mod column;
mod compare;
mod easy_points;
mod effort;
mod parts;
mod positions;
mod scenarios;
mod search;
mod sensitivity;

use crate::text::plan::PlanMsg;
use crate::text::ui::Msg;
use crate::ui::packs::status::StatusBanner;
use crate::ui::shell::state::{Open, app};
use leptos::prelude::*;
use parts::{class_of, later, node_title, standing};

pub use parts::move_text;

/// The plan page of a draft.
#[component]
pub fn PlanPage(open: Open) -> impl IntoView {
    let app = app();
    let now = {
        let open = open.clone();
        move || open.card.with(|card| standing(app, &open, card))
    };
    view! {
        <StatusBanner pack=open.pack.clone()/>
        <div class="page">
            <h1>{app.t(Msg::NavPlan)}</h1>
            <p class="muted">{app.t(PlanMsg::Lead)}</p>
            <p aria-live="polite">{app.t(PlanMsg::Now)} ": " <strong data-testid="plan-now">{now}</strong></p>
            <search::Way open=open.clone()/>
            <easy_points::Easy open=open.clone()/>
            <scenarios::Scenarios open=open.clone()/>
            <sensitivity::Sensitivity open/>
        </div>
    }
}
