//! Measures the program in the browser one sits at: the figures of the README are
//! read off this page by `cargo xtask bench`.

#![expect(clippy::float_arithmetic, reason = "times are floats; no score is near")]

mod desk;
mod engine;

use crate::base::compact_sort::Order as _;
use crate::text::number::integer;
use crate::text::office::Msg;
use crate::ui::appraisal::worker_pool::Workers;
use crate::ui::platform;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// One thing that was measured.
#[derive(Clone)]
struct Row {
    what: Msg,
    /// How many leaves, or files.
    size: u32,
    /// Name of the figure in tests and in the bench's file.
    name: String,
    /// Milliseconds.
    time: f64,
}

impl Row {
    fn new(what: Msg, size: u32, name: &str, time: f64) -> Self {
        Self { what, size, name: format!("speed-{name}"), time }
    }
}

/// Milliseconds since the page began; the browser's clock has steps of 0,1 ms,
/// so short work is measured in batches.
fn clock() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Milliseconds.
const WARM_UP: f64 = 300.0;

/// Median time of one of `batch` repetitions, over five rounds after a warm-up of
/// at least 0.3 s: browsers run new code slowly until they have compiled it well.
fn median(batch: u32, mut work: impl FnMut(u32)) -> f64 {
    let mut round = || {
        let start = clock();
        for n in 0..batch {
            work(n);
        }
        (clock() - start) / f64::from(batch)
    };
    let begun = clock();
    while clock() - begun < WARM_UP {
        round();
    }
    middle((0..5).map(|_| round()).collect())
}

/// The median.
fn middle(mut times: Vec<f64>) -> f64 {
    times.order_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(0.0)
}

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
                <td>{app.w(row.what)}</td>
                <td class="num">{integer(app.l(), row.size.into())}</td>
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
            let n = |value: u32| integer(app.l(), value.into());
            view! {
                <p aria-live="polite">{app.w(Msg::SpeedFiles)} <span data-testid="speed-progress">{n(done)}</span> / {n(all)}</p>
                <p>{app.w(Msg::SpeedMemory)} <span data-testid="speed-memory">{n(memory)}</span> MB</p>
            }
        })
    };
    view! {
        <div class="page">
            <h1>{app.w(Msg::SpeedHeading)}</h1>
            <p>{app.w(Msg::SpeedLead)}</p>
            <table>
                <thead><tr>
                    <th scope="col">{app.w(Msg::SpeedWhat)}</th>
                    <th scope="col" class="num">{app.w(Msg::SpeedSize)}</th>
                    <th scope="col" class="num">{app.w(Msg::SpeedFigure)}</th>
                </tr></thead>
                <tbody><For each=move || rows.get() key=|row| row.name.clone() children=lines/></tbody>
            </table>
            <p><button type="button" data-testid="speed-many" disabled=move || !done.get() || many.is_running()
                on:click=start>{app.w(Msg::SpeedMany)}</button></p>
            {progress}
        </div>
    }
}
