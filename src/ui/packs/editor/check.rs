//! Everything wrong with the pack, each with the way to its place.

use super::next_step::NextStep;
use super::{Found, StudioState, Tab};
use crate::base::compact_sort::SortExt as _;
use crate::base::json::Json;
use crate::pack_form::{GROUPS, Member, lines};
use crate::text::pack_editor::labels::EditorMsg;
use crate::ui::shell::state::{App, app};
use leptos::prelude::*;

/// Where something is, as people would say it.
fn place_words(app: App, json: &Json, pointer: &str) -> String {
    let within = |place: &str| pointer.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let line = lines(json).into_iter().filter(|line| within(&line.pointer)).max_by_key(|line| line.pointer.len());
    if let Some(line) = line {
        return format!("{} {}", line.code, line.name);
    }
    let first = pointer.split('/').nth(1).unwrap_or_default();
    let named = |member: &&Member| member.name == first;
    let group = GROUPS.iter().find(|group| group.members.iter().any(|member| named(&member)));
    let label = group.and_then(|group| group.members.iter().find(named)).map(|member| app.t(member.label));
    match (group, label) {
        (Some(group), Some(label)) => format!("{}: {label}", app.t(group.title)),
        _ => app.t(EditorMsg::LinesHeading).to_owned(),
    }
}

/// The list.
#[component]
pub fn Check() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let list = Memo::new(move |_| {
        let mut found = state.found(app);
        found.sort_small_by_key(|one| !one.error);
        found
    });
    let rows = move || {
        let json = state.built.get_untracked().map_or(Json::Null, |built| built.json.clone());
        list.get()
            .into_iter()
            .map(|found| view! { <Finding place=place_words(app, &json, &found.pointer) found/> })
            .collect_view()
    };
    let none = move || list.with(Vec::is_empty);
    view! {
        <p class="muted">{app.t(EditorMsg::CheckLead)}</p>
        <div aria-live="polite">
            {move || none().then(|| view! { <p class="notice" data-testid="nothing-wrong">{app.t(EditorMsg::NothingWrong)}</p> })}
        </div>
        <ol class="studio-findings" data-testid="studio-findings">{rows}</ol>
        <NextStep to=Tab::Leave label=EditorMsg::TabLeave/>
    }
}

#[component]
fn Finding(place: String, found: Found) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let (kind, mark) = if found.error { (EditorMsg::IsError, "error") } else { (EditorMsg::IsRemark, "doubt") };
    let name = format!("{}: {place}", app.t(EditorMsg::GoThere));
    let pointer = found.pointer.clone();
    view! {
        <li class="card" data-testid="finding" data-place=found.pointer.clone()>
            <p><span class="badge" data-mark=mark>{app.t(kind)}</span> " " <strong>{place}</strong></p>
            <p>{found.words}</p>
            <button type="button" aria-label=name data-testid="go-there" on:click=move |_| state.go_to(&pointer)>{app.t(EditorMsg::GoThere)}</button>
            {found.dismiss.map(|edit| view! {
                " " <button type="button" data-testid="dismiss" on:click=move |_| state.edit(edit.clone())>{app.t(EditorMsg::DealtWith)}</button>
            })}
        </li>
    }
}
