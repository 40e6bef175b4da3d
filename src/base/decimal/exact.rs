//! Sums of points that nobody has rounded yet.

use super::quotient::{PLACES, divide, ratio, round_big, rounded_quotient};
use super::{Fraction, Points, Rounding};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// An exact number: a sum, difference or share of points.
///
/// Most sets round every leaf, so nearly every value is a number of millionths
/// and costs one addition of integers. Where a pack rounds later than its leaves,
/// a value is a fraction, and one without a limit of size where 38 digits do not
/// hold it; a sum of a thousand leaves with different denominators is still exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exact(Form);

/// Invariant: the first form that holds the value, so that equal values are equal
/// forms.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    /// Millionths of a point.
    Millionths(i64),
    /// In lowest terms.
    Fraction(Box<Fraction>),
    /// In lowest terms.
    Big(Box<BigRational>),
}

const MILLION: i64 = 1_000_000;

fn power(exponent: u32) -> i64 {
    10_i64.saturating_pow(exponent)
}

/// Millionths of a decimal that has no finer part, where 64 bits hold them.
fn millionths(value: Decimal) -> Option<i64> {
    let factor = power(PLACES.checked_sub(value.scale())?);
    i64::try_from(value.mantissa()).ok()?.checked_mul(factor)
}

/// `value ÷ 10^places` as points, without closing zeros.
fn points(mut value: i64, mut places: u32) -> Points {
    while 0 < places && value % 10 == 0 {
        (value, places) = (value / 10, places - 1);
    }
    Points::from_decimal(Decimal::new(value, places))
}

impl Default for Exact {
    fn default() -> Self {
        Self::ZERO
    }
}

impl From<Points> for Exact {
    fn from(value: Points) -> Self {
        match millionths(value.decimal()) {
            Some(value) => Self(Form::Millionths(value)),
            None => Self::of_big(ratio(value.decimal())),
        }
    }
}

impl Exact {
    /// Zero.
    pub const ZERO: Self = Self(Form::Millionths(0));

    /// A fraction, unrounded.
    #[must_use]
    pub fn from_fraction(value: Fraction) -> Self {
        let (numerator, denominator) = value.parts();
        let (factor, rest) = divide(MILLION.into(), denominator);
        let product = if rest == 0 { numerator.checked_mul(factor) } else { None };
        match product.and_then(|n| i64::try_from(n).ok()) {
            Some(value) => Self(Form::Millionths(value)),
            None => Self(Form::Fraction(Box::new(value))),
        }
    }

    fn of_big(value: BigRational) -> Self {
        let parts = value.numer().to_i128().zip(value.denom().to_i128());
        match parts.and_then(|(numerator, denominator)| Fraction::of_parts(numerator, denominator)) {
            Some(fraction) => Self::from_fraction(fraction),
            None => Self(Form::Big(Box::new(value))),
        }
    }

    /// `numerator / denominator`; `None` for a zero denominator.
    #[must_use]
    pub fn of_ratio(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        // A common case of a search: a power of ten below the line.
        let product = numerator.checked_mul(MILLION.into()).map(|n| divide(n, denominator));
        if let Some((value, 0)) = product
            && let Ok(value) = i64::try_from(value)
        {
            return Some(Self(Form::Millionths(value)));
        }
        Some(match Fraction::of_parts(numerator, denominator) {
            Some(fraction) => Self::from_fraction(fraction),
            None => Self::of_big(BigRational::new(numerator.into(), denominator.into())),
        })
    }

    /// The value when it is a decimal of points.
    #[must_use]
    pub fn to_points(&self) -> Option<Points> {
        match &self.0 {
            Form::Millionths(value) => Some(points(*value, PLACES)),
            Form::Fraction(value) => value.to_points(),
            Form::Big(_) => None,
        }
    }

    /// The denominator in lowest terms where no decimal of points holds the
    /// value; 1 for decimals, `None` when it passes 38 digits.
    #[must_use]
    pub fn denominator(&self) -> Option<i128> {
        match &self.0 {
            Form::Millionths(_) => Some(1),
            Form::Fraction(value) => Some(value.parts().1),
            Form::Big(value) => value.denom().to_i128(),
        }
    }

    /// `self × factor` when that is an integer of at most 38 digits.
    #[must_use]
    pub fn times_integer(&self, factor: i128) -> Option<i128> {
        let (numerator, denominator) = match &self.0 {
            Form::Millionths(value) => (i128::from(*value), MILLION.into()),
            Form::Fraction(value) => value.parts(),
            Form::Big(_) => return self.big_times_integer(factor),
        };
        if let (share, 0) = divide(factor, denominator) {
            return numerator.checked_mul(share);
        }
        match numerator.checked_mul(factor).map(|product| divide(product, denominator)) {
            Some((value, rest)) => (rest == 0).then_some(value),
            None => self.big_times_integer(factor),
        }
    }

    #[cold]
    fn big_times_integer(&self, factor: i128) -> Option<i128> {
        let product = self.rational() * BigInt::from(factor);
        product.is_integer().then(|| product.to_integer().to_i128()).flatten()
    }

    /// The value as a fraction; `None` where 38 digits do not hold it.
    #[must_use]
    pub fn fraction(&self) -> Option<Fraction> {
        match &self.0 {
            Form::Millionths(value) => Fraction::of_parts((*value).into(), MILLION.into()),
            Form::Fraction(value) => Some(**value),
            Form::Big(_) => None,
        }
    }

    fn rational(&self) -> BigRational {
        match &self.0 {
            Form::Millionths(value) => BigRational::new((*value).into(), MILLION.into()),
            Form::Fraction(value) => {
                let (numerator, denominator) = value.parts();
                BigRational::new_raw(numerator.into(), denominator.into())
            }
            Form::Big(value) => value.as_ref().clone(),
        }
    }

    /// `self + other`.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        if let (Form::Millionths(a), Form::Millionths(b)) = (&self.0, &other.0)
            && let Some(sum) = a.checked_add(*b)
        {
            return Self(Form::Millionths(sum));
        }
        self.plus_fraction(other)
    }

    #[cold]
    fn plus_fraction(&self, other: &Self) -> Self {
        let sum = self.fraction().zip(other.fraction()).and_then(|(a, b)| a.plus(b));
        sum.map_or_else(|| Self::of_big(self.rational() + other.rational()), Self::from_fraction)
    }

    /// `self − other`.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        if let (Form::Millionths(a), Form::Millionths(b)) = (&self.0, &other.0)
            && let Some(difference) = a.checked_sub(*b)
        {
            return Self(Form::Millionths(difference));
        }
        Self::of_big(self.rational() - other.rational())
    }

    /// `self × value ÷ divisor`; unchanged when the divisor is zero.
    #[must_use]
    pub fn scaled(&self, value: Points, divisor: Points) -> Self {
        if divisor == Points::ZERO || value == divisor {
            return self.clone();
        }
        let scaled = self.fraction().and_then(|own| own.times(value.decimal())?.over(divisor.decimal()));
        scaled.map_or_else(
            || Self::of_big(self.rational() * ratio(value.decimal()) / ratio(divisor.decimal())),
            Self::from_fraction,
        )
    }

    /// The percentage that this is of `whole`, rounded; the value itself, rounded,
    /// where nothing is whole.
    #[must_use]
    pub fn percent_of(&self, whole: Points, rounding: Rounding) -> Points {
        let places = rounding.places.min(PLACES);
        if let (Form::Millionths(value), Some(whole)) = (&self.0, millionths(whole.decimal()))
            && whole != 0
        {
            // 63 + 27 bits at most.
            let scaled = i128::from(*value) * 100 * i128::from(power(places));
            if let Ok(percent) = i64::try_from(rounded_quotient(scaled, whole.into(), rounding.mode)) {
                return points(percent, places);
            }
        }
        self.scaled(Points::from_decimal(Decimal::ONE_HUNDRED), whole).round(rounding)
    }

    /// Exact comparison.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        if let (Form::Millionths(a), Form::Millionths(b)) = (&self.0, &other.0) {
            return a.cmp(b);
        }
        let order = self.fraction().zip(other.fraction()).and_then(|(a, b)| a.order(b));
        order.unwrap_or_else(|| self.rational().cmp(&other.rational()))
    }

    /// `self × 100` compared with `percent × maximum`, without dividing.
    #[must_use]
    pub fn compare_share(&self, percent: Decimal, maximum: Points) -> Ordering {
        if let (Form::Millionths(value), Some(maximum)) = (&self.0, millionths(maximum.decimal()))
            && let (Ok(share), scale @ 0..=PLACES) = (i64::try_from(percent.mantissa()), percent.scale())
        {
            // 63 + 27 bits, and 63 + 63.
            let left = i128::from(*value) * i128::from(100 * power(scale));
            return left.cmp(&(i128::from(share) * i128::from(maximum)));
        }
        (self.rational() * BigInt::from(100)).cmp(&(ratio(percent) * ratio(maximum.decimal())))
    }

    /// The smaller of two values.
    #[must_use]
    pub fn min(self, other: &Self) -> Self {
        if other.compare(&self) == Ordering::Less { other.clone() } else { self }
    }

    /// The larger of two values.
    #[must_use]
    pub fn max(self, other: &Self) -> Self {
        if self.compare(other) == Ordering::Less { other.clone() } else { self }
    }

    /// The value rounded as told.
    #[must_use]
    pub fn round(&self, rounding: Rounding) -> Points {
        let places = rounding.places.min(PLACES);
        match &self.0 {
            Form::Millionths(value) => {
                let unit = power(PLACES - places);
                if value % unit == 0 {
                    return points(value / unit, places);
                }
                // At most the value itself, which has 64 bits.
                let rounded = rounded_quotient((*value).into(), unit.into(), rounding.mode);
                points(i64::try_from(rounded).unwrap_or_default(), places)
            }
            Form::Fraction(value) => value.round(rounding),
            Form::Big(value) => round_big(value, rounding),
        }
    }

    /// The file form, one text for one value: `7.5`, or where no decimal of
    /// points can hold it a reduced fraction such as `55/3`.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self.to_points() {
            Some(points) => points.to_text(),
            None => {
                let value = self.rational();
                format!("{}/{}", value.numer(), value.denom())
            }
        }
    }

    /// For showing only: six decimals, cut off; exact when it has no more.
    #[must_use]
    pub fn shown(&self) -> Points {
        self.to_points().unwrap_or_else(|| self.round(Rounding { places: PLACES, mode: super::Mode::Down }))
    }
}
