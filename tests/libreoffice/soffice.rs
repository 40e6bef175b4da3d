//! LibreOffice without a window.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// An empty folder of the tests.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The setting for [`Recalculate::Always`].
const ALWAYS_RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// Whether workbooks are computed anew when they are opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recalculate {
    /// Whatever results they hold.
    Always,
    /// Only cells without a result, as LibreOffice does by itself.
    AsUsual,
}

/// Converts files by a filter of LibreOffice; the results lie beside them.
///
/// Each call has a profile of its own, so tests may run at the same time.
#[track_caller]
pub fn convert(folder: &Path, files: &[PathBuf], to: &str, recalculate: Recalculate) {
    let profile = folder.join("profile");
    std::fs::create_dir_all(profile.join("user")).unwrap();
    if recalculate == Recalculate::Always {
        std::fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS_RECALCULATE).unwrap();
    }
    let program = std::env::var_os("CCHC_SOFFICE").unwrap_or_else(|| "soffice".into());
    let output = Command::new(program)
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--norestore", "--convert-to", to, "--outdir"])
        .arg(folder)
        .args(files)
        .stdin(Stdio::null())
        .output()
        .expect("soffice runs: install LibreOffice, or set CCHC_SOFFICE");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !said.contains("Error"), "{said}");
}
