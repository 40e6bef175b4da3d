//! `cargo xtask serve --watch`: builds again when a source file changes.

use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use crate::build;
use crate::profile::Profile;
use crate::report::Steps;
use crate::run;

/// How often the files are looked at.
const PAUSE: Duration = Duration::from_millis(500);
const WATCHED: [&str; 6] = ["src", "public", "criteria", "index.html", "Cargo.toml", "Cargo.lock"];

/// How many source files there are and when one last changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct State {
    files: usize,
    changed: SystemTime,
}

/// Looks at the files for ever; a failed build is told and the next one awaited.
/// `built` is the state of the sources before the last build began.
pub fn rebuild_on_change(mut built: State, profile: Profile, steps: &mut Steps) -> ! {
    steps.say("watching the sources");
    loop {
        sleep(PAUSE);
        let mut seen = look();
        if seen == built {
            continue;
        }
        // An editor may write several files: wait until they rest.
        loop {
            sleep(PAUSE);
            let again = look();
            if again == seen {
                break;
            }
            seen = again;
        }
        built = seen;
        match build::build(profile, steps) {
            Ok(_) => steps.say("built; reload the page"),
            Err(sentence) => steps.say(&format!("not built: {sentence}")),
        }
    }
}

/// The sources as they are now.
pub fn look() -> State {
    let mut state = State { files: 0, changed: SystemTime::UNIX_EPOCH };
    for name in WATCHED {
        add(&run::root().join(name), &mut state);
    }
    state
}

fn add(path: &Path, state: &mut State) {
    if let Ok(entries) = std::fs::read_dir(path) {
        let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        for path in paths {
            add(&path, state);
        }
    } else if let Ok(changed) = std::fs::metadata(path).and_then(|metadata| metadata.modified()) {
        state.files += 1;
        state.changed = state.changed.max(changed);
    }
}
