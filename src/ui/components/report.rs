//! The report as it is printed: heading, summary by area, the whole table.

use crate::pack::Node;
use crate::score::{NodeScore, State};
use crate::text::number;
use crate::text::rule;
use crate::text::ui::Msg;
use crate::ui::state::{Open, app};
use leptos::prelude::*;

/// The report of a draft.
#[component]
pub fn ReportSheet(open: Open) -> impl IntoView {
    let app = app();
    let lang = app.l();
    let head = {
        let open = open.clone();
        move || {
            let (body, year, report) = open.session.with(|s| {
                let draft = s.draft();
                (draft.answers.setup.body.clone(), draft.answers.setup.year.clone(), draft.report.clone())
            });
            view! {
                <div class="report-head">
                    <div><p>{report.parent_body.to_uppercase()}</p><p><b>{body.to_uppercase()}</b></p></div>
                    <div><p><b>"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"</b></p><p><b>"Độc lập - Tự do - Hạnh phúc"</b></p>
                        <p><i>{report.place.clone()}</i></p></div>
                </div>
                <h2 class="report-title">{app.t(Msg::ReportTitle)} " " {year}</h2>
            }
        }
    };
    let status = open.pack.status;
    let rows = {
        let open = open.clone();
        move || (0..open.pack.nodes.len()).map(|index| row(&open, index)).collect_view()
    };
    let totals = {
        let open = open.clone();
        move || {
            open.card.with(|card| {
                let t = &card.totals;
                let pair = |points: &crate::points::Exact, out_of| {
                    format!("{} / {}", number::exact(lang, points), number::points(lang, out_of))
                };
                view! {
                    <p>{app.t(Msg::SelfScored)} ": " <b>{pair(&t.self_points, t.self_max)}</b> " · "
                        {app.t(Msg::Projected)} ": " <b>{pair(&t.points, t.out_of)}</b> " · "
                        {app.t(Msg::Index)} ": " <b>{number::percent(lang, t.percent)}</b></p>
                }
            })
        }
    };
    view! {
        <section class="report" aria-label=app.t(Msg::ReportTitle)>
            {head}
            <p>{open.pack.name.to_string()} " – " {rule::status(lang, status)}</p>
            {totals}
            <div class="scroll">
                <table class="criteria">
                    <thead><tr>
                        <th scope="col">{app.t(Msg::Code)}</th><th scope="col">{app.t(Msg::CriterionName)}</th>
                        <th scope="col" class="num">{app.t(Msg::Maximum)}</th><th scope="col" class="num">{app.t(Msg::SelfScored)}</th>
                        <th scope="col">{app.t(Msg::EvidenceAndExplanation)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <ReportEnd open=open.clone()/>
            <super::signed_line::SignedLine open/>
        </section>
    }
}

fn row(open: &Open, index: usize) -> Option<AnyView> {
    let app = app();
    let lang = app.l();
    let node: Node = open.pack.nodes.get(index)?.clone();
    let (score, state): (NodeScore, Option<State>) = open
        .card
        .with(|card| (card.nodes.get(index).cloned().unwrap_or_default(), card.leaf(index).map(|leaf| leaf.state)));
    let points = match state {
        Some(State::Open | State::Invalid) => "–".to_owned(),
        Some(State::LeftOut) => app.t(Msg::LeftOutShort).to_owned(),
        _ => number::exact(lang, &score.points),
    };
    let words = open.session.with(|s| evidence_words(&s.draft().answers, &node.id));
    Some(
        view! {
            <tr data-depth=node.depth.to_string()>
                <td>{node.code.to_string()}</td><td>{node.name.to_string()}</td>
                <td class="num">{number::points(lang, node.max)}</td><td class="num">{points}</td><td>{words}</td>
            </tr>
        }
        .into_any(),
    )
}

/// Documents with section and page, then the explanation.
fn evidence_words(answers: &crate::answer::Answers, node: &str) -> String {
    let Some(answer) = answers.node(node) else { return String::new() };
    let mut parts: Vec<String> = answer
        .evidence
        .iter()
        .filter_map(|evidence| {
            let document = answers.documents.iter().find(|d| d.id == evidence.document)?;
            let line = super::evidence_editor::document_line(document);
            let places = [&evidence.section, &evidence.page];
            let places: Vec<&str> = places.into_iter().map(|p| p.trim()).filter(|p| !p.is_empty()).collect();
            Some(if places.is_empty() { line } else { format!("{line} ({})", places.join(", ")) })
        })
        .collect();
    for text in [&answer.reason, &answer.explanation] {
        if !text.trim().is_empty() {
            parts.push(text.trim().to_owned());
        }
    }
    parts.join("; ")
}

/// Difficulties, proposals, signature.
#[component]
fn ReportEnd(open: Open) -> impl IntoView {
    let app = app();
    let report = Memo::new(move |_| open.session.with(|s| s.draft().report.clone()));
    let text = move |label: Msg, pick: fn(&crate::session::Report) -> String| {
        move || {
            let text = report.with(pick);
            (!text.trim().is_empty()).then(|| view! { <p><b>{app.t(label)} ": "</b>{text}</p> })
        }
    };
    view! {
        {text(Msg::Difficulties, |r| r.difficulties.clone())}
        {text(Msg::Proposals, |r| r.proposals.clone())}
        <div class="report-sign">
            <p><b>{move || report.with(|r| r.signer_title.to_uppercase())}</b></p>
            <p><b>{move || report.with(|r| r.signer_name.clone())}</b></p>
        </div>
    }
}
