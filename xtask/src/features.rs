//! What a browser must know of WebAssembly to run the page.

use wasmparser::{Validator, WasmFeatures};

use crate::run::Outcome;

/// Beyond the first version of 2017, what the programs use; README derives the
/// oldest browsers from this list, so that it grows only on purpose.
const USED: [(&str, WasmFeatures); 6] = [
    ("mutable globals", WasmFeatures::MUTABLE_GLOBAL),
    ("sign extension", WasmFeatures::SIGN_EXTENSION),
    ("saturating conversions", WasmFeatures::SATURATING_FLOAT_TO_INT),
    ("bulk memory", WasmFeatures::BULK_MEMORY),
    ("several results", WasmFeatures::MULTI_VALUE),
    ("reference types", WasmFeatures::REFERENCE_TYPES),
];

/// Fails when a program uses more than [`USED`].
pub fn check(program: &str, module: &[u8]) -> Outcome<()> {
    valid(module, &USED).map_err(|error| {
        format!(
            "{program} uses more of WebAssembly than xtask/src/features.rs lists, so that README's oldest \
             browsers no longer hold: {error}."
        )
    })
}

fn valid(module: &[u8], features: &[(&str, WasmFeatures)]) -> Result<(), wasmparser::BinaryReaderError> {
    // Two switches of the validator for what the first version and reference types have.
    let base = WasmFeatures::FLOATS | WasmFeatures::GC_TYPES;
    let all = features.iter().fold(base, |all, (_, one)| all | *one);
    Validator::new_with_features(all).validate_all(module).map(drop)
}

/// Those of [`USED`] that a program does not need.
pub fn unused(module: &[u8]) -> Vec<&'static str> {
    let without = |name| USED.iter().filter(|(one, _)| *one != name).copied().collect::<Vec<_>>();
    let names = USED.iter().map(|(name, _)| *name);
    names.filter(|name| valid(module, &without(*name)).is_ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn what_the_programs_use_is_allowed() {
        // A function that takes a reference to something of JavaScript.
        assert_eq!(check("app", b"\0asm\x01\0\0\0\x01\x05\x01\x60\x01\x6f\0"), Ok(()));
    }

    #[test]
    fn a_module_that_asks_for_more_is_refused() {
        assert_eq!(check("app", b"\0asm\x01\0\0\0"), Ok(()));
        // A memory of 64-bit addresses.
        let wide = b"\0asm\x01\0\0\0\x05\x03\x01\x04\x01";
        assert!(check("app", wide).is_err_and(|words| words.starts_with("app uses more")));
    }
}
