//! Numbers before the items of lists, as a browser counts them.

use super::tag::attribute;
use crate::formats::roman;
use html5gum::StartTag;

/// A list that is open.
struct List {
    numbered: bool,
    /// As the attribute `type` says: `1`, `a`, `A`, `i`, `I`.
    format: char,
    next: usize,
    /// Directly inside another list and not in an item of it: a level of numbers
    /// whose upper levels are not there.
    bare: bool,
    items: usize,
}

/// The lists inside one another.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<List>,
}

/// What stands before an item.
pub(super) enum Mark {
    None,
    Dot,
    Number(String),
    /// A number that is not known.
    Unknown,
}

impl Lists {
    /// A list begins.
    pub fn open(&mut self, name: &str, tag: &StartTag<()>) {
        let start = attribute(tag, "start").and_then(|start| start.trim().parse().ok());
        let format = attribute(tag, "type").and_then(|format| format.trim().chars().next()).unwrap_or('1');
        let bare = self.open.last().is_some_and(|outer| outer.items == 0);
        self.open.push(List { numbered: name == "ol", format, next: start.unwrap_or(1), bare, items: 0 });
    }

    /// The innermost list ends.
    pub fn close(&mut self) {
        self.open.pop();
    }

    /// The mark of the next item.
    pub fn next(&mut self, tag: &StartTag<()>) -> Mark {
        let Some(list) = self.open.last_mut() else { return Mark::None };
        list.items += 1;
        if !list.numbered {
            return Mark::Dot;
        }
        if let Some(value) = attribute(tag, "value").and_then(|value| value.trim().parse().ok()) {
            list.next = value;
        }
        let number = list.next;
        list.next = list.next.saturating_add(1);
        if list.bare {
            return Mark::Unknown;
        }
        let format = match list.format {
            'a' => "lowerLetter",
            'A' => "upperLetter",
            'i' => "lowerRoman",
            'I' => "upperRoman",
            _ => "decimal",
        };
        roman::written(number, format).map_or(Mark::Unknown, |number| Mark::Number(format!("{number}.")))
    }
}
