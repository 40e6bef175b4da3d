//! What a leaf costs: possible for so much, not possible, or required.

use crate::draft::Edit;
use crate::engine::plan::Effort;
use crate::text::plan::PlanMsg;
use crate::ui::shell::state::{Open, app};
use leptos::prelude::*;

/// How a leaf is meant, with the number as typed.
fn parts(text: &str) -> (&'static str, String) {
    let text = text.trim();
    match text.strip_prefix("required") {
        Some(rest) => ("required", rest.trim().to_owned()),
        None if text == "impossible" => ("impossible", String::new()),
        None => ("", text.to_owned()),
    }
}

/// The text form of a meaning and a number.
fn joined(meaning: &str, number: &str) -> String {
    if meaning == "impossible" { meaning.to_owned() } else { format!("{meaning} {number}").trim().to_owned() }
}

/// The effort of the leaf at `index`.
#[component]
pub fn EffortField(open: Open, index: usize) -> impl IntoView {
    let app = app();
    let (id, title) =
        open.pack.nodes.get(index).map_or((String::new(), String::new()), |node| {
            (node.id.to_string(), format!("{} {}", node.code, node.name))
        });
    let (editor, read) = (open.editor, id.clone());
    let typed = Memo::new(move |_| editor.with(|s| s.draft().efforts.get(&read).cloned().unwrap_or_default()));
    let meaning = move || typed.with(|text| parts(text).0);
    let number = move || typed.with(|text| parts(text).1);
    let unreadable = move || typed.with(|text| !text.trim().is_empty() && Effort::parse(text).is_none());
    let possible = Memo::new(move |_| typed.with(|text| Effort::parse(text) != Some(Effort::Impossible)));
    let (target, write) = (open.clone(), id.clone());
    let set = move |text: String| target.edit(app, Edit::Effort(write.clone(), text));
    let (set_meaning, set_number) = (set.clone(), set);
    let option = move |value: &'static str, words: PlanMsg| {
        view! { <option value=value selected=move || meaning() == value>{app.t(words)}</option> }
    };
    let number_label = format!("{}: {title}", app.t(PlanMsg::EffortNumber));
    let number_id = format!("effort-{id}-n");
    let field = move || {
        let set_number = set_number.clone();
        possible.get().then(|| {
            view! {
                <input type="text" inputmode="numeric" class="effort-number num" autocomplete="off" placeholder="1"
                    aria-label=number_label.clone() data-testid=number_id.clone()
                    aria-invalid=move || unreadable().then_some("true") prop:value=number
                    on:change:target=move |e| set_number(joined(meaning(), e.target().value().trim()))/>
            }
        })
    };
    view! {
        <span class="effort">
            <select aria-label=format!("{} {title}", app.t(PlanMsg::EffortOf)) data-testid=format!("effort-{id}")
                on:change=move |e| set_meaning(joined(&event_target_value(&e), &typed.with_untracked(|text| parts(text).1)))>
                {option("", PlanMsg::EffortNormal)}
                {option("impossible", PlanMsg::EffortImpossible)}
                {option("required", PlanMsg::EffortRequired)}
            </select>
            {field}
            {move || unreadable().then(|| view! { <span class="small" role="alert">{app.t(PlanMsg::EffortUnreadable)}</span> })}
        </span>
    }
    .into_any()
}
