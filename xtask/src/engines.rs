//! Other browser engines than Chromium, for `cargo xtask test --all-browsers`:
//! Firefox, and WebKitGTK with its driver and a screen that nobody sees.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::apt;
use crate::report::Steps;
use crate::run::on_path;

/// The engines that are here or can be installed, as the browser tests read them.
/// Of each that is left out, one line says why.
pub fn find(steps: &Steps) -> String {
    let engines: Vec<Value> = [
        found("Firefox", &["firefox-esr"], firefox, steps),
        found("WebKitGTK", &["webkit2gtk-driver", "xvfb"], webkit, steps),
    ]
    .into_iter()
    .flatten()
    .collect();
    Value::from(engines).to_string()
}

/// An engine, installed first where that is possible.
fn found(name: &str, packages: &[&str], look: fn() -> Option<Value>, steps: &Steps) -> Option<Value> {
    if let Some(engine) = look() {
        return Some(engine);
    }
    if !apt::usable() {
        steps.say(&format!("{name} is left out: it is not here, and only on Debian is it installed by itself"));
        return None;
    }
    if let Err(sentence) = apt::install(packages, steps) {
        steps.say(&format!("{name} is left out: {sentence}"));
        return None;
    }
    let engine = look();
    if engine.is_none() {
        steps.say(&format!("{name} is left out: {} did not bring it", packages.join(" ")));
    }
    engine
}

fn firefox() -> Option<Value> {
    let path = on_path(&["firefox-esr", "firefox"])?;
    Some(json!({ "kind": "firefox", "path": path }))
}

fn webkit() -> Option<Value> {
    let driver = on_path(&["WebKitWebDriver"])?;
    let screen = on_path(&["Xvfb"])?;
    Some(json!({ "kind": "webkit", "driver": driver, "path": mini_browser()?, "screen": screen }))
}

/// WebKitGTK's own small browser, which lies beside the library.
fn mini_browser() -> Option<PathBuf> {
    let folders = std::fs::read_dir(Path::new("/usr/lib")).ok()?;
    let places = folders.flatten().flat_map(|folder| {
        ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"]
            .map(|version| folder.path().join(version).join("MiniBrowser"))
    });
    places.into_iter().find(|path| path.is_file())
}
