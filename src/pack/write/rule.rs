//! Rules: one function per kind.

use super::{object, rounding};
use crate::base::decimal::{Points, Quantity};
use crate::base::json::Json;
use crate::pack::rule::{
    Alternative, Amount, Base, ChecklistScoring, ChoiceOption, Composed, Condition, Dated, Deadline, Event, Input,
    Item, Limit, Measure, Part, Proportional, Ratio, Rule, Side, Slope, Step, ZeroDenominator,
};

/// The JSON form of a rule.
#[must_use]
pub fn rule(rule: &Rule) -> Json {
    let kind = |word: &str| object().with("kind", word);
    match rule {
        Rule::YesNo { yes, no } => kind("yes-no").with("yes", yes.to_text()).with("no", no.to_text()),
        Rule::Choice(options) => kind("choice").with("options", Json::list(options.iter().map(option))),
        Rule::Dated(rule) => dated(kind("dated"), rule),
        Rule::Checklist { items, scoring: ChecklistScoring::All { full, otherwise } } => kind("checklist")
            .with("items", Json::list(items.iter().map(|one| item(one, false))))
            .with("all", full.to_text())
            .with("otherwise", otherwise.to_text()),
        Rule::Checklist { items, scoring: ChecklistScoring::Each } => {
            kind("checklist").with("items", Json::list(items.iter().map(|one| item(one, true))))
        }
        Rule::Steps { measure, bands } => {
            of_measure(kind("steps"), measure).with("bands", Json::list(bands.iter().map(band)))
        }
        Rule::Proportional(rule) => proportional(kind("proportional"), rule),
        Rule::Count { items, cap } => {
            kind("count").with("items", Json::list(items.iter().map(|one| item(one, true)))).with("cap", cap.to_text())
        }
        Rule::Deduction { items, floor } => kind("deduction")
            .with("items", Json::list(items.iter().map(|one| item(one, true))))
            .with_some("floor", (*floor != Points::ZERO).then(|| floor.to_text())),
        Rule::Judgement { step } => kind("judgement").with_some("step", step.map(Points::to_text)),
        Rule::Index { input: of, out_of } => kind("index").with("input", input(of)).with("out_of", out_of.to_text()),
        Rule::ToLeader { own, target, leader } => {
            kind("to-leader").with("own", input(own)).with("target", input(target)).with("leader", input(leader))
        }
        Rule::Alternatives { inputs, cases } => kind("alternatives")
            .with("inputs", Json::list(inputs.iter().map(input)))
            .with("cases", Json::list(cases.iter().map(alternative))),
        Rule::Composed(rule) => composed(kind("composed"), rule),
    }
}

fn composed(json: Json, composed: &Composed) -> Json {
    let base = match &composed.base {
        Base::Points(points) => object().with("points", points.to_text()),
        Base::Rule { rule: of, max } => object().with("max", max.to_text()).with("rule", rule(of)),
    };
    json.with("base", base)
        .with("parts", Json::list(composed.parts.iter().map(part)))
        .with_some("floor", (composed.floor != Points::ZERO).then(|| composed.floor.to_text()))
        .with("cap", composed.cap.to_text())
}

fn part(part: &Part) -> Json {
    let only_with: Vec<Json> = part.only_with.iter().map(|id| Json::from(&**id)).collect();
    let json = object()
        .with("id", &*part.id)
        .with("label", &*part.label)
        .with("does", if part.adds { "add" } else { "deduct" })
        .with_some("cap", part.cap.map(Points::to_text))
        .with_some("only_with", super::list(only_with));
    match &part.amount {
        Amount::Events(events) => json.with("items", Json::list(events.iter().map(event))),
        Amount::Slope(of) => json.with("slope", slope(of)),
        Amount::Rule(of) => json.with("rule", rule(of)),
    }
}

fn event(event: &Event) -> Json {
    let except = event.except.as_ref();
    item(&event.item, true)
        .with_some("all_from", event.all_from)
        .with_some("except", except.map(|except| object().with("id", &*except.id).with("label", &*except.label)))
}

fn slope(slope: &Slope) -> Json {
    let side = match slope.side {
        Side::Above => "above",
        Side::Below => "below",
    };
    of_measure(object(), &slope.measure)
        .with("counts", side)
        .with("start", slope.start.value.to_text())
        .with("per", slope.per.to_text())
        .with("points", slope.points.to_text())
        .with_some("whole", slope.whole.then_some(true))
        .with_some("first", (slope.first != Points::ZERO).then(|| slope.first.to_text()))
        .with_some("at_start", slope.start.inclusive.then_some(true))
}

fn of_measure(json: Json, measure: &Measure) -> Json {
    match measure {
        Measure::Ratio(of) => json.with("ratio", ratio(of)),
        Measure::Quantity(of) => json.with("quantity", input(of)),
    }
}

/// An end of a range under the name that says whether it belongs to the range.
pub(super) fn limit(json: Json, limit: Option<Limit>, inclusive: &str, exclusive: &str) -> Json {
    match limit {
        Some(limit) => json.with(if limit.inclusive { inclusive } else { exclusive }, limit.value.to_text()),
        None => json,
    }
}

fn option(option: &ChoiceOption) -> Json {
    let json = object().with("id", &*option.id).with("label", &*option.label);
    match option.percent {
        Some(percent) => json.with("percent", percent.to_text()),
        None => json.with("points", option.points.to_text()),
    }
}

fn item(item: &Item, scored: bool) -> Json {
    object()
        .with("id", &*item.id)
        .with("label", &*item.label)
        .with_some("points", scored.then(|| item.points.to_text()))
}

fn dated(json: Json, rule: &Dated) -> Json {
    let deadline = match &rule.deadline {
        Deadline::OnDay { month, day, year_offset } => {
            object().with("day", format!("{day}/{month}")).with("year_offset", *year_offset)
        }
        Deadline::After { base, days, working } => {
            object().with("after", &**base).with("days", *days).with("working", *working)
        }
    };
    let grace: Vec<Json> =
        rule.grace.iter().map(|(days, points)| object().with("days", *days).with("points", points.to_text())).collect();
    json.with("label", &*rule.label)
        .with("deadline", deadline)
        .with("on_time", rule.on_time.to_text())
        .with_some("grace", super::list(grace))
        .with("late", rule.late.to_text())
        .with("missing", rule.missing.to_text())
}

fn input(input: &Input) -> Json {
    object()
        .with("id", &*input.id)
        .with("label", &*input.label)
        .with_some("measure", super::filled(&input.measure))
        .with_some("decimals", (input.decimals != 0).then_some(input.decimals))
}

fn ratio(ratio: &Ratio) -> Json {
    let zero = match ratio.zero {
        ZeroDenominator::Full => "full",
        ZeroDenominator::Zero => "zero",
        ZeroDenominator::LeaveOut => "leave-out",
    };
    object()
        .with("numerator", input(&ratio.numerator))
        .with("denominator", input(&ratio.denominator))
        .with("zero", zero)
        .with_some("may_exceed", ratio.may_exceed.then_some(true))
}

fn band(band: &Step) -> Json {
    let json = limit(object(), band.from, "at_least", "above");
    limit(json, band.to, "at_most", "below").with("points", band.points.to_text())
}

fn proportional(json: Json, rule: &Proportional) -> Json {
    let floor =
        rule.floor.map(|(to, points)| limit(object(), Some(to), "at_most", "below").with("points", points.to_text()));
    json.with("ratio", ratio(&rule.ratio))
        .with_some("floor", floor)
        .with_some("target", rule.target.map(Quantity::to_text))
        .with_some("round_percent", rule.round_percent.map(rounding))
}

fn alternative(case: &Alternative) -> Json {
    object()
        .with("id", &*case.id)
        .with("label", &*case.label)
        .with("when", condition(&case.when))
        .with("rule", rule(&case.rule))
}

fn condition(found: &Condition) -> Json {
    match found {
        Condition::In { input, from, to } => {
            let json = limit(object().with("input", &**input), *from, "at_least", "above");
            limit(json, *to, "at_most", "below")
        }
        Condition::All(all) => object().with("all", Json::list(all.iter().map(condition))),
        Condition::Any(any) => object().with("any", Json::list(any.iter().map(condition))),
    }
}
