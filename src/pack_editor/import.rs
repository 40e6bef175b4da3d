//! The file of a pack that somebody brings: a `pack.json`, signed or not, or the
//! set as a workbook. Checked like a stranger's, never trusted.

use super::workbook::{Rows, SheetError, read_placed};
use crate::base::json::Json;
use crate::base::json::parse::{Limits, ParseError, parse};
use crate::formats::decode;
use crate::formats::table::ReadError;
use crate::pack::Pack;
use crate::submission::signed_pack::{SignedPack, open};

/// Why a file is no pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BringError {
    /// Not text as our files have it.
    Read(ReadError),
    /// A workbook, but not of a pack.
    Sheet(SheetError),
    /// Not JSON as our files have it.
    Json(ParseError),
    /// JSON, but another file.
    OtherFile {
        /// What it says it is; empty when it says nothing.
        format: String,
    },
}

/// A pack as it was imported, whatever is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedPack {
    /// The pack, its signature, and what is wrong with it.
    pub signed: SignedPack,
    /// The rows of the workbook, when it was one.
    pub rows: Option<Rows>,
}

impl ImportedPack {
    /// The pack, when it can be used: without errors, and not altered after signing.
    #[must_use]
    pub fn pack(&self) -> Option<&Pack> {
        self.signed.reading.pack.as_ref().filter(|_| !self.signed.refused())
    }
}

/// Reads the bytes of a file.
///
/// # Errors
/// [`BringError`] with the place.
pub fn bring(bytes: &[u8]) -> Result<ImportedPack, BringError> {
    if bytes.starts_with(b"PK") {
        let (json, rows) = read_placed(bytes).map_err(BringError::Sheet)?;
        return Ok(ImportedPack { signed: open(json), rows: Some(rows) });
    }
    if [&b"%PDF"[..], &[0xD0, 0xCF, 0x11, 0xE0]].iter().any(|start| bytes.starts_with(start)) {
        return Err(BringError::Read(ReadError::UnknownKind));
    }
    let text = decode(bytes).map_err(BringError::Read)?;
    let json = parse(&text, &Limits::DEFAULT).map_err(BringError::Json)?;
    let format = json.get("format").and_then(Json::as_text).unwrap_or_default();
    if !format.starts_with("cchc-pack/") {
        return Err(BringError::OtherFile { format: format.to_owned() });
    }
    Ok(ImportedPack { signed: open(json), rows: None })
}
