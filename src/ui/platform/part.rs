//! Parts of the program that are fetched when they are first needed.
//!
//! A function marked `#[wasm_split(part, …)]` and all that only it reaches is cut
//! out of the program by `xtask` (see `xtask/src/split.rs`). Calling it fetches that
//! part, asking `loadPart` of `public/boot.js`; what it returns are pointers to the
//! functions of the part, so that callers use them without waiting again.

use leptos::wasm_split::SplitLoaderError;

/// A part could not be fetched or started. Nothing of that is kept: calling the
/// function again fetches the part again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}
