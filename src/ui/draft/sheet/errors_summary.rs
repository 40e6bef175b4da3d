//! What cannot be used as typed, all at once on top of the sheet, each with the
//! way to its field.

use super::leaf_link::LeafLink;
use crate::engine::score::{Issue, Scorecard, State};
use crate::text::issue;
use crate::text::ui::Msg;
use crate::ui::draft::node::distinct;
use crate::ui::shell::state::{Open, app};
use leptos::prelude::*;
use std::sync::Arc;

/// The summary; nothing while everything can be used.
#[component]
pub fn ToMend(open: Open) -> impl IntoView {
    let app = app();
    let card = open.card;
    let wrong = distinct(move || card.with(unusable));
    move || {
        let open = open.clone();
        let list = wrong.get();
        (!list.is_empty()).then(|| {
            let item = |(index, issues): (usize, Vec<Issue>)| {
                let node = open.pack.nodes.get(index)?;
                let words = issues.iter().map(|one| issue::issue(app.lang(), one, node)).collect::<Vec<_>>().join(" ");
                Some(view! { <li><LeafLink open=open.clone() index/> ": " {words}</li> })
            };
            let items = list.into_iter().filter_map(item).collect_view();
            view! {
                <section class="notice error to-mend" aria-labelledby="to-mend-heading" data-testid="to-mend">
                    <h2 id="to-mend-heading">{app.t(Msg::ToMend)}</h2>
                    <ul>{items}</ul>
                </section>
            }
        })
    }
}

/// Leaves with something that cannot be read, and what that is.
fn unusable(card: &Arc<Scorecard>) -> Vec<(usize, Vec<Issue>)> {
    let invalid = card.leaves.iter().filter(|leaf| leaf.state == State::Invalid);
    let blocking = |node| card.issues(node).iter().filter(|one| one.blocks()).cloned().collect();
    invalid.map(|leaf| (leaf.node, blocking(leaf.node))).collect()
}
