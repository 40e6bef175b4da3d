//! Help: how to get from an empty sheet to a file, in a few steps.

use crate::text::help;
use crate::ui::platform;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// The help page.
#[component]
pub fn Help() -> impl IntoView {
    let lang = app().lang();
    let topics = help::topics(lang).iter().map(|topic| {
        let lines = topic.lines.iter().map(|line| view! { <li>{*line}</li> }).collect_view();
        let picture = topic.picture.map(|(name, shows)| {
            view! { <img class="picture" src=platform::picture_address(name) alt=shows width="1024" height="576" loading="lazy"/> }
        });
        view! { <section><h2>{topic.title}</h2><ul>{lines}</ul>{picture}</section> }
    });
    view! { <div class="page help"><h1>{help::heading(lang)}</h1>{topics.collect_view()}</div> }
}
