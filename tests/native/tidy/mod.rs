//! The sources keep the rules that the compiler cannot: who may use whom, what
//! stays out of the engine, how long a file may be.

mod graph;

use graph::Graph;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What only `ui` may name.
const BROWSER: &[&str] = &["leptos", "web_sys", "js_sys", "gloo_storage", "wasm_bindgen"];

/// What no engine module may name: floats near a score, clocks, unordered maps, prints.
const BANNED: &[&str] = &["f32", "f64", "Instant::now", "SystemTime", "HashMap", "HashSet", "println!", "static mut"];

fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The lines of a file without comments and without its tests.
fn code(text: &str) -> Vec<(usize, &str)> {
    let end = text.find("#[cfg(test)]\nmod tests").unwrap_or(text.len());
    let lines = text[..end].lines().enumerate();
    lines.filter(|(_, line)| !line.trim_start().starts_with("//")).map(|(n, line)| (n + 1, line)).collect()
}

/// Module of a source file: `src/pack/lint/ids.rs` is `pack`; entry points have none.
fn module_of(path: &Path) -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rest = path.strip_prefix(root).unwrap();
    let first = rest.components().next().unwrap().as_os_str().to_str().unwrap();
    let name = first.trim_end_matches(".rs").to_owned();
    (!["lib", "main", "bin", "cli"].contains(&name.as_str())).then_some(name)
}

/// Whether `word` stands in `line` with no letter, digit or `_` beside it.
fn names(line: &str, word: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !before.is_some_and(inside) && !after.is_some_and(inside)
    })
}

/// The wings in the order in which `src/lib.rs` names them, which is the order in
/// which they may use each other.
fn wings() -> Vec<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

/// The files of each crate: the library, the command, the JSON package, the tools.
fn crates() -> Vec<(PathBuf, Vec<PathBuf>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = ["src/base/json", "src/cli", "src/bin", "src/main.rs"].map(|part| root.join(part));
    let library = rust_files("src").into_iter().filter(|file| !own.iter().any(|part| file.starts_with(part)));
    let mut all = vec![(root.join("src"), library.collect())];
    let others = ["src/base/json", "src/cli", "xtask/src", "tests/native", "tests/libreoffice"];
    all.extend(others.map(|part| (root.join(part), rust_files(part))));
    all
}

#[test]
fn wings_use_only_those_before_them() {
    let (order, mut wrong) = (wings(), Vec::new());
    assert!(10 < order.len(), "src/lib.rs was not read: {order:?}");
    let (root, files) = crates().swap_remove(0);
    let graph = Graph::read(&root, &files);
    let edges: usize = graph.uses.values().map(BTreeMap::len).sum();
    assert!(1000 < edges, "only {edges} uses were found");
    for (file, uses) in &graph.uses {
        let Some(module) = module_of(file) else { continue };
        let place = |name: &str| order.iter().position(|known| known == name);
        let Some(own) = place(&module) else {
            wrong.push(format!("{}: wing `{module}` is not in src/lib.rs", file.display()));
            continue;
        };
        for (other, path) in uses {
            if let Some(later) = module_of(other).filter(|other| place(other).is_none_or(|other| own < other)) {
                wrong.push(format!("{}: `{module}` may not use `{later}` ({path})", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let circles = crates().into_iter().flat_map(|(root, files)| Graph::read(&root, &files).circles());
    let circles: Vec<String> = circles.collect();
    assert!(circles.is_empty(), "\n{}", circles.join("\n\n"));
}

#[test]
fn only_the_interface_knows_a_browser_and_the_engine_knows_no_floats_or_clocks() {
    let mut wrong = Vec::new();
    for path in rust_files("src") {
        let Some(module) = module_of(&path).filter(|module| module != "ui") else { continue };
        let text = fs::read_to_string(&path).unwrap();
        for (n, line) in code(&text) {
            for word in BROWSER.iter().chain(BANNED) {
                // The JSON parser hands over floats as `f64`; ours takes them only to refuse them.
                if *word == "f64" && path.ends_with("json/parse.rs") {
                    continue;
                }
                if names(line, word) {
                    wrong.push(format!("{}:{n}: `{module}` may not name `{word}`", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn lists_are_sorted_by_the_one_sort_of_ours() {
    let mut wrong = Vec::new();
    // `json` is compiled for speed, the command line is no program of the browser.
    let apart = ["src/base/json/", "src/base/compact_sort.rs", "src/cli/"];
    for path in rust_files("src") {
        if apart.iter().any(|part| path.to_string_lossy().contains(part)) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for (n, line) in code(&text) {
            if [".sort(", ".sort_by", ".sort_unstable"].iter().any(|call| line.contains(call)) {
                wrong.push(format!(
                    "{}:{n}: use `crate::base::compact_sort`: this sort is compiled again for every type",
                    path.display()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn files_stay_under_five_hundred_lines() {
    let mut long = Vec::new();
    for folder in ["src", "tests", "xtask/src"] {
        for path in rust_files(folder) {
            let n = fs::read_to_string(&path).unwrap().lines().count();
            if 500 < n {
                long.push(format!("{}: {n} lines", path.display()));
            }
        }
    }
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

#[test]
fn readmes_stay_short_and_their_links_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut broken = Vec::new();
    for name in
        ["README.md", "README.vi.md", "src/README.md", "tests/README.md", "criteria/README.md", "criteria/SETS.md"]
    {
        let text = fs::read_to_string(root.join(name)).unwrap();
        if !name.contains('/') && 150 < text.lines().count() {
            broken.push(format!("{name} is longer than 150 lines"));
        }
        let folder = root.join(name).parent().unwrap().to_owned();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap();
            if !file.is_empty() && !file.contains("://") && !folder.join(file).exists() {
                broken.push(format!("{name}: {link}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}
