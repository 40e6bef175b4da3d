//! What is structurally wrong with a file, and where.

use std::fmt;

use crate::JsonType;

/// At most this many problems of one file are listed; [`report`] counts the rest in
/// a last entry, [`ProblemKind::More`].
pub const MOST_PROBLEMS: usize = 100;

/// One structural problem of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// RFC 6901 pointer; empty for the whole file. Of a missing member it is the
    /// object that should have it, of an unknown member the member itself.
    pub pointer: String,
    /// What is wrong there.
    pub kind: ProblemKind,
}

/// What can be wrong with the structure of a file.
///
/// Texts quoted from the file are shortened to [`super::parse::EXCERPT`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A required member is absent.
    MissingMember {
        /// Its name.
        name: &'static str,
    },
    /// The object has a member that this format does not know.
    UnknownMember {
        /// Its name.
        name: String,
        /// A known and absent member with nearly that name.
        did_you_mean: Option<&'static str>,
    },
    /// The value has another shape than the format asks for.
    WrongType {
        /// The shape asked for.
        expected: JsonType,
        /// The shape found.
        found: JsonType,
    },
    /// A text that should be one of a few words.
    UnknownWord {
        /// The text found.
        found: String,
        /// The words that would do.
        allowed: Vec<&'static str>,
        /// The one nearest to what was found.
        did_you_mean: Option<&'static str>,
    },
    /// An integer outside its range.
    OutOfRange {
        /// The integer found.
        found: i64,
        /// The least that would do.
        least: i64,
        /// The most that would do.
        most: i64,
    },
    /// A text or list that must not be empty (or only white space).
    Empty,
    /// A text with too many characters, or a list with too many elements.
    TooLong {
        /// Characters or elements found.
        length: usize,
        /// The most that would do.
        most: usize,
    },
    /// A text that should have a certain form.
    BadText {
        /// The form, for developers: `"a decimal"`, `"a date YYYY-MM-DD"`.
        what: &'static str,
        /// The text found.
        found: String,
    },
    /// The same id or key stands twice where it must be unique.
    Duplicate {
        /// The id or key.
        name: String,
        /// Pointer of the place where it stood first.
        first: String,
    },
    /// Always the last entry of a list: how many problems there are beside the
    /// [`MOST_PROBLEMS`] before it.
    More {
        /// Problems that are not listed, at least one.
        count: usize,
    },
}

impl ProblemKind {
    /// Stable kebab-case name of the kind.
    pub fn code(&self) -> &'static str {
        match self {
            ProblemKind::MissingMember { .. } => "member-missing",
            ProblemKind::UnknownMember { .. } => "member-unknown",
            ProblemKind::WrongType { .. } => "type-wrong",
            ProblemKind::UnknownWord { .. } => "word-unknown",
            ProblemKind::OutOfRange { .. } => "integer-out-of-range",
            ProblemKind::Empty => "value-empty",
            ProblemKind::TooLong { .. } => "value-too-long",
            ProblemKind::BadText { .. } => "text-malformed",
            ProblemKind::Duplicate { .. } => "id-duplicate",
            ProblemKind::More { .. } => "problems-more",
        }
    }
}

/// Adds a problem at `pointer`; once [`MOST_PROBLEMS`] are listed, it is only counted.
#[cold]
pub fn report(problems: &mut Vec<Problem>, pointer: &str, kind: ProblemKind) {
    if let Some(Problem { kind: ProblemKind::More { count }, .. }) = problems.last_mut() {
        *count += 1;
    } else if lists_more(problems) {
        problems.push(Problem { pointer: pointer.to_owned(), kind });
    } else {
        problems.push(Problem { pointer: String::new(), kind: ProblemKind::More { count: 1 } });
    }
}

/// Whether the next problem is still listed, so that its details are worth the work.
pub(crate) fn lists_more(problems: &[Problem]) -> bool {
    problems.len() < MOST_PROBLEMS
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProblemKind::MissingMember { name } => write!(f, "member `{name}` is missing"),
            ProblemKind::UnknownMember { name, did_you_mean } => {
                write!(f, "unknown member `{name}`")?;
                hint(f, *did_you_mean)
            }
            ProblemKind::WrongType { expected, found } => {
                write!(f, "expected {expected}, found {found}")
            }
            ProblemKind::UnknownWord { found, allowed, did_you_mean } => {
                write!(f, "unknown word `{found}`, allowed: {}", allowed.join(", "))?;
                hint(f, *did_you_mean)
            }
            ProblemKind::OutOfRange { found, least, most } => {
                write!(f, "{found} is outside {least}..={most}")
            }
            ProblemKind::Empty => f.write_str("must not be empty"),
            ProblemKind::TooLong { length, most } => write!(f, "length {length} is over {most}"),
            ProblemKind::BadText { what, found } => write!(f, "`{found}` is not {what}"),
            ProblemKind::Duplicate { name, first } => {
                write!(f, "`{name}` already stands at {first}")
            }
            ProblemKind::More { count } => write!(f, "{count} more problems are not listed"),
        }
    }
}

fn hint(f: &mut fmt::Formatter<'_>, did_you_mean: Option<&'static str>) -> fmt::Result {
    match did_you_mean {
        Some(word) => write!(f, " (did you mean `{word}`?)"),
        None => Ok(()),
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.pointer.is_empty() { write!(f, "{}", self.kind) } else { write!(f, "{}: {}", self.pointer, self.kind) }
    }
}
