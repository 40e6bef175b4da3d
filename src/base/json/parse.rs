//! Text to values, refusing whatever two programs could read differently.
//!
//! serde_json does the lexing; the visitor here adds what it lets pass: duplicate
//! names, numbers that are not small integers, and limits for hostile files.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;

use crate::names::Names;
use crate::{INT_MAX, INT_MIN, Json, Text, pointer};

/// How large a file may be before it is refused unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of UTF-8 text.
    pub bytes: usize,
    /// Lists and objects inside one another; `[[]]` has depth 2. At most 127
    /// counts, since serde_json stops there.
    pub depth: usize,
    /// Values in all: each scalar, list and object is one.
    pub nodes: usize,
}

impl Limits {
    /// 4 MiB, depth 64, 400,000 values: some twenty times the largest file that
    /// the product writes.
    pub const DEFAULT: Limits = Limits { bytes: 4 << 20, depth: 64, nodes: 400_000 };
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::DEFAULT
    }
}

/// Why a text is not a value, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// What is wrong.
    pub kind: ParseErrorKind,
    /// Line, from 1; 0 when the whole text is meant.
    pub line: u32,
    /// Column in characters, from 1; the reader may already have passed the
    /// culprit by one character.
    pub column: u32,
    /// RFC 6901 pointer of the value being read; empty at the root.
    pub pointer: String,
}

/// What is wrong with a text that should be JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseErrorKind {
    /// The text ends in the middle of a value, or is empty.
    UnexpectedEnd,
    /// The text is not JSON at this place.
    Syntax,
    /// A comma before a closing bracket.
    TrailingComma,
    /// Something other than white space follows the value.
    TrailingText,
    /// A raw control character inside a text.
    ControlCharacter,
    /// A `\` sequence that JSON does not have.
    InvalidEscape,
    /// Half of a surrogate pair: not a character.
    LoneSurrogate,
    /// Two members of one object have this name.
    DuplicateMember {
        /// The name, shortened to [`EXCERPT`] characters.
        name: String,
    },
    /// A number with a fraction or exponent (or `-0`); decimals are texts here.
    NotInteger,
    /// An integer beyond ±(2^53 − 1).
    IntegerOutOfRange,
    /// More than [`Limits::bytes`].
    TooLarge {
        /// Length of the text in bytes.
        bytes: usize,
        /// The limit in bytes.
        most: usize,
    },
    /// Deeper than [`Limits::depth`].
    TooDeep {
        /// The limit.
        most: usize,
    },
    /// More values than [`Limits::nodes`].
    TooManyValues {
        /// The limit.
        most: usize,
    },
}

/// Texts quoted in errors and problems are shortened to this many characters.
pub const EXCERPT: usize = 80;

impl ParseErrorKind {
    /// Stable kebab-case name of the kind.
    pub fn code(&self) -> &'static str {
        match self {
            ParseErrorKind::UnexpectedEnd => "json-unexpected-end",
            ParseErrorKind::Syntax => "json-syntax",
            ParseErrorKind::TrailingComma => "json-trailing-comma",
            ParseErrorKind::TrailingText => "json-trailing-text",
            ParseErrorKind::ControlCharacter => "json-control-character",
            ParseErrorKind::InvalidEscape => "json-invalid-escape",
            ParseErrorKind::LoneSurrogate => "json-lone-surrogate",
            ParseErrorKind::DuplicateMember { .. } => "json-duplicate-member",
            ParseErrorKind::NotInteger => "json-not-integer",
            ParseErrorKind::IntegerOutOfRange => "json-integer-out-of-range",
            ParseErrorKind::TooLarge { .. } => "json-too-large",
            ParseErrorKind::TooDeep { .. } => "json-too-deep",
            ParseErrorKind::TooManyValues { .. } => "json-too-many-values",
        }
    }
}

impl fmt::Display for ParseErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ParseErrorKind::UnexpectedEnd => f.write_str("the text ends too early"),
            ParseErrorKind::Syntax => f.write_str("this is not JSON"),
            ParseErrorKind::TrailingComma => f.write_str("comma before a closing bracket"),
            ParseErrorKind::TrailingText => f.write_str("text after the end of the value"),
            ParseErrorKind::ControlCharacter => f.write_str("raw control character in a text"),
            ParseErrorKind::InvalidEscape => f.write_str("unknown escape sequence"),
            ParseErrorKind::LoneSurrogate => f.write_str("half of a surrogate pair"),
            ParseErrorKind::DuplicateMember { name } => write!(f, "member `{name}` appears twice"),
            ParseErrorKind::NotInteger => f.write_str("number with fraction or exponent; write decimals as texts"),
            ParseErrorKind::IntegerOutOfRange => f.write_str("integer beyond ±(2^53 − 1)"),
            ParseErrorKind::TooLarge { bytes, most } => {
                write!(f, "{bytes} bytes, at most {most} are read")
            }
            ParseErrorKind::TooDeep { most } => write!(f, "nested deeper than {most}"),
            ParseErrorKind::TooManyValues { most } => write!(f, "more than {most} values"),
        }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (line {}, column {}", self.kind, self.line, self.column)?;
        if !self.pointer.is_empty() {
            write!(f, ", at {}", self.pointer)?;
        }
        f.write_str(")")
    }
}

impl std::error::Error for ParseError {}

/// Reads one value from `text`; a byte order mark at the start is passed over.
///
/// # Errors
/// The first offence, as every later one could be its consequence; see
/// [`ParseErrorKind`]. Never panics, and needs memory in proportion to `limits`.
pub fn parse(text: &str, limits: &Limits) -> Result<Json, ParseError> {
    if limits.bytes < text.len() {
        return Err(ParseError {
            kind: ParseErrorKind::TooLarge { bytes: text.len(), most: limits.bytes },
            line: 0,
            column: 0,
            pointer: String::new(),
        });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let state =
        State { limits: *limits, nodes: Cell::new(0), fault: RefCell::new(None), path: RefCell::new(Vec::new()) };
    let mut source = serde_json::Deserializer::from_str(text);
    let seed = Seed { state: &state, depth: 0 };
    let value = match seed.deserialize(&mut source) {
        Ok(value) => value,
        Err(error) => return Err(state.explain(text, &error, None)),
    };
    match source.end() {
        Ok(()) => Ok(value),
        Err(error) => Err(state.explain(text, &error, Some(ParseErrorKind::TrailingText))),
    }
}

/// The first [`EXCERPT`] characters of `text`, with `…` when there were more.
pub fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
        None => text.to_owned(),
    }
}

/// What the visitors share: counters, and the side channel by which our own
/// faults and the place of any fault get past serde_json's error type.
struct State {
    limits: Limits,
    nodes: Cell<usize>,
    fault: RefCell<Option<ParseErrorKind>>,
    /// Filled while unwinding from an error: innermost segment first.
    path: RefCell<Vec<Segment>>,
}

enum Segment {
    Member(Text),
    Element(usize),
}

impl State {
    #[cold]
    fn fault<E: serde::de::Error>(&self, kind: ParseErrorKind) -> E {
        self.fault.replace(Some(kind));
        E::custom("refused")
    }

    #[cold]
    fn passed_through(&self, segment: Segment) {
        self.path.borrow_mut().push(segment);
    }

    #[cold]
    fn explain(&self, text: &str, error: &serde_json::Error, known: Option<ParseErrorKind>) -> ParseError {
        let kind = self.fault.take().or(known).unwrap_or_else(|| self.kind_of(error));
        let mut place = String::new();
        for segment in self.path.borrow().iter().rev() {
            match segment {
                Segment::Member(name) => pointer::push_member(&mut place, &excerpt(name)),
                Segment::Element(idx) => place = pointer::element(&place, *idx),
            }
        }
        ParseError {
            kind,
            line: u32::try_from(error.line()).unwrap_or(u32::MAX),
            column: column_in_characters(text, error.line(), error.column()),
            pointer: place,
        }
    }

    /// serde_json keeps its error codes private; its messages are pinned by the
    /// tests below, and an unknown one is plain [`ParseErrorKind::Syntax`].
    fn kind_of(&self, error: &serde_json::Error) -> ParseErrorKind {
        if error.classify() == Category::Eof {
            return ParseErrorKind::UnexpectedEnd;
        }
        let message = error.to_string();
        let known = [
            ("recursion limit", ParseErrorKind::TooDeep { most: 127 }),
            ("number out of range", ParseErrorKind::IntegerOutOfRange),
            ("trailing comma", ParseErrorKind::TrailingComma),
            ("control character", ParseErrorKind::ControlCharacter),
            ("invalid escape", ParseErrorKind::InvalidEscape),
            ("lone leading surrogate", ParseErrorKind::LoneSurrogate),
            ("unexpected end of hex", ParseErrorKind::LoneSurrogate),
        ];
        known.into_iter().find(|(start, _)| message.starts_with(start)).map_or(ParseErrorKind::Syntax, |(_, kind)| kind)
    }
}

/// serde_json counts bytes; people count characters.
fn column_in_characters(text: &str, line: usize, column: usize) -> u32 {
    let row = text.split('\n').nth(line.saturating_sub(1)).unwrap_or("");
    let count = row.char_indices().take_while(|(start, _)| *start < column).count();
    u32::try_from(count.max(1)).unwrap_or(u32::MAX)
}

/// Reads one value at `depth` levels inside lists and objects.
#[derive(Clone, Copy)]
struct Seed<'s> {
    state: &'s State,
    depth: usize,
}

impl Seed<'_> {
    fn enter<E: serde::de::Error>(&self) -> Result<Self, E> {
        let most = self.state.limits.depth;
        if most <= self.depth {
            return Err(self.state.fault(ParseErrorKind::TooDeep { most }));
        }
        Ok(Seed { state: self.state, depth: self.depth + 1 })
    }

    fn int<E: serde::de::Error>(&self, int: i64) -> Result<Json, E> {
        if (INT_MIN..=INT_MAX).contains(&int) {
            Ok(Json::Int(int))
        } else {
            Err(self.state.fault(ParseErrorKind::IntegerOutOfRange))
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Json;

    fn deserialize<D: serde::Deserializer<'de>>(self, source: D) -> Result<Json, D::Error> {
        let most = self.state.limits.nodes;
        let nodes = self.state.nodes.get();
        if most <= nodes {
            return Err(self.state.fault(ParseErrorKind::TooManyValues { most }));
        }
        self.state.nodes.set(nodes + 1);
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Json, E> {
        Ok(Json::Bool(truth))
    }

    fn visit_i64<E: serde::de::Error>(self, int: i64) -> Result<Json, E> {
        self.int(int)
    }

    fn visit_u64<E: serde::de::Error>(self, int: u64) -> Result<Json, E> {
        self.int(i64::try_from(int).unwrap_or(i64::MAX))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Json, E> {
        // Only compared, to tell a huge integer from a decimal.
        let huge = 9_007_199_254_740_992.0 <= number.abs();
        Err(self.state.fault(if huge { ParseErrorKind::IntegerOutOfRange } else { ParseErrorKind::NotInteger }))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.into()))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Json, A::Error> {
        let inner = self.enter()?;
        let mut elements = Vec::new();
        loop {
            match source.next_element_seed(inner) {
                Ok(Some(element)) => elements.push(element),
                Ok(None) => return Ok(Json::List(elements)),
                Err(error) => {
                    self.state.passed_through(Segment::Element(elements.len()));
                    return Err(error);
                }
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Json, A::Error> {
        let inner = self.enter()?;
        // Most objects have a handful: none of those moves while it grows.
        let mut members: Vec<(Text, Json)> = Vec::with_capacity(6);
        let mut names = Names::default();
        while let Some(name) = source.next_key_seed(MemberName)? {
            if !names.is_new(&name, &members) {
                let name = excerpt(&name);
                return Err(self.state.fault(ParseErrorKind::DuplicateMember { name }));
            }
            match source.next_value_seed(inner) {
                Ok(value) => members.push((name, value)),
                Err(error) => {
                    self.state.passed_through(Segment::Member(name));
                    return Err(error);
                }
            }
        }
        Ok(Json::Object(members))
    }
}

/// Reads the name of a member.
struct MemberName;

impl<'de> DeserializeSeed<'de> for MemberName {
    type Value = Text;

    fn deserialize<D: serde::Deserializer<'de>>(self, source: D) -> Result<Text, D::Error> {
        source.deserialize_str(self)
    }
}

impl Visitor<'_> for MemberName {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Text, E> {
        Ok(name.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str, kind: ParseErrorKind) -> ParseError {
        let error = parse(text, &Limits::DEFAULT).unwrap_err();
        assert_eq!(error.kind, kind, "{text}");
        error
    }

    #[test]
    fn values_are_read_in_document_order() {
        let text = "\u{feff} {\"b\": [1, -2, true, null], \"a\": \"\\ud83d\\ude00ệ\"} \n";
        let expected = Json::object([
            ("b", Json::List(vec![1.into(), (-2).into(), true.into(), Json::Null])),
            ("a", "😀ệ".into()),
        ]);
        assert_eq!(parse(text, &Limits::DEFAULT), Ok(expected));
    }

    #[test]
    fn every_kind_of_offence_has_its_name() {
        use ParseErrorKind::*;
        refused("", UnexpectedEnd);
        refused("[1, ", UnexpectedEnd);
        refused("\"abc", UnexpectedEnd);
        refused("[1 2]", Syntax);
        refused("{'a': 1}", Syntax);
        refused("{1: 1}", Syntax);
        refused("nul", UnexpectedEnd);
        refused("NaN", Syntax);
        refused("[01]", Syntax);
        refused("[1,]", TrailingComma);
        refused("{\"a\":1,}", TrailingComma);
        refused("1 2", TrailingText);
        refused("{} // note", TrailingText);
        refused("\"a\nb\"", ControlCharacter);
        refused(r#""\x""#, InvalidEscape);
        refused(r#""\ud800""#, LoneSurrogate);
        refused(r#""\ud800\u0041""#, LoneSurrogate);
        refused(r#""\udc00""#, LoneSurrogate);
        refused("1.0", NotInteger);
        refused("7.5", NotInteger);
        refused("1e2", NotInteger);
        refused("-0", NotInteger);
        refused("9007199254740992", IntegerOutOfRange);
        refused("-9007199254740992", IntegerOutOfRange);
        refused("18446744073709551616", IntegerOutOfRange);
        refused("1e999", IntegerOutOfRange);
    }

    #[test]
    fn the_largest_integers_are_read() {
        for int in [INT_MIN, INT_MAX, 0] {
            assert_eq!(parse(&int.to_string(), &Limits::DEFAULT), Ok(Json::Int(int)));
        }
    }

    #[test]
    fn a_refusal_names_line_column_and_pointer() {
        let error = refused("{\n  \"điểm\": [\"ệ\", 7.5]\n}", ParseErrorKind::NotInteger);
        assert_eq!((error.line, error.column), (2, 19)); // `  "điểm": ["ệ", 7.5` has 19 characters
        assert_eq!(error.pointer, "/điểm/1");
        let name = "a".to_owned();
        let error = refused(r#"[{"x": {"a": 1, "b": 2, "a": 3}}]"#, ParseErrorKind::DuplicateMember { name });
        assert_eq!(error.pointer, "/0/x");
    }

    #[test]
    fn a_duplicate_among_many_members_is_found() {
        let mut text = String::from("{");
        for idx in 0..1_000 {
            text.push_str(&format!("\"m{idx}\": 0, "));
        }
        let name = "m7".to_owned();
        refused(&(text.clone() + "\"m7\": 1}"), ParseErrorKind::DuplicateMember { name });
        assert!(parse(&(text + "\"m1000\": 1}"), &Limits::DEFAULT).is_ok());
    }

    #[test]
    fn limits_hold_exactly() {
        let limits = Limits { bytes: 20, depth: 3, nodes: 4 };
        assert!(parse("[[[1]]]", &limits).is_ok());
        let kind = |text: &str| parse(text, &limits).unwrap_err().kind;
        assert_eq!(kind("[[[[]]]]"), ParseErrorKind::TooDeep { most: 3 });
        assert_eq!(kind("[1,2,3,4]"), ParseErrorKind::TooManyValues { most: 4 });
        let long = "1".repeat(21);
        let expected = ParseErrorKind::TooLarge { bytes: 21, most: 20 };
        assert_eq!(kind(&long), expected);
        refused(&"[".repeat(100_000), ParseErrorKind::TooDeep { most: 64 });
        refused(&"{\"a\":".repeat(100_000), ParseErrorKind::TooDeep { most: 64 });
    }
}
