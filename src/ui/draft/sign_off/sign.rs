//! The signature on the open draft, and the file that leaves the machine.

use crate::base::json::write;
use crate::draft::{Misfit, Signed, cohort_is_gone};
use crate::engine::score::evaluate;
use crate::submission::canonical::document_digest;
use crate::submission::document::{Made, build, sign};
use crate::submission::keys::PublicKey;
use crate::text::misfit::misfit;
use crate::text::office::{ToolMsg, key_trouble, signed_before};
use crate::text::ui::Msg;
use crate::text::{number, signature, submission};
use crate::ui::keys::keyring::Keyring;
use crate::ui::keys::sign_button::SignWith;
use crate::ui::platform;
use crate::ui::shell::state::{App, Open, app};
use leptos::prelude::*;

/// What a signed file was, shown after it was made.
#[derive(Clone, PartialEq)]
struct Handed {
    file: String,
    number: u32,
    digest: String,
    fingerprint: String,
}

/// What was signed before, the button, and what became of it.
#[component]
pub fn Sign(open: Open) -> impl IntoView {
    let app = app();
    let ring = expect_context::<Keyring>();
    let done = RwSignal::new(None::<Handed>);
    let before = open.editor.with_untracked(|session| {
        let draft = session.draft();
        let same = draft.signed_as_is().is_some();
        draft.signed.as_ref().map(|signed| (signed_before(app.lang(), signed, same), same))
    });
    let sign = Callback::new(move |key: PublicKey| make_file(app, &open, ring, key).map(|made| done.set(Some(made))));
    let outcome = move || {
        done.get().map(|made| view! {
            <div class="notice" role="status" data-testid="signed">
                <p>{app.t(Msg::SignedFile)} " " <strong>{made.file}</strong> " · " {app.t(ToolMsg::SubmissionNumber)} " " <strong data-testid="number">{made.number}</strong></p>
                <p>{app.t(Msg::Fingerprint)} ": " <code data-testid="fingerprint">{made.fingerprint}</code></p>
                <p>{app.t(Msg::FileDigest)} ": " <code data-testid="digest">{made.digest}</code></p>
                <p class="muted small">{app.t(ToolMsg::DigestMeans)}</p>
                <p>{app.t(ToolMsg::NextHead)}</p>
            </div>
        })
    };
    let standing = move || {
        let (words, same) = before.clone().filter(|_| done.with(Option::is_none))?;
        Some(
            view! { <p class="notice" class:warn=!same data-testid="signed-before" data-same=same.to_string()>{words}</p> },
        )
    };
    view! {
        {standing}
        <SignWith label=app.t(Msg::SignAndDownload) testid="sign" sign/>
        {outcome}
    }
}

/// Makes, signs and offers the file; the sentence says why when it cannot.
fn make_file(app: App, open: &Open, ring: Keyring, key: PublicKey) -> Result<Handed, String> {
    let mut random = [0_u8; 16];
    if !platform::random(&mut random) {
        return Err(app.t(Msg::NoRandom).to_owned());
    }
    let now = platform::now();
    let (pack, draft) = (&*open.pack, open.editor.with_untracked(|session| session.draft().clone()));
    if cohort_is_gone(&draft, pack) {
        return Err(misfit(app.lang(), &Misfit::Cohort(draft.answers.setup.cohort)));
    }
    let number = draft.submissions.saturating_add(1);
    let made = Made { at: &now, engine: env!("CARGO_PKG_VERSION"), number };
    let document = build(pack, &draft, &evaluate(pack, &draft.answers), &made);
    let digest = document_digest(&document);
    let signed = ring.with(key, |key| sign(document, key, &now, random));
    let signed = signed.map_err(|trouble| key_trouble(app.lang(), &trouble))?;
    let signed = signed.map_err(|error| signature::sign_error(app.lang(), &error))?;
    // The number is used up before the file can leave.
    let note = Signed { number, at: now, digest: digest.to_string(), content: draft.content_digest() };
    open.note_signed(app, note);
    let file = format!("{}-{}-{number}.json", number::file_stem(&draft.answers.setup.body), pack.id);
    let text = write::to_text(&signed);
    platform::download(&file, "application/json", &text).map_err(|_| app.t(Msg::CannotDownload).to_owned())?;
    Ok(Handed { file, number, digest: submission::digest(&digest), fingerprint: key.fingerprint() })
}
