//! Starting other programs, and where the project's folders are.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Success, or a sentence for the person at the terminal.
pub type Outcome<T> = Result<T, String>;

/// The project's folder.
pub fn root() -> PathBuf {
    let manifest =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.parent().map(Path::to_path_buf).unwrap_or(manifest)
}

/// Where the built site goes.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where cargo and this tool put what they make.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The cargo that started this tool.
pub fn cargo() -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Runs a program to its end; `what` names it in the sentence of failure.
pub fn run(command: &mut Command, what: &str) -> Outcome<()> {
    let status = command.status().map_err(|error| format!("{what} could not be started: {error}."))?;
    judge(status, what)
}

/// As [`run`], and stopped when it takes longer than `limit`.
pub fn run_within(command: &mut Command, what: &str, limit: Duration) -> Outcome<()> {
    let mut child = command.spawn().map_err(|error| format!("{what} could not be started: {error}."))?;
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return judge(status, what),
            Ok(None) if begun.elapsed() < limit => sleep(Duration::from_millis(100)),
            Ok(None) => {
                stop(&mut child);
                return Err(format!("{what} did not finish within {} seconds.", limit.as_secs()));
            }
            Err(error) => {
                stop(&mut child);
                return Err(format!("{what} could not be waited for: {error}."));
            }
        }
    }
}

fn stop(child: &mut Child) {
    // It may have ended by itself meanwhile; either way it is gone afterwards.
    let _ = child.kill();
    let _ = child.wait();
}

fn judge(status: ExitStatus, what: &str) -> Outcome<()> {
    match status.code() {
        Some(0) => Ok(()),
        Some(code) => Err(format!("{what} failed (exit code {code}); see above.")),
        None => Err(format!("{what} was ended from outside.")),
    }
}

/// What a program prints, or `None` when it cannot be run or fails.
pub fn output_of<S: AsRef<OsStr>>(program: S, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    String::from_utf8(output.stdout).ok().map(|text| text.trim().to_owned())
}

/// The first place on the search path that holds one of these programs.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    for folder in std::env::split_paths(&path) {
        for name in names {
            let candidate = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
            if candidate.is_file() {
                return Some(candidate);
            }
        }
    }
    None
}

/// A file's bytes, with a sentence when it cannot be read.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
}

/// A text file, line ends as `\n` whatever the checkout made of them.
pub fn read_text(path: &Path) -> Outcome<String> {
    let bytes = read(path)?;
    String::from_utf8(bytes)
        .map(|text| text.replace("\r\n", "\n"))
        .map_err(|_| format!("{} is not UTF-8 text.", path.display()))
}

/// Writes a file, making its folder.
pub fn write(path: &Path, bytes: &[u8]) -> Outcome<()> {
    let made = match path.parent() {
        Some(folder) => std::fs::create_dir_all(folder),
        None => Ok(()),
    };
    made.and_then(|()| std::fs::write(path, bytes))
        .map_err(|error| format!("{} cannot be written: {error}.", path.display()))
}
