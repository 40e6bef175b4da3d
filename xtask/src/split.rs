//! The program cut into the main module and the parts that pages fetch.
//!
//! `#[wasm_split(name, …)]` in the sources marks where: `wasm_split_cli_support` makes
//! a module of what only that part needs, and one of what each set of parts shares.
//! Here they are joined into few files (see `merge`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::merge::merge;
use crate::profile::Profile;
use crate::run::{self, Outcome};

/// What the generated JavaScript is asked for by the main module.
pub const LINK: &str = "./parts.js";

/// A file that parts need.
pub struct PartFile {
    /// Its name without ending: the part's, or `shared-N`.
    pub name: String,
    /// The WebAssembly.
    pub wasm: Vec<u8>,
    /// The parts that need it.
    pub parts: Vec<String>,
}

/// A split program.
pub struct Split {
    /// Where the main module lies, for wasm-bindgen.
    pub main: PathBuf,
    /// The others.
    pub files: Vec<PartFile>,
}

/// Bytes that one file more costs a page: the request, what compresses worse.
const FILE: usize = 40_000;

/// Cuts a compiled program; its functions keep their names when these are wanted.
pub fn split(compiled: &Path, profile: Profile, named: bool) -> Outcome<Split> {
    let folder = run::target().join("split").join(profile.name());
    if folder.exists() {
        std::fs::remove_dir_all(&folder)
            .map_err(|error| format!("{} cannot be emptied: {error}.", folder.display()))?;
    }
    let program = run::read(compiled)?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(&program);
    (options.output_dir, options.main_out_path) = (&folder, &main);
    (options.main_module, options.link_name) = ("./app.js", LINK);
    let made = transform(options).map_err(|error| format!("{} cannot be split: {error:#}.", compiled.display()))?;
    // Pieces by name, each with the parts that need it.
    let mut needed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (part, names) in made.prefetch_map {
        for name in names {
            needed.entry(name).or_default().push(part.clone());
        }
    }
    let mut pieces = Vec::new();
    for (name, mut parts) in needed {
        parts.sort();
        pieces.push((run::read(&folder.join(format!("{name}.wasm")))?, parts));
    }
    let sizes = pieces.iter().map(|(wasm, parts)| (wasm.len(), parts.clone())).collect::<Vec<_>>();
    let mut files = Vec::new();
    for group in groups(&sizes) {
        let chosen = group.iter().filter_map(|at| pieces.get(*at));
        let wasm = merge(&chosen.clone().map(|(wasm, _)| &**wasm).collect::<Vec<_>>(), named)?;
        let mut parts: Vec<String> = chosen.flat_map(|(_, parts)| parts.clone()).collect();
        parts.sort();
        parts.dedup();
        files.push(PartFile { name: String::new(), wasm, parts });
    }
    let mut shared = 0;
    for file in &mut files {
        file.name = match &*file.parts {
            [part] => part.replace('_', "-"),
            _ => {
                shared += 1;
                format!("shared-{shared}")
            }
        };
    }
    Ok(Split { main, files })
}

/// Which pieces go into one file: two are joined as long as that costs all pages
/// together less, where a page loads every file that has something for it, and each
/// file more costs [`FILE`].
fn groups(pieces: &[(usize, Vec<String>)]) -> Vec<Vec<usize>> {
    let mut names: Vec<&String> = pieces.iter().flat_map(|(_, parts)| parts).collect();
    names.sort();
    names.dedup();
    let bits = |parts: &[String]| {
        parts.iter().filter_map(|part| names.binary_search(&part).ok()).fold(0_u64, |bits, at| bits | 1 << at)
    };
    let mut groups: Vec<(usize, u64, Vec<usize>)> =
        pieces.iter().enumerate().map(|(at, (size, parts))| (*size, bits(parts), vec![at])).collect();
    let cost = |size: usize, parts: u64| (size + FILE) * usize::try_from(parts.count_ones()).unwrap_or(0);
    loop {
        let mut best = None;
        for (at, (size, parts, _)) in groups.iter().enumerate() {
            for (other_at, (other_size, other_parts, _)) in groups.iter().enumerate().skip(at + 1) {
                let apart = cost(*size, *parts) + cost(*other_size, *other_parts);
                let gain = apart.saturating_sub(cost(size + other_size, parts | other_parts));
                if best.is_none_or(|(most, _, _)| most < gain) {
                    best = Some((gain, at, other_at));
                }
            }
        }
        let Some((gain, at, other)) = best else { break };
        if gain == 0 {
            break;
        }
        let (size, parts, members) = groups.swap_remove(other);
        if let Some(group) = groups.get_mut(at) {
            group.0 += size;
            group.1 |= parts;
            group.2.extend(members);
        }
    }
    groups.sort_by_key(|(_, parts, members)| (*parts, members.clone()));
    groups.into_iter().map(|(_, _, members)| members).collect()
}

#[cfg(test)]
mod tests {
    use super::{FILE, groups};

    fn piece(size: usize, parts: &[&str]) -> (usize, Vec<String>) {
        (size, parts.iter().map(|part| (*part).to_owned()).collect())
    }

    #[test]
    fn small_pieces_are_joined_and_large_ones_fetched_by_those_who_need_them() {
        let pieces = [
            piece(20 * FILE, &["a"]),
            piece(20 * FILE, &["b"]),
            piece(100, &["a", "b"]),
            piece(100, &["a", "b", "c"]),
            piece(20 * FILE, &["a", "b"]),
            piece(300, &["c"]),
        ];
        // Nobody loads the large piece of another part.
        assert_eq!(groups(&pieces), [vec![0], vec![1], vec![2, 4], vec![3, 5]]);
        assert_eq!(groups(&[]), Vec::<Vec<usize>>::new());
    }
}
