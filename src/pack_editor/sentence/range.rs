//! Ranges: "trên 90 %", "từ 70 % – 90 %", "95 – <100", "từ 2 sáng kiến trở lên".

use super::token::{Token, phrase};
use crate::base::decimal::Quantity;
use crate::pack::rule::Limit;

/// A range of a percentage or a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) from: Option<Limit>,
    pub(super) to: Option<Limit>,
    /// Just this value, when neither end was given.
    pub(super) exact: Option<Quantity>,
    /// Whether a percent sign stood behind a number.
    pub(super) percent: bool,
    /// The words behind the last number that is no percentage: "văn bản".
    pub(super) measure: Option<(usize, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Lower(bool),
    Upper(bool),
}

/// Words and signs before a number, the longer first.
const BEFORE: &[(&str, End)] = &[
    ("không dưới", End::Lower(true)),
    ("không thấp hơn", End::Lower(true)),
    ("không ít hơn", End::Lower(true)),
    ("không nhỏ hơn", End::Lower(true)),
    ("không quá", End::Upper(true)),
    ("không vượt quá", End::Upper(true)),
    ("không trên", End::Upper(true)),
    ("không lớn hơn", End::Upper(true)),
    ("lớn hơn hoặc bằng", End::Lower(true)),
    ("nhỏ hơn hoặc bằng", End::Upper(true)),
    ("bằng hoặc lớn hơn", End::Lower(true)),
    ("bằng hoặc cao hơn", End::Lower(true)),
    ("tối thiểu", End::Lower(true)),
    ("ít nhất", End::Lower(true)),
    ("lớn hơn", End::Lower(false)),
    ("cao hơn", End::Lower(false)),
    ("nhiều hơn", End::Lower(false)),
    ("vượt", End::Lower(false)),
    ("trên", End::Lower(false)),
    ("hơn", End::Lower(false)),
    ("từ", End::Lower(true)),
    ("nhỏ hơn", End::Upper(false)),
    ("thấp hơn", End::Upper(false)),
    ("ít hơn", End::Upper(false)),
    ("chưa đến", End::Upper(false)),
    ("chưa tới", End::Upper(false)),
    ("chưa đạt", End::Upper(false)),
    ("không đạt", End::Upper(false)),
    ("dưới", End::Upper(false)),
    ("đến", End::Upper(true)),
    ("tới", End::Upper(true)),
    ("tối đa", End::Upper(true)),
    ("≥", End::Lower(true)),
    (">", End::Lower(false)),
    ("≤", End::Upper(true)),
    ("<", End::Upper(false)),
];

/// The range that a condition says; none when there is no number in it or the
/// numbers do not make one range.
pub(super) fn range(tokens: &[Token]) -> Option<Range> {
    let mut out = Range::default();
    let mut pending: Option<End> = None;
    // A number without a word or sign that says which end it is.
    let mut bare: Option<Quantity> = None;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some(value) = token.number() {
            let percent = tokens.get(at + 1).is_some_and(|next| next.is_sign('%'));
            out.percent |= percent;
            let next = at + 1 + usize::from(percent);
            if !percent {
                out.measure = measure(tokens, next);
            }
            at = next;
            if let Some(length) = after(tokens, at, "lên") {
                (out.from, pending) = (Some(Limit { value, inclusive: true }), None);
                at += length;
                continue;
            }
            if let Some(length) = after(tokens, at, "xuống") {
                (out.to, pending) = (Some(Limit { value, inclusive: true }), None);
                at += length;
                continue;
            }
            match pending.take() {
                Some(End::Lower(inclusive)) if out.from.is_none() => out.from = Some(Limit { value, inclusive }),
                Some(End::Upper(inclusive)) if out.to.is_none() => out.to = Some(Limit { value, inclusive }),
                None if bare.is_none() => bare = Some(value),
                _ => return None,
            }
            continue;
        }
        if token.is_sign('-') {
            // "70 – 90": the first number is the lower end.
            if let Some(value) = bare.take() {
                out.from = Some(Limit { value, inclusive: true });
            }
            if out.from.is_some() {
                pending = Some(End::Upper(true));
            }
            at += 1;
            continue;
        }
        let found = BEFORE.iter().find_map(|(words, end)| phrase(tokens, at, words).map(|length| (*end, length)));
        let Some((end, length)) = found else {
            at += 1;
            continue;
        };
        match (bare, end) {
            // "70 % ≤ tỷ lệ < 90 %": a sign behind the number turns round.
            (Some(value), End::Upper(inclusive)) if out.from.is_none() => {
                let word = matches!(tokens.get(at), Some(token) if !token.is_sign('<') && !token.is_sign('≤'));
                out.from = Some(Limit { value, inclusive: word || inclusive });
                bare = None;
                if word {
                    pending = Some(end);
                }
            }
            (Some(value), End::Lower(inclusive)) if out.to.is_none() => {
                out.to = Some(Limit { value, inclusive });
                bare = None;
            }
            _ => pending = Some(end),
        }
        at += length;
    }
    match (bare, out.from, out.to) {
        (Some(value), None, None) if out.percent && value == Quantity::HUNDRED => {
            out.from = Some(Limit { value, inclusive: true });
        }
        (Some(value), None, None) => out.exact = Some(value),
        (None, None, None) | (Some(_), ..) => return None,
        _ => {}
    }
    Some(out)
}

/// "trở lên" behind a number, or behind its measure.
fn after(tokens: &[Token], at: usize, word: &str) -> Option<usize> {
    let phrase_words = format!("trở {word}");
    (0..6)
        .take_while(|skip| tokens.get(at + skip).is_none_or(|token| token.number().is_none()))
        .find_map(|skip| phrase(tokens, at + skip, &phrase_words).map(|length| skip + length))
}

/// Up to three words that name what is counted.
fn measure(tokens: &[Token], at: usize) -> Option<(usize, usize)> {
    const ENDS: [&str; 14] =
        ["trở", "đến", "thì", "được", "tới", "và", "hoặc", "bị", "đạt", "điểm", "dưới", "trên", "trong", "chưa"];
    let words = tokens.iter().skip(at).take(3);
    let words: Vec<&Token> = words
        .take_while(|token| matches!(token.kind, super::token::Kind::Word(_)) && !ENDS.iter().any(|end| token.is(end)))
        .collect();
    Some((words.first()?.start, words.last()?.end))
}
