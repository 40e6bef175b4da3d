//! Rules of events: so much for each, so much off for each.

use super::amount::EACH;
use super::ask::{Beyond, Doubt};
use super::clause::Clause;
use super::inputs::measure;
use super::labels::{label, slug, unique};
use super::made::{Made, Words};
use super::shape::ordinal;
use super::token::{Kind, Token, any_phrase, find, has, phrase};
use super::value::{Value, is_point_word};
use crate::base::decimal::{Points, Quantity};
use crate::pack::KnockOut;
use crate::pack::rule::{Input, Item, Limit, Measure, Rule, Step};

/// Words around an event that do not name it.
const AROUND: [&str; 26] = [
    "cho mỗi",
    "mỗi một",
    "mỗi",
    "cứ mỗi",
    "cứ",
    "từng",
    "một",
    "với",
    "có",
    "nếu",
    "thì",
    "được",
    "bị",
    "sẽ",
    "trừ",
    "cộng",
    "tính",
    "thêm",
    "điểm",
    "trường hợp có",
    "khi",
    "tự",
    "và",
    "chấm",
    "thưởng",
    "cho",
];

/// How a clause counts what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// Each event.
    Each,
    /// Once, whatever number: a case.
    Once,
    /// The words do not say.
    Unsaid,
    /// For every so many, or for every so many percent.
    Every,
}

pub(super) fn counting(clause: &Clause) -> Counting {
    let sides = [clause.condition.as_slice(), clause.tail.as_slice()];
    let one = Quantity::from(1);
    let mut each = false;
    for side in sides {
        for (at, token) in side.iter().enumerate() {
            let Some(value) = token.number() else { continue };
            let before = at.checked_sub(1).and_then(|before| side.get(before));
            let next = side.get(at + 1);
            let counted = next.is_some_and(Token::is_word)
                && before.is_none_or(|b| {
                    !b.is_any(&[
                        "từ", "ngày", "tháng", "quý", "trên", "dưới", "đến", "năm", "sau", "trước", "thứ", "quá",
                        "mức", "loại",
                    ])
                });
            let unit = before.is_some_and(|b| b.is_any(&["mỗi", "cứ", "thêm", "tăng", "giảm"]) || b.is_sign('/'));
            let percent = next.is_some_and(Token::is_percent);
            if (unit && (value != one || percent)) || (percent && has(side, &EACH)) {
                return Counting::Every;
            }
            if counted && value != one && clause.range.as_ref().is_none_or(|range| range.exact.is_some()) {
                return Counting::Every;
            }
            each |= counted && value == one && clause.range.as_ref().is_none_or(|range| range.exact.is_some());
        }
    }
    let stroke = sides.iter().any(|side| side.first().is_some_and(|token| token.is_sign('/')));
    let said = sides.iter().any(|side| has(side, &EACH))
        || stroke
        || sides.iter().any(|side| has(side, &["một lần", "lần nào", "mỗi lần"]));
    if said || each {
        Counting::Each
    } else if clause.range.as_ref().is_some_and(|range| range.exact.is_none()) {
        Counting::Once
    } else {
        Counting::Unsaid
    }
}

/// The words of the event: those before the worth, with the unit behind it, or
/// those behind it.
fn event(words: &Words<'_>, clause: &Clause) -> String {
    let (before, tail) = (trimmed(&clause.condition), trimmed(&clause.tail));
    let named = |side: &[Token]| side.iter().any(Token::is_word);
    let known =
        |token: &Token| !token.is_word() || before.iter().any(|other| other.kind == token.kind) || token.is_any(&UNITS);
    match (named(before), named(tail)) {
        (true, true) if !tail.iter().all(known) => {
            format!("{} ({})", label(words.slice(before)), words.slice(tail))
        }
        (true, _) => label(words.slice(before)),
        (false, _) => label(words.slice(tail)),
    }
}

/// Words of a unit that add nothing to an event.
const UNITS: [&str; 6] = ["lần", "trường", "hợp", "vụ", "việc", "vi"];

/// Uses the words of an event. A number in them is used when it is one event, an end
/// of the range that says which events count, or a day.
pub(super) fn uses_event(made: &mut Made, clause: &Clause) {
    const DAYS: [&str; 4] = ["ngày", "tháng", "quý", "năm"];
    made.uses_worth(clause);
    let ends_in_points = [&clause.condition, &clause.tail].into_iter().any(|side| {
        side.windows(2)
            .any(|two| matches!(two, [number, points] if number.number().is_some() && is_point_word(Some(points))))
    });
    if !ends_in_points {
        made.uses_range(clause);
    }
    for side in [clause.condition.as_slice(), clause.tail.as_slice()] {
        made.uses_words(side);
        let one = |at: usize, token: &Token| {
            let before = at.checked_sub(1).and_then(|at| side.get(at));
            token.number() == Some(Quantity::from(1)) || before.is_some_and(|b| b.is_any(&DAYS))
        };
        let fine = side.iter().enumerate().filter(|(at, token)| token.number().is_some() && one(*at, token));
        made.used.extend(fine.map(|(_, token)| (token.start, token.end)));
    }
}

/// Without the words around an event, and without the number one before it.
pub(super) fn trimmed(mut tokens: &[Token]) -> &[Token] {
    loop {
        let length = any_phrase(tokens, 0, &AROUND).or_else(|| {
            let first = tokens.first()?;
            (first.number() == Some(Quantity::from(1)) || matches!(first.kind, Kind::Sign(_))).then_some(1)
        });
        let Some(rest) = length.and_then(|length| tokens.get(length..)) else { break };
        tokens = rest;
    }
    while let Some((last, rest)) = tokens.split_last() {
        let ends = matches!(last.kind, Kind::Sign(':' | ',' | '.' | '=' | '(' | '/' | '-' | ';' | '+'));
        if !(ends || last.is_any(&["thì", "bị", "được", "sẽ", "là", "tự", "cộng", "thưởng", "tính"]))
        {
            break;
        }
        tokens = rest;
    }
    tokens
}

pub(super) fn items(words: &Words<'_>, clauses: &[(&Clause, Points)]) -> (Vec<Item>, bool) {
    let (mut taken, mut named) = (Vec::new(), true);
    let items = clauses.iter().map(|(clause, points)| {
        let mut text = event(words, clause);
        if text.is_empty() {
            named = false;
            text = label(words.ask.name);
        }
        if text.is_empty() {
            text = label(words.at(clause.span));
        }
        Item { id: unique(slug(&text), &mut taken).into(), label: text.into(), points: *points }
    });
    (items.collect(), named)
}

/// Clauses with a worth of one form, and its points.
pub(super) fn of_form<'w>(words: &'w Words<'_>, form: impl Fn(&Value) -> Option<Points>) -> Vec<(&'w Clause, Points)> {
    let points =
        |clause: &'w Clause| Some((clause, clause.value.as_ref().and_then(&form).filter(|p| *p != Points::ZERO)?));
    words.clauses.iter().filter_map(points).collect()
}

pub(super) const fn less_of(value: &Value) -> Option<Points> {
    match value {
        Value::Less(points) => Some(*points),
        _ => None,
    }
}

pub(super) const fn each_of(value: &Value) -> Option<Points> {
    match value {
        Value::Each(points) | Value::More(points) => Some(*points),
        _ => None,
    }
}

/// The cap of a deduction, with its clause.
pub(super) fn cap_less<'w>(words: &'w Words<'_>) -> Option<(&'w Clause, Points)> {
    words.clauses.iter().find_map(|clause| match clause.value {
        Some(Value::CapLess(points) | Value::Cap(points)) => Some((clause, points)),
        _ => None,
    })
}

fn fixed(words: &Words<'_>, clause: &Clause) -> KnockOut {
    let text = label(words.slice(trimmed(&clause.condition)));
    let text = if text.is_empty() { label(words.at(clause.span)) } else { text };
    KnockOut { id: slug(&text).into(), label: text.into(), to: Points::ZERO }
}

/// "Trừ 0,25 điểm cho mỗi báo cáo chậm", with its cap, its base and what takes all.
pub(super) fn deduction(words: &Words<'_>) -> Option<Made> {
    let all = of_form(words, less_of);
    let (inner, outer): (Vec<_>, Vec<_>) = all.into_iter().partition(|(clause, _)| clause.inner);
    let within = outer.is_empty() && !inner.is_empty();
    let less = if within { inner } else { outer };
    let counts: Vec<Counting> = less.iter().map(|(clause, _)| counting(clause)).collect();
    let other_cases = words.clauses.iter().filter(|clause| {
        !clause.inner
            && matches!(clause.value, Some(Value::Points(_) | Value::Max | Value::Percent(_) | Value::Part(..)))
    });
    let cases = other_cases.count();
    if less.is_empty() {
        return None;
    }
    if counts.contains(&Counting::Every) {
        return Some(Made::not_stated(Beyond::Slope));
    }
    let each = counts.iter().all(|one| *one == Counting::Each);
    // "Chậm: trừ 0,5" beside other cases is a case of its own.
    if !each && (within || 0 < cases || counts.contains(&Counting::Once)) {
        return None;
    }
    let (items, named) = items(words, &less);
    let cap = cap_less(words);
    let floor = match (cap, words.ask.max) {
        (Some((_, most)), Some(max)) if most < max => max.minus(most),
        _ => Points::ZERO,
    };
    let mut made = Made::of(Rule::Deduction { items, floor });
    for (clause, _) in &less {
        uses_event(&mut made, clause);
    }
    if let Some((clause, _)) = cap.filter(|_| words.ask.max.is_some()) {
        made.uses_worth(clause);
    }
    if !within && !base(words, &mut made) {
        return Some(Made::not_stated(Beyond::LessWithinCase));
    }
    if within && !option_with_less(words, &mut made) {
        return Some(Made::not_stated(Beyond::LessWithinCase));
    }
    let made = if named { made } else { made.with(Doubt::InputNames) };
    Some(if counts.contains(&Counting::Unsaid) { made.with(Doubt::EachTime) } else { made })
}

/// Uses the cases beside a deduction: the maximum where nothing happened, zero as
/// a fact that takes all. False when a case gives something else.
pub(super) fn base(words: &Words<'_>, made: &mut Made) -> bool {
    for clause in words.clauses.iter().filter(|clause| !clause.inner) {
        match &clause.value {
            Some(Value::LessAll) => {
                made.knock_outs.push(fixed(words, clause));
                made.uses_clause(clause);
            }
            Some(Value::LessNothing) if denies(&clause.condition) => made.uses_clause(clause),
            Some(Value::Points(_) | Value::Max | Value::Percent(_) | Value::Part(..)) => match words.points(clause) {
                Some(points) if Some(points) == words.ask.max => made.uses_clause(clause),
                Some(points) if points == Points::ZERO => {
                    made.knock_outs.push(fixed(words, clause));
                    made.uses_clause(clause);
                }
                _ => return false,
            },
            _ => {}
        }
    }
    true
}

/// "Có báo cáo (cứ thiếu 1 mục trừ 0,1): 2; không có: 0".
fn option_with_less(words: &Words<'_>, made: &mut Made) -> bool {
    let host = words.clauses.iter().find(|clause| !clause.inner && words.points(clause).is_some());
    host.is_some_and(|host| words.points(host) == words.ask.max && !denies(&host.condition)) && base(words, made)
}

pub(super) fn denies(tokens: &[Token]) -> bool {
    ["không", "chưa", "no"].iter().any(|word| phrase(tokens, 0, word).is_some())
}

/// "Vi phạm 01 lần trừ 2 điểm, từ lần thứ ba trở đi trừ hết".
pub(super) fn takes_all(words: &Words<'_>) -> Option<Made> {
    let all = words.clauses.iter().find(|clause| clause.is(|value| *value == Value::LessAll))?;
    let (at, length) = find(&all.condition, &["lần thứ", "lần"])?;
    let from = all.condition.get(at + length).and_then(ordinal)?;
    let less = of_form(words, less_of);
    let [(first, points)] = less.as_slice() else { return Some(Made::not_stated(Beyond::TakesAll)) };
    let max = words.ask.max?;
    let once = first.range.as_ref().and_then(|range| range.exact) == Some(Quantity::from(1))
        || counting(first) == Counting::Each;
    let last: u32 = from.to_text().parse().ok().filter(|last| (2..=50).contains(last))?;
    if !once || all.inner != first.inner {
        return Some(Made::not_stated(Beyond::TakesAll));
    }
    let mut bands = vec![Step { from: Some(limit(last)), to: None, points: Points::ZERO }];
    let mut left = max;
    let mut low = Vec::new();
    for count in 0..last {
        let from = (0 < count).then(|| limit(count));
        low.push(Step { from, to: Some(Limit { value: Quantity::from(count + 1), inclusive: false }), points: left });
        left = left.minus(*points).clamp_to(Points::ZERO, max);
    }
    bands.extend(low.into_iter().rev());
    let text = event(words, first);
    let text = if text.is_empty() { label(words.ask.name) } else { text };
    let input = Input { id: "so-lan".into(), label: text.into(), measure: "lần".into(), decimals: 0 };
    let mut made = Made::of(Rule::Steps { measure: Measure::Quantity(input), bands });
    made.uses_clause(first);
    made.uses_clause(all);
    if !base_of_count(words, &mut made) {
        return Some(Made::not_stated(Beyond::TakesAll));
    }
    Some(made)
}

fn limit(count: u32) -> Limit {
    Limit { value: Quantity::from(count), inclusive: true }
}

/// Uses "không vi phạm: điểm tối đa" beside a count; false for any other case.
pub(super) fn base_of_count(words: &Words<'_>, made: &mut Made) -> bool {
    for clause in words
        .clauses
        .iter()
        .filter(|clause| matches!(clause.value, Some(Value::Points(_) | Value::Max | Value::LessNothing)))
    {
        if words.points(clause) != words.ask.max || !denies(&clause.condition) {
            return false;
        }
        made.uses_clause(clause);
    }
    true
}

/// "Mỗi nội quy, quy chế 0,5 điểm, tối đa 2".
pub(super) fn count(words: &Words<'_>) -> Option<Made> {
    let each = of_form(words, each_of);
    if !each.iter().any(|(clause, _)| matches!(clause.value, Some(Value::Each(_)))) {
        return None;
    }
    let outer = each.iter().all(|(clause, _)| !clause.inner);
    if each.iter().any(|(clause, _)| counting(clause) == Counting::Every) {
        return Some(Made::not_stated(Beyond::Slope));
    }
    let capped = words.clauses.iter().find_map(|clause| match clause.value {
        Some(Value::Cap(points) | Value::CapMore(points)) => Some((clause, points)),
        _ => None,
    });
    let cap = capped.map(|(_, points)| points).or(words.ask.max)?;
    let added = each.iter().any(|(clause, _)| has(&clause.tokens, &["cộng", "thưởng", "cộng thêm"]))
        || capped.is_some_and(|(clause, _)| clause.is(|value| matches!(value, Value::CapMore(_))));
    let on_top = added && !words.is_bonus() && words.ask.max.is_some_and(|max| cap < max);
    let other = words.clauses.iter().any(|clause| {
        !clause.inner
            && matches!(clause.value, Some(Value::Points(_) | Value::Max | Value::Percent(_) | Value::Part(..)))
            && words.points(clause) != Some(Points::ZERO)
    });
    if on_top || other || !outer {
        return Some(Made::not_stated(Beyond::BonusOnTop));
    }
    let (items, named) = items(words, &each);
    let mut made = Made::of(Rule::Count { items, cap });
    for (clause, _) in &each {
        uses_event(&mut made, clause);
    }
    if let Some((clause, _)) = capped {
        made.uses_worth(clause);
    }
    for clause in
        words.clauses.iter().filter(|clause| words.points(clause) == Some(Points::ZERO) && denies(&clause.condition))
    {
        made.uses_clause(clause);
    }
    let made = if named { made } else { made.with(Doubt::InputNames) };
    let unsure = capped.is_none() && added && !words.is_bonus();
    Some(if unsure { made.with(Doubt::CapIsMax) } else { made })
}

/// "Trên 92 % được 0,1 điểm (lũy kế cứ tăng 1 % cộng 0,1, không quá 0,5)", written out in bands.
pub(super) fn ladder(words: &Words<'_>) -> Option<Made> {
    let rises = |clause: &Clause| {
        clause.is(|value| matches!(value, Value::Each(_) | Value::More(_)))
            && has(&clause.tokens, &["tăng", "thêm", "vượt", "tăng thêm"])
            && clause.condition.iter().any(Token::is_percent)
    };
    let step = words.clauses.iter().find(|clause| rises(clause))?;
    let Some(Value::Each(rise) | Value::More(rise)) = step.value else { return None };
    let width = step
        .condition
        .iter()
        .enumerate()
        .find(|(at, _)| step.condition.get(at + 1).is_some_and(Token::is_percent))
        .and_then(|(_, token)| token.number())?;
    let first = words.clauses.iter().find(|clause| {
        let open =
            clause.range.as_ref().is_some_and(|range| range.percent && range.from.is_some() && range.to.is_none());
        open && clause.is(|value| matches!(value, Value::Points(_) | Value::More(_))) && **clause != *step
    });
    let start = first.and_then(|clause| {
        let points = match clause.value {
            Some(Value::Points(points) | Value::More(points)) => points,
            _ => return None,
        };
        Some((clause, clause.range.as_ref()?.from?, points))
    });
    let Some((first, limit, points)) = start else { return Some(Made::not_stated(Beyond::Slope)) };
    let capped = words.clauses.iter().find_map(|clause| match clause.value {
        Some(Value::Cap(points) | Value::CapMore(points)) => Some((clause, points)),
        _ => None,
    });
    let cap = capped.map(|(_, points)| points).or(words.ask.max)?;
    if width.is_zero() || rise == Points::ZERO || cap < points {
        return None;
    }
    let Some(bands) = rungs(limit, points, width, rise, cap) else { return Some(Made::not_stated(Beyond::Slope)) };
    let (measure, doubt) = measure(words);
    let mut made = Made::of(Rule::Steps { measure, bands });
    made.doubts.extend(doubt);
    for clause in [Some(first), Some(step), capped.map(|(clause, _)| clause)].into_iter().flatten() {
        made.uses_clause(clause);
    }
    let begins = Quantity::from_decimal(limit.value.decimal().checked_add(width.decimal())?);
    Some(made.with(Doubt::StepBegins(begins)))
}

/// The bands of a ladder, high to low: nothing below its start, then a rung for every
/// `width` up to the cap. None for more rungs than people write.
fn rungs(start: Limit, points: Points, width: Quantity, rise: Points, cap: Points) -> Option<Vec<Step>> {
    const MOST: usize = 60;
    let below = Limit { value: start.value, inclusive: !start.inclusive };
    let mut bands = vec![Step { from: None, to: Some(below), points: Points::ZERO }];
    let (mut from, mut now) = (start, points);
    while now < cap {
        let next = from.value.decimal().checked_add(width.decimal())?;
        let next = Limit { value: Quantity::from_decimal(next), inclusive: true };
        bands.push(Step { from: Some(from), to: Some(Limit { value: next.value, inclusive: false }), points: now });
        (from, now) = (next, now.plus(rise).clamp_to(Points::ZERO, cap));
        if MOST < bands.len() {
            return None;
        }
    }
    bands.push(Step { from: Some(from), to: None, points: now });
    bands.reverse();
    Some(bands)
}
