//! Numbers and days as people read them: "7,25", "405.424", "81,33%",
//! "05/01/2025" in Vietnamese; "7.25", "405,424", "81.33%", "5 Jan 2025" in English.

use super::Lang;
use crate::base::date::Date;
use crate::base::decimal::{Exact, Field, Fraction, Mode, Points, Quantity, Rounding, parse_typed};
use crate::pack::rule::Ratio;
use rust_decimal::Decimal;

/// The minus sign of print, U+2212.
const MINUS: char = '−';
/// A space at which no line breaks.
const NO_BREAK: char = '\u{A0}';

const fn decimal_sign(lang: Lang) -> char {
    match lang {
        Lang::Vi => ',',
        Lang::En => '.',
    }
}

/// A decimal with at least `places` decimals, and thousands apart where asked.
fn written(lang: Lang, value: Decimal, places: usize, thousands: bool) -> String {
    let text = value.normalize().to_string();
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) if !value.is_zero() => (Some(MINUS), rest),
        Some(rest) => (None, rest),
        None => (None, text.as_str()),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut out: String = sign.into_iter().collect();
    for (at, digit) in whole.chars().enumerate() {
        if thousands && 0 < at && (whole.len() - at).is_multiple_of(3) {
            out.push(match lang {
                Lang::Vi => '.',
                Lang::En => ',',
            });
        }
        out.push(digit);
    }
    if !fraction.is_empty() || 0 < places {
        out.push(decimal_sign(lang));
        out.push_str(fraction);
        out.extend(std::iter::repeat_n('0', places.saturating_sub(fraction.len())));
    }
    out
}

/// The size of a file: whole megabytes, rounded up; bytes when there are fewer than one.
#[must_use]
pub fn file_size(lang: Lang, bytes: usize) -> String {
    const MEGABYTE: usize = 1 << 20;
    if bytes < MEGABYTE {
        let bytes = integer(lang, i128::try_from(bytes).unwrap_or_default());
        return say!(lang, "{bytes} byte", "{bytes} bytes");
    }
    let size = integer(lang, i128::try_from(bytes.div_ceil(MEGABYTE)).unwrap_or_default());
    format!("{size} MB")
}

/// Points with all their decimals and no more: "7,25", "7", "−0,5".
#[must_use]
pub fn points(lang: Lang, value: Points) -> String {
    written(lang, value.decimal(), 0, false)
}

/// An exact number; one that no six decimals can hold is cut off and marked: "≈ 17,693263".
#[must_use]
pub fn exact(lang: Lang, value: &Exact) -> String {
    let shown = points(lang, value.shown());
    if value.to_points().is_some() { shown } else { format!("≈{NO_BREAK}{shown}") }
}

/// Points with exactly `places` decimals, for columns: "63,43", "7,00".
///
/// More decimals than that are rounded half-up from the exact value, as the
/// word "làm tròn" is understood: 1,275 is "1,28".
#[must_use]
pub fn points_at(lang: Lang, value: Points, places: u32) -> String {
    let rounding = Rounding { places, mode: Mode::HalfUp };
    let rounded = Fraction::whole(value.decimal()).map_or(value, |fraction| fraction.round(rounding));
    written(lang, rounded.decimal(), usize::try_from(places).unwrap_or_default(), false)
}

/// An exact number with exactly `places` decimals, rounded half-up from its
/// exact value: for figures in columns where a pack itself does not round.
#[must_use]
pub fn exact_at(lang: Lang, value: &Exact, places: u32) -> String {
    points_at(lang, value.round(Rounding { places, mode: Mode::HalfUp }), places)
}

/// A quantity with thousands apart: "405.424" in Vietnamese, "405,424" in English.
#[must_use]
pub fn quantity(lang: Lang, value: Quantity) -> String {
    written(lang, value.decimal(), 0, true)
}

/// An integer with thousands apart, for the parts of a fraction.
#[must_use]
pub fn integer(lang: Lang, value: i128) -> String {
    Decimal::try_from_i128_with_scale(value, 0).map_or_else(|_| value.to_string(), |d| written(lang, d, 0, true))
}

/// A percentage that was computed: "81,33%".
#[must_use]
pub fn percent(lang: Lang, value: Points) -> String {
    format!("{}%", points(lang, value))
}

/// A percentage that a pack states as a limit or target: "90%".
#[must_use]
pub fn percent_limit(lang: Lang, value: Quantity) -> String {
    format!("{}%", written(lang, value.decimal(), 0, false))
}

/// A difference with its sign: "+0,25", "−1", "0".
#[must_use]
pub fn signed(lang: Lang, value: Points) -> String {
    let text = points(lang, value);
    if Points::ZERO < value { format!("+{text}") } else { text }
}

/// A day: "05/01/2025" in Vietnamese, "5 Jan 2025" in English.
#[must_use]
pub fn date(lang: Lang, value: Date) -> String {
    let (year, month, day) = value.parts();
    match lang {
        Lang::Vi => format!("{day:02}/{month:02}/{year}"),
        Lang::En => format!("{day} {} {year}", month_en(month)),
    }
}

/// A day in a document: "ngày 05 tháng 01 năm 2025", "ngày 23 tháng 6 năm 2022": a zero
/// stands before days below 10 and before the months 1 and 2 only (Nghị định 30/2020/NĐ-CP).
#[must_use]
pub fn long_date(lang: Lang, value: Date) -> String {
    let (year, month, day) = value.parts();
    match lang {
        Lang::Vi if month < 3 => format!("ngày {day:02} tháng {month:02} năm {year}"),
        Lang::Vi => format!("ngày {day:02} tháng {month} năm {year}"),
        Lang::En => date(lang, value),
    }
}

/// English short name of a month.
pub(super) const fn month_en(month: u8) -> &'static str {
    match month {
        1 => "Jan",
        2 => "Feb",
        3 => "Mar",
        4 => "Apr",
        5 => "May",
        6 => "Jun",
        7 => "Jul",
        8 => "Aug",
        9 => "Sep",
        10 => "Oct",
        11 => "Nov",
        _ => "Dec",
    }
}

/// The percentage of two typed counts, as far as they can be read: "= 85%".
/// Two decimals, cut off and marked when there are more; blank otherwise.
#[must_use]
pub fn typed_percent(lang: Lang, part: &str, whole: &str, ratio: &Ratio) -> String {
    let read = |text: &str, decimals| parse_typed(text, Field { decimals, digits: 12 }).ok().flatten();
    let fraction = read(part, ratio.numerator.decimals)
        .zip(read(whole, ratio.denominator.decimals))
        .and_then(|(part, whole)| Fraction::of(part, 100.into(), whole));
    let Some(fraction) = fraction else { return String::new() };
    let shown = fraction.round(Rounding { places: 2, mode: Mode::Down });
    let sign = if fraction.compare(shown.decimal()).is_eq() { "=" } else { "≈" };
    format!("{sign} {}", percent(lang, shown))
}

/// A name as part of a file name: letters without marks, digits and hyphens.
#[must_use]
pub fn file_stem(name: &str) -> String {
    let words = super::fold(name);
    let words: Vec<String> =
        words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    if words.is_empty() { "don-vi".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::decimal::{Field, parse_typed};

    fn p(text: &str) -> Points {
        match text.strip_prefix('-') {
            Some(rest) => Points::ZERO.minus(Points::parse(rest).unwrap()),
            None => Points::parse(text).unwrap(),
        }
    }

    #[track_caller]
    fn both(show: impl Fn(Lang) -> String, vi: &str, en: &str) {
        assert_eq!(show(Lang::Vi), vi);
        assert_eq!(show(Lang::En), en);
    }

    #[test]
    fn points_have_a_comma_in_vietnamese_and_a_point_in_english() {
        both(|l| points(l, p("7.250")), "7,25", "7.25");
        both(|l| points(l, p("-0.5")), "−0,5", "−0.5");
        both(|l| points(l, p("12500")), "12500", "12500");
        both(|l| points(l, Points::from_decimal(-Decimal::ZERO)), "0", "0");
    }

    #[test]
    fn fixed_decimals_pad_and_round_half_up() {
        both(|l| points_at(l, p("63.43"), 2), "63,43", "63.43");
        both(|l| points_at(l, p("7"), 2), "7,00", "7.00");
        both(|l| points_at(l, p("1.275"), 2), "1,28", "1.28");
        both(|l| points_at(l, p("0.125"), 2), "0,13", "0.13");
        both(|l| points_at(l, p("-1.005"), 2), "−1,01", "−1.01");
        both(|l| points_at(l, p("89.5"), 0), "90", "90");
    }

    #[test]
    fn thousands_stand_apart_in_quantities() {
        let q = |text| Quantity::parse(text).unwrap();
        both(|l| quantity(l, q("405424")), "405.424", "405,424");
        both(|l| quantity(l, q("1000000.5")), "1.000.000,5", "1,000,000.5");
        both(|l| quantity(l, q("999")), "999", "999");
        both(|l| integer(l, -1_793_300), "−1.793.300", "−1,793,300");
    }

    #[test]
    fn percent_signs_do_not_break_from_their_number() {
        both(|l| percent(l, p("81.33")), "81,33%", "81.33%");
        both(|l| percent_limit(l, Quantity::from(90)), "90%", "90%");
    }

    #[test]
    fn differences_show_their_sign() {
        both(|l| signed(l, p("0.25")), "+0,25", "+0.25");
        both(|l| signed(l, p("-1")), "−1", "−1");
        both(|l| signed(l, Points::ZERO), "0", "0");
    }

    #[test]
    fn what_is_cut_off_is_marked() {
        // 20 × 358660 ÷ 405424 = 17,6930…
        let value = Fraction::share(p("20"), Quantity::from(358_660), Quantity::from(405_424)).unwrap();
        both(|l| exact(l, &Exact::from_fraction(value)), "≈\u{a0}17,693081", "≈\u{a0}17.693081");
        both(|l| exact(l, &p("1.5").into()), "1,5", "1.5");
        both(|l| exact_at(l, &Exact::from_fraction(value), 2), "17,69", "17.69");
        both(|l| exact_at(l, &p("1.5").into(), 2), "1,50", "1.50");
    }

    #[test]
    fn days_are_written_day_first() {
        both(|l| date(l, Date::of(2025, 1, 5).unwrap()), "05/01/2025", "5 Jan 2025");
    }

    #[test]
    fn a_day_in_a_document_has_a_zero_only_where_the_decree_wants_it() {
        both(|l| long_date(l, Date::of(2025, 1, 5).unwrap()), "ngày 05 tháng 01 năm 2025", "5 Jan 2025");
        both(|l| long_date(l, Date::of(2022, 6, 23).unwrap()), "ngày 23 tháng 6 năm 2022", "23 Jun 2022");
    }

    #[test]
    fn what_is_shown_can_be_typed_again() {
        for text in ["0", "7.25", "0.000001", "999999.5"] {
            for lang in [Lang::Vi, Lang::En] {
                let shown = points(lang, p(text));
                assert_eq!(parse_typed(&shown, Field::POINTS).unwrap().unwrap(), p(text).decimal(), "{shown}");
            }
        }
        for n in [0_u32, 12, 1250, 405_424, 4_000_000_000] {
            let shown = quantity(Lang::Vi, Quantity::from(n));
            assert_eq!(parse_typed(&shown, Field::COUNT).unwrap().unwrap(), Decimal::from(n), "{shown}");
        }
        let day = Date::of(2025, 12, 31).unwrap();
        assert_eq!(Date::parse_typed(&date(Lang::Vi, day)), Some(day));
    }
}
