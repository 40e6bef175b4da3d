//! Files judged by workers, each this same program on another processor.
//!
//! `public/boot.js` starts them, `public/judge.js` is what they run. A worker has
//! the sets, reads a file, and tells what it found out when the file is sound (see
//! `submission::desk`'s relay); any other one, and all where a browser has no
//! workers, the page judges itself.

use crate::pack::{Pack, write};
use crate::ui::platform;
use js_sys::Promise;
use std::collections::VecDeque;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

/// In a worker.
pub mod here {
    use crate::submission::desk::Packs;
    use std::cell::RefCell;

    thread_local! {
        static PACKS: RefCell<Packs> = RefCell::default();
    }

    /// Takes a set; one that cannot be read is not here, and files that name it
    /// are not sound.
    pub fn take_set(text: &str, digest: &str) {
        PACKS.with_borrow_mut(|packs| packs.add_told(text, digest));
    }

    /// What is found out about the bytes of a file, when it is sound.
    #[must_use]
    pub fn judge(bytes: &[u8]) -> Option<String> {
        let text = str::from_utf8(bytes).ok()?;
        PACKS.with_borrow(|packs| packs.judge(text)).ok()?.tell()
    }
}

#[wasm_bindgen]
extern "C" {
    /// Given by `public/boot.js`.
    #[derive(Clone)]
    pub type Workers;
    #[wasm_bindgen(js_name = startJudges)]
    fn start_judges(module: JsValue) -> Workers;
    /// Stops them all; what they were asked is answered with nothing.
    #[wasm_bindgen(method)]
    pub fn stop(this: &Workers);
    /// How many are ready.
    #[wasm_bindgen(method)]
    fn count(this: &Workers) -> usize;
    #[wasm_bindgen(method)]
    fn megabytes(this: &Workers) -> u32;
    #[wasm_bindgen(method, js_name = judgeBySet)]
    fn judge_by_set(this: &Workers, text: &str, digest: &str);
    #[wasm_bindgen(method)]
    fn judge(this: &Workers, content: &JsValue) -> Promise;
}

impl Workers {
    /// Starts them; they are ready some hundredths of a second later.
    #[must_use]
    pub fn start() -> Self {
        start_judges(wasm_bindgen::module())
    }

    /// Tells them a set.
    pub fn take_set(&self, pack: &Pack) {
        self.judge_by_set(&write::text(pack), &pack.digest);
    }

    /// Megabytes that the page and the workers have taken.
    #[must_use]
    pub fn memory(&self) -> u32 {
        platform::memory().saturating_add(self.megabytes())
    }
}

/// Files that each worker has before it, so that it never waits.
const AHEAD: usize = 16;

/// Files on their way through the workers, in the order in which they came; `T` is
/// what the page knows each by.
pub struct Judges<'w, T> {
    workers: &'w Workers,
    sent: VecDeque<(T, Option<Promise>)>,
    /// Whether a file came back already.
    begun: bool,
}

impl<'w, T> Judges<'w, T> {
    /// With nothing on its way.
    #[must_use]
    pub const fn new(workers: &'w Workers) -> Self {
        Self { workers, sent: VecDeque::new(), begun: false }
    }

    /// Whether another file is to be sent. The first one goes alone: the page
    /// judges it, and learns which set the others need.
    #[must_use]
    pub fn has_room(&self) -> bool {
        let workers = if self.begun { self.workers.count() } else { 0 };
        self.sent.len() <= workers.saturating_mul(AHEAD)
    }

    /// Files that were sent and did not come back.
    #[must_use]
    pub fn on_the_way(&self) -> usize {
        self.sent.len()
    }

    /// Sends a file (`File`) or its bytes (`Uint8Array`); none for one that only the
    /// page is to look at.
    pub fn send(&mut self, known_by: T, content: Option<&JsValue>) {
        let content = content.filter(|_| self.begun && 0 < self.workers.count());
        self.sent.push_back((known_by, content.map(|content| self.workers.judge(content))));
    }

    /// The file sent first, and what was told about it; `None` when all are back.
    pub async fn next(&mut self) -> Option<(T, Option<String>)> {
        let (known_by, told) = self.sent.pop_front()?;
        let told = match told {
            Some(told) => JsFuture::from(told).await.ok().and_then(|told| told.as_string()),
            None => None,
        };
        self.begun = true;
        Some((known_by, told))
    }
}
