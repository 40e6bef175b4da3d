//! Slow tests are not run again on this machine while nothing changed that they
//! could see since they passed.

use std::path::Path;

use crate::report::Steps;
use crate::run::{self, Outcome};
use crate::stamp::Stamp;

/// What npm installs, by the lock file that is read anyway.
const LEFT_OUT: &str = "node_modules";

/// Runs `work` unless it passed before with these words (versions of programs) and
/// on the files of these paths, from the root of the project.
pub fn once(
    name: &str,
    words: &[&str],
    paths: &[&str],
    again: bool,
    steps: &Steps,
    work: impl FnOnce(&Steps) -> Outcome<()>,
) -> Outcome<()> {
    let mut stamp = Stamp::new(name);
    words.iter().for_each(|word| stamp.add("word", word.as_bytes()));
    for path in paths {
        add(&mut stamp, path, &run::root().join(path))?;
    }
    let place = run::target().join(format!("{name}.passed"));
    if !again && std::fs::read_to_string(&place).is_ok_and(|known| known == stamp.digest()) {
        steps.say("passed on these very files before (`--again` runs it all the same)");
        return Ok(());
    }
    let _ = std::fs::remove_file(&place);
    work(steps)?;
    run::write(&place, stamp.digest().as_bytes())
}

/// Adds a file, or all files of a folder by name.
fn add(stamp: &mut Stamp, name: &str, path: &Path) -> Outcome<()> {
    if !path.is_dir() {
        stamp.add(name, &run::read(path)?);
        return Ok(());
    }
    let entries = std::fs::read_dir(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
    let mut inside: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    inside.sort();
    for path in inside.iter().filter(|path| !path.ends_with(LEFT_OUT)) {
        let part = path.file_name().unwrap_or_default().to_string_lossy();
        add(stamp, &format!("{name}/{part}"), path)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{add, once};
    use crate::report::Steps;
    use crate::run;
    use crate::stamp::Stamp;

    #[test]
    fn what_passed_is_run_again_only_when_something_changed_or_it_is_wanted() {
        let steps = Steps::start();
        let name = "test-of-passed";
        let _ = std::fs::remove_file(run::target().join(format!("{name}.passed")));
        let mut runs = 0;
        for (word, again, result, expected) in [
            ("1", false, Err("no".to_owned()), 1),
            ("1", false, Ok(()), 2),
            ("1", false, Ok(()), 2),
            ("1", true, Ok(()), 3),
            ("2", false, Ok(()), 4),
            ("2", false, Ok(()), 4),
            ("2", true, Err("no".to_owned()), 5),
            ("2", false, Ok(()), 6),
        ] {
            let _ = once(name, &[word], &["xtask/src"], again, &steps, |_| {
                runs += 1;
                result
            });
            assert_eq!(runs, expected, "{word} {again}");
        }
    }

    #[test]
    fn a_file_of_another_name_or_content_is_another_state() {
        let folder = run::target().join("passed-files");
        let _ = std::fs::remove_dir_all(&folder);
        let state = |name: &str, text: &str| {
            std::fs::create_dir_all(folder.join("node_modules")).expect("a folder");
            std::fs::write(folder.join(name), text).expect("a file");
            let mut stamp = Stamp::new("x");
            add(&mut stamp, "folder", &folder).expect("read");
            std::fs::remove_file(folder.join(name)).expect("removed");
            stamp.digest()
        };
        assert_eq!(state("a", "1"), state("a", "1"));
        assert_ne!(state("a", "1"), state("a", "2"));
        assert_ne!(state("a", "1"), state("b", "1"));
        assert_eq!(state("node_modules/a", "1"), state("node_modules/a", "2"));
    }
}
