//! Formulas: "(a / b) × điểm tối đa", "40 − (100 % − kết quả) × 2".
//!
//! Every formula read is linear in one ratio: `points = (constant + factor × ratio) / over`.

use super::token::{Kind, Token, any_phrase, has};
use crate::base::decimal::{Points, Quantity};
use rust_decimal::Decimal;

/// Bytes of the text.
pub(super) type Span = (usize, usize);

/// A definition within the words: "a = số cuộc họp".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Definition {
    /// The symbol, folded by the comparison of tokens.
    pub(super) symbol: Token,
    /// The words it stands for.
    pub(super) words: Span,
}

/// A formula that is linear in a ratio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Formula {
    /// Points at a ratio of zero, times [`Formula::over`].
    pub(super) constant: Decimal,
    /// Points for a ratio of one, less the constant, times [`Formula::over`].
    pub(super) factor: Decimal,
    /// Divides both.
    pub(super) over: Decimal,
    /// Whether a bare 100 takes part, which turns a percentage into a ratio.
    pub(super) hundred: bool,
    /// The words of the two numbers of the ratio, where it is written as a quotient.
    pub(super) names: Option<(Span, Span)>,
    /// The words of the ratio, where it is named.
    pub(super) ratio: Option<Span>,
}

/// A part of a formula: `(constant + factor × unknown) / over`.
#[derive(Clone, Debug)]
struct Form {
    constant: Decimal,
    factor: Decimal,
    over: Decimal,
    unknown: Unknown,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Unknown {
    Nothing,
    /// A counted number.
    Count(Span),
    /// A ratio with its words.
    Named(Span),
    /// A quotient of two counted numbers.
    Quotient(Span, Span),
}

impl Form {
    const fn constant(value: Decimal, over: Decimal) -> Self {
        Self { constant: value, factor: Decimal::ZERO, over, unknown: Unknown::Nothing }
    }

    const fn unknown(unknown: Unknown) -> Self {
        Self { constant: Decimal::ZERO, factor: Decimal::ONE, over: Decimal::ONE, unknown }
    }

    fn is_constant(&self) -> bool {
        self.unknown == Unknown::Nothing
    }

    fn times(self, other: Self) -> Option<Self> {
        let (form, by) = if self.is_constant() { (other, self) } else { (self, other) };
        if !by.is_constant() {
            return None;
        }
        Some(Self {
            constant: form.constant.checked_mul(by.constant)?,
            factor: form.factor.checked_mul(by.constant)?,
            over: form.over.checked_mul(by.over)?,
            unknown: form.unknown,
        })
    }

    fn divided(self, by: Self) -> Option<Self> {
        match (&self.unknown, &by.unknown) {
            (_, Unknown::Nothing) => {
                let turned = Self::constant(by.over, by.constant);
                (!by.constant.is_zero()).then(|| self.times(turned)).flatten()
            }
            (Unknown::Count(above), Unknown::Count(below)) => {
                let plain = by.factor == by.over && by.constant.is_zero() && self.constant.is_zero();
                plain.then(|| Self { unknown: Unknown::Quotient(*above, *below), ..self.clone() })
            }
            _ => None,
        }
    }

    fn plus(self, other: Self, minus: bool) -> Option<Self> {
        let unknown = match (&self.unknown, &other.unknown) {
            (_, Unknown::Nothing) => self.unknown.clone(),
            (Unknown::Nothing, _) => other.unknown.clone(),
            _ => return None,
        };
        let sign = if minus { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
        let both = |a: Decimal, b: Decimal| {
            a.checked_mul(other.over)?.checked_add(b.checked_mul(self.over)?.checked_mul(sign)?)
        };
        Some(Self {
            constant: both(self.constant, other.constant)?,
            factor: both(self.factor, other.factor)?,
            over: self.over.checked_mul(other.over)?,
            unknown,
        })
    }
}

/// Words for the maximum within a formula, the longer first by [`any_phrase`].
pub(super) const MAXIMUM: [&str; 14] = [
    "điểm tối đa",
    "số điểm tối đa",
    "tổng điểm tối đa",
    "mức điểm tối đa",
    "thang điểm tối đa",
    "thang điểm",
    "điểm chuẩn",
    "số điểm chuẩn",
    "điểm tối đa của tiêu chí",
    "điểm tối đa của tiêu chí thành phần",
    "số điểm tối đa của tiêu chí",
    "điểm chuẩn của tiêu chí",
    "tổng số điểm",
    "mức tối đa",
];

/// Words with which the name of a ratio begins.
const RATIO: [&str; 8] = ["tỷ lệ", "tỉ lệ", "phần trăm", "kết quả", "mức độ", "tỷ số", "% ", "hệ số"];

/// Deepest brackets; deeper is no formula that people write.
const DEEPEST: usize = 12;

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
    max: Option<Points>,
    definitions: &'a [Definition],
    hundred: bool,
}

impl Parser<'_> {
    fn next(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn takes(&mut self, sign: char) -> bool {
        let found = self.next().is_some_and(|token| token.is_sign(sign));
        self.at += usize::from(found);
        found
    }

    fn sum(&mut self, depth: usize) -> Option<Form> {
        let mut form = self.product(depth)?;
        loop {
            let minus = self.next().is_some_and(|token| token.is_sign('-'));
            if !minus && !self.next().is_some_and(|token| token.is_sign('+')) {
                return Some(form);
            }
            self.at += 1;
            form = form.plus(self.product(depth)?, minus)?;
        }
    }

    fn product(&mut self, depth: usize) -> Option<Form> {
        let mut form = self.factor(depth)?;
        loop {
            let length = any_phrase(self.tokens, self.at, &["nhân với", "nhân", "×"]);
            let divides = any_phrase(self.tokens, self.at, &["chia cho", "chia", "/", ":"]);
            if let Some(length) = length {
                self.at += length;
                form = form.times(self.factor(depth)?)?;
            } else if let Some(length) = divides {
                self.at += length;
                form = form.divided(self.factor(depth)?)?;
            } else {
                return Some(form);
            }
        }
    }

    fn factor(&mut self, depth: usize) -> Option<Form> {
        if DEEPEST < depth {
            return None;
        }
        if self.takes('(') {
            let form = self.sum(depth + 1)?;
            let closed = self.takes(')');
            self.takes('%');
            return closed.then_some(form);
        }
        let token = self.next()?.clone();
        if let Some(value) = token.number() {
            self.at += 1;
            if self.takes('%') {
                return Some(Form::constant(value.decimal(), Decimal::ONE_HUNDRED));
            }
            self.hundred |= value == Quantity::HUNDRED;
            if self.next().is_some_and(|t| t.is_any(&["điểm", "đ"])) {
                self.at += 1;
            }
            return Some(Form::constant(value.decimal(), Decimal::ONE));
        }
        if let Kind::Part(above, below) = token.kind {
            self.at += 1;
            return Some(Form::constant(above.into(), below.into()));
        }
        if let Some(length) = any_phrase(self.tokens, self.at, &MAXIMUM) {
            self.at += length;
            return Some(Form::constant(self.max?.decimal(), Decimal::ONE));
        }
        self.words()
    }

    /// Words up to the next sign of arithmetic: a count or a ratio.
    fn words(&mut self) -> Option<Form> {
        let start = self.at;
        while let Some(token) = self.next() {
            let inside = start < self.at;
            let word = token.is_word() || matches!(token.kind, Kind::Reference);
            let percent = token.is_percent();
            let joined = inside && (token.is_sign(',') || self.is_hyphen());
            let operator = any_phrase(self.tokens, self.at, &["nhân với", "nhân", "chia cho", "chia"]).is_some();
            if operator || !(word || percent || joined) {
                break;
            }
            self.at += 1;
        }
        let run = self.tokens.get(start..self.at)?;
        let span = (run.first()?.start, run.last()?.end);
        if let [symbol] = run
            && let Some(known) = self.definitions.iter().find(|d| d.symbol.kind == symbol.kind)
        {
            return Some(Form::unknown(Unknown::Count(known.words)));
        }
        let named = RATIO.iter().any(|words| any_phrase(run, 0, &[words.trim_end()]).is_some())
            || run.iter().any(Token::is_percent);
        Some(Form::unknown(if named { Unknown::Named(span) } else { Unknown::Count(span) }))
    }

    /// A dash within a word ("KT-XH"), not between two terms.
    fn is_hyphen(&self) -> bool {
        let (before, after) = (self.at.checked_sub(1).and_then(|at| self.tokens.get(at)), self.tokens.get(self.at + 1));
        self.next().zip(before).zip(after).is_some_and(|((dash, before), after)| {
            dash.is_sign('-')
                && before.is_word()
                && after.is_word()
                && before.end == dash.start
                && dash.end == after.start
        })
    }
}

/// Whether the tokens have arithmetic in them.
pub(super) fn is_arithmetic(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.is_sign('×')) || has(tokens, &["nhân với", "nhân", "chia cho"])
}

/// The tokens as a formula, up to a remark in brackets or behind a comma; and how
/// many they are.
pub(super) fn formula(tokens: &[Token], max: Option<Points>, definitions: &[Definition]) -> Option<(Formula, usize)> {
    let mut parser = Parser { tokens, at: 0, max, definitions, hundred: false };
    let form = parser.sum(0)?;
    let end = parser.at;
    if tokens.get(end).is_some_and(|token| !matches!(token.kind, Kind::Sign('.' | ',' | ';' | '('))) {
        return None;
    }
    let (names, ratio) = match form.unknown {
        Unknown::Quotient(above, below) => (Some((above, below)), None),
        Unknown::Named(span) => (None, Some(span)),
        Unknown::Count(_) | Unknown::Nothing => return None,
    };
    let Form { constant, factor, over, .. } = form;
    Some((Formula { constant, factor, over, hundred: parser.hundred, names, ratio }, end))
}

impl Formula {
    /// The percentage that earns `max`; none when the formula does not start from
    /// nothing or does not reach the maximum at 100 % or before.
    pub(super) fn target(&self, max: Points) -> Option<Quantity> {
        if !self.constant.is_zero() || self.factor <= Decimal::ZERO || self.over.is_zero() {
            return None;
        }
        let hundred = Decimal::ONE_HUNDRED;
        // max = factor / over × ratio.
        let percent = |factor: Decimal| {
            let above = max.decimal().checked_mul(self.over)?.checked_mul(hundred)?;
            let value = above.checked_div(factor)?;
            (value.checked_mul(factor)? == above).then_some(value)
        };
        let exact = percent(self.factor).filter(|value| *value <= hundred && Decimal::ZERO < *value);
        // "tỷ lệ % × 2 / 100": the percentage is meant as a number.
        let number = || {
            let factor = if self.hundred { self.factor.checked_mul(hundred)? } else { return None };
            percent(factor).filter(|value| *value <= hundred && Decimal::ONE < *value)
        };
        exact
            .filter(|value| Decimal::ONE < *value)
            .or_else(number)
            .map(|value| Quantity::from_decimal(value.normalize()))
    }

    /// Points at a ratio of one.
    pub(super) fn at_full(&self) -> Option<Points> {
        self.constant
            .checked_add(self.factor)?
            .checked_div(self.over)
            .map(|value| Points::from_decimal(value.normalize()))
    }
}
