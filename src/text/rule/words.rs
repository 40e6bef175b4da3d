//! Points, amounts and ranges in the words of a printed pack.

use crate::base::decimal::{Points, Quantity};
use crate::pack::rule::{Limit, Measure, Ratio, Step, ZeroDenominator};
use crate::text::Lang;
use crate::text::number::{percent_limit, points, quantity};
use rust_decimal::Decimal;

/// Points with their word: "2 điểm"; "1 point", "2 points".
#[must_use]
pub fn points_word(lang: Lang, value: Points) -> String {
    let shown = points(lang, value);
    match lang {
        Lang::Vi => format!("{shown} điểm"),
        Lang::En if value.decimal() == Decimal::ONE => format!("{shown} point"),
        Lang::En => format!("{shown} points"),
    }
}

/// A number with what it counts: "358.660 hồ sơ", "88,4 %", "12".
#[must_use]
pub fn measured(lang: Lang, value: Quantity, measure: &str) -> String {
    match measure {
        "" => quantity(lang, value),
        "%" => percent_limit(lang, value),
        other => format!("{} {other}", quantity(lang, value)),
    }
}

/// A range in words that say at both ends whether the limit itself belongs to
/// it: "từ 70 % đến 90 %", "trên 90 %", "dưới 70 %".
///
/// `measure` is "%" for ratios, otherwise what the number counts.
#[must_use]
pub fn band_in_words(lang: Lang, from: Option<Limit>, to: Option<Limit>, measure: &str) -> String {
    let shown = |limit: Limit| measured(lang, limit.value, measure);
    match (from, to) {
        (None, None) => say!(lang, "mọi giá trị", "any value"),
        (Some(from), Some(to)) if from.value == to.value => {
            let value = shown(from);
            say!(lang, "đúng {value}", "exactly {value}")
        }
        (Some(from), None) => {
            let value = shown(from);
            if from.inclusive {
                say!(lang, "từ {value} trở lên", "{value} or more")
            } else {
                say!(lang, "trên {value}", "above {value}")
            }
        }
        // What is counted is never below zero.
        (None, Some(to)) if to.inclusive && to.value.is_zero() => {
            let value = shown(to);
            say!(lang, "đúng {value}", "exactly {value}")
        }
        (None, Some(to)) => {
            let value = shown(to);
            if to.inclusive {
                say!(lang, "từ {value} trở xuống", "{value} or less")
            } else {
                say!(lang, "dưới {value}", "below {value}")
            }
        }
        (Some(from), Some(to)) => {
            let (low, high) = (shown(from), shown(to));
            let low = if from.inclusive {
                say!(lang, "từ {low}", "from {low}")
            } else {
                say!(lang, "trên {low}", "above {low}")
            };
            if to.inclusive {
                say!(lang, "{low} đến {high}", "{low} to {high}")
            } else {
                say!(lang, "{low} đến dưới {high}", "{low} to below {high}")
            }
        }
    }
}

/// What a ratio with nothing below the line is worth.
#[must_use]
pub const fn zero_in_words(lang: Lang, zero: ZeroDenominator) -> &'static str {
    match zero {
        ZeroDenominator::Full => {
            lang.pick("Không phát sinh (tổng số bằng 0): được điểm tối đa", "No cases arose (total is 0): full points")
        }
        ZeroDenominator::Zero => {
            lang.pick("Không phát sinh (tổng số bằng 0): 0 điểm", "No cases arose (total is 0): 0 points")
        }
        ZeroDenominator::LeaveOut => lang.pick(
            "Không phát sinh (tổng số bằng 0): không tính vào điểm tối đa",
            "No cases arose (total is 0): not counted in the maximum",
        ),
    }
}

/// Text with its first letter a capital.
pub(in crate::text) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Text with its first letter small, unless it begins with an abbreviation.
pub(super) fn small(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

/// A band in words that fit what it looks at.
pub(in crate::text) fn measure_band_in_words(lang: Lang, band: &Step, measure: &Measure) -> String {
    match measure {
        Measure::Ratio(ratio) => {
            // A ratio that cannot pass 100 % is never "100 % or more".
            let top = band.from.filter(|from| from.inclusive && from.value == Quantity::HUNDRED && !ratio.may_exceed);
            band_in_words(lang, band.from, band.to.or(top), "%")
        }
        Measure::Quantity(input) => band_in_words(lang, band.from, band.to, &input.measure),
    }
}

pub(super) fn ratio_line(lang: Lang, ratio: &Ratio) -> String {
    let (part, whole) = (&ratio.numerator.label, &ratio.denominator.label);
    say!(lang, "Tỷ lệ = {part} / {whole}", "Ratio = {part} ÷ {whole}")
}
