//! Fractions of counts, and the one place where rounding happens.

use super::quotient::{divide, ratio, round_big, rounded_quotient};
use super::{Points, Quantity, Rounding};
use num_rational::BigRational;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A ratio of two integers, not rounded: `numerator / denominator`.
///
/// Invariant: the denominator is positive and the two share no factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        // Nearly always at once: division of 64 bits is ten times faster.
        if let (Ok(small_a), Ok(small_b)) = (u64::try_from(a), u64::try_from(b)) {
            return gcd_small(small_a, small_b).into();
        }
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1)
}

fn gcd_small(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn power_of_ten(exponent: u32) -> i128 {
    10_i128.saturating_pow(exponent)
}

impl Fraction {
    /// `a × b / c`, kept as a fraction; `None` when `c` is zero or the integers
    /// would pass 38 digits (impossible for values read by this crate).
    #[must_use]
    pub fn of(a: Decimal, b: Decimal, c: Decimal) -> Option<Self> {
        // One reduction of the whole product, unless it is too long.
        let product = |x: i128, y: i128, z: i128| x.checked_mul(y)?.checked_mul(z);
        let numerator = product(a.mantissa(), b.mantissa(), power_of_ten(c.scale()));
        let denominator = product(power_of_ten(a.scale()), power_of_ten(b.scale()), c.mantissa());
        match (numerator, denominator) {
            (Some(numerator), Some(denominator)) => Self::reduced(numerator, denominator),
            _ => Self::whole(a)?.times(b)?.over(c),
        }
    }

    /// Zero.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// A decimal as a fraction.
    #[must_use]
    pub fn whole(value: Decimal) -> Option<Self> {
        Self::reduced(value.mantissa(), power_of_ten(value.scale()))
    }

    /// `numerator / denominator`; `None` when that is zero or one of them has no
    /// opposite within 128 bits.
    pub(super) fn of_parts(numerator: i128, denominator: i128) -> Option<Self> {
        let both = numerator.checked_neg().and(denominator.checked_neg());
        both.and_then(|_| Self::reduced(numerator, denominator))
    }

    /// Exact comparison; `None` where the products pass 128 bits.
    pub(super) fn order(self, other: Self) -> Option<Ordering> {
        let left = self.numerator.checked_mul(other.denominator)?;
        Some(left.cmp(&other.numerator.checked_mul(self.denominator)?))
    }

    fn reduced(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let sign = if denominator < 0 { -1 } else { 1 };
        let (numerator, denominator) = match gcd(numerator, denominator) {
            0 | 1 => (numerator, denominator),
            shared => (divide(numerator, shared).0, divide(denominator, shared).0),
        };
        Some(Self { numerator: sign * numerator, denominator: sign * denominator })
    }

    fn times_ratio(self, numerator: i128, denominator: i128) -> Option<Self> {
        // Reducing crosswise first keeps the products small.
        let left = Self::reduced(self.numerator, denominator)?;
        let right = Self::reduced(numerator, self.denominator)?;
        Self::reduced(left.numerator.checked_mul(right.numerator)?, left.denominator.checked_mul(right.denominator)?)
    }

    /// `self × value`.
    #[must_use]
    pub fn times(self, value: Decimal) -> Option<Self> {
        self.times_ratio(value.mantissa(), power_of_ten(value.scale()))
    }

    /// `self ÷ value`; `None` for zero.
    #[must_use]
    pub fn over(self, value: Decimal) -> Option<Self> {
        if value.is_zero() {
            return None;
        }
        self.times_ratio(power_of_ten(value.scale()), value.mantissa())
    }

    /// `self + other`.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let shared = gcd(self.denominator, other.denominator).max(1);
        let left = self.numerator.checked_mul(other.denominator / shared)?;
        let right = other.numerator.checked_mul(self.denominator / shared)?;
        Self::reduced(left.checked_add(right)?, (self.denominator / shared).checked_mul(other.denominator)?)
    }

    /// Numerator and denominator in lowest terms, for showing a tie.
    #[must_use]
    pub const fn parts(self) -> (i128, i128) {
        (self.numerator, self.denominator)
    }

    /// Exact comparison with a decimal, by cross-multiplication.
    #[must_use]
    pub fn compare(self, value: Decimal) -> Ordering {
        let left = self.numerator.checked_mul(power_of_ten(value.scale()));
        let right = value.mantissa().checked_mul(self.denominator);
        match (left, right) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => BigRational::new(self.numerator.into(), self.denominator.into()).cmp(&ratio(value)),
        }
    }

    /// The smaller of the fraction and a decimal.
    #[must_use]
    pub fn at_most(self, value: Decimal) -> Self {
        if self.compare(value) == Ordering::Greater { Self::whole(value).unwrap_or(self) } else { self }
    }

    /// The value as a decimal when it has one with at most six decimals.
    #[must_use]
    pub fn to_points(self) -> Option<Points> {
        const MILLION: i128 = 1_000_000;
        let (factor, rest) = divide(MILLION, self.denominator);
        let millionths = (rest == 0).then(|| self.numerator.checked_mul(factor)).flatten()?;
        Decimal::try_from_i128_with_scale(millionths, 6).ok().map(|d| Points::from_decimal(d.normalize()))
    }

    /// True when the value lies exactly between two neighbours at `places`
    /// decimals: the case that binary floats get wrong.
    #[must_use]
    pub fn is_tie(self, places: u32) -> bool {
        self.times_ratio(2 * power_of_ten(places), 1)
            .is_some_and(|twice| twice.denominator == 1 && twice.numerator % 2 != 0)
    }

    /// The value rounded as told; the only rounding in the product.
    ///
    /// # Example
    /// 17/18 × 1.35 = 1.275 exactly, a tie: half-up gives 1.28.
    /// ```
    /// use cchc::base::decimal::{Fraction, Mode, Points, Quantity, Rounding};
    /// let max = Points::parse("1.35").unwrap();
    /// let score = Fraction::share(max, Quantity::from(17), Quantity::from(18)).unwrap();
    /// let rounded = score.round(Rounding { places: 2, mode: Mode::HalfUp });
    /// assert_eq!(rounded, Points::parse("1.28").unwrap());
    /// ```
    #[must_use]
    pub fn round(self, rounding: Rounding) -> Points {
        let places = rounding.places.min(6);
        let Some(scaled) = self.numerator.checked_mul(power_of_ten(places)) else {
            return round_big(&BigRational::new_raw(self.numerator.into(), self.denominator.into()), rounding);
        };
        let value = rounded_quotient(scaled, self.denominator, rounding.mode);
        let value = Decimal::try_from_i128_with_scale(value, places);
        Points::from_decimal(value.map(|d| d.normalize()).unwrap_or_default())
    }

    /// `max × part / whole`; `None` when `whole` is zero.
    #[must_use]
    pub fn share(max: Points, part: Quantity, whole: Quantity) -> Option<Self> {
        Self::of(max.decimal(), part.decimal(), whole.decimal())
    }
}
