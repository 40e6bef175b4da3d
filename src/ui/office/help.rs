//! Help: how to get from an empty sheet to a file, in a few steps.

use crate::text::help;
use crate::ui::state::app;
use leptos::prelude::*;

/// The help page.
#[component]
pub fn Help() -> impl IntoView {
    let lang = app().l();
    let topics = help::topics(lang).iter().map(|(title, lines)| {
        let lines = lines.iter().map(|line| view! { <li>{*line}</li> }).collect_view();
        view! { <section><h2>{*title}</h2><ul>{lines}</ul></section> }
    });
    view! { <div class="page help"><h1>{help::heading(lang)}</h1>{topics.collect_view()}</div> }
}
