//! The keys of the roster, and what can be done with one.

use super::RosterState;
use crate::base::date::Date;
use crate::submission::keys::roster::RosterEntry;
use crate::text::number;
use crate::text::office::{ToolMsg, validity};
use crate::text::roster::roster_error;
use crate::ui::platform;
use crate::ui::shell::state::app;
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;

/// The table.
#[component]
pub fn Entries() -> impl IntoView {
    let app = app();
    let state = expect_context::<RosterState>();
    let none = move || state.roster.with(|roster| roster.entries.is_empty());
    view! {
        {move || none().then(|| view! { <p class="notice">{app.t(ToolMsg::RosterEmpty)}</p> })}
        <div class="scroll" tabindex="0" role="region" aria-label=app.t(ToolMsg::RosterEntries) hidden=none>
            <table>
                <thead><tr>
                    <th scope="col">{app.t(ToolMsg::BodyOfKey)}</th><th scope="col">{app.t(ToolMsg::HolderShort)}</th>
                    <th scope="col">{app.t(ToolMsg::FingerprintOf)}</th><th scope="col">{app.t(ToolMsg::Validity)}</th>
                    <th scope="col">{app.t(ToolMsg::Actions)}</th>
                </tr></thead>
                <tbody data-testid="entries">
                    // A changed entry is another one, so that its row is made anew.
                    <For each=move || state.roster.get().entries key=id_of let:entry><Row entry/></For>
                </tbody>
            </table>
        </div>
    }
}

/// Changes with everything that can be changed here.
fn id_of(entry: &RosterEntry) -> (String, Option<String>, Option<String>, bool) {
    let revoked = entry.revoked.as_ref().map(|revoked| revoked.on.to_text());
    (entry.key.did(), entry.valid_to.map(Date::to_text), revoked, entry.replaced_by.is_some())
}

#[component]
fn Row(entry: RosterEntry) -> impl IntoView {
    let app = app();
    let today = Date::parse(&platform::today());
    let good = entry.revoked.is_none() && entry.valid_to.is_none_or(|to| today.is_none_or(|today| today <= to));
    let words = validity(app.lang(), &entry);
    let note = entry.note.clone();
    view! {
        <tr data-testid="entry" data-good=good.to_string()>
            <th scope="row">{entry.body.clone()}</th>
            <td>{entry.holder.clone()} <br/> <span class="muted small">{entry.contact.clone()}</span></td>
            <td><code class="fingerprint">{entry.key.fingerprint()}</code>
                {(!note.is_empty()).then(|| view! { <p class="muted small">{note}</p> })}</td>
            <td>{words}</td>
            <td><Change entry/></td>
        </tr>
    }
}

/// Ends or revokes a key.
#[component]
fn Change(entry: RosterEntry) -> impl IntoView {
    let app = app();
    let state = expect_context::<RosterState>();
    let (key, first) = (entry.key, entry.valid_from);
    let today = Date::parse(&platform::today()).map_or_else(String::new, |day| number::date(app.lang(), day));
    let (on, reason, error) = (RwSignal::new(today), RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let day = move || {
        let day = on.with_untracked(|text| Date::parse_typed(text));
        if day.is_none() {
            error.set(Some(app.t(ToolMsg::DayUnreadable).to_owned()));
        }
        day
    };
    let revoke = move |_| {
        let Some(day) = day() else { return };
        if reason.with_untracked(|text| text.trim().is_empty()) {
            return error.set(Some(app.t(ToolMsg::ReasonMissing).to_owned()));
        }
        if let Some(Err(found)) = state.edit(|roster| roster.revoke(&key, day, reason.get_untracked().trim())) {
            error.set(Some(roster_error(app.lang(), &found)));
        }
    };
    let end = move |_| {
        let Some(day) = day() else { return };
        if day < first {
            return error.set(Some(app.t(ToolMsg::EndBeforeStart).to_owned()));
        }
        state.edit(|roster| {
            if let Some(entry) = roster.entries.iter_mut().find(|entry| entry.key == key) {
                entry.valid_to = Some(day);
            }
        });
    };
    view! {
        <details data-testid="change-entry">
            <summary>{app.t(ToolMsg::EndOrRevoke)}</summary>
            <TextField label=app.t(ToolMsg::OnDay).to_owned() value=on on_text=move |text| on.set(text) testid="change-on".to_owned() numeric=true/>
            <TextField label=app.t(ToolMsg::RevokeReason).to_owned() value=reason on_text=move |text| reason.set(text) testid="revoke-reason".to_owned() wide=true/>
            {move || error.get().map(|words| view! { <p class="notice error" role="alert">{words}</p> })}
            <button type="button" data-testid="end-key" on:click=end>{app.t(ToolMsg::EndKey)}</button> " "
            <button type="button" data-testid="revoke-key" on:click=revoke>{app.t(ToolMsg::RevokeKey)}</button>
            <p class="muted small">{app.t(ToolMsg::RevokeMeans)}</p>
        </details>
    }
}
