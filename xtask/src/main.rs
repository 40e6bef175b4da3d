//! `cargo xtask serve | build | test | catalogue`: everything that turns the sources into a
//! running page. It installs what is missing, says each step with the seconds
//! passed, and stops with a sentence that tells what to do.
//!
//! Nothing here assumes a Unix shell: programs are started directly, paths are
//! joined, and what only Debian offers is asked for only where `apt-get` exists.

mod apt;
mod bench;
mod browser;
mod build;
mod checks;
mod compress;
mod criteria;
mod csp;
mod dependencies;
mod dist;
mod engines;
mod features;
mod letters;
mod merge;
mod names;
mod node;
mod passed;
mod profile;
mod python;
mod report;
mod run;
mod scripts;
mod server;
mod single_file;
mod site;
mod sizes;
mod soffice;
mod split;
mod stamp;
mod toolchain;
mod wasm;
mod watch;

use std::process::ExitCode;

use crate::profile::Profile;
use crate::report::Steps;
use crate::run::Outcome;

const HELP: &str = "\
cargo xtask build [--dev]
    Builds dist/ and dist/tu-cham-cchc.html, the page in one file.
    --dev      compiles faster, larger files, sizes not judged

cargo xtask serve [--dev] [--watch] [--port N] [--no-open]
    Builds, then serves dist/ on 127.0.0.1 (port 8080, or the next free one).
    --watch    builds again (as --dev) whenever a source file changes
    --no-open  does not open a browser

cargo xtask catalogue
    Writes criteria/catalogue.json and criteria/SETS.md from the criteria packs and lists.

cargo xtask pictures
    Takes the pictures of the help page anew from the page as built.

cargo xtask test [--quick] [--dev] [--all-browsers] [--again] [FILTER]
    Format, lints, native tests, build, browser tests over http and over file://.
    --quick    without the browser and without what needs the interface
    --dev      browser tests on a page built as by `build --dev`
    --all-browsers
               the main job also in Firefox and WebKitGTK, installed on Debian
    --again    also the tests in LibreOffice and in browsers that passed on the same
               files before
    FILTER     only the tests whose name contains this text; no format, no lints

cargo xtask lint-pack FILE...
    Everything wrong with criteria sets, with code, place and sentence.

cargo xtask bench
    Builds as released and measures, in one headless browser, ours and three other
    engines on the same set; tables, and every figure in target/bench.json.

cargo xtask sizes
    Compiles as released and prints the largest crates of the program and of each of its parts.

Environment: CHROME (path of the browser for tests), CI (never opens a browser),
XTASK_WASM=rustup|apt (take only this way to a WebAssembly compiler).";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut steps = Steps::start();
    match dispatch(&arguments, &mut steps) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\nxtask stopped: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String], steps: &mut Steps) -> Outcome<()> {
    let Some((command, rest)) = arguments.split_first() else {
        println!("{HELP}");
        return Ok(());
    };
    let mut rest = Rest(rest.to_vec());
    match command.as_str() {
        "build" => {
            let profile = profile_of(rest.flag("--dev"));
            rest.finish()?;
            build::build(profile, steps).map(drop)
        }
        "serve" => {
            let watching = rest.flag("--watch");
            let options = server::Options {
                profile: profile_of(rest.flag("--dev") || watching),
                watching,
                port: rest.number("--port")?.unwrap_or(8080),
                open: !rest.flag("--no-open"),
            };
            rest.finish()?;
            server::serve(&options, steps)
        }
        "test" => {
            let options = checks::Options {
                quick: rest.flag("--quick"),
                profile: profile_of(rest.flag("--dev")),
                all_browsers: rest.flag("--all-browsers"),
                again: rest.flag("--again"),
                filter: rest.word(),
            };
            rest.finish()?;
            checks::test(&options, steps)
        }
        "lint-pack" => checks::lint_packs(&rest.0),
        "bench" => {
            rest.finish()?;
            bench::bench(steps)
        }
        "sizes" => {
            rest.finish()?;
            sizes::sizes(steps)
        }
        "pictures" => {
            rest.finish()?;
            checks::pictures(steps)
        }
        "catalogue" => {
            rest.finish()?;
            criteria::write_catalogue(steps)
        }
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`.\n\n{HELP}")),
    }
}

fn profile_of(dev: bool) -> Profile {
    if dev { Profile::Dev } else { Profile::Release }
}

/// The arguments not yet understood.
struct Rest(Vec<String>);

impl Rest {
    /// Takes a switch; true if it was given.
    fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|argument| argument != name);
        self.0.len() < before
    }

    /// Takes `name N`.
    fn number(&mut self, name: &str) -> Outcome<Option<u16>> {
        let Some(place) = self.0.iter().position(|argument| argument == name) else {
            return Ok(None);
        };
        self.0.remove(place);
        if place >= self.0.len() {
            return Err(format!("{name} needs a number after it."));
        }
        let text = self.0.remove(place);
        text.parse().map(Some).map_err(|_| format!("{name} needs a number from 0 to 65535, not `{text}`."))
    }

    /// Takes the first argument that is no switch.
    fn word(&mut self) -> Option<String> {
        let place = self.0.iter().position(|argument| !argument.starts_with('-'))?;
        Some(self.0.remove(place))
    }

    /// Refuses whatever is left.
    fn finish(&self) -> Outcome<()> {
        match self.0.first() {
            None => Ok(()),
            Some(argument) => Err(format!("`{argument}` is not understood here.\n\n{HELP}")),
        }
    }
}
