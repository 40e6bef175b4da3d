//! What a rule may look at, and what it may come to.

use super::issue::Issue;
use super::trace::{Sink, Step};
use crate::answer::{Answer, Reading};
use crate::base::date::{Calendar, Date};
use crate::base::decimal::{Exact, Field, Fraction, Points, Quantity, parse_typed};
use crate::pack::rule::Input;

/// What a rule makes of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing, or not everything, was answered.
    Open,
    /// Something typed cannot be read or contradicts itself; an [`Issue`] says what.
    Invalid,
    /// Points, exact.
    Points(Points),
    /// Points as a fraction, not yet rounded.
    Fraction(Fraction),
    /// A sum of points, not yet rounded.
    Exact(Exact),
    /// The leaf leaves the maximum.
    LeftOut,
}

/// Everything a rule may look at.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub answer: Option<&'a Answer>,
    /// The pack's default for the field with this key, where nobody entered anything.
    pub default: Option<(&'a str, &'a str)>,
    pub reading: Reading,
    pub year: Option<i32>,
    pub calendar: &'a Calendar,
    pub max: Points,
}

/// Why a field gave no value: `Open` or `Invalid`.
pub(super) type Got<T> = Result<T, Outcome>;

impl<'a> Context<'a> {
    pub(super) fn text(&self, key: &str) -> &'a str {
        match self.default {
            Some((defaulted, text)) if defaulted == key => text,
            _ => self.answer.map_or("", |answer| answer.value(key, self.reading)).trim(),
        }
    }

    pub(super) fn number(&self, key: &str, decimals: u8, issues: &mut Vec<Issue>) -> Got<Quantity> {
        let field = Field { decimals, digits: 12 };
        match parse_typed(self.text(key), field) {
            Ok(Some(value)) => Ok(Quantity::from_decimal(value)),
            Ok(None) => Err(Outcome::Open),
            Err(error) => {
                issues.push(Issue::Number { key: key.into(), error });
                Err(Outcome::Invalid)
            }
        }
    }

    pub(super) fn input(&self, input: &Input, issues: &mut Vec<Issue>, sink: &mut impl Sink) -> Got<Quantity> {
        let value = self.number(&input.id, input.decimals, issues)?;
        sink.step(|| Step::Declared { key: input.id.clone(), value });
        Ok(value)
    }

    pub(super) fn yes_no(&self, key: &str, issues: &mut Vec<Issue>) -> Got<bool> {
        match self.text(key) {
            "" => Err(Outcome::Open),
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => {
                issues.push(Issue::UnknownOption { key: key.into() });
                Err(Outcome::Invalid)
            }
        }
    }

    pub(super) fn date(&self, key: &str, issues: &mut Vec<Issue>, sink: &mut impl Sink) -> Got<Date> {
        let text = self.text(key);
        if text.is_empty() {
            return Err(Outcome::Open);
        }
        match Date::parse_typed(text) {
            Some(date) => {
                sink.step(|| Step::DeclaredDate { key: key.into(), date });
                Ok(date)
            }
            None => {
                issues.push(Issue::Date { key: key.into() });
                Err(Outcome::Invalid)
            }
        }
    }
}

/// Both values, or the graver of the two reasons why not.
pub(super) fn both<A, B>(a: Got<A>, b: Got<B>) -> Got<(A, B)> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(Outcome::Invalid), _) | (_, Err(Outcome::Invalid)) => Err(Outcome::Invalid),
        _ => Err(Outcome::Open),
    }
}

/// All values, or the gravest of the reasons why not.
pub(super) fn all<T>(values: impl Iterator<Item = Got<T>>) -> Got<Vec<T>> {
    let mut list = Ok(Vec::new());
    for value in values {
        list = both(list, value).map(|(mut list, value)| {
            list.push(value);
            list
        });
    }
    list
}

/// Reads points between two bounds from a typed text; below zero only where the
/// lower bound is.
pub(super) fn typed_points(
    text: &str,
    key: &str,
    (least, max): (Points, Points),
    issues: &mut Vec<Issue>,
) -> Got<Points> {
    let amount = text.trim().strip_prefix(['-', '\u{2212}', '\u{2013}']).filter(|_| least.is_negative());
    if let Some(Ok(Some(value))) = amount.map(|amount| parse_typed(amount, Field::POINTS)) {
        let points = Points::ZERO.minus(Points::from_decimal(value));
        if points < least {
            issues.push(Issue::BelowLowest { key: key.into(), least });
            return Err(Outcome::Invalid);
        }
        return Ok(points);
    }
    match parse_typed(text, Field::POINTS) {
        Ok(None) => Err(Outcome::Open),
        Ok(Some(value)) if value <= max.decimal() => Ok(Points::from_decimal(value)),
        Ok(Some(_)) => {
            issues.push(Issue::AboveMaximum { key: key.into(), max });
            Err(Outcome::Invalid)
        }
        Err(error) => {
            issues.push(Issue::Number { key: key.into(), error });
            Err(Outcome::Invalid)
        }
    }
}
