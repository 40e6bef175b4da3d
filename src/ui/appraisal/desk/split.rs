//! The work split by area among the specialist members of the council.

use super::DeskState;
use crate::text::number;
use crate::text::office::ToolMsg;
use crate::ui::platform;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// One file for each area; they come back by being dropped like any other.
#[component]
pub fn Split() -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    let areas = Memo::new(move |_| {
        state.desk.with(|desk| {
            let mut areas: Vec<(String, String)> = Vec::new();
            for group in desk.groups() {
                let Some(pack) = desk.pack_of(&group) else { continue };
                for node in pack.roots().filter_map(|at| pack.nodes.get(at)) {
                    let area = (node.id.to_string(), format!("{} {}", node.code, node.name).trim().to_owned());
                    if areas.iter().all(|(id, _)| *id != area.0) {
                        areas.push(area);
                    }
                }
            }
            areas
        })
    });
    let hand = move |id: &str| {
        let text = state.desk.with_untracked(|desk| desk.part(id).to_text());
        let _ = platform::download(&format!("phan-viec-{}.json", number::file_stem(id)), "application/json", &text);
    };
    let buttons =
        move || {
            let areas = areas.get().into_iter();
            areas.map(|(id, name)| {
            let testid = format!("split-{id}");
            view! { <li><button type="button" data-testid=testid on:click=move |_| hand(&id)>{name}</button></li> }
        }).collect_view()
        };
    view! {
        <details class="card" data-testid="split">
            <summary><h2 class="in-summary">{app.t(ToolMsg::SplitHeading)}</h2></summary>
            <p class="muted">{app.t(ToolMsg::SplitLead)}</p>
            <ul class="plain">{buttons}</ul>
        </details>
    }
}
