//! Office files are ZIP archives of XML parts: made in memory, read back whole.

use crate::text::office_file::FileError;
use quick_xml::events::Event;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Longest file that is read back; a report of a thousand leaves has a megabyte.
const LIMIT: u64 = 256 * 1024 * 1024;

fn not_made(error: impl std::fmt::Display) -> FileError {
    FileError::NotMade { cause: error.to_string() }
}

/// An archive of these parts, in this order, checked.
pub(super) fn pack(parts: &[(&str, String)]) -> Result<Vec<u8>, FileError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).map_err(not_made)?;
        writer.write_all(text.as_bytes()).map_err(not_made)?;
    }
    let bytes = writer.finish().map_err(not_made)?.into_inner();
    check(&bytes, &parts.iter().map(|(name, _)| *name).collect::<Vec<_>>())?;
    Ok(bytes)
}

/// The archive with its parts as `change` makes them, by name and text; checked.
pub(super) fn rewritten(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Result<Vec<u8>, FileError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(not_made)?;
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(not_made)?;
        let name = part.name().map_err(not_made)?.into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).map_err(not_made)?;
        let text = change(&name, text);
        parts.push((name, text));
    }
    pack(&parts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect::<Vec<_>>())
}

/// Reads every part of an archive back: its checksum holds, and it is XML from
/// end to end. Each of `needed` must be there and not be empty.
pub(super) fn check(bytes: &[u8], needed: &[&str]) -> Result<(), FileError> {
    let damaged = |part: &str| FileError::Damaged { part: part.to_owned() };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("zip"))?;
    let mut found = Vec::new();
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| damaged("zip"))?;
        let name = part.name().map_err(|_| damaged("zip"))?.into_owned();
        let mut text = String::new();
        // The checksum is compared at the end of the part.
        part.take(LIMIT).read_to_string(&mut text).map_err(|_| damaged(&name))?;
        if text.is_empty() || !is_xml(&text) {
            return Err(damaged(&name));
        }
        found.push(name);
    }
    match needed.iter().find(|name| !found.iter().any(|known| known == *name)) {
        Some(missing) => Err(damaged(missing)),
        None => Ok(()),
    }
}

/// Whether every element is closed and every reference known.
fn is_xml(text: &str) -> bool {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut depth = 0_u32;
    let mut elements = 0_u32;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => {
                depth += 1;
                elements += 1;
            }
            Ok(Event::Empty(_)) => elements += 1,
            Ok(Event::End(_)) => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            },
            Ok(Event::Eof) => return depth == 0 && 0 < elements,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

/// A text as it stands between tags: markup escaped, and what XML 1.0 cannot
/// hold (control characters) left out.
pub(super) fn escaped(text: &str) -> String {
    let allowed =
        |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    quick_xml::escape::escape(text.chars().filter(allowed).collect::<String>()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn damage(of: Result<(), FileError>) -> String {
        match of {
            Err(FileError::Damaged { part }) => part,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_file_is_read_back_whole() {
        let bytes = pack(&[("a.xml", "<a>x &amp; y</a>".into())]).unwrap();
        assert_eq!(check(&bytes, &["a.xml"]), Ok(()));
        assert_eq!(damage(check(&bytes, &["b.xml"])), "b.xml");
        assert_eq!(damage(check(&bytes[..bytes.len() - 9], &[])), "zip");
        let mut bent = bytes.clone();
        let at = bent.windows(3).position(|w| w == b"<a>").map_or(36, |at| at + 1);
        bent[at] ^= 1;
        assert_eq!(damage(check(&bent, &[])), "a.xml");
    }

    #[test]
    fn xml_that_is_cut_off_or_misnested_is_refused() {
        for text in ["<a>", "<a></b>", "<a", "", "text", "</a>"] {
            assert!(pack(&[("a.xml", text.into())]).is_err(), "{text}");
        }
    }

    #[test]
    fn what_xml_cannot_hold_is_escaped_or_left_out() {
        assert_eq!(escaped("a<b>&\u{0}\u{1b}c"), "a&lt;b&gt;&amp;c");
    }
}
