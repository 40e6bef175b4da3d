//! Rounding on exact ties: the case that spreadsheets and floats get wrong.

use cchc::points::{Exact, Fraction, Mode, Points, Quantity, Rounding};
use rust_decimal::Decimal;

const TWO: Rounding = Rounding { places: 2, mode: Mode::HalfUp };

/// Every half-up tie at two decimals of `a/b × max` for `b ≤ 200`, `a < b`,
/// `a ≥ ⌊0,7·b⌋`, max 0,25 … 3,00 by 0,05, made by integer arithmetic alone.
///
/// The rounding study counts 342 720 cases and 5 221 ties; that is the range
/// with the lower end rounded down. With `0,7 ≤ a/b` to the letter there are
/// 332 640 cases and 5 099 ties, all of them inside this range.
#[test]
fn all_5221_half_up_ties_round_away_from_zero() {
    let (mut cases, mut ties, mut strict, mut wrong) = (0_u32, 0_u32, 0_u32, 0_u32);
    for b in 1_i64..=200 {
        for a in b * 7 / 10..b {
            for max_cents in (25_i64..=300).step_by(5) {
                cases += 1;
                // score in thousandths is a·max_cents·10 / b; a tie at two
                // decimals is an odd multiple of five thousandths.
                let scaled = a * max_cents * 2;
                if scaled % b != 0 || (scaled / b) % 2 == 0 {
                    continue;
                }
                ties += 1;
                strict += u32::from(b * 7 <= a * 10);
                let expected = Points::from_decimal(Decimal::new((scaled / b + 1) / 2, 2).normalize());
                let max = Points::from_decimal(Decimal::new(max_cents, 2));
                let count = |n: i64| Quantity::from(u32::try_from(n).unwrap());
                let share = Fraction::share(max, count(a), count(b)).unwrap();
                assert!(share.is_tie(2), "{a}/{b} x {max_cents}");
                if share.round(TWO) != expected || Exact::from_fraction(share).round(TWO) != expected {
                    wrong += 1;
                }
            }
        }
    }
    assert_eq!((cases, ties, strict, wrong), (342_720, 5_221, 5_099, 0));
}

#[test]
fn unrounded_thirds_add_up_to_one_exactly() {
    let third = Fraction::share(Points::parse("1").unwrap(), Quantity::from(1), Quantity::from(3)).unwrap();
    let one = Exact::from_fraction(third);
    let sum = one.plus(&one).plus(&one);
    assert_eq!(sum.to_points(), Points::parse("1").ok());
}

#[test]
fn modes_differ_only_where_they_should() {
    let tie = Fraction::share(Points::parse("6").unwrap(), Quantity::from(1), Quantity::from(48)).unwrap(); // 0,125
    let at = |mode| tie.round(Rounding { places: 2, mode }).to_text();
    assert_eq!((at(Mode::HalfUp), at(Mode::HalfEven), at(Mode::Down)), ("0.13".into(), "0.12".into(), "0.12".into()));
}
