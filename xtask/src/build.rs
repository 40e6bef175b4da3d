//! `cargo xtask build`: from the sources to `dist/`.

use std::path::{Path, PathBuf};

use crate::dist::{self, Asset, Site};
use crate::report::{Steps, kilobytes};
use crate::run::{self, Outcome};
use crate::stamp::Stamp;
use crate::{toolchain, wasm};

/// Everything that `index.html` loads, compressed, may weigh this much.
const FIRST_LOAD_LIMIT: usize = 250_000;
/// The page in one file may weigh this much.
const SINGLE_FILE_LIMIT: usize = 2_000_000;

/// How the programs are compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small and slow to make: what people get.
    Release,
    /// Quick to make, for work on the application.
    Dev,
}

impl Profile {
    /// The profile's name in Cargo.toml.
    pub fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "dev-wasm",
        }
    }
}

/// Builds `dist/` and prints the sizes; fails when they pass the limits.
pub fn build(profile: Profile, steps: &mut Steps) -> Outcome<()> {
    let toolchain = steps.step("a compiler for WebAssembly", |steps| toolchain::find(steps))?;
    let compiled = steps.step("compile for the browser", |steps| {
        wasm::PROGRAMS
            .iter()
            .map(|program| wasm::compile(program, profile, &toolchain, steps))
            .collect::<Outcome<Vec<PathBuf>>>()
    })?;
    let site = steps.step("assemble dist/", |steps| assemble(profile, &compiled, steps))?;
    print_sizes(&site);
    if profile == Profile::Release {
        judge(&site)?;
    }
    Ok(())
}

fn assemble(profile: Profile, compiled: &[PathBuf], steps: &Steps) -> Outcome<Site> {
    let page = run::read_text(&run::root().join("index.html"))?;
    let assets = read_assets(&run::root().join("public"))?;
    let mut stamp = Stamp::new(profile.name());
    stamp.add("index.html", page.as_bytes());
    for asset in &assets {
        stamp.add(&asset.name, &asset.bytes);
    }
    for path in compiled {
        stamp.add("program", &run::read(path)?);
    }
    if let Some(site) = stamp.fresh_site() {
        steps.say("nothing changed since the last build");
        return Ok(site);
    }
    steps.say("making the JavaScript for the WebAssembly");
    let modules = wasm::PROGRAMS
        .iter()
        .zip(compiled)
        .map(|(program, path)| wasm::bind(program, path, profile))
        .collect::<Outcome<Vec<wasm::Module>>>()?;
    steps.say("naming by content, compressing, writing the single file");
    let site = dist::assemble(&page, assets, &modules, profile)?;
    stamp.keep(&site)?;
    Ok(site)
}

/// Every file under `public/`, named by its path from there with `/`.
fn read_assets(folder: &Path) -> Outcome<Vec<Asset>> {
    let mut assets = Vec::new();
    let mut waiting = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = waiting.pop() {
        let entries =
            std::fs::read_dir(&folder).map_err(|error| format!("{} cannot be read: {error}.", folder.display()))?;
        for entry in entries {
            let entry = entry.map_err(|error| format!("public/ cannot be read: {error}."))?;
            let path = entry.path();
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if path.is_dir() {
                waiting.push((path, format!("{name}/")));
            } else {
                let bytes = if dist::is_text(&name) { run::read_text(&path)?.into_bytes() } else { run::read(&path)? };
                assets.push(Asset { name, bytes });
            }
        }
    }
    assets.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(assets)
}

fn print_sizes(site: &Site) {
    println!("\n{:>11} {:>11} {:>11}  file", "raw", "gzip", "brotli");
    for file in &site.files {
        println!(
            "{:>11} {:>11} {:>11}  {}{}",
            kilobytes(file.raw),
            kilobytes(file.gzip),
            kilobytes(file.brotli),
            file.name,
            if file.first_load { "" } else { "  (not in the first load)" }
        );
    }
    println!("First load, brotli: {}\n", kilobytes(site.first_load()));
}

fn judge(site: &Site) -> Outcome<()> {
    if site.first_load() > FIRST_LOAD_LIMIT {
        return Err(format!(
            "the first load weighs {}, more than {}.",
            kilobytes(site.first_load()),
            kilobytes(FIRST_LOAD_LIMIT)
        ));
    }
    match site.files.iter().find(|file| file.name == dist::SINGLE_FILE) {
        Some(file) if file.raw > SINGLE_FILE_LIMIT => {
            Err(format!("{} weighs {}, more than {}.", file.name, kilobytes(file.raw), kilobytes(SINGLE_FILE_LIMIT)))
        }
        _ => Ok(()),
    }
}
