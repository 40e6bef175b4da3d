//! `dist/`: names by content, references to those names, compressed forms, and
//! the page in one file.

use std::collections::BTreeSet;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::profile::Profile;
use crate::run::{self, Outcome};
use crate::scripts::{BOOT, POLICY_PLACE, SCRIPTS, Scripts, WORKER_SCRIPT, parts_table, replace, text_of};
use crate::single_file::{self, Parts};
use crate::site::{Asset, SINGLE_FILE, Site, SiteFile};
use crate::split::PartFile;
use crate::stamp::hex;
use crate::wasm::Programs;
use crate::{compress, csp};

/// The worker that keeps the page for use without a network.
const WORKER: &str = "sw.js";

/// Writes `dist/` from the page, the files of `public/`, the packs and
/// the programs.
pub fn assemble(
    page: &str,
    assets: Vec<Asset>,
    criteria: Vec<Asset>,
    programs: &Programs,
    profile: Profile,
) -> Outcome<Site> {
    let scripts = Scripts::take(&assets)?;
    let style = text_of(&assets, "style.css")?;
    let icon = text_of(&assets, "favicon.svg")?;
    let assets = assets.into_iter().filter(|asset| !SCRIPTS.contains(&&*asset.name));
    let (pictures, assets): (Vec<_>, Vec<_>) = assets.partition(|asset| asset.name.starts_with(single_file::PICTURES));
    let parts = Parts {
        page,
        style: &style,
        scripts: &scripts,
        icon: &icon,
        criteria: &criteria,
        pictures: &pictures,
        programs,
        profile,
    };
    // Packing the one file takes as long as compressing all the others.
    std::thread::scope(|scope| {
        let single = scope.spawn(|| single_file::make(&parts));
        let mut files = named_by_content(page, &scripts, assets, programs)?;
        files.extend(pictures.iter().chain(&criteria).map(|asset| (asset.clone(), false)));
        fill_worker(&mut files)?;
        let compressed = files.into_iter().map(|(asset, first)| compressed(asset, first, profile));
        let mut compressed = compressed.collect::<Outcome<Vec<_>>>()?;
        let single = single.join().map_err(|_| "the page in one file could not be made.")??;
        // It travels by hand, not through a server.
        let single = Asset { name: SINGLE_FILE.to_owned(), bytes: single.into_bytes() };
        compressed.push(Compressed { asset: single, forms: Vec::new(), first_load: false });
        write_all(&run::dist(), compressed)
    })
}

/// The page and what it names, under names made of their content, and whether the
/// first load needs each.
fn named_by_content(
    page: &str,
    scripts: &Scripts,
    assets: Vec<Asset>,
    programs: &Programs,
) -> Outcome<Vec<(Asset, bool)>> {
    let mut page = replace(page, POLICY_PLACE, csp::PAGE)?;
    let mut files: Vec<(Asset, bool)> = Vec::new();
    let part_name = |file: &PartFile| format!("{}-{}.wasm", file.name, short_hash(&file.wasm));
    let app = &programs.app;
    let wasm = format!("app-{}_bg.wasm", short_hash(&app.wasm));
    let glue = replace(&app.glue, "app_bg.wasm", &wasm)?.into_bytes();
    let script = hashed("app.js", &glue);
    let from_app = |text: &str| replace(text, "./app.js", &format!("./{script}"));
    page = replace(&from_app(&page)?, "./app_bg.wasm", &format!("./{wasm}"))?;
    let worker = from_app(&scripts.worker)?;
    let worker_name = hashed(WORKER_SCRIPT, worker.as_bytes());
    let boot = scripts.booting(&scripts.loader, &parts_table(&programs.parts, part_name)?)?;
    let boot = replace(&from_app(&boot)?, &format!("./{WORKER_SCRIPT}"), &format!("./{worker_name}"))?;
    files.push((Asset { name: wasm, bytes: app.wasm.clone() }, true));
    files.push((Asset { name: script, bytes: glue }, true));
    files.extend(programs.parts.iter().map(|file| (Asset { name: part_name(file), bytes: file.wasm.clone() }, false)));
    files.push((Asset { name: worker_name, bytes: worker.into_bytes() }, false));
    let boot = Asset { name: BOOT.to_owned(), bytes: boot.into_bytes() };
    for asset in [boot].into_iter().chain(assets) {
        let first = page.contains(&format!("\"./{}\"", asset.name));
        let name = if matches!(asset.name.as_str(), BOOT | "style.css") {
            let name = hashed(&asset.name, &asset.bytes);
            page = replace(&page, &format!("./{}", asset.name), &format!("./{name}"))?;
            name
        } else {
            asset.name
        };
        files.push((Asset { name, bytes: asset.bytes }, first));
    }
    let page = Asset { name: "index.html".to_owned(), bytes: page.into_bytes() };
    files.insert(0, (page, true));
    Ok(files)
}

/// Tells the service worker which files it keeps, and the version that they make.
fn fill_worker(files: &mut [(Asset, bool)]) -> Outcome<()> {
    let mut all = Sha256::new();
    let mut names = vec!["./".to_owned()];
    for (asset, _) in files.iter().filter(|(asset, _)| asset.name != WORKER) {
        all.update(asset.name.as_bytes());
        all.update(Sha256::digest(&asset.bytes));
        if asset.name != "index.html" {
            names.push(format!("./{}", asset.name));
        }
    }
    let mut version = hex(&all.finalize());
    version.truncate(12);
    let list = names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(",");
    for (asset, _) in files.iter_mut().filter(|(asset, _)| asset.name == WORKER) {
        let text = String::from_utf8_lossy(&asset.bytes).into_owned();
        let text = replace(&replace(&text, "{{version}}", &version)?, "{{files}}", &format!("[{list}]"))?;
        asset.bytes = text.into_bytes();
    }
    Ok(())
}

/// A file and its smaller forms, each with its ending.
struct Compressed {
    asset: Asset,
    forms: Vec<(&'static str, Vec<u8>)>,
    first_load: bool,
}

fn compressed(asset: Asset, first_load: bool, profile: Profile) -> Outcome<Compressed> {
    let forms = if is_compressible(&asset.name) {
        vec![("gz", compress::gzip(&asset.bytes, profile)?), ("br", compress::brotli(&asset.bytes, profile)?)]
    } else {
        Vec::new()
    };
    Ok(Compressed { asset, forms, first_load })
}

fn write_all(folder: &Path, files: Vec<Compressed>) -> Outcome<Site> {
    let mut site = Site { files: Vec::new() };
    let mut kept = BTreeSet::new();
    for Compressed { asset, forms, first_load } in files {
        let mut sizes = [asset.bytes.len(); 2];
        for ((ending, bytes), size) in forms.into_iter().zip(&mut sizes) {
            if bytes.len() < asset.bytes.len() {
                *size = bytes.len();
                let name = format!("{}.{ending}", asset.name);
                run::write(&folder.join(&name), &bytes)?;
                kept.insert(name);
            }
        }
        run::write(&folder.join(&asset.name), &asset.bytes)?;
        kept.insert(asset.name.clone());
        let [gzip, brotli] = sizes;
        site.files.push(SiteFile { name: asset.name, raw: asset.bytes.len(), gzip, brotli, first_load });
    }
    remove_others(folder, "", &kept)?;
    Ok(site)
}

/// Removes what an earlier build left.
fn remove_others(folder: &Path, prefix: &str, kept: &BTreeSet<String>) -> Outcome<()> {
    let problem = |error: std::io::Error| format!("dist/ cannot be tidied: {error}.");
    for entry in std::fs::read_dir(folder).map_err(problem)? {
        let entry = entry.map_err(problem)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            remove_others(&entry.path(), &format!("{name}/"), kept)?;
        } else if !kept.contains(&name) {
            std::fs::remove_file(entry.path()).map_err(problem)?;
        }
    }
    Ok(())
}

/// Whether line ends are to be made the same on every system.
pub fn is_text(name: &str) -> bool {
    ending_is(name, &["html", "js", "css", "svg", "json", "txt", "webmanifest"])
}

fn is_compressible(name: &str) -> bool {
    is_text(name) || ending_is(name, &["wasm"])
}

fn ending_is(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending))
}

/// `style-0123456789ab.css` from `style.css` and its content.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = short_hash(bytes);
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{hash}.{ending}"),
        None => format!("{name}-{hash}"),
    }
}

/// Whether a name carries the digest of its content, so that it never changes.
pub fn is_hashed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-')
        .is_some_and(|(_, hash)| hash.len() == 12 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')))
}

fn short_hash(bytes: &[u8]) -> String {
    let mut digits = hex(&Sha256::digest(bytes));
    digits.truncate(12);
    digits
}

#[cfg(test)]
mod tests {
    use super::{hashed, is_hashed, is_text};

    #[test]
    fn a_name_by_content_keeps_its_ending_and_is_recognised() {
        // sha256("") begins e3b0c44298fc
        assert_eq!(hashed("style.css", b""), "style-e3b0c44298fc.css");
        for name in ["style-e3b0c44298fc.css", "app-e3b0c44298fc_bg.wasm", "a-e3b0c44298fc.js.br"] {
            assert!(is_hashed(name), "{name}");
        }
        for name in ["index.html", "tu-cham-cchc.html", "app_bg.wasm", "a-E3B0C44298FC.js"] {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn only_text_has_its_line_ends_changed() {
        assert!(is_text("favicon.svg"));
        assert!(!is_text("picture.png"));
        assert!(!is_text("app_bg.wasm"));
    }
}
