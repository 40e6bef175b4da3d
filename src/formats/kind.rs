//! What kind of file it is, by its content and never by its name; kinds that are
//! not read are named, so that the way out can be said.

use super::charset;
use super::ooxml::{Package, Piece, attribute, walk};
use super::separated::decode;
use crate::formats::source::{Encoding, Notice};
use crate::formats::table::{FileKind, ReadError};

/// A package that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Document {
    /// .docx
    Word,
    /// .xlsx
    Excel,
    /// .odt
    Text,
    /// .ods
    Sheet,
}

/// The main part of a package and what it is.
pub(super) fn main_part(package: &mut Package<'_>) -> Result<(String, Document), ReadError> {
    let linked = package.links("")?.into_iter().find(|link| link.kind == "officeDocument").map(|link| link.part);
    let usual = ["word/document.xml", "xl/workbook.xml"].into_iter().find(|part| package.has(part)).map(str::to_owned);
    if let Some(part) = linked.filter(|part| package.has(part)).or(usual) {
        let kind = content_type(package, &part)?.unwrap_or_else(|| part.clone());
        return of_type(&kind).map(|document| (part, document));
    }
    if package.has("content.xml") {
        return open_document(package).map(|document| ("content.xml".to_owned(), document));
    }
    Err(ReadError::Unsupported(if package.has_folder("ppt/") { FileKind::Slides } else { FileKind::Archive }))
}

/// What the list of types says of a part.
fn content_type(package: &mut Package<'_>, part: &str) -> Result<Option<String>, ReadError> {
    const LIST: &str = "[Content_Types].xml";
    let mut found = None;
    if !package.has(LIST) {
        return Ok(found);
    }
    walk(LIST, &package.part(LIST)?, |piece| {
        if let Piece::Start(tag) = piece
            && tag.local_name().as_ref() == "Override"
            && attribute(&tag, "PartName").is_some_and(|name| name.trim_start_matches('/').eq_ignore_ascii_case(part))
        {
            found = attribute(&tag, "ContentType");
        }
        Ok(())
    })?;
    Ok(found)
}

fn of_type(kind: &str) -> Result<Document, ReadError> {
    let kind = kind.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| kind.contains(word));
    if has(&["binary", ".bin"]) {
        Err(ReadError::Unsupported(FileKind::Xlsb))
    } else if has(&["word"]) {
        Ok(Document::Word)
    } else if has(&["presentation", "powerpoint", "ppt/"]) {
        Err(ReadError::Unsupported(FileKind::Slides))
    } else if has(&["sheet", "excel", "xl/"]) {
        Ok(Document::Excel)
    } else {
        Err(ReadError::UnknownKind)
    }
}

/// A document of LibreOffice, by its type; locked ones are named.
fn open_document(package: &mut Package<'_>) -> Result<Document, ReadError> {
    const MANIFEST: &str = "META-INF/manifest.xml";
    let manifest = if package.has(MANIFEST) { package.part(MANIFEST)? } else { String::new() };
    if manifest.contains("encryption-data") {
        return Err(ReadError::Unsupported(FileKind::Locked));
    }
    let kind = if package.has("mimetype") { package.part("mimetype")? } else { manifest };
    if kind.contains("opendocument.spreadsheet") {
        Ok(Document::Sheet)
    } else if kind.contains("opendocument.text") {
        Ok(Document::Text)
    } else if kind.contains("opendocument.presentation") {
        Err(ReadError::Unsupported(FileKind::Slides))
    } else {
        Err(ReadError::UnknownKind)
    }
}

/// The kind of a file that is neither package nor text.
pub(super) fn binary(bytes: &[u8]) -> Option<FileKind> {
    let starts = |signs: &[&[u8]]| signs.iter().any(|sign| bytes.starts_with(sign));
    if starts(&[&[0xD0, 0xCF, 0x11, 0xE0]]) {
        return Some(compound(bytes));
    }
    if starts(&[b"%PDF"]) || bytes.get(..1024).unwrap_or(bytes).windows(5).any(|found| found == b"%PDF-") {
        return Some(FileKind::Pdf);
    }
    if starts(&[b"{\\rtf"]) {
        return Some(FileKind::Rtf);
    }
    if starts(&[&[0x09, 0x08], &[0x09, 0x04], &[0x09, 0x02], &[0x09, 0x00, 0x04]]) {
        return Some(FileKind::Xls);
    }
    let webp = starts(&[b"RIFF"]) && bytes.get(8..12) == Some(b"WEBP");
    let heic = bytes.get(4..8) == Some(b"ftyp");
    let pictures: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM", b"II*\0", b"MM\0*"];
    if webp || heic || (starts(&pictures) && bytes.contains(&0)) {
        return Some(FileKind::Picture);
    }
    starts(&[b"Rar!", b"7z\xBC\xAF", &[0x1F, 0x8B], b"BZh", b"\xFD7zXZ"]).then_some(FileKind::Archive)
}

/// What is in the container of Office before 2007, by the names in its directory.
fn compound(bytes: &[u8]) -> FileKind {
    let named = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|found| found == wide)
    };
    let names = [
        ("EncryptedPackage", FileKind::Locked),
        ("WordDocument", FileKind::Doc),
        ("Workbook", FileKind::Xls),
        ("PowerPoint Document", FileKind::Slides),
    ];
    names.into_iter().find(|(name, _)| named(name)).map_or(FileKind::OldOffice, |(_, kind)| kind)
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextKind {
    Page,
    Plain,
}

/// Whether a text is a page, and what it is when it is no text for people.
pub(super) fn of_text(text: &str) -> Result<TextKind, ReadError> {
    let start: String = text.trim_start().chars().take(4_000).collect::<String>().to_ascii_lowercase();
    let refuse = |kind| Err(ReadError::Unsupported(kind));
    let multipart = start.contains("mime-version:") || start.starts_with("from: <saved by");
    if multipart && start.contains("content-type: multipart/") {
        return refuse(FileKind::WebArchive);
    }
    let json = start.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with(['"', '}']));
    if json {
        return refuse(FileKind::Json);
    }
    let tagged = start.starts_with('<');
    if tagged && (start.contains("excel.sheet") || start.contains("urn:schemas-microsoft-com:office:spreadsheet\"")) {
        return refuse(FileKind::ExcelXml2003);
    }
    if tagged && ["word.document", "/word/2003/wordml", "2006/xmlpackage"].iter().any(|word| start.contains(word)) {
        return refuse(FileKind::WordXml);
    }
    if tagged && start.contains("urn:oasis:names:tc:opendocument") && start.contains("office:document") {
        return refuse(FileKind::FlatOpenDocument);
    }
    let tags = ["<html", "<table", "<!doctype html"];
    if tags.iter().any(|tag| start.contains(tag)) || (tagged && has_tag(text)) {
        return Ok(TextKind::Page);
    }
    Ok(TextKind::Plain)
}

/// Whether some tag of a page is anywhere in a text.
fn has_tag(text: &str) -> bool {
    let tags = ["table", "body", "p>", "p ", "div", "td"];
    text.split('<')
        .skip(1)
        .any(|rest| tags.iter().any(|tag| rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))))
}

/// A file of text as Unicode, whatever its character set, and what is to be said of it.
pub(super) fn unicode(bytes: &[u8]) -> Result<(String, Vec<Notice>), ReadError> {
    let converted = |from, pieces| vec![Notice::Converted { from, pieces }];
    let lines = |text: &str| text.lines().filter(|line| !line.is_ascii()).count();
    match decode(bytes) {
        Ok(text) => {
            let wide = matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
            let utf16 = if wide { converted(Encoding::Utf16, 1) } else { Vec::new() };
            Ok((text, utf16))
        }
        Err(error) => {
            // A binary file of no known kind is no text.
            if bytes.contains(&0) {
                return Err(error);
            }
            let start: Vec<u8> = bytes.iter().take(8_000).map(u8::to_ascii_lowercase).collect();
            let start = String::from_utf8_lossy(&start);
            if start.contains("charset=windows-1258") || start.contains("charset=\"windows-1258") {
                let text = charset::windows1258(bytes);
                let pieces = lines(&text);
                return Ok((text, converted(Encoding::Windows1258, pieces)));
            }
            // Fonts tell the character set run by run.
            if start.contains(".vn") || start.contains("vni-") {
                return Ok((charset::windows1252(bytes), Vec::new()));
            }
            let (text, from) = charset::of_bytes(bytes).ok_or(error)?;
            let pieces = lines(&text);
            Ok((text, converted(from, pieces)))
        }
    }
}
