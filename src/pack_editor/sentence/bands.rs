//! Bands on a percentage or a number.

use super::ask::Doubt;
use super::clause::Clause;
use super::inputs::{input, measure};
use super::labels::label;
use super::made::{Made, Words};
use super::range::Range;
use super::token::{Token, find, has, phrase};
use super::value::Value;
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::{Points, Quantity};
use crate::pack::rule::{Limit, Measure, Rule, Step};

/// A clause as a band, before its ends are made to meet those of the others.
struct Band {
    range: Range,
    points: Points,
}

/// Bands on a percentage or a number.
pub(super) fn steps(words: &Words<'_>) -> Option<Made> {
    let mut bands = Vec::new();
    let mut rest: Option<(Points, &Clause)> = None;
    let mut clauses = Vec::new();
    for clause in words.clauses.iter().filter(|clause| !clause.inner) {
        match (words.points(clause), &clause.range) {
            (Some(points), Some(range)) => {
                bands.push(Band { range: range.clone(), points });
                clauses.push(clause);
            }
            (Some(points), None) if rest.is_none() && is_rest(&clause.condition) => rest = Some((points, clause)),
            (None, _) if matches!(clause.value, None | Some(Value::Cap(_))) => {}
            _ => return None,
        }
    }
    if bands.is_empty() || bands.len() + usize::from(rest.is_some()) < 2 {
        return None;
    }
    let percent = bands.iter().any(|band| band.range.percent);
    // A percentage beside a number of something is not one measure.
    if percent && bands.iter().any(|band| !band.range.percent && band.range.measure.is_some()) {
        return None;
    }
    let decimals = bands.iter().map(|band| band.range.decimals).max().unwrap_or(0).min(4);
    let (measure, doubt) = if percent {
        measure(words)
    } else {
        let unit = bands.iter().find_map(|band| band.range.measure).map(|span| words.at(span).to_owned());
        let name = if words.ask.inputs.is_empty() { words.ask.name } else { words.ask.inputs };
        let text = if name.is_empty() { unit.as_deref().unwrap_or("Số lượng") } else { name };
        let decimals = u8::try_from(decimals).unwrap_or(4);
        (Measure::Quantity(input("so-luong", &label(text), unit.as_deref().unwrap_or_default(), decimals)), None)
    };
    let found = meet(bands, rest.map(|(points, _)| points), percent)?;
    let mut made = Made::of(Rule::Steps { measure, bands: found.steps });
    made.doubts.extend(doubt);
    made.doubts.extend(found.doubts);
    described(words, &mut made, &clauses);
    if let Some((_, clause)) = rest {
        made.uses_clause(clause);
    }
    cap_is_max(words, &mut made);
    Some(made)
}

/// "Tối đa 2 điểm" beside bands says the maximum once more.
fn cap_is_max(words: &Words<'_>, made: &mut Made) {
    for clause in &words.clauses {
        if matches!(clause.value, Some(Value::Cap(points)) if Some(points) == words.ask.max) {
            made.uses_clause(clause);
        }
    }
}

/// Uses the words of bands: worth and range, and the words that say what is
/// measured where all bands say the same.
fn described(words: &Words<'_>, made: &mut Made, clauses: &[&Clause]) {
    const MORE: [&str; 9] =
        ["đồng thời", "nhưng", "và có", "và không", "hoặc", "kèm", "nếu", "riêng", "trừ trường hợp"];
    let rest = |clause: &Clause| -> Vec<Token> {
        let used = clause.range.as_ref().map(|range| range.used.as_slice()).unwrap_or_default();
        let free = |token: &&Token| !used.contains(&(token.start, token.end));
        clause.condition.iter().filter(free).cloned().collect()
    };
    let mut first: Option<Vec<Token>> = None;
    for clause in clauses {
        made.uses_worth(clause);
        made.uses_range(clause);
        let own: Vec<Token> = rest(clause).into_iter().filter(Token::is_word).collect();
        if own.is_empty() || has(&clause.condition, &MORE) {
            continue;
        }
        let known = first.get_or_insert_with(|| own.clone());
        let within = own.iter().all(|token| known.iter().any(|other| other.kind == token.kind))
            || known.iter().all(|token| own.iter().any(|other| other.kind == token.kind));
        if within {
            made.uses_words(&rest(clause));
        }
    }
    let _ = words;
}

/// Words for all that was not said before.
fn is_rest(condition: &[Token]) -> bool {
    let starts =
        ["còn lại", "các trường hợp còn lại", "trường hợp còn lại", "trường hợp khác", "khác", "không", "chưa"];
    starts.iter().any(|words| phrase(condition, 0, words).is_some()) || find(condition, &["còn lại"]).is_some()
}

/// Bands whose ends meet, and what was not said about their ends.
struct Met {
    steps: Vec<Step>,
    doubts: Vec<Doubt>,
}

/// Bands from high to low whose ends meet; the limits that two bands claimed, the
/// values that none claims.
fn meet(mut bands: Vec<Band>, rest: Option<Points>, percent: bool) -> Option<Met> {
    let low = |band: &Band| band.range.from.map(|limit| limit.value).or(band.range.exact);
    bands.sort_small_by_key(|band| std::cmp::Reverse(low(band)));
    let mut doubts = Vec::new();
    let mut steps: Vec<Step> = Vec::new();
    for band in bands {
        let Range { mut from, mut to, exact, .. } = band.range;
        let above = steps.last().and_then(|step| step.from);
        if let Some(value) = exact {
            // Just a number: up to the next higher band, where there is one.
            from = Some(Limit { value, inclusive: true });
            to = match above {
                Some(above) => {
                    let next = value.decimal().checked_add(rust_decimal::Decimal::ONE);
                    let meets = next == Some(above.value.decimal()) || (above.value == value && !above.inclusive);
                    if percent || !meets {
                        doubts.push(Doubt::Between(value, above.value));
                    }
                    Some(Limit { value: above.value, inclusive: !above.inclusive })
                }
                None => Some(Limit { value, inclusive: true }),
            };
        }
        if let (Some(above), Some(own)) = (above, to) {
            if above.inclusive && own.inclusive && above.value == own.value {
                doubts.push(Doubt::SharedLimit(own.value));
                to = Some(Limit { value: own.value, inclusive: false });
            } else if own.value < above.value || (own.value == above.value && !above.inclusive && !own.inclusive) {
                doubts.push(hole(own, above));
            } else if above.value < own.value {
                return None;
            }
        } else if above.is_some() {
            // Two bands without an upper end, or one open at both sides.
            return None;
        }
        steps.push(Step { from, to, points: band.points });
    }
    lowest(&mut steps, rest, &mut doubts)?;
    highest(&mut steps, percent, &mut doubts);
    Some(Met { steps, doubts })
}

/// All that lies below the lowest band.
fn lowest(steps: &mut Vec<Step>, rest: Option<Points>, doubts: &mut Vec<Doubt>) -> Option<()> {
    let last = steps.last().and_then(|step| step.from);
    let below = last.map(|last| Limit { value: last.value, inclusive: !last.inclusive });
    match (rest, last) {
        (Some(points), Some(_)) => steps.push(Step { from: None, to: below, points }),
        (Some(_), None) => return None,
        (None, Some(last)) if !(last.value.is_zero() && last.inclusive) => {
            doubts.push(Doubt::Hole { from: None, to: below });
        }
        (None, _) => {}
    }
    Some(())
}

/// All that lies above the highest band. The highest number alone stands for
/// itself and all above it.
fn highest(steps: &mut [Step], percent: bool, doubts: &mut Vec<Doubt>) {
    let Some(first) = steps.first_mut() else { return };
    if first.from.zip(first.to).is_some_and(|(from, to)| from == to) {
        first.to = None;
        if !(percent && first.from.is_some_and(|from| from.value == Quantity::HUNDRED)) {
            doubts.extend(first.from.map(|from| Doubt::AndAbove(from.value)));
        }
    } else if let Some(top) = first.to
        && !(percent && Quantity::HUNDRED <= top.value)
    {
        doubts.push(Doubt::Hole { from: Some(Limit { value: top.value, inclusive: !top.inclusive }), to: None });
    }
}

/// The values between the upper end of a band and the lower end of the next.
const fn hole(below: Limit, above: Limit) -> Doubt {
    Doubt::Hole {
        from: Some(Limit { value: below.value, inclusive: !below.inclusive }),
        to: Some(Limit { value: above.value, inclusive: !above.inclusive }),
    }
}
