//! Where on the screen somebody types: to say what was undone and lead there.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The field that takes text and has the keyboard.
fn text_field() -> Option<web_sys::Element> {
    document().active_element().filter(|element| element.matches("input[type=text], textarea").unwrap_or(false))
}

/// Whether a field that takes text has the keyboard.
#[must_use]
pub fn in_text_field() -> bool {
    text_field().is_some()
}

/// Where on the screen somebody is: the address, and the name of the text field with
/// the keyboard where there is one.
#[must_use]
pub fn here() -> String {
    let hash = leptos::prelude::window().location().hash().unwrap_or_default();
    let name = text_field().and_then(|field| field.get_attribute("data-testid").or_else(|| field.get_attribute("id")));
    format!("{hash} {}", name.unwrap_or_default())
}

/// Goes to a place that [`here`] named: its page, then its field, in whatever is folded open.
pub fn go_to(spot: &str) {
    let (hash, name) = spot.rsplit_once(' ').unwrap_or((spot, ""));
    let _ = leptos::prelude::window().location().set_hash(hash);
    let found = format!("[data-testid=\"{name}\"], [id=\"{name}\"]");
    let go = move || {
        let field = document().query_selector(&found).ok().flatten();
        let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) else { return };
        if let Some(folded) = field.closest("details").ok().flatten() {
            let _ = folded.set_attribute("open", "");
        }
        let _ = field.focus();
        field.scroll_into_view();
    };
    if !name.is_empty() {
        leptos::prelude::set_timeout(go, std::time::Duration::from_millis(80));
    }
}

/// Whether what is typed next begins another word: the caret is behind a space, or
/// something is pasted, cut or dropped.
#[must_use]
pub fn begins_word(event: &web_sys::InputEvent) -> bool {
    let kind = event.input_type();
    if kind.starts_with("insertFrom") || kind.starts_with("deleteBy") {
        return true;
    }
    if !kind.starts_with("insert") || event.data().is_none_or(|data| data.trim().is_empty()) {
        return false;
    }
    let target = event.target();
    let area = target.clone().and_then(|target| target.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    let line = target.and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let (text, caret) = match (area, line) {
        (Some(area), _) => (area.value(), area.selection_start()),
        (_, Some(line)) => (line.value(), line.selection_start()),
        _ => return false,
    };
    let caret = caret.ok().flatten().and_then(|caret| usize::try_from(caret).ok()).unwrap_or(0);
    let before = caret.checked_sub(1).and_then(|at| text.encode_utf16().nth(at));
    before.and_then(|unit| char::from_u32(unit.into())).is_some_and(char::is_whitespace)
}
