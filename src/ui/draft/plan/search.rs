//! The shortest way to a class, a rank or a total.

use super::{class_of, later, move_text, node_title, standing};
use crate::base::decimal::{Exact, Field, Points, parse_typed};
use crate::draft::{Edit, Scenario};
use crate::engine::plan::{Move, Outcome, Plan, Target, cut_down, efforts_of, plan, steps_to_better_ranks};
use crate::engine::rank::{By, Own, Ties, needed_for_rank};
use crate::engine::score::evaluate;
use crate::text::plan::{self as words, PlanMsg};
use crate::ui::platform;
use crate::ui::shell::state::{App, Open, app};
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;

/// Most better ranks offered as a target.
const MOST_RANKS: usize = 40;

/// What the person asks for.
#[derive(Clone, Copy)]
struct Wish {
    /// `class:<index>`, `rank:<rank>` or `total`; the first on offer when blank.
    aim: RwSignal<String>,
    /// The total, as typed.
    total: RwSignal<String>,
    /// Whether amounts are cut down to what is needed.
    just_enough: RwSignal<bool>,
    /// Which of several equally good plans is shown.
    chosen: RwSignal<usize>,
}

/// One target on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Aim {
    key: String,
    name: String,
}

/// What came of a search, as shown.
#[derive(Clone, PartialEq, Eq)]
struct Found {
    name: String,
    outcome: Outcome,
    /// The plan shown, with where one stands after it.
    shown: Option<(Plan, String)>,
}

/// Classes better than the projected, nearest first; then better ranks.
fn aims(open: &Open, app: App) -> (Vec<Aim>, Vec<Aim>) {
    let card = open.card.get();
    let classes = card.class.as_ref().map_or(Vec::new(), |now| {
        let better = (0..now.projected).rev();
        let aim = |class| {
            let label = &class_of(&open.pack, now.list, class)?.label;
            Some(Aim { key: format!("class:{class}"), name: words::name_for_class(app.lang(), label) })
        };
        better.filter_map(aim).collect()
    });
    let ranks = open.list(app).map_or(Vec::new(), |list| {
        let ranking = open.ranking(&list, &card);
        let aim = |(rank, row): (u32, usize)| {
            let body = &ranking.rows.get(row)?.body;
            Some(Aim { key: format!("rank:{rank}"), name: words::name_for_rank(app.lang(), rank, body) })
        };
        steps_to_better_ranks(&ranking, MOST_RANKS).into_iter().filter_map(aim).collect()
    });
    (classes, ranks)
}

/// The target of an aim; none when it cannot be read or no result is certain of it.
fn target(open: &Open, app: App, aim: &str, total: &str) -> Option<Target> {
    if let Some(class) = aim.strip_prefix("class:") {
        return class.parse().ok().map(Target::Class);
    }
    let Some(rank) = aim.strip_prefix("rank:") else {
        let typed = parse_typed(total, Field { decimals: 4, digits: 6 }).ok()??;
        return Some(Target::Total(Points::from_decimal(typed)));
    };
    let rank = rank.parse().ok()?;
    let list = open.list(app)?;
    let body = open.answers().setup.body;
    let percent = list.main_is_percent();
    let by = if percent { By::Percent } else { By::Points };
    let own = open.card.with(|card| Own::of(&open.pack, &body, card));
    let needed = needed_for_rank(&list, &own, &Ties::of(&open.pack), &by, rank)?;
    Some(Target::Rank { rank, needed: needed.value.shown(), above: needed.above, percent })
}

/// Searches, and looks where one stands after the chosen plan.
fn search(open: &Open, app: App, aim: &Aim, wish: Wish) -> Option<Found> {
    let target = target(open, app, &aim.key, &wish.total.get())?;
    let name = match target {
        Target::Total(points) => words::name_for_total(app.lang(), points),
        Target::Class(_) | Target::Rank { .. } => aim.name.clone(),
    };
    let answers = open.answers();
    let efforts = efforts_of(&open.editor.with(|s| s.draft().efforts.clone()));
    let outcome = plan(&open.pack, &answers, &efforts, target);
    let best = match &outcome {
        Outcome::Reached => None,
        Outcome::Unreachable(highest) => Some(highest.clone()),
        Outcome::Plans(plans) => plans.get(wish.chosen.get()).or(plans.first()).map(|plan| {
            if wish.just_enough.get() { cut_down(&open.pack, &answers, plan, target) } else { plan.clone() }
        }),
    };
    let shown = best.map(|plan| {
        let mut after = answers.clone();
        plan.moves.iter().for_each(|one| one.apply(&open.pack, &mut after));
        let words = standing(app, open, &evaluate(&open.pack, &after));
        (plan, words)
    });
    Some(Found { name, outcome, shown })
}

/// The section: the target, and what comes of it.
#[component]
pub fn Way(open: Open) -> impl IntoView {
    let app = app();
    let wish = Wish {
        aim: RwSignal::new(String::new()),
        total: RwSignal::new(String::new()),
        just_enough: RwSignal::new(true),
        chosen: RwSignal::new(0),
    };
    let offered = {
        let open = open.clone();
        Memo::new(move |_| aims(&open, app))
    };
    let total_name = app.t(PlanMsg::TargetTotal);
    let current = Memo::new(move |_| {
        offered.with(|(classes, ranks)| {
            let known = || classes.iter().chain(ranks);
            let total = || Aim { key: "total".to_owned(), name: total_name.to_owned() };
            let aim = wish.aim.get();
            if aim == "total" {
                return total();
            }
            known().find(|one| one.key == aim).or_else(|| known().next()).cloned().unwrap_or_else(total)
        })
    });
    let follow = {
        let open = open.clone();
        move || {
            open.editor.track();
            let _ = open.list(app);
            current.track();
            wish.total.track();
            wish.just_enough.track();
            wish.chosen.track();
        }
    };
    let searched = open.clone();
    let found = later(follow, move || search(&searched, app, &current.get(), wish));
    view! {
        <section class="card" aria-labelledby="way-heading">
            <h2 id="way-heading">{app.t(PlanMsg::Way)}</h2>
            <TargetFields wish offered current/>
            <Result open found wish/>
        </section>
    }
}

/// Chooses the target.
#[component]
fn TargetFields(wish: Wish, offered: Memo<(Vec<Aim>, Vec<Aim>)>, current: Memo<Aim>) -> impl IntoView {
    let app = app();
    let option = move |aim: &Aim| {
        let key = aim.key.clone();
        view! { <option value=aim.key.clone() selected=move || current.with(|one| one.key == key)>{aim.name.clone()}</option> }
    };
    let group = move |name: PlanMsg, list: &[Aim]| {
        (!list.is_empty())
            .then(|| view! { <optgroup label=app.t(name)>{list.iter().map(option).collect_view()}</optgroup> })
    };
    let options = move || {
        offered.with(|(classes, ranks)| view! {
            {group(PlanMsg::TargetClass, classes)} {group(PlanMsg::TargetRank, ranks)}
            <option value="total" selected=move || current.with(|one| one.key == "total")>{app.t(PlanMsg::TargetTotal)}</option>
        })
    };
    let by_total = Memo::new(move |_| current.with(|one| one.key == "total"));
    let change = move |event: web_sys::Event| {
        wish.chosen.set(0);
        wish.aim.set(event_target_value(&event));
    };
    view! {
        <div class="fields">
            <label class="inline-field">
                <span>{app.t(PlanMsg::Target)}</span>
                <select data-testid="plan-target" on:change=change>{options}</select>
            </label>
            {move || by_total.get().then(|| view! {
                <TextField label=app.t(PlanMsg::TotalWanted).to_owned() value=wish.total testid="plan-total".to_owned() numeric=true
                    on_text=move |text| wish.total.set(text)/>
            })}
            <label class="check">
                <input type="checkbox" data-testid="just-enough" prop:checked=wish.just_enough
                    on:change=move |e| wish.just_enough.set(event_target_checked(&e))/>
                <span>{app.t(PlanMsg::JustEnough)}</span>
            </label>
            {move || offered.with(|(_, ranks)| ranks.is_empty())
                .then(|| view! { <p class="muted small">{app.t(PlanMsg::NoRankHere)}</p> })}
        </div>
    }
    .into_any()
}

/// What came of the search.
#[component]
fn Result(open: Open, found: RwSignal<Option<Option<Found>>>, wish: Wish) -> impl IntoView {
    let app = app();
    let pack = open.pack.clone();
    let sentence = move || {
        found.with(|found| match found {
            None => app.t(PlanMsg::Working).to_owned(),
            Some(None) => app.t(PlanMsg::TotalHint).to_owned(),
            Some(Some(found)) => match &found.outcome {
                Outcome::Reached => app.t(PlanMsg::Reached).to_owned(),
                Outcome::Unreachable(highest) => {
                    let list = open.card.with_untracked(|card| card.class.as_ref().map(|class| class.list));
                    let class = highest.class.zip(list).and_then(|(class, list)| class_of(&pack, list, class));
                    words::unreachable(app.lang(), highest, class)
                }
                Outcome::Plans(_) => found.shown.as_ref().map_or(String::new(), |(plan, _)| {
                    format!("{}: {}", app.t(PlanMsg::LeastEffort), words::plan_size(app.lang(), plan))
                }),
            },
        })
    };
    let details = {
        let open = open.clone();
        move || {
            let found = found.get().flatten()?;
            let (plan, after) = found.shown.clone()?;
            Some(view! { <Details open=open.clone() found plan after wish/> })
        }
    };
    view! {
        <p class="way-answer" aria-live="polite" data-testid="plan-answer"><strong>{sentence}</strong></p>
        {details}
    }
    .into_any()
}

/// The moves of a plan, where they lead, and the way to a scenario.
#[component]
fn Details(open: Open, found: Found, plan: Plan, after: String, wish: Wish) -> impl IntoView {
    let app = app();
    let several = match &found.outcome {
        Outcome::Plans(plans) if 1 < plans.len() => plans.len(),
        _ => 0,
    };
    let unreachable = matches!(found.outcome, Outcome::Unreachable(_));
    let heading = unreachable.then(|| view! { <p>{app.t(PlanMsg::Highest)} ":"</p> });
    let moves = plan.moves.iter().map(|one| view! { <MoveRow open=open.clone() one=one.clone()/> }).collect_view();
    let assumed = open.card.with_untracked(|card| card.totals.assumed.clone());
    let assumed = (assumed != Exact::ZERO).then(|| {
        view! { <p class="muted small" data-testid="plan-assumed">{words::assumed(app.lang(), &assumed)}</p> }
    });
    view! {
        {heading}
        <Choices several wish/>
        <ol class="moves" data-testid="plan-moves">{moves}</ol>
        <p>{app.t(PlanMsg::After)} ": " <strong data-testid="plan-after">{after}</strong></p>
        {assumed}
        <SaveButton open name=found.name plan/>
    }
    .into_any()
}

/// Chooses among equally good plans.
#[component]
fn Choices(several: usize, wish: Wish) -> impl IntoView {
    let app = app();
    let one = move |at: usize| {
        view! {
            <label class="radio">
                <input type="radio" name="plan-choice" data-testid=format!("plan-choice-{at}")
                    prop:checked=move || wish.chosen.get() == at on:change=move |_| wish.chosen.set(at)/>
                <span>{app.t(PlanMsg::Way1)} " " {at + 1}</span>
            </label>
        }
    };
    (0 < several).then(|| view! {
        <fieldset class="choices"><legend>{app.t(PlanMsg::EquallyGood)}</legend>{(0..several).map(one).collect_view()}</fieldset>
    })
}

/// One move: where, what, what it gains and costs; "not possible" beside it.
#[component]
fn MoveRow(open: Open, one: Move) -> impl IntoView {
    let app = app();
    let title = node_title(&open.pack, one.leaf);
    let text = move_text(app, &open, &one);
    let id = open.pack.nodes.get(one.leaf).map_or(String::new(), |node| node.id.to_string());
    let words = app.t(PlanMsg::EffortImpossible);
    let (testid, aria) = (format!("not-possible-{id}"), format!("{words}: {title}"));
    let exclude = move |_| open.edit(app, Edit::Effort(id.clone(), "impossible".to_owned()));
    view! {
        <li>
            <span class="muted">{title}</span><br/>
            {text} " · " {words::effort(app.lang(), one.effort)} " "
            <button type="button" class="link" data-testid=testid aria-label=aria on:click=exclude>{words}</button>
        </li>
    }
    .into_any()
}

/// Makes a scenario of the plan.
#[component]
fn SaveButton(open: Open, name: String, plan: Plan) -> impl IntoView {
    let app = app();
    let saved = RwSignal::new(String::new());
    let save = move |_| {
        let answers = open.answers();
        let ids = |one: &Move| open.pack.nodes.get(one.leaf).map(|node| node.id.to_string());
        let node = |one: &Move| Some((ids(one)?, one.answer(&open.pack, &answers)));
        let (mut all, name) =
            open.editor.with_untracked(|s| (s.draft().scenarios.clone(), s.draft().free_scenario_name(&name)));
        let nodes = plan.moves.iter().filter_map(node).collect();
        all.push(Scenario { id: platform::new_id(), name: name.clone(), nodes });
        open.edit(app, Edit::Scenarios(all));
        saved.set(name);
    };
    view! {
        <p class="card-actions">
            <button type="button" class="primary" data-testid="save-scenario" on:click=save>{app.t(PlanMsg::SaveAsScenario)}</button>
            <span role="status" data-testid="scenario-saved">{move || saved.with(|name| (!name.is_empty()).then(|| view! {
                {app.t(PlanMsg::SavedAsScenario)} " “" {name.clone()} "”. "
                <button type="button" class="link" on:click=move |_| platform::scroll_to("scenarios-heading")>
                    {app.t(PlanMsg::SeeScenarios)}
                </button>
            }))}</span>
        </p>
    }
}
