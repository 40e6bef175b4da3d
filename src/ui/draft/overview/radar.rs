//! The areas as a radar: a picture of shapes. The table beside it says the same
//! to those who do not see it.

#![expect(clippy::float_arithmetic, reason = "places in a picture; no score is near")]

use super::row::Row;
use crate::text::ui::Msg;
use crate::ui::shell::state::App;
use leptos::prelude::*;

/// Half the height of the drawing, and the length of an axis in it.
const MIDDLE: f64 = 120.0;
const AXIS: f64 = 90.0;

/// Where a share of the axis lies; the first axis points up, the others follow
/// clockwise.
fn place(axis: usize, of: usize, share: f64) -> (f64, f64) {
    let (axis, of) = (u32::try_from(axis).unwrap_or(0), u32::try_from(of).unwrap_or(1));
    let turn = std::f64::consts::TAU * f64::from(axis) / f64::from(of.max(1));
    let length = AXIS * share / 100.0;
    (MIDDLE + length * turn.sin(), MIDDLE - length * turn.cos())
}

fn point((x, y): (f64, f64)) -> String {
    format!("{x:.1},{y:.1}")
}

/// The corners of one shape; none when not every area has a share.
fn shape(rows: &[Row], pick: fn(&Row) -> Option<&String>) -> Option<String> {
    let shares: Option<Vec<f64>> = rows.iter().map(|row| pick(row)?.parse().ok()).collect();
    let shares = shares?;
    let corners = shares.iter().enumerate().map(|(axis, share)| point(place(axis, shares.len(), *share)));
    Some(corners.collect::<Vec<_>>().join(" "))
}

/// The radar with its legend; none for fewer than three areas.
pub fn radar(app: App, rows: &[Row]) -> Option<AnyView> {
    let of = rows.len();
    let now = shape(rows, |row| row.now.as_ref()).filter(|_| 3 <= of)?;
    let axes = rows.iter().enumerate().map(|(axis, row)| {
        let ((x, y), (tx, ty)) = (place(axis, of, 100.0), place(axis, of, 116.0));
        view! {
            <line class="axis" x1=MIDDLE.to_string() y1=MIDDLE.to_string() x2=format!("{x:.1}") y2=format!("{y:.1}")></line>
            <text x=format!("{tx:.1}") y=format!("{:.1}", ty + 4.0) text-anchor="middle">{row.code.clone()}</text>
        }
    });
    let axes = axes.collect_view();
    let rings = [50.0, 100.0].map(|share| {
        let corners = (0..of).map(|axis| point(place(axis, of, share))).collect::<Vec<_>>().join(" ");
        view! { <polygon class="ring" points=corners></polygon> }
    });
    let series = [
        ("now", Msg::ThisDraft, Some(now)),
        ("last", Msg::LastYear, shape(rows, |row| row.last.as_ref())),
        ("mean", Msg::ListMean, shape(rows, |row| row.mean.as_ref())),
    ];
    let shown = series.iter().filter_map(|(class, label, shape)| Some((*class, *label, shape.clone()?)));
    let shown: Vec<_> = shown.collect();
    let legend = shown.iter().map(|(class, label, _)| {
        view! {
            <li><svg class="legend" viewBox="0 0 30 10" aria-hidden="true" focusable="false">
                <line class=format!("shape-{class}") x1="1" y1="5" x2="29" y2="5"></line></svg> {app.t(*label)}</li>
        }
    });
    let legend = legend.collect_view();
    let shapes = shown
        .into_iter()
        .map(|(class, _, points)| view! { <polygon class=format!("shape-{class}") points=points></polygon> });
    Some(
        view! {
            <div class="radar">
                <svg viewBox="0 0 240 240" aria-hidden="true" focusable="false" data-testid="radar">
                    {rings.collect_view()} {axes} {shapes.collect_view()}
                </svg>
                <ul>{legend}</ul>
            </div>
        }
        .into_any(),
    )
}
