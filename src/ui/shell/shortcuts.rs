//! Keys that save the way by mouse, and the page that tells them ("?").
//!
//! Keys of one character work only outside of fields, and can be turned off
//! (WCAG 2.2, 2.1.4): speech input would press them by accident.

use crate::text::shortcuts::{Key, words};
use crate::text::ui::Msg;
use crate::ui::platform;
use crate::ui::platform::storage;
use crate::ui::shell::route::{DraftPage, Route};
use crate::ui::shell::state::{App, Open, app};
use leptos::ev;
use leptos::prelude::*;

const DIALOG: &str = "shortcuts";
const PREFERENCE: &str = "keys";

/// Listens to the keys; shows them when asked.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let app = app();
    let letters = RwSignal::new(storage::preference(PREFERENCE).as_deref() != Some("off"));
    let handle = window_event_listener(ev::keydown, move |event| {
        let Some(key) = pressed(&event).filter(|key| !key.is_letter() || letters.get_untracked()) else { return };
        if act(app, key) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
    let rows = Key::ALL.map(|key| {
        let (keys, what) = words(app.lang(), key);
        view! { <tr><th scope="row"><kbd>{keys}</kbd></th><td>{what}</td></tr> }
    });
    let switch = move |event: web_sys::Event| {
        let on = event_target_checked(&event);
        letters.set(on);
        storage::set_preference(PREFERENCE, if on { "on" } else { "off" });
    };
    view! {
        <dialog id=DIALOG data-testid="shortcuts" aria-labelledby="shortcuts-heading">
            <h2 id="shortcuts-heading">{app.t(Msg::Shortcuts)}</h2>
            <table><tbody>{rows.collect_view()}</tbody></table>
            <label class="check">
                <input type="checkbox" data-testid="shortcut-letters" prop:checked=letters on:change=switch/>
                <span>{app.t(Msg::ShortcutsLetters)}</span>
            </label>
            <button type="button" class="primary" on:click=|_| platform::close_dialog(DIALOG)>{app.t(Msg::Close)}</button>
        </dialog>
    }
}

/// Shows the keys.
pub fn show() {
    platform::open_dialog(DIALOG);
}

/// The shortcut that was pressed.
fn pressed(event: &web_sys::KeyboardEvent) -> Option<Key> {
    let name = event.key();
    if (event.ctrl_key() || event.meta_key()) && !event.alt_key() {
        // Caps Lock makes them capitals.
        return match (name.to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Some(Key::Undo),
            ("y", false) | ("z", true) => Some(Key::Redo),
            _ => None,
        };
    }
    if event.alt_key() || event.ctrl_key() || event.meta_key() || platform::is_typing(event) {
        return None;
    }
    Key::ALL.into_iter().find(|key| key.is_letter() && key.character() == name)
}

/// Does what a key is for; false where it means nothing.
fn act(app: App, key: Key) -> bool {
    if key == Key::Help {
        show();
        return true;
    }
    let route = app.route.get_untracked();
    let (Some(open), Route::Draft(_, page)) = (app.open.get_untracked(), route) else { return false };
    match key {
        Key::Undo | Key::Redo if platform::spot::in_text_field() => return open.step_in_field(app, key == Key::Redo),
        Key::Undo | Key::Redo => open.step(app, key == Key::Redo),
        Key::Next => open.go_to_next(app),
        Key::Find => platform::focus("find-words"),
        Key::PreviousArea | Key::NextArea => step_area(app, &open, &page, key == Key::NextArea),
        Key::Help => {}
    }
    true
}

/// Goes one area back or on.
fn step_area(app: App, open: &Open, page: &DraftPage, on: bool) {
    let (DraftPage::Sheet(node) | DraftPage::Scenario(_, node)) = page else { return };
    let roots: Vec<usize> = open.pack.roots().collect();
    let here = open.pack.index_of(node).map(|at| open.pack.root_of(at)).or_else(|| roots.first().copied());
    let Some(at) = roots.iter().position(|root| Some(*root) == here) else { return };
    let to = if on { at.checked_add(1) } else { at.checked_sub(1) };
    if let Some(root) = to.and_then(|to| roots.get(to)).and_then(|root| open.pack.nodes.get(*root)) {
        let id = open.editor.with_untracked(|editor| editor.draft().id.clone());
        app.go(&Route::Draft(id, open.sheet_page(root.id.to_string())));
    }
}
