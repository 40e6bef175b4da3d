//! Tables and paragraphs of HTML, as Word, Excel, LibreOffice and browsers put it
//! on the clipboard or save it.
//!
//! The page is looked at token by token; no document is built and nothing of it
//! ever reaches a page of ours. A table inside a cell counts as text of that cell.

mod element;
mod list;
mod style;
mod tag;

use super::flow::Flow;
use super::within;
use super::words::{Look, Script, Words};
use crate::formats::note::{CellNote, LeftOut};
use crate::formats::source::{Notice, Source};
use crate::formats::table::{Cell, ReadError, SourceKind};
use element::Element;
use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};
use list::Lists;
use style::{Said, Sheet};
use tag::{attribute, span};

/// Tags that end a line.
const BREAKS: [&str; 14] =
    ["p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote", "caption"];
/// Tags that have no end.
const EMPTY: [&str; 10] = ["br", "hr", "img", "col", "meta", "link", "input", "wbr", "base", "area"];
/// Tags whose text nobody sees.
const UNSEEN: [&str; 6] = ["script", "title", "xml", "template", "noscript", "head"];
/// Deepest nesting that is kept track of.
const MOST_DEPTH: usize = 250;

/// The state of the reading.
struct Reading {
    flow: Flow,
    /// The elements that are open and change how text is read.
    open: Vec<Element>,
    sheet: Sheet,
    /// Inside a style sheet: its text.
    css: Option<String>,
    /// Unseen elements inside one another.
    unseen: usize,
    cell: CellTag,
    /// Rows hidden as a whole.
    row_hidden: bool,
    lists: Lists,
    tracked: bool,
}

/// What the tag of a cell says.
#[derive(Default)]
struct CellTag {
    columns: usize,
    rows: usize,
    /// The number behind the text, as Excel, LibreOffice and Google's sheets say it.
    number: Option<String>,
    hidden: Option<LeftOut>,
}

/// All tables of an HTML text.
///
/// # Errors
/// [`ReadError`] with the place; [`ReadError::NoTable`] when there is only text.
pub fn html(input: &str) -> Result<Vec<crate::formats::table::Table>, ReadError> {
    page(input).and_then(Source::into_tables)
}

/// Everything in an HTML text.
pub(super) fn page(input: &str) -> Result<Source, ReadError> {
    within(input.len())?;
    if input.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut emitter = DefaultEmitter::default();
    // Style sheets and scripts are raw text, as in a browser.
    emitter.naively_switch_states(true);
    let mut reading = Reading::new();
    for token in Tokenizer::new_with_emitter(input, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reading.start(&tag)?,
            Token::EndTag(tag) => reading.end(&String::from_utf8_lossy(&tag.name))?,
            Token::String(text) => reading.text(&String::from_utf8_lossy(&text.value)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reading.close_cell()?;
    let mut source = reading.flow.finish()?;
    if reading.tracked && !source.tables.is_empty() {
        source.notices.push(Notice::TrackedChangesLost);
    }
    Ok(source)
}

impl Reading {
    fn new() -> Self {
        Self {
            flow: Flow::new(SourceKind::Html),
            open: Vec::new(),
            sheet: Sheet::default(),
            css: None,
            unseen: 0,
            cell: CellTag::default(),
            row_hidden: false,
            lists: Lists::default(),
            tracked: false,
        }
    }

    fn start(&mut self, tag: &StartTag<()>) -> Result<(), ReadError> {
        let name = String::from_utf8_lossy(&tag.name);
        let name = &*name;
        if name == "style" {
            self.css = Some(String::new());
            return Ok(());
        }
        if name == "meta" {
            let generator = attribute(tag, "name").is_some_and(|name| name.eq_ignore_ascii_case("generator"));
            let writer = attribute(tag, "content").unwrap_or_default();
            self.tracked |= generator && (writer.starts_with("LibreOffice") || writer.starts_with("OpenOffice"));
        }
        // What stands in a head is not seen, but a body ends it.
        if name == "body" || name == "table" {
            self.unseen = 0;
        }
        if UNSEEN.contains(&name) && !tag.self_closing {
            self.unseen += 1;
        }
        if !EMPTY.contains(&name) && !tag.self_closing {
            self.push_element(name, tag);
        }
        match name {
            "table" => {
                self.flow.open_table()?;
            }
            "tr" if self.flow.tables.is_outer() => self.row(tag)?,
            "td" | "th" if self.flow.tables.is_outer() => self.open_cell(tag)?,
            "td" | "th" => self.say("  "),
            "br" => self.flow.words(Words::break_line),
            "img" if self.unseen == 0 && self.look().out.is_none() => self.flow.note(CellNote::Picture),
            "ol" | "ul" => {
                self.lists.open(name, tag);
                self.flow.end_paragraph(false);
            }
            "li" => {
                self.flow.end_paragraph(false);
                self.item(tag);
            }
            name if BREAKS.contains(&name) => self.flow.end_paragraph(false),
            _ => {}
        }
        Ok(())
    }

    /// How an element changes its text.
    fn push_element(&mut self, name: &str, tag: &StartTag<()>) {
        if MOST_DEPTH <= self.open.len() {
            return;
        }
        let outer = self.look();
        let said = self.said(name, tag);
        let is_cell = matches!(name, "td" | "th" | "tr" | "table" | "tbody" | "thead");
        let mut look = said.within(outer, is_cell);
        match name {
            "del" | "s" | "strike" if look.out.is_none() => {
                look.out = Some(if name == "del" { LeftOut::Deleted } else { LeftOut::Struck });
            }
            "sup" => look.script = Script::Super,
            "sub" => look.script = Script::Sub,
            "rt" | "rp" if look.out.is_none() => look.out = Some(LeftOut::Phonetic),
            "a" if look.out.is_none() && element::is_mark(tag) => look.out = Some(LeftOut::Mark),
            "span" if look.out.is_none() && element::has_mark_class(tag) => look.out = Some(LeftOut::Mark),
            _ => {}
        }
        self.open.push(Element { name: name.to_owned(), look });
    }

    fn said(&self, name: &str, tag: &StartTag<()>) -> Said {
        let mut own = Said::default();
        if let Some(face) = attribute(tag, "face").filter(|_| name == "font") {
            own.face = Some(super::symbol::Face::of(&face));
        }
        if let Some(style) = attribute(tag, "style") {
            own.read(&style);
        }
        if tag.attributes.contains_key(&HtmlString::from(b"hidden".to_vec())) {
            own.hidden = Some(true);
        }
        own.over(self.sheet.of(name, &attribute(tag, "class").unwrap_or_default()))
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        if name == "style" {
            if let Some(css) = self.css.take() {
                self.sheet.read(&css);
            }
            return Ok(());
        }
        if UNSEEN.contains(&name) {
            self.unseen = self.unseen.saturating_sub(1);
        }
        match name {
            "table" => {
                if self.flow.tables.is_outer() {
                    self.close_cell()?;
                }
                self.close_elements(&["table"]);
                self.flow.close_table();
            }
            "td" | "th" | "tr" if self.flow.tables.is_outer() => {
                self.close_cell()?;
                self.close_elements(if name == "tr" { &["tr"] } else { &["td", "th"] });
            }
            _ => {
                if matches!(name, "ol" | "ul") {
                    self.lists.close();
                }
                self.close_elements(&[name]);
                if BREAKS.contains(&name) {
                    self.flow.end_paragraph(false);
                }
            }
        }
        Ok(())
    }

    /// Closes the innermost of these elements and all inside it; an end that
    /// nothing began, or that began outside of the cell, closes nothing.
    fn close_elements(&mut self, names: &[&str]) {
        let wall = |element: &Element| matches!(&*element.name, "td" | "th" | "table");
        let crosses = names.iter().any(|name| matches!(*name, "td" | "th" | "tr" | "table"));
        let found =
            self.open.iter().rposition(|element| names.contains(&&*element.name) || (!crosses && wall(element)));
        if let Some(at) = found
            && self.open.get(at).is_some_and(|element| names.contains(&&*element.name))
        {
            self.open.truncate(at);
        }
    }

    fn look(&self) -> Look {
        let mut look = self.open.last().map(|element| element.look).unwrap_or_default();
        if let Some(why) = self.cell.hidden.filter(|_| self.flow.has_cell()) {
            look.out = Some(why);
        }
        look
    }

    /// Line breaks of the source are spaces, as in a browser.
    fn text(&mut self, text: &str) {
        if let Some(css) = &mut self.css {
            css.push_str(text);
            return;
        }
        if self.unseen == 0 {
            self.say(&text.replace(['\n', '\r', '\t'], " "));
        }
    }

    fn say(&mut self, text: &str) {
        let look = self.look();
        self.flow.push(text, look);
    }

    /// The number or dot before the item of a list.
    fn item(&mut self, tag: &StartTag<()>) {
        let look = self.look();
        if look.out.is_some() || self.unseen != 0 {
            return;
        }
        match self.lists.next(tag) {
            list::Mark::None => {}
            list::Mark::Dot => self.flow.push("• ", Look::default()),
            list::Mark::Unknown => self.flow.note(CellNote::NumberUnknown),
            list::Mark::Number(number) => {
                self.flow.push(&format!("{number} "), Look::default());
                self.flow.note(CellNote::AutoNumber { number });
            }
        }
    }

    fn row(&mut self, tag: &StartTag<()>) -> Result<(), ReadError> {
        self.close_cell()?;
        // A row or cell that was never closed ends here; the row itself is pushed again.
        let holds_rows = |element: &Element| matches!(&*element.name, "table" | "tbody" | "thead" | "tfoot");
        while self.open.last().is_some_and(|element| !holds_rows(element)) {
            self.open.pop();
        }
        self.row_hidden = self.said("tr", tag).hidden == Some(true);
        self.push_element("tr", tag);
        self.flow.tables.row()
    }

    fn open_cell(&mut self, tag: &StartTag<()>) -> Result<(), ReadError> {
        self.close_cell()?;
        // Its own element was pushed behind one of a cell that was not closed.
        let own = self.open.pop();
        self.close_elements(&["td", "th"]);
        self.open.extend(own);
        if !self.flow.tables.has_row() {
            self.flow.tables.row()?;
        }
        let said = self.said("td", tag);
        let hidden = if self.row_hidden {
            Some(LeftOut::HiddenRow)
        } else {
            (said.hidden == Some(true)).then_some(LeftOut::HiddenColumn)
        };
        self.cell =
            CellTag { columns: span(tag, "colspan"), rows: span(tag, "rowspan"), number: element::number(tag), hidden };
        self.flow.open_cell();
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), ReadError> {
        if !self.flow.has_cell() {
            return Ok(());
        }
        let tag = std::mem::take(&mut self.cell);
        let number = tag.number.filter(|_| tag.hidden.is_none());
        let change = |cell: Cell| element::with_number(cell, number);
        self.flow.close_cell_with(change, tag.columns, tag.rows)
    }
}
