//! What would give more points on a criterion, worked out when opened.

use crate::base::decimal::Exact;
use crate::engine::plan::moves;
use crate::engine::score::State;
use crate::text::number;
use crate::text::ui::Msg;
use crate::ui::draft::node::OpenNode;
use crate::ui::draft::plan::move_text;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// The next outcomes that a leaf can attain, with what each takes.
#[component]
pub fn More(of: OpenNode) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    let OpenNode { open, index, id, score, .. } = of;
    let shown = RwSignal::new(false);
    // What is missing on a leaf that is answered; an open one says so itself.
    let missing = Memo::new(move |_| {
        score.with(|score| {
            let score = score.as_ref().filter(|score| score.state == State::Scored)?;
            let missing = Exact::from(score.max).minus(&score.points);
            missing.compare(&Exact::ZERO).is_gt().then(|| number::exact(lang, &missing))
        })
    });
    let ways = move || {
        open.editor.track();
        let found = moves(&open.pack, &open.answers(), index);
        let line = |one| view! { <li>{move_text(app, &open, one)}</li> };
        match found.is_empty() {
            true => view! { <p class="muted">{app.t(Msg::NothingGivesMore)}</p> }.into_any(),
            false => view! { <ul class="steps">{found.iter().map(line).collect_view()}</ul> }.into_any(),
        }
    };
    let some = Memo::new(move |_| missing.with(Option::is_some));
    move || {
        let (ways, testid) = (ways.clone(), format!("more-{id}"));
        some.get().then(|| {
            view! {
                <details data-testid=testid prop:open=move || shown.get()
                    on:toggle:target=move |event| shown.set(event.target().has_attribute("open"))>
                    <summary>{app.t(Msg::MoreToGain)} " +" {move || missing.get()}</summary>
                    {move || shown.get().then(&ways)}
                </details>
            }
        })
    }
}
