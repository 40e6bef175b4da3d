//! A line of the import: what the table says beside the rule that was made of it.

use super::rule::RuleEditor;
use super::state::rule_of;
use super::tables::FitMaxima;
use super::trial::Trial;
use super::{Chosen, StudioState};
use crate::base::decimal::Points;
use crate::pack::rule::Rule;
use crate::pack_editor::build::Item;
use crate::pack_editor::ledger_view::like;
use crate::pack_editor::project::{Decision, Edit, RowId};
use crate::pack_editor::sentence::Confidence;
use crate::text::pack_editor::labels::EditorMsg;
use crate::text::pack_editor::{confidence, doubt, like_line};
use crate::text::rule::{knock_out_in_words, not_arisen, rule_in_words, scored_by};
use crate::ui::platform;
use crate::ui::shell::state::{App, app};
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;

/// The next line whose proposal waits, behind this one.
fn next_open(state: StudioState, behind: RowId) -> Option<RowId> {
    state.built.with_untracked(|built| {
        let built = built.as_ref()?;
        let open: Vec<RowId> = built.open().map(|item| item.id).filter(|id| *id != behind).collect();
        open.iter().find(|id| behind < **id).or_else(|| open.first()).copied()
    })
}

/// One line.
#[component]
pub fn RowLine(id: RowId) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let item = Memo::new(move |_| state.item(id));
    let there = Memo::new(move |_| item.with(Option::is_some));
    let leaf = Memo::new(move |_| item.with(|item| item.as_ref().is_some_and(|item| item.proposal.is_some())));
    let title = move || item.with(|item| item.as_ref().map(|item| format!("{} {}", item.line.code, item.line.name)));
    let max = move || item.with(|item| item.as_ref().map(|item| crate::text::rule::points_word(app.lang(), item.max)));
    let back = move |_| platform::focus("studio-lines");
    let body = move || match (there.get(), leaf.get()) {
        (false, _) => view! { <p class="muted">{app.t(EditorMsg::PickLine)}</p> }.into_any(),
        (true, true) => {
            view! { <Beside item/> <Decide id item/> <LikeRows id item/> <Changing id item/> <TryIt item/> }.into_any()
        }
        (true, false) => view! { <p class="muted">{app.t(EditorMsg::IsSum)}</p> <FitMaxima/> }.into_any(),
    };
    view! {
        <p class="studio-back"><button type="button" class="link" on:click=back>{app.t(EditorMsg::BackToList)}</button></p>
        <h2 data-testid="studio-line-title">{title} " " <span class="muted small">{max}</span></h2>
        <Wrong item/>
        {body}
        {move || there.get().then(|| view! { <Correct id/> })}
    }
}

/// What is wrong with the line.
#[component]
fn Wrong(item: Memo<Option<Item>>) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let lines = move || {
        let pointer = item.with(|item| item.as_ref().map(|item| item.pointer.clone()))?;
        let own = |place: &str| place.strip_prefix(&*pointer).is_some_and(|rest| !rest.starts_with("/children"));
        let found = state.found(app).into_iter().filter(|found| own(&found.pointer));
        Some(
            found
                .map(|found| {
                    let class = if found.error { "notice error" } else { "notice warn" };
                    view! { <p class=class data-testid="studio-wrong">{found.words}</p> }
                })
                .collect_view(),
        )
    };
    view! { <div aria-live="polite">{lines}</div> }
}

/// The words of the table beside the rule.
#[component]
fn Beside(item: Memo<Option<Item>>) -> impl IntoView {
    let app = app();
    let source = move || {
        item.with(|item| {
            let line = item.as_ref().map(|item| item.line.clone()).unwrap_or_default();
            let mut words = line.words();
            words.extend([line.inputs, line.evidence, line.note].into_iter().filter(|text| !text.is_empty()));
            if words.is_empty() {
                words.push(app.t(EditorMsg::NoWords).to_owned());
            }
            words.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()
        })
    };
    let place = move || {
        item.with(|item| {
            item.as_ref().map(|item| {
                format!(" {}, {} {}", item.id.table + 1, app.t(EditorMsg::RowWord).to_lowercase(), item.id.row + 1)
            })
        })
    };
    let changed = move || item.with(|item| item.as_ref().is_some_and(|item| item.decision != Decision::Open));
    let heading = move || app.t(if changed() { EditorMsg::RuleTaken } else { EditorMsg::Proposed });
    let sure = move || {
        item.with(|item| {
        let proposal = item.as_ref()?.proposal.as_ref()?;
        let kind = if proposal.confidence == Confidence::High { "clear" } else { "doubt" };
        (item.as_ref()?.decision == Decision::Open).then(|| {
            view! { <p>{app.t(EditorMsg::Sure)} ": " <span class="badge" data-mark=kind data-testid="studio-sure">{confidence(app.lang(), proposal.confidence)}</span></p> }
        })
    })
    };
    let rule = move || item.with(|item| item.as_ref().map(|item| rule_lines(app, item)));
    view! {
        <div class="studio-beside">
            <div><h3>{app.t(EditorMsg::InTheTable)} {place}</h3><ul class="plain" data-testid="studio-source">{source}</ul></div>
            <div><h3>{heading}</h3>{rule}{sure}</div>
        </div>
    }
}

/// The rule in words, what goes with it, and what was taken for granted.
fn rule_lines(app: App, item: &Item) -> AnyView {
    let lang = app.lang();
    let mut words = rule_of(item).map(|rule| rule_in_words(lang, &rule, item.max)).unwrap_or_default();
    let Some(proposal) = &item.proposal else { return ().into_any() };
    words.extend(proposal.scored_by.map(|by| format!("{}: {}", app.t(EditorMsg::ScoredBy), scored_by(lang, by))));
    words.extend(item.not_arisen.map(|meaning| not_arisen(lang, meaning).to_owned()));
    words.extend(proposal.knock_outs.iter().map(|fact| knock_out_in_words(lang, fact)));
    let doubts: Vec<String> = match item.decision {
        Decision::Changed(_) => Vec::new(),
        _ => proposal.doubts.iter().map(|one| doubt(lang, one)).collect(),
    };
    let words = words.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let doubts = doubts.into_iter().map(|line| view! { <li class="flags">{line}</li> }).collect_view();
    view! { <ul class="plain" data-testid="studio-rule">{words}</ul> <ul class="plain" data-testid="studio-doubts">{doubts}</ul> }.into_any()
}

/// Accept, change, leave to a person.
#[component]
fn Decide(id: RowId, item: Memo<Option<Item>>) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let open = move || item.with(|item| item.as_ref().is_some_and(|item| item.decision == Decision::Open));
    let go_next = move || {
        if let Some(next) = next_open(state, id) {
            state.chosen.set(Chosen::Row(next));
            platform::focus("studio-accept");
        }
    };
    let accept = move |_| {
        state.edit(Edit::Accept(vec![id]));
        state.changing.set(false);
        go_next();
    };
    let judge = move |_| {
        state.edit(Edit::Rule(id, Box::new(Rule::Judgement { step: None })));
        state.changing.set(false);
    };
    let judged = move || {
        item.with(|item| item.as_ref().and_then(rule_of).is_some_and(|rule| matches!(rule, Rule::Judgement { .. })))
    };
    view! {
        <p class="studio-decide">
            {move || if open() {
                view! { <button type="button" class="primary" id="studio-accept" data-testid="studio-accept" on:click=accept>{app.t(EditorMsg::AcceptNext)}</button> }.into_any()
            } else {
                view! {
                    <button type="button" id="studio-accept" data-testid="studio-next-open" on:click=move |_| go_next()>{app.t(EditorMsg::NextOpen)}</button> " "
                    <button type="button" class="link" data-testid="studio-reopen" on:click=move |_| state.edit(Edit::Reopen(id))>{app.t(EditorMsg::Reopen)}</button>
                }.into_any()
            }} " "
            <button type="button" data-testid="studio-change" aria-expanded=move || state.changing.get().to_string()
                on:click=move |_| state.changing.update(|on| *on = !*on)>{app.t(EditorMsg::ChangeRule)}</button> " "
            <button type="button" data-testid="studio-judge" disabled=move || judged() && !open() on:click=judge>{app.t(EditorMsg::LeaveJudgement)}</button>
        </p>
    }
}

/// Offers what was decided for this line to those with the same words.
#[component]
fn LikeRows(id: RowId, item: Memo<Option<Item>>) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let decided = move || item.with(|item| item.as_ref().map(|item| item.decision.clone())).unwrap_or_default();
    let rows = Memo::new(move |_| match decided() {
        Decision::Open => Vec::new(),
        _ => state.built.with(|built| built.as_ref().map(|built| like(built, id)).unwrap_or_default()),
    });
    let apply = move |_| {
        let rows = rows.get_untracked();
        state.edit(match decided() {
            Decision::Changed(rule) => Edit::All(rows.into_iter().map(|id| Edit::Rule(id, rule.clone())).collect()),
            Decision::Accepted | Decision::Open => Edit::Accept(rows),
        });
    };
    move || {
        (!rows.with(Vec::is_empty)).then(|| {
            view! {
                <p><button type="button" data-testid="like-rows" on:click=apply>
                    {move || like_line(app.lang(), rows.with(Vec::len))}</button></p>
            }
        })
    }
}

/// The editor of the rule, when it is asked for.
#[component]
fn Changing(id: RowId, item: Memo<Option<Item>>) -> impl IntoView {
    let state = expect_context::<StudioState>();
    move || state.changing.get().then(|| view! { <RuleEditor id item/> })
}

/// Trying the rule.
#[component]
fn TryIt(item: Memo<Option<Item>>) -> impl IntoView {
    let rule = Memo::new(move |_| item.with(|item| item.as_ref().and_then(|item| Some((rule_of(item)?, item.max)))));
    view! { <Trial rule/> }
}

/// Code, name, maximum and depth of the row.
#[component]
fn Correct(id: RowId) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let field =
        move |of: fn(&Item) -> String| Signal::derive(move || state.item(id).map(|item| of(&item)).unwrap_or_default());
    let comma = app.lang().comma();
    let max = Signal::derive(move || {
        let points = |points: Points| points.to_text().replace('.', comma);
        let typed = state.project.with(|project| project.as_ref()?.correction(id)?.max.clone());
        typed.unwrap_or_else(|| state.item(id).and_then(|item| item.line.max).map(points).unwrap_or_default())
    });
    let level = move |text: String| {
        if let Ok(level) = text.trim().parse::<usize>() {
            state.edit(Edit::Level(id, level.min(8)));
        }
    };
    let left = move |_| {
        state.chosen.set(Chosen::Nothing);
        state.edit(Edit::LeaveOut { rows: vec![id], left_out: true });
    };
    let excerpt = move |_| {
        state.chosen.set(Chosen::Nothing);
        state.edit(Edit::Excerpt(vec![id]));
    };
    let words = move |_| {
        state.chosen.set(Chosen::Nothing);
        state.edit(Edit::AsWords(id, true));
    };
    view! {
        <details class="studio-correct" data-testid="studio-correct">
            <summary id="row">{app.t(EditorMsg::CorrectRow)}</summary>
            <TextField on_leave=true label=app.t(EditorMsg::PrintedCode).to_owned() value=field(|item| item.line.code.clone())
                on_text=move |text| state.edit(Edit::Code(id, text)) testid="correct-code".to_owned()/>
            <TextField on_leave=true label=app.t(EditorMsg::Maximum).to_owned() value=max numeric=true
                on_text=move |text| state.edit(Edit::Max(id, text)) testid="correct-max".to_owned()/>
            <TextField on_leave=true label=app.t(EditorMsg::Depth).to_owned() value=field(|item| item.line.level.to_string()) numeric=true
                on_text=level testid="correct-level".to_owned()/>
            <TextField on_leave=true label=app.t(EditorMsg::LineName).to_owned() value=field(|item| item.line.name.clone()) wide=true
                on_text=move |text| state.edit(Edit::Name(id, text)) testid="correct-name".to_owned()/>
            <p class="card-actions">
                <button type="button" data-testid="leave-out" on:click=left>{app.t(EditorMsg::LeaveOutRow)}</button>
                <button type="button" data-testid="leave-out-fit" on:click=excerpt>{app.t(EditorMsg::LeaveOutExcerpt)}</button>
                <button type="button" data-testid="as-words" on:click=words>{app.t(EditorMsg::AsWordsRow)}</button>
            </p>
        </details>
    }
}
