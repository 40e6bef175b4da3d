//! The scripts of `public/`, and how the build puts them together.

use std::collections::BTreeMap;

use crate::run::Outcome;
use crate::site::Asset;
use crate::split::PartFile;

/// Where index.html takes the content security policy.
pub const POLICY_PLACE: &str = "{{policy}}";
/// The script of the workers that examine files for the desk.
pub const WORKER_SCRIPT: &str = "judge.js";
/// Where boot.js takes the files of each part, as JSON.
const PARTS_PLACE: &str = "{{parts}}";
/// How the workers' script takes the program.
pub const IMPORT_APP: &str = "import * as app from './app.js';";
/// Starts the page.
pub const BOOT: &str = "boot.js";
const LOADER: &str = "loader.js";
const LOADER_SINGLE: &str = "loader-single.js";
/// Those of `public/` that other files are made of.
pub const SCRIPTS: [&str; 4] = [BOOT, WORKER_SCRIPT, LOADER, LOADER_SINGLE];

/// The scripts of `public/`.
pub struct Scripts {
    /// Starts the page; imports a loader.
    pub boot: String,
    /// What the workers run.
    pub worker: String,
    /// The loader over http.
    pub loader: String,
    /// The loader of the single file.
    pub loader_single: String,
}

impl Scripts {
    /// Those among the files of `public/`.
    pub fn take(assets: &[Asset]) -> Outcome<Self> {
        let text = |name| text_of(assets, name);
        let (boot, worker) = (text(BOOT)?, text(WORKER_SCRIPT)?);
        Ok(Self { boot, worker, loader: text(LOADER)?, loader_single: text(LOADER_SINGLE)? })
    }

    /// boot.js behind a loader, in one text: what one exports, the other has. The
    /// files of each part are filled in.
    pub fn booting(&self, loader: &str, parts: &str) -> Outcome<String> {
        let boot = self.boot.split_once("\nimport {").and_then(|(above, rest)| {
            let (_, below) = rest.split_once(" from './loader.js';\n")?;
            Some(format!("{above}\n{below}"))
        });
        let boot = boot.ok_or("public/boot.js does not import ./loader.js.")?;
        Ok(format!("{}{}", loader.replace("\nexport ", "\n"), replace(&boot, PARTS_PLACE, parts)?))
    }
}

/// The files of each part, `name` for each file, as JSON.
pub fn parts_table(files: &[PartFile], name: impl Fn(&PartFile) -> String) -> Outcome<String> {
    let mut table: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for file in files {
        for part in &file.parts {
            table.entry(part).or_default().push(name(file));
        }
    }
    serde_json::to_string(&table).map_err(|error| format!("the table of parts cannot be written: {error}."))
}

/// Replaces every occurrence; that there is none is an error.
pub fn replace(text: &str, from: &str, to: &str) -> Outcome<String> {
    if text.contains(from) {
        Ok(text.replace(from, to))
    } else {
        Err(format!(
            "`{from}` is expected in index.html, a script of public/ or the generated JavaScript, and is not there."
        ))
    }
}

/// A file of `public/` as text.
pub fn text_of(assets: &[Asset], name: &str) -> Outcome<String> {
    let asset = assets.iter().find(|asset| asset.name == name);
    let bytes = asset.map(|asset| asset.bytes.clone());
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(|| format!("public/{name} is missing."))
}

#[cfg(test)]
mod tests {
    use super::replace;

    #[test]
    fn a_reference_that_is_missing_is_an_error() {
        assert_eq!(replace("import('./app.js')", "./app.js", "./app-1.js"), Ok("import('./app-1.js')".to_owned()));
        assert!(replace("import('./other.js')", "./app.js", "./app-1.js").is_err());
    }
}
