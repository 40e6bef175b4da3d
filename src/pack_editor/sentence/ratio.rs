//! Rules of numbers: bands, a ratio times the maximum, what others measure.

use super::clause::{Clause, Value};
use super::labels::label;
use super::range::Range;
use super::token::{Token, find, has, phrase};
use super::{Doubt, Made, Words};
use crate::base::compact_sort::Order as _;
use crate::base::decimal::{Points, Quantity};
use crate::pack::rule::{Input, Limit, Measure, Proportional, Ratio, Rule, Step, ZeroDenominator};
use crate::pack::{NotArisen, ScoredBy};

/// The ratio of a rule that has one.
const fn ratio_of(rule: &mut Rule) -> Option<&mut Ratio> {
    match rule {
        Rule::Proportional(Proportional { ratio, .. }) | Rule::Steps { measure: Measure::Ratio(ratio), .. } => {
            Some(ratio)
        }
        _ => None,
    }
}

/// Sets what nothing below the line is worth.
pub(super) fn put_zero(rule: &mut Rule, zero: ZeroDenominator) {
    if let Some(ratio) = ratio_of(rule) {
        ratio.zero = zero;
    }
}

/// Sets what nothing below the line is worth, when the words say so; gives what
/// holds now, for rules of a ratio.
pub(super) fn set_zero(rule: &mut Rule, arisen: Option<NotArisen>) -> Option<ZeroDenominator> {
    if let Some(arisen) = arisen {
        let zero = match arisen {
            NotArisen::Full => ZeroDenominator::Full,
            NotArisen::Zero => ZeroDenominator::Zero,
            NotArisen::LeaveOut => ZeroDenominator::LeaveOut,
        };
        put_zero(rule, zero);
    }
    ratio_of(rule).map(|ratio| ratio.zero)
}

fn input(id: &str, text: &str, measure: &str, decimals: u8) -> Input {
    Input { id: id.into(), label: text.into(), measure: measure.into(), decimals }
}

/// "Hồ sơ đúng hạn / hồ sơ đã giải quyết (…)" as its two halves, and whether it
/// could be halved in one way only. Of several strokes the last is meant.
fn halves(inputs: &str) -> Option<(String, String, bool)> {
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
    let tidy = |text: &str| label(text.split([';', '\n']).next().unwrap_or_default());
    let (above, below) = (tidy(above), tidy(below));
    (!above.is_empty() && !below.is_empty()).then_some((above, below, cuts.len() == 1))
}

/// The two numbers of a ratio; the doubt when nobody named them.
fn ratio(words: &Words<'_>) -> (Ratio, Option<Doubt>) {
    let zero = ZeroDenominator::Zero;
    if let Some((above, below, sure)) = halves(words.ask.inputs) {
        let ratio = Ratio {
            numerator: input("dat", &above, "", 0),
            denominator: input("tong", &below, "", 0),
            zero,
            may_exceed: false,
        };
        return (ratio, (!sure).then_some(Doubt::InputNames));
    }
    let name = label(words.ask.name);
    let of = |text: &str| if name.is_empty() { text.to_owned() } else { format!("{text}: {name}") };
    let numerator = input("dat", &of("Số thực hiện được"), "", 0);
    let denominator = input("tong", &of("Tổng số phải thực hiện"), "", 0);
    (Ratio { numerator, denominator, zero, may_exceed: false }, Some(Doubt::InputNames))
}

/// A survey, or an index made elsewhere: a percentage times the maximum.
pub(super) fn of_others(words: &Words<'_>, all: &[Token]) -> Option<Made> {
    const SURVEY: [&str; 8] =
        ["điều tra xhh", "điều tra xã hội học", "đtxhh", "đt xhh", "khảo sát", "survey", "phiếu điều tra", "điều tra"];
    const INDEX: [&str; 8] =
        ["sipas", "papi", "dti", "pci", "chỉ số hài lòng", "theo kết quả chỉ số", "kết quả chỉ số", "bộ chỉ số 766"];
    const OTHERS: [&str; 5] =
        ["đơn vị không tự chấm", "không tự đánh giá", "hội đồng chấm", "lãnh đạo chấm", "do hội đồng"];
    let scored_by = if has(all, &OTHERS) {
        return Some(Made { scored_by: Some(ScoredBy::Council), ..Made::of(Rule::Judgement { step: None }) });
    } else if has(all, &SURVEY) {
        ScoredBy::Survey
    } else if has(all, &INDEX) {
        ScoredBy::External
    } else {
        return None;
    };
    // Bands on a survey's result are bands.
    let ranges = words.clauses.iter().filter(|clause| clause.range.is_some() && clause.value.is_some()).count();
    if 1 < ranges {
        return steps(words).map(|made| Made { scored_by: Some(scored_by), ..made });
    }
    let text = if words.ask.name.is_empty() { words.text } else { words.ask.name };
    let rule = Rule::Index { input: input("ty-le", &label(text), "%", 4), out_of: Quantity::HUNDRED };
    Some(Made { scored_by: Some(scored_by), ..Made::of(rule) })
}

/// Half for the target, the rest by the way to the leader.
pub(super) fn to_leader(words: &Words<'_>) -> Option<Made> {
    let all = super::token::tokens(words.text).1;
    if !has(&all, &["dẫn đầu", "đứng đầu khối", "cao nhất khối"]) {
        return None;
    }
    let name = label(words.ask.name);
    let made = Made::of(Rule::ToLeader {
        own: input("ket-qua", if name.is_empty() { "Kết quả của đơn vị" } else { &name }, "", 2),
        target: input("chi-tieu", "Chỉ tiêu được giao", "", 2),
        leader: input("dan-dau", "Kết quả của đơn vị dẫn đầu", "", 2),
    });
    Some(made.with(Doubt::Unused(words.text.to_owned())))
}

/// "Tỷ lệ % × điểm tối đa / 100 %", with a floor or a target.
pub(super) fn proportional(words: &Words<'_>) -> Option<Made> {
    let of_ratio = |clause: &Clause| matches!(clause.value, Some(Value::Ratio(_) | Value::Target(_)));
    let ratios = words.clauses.iter().filter(|clause| of_ratio(clause)).count();
    if ratios == 0 {
        return None;
    }
    let mut target = None;
    let (mut floor, mut full): (Option<(Limit, Points)>, Option<Limit>) = (None, None);
    let (ratio, doubt) = ratio(words);
    let mut doubts: Vec<Doubt> = doubt.into_iter().collect();
    for clause in &words.clauses {
        let range = clause.range.as_ref();
        match &clause.value {
            Some(Value::Ratio(Some(value)) | Value::Target(value)) => target = Some(*value),
            Some(Value::Ratio(None)) => {}
            Some(value) if range.is_some_and(|r| r.to.is_some() && r.from.is_none()) => {
                floor = range.and_then(|r| r.to).zip(words.points(value));
            }
            Some(Value::Max) if range.is_some_and(|r| r.from.is_some()) => full = range.and_then(|r| r.from),
            Some(value) if range.is_some_and(|r| r.from.is_some()) && words.points(value) == words.ask.max => {
                full = range.and_then(|r| r.from);
            }
            _ => {
                doubts.push(Doubt::Unused(words.text.get(clause.span.0..clause.span.1).unwrap_or_default().to_owned()))
            }
        }
    }
    // "Từ 70 % trở lên: tối đa; dưới 70 %: tỷ lệ …": reached at 70 %, so measured against it.
    if target.is_none() {
        target = full.map(|limit| limit.value).filter(|value| *value < Quantity::HUNDRED);
        doubts.extend(target.map(|_| Doubt::Unused(words.text.to_owned())));
    }
    let target = target.filter(|value| *value != Quantity::HUNDRED && !value.is_zero());
    let made = Made::of(Rule::Proportional(Proportional { ratio, floor, target, round_percent: None }));
    Some(doubts.into_iter().fold(made, Made::with))
}

/// A clause as a band, before its ends are made to meet those of the others.
struct Band {
    range: Range,
    points: Points,
}

/// Bands on a percentage or a number.
pub(super) fn steps(words: &Words<'_>) -> Option<Made> {
    let mut bands = Vec::new();
    let mut rest: Option<Points> = None;
    let mut doubts = Vec::new();
    for clause in &words.clauses {
        let points = clause.value.as_ref().and_then(|value| words.points(value));
        match (points, &clause.range) {
            (Some(points), Some(range)) => bands.push(Band { range: range.clone(), points }),
            (Some(points), None) if rest.is_none() && is_rest(&clause.condition) => rest = Some(points),
            (None, _) if clause.value.is_none() => {
                let text = words.text.get(clause.span.0..clause.span.1).unwrap_or_default();
                doubts.push(Doubt::Unused(text.to_owned()));
            }
            _ => return None,
        }
    }
    if bands.is_empty() || bands.len() + usize::from(rest.is_some()) < 2 {
        return None;
    }
    let percent = bands.iter().any(|band| band.range.percent);
    let measure = if percent {
        let (ratio, doubt) = ratio(words);
        doubts.extend(doubt);
        Measure::Ratio(ratio)
    } else {
        let unit = bands.iter().find_map(|band| band.range.measure).and_then(|(start, end)| words.text.get(start..end));
        let name = if words.ask.inputs.is_empty() { words.ask.name } else { words.ask.inputs };
        let text = if name.is_empty() { unit.unwrap_or("Số lượng") } else { name };
        Measure::Quantity(input("so-luong", &label(text), unit.unwrap_or_default(), 0))
    };
    let (steps, shared) = meet(bands, rest)?;
    doubts.extend(shared.into_iter().map(Doubt::SharedLimit));
    let made = Made::of(Rule::Steps { measure, bands: steps });
    Some(doubts.into_iter().fold(made, Made::with))
}

/// Words for all that was not said before.
fn is_rest(condition: &[Token]) -> bool {
    let starts =
        ["còn lại", "các trường hợp còn lại", "trường hợp còn lại", "trường hợp khác", "khác", "không", "chưa"];
    starts.iter().any(|words| phrase(condition, 0, words).is_some()) || find(condition, &["còn lại"]).is_some()
}

/// Bands from high to low whose ends meet; the limits that two bands claimed.
fn meet(mut bands: Vec<Band>, rest: Option<Points>) -> Option<(Vec<Step>, Vec<Quantity>)> {
    let low = |band: &Band| band.range.from.map(|limit| limit.value).or(band.range.exact);
    bands.order_by_key(|band| std::cmp::Reverse(low(band)));
    let mut shared = Vec::new();
    let mut steps: Vec<Step> = Vec::new();
    for band in bands {
        let Range { mut from, mut to, exact, .. } = band.range;
        if let Some(value) = exact {
            // Just a number: up to the next higher band, where there is one.
            from = Some(Limit { value, inclusive: true });
            to = match steps.last() {
                Some(above) => above.from.map(|limit| Limit { value: limit.value, inclusive: !limit.inclusive }),
                None => Some(Limit { value, inclusive: true }),
            };
        }
        if let (Some(above), Some(own)) = (steps.last().and_then(|step| step.from), to)
            && above.inclusive
            && own.inclusive
            && above.value == own.value
        {
            shared.push(own.value);
            to = Some(Limit { value: own.value, inclusive: false });
        }
        steps.push(Step { from, to, points: band.points });
    }
    if let (Some(points), Some(last)) = (rest, steps.last().and_then(|step| step.from)) {
        steps.push(Step { from: None, to: Some(Limit { value: last.value, inclusive: !last.inclusive }), points });
    } else if rest.is_some() {
        return None;
    }
    // The highest number alone stands for itself and all above it.
    if let Some(first) = steps.first_mut()
        && first.from.zip(first.to).is_some_and(|(from, to)| from == to)
    {
        first.to = None;
    }
    Some((steps, shared))
}
