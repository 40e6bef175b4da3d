//! The studio: from the table in the annex of a decision to a checked pack.

mod check;
mod examples;
mod export;
mod fields;
mod form_view;
mod import;
mod line;
mod lines;
mod members;
mod next_step;
mod node;
mod rule;
mod source_findings;
mod start;
mod state;
mod tables;
mod trial;
mod workspace;

use crate::text::pack_editor::labels::EditorMsg;
use crate::ui::shell::state::app;
use leptos::prelude::*;
use state::{Chosen, Found, Notice, Show, Tab};

pub use state::StudioState;

/// The page.
#[component]
pub fn StudioPage() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let begun = Memo::new(move |_| state.project.with(Option::is_some));
    let body = move || {
        if begun.get() { view! { <workspace::Work/> }.into_any() } else { view! { <start::Start/> }.into_any() }
    };
    view! {
        <div class="page wide studio">
            <h1>{app.t(EditorMsg::Heading)}</h1>
            {body}
        </div>
    }
}
