//! Sums of points that nobody has rounded yet.

use super::{Fraction, Points, Rounding};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// An exact number: a decimal, and where a set rounds later than its leaves, the
/// part of it that no decimal can hold.
///
/// Most sets round every leaf, so most values are plain decimals and cost one
/// decimal addition. The rational part has no size limit; a sum of a thousand
/// leaves with different denominators is still exact.
#[derive(Clone, Debug, Default)]
pub struct Exact {
    whole: Points,
    rest: Option<Box<BigRational>>,
}

fn ratio(value: Decimal) -> BigRational {
    BigRational::new(BigInt::from(value.mantissa()), BigInt::from(10).pow(value.scale()))
}

impl From<Points> for Exact {
    fn from(whole: Points) -> Self {
        Self { whole, rest: None }
    }
}

impl Exact {
    /// Zero.
    pub const ZERO: Self = Self { whole: Points::ZERO, rest: None };

    /// A fraction, unrounded.
    #[must_use]
    pub fn from_fraction(value: Fraction) -> Self {
        match value.to_points() {
            Some(points) => points.into(),
            None => {
                let (n, d) = value.parts();
                let rest = BigRational::new(BigInt::from(n), BigInt::from(d));
                Self { whole: Points::ZERO, rest: Some(Box::new(rest)) }
            }
        }
    }

    /// The value when it is a decimal of points.
    #[must_use]
    pub fn to_points(&self) -> Option<Points> {
        self.rest.is_none().then_some(self.whole)
    }

    /// `numerator / denominator`; `None` for a zero denominator.
    #[must_use]
    pub fn of_ratio(numerator: i128, denominator: i128) -> Option<Self> {
        let millionths = numerator.checked_mul(1_000_000).filter(|n| n.checked_rem(denominator) == Some(0));
        let decimal = millionths.and_then(|n| Decimal::try_from_i128_with_scale(n.checked_div(denominator)?, 6).ok());
        if let Some(value) = decimal {
            return Some(Points::from_decimal(value.normalize()).into());
        }
        (denominator != 0).then(|| {
            let rest = BigRational::new(BigInt::from(numerator), BigInt::from(denominator));
            Self::from_parts(Points::ZERO, Some(rest))
        })
    }

    /// The denominator of the part that no decimal of points can hold, in lowest
    /// terms; 1 for plain decimals, `None` when it passes 38 digits.
    #[must_use]
    pub fn denominator(&self) -> Option<i128> {
        self.rest.as_ref().map_or(Some(1), |rest| rest.denom().to_i128())
    }

    /// `self × factor` when that is an integer of at most 38 digits.
    #[must_use]
    pub fn times_integer(&self, factor: i128) -> Option<i128> {
        let decimal = self.whole.decimal();
        let whole = if decimal.scale() == 0 {
            Some(decimal.mantissa().checked_mul(factor)?)
        } else {
            let scale = 10_i128.checked_pow(decimal.scale())?;
            let share = factor / scale;
            if share * scale == factor { Some(decimal.mantissa().checked_mul(share)?) } else { None }
        };
        match (&self.rest, whole) {
            (None, Some(whole)) => Some(whole),
            _ => {
                let value = self.rational() * BigInt::from(factor);
                value.is_integer().then(|| value.to_integer().to_i128()).flatten()
            }
        }
    }

    fn rational(&self) -> BigRational {
        let whole = ratio(self.whole.decimal());
        self.rest.as_ref().map_or_else(|| whole.clone(), |rest| &whole + rest.as_ref())
    }

    /// A rest that has become a decimal of points joins the whole.
    fn from_parts(whole: Points, rest: Option<BigRational>) -> Self {
        let Some(rest) = rest else { return whole.into() };
        let factor = rest.denom().to_u32().filter(|denominator| *denominator != 0 && 1_000_000 % denominator == 0);
        let millionths = factor.map(|denominator| rest.numer() * BigInt::from(1_000_000 / denominator));
        let decimal = millionths.and_then(|n| n.to_i128());
        match decimal.and_then(|n| Decimal::try_from_i128_with_scale(n, 6).ok()) {
            Some(value) => whole.plus(Points::from_decimal(value.normalize())).into(),
            None => Self { whole, rest: Some(Box::new(rest)) },
        }
    }

    /// `self + other`.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let rest = match (&self.rest, &other.rest) {
            (None, None) => None,
            (Some(one), None) | (None, Some(one)) => Some(one.as_ref().clone()),
            (Some(a), Some(b)) => Some(a.as_ref() + b.as_ref()),
        };
        Self::from_parts(self.whole.plus(other.whole), rest)
    }

    /// `self − other`.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        let negated = Self {
            whole: Points::ZERO.minus(other.whole),
            rest: other.rest.as_ref().map(|r| Box::new(-r.as_ref().clone())),
        };
        self.plus(&negated)
    }

    /// `self × value ÷ divisor`; unchanged when the divisor is zero.
    #[must_use]
    pub fn scaled(&self, value: Points, divisor: Points) -> Self {
        if divisor == Points::ZERO || value == divisor {
            return self.clone();
        }
        if self.rest.is_none()
            && let Some(fraction) = Fraction::of(self.whole.decimal(), value.decimal(), divisor.decimal())
        {
            return Self::from_fraction(fraction);
        }
        let rest = self.rational() * ratio(value.decimal()) / ratio(divisor.decimal());
        Self::from_parts(Points::ZERO, Some(rest))
    }

    /// Exact comparison.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        if self.rest.is_none() && other.rest.is_none() {
            self.whole.cmp(&other.whole)
        } else {
            self.rational().cmp(&other.rational())
        }
    }

    /// `self × 100` compared with `percent × maximum`, without dividing.
    #[must_use]
    pub fn compare_share(&self, percent: Decimal, maximum: Points) -> Ordering {
        let right = Points::from_decimal(percent.saturating_mul(maximum.decimal()));
        if self.rest.is_none() {
            self.whole.decimal().saturating_mul(Decimal::ONE_HUNDRED).cmp(&right.decimal())
        } else {
            (self.rational() * BigInt::from(100)).cmp(&ratio(right.decimal()))
        }
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
        if self.rest.is_none()
            && let Some(fraction) = Fraction::whole(self.whole.decimal())
        {
            return fraction.round(rounding);
        }
        let places = rounding.places.min(6);
        let scaled = self.rational() * BigInt::from(10).pow(places);
        let down = scaled.trunc().to_integer();
        let twice = (&scaled - BigRational::from_integer(down.clone())).abs() * BigInt::from(2);
        let away = match (rounding.mode, twice.cmp(&BigRational::from_integer(BigInt::from(1)))) {
            (super::Mode::Down, _) | (_, Ordering::Less) => false,
            (_, Ordering::Greater) | (super::Mode::HalfUp, Ordering::Equal) => true,
            (super::Mode::HalfEven, Ordering::Equal) => &down % 2 != BigInt::zero(),
        };
        let step = if away { scaled.signum().to_integer() } else { BigInt::zero() };
        let value = (down + step).to_i128().and_then(|n| Decimal::try_from_i128_with_scale(n, places).ok());
        Points::from_decimal(value.unwrap_or_default().normalize())
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
        self.to_points().unwrap_or_else(|| self.round(Rounding { places: 6, mode: super::Mode::Down }))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.compare(other) == Ordering::Equal
    }
}

impl Eq for Exact {}
