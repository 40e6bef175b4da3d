//! What the round is about, and whose keys are known.

use super::DeskState;
use crate::appraisal::Desk;
use crate::text::office::{ToolMsg, roster_counts};
use crate::ui::appraisal::roster::RosterState;
use crate::ui::shell::state::app;
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;

/// Name and year of the round, day of receipt, roster.
#[component]
pub fn Setup() -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    let text = move |pick: fn(&Desk) -> &String| Signal::derive(move || state.desk.with(|desk| pick(desk).clone()));
    let name = move |text: String| {
        state.edit(|desk| desk.name = text);
    };
    let year = move |text: String| {
        state.edit(|desk| desk.year = text);
    };
    let unread = move || {
        let typed = state.received.get();
        !typed.trim().is_empty() && crate::base::date::Date::parse_typed(&typed).is_none()
    };
    let why = move || unread().then(|| view! { <span class="field-error">{app.t(ToolMsg::DayUnreadable)}</span> });
    view! {
        <div class="fields">
            <TextField label=app.t(ToolMsg::RoundName).to_owned() value=text(|desk| &desk.name) on_text=name testid="desk-name".to_owned()/>
            <TextField label=app.t(ToolMsg::RoundYear).to_owned() value=text(|desk| &desk.year) on_text=year testid="desk-year".to_owned() numeric=true/>
            <TextField label=app.t(ToolMsg::ReceivedOn).to_owned() value=state.received on_text=move |text| state.received.set(text)
                testid="desk-received".to_owned() numeric=true invalid=Signal::derive(unread) described_by="desk-received-error".to_owned()/>
        </div>
        <p id="desk-received-error" data-testid="desk-received-error" role="status">{why}</p>
        <p class="muted small">{app.t(ToolMsg::YearMeans)} " " {app.t(ToolMsg::ReceivedMeans)}</p>
        <KnownKeys/>
        {move || super::area(state).map(|area| view! { <p class="notice" data-testid="desk-area">{app.t(ToolMsg::PartOfArea)} " " <strong>{area}</strong></p> })}
    }
}

/// How many keys are known; without any, nobody's signature is.
#[component]
fn KnownKeys() -> impl IntoView {
    let app = app();
    let (state, roster) = (expect_context::<DeskState>(), expect_context::<RosterState>());
    move || {
        let counts = state.desk.with(|desk| desk.roster().map(|roster| roster_counts(app.lang(), roster)));
        let _ = roster.roster.read();
        match counts {
            Some(counts) => view! {
                <p class="muted" data-testid="desk-roster">{app.t(ToolMsg::RosterUsed)} " " {counts} " " <a href="#/so-khoa">{app.t(ToolMsg::ToRoster)}</a></p>
            }
            .into_any(),
            None => view! {
                <p class="notice warn" data-testid="desk-roster">{app.t(ToolMsg::NoRosterYet)} " " <a href="#/so-khoa" data-testid="to-roster">{app.t(ToolMsg::ToRoster)}</a></p>
            }
            .into_any(),
        }
    }
}
