//! One leaf in the appraisal of a body.

use super::DeskState;
use crate::appraisal::LeafRow;
use crate::base::decimal::Points;
use crate::engine::score::State;
use crate::text::office::{ToolMsg, leaf_state};
use crate::text::{appraisal as words, number};
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// What was typed for a leaf: points and reason.
#[derive(Clone, Copy)]
struct Typed {
    points: RwSignal<String>,
    reason: RwSignal<String>,
}

/// The row of a leaf; `leaves` tells what became of what was entered.
#[component]
pub fn Leaf(file: usize, row: LeafRow, leaves: Memo<Vec<LeafRow>>) -> impl IntoView {
    let app = app();
    let state = expect_context::<DeskState>();
    let lang = app.lang();
    let entered = row.appraisal.clone().unwrap_or_default();
    let shown = entered.points.map_or_else(String::new, |points| number::points(lang, points));
    let typed = Typed { points: RwSignal::new(shown), reason: RwSignal::new(entered.reason) };
    let error = RwSignal::new(None::<String>);
    let node = row.node.clone();
    let enter = move || {
        let (points, reason) = (typed.points.get_untracked(), typed.reason.get_untracked());
        let outcome = state.edit(|desk| desk.appraise(file, &node, &points, &reason));
        error.set(outcome.and_then(Result::err).map(|error| words::appraise_error(lang, &error)));
    };
    let (enter_points, enter_reason) = (enter.clone(), enter);
    let node = row.node.clone();
    let now = Memo::new(move |_| leaves.with(|leaves| leaves.iter().find(|leaf| leaf.node == node).cloned()));
    let difference = move || {
        let difference = now.with(|now| now.as_ref()?.difference.clone())?;
        Some(number::signed(lang, difference.shown()))
    };
    let unexplained = move || now.with(|now| now.as_ref().is_some_and(LeafRow::is_unexplained));
    let stands = row.state;
    let declared =
        if stands == State::Scored { number::exact(lang, &row.declared) } else { leaf_state(lang, stands).to_owned() };
    let label = format!("{} {}", row.code, row.name);
    let (label_points, label_reason) =
        (format!("{}: {label}", app.t(ToolMsg::AsAppraised)), format!("{}: {label}", app.t(ToolMsg::ReasonColumn)));
    view! {
        <tr data-testid=format!("leaf-{}", row.node) data-unexplained=move || unexplained().to_string()>
            <th scope="row">{label.clone()}</th>
            <td class="num">{points_words(lang, row.max)}</td>
            <td class="num">{declared}</td>
            <td>
                <input type="text" class="num small-number" inputmode="decimal" autocomplete="off" aria-label=label_points data-testid=format!("points-{}", row.node)
                    prop:value=typed.points aria-invalid=move || error.with(Option::is_some).then_some("true")
                    on:change=move |_| enter_points() on:input:target=move |event| typed.points.set(event.target().value())/>
                {move || error.get().map(|words| view! { <span class="field-error" role="alert">{words}</span> })}
            </td>
            <td class="num" data-testid=format!("difference-{}", row.node)>{difference}</td>
            <td>
                <textarea rows="1" aria-label=label_reason data-testid=format!("reason-{}", row.node) prop:value=typed.reason
                    on:change=move |_| enter_reason() on:input:target=move |event| typed.reason.set(event.target().value())></textarea>
                {move || unexplained().then(|| view! { <span class="field-error">{app.t(ToolMsg::ReasonNeeded)}</span> })}
            </td>
            <td>{row.explanation.clone()}</td>
        </tr>
    }
}

fn points_words(lang: crate::text::Lang, points: Points) -> String {
    number::points(lang, points)
}
