//! Sign-off: what may cost points, the report, the signature, the file.

use crate::answer::Answers;
use crate::pack::Pack;
use crate::score::{Risk, Scorecard, risks};
use crate::session::{Edit, Report};
use crate::submission::document::{Made, build, sign};
use crate::text::ui::Msg;
use crate::text::{number, risk as risk_words};
use crate::ui::components::status::StatusBanner;
use crate::ui::platform;
use crate::ui::route::{DraftPage, Route};
use crate::ui::state::{App, Open, app};
use leptos::prelude::*;
use std::sync::Arc;

/// The page before the file leaves the machine.
#[component]
pub fn Export(open: Open) -> impl IntoView {
    let app = app();
    view! {
        <StatusBanner pack=open.pack.clone()/>
        <div class="page">
            <h1>{app.t(Msg::ExportHeading)}</h1>
            <Risks open=open.clone()/>
            <ReportTexts open=open.clone()/>
            <Sign open=open.clone()/>
            <crate::ui::components::report::ReportSheet open/>
        </div>
    }
}

/// What a council would ask about, each a way to its criterion.
#[component]
fn Risks(open: Open) -> impl IntoView {
    let app = app();
    let pack = open.pack.clone();
    let id = open.session.with_untracked(|s| s.draft().id.clone());
    let list = {
        let open = open.clone();
        Memo::new(move |_| open.card.with(|card| risks(&open.pack, &open.answers(), card)))
    };
    let items = move || {
        let answers = open.answers();
        let item = |risk: &Risk| risk_item(app, &pack, &id, &answers, risk);
        list.with(|list| match list.is_empty() {
            true => view! { <p class="notice">{app.t(Msg::NoRisks)}</p> }.into_any(),
            false => view! { <ul class="risks">{list.iter().map(item).collect_view()}</ul> }.into_any(),
        })
    };
    view! {
        <details class="card" open data-testid="risks">
            <summary><h2 class="in-summary">{app.t(Msg::RisksHeading)} " (" {move || list.with(Vec::len)} ")"</h2></summary>
            {items}
        </details>
    }
}

fn risk_item(app: App, pack: &Pack, draft: &str, answers: &Answers, risk: &Risk) -> AnyView {
    let Some(node) = pack.nodes.get(risk.node) else { return ().into_any() };
    let area = pack.nodes.get(pack.root_of(risk.node)).map_or(String::new(), |area| area.id.to_string());
    let href = Route::Draft(draft.to_owned(), DraftPage::Sheet(area)).to_string();
    let target = format!("h-{}", node.id);
    let words = risk_words::risk(app.l(), risk, pack, answers);
    view! {
        <li>
            <a href=href on:click=move |_| platform::scroll_to(&target)>{node.code.to_string()} " " {node.name.to_string()}</a>
            ": " {words}
        </li>
    }
    .into_any()
}

/// Difficulties, proposals and the lines of the heading.
#[component]
fn ReportTexts(open: Open) -> impl IntoView {
    let app = app();
    let area = |label: Msg, testid: &'static str, pick: fn(&mut Report) -> &mut String| {
        let (session, open) = (open.session, open.clone());
        let value = Memo::new(move |_| {
            session.with(|s| {
                let mut report = s.draft().report.clone();
                std::mem::take(pick(&mut report))
            })
        });
        let write = move |text: String| {
            let mut report = open.session.with_untracked(|s| s.draft().report.clone());
            *pick(&mut report) = text;
            open.edit(app, Edit::Report(Box::new(report)));
        };
        view! {
            <label class="block-field"><span>{app.t(label)}</span>
                <textarea rows="2" data-testid=testid prop:value=value
                    on:input:target=move |e| write(e.target().value())></textarea></label>
        }
        .into_any()
    };
    view! {
        <section>
            <h2>{app.t(Msg::ReportTexts)}</h2>
            {area(Msg::Difficulties, "difficulties", |r| &mut r.difficulties)}
            {area(Msg::Proposals, "proposals", |r| &mut r.proposals)}
            <div class="two-columns">
                {area(Msg::ParentBody, "parent-body", |r| &mut r.parent_body)}
                {area(Msg::ReportPlace, "report-place", |r| &mut r.place)}
                {area(Msg::SignerTitle, "signer-title", |r| &mut r.signer_title)}
                {area(Msg::SignerName, "signer-name", |r| &mut r.signer_name)}
            </div>
        </section>
    }
}

/// What a signed file was, shown after it was made.
#[derive(Clone, PartialEq)]
struct Signed {
    file: String,
    digest: String,
    fingerprint: String,
}

/// Signs and hands over the file.
#[component]
fn Sign(open: Open) -> impl IntoView {
    let app = app();
    let done = RwSignal::new(None::<Result<Signed, String>>);
    let status = open.card;
    let go = move |_| {
        let signed = make_file(app, &open);
        done.set(Some(signed));
    };
    let open_leaves = move || status.with(|card| card.totals.open);
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
        <section>
            <h2>{app.t(Msg::SignHeading)}</h2>
            <p class="muted">{app.t(Msg::SignLead)}</p>
            {move || (0 < open_leaves()).then(|| view! { <p class="notice warn">{app.t(Msg::SignIncomplete)} " " {open_leaves()}</p> })}
            <button type="button" class="primary" data-testid="sign" on:click=go>{app.t(Msg::SignAndDownload)}</button>
            <button type="button" data-testid="print" on:click=|_| platform::print()>{app.t(Msg::PrintReport)}</button>
            {outcome}
        </section>
    }
}

/// Makes, signs and offers the file; the sentence says why when it cannot.
fn make_file(app: App, open: &Open) -> Result<Signed, String> {
    let key = app.signing_key().ok_or_else(|| app.t(Msg::NoRandom).to_owned())?;
    let mut random = [0_u8; 16];
    if !platform::random(&mut random) {
        return Err(app.t(Msg::NoRandom).to_owned());
    }
    let now = platform::now();
    let card: Arc<Scorecard> = open.card.get_untracked();
    let number = open.next_submission(app);
    let made = Made { at: &now, engine: env!("CARGO_PKG_VERSION"), number };
    let document = open.session.with_untracked(|s| build(&open.pack, s.draft(), &card, &made));
    let digest = crate::submission::canonical::document_digest(&document).to_string();
    let (text, fingerprint) = key.with_value(|key| {
        let signed = sign(document, key, &now, random).map_err(|_| app.t(Msg::CannotSign).to_owned())?;
        Ok::<_, String>((crate::json::write::to_text(&signed), key.public().fingerprint()))
    })?;
    let body = open.session.with_untracked(|s| s.draft().answers.setup.body.clone());
    let file = format!("{}-{}-{number}.json", number::file_stem(&body), open.pack.id);
    platform::download(&file, "application/json", &text).map_err(|_| app.t(Msg::CannotDownload).to_owned())?;
    Ok(Signed { file, digest, fingerprint })
}
