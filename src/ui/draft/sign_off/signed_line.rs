//! In the report: which signed file this paper belongs to.

use crate::base::digest::Digest;
use crate::text::submission::signed_line;
use crate::text::ui::Msg;
use crate::ui::shell::state::{Open, app};
use leptos::prelude::*;

/// The digest of the last signed file while the sheet is as it was signed.
#[component]
pub fn SignedLine(open: Open) -> impl IntoView {
    let app = app();
    let signed = Memo::new(move |_| open.editor.with(|editor| editor.draft().signed_as_is().cloned()));
    move || {
        signed.get().and_then(|signed| {
            let digest = Digest::parse(&signed.digest)?;
            Some(view! {
                <p class="small signed-line" data-testid="report-digest">{signed_line(app.lang(), signed.number, &digest)}
                    " " {app.t(Msg::NotStateSignature)}</p>
            })
        })
    }
}
