//! LibreOffice, which opens the Word and Excel files in tests.

use std::path::PathBuf;

use crate::apt;
use crate::report::Steps;
use crate::run::{Outcome, on_path};

/// Without windows; the font has the measures of Times New Roman. About 20 s to install.
const PACKAGES: [&str; 3] = ["libreoffice-calc-nogui", "libreoffice-writer-nogui", "fonts-liberation"];
const NAMES: [&str; 2] = ["soffice", "libreoffice"];

/// The program, installed on Debian; `None`, and said, where it is missing and
/// cannot be installed.
pub fn find(steps: &Steps) -> Outcome<Option<PathBuf>> {
    if let Some(given) = std::env::var_os("CCHC_SOFFICE").map(PathBuf::from) {
        return Ok(Some(given));
    }
    if let Some(found) = on_path(&NAMES) {
        return Ok(Some(found));
    }
    if !apt::usable() {
        steps.say("LibreOffice is not installed: Word and Excel files are NOT opened in it this time");
        return Ok(None);
    }
    apt::install(&PACKAGES, steps)?;
    on_path(&NAMES).map(Some).ok_or_else(|| "LibreOffice was installed, but `soffice` is not on the path.".to_owned())
}
