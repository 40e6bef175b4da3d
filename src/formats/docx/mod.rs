//! Tables and paragraphs of a .docx document.
//!
//! The text is the one of the document with all tracked changes accepted: deleted,
//! moved, struck and hidden words are left out and noted. Numbers that Word counts
//! by itself are worked out; a table inside a cell counts as text of that cell.

mod field;
mod math;
mod numbering;
mod run;
mod styles;

use super::flow::Flow;
use super::ooxml::{Package, Piece, attribute, is_on, number, walk};
use super::words::{Look, Words};
use crate::formats::note::{CellNote, LeftOut};
use crate::formats::source::Source;
use crate::formats::table::{MOST_COLUMNS, ReadError, SourceKind};
use field::Fields;
use math::Equation;
use numbering::{Counters, Number, Numbering};
use quick_xml::events::BytesStart;
use run::{Paragraph, Run};
use styles::Styles;

/// The state of reading a document.
struct Reading {
    flow: Flow,
    styles: Styles,
    numbering: Numbering,
    counters: Counters,
    /// A cell of the outermost table.
    cell: Cell,
    /// Elements whose content is left out, and why, from the outermost.
    left_out: Vec<(String, Option<LeftOut>)>,
    /// Depth inside an element that is passed over altogether.
    passed: usize,
    /// For each alternative of drawings whether a choice was taken.
    alternatives: Vec<bool>,
    /// For each content control whether it shows its prompt.
    controls: Vec<bool>,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    fields: Fields,
    equation: Equation,
    /// Inside `w:t`, `m:t` or `w:instrText`.
    words: bool,
    instruction: bool,
    /// Why the row is left out.
    row_out: Option<LeftOut>,
    /// Marks of notes met, which Word numbers by itself.
    marks: usize,
}

/// Properties of the cell that is open.
#[derive(Default)]
struct Cell {
    columns: usize,
    /// Continues the cell above.
    goes_on: bool,
    deleted: bool,
}

/// All tables and paragraphs of a document whose main part is `main`.
pub(super) fn docx(package: &mut Package<'_>, main: &str) -> Result<Source, ReadError> {
    let links = package.links(main)?;
    let mut part = |kind: &str, usual: &str| -> Result<Option<(String, String)>, ReadError> {
        let linked = links.iter().find(|link| link.kind == kind).map(|link| link.part.clone());
        let name = linked.unwrap_or_else(|| usual.to_owned());
        if package.has(&name) { package.part(&name).map(|text| Some((name, text))) } else { Ok(None) }
    };
    let styles = match part("styles", "word/styles.xml")? {
        Some((name, text)) => Styles::read(&name, &text)?,
        None => Styles::default(),
    };
    let numbering = match part("numbering", "word/numbering.xml")? {
        Some((name, text)) => Numbering::read(&name, &text)?,
        None => Numbering::default(),
    };
    let text = package.part(main)?;
    let mut reading = Reading::new(styles, numbering);
    walk(main, &text, |piece| match piece {
        Piece::Start(tag) => reading.start(&tag),
        Piece::End(name) => reading.end(name),
        Piece::Words(words) => {
            reading.said(words);
            Ok(())
        }
    })?;
    reading.flow.finish()
}

/// What an element inside an equation is to it.
const EQUATION_SIGNS: [&str; 3] = ["begChr", "endChr", "chr"];

impl Reading {
    fn new(styles: Styles, numbering: Numbering) -> Self {
        Self {
            flow: Flow::new(SourceKind::Docx),
            styles,
            numbering,
            counters: Counters::default(),
            cell: Cell::default(),
            left_out: Vec::new(),
            passed: 0,
            alternatives: Vec::new(),
            controls: Vec::new(),
            paragraphs: Vec::new(),
            runs: Vec::new(),
            fields: Fields::default(),
            equation: Equation::default(),
            words: false,
            instruction: false,
            row_out: None,
            marks: 0,
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        let local = tag.local_name();
        let name = local.as_ref();
        if 0 < self.passed || self.passes(name) {
            self.passed += 1;
            return Ok(());
        }
        if self.equation.is_open() || name == "oMath" {
            self.equation_start(name, tag);
            return Ok(());
        }
        match name {
            "tbl" | "tr" | "tc" => return self.table_start(name),
            "gridBefore" | "gridSpan" | "vMerge" | "cellDel" | "cellMerge" => self.cell_property(name, tag),
            "del" | "moveFrom" => self.deletion(name),
            "rt" => self.left_out.push((name.to_owned(), Some(LeftOut::Phonetic))),
            "sdt" => self.controls.push(false),
            "hidden" if self.flow.is_between_cells() && is_on(tag, "val", true) => {
                self.row_out = Some(LeftOut::HiddenRow);
            }
            "showingPlcHdr" => {
                if let Some(prompt) = self.controls.last_mut() {
                    *prompt = is_on(tag, "val", true);
                }
            }
            "sdtContent" => {
                let prompt = self.controls.last() == Some(&true);
                self.left_out.push((name.to_owned(), prompt.then_some(LeftOut::Placeholder)));
            }
            // The text of a drawing stands apart.
            "txbxContent" => self.flow.words(Words::break_line),
            "AlternateContent" => self.alternatives.push(false),
            "Choice" => {
                if let Some(taken) = self.alternatives.last_mut() {
                    *taken = true;
                }
            }
            "footnoteReference" | "endnoteReference" | "commentReference" => self.mark(tag),
            "pic" | "imagedata" | "OLEObject" => self.flow.note(CellNote::Picture),
            "fldChar" => {
                let kind = attribute(tag, "fldCharType").unwrap_or_default();
                self.field(&kind);
            }
            "instrText" => self.instruction = true,
            _ => self.text_start(name, tag),
        }
        Ok(())
    }

    /// Paragraphs, runs and what stands in them.
    fn text_start(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "p" => self.paragraphs.push(Paragraph::new(&self.styles)),
            "pPr" => self.paragraph(|paragraph| paragraph.in_properties = true),
            "pStyle" => {
                let style = attribute(tag, "val");
                let look = self.styles.paragraph_look(style.as_deref());
                self.paragraph(|paragraph| {
                    paragraph.look = look;
                    paragraph.style = style;
                });
            }
            "numPr" => self.paragraph(|paragraph| paragraph.numbered = true),
            "ilvl" => {
                let level = number(tag, "val");
                self.paragraph(|paragraph| paragraph.place.level = level);
            }
            "numId" => {
                let list = number(tag, "val");
                self.paragraph(|paragraph| paragraph.place.list = list);
            }
            "r" => {
                let look = self.paragraphs.last().map(|paragraph| paragraph.look).unwrap_or_default();
                self.runs.push(Run::new(look));
            }
            "rPr" if self.in_run() => self.run(|run| run.in_properties = true),
            "rStyle" => {
                let style = attribute(tag, "val").unwrap_or_default();
                let look = self.styles.look(&style);
                self.run(|run| run.style(look, &style));
            }
            "t" | "delText" => self.words = true,
            "br" | "cr" => self.flow.words(Words::break_line),
            "tab" | "ptab" if self.in_run() => self.push(" "),
            "noBreakHyphen" => self.push("-"),
            "sym" => {
                let font = attribute(tag, "font").unwrap_or_default();
                let code = attribute(tag, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                if let Some(c) = code.and_then(char::from_u32) {
                    self.symbol(c, &font);
                }
            }
            _ => self.run(|run| run.property(tag)),
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        if 0 < self.passed {
            self.passed -= 1;
            return Ok(());
        }
        if self.equation.is_open() {
            self.words = false;
            if let Some(text) = self.equation.end(name) {
                self.equation_text(&text);
            }
            return Ok(());
        }
        if self.left_out.last().is_some_and(|(open, _)| open == name) {
            self.left_out.pop();
        }
        match name {
            "t" | "delText" => self.words = false,
            "instrText" => self.instruction = false,
            "rPr" => self.run(|run| run.in_properties = false),
            "r" => {
                self.runs.pop();
            }
            "pPr" => self.paragraph_begins(),
            "p" => {
                let merged = self.paragraphs.pop().is_some_and(|paragraph| paragraph.joins_next);
                self.flow.end_paragraph(merged);
            }
            "sdt" => {
                self.controls.pop();
            }
            "AlternateContent" => {
                self.alternatives.pop();
            }
            "tc" if self.flow.tables.is_outer() => self.cell_end()?,
            "tr" if self.flow.tables.is_outer() => self.row_out = None,
            "tbl" => self.flow.close_table(),
            _ => {}
        }
        Ok(())
    }

    /// Elements of which nothing is part of the text: former properties, and the
    /// second form of a drawing whose first was taken.
    fn passes(&self, name: &str) -> bool {
        name.ends_with("Change") || name == "ctrlPr" || (name == "Fallback" && self.alternatives.last() == Some(&true))
    }

    fn table_start(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "tbl" => self.flow.open_table()?,
            "tr" if self.flow.tables.is_outer() => self.flow.tables.row()?,
            "tc" if self.flow.tables.is_outer() => {
                self.cell = Cell { columns: 1, ..Cell::default() };
                self.flow.open_cell();
            }
            "tr" => self.flow.words(Words::break_line),
            "tc" => self.push("  "),
            _ => {}
        }
        Ok(())
    }

    fn cell_property(&mut self, name: &str, tag: &BytesStart<'_>) {
        if !self.flow.tables.is_outer() {
            return;
        }
        let count = number(tag, "val");
        match name {
            // Cells left out before the first of a row.
            "gridBefore" => {
                if let (Some(grid), Some(columns)) = (&mut self.flow.tables.grid, count) {
                    grid.skip(columns.min(MOST_COLUMNS));
                }
            }
            "gridSpan" => self.cell.columns = count.unwrap_or(1).max(1),
            "vMerge" => self.cell.goes_on = attribute(tag, "val").is_none_or(|value| value != "restart"),
            "cellDel" => self.cell.deleted = true,
            _ => {}
        }
    }

    fn cell_end(&mut self) -> Result<(), ReadError> {
        let cell = std::mem::take(&mut self.cell);
        if cell.goes_on {
            return self.flow.close_cell_below(cell.columns);
        }
        self.flow.close_cell(cell.columns, 1)
    }

    /// `w:del` around runs, in the properties of a row, or of a paragraph's mark.
    fn deletion(&mut self, name: &str) {
        let in_mark = self.paragraphs.last().is_some_and(|paragraph| paragraph.in_properties);
        if in_mark {
            self.paragraph(|paragraph| paragraph.joins_next = true);
        } else if self.flow.is_between_cells() {
            self.row_out = Some(LeftOut::Deleted);
        }
        // An empty element ends at once and leaves nothing out.
        self.left_out.push((name.to_owned(), Some(LeftOut::Deleted)));
    }

    fn paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            change(paragraph);
        }
    }

    fn run(&mut self, change: impl FnOnce(&mut Run)) {
        if let Some(run) = self.runs.last_mut() {
            change(run);
        }
    }

    /// Inside a run, and not in properties of a paragraph in a drawing of it.
    fn in_run(&self) -> bool {
        !self.runs.is_empty() && self.paragraphs.last().is_none_or(|paragraph| !paragraph.in_properties)
    }

    /// The properties of a paragraph are known: its number comes first.
    fn paragraph_begins(&mut self) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        paragraph.in_properties = false;
        let style = paragraph.style.clone();
        let own = if paragraph.numbered { paragraph.place } else { styles::ListPlace::default() };
        let of_style = self.styles.place(style.as_deref());
        let place = styles::ListPlace { list: own.list.or(of_style.list), level: own.level.or(of_style.level) };
        let number = self.numbering.next(&mut self.counters, place, style.as_deref(), &self.styles);
        if self.why_left_out().is_some() {
            return;
        }
        match number {
            Number::None => {}
            Number::Unknown => self.flow.note(CellNote::NumberUnknown),
            Number::Bullet(bullet) => self.flow.push(&format!("{bullet} "), Look::default()),
            Number::Shown(number) => {
                self.flow.push(&format!("{number} "), Look::default());
                self.flow.note(CellNote::AutoNumber { number });
            }
        }
    }

    /// The mark of a note, which Word numbers by itself or the document gives.
    fn mark(&mut self, tag: &BytesStart<'_>) {
        self.run(|run| run.is_mark = true);
        if tag.local_name().as_ref() != "commentReference" && !is_on(tag, "customMarkFollows", false) {
            self.marks += 1;
            let mark = format!("[{}]", self.marks);
            self.flow.push(&mark, Look { out: Some(LeftOut::Mark), ..Look::default() });
        }
    }

    /// Why everything at this place is left out.
    fn why_left_out(&self) -> Option<LeftOut> {
        let around = self.left_out.iter().rev().find_map(|(_, why)| *why);
        around.or(self.row_out).or(self.cell.deleted.then_some(LeftOut::Deleted))
    }

    /// How the text that follows is read.
    fn look(&self) -> Look {
        let mut look = self.runs.last().map_or_else(Look::default, Run::look);
        if let Some(why) = self.why_left_out() {
            look.out = Some(why);
        }
        look
    }

    fn push(&mut self, text: &str) {
        if self.fields.is_shown() {
            let look = self.look();
            self.flow.push(text, look);
        }
    }

    fn symbol(&mut self, c: char, font: &str) {
        if self.fields.is_shown() {
            let look = Look { face: super::symbol::Face::of(font), ..self.look() };
            self.flow.push(&c.to_string(), look);
        }
    }

    fn said(&mut self, words: &str) {
        if 0 < self.passed {
            return;
        }
        if self.instruction {
            self.fields.instruct(words);
        } else if self.words && self.equation.is_open() {
            self.equation.push(words);
        } else if self.words {
            self.push(words);
        }
    }

    fn field(&mut self, kind: &str) {
        let Some(ended) = self.fields.mark(kind) else { return };
        match field::result(&ended) {
            field::Result::Text(text) => self.equation_text(&text),
            field::Result::Unknown => self.flow.note(CellNote::NumberUnknown),
            field::Result::Stored => {}
        }
    }

    fn equation_start(&mut self, name: &str, tag: &BytesStart<'_>) {
        if EQUATION_SIGNS.contains(&name) {
            self.equation.sign(name, attribute(tag, "val").unwrap_or_default());
        } else if name == "t" {
            self.words = true;
        } else {
            self.equation.start(name);
        }
    }

    fn equation_text(&mut self, text: &str) {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        // A number before a fraction: 1 1/2, not 11/2.
        if digit(text.chars().next()) && digit(self.flow.last()) {
            self.push(" ");
        }
        self.push(text);
    }
}
