//! Arithmetic of workbook formulas that is exact in binary floats: every value is
//! a whole number below 2^53.
//!
//! Points are counted in millionths. A share is divided by long division, three
//! decimals at a time, so no quotient is ever rounded before the pack says so:
//! spreadsheets compute with doubles, and some cut them to fifteen digits.

use crate::base::decimal::{Mode, Points, Quantity, Rounding};
use rust_decimal::Decimal;

/// Millionths of a point.
pub(super) const MICRO: i128 = 1_000_000;
/// Decimals of [`MICRO`].
const MICRO_PLACES: u32 = 6;
/// Above the line of a division; a quotient of it keeps its last digit in
/// fifteen decimal digits.
pub(super) const MOST_ABOVE: i128 = 100_000_000_000_000;
/// Below the line of a division, a thousandth of the above.
pub(super) const MOST_BELOW: i128 = 100_000_000_000;
/// Whole numbers that are compared as they are.
pub(super) const MOST_COMPARED: i128 = 1_000_000_000_000_000;

pub(super) fn power_of_ten(exponent: u32) -> i128 {
    10_i128.saturating_pow(exponent)
}

/// A decimal in lowest terms: above and below the line.
pub(super) fn parts(value: Decimal) -> (i128, i128) {
    let value = value.normalize();
    let (mut above, mut below) = (value.mantissa(), power_of_ten(value.scale()));
    for prime in [2, 5] {
        while above % prime == 0 && below % prime == 0 {
            above /= prime;
            below /= prime;
        }
    }
    (above, below)
}

/// Millionths of points that have at most six decimals.
pub(super) fn micro(points: Points) -> i128 {
    let (above, below) = parts(points.decimal());
    above * (MICRO / below.max(1))
}

/// A declared number as a whole number of `10^-decimals`.
pub(super) fn scaled(value: Quantity, decimals: u32) -> i128 {
    let (above, below) = parts(value.decimal());
    above * (power_of_ten(decimals) / below.max(1))
}

/// Rounds `x` millionths; `rest` is what is left of it below a millionth.
/// `x` is repeated: a cell, or short.
pub(super) fn rounded(x: &str, rest: Option<&str>, rounding: Option<Rounding>) -> String {
    let Some(Rounding { places, mode }) = rounding else { return x.to_owned() };
    let step = power_of_ten(MICRO_PLACES.saturating_sub(places));
    if step == 1 {
        return match (rest, mode) {
            (None, _) | (_, Mode::Down) => x.to_owned(),
            (Some(rest), Mode::HalfUp) => format!("({x}+IF({rest}>=0.5,1,0))"),
            (Some(rest), Mode::HalfEven) => format!("({x}+IF(OR({rest}>0.5,AND({rest}=0.5,MOD({x},2)=1)),1,0))"),
        };
    }
    let twice = 2 * step;
    match mode {
        Mode::Down => format!("INT({x}/{step})*{step}"),
        // A rest cannot lift a whole number of millionths over the half.
        Mode::HalfUp => format!("INT((2*{x}+{step})/{twice})*{step}"),
        Mode::HalfEven => {
            let exact = rest.map_or_else(String::new, |rest| format!(",{rest}=0"));
            format!(
                "(INT((2*{x}+{step})/{twice})-IF(AND(MOD(2*{x}+{step},{twice})=0,MOD(INT((2*{x}+{step})/{twice}),2)=1{exact}),1,0))*{step}"
            )
        }
    }
}

/// [`rounded`] for a number that may be below zero where `least` is: away from
/// zero on both sides.
pub(super) fn rounded_from(least: i128, x: &str, rest: Option<&str>, rounding: Option<Rounding>) -> String {
    let up = rounded(x, rest, rounding);
    if 0 <= least || rounding.is_none() {
        return up;
    }
    // Below zero the rest lifts the number towards zero: one millionth less is left.
    let (turned, rest) = match rest {
        None => (format!("(-{x})"), None),
        Some(rest) => (format!("(-{x}-IF({rest}>0,1,0))"), Some(format!("IF({rest}>0,1-{rest},0)"))),
    };
    let down = rounded(&turned, rest.as_deref(), rounding);
    format!("IF({x}<0,-({down}),{up})")
}

/// `above ÷ below` rounded to a whole number; both are repeated.
pub(super) fn divided(above: &str, below: &str, mode: Mode) -> String {
    match mode {
        Mode::Down => format!("INT({above}/({below}))"),
        Mode::HalfUp => format!("INT((2*{above}+{below})/(2*{below}))"),
        Mode::HalfEven => format!(
            "(INT((2*{above}+{below})/(2*{below}))-IF(AND(MOD(2*{above}+{below},2*{below})=0,MOD(INT((2*{above}+{below})/(2*{below})),2)=1),1,0))"
        ),
    }
}

/// The eight cells of a long division, in the order of their columns, from the
/// texts above and below the line; `names` are the cells themselves.
pub(super) fn long_division(above: &str, below: &str, names: &[String; 8]) -> [String; 8] {
    let [a, b, q, r, first, left, second, _] = names;
    [
        above.to_owned(),
        below.to_owned(),
        format!("INT({a}/{b})"),
        format!("{a}-{q}*{b}"),
        format!("INT({r}*1000/{b})"),
        format!("{r}*1000-{first}*{b}"),
        format!("INT({left}*1000/{b})"),
        format!("{left}*1000-{second}*{b}"),
    ]
}

/// The quotient of a long division in millionths, cut off.
pub(super) fn quotient([_, _, q, _, first, _, second, _]: &[String; 8]) -> String {
    format!("({q}*{MICRO}+{first}*1000+{second})")
}

/// What is left of a long division, as a part of a millionth.
pub(super) fn remainder([_, b, _, _, _, _, _, r]: &[String; 8]) -> String {
    format!("{r}/{b}")
}
