//! Documents and spreadsheets of LibreOffice (.odt, .ods).

mod inline;
mod lists;
mod sheet;
mod styles;

use super::flow::Flow;
use super::ooxml::{Package, Piece, number, walk};
use super::words::{Look, Words};
use crate::formats::note::CellNote;
use crate::formats::source::Source;
use crate::formats::table::{ReadError, SourceKind};
use inline::{Inline, Sink};
use styles::Styles;

const CONTENT: &str = "content.xml";

/// The styles of a document, and its content.
fn parts(package: &mut Package<'_>) -> Result<(Styles, String), ReadError> {
    let mut styles = Styles::default();
    if package.has("styles.xml") {
        styles.read("styles.xml", &package.part("styles.xml")?)?;
    }
    let content = package.part(CONTENT)?;
    styles.read(CONTENT, &content)?;
    Ok((styles, content))
}

/// All sheets of an .ods spreadsheet.
pub(super) fn ods(package: &mut Package<'_>) -> Result<Source, ReadError> {
    let (styles, content) = parts(package)?;
    sheet::read(&styles, CONTENT, &content)
}

/// All tables and paragraphs of an .odt document.
pub(super) fn odt(package: &mut Package<'_>) -> Result<Source, ReadError> {
    let (styles, content) = parts(package)?;
    let mut flow = Flow::new(SourceKind::Odt);
    let mut inline = Inline::default();
    let mut spans = (1, 1);
    let mut in_body = false;
    walk(CONTENT, &content, |piece| {
        match piece {
            Piece::Start(tag) => {
                let outer = flow.tables.is_outer();
                match tag.local_name().as_ref() {
                    "body" => in_body = true,
                    _ if !in_body => {}
                    "table" => flow.open_table()?,
                    "table-row" if outer => flow.tables.row()?,
                    "table-cell" if outer => {
                        spans = (
                            number(&tag, "number-columns-spanned").unwrap_or(1),
                            number(&tag, "number-rows-spanned").unwrap_or(1),
                        );
                        flow.open_cell();
                    }
                    "table-row" => flow.words(Words::break_line),
                    "table-cell" => Sink::push(&mut flow, "  ", Look::default()),
                    _ => inline.start(&tag, &styles, &mut flow),
                }
            }
            Piece::End(_) if !in_body => {}
            Piece::End(name) => match name {
                "table-cell" if flow.tables.is_outer() => flow.close_cell(spans.0, spans.1)?,
                "table" => flow.close_table(),
                "table-row" | "table-cell" => {}
                name => inline.end(name, &mut flow),
            },
            Piece::Words(words) => inline.words(words, &mut flow),
        }
        Ok(())
    })?;
    flow.finish()
}

impl Sink for Flow {
    fn push(&mut self, text: &str, look: Look) {
        Self::push(self, text, look);
    }

    fn break_line(&mut self) {
        self.words(Words::break_line);
    }

    fn end_paragraph(&mut self) {
        Self::end_paragraph(self, false);
    }

    fn note(&mut self, note: CellNote) {
        Self::note(self, note);
    }
}
