//! What no table says: name, basis, cohorts, rounding, classes, calendar, examples.

use super::examples::FromDraft;
use super::fields::IdsSwitch;
use super::form_view::Fields;
use super::next_step::NextStep;
use super::node::doc;
use super::{StudioState, Tab};
use crate::pack_form::{GROUPS, Group};
use crate::text::pack_editor::labels::EditorMsg;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// All groups.
#[component]
pub fn Members() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let doc = doc(state, Signal::stored("1".to_owned()));
    let group = |group: &'static Group| {
        let examples = group.title == EditorMsg::GroupExamples;
        let members = group.members.iter().collect::<Vec<_>>();
        view! {
            <section class="card studio-editor">
                <h2>{app.t(group.title)}</h2>
                {examples.then(|| view! { <FromDraft/> })}
                <Fields doc place=String::new() members/>
            </section>
        }
    };
    view! {
        <p class="muted">{app.t(EditorMsg::MembersLead)}</p>
        <IdsSwitch/>
        {GROUPS.iter().map(group).collect_view()}
        <NextStep to=Tab::Check label=EditorMsg::TabCheck/>
    }
}
