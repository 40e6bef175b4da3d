//! The secretariat's roster: whose key is whose, from when to when.

mod enrolments;
mod entry;
mod state;

pub use state::{RosterState, bring};

use crate::submission::keys::roster::Roster;
use crate::text::office::{ToolMsg, folder_unread, roster_counts};
use crate::ui::platform;
use crate::ui::platform::files::{dropped, picked};
use crate::ui::shell::state::app;
use crate::ui::widgets::autosave_status::SavedLine;
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;
use state::Pending;

/// The page.
#[component]
pub fn RosterPage() -> impl IntoView {
    let app = app();
    let state = expect_context::<RosterState>();
    let told = RwSignal::new(Vec::<String>::new());
    let pick = move |event: web_sys::Event| state.take(app, picked(&event), told);
    let drop = move |event: web_sys::DragEvent| {
        let dropped = dropped(&event);
        leptos::task::spawn_local(async move {
            let (files, unread) = dropped.files().await;
            state.take(app, files, told);
            told.update(|told| told.extend(unread.iter().map(|name| folder_unread(app.lang(), name))));
        });
    };
    let save = move || {
        let text = state.roster.with_untracked(Roster::to_text);
        std::mem::drop(platform::download("so-khoa.json", "application/json", &text));
    };
    let name = Signal::derive(move || state.roster.with(|roster| roster.name.clone()));
    let rename = move |text: String| {
        state.edit(|roster| roster.name = text);
    };
    view! {
        <div class="page">
            <h1>{app.t(ToolMsg::RosterHeading)}</h1>
            <p class="lead">{app.t(ToolMsg::RosterLead)}</p>
            <label class="drop file" on:drop=drop on:dragover=|event| event.prevent_default()>
                <span>{app.t(ToolMsg::DropEnrolments)}</span>
                <input type="file" multiple accept=".json,application/json" data-testid="roster-files" on:change=pick/>
            </label>
            <div aria-live="polite">{move || told.get().into_iter().map(|line| view! { <p class="notice warn" data-testid="roster-told">{line}</p> }).collect_view()}</div>
            <enrolments::Waiting/>
            <section>
                <h2>{app.t(ToolMsg::RosterEntries)} " (" {move || state.roster.with(|roster| roster.entries.len())} ")"</h2>
                <TextField label=app.t(ToolMsg::RosterName).to_owned() value=name on_text=rename testid="roster-name".to_owned() wide=true/>
                <p>
                    <button type="button" data-testid="save-roster" on:click=move |_| save()>{app.t(ToolMsg::SaveRoster)}</button> " "
                    <SavedLine kept=state.kept save=Callback::new(move |()| save())/>
                </p>
                <p class="muted">{move || state.roster.with(|roster| roster_counts(app.lang(), roster))}</p>
                <entry::Entries/>
            </section>
        </div>
    }
}
