//! The head's part: what the file says, the report to read and print, and the
//! signature upon the drafter's.

use super::{Files, Found};
use crate::base::json::write;
use crate::draft::{Draft, Report, Signed};
use crate::submission::compare::Integrity;
use crate::submission::document::countersign;
use crate::submission::keys::PublicKey;
use crate::submission::read::Submission;
use crate::text::office::{ToolMsg, key_trouble, version_line};
use crate::text::ui::Msg;
use crate::text::{signature, submission as words};
use crate::ui::draft::sign_off::documents::report_of;
use crate::ui::keys::keyring::{KeyTrouble, Keyring};
use crate::ui::keys::sign_button::SignWith;
use crate::ui::platform;
use crate::ui::shell::state::app;
use leptos::prelude::*;
use std::sync::Arc;

/// The file as a draft that nobody edits, for the report.
fn as_draft(found: &Found, submission: &Submission) -> Draft {
    let mut draft = Draft {
        id: "tep".to_owned(),
        pack: submission.stated.pack.id.clone(),
        pack_digest: submission.stated.pack.digest.clone(),
        answers: submission.answers.clone(),
        report: Report {
            difficulties: submission.difficulties.clone(),
            proposals: submission.proposals.clone(),
            ..Report::default()
        },
        ..Draft::default()
    };
    draft.signed = Some(Signed {
        number: submission.stated.number,
        at: submission.stated.made_at.clone(),
        digest: found.verdict.digest.to_string(),
        content: draft.content_digest(),
    });
    draft
}

/// The open file: summary, countersignature, report.
#[component]
pub fn Reading(found: Arc<Found>) -> impl IntoView {
    let app = app();
    let files = expect_context::<Files>();
    let submission = found.opened.submission.clone()?;
    let report = report_of(found.pack.clone()?, as_draft(&found, &submission), app.lang());
    let line = version_line(app.lang(), &submission.stated);
    let close = move |_| files.reading.set(None);
    Some(view! {
        <section class="card" id="doc-tep" data-testid="reading">
            <h2>{submission.stated.body.clone()} " · " {submission.stated.year.clone()}</h2>
            <p>{line}</p>
            <p>{app.t(Msg::FileDigest)} ": " <code data-testid="reading-digest">{words::digest(&found.verdict.digest)}</code></p>
            <p class="muted small">{app.t(ToolMsg::DigestMeans)}</p>
            <Countersign found/>
            <div class="card-actions">
                <button type="button" on:click=|_| platform::print()>{app.t(Msg::PrintReport)}</button>
                <button type="button" on:click=close>{app.t(ToolMsg::CloseReading)}</button>
            </div>
        </section>
        {report}
    })
}

/// The countersignature, where the file is genuine.
#[component]
fn Countersign(found: Arc<Found>) -> impl IntoView {
    let app = app();
    let (files, ring) = (expect_context::<Files>(), expect_context::<Keyring>());
    let done = RwSignal::new(None::<String>);
    let holds = found.verdict.holds();
    let genuine = matches!(found.verdict.integrity, Integrity::Genuine { .. });
    let sign = Callback::new(move |key: PublicKey| -> Result<(), String> {
        if found.verdict.integrity.signers().iter().any(|signer| signer.key == key) {
            return Err(app.t(ToolMsg::SignedByThisKey).to_owned());
        }
        let mut random = [0_u8; 16];
        if !platform::random(&mut random) {
            return Err(key_trouble(app.lang(), &KeyTrouble::NoRandom));
        }
        let document = found.opened.json.clone();
        let signed = ring.with(key, |key| countersign(document, key, &platform::now(), random));
        let signed = signed.map_err(|trouble| key_trouble(app.lang(), &trouble))?;
        let signed = signed.map_err(|error| signature::countersign_error(app.lang(), &error))?;
        let text = write::to_text(&signed);
        let name = format!("{}-ky-duyet.json", found.name.trim_end_matches(".json"));
        platform::download(&name, "application/json", &text).map_err(|_| app.t(Msg::CannotDownload).to_owned())?;
        files.add(name.clone(), Ok(text));
        done.set(Some(name));
        Ok(())
    });
    if !genuine {
        return view! { <p class="notice error">{app.t(ToolMsg::NotToBeCountersigned)}</p> }.into_any();
    }
    view! {
        <h3>{app.t(Msg::Countersign)}</h3>
        <p class="muted">{app.t(ToolMsg::CountersignLead)}</p>
        {(!holds).then(|| view! { <p class="notice warn">{app.t(ToolMsg::CountersignDiffers)}</p> })}
        <SignWith label=app.t(ToolMsg::CountersignAndDownload) testid="countersign" sign/>
        {move || done.get().map(|name| view! { <p class="notice" role="status" data-testid="countersigned">{app.t(Msg::SignedFile)} " " <strong>{name}</strong> ". " {app.t(ToolMsg::SendToSecretariat)}</p> })}
    }
    .into_any()
}
