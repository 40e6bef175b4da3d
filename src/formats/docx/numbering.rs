//! The numbers that Word counts by itself, worked out from `numbering.xml`: levels,
//! formats, restarts, start values, lists linked to styles.

use super::styles::{ListPlace, Styles};
use crate::formats::ooxml::{Piece, attribute, is_on, number, walk};
use crate::formats::roman::written;
use crate::formats::symbol::Face;
use crate::formats::table::ReadError;
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// Levels of a list.
const LEVELS: usize = 9;

/// How a level writes its number.
#[derive(Clone, Debug, Default)]
struct Level {
    start: usize,
    format: String,
    /// `%1.%2`, with the numbers of levels from 1.
    text: String,
    face: Face,
    /// The level after whose number this one begins anew, from 1; 0 for never.
    restart: Option<usize>,
    /// All numbers in it as decimals.
    legal: bool,
    hidden: bool,
    style: Option<String>,
}

/// The levels of a list; several lists may share them and their count.
#[derive(Clone, Debug, Default)]
struct Abstract {
    levels: BTreeMap<usize, Level>,
    /// The style whose list is meant instead.
    linked: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct List {
    shared: usize,
    /// Levels of its own, and starts of its own.
    levels: BTreeMap<usize, Level>,
    starts: BTreeMap<usize, usize>,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    shared: BTreeMap<usize, Abstract>,
    lists: BTreeMap<usize, List>,
}

/// What stands before a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// Nothing.
    None,
    /// A number as shown.
    Shown(String),
    /// A dash, or a dot for whatever else is drawn.
    Bullet(String),
    /// A number that cannot be worked out.
    Unknown,
}

/// The count of a level.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    /// The number of the last paragraph; none before the first.
    last: Option<usize>,
    /// A paragraph below it came first: programs differ in what follows.
    unsure: bool,
}

/// The state of all lists while a document is read.
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// Current numbers by shared list: one for each level that was met.
    counts: BTreeMap<usize, [Count; LEVELS]>,
    /// Starts of their own that were used already, by list and level.
    started: BTreeMap<(usize, usize), ()>,
}

impl Numbering {
    /// Reads the part of numbering.
    pub fn read(part: &str, xml: &str) -> Result<Self, ReadError> {
        let mut reading = Reading::default();
        walk(part, xml, |piece| {
            match piece {
                Piece::Start(tag) => reading.start(&tag),
                Piece::End(name) => reading.end(name),
                Piece::Words(_) => {}
            }
            Ok(())
        })?;
        Ok(reading.all)
    }

    /// The list that another one stands for.
    fn shared_of(&self, list: &List, styles: &Styles) -> Option<(usize, &Abstract)> {
        let own = self.shared.get(&list.shared)?;
        let Some(style) = &own.linked else { return Some((list.shared, own)) };
        let id = self.lists.get(&styles.place(Some(style)).list?)?.shared;
        self.shared.get(&id).map(|found| (id, found))
    }

    /// The number of the next paragraph at this place.
    pub fn next(&self, counters: &mut Counters, place: ListPlace, style: Option<&str>, styles: &Styles) -> Number {
        let Some(id) = place.list.filter(|id| *id != 0) else { return Number::None };
        let Some(list) = self.lists.get(&id) else { return Number::None };
        let Some((shared_id, shared)) = self.shared_of(list, styles) else { return Number::Unknown };
        let level_of = |at: usize| list.levels.get(&at).or_else(|| shared.levels.get(&at));
        // A style that numbers its paragraphs is named by its level.
        let by_style = || {
            let named = |level: &Level| level.style.is_some() && level.style.as_deref() == style;
            shared.levels.iter().find(|(_, level)| named(level)).map(|(at, _)| *at)
        };
        let at = place.level.or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        let Some(level) = level_of(at) else { return Number::None };
        let counts = counters.counts.entry(shared_id).or_default();
        let start =
            |at: usize| list.starts.get(&at).copied().or_else(|| level_of(at).map(|level| level.start)).unwrap_or(1);
        // A start of its own counts when the list is met for the first time.
        let fresh = list.starts.contains_key(&at) && counters.started.insert((id, at), ()).is_none();
        let next = match counts.get(at).and_then(|count| count.last) {
            Some(last) if !fresh => last.saturating_add(1),
            _ => start(at),
        };
        for (other, count) in counts.iter_mut().enumerate() {
            if other == at {
                count.last = Some(next);
            } else if other < at {
                count.unsure |= count.last.is_none();
            } else if level_of(other).is_none_or(|level| level.restart.is_none_or(|after| at < after)) {
                *count = Count::default();
            }
        }
        if level.hidden {
            return Number::None;
        }
        let count_of = |at: usize| -> Option<(usize, &str)> {
            let count = counts.get(at)?;
            // Above the first paragraph of a level, its start is shown.
            let number = count.last.unwrap_or_else(|| start(at));
            let known = !count.unsure || count.last.is_none();
            known.then(|| (number, level_of(at).map_or("decimal", |level| level.format.as_str())))
        };
        shown(level, count_of)
    }
}

/// A number as a level writes it, with the counts and formats of all levels.
fn shown<'a>(level: &Level, count_of: impl Fn(usize) -> Option<(usize, &'a str)>) -> Number {
    if level.format == "bullet" {
        let (bullet, _, unknown) = level.face.read(&level.text);
        let bullet = bullet.trim();
        // A drawn dot is a bullet whatever it looks like; a dash is a dash.
        let plain = !unknown && matches!(bullet, "-" | "–" | "—" | "−" | "+" | "*");
        return match bullet {
            "" => Number::None,
            _ if plain => Number::Bullet(bullet.replace(['–', '—', '−'], "-")),
            _ => Number::Bullet("•".to_owned()),
        };
    }
    let mut out = String::new();
    let mut chars = level.text.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = (c == '%').then(|| chars.peek().and_then(|c| c.to_digit(10))).flatten();
        let Some(at) = digit.and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1)) else {
            out.push(c);
            continue;
        };
        chars.next();
        let number =
            count_of(at).and_then(|(count, format)| written(count, if level.legal { "decimal" } else { format }));
        match number {
            Some(number) => out.push_str(&number),
            None => return Number::Unknown,
        }
    }
    if out.trim().is_empty() { Number::None } else { Number::Shown(out.trim().to_owned()) }
}

#[derive(Default)]
struct Reading {
    all: Numbering,
    shared: Option<(usize, Abstract)>,
    list: Option<(usize, List)>,
    level: Option<(usize, Level)>,
    /// The level of `w:lvlOverride`.
    overridden: usize,
}

impl Reading {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let value = || number(tag, "val");
        match tag.local_name().as_ref() {
            "abstractNum" => self.shared = number(tag, "abstractNumId").map(|id| (id, Abstract::default())),
            "num" => self.list = number(tag, "numId").map(|id| (id, List::default())),
            "abstractNumId" => {
                if let (Some((_, list)), Some(id)) = (&mut self.list, value()) {
                    list.shared = id;
                }
            }
            "numStyleLink" => {
                if let Some((_, shared)) = &mut self.shared {
                    shared.linked = attribute(tag, "val");
                }
            }
            "lvlOverride" => self.overridden = number(tag, "ilvl").unwrap_or(0),
            "startOverride" => {
                if let (Some((_, list)), Some(start)) = (&mut self.list, value()) {
                    list.starts.insert(self.overridden, start);
                }
            }
            "lvl" => {
                let at = number(tag, "ilvl").unwrap_or(0);
                self.level = Some((at, Level { format: "decimal".to_owned(), ..Level::default() }));
            }
            _ => {
                if let Some((_, level)) = &mut self.level {
                    level.take(tag);
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "lvl" => {
                if let Some((at, level)) = self.level.take() {
                    let levels = match (&mut self.list, &mut self.shared) {
                        (Some((_, list)), _) => Some(&mut list.levels),
                        (None, Some((_, shared))) => Some(&mut shared.levels),
                        (None, None) => None,
                    };
                    if let Some(levels) = levels {
                        levels.insert(at, level);
                    }
                }
            }
            "abstractNum" => {
                if let Some((id, shared)) = self.shared.take() {
                    self.all.shared.insert(id, shared);
                }
            }
            "num" => {
                if let Some((id, list)) = self.list.take() {
                    self.all.lists.insert(id, list);
                }
            }
            _ => {}
        }
    }
}

impl Level {
    fn take(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "start" => self.start = number(tag, "val").unwrap_or(0),
            "numFmt" => self.format = attribute(tag, "val").unwrap_or_default(),
            "lvlText" => self.text = attribute(tag, "val").unwrap_or_default(),
            "lvlRestart" => self.restart = number(tag, "val"),
            "isLgl" => self.legal = is_on(tag, "val", true),
            "pStyle" => self.style = attribute(tag, "val"),
            "vanish" => self.hidden = is_on(tag, "val", true),
            "rFonts" => {
                self.face =
                    attribute(tag, "hAnsi").or_else(|| attribute(tag, "ascii")).map_or(Face::Plain, |f| Face::of(&f));
            }
            _ => {}
        }
    }
}
