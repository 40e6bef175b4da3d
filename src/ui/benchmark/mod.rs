//! Measures the program in the browser one sits at: the figures of the README are
//! read off this page by `cargo xtask bench`.

#![expect(clippy::float_arithmetic, reason = "times are floats; no score is near")]

mod clock;
mod desk;
mod engine;

use crate::text::number::integer;
use crate::text::office::ToolMsg;
use crate::ui::appraisal::worker_pool::Workers;
use crate::ui::platform;
use crate::ui::shell::state::app;
use clock::{Row, WARM_UP, clock, median, middle};
use leptos::prelude::*;

/// What is measured when the page is opened, in this order.
const STEPS: [fn() -> Option<Vec<Row>>; 4] = [engine::edits, engine::first_total, engine::planner, engine::curve];

/// Does the steps one after the other, each after the page had a turn, and reads
/// files like the desk at last; nothing more on a page that was left meanwhile.
async fn run(rows: RwSignal<Vec<Row>>, done: RwSignal<bool>, workers: Workers) -> Option<()> {
    for work in STEPS {
        platform::turn().await;
        rows.try_update(|rows| rows.extend(work().unwrap_or_default()))?;
    }
    platform::turn().await;
    let found = desk::few(&workers).await.unwrap_or_default();
    rows.try_update(|rows| rows.extend(found))?;
    done.try_set(true);
    Some(())
}

/// The page that measures.
#[component]
pub fn Speed() -> impl IntoView {
    let app = app();
    let (rows, done) = (RwSignal::new(Vec::<Row>::new()), RwSignal::new(false));
    let many = desk::Many::new(rows);
    let workers = StoredValue::new_local(Workers::start());
    on_cleanup(move || {
        workers.try_with_value(Workers::stop);
    });
    leptos::task::spawn_local(async move {
        run(rows, done, workers.get_value()).await;
    });
    let lines = move |row: Row| {
        view! {
            <tr>
                <td>{app.t(row.what)}</td>
                <td class="num">{integer(app.lang(), row.size.into())}</td>
                <td class="num" data-testid=row.name.clone()>{format!("{:.4}", row.time)}</td>
            </tr>
        }
    };
    let start = move |_| {
        leptos::task::spawn_local(async move {
            many.start(&workers.get_value()).await;
        })
    };
    let progress = move || {
        many.progress().map(|(done, all, memory)| {
            let n = |value: u32| integer(app.lang(), value.into());
            view! {
                <p aria-live="polite">{app.t(ToolMsg::SpeedFiles)} <span data-testid="speed-progress">{n(done)}</span> / {n(all)}</p>
                <p>{app.t(ToolMsg::SpeedMemory)} <span data-testid="speed-memory">{n(memory)}</span> MB</p>
            }
        })
    };
    view! {
        <div class="page">
            <h1>{app.t(ToolMsg::SpeedHeading)}</h1>
            <p>{app.t(ToolMsg::SpeedLead)}</p>
            <table>
                <thead><tr>
                    <th scope="col">{app.t(ToolMsg::SpeedWhat)}</th>
                    <th scope="col" class="num">{app.t(ToolMsg::SpeedSize)}</th>
                    <th scope="col" class="num">{app.t(ToolMsg::SpeedFigure)}</th>
                </tr></thead>
                <tbody><For each=move || rows.get() key=|row| row.name.clone() children=lines/></tbody>
            </table>
            <p><button type="button" data-testid="speed-many" disabled=move || !done.get() || many.is_running()
                on:click=start>{app.t(ToolMsg::SpeedMany)}</button></p>
            {progress}
        </div>
    }
}
