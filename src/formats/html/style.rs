//! What the styles of a page say of text: hidden, struck, raised, its font.
//!
//! Only simple selectors are known (`td`, `.xl65`, `p.MsoNormal`), which is what
//! Word, Excel, LibreOffice and browsers put on the clipboard.

use crate::formats::note::LeftOut;
use crate::formats::symbol::Face;
use crate::formats::words::{Look, Script};
use std::collections::BTreeMap;

/// Most rules that are taken from a page.
const MOST_RULES: usize = 20_000;

/// The properties that are looked at.
const PROPERTIES: [&str; 16] = [
    "display",
    "visibility",
    "mso-hide",
    "text-decoration",
    "text-decoration-line",
    "text-line-through",
    "vertical-align",
    "mso-text-raise",
    "font-family",
    "mso-ascii-font-family",
    "mso-hansi-font-family",
    "mso-symbol-font-family",
    "mso-footnote-id",
    "mso-endnote-id",
    "mso-comment-reference",
    "mso-special-character",
];

/// Properties as far as they are said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub hidden: Option<bool>,
    pub struck: Option<bool>,
    pub script: Option<Script>,
    pub face: Option<Face>,
    /// The number in front of a line, which Word writes as text.
    pub mark: bool,
}

impl Said {
    /// Takes in declarations such as `display:none; font-family:Symbol`.
    pub fn read(&mut self, declarations: &str) {
        for (name, value) in declarations.split(';').filter_map(|one| one.split_once(':')) {
            let name = name.trim();
            let Some(name) = PROPERTIES.iter().find(|known| name.eq_ignore_ascii_case(known)) else { continue };
            let value = value.trim().trim_end_matches("!important").trim();
            let word = value.to_ascii_lowercase();
            match *name {
                "display" => self.hidden = Some(word == "none"),
                "visibility" => self.hidden = Some(matches!(&*word, "hidden" | "collapse")),
                "mso-hide" => self.hidden = Some(word == "all"),
                "text-decoration" | "text-decoration-line" => self.struck = Some(word.contains("line-through")),
                "text-line-through" => self.struck = Some(word != "none"),
                "vertical-align" => {
                    self.script = match &*word {
                        "super" => Some(Script::Super),
                        "sub" => Some(Script::Sub),
                        // What is raised around it stays raised.
                        _ => None,
                    };
                }
                "mso-text-raise" if !word.starts_with(['-', '0']) => self.script = Some(Script::Super),
                "font-family" | "mso-ascii-font-family" | "mso-hansi-font-family" | "mso-symbol-font-family" => {
                    let face = Face::of(value);
                    // The first name counts; the others repeat it or name another.
                    if self.face.is_none_or(|known| known == Face::Plain) {
                        self.face = Some(face);
                    }
                }
                "mso-footnote-id" | "mso-endnote-id" | "mso-comment-reference" => self.mark = true,
                "mso-special-character" => self.mark |= matches!(&*word, "footnote" | "endnote" | "comment"),
                _ => {}
            }
        }
    }

    /// This, and below it what another says.
    pub fn over(self, below: Self) -> Self {
        Self {
            hidden: self.hidden.or(below.hidden),
            struck: self.struck.or(below.struck),
            script: self.script.or(below.script),
            face: self.face.or(below.face),
            mark: self.mark || below.mark,
        }
    }

    /// What text inside an element looks like, from what surrounds it: what is
    /// hidden or struck stays so, whatever is said inside.
    pub fn within(self, outer: Look, cell: bool) -> Look {
        let out = outer
            .out
            .or(self.mark.then_some(LeftOut::Mark))
            .or((self.hidden == Some(true)).then_some(LeftOut::Hidden))
            .or((self.struck == Some(true)).then_some(LeftOut::Struck));
        // A cell aligned to its top is not raised.
        let script = if cell { outer.script } else { self.script.unwrap_or(outer.script) };
        Look { out, script, face: self.face.unwrap_or(outer.face) }
    }
}

/// The rules of the style sheets of a page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// By selector: `td`, `.xl65`, `p.MsoNormal`, in lower case.
    rules: BTreeMap<String, Said>,
}

impl Sheet {
    /// Takes in the text of a style sheet.
    pub fn read(&mut self, css: &str) {
        let mut rest = css;
        while let Some((selectors, after)) = rest.split_once('{') {
            let Some((body, next)) = after.split_once('}') else { return };
            rest = next;
            // `@media … {` holds rules that may not hold on the screen.
            if selectors.trim_start().starts_with('@') && body.contains('{') {
                rest = behind_block(after);
                continue;
            }
            let mut said = Said::default();
            said.read(body);
            if said == Said::default() {
                continue;
            }
            for selector in selectors.split(',') {
                let selector =
                    selector.rsplit("-->").next().unwrap_or_default().rsplit("<!--").next().unwrap_or_default();
                let selector = selector.rsplit("*/").next().unwrap_or_default().trim().to_ascii_lowercase();
                let simple = selector.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
                if simple && !selector.is_empty() && self.rules.len() < MOST_RULES {
                    let known = self.rules.entry(selector).or_default();
                    *known = said.over(*known);
                }
            }
        }
    }

    /// What the rules say of an element.
    pub fn of(&self, tag: &str, classes: &str) -> Said {
        let mut said = Said::default();
        if self.rules.is_empty() {
            return said;
        }
        for class in classes.split_ascii_whitespace().take(8) {
            let class = class.to_ascii_lowercase();
            for selector in [format!("{tag}.{class}"), format!(".{class}")] {
                if let Some(rule) = self.rules.get(&selector) {
                    said = said.over(*rule);
                }
            }
        }
        match self.rules.get(tag) {
            Some(rule) => said.over(*rule),
            None => said,
        }
    }
}

/// What follows a block whose brace was opened just before.
fn behind_block(text: &str) -> &str {
    let mut depth = 1_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return text.get(at + 1..).unwrap_or_default();
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_and_declarations_say_how_text_looks() {
        let mut sheet = Sheet::default();
        sheet.read("<!-- table {mso-displayed-decimal-separator:\"\\,\";}\n.xl65\n\t{mso-style-parent:style0; font-family:\".VnTime\", sans-serif; text-decoration:line-through;}\n@media print {.no{display:none}} p.a, .b{vertical-align:super} -->");
        let struck = sheet.of("td", "xl65");
        assert_eq!((struck.struck, struck.face), (Some(true), Some(Face::Tcvn3 { capitals: false })));
        assert_eq!(sheet.of("span", "b").script, Some(Script::Super));
        assert_eq!(sheet.of("p", "A").script, Some(Script::Super));
        assert_eq!(sheet.of("td", "other"), Said::default());
        let mut own = Said::default();
        own.read("display:none;mso-hide:all");
        assert_eq!(own.within(Look::default(), false).out, Some(LeftOut::Hidden));
    }
}
