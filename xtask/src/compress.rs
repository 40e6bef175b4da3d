//! The two compressed forms that web servers hand out.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::build::Profile;
use crate::run::Outcome;

/// A file's `.gz` form.
pub fn gzip(bytes: &[u8], profile: Profile) -> Outcome<Vec<u8>> {
    let level = match profile {
        Profile::Release => Compression::best(),
        Profile::Dev => Compression::fast(),
    };
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| format!("gzip failed: {error}."))
}

/// A file's `.br` form.
pub fn brotli(bytes: &[u8], profile: Profile) -> Outcome<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: match profile {
            Profile::Release => 11,
            Profile::Dev => 4,
        },
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &params)
        .map_err(|error| format!("brotli failed: {error}."))?;
    Ok(compressed)
}
