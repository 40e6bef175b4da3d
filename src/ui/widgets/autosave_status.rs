//! Whether the roster or the desk is stored, in a line, and what to do if not.

use crate::text::Lang;
use crate::text::office::{ToolMsg, not_stored};
use crate::ui::platform;
use crate::ui::platform::autosave::{Autosave, Stored};
use crate::ui::platform::storage::StorageError;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// The line; `save` downloads the work as a file.
#[component]
pub fn SavedLine(
    /// What is stored.
    kept: Autosave,
    /// Downloads it.
    save: Callback<()>,
    /// Says why it is not stored.
    #[prop(default = not_stored)]
    words: fn(Lang, &StorageError) -> String,
) -> impl IntoView {
    let app = app();
    move || {
        match kept.state.get() {
        Stored::Unchanged => ().into_any(),
        Stored::Pending => view! { <span class="muted small" data-testid="kept" data-state="pending">{app.t(ToolMsg::Storing)}</span> }.into_any(),
        Stored::At(clock) => {
            view! { <span class="muted small" data-testid="kept" data-state="stored">{app.t(ToolMsg::StoredAt)} " " {clock}</span> }.into_any()
        }
        Stored::Failed(error) => view! {
            <div class="notice error" role="alert" data-testid="kept" data-state="failed">
                <p>{words(app.lang(), &error)}</p>
                <button type="button" on:click=move |_| save.run(())>{app.t(ToolMsg::SaveAsFile)}</button>
            </div>
        }
        .into_any(),
        Stored::SetAside => {
            let text = kept.aside().unwrap_or_default();
            let as_is = move |_| drop(platform::download("khong-doc-duoc.txt", "text/plain", &text));
            view! {
                <div class="notice error" role="alert" data-testid="kept" data-state="aside">
                    <p>{app.t(ToolMsg::SetAside)}</p>
                    <button type="button" on:click=as_is>{app.t(ToolMsg::DownloadAside)}</button> " "
                    <button type="button" on:click=move |_| kept.begin_anew()>{app.t(ToolMsg::BeginAnew)}</button>
                </div>
            }
            .into_any()
        }
    }
    }
}
