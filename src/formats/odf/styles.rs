//! Styles of OpenDocument: how text looks, which sheets are hidden, date formats.

use crate::formats::note::LeftOut;
use crate::formats::ooxml::{Piece, attribute, number, walk};
use crate::formats::symbol::Face;
use crate::formats::table::ReadError;
use crate::formats::words::{Look, Script};
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// Deepest chain of styles that are based on one another.
const MOST_DEPTH: usize = 20;

/// What a style says of text, as far as it does.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TextLook {
    face: Option<Face>,
    struck: Option<bool>,
    hidden: Option<bool>,
    script: Option<Script>,
}

impl TextLook {
    fn read(&mut self, tag: &BytesStart<'_>, fonts: &BTreeMap<String, String>) {
        let of = |name: &str| attribute(tag, name);
        // `font-name` names a declared font, which may be called otherwise.
        let declared = of("font-name").map(|name| fonts.get(&name).cloned().unwrap_or(name));
        if let Some(font) = declared.or_else(|| of("font-family")) {
            self.face = Some(Face::of(&font));
        }
        let through = of("text-line-through-style").or_else(|| of("text-line-through-type"));
        if let Some(line) = through {
            self.struck = Some(line != "none");
        }
        if let Some(display) = of("display") {
            self.hidden = Some(display == "none");
        }
        if let Some(position) = of("text-position") {
            let first = position.split_whitespace().next().unwrap_or_default();
            self.script = Some(match first {
                "super" => Script::Super,
                "sub" => Script::Sub,
                raised if raised.starts_with('-') => Script::Sub,
                "0%" | "0" | "" => Script::Line,
                _ => Script::Super,
            });
        }
    }

    fn over(self, below: Self) -> Self {
        Self {
            face: self.face.or(below.face),
            struck: self.struck.or(below.struck),
            hidden: self.hidden.or(below.hidden),
            script: self.script.or(below.script),
        }
    }

    /// The look of text inside, from that around it.
    pub fn within(self, outer: Look) -> Look {
        let out = match (self.hidden, self.struck) {
            (Some(true), _) => Some(LeftOut::Hidden),
            (_, Some(true)) => Some(LeftOut::Struck),
            // A span may say that it is not struck inside a paragraph that is.
            (_, Some(false)) if outer.out == Some(LeftOut::Struck) => None,
            _ => outer.out,
        };
        Look { out, script: self.script.unwrap_or(outer.script), face: self.face.unwrap_or(outer.face) }
    }
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    look: TextLook,
    /// Tables of it are not displayed.
    hides: bool,
    /// The format of dates and numbers.
    data: Option<String>,
}

/// How a list numbers one level.
#[derive(Clone, Debug, Default)]
pub(super) struct ListLevel {
    /// `1`, `a`, `A`, `i`, `I`; empty for none.
    pub format: String,
    pub prefix: String,
    pub suffix: String,
    /// Levels shown, its own included.
    pub levels: usize,
    pub start: usize,
    /// A dot or dash instead of a number.
    pub bullet: Option<String>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<(String, String), Style>,
    /// The parts of dates by the name of their format.
    dates: BTreeMap<String, Vec<(char, usize)>>,
    lists: BTreeMap<String, BTreeMap<usize, ListLevel>>,
}

/// What is being read.
#[derive(Default)]
pub(super) struct StyleReader {
    /// Families of the declared fonts, by their names.
    fonts: BTreeMap<String, String>,
    style: Option<((String, String), Style)>,
    date: Option<(String, Vec<(char, usize)>)>,
    list: Option<(String, BTreeMap<usize, ListLevel>)>,
}

impl Styles {
    /// Reads the styles of a part.
    pub fn read(&mut self, part: &str, xml: &str) -> Result<(), ReadError> {
        let mut reader = StyleReader::default();
        walk(part, xml, |piece| {
            match piece {
                Piece::Start(tag) => reader.start(&tag),
                Piece::End(name) => reader.end(name, self),
                Piece::Words(_) => {}
            }
            Ok(())
        })
    }

    fn chain(&self, family: &str, name: &str) -> impl Iterator<Item = &Style> {
        let at = |name: &str| self.styles.get(&(family.to_owned(), name.to_owned()));
        let family = family.to_owned();
        std::iter::successors(at(name), move |style| self.styles.get(&(family.clone(), style.parent.clone()?)))
            .take(MOST_DEPTH)
    }

    /// What a style of a family (`text`, `paragraph`, `table-cell`) says of text.
    pub fn look(&self, family: &str, name: &str) -> TextLook {
        self.chain(family, name).fold(TextLook::default(), |look, style| look.over(style.look))
    }

    /// Whether tables of this style are not displayed.
    pub fn hides(&self, name: &str) -> bool {
        self.chain("table", name).any(|style| style.hides)
    }

    /// The parts of a date that a cell of this style shows.
    pub fn date_parts(&self, cell: &str) -> Vec<(char, usize)> {
        let data = self.chain("table-cell", cell).find_map(|style| style.data.as_ref());
        data.and_then(|name| self.dates.get(name)).cloned().unwrap_or_default()
    }

    /// How a list numbers a level, from 1.
    pub fn level(&self, list: &str, level: usize) -> Option<&ListLevel> {
        self.lists.get(list)?.get(&level)
    }
}

impl StyleReader {
    /// Takes in the start of an element.
    pub fn start(&mut self, tag: &BytesStart<'_>) {
        let of = |name: &str| attribute(tag, name);
        match tag.local_name().as_ref() {
            "font-face" => {
                self.fonts.insert(of("name").unwrap_or_default(), of("font-family").unwrap_or_default());
            }
            "style" => {
                let key = (of("family").unwrap_or_default(), of("name").unwrap_or_default());
                let style = Style { parent: of("parent-style-name"), data: of("data-style-name"), ..Style::default() };
                self.style = Some((key, style));
            }
            "text-properties" => {
                if let Some((_, style)) = &mut self.style {
                    style.look.read(tag, &self.fonts);
                }
            }
            "table-properties" => {
                if let Some((_, style)) = &mut self.style {
                    style.hides = of("display").is_some_and(|display| display == "false");
                }
            }
            "date-style" => self.date = Some((of("name").unwrap_or_default(), Vec::new())),
            part @ ("day" | "month" | "year") => {
                if let Some((_, parts)) = &mut self.date {
                    let long = of("style").is_some_and(|style| style == "long");
                    let named = of("textual").is_some_and(|textual| textual == "true");
                    let sign = part.chars().next().unwrap_or('d');
                    let count = match (sign, named, long) {
                        ('y', _, true) => 4,
                        (_, true, _) => 3,
                        (_, _, true) => 2,
                        _ => 1,
                    };
                    parts.push((sign, count));
                }
            }
            "list-style" => self.list = Some((of("name").unwrap_or_default(), BTreeMap::new())),
            kind @ ("list-level-style-number" | "list-level-style-bullet") => self.level(kind, tag),
            _ => {}
        }
    }

    fn level(&mut self, kind: &str, tag: &BytesStart<'_>) {
        let of = |name: &str| attribute(tag, name).unwrap_or_default();
        let Some((_, levels)) = &mut self.list else { return };
        let bullet = (kind == "list-level-style-bullet").then(|| of("bullet-char"));
        let level = ListLevel {
            format: of("num-format"),
            prefix: of("num-prefix"),
            suffix: of("num-suffix"),
            levels: number(tag, "display-levels").unwrap_or(1).max(1),
            start: number(tag, "start-value").unwrap_or(1),
            bullet,
        };
        levels.insert(number(tag, "level").unwrap_or(1), level);
    }

    /// Takes in the end of an element.
    pub fn end(&mut self, name: &str, styles: &mut Styles) {
        match name {
            "style" => styles.styles.extend(self.style.take()),
            "date-style" => styles.dates.extend(self.date.take()),
            "list-style" => styles.lists.extend(self.list.take()),
            _ => {}
        }
    }
}
