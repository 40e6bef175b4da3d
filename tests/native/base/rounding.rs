//! Rounding on exact ties: the case that spreadsheets and floats get wrong.

use crate::engine::properties::config;
use cchc::base::decimal::{Exact, Field, Fraction, Mode, Points, Quantity, Rounding, parse_typed};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use proptest::prelude::*;
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

/// What a person types, character by character: the grammar written out plainly,
/// with no care for speed.
fn read_slowly(text: &str, field: Field) -> Option<Option<BigRational>> {
    let plain = |c: char| match c {
        '\u{A0}' | '\u{2009}' | '\u{202F}' | '\t' => ' ',
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap(),
        '，' => ',',
        '．' => '.',
        other => other,
    };
    let text: String = text.chars().map(plain).collect();
    let text = text.trim_matches(' ');
    if text.is_empty() {
        return Some(None);
    }
    let signs: &[char] = if field.decimals == 0 { &[','] } else { &[',', '.'] };
    let (whole, fraction) = text.split_once(signs).unwrap_or((text, "0"));
    let groups: Vec<&str> = whole.split(['.', ' ']).collect();
    let grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let sound = grouped && groups.iter().all(|group| digits(group)) && digits(fraction);
    let decimals = if text.contains(signs) { fraction.len() } else { 0 };
    let whole = groups.concat();
    let long = usize::from(field.digits) < whole.trim_start_matches('0').len();
    if !sound || long || usize::from(field.decimals) < decimals {
        return None;
    }
    let value: BigInt = format!("{whole}{fraction}").parse().unwrap();
    Some(Some(BigRational::new(value, BigInt::from(10).pow(u32::try_from(fraction.len()).unwrap()))))
}

fn rational(value: Decimal) -> BigRational {
    BigRational::new(value.mantissa().into(), BigInt::from(10).pow(value.scale()))
}

/// Rounds as one learns it: the nearest integer of units, the middle as told.
fn round_slowly(value: &BigRational, rounding: Rounding) -> BigRational {
    let scale = BigRational::from(BigInt::from(10).pow(rounding.places));
    let scaled = value * &scale;
    let half = BigRational::new(1.into(), 2.into());
    let away = if scaled < BigRational::from(BigInt::from(0)) { -BigInt::from(1) } else { BigInt::from(1) };
    let (cut, rest) = (scaled.trunc(), (&scaled - scaled.trunc()).abs());
    let up = match rounding.mode {
        Mode::Down => false,
        Mode::HalfUp => rest >= half,
        Mode::HalfEven => rest > half || rest == half && cut.to_integer().bit(0),
    };
    (if up { cut + BigRational::from(away) } else { cut }) / scale
}

/// Values of every form: decimals, fractions, and what 128 bits do not hold.
fn exact() -> impl Strategy<Value = (Exact, BigRational)> {
    let decimal = (-9_000_000_000_i64..9_000_000_000, 0_u32..9).prop_map(|(n, scale)| {
        let value = Decimal::new(n, scale);
        (Exact::from(Points::from_decimal(value)), rational(value))
    });
    let whole = any::<i64>()
        .prop_map(|n| (Exact::of_ratio(n.into(), 1_000_000).unwrap(), BigRational::new(n.into(), 1_000_000.into())));
    let fraction = (-1_000_000_i128..1_000_000, 1_i128..5_000)
        .prop_map(|(n, d)| (Exact::of_ratio(n, d).unwrap(), BigRational::new(n.into(), d.into())));
    let long = (any::<i128>(), 1_i128..i128::MAX)
        .prop_map(|(n, d)| (Exact::of_ratio(n, d).unwrap(), BigRational::new(n.into(), d.into())));
    let longer = (any::<i128>(), 1_i128..i128::MAX, any::<i128>(), 1_i128..i128::MAX).prop_map(|(n, d, m, e)| {
        let sum = Exact::of_ratio(n, d).unwrap().plus(&Exact::of_ratio(m, e).unwrap());
        (sum, BigRational::new(n.into(), d.into()) + BigRational::new(m.into(), e.into()))
    });
    prop_oneof![4 => decimal, 1 => whole, 4 => fraction, 1 => long, 1 => longer]
}

/// The file form says the whole value, so it compares two without trusting them.
fn text_of(value: &BigRational) -> String {
    let million = BigRational::from(BigInt::from(1_000_000));
    if (value * million).is_integer() {
        let digits = 40;
        let scaled = (value * BigRational::from(BigInt::from(10).pow(digits))).to_integer();
        let text = format!("{:0>41}", scaled.abs().to_string());
        let (whole, fraction) = text.split_at(text.len() - 40);
        let text = format!("{whole}.{fraction}");
        let sign = if value.is_negative() { "-" } else { "" };
        return format!("{sign}{}", text.trim_end_matches('0').trim_end_matches('.'));
    }
    format!("{}/{}", value.numer(), value.denom())
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn typed_numbers_are_read_as_the_grammar_says(
        text in "[ \u{A0}]{0,2}[0-9]{0,4}[0-9０-９., ]{0,12}[-x]?[ \t]{0,2}", decimals in 0_u8..7, digits in 1_u8..13,
    ) {
        let field = Field { decimals, digits };
        let read = parse_typed(&text, field).ok().map(|value| value.map(rational));
        prop_assert_eq!(read, read_slowly(&text, field), "{:?}", text);
    }

    #[test]
    fn sums_are_those_of_unlimited_fractions((a, x) in exact(), (b, y) in exact(), (c, z) in exact()) {
        for (value, expected) in [(&a, &x), (&a.plus(&b), &(&x + &y)), (&a.minus(&b), &(&x - &y))] {
            prop_assert_eq!(value.to_text(), text_of(expected));
        }
        prop_assert_eq!(a.plus(&b).plus(&c).to_text(), text_of(&(&x + &y + &z)));
        // One form for one value, however it came about.
        prop_assert_eq!(a.plus(&b).plus(&c), c.plus(&a).plus(&b));
        prop_assert_eq!(a.plus(&b).minus(&b), a.clone());
        prop_assert_eq!(a.compare(&b), x.cmp(&y));
        prop_assert_eq!(a == b, x == y);
        prop_assert_eq!(Exact::ZERO.plus(&a).min(&b).to_text(), text_of((&x).min(&y)));
        prop_assert_eq!(a.clone().max(&b).to_text(), text_of((&x).max(&y)));
    }

    #[test]
    fn shares_and_roundings_are_those_of_unlimited_fractions(
        (a, x) in exact(), whole in 1_i64..2_000_000_000, part in 0_i64..2_000_000_000, scale in 0_u32..9,
        places in 0_u32..7, mode in 0_usize..3, factor in prop_oneof![1_i128..1_000_000, any::<i128>()],
    ) {
        let rounding = Rounding { places, mode: [Mode::HalfUp, Mode::HalfEven, Mode::Down][mode] };
        let decimal = |n: i64| Decimal::new(n, scale);
        let (whole, part) = (decimal(whole), decimal(part));
        let points = Points::from_decimal;
        let scaled = a.scaled(points(part), points(whole));
        let expected = &x * rational(part) / rational(whole);
        prop_assert_eq!(scaled.to_text(), text_of(&expected));
        let fits = |value: &BigRational| value.abs() < BigRational::from(BigInt::from(10).pow(20));
        if fits(&x) {
            prop_assert_eq!(rational(a.round(rounding).decimal()), round_slowly(&x, rounding));
        }
        let percent = &x * BigRational::from(BigInt::from(100)) / rational(whole);
        if fits(&percent) {
            prop_assert_eq!(rational(a.percent_of(points(whole), rounding).decimal()), round_slowly(&percent, rounding));
        }
        let limit = rational(part) * rational(whole);
        let order = (&x * BigRational::from(BigInt::from(100))).cmp(&limit);
        prop_assert_eq!(a.compare_share(part, points(whole)), order);
        let product = &x * BigRational::from(BigInt::from(factor));
        let integer = product.is_integer().then(|| product.to_integer().to_i128()).flatten();
        prop_assert_eq!(a.times_integer(factor), integer);
    }
}
