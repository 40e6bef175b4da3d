//! A labelled text field. Numbers are typed as text too: the browser's number
//! field drops what it cannot read, and depends on the system's language.

use leptos::prelude::*;

/// A labelled line of text; `on_text` gets every keystroke, or the whole once the
/// field is left.
#[component]
pub fn TextField(
    /// What it asks for.
    label: String,
    /// The text as it stands.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the new text.
    #[prop(into)]
    on_text: Callback<String>,
    /// The text counts only when the field is left; a number is then short.
    #[prop(optional)]
    on_leave: bool,
    /// Name for tests; also the id.
    testid: String,
    /// True for numbers and dates: a keyboard with digits on phones.
    #[prop(optional)]
    numeric: bool,
    /// What is counted, behind the field.
    #[prop(optional)]
    measure: String,
    /// Takes the whole width.
    #[prop(optional)]
    wide: bool,
    /// Whether the text cannot be used.
    #[prop(optional, into)]
    invalid: Signal<bool>,
    /// Id of the sentences that say what is wrong.
    #[prop(optional)]
    described_by: String,
) -> AnyView {
    let told = move |text: String, left: bool| {
        if left == on_leave {
            on_text.run(text);
        }
    };
    let class = if wide { "block-field" } else { "inline-field" };
    view! {
        <label class=class>
            <span>{label}</span>
            <input type="text" id=testid.clone() data-testid=testid class:num=numeric
                class:small-number=numeric && on_leave autocomplete="off"
                inputmode=numeric.then_some("decimal") prop:value=value
                aria-invalid=move || invalid.get().then_some("true")
                aria-describedby=(!described_by.is_empty()).then_some(described_by)
                on:input:target=move |event| told(event.target().value(), false)
                on:change:target=move |event| told(event.target().value(), true)/>
            {(!measure.is_empty()).then(|| view! { <span class="measure">{measure}</span> })}
        </label>
    }
    .into_any()
}
