//! Who signed a file, for pages of the draft: a list of results, a signed PDF.

use crate::base::json::parse::{Limits, parse};
use crate::submission::keys::PublicKey;
use crate::submission::verify::verify;
use crate::text::signature::verify_error;
use crate::text::{Lang, file};
use crate::ui::platform::part::NotLoaded;
use leptos::wasm_split::wasm_split;

/// Functions that say who signed a file.
#[derive(Clone, Copy)]
pub struct Signers {
    /// The fingerprint of the key that signed a JSON file whose proofs all hold;
    /// otherwise a sentence that says what is wrong with the first that does not.
    pub of_text: fn(&str, Lang) -> Result<String, String>,
    /// Who signed a PDF and when, as the file says; empty when nobody did.
    pub of_pdf: fn(&[u8]) -> String,
}

/// Fetches what says who signed a file.
#[wasm_split(signers, wasm_split_path = leptos::wasm_split, fallible)]
pub fn signers() -> Result<Signers, NotLoaded> {
    Ok(Signers {
        of_text,
        of_pdf: |pdf| crate::formats::pdf_signature::signers_line(&crate::formats::pdf_signature::signatures(pdf)),
    })
}

fn of_text(text: &str, lang: Lang) -> Result<String, String> {
    let json = parse(text, &Limits::DEFAULT).map_err(|error| file::parse_error(lang, &error))?;
    let report = verify(&json);
    if let Some(error) = report.first_error() {
        return Err(verify_error(lang, error));
    }
    let keys = report.proofs.iter().filter_map(|proof| proof.key.as_ref());
    Ok(keys.map(PublicKey::fingerprint).collect::<Vec<_>>().join("; "))
}
