//! Rules of a ratio: times the maximum, against a target, what others measure.

use super::ask::{Beyond, Doubt};
use super::bands::steps;
use super::clause::Clause;
use super::formula::Formula;
use super::inputs::{input, ratio};
use super::labels::label;
use super::made::{Made, Words};
use super::token::{Token, has};
use super::value::Value;
use crate::base::decimal::{Points, Quantity};
use crate::pack::rule::{Amount, Limit, Measure, Proportional, Ratio, Rule, Slope, ZeroDenominator};
use crate::pack::{NotArisen, ScoredBy};

/// The ratios of a rule.
fn ratios_of(rule: &mut Rule) -> Vec<&mut Ratio> {
    match rule {
        Rule::Proportional(Proportional { ratio, .. }) | Rule::Steps { measure: Measure::Ratio(ratio), .. } => {
            vec![ratio]
        }
        Rule::Alternatives { cases, .. } => cases.iter_mut().flat_map(|case| ratios_of(&mut case.rule)).collect(),
        Rule::Composed(composed) => {
            let slopes = composed.parts.iter_mut().filter_map(|part| match &mut part.amount {
                Amount::Slope(Slope { measure: Measure::Ratio(ratio), .. }) => Some(ratio),
                _ => None,
            });
            slopes.collect()
        }
        _ => Vec::new(),
    }
}

/// Sets what nothing below the line is worth.
pub(super) fn put_zero(rule: &mut Rule, zero: ZeroDenominator) {
    for ratio in ratios_of(rule) {
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
    ratios_of(rule).first().map(|ratio| ratio.zero)
}

/// A survey, or an index made elsewhere: a percentage times the maximum.
pub(super) fn of_others(words: &Words<'_>) -> Option<Made> {
    const SURVEY: [&str; 8] =
        ["điều tra xhh", "điều tra xã hội học", "đtxhh", "đt xhh", "khảo sát", "survey", "phiếu điều tra", "điều tra"];
    const INDEX: [&str; 8] =
        ["sipas", "papi", "dti", "pci", "chỉ số hài lòng", "theo kết quả chỉ số", "kết quả chỉ số", "bộ chỉ số 766"];
    const OTHERS: [&str; 5] =
        ["đơn vị không tự chấm", "không tự đánh giá", "hội đồng chấm", "lãnh đạo chấm", "do hội đồng"];
    let all = words.tokens.as_slice();
    // Points that are no band or formula make a rule of their own.
    let of_points = words.clauses.iter().any(|clause| match &clause.value {
        None | Some(Value::Formula(_) | Value::Ratio(_) | Value::Target(_)) => false,
        Some(_) => clause.range.is_none(),
    });
    if of_points {
        return None;
    }
    let scored_by = if has(all, &OTHERS) {
        let mut made = Made { scored_by: Some(ScoredBy::Council), ..Made::of(Rule::Judgement { step: None }) };
        made.uses(all.iter().filter(|token| token.is_word()).cloned().collect::<Vec<_>>().as_slice());
        return Some(made);
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
    let text = if words.ask.name.is_empty() { words.text.as_str() } else { words.ask.name };
    let text: String = label(text).chars().take(200).collect();
    let rule = Rule::Index { input: input("ty-le", &text, "%", 4), out_of: Quantity::HUNDRED };
    let mut made = Made { scored_by: Some(scored_by), ..Made::of(rule) };
    for clause in &words.clauses {
        let whole = match &clause.value {
            Some(Value::Formula(formula)) => {
                words.ask.max.and_then(|max| formula.target(max)) == Some(Quantity::HUNDRED)
            }
            Some(Value::Ratio(None)) => true,
            _ => false,
        };
        if whole {
            made.uses_worth(clause);
        }
        made.uses(
            clause
                .tokens
                .iter()
                .filter(|token| token.is_word() || token.is_percent())
                .cloned()
                .collect::<Vec<_>>()
                .as_slice(),
        );
    }
    Some(made)
}

/// Words of the best of all bodies.
const LEADER: [&str; 8] = [
    "dẫn đầu",
    "đứng đầu khối",
    "cao nhất khối",
    "vượt cao nhất",
    "đơn vị cao nhất",
    "cao nhất tỉnh",
    "đứng đầu",
    "cao nhất",
];

/// Half for the target, the rest by the way to the leader.
pub(super) fn to_leader(words: &Words<'_>) -> Option<Made> {
    use super::token::Kind;
    let all = words.tokens.as_slice();
    let half = all.iter().any(|token| token.kind == Kind::Part(1, 2)) || has(all, &["một nửa", "nửa", "50 % số điểm"]);
    let target = has(all, &["chỉ tiêu", "mục tiêu", "kế hoạch", "giao"]);
    if !half || !target {
        return None;
    }
    if !has(all, &LEADER) {
        let beyond = has(all, &["vượt", "phần còn lại", "còn lại", "số điểm còn lại"]);
        let by_ratio =
            words.clauses.iter().any(|clause| clause.is(|value| matches!(value, Value::Formula(_) | Value::Ratio(_))))
                || has(all, &["tỷ lệ", "tỉ lệ", "×", "nhân"]);
        return (beyond && by_ratio).then(|| Made::not_stated(Beyond::HalfAndHalf));
    }
    let name = label(words.ask.name);
    let mut made = Made::of(Rule::ToLeader {
        own: input("ket-qua", if name.is_empty() { "Kết quả của đơn vị" } else { &name }, "", 2),
        target: input("chi-tieu", "Chỉ tiêu được giao", "", 2),
        leader: input("dan-dau", "Kết quả của đơn vị dẫn đầu", "", 2),
    });
    made.uses(all);
    Some(made.with(Doubt::Unused(words.text.clone())))
}

/// The parts of a proportional rule, as its clauses say them.
#[derive(Default)]
struct Parts<'a> {
    formula: Option<&'a Formula>,
    by_words: bool,
    target: Option<Quantity>,
    /// The limit below which these points are given.
    floor: Option<(Limit, Points)>,
    /// The limit from which the maximum is given.
    full: Option<Limit>,
    /// The range of the formula itself.
    from: Option<Limit>,
    to: Option<Limit>,
}

/// "Tỷ lệ % × điểm tối đa / 100 %", with a floor or a target.
pub(super) fn proportional(words: &Words<'_>) -> Option<Made> {
    let of_ratio =
        |clause: &Clause| clause.is(|value| matches!(value, Value::Ratio(_) | Value::Target(_) | Value::Formula(_)));
    words.clauses.iter().find(|clause| of_ratio(clause))?;
    let max = words.ask.max;
    let mut made = Made::of(Rule::Judgement { step: None });
    let mut parts = Parts::default();
    for clause in &words.clauses {
        let range = clause.range.as_ref();
        let own = (range.and_then(|r| r.from), range.and_then(|r| r.to));
        let used = match &clause.value {
            Some(Value::Formula(formula)) if parts.formula.is_none() => {
                parts.formula = Some(formula);
                (parts.from, parts.to) = own;
                true
            }
            Some(Value::Ratio(target)) if !parts.by_words => {
                (parts.by_words, parts.target) = (true, parts.target.or(*target));
                (parts.from, parts.to) = own;
                true
            }
            Some(Value::Target(target)) if parts.target.is_none() => {
                parts.target = Some(*target);
                true
            }
            Some(_) => side(words, clause, own, &mut parts),
            None => false,
        };
        if used {
            made.uses_worth(clause);
            made.uses_range(clause);
        }
    }
    let found = match parts.formula.zip(max) {
        Some((formula, max)) => Some(formula.target(max)),
        None => parts.formula.map(|_| Some(Quantity::HUNDRED)),
    };
    if let Some(formula) = parts.formula
        && found == Some(None)
    {
        return Some(not_from_nothing(formula));
    }
    let own = parts.target.or(found.flatten()).filter(|target| *target != Quantity::HUNDRED && !target.is_zero());
    finished(words, made, &parts, own)
}

/// A formula that is no share of the maximum.
fn not_from_nothing(formula: &Formula) -> Made {
    let slope = !formula.constant.is_zero() || formula.factor.is_sign_negative();
    let made = Made::not_stated(Beyond::Slope);
    // "… × 1,00" under another maximum: the printed numbers do not agree.
    match formula.at_full().filter(|_| !slope) {
        Some(points) => made.with(Doubt::BestIsNotMax(points)),
        None => made,
    }
}

/// A clause beside the formula: the floor below, or the maximum above.
fn side(words: &Words<'_>, clause: &Clause, own: (Option<Limit>, Option<Limit>), parts: &mut Parts<'_>) -> bool {
    let points = words.points(clause);
    match (own, points) {
        ((None, Some(to)), Some(points)) if parts.floor.is_none() => {
            parts.floor = Some((to, points));
            true
        }
        ((Some(from), None), points)
            if points.is_some()
                && (points == words.ask.max || clause.is(|v| *v == Value::Max))
                && parts.full.is_none() =>
        {
            parts.full = Some(from);
            true
        }
        // "Đạt chỉ tiêu: điểm tối đa" beside "chưa đạt: theo tỷ lệ".
        ((None, None), points) if points.is_some() && points == words.ask.max && words.target.is_some() => true,
        _ => false,
    }
}

fn finished(words: &Words<'_>, mut made: Made, parts: &Parts<'_>, own: Option<Quantity>) -> Option<Made> {
    let hundred = Quantity::HUNDRED;
    let (mut ratio, doubt) = ratio(words, parts.formula);
    let mut target = own;
    made.doubts.extend(doubt);
    // "Từ 70 % trở lên: tối đa; dưới 70 %: tỷ lệ …": reached at 70 %, so measured against it.
    if let Some(full) = parts.full {
        match target {
            None if full.value < hundred => {
                target = Some(full.value);
                made = made.with(Doubt::Unused(words.text.clone()));
            }
            None if hundred < full.value => made = made.with(Doubt::Amount(words.text.clone())),
            None => {}
            Some(target) if target < full.value && parts.to.is_some_and(|to| to.value < full.value) => {
                let to = Limit { value: full.value, inclusive: !full.inclusive };
                made = made.with(Doubt::Hole {
                    from: parts.to.map(|to| Limit { inclusive: !to.inclusive, ..to }),
                    to: Some(to),
                });
            }
            Some(target) if target != full.value => made = made.with(Doubt::Amount(words.text.clone())),
            Some(_) => {}
        }
    } else if let Some(to) = parts.to
        && to.value != target.unwrap_or(hundred)
    {
        made = made.with(Doubt::Hole { from: Some(Limit { inclusive: !to.inclusive, ..to }), to: None });
    }
    match (parts.from, parts.floor) {
        (Some(from), Some((floor, _))) if from.value != floor.value || from.inclusive == floor.inclusive => {
            made = made.with(Doubt::Hole { from: Some(floor), to: Some(from) });
        }
        (Some(from), None) if !from.value.is_zero() => {
            made = made.with(Doubt::Hole { from: None, to: Some(Limit { inclusive: !from.inclusive, ..from }) });
        }
        _ => {}
    }
    made.target_used = of_column(words, &mut ratio, &mut target);
    if made.target_used {
        let about = |token: &&Token| token.is_any(&["yêu", "cầu", "chỉ", "tiêu", "kế", "hoạch", "giao", "mục", "so"]);
        made.uses(&words.tokens.iter().filter(about).cloned().collect::<Vec<_>>());
    }
    made.rule = Rule::Proportional(Proportional { ratio, floor: parts.floor, target, round_percent: None });
    if let Some(span) = parts.formula.and_then(|formula| formula.ratio) {
        made = odd_ratio(words, made, span);
    }
    Some(made)
}

/// Takes the column of targets into the rule; false when the words have another target.
fn of_column(words: &Words<'_>, ratio: &mut Ratio, target: &mut Option<Quantity>) -> bool {
    let Some((value, percent)) = words.target else { return false };
    match (percent, *target) {
        (true, None) => *target = Some(value).filter(|value| *value != Quantity::HUNDRED),
        (true, Some(known)) if known == value => {}
        (false, None) => {
            let inputs = words.ask.inputs;
            let reached = if inputs.is_empty() || inputs.contains('/') { words.ask.name } else { inputs };
            ratio.numerator.label = label(reached).into();
            ratio.denominator.label = format!("Yêu cầu: {}", words.ask.target).into();
            ratio.may_exceed = true;
        }
        _ => return false,
    }
    true
}

/// A ratio of what is bad ("tỷ lệ chậm") gives no points by itself.
fn odd_ratio(words: &Words<'_>, made: Made, span: (usize, usize)) -> Made {
    let run: Vec<&Token> = words.tokens.iter().filter(|token| span.0 <= token.start && token.end <= span.1).collect();
    let odd =
        |token: &&&Token| token.is_any(&["vượt", "giảm", "chậm", "chưa", "trễ", "quá", "thiếu", "không", "lỗi", "sai"]);
    let named = |token: &Token| words.named.iter().any(|known| known.kind == token.kind);
    if run.iter().filter(|token| !named(token)).any(|token| odd(&token)) {
        made.with(Doubt::Unused(words.at(span).to_owned()))
    } else {
        made
    }
}
