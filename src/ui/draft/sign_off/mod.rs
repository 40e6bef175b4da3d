//! Sign-off: what may cost points, the report, the signature, the file.

pub(crate) mod documents;
pub(crate) mod sign;
pub mod signed_line;

use crate::answer::Answers;
use crate::draft::{Edit, Report};
use crate::engine::score::{Risk, risks};
use crate::text::risk as risk_words;
use crate::text::ui::Msg;
use crate::ui::draft::sheet::leaf_link::LeafLink;
use crate::ui::packs::status::StatusBanner;
use crate::ui::platform;
use crate::ui::shell::state::{App, Open, app};
use leptos::prelude::*;

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
            <crate::ui::draft::sign_off::signed_line::SignedLine open/>
        </div>
    }
}

/// What a council would ask about, each a way to its criterion.
#[component]
fn Risks(open: Open) -> impl IntoView {
    let app = app();
    let list = {
        let open = open.clone();
        Memo::new(move |_| {
            let last_year = open.editor.with(|s| s.draft().last_year.clone());
            open.card.with(|card| risks(&open.pack, &open.answers(), card, last_year.as_ref()))
        })
    };
    let items = move || {
        let answers = open.answers();
        let item = |risk: &Risk| risk_item(app, &open, &answers, risk);
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

fn risk_item(app: App, open: &Open, answers: &Answers, risk: &Risk) -> AnyView {
    let words = risk_words::risk(app.lang(), risk, &open.pack, answers);
    view! { <li><LeafLink open=open.clone() index=risk.node/> ": " {words}</li> }.into_any()
}

/// Difficulties, proposals and the lines of the heading.
#[component]
fn ReportTexts(open: Open) -> impl IntoView {
    let app = app();
    let area = |label: Msg, testid: &'static str, pick: fn(&mut Report) -> &mut String| {
        let (editor, open) = (open.editor, open.clone());
        let value = Memo::new(move |_| {
            editor.with(|s| {
                let mut report = s.draft().report.clone();
                std::mem::take(pick(&mut report))
            })
        });
        let write = move |text: String| {
            let mut report = open.editor.with_untracked(|s| s.draft().report.clone());
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
                {area(Msg::ReportNumber, "report-number", |r| &mut r.number)}
                {area(Msg::ReportPlace, "report-place", |r| &mut r.place)}
                {area(Msg::SignerTitle, "signer-title", |r| &mut r.signer_title)}
                {area(Msg::SignerName, "signer-name", |r| &mut r.signer_name)}
                {area(Msg::ReportRecipients, "report-recipients", |r| &mut r.recipients)}
            </div>
        </section>
    }
}

/// The file with its signature, and the report on paper.
#[component]
fn Sign(open: Open) -> impl IntoView {
    let app = app();
    let card = open.card;
    let open_leaves = move || card.with(|card| card.totals.open);
    view! {
        <section>
            <h2>{app.t(Msg::SignHeading)}</h2>
            <p class="muted">{app.t(Msg::SignLead)}</p>
            {move || (0 < open_leaves()).then(|| view! { <p class="notice warn">{app.t(Msg::SignIncomplete)} " " {open_leaves()}</p> })}
            <p><button type="button" data-testid="print" on:click=|_| platform::print()>{app.t(Msg::PrintReport)}</button></p>
            <sign::Sign open=open.clone()/>
            <documents::Documents open/>
        </section>
    }
}
