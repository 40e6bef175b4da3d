//! Walks a value and collects every structural problem with its place.
//!
//! A decoder opens an object with [`Fields::open`], asks for each member it
//! knows, calls [`Fields::finish`], and only then combines what it got with `?`:
//! so a file with ten mistakes is reported with ten problems.
//!
//! ```
//! use cchc_json::{Json, parse::{Limits, parse}, problem::Problem, read::Fields};
//!
//! #[derive(Clone, Copy, Debug, PartialEq)]
//! enum Mode { HalfUp, Down }
//! struct Rounding { digits: i64, mode: Mode }
//!
//! fn rounding(node: &Json, pointer: &str, problems: &mut Vec<Problem>) -> Option<Rounding> {
//!     let mut f = Fields::open(node, pointer, problems);
//!     let digits = f.int("digits", 0..=6);
//!     let mode = f.one_of("mode", &[("half-up", Mode::HalfUp), ("down", Mode::Down)]);
//!     f.finish();
//!     Some(Rounding { digits: digits?, mode: mode? })
//! }
//!
//! let file = parse(r#"{"digits": 9, "mode": "halfup", "note": ""}"#, &Limits::DEFAULT).unwrap();
//! let mut problems = Vec::new();
//! assert!(rounding(&file, "", &mut problems).is_none());
//! let places: Vec<&str> = problems.iter().map(|p| p.pointer.as_str()).collect();
//! assert_eq!(places, ["/digits", "/mode", "/note"]);
//! ```
//!
//! A member of the wrong shape gives a problem and `None`; so `None` from an
//! `opt_` getter means absent only while there is no problem.
//! `null` is never a way to say "absent".
//!
//! The same decoders for a value that is no member (a list's element, say) are
//! the functions of [`crate::node`].

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::node::{bool, each, entries, filled, int, list, object, one_of, parsed, text};
use crate::parse::excerpt;
use crate::problem::{Problem, ProblemKind, lists_more, report};
use crate::{Json, Text, pointer, suggest};

/// The members of one object, asked for by name.
///
/// `'j` is the value's life, so texts are borrowed from it; `'p` is that of the
/// list of problems.
#[derive(Debug)]
pub struct Fields<'j, 'p> {
    /// `None` when the value was no object, which has then been reported: every
    /// getter is silent.
    members: Option<&'j [(Text, Json)]>,
    pointer: Cow<'p, str>,
    asked: Asked,
    /// Which of the first 64 members were found, by their place.
    found: u64,
    problems: &'p mut Vec<Problem>,
}

impl<'j, 'p> Fields<'j, 'p> {
    /// Opens the object `node`, which stands at `pointer` in its file.
    ///
    /// Anything but an object is one problem; the getters then give `None`
    /// without adding more.
    pub fn open(node: &'j Json, pointer: &'p str, problems: &'p mut Vec<Problem>) -> Fields<'j, 'p> {
        let members = object(node, pointer, problems);
        Fields { members, pointer: pointer.into(), asked: Asked::default(), found: 0, problems }
    }

    /// Where this object stands in its file.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The problems collected so far, to add one's own; see also [`Fields::report`].
    pub fn problems(&mut self) -> &mut Vec<Problem> {
        self.problems
    }

    /// Adds a problem at member `name` of this object.
    pub fn report(&mut self, name: &str, kind: ProblemKind) {
        report(self.problems, &pointer::member(&self.pointer, name), kind);
    }

    /// Whether the object has this member; does not count as asking for it.
    pub fn has(&self, name: &str) -> bool {
        self.members.is_some_and(|members| members.iter().any(|(known, _)| known == name))
    }

    /// The member as it stands, which may be absent.
    pub fn opt_raw(&mut self, name: &'static str) -> Option<&'j Json> {
        self.asked.push(name);
        let (at, (_, value)) = self.members?.iter().enumerate().find(|(_, (known, _))| known == name)?;
        self.found |= u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or_default();
        Some(value)
    }

    /// The member as it stands; a missing one is a problem.
    pub fn raw(&mut self, name: &'static str) -> Option<&'j Json> {
        let found = self.opt_raw(name);
        if found.is_none() && self.members.is_some() {
            report(self.problems, &self.pointer, ProblemKind::MissingMember { name });
        }
        found
    }

    /// The member as read by `decode`, which gets the value, its pointer and the
    /// problems, and adds a problem whenever it gives `None`.
    pub fn with<T>(
        &mut self,
        name: &'static str,
        decode: impl FnOnce(&'j Json, &str, &mut Vec<Problem>) -> Option<T>,
    ) -> Option<T> {
        let node = self.raw(name)?;
        decode(node, &pointer::member(&self.pointer, name), self.problems)
    }

    /// [`Fields::with`] for a member that may be absent.
    pub fn opt_with<T>(
        &mut self,
        name: &'static str,
        decode: impl FnOnce(&'j Json, &str, &mut Vec<Problem>) -> Option<T>,
    ) -> Option<T> {
        let node = self.opt_raw(name)?;
        decode(node, &pointer::member(&self.pointer, name), self.problems)
    }

    /// The member as read by a decoder of one value, which needs no place unless
    /// something is wrong there: most values are sound, and a pointer is a text on
    /// the heap.
    fn scalar<T>(
        &mut self,
        name: &'static str,
        node: &'j Json,
        decode: impl FnOnce(&'j Json, &str, &mut Vec<Problem>) -> Option<T>,
    ) -> Option<T> {
        let before = self.problems.len();
        let value = decode(node, "", self.problems);
        for problem in self.problems.iter_mut().skip(before) {
            if !matches!(problem.kind, ProblemKind::More { .. }) {
                problem.pointer = pointer::member(&self.pointer, name);
            }
        }
        value
    }

    /// A text, possibly empty.
    pub fn text(&mut self, name: &'static str) -> Option<&'j str> {
        let node = self.raw(name)?;
        self.scalar(name, node, text)
    }

    /// A text that may be absent.
    pub fn opt_text(&mut self, name: &'static str) -> Option<&'j str> {
        let node = self.opt_raw(name)?;
        self.scalar(name, node, text)
    }

    /// A text of 1 to `most` characters that is more than white space.
    pub fn filled(&mut self, name: &'static str, most: usize) -> Option<&'j str> {
        let node = self.raw(name)?;
        self.scalar(name, node, |node, at, problems| filled(node, at, problems, most))
    }

    /// [`Fields::filled`] for a member that may be absent.
    pub fn opt_filled(&mut self, name: &'static str, most: usize) -> Option<&'j str> {
        let node = self.opt_raw(name)?;
        self.scalar(name, node, |node, at, problems| filled(node, at, problems, most))
    }

    /// A text that `parse` understands; otherwise [`ProblemKind::BadText`] with
    /// `what` naming the expected form (`"a decimal"`, `"a date YYYY-MM-DD"`).
    pub fn parsed<T>(
        &mut self,
        name: &'static str,
        what: &'static str,
        parse: impl FnOnce(&'j str) -> Option<T>,
    ) -> Option<T> {
        let node = self.raw(name)?;
        self.scalar(name, node, |node, at, problems| parsed(node, at, problems, what, parse))
    }

    /// [`Fields::parsed`] for a member that may be absent.
    pub fn opt_parsed<T>(
        &mut self,
        name: &'static str,
        what: &'static str,
        parse: impl FnOnce(&'j str) -> Option<T>,
    ) -> Option<T> {
        let node = self.opt_raw(name)?;
        self.scalar(name, node, |node, at, problems| parsed(node, at, problems, what, parse))
    }

    /// A truth value.
    pub fn bool(&mut self, name: &'static str) -> Option<bool> {
        let node = self.raw(name)?;
        self.scalar(name, node, bool)
    }

    /// A truth value that may be absent.
    pub fn opt_bool(&mut self, name: &'static str) -> Option<bool> {
        let node = self.opt_raw(name)?;
        self.scalar(name, node, bool)
    }

    /// An integer within `range`, both ends included.
    pub fn int(&mut self, name: &'static str, range: RangeInclusive<i64>) -> Option<i64> {
        let node = self.raw(name)?;
        self.scalar(name, node, |node, at, problems| int(node, at, problems, range))
    }

    /// An integer within `range` that may be absent.
    pub fn opt_int(&mut self, name: &'static str, range: RangeInclusive<i64>) -> Option<i64> {
        let node = self.opt_raw(name)?;
        self.scalar(name, node, |node, at, problems| int(node, at, problems, range))
    }

    /// One of the `words`; another word is a problem that lists them and the
    /// nearest one.
    pub fn one_of<T: Clone>(&mut self, name: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let node = self.raw(name)?;
        self.scalar(name, node, |node, at, problems| one_of(node, at, problems, words))
    }

    /// [`Fields::one_of`] for a member that may be absent.
    pub fn opt_one_of<T: Clone>(&mut self, name: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let node = self.opt_raw(name)?;
        self.scalar(name, node, |node, at, problems| one_of(node, at, problems, words))
    }

    /// The elements of a list.
    pub fn list(&mut self, name: &'static str) -> Option<&'j [Json]> {
        self.with(name, list)
    }

    /// The elements of a list that may be absent.
    pub fn opt_list(&mut self, name: &'static str) -> Option<&'j [Json]> {
        self.opt_with(name, list)
    }

    /// A list with each element read by `decode`; those that gave `None` (with a
    /// problem) are left out, the others are all read.
    pub fn each<T>(
        &mut self,
        name: &'static str,
        decode: impl FnMut(&'j Json, &str, &mut Vec<Problem>) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.with(name, |node, at, problems| each(node, at, problems, decode))
    }

    /// [`Fields::each`] for a list that may be absent.
    pub fn opt_each<T>(
        &mut self,
        name: &'static str,
        decode: impl FnMut(&'j Json, &str, &mut Vec<Problem>) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.opt_with(name, |node, at, problems| each(node, at, problems, decode))
    }

    /// A list of texts.
    pub fn texts(&mut self, name: &'static str) -> Option<Vec<&'j str>> {
        self.each(name, text)
    }

    /// An object used as a table, each member read by `decode`, which gets its
    /// name first; those that gave `None` (with a problem) are left out.
    pub fn entries<T>(
        &mut self,
        name: &'static str,
        decode: impl FnMut(&'j str, &'j Json, &str, &mut Vec<Problem>) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.with(name, |node, at, problems| entries(node, at, problems, decode))
    }

    /// [`Fields::entries`] for a table that may be absent.
    pub fn opt_entries<T>(
        &mut self,
        name: &'static str,
        decode: impl FnMut(&'j str, &'j Json, &str, &mut Vec<Problem>) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.opt_with(name, |node, at, problems| entries(node, at, problems, decode))
    }

    /// The inner object, to be finished before this one is used again.
    ///
    /// When the member is missing or no object, `None` and a problem.
    pub fn object(&mut self, name: &'static str) -> Option<Fields<'j, '_>> {
        let node = self.raw(name)?;
        self.inner(name, node)
    }

    /// [`Fields::object`] for a member that may be absent.
    pub fn opt_object(&mut self, name: &'static str) -> Option<Fields<'j, '_>> {
        let node = self.opt_raw(name)?;
        self.inner(name, node)
    }

    fn inner(&mut self, name: &'static str, node: &'j Json) -> Option<Fields<'j, '_>> {
        let at = pointer::member(&self.pointer, name);
        let members = object(node, &at, self.problems)?;
        let (members, pointer) = (Some(members), at.into());
        Some(Fields { members, pointer, asked: Asked::default(), found: 0, problems: self.problems })
    }

    /// The members not asked for so far, in document order: for files whose
    /// unknown members are kept instead of refused.
    pub fn rest(&self) -> Vec<&'j (Text, Json)> {
        self.members
            .unwrap_or_default()
            .iter()
            .filter(|(name, _)| !self.asked.names().any(|asked| asked == name))
            .collect()
    }

    /// Reports every member that was not asked for, with the nearest name that was.
    ///
    /// Call it once all members were asked for and before the first `?`.
    pub fn finish(self) {
        let members = self.members.map_or(0, <[_]>::len);
        if members <= 64 && usize::try_from(self.found.count_ones()) == Ok(members) {
            return; // All were asked for, as nearly always.
        }
        // Looked up once: an object may have as many unknown members as a file can hold.
        let absent: Vec<&'static str> = self.asked.names().filter(|known| !self.has(known)).collect();
        for (name, _) in self.rest() {
            let listed = lists_more(self.problems);
            let did_you_mean = listed.then(|| suggest::nearest(name, absent.iter().copied())).flatten();
            let name = excerpt(name);
            report(
                self.problems,
                &pointer::member(&self.pointer, &name),
                ProblemKind::UnknownMember { name, did_you_mean },
            );
        }
    }
}

/// Names asked for. Most objects are asked for few: those need no heap, and a
/// file has hundreds of objects.
#[derive(Debug, Default)]
struct Asked {
    first: [&'static str; Asked::FEW],
    count: usize,
    more: Vec<&'static str>,
}

impl Asked {
    const FEW: usize = 12;

    fn push(&mut self, name: &'static str) {
        match self.first.get_mut(self.count) {
            Some(slot) => *slot = name,
            None => self.more.push(name),
        }
        self.count += 1;
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.first.iter().take(self.count).chain(&self.more).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::JsonType;
    use crate::parse::{Limits, parse};
    use crate::problem::MOST_PROBLEMS;

    #[track_caller]
    fn problems(text: &str, decode: impl FnOnce(&mut Fields<'_, '_>)) -> Vec<(String, ProblemKind)> {
        let file = parse(text, &Limits::DEFAULT).unwrap();
        let mut problems = Vec::new();
        let mut fields = Fields::open(&file, "", &mut problems);
        decode(&mut fields);
        fields.finish();
        problems.into_iter().map(|p| (p.pointer, p.kind)).collect()
    }

    #[test]
    fn a_sound_file_has_no_problem() {
        let found =
            problems(r#"{"name": "x", "n": 3, "list": [1, 2], "in": {"ok": true}, "table": {"a": "1"}}"#, |f| {
                assert_eq!(f.text("name"), Some("x"));
                assert_eq!(f.opt_text("gone"), None);
                assert_eq!(f.int("n", 0..=3), Some(3));
                let ints = f.each("list", |node, at, problems| int(node, at, problems, 0..=9));
                assert_eq!(ints, Some(vec![1, 2]));
                let mut inner = f.object("in").unwrap();
                assert_eq!(inner.bool("ok"), Some(true));
                inner.finish();
                let table = f.entries("table", |name, node, at, problems| Some((name, text(node, at, problems)?)));
                assert_eq!(table, Some(vec![("a", "1")]));
            });
        assert_eq!(found, []);
    }

    #[test]
    fn all_problems_are_reported_at_once_with_their_place() {
        let found = problems(
            r#"{"nmae": "x", "n": 4, "mode": "halfup", "list": [1, "2"], "in": {"ok": null},
                "date": "2025-13-01", "title": "  ", "long": "ệệệệ"}"#,
            |f| {
                f.text("name");
                f.int("n", 0..=3);
                f.one_of("mode", &[("half-up", 1), ("down", 2)]);
                f.each("list", |node, at, problems| int(node, at, problems, 0..=9));
                if let Some(mut inner) = f.object("in") {
                    inner.bool("ok");
                    inner.finish();
                }
                f.parsed("date", "a date", |_| None::<()>);
                f.filled("title", 10);
                f.filled("long", 3);
            },
        );
        let did_you_mean = Some("name");
        let expected = [
            ("", ProblemKind::MissingMember { name: "name" }),
            ("/n", ProblemKind::OutOfRange { found: 4, least: 0, most: 3 }),
            (
                "/mode",
                ProblemKind::UnknownWord {
                    found: "halfup".to_owned(),
                    allowed: vec!["half-up", "down"],
                    did_you_mean: Some("half-up"),
                },
            ),
            ("/list/1", ProblemKind::WrongType { expected: JsonType::Int, found: JsonType::Text }),
            ("/in/ok", ProblemKind::WrongType { expected: JsonType::Bool, found: JsonType::Null }),
            ("/date", ProblemKind::BadText { what: "a date", found: "2025-13-01".to_owned() }),
            ("/title", ProblemKind::Empty),
            ("/long", ProblemKind::TooLong { length: 4, most: 3 }),
            ("/nmae", ProblemKind::UnknownMember { name: "nmae".to_owned(), did_you_mean }),
        ];
        let found: Vec<(&str, ProblemKind)> = found.iter().map(|(p, k)| (p.as_str(), k.clone())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_value_that_is_no_object_is_one_problem() {
        let found = problems("[]", |f| {
            assert_eq!(f.text("name"), None);
            assert!(f.object("in").is_none());
        });
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn a_hostile_file_does_not_flood_the_list() {
        let file = Json::list(vec![0; 5_000]);
        let mut problems = Vec::new();
        each(&file, "", &mut problems, text);
        assert_eq!(problems.len(), MOST_PROBLEMS + 1);
        let last = Problem { pointer: String::new(), kind: ProblemKind::More { count: 5_000 - MOST_PROBLEMS } };
        assert_eq!(problems.last(), Some(&last));
    }

    #[test]
    fn unknown_members_beyond_those_listed_are_counted() {
        let unknown = (0..3_000).map(|at| (format!("nam{at}"), Json::from(0)));
        let file = Json::object(unknown);
        let mut problems = Vec::new();
        let mut f = Fields::open(&file, "/in", &mut problems);
        f.opt_text("name");
        f.opt_int("nam", 0..=1);
        f.finish();
        assert_eq!(problems.len(), MOST_PROBLEMS + 1);
        let did_you_mean = Some("name");
        let first = ProblemKind::UnknownMember { name: "nam0".to_owned(), did_you_mean };
        assert_eq!(problems.first(), Some(&Problem { pointer: "/in/nam0".to_owned(), kind: first }));
        let more = ProblemKind::More { count: 3_000 - MOST_PROBLEMS };
        assert_eq!(problems.last(), Some(&Problem { pointer: String::new(), kind: more }));
    }
}
