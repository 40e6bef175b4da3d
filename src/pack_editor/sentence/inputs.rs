//! The numbers that a rule asks for, with names from the table.

use super::ask::Doubt;
use super::formula::Formula;
use super::labels::label;
use super::made::Words;
use crate::pack::rule::{Input, Measure, Ratio, ZeroDenominator};

/// A number to be typed.
pub(super) fn input(id: &str, text: &str, measure: &str, decimals: u8) -> Input {
    Input { id: id.into(), label: text.into(), measure: measure.into(), decimals }
}

/// "Hồ sơ đúng hạn / hồ sơ đã giải quyết (…)" as its two halves, and whether it
/// could be halved in one way only. Of several strokes the last is meant.
fn halves(inputs: &str) -> Option<(String, String, bool)> {
    let inputs = inputs.trim().trim_start_matches('=').trim();
    let inputs = inputs
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .filter(|inner| !inner.contains([')', '(']))
        .unwrap_or(inputs);
    let mut depth = 0_i32;
    let mut cuts = Vec::new();
    for (at, c) in inputs.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '/' | '÷' if depth == 0 => cuts.push(at),
            // What follows a full sentence explains.
            ';' | '\n' if depth == 0 => break,
            '.' if depth == 0 && inputs.get(at + 1..).is_some_and(|rest| rest.starts_with(' ')) => break,
            _ => {}
        }
    }
    let (above, below) = inputs.split_at(*cuts.last()?);
    let below = below.trim_start_matches(['/', '÷']);
    // A remark in brackets belongs to the explanation, not to the name.
    let below = below.split_once(" (").map_or(below, |(name, _)| name);
    let below = below.split_once(". ").map_or(below, |(name, _)| name);
    let above = above.rsplit_once('=').map_or(above, |(_, name)| name);
    let tidy = |text: &str| label(text.split([';', '\n']).next().unwrap_or_default());
    let (above, below) = (tidy(above), tidy(below));
    (!above.is_empty() && !below.is_empty()).then_some((above, below, cuts.len() == 1))
}

/// The two numbers of a ratio; the doubt when nobody named them.
pub(super) fn ratio(words: &Words<'_>, formula: Option<&Formula>) -> (Ratio, Option<Doubt>) {
    let made = |above: &str, below: &str| Ratio {
        numerator: input("dat", above, "", 0),
        denominator: input("tong", below, "", 0),
        zero: ZeroDenominator::Zero,
        may_exceed: false,
    };
    if let Some((above, below)) = formula.and_then(|formula| formula.names).or(words.quotient) {
        let (above, below) = (label(words.at(above)), label(words.at(below)));
        if above != below && !above.is_empty() && !below.is_empty() {
            let short = above.chars().count() < 3 || below.chars().count() < 3;
            return (made(&above, &below), short.then_some(Doubt::InputNames));
        }
    }
    if let Some((above, below, sure)) = halves(words.ask.inputs) {
        return (made(&above, &below), (!sure).then_some(Doubt::InputNames));
    }
    let name = label(words.ask.name);
    let of = |text: &str| if name.is_empty() { text.to_owned() } else { format!("{text}: {name}") };
    (made(&of("Số thực hiện được"), &of("Tổng số phải thực hiện")), Some(Doubt::InputNames))
}

/// What bands on a percentage look at.
pub(super) fn measure(words: &Words<'_>) -> (Measure, Option<Doubt>) {
    let (ratio, doubt) = ratio(words, None);
    (Measure::Ratio(ratio), doubt)
}
