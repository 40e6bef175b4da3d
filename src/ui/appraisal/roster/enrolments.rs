//! Enrolment files on their way into the roster: a person compares the
//! fingerprint over the phone first.

use super::{Pending, RosterState};
use crate::base::date::Date;
use crate::engine::rank::same_body;
use crate::submission::keys::PublicKey;
use crate::submission::keys::enrolment::Enrolled;
use crate::text::number;
use crate::text::office::{ToolMsg, moment};
use crate::text::roster::roster_error;
use crate::ui::platform;
use crate::ui::shell::state::app;
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;

/// Every file that waits.
#[component]
pub fn Waiting() -> impl IntoView {
    let state = expect_context::<RosterState>();
    view! {
        <div data-testid="pending">
            <For each=move || state.pending.get() key=|one| one.id let:one><Card one/></For>
        </div>
    }
}

#[component]
fn Card(one: Pending) -> impl IntoView {
    let app = app();
    let state = expect_context::<RosterState>();
    let id = one.id;
    let away = move |_| state.pending.update(|pending| pending.retain(|other| other.id != id));
    match one.found {
        Err(lines) => view! {
            <article class="card verdict" data-verdict="refused" data-testid="enrolment">
                <h3>{one.file}</h3>
                {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                <button type="button" on:click=away>{app.t(ToolMsg::PutAway)}</button>
            </article>
        }
        .into_any(),
        Ok(enrolled) => view! { <Enrolment id enrolled/> }.into_any(),
    }
}

/// What an enrolment says, and the way into the roster.
#[component]
fn Enrolment(id: usize, enrolled: Enrolled) -> impl IntoView {
    let app = app();
    let state = expect_context::<RosterState>();
    let about = enrolled.enrolment.clone();
    let away = move || state.pending.update(|pending| pending.retain(|other| other.id != id));
    let at = moment(app.lang(), &enrolled.at);
    view! {
        <article class="card verdict" data-verdict="warning" data-testid="enrolment">
            <h3>{about.body.clone()}</h3>
            <p>{app.t(ToolMsg::Holder)} ": " <strong>{about.holder.clone()}</strong> " · " {app.t(ToolMsg::Contact)} ": " <strong>{about.contact.clone()}</strong>
                " · " {app.t(ToolMsg::MadeAt)} " " {at}</p>
            <p>{app.t(ToolMsg::FingerprintOf)} ": " <code class="fingerprint" data-testid="enrolment-fingerprint">{enrolled.key.fingerprint()}</code></p>
            <p>{app.t(ToolMsg::CompareByPhone)}</p>
            <Accept enrolled done=Callback::new(move |()| away())/>
            <button type="button" on:click=move |_| away()>{app.t(ToolMsg::PutAway)}</button>
        </article>
    }
}

/// From when, how it was compared, beside or in the place of which key.
#[component]
fn Accept(enrolled: Enrolled, done: Callback<()>) -> impl IntoView {
    let app = app();
    let state = expect_context::<RosterState>();
    let today = Date::parse(&platform::today()).map_or_else(String::new, |day| number::date(app.lang(), day));
    let (from, note, compared) = (RwSignal::new(today), RwSignal::new(String::new()), RwSignal::new(false));
    let old = RwSignal::new(None::<PublicKey>);
    let error = RwSignal::new(None::<String>);
    let body = enrolled.enrolment.body.clone();
    let accept = move |_| {
        let Some(day) = from.with_untracked(|text| Date::parse_typed(text)) else {
            return error.set(Some(app.t(ToolMsg::DayUnreadable).to_owned()));
        };
        if !compared.get_untracked() {
            return error.set(Some(app.t(ToolMsg::NotCompared).to_owned()));
        }
        let how = note.get_untracked();
        let outcome = state.edit(|roster| match old.get_untracked() {
            Some(old) => roster.replace(&old, &enrolled, day, &how),
            None => roster.add(&enrolled, day, &how),
        });
        match outcome {
            Some(Err(found)) => error.set(Some(roster_error(app.lang(), &found))),
            _ => done.run(()),
        }
    };
    view! {
        <TextField label=app.t(ToolMsg::ValidFrom).to_owned() value=from on_text=move |text| from.set(text) testid="valid-from".to_owned() numeric=true/>
        <TextField label=app.t(ToolMsg::HowCompared).to_owned() value=note on_text=move |text| note.set(text) testid="how-compared".to_owned() wide=true/>
        <Replaces body old/>
        <label class="check"><input type="checkbox" data-testid="compared" prop:checked=compared
            on:change:target=move |event| compared.set(event.target().checked())/><span>{app.t(ToolMsg::Compared)}</span></label>
        {move || error.get().map(|words| view! { <p class="notice error" role="alert" data-testid="accept-error">{words}</p> })}
        <button type="button" class="primary" data-testid="accept" on:click=accept>{app.t(ToolMsg::TakeIntoRoster)}</button> " "
    }
}

/// Which key of the same body this one replaces, if any.
#[component]
fn Replaces(body: String, old: RwSignal<Option<PublicKey>>) -> impl IntoView {
    let app = app();
    let state = expect_context::<RosterState>();
    // Followed, for several files of one body may come at a time.
    let keys = Memo::new(move |_| {
        state.roster.with(|roster| {
            let same =
                roster.entries.iter().filter(|entry| same_body(&entry.body, &body) && entry.replaced_by.is_none());
            let short = |key: &PublicKey| key.fingerprint().chars().take(9).collect::<String>();
            same.map(|entry| (entry.key, format!("{} ({}…)", entry.holder, short(&entry.key)))).collect::<Vec<_>>()
        })
    });
    let choose = move |event: web_sys::Event| {
        let did = event_target_value(&event);
        old.set(keys.with_untracked(|keys| keys.iter().find(|(key, _)| key.did() == did).map(|(key, _)| *key)));
    };
    let option = move |(key, name): (PublicKey, String)| {
        view! { <option value=key.did() selected=move || old.get() == Some(key)>{name}</option> }
    };
    move || {
        let keys = keys.get();
        (!keys.is_empty()).then(|| {
            view! {
                <label class="inline-field"><span>{app.t(ToolMsg::ReplacesKey)}</span>
                    <select data-testid="replaces" on:change=choose>
                        <option value="">{app.t(ToolMsg::BesideOthers)}</option>
                        {keys.into_iter().map(option).collect_view()}
                    </select></label>
            }
        })
    }
}
