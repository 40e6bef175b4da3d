//! What the styles of a workbook say of cells: number format and font.

use crate::formats::note::LeftOut;
use crate::formats::number_format::Format;
use crate::formats::ooxml::{Piece, attribute, is_on, number, walk};
use crate::formats::symbol::Face;
use crate::formats::table::ReadError;
use crate::formats::words::{Look, Script};
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// Properties of a font, of a cell or of a run inside it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Font {
    pub face: Face,
    pub struck: bool,
    pub script: Script,
}

impl Font {
    /// Takes in what a child of `font` or `rPr` says.
    pub fn read(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "name" | "rFont" => self.face = Face::of(&attribute(tag, "val").unwrap_or_default()),
            "strike" => self.struck = is_on(tag, "val", true),
            "vertAlign" => {
                self.script = match attribute(tag, "val").as_deref() {
                    Some("superscript") => Script::Super,
                    Some("subscript") => Script::Sub,
                    _ => Script::Line,
                };
            }
            _ => {}
        }
    }

    /// How text of it is read.
    pub fn look(self) -> Look {
        Look { out: self.struck.then_some(LeftOut::Struck), script: self.script, face: self.face }
    }
}

/// The styles of a workbook's cells.
#[derive(Debug, Default)]
pub(super) struct Styles {
    fonts: Vec<Font>,
    formats: BTreeMap<usize, Format>,
    /// For each cell style its format and font.
    cells: Vec<(usize, usize)>,
}

/// The formats that every workbook has without saying so.
const BUILT_IN: [(usize, &str); 29] = [
    (1, "0"),
    (2, "0.00"),
    (3, "#,##0"),
    (4, "#,##0.00"),
    (9, "0%"),
    (10, "0.00%"),
    (11, "0.00E+00"),
    (12, "# ?/?"),
    (13, "# ??/??"),
    (14, "m/d/yyyy"),
    (15, "d-mmm-yy"),
    (16, "d-mmm"),
    (17, "mmm-yy"),
    (18, "h:mm AM/PM"),
    (19, "h:mm:ss AM/PM"),
    (20, "h:mm"),
    (21, "h:mm:ss"),
    (22, "m/d/yyyy h:mm"),
    (37, "#,##0;(#,##0)"),
    (38, "#,##0;(#,##0)"),
    (39, "#,##0.00;(#,##0.00)"),
    (40, "#,##0.00;(#,##0.00)"),
    (41, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)"),
    (43, "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)"),
    (45, "mm:ss"),
    (46, "[h]:mm:ss"),
    (47, "mmss.0"),
    (48, "##0.0E+0"),
    (49, "@"),
];

impl Styles {
    /// Reads the part of styles.
    pub fn read(part: &str, xml: &str) -> Result<Self, ReadError> {
        let mut styles = Self::default();
        for (id, code) in BUILT_IN {
            styles.formats.insert(id, Format::parse(code));
        }
        let mut font: Option<Font> = None;
        let (mut in_fonts, mut in_cells) = (false, false);
        walk(part, xml, |piece| {
            match piece {
                Piece::Start(tag) => match tag.local_name().as_ref() {
                    "numFmt" => {
                        let code = attribute(&tag, "formatCode").unwrap_or_default();
                        if let Some(id) = number(&tag, "numFmtId") {
                            styles.formats.insert(id, Format::parse(&code));
                        }
                    }
                    "fonts" => in_fonts = true,
                    "font" if in_fonts => font = Some(Font::default()),
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let of = |name| number(&tag, name).unwrap_or(0);
                        styles.cells.push((of("numFmtId"), of("fontId")));
                    }
                    _ => {
                        if let Some(font) = &mut font {
                            font.read(&tag);
                        }
                    }
                },
                Piece::End(name) => match name {
                    "fonts" => in_fonts = false,
                    "font" => styles.fonts.extend(font.take()),
                    "cellXfs" => in_cells = false,
                    _ => {}
                },
                Piece::Words(_) => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// The number format of a cell style; none for `General`.
    pub fn format(&self, style: Option<usize>) -> Option<&Format> {
        let (format, _) = self.cells.get(style?)?;
        self.formats.get(format)
    }

    /// The font of a cell style.
    pub fn font(&self, style: Option<usize>) -> Font {
        let font = style.and_then(|style| self.cells.get(style)).and_then(|(_, font)| self.fonts.get(*font));
        font.copied().unwrap_or_default()
    }
}
