//! Rules of days: by a deadline, late, or not at all.

use super::ask::Doubt;
use super::clause::Clause;
use super::labels::label;
use super::made::{Made, Words};
use super::token::{Kind, Token, find, has, phrase};
use crate::base::decimal::Points;
use crate::pack::rule::{Dated, Deadline, Rule};

/// A deadline with the tokens of the condition that say it.
struct Found {
    deadline: Deadline,
    used: std::ops::Range<usize>,
}

/// "Ban hành trước ngày 31/01: 1; sau ngày 31/01: 0,5; không ban hành: 0".
pub(super) fn dated(words: &Words<'_>) -> Option<Made> {
    let mut on_time: Option<(Found, Points, &Clause)> = None;
    let mut late: Option<(Points, &Clause)> = None;
    let mut missing: Option<(Points, &Clause)> = None;
    for clause in words.clauses.iter().filter(|clause| !clause.inner) {
        let Some(points) = words.points(clause) else { continue };
        let condition = clause.condition.as_slice();
        let last = has(condition, &["chậm nhất", "muộn nhất"]);
        let after = !last
            && has(
                condition,
                &[
                    "sau ngày",
                    "sau thời hạn",
                    "sau",
                    "quá hạn",
                    "quá thời hạn",
                    "chậm",
                    "muộn",
                    "trễ",
                    "không đúng hạn",
                    "không đúng thời hạn",
                    "không kịp thời",
                ],
            )
            && !has(condition, &["sau khi"]);
        let denied = phrase(condition, 0, "không").is_some() || phrase(condition, 0, "chưa").is_some();
        match deadline(words, condition) {
            // Several deadlines are cases to choose from.
            Some(_) if !after && on_time.is_some() => return None,
            Some(found) if !after => on_time = Some((found, points, clause)),
            _ if after && late.is_some() => return None,
            _ if after => late = Some((points, clause)),
            _ if denied && missing.is_none() => missing = Some((points, clause)),
            _ => return None,
        }
    }
    let (found, points, clause) = on_time?;
    let (label, subject) = subject(words, clause, found.used.start);
    let late_fits = late.is_none_or(|(_, late)| same_day(words, &found.deadline, late));
    if !late_fits || late.is_some_and(|(late, _)| points < late) {
        return None;
    }
    let mut made = Made::of(Rule::Dated(Dated {
        label: label.into(),
        deadline: found.deadline,
        on_time: points,
        grace: Vec::new(),
        late: late.map(|(points, _)| points).unwrap_or_default(),
        missing: missing.map(|(points, _)| points).unwrap_or_default(),
    }));
    made.uses_worth(clause);
    made.uses(clause.condition.get(subject).unwrap_or_default());
    made.uses(clause.condition.get(found.used).unwrap_or_default());
    for (_, clause) in [late, missing].into_iter().flatten() {
        made.uses_clause(clause);
    }
    let whole = late.is_some() && missing.is_some();
    Some(if whole { made } else { made.with(Doubt::OtherwiseZero) })
}

/// Whether "sau ngày …" names the day of the deadline, or no day.
fn same_day(words: &Words<'_>, deadline: &Deadline, late: &Clause) -> bool {
    let numbers = late.condition.iter().any(|token| token.number().is_some());
    if !numbers {
        return true;
    }
    let found = self::deadline(words, &late.condition).map(|found| found.deadline);
    match (found, deadline) {
        (Some(Deadline::OnDay { month, day, .. }), Deadline::OnDay { month: known_month, day: known_day, .. }) => {
            month == *known_month && day == *known_day
        }
        (Some(other), known) => other == *known,
        (None, Deadline::OnDay { month, day, .. }) => {
            day_in(&late.condition).is_some_and(|(d, m, _)| d == *day && m == *month)
        }
        (None, Deadline::After { .. }) => false,
    }
}

/// The words before the deadline, else the name of the line; and which tokens those are.
fn subject(words: &Words<'_>, clause: &Clause, end: usize) -> (String, std::ops::Range<usize>) {
    let before = label(words.slice(clause.condition.get(..end).unwrap_or_default()));
    match (before.is_empty(), words.ask.name.is_empty()) {
        (false, _) => (before, 0..end),
        (true, false) => (label(words.ask.name), 0..end),
        (true, true) => ("Văn bản".to_owned(), 0..end),
    }
}

fn small(token: Option<&Token>) -> Option<u32> {
    token?.number()?.to_text().parse().ok()
}

/// "31/01", "31/01/2025", "ngày 31 tháng 01": day, month and the tokens.
fn day_in(tokens: &[Token]) -> Option<(u8, u8, std::ops::Range<usize>)> {
    (0..tokens.len()).find_map(|at| {
        let slash = tokens.get(at + 1).is_some_and(|token| token.is_sign('/') || token.is("tháng"));
        let (day, month) = (small(tokens.get(at))?, small(tokens.get(at + 2))?);
        let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
        let mut end = at + 3;
        if tokens.get(end).is_some_and(|token| token.is_sign('/') || token.is("năm"))
            && tokens.get(end + 1).is_some_and(|t| t.number().is_some() || t.kind == Kind::Reference)
        {
            end += 2;
        }
        (slash && (1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month, at..end))
    })
}

/// "trong tháng 1", "trong quý I": the last day. February has two of them.
fn period(tokens: &[Token]) -> Option<(u8, u8, std::ops::Range<usize>)> {
    const LAST: [(u8, u8); 12] =
        [(31, 1), (0, 2), (31, 3), (30, 4), (31, 5), (30, 6), (31, 7), (31, 8), (30, 9), (31, 10), (30, 11), (31, 12)];
    let (at, length) = find(tokens, &["trong tháng", "trong quý"])?;
    let token = tokens.get(at + length)?;
    let roman = || {
        [("i", 1), ("ii", 2), ("iii", 3), ("iv", 4)].iter().find(|(word, _)| token.is(word)).map(|(_, value)| *value)
    };
    let quarter = tokens.get(at + 1).is_some_and(|token| token.is("quý"));
    let number = small(Some(token)).or_else(|| quarter.then(roman).flatten())?;
    let month = if quarter { number.checked_mul(3)? } else { number };
    let (day, month) = *LAST.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    (day != 0).then_some((day, month, at..at + length + 1))
}

fn deadline(words: &Words<'_>, tokens: &[Token]) -> Option<Found> {
    let before = |at: usize| {
        (1..=4).find_map(|back| {
            let start = at.checked_sub(back)?;
            tokens
                .get(start)
                .filter(|token| token.is_any(&["trước", "đến", "hạn", "trong", "nhất", "trước", "qua"]))?;
            // "chậm nhất", "không quá", "trước và trong".
            let start = if tokens.get(start).is_some_and(|t| t.is("nhất")) { start.checked_sub(1)? } else { start };
            Some(start)
        })
    };
    let year = find(tokens, &["năm trước"]);
    let year_offset = if year.is_some() { -1 } else { 0 };
    if let Some((day, month, used)) = day_in(tokens)
        && let Some(start) = before(used.start)
    {
        let end = year.map_or(used.end, |(at, length)| used.end.max(at + length));
        return Some(Found { deadline: Deadline::OnDay { month, day, year_offset }, used: start..end });
    }
    if let Some((day, month, used)) = period(tokens) {
        let end = year.map_or(used.end, |(at, length)| used.end.max(at + length));
        return Some(Found { deadline: Deadline::OnDay { month, day, year_offset }, used: used.start..end });
    }
    // "trong 10 ngày làm việc kể từ ngày ban hành kế hoạch của UBND tỉnh".
    let (at, length) = find(tokens, &["kể từ ngày", "kể từ khi", "kể từ", "sau khi", "từ ngày", "từ khi"])?;
    let day = tokens.iter().take(at).position(|token| token.is("ngày"))?;
    let number = day.checked_sub(1)?;
    let days = small(tokens.get(number)).filter(|days| *days <= 366)?;
    let working = phrase(tokens, day, "ngày làm việc").is_some();
    let base: Vec<Token> =
        tokens.iter().skip(at + length).take_while(|t| matches!(t.kind, Kind::Word(_))).cloned().collect();
    let end = at + length + base.len();
    let base = label(words.slice(&base));
    let base = if base.is_empty() { "Văn bản làm mốc".to_owned() } else { base };
    let start = (1..=4)
        .find_map(|back| number.checked_sub(back).filter(|at| tokens.get(*at).is_some_and(|t| t.is("trong"))))
        .unwrap_or(number);
    Some(Found { deadline: Deadline::After { base: base.into(), days, working }, used: start..end })
}
