//! The figures that are always in sight: self score, projection, index, range,
//! class, what is missing.

use super::class_bar::ClassBar;
use super::leaf_link::LeafLink;
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::{Exact, Points};
use crate::engine::score::{Scorecard, State};
use crate::pack::{Basis, Pack};
use crate::text::number;
use crate::text::ui::Msg;
use crate::ui::draft::node::distinct;
use crate::ui::shell::state::{Open, app};
use leptos::prelude::*;

/// The column of figures.
#[component]
pub fn Figures(open: Open) -> impl IntoView {
    let app = app();
    let deadline = open.clone();
    view! {
        <aside class="figures" aria-label=app.t(Msg::FiguresLabel)>
            <MainFigures open=open.clone()/>
            <ClassFigures open=open.clone()/>
            <p class="small" data-testid="deadline">{move || deadline.deadline_words(app)}</p>
            <Missing open/>
        </aside>
    }
}

/// One line of the list of figures.
fn line(label: &'static str, testid: &'static str, value: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let value = Signal::derive(value);
    view! { <div class="figure"><dt>{label}</dt><dd class="num" data-testid=testid>{value}</dd></div> }.into_any()
}

/// Self score, projection, index, range.
#[component]
fn MainFigures(open: Open) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    let card = open.card;
    let of = move |points: fn(&Scorecard) -> &Exact, out_of: fn(&Scorecard) -> Points| {
        move || {
            card.with(|card| format!("{} / {}", number::exact(lang, points(card)), number::points(lang, out_of(card))))
        }
    };
    let percent = move || card.with(|card| number::percent(lang, card.totals.percent));
    let range = move || {
        card.with(|card| {
            let (low, high) = (number::exact(lang, &card.totals.low), number::exact(lang, &card.totals.high));
            format!("{low} … {high}")
        })
    };
    let assumed = move || {
        card.with(|card| {
            let t = &card.totals;
            (t.assumed != Exact::ZERO)
                .then(|| format!("{} {}", number::exact(lang, &t.assumed), app.t(Msg::OfWhichAssumed)))
        })
    };
    let outside = move || {
        card.with(|card| {
            let t = &card.totals;
            let part = |message, value: &Exact, sign: &str| {
                (*value != Exact::ZERO).then(|| format!("{} {sign}{}", app.t(message), number::exact(lang, value)))
            };
            let parts = [part(Msg::Bonus, &t.bonus, "+"), part(Msg::Penalty, &t.penalty, "−")];
            let text = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            (!text.is_empty()).then_some(text)
        })
    };
    view! {
        <dl class="figure-list" aria-live="polite" aria-atomic="false">
            {line(app.t(Msg::SelfScored), "self", of(|c| &c.totals.self_points, |c| c.totals.self_max))}
            {line(app.t(Msg::Projected), "projected", of(|c| &c.totals.points, |c| c.totals.out_of))}
            {line(app.t(Msg::Index), "percent", percent)}
            {line(app.t(Msg::CertainPossible), "range", range)}
        </dl>
        <p class="muted small" data-testid="assumed">{assumed}</p>
        <p class="muted small" data-testid="outside">{outside}</p>
    }
}

/// The class, the bar, the way to the next.
#[component]
fn ClassFigures(open: Open) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    let (card, pack) = (open.card, open.pack.clone());
    let words = move || {
        card.with(|card| match &card.class {
            Some(class) => class_label(&pack, class.list, class.projected),
            None => app.t(Msg::NoClasses).to_owned(),
        })
    };
    let pack = open.pack.clone();
    let range = move || {
        card.with(|card| {
            let class = card.class.as_ref()?;
            let (low, high) =
                (class_label(&pack, class.list, class.certain), class_label(&pack, class.list, class.possible));
            Some(format!("{} {low} · {} {high}", app.t(Msg::Certainly), app.t(Msg::Possibly)))
        })
    };
    let pack = open.pack.clone();
    let next = move || {
        card.with(|card| {
            let class = card.class.as_ref()?;
            let next = class.next.as_ref()?;
            let label = class_label(&pack, class.list, next.class);
            let mut text = format!("{label}: {} {}", app.t(Msg::StillMissing), number::points(lang, next.missing));
            if next.vetoed {
                text = format!("{label}: {}", app.t(Msg::BarredByVeto));
            } else if !next.conditions.is_empty() {
                text = format!("{text} · {} {}", next.conditions.len(), app.t(Msg::ConditionsUnmet));
            }
            Some(text)
        })
    };
    let (rank_of, limits) = (open.clone(), open.clone());
    view! {
        <div class="class-figures">
            <p class="class-now"><span>{app.t(Msg::Class)}</span> " " <strong data-testid="class">{words}</strong></p>
            <ClassBar open/>
            <p class="small" data-testid="class-range">{range}</p>
            <p class="small" data-testid="next-class">{next}</p>
            <ClassLimits open=limits/>
            <RankLine open=rank_of/>
        </div>
    }
}

/// The classes with their limits, as the bar shows them.
#[component]
fn ClassLimits(open: Open) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    let (card, pack) = (open.card, open.pack);
    let list = distinct(move || card.with(|card| card.class.as_ref().map(|class| class.list)));
    move || {
        let classes = pack.classes.get(list.get()?)?;
        let rows = classes.classes.iter().map(|class| {
            let from = class.from.as_ref().map_or("–".to_owned(), |from| match classes.basis {
                Basis::Percent => number::percent_limit(lang, from.value),
                Basis::Points => number::quantity(lang, from.value),
            });
            let sign = class.from.as_ref().map_or("", |from| if from.inclusive { "≥ " } else { "> " });
            view! { <tr><th scope="row">{class.label.to_string()}</th><td class="num">{sign} {from}</td></tr> }
        });
        let rows = rows.collect_view();
        Some(view! {
            <details data-testid="class-limits"><summary>{app.t(Msg::ClassLimits)}</summary><table><tbody>{rows}</tbody></table></details>
        })
    }
}

/// The rank in the chosen list, where there is one.
#[component]
fn RankLine(open: Open) -> impl IntoView {
    let app = app();
    let list = {
        let open = open.clone();
        Memo::new(move |_| open.list(app))
    };
    let words = move || {
        let list = list.get()?;
        open.card.with(|card| open.rank_words(app, &list, card))
    };
    view! { <p class="small"><strong data-testid="rank">{words}</strong></p> }
}

/// The name of a class of a pack, by its list and its index there.
#[must_use]
pub fn class_label(pack: &Pack, list: usize, class: usize) -> String {
    let class = pack.classes.get(list).and_then(|classes| classes.classes.get(class));
    class.map_or(String::new(), |class| class.label.to_string())
}

/// Leaves still open, most points first, each a way to it.
#[component]
fn Missing(open: Open) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    let (card, pack) = (open.card, open.pack.clone());
    let counts = move || card.with(|card| (card.totals.open, card.totals.unproven, card.totals.invalid));
    let rows = distinct({
        let pack = pack.clone();
        move || card.with(|card| open_leaves(card, &pack))
    });
    let (of, open_next) = (open.clone(), open.clone());
    let items = move || {
        rows.with(|rows| {
            rows.iter().take(8).map(|(index, max)| missing_item(&of, *index, number::points(lang, *max))).collect_view()
        })
    };
    view! {
        <section class="missing">
            <h2>{app.t(Msg::MissingHeading)}</h2>
            <p class="small" data-testid="counts">
                {move || format!("{}: {} · {}: {} · {}: {}", app.t(Msg::StateOpen), counts().0,
                    app.t(Msg::StateUnproven), counts().1, app.t(Msg::StateInvalid), counts().2)}
            </p>
            <ul class="missing-list">{items}</ul>
            <NextOpen open=open_next/>
        </section>
    }
}

fn missing_item(open: &Open, index: usize, points: String) -> impl IntoView + use<> {
    view! { <li><LeafLink open=open.clone() index/> <span class="num">{points}</span></li> }
}

/// The way on to the next criterion that is not answered.
#[component]
fn NextOpen(open: Open) -> impl IntoView {
    let app = app();
    let card = open.card;
    let sought = move || app.sought.with(|query| !query.is_blank());
    let some = Memo::new(move |_| sought() || card.with(|card| 0 < card.totals.open));
    move || {
        let open = open.clone();
        let label = move || app.t(if sought() { Msg::NextFound } else { Msg::NextOpen });
        some.get().then(|| {
            view! {
                <button type="button" data-testid="next-open" on:click=move |_| open.go_to_next(app)>{label}</button>
            }
        })
    }
}

/// Open leaves that the body scores, by points at stake, then document order.
fn open_leaves(card: &Scorecard, pack: &Pack) -> Vec<(usize, Points)> {
    let open = card.leaves.iter().filter(|leaf| matches!(leaf.state, State::Open | State::Invalid));
    let by_body = open.filter(|leaf| {
        let leaf = pack.nodes.get(leaf.node).and_then(|node| node.leaf());
        leaf.is_some_and(|leaf| leaf.scored_by == crate::pack::ScoredBy::Body)
    });
    // Points typed on a sum stand for everything below it.
    let by_body = by_body.filter(|leaf| {
        let above = std::iter::successors(Some(leaf.node), |at| pack.nodes.get(*at).and_then(|node| node.parent));
        above.skip(1).all(|at| card.nodes.get(at).is_none_or(|sum| !sum.typed))
    });
    let mut rows: Vec<(usize, Points)> = by_body.map(|leaf| (leaf.node, leaf.max)).collect();
    rows.sort_small_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    rows
}
