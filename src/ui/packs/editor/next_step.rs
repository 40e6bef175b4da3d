//! The way from one step of the work to the next.

use super::state::{StudioState, Tab};
use crate::text::pack_editor::labels::EditorMsg;
use crate::ui::platform;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// The way to the next step.
#[component]
pub fn NextStep(to: Tab, label: EditorMsg) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let go = move |_| {
        state.tab.set(to);
        platform::go_to_top();
    };
    view! {
        <p class="studio-next"><button type="button" class="primary" data-testid="studio-next" on:click=go>
            {app.t(EditorMsg::Next)} ": " {app.t(label)}</button></p>
    }
}
