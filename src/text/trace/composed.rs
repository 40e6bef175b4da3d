//! The steps of a base with parts, in words.

use crate::base::decimal::{Points, Quantity};
use crate::engine::score::{Step, Term};
use crate::pack::rule::{Measure, Rule, Slope};
use crate::text::Lang;
use crate::text::number::{percent_limit, points, quantity};
use crate::text::rule::points_word;

/// A decimal cut off at six decimals; "…" where it may go on.
pub(super) fn cut(lang: Lang, value: Points) -> String {
    let shown = points(lang, value);
    if value.decimal().normalize().scale() < 6 { shown } else { format!("{shown}…") }
}

/// A step that only composed rules have; `None` for any other.
pub(super) fn step(lang: Lang, step: &Step, rule: Option<&Rule>) -> Option<String> {
    Some(match step {
        Step::NotCounted { label, n, less, counted } => {
            let [n, less, counted] = [n, less, counted].map(|n| quantity(lang, *n));
            say!(lang, "{n} − {less} ({label}) = {counted}", "{n} − {less} ({label}) = {counted}")
        }
        Step::AllFrom { label, n, from } => {
            let n = quantity(lang, *n);
            say!(
                lang,
                "{label}: {n}, từ {from} trở lên thì trừ hết",
                "{label}: {n}; from {from} on, all remaining points are deducted"
            )
        }
        Step::NotPassed { start, above } => {
            let start = amount(lang, rule, *start);
            if *above {
                say!(lang, "Chưa vượt mức {start} → 0 điểm", "Not above {start} → 0 points")
            } else {
                say!(lang, "Không thấp hơn mức {start} → 0 điểm", "Not below {start} → 0 points")
            }
        }
        Step::Slope { .. } => slope(lang, step, rule),
        Step::PartPoints { label, adds, points, capped } => {
            let mut value = points_word(lang, *points);
            if *capped {
                value.push_str(lang.pick(" (mức tối đa của phần này)", " (maximum of this part)"));
            }
            if *adds {
                say!(lang, "Cộng – {label}: {value}", "Added – {label}: {value}")
            } else {
                say!(lang, "Trừ – {label}: {value}", "Deducted – {label}: {value}")
            }
        }
        Step::PartSkipped { label } => say!(
            lang,
            "Không tính phần “{label}” với phương án đã chọn",
            "“{label}” does not count with what was chosen"
        ),
        Step::Composed { base, terms, value } => sum(lang, *base, terms, *value),
        Step::Limited { label, points } => {
            let value = points_word(lang, *points);
            say!(
                lang,
                "Giới hạn chung – {label}: dòng này còn được tính {value}",
                "Limit across lines – {label}: {value} count here"
            )
        }
        Step::AllTaken => say!(lang, "Trừ hết số điểm còn lại: 0 điểm", "All remaining points are deducted: 0 points"),
        _ => return None,
    })
}

/// "5 + 0,5 − 0,25 = 5,25".
fn sum(lang: Lang, base: Points, terms: &[Term], value: Points) -> String {
    let mut line = cut(lang, base);
    for term in terms {
        line.push_str(if term.adds { " + " } else { " − " });
        line.push_str(&cut(lang, term.points));
    }
    format!("{line} = {}", cut(lang, value))
}

/// The slopes of a rule that start at a value.
fn slopes<'a>(rule: &'a Rule, start: Quantity, found: &mut Vec<&'a Slope>) {
    if let Rule::Composed(composed) = rule {
        found.extend(composed.slopes().filter(|slope| slope.start.value == start));
    }
    rule.inner().into_iter().for_each(|rule| slopes(rule, start, found));
}

/// An amount in percent where all slopes with this start are of ratios.
fn amount(lang: Lang, rule: Option<&Rule>, value: Quantity) -> String {
    measured(lang, rule, value, value)
}

fn measured(lang: Lang, rule: Option<&Rule>, start: Quantity, value: Quantity) -> String {
    let mut found = Vec::new();
    if let Some(rule) = rule {
        slopes(rule, start, &mut found);
    }
    let of_ratios = !found.is_empty() && found.iter().all(|slope| matches!(slope.measure, Measure::Ratio(_)));
    if of_ratios { percent_limit(lang, value) } else { quantity(lang, value) }
}

/// "100 % − 90 % = 10 %; 10 % ÷ 1 % × 2 = 20".
fn slope(lang: Lang, step: &Step, rule: Option<&Rule>) -> String {
    let Step::Slope { start, above, distance, per, steps, each, first, value } = step else { return String::new() };
    let (from, per) = (amount(lang, rule, *start), measured(lang, rule, *start, *per));
    let (far, n) = (cut(lang, *distance), cut(lang, *steps));
    let (each, value) = (points(lang, *each), cut(lang, *value));
    let first = if *first == Points::ZERO { String::new() } else { format!("{} + ", points(lang, *first)) };
    let end = if first.is_empty() { String::new() } else { format!(" = {value}") };
    let product =
        if first.is_empty() { format!("{n} × {each} = {value}") } else { format!("{first}{n} × {each}{end}") };
    if *above {
        say!(
            lang,
            "Vượt mức {from}: {far}, tức {n} lần {per}; {product}",
            "Above {from} by {far}, which is {n} times {per}; {product}"
        )
    } else {
        say!(
            lang,
            "Thiếu so với mức {from}: {far}, tức {n} lần {per}; {product}",
            "Below {from} by {far}, which is {n} times {per}; {product}"
        )
    }
}
