//! `cargo xtask build`: from the sources to `dist/`.

use std::path::Path;

use crate::dist;
use crate::profile::Profile;
use crate::report::{Steps, kilobytes};
use crate::run::{self, Outcome};
use crate::site::{Asset, Site, SiteFile};
use crate::stamp::Stamp;
use crate::wasm::{self, Compiled};
use crate::{criteria, toolchain};

/// What a part of the page may weigh.
struct Limit {
    /// What is weighed.
    what: &'static str,
    /// Where it should be: the bar that was set before the first line of code.
    bar: usize,
    /// Where it is now and some: a build that passes this fails. Lowered as the
    /// page gets lighter, raised only together with the reason.
    budget: usize,
}

/// Everything that `index.html` loads, compressed by brotli.
const FIRST_LOAD: Limit = Limit { what: "first load, brotli", bar: 250_000, budget: 340_000 };
/// The page in one file, as it is: all parts, the pictures of the help.
const SINGLE_FILE: Limit = Limit { what: "the page in one file", bar: 1_950_000, budget: 2_200_000 };

/// Builds `dist/` and prints the sizes; fails when they pass the limits.
pub fn build(profile: Profile, steps: &mut Steps) -> Outcome<Site> {
    let toolchain = steps.step("a compiler for WebAssembly", |steps| toolchain::find(steps))?;
    let compiled = steps.step("compile for the browser", |steps| wasm::compile(profile, &toolchain, steps))?;
    let site = steps.step("assemble dist/", |steps| assemble(profile, &compiled, steps))?;
    print_sizes(&site);
    if profile == Profile::Release {
        for (limit, weight) in [(&FIRST_LOAD, site.first_load()), (&SINGLE_FILE, site.single_file())] {
            println!("{}", judge(limit, weight)?);
        }
        println!();
    }
    Ok(site)
}

fn assemble(profile: Profile, compiled: &Compiled, steps: &Steps) -> Outcome<Site> {
    let page = run::read_text(&run::root().join("index.html"))?;
    let assets = read_assets(&run::root().join("public"))?;
    let criteria = criteria::assets()?;
    let mut stamp = Stamp::new(profile.name());
    stamp.add("index.html", page.as_bytes());
    for asset in assets.iter().chain(&criteria) {
        stamp.add(&asset.name, &asset.bytes);
    }
    for path in [&compiled.app, &compiled.unpacker] {
        stamp.add("program", &run::read(path)?);
    }
    if let Some(site) = stamp.fresh_site() {
        steps.say("nothing changed since the last build");
        return Ok(site);
    }
    steps.say("splitting the program, making the JavaScript for the WebAssembly");
    let programs = wasm::make(compiled, profile)?;
    steps.say("naming by content, compressing, writing the single file");
    let site = dist::assemble(&page, assets, criteria, &programs, profile)?;
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
    let row = |raw: usize, gzip: usize, brotli: usize, name: &str| {
        println!("{:>11} {:>11} {:>11}  {name}", kilobytes(raw), kilobytes(gzip), kilobytes(brotli));
    };
    let (criteria, others): (Vec<_>, Vec<_>) =
        site.files.iter().partition(|file| file.name.starts_with(criteria::FOLDER));
    for file in others {
        let note = if file.first_load { "" } else { "  (not in the first load)" };
        row(file.raw, file.gzip, file.brotli, &format!("{}{note}", file.name));
    }
    let sum = |size: fn(&SiteFile) -> usize| criteria.iter().map(|file| size(file)).sum();
    let name = format!("{} ({} files, each loaded when first needed)", criteria::FOLDER, criteria.len());
    row(sum(|file| file.raw), sum(|file| file.gzip), sum(|file| file.brotli), &name);
    println!();
}

/// A weight beside its bar and its budget; an error above the budget.
fn judge(limit: &Limit, weight: usize) -> Outcome<String> {
    let Limit { what, bar, budget } = limit;
    let over = weight.saturating_sub(*bar);
    let standing = if over == 0 {
        format!("within the bar of {}", kilobytes(*bar))
    } else {
        format!("over the bar of {} by {}", kilobytes(*bar), kilobytes(over))
    };
    let sentence = format!("{what}: {}, {standing}, budget {}", kilobytes(weight), kilobytes(*budget));
    if weight > *budget { Err(format!("{sentence} passed.")) } else { Ok(sentence) }
}

#[cfg(test)]
mod tests {
    use super::{Limit, judge};

    #[test]
    fn a_weight_is_told_beside_the_bar_and_refused_above_the_budget() {
        let limit = Limit { what: "page", bar: 2_000, budget: 3_000 };
        assert_eq!(judge(&limit, 2_000).as_deref(), Ok("page: 2.0 kB, within the bar of 2.0 kB, budget 3.0 kB"));
        assert_eq!(
            judge(&limit, 3_000).as_deref(),
            Ok("page: 3.0 kB, over the bar of 2.0 kB by 1.0 kB, budget 3.0 kB")
        );
        assert!(judge(&limit, 3_001).is_err());
    }
}
