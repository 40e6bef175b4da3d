//! Texts of a workbook: shared ones and those inside cells, run by run.

use super::styles::Font;
use crate::formats::ooxml::{Package, Piece, walk};
use crate::formats::table::ReadError;
use quick_xml::events::BytesStart;

/// A text: runs, each with a font of its own or that of the cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub runs: Vec<(Option<Font>, String)>,
    /// The reading aid above it, which is no part of it.
    pub phonetic: String,
}

impl Text {
    /// All of it, whatever it looks like.
    pub fn plain(&self) -> String {
        self.runs.iter().map(|(_, text)| text.as_str()).collect()
    }
}

/// Reads the pieces of `si` or `is`.
#[derive(Debug, Default)]
pub(super) struct TextReader {
    text: Text,
    font: Option<Font>,
    in_font: bool,
    words: bool,
    aid: bool,
    open: String,
}

impl TextReader {
    pub fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "r" => self.font = None,
            "rPr" => {
                self.in_font = true;
                self.font = Some(Font::default());
            }
            "t" => {
                self.words = true;
                self.open.clear();
            }
            "rPh" => self.aid = true,
            _ => {
                if let Some(font) = self.font.as_mut().filter(|_| self.in_font) {
                    font.read(tag);
                }
            }
        }
    }

    pub fn end(&mut self, name: &str) {
        match name {
            "r" => self.font = None,
            "rPr" => self.in_font = false,
            "rPh" => self.aid = false,
            "t" => {
                self.words = false;
                let text = unescaped(&std::mem::take(&mut self.open));
                if self.aid {
                    self.text.phonetic.push_str(&text);
                } else {
                    self.text.runs.push((self.font, text));
                }
            }
            _ => {}
        }
    }

    pub fn words(&mut self, words: &str) {
        if self.words {
            self.open.push_str(words);
        }
    }

    pub fn take(&mut self) -> Text {
        std::mem::take(&mut self.text)
    }
}

/// The shared texts of a workbook, by their place.
pub(super) fn shared(package: &mut Package<'_>, part: &str) -> Result<Vec<Text>, ReadError> {
    let mut texts = Vec::new();
    if !package.has(part) {
        return Ok(texts);
    }
    let mut reader = TextReader::default();
    walk(part, &package.part(part)?, |piece| {
        match piece {
            Piece::Start(tag) => reader.start(&tag),
            Piece::End("si") => texts.push(reader.take()),
            Piece::End(name) => reader.end(name),
            Piece::Words(words) => reader.words(words),
        }
        Ok(())
    })?;
    Ok(texts)
}

/// A text of a workbook with its escapes resolved: `_x000D_` is the character, and
/// `_x005F_` the underscore of a text that looks like one.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        let hex = code.filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        match hex.and_then(|code| u32::from_str_radix(code, 16).ok()) {
            Some(code) => {
                // Half of a pair has no meaning by itself.
                out.push(char::from_u32(code).unwrap_or('\u{FFFD}'));
                rest = from.get(7..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn escapes_are_characters() {
        assert_eq!(unescaped("a_x000D_\nb"), "a\r\nb");
        assert_eq!(unescaped("Mẫu _x005F_x0041_ x"), "Mẫu _x0041_ x");
        assert_eq!(unescaped("tên_x và _x00_ _xzzzz_ _x1EA1_"), "tên_x và _x00_ _xzzzz_ ạ");
        assert_eq!(unescaped("_x"), "_x");
    }
}
