//! What styles of a document say of text: font, strike, hidden, superscript, and
//! the list that a paragraph belongs to.

use crate::formats::note::LeftOut;
use crate::formats::ooxml::{Piece, attribute, is_on, number, walk};
use crate::formats::symbol::Face;
use crate::formats::table::ReadError;
use crate::formats::words::{Look, Script};
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// Deepest chain of styles that are based on one another.
const MOST_DEPTH: usize = 20;

/// Properties of a run as far as they are said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RunLook {
    pub face: Option<Face>,
    pub strike: Option<bool>,
    pub hidden: Option<bool>,
    pub script: Option<Script>,
}

impl RunLook {
    /// Takes in what a child of `w:rPr` says.
    pub fn read(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "rFonts" => {
                // Letters beyond ASCII, which is what old fonts are about, are `hAnsi`.
                let font = attribute(tag, "hAnsi").or_else(|| attribute(tag, "ascii"));
                if let Some(font) = font {
                    self.face = Some(Face::of(&font));
                }
            }
            "strike" | "dstrike" => {
                let on = is_on(tag, "val", true);
                self.strike = Some(on || (self.strike == Some(true) && tag.local_name().as_ref() == "dstrike"));
            }
            "vanish" | "specVanish" => self.hidden = Some(is_on(tag, "val", true)),
            "vertAlign" => {
                self.script = Some(match attribute(tag, "val").as_deref() {
                    Some("superscript") => Script::Super,
                    Some("subscript") => Script::Sub,
                    _ => Script::Line,
                });
            }
            _ => {}
        }
    }

    /// This, and below it what another says.
    pub fn over(self, below: Self) -> Self {
        Self {
            face: self.face.or(below.face),
            strike: self.strike.or(below.strike),
            hidden: self.hidden.or(below.hidden),
            script: self.script.or(below.script),
        }
    }

    /// How text of it is read.
    pub fn look(self) -> Look {
        let out = match (self.hidden, self.strike) {
            (Some(true), _) => Some(LeftOut::Hidden),
            (_, Some(true)) => Some(LeftOut::Struck),
            _ => None,
        };
        Look { out, script: self.script.unwrap_or_default(), face: self.face.unwrap_or_default() }
    }
}

/// List and level of a paragraph as far as they are said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ListPlace {
    pub list: Option<usize>,
    pub level: Option<usize>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    look: RunLook,
    place: ListPlace,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    defaults: RunLook,
    /// The style of paragraphs that name none.
    normal: Option<String>,
}

impl Styles {
    /// Reads the part of styles.
    pub fn read(part: &str, xml: &str) -> Result<Self, ReadError> {
        let mut all = Self::default();
        let mut open: Option<(String, Style)> = None;
        // Inside `w:rPrDefault`, and inside tables' conditional formats and changes.
        let (mut defaults, mut skipped) = (false, 0_usize);
        walk(part, xml, |piece| {
            match piece {
                Piece::Start(tag) => {
                    let name = tag.local_name();
                    let name = name.as_ref();
                    if skips(name) {
                        skipped += 1;
                    }
                    if 0 < skipped {
                        return Ok(());
                    }
                    match name {
                        "style" => {
                            let id = attribute(&tag, "styleId").unwrap_or_default();
                            let paragraph = attribute(&tag, "type").is_some_and(|kind| kind == "paragraph");
                            if paragraph && is_on(&tag, "default", false) {
                                all.normal = Some(id.clone());
                            }
                            open = Some((id, Style::default()));
                        }
                        "rPrDefault" => defaults = true,
                        _ if defaults => all.defaults.read(&tag),
                        _ => {
                            if let Some((_, style)) = &mut open {
                                style.take(&tag);
                            }
                        }
                    }
                }
                Piece::End(name) => {
                    if skips(name) {
                        skipped = skipped.saturating_sub(1);
                    }
                    match name {
                        "style" => {
                            if let Some((id, style)) = open.take() {
                                all.styles.insert(id, style);
                            }
                        }
                        "rPrDefault" => defaults = false,
                        _ => {}
                    }
                }
                Piece::Words(_) => {}
            }
            Ok(())
        })?;
        Ok(all)
    }

    /// A style and those it is based on.
    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let first = self.styles.get(id);
        std::iter::successors(first, |style| self.styles.get(style.based_on.as_deref()?)).take(MOST_DEPTH)
    }

    /// What a style says of text.
    pub fn look(&self, id: &str) -> RunLook {
        self.chain(id).fold(RunLook::default(), |look, style| look.over(style.look))
    }

    /// What holds for text of a paragraph, its style and the defaults.
    pub fn paragraph_look(&self, style: Option<&str>) -> RunLook {
        let style = style.or(self.normal.as_deref());
        style.map(|id| self.look(id)).unwrap_or_default().over(self.defaults)
    }

    /// The list that a paragraph of this style belongs to.
    pub fn place(&self, style: Option<&str>) -> ListPlace {
        let Some(id) = style.or(self.normal.as_deref()) else { return ListPlace::default() };
        self.chain(id).fold(ListPlace::default(), |place, style| ListPlace {
            list: place.list.or(style.place.list),
            level: place.level.or(style.place.level),
        })
    }
}

/// Parts of a style that say nothing of its text as a whole.
fn skips(name: &str) -> bool {
    name == "tblStylePr" || name.ends_with("Change")
}

impl Style {
    fn take(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "basedOn" => self.based_on = attribute(tag, "val"),
            "numId" => self.place.list = number(tag, "val"),
            "ilvl" => self.place.level = number(tag, "val"),
            _ => self.look.read(tag),
        }
    }
}
