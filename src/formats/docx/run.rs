//! A paragraph and a run while they are read.

use super::styles::{ListPlace, RunLook, Styles};
use crate::formats::note::LeftOut;
use crate::formats::words::{Look, Script};
use quick_xml::events::BytesStart;

/// A paragraph that is open.
#[derive(Default)]
pub(super) struct Paragraph {
    pub style: Option<String>,
    /// What its style says of text.
    pub look: RunLook,
    /// Inside `w:pPr`.
    pub in_properties: bool,
    /// It says itself which list it belongs to.
    pub numbered: bool,
    pub place: ListPlace,
    /// Its end is deleted, so that the next one goes on in its line.
    pub joins_next: bool,
}

impl Paragraph {
    pub fn new(styles: &Styles) -> Self {
        Self { look: styles.paragraph_look(None), ..Self::default() }
    }
}

/// A run that is open.
pub(super) struct Run {
    paragraph: RunLook,
    style: RunLook,
    own: RunLook,
    /// Inside `w:rPr`.
    pub in_properties: bool,
    /// It is the mark of a note.
    pub is_mark: bool,
}

impl Run {
    pub fn new(paragraph: RunLook) -> Self {
        Self { paragraph, style: RunLook::default(), own: RunLook::default(), in_properties: false, is_mark: false }
    }

    /// A style of its own.
    pub fn style(&mut self, look: RunLook, name: &str) {
        if self.in_properties {
            self.style = look;
            let name = name.to_ascii_lowercase();
            self.is_mark |= ["footnotereference", "endnotereference", "commentreference"].contains(&&*name);
        }
    }

    /// A property of its own.
    pub fn property(&mut self, tag: &BytesStart<'_>) {
        if self.in_properties {
            self.own.read(tag);
        }
    }

    /// How its text is read.
    pub fn look(&self) -> Look {
        let look = self.own.over(self.style).over(self.paragraph).look();
        if self.is_mark && look.out.is_none() && look.script != Script::Sub {
            return Look { out: Some(LeftOut::Mark), ..look };
        }
        look
    }
}
