//! The browser: showing the page in the person's own, finding one for tests.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::apt;
use crate::report::Steps;
use crate::run::{self, Outcome};

/// Opens the page in the person's browser, where there is one to be seen.
pub fn open(address: &str, steps: &Steps) {
    if std::env::var_os("CI").is_some() {
        return;
    }
    let mut command = match std::env::consts::OS {
        "windows" => {
            let mut command = Command::new("rundll32");
            command.arg("url.dll,FileProtocolHandler");
            command
        }
        "macos" => Command::new("open"),
        _ if has_display() => Command::new("xdg-open"),
        _ => return,
    };
    let started = command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if started.is_err() {
        steps.say("no browser could be opened; open the address yourself");
    }
}

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// The browser for tests: `CHROME`, the usual places, or installed on Debian.
pub fn find(steps: &Steps) -> Outcome<PathBuf> {
    if let Some(path) = std::env::var_os("CHROME").filter(|path| !path.is_empty()) {
        let path = PathBuf::from(path);
        return if path.is_file() {
            Ok(path)
        } else {
            Err(format!("CHROME names {}, which is not there.", path.display()))
        };
    }
    if let Some(path) = usual_place() {
        return Ok(path);
    }
    if apt::usable() {
        apt::install(&["chromium"], steps)?;
        if let Some(path) = usual_place() {
            return Ok(path);
        }
    }
    Err("no browser for the tests was found: install Chrome, Chromium or Edge, \
         or set CHROME to the path of one."
        .to_owned())
}

fn usual_place() -> Option<PathBuf> {
    run::on_path(&NAMES).or_else(|| installed_places().into_iter().find(|path| path.is_file()))
}

const NAMES: [&str; 7] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

/// Where the installers of Windows and macOS put browsers.
fn installed_places() -> Vec<PathBuf> {
    match std::env::consts::OS {
        "windows" => {
            let inside = [
                ["Google", "Chrome", "Application", "chrome.exe"],
                ["Microsoft", "Edge", "Application", "msedge.exe"],
                ["Chromium", "Application", "chrome.exe", ""],
            ];
            ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"]
                .iter()
                .filter_map(std::env::var_os)
                .flat_map(|base| {
                    inside.map(|parts| {
                        let parts = parts.iter().filter(|part| !part.is_empty());
                        PathBuf::from(&base).join(parts.collect::<PathBuf>())
                    })
                })
                .collect()
        }
        "macos" => ["Google Chrome", "Chromium", "Microsoft Edge"]
            .iter()
            .map(|name| {
                PathBuf::from("/Applications").join(format!("{name}.app")).join("Contents").join("MacOS").join(name)
            })
            .collect(),
        _ => Vec::new(),
    }
}
