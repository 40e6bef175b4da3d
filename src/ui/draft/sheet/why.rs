//! "Vì sao?": the steps behind the points of a node, worked out when opened.

use crate::engine::score::explain;
use crate::text::trace;
use crate::text::ui::Msg;
use crate::ui::draft::node::OpenNode;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// The steps behind a node.
#[component]
pub fn Why(of: OpenNode) -> impl IntoView {
    let app = app();
    let shown = RwSignal::new(false);
    let OpenNode { open, index, id, .. } = of;
    let steps = move || {
        let pack = open.pack.clone();
        shown.get().then(|| {
            open.editor.track();
            let answers = open.answers();
            let node = pack.nodes.get(index)?;
            let steps = explain(&pack, &answers, index);
            let lines = steps.iter().map(|step| view! { <li>{trace::step(app.lang(), step, &pack, node)}</li> });
            let lines = lines.collect_view();
            Some(view! { <ol class="steps">{lines}</ol> <p class="muted">{trace::source_line(app.lang(), &pack, node)}</p> })
        })
    };
    view! {
        <details data-testid=format!("why-{id}") on:toggle=move |_| shown.update(|open| *open = !*open)>
            <summary>{app.t(Msg::Why)}</summary>
            {steps}
        </details>
    }
}
