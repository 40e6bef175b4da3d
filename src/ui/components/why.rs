//! "Vì sao?": the steps behind the points of a node, worked out when opened.

use crate::score::explain;
use crate::text::trace;
use crate::text::ui::Msg;
use crate::ui::state::{Open, app};
use leptos::prelude::*;

/// The steps behind the node at `index`.
#[component]
pub fn Why(open: Open, index: usize) -> impl IntoView {
    let app = app();
    let shown = RwSignal::new(false);
    let id = open.pack.nodes.get(index).map_or(String::new(), |node| node.id.to_string());
    let steps = move || {
        let pack = open.pack.clone();
        shown.get().then(|| {
            open.session.track();
            let answers = open.answers();
            let node = pack.nodes.get(index)?;
            let steps = explain(&pack, &answers, index);
            let lines = steps.iter().map(|step| view! { <li>{trace::step(app.l(), step, &pack, node)}</li> });
            let lines = lines.collect_view();
            Some(view! { <ol class="steps">{lines}</ol> <p class="muted">{trace::source_line(app.l(), &pack, node)}</p> })
        })
    };
    view! {
        <details data-testid=format!("why-{id}") on:toggle=move |_| shown.update(|open| *open = !*open)>
            <summary>{app.t(Msg::Why)}</summary>
            {steps}
        </details>
    }
}
