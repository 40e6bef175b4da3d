//! The two compressed forms that web servers hand out, and that of the single file.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use lzma_rust2::{LzmaOptions, LzmaWriter};

use crate::profile::Profile;
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

/// The form that `src/bin/unpack.rs` unpacks: a byte of properties, four of length,
/// LZMA without a header. `before` is at hand when it is unpacked: what stands there
/// too is not packed again.
pub fn lzma(bytes: &[u8], before: &[u8], profile: Profile) -> Outcome<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(match profile {
        Profile::Release => 9,
        Profile::Dev => 0,
    });
    // Neither WebAssembly nor text has places of four bytes; and both gain by what
    // the byte before was.
    (options.lc, options.lp, options.pb) = (4, 0, 0);
    options.nice_len = LzmaOptions::NICE_LEN_MAX;
    let window = (before.len() + bytes.len()).max(1 << 16);
    options.dict_size = u32::try_from(window).map_err(|_| "too large to be packed.")?;
    options.preset_dict = Some(before.to_vec());
    let length = u32::try_from(bytes.len()).map_err(|_| "too large to be packed.")?;
    let mut packed = vec![options.get_props()];
    packed.extend(length.to_le_bytes());
    let failed = |error| format!("lzma failed: {error}.");
    let mut writer = LzmaWriter::new_no_header(packed, &options, false).map_err(failed)?;
    writer.write_all(bytes).map_err(failed)?;
    writer.finish().map_err(failed)
}
