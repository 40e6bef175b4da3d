//! Links to areas and criteria of the sheet.

use crate::ui::platform;
use crate::ui::shell::state::Open;
use leptos::prelude::*;

/// Code and name of an area, as the way to it.
#[component]
pub fn AreaLink(open: Open, index: usize) -> impl IntoView {
    let href = open.address(index);
    let node = open.pack.nodes.get(index);
    node.map(|node| view! { <a href=href>{node.code.to_string()} " " {node.name.to_string()}</a> })
}

/// Code and name of a criterion, as the way to it.
#[component]
pub fn LeafLink(open: Open, index: usize) -> impl IntoView {
    let href = open.address(index);
    open.pack.nodes.get(index).map(|node| {
        let (id, code, name) = (node.id.to_string(), node.code.to_string(), node.name.to_string());
        let title = name.clone();
        // Also when the address is the one already shown.
        view! {
            <a class="leaf-link" href=href title=title on:click=move |_| platform::go_to_leaf(&id)>
                {code} " " <span class="missing-name">{name}</span>
            </a>
        }
    })
}
