//! What a file of the format is recognised by.

/// The format that this reader knows.
pub const FORMAT: &str = "cchc-pack/1";

/// Members that hold the signature of a set that was handed out: no part of the
/// set, and not checked here.
pub const SIGNATURE: [&str; 3] = ["@context", "digests", "proof"];
