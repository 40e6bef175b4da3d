//! Every line of both packs, what changed on it, and what that does to the draft.

use super::{Both, CompareState, Shown};
use crate::base::decimal::Points;
use crate::draft::migrate::Moved;
use crate::pack::diff::{Kind, Pair};
use crate::text::number::points;
use crate::text::pack_diff as words;
use crate::text::pack_diff::DiffMsg;
use crate::text::pack_editor::{pair_changes, pair_line};
use crate::ui::shell::state::{App, app};
use leptos::prelude::*;

/// Rows shown at once, unless all are asked for.
const MOST: usize = 150;

/// Whether a line is shown.
fn holds(shown: Shown, pair: &Pair, at: usize, moved: Option<&Moved>) -> bool {
    match shown {
        Shown::Changes => !pair.is(Kind::Kept),
        Shown::Kind(kind) => pair.is(kind),
        Shown::Points => moved
            .and_then(|moved| moved.lines.get(at))
            .is_some_and(|line| line.before.unwrap_or(Points::ZERO) != line.after.unwrap_or(Points::ZERO)),
    }
}

/// The table and what narrows it.
#[component]
pub(super) fn Lines(both: Both) -> impl IntoView {
    let app = app();
    let (for_rows, all) = (both.clone(), RwSignal::new(false));
    view! {
        <section class="card" data-testid="changes">
            <h2>{app.t(DiffMsg::Changes)}</h2>
            <Filters both/>
            {move || table(app, &for_rows, all)}
        </section>
    }
}

/// A button for each kind that there is, with its count.
#[component]
fn Filters(both: Both) -> impl IntoView {
    let app = app();
    let state = expect_context::<CompareState>();
    let all = move || {
        let (pairs, moved) = (both.pairs.get(), both.moved.get());
        let kinds = Kind::ALL.into_iter().map(|kind| (Shown::Kind(kind), words::kind(app.lang(), kind)));
        let first = [(Shown::Changes, app.t(DiffMsg::KindAll)), (Shown::Points, app.t(DiffMsg::KindPoints))];
        let buttons = first.into_iter().chain(kinds).filter_map(|(shown, label)| {
            let fits = |(at, pair): &(usize, &Pair)| holds(shown, pair, *at, moved.as_deref());
            let n = pairs.iter().enumerate().filter(fits).count();
            let pressed = move || if state.shown.get() == shown { "true" } else { "false" };
            (0 < n || shown == Shown::Changes).then(|| {
                view! {
                    <button type="button" aria-pressed=pressed data-testid=format!("show-{}", code(shown))
                        on:click=move |_| state.shown.set(shown)>{label} " (" {n} ")"</button>
                }
            })
        });
        buttons.collect_view()
    };
    view! { <p class="filters" role="group" aria-label=app.t(DiffMsg::ShowKind)>{all}</p> }
}

/// Name of a filter for tests.
fn code(shown: Shown) -> String {
    match shown {
        Shown::Changes => "changes".to_owned(),
        Shown::Points => "points".to_owned(),
        Shown::Kind(Kind::Changed(change)) => format!("{change:?}").to_lowercase(),
        Shown::Kind(kind) => format!("{kind:?}").to_lowercase(),
    }
}

fn table(app: App, both: &Both, all: RwSignal<bool>) -> AnyView {
    let state = expect_context::<CompareState>();
    let (pairs, moved, shown) = (both.pairs.get(), both.moved.get(), state.shown.get());
    let listed = pairs.iter().enumerate().filter(|(at, pair)| holds(shown, pair, *at, moved.as_deref()));
    let listed: Vec<(usize, &Pair)> = listed.collect();
    let (n, most) = (listed.len(), if all.get() { usize::MAX } else { MOST });
    let rows: Vec<AnyView> =
        listed.into_iter().take(most).map(|(at, pair)| row(app, both, pair, at, moved.as_deref())).collect();
    let more = (most < n).then(|| view! {
        <p><button type="button" data-testid="show-all-lines" on:click=move |_| all.set(true)>{app.t(DiffMsg::ShowAllLines)} " (" {n} ")"</button></p>
    });
    if rows.is_empty() {
        return view! { <p class="muted">{app.t(DiffMsg::NoneOfKind)}</p> }.into_any();
    }
    let draft = moved.is_some().then(|| view! {
        <th scope="col" class="num">{app.t(DiffMsg::BeforeColumn)}</th><th scope="col" class="num">{app.t(DiffMsg::AfterColumn)}</th>
        <th scope="col" class="num">{app.t(DiffMsg::DifferenceColumn)}</th>
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=app.t(DiffMsg::Changes)>
            <table class="compared">
                <thead><tr>
                    <th scope="col">{app.t(DiffMsg::LineColumn)}</th><th scope="col" class="num">{app.t(DiffMsg::MaximumColumn)}</th>{draft}
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

fn row(app: App, both: &Both, pair: &Pair, at: usize, moved: Option<&Moved>) -> AnyView {
    let (old, new, lang) = (&both.old, &both.new, app.lang());
    let was = pair.old.and_then(|idx| old.nodes.get(idx));
    let is = pair.new.and_then(|idx| new.nodes.get(idx));
    let some = |value: Option<Points>| value.map_or_else(|| "–".to_owned(), |value| points(lang, value));
    let (before, after) = (was.map(|node| node.max), is.map(|node| node.max));
    // Of a new or dropped line there is only one.
    let maximum = match (before, after) {
        (Some(before), Some(after)) if before != after => format!("{} → {}", points(lang, before), points(lang, after)),
        (before, after) => some(after.or(before)),
    };
    let sums = is.or(was).is_some_and(|node| node.leaf().is_none());
    let line = moved.and_then(|moved| moved.lines.get(at));
    let figures = line.map(|line| {
        let (before, after) = (line.before.unwrap_or(Points::ZERO), line.after.unwrap_or(Points::ZERO));
        let difference = if before == after { String::new() } else { words::difference(lang, before, after) };
        let note = words::line_note(lang, line).map(|note| view! { <span class="small muted">{note}</span> });
        view! {
            <td class="num">{some(line.before)}</td><td class="num">{some(line.after)} {note}</td>
            <td class="num" data-testid="difference">{difference}</td>
        }
    });
    view! {
        <tr data-testid="line" data-sum=sums.then_some("yes")>
            <th scope="row">{pair_line(lang, pair, old, new)}<br/><span class="what">{pair_changes(lang, pair, old, new)}</span></th>
            <td class="num">{maximum}</td>{figures}
        </tr>
    }
    .into_any()
}
