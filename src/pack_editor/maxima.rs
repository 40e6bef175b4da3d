//! The points in a cell: an amount, a bonus or penalty with its sign, several
//! readings, or why nothing was read.
//!
//! Whether a point or a comma is the decimal sign is decided by the whole column
//! ([`Style`]), not cell by cell. A cell that holds something and is not read is
//! never zero: it says why, and the line stays open.

use crate::base::decimal::{Field, Points, parse_typed};
use crate::base::vietnamese::fold;
use crate::formats::note::CellNote;
use crate::formats::table::Cell;

/// What a cell of points says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PointsCell {
    /// Nothing, or a dash in the place of nothing.
    #[default]
    Empty,
    /// An amount.
    Read(Points),
    /// An amount with a plus sign or "cộng" before it.
    Bonus(Points),
    /// An amount with a minus sign or "trừ" before it; without the sign.
    Penalty(Points),
    /// Digits that can be read in several ways ("1.000"), the smaller first.
    Ambiguous(Vec<Points>),
    /// Something else.
    NotRead(NotRead),
}

/// Why a cell of points gives no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotRead {
    /// Words, or a number with words that are not understood.
    Words,
    /// A range: "1-2", "từ 1 đến 3".
    Range,
    /// A fraction: "½", "1,5/2".
    Fraction,
    /// A percentage, which may be a weight.
    Percent,
    /// So much for every case: "5đ/TH".
    PerCase,
    /// Several numbers.
    Several,
    /// A number with the mark of a footnote: "2[1]".
    Mark,
    /// An error of the spreadsheet: "#REF!".
    Error,
    /// A formula whose result is not in the file.
    Formula,
    /// The source shows a rounded number, or its reader could not settle it.
    Unsettled,
    /// More digits than points have.
    TooLong,
}

impl PointsCell {
    /// The amount, when it is a plain one.
    #[must_use]
    pub const fn read(&self) -> Option<Points> {
        match self {
            Self::Read(points) => Some(*points),
            _ => None,
        }
    }

    /// The amount whatever its sign, without the sign.
    #[must_use]
    pub const fn amount(&self) -> Option<Points> {
        match self {
            Self::Read(points) | Self::Bonus(points) | Self::Penalty(points) => Some(*points),
            _ => None,
        }
    }

    /// Whether there is something that was not read.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Ambiguous(_) | Self::NotRead(_))
    }
}

/// How a column writes decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// A point, with which decimals were certainly written.
    point: bool,
    /// A comma, with which decimals were certainly written.
    comma: bool,
    /// There is an amount of at least 100 without any sign.
    hundreds: bool,
}

impl Style {
    /// The style of a column, from all its cells.
    #[must_use]
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut style = Self::default();
        for cell in cells {
            for digits in numbers(cell) {
                match sure_decimal(digits) {
                    Some('.') => style.point = true,
                    Some(_) => style.comma = true,
                    None => {}
                }
                style.hundreds |= 3 <= digits.len() && digits.bytes().all(|b| b.is_ascii_digit());
            }
        }
        style
    }

    /// The decimal sign, when only one is in use.
    const fn decimal(self) -> Option<char> {
        match (self.point, self.comma) {
            (true, false) => Some('.'),
            (false, true) => Some(','),
            _ => None,
        }
    }
}

/// The runs of digits with their points and commas.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
        .map(|run| run.trim_matches(['.', ',']))
        .filter(|run| !run.is_empty())
}

/// The sign that can only be a decimal one in these digits.
fn sure_decimal(digits: &str) -> Option<char> {
    let at = digits.rfind(['.', ','])?;
    let (head, tail) = digits.split_at(at);
    let sign = tail.chars().next()?;
    let decimals = tail.len() - 1;
    let several = head.contains(sign);
    let other = head.contains(['.', ',']) && !several;
    (!several && (decimals != 3 || head == "0" || other)).then_some(sign)
}

/// The ways to read digits with points and commas, the smaller first.
fn readings(digits: &str, style: Style) -> Vec<Points> {
    let plain = |text: String| Points::parse(&text).ok();
    let Some(at) = digits.rfind(['.', ',']) else {
        let digits = digits.trim_start_matches('0');
        return plain(if digits.is_empty() { "0".to_owned() } else { digits.to_owned() }).into_iter().collect();
    };
    let (head, tail) = digits.split_at(at);
    let sign = tail.chars().next().unwrap_or('.');
    let whole: String = head.chars().filter(char::is_ascii_digit).collect();
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        other => other,
    };
    let tail = tail.get(1..).unwrap_or_default();
    let decimal = || plain(format!("{whole}.{tail}"));
    let thousands = || plain(format!("{whole}{tail}"));
    if sure_decimal(digits).is_some() {
        return decimal().into_iter().collect();
    }
    // Three digits behind the sign: parts of a thousand, or thousands.
    let repeated = head.contains(sign);
    match style.decimal() {
        _ if repeated => thousands().into_iter().collect(),
        Some(known) if known == sign => decimal().into_iter().collect(),
        Some(_) => thousands().into_iter().collect(),
        None if style.hundreds && !style.point && !style.comma => thousands().into_iter().collect(),
        None => decimal().into_iter().chain(thousands()).collect(),
    }
}

/// Words that may stand with the number of a maximum.
const WITH: [&str; 14] = [
    "toi da khong qua",
    "toi da la",
    "toi da",
    "khong qua",
    "so diem",
    "diem",
    "points",
    "point",
    "max",
    "muc",
    "la",
    "duoc",
    "d",
    "pts",
];

/// Reads a text as points.
///
/// # Example
/// ```
/// use cchc::base::decimal::Points;
/// use cchc::pack_editor::maxima::{NotRead, PointsCell, Style, read};
/// let points = |text| Points::parse(text).unwrap();
/// assert_eq!(read("Tối đa 2,5 điểm", Style::default()), PointsCell::Read(points("2.5")));
/// assert_eq!(read("- 0,25", Style::default()), PointsCell::Penalty(points("0.25")));
/// assert_eq!(read("2 - 5", Style::default()), PointsCell::NotRead(NotRead::Range));
/// ```
#[must_use]
pub fn read(text: &str, style: Style) -> PointsCell {
    let folded: String = fold(text).chars().filter_map(plain).collect();
    let text = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || text.chars().all(|c| matches!(c, '-' | '.' | '_' | '/' | '…')) {
        return PointsCell::Empty;
    }
    if let Some(why) = refused(&text) {
        return PointsCell::NotRead(why);
    }
    let (text, signed) = sign(&text);
    let joined = join_thousands(text);
    let found: Vec<&str> = numbers(&joined).collect();
    let digits = match found.as_slice() {
        [] => return PointsCell::NotRead(NotRead::Words),
        [one] => *one,
        _ => match of_several(&joined, &found) {
            Ok(one) => one,
            Err(why) => return PointsCell::NotRead(why),
        },
    };
    if found.len() == 1
        && let Some(why) = around(&joined, digits)
    {
        return PointsCell::NotRead(why);
    }
    match (readings(digits, style).as_slice(), signed) {
        ([], _) => PointsCell::NotRead(NotRead::TooLong),
        ([one], None) => PointsCell::Read(*one),
        ([one], Some('+')) => PointsCell::Bonus(*one),
        ([one], Some(_)) => PointsCell::Penalty(*one),
        (several, _) => PointsCell::Ambiguous(several.to_vec()),
    }
}

/// Reads a cell of a source: its text, or the number behind it; what its reader
/// could not settle is not read.
#[must_use]
pub fn read_cell(cell: &Cell, style: Style) -> PointsCell {
    if cell.is_blank() {
        return PointsCell::Empty;
    }
    for note in &cell.notes {
        match note {
            CellNote::ErrorValue => return PointsCell::NotRead(NotRead::Error),
            CellNote::FormulaWithoutValue => return PointsCell::NotRead(NotRead::Formula),
            other if other.unsettles() => return PointsCell::NotRead(NotRead::Unsettled),
            _ => {}
        }
    }
    let text = cell.text();
    // What a spreadsheet stores has a decimal point, whatever the column shows.
    let stored = cell.number.as_deref().filter(|_| text.bytes().all(|b| b.is_ascii_digit() || b".-+ ".contains(&b)));
    match stored.map(|number| (number, Points::parse(number.trim_start_matches('-')))) {
        Some((number, Ok(points))) if number.starts_with('-') => PointsCell::Penalty(points),
        Some((_, Ok(points))) if text.starts_with('+') => PointsCell::Bonus(points),
        Some((_, Ok(points))) => PointsCell::Read(points),
        _ => read(&text, style),
    }
}

/// Points that a person typed: a point and a comma are both decimal signs.
#[must_use]
pub fn typed(text: &str) -> Option<Points> {
    let folded = fold(text);
    let text = folded.trim().trim_end_matches('.').trim_end_matches("diem").trim_end_matches('d').trim();
    parse_typed(text, Field::POINTS).ok().flatten().map(Points::from_decimal)
}

/// Dashes as one, raised digits (marks of footnotes) left out.
const fn plain(c: char) -> Option<char> {
    match c {
        '–' | '—' | '−' | '‐' | '‑' => Some('-'),
        '＋' => Some('+'),
        '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '*' => None,
        other => Some(other),
    }
}

/// What is no amount whatever stands beside it.
fn refused(text: &str) -> Option<NotRead> {
    if text.starts_with('#') {
        return Some(NotRead::Error);
    }
    if text.starts_with('=') {
        return Some(NotRead::Formula);
    }
    if text.contains('%') {
        return Some(NotRead::Percent);
    }
    if text.contains(['½', '¼', '¾', '⅓', '⅔', '⅛']) {
        return Some(NotRead::Fraction);
    }
    let bracketed = text.find('[').and_then(|at| text.get(at + 1..)?.chars().next());
    if bracketed.is_some_and(|c| c.is_ascii_digit()) && text.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(NotRead::Mark);
    }
    if text.contains(['±', '≥', '>', '<']) && !text.starts_with("<=") || text.contains("+/-") {
        return Some(NotRead::Words);
    }
    None
}

/// The sign or its word before the number, and the rest.
fn sign(text: &str) -> (&str, Option<char>) {
    let text = text.trim_start_matches(['(', '≤', '<', '=', ' ']);
    for (mark, sign) in [("+", '+'), ("-", '-'), ("tru ", '-'), ("bi tru ", '-'), ("cong ", '+'), ("thuong ", '+')] {
        if let Some(rest) = text.strip_prefix(mark) {
            return (rest.trim_start(), Some(sign));
        }
    }
    (text, None)
}

/// "1 000" as one number.
fn join_thousands(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let groups = 1 < words.len()
        && words.iter().all(|word| word.bytes().all(|b| b.is_ascii_digit()))
        && words.iter().skip(1).all(|word| word.len() == 3)
        && words.first().is_some_and(|word| (1..=3).contains(&word.len()) && !word.starts_with('0'));
    if groups { words.concat() } else { text.to_owned() }
}

/// Of several numbers the one that is said to be points.
fn of_several<'a>(text: &'a str, found: &[&'a str]) -> Result<&'a str, NotRead> {
    if text.contains('/') {
        return Err(NotRead::Fraction);
    }
    let ranged = |sign: &str| {
        let parts: Vec<&str> = text.split(sign).collect();
        1 < parts.len() && parts.iter().all(|part| part.contains(|c: char| c.is_ascii_digit()))
    };
    let equal = text.contains("tuong duong") || text.contains("tuong ung") || text.contains('=');
    if !equal && (ranged("-") || ranged(" den ") || ranged("~")) {
        return Err(NotRead::Range);
    }
    let mut named = found.iter().filter(|digits| {
        let behind = text.find(*digits).and_then(|at| text.get(at + digits.len()..)).unwrap_or_default().trim_start();
        is_points_word(behind)
    });
    match (named.next(), named.next()) {
        (Some(one), None) if equal => Ok(one),
        _ => Err(NotRead::Several),
    }
}

/// Whether a text begins with "điểm" or "đ".
fn is_points_word(text: &str) -> bool {
    let word: String = text.chars().take_while(|c| c.is_alphabetic()).collect();
    matches!(word.as_str(), "diem" | "d" | "points" | "point") && !text.get(word.len()..).unwrap_or("").starts_with('/')
}

/// What stands around the only number that a maximum may not have.
fn around(text: &str, digits: &str) -> Option<NotRead> {
    let at = text.find(digits)?;
    let (before, after) = (text.get(..at)?, text.get(at + digits.len()..)?);
    if after.trim_start_matches(|c: char| c.is_alphabetic() || c == ' ').starts_with('/') {
        return Some(NotRead::PerCase);
    }
    let mut rest = format!(" {before} {after} ");
    rest.retain(|c| !matches!(c, '(' | ')' | '[' | ']' | ':' | '.' | ',' | ';' | '≤' | '=' | '<'));
    for word in WITH {
        let word = format!(" {word} ");
        while let Some(at) = rest.find(&word) {
            rest.replace_range(at..at + word.len(), " ");
        }
    }
    let per = rest.split_whitespace().any(|word| matches!(word, "moi" | "cho"));
    match (rest.trim().is_empty(), per) {
        (true, _) => None,
        (false, true) => Some(NotRead::PerCase),
        (false, false) => Some(NotRead::Words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cells: &[(&str, &str)]) {
        let style = Style::of(cells.iter().map(|(text, _)| *text));
        for (text, expected) in cells {
            let all = |points: &[Points]| points.iter().map(|p| p.to_text()).collect::<Vec<_>>().join(" | ");
            let found = match read(text, style) {
                PointsCell::Empty => "empty".into(),
                PointsCell::Read(points) => points.to_text(),
                PointsCell::Bonus(points) => format!("+{}", points.to_text()),
                PointsCell::Penalty(points) => format!("-{}", points.to_text()),
                PointsCell::Ambiguous(several) => all(&several),
                PointsCell::NotRead(why) => format!("{why:?}"),
            };
            assert_eq!(found, *expected, "{text:?}");
        }
    }

    #[test]
    fn cells_of_points_are_read_or_say_why_not() {
        check(&[
            ("+ 0,5", "+0.5"),
            ("- 0,25", "-0.25"),
            ("-0.5", "-0.5"),
            ("−1", "-1"),
            ("1.000", "1 | 1000"),
            ("1,000", "1 | 1000"),
            ("10.05", "10.05"),
            ("04", "4"),
            ("700.00", "700"),
            ("0,5đ", "0.5"),
            ("Tối đa 5 điểm", "5"),
            ("tối đa 5", "5"),
            ("5 điểm (tối đa)", "5"),
            ("(5 điểm)", "5"),
            ("5đ/TH", "PerCase"),
            ("2 điểm/lần", "PerCase"),
            ("mỗi lần 2 điểm", "PerCase"),
            ("100 điểm", "100"),
            ("2 - 5", "Range"),
            ("1-2", "Range"),
            ("từ 1 đến 3", "Range"),
            ("≤ 3", "3"),
            ("≥ 3", "Words"),
            ("3 ", "3"),
            ("3\u{a0}", "3"),
            ("70%", "Percent"),
            ("20 %", "Percent"),
            ("2[1]", "Mark"),
            ("2¹", "2"),
            ("½", "Fraction"),
            ("1,5/2", "Fraction"),
            ("#REF!", "Error"),
            ("=B2*2", "Formula"),
            ("(10 thùng tương đương 5 điểm)", "5"),
            ("2đ", "2"),
            ("-", "empty"),
            ("theo quy định", "Words"),
            ("± 1", "Words"),
            ("trừ 2 điểm", "-2"),
            ("0", "0"),
            ("3 điểm 2 điểm", "Several"),
            ("1234567", "TooLong"),
        ]);
    }

    #[test]
    fn the_column_decides_between_point_and_comma() {
        check(&[("1.000", "1000"), ("600", "600"), ("400", "400")]);
        check(&[("1.000", "1000"), ("2,5", "2.5")]);
        check(&[("1.000", "1"), ("2.5", "2.5"), ("0.125", "0.125")]);
        check(&[("1,000", "1000"), ("2.50", "2.5")]);
        check(&[("1.000", "1 | 1000"), ("5", "5")]);
        check(&[("1.234,5", "1234.5"), ("1 000", "1000"), ("1.000.000", "TooLong")]);
    }
}
