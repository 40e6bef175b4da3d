//! A field for a passphrase: read once, wiped at once, never kept in a signal.

use crate::submission::keys::passphrase::Strength;
use crate::text::office::strength;
use crate::ui::shell::state::app;
use leptos::html;
use leptos::prelude::*;
use zeroize::Zeroizing;

/// A labelled passphrase field.
#[component]
pub fn Secret(
    /// What it asks for.
    label: &'static str,
    /// Name for tests.
    #[prop(into)]
    testid: String,
    /// The field, to be read by [`take`].
    field: NodeRef<html::Input>,
    /// True for one that exists, false for a new one: for password managers.
    #[prop(optional)]
    current: bool,
    /// Gets the strength as typed.
    #[prop(optional, into)]
    judged: Option<RwSignal<Strength>>,
) -> impl IntoView {
    let app = app();
    let complete = if current { "current-password" } else { "new-password" };
    let judge = move |event: web_sys::Event| {
        if let Some(judged) = judged {
            judged.set(Strength::of(&Zeroizing::new(event_target_value(&event))));
        }
    };
    let hint = move || {
        judged.map(|judged| view! {
            <span class="small" role="status" data-testid="strength" data-strength=move || format!("{:?}", judged.get())>
                {move || strength(app.lang(), judged.get())}</span>
        })
    };
    view! {
        <label class="inline-field"><span>{label}</span>
            <input type="password" autocomplete=complete data-testid=testid node_ref=field on:input=judge/></label>
        {hint}
    }
}

/// What was typed; the field is emptied.
#[must_use]
pub fn take(field: NodeRef<html::Input>) -> Zeroizing<String> {
    let Some(input) = field.get_untracked() else { return Zeroizing::default() };
    let text = Zeroizing::new(input.value());
    input.set_value("");
    text
}

/// What was typed; it stays in the field, to be corrected.
#[must_use]
pub fn typed(field: NodeRef<html::Input>) -> Zeroizing<String> {
    field.get_untracked().map_or_else(Zeroizing::default, |input| Zeroizing::new(input.value()))
}
