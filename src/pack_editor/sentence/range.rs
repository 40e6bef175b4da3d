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
    /// Decimals of its numbers as printed.
    pub(super) decimals: u32,
    /// Bytes of the tokens that say it.
    pub(super) used: Vec<(usize, usize)>,
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
    ("cận", End::Upper(false)),
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

/// Words before a number that make it a day or a place in a list, not a measure.
const NO_MEASURE: [&str; 11] = ["ngày", "tháng", "quý", "thứ", "loại", "cấp", "hạng", "nhóm", "bậc", "trí", "khu"];

/// What reads a range, token by token.
struct Reader<'a> {
    tokens: &'a [Token],
    out: Range,
    /// The end that the next number is, and where the words that say so end.
    pending: Option<(End, usize)>,
    /// A number without a word or sign that says which end it is.
    bare: Option<Quantity>,
}

impl Reader<'_> {
    fn uses(&mut self, at: usize, length: usize) {
        self.out.used.extend(self.tokens.iter().skip(at).take(length).map(|token| (token.start, token.end)));
    }

    /// A number; gives the place behind it, none when it makes no range.
    fn number(&mut self, at: usize, value: Quantity) -> Option<usize> {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let stroke = self.tokens.get(at + 1).is_some_and(|next| next.is_sign('/'));
        if stroke || before.is_some_and(|b| b.is_any(&NO_MEASURE) || b.is_sign('/')) {
            return None;
        }
        let percent = self.tokens.get(at + 1).is_some_and(Token::is_percent);
        self.out.percent |= percent;
        self.out.decimals = self.out.decimals.max(value.decimal().scale());
        let next = at + 1 + usize::from(percent);
        self.uses(at, next - at);
        if !percent {
            self.out.measure = measure(self.tokens, next);
        }
        // Words too far before the number do not say which end it is.
        let pending = self.pending.take().filter(|(_, ends)| at <= ends + 2).map(|(end, _)| end);
        if let Some((skip, length)) = after(self.tokens, next, "lên") {
            let inclusive = pending != Some(End::Lower(false));
            self.out.from = Some(Limit { value, inclusive });
            self.uses(next + skip, length);
            return Some(next + skip + length);
        }
        if let Some((skip, length)) = after(self.tokens, next, "xuống") {
            let inclusive = pending != Some(End::Upper(false));
            self.out.to = Some(Limit { value, inclusive });
            self.uses(next + skip, length);
            return Some(next + skip + length);
        }
        match pending {
            Some(End::Lower(inclusive)) if self.out.from.is_none() => self.out.from = Some(Limit { value, inclusive }),
            Some(End::Upper(inclusive)) if self.out.to.is_none() => self.out.to = Some(Limit { value, inclusive }),
            None if self.bare.is_none() => self.bare = Some(value),
            _ => return None,
        }
        Some(next)
    }

    /// "70 – 90": the first number is the lower end.
    fn dash(&mut self, at: usize) {
        if let Some(value) = self.bare.take() {
            self.out.from = Some(Limit { value, inclusive: true });
        }
        if self.out.from.is_some() && self.out.to.is_none() {
            self.pending = Some((End::Upper(true), at + 1));
            self.uses(at, 1);
        }
    }

    /// A word or sign that says which end a number is.
    fn end(&mut self, at: usize, end: End, length: usize) {
        let word = self.tokens.get(at).is_some_and(Token::is_word);
        match (self.bare, end) {
            // "70 % ≤ tỷ lệ < 90 %": a sign behind the number turns round.
            (Some(value), End::Upper(inclusive)) if self.out.from.is_none() => {
                self.out.from = Some(Limit { value, inclusive: word || inclusive });
                self.bare = None;
                self.pending = word.then_some((end, at + length));
            }
            (Some(value), End::Lower(inclusive)) if self.out.to.is_none() => {
                self.out.to = Some(Limit { value, inclusive });
                self.bare = None;
            }
            _ => self.pending = Some((end, at + length)),
        }
        self.uses(at, length);
    }
}

/// The range that a condition says; none when there is no number in it or the
/// numbers do not make one range.
pub(super) fn range(tokens: &[Token]) -> Option<Range> {
    tokens.iter().find(|token| token.number().is_some())?;
    let mut reader = Reader { tokens, out: Range::default(), pending: None, bare: None };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some(value) = token.number() {
            at = reader.number(at, value)?;
        } else if token.is_sign('(') {
            // What stands in brackets explains.
            at += tokens.iter().skip(at).position(|token| token.is_sign(')')).map_or(1, |close| close + 1);
        } else if token.is_sign('-') {
            reader.dash(at);
            at += 1;
        } else if let Some((end, length)) =
            BEFORE.iter().find_map(|(words, end)| phrase(tokens, at, words).map(|length| (*end, length)))
        {
            reader.end(at, end, length);
            at += length;
        } else {
            at += 1;
        }
    }
    let Reader { mut out, bare, .. } = reader;
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

/// "trở lên" behind a number, or behind its measure: tokens before it and its own.
fn after(tokens: &[Token], at: usize, word: &str) -> Option<(usize, usize)> {
    let back = |at: usize| tokens.get(at).is_some_and(|token| token.is("trở"));
    (0..6)
        .take_while(|skip| tokens.get(at + skip).is_none_or(|token| token.number().is_none()))
        .find(|skip| back(at + skip) && tokens.get(at + skip + 1).is_some_and(|token| token.is(word)))
        .map(|skip| (skip, 2))
}

/// Up to three words that name what is counted.
fn measure(tokens: &[Token], at: usize) -> Option<(usize, usize)> {
    const ENDS: [&str; 14] =
        ["trở", "đến", "thì", "được", "tới", "và", "hoặc", "bị", "đạt", "điểm", "dưới", "trên", "trong", "chưa"];
    let words = tokens.iter().skip(at).take(3).take_while(|token| token.is_word() && !token.is_any(&ENDS));
    let words: Vec<&Token> = words.collect();
    Some((words.first()?.start, words.last()?.end))
}
