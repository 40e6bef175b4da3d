//! Node.js and the packages of `tests/e2e`, for the browser tests.

use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::apt;
use crate::report::Steps;
use crate::run::{self, Outcome, on_path, output_of};
use crate::stamp::hex;

/// The oldest Node.js whose test runner takes all the options used here.
const OLDEST: (u32, u32) = (18, 19);

/// Makes sure that there are Node.js and the packages of the browser tests.
pub fn prepare(steps: &Steps) -> Outcome<()> {
    if version().is_none_or(|version| version < OLDEST) && apt::usable() {
        apt::install(&["nodejs"], steps)?;
    }
    match version() {
        None => Err(format!("Node.js is missing: install {} or newer from https://nodejs.org.", wanted())),
        Some(version) if version < OLDEST => Err(format!(
            "Node.js {}.{} is too old: install {} or newer from https://nodejs.org.",
            version.0,
            version.1,
            wanted()
        )),
        Some(_) => install_packages(&folder(), steps),
    }
}

/// The folder of the browser tests.
pub fn folder() -> PathBuf {
    run::root().join("tests").join("e2e")
}

fn wanted() -> String {
    format!("{}.{}", OLDEST.0, OLDEST.1)
}

fn version() -> Option<(u32, u32)> {
    parse_version(&output_of("node", &["--version"])?)
}

/// (20, 11) from `v20.11.1`.
fn parse_version(line: &str) -> Option<(u32, u32)> {
    let mut parts = line.trim().strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// `npm ci` in a folder, unless the packages of this very lock file are there already.
pub fn install_packages(folder: &Path, steps: &Steps) -> Outcome<()> {
    let lock = run::read(&folder.join("package-lock.json"))?;
    let digest = hex(&Sha256::digest(&lock));
    let stamp = folder.join("node_modules").join(".installed");
    if std::fs::read_to_string(&stamp).is_ok_and(|text| text == digest) {
        return Ok(());
    }
    if npm().is_none() && apt::usable() {
        apt::install(&["npm"], steps)?;
    }
    let npm = npm().ok_or("npm is missing: it comes with Node.js from https://nodejs.org.")?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    steps.say(&format!("npm ci in tests/{name}"));
    let mut command = Command::new(npm);
    command.current_dir(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    run::run(&mut command, "npm ci")?;
    run::write(&stamp, digest.as_bytes())
}

/// npm itself; on Windows it is a batch file.
fn npm() -> Option<PathBuf> {
    if cfg!(windows) {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).map(|folder| folder.join("npm.cmd")).find(|candidate| candidate.is_file())
    } else {
        on_path(&["npm"])
    }
}

/// `node --test` over these files, so many at a time.
pub fn test_command(files: &[PathBuf], at_once: u8, filter: Option<&str>) -> Command {
    let mut command = Command::new("node");
    command.current_dir(folder()).arg("--test").arg(format!("--test-concurrency={at_once}"));
    command.arg("--test-reporter=spec");
    if let Some(filter) = filter {
        command.arg(format!("--test-name-pattern={}", filter.split('|').map(literal).collect::<Vec<_>>().join("|")));
    }
    command.args(files);
    command
}

/// A regular expression that means exactly this text.
fn literal(text: &str) -> String {
    let mut pattern = String::new();
    for letter in text.chars() {
        if r"\^$.*+?()[]{}|/".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

/// The test files, by name.
pub fn specs(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{} cannot be read: {error}.", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".spec.mjs"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("{} has no test file.", folder.display()));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::{literal, parse_version};

    #[test]
    fn the_version_is_read_from_node() {
        assert_eq!(parse_version("v20.11.1\n"), Some((20, 11)));
        assert_eq!(parse_version("20.11"), None);
    }

    #[test]
    fn a_filter_is_taken_letter_by_letter() {
        assert_eq!(literal("6,5/7 (a.b)"), r"6,5\/7 \(a\.b\)");
    }
}
