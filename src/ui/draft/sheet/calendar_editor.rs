//! The days off that deadlines in working days are counted with, to be looked at
//! and corrected by a person who knows the newest announcement.

use crate::base::date::{Calendar, Date};
use crate::base::state_calendar::{for_year, read_typed};
use crate::text::ui::Msg;
use crate::text::{deadline, number};
use crate::ui::shell::state::{App, Open, app};
use leptos::prelude::*;

fn typed(app: App, days: &[Date]) -> String {
    days.iter().map(|day| number::date(app.lang(), *day)).collect::<Vec<_>>().join(", ")
}

/// The calendar of the draft; only named where the pack fixes its own.
#[component]
pub fn CalendarEditor(
    open: Open,
    /// Takes the corrected calendar.
    on_calendar: Callback<Calendar>,
) -> impl IntoView {
    let app = app();
    if !open.pack.schedule.calendar.is_empty() {
        return view! { <p class="muted small" data-testid="calendar-of-pack">{app.t(Msg::CalendarOfPack)}</p> }
            .into_any();
    }
    let editor = open.editor;
    let calendar = Memo::new(move |_| editor.with(|s| s.draft().answers.setup.calendar.clone()));
    view! {
        <details class="calendar" data-testid="calendar">
            <summary>{app.t(Msg::CalendarHeading)}</summary>
            {move || calendar.with(|calendar| match calendar.announced_through {
                _ if calendar.is_empty() => app.t(Msg::CalendarMissing).to_owned(),
                Some(through) => deadline::announced(app.lang(), through),
                None => String::new(),
            })}
            {move || view! { <Days open=open.clone() calendar=calendar.get() on_calendar/> }}
        </details>
    }
    .into_any()
}

/// Both lists as texts; nothing changes until all of it can be read.
#[component]
fn Days(open: Open, calendar: Calendar, on_calendar: Callback<Calendar>) -> impl IntoView {
    let app = app();
    let [off, worked] = [&calendar.holidays, &calendar.worked].map(|days| RwSignal::new(typed(app, days)));
    let wrong = RwSignal::new(Vec::<String>::new());
    let take = move |_| match (off.with(|text| read_typed(text)), worked.with(|text| read_typed(text))) {
        (Ok(holidays), Ok(worked)) => {
            on_calendar.run(Calendar { holidays, worked, announced_through: calendar.announced_through });
        }
        (off, worked) => wrong.set([off, worked].into_iter().filter_map(Result::err).flatten().collect()),
    };
    let state = move |_| on_calendar.run(for_year(&open.answers().setup.year));
    let area = |label: Msg, testid: &'static str, text: RwSignal<String>| {
        view! {
            <label class="field"><span>{app.t(label)}</span>
                <textarea rows="3" data-testid=testid prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))></textarea></label>
        }
    };
    view! {
        {area(Msg::CalendarOff, "calendar-off", off)}
        {area(Msg::CalendarWorked, "calendar-worked", worked)}
        {move || wrong.with(|wrong| (!wrong.is_empty()).then(|| view! {
            <p class="notice error" role="alert" data-testid="calendar-error">
                {deadline::unreadable_days(app.lang(), wrong)}</p>
        }))}
        <p><button type="button" data-testid="calendar-use" on:click=take>{app.t(Msg::CalendarUse)}</button> " "
            <button type="button" data-testid="calendar-state" on:click=state>{app.t(Msg::CalendarState)}</button></p>
    }
}
