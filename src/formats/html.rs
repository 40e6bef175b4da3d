//! Tables of HTML, as Word, Excel and browsers put it on the clipboard.
//!
//! Only words and the tags of tables are looked at, token by token; no document
//! is built and nothing of it ever reaches a page. A table inside a cell counts
//! as text of that cell.

use super::table_builder::Tables;
use super::within;
use crate::formats::table::{Cell, ReadError, SourceKind, Table};
use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

/// Tags that end a line.
const BREAKS: [&[u8]; 12] =
    [b"br", b"p", b"div", b"li", b"ul", b"ol", b"h1", b"h2", b"h3", b"h4", b"tr", b"blockquote"];
/// Tags whose text nobody sees.
const UNSEEN: [&[u8]; 6] = [b"style", b"script", b"title", b"xml", b"template", b"noscript"];

/// The state of the reading.
#[derive(Default)]
struct Reading {
    tables: Tables,
    /// Unseen elements inside one another.
    unseen: usize,
    cell: Option<Open>,
}

/// A cell being read.
struct Open {
    text: String,
    columns: usize,
    rows: usize,
}

/// All tables of an HTML text.
///
/// # Errors
/// [`ReadError`] with the place.
pub fn html(input: &str) -> Result<Vec<Table>, ReadError> {
    within(input.len())?;
    if input.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut emitter = DefaultEmitter::default();
    // Style sheets and scripts are raw text, as in a browser.
    emitter.naively_switch_states(true);
    let mut reading = Reading::default();
    for token in Tokenizer::new_with_emitter(input, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reading.start(&tag)?,
            Token::EndTag(tag) => reading.end(&tag.name)?,
            Token::String(text) => reading.text(&text.value),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reading.close_cell()?;
    reading.tables.finish(SourceKind::Html)
}

fn span(tag: &StartTag<()>, name: &[u8]) -> usize {
    let value = tag.attributes.get(&HtmlString::from(name.to_vec()));
    let text = value.and_then(|value| std::str::from_utf8(value).ok());
    text.and_then(|text| text.trim().parse().ok()).unwrap_or(1)
}

impl Reading {
    fn start(&mut self, tag: &StartTag<()>) -> Result<(), ReadError> {
        let name: &[u8] = &tag.name;
        if UNSEEN.contains(&name) && !tag.self_closing {
            self.unseen += 1;
        }
        match name {
            b"table" => self.tables.open()?,
            b"tr" if self.tables.is_outer() => self.row()?,
            b"td" | b"th" if self.tables.is_outer() => {
                self.close_cell()?;
                if !self.tables.has_row() {
                    self.row()?;
                }
                let (columns, rows) = (span(tag, b"colspan"), span(tag, b"rowspan"));
                self.cell = Some(Open { text: String::new(), columns, rows });
            }
            b"td" | b"th" => self.push("  "),
            name if BREAKS.contains(&name) => self.push("\n"),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<(), ReadError> {
        if UNSEEN.contains(&name) {
            self.unseen = self.unseen.saturating_sub(1);
        }
        match name {
            b"table" => {
                if self.tables.is_outer() {
                    self.close_cell()?;
                }
                self.tables.close(SourceKind::Html);
            }
            b"td" | b"th" | b"tr" if self.tables.is_outer() => self.close_cell()?,
            name if BREAKS.contains(&name) => self.push("\n"),
            _ => {}
        }
        Ok(())
    }

    /// Line breaks of the source are spaces, as in a browser.
    fn text(&mut self, value: &HtmlString) {
        if 0 < self.unseen {
            return;
        }
        let text = String::from_utf8_lossy(value);
        self.push(&text.replace(['\n', '\r', '\t'], " "));
    }

    fn push(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.text.push_str(text);
        }
    }

    fn row(&mut self) -> Result<(), ReadError> {
        self.close_cell()?;
        self.tables.row()
    }

    fn close_cell(&mut self) -> Result<(), ReadError> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        self.tables.grid.as_mut().map_or(Ok(()), |grid| grid.put(Cell::of(&cell.text), cell.columns, cell.rows))
    }
}
