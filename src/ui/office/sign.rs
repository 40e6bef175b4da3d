//! The signature on the open draft, and the file that leaves the machine.

use super::Ask;
use crate::json::write;
use crate::pack::Pack;
use crate::score::evaluate;
use crate::session::{Draft, read};
use crate::submission::canonical::document_digest;
use crate::submission::document::{Made, build, sign};
use crate::text::number;
use crate::text::ui::Msg;
use crate::ui::ask::Question;
use crate::ui::components::opening::Opening;
use crate::ui::platform;
use crate::ui::shelf::Wanted;
use crate::ui::state::{App, app};
use leptos::prelude::*;

/// What a signed file was, shown after it was made.
#[derive(Clone, PartialEq)]
struct Signed {
    file: String,
    digest: String,
    fingerprint: String,
}

/// Signs and hands over the file.
#[component]
pub fn Sign() -> impl IntoView {
    let ask = expect_context::<Ask>();
    let id = draft(ask).map(|draft| draft.pack);
    move || {
        let id = id.clone()?;
        Some(match app().pack(&id) {
            Some(pack) => view! { <SignButton pack/> }.into_any(),
            None => view! { <Opening wanted=Wanted::Pack(id)/> }.into_any(),
        })
    }
}

/// The open draft as it is now.
fn draft(ask: Ask) -> Option<Draft> {
    read(&ask.the(Question::Draft)?).ok()
}

/// The button, and what became of it.
#[component]
fn SignButton(pack: std::sync::Arc<Pack>) -> impl IntoView {
    let (app, ask) = (app(), expect_context::<Ask>());
    let done = RwSignal::new(None::<Result<Signed, String>>);
    let go = move |_| done.set(Some(make_file(app, ask, &pack)));
    let outcome = move || {
        done.get().map(|result| match result {
            Ok(signed) => view! {
                <div class="notice" role="status" data-testid="signed">
                    <p>{app.t(Msg::SignedFile)} " " <strong>{signed.file}</strong></p>
                    <p>{app.t(Msg::Fingerprint)} ": " <code data-testid="fingerprint">{signed.fingerprint}</code></p>
                    <p>{app.t(Msg::FileDigest)} ": " <code data-testid="digest">{signed.digest}</code></p>
                    <p class="muted small">{app.t(Msg::KeyThisVisit)}</p>
                </div>
            }
            .into_any(),
            Err(words) => view! { <p class="notice error" role="alert">{words}</p> }.into_any(),
        })
    };
    view! {
        <button type="button" class="primary" data-testid="sign" on:click=go>{app.t(Msg::SignAndDownload)}</button>
        {outcome}
    }
}

/// Makes, signs and offers the file; the sentence says why when it cannot.
fn make_file(app: App, ask: Ask, pack: &Pack) -> Result<Signed, String> {
    let cannot = || app.t(Msg::CannotSign).to_owned();
    let key = app.signing_key().ok_or_else(|| app.t(Msg::NoRandom).to_owned())?;
    let mut random = [0_u8; 16];
    if !platform::random(&mut random) {
        return Err(app.t(Msg::NoRandom).to_owned());
    }
    let now = platform::now();
    let number = ask.the(Question::SubmissionNumber).and_then(|number| number.parse().ok()).ok_or_else(cannot)?;
    let draft = draft(ask).ok_or_else(cannot)?;
    let made = Made { at: &now, engine: env!("CARGO_PKG_VERSION"), number };
    let document = build(pack, &draft, &evaluate(pack, &draft.answers), &made);
    let digest = document_digest(&document).to_string();
    let (text, fingerprint) = key.with_value(|key| {
        let signed = sign(document, key, &now, random).map_err(|_| cannot())?;
        Ok::<_, String>((write::to_text(&signed), key.public().fingerprint()))
    })?;
    let file = format!("{}-{}-{number}.json", number::file_stem(&draft.answers.setup.body), pack.id);
    platform::download(&file, "application/json", &text).map_err(|_| app.t(Msg::CannotDownload).to_owned())?;
    Ok(Signed { file, digest, fingerprint })
}
