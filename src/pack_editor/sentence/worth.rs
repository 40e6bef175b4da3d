//! What a clause is worth, and which of its words say so.

use super::amount::{HALF, cap, each, less};
use super::formula::{Definition, MAXIMUM, formula, is_arithmetic};
use super::token::{Kind, Token, any_phrase, find, phrase};
use super::value::{TAILS, Value, Worth, bare, cut, is_point_word, of_max, points};
use crate::base::decimal::Points;

/// The words of a clause that say what it is worth.
pub(super) fn worth(tokens: &[Token], max: Option<Points>, definitions: &[Definition]) -> Option<Worth> {
    by_formula(tokens, max, definitions)
        .or_else(|| cap(tokens))
        .or_else(|| less(tokens))
        .or_else(|| by_words(tokens))
        .or_else(|| each(tokens))
        .or_else(|| target(tokens))
        .or_else(|| at_end(tokens))
}

fn by_formula(tokens: &[Token], max: Option<Points>, definitions: &[Definition]) -> Option<Worth> {
    const BEFORE: [&str; 12] =
        ["được", "tính", "theo", "công thức", "điểm", "bằng", "lấy", "số điểm", "đạt", "điểm số", "đánh giá", "là"];
    if !is_arithmetic(tokens) {
        return None;
    }
    let cut = cut(tokens);
    let mut start = cut.map_or(0, |at| at + 1);
    if !is_arithmetic(tokens.get(start..)?) {
        return None;
    }
    let mut read = formula(tokens.get(start..)?, max, definitions);
    while read.is_none()
        && any_phrase(tokens, start, &MAXIMUM).is_none()
        && let Some(length) = any_phrase(tokens, start, &BEFORE)
    {
        start += length;
        read = formula(tokens.get(start..)?, max, definitions);
    }
    let (read, length) = read?;
    Worth::of(Value::Formula(read), cut.map_or(0, |at| left_side(tokens, at)), start + length)
}

/// Where "điểm đạt =" before the sign at `cut` begins.
fn left_side(tokens: &[Token], cut: usize) -> usize {
    let before = tokens.get(..cut).unwrap_or_default();
    let start = before.iter().rposition(|token| token.is_sign(':') || token.is_sign(',')).map_or(0, |at| at + 1);
    let left = before.get(start..).unwrap_or_default();
    let names = left.first().is_some_and(|token| token.is_any(&["điểm", "số", "kết", "tổng", "đ"]));
    if names && left.iter().all(Token::is_word) { start.saturating_sub(usize::from(0 < start)) } else { cut }
}

/// "tính theo tỷ lệ", "tương ứng với tỷ lệ", "linear".
fn by_words(tokens: &[Token]) -> Option<Worth> {
    const WORDS: [&str; 16] = [
        "theo tỷ lệ",
        "theo tỉ lệ",
        "tương ứng với tỷ lệ",
        "tương ứng với tỉ lệ",
        "tương ứng tỷ lệ",
        "tương ứng tỉ lệ",
        "theo công thức tỷ lệ",
        "linear",
        "tuyến tính",
        "tính theo tỷ lệ",
        "tính theo tỉ lệ",
        "tính điểm theo tỷ lệ",
        "được tính theo tỷ lệ",
        "chấm theo tỷ lệ",
        "theo tỷ lệ tương ứng",
        "tỷ lệ thuận",
    ];
    let (at, length) = find(tokens, &WORDS)?;
    let cut = cut(tokens);
    let start = cut.filter(|cut| *cut < at).unwrap_or(if cut.is_none() { 0 } else { at });
    // What follows names the ratio, unless it holds an amount of its own.
    let rest = tokens.get(at + length..)?;
    let target =
        find(rest, &["chỉ tiêu", "mục tiêu", "target"]).and_then(|(at, length)| rest.get(at + length)?.number());
    let end = rest
        .iter()
        .position(|token| token.number().is_some() || token.is_sign('(') || token.is_sign(','))
        .unwrap_or(rest.len());
    let end = if target.is_some() { tokens.len() } else { at + length + end };
    Worth::of(Value::Ratio(target), start, end)
}

/// "chỉ tiêu 80 %" as a whole clause.
fn target(tokens: &[Token]) -> Option<Worth> {
    let length = any_phrase(tokens, 0, &["target", "chỉ tiêu", "mục tiêu", "yêu cầu"])?;
    let at = (length..tokens.len().min(length + 3)).find(|at| tokens.get(*at).is_some_and(|t| t.number().is_some()))?;
    let whole = tokens.get(at + 1)?.is_percent() && bare(tokens).len() == at + 2;
    whole.then(|| Worth::of(Value::Target(tokens.get(at)?.number()?), 0, tokens.len())).flatten()
}

/// Points at the end of a clause.
fn at_end(all: &[Token]) -> Option<Worth> {
    let tokens = without_tail(all);
    if let Some(cut) = tokens.iter().rposition(|token| token.is_sign(':') || token.is_sign('=') || token.is("thì"))
        && let Some(value) = value(tokens.get(cut + 1..)?)
    {
        return Worth::of(value, cut, all.len());
    }
    // Points in brackets at the end.
    if let Some((last, rest)) = tokens.split_last()
        && last.is_sign(')')
        && let Some(open) = rest.iter().rposition(|token| token.is_sign('('))
        && let Some(value) = value(rest.get(open + 1..)?)
    {
        return Worth::of(value, open, all.len());
    }
    // "Mức A (2 điểm): thực hiện đầy đủ".
    if let Some(worth) = before_colon(tokens) {
        return Some(worth);
    }
    // "1 điểm: ban hành kịp thời", "2 điểm nếu ban hành kịp thời".
    if let Some(worth) = at_start(tokens) {
        return Some(worth);
    }
    // The longest end that is a worth, with nothing between.
    let from = tokens.len().saturating_sub(10);
    (from..tokens.len()).find_map(|at| {
        let starts_well = at == 0 || !joined(tokens, at);
        let value = value(tokens.get(at..)?).filter(|_| starts_well)?;
        Worth::of(value, at, all.len())
    })
}

/// "Mức A (2 điểm): thực hiện đầy đủ": points in brackets right before the colon.
fn before_colon(tokens: &[Token]) -> Option<Worth> {
    let colon = tokens.iter().position(|token| token.is_sign(':'))?;
    let close = colon.checked_sub(1)?;
    let open = tokens.get(..close)?.iter().rposition(|token| token.is_sign('('))?;
    let inside = tokens.get(open + 1..close)?;
    let sure = is_point_word(inside.last()) && tokens.get(close)?.is_sign(')') && 0 < open;
    let value = value(inside).filter(|value| sure && matches!(value, Value::Points(_)))?;
    Worth::of(value, open, colon + 1)
}

/// "1 điểm: ban hành kịp thời", "0,5 điểm nếu chậm", "(1 điểm) Ban hành kịp thời".
fn at_start(tokens: &[Token]) -> Option<Worth> {
    let open = usize::from(tokens.first()?.is_sign('('));
    let value = tokens.get(open)?.number()?;
    if !is_point_word(tokens.get(open + 1)) {
        return None;
    }
    let mut end = open + 2;
    let next = tokens.get(end)?;
    if (open == 1 && next.is_sign(')')) || next.is_sign(':') || next.is_sign('-') {
        end += 1;
    } else {
        end += any_phrase(tokens, end, &["nếu", "khi", "đối với", "cho", "trong trường hợp"])?;
    }
    (end < tokens.len()).then(|| Worth::of(Value::Points(points(value)), 0, end)).flatten()
}

/// Whether the token before belongs to the number at `at` ("trên 90", "quý 1").
fn joined(tokens: &[Token], at: usize) -> bool {
    const BEFORE: [&str; 24] = [
        "trên", "dưới", "từ", "đến", "tới", "hơn", "quý", "năm", "tháng", "ngày", "số", "thứ", "quá", "đạt", "đủ",
        "có", "điều", "mức", "loại", "cấp", "nhất", "lần", "khoá", "khóa",
    ];
    let number = tokens.get(at).is_some_and(|token| token.number().is_some());
    let points = is_point_word(tokens.get(at + 1));
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let signs = ['-', '≥', '≤', '>', '<', '/', '×', '+'];
    number && !points && before.is_some_and(|b| b.is_any(&BEFORE) || signs.iter().any(|s| b.is_sign(*s)))
}

/// Without what is behind the worth and adds nothing.
fn without_tail(tokens: &[Token]) -> &[Token] {
    let tokens = bare(tokens);
    let cut = TAILS.iter().filter_map(|words| {
        let at = tokens.len().checked_sub(words.split(' ').count())?;
        phrase(tokens, at, words).map(|_| at)
    });
    cut.min().and_then(|at| tokens.get(..at)).unwrap_or(tokens)
}

/// All of the tokens as a worth.
fn value(tokens: &[Token]) -> Option<Value> {
    let mut tokens = bare(tokens);
    while let Some(length) = any_phrase(
        tokens,
        0,
        &[
            "được",
            "đạt",
            "tính",
            "chấm",
            "cho",
            "là",
            "=",
            "hưởng",
            "còn",
            "lấy",
            "bằng",
            "được tính",
            "chỉ được",
            "mức điểm",
            "số điểm là",
            "điểm số là",
        ],
    ) {
        if any_phrase(tokens, 0, &MAXIMUM).is_some() {
            break;
        }
        tokens = tokens.get(length..)?;
    }
    let is = |phrases: &[&str]| {
        !tokens.is_empty() && phrases.iter().any(|words| phrase(tokens, 0, words) == Some(tokens.len()))
    };
    if is(&MAXIMUM) || is(&FULL) {
        return Some(Value::Max);
    }
    if is(&NOTHING) {
        return Some(Value::Points(Points::ZERO));
    }
    if is(&["không đánh giá", "không xem xét", "loại khỏi điểm tối đa", "không tính vào điểm tối đa", "không chấm"])
    {
        return Some(Value::LeaveOut);
    }
    if is(&HALF) {
        return Some(Value::Part(1, 2));
    }
    if let Some(first) = tokens.first()
        && let Kind::Part(above, below) = first.kind
    {
        return (1 + of_max(tokens, 1) == tokens.len()).then_some(Value::Part(above, below));
    }
    plain(tokens)
}

const FULL: [&str; 15] = [
    "tối đa",
    "đủ điểm",
    "trọn điểm",
    "max",
    "điểm tuyệt đối",
    "full",
    "đủ số điểm",
    "toàn bộ số điểm",
    "hết số điểm",
    "100 % số điểm",
    "điểm tối đa của mục",
    "trọn số điểm",
    "tuyệt đối",
    "điểm cao nhất",
    "nguyên điểm",
];
const NOTHING: [&str; 13] = [
    "không điểm",
    "không có điểm",
    "không được điểm",
    "không cho điểm",
    "không được tính điểm",
    "không tính điểm",
    "không chấm điểm",
    "không đạt điểm",
    "không ghi điểm",
    "không được chấm điểm",
    "không tính",
    "không được cộng điểm",
    "không cộng điểm",
];

/// A number with "điểm" or a percent sign behind it, or nothing.
fn plain(tokens: &[Token]) -> Option<Value> {
    let (first, rest) = tokens.split_first()?;
    if first.is_sign('+') {
        return plain(rest).filter(|value| matches!(value, Value::Points(_)));
    }
    let number = first.number()?;
    match rest {
        [] => Some(Value::Points(points(number))),
        [word] if is_point_word(Some(word)) => Some(Value::Points(points(number))),
        // "60 đ (điểm)" is left to a person.
        [sign, rest @ ..] if sign.is_percent() => {
            (rest.is_empty() || of_max(rest, 0) == rest.len()).then_some(Value::Percent(number))
        }
        _ => None,
    }
}
