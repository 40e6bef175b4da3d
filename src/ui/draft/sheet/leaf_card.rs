//! One leaf of the sheet: rule in words, fields, points at once, what is wrong,
//! why, evidence, explanation.

use super::evidence_editor::EvidenceEditor;
use super::rule_fields::RuleFields;
use super::what_gives_more::More;
use super::why::Why;
use crate::answer::Applies;
use crate::draft::{Edit, Place};
use crate::engine::score::{LeafScore, State};
use crate::pack::{Node, knock_out_key};
use crate::text::ui::Msg;
use crate::text::{issue, number, rule};
use crate::ui::draft::node::OpenNode;
use crate::ui::shell::state::{Open, app};
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;

/// One leaf, by its node index.
#[component]
pub fn LeafCard(open: Open, index: usize) -> impl IntoView {
    let app = app();
    let of = OpenNode::new(open, index);
    let score = of.score;
    of.node().cloned().and_then(|node| {
        let leaf = node.leaf()?.clone();
        let state = move || score.with(|s| s.as_ref().map_or("open", state_word));
        let words = rule::rule_in_words(app.lang(), &leaf.rule, node.max);
        let id = node.id.to_string();
        let help = (!node.help.is_empty()).then(|| view! { <p class="muted">{node.help.to_string()}</p> });
        let (testid, heading, name) = (format!("leaf-{id}"), format!("h-{id}"), id.clone());
        Some(view! {
            <article class="leaf" data-state=state data-node=name data-testid=testid aria-labelledby=heading>
                <LeafHead node=node.clone() score scored_by=leaf.scored_by/>
                {help}
                <ul class="rule">{words.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                <RuleFields of=of.clone() rule=leaf.rule.clone()/>
                <NodeExtras of=of.clone()/>
                <div class="leaf-more">
                    <Why of=of.clone()/>
                    <More of=of.clone()/>
                    {(of.open.place == Place::Draft).then(|| view! {
                        <EvidenceEditor of=of.clone()/>
                        <Texts of/>
                    })}
                </div>
            </article>
        })
    })
}

fn state_word(score: &LeafScore) -> &'static str {
    match score.state {
        State::Open => "open",
        State::Invalid => "invalid",
        State::LeftOut => "left-out",
        State::Scored if !score.proven => "unproven",
        State::Scored if score.points.compare(&score.max.into()).is_lt() => "losing",
        State::Scored => "full",
    }
}

/// Code, name, who scores it, points out of the maximum.
#[component]
fn LeafHead(node: Node, score: ReadSignal<Option<LeafScore>>, scored_by: crate::pack::ScoredBy) -> impl IntoView {
    let app = app();
    let lang = app.lang();
    let max = node.max;
    let figures = move || {
        score.with(|score| match score {
            Some(s) if s.state == State::LeftOut => app.t(Msg::LeftOutShort).to_owned(),
            Some(s) if s.state == State::Scored => {
                format!("{} / {}", number::exact(lang, &s.points), number::points(lang, max))
            }
            _ => format!("– / {}", number::points(lang, max)),
        })
    };
    let state = move || {
        score.with(|score| match score {
            Some(s) if s.state == State::Invalid => app.t(Msg::StateInvalid),
            Some(s) if s.state == State::Open => app.t(Msg::StateOpen),
            Some(s) if s.assumed => app.t(Msg::StateAssumed),
            Some(s) if s.state == State::Scored && !s.proven => app.t(Msg::StateUnproven),
            _ => "",
        })
    };
    let others = scored_by != crate::pack::ScoredBy::Body;
    view! {
        <header class="leaf-head">
            <h3 id=format!("h-{}", node.id)><b>{node.code.to_string()}</b> " " {node.name.to_string()}</h3>
            {others.then(|| view! { <span class="badge">{rule::scored_by(lang, scored_by)}</span> })}
            <span class="leaf-state muted">{state}</span>
            <output class="num leaf-points" data-testid=format!("points-{}", node.id)>{figures}</output>
        </header>
    }
}

/// What any node may have besides its rule: exemption, "not arisen", knock-outs,
/// typed points, and the sentences about what is wrong.
#[component]
pub fn NodeExtras(of: OpenNode) -> impl IntoView {
    of.node().cloned().map(|node| {
        view! {
            <Issues of=of.clone()/>
            <KnockOuts of=of.clone() node=node.clone()/>
            <AppliesChoice of=of.clone() node=node.clone()/>
            <ReasonField of=of.clone() node=node.clone()/>
            <TypedPoints of node/>
        }
    })
}

/// What is wrong or missing, with the remedy.
#[component]
fn Issues(of: OpenNode) -> impl IntoView {
    let app = app();
    let OpenNode { open, index, id, issues, .. } = of;
    let pack = open.pack;
    let lines = move || {
        let node = pack.nodes.get(index)?;
        let line = |one: &crate::engine::score::Issue| {
            let kind = if one.blocks() { "error" } else { "warning" };
            view! { <li data-kind=kind>{issue::issue(app.lang(), one, node)}</li> }
        };
        issues.with(|list| (!list.is_empty()).then(|| view! { <ul>{list.iter().map(line).collect_view()}</ul> }))
    };
    view! { <div class="issues" id=format!("issues-{id}") data-testid=format!("issues-{id}") aria-live="polite">{lines}</div> }
}

/// Facts that fix the points of the node.
#[component]
fn KnockOuts(of: OpenNode, node: Node) -> impl IntoView {
    let app = app();
    let boxes = node.knock_outs.iter().map(|fact| {
        let key = knock_out_key(&fact.id);
        let value = of.value(&key);
        let (target, node_id, field) = (of.open.clone(), node.id.to_string(), key);
        let label = fact.label.to_string();
        let testid = format!("field-{}-{field}", node.id);
        let set = move |event: web_sys::Event| {
            let text = if event_target_checked(&event) { "yes" } else { "" };
            target.edit(app, Edit::Value(target.place.clone(), node_id.clone(), field.clone(), text.to_owned()));
        };
        view! {
            <label class="check">
                <input type="checkbox" data-testid=testid prop:checked=move || value.get() == "yes" on:change=set/>
                <span>{label} " → " {crate::text::number::points(app.lang(), fact.to)} " " {app.t(Msg::PointsWord)}</span>
            </label>
        }
    });
    (!node.knock_outs.is_empty()).then(|| boxes.collect_view())
}

/// "Applies / does not apply / did not arise", where the pack knows such a thing.
#[component]
fn AppliesChoice(of: OpenNode, node: Node) -> impl IntoView {
    let app = app();
    let not_arisen = node.leaf().and_then(|leaf| leaf.not_arisen);
    if !node.may_not_apply && not_arisen.is_none() {
        return ().into_any();
    }
    // Writing `selected` anew would take a choice away that is being made.
    let answer = of.answer;
    let current = Memo::new(move |_| answer.with(|answer| answer.applies.clone()));
    let OpenNode { open, id, .. } = of;
    let word = |applies: &Applies| match applies {
        Applies::Yes => "yes",
        Applies::No => "no",
        Applies::NotArisen => "not-arisen",
    };
    let testid = format!("applies-{id}");
    let change = move |event: web_sys::Event| {
        let applies = match event_target_value(&event).as_str() {
            "no" => Applies::No,
            "not-arisen" => Applies::NotArisen,
            _ => Applies::Yes,
        };
        open.edit(app, Edit::Applies(open.place.clone(), id.clone(), applies));
    };
    let option = move |applies: Applies, label: String| {
        let value = word(&applies);
        view! { <option value=value selected=move || current.get() == applies>{label}</option> }
    };
    view! {
        <label class="inline-field">
            <span>{app.t(Msg::AppliesLabel)}</span>
            <select data-testid=testid on:change=change>
                {option(Applies::Yes, app.t(Msg::AppliesYes).to_owned())}
                {node.may_not_apply.then(|| option(Applies::No, app.t(Msg::AppliesNo).to_owned()))}
                {not_arisen.map(|how| option(Applies::NotArisen, rule::not_arisen(app.lang(), how).to_string()))}
            </select>
        </label>
    }
    .into_any()
}

/// The reason, where one is needed.
#[component]
fn ReasonField(of: OpenNode, node: Node) -> impl IntoView {
    let app = app();
    let judged = node.leaf().is_some_and(|leaf| matches!(leaf.rule, crate::pack::rule::Rule::Judgement { .. }));
    let asked = of.typed(|a| a.applies == Applies::No || !a.typed_points.is_empty() || !a.reason.is_empty());
    let filled = of.typed(|a| !a.values.is_empty());
    let needed = Memo::new(move |_| asked.get() || judged && filled.get());
    move || {
        needed.get().then(|| {
            let (write, field) = (of.id.clone(), of.open.clone());
            let value = of.typed(|a| a.reason.clone());
            let on_text = move |text| field.edit(app, Edit::Reason(field.place.clone(), write.clone(), text));
            let testid = format!("reason-{}", of.id);
            view! { <TextField label=app.t(Msg::Reason).to_owned() value=value on_text testid wide=true/> }
        })
    }
}

/// Points typed beside the computed ones, where the pack allows it.
#[component]
fn TypedPoints(of: OpenNode, node: Node) -> impl IntoView {
    let app = app();
    node.may_type.then(|| {
        let value = of.typed(|a| a.typed_points.clone());
        let OpenNode { open, id, .. } = of;
        let testid = format!("typed-{id}");
        let on_text = move |text| open.edit(app, Edit::TypedPoints(open.place.clone(), id.clone(), text));
        view! {
            <TextField label=app.t(Msg::TypedPoints).to_owned() value=value on_text testid numeric=true/>
        }
    })
}

/// Explanation, person in charge, private note.
#[component]
fn Texts(of: OpenNode) -> impl IntoView {
    let app = app();
    let explanation = of.typed(|a| a.explanation.clone());
    let person = of.typed(|a| a.person.clone());
    let note = of.typed(|a| a.note.clone());
    let OpenNode { open, id, .. } = of;
    let filled = move || explanation.with(|text| !text.trim().is_empty());
    let (one, two, three) = (open.clone(), open.clone(), open);
    let (a, b, c) = (id.clone(), id.clone(), id.clone());
    view! {
        <details data-testid=format!("texts-{id}")>
            <summary>{app.t(Msg::Explanation)} {move || filled().then_some(" ●")}</summary>
            <label class="block-field">
                <span>{app.t(Msg::ExplanationHint)}</span>
                <textarea rows="3" data-testid=format!("explanation-{id}") prop:value=explanation
                    on:input:target=move |e| one.edit(app, Edit::Explanation(a.clone(), e.target().value()))></textarea>
            </label>
            <TextField label=app.t(Msg::Person).to_owned() value=person testid=format!("person-{id}")
                on_text=move |text| two.edit(app, Edit::Person(b.clone(), text))/>
            <TextField label=app.t(Msg::PrivateNote).to_owned() value=note testid=format!("note-{id}") wide=true
                on_text=move |text| three.edit(app, Edit::Note(c.clone(), text))/>
        </details>
    }
}
