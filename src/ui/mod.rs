//! The application in the browser: the only folder that may name a browser.
//!
//! Components render and do not compute. State is in [`state`], storage behind
//! [`storage`], every other browser call behind [`platform`].

pub mod appraisal;
mod benchmark;
mod draft;
mod help;
mod home;
mod keys;
mod packs;
mod page_parts;
mod platform;
mod shell;
mod widgets;

use crate::draft::DraftEditor;
use crate::text::Lang;
use leptos::ev;
use leptos::prelude::*;
use page_parts::LazyPage;
use shell::route::Route;
use shell::state::{App, Saved, Theme};
use std::time::Duration;

/// Mounts the application into `#app`, once it is known what is stored; does nothing
/// in a worker, which has no page.
pub fn mount() {
    use wasm_bindgen::JsCast as _;
    if web_sys::window().is_none() {
        return;
    }
    let Some(root) = document().get_element_by_id("app") else { return };
    // The executor of leptos is there from `mount_to` on.
    wasm_bindgen_futures::spawn_local(async move {
        platform::recovery::start().await;
        mount_to(root.unchecked_into(), Root).forget();
        if let Some(loading) = document().get_element_by_id("loading") {
            loading.remove();
        }
    });
}

/// The whole page.
#[component]
fn Root() -> impl IntoView {
    let app = App::start();
    provide_context(app);
    follow_address(app);
    keep_saved(app);
    end_steps(app);
    show_preferences(app);
    // A change of language renders everything anew, so labels need not be signals.
    move || {
        let _ = app.lang.get();
        view! {
            <shell::header::Header/>
            <shell::banner::Banners/>
            <main id="main" tabindex="-1">{move || page(app, &app.route.get())}</main>
            <shell::shortcuts::Shortcuts/>
        }
    }
}

fn page(app: App, route: &Route) -> AnyView {
    match route {
        Route::Home => home::Home().into_any(),
        Route::Draft(id, _) => {
            match app.open(id) {
                Ok(None) => {}
                Ok(Some(pack)) => {
                    let wanted = packs::library::ResourceId::Pack(pack);
                    return view! { <div class="page"><packs::opening::Opening wanted/></div> }.into_any();
                }
                Err(error) => return view! { <home::CannotOpen id=id.clone() error/> }.into_any(),
            }
            let open = app.open.get_untracked();
            // Where another tab has the draft, nothing can be typed here.
            view! {
                <fieldset class="plain" disabled=move || app.read_only.get()>
                    <LazyPage route=route.clone() open/>
                </fieldset>
            }
            .into_any()
        }
        _ => view! { <LazyPage route=route.clone() open=None/> }.into_any(),
    }
}

fn follow_address(app: App) {
    let handle = window_event_listener(ev::hashchange, move |_| {
        let route = Route::parse(&window().location().hash().unwrap_or_default());
        app.save_now();
        // Another tab may have put a pack on the shelf.
        app.library.refresh_own();
        if app.route.get_untracked() != route {
            app.route.set(route);
            platform::go_to_top();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Typing in one field is one step of the history until a new word, a pause or the
/// field's end; each choice is a step of its own.
fn end_steps(app: App) {
    /// Milliseconds without a key that end a step.
    const PAUSE: u64 = 1500;
    let end = move || {
        if let Some(open) = app.open.get_untracked() {
            open.editor.update_untracked(DraftEditor::end_typing);
        }
    };
    let last = StoredValue::new(0);
    let left = window_event_listener(ev::change, move |_| end());
    let typed = window_event_listener(ev::beforeinput, move |event| {
        let now = platform::milliseconds();
        if last.get_value() + PAUSE < now || platform::spot::begins_word(&event) {
            end();
        }
        last.set_value(now);
    });
    on_cleanup(move || {
        left.remove();
        typed.remove();
    });
}

/// Stores what was typed at most this long after the key, and on leaving the page:
/// also while somebody goes on typing.
const SAVE_WITHIN: Duration = Duration::from_millis(400);

fn keep_saved(app: App) {
    let waiting = StoredValue::new(false);
    Effect::new(move |_| {
        if app.saved.get() != Saved::Pending || waiting.get_value() {
            return;
        }
        let save = move || {
            waiting.set_value(false);
            app.save_now();
        };
        waiting.set_value(set_timeout_with_handle(save, SAVE_WITHIN).is_ok());
    });
    let hidden = window_event_listener(ev::pagehide, move |_| app.save_now());
    let visible = window_event_listener(ev::visibilitychange, move |_| app.save_now());
    let stored = window_event_listener(ev::storage, move |event| storage_changed(app, &event));
    on_cleanup(move || {
        hidden.remove();
        visible.remove();
        stored.remove();
    });
}

/// Another tab stored a draft: if it is the open one, this tab stops writing.
fn storage_changed(app: App, event: &web_sys::StorageEvent) {
    let Some(key) = event.key() else { return };
    if event.new_value().is_none() {
        platform::storage::gone(&key);
    }
    let Some(id) = platform::storage::Key::draft_id(&key) else { return };
    let Some(open) = app.open.get_untracked() else { return };
    // What this tab stored itself may come back from another one that was started.
    let own = open.editor.with_untracked(|editor| editor.draft().clone());
    let same = event.new_value().and_then(|text| crate::draft::read(&text).ok());
    let same = same.is_some_and(|draft| draft.saves == own.saves && draft.modified == own.modified);
    if own.id == id && !same {
        app.taken_over();
    }
}

fn show_preferences(app: App) {
    Effect::new(move |_| {
        let lang = app.lang.get();
        platform::set_root("lang", lang.code());
        platform::storage::set_preference("lang", if lang == Lang::En { "en" } else { "vi" });
    });
    Effect::new(move |_| {
        let theme = match app.theme.get() {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        platform::set_root("data-theme", theme);
        platform::storage::set_preference("theme", theme);
    });
}
