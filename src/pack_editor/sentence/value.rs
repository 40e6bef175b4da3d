//! What clauses are worth, as values.

use super::formula::{Formula, MAXIMUM};
use super::token::{Kind, Token, any_phrase};
use crate::base::decimal::{Fraction, Points, Quantity};

/// What a clause is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// So many points.
    Points(Points),
    /// The maximum.
    Max,
    /// So many percent of the maximum.
    Percent(Quantity),
    /// A part of the maximum: 2 of 3.
    Part(u32, u32),
    /// By a formula.
    Formula(Formula),
    /// By the ratio, in words; the target it is measured against, if any.
    Ratio(Option<Quantity>),
    /// Points per event, added.
    Each(Points),
    /// Points added.
    More(Points),
    /// Points taken off.
    Less(Points),
    /// All points, or all that are left, taken off.
    LessAll,
    /// Nothing is taken off.
    LessNothing,
    /// Points taken off by judgement ("trừ điểm tương ứng").
    LessJudged,
    /// The most that may be taken off.
    CapLess(Points),
    /// The most that may be added.
    CapMore(Points),
    /// The most that may come out, or may be added or taken off.
    Cap(Points),
    /// The target, as a clause of its own.
    Target(Quantity),
    /// The leaf leaves the maximum.
    LeaveOut,
}

impl Value {
    /// Points of a worth; none when it needs the maximum and that is unknown, or
    /// when it is no number of points.
    pub(super) fn points(&self, max: Option<Points>) -> Option<Points> {
        match self {
            Self::Points(points) => Some(*points),
            Self::Max => max,
            Self::Percent(percent) => Fraction::share(max?, *percent, Quantity::HUNDRED)?.to_points(),
            Self::Part(above, below) => Fraction::of(max?.decimal(), (*above).into(), (*below).into())?.to_points(),
            Self::Less(points) => max.map(|max| max.minus(*points)).filter(|left| !left.is_negative()),
            Self::LessAll => Some(Points::ZERO),
            Self::LessNothing => max,
            _ => None,
        }
    }
}

/// A worth with the tokens that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Worth {
    pub(super) value: Value,
    /// First token.
    pub(super) start: usize,
    /// One past the last token.
    pub(super) end: usize,
}

impl Worth {
    pub(super) const fn of(value: Value, start: usize, end: usize) -> Option<Self> {
        Some(Self { value, start, end })
    }
}

pub(super) const fn points(value: Quantity) -> Points {
    Points::from_decimal(value.decimal())
}

pub(super) fn is_point_word(token: Option<&Token>) -> bool {
    token.is_some_and(|token| token.is_any(&["điểm", "đ", "point", "points"]))
}

/// Where what a clause is worth begins: behind the last ":", "=", "thì" outside brackets.
pub(super) fn cut(tokens: &[Token]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut last = None;
    for (at, token) in tokens.iter().enumerate() {
        if token.is_sign('(') {
            depth += 1;
        } else if token.is_sign(')') {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && (token.is_sign(':') || token.is_sign('=') || token.is("thì")) {
            last = Some(at);
        }
    }
    last
}

/// Words behind a cap or a worth that add nothing.
pub(super) const TAILS: [&str; 12] = [
    "cho tiêu chí này",
    "của tiêu chí này",
    "cho mục này",
    "của mục này",
    "của tiêu chí",
    "cho nội dung này",
    "đối với tiêu chí này",
    "đối với nội dung này",
    "cho cả tiêu chí",
    "cho tiêu chí",
    "của tiêu chí đó",
    "của nội dung này",
];

/// Tokens of "số điểm tối đa" from `at` on.
pub(super) fn of_max(tokens: &[Token], at: usize) -> usize {
    let mut length = 0;
    while let Some(found) = any_phrase(tokens, at + length, &["×", "nhân", "nhân với", "của"]) {
        length += found;
    }
    let words = any_phrase(tokens, at + length, &MAXIMUM)
        .or_else(|| any_phrase(tokens, at + length, &["số điểm", "điểm", "mức điểm", "tổng điểm", "tổng số điểm"]));
    words.map_or(0, |words| length + words)
}

/// Without full stops and closing marks at the end.
pub(super) fn bare(mut tokens: &[Token]) -> &[Token] {
    while let Some((last, rest)) = tokens.split_last() {
        if !matches!(last.kind, Kind::Sign('.' | ',' | ';' | '\n')) {
            break;
        }
        tokens = rest;
    }
    tokens
}

/// Whether a token is an amount, or says that points are added or taken.
pub(super) fn is_amount(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let next = tokens.get(at + 1);
    match &token.kind {
        Kind::Number(_) | Kind::Part(..) => true,
        Kind::Word(word) if word.starts_with(|c: char| c.is_ascii_digit()) => true,
        Kind::Word(_) if token.is("nửa") => true,
        Kind::Word(_) if token.is("trừ") => {
            next.is_none_or(|next| !next.is_any(&["trường", "các", "những", "khi"]))
                && before.is_none_or(|b| !b.is_any(&["ngoại", "loại", "diệt", "không", "chưa"]))
        }
        Kind::Word(_) if token.is("cộng") => {
            before.is_none_or(|b| !b.is("công")) && next.is_none_or(|n| !n.is_any(&["đồng", "tác", "hòa", "hoà", "sự"]))
        }
        _ => false,
    }
}
