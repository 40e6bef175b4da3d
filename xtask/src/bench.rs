//! `cargo xtask bench`: ours beside other engines, on the same pack, in one page.

use std::path::Path;
use std::process::Command;

use crate::build;
use crate::checks::ENGINE;
use crate::profile::Profile;
use crate::report::Steps;
use crate::run::{self, Outcome};
use crate::site::SINGLE_FILE;
use crate::{browser, node, server};

/// Leaves of the packs that are measured; the bars speak of 96.
const SIZES: [u32; 6] = [50, 96, 100, 200, 500, 1_000];

/// Builds the page as released, measures everything in one headless browser,
/// prints the tables and writes every figure to `target/bench.json`.
pub fn bench(steps: &mut Steps) -> Outcome<()> {
    let site = build::build(Profile::Release, steps)?;
    let models = run::target().join("bench-models");
    steps.step("what every engine gets, and what ours finds", |_| print_models(&models))?;
    let file = run::target().join("bench.json");
    let outcome = steps.step("measure in the browser", |steps| {
        let chrome = browser::find(steps)?;
        node::prepare(steps)?;
        node::install_packages(&folder(), steps)?;
        let port = server::start(&run::dist(), 0)?;
        let mut command = Command::new("node");
        command
            .current_dir(folder())
            .arg("run.mjs")
            .env("CCHC_URL", format!("http://127.0.0.1:{port}/"))
            .env("CCHC_FILE", run::dist().join(SINGLE_FILE))
            .env("CCHC_CHROME", chrome)
            .env("CCHC_MODELS", &models)
            .env("CCHC_BENCH", &file)
            .env("CCHC_FIRST_LOAD", site.first_load().to_string())
            .env("CCHC_SINGLE_FILE", site.single_file().to_string());
        run::run(&mut command, "the bench")
    });
    steps.say(&format!("figures: {}", file.display()));
    steps.summary();
    outcome
}

fn folder() -> std::path::PathBuf {
    run::root().join("tests").join("bench")
}

/// Writes the model of every size, one file each.
fn print_models(folder: &Path) -> Outcome<()> {
    for size in SIZES {
        let mut command = run::cargo();
        command.args(["run", "--quiet"]).args(ENGINE).args(["--example", "model", "--", &size.to_string()]);
        let printed = command.output().map_err(|error| format!("the model cannot be printed: {error}."))?;
        if !printed.status.success() {
            return Err(format!("the model cannot be printed:\n{}", String::from_utf8_lossy(&printed.stderr)));
        }
        run::write(&folder.join(format!("{size}.json")), &printed.stdout)?;
    }
    Ok(())
}
