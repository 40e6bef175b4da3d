//! Lines with another name that may be the same: proposed, confirmed, refused.

use super::{Both, CompareState};
use crate::pack::diff::Alike;
use crate::text::node_name;
use crate::text::pack_diff as words;
use crate::text::pack_diff::DiffMsg;
use crate::ui::shell::state::{App, app};
use leptos::prelude::*;

/// From this likeness on pairs are taken all at once.
const SURE: u32 = 90;
/// Pairs shown at a time, the surest first.
const MOST: usize = 40;

/// The proposals, and the pairs that were confirmed.
#[component]
pub(super) fn Matches(both: Both) -> impl IntoView {
    let app = app();
    let state = expect_context::<CompareState>();
    let (shown, proposals) = (both.clone(), both.proposals);
    let any = Memo::new(move |_| {
        !proposals.with(Vec::is_empty)
            || !state.confirmed.with(std::collections::BTreeMap::is_empty)
            || !state.refused.with(Vec::is_empty)
    });
    move || {
        let (for_open, for_paired) = (shown.clone(), shown.clone());
        any.get().then(|| view! {
            <section class="card" data-testid="matches">
                <h2>{app.t(DiffMsg::Alike)}</h2>
                <p class="muted">{app.t(DiffMsg::AlikeLead)}</p>
                {move || proposals.with(|list| open_pairs(app, state, &for_open, list))}
                {move || paired(app, state, &for_paired)}
                {move || (!state.refused.with(Vec::is_empty)).then(|| view! {
                    <p><button type="button" class="link" data-testid="propose-again" on:click=move |_| state.refused.set(Vec::new())>
                        {app.t(DiffMsg::RefusedPairs)}</button></p>
                })}
            </section>
        })
    }
}

/// Takes pairs as confirmed; what was moved was by the pairs before.
fn confirm(state: CompareState, pairs: Vec<(String, String)>) {
    state.done.set(None);
    state.confirmed.update(|confirmed| confirmed.extend(pairs));
}

/// Takes all pairs that are sure; what stands below a paired line is surer then.
fn confirm_sure(state: CompareState, both: &Both) {
    // Each round pairs at least one line.
    for _ in &both.old.nodes {
        let sure = |list: &Vec<Alike>| -> Vec<(String, String)> {
            list.iter().filter(|pair| SURE <= pair.likeness).filter_map(|pair| ids(both, *pair)).collect()
        };
        let found = both.proposals.with_untracked(sure);
        if found.is_empty() {
            return;
        }
        confirm(state, found);
    }
}

/// Ids of a proposal.
fn ids(both: &Both, pair: Alike) -> Option<(String, String)> {
    Some((both.old.nodes.get(pair.old)?.id.to_string(), both.new.nodes.get(pair.new)?.id.to_string()))
}

fn open_pairs(app: App, state: CompareState, both: &Both, list: &[Alike]) -> Option<AnyView> {
    if list.is_empty() {
        return None;
    }
    let all = (1 < list.iter().filter(|pair| SURE <= pair.likeness).count()).then(|| {
        let taken = both.clone();
        let take = move |_| confirm_sure(state, &taken);
        view! { <p><button type="button" data-testid="confirm-all" on:click=take>{app.t(DiffMsg::ConfirmAll)}</button></p> }
    });
    let more = words::more_pairs(app.lang(), list.len().saturating_sub(MOST))
        .map(|words| view! { <p class="muted">{words}</p> });
    let rows = list.iter().take(MOST).filter_map(|pair| {
        let (was, is) = (both.old.nodes.get(pair.old)?, both.new.nodes.get(pair.new)?);
        let found = ids(both, *pair)?;
        let (yes, no) = (found.clone(), found.clone());
        let refuse = move |_| state.refused.update(|refused| refused.push(no.clone()));
        let (before, after) = (line(app, was), line(app, is));
        // Read apart, a button says of which line.
        let (say_yes, say_no) = (format!("{}: {after}", app.t(DiffMsg::Confirm)), format!("{}: {after}", app.t(DiffMsg::Refuse)));
        Some(view! {
            <tr data-testid="proposal" data-old=found.0>
                <td>{before}</td><td>{after}</td><td class="num">{pair.likeness} " %"</td>
                <td><span class="card-actions">
                    <button type="button" data-testid="confirm" aria-label=say_yes on:click=move |_| confirm(state, vec![yes.clone()])>{app.t(DiffMsg::Confirm)}</button>
                    <button type="button" class="link" data-testid="refuse" aria-label=say_no on:click=refuse>{app.t(DiffMsg::Refuse)}</button>
                </span></td>
            </tr>
        })
    });
    let rows = rows.collect_view();
    let table = view! {
        {all}
        <div class="scroll" tabindex="0" role="region" aria-label=app.t(DiffMsg::Alike)>
            <table class="proposals">
                <thead><tr>
                    <th scope="col">{app.t(DiffMsg::OldLine)}</th><th scope="col">{app.t(DiffMsg::NewLine)}</th>
                    <th scope="col" class="num">{app.t(DiffMsg::Likeness)}</th><td></td>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    };
    Some(table.into_any())
}

/// The pairs that were confirmed, to be taken apart again.
fn paired(app: App, state: CompareState, both: &Both) -> Option<AnyView> {
    let confirmed = state.confirmed.get();
    if confirmed.is_empty() {
        return None;
    }
    let n = confirmed.len();
    let items = confirmed.into_iter().filter_map(|(old, new)| {
        let was = both.old.nodes.get(both.old.index_of(&old)?)?;
        let is = both.new.nodes.get(both.new.index_of(&new)?)?;
        let words = format!("{} → {}", line(app, was), line(app, is));
        let name = format!("{}: {}", app.t(DiffMsg::Unpair), line(app, is));
        let undo = move |_| {
            state.done.set(None);
            state.confirmed.update(|confirmed| drop(confirmed.remove(&old)));
        };
        Some(view! { <li>{words} " " <button type="button" class="link" aria-label=name on:click=undo>{app.t(DiffMsg::Unpair)}</button></li> })
    });
    let items = items.collect_view();
    Some(
        view! {
            <details data-testid="paired"><summary>{app.t(DiffMsg::Paired)} " (" {n} ")"</summary><ul class="plain">{items}</ul></details>
        }
        .into_any(),
    )
}

/// "1.1.1 Ban hành kế hoạch".
fn line(app: App, node: &crate::pack::Node) -> String {
    format!("{} {}", node.code, node_name(app.lang(), node)).trim_start().to_owned()
}
