//! What the inverse of a rule stands on: the answers as they are.

use super::MoveKind;
use super::candidate::Candidate;
use super::curve::{power, to_integer};
use crate::answer::{Answer, Reading};
use crate::base::date::Calendar;
use crate::base::decimal::{Field, Points, Quantity, parse_typed};
use crate::pack::Pack;
use crate::pack::rule::{Limit, Ratio};

/// What the inverse of a rule may look at.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub pack: &'a Pack,
    /// The maximum that the rule looks at.
    pub max: Points,
    pub answer: Option<&'a Answer>,
    pub reading: Reading,
    pub year: Option<i32>,
    /// Days off of deadlines in working days.
    pub calendar: &'a Calendar,
    /// In a penalty block fewer points are better.
    pub penalty: bool,
}

/// How a number is typed: a comma, as people see it.
pub(super) fn typed(value: Quantity) -> String {
    value.to_text().replace('.', ",")
}

impl Ground<'_> {
    pub(super) fn text(&self, key: &str) -> &str {
        self.answer.map_or("", |answer| answer.value(key, self.reading)).trim()
    }

    /// A declared number; `Err` when something unreadable stands there.
    pub(super) fn number(&self, key: &str, decimals: u8) -> Result<Option<Quantity>, ()> {
        let field = Field { decimals, digits: 12 };
        parse_typed(self.text(key), field).map(|value| value.map(Quantity::from_decimal)).map_err(|_| ())
    }

    /// Numerator, denominator, and whether the latter is declared; `None` when
    /// something stands there that cannot be used.
    pub(super) fn ratio(&self, ratio: &Ratio) -> Option<(Option<Quantity>, Quantity, bool)> {
        let now = self.number(&ratio.numerator.id, ratio.numerator.decimals).ok()?;
        let whole = self.number(&ratio.denominator.id, ratio.denominator.decimals).ok()?;
        match (now, whole) {
            (_, Some(whole)) if whole.is_zero() => None,
            (Some(now), Some(whole)) if whole < now && !ratio.may_exceed => None,
            (_, Some(whole)) => Some((now, whole, true)),
            // Nothing below the line: out of a hundred, as an example.
            (None, None) => Some((None, Quantity::HUNDRED, false)),
            (Some(_), None) => None,
        }
    }

    pub(super) fn ratio_candidate(
        &self,
        ratio: &Ratio,
        from: Option<Quantity>,
        whole: Quantity,
        known: bool,
        raise: bool,
        to: Quantity,
    ) -> Candidate {
        let key = ratio.numerator.id.clone();
        let mut values = vec![(key.clone(), typed(to))];
        if !known {
            values.push((ratio.denominator.id.clone(), typed(whole)));
        }
        let what = if raise {
            MoveKind::AddToNumerator { key, from, to, out_of: whole, known }
        } else {
            MoveKind::Reduce { key, from, to }
        };
        Candidate { values, what }
    }
}

pub(super) fn one(key: &str, text: String, what: MoveKind) -> Candidate {
    Candidate { values: vec![(key.into(), text)], what }
}

/// The integer nearest to `limit` percent of `whole` that is on its upper (or
/// lower) side: at `places` decimals, the limit itself only when inclusive.
pub(super) fn edge(limit: Limit, whole: Quantity, places: u32, above: bool) -> Option<i128> {
    let product = to_integer(limit.value.decimal(), 4).checked_mul(to_integer(whole.decimal(), 4))?;
    // limit × whole has eight decimals, a percent two more.
    let (top, under) = (product.checked_mul(power(places))?, power(10));
    let (down, exact) = (top.div_euclid(under), top.rem_euclid(under) == 0);
    Some(match (above, exact) {
        (true, true) => down + i128::from(!limit.inclusive),
        (true, false) => down + 1,
        (false, true) => down - i128::from(!limit.inclusive),
        (false, false) => down,
    })
}
