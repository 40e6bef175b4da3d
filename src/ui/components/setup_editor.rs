//! Facts about the body and the round that the score depends on: they can be
//! changed at any time, and every change can be undone.

use super::field::TextField;
use crate::answer::{Reading, Setup};
use crate::pack::{Pack, WithoutSurvey};
use crate::session::Edit;
use crate::text::ui::Msg;
use crate::ui::state::{App, Open, app};
use leptos::prelude::*;

fn change(app: App, open: &Open, put: impl FnOnce(&mut Setup)) {
    let mut setup = open.answers().setup;
    put(&mut setup);
    open.edit(app, Edit::Setup(Box::new(setup)));
}

/// The facts, folded away until wanted.
#[component]
pub fn SetupEditor(open: Open) -> impl IntoView {
    let app = app();
    let session = open.session;
    let text = |label: Msg, testid: &str, numeric: bool, pick: fn(&mut Setup) -> &mut String| {
        let value = Memo::new(move |_| {
            let mut setup = session.with(|s| s.draft().answers.setup.clone());
            std::mem::take(pick(&mut setup))
        });
        let open = open.clone();
        let on_text = move |text: String| change(app, &open, |setup| *pick(setup) = text);
        view! { <TextField label=app.t(label).to_owned() value testid=testid.to_owned() numeric on_text/> }
    };
    let unreadable = open.card;
    view! {
        <details class="setup card" data-testid="setup">
            <summary>{app.t(Msg::SetupHeading)}</summary>
            {text(Msg::BodyName, "setup-body", false, |s| &mut s.body)}
            {text(Msg::YearLabel, "setup-year", true, |s| &mut s.year)}
            <CohortChoice open=open.clone()/>
            <ReadingChoice open=open.clone()/>
            {text(Msg::ExpectedLoss, "setup-loss", true, |s| &mut s.expected_loss)}
            {move || unreadable.with(|card| card.loss_unreadable).then(|| view! {
                <p class="notice error" role="alert">{app.t(Msg::LossUnreadable)}</p>
            })}
            <Facts open/>
        </details>
    }
}

/// The cohort it is ranked and classed in.
#[component]
fn CohortChoice(open: Open) -> impl IntoView {
    let app = app();
    let session = open.session;
    let options = open.pack.cohorts.iter().map(|cohort| {
        let (id, value) = (cohort.id.to_string(), cohort.id.to_string());
        let is = move || session.with(|s| s.draft().answers.setup.cohort == id);
        view! { <option value=value selected=is>{cohort.name.to_string()}</option> }
    });
    let options = options.collect_view();
    let set = move |event: web_sys::Event| change(app, &open, |setup| setup.cohort = event_target_value(&event));
    view! {
        <label class="inline-field"><span>{app.t(Msg::CohortLabel)}</span>
            <select data-testid="setup-cohort" on:change=set>{options}</select></label>
    }
}

/// Actual to date, or as expected on 31 December.
#[component]
fn ReadingChoice(open: Open) -> impl IntoView {
    let app = app();
    let session = open.session;
    let at_end = move || session.with(|s| s.draft().answers.setup.reading == Reading::YearEnd);
    let set = move |event: web_sys::Event| {
        let reading = if event_target_value(&event) == "year-end" { Reading::YearEnd } else { Reading::ToDate };
        change(app, &open, |setup| setup.reading = reading);
    };
    view! {
        <label class="inline-field"><span>{app.t(Msg::Reading)}</span>
            <select data-testid="setup-reading" on:change=set>
                <option value="to-date" selected=move || !at_end()>{app.t(Msg::ReadingToDate)}</option>
                <option value="year-end" selected=at_end>{app.t(Msg::ReadingYearEnd)}</option>
            </select></label>
    }
}

/// No survey held, and the vetoes of the classes, where the set knows them.
#[component]
fn Facts(open: Open) -> impl IntoView {
    let app = app();
    let session = open.session;
    let pack: &Pack = &open.pack;
    let survey = (pack.without_survey != WithoutSurvey::Never).then(|| {
        let none = move || session.with(|s| s.draft().answers.setup.no_survey);
        let open = open.clone();
        let set = move |event: web_sys::Event| {
            let none = event_target_checked(&event);
            change(app, &open, |setup| setup.no_survey = none);
        };
        view! {
            <label class="check"><input type="checkbox" data-testid="setup-no-survey" prop:checked=none on:change=set/>
                <span>{app.t(Msg::NoSurvey)}</span></label>
        }
    });
    let vetoes = pack.classes.iter().flat_map(|classes| &classes.vetoes).map(|veto| {
        let (id, testid) = (veto.id.to_string(), format!("veto-{}", veto.id));
        let held = id.clone();
        let holds = move || session.with(|s| s.draft().answers.setup.vetoes.contains(&held));
        let open = open.clone();
        let set = move |event: web_sys::Event| {
            let holds = event_target_checked(&event);
            change(app, &open, |setup| {
                setup.vetoes.retain(|known| *known != id);
                if holds {
                    setup.vetoes.push(id.clone());
                }
            });
        };
        view! {
            <label class="check"><input type="checkbox" data-testid=testid prop:checked=holds on:change=set/>
                <span>{veto.label.to_string()}</span></label>
        }
    });
    view! { {survey} {vetoes.collect_view()} }
}
