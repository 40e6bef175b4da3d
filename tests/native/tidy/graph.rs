//! Which file uses which: read from the sources, through lists of `use` and
//! through re-exports to the file that a name comes from.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A path such as `crate::pack::Pack`, by its names.
type Names = Vec<String>;

/// A token of a source file: a word, `::`, or one other letter.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Colons,
    Other(char),
}

/// The tokens without comments, texts and unit tests.
fn tokens(source: &str) -> Vec<Token> {
    let end = source.find("#[cfg(test)]\nmod tests").unwrap_or(source.len());
    let letters: Vec<char> = source[..end].chars().collect();
    let at = |index: usize| letters.get(index).copied().unwrap_or('\0');
    let (mut found, mut i) = (Vec::new(), 0);
    while i < letters.len() {
        let letter = letters[i];
        if letter == '/' && at(i + 1) == '/' {
            while i < letters.len() && letters[i] != '\n' {
                i += 1;
            }
        } else if letter == '"' {
            let fence = letters[..i].iter().rev().take_while(|letter| **letter == '#').count();
            let raw = i > fence && letters[i - fence - 1] == 'r';
            i += 1;
            while i < letters.len() {
                if raw && letters[i] == '"' && (0..fence).all(|n| at(i + 1 + n) == '#') {
                    break;
                }
                if !raw && letters[i] == '\\' {
                    i += 1;
                } else if !raw && letters[i] == '"' {
                    break;
                }
                i += 1;
            }
            i += 1;
        } else if letter == '\'' && (at(i + 1) == '\\' || at(i + 2) == '\'') {
            i += 2;
            while i < letters.len() && letters[i] != '\'' {
                i += 1;
            }
            i += 1;
        } else if letter.is_alphanumeric() || letter == '_' {
            let start = i;
            while at(i).is_alphanumeric() || at(i) == '_' {
                i += 1;
            }
            found.push(Token::Word(letters[start..i].iter().collect()));
        } else if letter == ':' && at(i + 1) == ':' {
            found.push(Token::Colons);
            i += 2;
        } else {
            if !letter.is_whitespace() {
                found.push(Token::Other(letter));
            }
            i += 1;
        }
    }
    found
}

/// What a file names.
#[derive(Default)]
struct Named {
    /// Imports: the path, the name it gets here, whether it is handed on.
    imports: Vec<(Names, String, bool)>,
    /// Paths in the code.
    paths: Vec<Names>,
    /// Single words of the code, with whether a bracket or `::` follows.
    words: BTreeSet<(String, bool)>,
}

/// The imports of a list, from behind `use` to the semicolon.
fn imports(tokens: &[Token], at: &mut usize, before: &Names, shared: bool, out: &mut Vec<(Names, String, bool)>) {
    let mut path = before.clone();
    while let Some(token) = tokens.get(*at) {
        match token {
            Token::Word(word) if word == "as" => {
                if let (Some(Token::Word(name)), Some(last)) = (tokens.get(*at + 1), path.last().cloned()) {
                    let target = if last == "self" { path[..path.len() - 1].to_vec() } else { path.clone() };
                    out.push((target, name.clone(), shared));
                    path.clear();
                }
                *at += 2;
            }
            Token::Word(word) => {
                path.push(word.clone());
                *at += 1;
            }
            Token::Other('{') => {
                *at += 1;
                let prefix = path.clone();
                loop {
                    imports(tokens, at, &prefix, shared, out);
                    match tokens.get(*at) {
                        Some(Token::Other(',')) => *at += 1,
                        _ => break,
                    }
                }
                *at += 1;
                path.clear();
            }
            Token::Other(',' | '}' | ';') => break,
            _ => *at += 1,
        }
    }
    if before.len() < path.len() {
        let target = if path.last().is_some_and(|last| last == "self") { &path[..path.len() - 1] } else { &path };
        if let Some(name) = target.last() {
            out.push((target.to_vec(), name.clone(), shared));
        }
    }
}

fn named(source: &str) -> Named {
    let tokens = tokens(source);
    let (mut found, mut i) = (Named::default(), 0);
    while i < tokens.len() {
        let before = i.checked_sub(1).map(|before| &tokens[before]);
        match &tokens[i] {
            Token::Word(word) if word == "use" && before != Some(&Token::Other('+')) => {
                let shared = matches!(before, Some(Token::Word(word)) if word == "pub")
                    || matches!(before, Some(Token::Other(')')));
                i += 1;
                imports(&tokens, &mut i, &Names::new(), shared, &mut found.imports);
            }
            Token::Word(word) if word == "mod" => i += 2,
            Token::Word(first) if !matches!(before, Some(Token::Colons | Token::Other('.'))) => {
                let mut path = vec![first.clone()];
                while let (Some(Token::Colons), Some(Token::Word(next))) = (tokens.get(i + 1), tokens.get(i + 2)) {
                    path.push(next.clone());
                    i += 2;
                }
                if 1 < path.len() {
                    found.paths.push(path);
                } else {
                    let called = matches!(tokens.get(i + 1), Some(Token::Other('(' | '!') | Token::Colons));
                    found.words.insert((first.clone(), called));
                }
                i += 1;
            }
            _ => i += 1,
        }
    }
    found
}

/// The files of one crate with what each uses, and by which path.
pub struct Graph {
    /// By file: the files it uses, each with the path that says so.
    pub uses: BTreeMap<PathBuf, BTreeMap<PathBuf, String>>,
}

struct Crate {
    modules: BTreeMap<Names, PathBuf>,
    /// What a module calls a thing: module and name, to the path of the thing.
    names: BTreeMap<Names, Names>,
}

impl Crate {
    /// Absolute names of a path as written in a module; none for other crates.
    fn absolute(&self, module: &Names, path: &[String]) -> Option<Names> {
        let first = path.first()?;
        let mut base = module.clone();
        let rest = match first.as_str() {
            "crate" => return Some(path[1..].to_vec()),
            "self" => &path[1..],
            "super" => {
                let up = path.iter().take_while(|name| *name == "super").count();
                base.truncate(base.len().saturating_sub(up));
                &path[up..]
            }
            _ => {
                let own: Names = module.iter().chain([first]).cloned().collect();
                if !self.modules.contains_key(&own) && !self.names.contains_key(&own) {
                    return None;
                }
                path
            }
        };
        Some(base.into_iter().chain(rest.iter().cloned()).collect())
    }

    /// The file where a thing is.
    fn home(&self, path: &Names, steps: usize) -> Option<&PathBuf> {
        for n in (0..=path.len()).rev() {
            let Some(file) = self.modules.get(&path[..n]) else { continue };
            let handed_on = path.get(..=n).and_then(|known| self.names.get(known));
            return match handed_on {
                Some(target) if steps < 8 => {
                    self.home(&target.iter().chain(&path[n + 1..]).cloned().collect(), steps + 1)
                }
                _ => Some(file),
            };
        }
        None
    }
}

impl Graph {
    /// Reads the sources of a crate: `files` below `root`.
    pub fn read(root: &Path, files: &[PathBuf]) -> Self {
        let module = |file: &PathBuf| -> Names {
            let rest = file.strip_prefix(root).unwrap().with_extension("");
            let mut names: Names = rest.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
            if names.last().is_some_and(|last| ["mod", "main", "lib"].contains(&last.as_str())) {
                names.pop();
            }
            names
        };
        let modules = files.iter().map(|file| (module(file), file.clone())).collect();
        let mut all = Crate { modules, names: BTreeMap::new() };
        let read: Vec<(Names, &PathBuf, Named)> =
            files.iter().map(|file| (module(file), file, named(&fs::read_to_string(file).unwrap()))).collect();
        for (module, _, named) in &read {
            for (path, name, _) in &named.imports {
                if let Some(target) = all.absolute(module, path) {
                    let own = module.iter().chain([name]).cloned().collect();
                    if own != target {
                        all.names.insert(own, target);
                    }
                }
            }
        }
        let mut uses: BTreeMap<PathBuf, BTreeMap<PathBuf, String>> = BTreeMap::new();
        for (module, file, named) in &read {
            let used = named.imports.iter().filter(|(path, name, shared)| {
                // What is only handed on is not used here.
                let kind = name.chars().next().is_some_and(char::is_uppercase);
                !shared || path.len() > 1 && named.words.iter().any(|(word, called)| word == name && (kind || *called))
            });
            let paths = used.map(|(path, ..)| path).chain(&named.paths);
            let of_file = uses.entry((*file).clone()).or_default();
            for path in paths {
                let home = all.absolute(module, path).and_then(|path| all.home(&path, 0).cloned());
                if let Some(home) = home.filter(|home| home != *file) {
                    of_file.entry(home).or_insert_with(|| path.join("::"));
                }
            }
        }
        Self { uses }
    }

    /// The circles: files that reach each other, with the paths that lead round.
    pub fn circles(&self) -> Vec<String> {
        circles(&self.uses.iter().map(|(file, uses)| (file, uses.keys().collect())).collect())
            .into_iter()
            .map(|files| {
                let lines = files.iter().flat_map(|file| {
                    let inside = self.uses[*file].iter().filter(|(other, _)| files.contains(other));
                    inside.map(|(other, path)| format!("  {} -> {} ({path})", file.display(), other.display()))
                });
                lines.collect::<Vec<_>>().join("\n")
            })
            .collect()
    }
}

/// Groups of more than one that reach each other.
pub fn circles<T: Ord + Copy>(uses: &BTreeMap<T, Vec<T>>) -> Vec<Vec<T>> {
    let reached = |from: T| -> BTreeSet<T> {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(one) = open.pop() {
            for next in uses.get(&one).into_iter().flatten() {
                if seen.insert(*next) {
                    open.push(*next);
                }
            }
        }
        seen
    };
    let all: BTreeMap<T, BTreeSet<T>> = uses.keys().map(|one| (*one, reached(*one))).collect();
    let mut found: Vec<Vec<T>> = Vec::new();
    for (one, reach) in &all {
        if reach.contains(one) && !found.iter().any(|group| group.contains(one)) {
            let both = |other: &&T| all.get(other).is_some_and(|back| back.contains(one));
            found.push(reach.iter().filter(both).copied().collect());
        }
    }
    found
}

#[test]
fn every_name_of_a_list_is_seen_and_re_exports_lead_to_the_file_of_the_name() {
    let source = "use crate::{pack::{Pack, rule as r}, text};\npub use a::X;\n/// use crate::no;\nfn f() { \
                  super::z::go(\"use crate::text::No;\"); let c = '\"'; r::of() }";
    let found = named(source);
    let imports: Vec<String> =
        found.imports.iter().map(|(path, name, _)| format!("{} {name}", path.join("::"))).collect();
    assert_eq!(imports, ["crate::pack::Pack Pack", "crate::pack::rule r", "crate::text text", "a::X X"]);
    let paths: Vec<String> = found.paths.iter().map(|path| path.join("::")).collect();
    assert_eq!(paths, ["super::z::go", "r::of"]);
    let ring = BTreeMap::from([(1, vec![2]), (2, vec![3]), (3, vec![2]), (4, vec![1])]);
    assert_eq!(circles(&ring), [[2, 3]]);
}
