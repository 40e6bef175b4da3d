//! A rule with sample answers, which are not stored.

use crate::answer::{Answers, Setup};
use crate::base::decimal::Points;
use crate::draft::Draft;
use crate::pack::rule::Rule;
use crate::pack_editor::build::{TRIAL, trial};
use crate::text::number;
use crate::text::pack_editor::labels::EditorMsg;
use crate::ui::draft::node::OpenNode;
use crate::ui::draft::sheet::rule_fields::RuleFields;
use crate::ui::draft::sheet::why::Why;
use crate::ui::shell::state::app;
use leptos::prelude::*;
use std::sync::Arc;

/// The fields of the rule, the points, and the steps behind them.
#[component]
pub fn Trial(rule: Memo<Option<(Rule, Points)>>) -> impl IntoView {
    let app = app();
    let open = RwSignal::new(false);
    let fields = move || {
        if !open.get() {
            return ().into_any();
        }
        let tried = rule.get().and_then(|(rule, max)| Some((trial(&rule, max)?, rule)));
        match tried {
            Some((pack, rule)) => view! { <Sample pack rule/> }.into_any(),
            None => view! { <p class="notice">{app.t(EditorMsg::NotReady)}</p> }.into_any(),
        }
    };
    view! {
        <details class="studio-trial" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary data-testid="studio-try">{app.t(EditorMsg::TryRule)}</summary>
            <p class="muted small">{app.t(EditorMsg::TryRuleHow)}</p>
            {fields}
        </details>
    }
}

/// A sheet of one line.
#[component]
fn Sample(pack: crate::pack::Pack, rule: Rule) -> impl IntoView {
    let app = app();
    let max = pack.nodes.first().map(|node| node.max).unwrap_or_default();
    let setup = Setup { year: pack.years.0.to_string(), ..Setup::default() };
    let answers = Answers { setup, ..Answers::default() };
    let sheet = app.view(Draft { id: TRIAL.to_owned(), answers, ..Draft::default() }, Arc::new(pack));
    let of = OpenNode::new(sheet, 0);
    let score = of.score;
    let points = move || {
        let given = score.with(|score| score.as_ref().and_then(|leaf| leaf.claimed.clone()));
        let given = given.map_or_else(|| "–".to_owned(), |points| number::exact(app.lang(), &points));
        format!("{given} / {}", number::points(app.lang(), max))
    };
    view! {
        <h3 id=format!("h-{TRIAL}") class="visually-hidden">{app.t(EditorMsg::TryRule)}</h3>
        <RuleFields of=of.clone() rule/>
        <p>{app.t(EditorMsg::TryPoints)} ": " <strong class="num" data-testid="trial-points" aria-live="polite">{points}</strong></p>
        <Why of/>
    }
}
