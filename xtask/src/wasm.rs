//! The program as WebAssembly modules with their JavaScript.

use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::features;
use crate::names;
use crate::profile::Profile;
use crate::report::Steps;
use crate::run::{self, Outcome};
use crate::split::{LINK, PartFile, split};
use crate::toolchain::{TARGET, Toolchain};

/// The application's name in Cargo.toml.
pub const APP: &str = "app";
/// The name of what unpacks it in the single file.
const UNPACKER: &str = "unpack";
const FEATURES: &str = "ui,unpack";

/// Where the compiled programs lie.
pub struct Compiled {
    /// The application.
    pub app: PathBuf,
    /// What unpacks it.
    pub unpacker: PathBuf,
}

/// A program made ready for the browser.
pub struct Module {
    /// The program's name.
    pub name: &'static str,
    /// The JavaScript that loads and serves it; an ES module.
    pub glue: String,
    /// The WebAssembly.
    pub wasm: Vec<u8>,
}

/// What the page is made of.
pub struct Programs {
    /// The application, without what is fetched later.
    pub app: Module,
    /// That.
    pub parts: Vec<PartFile>,
    /// What unpacks the application in the single file.
    pub unpacker: Module,
}

/// Compiles the programs.
pub fn compile(profile: Profile, toolchain: &Toolchain, steps: &Steps) -> Outcome<Compiled> {
    steps.say(&format!("compiling the programs ({})", profile.name()));
    let target = run::target().join(toolchain.folder());
    let run = |name: &str, action: &str, more: &[&str]| {
        let mut command = toolchain.cargo(action);
        command
            // leptos then writes one piece of code for all views of a kind instead of
            // one for each: a tenth of the module.
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "--cfg erase_components")
            .args(["--package", "tu-cham-cchc", "--no-default-features", "--features", FEATURES])
            .args(["--profile", profile.name(), "--bin", name])
            .arg("--target-dir")
            .arg(&target)
            .args(more);
        run::run(&mut command, "compiling for the browser")
    };
    run(UNPACKER, "build", &[])?;
    // The splitter needs to know which number in the code is which function.
    run(APP, "rustc", &["--", "-Clink-arg=--emit-relocs"])?;
    let folder = target.join(TARGET).join(profile.name());
    let path = |name: &str| folder.join(format!("{name}.wasm"));
    Ok(Compiled { app: path(APP), unpacker: path(UNPACKER) })
}

/// Splits the application, and makes the JavaScript for the programs.
pub fn make(compiled: &Compiled, profile: Profile) -> Outcome<Programs> {
    // Names are kept while developing: a trap then says where it happened.
    let split = split(&compiled.app, profile, profile == Profile::Dev)?;
    for file in &split.files {
        features::check(&file.name, &file.wasm)?;
    }
    let mut app = bind(APP, &split.main, profile)?;
    app.glue = linked(&app.glue, &split.files)?;
    Ok(Programs { app, parts: split.files, unpacker: bind(UNPACKER, &compiled.unpacker, profile)? })
}

/// The JavaScript of the application with what its parts are asked for: `loadPart` of
/// boot.js puts one beside it, and the program is told how that went. wasm-bindgen
/// writes an import for each part, all of the same module.
fn linked(glue: &str, files: &[PartFile]) -> Outcome<String> {
    let mut parts: Vec<&str> = files.iter().flat_map(|file| file.parts.iter().map(String::as_str)).collect();
    parts.sort_unstable();
    parts.dedup();
    let import = format!(" from \"{LINK}\"");
    let member = format!("\"{LINK}\": import");
    let (mut text, mut imports, mut members) = (String::with_capacity(glue.len()), 0, 0);
    for line in glue.lines() {
        if line.trim_end_matches(';').ends_with(&import) {
            imports += 1;
        } else if line.trim_start().starts_with(&member) {
            members += 1;
            if members == 1 {
                text.push_str(&format!("\"{LINK}\": partLoaders,\n"));
            }
        } else {
            text.push_str(line);
            text.push('\n');
        }
    }
    if imports == 0 || members != imports {
        return Err("the generated JavaScript does not import the parts as it did.".to_owned());
    }
    Ok(format!(
        "const partLoaders = Object.fromEntries(\"{}\".split(\" \").map((part) => [\n\
         `__wasm_split_load_${{part}}`,\n\
         async (callback, data) => {{\n\
         const loaded = await globalThis.loadPart(part, wasm);\n\
         wasm.__indirect_function_table.get(callback)(data, loaded);\n\
         }},\n\
         ]));\n{text}",
        parts.join(" ")
    ))
}

/// Makes the JavaScript for a compiled program.
fn bind(name: &'static str, compiled: &Path, profile: Profile) -> Outcome<Module> {
    let folder = run::target().join("bindgen").join(profile.name()).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)
            .map_err(|error| format!("{} cannot be emptied: {error}.", folder.display()))?;
    }
    let release = matches!(profile, Profile::Release);
    generate(name, compiled, &folder, release)
        .map_err(|error| format!("wasm-bindgen refused {}: {error}.", compiled.display()))?;
    if folder.join("snippets").exists() {
        return Err(format!(
            "a crate used by {name} brings JavaScript files of its own; the single file cannot hold them."
        ));
    }
    let wasm = run::read(&folder.join(format!("{name}_bg.wasm")))?;
    features::check(name, &wasm)?;
    let glue = run::read_text(&folder.join(format!("{name}.js")))?;
    if !release {
        return Ok(Module { name, glue, wasm });
    }
    let (wasm, glue) = names::shortened(&wasm, &without_layout(&glue))?;
    Ok(Module { name, glue, wasm })
}

fn generate(name: &str, compiled: &Path, folder: &Path, release: bool) -> Result<(), Box<dyn std::error::Error>> {
    Bindgen::new()
        .input_path(compiled)
        .out_name(name)
        .web(true)?
        .typescript(false)
        // The library leaves out where the module lies; the tool would not.
        .omit_default_module_path(false)
        // Parts take the table, the memory and the stack of the application by name.
        .keep_lld_exports(name == APP)
        .demangle(false)
        // Names are kept while developing: a trap then says where it happened.
        .remove_name_section(release)
        .remove_producers_section(true)
        .generate(folder)?;
    Ok(())
}

/// Generated JavaScript without indentation, empty lines and lines of comment, a
/// quarter of it. One with a text over several lines is left as it is.
fn without_layout(glue: &str) -> String {
    let spans = |line: &str| !line.matches('`').count().is_multiple_of(2);
    if glue.lines().any(spans) {
        return glue.to_owned();
    }
    let mut in_comment = false;
    let mut text = String::with_capacity(glue.len());
    for line in glue.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            text.push_str(line);
            text.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::without_layout;

    #[test]
    fn only_layout_is_left_out() {
        let glue = "/**\n * @returns {number}\n */\nfunction a() {\n    // why\n    return 'b  c'; // d\n}\n\n";
        assert_eq!(without_layout(glue), "function a() {\nreturn 'b  c'; // d\n}\n");
        let text = "const a = `\n  b\n`;\n";
        assert_eq!(without_layout(text), text);
    }
}
