//! Clauses: a condition and what it is worth.

use super::range::{Range, range};
use super::token::{Token, find, has, phrase};
use crate::base::decimal::{Points, Quantity};

/// What a clause is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// So many points.
    Points(Points),
    /// The maximum.
    Max,
    /// So many percent of the maximum.
    Percent(Quantity),
    /// The ratio times the maximum; the target it is measured against, if any.
    Ratio(Option<Quantity>),
    /// Points per event, added.
    Each(Points),
    /// Points per event, taken off.
    Less(Points),
    /// Points taken off by judgement ("trừ điểm tương ứng").
    LessJudged,
    /// The most that may come out.
    Cap(Points),
    /// The target, as a clause of its own.
    Target(Quantity),
    /// The leaf leaves the maximum.
    LeaveOut,
}

/// A condition with its worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// Tokens of the condition.
    pub(super) condition: Vec<Token>,
    /// What it is worth; none for words that say no points.
    pub(super) value: Option<Value>,
    /// The range that the condition says.
    pub(super) range: Option<Range>,
    /// First and one past the last byte of the whole clause.
    pub(super) span: (usize, usize),
}

/// Splits tokens into clauses.
pub(super) fn clauses(tokens: &[Token]) -> Vec<Clause> {
    let hard = |token: &Token| token.is_sign('\n') || token.is_sign(';');
    let parts = tokens
        .split(hard)
        .flat_map(|part| split_where_valued(part, '/'))
        .flat_map(|part| split_where_valued(part, ','));
    let parts = parts.flat_map(|part| split_where_valued(part, '.'));
    parts.filter_map(clause).collect()
}

/// Parts at a sign, when every part says points.
fn split_where_valued(tokens: &[Token], sign: char) -> Vec<&[Token]> {
    let parts: Vec<&[Token]> = tokens.split(|token| token.is_sign(sign)).filter(|part| !part.is_empty()).collect();
    let ends = |part: &[Token]| value_at_end(part).is_some_and(|(value, at)| 0 < at || matches!(value, Value::Cap(_)));
    let valued = |part: &&[Token]| ends(part) || whole(part).is_some();
    if 1 < parts.len() && parts.iter().all(valued) { parts } else { vec![trimmed(tokens, sign)] }
}

/// Without the sign at its end.
fn trimmed(tokens: &[Token], sign: char) -> &[Token] {
    match tokens.split_last() {
        Some((last, rest)) if last.is_sign(sign) => rest,
        _ => tokens,
    }
}

fn clause(tokens: &[Token]) -> Option<Clause> {
    let span = (tokens.first()?.start, tokens.last()?.end);
    let (value, at) = match whole(tokens).or_else(|| value_at_end(tokens)) {
        Some((value, at)) => (Some(value), at),
        None => (None, tokens.len()),
    };
    let condition = tokens.get(..at).unwrap_or_default().to_vec();
    let range = range(&condition);
    Some(Clause { condition, value, range, span })
}

const fn points(value: Quantity) -> Points {
    Points::from_decimal(value.decimal())
}

const POINT_WORDS: [&str; 3] = ["điểm", "đ", "point"];

fn is_point_word(token: Option<&Token>) -> bool {
    token.is_some_and(|token| POINT_WORDS.iter().any(|word| token.is(word)))
}

/// Worth that is said by the clause as a whole: per event, taken off, a ratio.
fn whole(tokens: &[Token]) -> Option<(Value, usize)> {
    if let Some((at, length)) = find(tokens, &["trừ đi", "trừ", "bị trừ", "giảm trừ"]) {
        return less(tokens, at, length);
    }
    if let Some(value) = ratio(tokens) {
        return Some(value);
    }
    if has(tokens, &["mỗi", "từng"]) || phrase(tokens, 0, "cứ").is_some() {
        let at = tokens.iter().position(|token| token.number().is_some() && points_follow(tokens, token))?;
        let value = tokens.get(at)?.number()?;
        return Some((Value::Each(points(value)), at));
    }
    if let Some((_, length)) = find(tokens, &["target", "chỉ tiêu", "mục tiêu"]).filter(|(at, _)| *at == 0) {
        let at =
            (length..tokens.len().min(length + 3)).find(|at| tokens.get(*at).is_some_and(|t| t.number().is_some()))?;
        let percent = tokens.get(at + 1)?.is_sign('%') && tokens.len() == at + 2;
        return percent.then(|| Some((Value::Target(tokens.get(at)?.number()?), tokens.len()))).flatten();
    }
    None
}

/// Whether the number is followed by "điểm", or is the last.
fn points_follow(tokens: &[Token], token: &Token) -> bool {
    let at = tokens.iter().position(|known| known == token).unwrap_or(tokens.len());
    is_point_word(tokens.get(at + 1)) || tokens.len() == at + 1
}

/// "trừ 0,25 điểm", "trừ 50 %", "trừ điểm tương ứng".
fn less(tokens: &[Token], at: usize, length: usize) -> Option<(Value, usize)> {
    // "(trừ …)" that excepts something is no deduction.
    if tokens.get(at + length).is_some_and(|next| next.is("trường") || next.is("các")) {
        return None;
    }
    let number = tokens.get(at + length).and_then(Token::number);
    let percent = tokens.get(at + length + 1).is_some_and(|token| token.is_sign('%'));
    let start = if tokens.get(at.wrapping_sub(1)).is_some_and(|token| token.is_sign(':') || token.is("thì")) {
        at - 1
    } else {
        at
    };
    match number {
        Some(value) if percent => {
            let left = Quantity::HUNDRED.decimal().saturating_sub(value.decimal());
            Some((Value::Percent(Quantity::from_decimal(left)), start))
        }
        Some(value) => Some((Value::Less(points(value)), start)),
        None => Some((Value::LessJudged, start)),
    }
}

/// "tỷ lệ % × điểm tối đa", "tính theo tỷ lệ", "(a / b) × 2", "linear".
fn ratio(tokens: &[Token]) -> Option<(Value, usize)> {
    let cut = tokens.iter().rposition(|token| token.is_sign(':') || token.is("thì")).map_or(0, |at| at + 1);
    let (head, tail) = tokens.split_at(cut);
    let multiplied = tail.iter().any(|token| token.is_sign('×')) || has(tail, &["nhân với", "nhân"]);
    let of_ratio = has(tail, &["tỷ lệ", "tỉ lệ", "phần trăm", "%", "/", "số"]);
    let by_words = has(
        tail,
        &[
            "theo tỷ lệ",
            "theo tỉ lệ",
            "tương ứng với tỷ lệ",
            "tương ứng tỷ lệ",
            "tính theo công thức",
            "linear",
            "tuyến tính",
        ],
    );
    if !(by_words || (multiplied && of_ratio)) {
        return None;
    }
    let target = find(tail, &["chỉ tiêu", "mục tiêu", "target"])
        .and_then(|(at, length)| tail.get(at + length..)?.iter().find_map(Token::number))
        .or_else(|| {
            // "tỷ lệ / 80 % × điểm tối đa": divided by what is not a hundred.
            let at = tail.iter().position(|token| token.is_sign('/'))?;
            let value = tail.get(at + 1)?.number()?;
            let percent = tail.get(at + 2).is_some_and(|token| token.is_sign('%'));
            (percent && value != Quantity::HUNDRED).then_some(value)
        });
    let end = head.len().saturating_sub(1);
    Some((Value::Ratio(target), if cut == 0 { 0 } else { end }))
}

/// Points at the end of a clause, and where the condition ends.
fn value_at_end(tokens: &[Token]) -> Option<(Value, usize)> {
    let tokens = bare(tokens);
    if let Some(cut) = tokens.iter().rposition(|token| token.is_sign(':') || token.is_sign('=') || token.is("thì"))
        && let Some(value) = value(tokens.get(cut + 1..)?)
    {
        return Some((value, cut));
    }
    // Points in brackets at the end.
    if let Some((last, rest)) = tokens.split_last()
        && last.is_sign(')')
        && let Some(open) = rest.iter().rposition(|token| token.is_sign('('))
        && let Some(value) = value(rest.get(open + 1..)?)
    {
        return Some((value, open));
    }
    // The longest end that is a worth, with nothing between.
    let from = tokens.len().saturating_sub(8);
    (from..tokens.len()).find_map(|at| {
        let starts_well = at == 0 || !joined(tokens, at);
        let value = value(tokens.get(at..)?).filter(|_| starts_well)?;
        Some((value, at))
    })
}

/// Whether the token before belongs to the number at `at` ("trên 90", "quý 1").
fn joined(tokens: &[Token], at: usize) -> bool {
    const BEFORE: [&str; 17] = [
        "trên", "dưới", "từ", "đến", "tới", "hơn", "quý", "năm", "tháng", "ngày", "số", "thứ", "quá", "đạt", "đủ",
        "có", "điều",
    ];
    let number = tokens.get(at).is_some_and(|token| token.number().is_some());
    let points = is_point_word(tokens.get(at + 1));
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let signs = ['-', '≥', '≤', '>', '<', '/', '×', '+'];
    number && !points && before.is_some_and(|b| BEFORE.iter().any(|w| b.is(w)) || signs.iter().any(|s| b.is_sign(*s)))
}

/// Without full stops and closing marks at the end.
fn bare(mut tokens: &[Token]) -> &[Token] {
    while let Some((last, rest)) = tokens.split_last() {
        if !(last.is_sign('.') || last.is_sign(',')) {
            break;
        }
        tokens = rest;
    }
    tokens
}

/// All of the tokens as a worth.
fn value(tokens: &[Token]) -> Option<Value> {
    let mut tokens = bare(tokens);
    let mut skipped = true;
    while skipped {
        skipped = false;
        for word in ["được", "đạt", "tính", "chấm", "cho", "là", "=", "hưởng", "còn"] {
            if let Some(length) = phrase(tokens, 0, word) {
                tokens = tokens.get(length..)?;
                skipped = true;
            }
        }
    }
    let is = |words: &str| phrase(tokens, 0, words) == Some(tokens.len()) && !tokens.is_empty();
    for words in [
        "tối đa",
        "điểm tối đa",
        "số điểm tối đa",
        "đủ điểm",
        "trọn điểm",
        "điểm chuẩn",
        "max",
        "điểm tuyệt đối",
        "full",
    ] {
        if is(words) {
            return Some(Value::Max);
        }
    }
    for words in [
        "không điểm",
        "không có điểm",
        "không được điểm",
        "không cho điểm",
        "không được tính điểm",
        "không tính điểm",
        "không chấm điểm",
    ] {
        if is(words) {
            return Some(Value::Points(Points::ZERO));
        }
    }
    for words in ["không đánh giá", "không xem xét", "loại khỏi điểm tối đa", "không tính vào điểm tối đa"]
    {
        if is(words) {
            return Some(Value::LeaveOut);
        }
    }
    for words in ["một nửa số điểm", "một nửa điểm", "nửa số điểm", "một nửa", "half"] {
        if is(words) {
            return Some(Value::Percent(Quantity::from(50)));
        }
    }
    for words in ["tối đa không quá", "tối đa là", "tối đa", "nhưng không quá", "không quá", "không vượt quá"]
    {
        if let Some(length) = phrase(tokens, 0, words)
            && let Some(Value::Points(points)) = plain(tokens.get(length..)?)
        {
            return Some(Value::Cap(points));
        }
    }
    plain(tokens)
}

/// A number with "điểm" or a percent sign behind it, or nothing.
fn plain(tokens: &[Token]) -> Option<Value> {
    let (first, rest) = tokens.split_first()?;
    let number = first.number()?;
    match rest {
        [] => Some(Value::Points(points(number))),
        [word] if is_point_word(Some(word)) => Some(Value::Points(points(number))),
        [sign, rest @ ..] if sign.is_sign('%') => {
            let of_max = ["số điểm tối đa", "điểm tối đa", "số điểm", "điểm"]
                .iter()
                .any(|words| phrase(rest, 0, words) == Some(rest.len()));
            of_max.then_some(Value::Percent(number)).or_else(|| rest.is_empty().then_some(Value::Percent(number)))
        }
        _ => None,
    }
}
