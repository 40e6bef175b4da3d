//! A base with parts that add and take off, in words.

use super::words::{band_in_words, points_word, ratio_line, small, zero_in_words};
use crate::base::decimal::Points;
use crate::pack::rule::{Amount, Base, ChoiceOption, Composed, Event, Limit, Measure, Part, Rule, Side, Slope};
use crate::text::Lang;
use crate::text::number::{percent_limit, quantity};

/// Says a rule inside another.
type Inner = fn(Lang, &Rule, Points) -> Vec<String>;

pub(super) fn lines(lang: Lang, composed: &Composed, max: Points, inner: Inner) -> Vec<String> {
    let mut lines = match &composed.base {
        Base::Points(points) if *points == Points::ZERO => Vec::new(),
        Base::Points(points) => {
            let points = points_word(lang, *points);
            vec![say!(lang, "Tính từ {points}", "Starts from {points}")]
        }
        Base::Rule { rule, max } => inner(lang, rule, *max),
    };
    for part in &composed.parts {
        lines.extend(part_lines(lang, part, &composed.base, max, inner));
    }
    let (floor, cap) = (points_word(lang, composed.floor), points_word(lang, composed.cap));
    lines.push(if composed.cap == max {
        say!(lang, "Tối thiểu {floor}, tối đa {cap}", "At least {floor}, at most {cap}")
    } else {
        let max = points_word(lang, max);
        say!(
            lang,
            "Tối thiểu {floor}, tối đa {cap} (điểm tối đa của tiêu chí: {max})",
            "At least {floor}, at most {cap} (maximum of the line: {max})"
        )
    });
    lines
}

/// "Điểm cộng – “…”: mỗi … 0,5 điểm; tối đa 1 điểm".
fn part_lines(lang: Lang, part: &Part, base: &Base, max: Points, inner: Inner) -> Vec<String> {
    let label = &part.label;
    let mut head = if part.adds {
        say!(lang, "Cộng – {label}", "Added – {label}")
    } else {
        say!(lang, "Trừ – {label}", "Deducted – {label}")
    };
    if !part.only_with.is_empty() {
        let with: Vec<String> = part.only_with.iter().map(|id| format!("“{}”", answer_word(lang, base, id))).collect();
        let with = with.join(", ");
        head.push_str(&say!(lang, " (chỉ khi {with})", " (only with {with})"));
    }
    let mut amounts = match &part.amount {
        Amount::Events(events) => events.iter().map(|event| event_words(lang, event)).collect(),
        Amount::Slope(slope) => slope_words(lang, slope),
        Amount::Rule(rule) => inner(lang, rule, part.cap.unwrap_or(max)),
    };
    if let Some(cap) = part.cap {
        let cap = points_word(lang, cap);
        amounts.push(say!(lang, "tối đa {cap}", "at most {cap}"));
    }
    vec![format!("{head}: {}", amounts.join("; "))]
}

/// The words of an answer of the base.
fn answer_word<'a>(lang: Lang, base: &'a Base, id: &'a str) -> &'a str {
    let Base::Rule { rule, .. } = base else { return id };
    match &**rule {
        Rule::Choice(options) => {
            options.iter().find(|option| &*option.id == id).map_or(id, |option: &ChoiceOption| &option.label)
        }
        Rule::YesNo { .. } if id == "yes" => lang.pick("đạt yêu cầu", "met"),
        Rule::YesNo { .. } => lang.pick("không đạt", "not met"),
        _ => id,
    }
}

fn event_words(lang: Lang, event: &Event) -> String {
    let (label, each) = (small(&event.item.label), points_word(lang, event.item.points));
    let mut words = say!(lang, "mỗi {label}: {each}", "each {label}: {each}");
    if let Some(from) = event.all_from {
        words.push_str(&say!(lang, ", từ lần thứ {from} trở đi: hết", ", from number {from} on: all that is left"));
    }
    if let Some(except) = &event.except {
        let label = small(&except.label);
        words.push_str(&say!(lang, " (không kể {label})", " (not counting {label})"));
    }
    words
}

fn slope_words(lang: Lang, slope: &Slope) -> Vec<String> {
    let is_ratio = matches!(slope.measure, Measure::Ratio(_));
    let (mut lines, unit) = match &slope.measure {
        Measure::Ratio(ratio) => (vec![ratio_line(lang, ratio)], "%"),
        Measure::Quantity(input) => (vec![input.label.to_string()], &*input.measure),
    };
    let amount = |value| if is_ratio { percent_limit(lang, value) } else { quantity(lang, value) };
    let (per, each) = (amount(slope.per), points_word(lang, slope.points));
    let start = amount(slope.start.value);
    if slope.first != Points::ZERO {
        let Limit { inclusive, value } = slope.start;
        let limit = Some(Limit { value, inclusive });
        let band = match slope.side {
            Side::Above => band_in_words(lang, limit, None, unit),
            Side::Below => band_in_words(lang, None, limit, unit),
        };
        let first = points_word(lang, slope.first);
        lines.push(format!("{band}: {first}"));
    }
    lines.push(match (slope.whole, slope.side) {
        (true, Side::Above) => {
            say!(lang, "cứ đủ {per} trên mức {start}: {each}", "each whole {per} above {start}: {each}")
        }
        (true, Side::Below) => {
            say!(lang, "cứ đủ {per} dưới mức {start}: {each}", "each whole {per} below {start}: {each}")
        }
        (false, Side::Above) => say!(
            lang,
            "phần vượt mức {start}: mỗi {per} được tính {each}",
            "what is above {start}: {each} for each {per}"
        ),
        (false, Side::Below) => say!(
            lang,
            "phần thiếu so với mức {start}: mỗi {per} tính {each}",
            "what is missing to {start}: {each} for each {per}"
        ),
    });
    if let Measure::Ratio(ratio) = &slope.measure {
        lines.push(small(zero_in_words(lang, ratio.zero)));
    }
    lines
}
