//! A compiler that makes WebAssembly, whatever the machine has.
//!
//! Tried in this order: the target is there already; `rustup` adds it; on
//! Debian, the distribution's newer compiler with the sources of the standard
//! library, which is then compiled as part of the project.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::report::Steps;
use crate::run::{self, Outcome};
use crate::{apt, run::on_path};

/// The target's name for rustc.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// How long `rustup target add` may take; it downloads about 20 MB.
const RUSTUP_LIMIT: Duration = Duration::from_secs(180);
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
/// The linker: a link to `lld-NN`, which another package brings.
const DEBIAN_LINKER: &str = "/usr/bin/rust-lld";
/// The oldest compiler that the dependencies accept: 1.88.
const OLDEST: u32 = 88;

/// A way to compile for the browser.
pub enum Toolchain {
    /// The compiler in use has the target.
    Ready,
    /// Debian's compiler, which builds the standard library from its sources.
    Debian,
}

impl Toolchain {
    /// `cargo build`, or another command that compiles, for the browser, ready for
    /// further arguments.
    pub fn cargo(&self, action: &str) -> Command {
        match self {
            Self::Ready => {
                let mut command = run::cargo();
                command.arg(action).args(["--target", TARGET]);
                command
            }
            Self::Debian => {
                let mut command = Command::new(DEBIAN_CARGO);
                command.current_dir(run::root());
                for name in ["RUSTUP_TOOLCHAIN", "CARGO", "RUSTDOC", "RUSTC_WRAPPER"] {
                    command.env_remove(name);
                }
                command
                    .env("RUSTC", DEBIAN_RUSTC)
                    // Building the standard library is not yet a stable switch.
                    .env("RUSTC_BOOTSTRAP", "1")
                    .args([action, "-Zbuild-std=std,panic_abort"])
                    .args(["--target", TARGET]);
                command
            }
        }
    }

    /// A folder name that keeps the two compilers' results apart.
    pub fn folder(&self) -> &'static str {
        match self {
            Self::Ready => "wasm",
            Self::Debian => "wasm-debian",
        }
    }
}

/// Finds or installs a compiler for the browser.
pub fn find(steps: &Steps) -> Outcome<Toolchain> {
    let only = std::env::var("XTASK_WASM").unwrap_or_default();
    if only != "apt" {
        if has_target() {
            return Ok(Toolchain::Ready);
        }
        match add_by_rustup(steps) {
            Ok(()) => return Ok(Toolchain::Ready),
            Err(sentence) => steps.say(&sentence),
        }
    }
    if only != "rustup" {
        if debian_is_complete() {
            return Ok(Toolchain::Debian);
        }
        if apt::usable() {
            match install_debian(steps) {
                Ok(()) => return Ok(Toolchain::Debian),
                Err(sentence) => steps.say(&sentence),
            }
        }
    }
    Err(format!(
        "no compiler for WebAssembly could be had. Connect to the internet and run \
         `rustup target add {TARGET}` (rustup: https://rustup.rs), then this command again."
    ))
}

fn has_target() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    run::output_of(rustc, &["--print", "sysroot"]).is_some_and(|sysroot| target_libraries(Path::new(&sysroot)).is_dir())
}

fn target_libraries(sysroot: &Path) -> PathBuf {
    let mut path = sysroot.to_path_buf();
    path.extend(["lib", "rustlib", TARGET, "lib"]);
    path
}

fn add_by_rustup(steps: &Steps) -> Outcome<()> {
    if on_path(&["rustup"]).is_none() {
        return Err("rustup is not installed here.".to_owned());
    }
    steps.say(&format!("rustup target add {TARGET}"));
    let mut command = Command::new("rustup");
    command.env("RUSTUP_MAX_RETRIES", "1").env("RUST_BACKTRACE", "0").args(["target", "add", TARGET]);
    run::run_within(&mut command, "rustup target add", RUSTUP_LIMIT)?;
    if has_target() {
        Ok(())
    } else {
        Err("rustup added the target, but to another compiler than the one in use.".to_owned())
    }
}

fn debian_is_complete() -> bool {
    debian_version().is_some_and(|minor| minor >= OLDEST)
        && Path::new(DEBIAN_CARGO).is_file()
        && Path::new(DEBIAN_LINKER).is_file()
        && run::output_of(DEBIAN_RUSTC, &["--print", "sysroot"]).is_some_and(|sysroot| has_sources(Path::new(&sysroot)))
}

fn has_sources(sysroot: &Path) -> bool {
    let mut path = sysroot.to_path_buf();
    path.extend(["lib", "rustlib", "src", "rust", "library", "std", "Cargo.toml"]);
    path.is_file()
}

fn debian_version() -> Option<u32> {
    minor_version(&run::output_of(DEBIAN_RUSTC, &["--version"])?)
}

/// 96 from `rustc 1.96.0 (…)`.
fn minor_version(line: &str) -> Option<u32> {
    line.split_whitespace().nth(1)?.split('.').nth(1)?.parse().ok()
}

fn install_debian(steps: &Steps) -> Outcome<()> {
    apt::install(&DEBIAN_PACKAGES, steps)?;
    if !Path::new(DEBIAN_LINKER).is_file() {
        let link = std::fs::read_link(DEBIAN_LINKER).map_err(|_| "Debian's compiler came without rust-lld.")?;
        let package = link.file_name().unwrap_or_default().to_string_lossy().into_owned();
        apt::install(&[package.as_str()], steps)?;
    }
    if debian_is_complete() {
        Ok(())
    } else {
        Err(format!("Debian's compiler is older than 1.{OLDEST}, or its library sources are missing."))
    }
}

#[cfg(test)]
mod tests {
    use super::minor_version;

    #[test]
    fn the_minor_version_is_read_from_rustc() {
        assert_eq!(minor_version("rustc 1.96.0 (abc 2026-05-25) (built from a source tarball)"), Some(96));
        assert_eq!(minor_version("rustc 1.88.0-nightly"), Some(88));
        assert_eq!(minor_version("something else"), None);
    }
}
