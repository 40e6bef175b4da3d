//! Where the draft and each scenario stand among the results of the list: dots
//! on one axis. A picture; the comparison table says the same in figures.

use super::column::Column;
use crate::base::decimal::{Exact, Fraction, Mode, Points, Rounding};
use crate::engine::rank::Cohort;
use crate::engine::score::Scorecard;
use crate::text::number;
use crate::text::plan::PlanMsg;
use crate::ui::shell::state::{Open, app};
use leptos::prelude::*;

/// Where a value lies between two ends, in hundredths of the width; kept inside.
fn place(value: Points, low: Points, high: Points) -> String {
    let value = value.clamp_to(low, high).minus(low);
    let share = Fraction::of(value.decimal(), 100.into(), high.minus(low).decimal());
    share.map_or_else(|| "50".to_owned(), |share| share.round(Rounding { places: 2, mode: Mode::HalfUp }).to_text())
}

/// A round dot, whatever the drawing is stretched to.
fn dot(at: &str, class: &'static str) -> AnyView {
    view! { <path class=class d=format!("M {at} 10 h 0.001")></path> }.into_any()
}

/// One line: its name, and dots.
fn line(name: String, dots: Vec<AnyView>) -> AnyView {
    view! {
        <span class="small">{name}</span>
        <svg class="dots" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <line class="axis" x1="0" x2="100" y1="10" y2="10"></line>
            {dots}
        </svg>
    }
    .into_any()
}

/// What the list goes by, of a score card.
fn result(list: &Cohort, card: &Scorecard) -> Points {
    if list.main_is_percent() { card.totals.percent } else { card.totals.points.shown() }
}

/// The picture; nothing without a list.
#[component]
pub fn Positions(open: Open, columns: Memo<Vec<Column>>) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    move || {
        let list = open.list(app)?;
        let columns = columns.get();
        let ranking = open.card.with(|card| open.ranking(&list, card));
        let others: Vec<Points> =
            ranking.rows.iter().filter(|row| row.entry.is_some()).map(|row| row.value.shown()).collect();
        let own: Vec<Points> = columns.iter().map(|column| result(&list, &column.card)).collect();
        let low = others.iter().chain(&own).min().copied()?;
        let high = others.iter().chain(&own).max().copied()?;
        let bodies = others.iter().map(|value| dot(&place(*value, low, high), "dot other")).collect();
        let lines = columns.iter().zip(&own).map(|(column, value)| {
            let class = if column.id.is_empty() { "dot draft" } else { "dot scenario" };
            let rank = column.rank.as_ref().map_or(String::new(), |rank| format!(" · {rank}"));
            line(
                format!("{}: {}{rank}", column.name, number::points(lang, *value)),
                vec![dot(&place(*value, low, high), class)],
            )
        });
        let lines = lines.collect_view();
        let end = |value: Points| number::exact(lang, &Exact::from(value));
        Some(view! {
            <h3>{app.t(PlanMsg::Positions)}</h3>
            <p class="muted small">{list.name.clone()}</p>
            <div class="positions" data-testid="positions">
                {line(app.t(PlanMsg::ListBodies).to_owned(), bodies)}
                {lines}
                <span></span>
                <span class="ends num small muted"><span>{end(low)}</span><span>{end(high)}</span></span>
            </div>
        })
    }
}
