//! Exact points, quantities and the fractions between them.
//!
//! Nothing here is a binary float and nothing is rounded unless a [`Rounding`]
//! is passed in. A score that a rule computes from counts stays a [`Fraction`]
//! until the pack says where it is rounded; sums of unrounded fractions
//! are [`Exact`]. Points have no `Display`: text for people is made in
//! `crate::text`, text for files by [`Points::to_text`].

mod exact;
mod fraction;
mod quotient;
mod rounding;
mod typed;

pub use exact::Exact;
pub use fraction::Fraction;
pub use rounding::{Mode, Rounding};
pub use typed::{Field, NumberError, NumberErrorKind, parse_typed};

use rust_decimal::Decimal;

/// Most digits before the decimal sign in any points value: 999 999.
pub const POINTS_DIGITS: usize = 6;
/// Most digits after the decimal sign in any points value of a file.
pub const POINTS_DECIMALS: usize = 6;

/// Points, an exact decimal: a score, a maximum or a sum of them.
///
/// Magnitude below 10^6 per value read from a file, at most six decimals; sums
/// of a thousand such values stay far from the limits of the type. Equality and
/// order are by value (`1.50 == 1.5`). May be negative as a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(Decimal);

/// A quantity that a person declares or a rule compares with: a count, a
/// percentage, a number of days. Exact, not negative in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quantity(Decimal);

/// Why a decimal text of a file is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// The text is not `digits` or `digits.digits` (no sign, exponent, space or comma).
    Grammar,
    /// More digits than allowed before or after the point.
    TooLong,
}

/// Reads `digits[.digits]`, the only decimal form of our files.
fn parse_plain(text: &str, digits: usize, decimals: usize) -> Result<Decimal, DecimalError> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole) || !plain(fraction) {
        return Err(DecimalError::Grammar);
    }
    if whole.len() > digits || fraction.len() > decimals {
        return Err(DecimalError::TooLong);
    }
    Decimal::from_str_exact(text).map_err(|_| DecimalError::TooLong)
}

fn plain_text(value: Decimal) -> String {
    value.normalize().to_string()
}

impl Points {
    /// No points.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Reads the file form: `7.25`, at most six digits on each side, no sign.
    ///
    /// # Errors
    /// [`DecimalError`] when the text is anything else.
    ///
    /// # Example
    /// ```
    /// use cchc::base::decimal::Points;
    /// assert_eq!(Points::parse("7.50"), Points::parse("7.5"));
    /// assert!(Points::parse("7,5").is_err());
    /// assert!(Points::parse("1e3").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        parse_plain(text, POINTS_DIGITS, POINTS_DECIMALS).map(Self)
    }

    /// [`Points::parse`] with a minus sign before it: `-2`. Zero has no sign.
    ///
    /// # Errors
    /// [`DecimalError`] when the text is anything else.
    pub fn parse_signed(text: &str) -> Result<Self, DecimalError> {
        let Some(amount) = text.strip_prefix('-') else { return Self::parse(text) };
        let amount = Self::parse(amount)?;
        if amount == Self::ZERO { Err(DecimalError::Grammar) } else { Ok(Self::ZERO.minus(amount)) }
    }

    /// The file form, normalised: `7.5`, never `7.50`.
    #[must_use]
    pub fn to_text(self) -> String {
        plain_text(self.0)
    }

    /// The value as a bare decimal, for formatting and arithmetic inside the engine.
    #[must_use]
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// Wraps a decimal computed exactly.
    #[must_use]
    pub const fn from_decimal(value: Decimal) -> Self {
        Self(value)
    }

    /// `self + other`, exact.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// `self − other`, exact; may be negative.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// `self × quantity`, exact.
    #[must_use]
    pub fn times(self, quantity: Quantity) -> Self {
        Self(self.0.saturating_mul(quantity.0))
    }

    /// The value moved into `low ..= high`.
    #[must_use]
    pub fn clamp_to(self, low: Self, high: Self) -> Self {
        if self < low {
            low
        } else if high < self {
            high
        } else {
            self
        }
    }

    /// True below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self < Self::ZERO
    }

    /// The smallest step at `places` decimals: `0.01` for two.
    #[must_use]
    pub fn step(places: u32) -> Self {
        Self(Decimal::new(1, places.min(20)))
    }
}

impl std::iter::Sum for Points {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Self::plus)
    }
}

impl Quantity {
    /// Zero.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// One hundred, the base of every percentage.
    pub const HUNDRED: Self = Self(Decimal::ONE_HUNDRED);

    /// Reads the file form: digits, at most twelve, and at most four decimals.
    ///
    /// # Errors
    /// [`DecimalError`] when the text is anything else.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        parse_plain(text, 12, 4).map(Self)
    }

    /// The file form, normalised.
    #[must_use]
    pub fn to_text(self) -> String {
        plain_text(self.0)
    }

    /// The value as a bare decimal.
    #[must_use]
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// Wraps a decimal computed exactly.
    #[must_use]
    pub const fn from_decimal(value: Decimal) -> Self {
        Self(value)
    }

    /// True for exactly zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }
}

impl From<u32> for Quantity {
    fn from(value: u32) -> Self {
        Self(Decimal::from(value))
    }
}
