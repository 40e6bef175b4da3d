//! Rules of events and days: so much each, so much off each, by a deadline.

use super::clause::{Clause, Value};
use super::labels::{label, slug, unique};
use super::token::{Kind, Token, find, has, phrase};
use super::{Doubt, Made, Words};
use crate::base::decimal::Points;
use crate::pack::rule::{Dated, Deadline, Item, Rule};

const EACH: [&str; 6] = ["cho mỗi", "mỗi một", "mỗi", "cứ", "từng", "một"];

/// The words of the event: behind "mỗi", else the condition.
fn event(words: &Words<'_>, clause: &Clause) -> String {
    let inside = words.text.get(clause.span.0..clause.span.1).unwrap_or_default();
    let (text, all) = super::token::tokens(inside);
    let start = find(&all, &EACH).map_or(0, |(at, length)| at + length);
    let stops = |token: &&Token| {
        !(token.is("trừ")
            || token.is("thì")
            || token.is("được")
            || token.is("bị")
            || token.is_sign(':')
            || token.is_sign('('))
            && (token.number().is_none())
    };
    let rest: Vec<&Token> =
        all.iter().skip(start).skip_while(|token| token.number().is_some()).take_while(stops).collect();
    let span = rest.first().zip(rest.last());
    let words = span.and_then(|(first, last)| text.get(first.start..last.end)).unwrap_or_default();
    label(words)
}

fn items(words: &Words<'_>, clauses: &[(&Clause, Points)]) -> (Vec<Item>, bool) {
    let (mut taken, mut named) = (Vec::new(), true);
    let items = clauses.iter().map(|(clause, points)| {
        let mut text = event(words, clause);
        if text.is_empty() {
            named = false;
            text = label(words.ask.name);
        }
        if text.is_empty() {
            text = label(words.text.get(clause.span.0..clause.span.1).unwrap_or_default());
        }
        Item { id: unique(slug(&text), &mut taken).into(), label: text.into(), points: *points }
    });
    (items.collect(), named)
}

fn cap(words: &Words<'_>) -> Option<Points> {
    words.clauses.iter().find_map(|clause| match clause.value {
        Some(Value::Cap(points)) => Some(points),
        _ => None,
    })
}

/// Words of clauses that are worth nothing here.
fn unused(words: &Words<'_>, used: impl Fn(&Clause) -> bool) -> Vec<Doubt> {
    let left = words.clauses.iter().filter(|clause| !used(clause));
    left.map(|clause| Doubt::Unused(words.text.get(clause.span.0..clause.span.1).unwrap_or_default().to_owned()))
        .collect()
}

/// "Trừ 0,25 điểm cho mỗi báo cáo chậm".
pub(super) fn deduction(words: &Words<'_>) -> Option<Made> {
    let less: Vec<(&Clause, Points)> = words
        .clauses
        .iter()
        .filter_map(|clause| match clause.value {
            Some(Value::Less(points)) if points != Points::ZERO => Some((clause, points)),
            _ => None,
        })
        .collect();
    let whole =
        |clause: &Clause| super::token::tokens(words.text.get(clause.span.0..clause.span.1).unwrap_or_default()).1;
    // "Chậm: trừ 0,5" beside other cases is a case of its own.
    let per_event = less.iter().any(|(clause, _)| {
        let all = whole(clause);
        has(&all, &EACH)
            || all.iter().any(|token| token.is_sign('/'))
            || clause.condition.iter().any(|t| t.number().is_some())
    });
    let cases = words.clauses.iter().filter(|clause| matches!(clause.value, Some(Value::Points(_)))).count();
    if less.is_empty() || (!per_event && 0 < cases) {
        return None;
    }
    let (items, named) = items(words, &less);
    let floor = match (cap(words), words.ask.max) {
        (Some(most), Some(max)) if most < max => max.minus(most),
        _ => Points::ZERO,
    };
    let made = Made::of(Rule::Deduction { items, floor });
    let made = if named { made } else { made.with(Doubt::InputNames) };
    let used = |clause: &Clause| {
        let top = matches!(clause.value, Some(Value::Max | Value::Less(_) | Value::Cap(_)));
        top || clause
            .value
            .as_ref()
            .and_then(|value| words.points(value))
            .is_some_and(|p| Some(p) == words.ask.max || p == Points::ZERO)
    };
    Some(unused(words, used).into_iter().fold(made, Made::with))
}

/// "Mỗi nội quy, quy chế 0,5 điểm, tối đa 2".
pub(super) fn count(words: &Words<'_>) -> Option<Made> {
    let each: Vec<(&Clause, Points)> = words
        .clauses
        .iter()
        .filter_map(|clause| match clause.value {
            Some(Value::Each(points)) if points != Points::ZERO => Some((clause, points)),
            _ => None,
        })
        .collect();
    if each.is_empty() {
        return None;
    }
    let cap = cap(words).or(words.ask.max)?;
    let (items, named) = items(words, &each);
    let made = Made::of(Rule::Count { items, cap });
    let made = if named { made } else { made.with(Doubt::InputNames) };
    let used = |clause: &Clause| match &clause.value {
        Some(Value::Each(_) | Value::Cap(_)) => true,
        Some(value) => words.points(value) == Some(Points::ZERO),
        None => false,
    };
    Some(unused(words, used).into_iter().fold(made, Made::with))
}

/// "Ban hành trước ngày 31/01: 1; sau ngày 31/01: 0,5; không ban hành: 0".
pub(super) fn dated(words: &Words<'_>) -> Option<Made> {
    let (mut on_time, mut late, mut missing) = (None, None, None);
    let mut rest = Vec::new();
    for clause in &words.clauses {
        let points = clause.value.as_ref().and_then(|value| words.points(value));
        let condition = clause.condition.as_slice();
        let deadline = deadline(words, condition);
        let last = has(condition, &["chậm nhất", "muộn nhất"]);
        let after = !last
            && has(condition, &["sau ngày", "sau thời hạn", "sau", "quá hạn", "quá thời hạn", "chậm", "muộn", "trễ"]);
        let denied = phrase(condition, 0, "không").is_some() || phrase(condition, 0, "chưa").is_some();
        match (points, deadline) {
            (Some(points), Some(found)) if !after && on_time.is_none() => on_time = Some((found, points, clause)),
            (Some(points), _) if after && late.is_none() => late = Some(points),
            (Some(points), _) if denied && missing.is_none() => missing = Some(points),
            _ => rest.push(clause.span),
        }
    }
    let (deadline, points, clause) = on_time?;
    let mut made = Made::of(Rule::Dated(Dated {
        label: subject(words, clause).into(),
        deadline,
        on_time: points,
        grace: Vec::new(),
        late: late.unwrap_or_default(),
        missing: missing.unwrap_or_default(),
    }));
    if late.is_none() || missing.is_none() {
        made = made.with(Doubt::OtherwiseZero);
    }
    let left =
        rest.iter().map(|(start, end)| Doubt::Unused(words.text.get(*start..*end).unwrap_or_default().to_owned()));
    Some(left.fold(made, Made::with))
}

/// The words before the deadline, else the name of the line.
fn subject(words: &Words<'_>, clause: &Clause) -> String {
    let end = find(&clause.condition, &["trước", "chậm nhất", "trong", "đến ngày", "từ ngày"]).map_or(0, |(at, _)| at);
    let before = label(words.slice(clause.condition.get(..end).unwrap_or_default()));
    match (before.is_empty(), words.ask.name.is_empty()) {
        (false, _) => before,
        (true, false) => label(words.ask.name),
        (true, true) => "Văn bản".to_owned(),
    }
}

fn small(token: Option<&Token>) -> Option<u32> {
    token?.number()?.to_text().parse().ok()
}

fn deadline(words: &Words<'_>, tokens: &[Token]) -> Option<Deadline> {
    let year_offset = if has(tokens, &["năm trước"]) { -1 } else { 0 };
    // "31/01", "31/01/2025", "ngày 31 tháng 01".
    let on_day = (0..tokens.len()).find_map(|at| {
        let slash = tokens.get(at + 1).is_some_and(|token| token.is_sign('/') || token.is("tháng"));
        let (day, month) = (small(tokens.get(at))?, small(tokens.get(at + 2))?);
        let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
        (slash && (1..=31).contains(&day) && (1..=12).contains(&month)).then_some(Deadline::OnDay {
            month,
            day,
            year_offset,
        })
    });
    if on_day.is_some() && has(tokens, &["trước", "đến", "chậm nhất", "hạn", "trong"]) {
        return on_day;
    }
    // "trong 10 ngày làm việc kể từ ngày ban hành kế hoạch của UBND tỉnh".
    let (at, length) = find(tokens, &["kể từ ngày", "kể từ khi", "kể từ", "sau khi", "từ ngày"])?;
    let day = tokens.iter().take(at).position(|token| token.is("ngày"))?;
    let days = small(tokens.get(day.checked_sub(1)?)).filter(|days| *days <= 366)?;
    let working = phrase(tokens, day, "ngày làm việc").is_some();
    let base: Vec<Token> =
        tokens.iter().skip(at + length).take_while(|t| matches!(t.kind, Kind::Word(_))).cloned().collect();
    let base = label(words.slice(&base));
    let base = if base.is_empty() { "Văn bản làm mốc".to_owned() } else { base };
    Some(Deadline::After { base: base.into(), days, working })
}
