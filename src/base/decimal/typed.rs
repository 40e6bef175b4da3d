//! Numbers as people type them: comma or point, thousands apart, stray spaces.
//!
//! Text is kept as typed in the draft and read here at every evaluation, so an
//! unreadable number is an issue beside the field and never a lost keystroke.

use rust_decimal::Decimal;

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Decimals allowed, `0 ..= 6`. With none, `.` and spaces separate thousands.
    pub decimals: u8,
    /// Digits allowed before the decimal sign.
    pub digits: u8,
}

impl Field {
    /// A whole count: files, tasks, documents.
    pub const COUNT: Self = Self { decimals: 0, digits: 12 };
    /// Points or a percentage.
    pub const POINTS: Self = Self { decimals: 6, digits: 6 };
}

/// A text that is not the number a field takes, with the character (from 0)
/// where that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberError {
    /// What is wrong.
    pub kind: NumberErrorKind,
    /// Index of the character, counted in characters of the typed text.
    pub at: usize,
}

/// What is wrong with a typed number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberErrorKind {
    /// A character that no number has.
    Character(char),
    /// A minus sign: these fields take no negative number.
    Negative,
    /// A second decimal sign.
    SecondSeparator,
    /// A decimal sign with no digit on one side.
    DigitMissing,
    /// More decimals than the field takes.
    Decimals {
        /// How many it takes.
        allowed: u8,
    },
    /// A count with decimals.
    NotWhole,
    /// Thousands not in groups of three.
    Grouping,
    /// More digits than anything here can have.
    TooLong,
}

/// One character brought to its plain form: full-width digits, the minus sign
/// and the several spaces that Excel and Word put into numbers.
fn plain(c: char) -> char {
    match c {
        '\u{FF10}'..='\u{FF19}' => char::from_u32(c as u32 - 0xFF10 + 0x30).unwrap_or(c),
        '\u{2212}' | '\u{2013}' | '\u{FF0D}' => '-',
        '\u{A0}' | '\u{2009}' | '\u{202F}' | '\t' => ' ',
        '\u{FF0C}' => ',',
        '\u{FF0E}' => '.',
        other => other,
    }
}

/// Reads a typed number.
///
/// Both `7,25` and `7.25` are seven and a quarter in a field with decimals; in
/// a count `1.250` and `1 250` are one thousand two hundred and fifty.
/// An empty or blank text is `Ok(None)`: not answered, which is not zero.
///
/// # Errors
/// [`NumberError`] with the place of the first character that does not fit.
pub fn parse_typed(text: &str, field: Field) -> Result<Option<Decimal>, NumberError> {
    // What nearly every field holds.
    if (1..=18).contains(&text.len())
        && text.len() <= usize::from(field.digits)
        && text.bytes().all(|b| b.is_ascii_digit())
        && let Ok(count) = text.parse::<u64>()
    {
        return Ok(Some(count.into()));
    }
    let blanks = |text: &mut dyn Iterator<Item = char>| text.map(plain).take_while(|c| *c == ' ').count();
    let start = blanks(&mut text.chars());
    let length = text.chars().count();
    if start == length {
        return Ok(None);
    }
    let length = length - start - blanks(&mut text.chars().rev());
    // Read several times rather than kept: no text of a sheet needs the heap.
    let body = || text.chars().map(plain).skip(start).take(length).enumerate();
    let fail = |kind, at: usize| NumberError { kind, at: start + at };
    let sign = find_sign(body(), field).map_err(|(kind, at)| fail(kind, at))?;
    if let Some(at) = sign {
        check_fraction(body().skip(at + 1), length, at, field).map_err(|(kind, at)| fail(kind, at))?;
    }
    let end = sign.unwrap_or(length);
    check_groups(body().take(end), end).map_err(|(kind, at)| fail(kind, at))?;
    let mut value = Digits::default();
    body().take(end).for_each(|(_, c)| value.push(c));
    if usize::from(field.digits) < value.count {
        return Err(fail(NumberErrorKind::TooLong, field.digits.into()));
    }
    body().skip(end).for_each(|(_, c)| value.push(c));
    let decimals = if sign.is_some() { length - end - 1 } else { 0 };
    let decimal = u32::try_from(decimals).ok().and_then(|scale| value.decimal(scale));
    decimal.map(Some).ok_or_else(|| fail(NumberErrorKind::TooLong, 0))
}

/// What is wrong, and at which character of the body.
type Fault = (NumberErrorKind, usize);

/// Where the decimal sign stands, if there is one; no other strange character.
fn find_sign(body: impl Iterator<Item = (usize, char)> + Clone, field: Field) -> Result<Option<usize>, Fault> {
    for (at, c) in body.clone() {
        match c {
            '-' => return Err((NumberErrorKind::Negative, at)),
            '0'..='9' | ',' | '.' | ' ' => {}
            other => return Err((NumberErrorKind::Character(other), at)),
        }
    }
    let mut signs = body.filter(|(_, c)| *c == ',' || (*c == '.' && 0 < field.decimals)).map(|(at, _)| at);
    let first = signs.next();
    signs.next().map_or(Ok(first), |second| Err((NumberErrorKind::SecondSeparator, second)))
}

/// The part behind the decimal sign at `sign`, of a body of so many characters.
fn check_fraction(
    mut fraction: impl Iterator<Item = (usize, char)>,
    length: usize,
    sign: usize,
    field: Field,
) -> Result<(), Fault> {
    if field.decimals == 0 {
        return Err((NumberErrorKind::NotWhole, sign));
    }
    if sign == 0 || sign + 1 == length {
        return Err((NumberErrorKind::DigitMissing, sign));
    }
    if let Some((inner, _)) = fraction.find(|(_, c)| !c.is_ascii_digit()) {
        return Err((NumberErrorKind::Grouping, inner));
    }
    let allowed = field.decimals;
    if usize::from(allowed) < length - sign - 1 {
        return Err((NumberErrorKind::Decimals { allowed }, sign + 1 + usize::from(allowed)));
    }
    Ok(())
}

/// The part before the decimal sign, so many characters long: thousands apart
/// in threes, or not at all.
fn check_groups(whole: impl Iterator<Item = (usize, char)>, length: usize) -> Result<(), Fault> {
    // Where the group being read begins, and whether one ended already.
    let (mut from, mut grouped) = (0, false);
    let ends = whole.filter(|(_, c)| matches!(c, '.' | ' ')).map(|(at, _)| at).chain([length]);
    for end in ends {
        let size = end - from;
        if grouped && size != 3 {
            return Err((NumberErrorKind::Grouping, from - 1));
        }
        if !grouped && end < length && !(1..=3).contains(&size) {
            return Err((NumberErrorKind::Grouping, size));
        }
        (from, grouped) = (end + 1, true);
    }
    Ok(())
}

/// The digits of a number, as far as they count.
#[derive(Default)]
struct Digits {
    /// `None` once they pass what 63 bits hold.
    value: Option<i64>,
    /// Without leading zeros.
    count: usize,
}

impl Digits {
    fn push(&mut self, c: char) {
        let Some(digit) = c.to_digit(10) else { return };
        self.count += usize::from(0 < self.count || digit != 0);
        let shifted = if self.count <= 1 { Some(0) } else { self.value.and_then(|value| value.checked_mul(10)) };
        self.value = shifted.and_then(|value| value.checked_add(digit.into()));
    }

    /// The digits with so many of them behind the sign, without closing zeros.
    fn decimal(&self, mut scale: u32) -> Option<Decimal> {
        let mut value = if self.count == 0 { 0 } else { self.value? };
        while 0 < scale && value % 10 == 0 {
            (value, scale) = (value / 10, scale - 1);
        }
        Some(Decimal::new(value, scale))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, field: Field, expected: &str) {
        let value = parse_typed(text, field).unwrap().unwrap();
        assert_eq!(value.to_string(), expected, "{text}");
    }

    #[track_caller]
    fn refuses(text: &str, field: Field, kind: NumberErrorKind, at: usize) {
        assert_eq!(parse_typed(text, field), Err(NumberError { kind, at }), "{text}");
    }

    #[test]
    fn comma_and_point_are_both_decimal_signs_in_points() {
        reads("7,25", Field::POINTS, "7.25");
        reads(" 7.25 ", Field::POINTS, "7.25");
        reads("0,0", Field::POINTS, "0");
        reads("007", Field::POINTS, "7");
        reads("７，５", Field::POINTS, "7.5");
    }

    #[test]
    fn points_separate_thousands_in_a_count() {
        reads("1.250", Field::COUNT, "1250");
        reads("405 424", Field::COUNT, "405424");
        reads("405\u{a0}424", Field::COUNT, "405424");
        refuses("12.50", Field::COUNT, NumberErrorKind::Grouping, 2);
        refuses("12,5", Field::COUNT, NumberErrorKind::NotWhole, 2);
    }

    #[test]
    fn what_is_not_a_number_is_refused_with_its_place() {
        refuses("1,5,2", Field::POINTS, NumberErrorKind::SecondSeparator, 3);
        refuses("-1", Field::POINTS, NumberErrorKind::Negative, 0);
        refuses("1e3", Field::POINTS, NumberErrorKind::Character('e'), 1);
        refuses("5,", Field::POINTS, NumberErrorKind::DigitMissing, 1);
        refuses(",5", Field::POINTS, NumberErrorKind::DigitMissing, 0);
        refuses("1_000", Field::COUNT, NumberErrorKind::Character('_'), 1);
        refuses("0,1234567", Field::POINTS, NumberErrorKind::Decimals { allowed: 6 }, 8);
        refuses("12345678901234", Field::COUNT, NumberErrorKind::TooLong, 12);
    }

    #[test]
    fn blank_is_not_answered() {
        assert_eq!(parse_typed(" \t", Field::COUNT), Ok(None));
    }
}
