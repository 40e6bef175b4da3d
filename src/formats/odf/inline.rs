//! Text of OpenDocument: paragraphs, spans, spaces, notes, deletions.

use super::lists::{Lists, Mark};
use super::styles::Styles;
use crate::formats::note::{CellNote, LeftOut};
use crate::formats::ooxml::{attribute, is_on, number};
use crate::formats::words::Look;
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// Most spaces that one element stands for.
const MOST_SPACES: usize = 100;

/// Where text goes.
pub(super) trait Sink {
    fn push(&mut self, text: &str, look: Look);
    fn break_line(&mut self);
    fn end_paragraph(&mut self);
    fn note(&mut self, note: CellNote);
}

/// The state of reading text.
#[derive(Default)]
pub(super) struct Inline {
    /// Looks from the outermost element to the innermost, with their names.
    open: Vec<(String, Look)>,
    /// Depth inside something that is no text: comments, bodies of notes, drawings' titles.
    passed: usize,
    pub lists: Lists,
    /// Inside `text:tracked-changes`: deleted text by its identifier.
    changes: Option<Changes>,
    deleted: BTreeMap<String, String>,
    /// How text of the cell looks that is open.
    pub base: Look,
}

#[derive(Default)]
struct Changes {
    id: String,
    deletion: bool,
    text: String,
}

/// Elements of which nothing is shown in the text.
const PASSED: [&str; 12] = [
    "annotation",
    "annotation-end",
    "note-body",
    "title",
    "desc",
    "binary-data",
    "scripts",
    "forms",
    "event-listeners",
    "sequence-decls",
    "content-validations",
    "dde-connection",
];
/// Elements that hold text.
const HOLDERS: [&str; 11] = [
    "p",
    "h",
    "span",
    "a",
    "section",
    "note-citation",
    "placeholder",
    "ruby-text",
    "hidden-text",
    "meta",
    "content-control",
];

impl Inline {
    fn look(&self) -> Look {
        self.open.last().map_or(self.base, |(_, look)| *look)
    }

    /// Takes in the start of an element; whether it was one of text.
    pub fn start(&mut self, tag: &BytesStart<'_>, styles: &Styles, sink: &mut impl Sink) {
        let local = tag.local_name();
        let name = local.as_ref();
        if 0 < self.passed || PASSED.contains(&name) {
            self.passed += 1;
            return;
        }
        if self.changed(name, tag) {
            return;
        }
        match name {
            "list" => self.lists.open(tag),
            "list-item" => self.lists.item(tag),
            "s" => {
                let count = number(tag, "c").unwrap_or(1).min(MOST_SPACES);
                sink.push(&" ".repeat(count), self.look());
            }
            "tab" => sink.push(" ", self.look()),
            "line-break" => sink.break_line(),
            "change" | "change-start" => {
                let id = attribute(tag, "change-id").unwrap_or_default();
                if let Some(text) = self.deleted.get(&id).filter(|_| name == "change") {
                    sink.push(text, Look { out: Some(LeftOut::Deleted), ..self.look() });
                }
            }
            "image" | "object" | "object-ole" => sink.note(CellNote::Picture),
            _ if HOLDERS.contains(&name) => self.holder(name, tag, styles, sink),
            _ => {}
        }
    }

    fn holder(&mut self, name: &str, tag: &BytesStart<'_>, styles: &Styles, sink: &mut impl Sink) {
        let style = attribute(tag, "style-name").unwrap_or_default();
        let outer = self.look();
        let mut look = match name {
            "p" | "h" => styles.look("paragraph", &style).within(outer),
            "span" | "a" => styles.look("text", &style).within(outer),
            _ => outer,
        };
        let hidden = name == "section" && attribute(tag, "display").is_some_and(|display| display == "none");
        let why = match name {
            "note-citation" => Some(LeftOut::Mark),
            "placeholder" => Some(LeftOut::Placeholder),
            "content-control" if is_on(tag, "showing-place-holder", false) => Some(LeftOut::Placeholder),
            "ruby-text" => Some(LeftOut::Phonetic),
            "hidden-text" => Some(LeftOut::Hidden),
            _ => hidden.then_some(LeftOut::Hidden),
        };
        look.out = outer.out.or(why).or(look.out);
        if matches!(name, "p" | "h") && look.out.is_none() {
            match self.lists.mark(styles) {
                Mark::None => {}
                Mark::Bullet(bullet) => sink.push(&format!("{bullet} "), Look::default()),
                Mark::Unknown => sink.note(CellNote::NumberUnknown),
                Mark::Number(number) => {
                    sink.push(&format!("{number} "), Look::default());
                    sink.note(CellNote::AutoNumber { number });
                }
            }
        }
        self.open.push((name.to_owned(), look));
    }

    /// Whether an element belongs to the list of changes.
    fn changed(&mut self, name: &str, tag: &BytesStart<'_>) -> bool {
        if name == "tracked-changes" {
            self.changes = Some(Changes::default());
            return true;
        }
        let Some(changes) = &mut self.changes else { return false };
        match name {
            "changed-region" => {
                *changes = Changes { id: attribute(tag, "id").unwrap_or_default(), ..Changes::default() }
            }
            "deletion" => changes.deletion = true,
            // Who changed it and when.
            "change-info" => self.passed = 1,
            _ => {}
        }
        true
    }

    /// Takes in the end of an element.
    pub fn end(&mut self, name: &str, sink: &mut impl Sink) {
        if 0 < self.passed {
            self.passed -= 1;
            return;
        }
        if let Some(changes) = &mut self.changes {
            match name {
                "changed-region" => {
                    let done = std::mem::take(changes);
                    if done.deletion {
                        self.deleted.insert(done.id, done.text);
                    }
                }
                "p" | "h" => changes.text.push(' '),
                "tracked-changes" => self.changes = None,
                _ => {}
            }
            return;
        }
        if name == "list" {
            self.lists.close();
        }
        if HOLDERS.contains(&name) && self.open.last().is_some_and(|(open, _)| open == name) {
            self.open.pop();
        }
        if matches!(name, "p" | "h") {
            sink.end_paragraph();
        }
    }

    /// Takes in words.
    pub fn words(&mut self, words: &str, sink: &mut impl Sink) {
        if 0 < self.passed {
            return;
        }
        if let Some(changes) = &mut self.changes {
            changes.text.push_str(words);
        } else if self.open.iter().any(|(name, _)| matches!(name.as_str(), "p" | "h")) {
            // Line breaks of the file are spaces.
            let text = if words.contains(['\n', '\r', '\t']) {
                words.replace(['\n', '\r', '\t'], " ")
            } else {
                words.to_owned()
            };
            sink.push(&text, self.look());
        }
    }
}
