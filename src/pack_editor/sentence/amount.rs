//! Worths that add, take off or bound: "trừ 0,25 điểm", "mỗi sáng kiến 0,5 điểm",
//! "tối đa 2 điểm".

use super::token::{Kind, Token, any_phrase, find, has};
use super::value::{TAILS, Value, Worth, bare, cut, is_point_word, of_max, points};
use crate::base::decimal::Quantity;

/// "tối đa không quá 1,5 điểm", "điểm trừ tối đa là 1 điểm", "tổng điểm cộng của
/// mục này không vượt quá 2 điểm".
pub(super) fn cap(tokens: &[Token]) -> Option<Worth> {
    const MOST: [&str; 12] = [
        "tối đa không quá",
        "tối đa không vượt quá",
        "tối đa là",
        "tối đa bằng",
        "tối đa",
        "nhưng không quá",
        "không quá",
        "không vượt quá",
        "không được vượt quá",
        "nhiều nhất",
        "cao nhất",
        "không được quá",
    ];
    let (at, length) = find(tokens, &MOST)?;
    let mut number = at + length;
    while tokens
        .get(number)
        .is_some_and(|token| token.is_any(&["là", "bằng", "cộng", "trừ", "được", "chỉ", "điểm"]) || token.is_sign(':'))
    {
        number += 1;
    }
    let value = tokens.get(number)?.number()?;
    let mut end = number + 1;
    if is_point_word(tokens.get(end)) {
        end += 1;
    } else if tokens.get(end).is_some_and(|token| token.is_percent() || token.is_word()) {
        return None;
    }
    let (before, between) = (tokens.get(..at)?, tokens.get(at..number)?);
    let says = |words: &[&str]| has(before, words) || has(between, words);
    // Before the cap stands what is capped, not a case with a limit of its own.
    let about = before.is_empty() || says(&["điểm", "trừ", "cộng", "nhưng", "tổng", "và"]);
    let noted = any_phrase(before, 0, &["ghi chú :", "lưu ý :", "ghi chú", "lưu ý"]).unwrap_or(0);
    let other = before.iter().skip(noted).any(|token| token.number().is_some() || token.is_sign(':'));
    if !about || other {
        return None;
    }
    let rest = tokens.get(end..)?;
    end += any_phrase(rest, 0, &TAILS).unwrap_or(0);
    let points = points(value);
    let value = if says(&["trừ", "phạt"]) {
        Value::CapLess(points)
    } else if says(&["cộng", "thưởng"]) {
        Value::CapMore(points)
    } else {
        Value::Cap(points)
    };
    Worth::of(value, 0, end)
}

/// "trừ 0,25 điểm", "trừ 50 %", "trừ hết", "trừ điểm tương ứng", "- 1", "không trừ".
pub(super) fn less(tokens: &[Token]) -> Option<Worth> {
    const VERBS: [&str; 8] = ["bị trừ đi", "bị trừ", "trừ đi", "trừ", "giảm trừ", "bị giảm", "trừ điểm", "bị trừ điểm"];
    const EXCEPT: [&str; 4] = ["trường", "các", "những", "khi"];
    let Some((at, mut length)) = find(tokens, &VERBS) else { return minus(tokens) };
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    // "(trừ …)" that excepts something, "ngoại trừ", "điểm trừ" are no deductions.
    if tokens.get(at + length).is_some_and(|next| next.is_any(&EXCEPT))
        || before.is_some_and(|b| b.is_any(&["ngoại", "loại"]))
    {
        return None;
    }
    // "Tổng điểm trừ của mục này" is a name.
    let noun =
        before.is_some_and(|b| b.is("điểm")) && tokens.get(at + length).is_none_or(|next| next.number().is_none());
    if noun {
        return None;
    }
    let start = if before.is_some_and(|b| b.is_sign(':') || b.is_any(&["thì", "sẽ"])) { at - 1 } else { at };
    let ends = |end: usize| tokens.get(end).is_none_or(|next| !next.is_word());
    if before.is_some_and(|b| b.is_any(&["không", "chưa"])) {
        let end = at + length + usize::from(is_point_word(tokens.get(at + length)));
        let start = if tokens.get(at.wrapping_sub(2)).is_some_and(|b| b.is_sign(':') || b.is_any(&["thì", "sẽ"])) {
            at - 2
        } else {
            at - 1
        };
        return ends(end).then(|| Worth::of(Value::LessNothing, start, end)).flatten();
    }
    if tokens.get(at + length).is_some_and(|next| next.is_sign('-')) {
        length += 1;
    }
    let next = at + length;
    if let Some(all) = any_phrase(tokens, next, &ALL) {
        let end = next + all;
        let rest = any_phrase(tokens, end, &LEFT).unwrap_or(0);
        return Worth::of(Value::LessAll, start, end + rest);
    }
    let Some(number) = tokens.get(next).and_then(Token::number) else {
        if let Some(Kind::Part(above, below)) = tokens.get(next).map(|token| token.kind.clone()) {
            let end = next + 1 + of_max(tokens, next + 1);
            return Worth::of(Value::Part(below - above, below), start, end);
        }
        if let Some(half) = any_phrase(tokens, next, &HALF) {
            return Worth::of(Value::Part(1, 2), start, next + half);
        }
        let judged = at + length == tokens.len()
            || has(tokens.get(next..)?, &["điểm", "tương ứng", "theo", "tùy", "tuỳ", "dần"])
            || tokens.get(at + length - 1).is_some_and(|t| t.is("điểm"));
        return judged.then(|| Worth::of(Value::LessJudged, start, tokens.len())).flatten();
    };
    if tokens.get(next + 1).is_some_and(Token::is_percent) {
        let left = Quantity::HUNDRED.decimal().checked_sub(number.decimal())?;
        let end = next + 2 + of_max(tokens, next + 2);
        return (!left.is_sign_negative())
            .then(|| Worth::of(Value::Percent(Quantity::from_decimal(left)), start, end))
            .flatten();
    }
    let end = next + 1 + usize::from(is_point_word(tokens.get(next + 1)));
    Worth::of(Value::Less(points(number)), start, end)
}

/// Behind "trừ": everything.
const ALL: [&str; 8] =
    ["hết", "toàn bộ", "hết toàn bộ", "100 %", "hết điểm", "tất cả", "hết số điểm", "toàn bộ số điểm"];
/// Behind that: the rest of the phrase.
const LEFT: [&str; 12] = [
    "điểm",
    "số điểm",
    "số điểm còn lại",
    "điểm còn lại",
    "số điểm còn lại của tiêu chí",
    "còn lại",
    "điểm của tiêu chí",
    "điểm của tiêu chí này",
    "số điểm của tiêu chí",
    "còn lại của tiêu chí",
    "số điểm của tiêu chí này",
    "điểm tiêu chí này",
];
pub(super) const HALF: [&str; 9] = [
    "một nửa số điểm tối đa",
    "một nửa số điểm",
    "một nửa điểm",
    "nửa số điểm",
    "một nửa",
    "half",
    "50 % số điểm",
    "một nửa điểm tối đa",
    "nửa điểm",
];

/// ": -1", "= - 0,5 điểm": a worth with a minus sign.
fn minus(tokens: &[Token]) -> Option<Worth> {
    let cut = cut(tokens)?;
    let after = tokens.get(cut + 1..)?;
    let (sign, number) = (after.first()?, after.get(1)?.number()?);
    let end = cut + 3 + usize::from(is_point_word(after.get(2)));
    (sign.is_sign('-') && end >= bare(tokens).len()).then(|| Worth::of(Value::Less(points(number)), cut, end)).flatten()
}

/// Words with which what is counted begins.
pub(super) const EACH: [&str; 9] = ["cho mỗi", "mỗi một", "mỗi", "cứ mỗi", "cứ có", "cứ", "từng", "với mỗi", "có mỗi"];

/// "Mỗi sáng kiến 0,5 điểm", "0,5 điểm/sáng kiến", "cộng 0,5 điểm cho mỗi …".
pub(super) fn each(tokens: &[Token]) -> Option<Worth> {
    let said = find(tokens, &EACH);
    let is_worth = |at: usize| {
        let last = tokens.get(at + 1..).is_none_or(|rest| bare(rest).is_empty());
        tokens.get(at).is_some_and(|token| token.number().is_some()) && (is_point_word(tokens.get(at + 1)) || last)
    };
    let at = (0..tokens.len()).find(|at| is_worth(*at));
    let stroke =
        at.is_some_and(|at| is_point_word(tokens.get(at + 1)) && tokens.get(at + 2).is_some_and(|t| t.is_sign('/')));
    let more = find(tokens, &["cộng thêm", "được cộng", "cộng", "thưởng"])
        .filter(|(more, length)| at.is_some_and(|at| (more + length..=more + length + 1).contains(&at)));
    if said.is_none() && !stroke && more.is_none() {
        return None;
    }
    let at = at?;
    let value = points(tokens.get(at)?.number()?);
    let end = at + 1 + usize::from(is_point_word(tokens.get(at + 1)));
    let mut start = at;
    while start.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|before| {
        before.is_any(&["được", "cộng", "thêm", "tính", "thưởng", "thì", "chấm", "đạt", "là"])
            || before.is_sign(':')
            || before.is_sign('+')
            || before.is_sign('=')
    }) {
        start -= 1;
    }
    let value = if said.is_some() || stroke { Value::Each(value) } else { Value::More(value) };
    Worth::of(value, start, end)
}
