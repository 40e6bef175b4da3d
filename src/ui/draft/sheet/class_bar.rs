//! The bar of classes with their limits, the range certain…possible, and where
//! the projection stands. A picture; the figures beside it say the same.

use super::area_nav::share_of_hundred;
use crate::base::decimal::Points;
use crate::pack::Basis;
use crate::text::number;
use crate::ui::draft::node::distinct;
use crate::ui::shell::state::{Open, app};
use leptos::prelude::*;

/// Left end and width of the drawing, in its own measure.
const WIDTH: &str = "0 0 100 14";

/// The bar of classes.
#[component]
pub fn ClassBar(open: Open) -> impl IntoView {
    let lang = app().lang();
    let (card, pack) = (open.card, open.pack.clone());
    // The limits stay where they are while the points change.
    let scale = distinct(move || card.with(|card| Some((card.class.as_ref()?.list, card.totals.out_of))));
    let marks = move || {
        let (list, out_of) = scale.get()?;
        let classes = pack.classes.get(list)?;
        let out_of = match classes.basis {
            Basis::Percent => Points::from_decimal(100.into()),
            Basis::Points => out_of,
        };
        let marks = classes.classes.iter().filter_map(|class| {
            let limit = Points::from_decimal(class.from?.value.decimal());
            let at = share_of_hundred(limit, out_of);
            let title = format!("{}: {}", class.label, number::points(lang, limit));
            Some(view! { <line class="limit" x1=at.clone() x2=at y1="1" y2="13"><title>{title}</title></line> })
        });
        Some(marks.collect_view())
    };
    let at = move |pick: fn(&crate::engine::score::Totals) -> Points| {
        move || card.with(|card| share_of_hundred(pick(&card.totals), card.totals.out_of))
    };
    let low = at(|t| t.low.shown());
    let width = move || {
        card.with(|card| share_of_hundred(card.totals.high.minus(&card.totals.low).shown(), card.totals.out_of))
    };
    let now = at(|t| t.points.shown());
    view! {
        <svg class="class-bar" viewBox=WIDTH preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="track" x="0" y="4" width="100" height="6"></rect>
            <rect class="range" x=low y="4" height="6" width=width></rect>
            {marks}
            <line class="now" x1=now x2=now y1="0" y2="14"></line>
        </svg>
    }
}
