//! Rules: one function per kind.

use super::composed::composed;
use super::field::{id, limit, line, opt_points, opt_quantity, points, quantity, rounding, some};
use super::measure::{input, item, measure, ratio};
use crate::base::decimal::{Fraction, Points, Quantity};
use crate::base::json::Json;
use crate::base::json::problem::{Problem, ProblemKind};
use crate::base::json::read::Fields;
use crate::pack::rule::{
    Alternative, ChecklistScoring, ChoiceOption, Condition, Dated, Deadline, Proportional, Rule, Step,
};

#[derive(Clone, Copy)]
enum Kind {
    YesNo,
    Choice,
    Dated,
    Checklist,
    Steps,
    Proportional,
    Count,
    Deduction,
    Judgement,
    Index,
    ToLeader,
    Composed,
    Alternatives,
}

const PLAIN: [(&str, Kind); 11] = [
    ("yes-no", Kind::YesNo),
    ("choice", Kind::Choice),
    ("dated", Kind::Dated),
    ("checklist", Kind::Checklist),
    ("steps", Kind::Steps),
    ("proportional", Kind::Proportional),
    ("count", Kind::Count),
    ("deduction", Kind::Deduction),
    ("judgement", Kind::Judgement),
    ("index", Kind::Index),
    ("to-leader", Kind::ToLeader),
];

/// The rule of a leaf with this maximum.
pub(super) fn rule(node: &Json, at: &str, problems: &mut Vec<Problem>, max: Points) -> Option<Rule> {
    let mut words = PLAIN.to_vec();
    words.extend([("composed", Kind::Composed), ("alternatives", Kind::Alternatives)]);
    one(node, at, problems, max, &words)
}

/// The rule of one of several formulas.
fn of_case(node: &Json, at: &str, problems: &mut Vec<Problem>, max: Points) -> Option<Rule> {
    let mut words = PLAIN.to_vec();
    words.push(("composed", Kind::Composed));
    one(node, at, problems, max, &words)
}

/// The rule of a base or a part.
fn plain(node: &Json, at: &str, problems: &mut Vec<Problem>, max: Points) -> Option<Rule> {
    one(node, at, problems, max, &PLAIN)
}

fn one(
    node: &Json,
    at: &str,
    problems: &mut Vec<Problem>,
    max: Points,
    words: &[(&'static str, Kind)],
) -> Option<Rule> {
    let mut f = Fields::open(node, at, problems);
    let rule = match f.one_of("kind", words)? {
        Kind::YesNo => yes_no(&mut f),
        Kind::Choice => some(&mut f, "options", |node, at, problems| option(node, at, problems, max)).map(Rule::Choice),
        Kind::Dated => dated(&mut f),
        Kind::Checklist => checklist(&mut f),
        Kind::Steps => steps(&mut f),
        Kind::Proportional => proportional(&mut f),
        Kind::Count => count(&mut f, max),
        Kind::Deduction => deduction(&mut f),
        Kind::Judgement => Some(Rule::Judgement { step: opt_points(&mut f, "step") }),
        Kind::Index => index(&mut f),
        Kind::ToLeader => to_leader(&mut f),
        Kind::Composed => composed(&mut f, max, plain).map(Rule::Composed),
        Kind::Alternatives => alternatives(&mut f, max),
    };
    f.finish();
    rule
}

fn yes_no(f: &mut Fields<'_, '_>) -> Option<Rule> {
    let yes = points(f, "yes");
    let no = points(f, "no");
    Some(Rule::YesNo { yes: yes?, no: no? })
}

fn option(node: &Json, at: &str, problems: &mut Vec<Problem>, max: Points) -> Option<ChoiceOption> {
    let mut f = Fields::open(node, at, problems);
    let id = id(&mut f, "id");
    let label = line(&mut f, "label");
    let (points, percent) = if f.has("percent") {
        let percent = quantity(&mut f, "percent");
        let share = percent.and_then(|percent| Fraction::share(max, percent, Quantity::HUNDRED)?.to_points());
        if let (Some(percent), None) = (percent, share) {
            let what = "a percentage that gives points of at most six decimals";
            f.report("percent", ProblemKind::BadText { what, found: percent.to_text() });
        }
        (share, percent)
    } else {
        let _ = f.opt_raw("percent");
        (points(&mut f, "points"), None)
    };
    f.finish();
    Some(ChoiceOption { id: id?, label: label?, points: points?, percent })
}

fn dated(f: &mut Fields<'_, '_>) -> Option<Rule> {
    let label = line(f, "label");
    let deadline = f.with("deadline", deadline);
    let on_time = points(f, "on_time");
    let grace = f.opt_each("grace", grace).unwrap_or_default();
    let late = points(f, "late");
    let missing = points(f, "missing");
    Some(Rule::Dated(Dated {
        label: label?,
        deadline: deadline?,
        on_time: on_time?,
        grace,
        late: late?,
        missing: missing?,
    }))
}

fn deadline(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Deadline> {
    let mut f = Fields::open(node, at, problems);
    let deadline = if f.has("after") {
        let base = line(&mut f, "after");
        let days = f.int("days", 0..=3_660).and_then(|days| u32::try_from(days).ok());
        let working = f.opt_bool("working").unwrap_or(false);
        base.zip(days).map(|(base, days)| Deadline::After { base, days, working })
    } else {
        let _ = f.opt_raw("after");
        let day = f.parsed("day", "a day and month such as \"31/1\"", day_and_month);
        let offset = f.opt_int("year_offset", -5..=5).unwrap_or(0);
        let offset = i32::try_from(offset).ok();
        day.zip(offset).map(|((day, month), year_offset)| Deadline::OnDay { month, day, year_offset })
    };
    f.finish();
    deadline
}

fn day_and_month(text: &str) -> Option<(u8, u8)> {
    let (day, month) = text.split_once('/')?;
    let number = |part: &str, most: u8| -> Option<u8> {
        let plain = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse().ok()).flatten().filter(|n| (1..=most).contains(n))
    };
    Some((number(day, 31)?, number(month, 12)?))
}

fn grace(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<(u32, Points)> {
    let mut f = Fields::open(node, at, problems);
    let days = f.int("days", 1..=3_660).and_then(|days| u32::try_from(days).ok());
    let points = points(&mut f, "points");
    f.finish();
    Some((days?, points?))
}

fn checklist(f: &mut Fields<'_, '_>) -> Option<Rule> {
    if f.has("all") || f.has("otherwise") {
        let items = some(f, "items", |node, at, problems| item(node, at, problems, false));
        let full = points(f, "all");
        let otherwise = points(f, "otherwise");
        let scoring = ChecklistScoring::All { full: full?, otherwise: otherwise? };
        return Some(Rule::Checklist { items: items?, scoring });
    }
    let items = some(f, "items", |node, at, problems| item(node, at, problems, true));
    let _ = (f.opt_raw("all"), f.opt_raw("otherwise"));
    Some(Rule::Checklist { items: items?, scoring: ChecklistScoring::Each })
}

fn steps(f: &mut Fields<'_, '_>) -> Option<Rule> {
    let measure = measure(f);
    let bands = some(f, "bands", band);
    Some(Rule::Steps { measure: measure?, bands: bands? })
}

fn band(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Step> {
    let mut f = Fields::open(node, at, problems);
    let from = limit(&mut f, "at_least", "above");
    let to = limit(&mut f, "at_most", "below");
    let points = points(&mut f, "points");
    f.finish();
    Some(Step { from, to, points: points? })
}

fn proportional(f: &mut Fields<'_, '_>) -> Option<Rule> {
    let ratio = f.with("ratio", ratio);
    let floor = f.opt_with("floor", |node, at, problems| {
        let mut f = Fields::open(node, at, problems);
        let from = limit(&mut f, "at_most", "below");
        if from.is_none() && !f.has("at_most") && !f.has("below") {
            let at = f.pointer().to_owned();
            crate::base::json::problem::report(f.problems(), &at, ProblemKind::MissingMember { name: "below" });
        }
        let points = points(&mut f, "points");
        f.finish();
        Some((from?, points?))
    });
    let target = opt_quantity(f, "target");
    let round_percent = f.opt_with("round_percent", rounding);
    Some(Rule::Proportional(Proportional { ratio: ratio?, floor, target, round_percent }))
}

fn count(f: &mut Fields<'_, '_>, max: Points) -> Option<Rule> {
    let items = some(f, "items", |node, at, problems| item(node, at, problems, true));
    let cap = opt_points(f, "cap").unwrap_or(max);
    Some(Rule::Count { items: items?, cap })
}

fn deduction(f: &mut Fields<'_, '_>) -> Option<Rule> {
    let items = some(f, "items", |node, at, problems| item(node, at, problems, true));
    let floor = opt_points(f, "floor").unwrap_or(Points::ZERO);
    Some(Rule::Deduction { items: items?, floor })
}

fn index(f: &mut Fields<'_, '_>) -> Option<Rule> {
    let input = f.with("input", input);
    let out_of = opt_quantity(f, "out_of").unwrap_or(Quantity::HUNDRED);
    Some(Rule::Index { input: input?, out_of })
}

fn to_leader(f: &mut Fields<'_, '_>) -> Option<Rule> {
    let own = f.with("own", input);
    let target = f.with("target", input);
    let leader = f.with("leader", input);
    Some(Rule::ToLeader { own: own?, target: target?, leader: leader? })
}

fn alternatives(f: &mut Fields<'_, '_>, max: Points) -> Option<Rule> {
    let inputs = some(f, "inputs", input);
    let cases = some(f, "cases", |node, at, problems| case(node, at, problems, max));
    Some(Rule::Alternatives { inputs: inputs?, cases: cases? })
}

fn case(node: &Json, at: &str, problems: &mut Vec<Problem>, max: Points) -> Option<Alternative> {
    let mut f = Fields::open(node, at, problems);
    let id = id(&mut f, "id");
    let label = line(&mut f, "label");
    let when = f.with("when", condition);
    let rule = f.with("rule", |node, at, problems| of_case(node, at, problems, max));
    f.finish();
    Some(Alternative { id: id?, label: label?, when: when?, rule: rule? })
}

fn condition(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Condition> {
    let mut f = Fields::open(node, at, problems);
    let condition = if f.has("all") {
        some(&mut f, "all", condition).map(Condition::All)
    } else if f.has("any") {
        some(&mut f, "any", condition).map(Condition::Any)
    } else {
        let _ = (f.opt_raw("all"), f.opt_raw("any"));
        let input = id(&mut f, "input");
        let from = limit(&mut f, "at_least", "above");
        let to = limit(&mut f, "at_most", "below");
        input.map(|input| Condition::In { input, from, to })
    };
    f.finish();
    condition
}
