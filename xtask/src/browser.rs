//! The browser: showing the page in the person's own, finding one for tests.

use std::process::{Command, Stdio};

use crate::report::Steps;

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
