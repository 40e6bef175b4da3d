//! `cargo xtask sizes`: which crates the program and its parts consist of.
//!
//! Read from the names that the compiler leaves in the WebAssembly; what people
//! get has none. A function counts to the first crate in its name that is not
//! Rust's own library: `Vec<leptos::…>::push` is there because of leptos.

use std::collections::BTreeMap;

use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use crate::profile::Profile;
use crate::report::{Steps, kilobytes};
use crate::run::{self, Outcome};
use crate::split::split;
use crate::{features, toolchain, wasm};

/// How many crates are told.
const TOLD: usize = 15;
/// Rust's own library.
const OWN: [&str; 5] = ["core", "alloc", "std", "compiler_builtins", "hashbrown"];

/// Compiles the programs as released and prints the largest crates of each.
pub fn sizes(steps: &mut Steps) -> Outcome<()> {
    let toolchain = steps.step("a compiler for WebAssembly", |steps| toolchain::find(steps))?;
    let compiled = steps.step("compile for the browser", |steps| wasm::compile(Profile::Release, &toolchain, steps))?;
    let bytes = run::read(&compiled.app)?;
    let sizes = Sizes::of(&bytes).map_err(|error| format!("{}: {error}.", compiled.app.display()))?;
    println!("\nthe program and its parts: code {}, data {}", kilobytes(sizes.code()), kilobytes(sizes.data));
    println!("WebAssembly as listed for README, without: {}", features::unused(&bytes).join(", "));
    let split = split(&compiled.app, Profile::Release, true)?;
    let main = run::read(&split.main)?;
    let files = split.files.iter().map(|file| (format!("{} ({})", file.name, file.parts.join(", ")), &*file.wasm));
    for (name, wasm) in [("the first load".to_owned(), &*main)].into_iter().chain(files) {
        let sizes = Sizes::of(wasm).map_err(|error| format!("{name}: {error}."))?;
        println!("\n{name}: code {}, data {}", kilobytes(sizes.code()), kilobytes(sizes.data));
        for (name, bytes) in sizes.largest() {
            println!("{bytes:>11}  {name}");
        }
    }
    Ok(())
}

/// What a program consists of.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sizes {
    /// Bytes of code by crate.
    crates: BTreeMap<String, usize>,
    /// Bytes of constants: texts, tables.
    data: usize,
}

impl Sizes {
    /// Reads a module.
    fn of(module: &[u8]) -> Result<Self, wasmparser::BinaryReaderError> {
        let (mut bodies, mut names, mut imported, mut data) = (Vec::new(), BTreeMap::new(), 0_u32, 0);
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(length(&body.range())),
                Payload::DataSection(section) => data += length(&section.range()),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(section) = section.as_known() {
                        for name in section {
                            if let Name::Function(map) = name? {
                                for naming in map {
                                    let naming = naming?;
                                    names.insert(naming.index, naming.name.to_owned());
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        let mut crates = BTreeMap::new();
        for (at, bytes) in (imported..).zip(bodies) {
            let name = names.get(&at).map_or_else(String::new, |name| crate_of(name));
            *crates.entry(name).or_insert(0) += bytes;
        }
        Ok(Self { crates, data })
    }

    fn code(&self) -> usize {
        self.crates.values().sum()
    }

    fn largest(&self) -> Vec<(&str, usize)> {
        let mut list: Vec<(&str, usize)> = self.crates.iter().map(|(name, bytes)| (&**name, *bytes)).collect();
        list.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
        list.truncate(TOLD);
        list
    }
}

fn length(range: &std::ops::Range<u64>) -> usize {
    usize::try_from(range.end - range.start).unwrap_or(usize::MAX)
}

/// The crate a function counts to, by its name in the module.
fn crate_of(name: &str) -> String {
    let path = format!("{:#}", rustc_demangle::demangle(name));
    let mut own = None;
    let mut before = ' ';
    for (at, letter) in path.char_indices() {
        let begins = letter.is_alphabetic() && !before.is_alphanumeric() && before != '_' && before != ':';
        before = letter;
        if !begins {
            continue;
        }
        let rest = path.get(at..).unwrap_or_default();
        let word: &str = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
        if !rest.get(word.len()..).is_some_and(|after| after.starts_with("::")) {
            continue;
        }
        if OWN.contains(&word) {
            own = Some("std");
        } else {
            return word.to_owned();
        }
    }
    own.unwrap_or("(no name)").to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Sizes, crate_of};

    #[test]
    fn a_function_counts_to_the_first_crate_that_is_not_rusts_own() {
        assert_eq!(crate_of("cchc::score::evaluate"), "cchc");
        assert_eq!(crate_of("<alloc::vec::Vec<leptos::Thing> as core::ops::Drop>::drop"), "leptos");
        assert_eq!(crate_of("<[cchc::points::Points] as core::fmt::Debug>::fmt"), "cchc");
        assert_eq!(crate_of("core::str::from_utf8"), "std");
        assert_eq!(crate_of("memcpy"), "(no name)");
        assert_eq!(crate_of("_ZN4cchc5score8evaluate17h0123456789abcdefE"), "cchc");
    }

    #[test]
    fn an_empty_module_has_nothing_in_it() {
        assert_eq!(Sizes::of(b"\0asm\x01\0\0\0").expect("a module"), Sizes::default());
    }
}
