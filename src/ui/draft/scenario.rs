//! The sheet of a scenario: the same fields as the draft's, beside it.

use super::sheet::Sheet;
use crate::text::plan::PlanMsg;
use crate::ui::shell::route::{DraftPage, Route};
use crate::ui::shell::state::{Open, app};
use leptos::prelude::*;

/// A scenario of the draft at one area, under a banner that says so.
#[component]
pub fn ScenarioSheet(open: Open, id: String, area: String) -> impl IntoView {
    let app = app();
    let editor = open.editor;
    let wanted = id.clone();
    let name = Memo::new(move |_| editor.with(|s| s.draft().scenario(&wanted).map(|one| one.name.clone())));
    let draft = editor.with_untracked(|s| s.draft().id.clone());
    let back = Route::Draft(draft, DraftPage::Plan).to_string();
    let there = Memo::new(move |_| name.with(Option::is_some));
    move || {
        let back = back.clone();
        let link = view! { <a class="button" href=back data-testid="back-to-plan">{app.t(PlanMsg::BackToPlan)}</a> };
        if !there.get() {
            return view! { <p class="notice warn">{app.t(PlanMsg::ScenarioGone)} " " {link}</p> }.into_any();
        }
        let open = open.at_scenario(&id);
        view! {
            <p class="notice scenario-banner" role="note" data-testid="scenario-banner">
                {app.t(PlanMsg::Editing)} " " <strong>"“" {move || name.get()} "”"</strong> ", "
                {app.t(PlanMsg::DraftUnchanged)} " " {link}
            </p>
            <Sheet open area=area.clone()/>
        }
        .into_any()
    }
}
