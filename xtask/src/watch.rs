//! `cargo xtask serve --watch`: builds again when a source file changes.

use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use crate::build::{self, Profile};
use crate::report::Steps;
use crate::run;

/// How often the files are looked at.
const PAUSE: Duration = Duration::from_millis(500);
const WATCHED: [&str; 6] = ["src", "public", "criteria", "index.html", "Cargo.toml", "Cargo.lock"];

/// Looks at the files for ever; a failed build is told and the next one awaited.
pub fn rebuild_on_change(profile: Profile, steps: &mut Steps) -> ! {
    steps.say("watching the sources");
    let mut built = newest();
    loop {
        sleep(PAUSE);
        let mut seen = newest();
        if seen == built {
            continue;
        }
        // An editor may write several files: wait until they rest.
        loop {
            sleep(PAUSE);
            let again = newest();
            if again == seen {
                break;
            }
            seen = again;
        }
        built = seen;
        match build::build(profile, steps) {
            Ok(()) => steps.say("built; reload the page"),
            Err(sentence) => steps.say(&format!("not built: {sentence}")),
        }
    }
}

/// How many files there are and when one last changed.
fn newest() -> (usize, SystemTime) {
    let mut state = (0, SystemTime::UNIX_EPOCH);
    for name in WATCHED {
        look(&run::root().join(name), &mut state);
    }
    state
}

fn look(path: &Path, state: &mut (usize, SystemTime)) {
    if let Ok(entries) = std::fs::read_dir(path) {
        let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        for path in paths {
            look(&path, state);
        }
    } else if let Ok(changed) = std::fs::metadata(path).and_then(|metadata| metadata.modified()) {
        state.0 += 1;
        state.1 = state.1.max(changed);
    }
}
