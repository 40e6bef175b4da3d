//! Dates that a spreadsheet made of codes and points: `1.2` typed where days are
//! written with dots becomes the 1st of February.
//!
//! In a column whose other cells are codes or numbers, such a date is undone to
//! what was typed. What may have been typed follows from the date and its format;
//! where two readings are left, the cells around it decide, or the person.

use super::number_format::Format;
use crate::formats::note::CellNote;
use crate::formats::table::{Cell, Table};
use time::{Date, Duration, Month};

/// A cell of a sheet with content, and where it is.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub row: usize,
    pub column: usize,
    pub cell: Cell,
    /// The date behind it.
    pub date: Option<Dated>,
}

/// A date behind a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    pub year: i32,
    pub month: u8,
    pub day: u8,
    /// As the cell shows it.
    pub shown: String,
    /// The parts that it shows, in order.
    pub parts: Vec<(char, usize)>,
}

impl Dated {
    /// The date of a day number of Excel, as a format shows it.
    pub fn of_serial(days: i64, from_1904: bool, format: &Format) -> Option<Self> {
        if !(0..3_000_000).contains(&days) {
            return None;
        }
        let base = if from_1904 { (1904, Month::January, 1) } else { (1899, Month::December, 30) };
        // Excel counts a 29th of February 1900 that never was.
        let days = if !from_1904 && days < 60 { days + 1 } else { days };
        let base = Date::from_calendar_date(base.0, base.1, base.2).ok()?;
        let date = base.checked_add(Duration::days(days))?;
        Some(Self::of((date.year(), date.month().into(), date.day()), format))
    }

    /// A date of the form `2026-02-01`, with the text that shows it and the parts
    /// that its format shows.
    pub fn of_parts(text: &str, shown: &str, parts: Vec<(char, usize)>) -> Option<Self> {
        let plain = Self::of_iso(text, &Format::default())?;
        let parts = if parts.is_empty() { vec![('d', 1), ('m', 1), ('y', 4)] } else { parts };
        Some(Self { shown: shown.to_owned(), parts, ..plain })
    }

    /// A date of the form `2026-02-01`, as a format shows it.
    pub fn of_iso(text: &str, format: &Format) -> Option<Self> {
        let mut parts = text.get(..10)?.split('-').map(str::parse::<i32>);
        let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
        Some(Self::of((year, month, day), format))
    }

    fn of((year, month, day): (i32, u8, u8), format: &Format) -> Self {
        let shown = format.date((year, month, day));
        Self { year, month, day, shown, parts: format.date_parts() }
    }

    /// A text that spreadsheets show for a day or month they made of what was typed:
    /// `01-Feb`, `1-Thg2`, `Jan-25`.
    pub fn of_text(text: &str) -> Option<Self> {
        let (first, second) = text.trim().split_once('-')?;
        let (first, second) = (first.trim(), second.trim());
        let of = |year, month, day, parts: &[(char, usize)]| {
            Some(Self { year, month, day, shown: text.trim().to_owned(), parts: parts.to_vec() })
        };
        let short = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() <= 2);
        if let (Some(day), Some(month)) = (short(first), month_named(second)) {
            return (1..=31).contains(&day).then(|| of(2000, month, day, &[('d', 1), ('m', 3)])).flatten();
        }
        let (month, year) = (month_named(first)?, short(second)?);
        of(2000 + i32::from(year), month, 1, &[('m', 3), ('y', 2)])
    }

    /// What may have been typed with dots, the likeliest first.
    fn readings(&self) -> Vec<String> {
        let Self { year, month, day, .. } = self;
        let has = |wanted: char| self.parts.iter().any(|(part, _)| *part == wanted);
        let short = year.rem_euclid(100);
        if has('m') && has('y') && !has('d') {
            // `1.25` became January 2025: as typed, and with a zero that is not kept.
            return vec![format!("{month}.{short}")];
        }
        // A format of the person's own shows what was typed.
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '.') && text.contains('.');
        if digits(&self.shown) && !has('y') {
            return vec![self.shown.clone()];
        }
        let mut all = Vec::new();
        let mut add = |reading: String| {
            if !all.contains(&reading) {
                all.push(reading);
            }
        };
        // A date with its year may be a code of three levels, or of two that was
        // given another format afterwards.
        if has('y') {
            add(format!("{day}.{month}.{short}"));
            add(format!("{month}.{day}.{short}"));
        }
        add(format!("{day}.{month}"));
        add(format!("{month}.{day}"));
        all
    }
}

/// A month by its short name, in English or Vietnamese.
fn month_named(name: &str) -> Option<u8> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let small = name.to_lowercase();
    if let Some(at) = NAMES.iter().position(|known| *known == small) {
        return u8::try_from(at + 1).ok();
    }
    let number = ["tháng", "thg", "th"].iter().find_map(|word| small.strip_prefix(word))?;
    number.trim().parse().ok().filter(|month| (1..=12).contains(month))
}

/// Undoes the dates of a table whose source holds only what they show.
pub(super) fn undo_shown(table: &mut Table) {
    let date = |cell: &Cell| match cell.lines.as_slice() {
        [only] if cell.merged.is_none() => Dated::of_text(only),
        _ => None,
    };
    if !table.rows.iter().flatten().any(|cell| date(cell).is_some()) {
        return;
    }
    let mut cells = Vec::new();
    for (row, all) in table.rows.iter().enumerate() {
        for (column, cell) in all.iter().enumerate().filter(|(_, cell)| cell.merged.is_none() && !cell.is_blank()) {
            cells.push(Found { row, column, cell: cell.clone(), date: date(cell) });
        }
    }
    undo(&mut cells);
    for found in cells {
        if let Some(slot) = table.rows.get_mut(found.row).and_then(|row| row.get_mut(found.column)) {
            *slot = found.cell;
        }
    }
}

/// Undoes the dates of columns that hold codes or numbers.
pub(super) fn undo(cells: &mut [Found]) {
    if cells.iter().all(|found| found.date.is_none()) {
        return;
    }
    let width = cells.iter().map(|found| found.column + 1).max().unwrap_or(0).min(crate::formats::table::MOST_COLUMNS);
    // For each column its cells in the order of rows.
    let mut columns: Vec<Vec<usize>> = vec![Vec::new(); width];
    for (at, found) in cells.iter().enumerate() {
        if let Some(column) = columns.get_mut(found.column) {
            column.push(at);
        }
    }
    for column in columns {
        let dated = column.iter().filter(|at| cells.get(**at).is_some_and(|found| found.date.is_some())).count();
        let (numbers, others) = around(cells, &column);
        if dated == 0 || numbers + dated <= others {
            continue;
        }
        // A column of nothing but dates is one of dates, unless they show codes.
        if numbers == 0 && !column.iter().any(|at| cells.get(*at).is_some_and(shows_code)) {
            continue;
        }
        let ordered = is_ordered(cells, &column);
        let mut before: Option<String> = None;
        for (nth, at) in column.iter().enumerate() {
            let after = column.get(nth + 1).and_then(|at| cells.get(*at)).filter(|found| found.date.is_none());
            let after = after.map(|found| found.cell.text());
            if let Some(found) = cells.get_mut(*at) {
                if let Some(date) = found.date.take() {
                    let (before, after) = (before.as_deref().filter(|_| ordered), after.as_deref().filter(|_| ordered));
                    settle(&mut found.cell, &date, before, after);
                }
                before = Some(found.cell.text());
            }
        }
    }
}

/// Cells of a column that are codes or numbers, and those that are words; without
/// the first rows, which are headings.
fn around(cells: &[Found], column: &[usize]) -> (usize, usize) {
    let mut counts = (0, 0);
    for found in column.iter().filter_map(|at| cells.get(*at)).filter(|found| found.date.is_none()) {
        let text = found.cell.text();
        if is_code(&text) {
            counts.0 += 1;
        } else if text.chars().count() < 30 && 0 < counts.0 {
            counts.1 += 1;
        }
    }
    counts
}

/// Whether the codes of a column come one after another, as points do not; the
/// count may begin anew below a letter or a Roman number.
fn is_ordered(cells: &[Found], column: &[usize]) -> bool {
    let mut last: Option<Vec<u32>> = None;
    for found in column.iter().filter_map(|at| cells.get(*at)).filter(|found| found.date.is_none()) {
        let code = levels(&found.cell.text());
        if let (Some(last), Some(code)) = (&last, &code)
            && code <= last
        {
            return false;
        }
        last = code;
    }
    true
}

/// `1.2.` as its numbers.
fn levels(text: &str) -> Option<Vec<u32>> {
    text.trim().trim_end_matches('.').split('.').map(|part| part.parse().ok()).collect()
}

fn shows_code(found: &Found) -> bool {
    found.date.as_ref().is_some_and(|date| is_code(&date.shown))
}

/// `1`, `1.2`, `2,5`, `1.1.3.`, `IV`, `a)`.
fn is_code(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ')', ' ']);
    let numbers = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let letters = bare.chars().count() <= 4 && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'a'..='e'));
    !bare.is_empty() && (numbers || letters)
}

/// Gives a cell what was typed, or the choice.
fn settle(cell: &mut Cell, date: &Dated, before: Option<&str>, after: Option<&str>) {
    let readings = date.readings();
    // The code before counts first; the one behind it decides where that does not.
    let behind = |reading: &&String| before.is_some_and(|before| follows(Some(before), reading));
    let ahead = |reading: &&String| after.is_some_and(|after| follows(Some(reading), after));
    let mut fitting: Vec<&String> = readings.iter().filter(behind).collect();
    if fitting.is_empty() {
        fitting = readings.iter().filter(ahead).collect();
    } else if 1 < fitting.len() {
        fitting.retain(ahead);
    }
    let decided = match (readings.as_slice(), fitting.as_slice()) {
        ([only], _) => Some(only.clone()),
        (_, [only]) => Some((*only).clone()),
        _ => None,
    };
    cell.number = None;
    cell.lines.clear();
    match decided {
        Some(typed) => {
            cell.notes.push(CellNote::DateUndone { shown: date.shown.clone() });
            cell.lines.push(typed);
        }
        None => {
            cell.lines.push(date.shown.clone());
            cell.notes.push(CellNote::DateUnclear { readings });
        }
    }
}

/// Whether a code comes right after another: `1.2` after `1.1`, `1.1` after `1`,
/// `2.1` after `2`.
fn follows(before: Option<&str>, code: &str) -> bool {
    let (Some(before), Some(code)) = (before.and_then(levels), levels(code)) else { return false };
    match code.split_last() {
        Some((1, parent)) if parent == before => true,
        Some((last, parent)) => {
            let prior = before.get(..parent.len()) == Some(parent);
            prior && before.get(parent.len()).is_some_and(|was| was + 1 == *last)
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(texts: &[&str], format: &str) -> Vec<(String, Vec<CellNote>)> {
        let format = Format::parse(format);
        let found = |(row, text): (usize, &&str)| {
            let date = Dated::of_iso(text, &format);
            Found { row, column: 0, cell: Cell::of(date.as_ref().map_or(*text, |date| &date.shown)), date }
        };
        let mut cells: Vec<Found> = texts.iter().enumerate().map(found).collect();
        undo(&mut cells);
        cells.into_iter().map(|found| (found.cell.text(), found.cell.notes)).collect()
    }

    fn texts(of: &[&str], format: &str) -> Vec<String> {
        column(of, format).into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn dates_among_codes_are_what_was_typed() {
        let typed = texts(&["STT", "1", "2026-01-01", "2026-02-01", "2026-03-01", "2", "2026-01-02"], "d-mmm");
        assert_eq!(typed, ["STT", "1", "1.1", "1.2", "1.3", "2", "2.1"]);
        let american = texts(&["1.1", "2026-01-02", "2026-01-03", "2"], "m/d/yyyy");
        assert_eq!(american, ["1.1", "1.2", "1.3", "2"]);
        assert_eq!(texts(&["1.2.2", "2003-02-01", "1.2.4"], "dd/mm/yyyy"), ["1.2.2", "1.2.3", "1.2.4"]);
        assert_eq!(texts(&["0.5", "2025-01-01", "2"], "mmm-yy"), ["0.5", "1.25", "2"]);
        assert_eq!(texts(&["1.1", "2026-02-01", "1.3"], "d\\.m"), ["1.1", "1.2", "1.3"]);
    }

    #[test]
    fn what_may_be_two_things_is_asked() {
        let points = column(&["Điểm", "2", "2026-05-01", "0.5", "6"], "d-mmm");
        assert_eq!(points[2].0, "1-May");
        // Not by the cells around it, which are no codes: 5 is followed by 0.5.
        assert_eq!(texts(&["5", "2026-05-01", "0.5", "6", "2"], "d-mmm")[1], "1-May");
        assert_eq!(points[2].1, [CellNote::DateUnclear { readings: vec!["1.5".to_owned(), "5.1".to_owned()] }]);
    }

    #[test]
    fn days_and_months_are_known_by_what_is_shown() {
        let shown = |text: &str| Dated::of_text(text).map(|date| date.readings());
        let list = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!(shown("01-Feb"), list(&["1.2", "2.1"]));
        assert_eq!(shown("1-Thg2"), list(&["1.2", "2.1"]));
        assert_eq!(shown("3-thg 3"), list(&["3.3"]));
        assert_eq!(shown("Jan-25"), list(&["1.25"]));
        for other in ["1-2", "a-b", "32-Jan", "2-Janx", "1-Th13", "2024-Jan", "2 - 3"] {
            assert_eq!(shown(other), None, "{other}");
        }
    }

    #[test]
    fn dates_among_dates_and_words_stay() {
        let deadlines = texts(&["Thời hạn", "2026-05-01", "2026-06-30", "quý IV"], "dd/mm/yyyy");
        assert_eq!(deadlines, ["Thời hạn", "01/05/2026", "30/06/2026", "quý IV"]);
    }

    #[test]
    fn day_numbers_are_dates_of_both_calendars() {
        let format = Format::parse("yyyy-mm-dd");
        let shown = |days, from_1904| Dated::of_serial(days, from_1904, &format).map(|date| date.shown);
        assert_eq!(shown(46_054, false).as_deref(), Some("2026-02-01"));
        assert_eq!(shown(1, false).as_deref(), Some("1900-01-01"));
        assert_eq!(shown(61, false).as_deref(), Some("1900-03-01"));
        assert_eq!(shown(44_592, true).as_deref(), Some("2026-02-01"));
        assert_eq!(shown(-1, false), None);
        assert_eq!(shown(i64::MAX, false), None);
    }
}
