//! Which two packs: of the library, or from a file.

use super::{Choice, CompareState};
use crate::pack::Status;
use crate::pack::catalogue::PackEntry;
use crate::pack_editor::import::{BringError, ImportedPack};
use crate::text::number;
use crate::text::pack_diff::DiffMsg;
use crate::text::ui::Msg;
use crate::ui::packs::file::{Report, imported};
use crate::ui::packs::status::PackStatus;
use crate::ui::platform::files::{Named, dropped, picked};
use crate::ui::shell::state::{App, app};
use leptos::prelude::*;
use std::sync::Arc;

/// Both sides.
#[component]
pub(super) fn Choosers() -> impl IntoView {
    let app = app();
    let state = expect_context::<CompareState>();
    let swap = move |_| {
        let (old, new) = (state.old.get_untracked(), state.new.get_untracked());
        state.put(state.old, new);
        state.put(state.new, old);
    };
    view! {
        <div class="two-columns">
            <Side label=DiffMsg::OldSet side=state.old testid="old"/>
            <Side label=DiffMsg::NewSet side=state.new testid="new"/>
        </div>
        <p><button type="button" data-testid="swap" on:click=swap>"⇄ " {app.t(DiffMsg::Swap)}</button></p>
    }
}

/// One side: a list to choose from, a field for a file.
#[component]
fn Side(label: DiffMsg, side: RwSignal<Choice>, testid: &'static str) -> impl IntoView {
    let app = app();
    let state = expect_context::<CompareState>();
    // What was last imported to this side, as long as it stands there or is refused.
    let found = RwSignal::new(None::<Result<Arc<ImportedPack>, BringError>>);
    let take = move |files: Vec<Named>| {
        leptos::task::spawn_local(async move {
            let Some((name, file)) = files.into_iter().next() else { return };
            let read = imported(&file).await.map(Arc::new);
            if let Ok(usable) = read.as_ref().map_err(drop).and_then(|read| read.pack().map(|_| read.clone()).ok_or(()))
            {
                state.put(side, Choice::File(name, usable));
            }
            found.set(Some(read));
        });
    };
    let drop_on = move |event: web_sys::DragEvent| {
        let dropped = dropped(&event);
        leptos::task::spawn_local(async move { take(dropped.files().await.0) });
    };
    let choose = move |event: web_sys::Event| {
        let id = event_target_value(&event);
        found.set(None);
        if !id.is_empty() {
            state.put(side, Choice::Shelf(id));
        }
    };
    let options = move || options(app, &side.get());
    view! {
        <div class="card" role="group" aria-label=app.t(label) on:drop=drop_on on:dragover=|event| event.prevent_default()>
            <label class="block-field"><span><strong>{app.t(label)}</strong></span>
                <select data-testid=format!("{testid}-set") on:change=choose>{options}</select></label>
            <label class="file"><span>{app.t(DiffMsg::SetFromFile)}</span>
                <input type="file" accept=".json,.xlsx,application/json" data-testid=format!("{testid}-file")
                    on:change=move |event| take(picked(&event))/></label>
            {move || facts(app, &side.get())}
            {move || found.get().map(|found| view! { <Report found/> })}
        </div>
    }
}

/// The packs to choose from; first what stands there, or that nothing does.
fn options(app: App, choice: &Choice) -> AnyView {
    let first = match choice {
        Choice::Nothing => Some((String::new(), app.t(DiffMsg::ChooseSet).to_owned())),
        Choice::File(name, _) => Some((String::new(), format!("{}: {name}", app.t(DiffMsg::FromFile)))),
        Choice::Shelf(_) => None,
    };
    let chosen = match choice {
        Choice::Shelf(id) => id.clone(),
        _ => String::new(),
    };
    let catalogue = app.library.catalogue();
    // Two versions of one's own may have one name.
    let name = |entry: &PackEntry| match app.library.is_own(&entry.id) {
        true => format!("{} [{}]", entry.name, entry.id),
        false => entry.name.clone(),
    };
    let listed = catalogue.packs.iter().map(|entry| (entry.id.clone(), name(entry)));
    let all = first.into_iter().chain(listed).map(|(id, name)| {
        let is = id == chosen;
        view! { <option value=id selected=is>{name}</option> }
    });
    all.collect_view().into_any()
}

/// What stands on a side: what it claims, for whom, how large.
fn facts(app: App, choice: &Choice) -> Option<AnyView> {
    let entry = match choice {
        Choice::Nothing => return None,
        Choice::Shelf(id) => app.library.catalogue().pack(id).cloned()?,
        Choice::File(_, imported) => PackEntry::of(imported.pack()?),
    };
    let years = if entry.years.0 == entry.years.1 {
        entry.years.0.to_string()
    } else {
        format!("{}–{}", entry.years.0, entry.years.1)
    };
    let scale = number::points(app.lang(), entry.scale);
    let words = format!(
        "{} · {} · {} {years} · {} {} · {} {scale}",
        entry.place,
        entry.level,
        app.t(Msg::Year),
        entry.leaves,
        app.t(Msg::LeavesWord),
        app.t(Msg::ScaleOf),
    );
    let named = matches!(choice, Choice::File(..)).then(|| view! { <strong>{entry.name.clone()}</strong> " " });
    let status: Status = entry.status;
    Some(view! { <p class="small">{named} <PackStatus status/> " " <span class="muted">{words}</span></p> }.into_any())
}
