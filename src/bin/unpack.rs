//! Unpacks the programs and the criteria of the single file. The browser itself
//! only knows gzip, by which the file would be half as large again.

use lzma_rust2::{Action, LzmaStream, Status};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// What was packed by `xtask` (see its `pack`): a byte of properties, four of
/// length, then LZMA. `before` is what the packer was given to look back upon;
/// `None` when the bytes are not that.
#[wasm_bindgen]
pub fn unpack(packed: &[u8], before: &[u8]) -> Option<Vec<u8>> {
    let (properties, rest) = packed.split_first()?;
    let (length, mut rest) = rest.split_first_chunk::<4>()?;
    let length = u32::from_le_bytes(*length);
    let mut bytes = vec![0; usize::try_from(length).ok()?];
    let window = u32::try_from(before.len()).ok()?.checked_add(length)?;
    let mut stream = LzmaStream::new_with_props(length.into(), *properties, window, Some(before)).ok()?;
    let mut to = bytes.as_mut_slice();
    loop {
        let done = stream.process(rest, to, Action::Finish).ok()?;
        if done.status == Status::StreamEnd {
            return (done.bytes_produced == to.len()).then_some(bytes);
        }
        if done.bytes_consumed == 0 && done.bytes_produced == 0 {
            return None;
        }
        rest = rest.get(done.bytes_consumed..)?;
        to = to.get_mut(done.bytes_produced..)?;
    }
}
