//! Attributes of tags of HTML.

use html5gum::{HtmlString, StartTag};

/// An attribute of a tag.
pub(super) fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value = tag.attributes.get(&HtmlString::from(name.as_bytes().to_vec()))?;
    Some(String::from_utf8_lossy(value).into_owned())
}

/// How many columns or rows a cell covers.
pub(super) fn span(tag: &StartTag<()>, name: &str) -> usize {
    attribute(tag, name).and_then(|text| text.trim().parse().ok()).unwrap_or(1)
}
