//! One of the package's programs as a WebAssembly module with its JavaScript.

use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::build::Profile;
use crate::features;
use crate::names;
use crate::report::Steps;
use crate::run::{self, Outcome};
use crate::toolchain::{TARGET, Toolchain};

/// A program of the package that runs in the browser.
pub struct Program {
    /// Its name in Cargo.toml.
    pub name: &'static str,
}

/// The programs; the first is the application itself.
pub const PROGRAMS: [Program; 2] = [Program { name: "app" }, Program { name: "office" }];
/// What unpacks them in the single file.
pub const UNPACKER: Program = Program { name: "unpack" };
/// The features of all of them: the library is then compiled once for all, and
/// the linker leaves out of each what it does not use.
const FEATURES: &str = "office,unpack";

/// A program made ready for the browser.
pub struct Module {
    /// The program's name.
    pub name: &'static str,
    /// The JavaScript that loads and serves it; an ES module.
    pub glue: String,
    /// The WebAssembly.
    pub wasm: Vec<u8>,
}

/// Compiles the programs; where the WebAssembly of each lies, the unpacker's last.
pub fn compile(profile: Profile, toolchain: &Toolchain, steps: &Steps) -> Outcome<Vec<PathBuf>> {
    steps.say(&format!("compiling the programs ({})", profile.name()));
    let target = run::target().join(toolchain.folder());
    let mut command = toolchain.cargo_build();
    command
        // leptos then writes one piece of code for all views of a kind instead of
        // one for each: a tenth of the module.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "--cfg erase_components")
        .args(["--package", "tu-cham-cchc", "--no-default-features", "--features", FEATURES])
        .args(["--profile", profile.name()])
        .arg("--target-dir")
        .arg(&target);
    let programs = || PROGRAMS.iter().chain([&UNPACKER]);
    for program in programs() {
        command.args(["--bin", program.name]);
    }
    run::run(&mut command, "compiling for the browser")?;
    let folder = target.join(TARGET).join(profile.name());
    Ok(programs().map(|program| folder.join(format!("{}.wasm", program.name))).collect())
}

/// Makes the JavaScript for a compiled program.
pub fn bind(program: &Program, compiled: &Path, profile: Profile) -> Outcome<Module> {
    let folder = run::target().join("bindgen").join(profile.name()).join(program.name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)
            .map_err(|error| format!("{} cannot be emptied: {error}.", folder.display()))?;
    }
    let release = matches!(profile, Profile::Release);
    generate(program, compiled, &folder, release)
        .map_err(|error| format!("wasm-bindgen refused {}: {error}.", compiled.display()))?;
    if folder.join("snippets").exists() {
        return Err(format!(
            "a crate used by {} brings JavaScript files of its own; the single file cannot hold them.",
            program.name
        ));
    }
    let wasm = run::read(&folder.join(format!("{}_bg.wasm", program.name)))?;
    features::check(program.name, &wasm)?;
    let glue = run::read_text(&folder.join(format!("{}.js", program.name)))?;
    let name = program.name;
    if !release {
        return Ok(Module { name, glue, wasm });
    }
    let (wasm, glue) = names::shortened(&wasm, &without_layout(&glue))?;
    Ok(Module { name, glue, wasm })
}

fn generate(
    program: &Program,
    compiled: &Path,
    folder: &Path,
    release: bool,
) -> Result<(), Box<dyn std::error::Error>> {
    Bindgen::new()
        .input_path(compiled)
        .out_name(program.name)
        .web(true)?
        .typescript(false)
        // The library leaves out where the module lies; the tool would not.
        .omit_default_module_path(false)
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
