//! `cargo xtask test`: everything that must hold before a change is done.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::build;
use crate::profile::Profile;
use crate::report::Steps;
use crate::run::{self, Outcome};
use crate::site::SINGLE_FILE;
use crate::{browser, dependencies, engines, node, passed, python, server, soffice};

/// The package without the interface, the quickest to compile.
pub const ENGINE: [&str; 5] =
    ["--package", "tu-cham-cchc", "--no-default-features", "--features", "keyfile,studio,documents"];
const WITH_INTERFACE: [&str; 2] = ["--package", "tu-cham-cchc"];
const SMALL: [&str; 4] = ["--package", "cchc-json", "--package", "xtask"];

/// What to check.
pub struct Options {
    /// Without the browser and without the interface.
    pub quick: bool,
    /// How the page for the browser tests is compiled.
    pub profile: Profile,
    /// The main job in other engines than Chromium too.
    pub all_browsers: bool,
    /// Slow tests too that passed on the same files before.
    pub again: bool,
    /// Only the tests whose name contains this.
    pub filter: Option<String>,
}

/// Runs the checks in the order of their speed and stops at the first failure.
pub fn test(options: &Options, steps: &mut Steps) -> Outcome<()> {
    let outcome = all(options, steps);
    steps.summary();
    outcome
}

fn all(options: &Options, steps: &mut Steps) -> Outcome<()> {
    let filter = options.filter.as_deref();
    if filter.is_none() {
        steps.step("format", |steps| {
            component("fmt", "rustfmt", steps)?;
            run_cargo(&["fmt", "--all", "--check"], "the format check (`cargo fmt --all` repairs it)")
        })?;
        steps.step("lints, engine and tools", |steps| {
            component("clippy", "clippy", steps)?;
            clippy(&ENGINE)?;
            clippy_of(&ENGINE, &["--test", "libreoffice"])?;
            clippy(&SMALL)
        })?;
    }
    if filter.is_none() {
        steps.step("dependencies", |steps| dependencies::check(steps))?;
    }
    steps.step("native tests, engine and tools", |_| {
        cargo_test(&ENGINE, filter)?;
        cargo_test(&SMALL, filter)
    })?;
    if filter.map_or(!options.quick, |filter| DUCKDB_TEST.contains(filter)) {
        steps.step("the desk's JSON lines in DuckDB", |steps| duckdb(steps))?;
    }
    if options.quick {
        return Ok(());
    }
    steps.step("Word and Excel files in LibreOffice", |steps| office_files(options, steps))?;
    if filter.is_none() {
        steps.step("lints, with the interface", |_| clippy(&WITH_INTERFACE))?;
    }
    build::build(options.profile, steps)?;
    let engines = if options.all_browsers { engines::find(steps) } else { "[]".to_owned() };
    steps.step("browser tests", |steps| browser_tests(options, &engines, steps))
}

const DUCKDB_TEST: &str = "appraisal::duckdb::the_documented_query_gives_the_ranking_of_the_desk_in_duckdb";

/// The one native test that needs DuckDB, with DuckDB.
fn duckdb(steps: &Steps) -> Outcome<()> {
    let Some(python) = python::with_duckdb(steps)? else { return Ok(()) };
    let mut command = run::cargo();
    command.arg("test").args(ENGINE).args(["--test", "native", "--", "--exact", DUCKDB_TEST]);
    run::run(command.env("CCHC_PYTHON", python), "the query in DuckDB")
}

/// The tests that need LibreOffice, with LibreOffice.
fn office_files(options: &Options, steps: &Steps) -> Outcome<()> {
    let Some(program) = soffice::find(steps)? else { return Ok(()) };
    let work = |filter: Option<&str>| {
        let mut command = run::cargo();
        command.arg("test").args(ENGINE).args(["--test", "libreoffice"]).args(filter);
        run::run(command.env("CCHC_SOFFICE", &program), "the tests in LibreOffice")
    };
    if options.filter.is_some() {
        return work(options.filter.as_deref());
    }
    let paths = ["Cargo.lock", "Cargo.toml", "criteria", "src", "tests"];
    passed::once("office-files", &[&version_of(&program)], &paths, options.again, steps, |_| work(None))
}

/// The browser tests, in Chromium and in these other engines.
fn browser_tests(options: &Options, engines: &str, steps: &Steps) -> Outcome<()> {
    let variables = [("CCHC_ENGINES", OsStr::new(engines))];
    if options.filter.is_some() {
        return run_browser_tests(options.filter.as_deref(), &variables, steps);
    }
    let words = [&*version_of(&browser::find(steps)?), &*version_of(Path::new("node")), engines];
    let paths = ["Cargo.lock", "Cargo.toml", "criteria", "dist", "src", "tests"];
    passed::once("browser-tests", &words, &paths, options.again, steps, |steps| {
        run_browser_tests(None, &variables, steps)
    })
}

/// What a program says of its version; its path where it says nothing.
fn version_of(program: &Path) -> String {
    run::output_of(program, &["--version"]).unwrap_or_else(|| program.display().to_string())
}

/// Prints what the linter finds in packs.
pub fn lint_packs(files: &[String]) -> Outcome<()> {
    if files.is_empty() {
        return Err("name at least one file: cargo xtask lint-pack criteria/*/pack.json".to_owned());
    }
    let mut command = run::cargo();
    command.args(["run", "--quiet", "--no-default-features", "--bin", "cchc", "--", "lint"]).args(files);
    run::run(&mut command, "the linter of criteria sets")
}

/// Takes the pictures of the help page anew, from the page built for work on it.
pub fn pictures(steps: &mut Steps) -> Outcome<()> {
    build::build(Profile::Dev, steps)?;
    let folder = run::root().join("public").join("help");
    steps.step("take the pictures", |steps| {
        run_browser_tests(Some("pictures are taken"), &[("CCHC_PICTURES", folder.as_os_str())], steps)
    })
}

/// Runs browser tests with further variables of the environment.
fn run_browser_tests(filter: Option<&str>, variables: &[(&str, &OsStr)], steps: &Steps) -> Outcome<()> {
    let chrome = browser::find(steps)?;
    node::prepare(steps)?;
    let port = server::start(&run::dist(), 0)?;
    let cli = cli()?;
    let (timed, others): (Vec<_>, Vec<_>) =
        node::specs(&node::folder())?.into_iter().partition(|file| TIMED.iter().any(|name| file.ends_with(name)));
    // A page waits about half of its time; more than two would slow each other down.
    for (files, at_once) in [(others, 2), (timed, 1)] {
        let mut command = node::test_command(&files, at_once, filter);
        command
            .env("CCHC_URL", format!("http://127.0.0.1:{port}/"))
            .env("CCHC_FILE", run::dist().join(SINGLE_FILE))
            .env("CCHC_CLI", &cli)
            .env("CCHC_CHROME", &chrome)
            .envs(variables.iter().copied());
        run::run(&mut command, "the browser tests")?;
    }
    Ok(())
}

/// Tests that print times: one after the other, when nothing else runs.
const TIMED: [&str; 2] = ["speed.spec.mjs", "typing.spec.mjs"];

/// The command-line verifier, built as the native tests build it.
fn cli() -> Outcome<PathBuf> {
    let mut arguments = vec!["build", "--quiet", "--bin", "cchc"];
    arguments.extend(ENGINE);
    run_cargo(&arguments, "building the command line")?;
    Ok(run::target().join("debug").join(format!("cchc{}", std::env::consts::EXE_SUFFIX)))
}

fn clippy(package: &[&str]) -> Outcome<()> {
    clippy_of(package, &["--all-targets"])
}

fn clippy_of(package: &[&str], targets: &[&str]) -> Outcome<()> {
    let mut arguments = vec!["clippy"];
    arguments.extend(targets);
    arguments.extend(package);
    arguments.extend(["--", "-D", "warnings"]);
    run_cargo(&arguments, "the lints")
}

fn cargo_test(package: &[&str], filter: Option<&str>) -> Outcome<()> {
    let mut arguments = vec!["test"];
    arguments.extend(package);
    arguments.extend(filter);
    run_cargo(&arguments, "the native tests")
}

fn run_cargo(arguments: &[&str], what: &str) -> Outcome<()> {
    run::run(run::cargo().args(arguments), what)
}

/// Makes sure that a part of the toolchain is there that a small install lacks.
fn component(command: &str, name: &str, steps: &Steps) -> Outcome<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    if run::output_of(cargo, &[command, "--version"]).is_some() {
        return Ok(());
    }
    steps.say(&format!("rustup component add {name}"));
    run::run(Command::new("rustup").args(["component", "add", name]), &format!("installing {name}"))
}
