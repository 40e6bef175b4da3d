//! Facts about the body and the round that the score depends on: they can be
//! changed at any time, and every change can be undone.

use super::calendar_editor::CalendarEditor;
use crate::answer::{LastYear, Reading, Setup};
use crate::base::date::Date;
use crate::draft::{Draft, Edit, cohort_is_gone, results};
use crate::pack::{Pack, WithoutSurvey};
use crate::text::ui::Msg;
use crate::ui::platform::storage;
use crate::ui::shell::banner::download_draft;
use crate::ui::shell::route::{Route, Start};
use crate::ui::shell::state::{App, Open, app};
use crate::ui::widgets::field::TextField;
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
    let editor = open.editor;
    let text = |label: Msg, testid: &str, numeric: bool, pick: fn(&mut Setup) -> &mut String| {
        let value = Memo::new(move |_| {
            let mut setup = editor.with(|s| s.draft().answers.setup.clone());
            std::mem::take(pick(&mut setup))
        });
        let open = open.clone();
        let on_text = move |text: String| change(app, &open, |setup| *pick(setup) = text);
        view! { <TextField label=app.t(label).to_owned() value testid=testid.to_owned() numeric on_text/> }
    };
    let unreadable = open.card;
    let to_calendar = open.clone();
    let on_calendar = Callback::new(move |calendar| change(app, &to_calendar, |setup| setup.calendar = calendar));
    let id = editor.with_untracked(|editor| editor.draft().id.clone());
    let to_other_pack = Route::Compare(Start::Draft(id)).to_string();
    view! {
        <details class="setup card" data-testid="setup">
            <summary>{app.t(Msg::SetupHeading)}</summary>
            <NameField open=open.clone()/>
            {text(Msg::BodyName, "setup-body", false, |s| &mut s.body)}
            <YearField open=open.clone()/>
            <CohortChoice open=open.clone()/>
            <ReadingChoice open=open.clone()/>
            {text(Msg::ExpectedLoss, "setup-loss", true, |s| &mut s.expected_loss)}
            {move || unreadable.with(|card| card.loss_unreadable).then(|| view! {
                <p class="notice error" role="alert">{app.t(Msg::LossUnreadable)}</p>
            })}
            <Facts open=open.clone()/>
            <DeadlineField open=open.clone()/>
            <CalendarEditor open=open.clone() on_calendar/>
            <LastYearChoice open/>
            <p><button type="button" data-testid="download-draft" on:click=move |_| download_draft(app)>
                {app.t(Msg::DownloadDraft)}</button> " "
                <a href=to_other_pack data-testid="move-draft">{app.t(Msg::MoveDraft)}</a></p>
        </details>
    }
}

/// The scored year; the calendar of days off goes with it.
#[component]
fn YearField(open: Open) -> impl IntoView {
    let app = app();
    let editor = open.editor;
    let value = Memo::new(move |_| editor.with(|s| s.draft().answers.setup.year.clone()));
    view! {
        <TextField label=app.t(Msg::YearLabel).to_owned() value testid="setup-year".to_owned() numeric=true
            on_text=move |text| change(app, &open, |setup| setup.set_year(text))/>
    }
}

/// The draft's own name, to tell several of one body apart.
#[component]
fn NameField(open: Open) -> impl IntoView {
    let app = app();
    let editor = open.editor;
    let value = Memo::new(move |_| editor.with(|s| s.draft().name.clone()));
    view! {
        <TextField label=app.t(Msg::DraftName).to_owned() value testid="setup-name".to_owned() wide=true
            on_text=move |text| open.edit(app, Edit::Name(text))/>
    }
}

/// The day by which it is to be sent, where the pack does not say or says otherwise.
#[component]
fn DeadlineField(open: Open) -> impl IntoView {
    let app = app();
    let editor = open.editor;
    let value = Memo::new(move |_| editor.with(|s| s.draft().deadline.clone()));
    let unreadable = move || value.with(|text| !text.trim().is_empty() && Date::parse_typed(text).is_none());
    let unreadable = Signal::derive(unreadable);
    view! {
        <TextField label=app.t(Msg::DeadlineLabel).to_owned() value testid="setup-deadline".to_owned() numeric=true
            measure=app.t(Msg::DayMonthYear).to_owned() invalid=unreadable described_by="deadline-error".to_owned()
            on_text=move |text| open.edit(app, Edit::Deadline(text))/>
        {move || unreadable.get().then(|| view! {
            <p class="notice error" role="alert" id="deadline-error">{app.t(Msg::DeadlineUnreadable)}</p>
        })}
    }
}

/// Which draft of this machine holds the results of the year before.
#[component]
fn LastYearChoice(open: Open) -> impl IntoView {
    let app = app();
    let editor = open.editor;
    let own = editor.with_untracked(|s| s.draft().id.clone());
    let drafts: Vec<Draft> = storage::drafts().unwrap_or_default().into_iter().filter_map(|s| s.draft.ok()).collect();
    let fit = |draft: &Draft| draft.pack == *open.pack.id && draft.id != own;
    let drafts: Vec<Draft> = drafts.into_iter().filter(fit).collect();
    let now = move || editor.with(|s| s.draft().last_year.as_ref().map(|last| last.year.clone()));
    if drafts.is_empty() && now().is_none() {
        return view! { <p class="muted small">{app.t(Msg::NoLastYear)}</p> }.into_any();
    }
    let option = |(at, draft): (usize, &Draft)| {
        let name = format!("{} · {} {}", draft.title(), app.t(Msg::Year), draft.answers.setup.year);
        view! { <option value=at.to_string()>{name}</option> }
    };
    let options = drafts.iter().enumerate().map(option).collect_view();
    let choose = move |event: web_sys::Event| {
        let chosen = event_target_value(&event);
        let edit = |last: Option<Box<LastYear>>| open.edit(app, Edit::LastYear(last));
        match chosen.parse().ok().and_then(|at: usize| drafts.get(at)) {
            Some(draft) => edit(Some(Box::new(results(&open.pack, draft)))),
            None if chosen == "none" => edit(None),
            None => {}
        }
    };
    view! {
        <label class="inline-field"><span>{app.t(Msg::LastYearLabel)}</span>
            <select data-testid="setup-last-year" on:change=choose>
                <option value="">{move || now().map_or_else(|| "–".to_owned(), |year| format!("{} {year}", app.t(Msg::Year)))}</option>
                {options}
                <option value="none">{app.t(Msg::NoComparison)}</option>
            </select></label>
    }
    .into_any()
}

/// The cohort it is ranked and classed in.
#[component]
fn CohortChoice(open: Open) -> impl IntoView {
    let app = app();
    let editor = open.editor;
    let options = open.pack.cohorts.iter().map(|cohort| {
        let (id, value) = (cohort.id.to_string(), cohort.id.to_string());
        let is = move || editor.with(|s| s.draft().answers.setup.cohort == id);
        view! { <option value=value selected=is>{cohort.name.to_string()}</option> }
    });
    let options = options.collect_view();
    // One that the pack does not have is shown as it is stored.
    let gone = editor
        .with_untracked(|s| cohort_is_gone(s.draft(), &open.pack).then(|| s.draft().answers.setup.cohort.clone()));
    let gone = gone.map(|id| {
        let (value, label) = (id.clone(), format!("{id} ({})", app.t(Msg::CohortGone)));
        let is = move || editor.with(|s| s.draft().answers.setup.cohort == id);
        view! { <option value=value selected=is>{label}</option> }
    });
    let set = move |event: web_sys::Event| change(app, &open, |setup| setup.cohort = event_target_value(&event));
    view! {
        <label class="inline-field"><span>{app.t(Msg::CohortLabel)}</span>
            <select data-testid="setup-cohort" on:change=set>{gone} {options}</select></label>
    }
}

/// Actual to date, or as expected on 31 December.
#[component]
fn ReadingChoice(open: Open) -> impl IntoView {
    let app = app();
    let editor = open.editor;
    let at_end = move || editor.with(|s| s.draft().answers.setup.reading == Reading::YearEnd);
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

/// No survey held, and the vetoes of the classes, where the pack knows them.
#[component]
fn Facts(open: Open) -> impl IntoView {
    let app = app();
    let editor = open.editor;
    let pack: &Pack = &open.pack;
    let survey = (pack.without_survey != WithoutSurvey::Never).then(|| {
        let none = move || editor.with(|s| s.draft().answers.setup.no_survey);
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
        let holds = move || editor.with(|s| s.draft().answers.setup.vetoes.contains(&held));
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
