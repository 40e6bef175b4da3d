//! Strict JSON: the one reader and writer behind every file of the product.
//!
//! Packs, drafts, submissions and cohort files are all read the same way: text
//! becomes a [`Json`] by [`parse::parse`], which refuses what two programs could
//! read differently (duplicate keys, decimals, huge integers, lone surrogates,
//! trailing text); then [`read::Fields`] walks the value and collects *every*
//! structural problem with its place.
//! That is why there is no serde derive here: it would stop at the first problem.
//!
//! Invariants: no float anywhere, no domain knowledge, no sentence for users,
//! and no panic on any input.
//! This module may use nothing else of the crate.

use std::fmt;

pub mod differ;
mod names;
pub mod node;
pub mod parse;
pub mod pointer;
pub mod problem;
pub mod read;
pub mod suggest;
pub mod write;

/// A text or a name in a value: up to 23 bytes stand in the value itself, as those
/// of most members do, longer ones are shared when copied.
pub type Text = smol_str::SmolStr;

/// A JSON value of the subset used by this product's files.
///
/// Numbers are integers only; a decimal quantity is a text such as `"7.5"`.
/// An object keeps its members in document order, so that a file written back
/// looks like the file read; equality (`==`) therefore minds that order, and
/// [`differ::differences`] does not.
///
/// A value made by [`parse::parse`] has distinct member names and integers
/// within ±(2^53 − 1); code that builds values must keep to the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer within [`INT_MIN`]` ..= `[`INT_MAX`].
    Int(i64),
    /// A text, any Unicode scalar values.
    Text(Text),
    /// A list, in document order.
    List(Vec<Json>),
    /// An object: members in document order, names distinct.
    Object(Vec<(Text, Json)>),
}

/// The largest integer that every JSON reader represents exactly: 2^53 − 1.
pub const INT_MAX: i64 = 9_007_199_254_740_991;

/// The smallest such integer: −(2^53 − 1).
pub const INT_MIN: i64 = -INT_MAX;

/// Which of the six shapes a [`Json`] has; used in problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonType {
    /// `null`.
    Null,
    /// A truth value.
    Bool,
    /// An integer.
    Int,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

impl fmt::Display for JsonType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            JsonType::Null => "null",
            JsonType::Bool => "true or false",
            JsonType::Int => "an integer",
            JsonType::Text => "a text",
            JsonType::List => "a list",
            JsonType::Object => "an object",
        })
    }
}

impl Json {
    /// An object with these members in this order; the names must be distinct.
    ///
    /// # Example
    /// `Json::object([("digits", 2.into()), ("mode", "half-up".into())])`
    pub fn object<K: Into<Text>>(members: impl IntoIterator<Item = (K, Json)>) -> Json {
        Json::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }

    /// A list of these values in this order.
    pub fn list<T: Into<Json>>(values: impl IntoIterator<Item = T>) -> Json {
        Json::List(values.into_iter().map(Into::into).collect())
    }

    /// The object with member `name` set to `value`: replaced where it stands,
    /// else added at the end. Anything but an object is returned unchanged.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Json>) -> Json {
        if let Json::Object(members) = &mut self {
            let value = value.into();
            match members.iter_mut().find(|(known, _)| known == name) {
                Some((_, slot)) => *slot = value,
                None => members.push((name.into(), value)),
            }
        }
        self
    }

    /// [`Json::with`] when there is a value, else unchanged: for members that
    /// are absent rather than null.
    #[must_use]
    pub fn with_some<T: Into<Json>>(self, name: &str, value: Option<T>) -> Json {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The object without member `name`; anything else unchanged.
    #[must_use]
    pub fn without(mut self, name: &str) -> Json {
        if let Json::Object(members) = &mut self {
            members.retain(|(known, _)| known != name);
        }
        self
    }

    /// Which shape this value has.
    pub fn kind(&self) -> JsonType {
        match self {
            Json::Null => JsonType::Null,
            Json::Bool(_) => JsonType::Bool,
            Json::Int(_) => JsonType::Int,
            Json::Text(_) => JsonType::Text,
            Json::List(_) => JsonType::List,
            Json::Object(_) => JsonType::Object,
        }
    }

    /// The member called `name`, when this is an object that has one.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.as_object()?.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The text, when this is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The integer, when this is one.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Json::Int(int) => Some(*int),
            _ => None,
        }
    }

    /// The truth value, when this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Json::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The elements, when this is a list.
    pub fn as_list(&self) -> Option<&[Json]> {
        match self {
            Json::List(elements) => Some(elements),
            _ => None,
        }
    }

    /// The members in document order, when this is an object.
    pub fn as_object(&self) -> Option<&[(Text, Json)]> {
        match self {
            Json::Object(members) => Some(members),
            _ => None,
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Json {
        Json::Text(text.into())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Json {
        Json::Text(text.into())
    }
}

impl From<&String> for Json {
    fn from(text: &String) -> Json {
        Json::Text(text.into())
    }
}

impl From<bool> for Json {
    fn from(truth: bool) -> Json {
        Json::Bool(truth)
    }
}

impl From<i64> for Json {
    fn from(int: i64) -> Json {
        Json::Int(int)
    }
}

impl From<i32> for Json {
    fn from(int: i32) -> Json {
        Json::Int(i64::from(int))
    }
}

impl From<u32> for Json {
    fn from(int: u32) -> Json {
        Json::Int(i64::from(int))
    }
}

impl From<u16> for Json {
    fn from(int: u16) -> Json {
        Json::Int(i64::from(int))
    }
}

impl From<u8> for Json {
    fn from(int: u8) -> Json {
        Json::Int(i64::from(int))
    }
}

impl<T: Into<Json>> From<Vec<T>> for Json {
    fn from(values: Vec<T>) -> Json {
        Json::list(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_builder_sets_replaces_and_leaves_out_members() {
        let made = Json::object([("a", 1.into()), ("b", "x".into())])
            .with("a", 2)
            .with_some("c", None::<bool>)
            .with_some("d", Some(vec!["y"]))
            .without("b");
        let expected = Json::object([("a", Json::Int(2)), ("d", Json::list(["y"]))]);
        assert_eq!(made, expected);
        assert_eq!(made.get("d").map(Json::kind), Some(JsonType::List));
        assert_eq!(made.get("b"), None);
    }
}
