//! The criteria sets that ship with the program, as text.
//!
//! One line per folder of `criteria/`; a test fails when one is missing. They
//! are read like any other file.

/// A set that ships with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builtin {
    /// Id of the set, the name of its folder.
    pub id: &'static str,
    /// Text of its `pack.json`.
    pub text: &'static str,
}

/// In the order in which people are offered them.
const TABLE: &[Builtin] = &[];

/// All sets, in the order in which people are offered them.
#[must_use]
pub fn all() -> &'static [Builtin] {
    TABLE
}

/// A set by its id.
#[must_use]
pub fn get(id: &str) -> Option<&'static Builtin> {
    TABLE.iter().find(|known| known.id == id)
}
