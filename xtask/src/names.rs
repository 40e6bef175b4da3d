//! Short names for what the WebAssembly of a program asks of its JavaScript.
//!
//! wasm-bindgen's carry a digest each, which nothing compresses; both sides are
//! made here together, so that any name does.

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::Parser;

use crate::run::Outcome;

/// The program and its JavaScript with `a0`, `a1` … for the names of functions that
/// stand in the JavaScript once, as a member.
pub fn shortened(wasm: &[u8], glue: &str) -> Outcome<(Vec<u8>, String)> {
    let mut names = Names { glue: glue.to_owned() };
    let mut module = Module::new();
    let read = names.parse_core_module(&mut module, Parser::new(0), wasm);
    read.map_err(|error| format!("the imports of a program cannot be read: {error}."))?;
    Ok((module.finish(), names.glue))
}

struct Names {
    glue: String,
}

impl Reencode for Names {
    type Error = std::convert::Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: wasmparser::ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        for (n, import) in section.into_imports().enumerate() {
            let import = import?;
            let (long, short) = (format!("\n{}: ", import.name), format!("a{n}"));
            let member = format!("\n{short}: ");
            let renamed = self.glue.matches(&long).count() == 1 && !self.glue.contains(&member);
            if renamed {
                self.glue = self.glue.replace(&long, &member);
            }
            let name = if renamed { &short } else { import.name };
            imports.import(import.module, name, self.entity_type(import.ty)?);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::shortened;
    use wasm_encoder::{CustomSection, EntityType, ImportSection, Module, TypeSection};
    use wasmparser::{Parser, Payload, Validator};

    /// A module of a type, of imports from `./app_bg.js`, and of a custom section.
    fn module(names: &[&str]) -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for name in names {
            imports.import("./app_bg.js", name, EntityType::Function(0));
        }
        let custom = CustomSection { name: "x".into(), data: (&[7]).into() };
        Module::new().section(&types).section(&imports).section(&custom).clone().finish()
    }

    fn names(wasm: &[u8]) -> Vec<String> {
        let payloads = Parser::new(0).parse_all(wasm).map(|payload| payload.expect("a section"));
        let imports = payloads.filter_map(|payload| match payload {
            Payload::ImportSection(reader) => Some(reader.into_imports()),
            _ => None,
        });
        imports.flatten().map(|import| import.expect("an import").name.to_owned()).collect()
    }

    #[test]
    fn both_sides_have_the_short_name() {
        let long = "__wbg_a_0123456789abcdef_".repeat(6);
        let wasm = module(&[&long, "twice", "gone"]);
        let glue = format!("const import0 = {{\n{long}: function() {{\n}},\ntwice: 1,\ntwice: 2,\n}};\n");
        let (short, text) = shortened(&wasm, &glue).expect("a module");
        Validator::new().validate_all(&short).expect("valid");
        assert_eq!(names(&short), ["a0", "twice", "gone"]);
        assert_eq!(text, "const import0 = {\na0: function() {\n},\ntwice: 1,\ntwice: 2,\n};\n");
        // All else is as it was.
        assert_eq!(shortened(&wasm, "").expect("a module").0, wasm);
        assert!(short.ends_with(&[0, 3, 1, b'x', 7]));
    }
}
