//! Numbers as spreadsheets store them, as plain digits: never through a float.

/// Digits that count; spreadsheets show no more.
const MOST_DIGITS: usize = 15;

/// A number: its digits without leading zeros, and the power of ten of the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub negative: bool,
    pub digits: String,
    pub exponent: i32,
}

impl Decimal {
    /// Reads `-12.5`, `1.5E-3`; cut to the digits that count, the rest rounded half up.
    pub fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i32 = exponent.parse().ok().filter(|e| (-40..=40).contains(e))?;
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let (negative, whole) = match whole.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, whole.strip_prefix('+').unwrap_or(whole)),
        };
        let plain = |part: &str| part.len() <= 30 && part.bytes().all(|b| b.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !plain(whole) || !plain(fraction) {
            return None;
        }
        let exponent = exponent - i32::try_from(fraction.len()).ok()?;
        let number = Self { negative, digits: format!("{whole}{fraction}"), exponent };
        Some(number.cut(MOST_DIGITS))
    }

    /// The first digits that count, rounded half up, zeros at both ends left out.
    fn cut(mut self, most: usize) -> Self {
        let bare = self.digits.trim_start_matches('0').to_owned();
        if most < bare.len() {
            let (kept, rest) = bare.split_at(most);
            self.exponent += i32::try_from(rest.len()).unwrap_or(0);
            let up = rest.bytes().next().is_some_and(|b| b'5' <= b);
            self.digits = if up { plus_one(kept) } else { kept.to_owned() };
        } else {
            self.digits = bare;
        }
        let zeros = self.digits.len() - self.digits.trim_end_matches('0').len();
        self.digits.truncate(self.digits.len() - zeros);
        self.exponent += i32::try_from(zeros).unwrap_or(0);
        if self.digits.is_empty() {
            return Self { negative: false, digits: "0".to_owned(), exponent: 0 };
        }
        self
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.digits == "0"
    }

    /// Ten to this power times the number.
    pub fn shifted(mut self, places: i32) -> Self {
        if !self.is_zero() {
            self.exponent += places;
        }
        self
    }

    /// Rounded half away from zero to so many decimals, and whether that changed it.
    pub fn rounded(&self, decimals: usize) -> (Self, bool) {
        let least = -i32::try_from(decimals).unwrap_or(i32::MAX);
        if least <= self.exponent {
            return (self.clone(), false);
        }
        let drop = usize::try_from(least - self.exponent).unwrap_or(usize::MAX);
        let keep = self.digits.len().checked_sub(drop);
        let digits = match keep {
            Some(keep) => {
                let (kept, rest) = self.digits.split_at(keep);
                let up = rest.bytes().next().is_some_and(|b| b'5' <= b);
                let kept = if kept.is_empty() { "0" } else { kept };
                if up { plus_one(kept) } else { kept.to_owned() }
            }
            None => "0".to_owned(),
        };
        (Self { negative: self.negative, digits, exponent: least }.cut(usize::MAX), true)
    }

    /// The digits before and behind the point, at least one before.
    pub fn parts(&self) -> (String, String) {
        if 0 <= self.exponent {
            let zeros = usize::try_from(self.exponent).unwrap_or(0);
            return (format!("{}{}", self.digits, "0".repeat(zeros)), String::new());
        }
        let places = usize::try_from(-self.exponent).unwrap_or(0);
        let padded = format!("{}{}", "0".repeat((places + 1).saturating_sub(self.digits.len())), self.digits);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        (whole.to_owned(), fraction.to_owned())
    }

    /// Plain digits with a decimal point.
    pub fn to_text(&self) -> String {
        let (whole, fraction) = self.parts();
        let sign = if self.negative { "-" } else { "" };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }
}

/// One more than a row of digits.
fn plus_one(digits: &str) -> String {
    let mut out: Vec<u8> = digits.bytes().collect();
    for digit in out.iter_mut().rev() {
        if *digit != b'9' {
            *digit += 1;
            return String::from_utf8(out).unwrap_or_default();
        }
        *digit = b'0';
    }
    format!("1{}", String::from_utf8(out).unwrap_or_default())
}

/// A stored number in plain digits.
pub(super) fn plain(text: &str) -> Option<String> {
    Decimal::parse(text).map(|number| number.to_text())
}

/// A number as people type it, with point or comma, in the form of [`plain`].
pub(super) fn typed(text: &str) -> Option<String> {
    plain(&text.trim().replace(',', "."))
}

/// What a text of digits and separators shows of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ShownAs {
    /// The number, with a decimal point and as many decimals as are shown.
    Same(String),
    /// Another number: the one stored is rounded.
    Other(String),
    /// No number at all.
    NoNumber,
}

/// Reads a shown number in any language's separators, by the number behind it.
pub(super) fn shown_as(text: &str, number: &str) -> ShownAs {
    let bare: String = text.replace('−', "-").chars().filter(|c| !c.is_whitespace()).collect();
    // The last separator is the decimal one, or all are those of thousands.
    let decimals =
        bare.rsplit_once(['.', ',']).map(|(whole, fraction)| format!("{}.{fraction}", whole.replace(['.', ','], "")));
    // Separators of thousands have three digits behind each.
    let thousands = bare.split(['.', ',']).skip(1).all(|group| group.len() == 3);
    let whole = thousands.then(|| bare.replace(['.', ','], ""));
    let readings: Vec<String> = decimals.into_iter().chain(whole).filter(|text| plain(text).is_some()).collect();
    if let Some(same) = readings.iter().find(|reading| plain(reading).as_deref() == Some(number)) {
        return ShownAs::Same(same.clone());
    }
    match (readings.first(), bare.matches(['.', ',']).count()) {
        (Some(first), 0 | 1) => ShownAs::Other(first.clone()),
        _ => ShownAs::NoNumber,
    }
}

/// A percentage from the number behind it.
pub(super) fn times_hundred(text: &str) -> Option<String> {
    Decimal::parse(text).map(|number| number.shifted(2).to_text())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_numbers_are_plain_digits() {
        let is = |text: &str, shown: &str| assert_eq!(plain(text).as_deref(), Some(shown), "{text}");
        is("10.050000000000001", "10.05");
        is("0.30000000000000004", "0.3");
        is("9.9999999999999999", "10");
        is("20", "20");
        is("1E-2", "0.01");
        is("1.5e3", "1500");
        is("-0.25", "-0.25");
        is("-0", "0");
        is(".5", "0.5");
        assert_eq!(plain("abc"), None);
        assert_eq!(plain("1e999"), None);
        assert_eq!(times_hundred("0.975").as_deref(), Some("97.5"));
    }

    #[test]
    fn shown_numbers_are_read_by_the_number_behind_them() {
        let same = |text: &str| ShownAs::Same(text.to_owned());
        assert_eq!(shown_as("1,10", "1.1"), same("1.10"));
        assert_eq!(shown_as("1.234,50", "1234.5"), same("1234.50"));
        assert_eq!(shown_as("1.000", "1000"), same("1000"));
        assert_eq!(shown_as("1.000", "1"), same("1.000"));
        assert_eq!(shown_as("−2", "-2"), same("-2"));
        assert_eq!(shown_as("3,33", "3.33333333333333"), ShownAs::Other("3.33".to_owned()));
        assert_eq!(shown_as("1.1.2", "112"), ShownAs::NoNumber);
    }

    #[test]
    fn rounding_is_half_away_from_zero_and_told() {
        let is = |text: &str, decimals: usize, shown: &str, changed: bool| {
            let (number, was) = Decimal::parse(text).unwrap().rounded(decimals);
            assert_eq!((number.to_text().as_str(), was), (shown, changed), "{text}");
        };
        is("3.333333333333333", 2, "3.33", true);
        is("2", 2, "2", false);
        is("0.005", 2, "0.01", true);
        is("0.25", 1, "0.3", true);
        is("-0.25", 1, "-0.3", true);
        is("99.95", 1, "100", true);
        is("0.04", 0, "0", true);
    }
}
