//! Short names for what the WebAssembly of a program asks of its JavaScript.
//!
//! wasm-bindgen's carry a digest each, which nothing compresses; both sides are
//! made here together, so that any name does.

use wasmparser::{Import, Parser, Payload};

use crate::run::Outcome;

/// The program and its JavaScript with `a0`, `a1` … for the names of functions that
/// stand in the JavaScript once, as a member.
pub fn shortened(wasm: &[u8], glue: &str) -> Outcome<(Vec<u8>, String)> {
    let refused = |error: wasmparser::BinaryReaderError| format!("the imports of a program cannot be read: {error}.");
    let mut module = Vec::with_capacity(wasm.len());
    let mut glue = glue.to_owned();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(refused)?;
        if let Payload::Version { range, .. } = &payload {
            module.extend_from_slice(wasm.get(range.clone()).unwrap_or_default());
        }
        let Some((id, range)) = payload.as_section() else { continue };
        let content = wasm.get(range.clone()).unwrap_or_default();
        let content = match payload {
            Payload::ImportSection(reader) => {
                let imports = reader.into_imports_with_offsets().collect::<Result<Vec<_>, _>>().map_err(refused)?;
                section(wasm, range.end, &imports, &mut glue)
            }
            _ => content.to_vec(),
        };
        module.push(id);
        number(&mut module, content.len());
        module.extend(content);
    }
    Ok((module, glue))
}

/// The content of the section of imports, its names changed here and in the JavaScript.
fn section(wasm: &[u8], end: usize, imports: &[(usize, Import<'_>)], glue: &mut String) -> Vec<u8> {
    let mut content = Vec::new();
    number(&mut content, imports.len());
    for (n, (start, import)) in imports.iter().enumerate() {
        let end = imports.get(n + 1).map_or(end, |(next, _)| *next);
        let (long, short) = (format!("\n{}: ", import.name), format!("\na{n}: "));
        let renamed = glue.matches(&long).count() == 1 && !glue.contains(&short);
        if renamed {
            *glue = glue.replace(&long, &short);
        }
        let name = if renamed { short.trim_matches(['\n', ' ', ':']) } else { import.name };
        for text in [import.module, name] {
            number(&mut content, text.len());
            content.extend_from_slice(text.as_bytes());
        }
        let before = [import.module, import.name].map(|text| text.len() + width(text.len()));
        let kind = start + before.iter().sum::<usize>();
        content.extend_from_slice(wasm.get(kind..end).unwrap_or_default());
    }
    content
}

/// A number as WebAssembly writes it: seven bits a byte, the lowest first.
fn number(bytes: &mut Vec<u8>, mut value: usize) {
    while 0x7f < value {
        bytes.push(0x80 | (value & 0x7f) as u8);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Bytes of a [`number`].
fn width(value: usize) -> usize {
    let mut bytes = Vec::new();
    number(&mut bytes, value);
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::{number, shortened};
    use wasmparser::{Parser, Payload, Validator};

    /// A module of a type, of imports from `./app_bg.js`, and of a custom section.
    fn module(names: &[&str]) -> Vec<u8> {
        let mut imports = vec![u8::try_from(names.len()).expect("few")];
        for name in names {
            for text in ["./app_bg.js", name] {
                number(&mut imports, text.len());
                imports.extend_from_slice(text.as_bytes());
            }
            imports.extend([0, 0]);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend([1, 4, 1, 0x60, 0, 0, 2]);
        number(&mut module, imports.len());
        module.extend(imports);
        module.extend([0, 3, 1, b'x', 7]);
        module
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
