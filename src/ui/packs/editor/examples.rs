//! A worked example out of a draft that was scored with the pack.

use super::StudioState;
use crate::answer::json::to_json;
use crate::base::json::Json;
use crate::draft::Draft;
use crate::engine::score::evaluate;
use crate::pack::Pack;
use crate::pack_editor::project::{Edit, value_at};
use crate::text::pack_editor::labels::EditorMsg;
use crate::ui::platform;
use crate::ui::platform::storage;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// The example as it stands in the file: answers, and what comes out of them.
fn example_of(draft: &Draft, pack: &Pack) -> Json {
    let card = evaluate(pack, &draft.answers);
    let scored = pack.leaves().filter_map(|(idx, node, _)| {
        let given = card.leaf(idx)?.claimed.as_ref()?.to_points()?;
        Some((&*node.id, Json::from(given.to_text())))
    });
    Json::object(
        [("name", draft.title()), ("origin", "by-hand"), ("source", "")].map(|(name, text)| (name, Json::from(text))),
    )
    .with("answers", to_json(&draft.answers))
    .with("expect", Json::object(scored))
    .with_some("total", card.totals.points.to_points().map(|points| points.to_text()))
}

/// Drafts of this pack on this machine.
#[component]
pub fn FromDraft() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let pack =
        Memo::new(move |_| state.built.with(|built| built.as_ref().and_then(|built| built.reading.pack.clone())));
    let drafts = move || {
        let id = pack.with(|pack| pack.as_ref().map(|pack| pack.id.to_string()))?;
        let stored = storage::drafts().unwrap_or_default().into_iter();
        Some(stored.filter_map(|stored| stored.draft.ok()).filter(|draft| draft.pack == id).collect::<Vec<_>>())
    };
    let take = move |draft: &Draft| {
        let Some(example) = pack.with_untracked(|pack| pack.as_ref().map(|pack| example_of(draft, pack))) else {
            return;
        };
        let n = value_at(&state.root(), "/examples").and_then(Json::as_list).map(<[_]>::len);
        state.edit(match n {
            Some(n) => Edit::Insert("/examples".to_owned(), n, example),
            None => Edit::Set("/examples".to_owned(), Json::List(vec![example])),
        });
        platform::focus_nearest("f", &format!("/examples/{}/name", n.unwrap_or(0)));
    };
    let rows = move || {
        let drafts = drafts().unwrap_or_default();
        if drafts.is_empty() {
            return view! { <p class="muted">{app.t(EditorMsg::NoDraftOfSet)}</p> }.into_any();
        }
        let row = |draft: Draft| {
            let title = format!("{} · {}", draft.title(), draft.answers.setup.year);
            view! { <li>{title} " " <button type="button" data-testid="take-example" on:click=move |_| take(&draft)>{app.t(EditorMsg::TakeExample)}</button></li> }
        };
        view! { <ul class="plain">{drafts.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! {
        <details>
            <summary data-testid="example-from-draft">{app.t(EditorMsg::ExampleFromDraft)}</summary>
            <p class="muted">{app.t(EditorMsg::ExampleFromDraftMeans)}</p>
            {rows}
        </details>
    }
}
