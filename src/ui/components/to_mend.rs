//! What cannot be used as typed, all at once on top of the sheet, each with the
//! way to its field.

use super::leaf_link::LeafLink;
use crate::score::{Scorecard, State};
use crate::text::issue;
use crate::text::ui::Msg;
use crate::ui::state::{Open, app};
use leptos::prelude::*;

/// The summary; nothing while everything can be used.
#[component]
pub fn ToMend(open: Open) -> impl IntoView {
    let app = app();
    let card = open.card;
    let wrong = Memo::new(move |_| card.with(unusable));
    move || {
        let open = open.clone();
        let list = wrong.get();
        (!list.is_empty()).then(|| {
            let item = |index: usize| {
                let node = open.pack.nodes.get(index)?;
                let words = open.card.with_untracked(|card| {
                    let blocking = card.issues(index).iter().filter(|one| one.blocks());
                    blocking.map(|one| issue::issue(app.l(), one, node)).collect::<Vec<_>>().join(" ")
                });
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

/// Leaves with something that cannot be read.
fn unusable(card: &std::sync::Arc<Scorecard>) -> Vec<usize> {
    card.leaves.iter().filter(|leaf| leaf.state == State::Invalid).map(|leaf| leaf.node).collect()
}
