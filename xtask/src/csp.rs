//! The content security policies: what the page may load and run.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// For `dist/index.html`, in the page itself.
pub const PAGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'; trusted-types default";

/// As [`PAGE`], for a server's header, where one more rule is possible.
pub fn header() -> String {
    format!("{PAGE}; frame-ancestors 'none'")
}

/// For the single file: only this script and this style, and no connection; what
/// the script starts as a worker, Trusted Types keep to its own text.
pub fn single_file(script: &str, style: &str) -> String {
    format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; \
         img-src data: blob:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types default",
        hash(script),
        hash(style)
    )
}

fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::{hash, header, single_file};

    #[test]
    fn an_inline_text_is_allowed_by_its_digest() {
        // The digest of the empty text, known from the standard's test values.
        assert_eq!(hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn no_policy_allows_arbitrary_inline_code() {
        for policy in [header(), single_file("a", "b")] {
            assert!(!policy.contains("unsafe-inline"));
            assert!(!policy.contains("'unsafe-eval'"));
        }
    }
}
