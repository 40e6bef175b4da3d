//! Division of whole numbers, and rounding by it.

use super::{Mode, Points, Rounding};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Decimals of a millionth.
pub(super) const PLACES: u32 = 6;

/// Rounds where integers of 128 bits do not do.
pub(super) fn round_big(value: &BigRational, rounding: Rounding) -> Points {
    let places = rounding.places.min(PLACES);
    let scaled = value * BigInt::from(10).pow(places);
    let down = scaled.trunc().to_integer();
    let twice = (&scaled - BigRational::from_integer(down.clone())).abs() * BigInt::from(2);
    let away = match (rounding.mode, twice.cmp(&BigRational::from_integer(BigInt::from(1)))) {
        (Mode::Down, _) | (_, Ordering::Less) => false,
        (_, Ordering::Greater) | (Mode::HalfUp, Ordering::Equal) => true,
        (Mode::HalfEven, Ordering::Equal) => &down % 2 != BigInt::zero(),
    };
    let step = if away { scaled.signum().to_integer() } else { BigInt::zero() };
    let value = (down + step).to_i128().and_then(|n| Decimal::try_from_i128_with_scale(n, places).ok());
    Points::from_decimal(value.unwrap_or_default().normalize())
}

/// Quotient and rest; of 64 bits where that is enough. The divisor is positive.
pub(super) fn divide(a: i128, b: i128) -> (i128, i128) {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) if 0 < b => ((a / b).into(), (a % b).into()),
        _ => (a.checked_div(b).unwrap_or_default(), a.checked_rem(b).unwrap_or_default()),
    }
}

/// `a ÷ b` as an integer, rounded; the divisor is positive.
pub(super) fn rounded_quotient(a: i128, b: i128, mode: Mode) -> i128 {
    let (quotient, rest) = divide(a, b);
    let twice = rest.unsigned_abs().saturating_mul(2);
    let away = match (mode, twice.cmp(&b.unsigned_abs())) {
        (Mode::Down, _) | (_, Ordering::Less) => false,
        (_, Ordering::Greater) | (Mode::HalfUp, Ordering::Equal) => true,
        (Mode::HalfEven, Ordering::Equal) => quotient % 2 != 0,
    };
    quotient.saturating_add(if away { a.signum() } else { 0 })
}

/// A decimal as a fraction of numbers of any size.
pub(super) fn ratio(value: Decimal) -> BigRational {
    BigRational::new(BigInt::from(value.mantissa()), BigInt::from(10).pow(value.scale()))
}
