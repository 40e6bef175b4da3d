//! A cell of the source in the file of a project: its text, the place a merged
//! cell begins, or an object when there is more to keep than text.

use crate::base::json::problem::Problem;
use crate::base::json::read::Fields;
use crate::base::json::{Json, node};
use crate::formats::note::{CellNote, LEFT_OUT_WORDS, LeftOut};
use crate::formats::table::{Cell, MOST_ROWS};

const KINDS: [(&str, Kind); 11] = [
    ("left-out", Kind::LeftOut),
    ("formula-without-value", Kind::FormulaWithoutValue),
    ("error-value", Kind::ErrorValue),
    ("rounded", Kind::Rounded),
    ("date-undone", Kind::DateUndone),
    ("date-unclear", Kind::DateUnclear),
    ("auto-number", Kind::AutoNumber),
    ("number-unknown", Kind::NumberUnknown),
    ("unknown-symbol", Kind::UnknownSymbol),
    ("picture", Kind::Picture),
    ("too-narrow", Kind::TooNarrow),
];

#[derive(Clone, Copy)]
enum Kind {
    LeftOut,
    FormulaWithoutValue,
    ErrorValue,
    Rounded,
    DateUndone,
    DateUnclear,
    AutoNumber,
    NumberUnknown,
    UnknownSymbol,
    Picture,
    TooNarrow,
}

/// The JSON form of a cell.
pub(super) fn to_json(cell: &Cell) -> Json {
    if let Some((row, column)) = cell.merged {
        return Json::List(vec![super::numbers::int(row), super::numbers::int(column)]);
    }
    if cell.notes.is_empty() && cell.number.is_none() {
        return Json::from(cell.text());
    }
    let notes = (!cell.notes.is_empty()).then(|| Json::list(cell.notes.iter().map(note_json)));
    Json::object([("text", Json::from(cell.text()))])
        .with_some("number", cell.number.as_deref().map(Json::from))
        .with_some("notes", notes)
}

fn note_json(note: &CellNote) -> Json {
    let kind = |word: &str| Json::object([("kind", Json::from(word))]);
    match note {
        CellNote::LeftOut { text, why } => {
            let word = LEFT_OUT_WORDS.iter().find(|(_, known)| known == why).map_or("", |(word, _)| word);
            kind("left-out").with("text", Json::from(&**text)).with("why", Json::from(word))
        }
        CellNote::FormulaWithoutValue => kind("formula-without-value"),
        CellNote::ErrorValue => kind("error-value"),
        CellNote::Rounded { stored } => kind("rounded").with("text", Json::from(&**stored)),
        CellNote::DateUndone { shown } => kind("date-undone").with("text", Json::from(&**shown)),
        CellNote::DateUnclear { readings } => {
            kind("date-unclear").with("readings", Json::list(readings.iter().map(|text| Json::from(&**text))))
        }
        CellNote::AutoNumber { number } => kind("auto-number").with("text", Json::from(&**number)),
        CellNote::NumberUnknown => kind("number-unknown"),
        CellNote::UnknownSymbol { font } => kind("unknown-symbol").with("text", Json::from(&**font)),
        CellNote::Picture => kind("picture"),
        CellNote::TooNarrow => kind("too-narrow"),
    }
}

/// Reads a cell; the text of a covered one is filled in from where it begins.
pub(super) fn read(json: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Cell> {
    if json.as_list().is_some() {
        let place =
            node::each(json, at, problems, |node, at, problems| super::numbers::small(node, at, problems, MOST_ROWS))?;
        let merged = match place.as_slice() {
            [row, column] => Some((*row, *column)),
            _ => None,
        };
        return Some(Cell { merged, ..Cell::default() });
    }
    if json.as_text().is_some() {
        return node::text(json, at, problems).map(Cell::of);
    }
    let mut f = Fields::open(json, at, problems);
    let text = f.text("text").map(str::to_owned);
    let number = f.opt_text("number").map(Into::into);
    let notes = f.opt_each("notes", note).unwrap_or_default();
    f.finish();
    Some(Cell { number, notes, ..Cell::of(&text?) })
}

fn note(json: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<CellNote> {
    let mut f = Fields::open(json, at, problems);
    let kind = f.one_of("kind", &KINDS);
    let text = f.opt_text("text").unwrap_or_default().to_owned();
    let why = f.opt_one_of("why", &LEFT_OUT_WORDS);
    let readings = f.opt_each("readings", |node, at, problems| node::text(node, at, problems).map(str::to_owned));
    f.finish();
    Some(match kind? {
        Kind::LeftOut => CellNote::LeftOut { text, why: why.unwrap_or(LeftOut::Hidden) },
        Kind::FormulaWithoutValue => CellNote::FormulaWithoutValue,
        Kind::ErrorValue => CellNote::ErrorValue,
        Kind::Rounded => CellNote::Rounded { stored: text },
        Kind::DateUndone => CellNote::DateUndone { shown: text },
        Kind::DateUnclear => CellNote::DateUnclear { readings: readings.unwrap_or_default() },
        Kind::AutoNumber => CellNote::AutoNumber { number: text },
        Kind::NumberUnknown => CellNote::NumberUnknown,
        Kind::UnknownSymbol => CellNote::UnknownSymbol { font: text },
        Kind::Picture => CellNote::Picture,
        Kind::TooNarrow => CellNote::TooNarrow,
    })
}
