//! Numbers before the items of lists of OpenDocument.

use super::styles::{ListLevel, Styles};
use crate::formats::ooxml::{attribute, number};
use crate::formats::roman::written;
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// Levels of a list.
const LEVELS: usize = 10;

/// A list that is open.
struct Open {
    style: String,
    /// Whose count goes on.
    count: usize,
}

/// The lists of a document while it is read.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<Open>,
    counts: Vec<[usize; LEVELS]>,
    /// The count of a list by its identifier, and the last one of a style.
    by_id: BTreeMap<String, usize>,
    by_style: BTreeMap<String, usize>,
    /// The item that is open waits for its first paragraph, maybe with a number of
    /// its own. An item that only holds another list does not count.
    waiting: Option<Option<usize>>,
}

/// What stands before a paragraph.
pub(super) enum Mark {
    None,
    Bullet(String),
    Number(String),
    Unknown,
}

impl Lists {
    /// A list begins.
    pub fn open(&mut self, tag: &BytesStart<'_>) {
        let own = attribute(tag, "style-name");
        let count = match self.open.last() {
            Some(outer) => outer.count,
            None => self.count_of(tag, own.as_deref().unwrap_or_default()),
        };
        let style = own.or_else(|| self.open.last().map(|outer| outer.style.clone())).unwrap_or_default();
        self.open.push(Open { style, count });
        self.waiting = None;
    }

    /// The count that a new list goes on with.
    fn count_of(&mut self, tag: &BytesStart<'_>, style: &str) -> usize {
        let continued = attribute(tag, "continue-list").and_then(|id| self.by_id.get(&id).copied());
        let same_style = attribute(tag, "continue-numbering").filter(|on| on == "true");
        let goes_on = continued.or_else(|| same_style.and_then(|_| self.by_style.get(style).copied()));
        let count = goes_on.unwrap_or_else(|| {
            self.counts.push([0; LEVELS]);
            self.counts.len() - 1
        });
        if let Some(id) = attribute(tag, "id") {
            self.by_id.insert(id, count);
        }
        self.by_style.insert(style.to_owned(), count);
        count
    }

    /// A list ends.
    pub fn close(&mut self) {
        self.open.pop();
        self.waiting = None;
    }

    /// An item begins.
    pub fn item(&mut self, tag: &BytesStart<'_>) {
        self.waiting = Some(number(tag, "start-value"));
    }

    /// Counts the item that is open.
    fn count(&mut self, own: Option<usize>, styles: &Styles) {
        let depth = self.open.len().min(LEVELS);
        let Some(list) = self.open.last() else { return };
        let Some(counts) = self.counts.get_mut(list.count) else { return };
        let start = styles.level(&list.style, depth).map_or(1, |level| level.start);
        for (at, count) in counts.iter_mut().enumerate() {
            if at + 1 == depth {
                *count = own.unwrap_or(if *count == 0 { start } else { count.saturating_add(1) });
            } else if depth <= at {
                *count = 0;
            }
        }
    }

    /// The mark of the next paragraph: of an item's first one only.
    pub fn mark(&mut self, styles: &Styles) -> Mark {
        let Some(own) = self.waiting.take() else { return Mark::None };
        self.count(own, styles);
        let depth = self.open.len().min(LEVELS);
        let Some(list) = self.open.last() else { return Mark::None };
        let Some(counts) = self.counts.get(list.count) else { return Mark::None };
        let Some(level) = styles.level(&list.style, depth) else { return Mark::None };
        match &level.bullet {
            Some(bullet) if matches!(&**bullet, "-" | "–" | "—" | "−") => Mark::Bullet("-".to_owned()),
            Some(bullet) if bullet == "+" => Mark::Bullet(bullet.clone()),
            Some(_) => Mark::Bullet("•".to_owned()),
            None => shown(level, depth, &list.style, counts, styles),
        }
    }
}

fn shown(level: &ListLevel, depth: usize, style: &str, counts: &[usize; LEVELS], styles: &Styles) -> Mark {
    if level.format.is_empty() {
        return Mark::None;
    }
    let first = depth.saturating_sub(level.levels);
    let mut numbers = Vec::new();
    for (at, count) in counts.iter().enumerate().take(depth).skip(first) {
        let of_level = styles.level(style, at + 1);
        let format = match of_level.map(|level| level.format.as_str()).unwrap_or("1") {
            "a" => "lowerLetter",
            "A" => "upperLetter",
            "i" => "lowerRoman",
            "I" => "upperRoman",
            "1" => "decimal",
            // A level without numbers is passed over.
            "" => continue,
            _ => return Mark::Unknown,
        };
        // A level above that no item has yet: programs differ in what they show.
        if *count == 0 {
            return Mark::Unknown;
        }
        match written(*count, format) {
            Some(number) => numbers.push(number),
            None => return Mark::Unknown,
        }
    }
    Mark::Number(format!("{}{}{}", level.prefix, numbers.join("."), level.suffix).trim().to_owned())
}
