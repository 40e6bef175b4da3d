//! The areas of a pack with points and progress, on the left.

use super::finder::Finder;
use crate::base::decimal::Points;
use crate::text::number;
use crate::text::ui::Msg;
use crate::ui::draft::node::distinct;
use crate::ui::shell::route::Route;
use crate::ui::shell::state::{Open, app};
use leptos::prelude::*;

/// The list of areas; `current` is the node index of the one shown.
#[component]
pub fn AreaNav(open: Open, current: usize) -> impl IntoView {
    let app = app();
    let roots: Vec<usize> = open.pack.roots().collect();
    let finder = open.clone();
    let items = roots.into_iter().map(|index| view! { <AreaLink open=open.clone() index current=index == current/> });
    view! {
        <div class="areas">
            <Finder open=finder/>
            <nav aria-label=app.t(Msg::Areas)>
                <h2>{app.t(Msg::Areas)}</h2>
                <ol>{items.collect_view()}</ol>
            </nav>
        </div>
    }
}

/// One area: code, name, points out of maximum, a bar.
#[component]
fn AreaLink(open: Open, index: usize, current: bool) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    let id = open.editor.with_untracked(|editor| editor.draft().id.clone());
    let node = open.pack.nodes.get(index).cloned();
    let score = {
        let card = open.card;
        distinct(move || card.with(|card| card.nodes.get(index).cloned().unwrap_or_default()))
    };
    node.map(|node| {
        let href = Route::Draft(id, open.sheet_page(node.id.to_string())).to_string();
        let figures = move || {
            score.with(|s| {
                if s.left_out {
                    return app.t(Msg::LeftOutShort).to_owned();
                }
                format!("{} / {}", number::exact(lang, &s.points), number::points(lang, s.applicable))
            })
        };
        let open_leaves = move || score.with(|s| s.open);
        let share = move || score.with(|s| share_of_hundred(s.points.shown(), s.applicable));
        view! {
            <li>
                <a href=href aria-current=current.then_some("true") data-testid=format!("area-{}", node.id)>
                    <span class="area-name"><b>{node.code.to_string()}</b> " " {node.name.to_string()}</span>
                    <span class="area-figures num">{figures}</span>
                    <progress max="100" value=share aria-hidden="true"></progress>
                    <span class="area-open muted">
                        {move || (0 < open_leaves()).then(|| format!("{} {}", app.t(Msg::StillOpen), open_leaves()))}
                    </span>
                </a>
            </li>
        }
    })
}

/// Whole hundredths for a bar: a picture, not a score.
#[must_use]
pub fn share_of_hundred(points: Points, out_of: Points) -> String {
    let share = crate::base::decimal::Fraction::of(points.decimal(), 100.into(), out_of.decimal());
    let whole = crate::base::decimal::Rounding { places: 1, mode: crate::base::decimal::Mode::HalfUp };
    share.map_or_else(|| "0".to_owned(), |share| share.round(whole).to_text())
}
