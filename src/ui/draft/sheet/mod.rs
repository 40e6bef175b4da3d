//! The sheet: areas on the left, the leaves of one area, the figures on the right.

pub mod area_nav;
mod calendar_editor;
pub mod class_bar;
pub mod errors_summary;
pub mod evidence_editor;
pub mod figures;
pub mod finder;
pub mod leaf_card;
pub mod leaf_link;
pub mod rule_fields;
pub mod setup_editor;
pub mod what_gives_more;
pub mod why;

use crate::draft::Place;
use crate::text::number;
use crate::text::ui::Msg;
use crate::ui::draft::node::{OpenNode, distinct};
use crate::ui::draft::sheet::area_nav::AreaNav;
use crate::ui::draft::sheet::errors_summary::ToMend;
use crate::ui::draft::sheet::figures::Figures;
use crate::ui::draft::sheet::finder::Found;
use crate::ui::draft::sheet::leaf_card::{LeafCard, NodeExtras};
use crate::ui::draft::sheet::setup_editor::SetupEditor;
use crate::ui::packs::status::StatusBanner;
use crate::ui::platform;
use crate::ui::shell::route::Route;
use crate::ui::shell::state::{Open, app};
use leptos::prelude::*;

/// The sheet at one area, or at a criterion of it.
#[component]
pub fn Sheet(open: Open, area: String) -> impl IntoView {
    let at = open.pack.index_of(&area).or_else(|| open.pack.roots().next()).unwrap_or(0);
    let current = open.pack.root_of(at);
    if at != current {
        platform::go_to_leaf(&area);
    }
    view! {
        <StatusBanner pack=open.pack.clone()/>
        <div class="sheet">
            <AreaNav open=open.clone() current/>
            <Area open=open.clone() index=current/>
            <Figures open/>
        </div>
    }
}

/// One area with everything below it, in document order.
#[component]
fn Area(open: Open, index: usize) -> impl IntoView {
    let app = app();
    let pack = open.pack.clone();
    let nodes = pack.nodes.get(index).map_or(index..index, |node| index..node.end);
    let rows = nodes.map(|at| {
        let Some(node) = pack.nodes.get(at) else { return ().into_any() };
        if node.leaf().is_some() {
            view! { <LeafCard open=open.clone() index=at/> }.into_any()
        } else {
            view! { <SumHeading open=open.clone() index=at/> }.into_any()
        }
    });
    let rows = rows.collect_view();
    let roots: Vec<usize> = open.pack.roots().collect();
    let id = open.editor.with_untracked(|editor| editor.draft().id.clone());
    let at = roots.iter().position(|root| *root == index);
    let link = |index: Option<usize>, message: Msg, testid: &'static str| {
        let node = index.and_then(|i| roots.get(i)).and_then(|i| open.pack.nodes.get(*i))?;
        let href = Route::Draft(id.clone(), open.sheet_page(node.id.to_string())).to_string();
        Some(view! { <a class="button" href=href data-testid=testid>{app.t(message)} ": " {node.name.to_string()}</a> })
    };
    view! {
        <section class="leaves">
            <ToMend open=open.clone()/>
            <Found open=open.clone()/>
            {(open.place == Place::Draft).then(|| view! { <SetupEditor open=open.clone()/> })}
            {rows}
            <p class="area-steps">
                {link(at.and_then(|i| i.checked_sub(1)), Msg::PreviousArea, "previous-area")}
                {link(at.map(|i| i + 1), Msg::NextArea, "next-area")}
            </p>
        </section>
    }
}

/// The heading of an area or criterion with its sum.
#[component]
fn SumHeading(open: Open, index: usize) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    let card = open.card;
    let score = distinct(move || card.with(|card| card.nodes.get(index).cloned().unwrap_or_default()));
    open.pack.nodes.get(index).cloned().map(|node| {
        let title = format!("{} {}", node.code, node.name);
        let figures = move || {
            score.with(|s| {
                if s.left_out {
                    app.t(Msg::LeftOut).to_owned()
                } else {
                    format!("{} / {}", number::exact(lang, &s.points), number::points(lang, s.applicable))
                }
            })
        };
        let testid = format!("sum-{}", node.id);
        let heading = if node.depth == 0 {
            view! { <h1 id="area-heading">{title}</h1> }.into_any()
        } else {
            view! { <h2>{title}</h2> }.into_any()
        };
        let help = (!node.help.is_empty()).then(|| view! { <p class="muted">{node.help.to_string()}</p> });
        let extra = view! { <NodeExtras of=OpenNode::new(open.clone(), index)/> };
        view! {
            <div class="sum" data-depth=node.depth.to_string()>
                {heading}
                <span class="num sum-figures" data-testid=testid>{figures}</span>
            </div>
            {help}
            {extra}
        }
    })
}
