//! Search and filters beside the areas, and what they found above the sheet.

use super::leaf_link::LeafLink;
use crate::base::compact_sort;
use crate::engine::score::State;
use crate::text::find::{Filter, Query, find};
use crate::text::ui::Msg;
use crate::text::{find_words, number};
use crate::ui::draft::node::distinct;
use crate::ui::platform;
use crate::ui::shell::state::{Open, app};
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;

/// The fields of the search.
#[component]
pub fn Finder(open: Open) -> impl IntoView {
    let app = app();
    let sought = app.sought;
    let words = Signal::derive(move || sought.with(|query| query.words.clone()));
    view! {
        <search class="finder">
            <TextField label=app.t(Msg::FindWords).to_owned() value=words testid="find-words".to_owned() wide=true
                on_text=move |text| sought.update(|query| query.words = text)/>
            <FilterChoice open=open.clone()/>
            <PersonChoice open/>
        </search>
    }
}

/// What is still to do, each with the number of criteria it would show.
#[component]
fn FilterChoice(open: Open) -> impl IntoView {
    let app = app();
    let counts = distinct({
        let (card, pack) = (open.card, open.pack.clone());
        move || {
            card.with(|card| {
                let mut counts = [0_usize; Filter::ALL.len()];
                for (index, _, leaf) in pack.leaves() {
                    let Some(score) = card.leaf(index) else { continue };
                    for (n, filter) in counts.iter_mut().zip(Filter::ALL) {
                        *n += usize::from(filter.passes(score, leaf.scored_by));
                    }
                }
                counts
            })
        }
    });
    let options = Filter::ALL.into_iter().enumerate().map(|(at, filter)| {
        let label = move || {
            let n = counts.with(|counts| counts.get(at).copied().unwrap_or(0));
            format!("{} ({n})", find_words::filter(app.lang(), filter))
        };
        let chosen = move || app.sought.with(|query| query.filter == filter);
        view! { <option value=at.to_string() prop:selected=chosen>{label}</option> }
    });
    let options = options.collect_view();
    let choose = move |event: web_sys::Event| {
        let filter = event_target_value(&event).parse().ok().and_then(|at: usize| Filter::ALL.get(at)).copied();
        app.sought.update(|query| query.filter = filter.unwrap_or_default());
    };
    view! {
        <label class="block-field"><span>{app.t(Msg::FilterLabel)}</span>
            <select data-testid="find-filter" on:change=choose>{options}</select></label>
    }
}

/// One person's criteria; only where somebody is in charge of some.
#[component]
fn PersonChoice(open: Open) -> impl IntoView {
    let app = app();
    let people = distinct(move || {
        open.editor.with(|s| {
            let answers = s.draft().answers.nodes.values();
            let names = answers.map(|answer| answer.person.trim()).filter(|name| !name.is_empty());
            compact_sort::set(names.map(str::to_owned))
        })
    });
    let choose = move |event: web_sys::Event| app.sought.update(|query| query.person = event_target_value(&event));
    move || {
        let people = people.get();
        (!people.is_empty()).then(|| {
            let option = |person: String| {
                let (value, named) = (person.clone(), person.clone());
                view! { <option value=value prop:selected=move || app.sought.with(|q| q.person == named)>{person}</option> }
            };
            view! {
                <label class="block-field"><span>{app.t(Msg::Person)}</span>
                    <select data-testid="find-person" on:change=choose>
                        <option value="">{app.t(Msg::Everybody)}</option>
                        {people.into_iter().map(option).collect_view()}
                    </select></label>
            }
        })
    }
}

/// What was found, as ways to the criteria. The list stands while one fills in
/// what it shows: it is made anew when something else is sought.
#[component]
pub fn Found(open: Open) -> impl IntoView {
    let app = app();
    let found = {
        let open = open.clone();
        Memo::new(move |_| {
            app.sought.with(|query| {
                let card = open.card.get_untracked();
                (!query.is_blank()).then(|| find(&open.pack, &open.answers(), &card, query))
            })
        })
    };
    // What was found is on top of the sheet.
    Effect::new(move |before: Option<()>| {
        app.sought.track();
        if before.is_some() {
            platform::scroll_to_top();
        }
    });
    let clear = move |_| app.sought.set(Query::default());
    move || {
        let open = open.clone();
        found.get().map(|found| {
            let count = find_words::found(app.lang(), found.len());
            let rows = found.into_iter().map(|index| view! { <FoundRow open=open.clone() index/> }).collect_view();
            view! {
                <section class="found card" data-testid="found">
                    <p class="found-head"><strong role="status" data-testid="found-count">{count}</strong>
                        <button type="button" data-testid="find-clear" on:click=clear>{app.t(Msg::ShowAllLeaves)}</button></p>
                    <ul>{rows}</ul>
                </section>
            }
        })
    }
}

/// One criterion that was found, with its points as they stand now.
#[component]
fn FoundRow(open: Open, index: usize) -> impl IntoView {
    let app = app();
    let (card, lang) = (open.card, app.lang());
    let points = move || {
        card.with(|card| {
            let score = card.leaf(index)?;
            let max = number::points(lang, score.max);
            Some(match score.state {
                State::Scored => format!("{} / {max}", number::exact(lang, &score.points)),
                State::LeftOut => app.t(Msg::LeftOutShort).to_owned(),
                State::Open | State::Invalid => format!("– / {max}"),
            })
        })
    };
    view! { <li><LeafLink open index/> <span class="num">{points}</span></li> }
}
