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
    let chars: Vec<char> = text.chars().map(plain).collect();
    let start = chars.iter().take_while(|c| **c == ' ').count();
    let end = chars.len() - chars.iter().rev().take_while(|c| **c == ' ').count();
    if end <= start {
        return Ok(None);
    }
    let body = chars.get(start..end).unwrap_or_default();
    let fail = |kind, at: usize| Err(NumberError { kind, at: start + at });
    for (at, c) in body.iter().enumerate() {
        match c {
            '-' => return fail(NumberErrorKind::Negative, at),
            '0'..='9' | ',' | '.' | ' ' => {}
            other => return fail(NumberErrorKind::Character(*other), at),
        }
    }
    let is_decimal_sign = |c: char| c == ',' || (c == '.' && 0 < field.decimals);
    let mut signs = body.iter().enumerate().filter(|(_, c)| is_decimal_sign(**c)).map(|(at, _)| at);
    let sign = signs.next();
    if let Some(second) = signs.next() {
        return fail(NumberErrorKind::SecondSeparator, second);
    }
    let (whole, fraction) = match sign {
        Some(at) => (body.get(..at).unwrap_or_default(), body.get(at + 1..).unwrap_or_default()),
        None => (body, &['0'][..]),
    };
    if let Some(at) = sign {
        if field.decimals == 0 {
            return fail(NumberErrorKind::NotWhole, at);
        }
        if whole.is_empty() || fraction.is_empty() {
            return fail(NumberErrorKind::DigitMissing, at);
        }
        if let Some(inner) = fraction.iter().position(|c| !c.is_ascii_digit()) {
            return fail(NumberErrorKind::Grouping, at + 1 + inner);
        }
        if usize::from(field.decimals) < fraction.len() {
            return fail(NumberErrorKind::Decimals { allowed: field.decimals }, at + 1 + usize::from(field.decimals));
        }
    }
    let mut groups = whole.split(|c| matches!(c, '.' | ' '));
    let first = groups.next().unwrap_or_default();
    let mut at = first.len();
    let grouped = first.len() < whole.len();
    if grouped && !(1..=3).contains(&first.len()) {
        return fail(NumberErrorKind::Grouping, at);
    }
    for group in groups {
        if group.len() != 3 {
            return fail(NumberErrorKind::Grouping, at);
        }
        at += 1 + group.len();
    }
    let digits: String = whole.iter().filter(|c| c.is_ascii_digit()).collect();
    if usize::from(field.digits) < digits.trim_start_matches('0').len() {
        return fail(NumberErrorKind::TooLong, usize::from(field.digits));
    }
    let fraction: String = fraction.iter().collect();
    let value = Decimal::from_str_exact(&format!("{}.{fraction}", digits.trim_start_matches('0')))
        .or_else(|_| Decimal::from_str_exact(&format!("0.{fraction}")));
    match value {
        Ok(value) => Ok(Some(value.normalize())),
        Err(_) => fail(NumberErrorKind::TooLong, 0),
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
