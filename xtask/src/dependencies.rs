//! What the project rests on: licences, origins, and that nothing is carried
//! along unused. The same questions as cargo-deny and cargo-machete ask, which
//! take longer to compile than all else here; where cargo-deny is installed, its
//! advisories are asked too.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::report::Steps;
use crate::run::{self, Outcome};

/// Licences that a distributed program may carry along without further duties
/// than naming them.
const LICENCES: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Zlib",
];
/// Where every package comes from.
const ORIGIN: &str = "registry+https://github.com/rust-lang/crates.io-index";
/// Packages that must never come in, and why.
const BANNED: [(&str, &str); 2] = [
    ("openssl-sys", "needs a C library and cannot go into the browser"),
    ("chrono", "`time` is used, without a clock"),
];

/// Packages of which two versions are carried along, because others have not moved
/// on yet. The list grows only on purpose: every second version is compiled, and
/// where the browser needs both, loaded.
const TWICE: [&str; 19] = [
    "block-buffer",
    "convert_case",
    "cpufeatures",
    "crypto-common",
    "digest",
    "getrandom",
    "gimli",
    "gloo-utils",
    "hashbrown",
    "r-efi",
    "rand",
    "rand_chacha",
    "rand_core",
    "sha2",
    "syn",
    "thiserror",
    "thiserror-impl",
    "wasm-encoder",
    "wasmparser",
];

/// Fails with every finding at once.
pub fn check(steps: &Steps) -> Outcome<()> {
    let text = run::output_of(
        std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        &["metadata", "--format-version", "1", "--locked", "--all-features"],
    )
    .ok_or("`cargo metadata` failed: is Cargo.lock up to date?")?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}."))?;
    let packages = member(&metadata, "packages").as_array().map(Vec::as_slice).unwrap_or_default();
    let mut findings: Vec<String> = packages.iter().filter_map(wrong_with).collect();
    for package in packages.iter().filter(|package| member(package, "source").is_null()) {
        findings.extend(unused_by(package)?);
    }
    findings.extend(twice(packages));
    if run::output_of("cargo-deny", &["--version"]).is_some() {
        steps.say("cargo deny check advisories");
        run::run(run::cargo().args(["deny", "check", "advisories"]), "cargo deny")?;
    } else {
        steps.say("advisories are not asked: cargo-deny is not installed");
    }
    steps.say(&format!("{} packages: licences, origins, use, second versions", packages.len()));
    if findings.is_empty() { Ok(()) } else { Err(findings.join("\n")) }
}

/// A member of an object; null when it has none of that name.
fn member<'v>(value: &'v Value, name: &str) -> &'v Value {
    value.get(name).unwrap_or(&Value::Null)
}

/// What is wrong with one package.
fn wrong_with(package: &Value) -> Option<String> {
    let name = member(package, "name").as_str()?;
    if member(package, "source").is_null() {
        return None;
    }
    if let Some((_, why)) = BANNED.iter().find(|(banned, _)| *banned == name) {
        return Some(format!("{name} may not come in: {why}."));
    }
    if member(package, "source").as_str() != Some(ORIGIN) {
        return Some(format!("{name} does not come from crates.io."));
    }
    let licence = member(package, "license").as_str().unwrap_or_default();
    (!is_allowed(licence)).then(|| format!("{name} has the licence «{licence}»; allowed are {}.", LICENCES.join(", ")))
}

/// Packages with several versions that are not known to have them, and known ones
/// that no longer have.
fn twice(packages: &[Value]) -> Vec<String> {
    let names = || packages.iter().filter_map(|package| member(package, "name").as_str());
    let mut seen = BTreeSet::new();
    let several: BTreeSet<&str> = names().filter(|name| !seen.insert(*name)).collect();
    let new = several.iter().filter(|name| !TWICE.contains(name));
    let gone = TWICE.iter().filter(|name| !several.contains(*name));
    new.map(|name| format!("{name} comes in several versions: keep to one, or say so in TWICE."))
        .chain(gone.map(|name| format!("{name} comes in one version: take it off TWICE.")))
        .collect()
}

/// Whether a licence expression can be met by [`LICENCES`] alone.
fn is_allowed(expression: &str) -> bool {
    let text = expression.replace('/', " OR ").replace(['(', ')'], " ");
    // Without brackets, `A OR B AND C` is read the strict way: one of the
    // alternatives, and all of what is demanded beside it.
    text.split(" AND ").all(|part| part.split(" OR ").any(|one| LICENCES.contains(&one.trim())))
}

/// Dependencies of one of our packages that no source file names.
fn unused_by(package: &Value) -> Outcome<Vec<String>> {
    let targets = member(package, "targets").as_array().map(Vec::as_slice).unwrap_or_default();
    let files = targets.iter().filter_map(|target| member(target, "src_path").as_str());
    let folders: BTreeSet<_> = files.filter_map(|file| std::path::Path::new(file).parent()).collect();
    let mut words = BTreeSet::new();
    for folder in folders {
        collect_words(folder, &mut words)?;
    }
    let dependencies = member(package, "dependencies").as_array().map(Vec::as_slice).unwrap_or_default();
    let name = |dependency: &Value| {
        member(dependency, "rename").as_str().or(member(dependency, "name").as_str()).map(str::to_owned)
    };
    let unused = dependencies.iter().filter_map(name).filter(|name| !words.contains(&name.replace('-', "_")));
    let of = member(package, "name").as_str().unwrap_or_default();
    Ok(unused.map(|name| format!("{of} asks for {name} and no source file names it.")).collect())
}

fn collect_words(folder: &std::path::Path, words: &mut BTreeSet<String>) -> Outcome<()> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect_words(&path, words)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = run::read_text(&path)?;
            let separated = text.split(|c: char| !c.is_alphanumeric() && c != '_');
            words.extend(separated.map(str::to_owned));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{is_allowed, wrong_with};
    use serde_json::json;

    #[test]
    fn a_licence_is_allowed_when_one_alternative_of_each_part_is() {
        for good in
            ["MIT", "MIT OR Apache-2.0", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"]
        {
            assert!(is_allowed(good), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "AGPL-3.0 OR SSPL-1.0"] {
            assert!(!is_allowed(bad), "{bad}");
        }
    }

    #[test]
    fn a_package_from_elsewhere_or_banned_is_named() {
        let package = |name: &str, source: &str| json!({ "name": name, "source": source, "license": "MIT" });
        let elsewhere = wrong_with(&package("leptos", "git+https://example.org/leptos"));
        assert_eq!(elsewhere.as_deref(), Some("leptos does not come from crates.io."));
        assert!(wrong_with(&package("openssl-sys", super::ORIGIN)).is_some_and(|words| words.contains("C library")));
        assert_eq!(wrong_with(&package("leptos", super::ORIGIN)), None);
        assert_eq!(wrong_with(&json!({ "name": "xtask", "source": null })), None);
    }
}
