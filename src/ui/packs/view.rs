//! A pack to read: what it claims, where it comes from, every rule.

use crate::engine::score::evaluate;
use crate::pack::{Node, Pack};
use crate::text::ui::Msg;
use crate::text::{number, rule};
use crate::ui::packs::distribute::HandOut;
use crate::ui::packs::library::ResourceId;
use crate::ui::packs::opening::Opening;
use crate::ui::packs::status::{PackStatus, StatusBanner};
use crate::ui::shell::state::app;
use leptos::prelude::*;
use std::sync::Arc;

/// A pack by its id.
#[component]
pub fn PackPage(id: String) -> impl IntoView {
    let app = app();
    if app.library.catalogue().pack(&id).is_none() {
        return view! { <div class="page"><p class="notice">{app.t(Msg::NoPackFound)}</p><a href="#/">{app.t(Msg::BackToStart)}</a></div> }
            .into_any();
    }
    let shown = move || match app.pack(&id) {
        Some(pack) => view! { <Contents pack/> }.into_any(),
        None => view! { <div class="page"><Opening wanted=ResourceId::Pack(id.clone())/></div> }.into_any(),
    };
    shown.into_any()
}

/// The pack itself.
#[component]
fn Contents(pack: Arc<Pack>) -> impl IntoView {
    let app = app();
    let basis = pack.legal_basis.iter().map(|basis| {
        let date = basis.date.map(|date| format!(", {}", number::date(app.lang(), date)));
        view! { <li>{basis.number.to_string()} " (" {basis.issuer.to_string()} {date} "): " {basis.title.to_string()} " – " {basis.role.to_string()}</li> }
    });
    let basis = basis.collect_view();
    let rows = pack.nodes.iter().map(|node| view! { <Row node=node.clone()/> }).collect_view();
    view! {
        <div class="page">
            <h1>{pack.name.to_string()} " " <PackStatus status=pack.status/></h1>
            <StatusBanner pack=pack.clone()/>
            <p class="muted">{pack.source.to_string()}</p>
            <h2>{app.t(Msg::LegalBasis)}</h2>
            <ul>{basis}</ul>
            <Facts pack=(*pack).clone()/>
            <HandOut pack=pack.clone()/>
            <Examples pack=pack.clone()/>
            <h2>{app.t(Msg::CriteriaTable)}</h2>
            <div class="scroll" tabindex="0" role="region" aria-label=app.t(Msg::CriteriaTable)>
                <table class="criteria">
                    <thead><tr>
                        <th scope="col">{app.t(Msg::Code)}</th><th scope="col">{app.t(Msg::CriterionName)}</th>
                        <th scope="col" class="num">{app.t(Msg::Maximum)}</th><th scope="col">{app.t(Msg::Rule)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    }
    .into_any()
}

/// Rounding, evidence policy, classes, digest.
#[component]
fn Facts(pack: Pack) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    let rounding = pack.rounding.leaf.map(|r| rule::rounding_in_words(lang, r));
    let classes = pack.classes.iter().map(|list| {
        let limits = list.classes.iter().map(|class| match class.from {
            Some(from) => format!(
                "{} ({} {})",
                class.label,
                if from.inclusive { "≥" } else { ">" },
                number::quantity(lang, from.value)
            ),
            None => class.label.to_string(),
        });
        let limits = limits.collect::<Vec<_>>().join(" · ");
        view! { <li>{limits} " – " {list.source.to_string()}</li> }
    });
    view! {
        <ul>
            <li>{rule::evidence_policy(lang, pack.evidence).to_string()}</li>
            {rounding.map(|words| view! { <li>{words.to_string()}</li> })}
            {classes.collect_view()}
            <li class="muted small">"SHA-256: " <code>{pack.digest.to_string()}</code></li>
        </ul>
    }
}

/// The worked examples of the pack, scored here and now.
#[component]
fn Examples(pack: std::sync::Arc<Pack>) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    if pack.examples.is_empty() {
        return ().into_any();
    }
    let rows = pack.examples.iter().map(|example| {
        let card = evaluate(&pack, &example.answers);
        let differs = |(index, points): &&(usize, crate::base::decimal::Points)| {
            card.nodes.get(*index).is_none_or(|node| node.points.shown() != *points)
        };
        let n = example.expect.iter().filter(differs).count();
        let total_differs = example.total.is_some_and(|total| card.totals.points.shown() != total);
        let same = n == 0 && !total_differs;
        let origin = if example.official { Msg::ExamplePublished } else { Msg::ExampleByHand };
        let expected = example.total.map_or("–".to_owned(), |total| number::points(lang, total));
        let verdict = if same { Msg::ExampleSame } else { Msg::ExampleDiffers };
        view! {
            <tr data-testid="example" data-same=if same { "yes" } else { "no" }>
                <td>{example.name.to_string()}</td><td>{app.t(origin)} ": " {example.source.to_string()}</td>
                <td class="num">{expected}</td><td class="num">{number::exact(lang, &card.totals.points)}</td>
                <td>{app.t(verdict)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <h2>{app.t(Msg::ExamplesHeading)}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label=app.t(Msg::ExamplesHeading)>
            <table>
                <thead><tr>
                    <th scope="col">{app.t(Msg::ExampleName)}</th><th scope="col">{app.t(Msg::ListSource)}</th>
                    <th scope="col" class="num">{app.t(Msg::ExampleExpected)}</th>
                    <th scope="col" class="num">{app.t(Msg::ExampleComputed)}</th><th scope="col">{app.t(Msg::ExampleVerdict)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// One line of the table.
#[component]
fn Row(node: Node) -> impl IntoView {
    let app = app();
    let words = node.leaf().map(|leaf| rule::rule_in_words(app.lang(), &leaf.rule, node.max).join("; "));
    let by = node.leaf().filter(|leaf| leaf.scored_by != crate::pack::ScoredBy::Body);
    let by = by.map(|leaf| view! { <span class="badge">{rule::scored_by(app.lang(), leaf.scored_by)}</span> });
    let source =
        (!node.source.is_empty()).then(|| view! { <span class="muted small">{node.source.to_string()}</span> });
    view! {
        <tr data-depth=node.depth.to_string()>
            <td>{node.code.to_string()}</td>
            <td>{node.name.to_string()} " " {by}</td>
            <td class="num">{number::points(app.lang(), node.max)}</td>
            <td>{words} " " {source}</td>
        </tr>
    }
}
