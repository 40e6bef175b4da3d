//! What would give more points on a criterion, worked out when opened.

use crate::plan::moves;
use crate::points::Exact;
use crate::score::State;
use crate::text::number;
use crate::text::ui::Msg;
use crate::ui::pages::plan::move_text;
use crate::ui::state::{Open, app};
use leptos::prelude::*;

/// The next outcomes that the leaf at `index` can attain, with what each takes.
#[component]
pub fn More(open: Open, index: usize) -> impl IntoView {
    let app = app();
    let lang = app.l();
    let card = open.card;
    let shown = RwSignal::new(false);
    let id = open.pack.nodes.get(index).map_or(String::new(), |node| node.id.to_string());
    // What is missing on a leaf that is answered; an open one says so itself.
    let missing = Memo::new(move |_| {
        card.with(|card| {
            let score = card.leaf(index).filter(|score| score.state == State::Scored)?;
            let missing = Exact::from(score.max).minus(&score.points);
            missing.compare(&Exact::ZERO).is_gt().then(|| number::exact(lang, &missing))
        })
    });
    let ways = {
        let open = open.clone();
        move || {
            open.session.track();
            let found = moves(&open.pack, &open.answers(), index);
            let line = |one| view! { <li>{move_text(app, &open, one)}</li> };
            match found.is_empty() {
                true => view! { <p class="muted">{app.t(Msg::NothingGivesMore)}</p> }.into_any(),
                false => view! { <ul class="steps">{found.iter().map(line).collect_view()}</ul> }.into_any(),
            }
        }
    };
    move || {
        let (ways, testid) = (ways.clone(), format!("more-{id}"));
        missing.get().map(|missing| {
            view! {
                <details data-testid=testid prop:open=move || shown.get()
                    on:toggle:target=move |event| shown.set(event.target().has_attribute("open"))>
                    <summary>{app.t(Msg::MoreToGain)} " +" {missing}</summary>
                    {move || shown.get().then(&ways)}
                </details>
            }
        })
    }
}
