//! Python with DuckDB, in which the tests load the desk's JSON lines.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::apt;
use crate::report::Steps;
use crate::run::{self, Outcome, on_path};

/// The version that the tests were written against.
const DUCKDB: &str = "duckdb==1.4.5";

/// The Python that has DuckDB; `None`, and said, where PyPI cannot be reached.
pub fn with_duckdb(steps: &Steps) -> Outcome<Option<PathBuf>> {
    let folder = run::target().join("duckdb");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let stamp = folder.join(".installed");
    if python.is_file() && std::fs::read_to_string(&stamp).is_ok_and(|text| text == DUCKDB) {
        return Ok(Some(python));
    }
    steps.say("a Python environment with DuckDB in target/duckdb");
    environment(&folder, steps)?;
    let output = Command::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--only-binary", ":all:", DUCKDB])
        .output()
        .map_err(|error| format!("pip could not be started: {error}."))?;
    if output.status.success() {
        run::write(&stamp, DUCKDB.as_bytes())?;
        return Ok(Some(python));
    }
    let told = String::from_utf8_lossy(&output.stderr);
    if is_unreachable(&told) {
        steps.say("PyPI cannot be reached: the query of criteria/SUBMISSION.md is NOT run in DuckDB this time");
        return Ok(None);
    }
    Err(format!("{DUCKDB} could not be installed:\n{told}"))
}

/// A fresh virtual environment.
fn environment(folder: &Path, steps: &Steps) -> Outcome<()> {
    let make = || -> bool {
        let Some(python) = on_path(&["python3", "python"]) else { return false };
        let mut command = Command::new(python);
        command.args(["-m", "venv", "--clear"]).arg(folder).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    if make() {
        return Ok(());
    }
    if apt::usable() {
        apt::install(&["python3", "python3-venv"], steps)?;
        if make() {
            return Ok(());
        }
    }
    Err("Python 3.9 or newer with venv is missing: install it from https://www.python.org.".to_owned())
}

/// Whether pip failed for want of a connection, not for anything else.
fn is_unreachable(told: &str) -> bool {
    const SIGNS: [&str; 5] =
        ["NewConnectionError", "NameResolutionError", "ConnectTimeoutError", "ProxyError", "Connection refused"];
    SIGNS.iter().any(|sign| told.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::is_unreachable;

    #[test]
    fn only_a_missing_connection_is_excused() {
        assert!(is_unreachable("WARNING: Retrying … NewConnectionError('<…>: Failed to establish')"));
        assert!(!is_unreachable("ERROR: No matching distribution found for duckdb==99"));
    }
}
