//! What ships with the program, in short: enough to choose a pack or a
//! list of results, and to know its file when it arrives.
//!
//! The texts themselves stay out of the application and are fetched when first
//! needed. `criteria/catalogue.json` is made from them by `cargo xtask catalogue`;
//! a test fails while it is out of date.

use crate::base::decimal::Points;
use crate::base::json::Json;
use crate::base::json::parse::{Limits, parse};
use crate::base::json::problem::Problem;
use crate::base::json::read::Fields;
use crate::pack::{Pack, Status};

/// The first member of the file.
pub const FORMAT: &str = "cchc-catalogue/1";

/// A pack that ships.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackEntry {
    /// Stable id.
    pub id: String,
    /// Name as printed.
    pub name: String,
    /// English name; empty where nobody gave one.
    pub name_en: String,
    /// Province.
    pub place: String,
    /// Level of the bodies.
    pub level: String,
    /// What it may claim.
    pub status: Status,
    /// Points of the whole scale.
    pub scale: Points,
    /// First and last year it is meant for.
    pub years: (i32, i32),
    /// Number of scored lines.
    pub leaves: u32,
    /// Whether it brings a filled example.
    pub example: bool,
    /// SHA-256 of the canonical form, lower-case hex.
    pub digest: String,
}

impl PackEntry {
    /// The entry of a pack.
    #[must_use]
    pub fn of(pack: &Pack) -> Self {
        Self {
            id: pack.id.to_string(),
            name: pack.name.to_string(),
            name_en: pack.name_en.to_string(),
            place: pack.place.to_string(),
            level: pack.level.to_string(),
            status: pack.status,
            scale: pack.scale,
            years: pack.years,
            leaves: u32::try_from(pack.leaves().count()).unwrap_or(u32::MAX),
            example: pack.examples.iter().any(|example| !example.answers.nodes.is_empty()),
            digest: pack.digest.to_string(),
        }
    }
}

/// A list of results that ships.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListEntry {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Id of the pack; empty when unknown.
    pub pack: String,
    /// Scored year.
    pub year: u16,
    /// Number of bodies.
    pub size: u32,
    /// Whether every body is named with its result.
    pub complete: bool,
    /// SHA-256 of the canonical form, lower-case hex.
    pub digest: String,
}

/// Everything that ships, in the order in which it is offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// Packs.
    pub packs: Vec<PackEntry>,
    /// Lists of results.
    pub lists: Vec<ListEntry>,
}

impl Catalogue {
    /// The catalogue of this version. Tests prove that it can be read.
    #[must_use]
    pub fn shipped() -> Self {
        Self::read(include_str!("../../criteria/catalogue.json")).unwrap_or_default()
    }

    /// Reads the file; `None` when anything in it is not as it should be.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let file = parse(text, &Limits::DEFAULT).ok()?;
        let mut problems = Vec::new();
        let mut f = Fields::open(&file, "", &mut problems);
        let format = f.one_of("format", &[(FORMAT, ())]);
        let packs = f.each("packs", pack_entry);
        let lists = f.each("lists", list_entry);
        f.finish();
        format?;
        let catalogue = Self { packs: packs?, lists: lists? };
        problems.is_empty().then_some(catalogue)
    }

    /// A pack by its id.
    #[must_use]
    pub fn pack(&self, id: &str) -> Option<&PackEntry> {
        self.packs.iter().find(|entry| entry.id == id)
    }

    /// A list by its id.
    #[must_use]
    pub fn list(&self, id: &str) -> Option<&ListEntry> {
        self.lists.iter().find(|entry| entry.id == id)
    }
}

/// Name of the file that holds the canonical form of a pack or list.
#[must_use]
pub fn file_name(id: &str, digest: &str) -> String {
    format!("{id}-{}.json", digest.get(..12).unwrap_or(digest))
}

fn pack_entry(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<PackEntry> {
    let mut f = Fields::open(node, at, problems);
    let id = f.text("id");
    let name = f.text("name");
    let name_en = f.text("name_en");
    let place = f.text("place");
    let level = f.text("level");
    let words = [("official", Status::Official), ("illustrative", Status::Illustrative), ("draft", Status::Draft)];
    let status = f.one_of("status", &words);
    let scale = f.text("scale");
    let (first, last) = (f.int("first_year", 0..=9999), f.int("last_year", 0..=9999));
    let leaves = f.int("leaves", 0..=100_000);
    let example = f.bool("example");
    let digest = f.text("digest");
    f.finish();
    Some(PackEntry {
        id: id?.to_owned(),
        name: name?.to_owned(),
        name_en: name_en?.to_owned(),
        place: place?.to_owned(),
        level: level?.to_owned(),
        status: status?,
        scale: Points::parse(scale?).ok()?,
        years: (i32::try_from(first?).ok()?, i32::try_from(last?).ok()?),
        leaves: u32::try_from(leaves?).ok()?,
        example: example?,
        digest: digest?.to_owned(),
    })
}

fn list_entry(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<ListEntry> {
    let mut f = Fields::open(node, at, problems);
    let id = f.text("id");
    let name = f.text("name");
    let pack = f.text("pack");
    let year = f.int("year", 0..=9999);
    let size = f.int("size", 0..=100_000);
    let complete = f.bool("complete");
    let digest = f.text("digest");
    f.finish();
    Some(ListEntry {
        id: id?.to_owned(),
        name: name?.to_owned(),
        pack: pack?.to_owned(),
        year: u16::try_from(year?).ok()?,
        size: u32::try_from(size?).ok()?,
        complete: complete?,
        digest: digest?.to_owned(),
    })
}
