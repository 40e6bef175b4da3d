//! Number formats of spreadsheets: what a cell shows of the number it stores.
//!
//! Shown with a decimal point and without separators of thousands, whatever the
//! language of the program that made the file.

use super::decimal::Decimal;

/// What a cell shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub text: String,
    /// The number shown is not the one stored.
    pub rounded: bool,
}

/// A piece of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    /// Characters shown as they are.
    Literal(String),
    /// `0`, `#` or `?`.
    Digit(char),
    Point,
    /// A separator of thousands, or a division by a thousand at the end.
    Comma,
    Percent,
    /// `@`, the text itself.
    Text,
    General,
    /// A part of a date or time, such as `dd` or `yyyy`.
    Date(char, usize),
    Exponent,
    Slash,
}

/// A number format, taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Format {
    sections: Vec<Vec<Token>>,
    /// Some section holds only under a condition of its own.
    conditions: bool,
}

impl Format {
    /// Takes a format code apart.
    pub fn parse(code: &str) -> Self {
        let mut format = Self { sections: vec![Vec::new()], conditions: false };
        let mut chars = code.chars().peekable();
        while let Some(c) = chars.next() {
            let token = match c {
                ';' => {
                    if 4 <= format.sections.len() {
                        break;
                    }
                    format.sections.push(Vec::new());
                    continue;
                }
                '"' => Token::Literal(chars.by_ref().take_while(|c| *c != '"').collect()),
                '\\' | '!' => Token::Literal(chars.next().into_iter().collect()),
                // A space as wide as the next character; the next one fills the cell.
                '_' => {
                    chars.next();
                    Token::Literal(" ".to_owned())
                }
                '*' => {
                    chars.next();
                    continue;
                }
                '[' => match format.bracket(&chars.by_ref().take_while(|c| *c != ']').collect::<String>()) {
                    Some(token) => token,
                    None => continue,
                },
                '0' | '#' | '?' => Token::Digit(c),
                '.' => Token::Point,
                ',' => Token::Comma,
                '%' => Token::Percent,
                '@' => Token::Text,
                '/' => Token::Slash,
                'E' | 'e' if matches!(chars.peek(), Some('+' | '-')) => {
                    chars.next();
                    Token::Exponent
                }
                'G' | 'g' if general(&mut chars) => Token::General,
                'A' | 'a' if half_day(&mut chars) => Token::Date('a', 1),
                'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => {
                    let small = c.to_ascii_lowercase();
                    let mut count = 1;
                    while chars.peek().is_some_and(|next| next.to_ascii_lowercase() == small) {
                        chars.next();
                        count += 1;
                    }
                    Token::Date(small, count)
                }
                c => Token::Literal(c.to_string()),
            };
            if let Some(section) = format.sections.last_mut() {
                section.push(token);
            }
        }
        format
    }

    /// `[Red]`, `[$-409]`, `[h]`, `[<=5]`, `[$₫]`.
    fn bracket(&mut self, inside: &str) -> Option<Token> {
        let small = inside.to_ascii_lowercase();
        if let Some(c @ ('h' | 'm' | 's')) = small.chars().next()
            && small.chars().all(|other| other == c)
        {
            return Some(Token::Date(c, small.len()));
        }
        if let Some(currency) = inside.strip_prefix('$') {
            let sign = currency.split('-').next().unwrap_or_default();
            return (!sign.is_empty()).then(|| Token::Literal(sign.to_owned()));
        }
        self.conditions |= inside.starts_with(['<', '>', '=']);
        None
    }

    fn first(&self) -> &[Token] {
        self.sections.first().map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether it shows a date.
    pub fn is_date(&self) -> bool {
        let has = |wanted: char| self.first().iter().any(|token| matches!(token, Token::Date(c, _) if *c == wanted));
        has('y') || has('d') || (has('m') && !has('h') && !has('s'))
    }

    /// Whether it shows a date or a time.
    pub fn is_time(&self) -> bool {
        self.first().iter().any(|token| matches!(token, Token::Date(..)))
    }

    /// Which parts of a date it shows, in order: `d`, `m`, `y`, and how long each is.
    pub fn date_parts(&self) -> Vec<(char, usize)> {
        let part = |token: &Token| match token {
            Token::Date(c @ ('d' | 'm' | 'y'), count) => Some((*c, *count)),
            _ => None,
        };
        self.first().iter().filter_map(part).collect()
    }

    /// A date as it shows it.
    pub fn date(&self, (year, month, day): (i32, u8, u8)) -> String {
        const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let mut out = String::new();
        for token in self.first() {
            match token {
                Token::Literal(text) => out.push_str(text),
                Token::Slash => out.push('/'),
                Token::Point => out.push('.'),
                Token::Comma => out.push(','),
                Token::Date('d', 1) => out.push_str(&day.to_string()),
                Token::Date('d', 2) => out.push_str(&format!("{day:02}")),
                Token::Date('m', 1) => out.push_str(&month.to_string()),
                Token::Date('m', 2) => out.push_str(&format!("{month:02}")),
                Token::Date('m', _) => out.push_str(NAMES.get(usize::from(month.saturating_sub(1))).unwrap_or(&"")),
                Token::Date('y', 1 | 2) => out.push_str(&format!("{:02}", year.rem_euclid(100))),
                Token::Date('y', _) => out.push_str(&format!("{year:04}")),
                _ => {}
            }
        }
        out.trim().to_owned()
    }

    /// A text as it shows it, when it adds something.
    pub fn text(&self, text: &str) -> Option<String> {
        let section = self.sections.iter().find(|section| section.contains(&Token::Text))?;
        let mut out = String::new();
        for token in section {
            match token {
                Token::Literal(literal) => out.push_str(literal),
                Token::Text => out.push_str(text),
                _ => return None,
            }
        }
        Some(out)
    }

    /// A number as it shows it; none where it is not known, which then is the
    /// number itself.
    pub fn number(&self, number: &Decimal) -> Option<Shown> {
        if self.conditions {
            return None;
        }
        let negative = self.sections.get(1).filter(|section| !section.is_empty() && number.negative);
        let zero = self.sections.get(2).filter(|section| !section.is_empty() && number.is_zero());
        let (section, signed) = match (negative, zero) {
            (Some(section), _) => (section.as_slice(), false),
            (None, Some(section)) => (section.as_slice(), true),
            (None, None) => (self.first(), true),
        };
        shown(section, number, signed)
    }
}

fn general(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    let rest: String = chars.clone().take(6).collect();
    let is = rest.eq_ignore_ascii_case("eneral");
    if is {
        chars.by_ref().take(6).for_each(drop);
    }
    is
}

fn half_day(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    let rest: String = chars.clone().take(4).collect::<String>().to_ascii_lowercase();
    let taken = if rest.starts_with("m/pm") {
        4
    } else if rest.starts_with("/p") {
        2
    } else {
        0
    };
    chars.by_ref().take(taken).for_each(drop);
    0 < taken
}

/// A number by one section of a format.
fn shown(section: &[Token], number: &Decimal, signed: bool) -> Option<Shown> {
    let odd = |token: &Token| matches!(token, Token::Exponent | Token::Slash | Token::Date(..));
    if section.iter().any(odd) {
        return None;
    }
    let sign = if signed && number.negative { "-" } else { "" };
    let digits = section.iter().filter(|token| matches!(token, Token::Digit(_))).count();
    if digits == 0 {
        return without_digits(section, number, sign);
    }
    let percents = section.iter().filter(|token| **token == Token::Percent).count();
    let last = section.iter().rposition(|token| matches!(token, Token::Digit(_)))?;
    let thousands = section.iter().skip(last + 1).take_while(|token| **token == Token::Comma).count();
    let shift = 2 * i32::try_from(percents).ok()? - 3 * i32::try_from(thousands).ok()?;
    let point = section.iter().position(|token| *token == Token::Point);
    let (before, behind) = section.split_at(point.unwrap_or(section.len()));
    let decimals = behind.iter().filter(|token| matches!(token, Token::Digit(_))).count();
    let (value, rounded) = number.clone().shifted(shift).rounded(decimals);
    let (whole, fraction) = value.parts();
    let (front, literals) = whole_part(before, &whole);
    let mut text = front;
    text.insert_str(literals, if value.is_zero() { "" } else { sign });
    text.push_str(&fraction_part(behind, &fraction));
    Some(Shown { text: text.trim().to_owned(), rounded })
}

/// A section that shows no digit: `General`, a word, or nothing.
fn without_digits(section: &[Token], number: &Decimal, sign: &str) -> Option<Shown> {
    let mut text = String::new();
    let mut says = false;
    for token in section {
        match token {
            Token::General | Token::Text => {
                says = true;
                text.push_str(sign);
                text.push_str(number.to_text().trim_start_matches('-'));
            }
            Token::Literal(literal) => text.push_str(literal),
            Token::Percent => text.push('%'),
            Token::Point => text.push('.'),
            Token::Comma => text.push(','),
            _ => {}
        }
    }
    Some(Shown { text: text.trim().to_owned(), rounded: !says })
}

/// The digits before the point, with what stands between them, and where the first
/// digit is.
fn whole_part(tokens: &[Token], whole: &str) -> (String, usize) {
    let whole = if whole == "0" { "" } else { whole };
    let places = tokens.iter().filter(|token| matches!(token, Token::Digit(_))).count();
    let mut digits = whole.chars();
    // More digits than places stand before the first one.
    let mut waiting: String = digits.by_ref().take(whole.len().saturating_sub(places)).collect();
    let mut empty = places.saturating_sub(whole.len());
    let (mut out, mut first, mut begun) = (String::new(), None, false);
    for token in tokens {
        match token {
            Token::Digit(sign) => {
                first.get_or_insert(out.len());
                out.push_str(&std::mem::take(&mut waiting));
                if 0 < empty {
                    empty -= 1;
                    // `0` shows a zero, and so does everything behind a shown digit.
                    if *sign == '0' || begun {
                        out.push('0');
                        begun = true;
                    }
                } else if let Some(digit) = digits.next() {
                    out.push(digit);
                    begun = true;
                }
            }
            Token::Literal(literal) => out.push_str(literal),
            Token::Percent => out.push('%'),
            _ => {}
        }
    }
    let first = first.unwrap_or(out.len());
    out.push_str(&waiting);
    out.extend(digits);
    (out, first)
}

/// The point and the digits behind it, with what stands between and behind them.
fn fraction_part(tokens: &[Token], fraction: &str) -> String {
    let mut digits = fraction.chars();
    let mut out = String::new();
    for token in tokens {
        match token {
            Token::Point => out.push('.'),
            Token::Digit(sign) => match digits.next() {
                Some(digit) => out.push(digit),
                None if *sign == '0' => out.push('0'),
                None => {}
            },
            Token::Literal(literal) => out.push_str(literal),
            Token::Percent => out.push('%'),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(code: &str, number: &str, text: &str, rounded: bool) {
        let shown = Format::parse(code).number(&Decimal::parse(number).unwrap());
        assert_eq!(shown, Some(Shown { text: text.to_owned(), rounded }), "{code} {number}");
    }

    #[test]
    fn numbers_are_shown_as_their_format_says() {
        shows("0.00", "1.1", "1.10", false);
        shows("0.", "1", "1.", false);
        shows("\"1.\"0", "3", "1.3", false);
        shows("0\\.0\\.0", "112", "1.1.2", false);
        shows("0.00", "3.333333333333333", "3.33", true);
        shows("0%", "0.95", "95%", false);
        shows("0.0%", "0.9755", "97.6%", true);
        shows("0\" %\"", "2", "2 %", false);
        shows("0\\%", "6", "6%", false);
        shows("0.0\"%\"", "2", "2.0%", false);
        shows("#,##0.00", "1234.5", "1234.50", false);
        shows("#,##0.0#", "0.5", "0.5", false);
        shows("#.##", "0.5", ".5", false);
        shows("_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", "2", "2.00", false);
        shows("_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", "-2", "(2.00)", false);
        shows("0;-0;\"-\"", "0", "-", true);
        shows("General\" điểm\"", "1.5", "1.5 điểm", false);
        shows("0.0 \"đ\"", "2", "2.0 đ", false);
        shows("\"-\"0.0", "0.5", "-0.5", false);
        shows("0.0", "-0.5", "-0.5", false);
        shows("00", "7", "07", false);
        shows("0,", "2000", "2", false);
        shows("[Red]0.0", "2", "2.0", false);
        assert_eq!(Format::parse("[<5]0;0.0").number(&Decimal::parse("2").unwrap()), None);
        assert_eq!(Format::parse("# ?/?").number(&Decimal::parse("0.5").unwrap()), None);
        assert_eq!(Format::parse("\"1.\"@").text("2"), Some("1.2".to_owned()));
        assert_eq!(Format::parse("General").text("2"), None);
    }

    #[test]
    fn dates_are_told_from_numbers_and_shown() {
        for code in ["d-mmm", "m/d/yyyy", "dd/mm/yyyy", "mmm-yy", "[$-409]d-mmm-yy;@", "d\\.m", "yyyy-mm-dd h:mm:ss"] {
            assert!(Format::parse(code).is_date(), "{code}");
        }
        for code in ["General", "0.00", "\"d\"0", "0 \"điểm\"", "[Red]0", "h:mm", "[h]:mm", "mm:ss", "0.0E+00"] {
            assert!(!Format::parse(code).is_date(), "{code}");
        }
        assert_eq!(Format::parse("d\\.m").date((2026, 2, 1)), "1.2");
        assert_eq!(Format::parse("dd-mmm").date((2026, 2, 1)), "01-Feb");
        assert_eq!(Format::parse("mmm-yy").date((2025, 1, 1)), "Jan-25");
    }
}
