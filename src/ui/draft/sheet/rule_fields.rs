//! The fields of a leaf, fit to its rule.

use crate::answer::Reading;
use crate::base::decimal::Points;
use crate::draft::Edit;
use crate::pack::rule::{
    Amount, BASE, Base, CHOICE, ChoiceOption, Composed, Deadline, Event, FieldKind, ISSUED, Input, Item, JUDGED,
    MISSING, Measure, Part, Proportional, Ratio, Rule, YES_NO,
};
use crate::text::number;
use crate::text::ui::Msg;
use crate::ui::draft::node::OpenNode;
use crate::ui::shell::state::{App, app};
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;

/// What a field needs to know of its leaf.
#[derive(Clone)]
struct Target {
    app: App,
    of: OpenNode,
}

impl Target {
    fn set(&self, key: &str, text: String) {
        let (place, node, key) = (self.of.open.place.clone(), self.of.id.clone(), key.to_owned());
        // Read as expected on 31 December, what is typed is an expectation too.
        let edit = match self.of.open.reading.get_untracked() {
            Reading::ToDate => Edit::Value(place, node, key, text),
            Reading::YearEnd => Edit::Forecast(place, node, key, text),
        };
        self.of.open.edit(self.app, edit);
    }

    fn testid(&self, key: &str) -> String {
        format!("field-{}-{key}", self.of.id)
    }

    fn invalid(&self, key: &str) -> Signal<bool> {
        let (issues, key) = (self.of.issues, key.to_owned());
        Signal::derive(move || issues.with(|list| list.iter().any(|issue| issue.key() == Some(&key))))
    }

    fn text_field(&self, key: &str, label: String, measure: String) -> AnyView {
        let value = self.of.value(key);
        let (target, field) = (self.clone(), key.to_owned());
        let on_text = move |text| target.set(&field, text);
        let described_by = format!("issues-{}", self.of.id);
        view! {
            <TextField label measure value on_text testid=self.testid(key) numeric=true
                invalid=self.invalid(key) described_by/>
        }
        .into_any()
    }

    fn number(&self, input: &Input) -> AnyView {
        self.text_field(&input.id, input.label.to_string(), input.measure.to_string())
    }

    /// One of several, as radio buttons with the points of each.
    fn radios(&self, key: &'static str, options: Vec<(String, String, Points)>) -> AnyView {
        let lang = self.app.lang();
        let value = self.of.value(key);
        let name = self.testid(key);
        let one = |(id, label, points): (String, String, Points)| {
            let target = self.clone();
            let (chosen, testid) = (id.clone(), format!("{name}-{id}"));
            let is = id.clone();
            view! {
                <label class="radio">
                    <input type="radio" name=name.clone() data-testid=testid value=id
                        prop:checked=move || value.get() == is
                        on:change=move |_| target.set(key, chosen.clone())/>
                    <span>{label}</span>
                    <span class="num radio-points">{number::points(lang, points)}</span>
                </label>
            }
        };
        let rows = options.into_iter().map(one).collect_view();
        let target = self.clone();
        let clear = move || {
            let target = target.clone();
            (!value.get().is_empty()).then(|| {
                let label = target.app.t(Msg::ClearChoice);
                view! { <button type="button" class="link" on:click=move |_| target.set(key, String::new())>{label}</button> }
            })
        };
        view! { <fieldset class="radios" aria-labelledby=format!("h-{}", self.of.id)>{rows} {clear}</fieldset> }
            .into_any()
    }

    /// Lines that hold or do not: two buttons each, because "no" is an answer too.
    fn lines(&self, items: &[Item]) -> AnyView {
        let lines = items.iter().map(|item| self.yes_no(&item.id, item.label.to_string()));
        view! { <div class="lines">{lines.collect_view()}</div> }.into_any()
    }

    fn yes_no(&self, key: &str, label: String) -> AnyView {
        let value = self.of.value(key);
        let name = self.testid(key);
        let option = |answer: &'static str, words: Msg| {
            let (target, key) = (self.clone(), key.to_owned());
            let testid = format!("{name}-{answer}");
            view! {
                <label class="radio">
                    <input type="radio" name=name.clone() value=answer data-testid=testid
                        prop:checked=move || value.get() == answer
                        on:change=move |_| target.set(&key, answer.to_owned())/>
                    <span>{self.app.t(words)}</span>
                </label>
            }
        };
        view! {
            <fieldset class="line">
                <legend>{label}</legend>
                {option("yes", Msg::Yes)} {option("no", Msg::No)}
            </fieldset>
        }
        .into_any()
    }
}

/// The fields of a leaf.
#[component]
pub fn RuleFields(of: OpenNode, rule: Rule) -> impl IntoView {
    let target = Target { app: app(), of };
    view! { <div class="fields">{fields(&target, &rule)}</div> }
}

fn choice_rows(options: &[ChoiceOption]) -> Vec<(String, String, Points)> {
    options.iter().map(|o| (o.id.to_string(), o.label.to_string(), o.points)).collect()
}

fn fields(target: &Target, rule: &Rule) -> AnyView {
    let app = target.app;
    match rule {
        Rule::YesNo { yes, no } => {
            let rows = [("yes", Msg::Met, yes), ("no", Msg::NotMet, no)];
            target.radios(YES_NO, rows.map(|(id, label, points)| (id.into(), app.t(label).into(), *points)).into())
        }
        Rule::Choice(options) => target.radios(CHOICE, choice_rows(options)),
        Rule::Dated(dated) => {
            let base = match &dated.deadline {
                Deadline::After { base, .. } => Some(target.text_field(BASE, base.to_string(), String::new())),
                Deadline::OnDay { .. } => None,
            };
            let missing = target.yes_no(MISSING, app.t(Msg::NoSuchDocument).to_owned());
            let issued = target.text_field(ISSUED, dated.label.to_string(), app.t(Msg::DateHint).to_owned());
            view! { {base} {issued} {missing} }.into_any()
        }
        Rule::Checklist { items, .. } => target.lines(items),
        Rule::Steps { measure: Measure::Ratio(ratio), .. } | Rule::Proportional(Proportional { ratio, .. }) => {
            of_ratio(target, ratio)
        }
        Rule::Steps { measure: Measure::Quantity(input), .. } | Rule::Index { input, .. } => target.number(input),
        Rule::Count { items, .. } | Rule::Deduction { items, .. } => {
            let field = |item: &Item| target.text_field(&item.id, item.label.to_string(), String::new());
            items.iter().map(field).collect_view().into_any()
        }
        Rule::Judgement { .. } => target.text_field(JUDGED, app.t(Msg::JudgedPoints).to_owned(), String::new()),
        Rule::ToLeader { own, target: goal, leader } => {
            [own, goal, leader].map(|input| target.number(input)).collect_view().into_any()
        }
        Rule::Alternatives { inputs, cases } => {
            let own: Vec<AnyView> = inputs.iter().map(|input| target.number(input)).collect();
            let known: Vec<&str> = inputs.iter().map(|input| &*input.id).collect();
            let inner = cases.iter().map(|case| alternative(target, &case.label, &case.rule, &known));
            view! { {own} {inner.collect_view()} }.into_any()
        }
        Rule::Composed(composed) => {
            let base = match &composed.base {
                Base::Rule { rule, .. } => fields(target, rule),
                Base::Points(_) => ().into_any(),
            };
            let parts = composed.parts.iter().map(|part| part_fields(target, composed, part));
            view! { {base} {parts.collect_view()} }.into_any()
        }
    }
}

/// The fields of a part, under its words; while it does not count with what was
/// chosen, it asks nothing.
fn part_fields(target: &Target, composed: &Composed, part: &Part) -> AnyView {
    let inside = match &part.amount {
        Amount::Events(events) => {
            let field = |event: &Event| {
                let except = event.except.as_ref();
                let except = except.map(|e| target.text_field(&e.id, e.label.to_string(), String::new()));
                let item = target.text_field(&event.item.id, event.item.label.to_string(), String::new());
                view! { {item} {except} }
            };
            events.iter().map(field).collect_view().into_any()
        }
        Amount::Slope(slope) => match &slope.measure {
            Measure::Quantity(input) => target.number(input),
            Measure::Ratio(ratio) => of_ratio(target, ratio),
        },
        Amount::Rule(rule) => fields(target, rule),
    };
    let label = part.label.to_string();
    let only_with = part.only_with.clone();
    let chosen = composed.condition_key().filter(|_| !only_with.is_empty()).map(|key| target.of.value(key));
    let hidden = move || {
        chosen.is_some_and(|chosen| {
            chosen.with(|chosen| !chosen.is_empty() && only_with.iter().all(|id| **id != **chosen))
        })
    };
    view! { <fieldset class="case" hidden=hidden><legend>{label}</legend>{inside}</fieldset> }.into_any()
}

fn of_ratio(target: &Target, ratio: &Ratio) -> AnyView {
    view! { {target.number(&ratio.numerator)} {target.number(&ratio.denominator)} <Share target=target.clone() ratio=ratio.clone()/> }
        .into_any()
}

/// The fields of one formula; shown with its title, since the engine decides
/// which formula applies.
fn alternative(target: &Target, label: &str, rule: &Rule, known: &[&str]) -> AnyView {
    let new = rule.fields().iter().any(|(key, kind)| !known.contains(key) && *kind != FieldKind::Points);
    if !new {
        return ().into_any();
    }
    view! { <fieldset class="case"><legend>{label.to_owned()}</legend>{fields(target, rule)}</fieldset> }.into_any()
}

/// The percentage of a ratio, as typed so far.
#[component]
fn Share(target: Target, ratio: Ratio) -> impl IntoView {
    let lang = target.app.lang();
    let part = target.of.value(&ratio.numerator.id);
    let whole = target.of.value(&ratio.denominator.id);
    let words = move || number::typed_percent(lang, &part.get(), &whole.get(), &ratio);
    view! { <span class="num share" aria-live="polite">{words}</span> }
}
