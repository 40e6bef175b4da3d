//! What tags of HTML say besides their text: marks of notes, numbers behind cells.

use super::tag::attribute;
use crate::formats::decimal;
use crate::formats::note::CellNote;
use crate::formats::table::Cell;
use crate::formats::words::Look;
use html5gum::StartTag;

/// An element that is open, and how text inside it is read.
pub(super) struct Element {
    pub name: String,
    pub look: Look,
}

/// Whether a link leads to a note of the page.
pub(super) fn is_mark(tag: &StartTag<()>) -> bool {
    let of = |name: &str| attribute(tag, name).unwrap_or_default().to_ascii_lowercase();
    let target = of("href");
    let noted =
        ["#_ftn", "#_edn", "#_cmnt", "#sdfootnote", "#sdendnote", "#fn", "#ftn", "#footnote", "#cite_note", "#_msocom"];
    let class = of("class");
    let classes = ["sdfootnoteanc", "sdendnoteanc", "msocomanchor", "footnote", "noteref"];
    noted.iter().any(|start| target.rsplit_once('#').is_some_and(|(_, id)| format!("#{id}").starts_with(start)))
        || classes.iter().any(|known| class.contains(known))
        || of("role") == "doc-noteref"
        || of("epub:type") == "noteref"
}

/// Whether a span is one of Word's marks of notes and comments.
pub(super) fn has_mark_class(tag: &StartTag<()>) -> bool {
    let class = attribute(tag, "class").unwrap_or_default().to_ascii_lowercase();
    ["msofootnotereference", "msoendnotereference", "msocommentreference"].iter().any(|known| class.contains(known))
}

/// The number that a spreadsheet says behind a cell: `x:num` of Excel, `sdval` of
/// LibreOffice, `data-sheets-value` of Google.
pub(super) fn number(tag: &StartTag<()>) -> Option<String> {
    let plain = |text: String| decimal::plain(text.trim());
    if let Some(found) = attribute(tag, "x:num").and_then(plain) {
        return Some(found);
    }
    if let Some(found) = attribute(tag, "sdval").and_then(plain) {
        return Some(found);
    }
    let google = attribute(tag, "data-sheets-value")?;
    // {"1":3,"3":1.5}: kind 3 is a number.
    let (_, rest) = google.split_once("\"1\":3,\"3\":")?;
    plain(rest.split(['}', ',']).next().unwrap_or_default().to_owned())
}

/// The cell with the number behind it; a note when the text shows another.
pub(super) fn with_number(mut cell: Cell, number: Option<String>) -> Cell {
    let Some(number) = number.filter(|_| !cell.is_blank()) else { return cell };
    let text = cell.text();
    let percent = text.contains('%');
    let shown = decimal::typed(text.trim_end_matches(['%', ' ']));
    let stored = if percent { decimal::times_hundred(&number) } else { Some(number.clone()) };
    match (&shown, stored) {
        (Some(shown), Some(stored)) if *shown != stored => {
            cell.notes.push(CellNote::Rounded { stored: number.clone() })
        }
        _ => {}
    }
    // Behind a date or a word stands a number that the text does not show.
    let says = text.contains(&number) || text.contains(&number.replace('.', ","));
    if says || shown.is_some() {
        cell.number = Some(number.into());
    }
    cell
}
