//! Measures the engine in the browser one sits at: the figures of the README are
//! read off this page by `cargo xtask bench`.

#![expect(clippy::float_arithmetic, reason = "times are floats; no score is near")]

use crate::answer::Answers;
use crate::digest::Digest;
use crate::json::parse::{Limits, parse};
use crate::json::write;
use crate::pack::{Pack, model, read};
use crate::plan::{Efforts, Target, plan};
use crate::score::evaluate;
use crate::text::ui::Msg;
use crate::ui::state::app;
use leptos::prelude::*;
use std::hint::black_box;

/// Milliseconds since the page began; the browser's clock has steps of 0,1 ms,
/// so short work is measured in batches.
fn clock() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Median time of one of `batch` repetitions, over five rounds after a warm-up.
fn median(batch: u32, mut work: impl FnMut(u32)) -> f64 {
    let mut round = || {
        let start = clock();
        for n in 0..batch {
            work(n);
        }
        (clock() - start) / f64::from(batch)
    };
    round();
    let mut times: Vec<f64> = (0..5).map(|_| round()).collect();
    times.sort_by(f64::total_cmp);
    times.get(2).copied().unwrap_or(0.0)
}

/// A set of this size as those that ship arrive: its canonical form and digest.
fn file(leaves: u32) -> Option<(String, String)> {
    let text = write::canonical(&parse(&model::file(leaves), &Limits::DEFAULT).ok()?);
    let digest = Digest::of_bytes(text.as_bytes()).to_string();
    Some((text, digest))
}

fn set(leaves: u32) -> Option<(Pack, Answers)> {
    let (text, digest) = file(leaves)?;
    Some((read::read_trusted(&text, &digest)?, model::answers(leaves)))
}

/// Types another number into a proportional leaf.
fn retype(answers: &mut Answers, n: u32) {
    let field = answers.node_mut("l0").values.entry("dat".to_owned()).or_default();
    *field = (50 + n % 50).to_string();
}

fn measure() -> Option<Vec<(Msg, &'static str, f64)>> {
    let (pack, mut answers) = set(96)?;
    let edit = median(1000, |n| {
        retype(&mut answers, n);
        black_box(evaluate(&pack, &answers));
    });
    let what_ifs = median(5, |_| {
        for n in 0..96 {
            retype(&mut answers, n);
            black_box(evaluate(&pack, &answers));
        }
    });
    let (text, digest) = file(96)?;
    let first = median(20, |_| {
        if let Some(pack) = read::read_trusted(&text, &digest) {
            black_box(evaluate(&pack, &answers));
        }
    });
    let (pack, answers) = set(100)?;
    let next = evaluate(&pack, &answers).class.and_then(|class| class.next);
    let target = next.map_or(Target::Class(0), |next| Target::Class(next.class));
    let planned = median(3, |_| {
        black_box(plan(&pack, &answers, &Efforts::new(), target));
    });
    Some(vec![
        (Msg::SpeedEvaluate, "speed-edit", edit),
        (Msg::SpeedWhatIfs, "speed-what-ifs", what_ifs),
        (Msg::SpeedRead, "speed-read", first),
        (Msg::SpeedPlan, "speed-plan", planned),
    ])
}

/// The page that measures.
#[component]
pub fn Speed() -> impl IntoView {
    let app = app();
    let rows = RwSignal::new(None);
    // After the page is on screen, so that it can be read meanwhile.
    set_timeout(move || rows.set(measure()), std::time::Duration::from_millis(50));
    let table = move || {
        rows.get().map(|rows| {
            let rows = rows.into_iter().map(|(label, testid, time)| {
                view! { <tr><td>{app.t(label)}</td><td class="num" data-testid=testid>{format!("{time:.4}")}</td></tr> }
            });
            view! {
                <table><thead><tr><th scope="col">{app.t(Msg::SpeedWhat)}</th>
                    <th scope="col" class="num">{app.t(Msg::SpeedFigure)}</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody></table>
            }
        })
    };
    view! { <div class="page"><h1>{app.t(Msg::SpeedHeading)}</h1><p>{app.t(Msg::SpeedLead)}</p>{table}</div> }
}
