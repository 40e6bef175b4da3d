//! Files judged by workers, each this same program on another processor.
//!
//! `public/boot.js` starts them, `public/judge.js` is what they run. A worker has
//! the packs, reads a file, and tells what it found out when the file is sound (see
//! `submission::desk`'s relay). The page judges beside them, on the processor that
//! is left to it; any file that is not sound it looks at itself, and all where a
//! browser has no workers.

use crate::appraisal::{Found, Packs};
use crate::base::json::parse::Limits;
use crate::pack::{Pack, write};
use crate::ui::platform;
use crate::ui::platform::files::text_of;
use js_sys::Promise;
use std::cell::OnceCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// In a worker.
pub mod here {
    use crate::appraisal::Packs;
    use crate::ui::platform::part::NotLoaded;
    use leptos::wasm_split::wasm_split;
    use std::cell::{Cell, RefCell};

    thread_local! {
        static PACKS: RefCell<Packs> = RefCell::default();
    }

    /// What a worker does.
    #[derive(Clone, Copy)]
    struct Examination {
        take_set: fn(&str, &str),
        judge: fn(&[u8]) -> Option<String>,
    }

    thread_local! {
        static LOADED: Cell<Option<Examination>> = const { Cell::new(None) };
    }

    #[wasm_split(examination, wasm_split_path = leptos::wasm_split, fallible)]
    fn examination() -> Result<Examination, NotLoaded> {
        Ok(Examination { take_set, judge })
    }

    /// Fetches what a worker needs beside the first load.
    ///
    /// # Errors
    /// [`NotLoaded`]; the worker is of no use then.
    pub async fn prepare() -> Result<(), NotLoaded> {
        LOADED.set(Some(examination().await?));
        Ok(())
    }

    /// [`take_set`], once [`prepare`]d.
    pub fn judge_by_set(text: &str, digest: &str) {
        if let Some(loaded) = LOADED.get() {
            (loaded.take_set)(text, digest);
        }
    }

    /// [`judge`], once [`prepare`]d.
    #[must_use]
    pub fn judge_file(bytes: &[u8]) -> Option<String> {
        LOADED.get().and_then(|loaded| (loaded.judge)(bytes))
    }

    /// Takes a set; one that cannot be read is not here, and files that name it
    /// are not sound.
    fn take_set(text: &str, digest: &str) {
        PACKS.with_borrow_mut(|packs| packs.add_told(text, digest));
    }

    /// What is found out about the bytes of a file, when it is sound.
    fn judge(bytes: &[u8]) -> Option<String> {
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
    fn start_judges(module: JsValue, most: usize) -> Workers;
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

    /// Given by `public/boot.js`: the next task of the page, sooner than any timer.
    #[wasm_bindgen(js_name = nextTask, catch)]
    async fn next_task() -> Result<JsValue, JsValue>;
}

impl Workers {
    /// Starts them; they are ready some hundredths of a second later.
    #[must_use]
    pub fn start() -> Self {
        start_judges(wasm_bindgen::module(), Limits::DEFAULT.bytes)
    }

    /// Tells them a pack.
    pub fn add_pack(&self, pack: &Pack) {
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
/// Files that the page has before itself.
const OWN: usize = 8;

/// What is asked of the packs of a desk.
pub type Question<'q> = dyn Fn(&Packs) -> Option<Found> + 'q;
/// Asks the packs that a desk has now.
pub type Sets<'d> = dyn Fn(&Question<'_>) -> Option<Found> + 'd;

/// What is known of a file when its turn comes.
pub enum Told {
    /// What was found out about it.
    Found(Box<Found>),
    /// Nothing: the page is to look at it.
    Nothing,
}

/// A file on its way.
enum Way {
    /// A worker was asked; its answer, once it is there.
    Asked(Promise, Rc<OnceCell<Option<String>>>),
    /// The page judges it when it has nothing else to do.
    Own(JsValue),
    /// The page has judged it.
    Judged(Told),
}

/// Files on their way through the workers and the page itself, which is one judge
/// more; they come back in the order in which they were sent. `T` is what the page
/// knows each by.
pub struct Judges<'w, T> {
    workers: &'w Workers,
    sent: VecDeque<(T, Way)>,
    /// Whether a file came back already.
    begun: bool,
}

impl<'w, T> Judges<'w, T> {
    /// With nothing on its way.
    #[must_use]
    pub const fn new(workers: &'w Workers) -> Self {
        Self { workers, sent: VecDeque::new(), begun: false }
    }

    /// Most files that workers have before them.
    fn most_asked(&self) -> usize {
        self.workers.count().saturating_mul(AHEAD)
    }

    /// Whether another file is to be sent. The first one goes alone: it tells which
    /// set the others need.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.sent.is_empty() || self.begun && self.sent.len() < self.most_asked().saturating_add(OWN)
    }

    /// Files that were sent and did not come back.
    #[must_use]
    pub fn on_the_way(&self) -> usize {
        self.sent.len()
    }

    /// Sends a file (`File`) or its bytes (`Uint8Array`).
    pub fn send(&mut self, known_by: T, content: JsValue) {
        let asked = |way: &Way| matches!(way, Way::Asked(_, answer) if answer.get().is_none());
        let busy = self.sent.iter().filter(|(_, way)| asked(way)).count();
        let way = if self.begun && busy < self.most_asked() { self.ask(&content) } else { Way::Own(content) };
        self.sent.push_back((known_by, way));
    }

    fn ask(&self, content: &JsValue) -> Way {
        let (promise, answer) = (self.workers.judge(content), Rc::new(OnceCell::new()));
        let (coming, slot) = (JsFuture::from(promise.clone()), answer.clone());
        leptos::task::spawn_local(async move {
            let told = coming.await.ok().and_then(|told| told.as_string());
            let _ = slot.set(told);
        });
        Way::Asked(promise, answer)
    }

    /// The file sent first, and what is known of it; `None` when all are back. While
    /// it is with a worker, the page judges with the packs of `desk`.
    pub async fn next(&mut self, desk: &Sets<'_>) -> Option<(T, Told)> {
        loop {
            let told = match &self.sent.front()?.1 {
                Way::Asked(_, answer) => answer.get().map(|told| {
                    let found = told.as_ref().and_then(|told| desk(&|packs| packs.told(told)));
                    found.map_or(Told::Nothing, |found| Told::Found(Box::new(found)))
                }),
                Way::Own(_) => None,
                Way::Judged(_) => Some(Told::Nothing),
            };
            if let Some(told) = told {
                self.begun = true;
                let (known_by, way) = self.sent.pop_front()?;
                return Some((known_by, if let Way::Judged(told) = way { told } else { told }));
            }
            self.judge_one(desk).await;
        }
    }

    /// Judges the first file that the page has before itself; without any, waits for
    /// the worker that has the first of all.
    async fn judge_one(&mut self, desk: &Sets<'_>) {
        let own = self.sent.iter().position(|(_, way)| matches!(way, Way::Own(_)));
        match own.and_then(|at| self.sent.get_mut(at)) {
            Some((_, way)) => {
                let Way::Own(content) = way else { return };
                let found = match text_in(content).await {
                    Some(text) => desk(&|packs| packs.judge(&text).ok().filter(Found::is_recomputed)),
                    None => None,
                };
                *way = Way::Judged(found.map_or(Told::Nothing, |found| Told::Found(Box::new(found))));
                // What the workers answered meanwhile comes in.
                let _ = next_task().await;
            }
            None => {
                if let Some((_, Way::Asked(promise, _))) = self.sent.front() {
                    let _ = JsFuture::from(promise.clone()).await;
                }
            }
        }
    }
}

/// The text of a `File` that may be read, or of bytes; `None` also when it is none.
async fn text_in(content: &JsValue) -> Option<String> {
    match content.dyn_ref::<web_sys::File>() {
        Some(file) => text_of(file).await.ok(),
        None => String::from_utf8(js_sys::Uint8Array::new(content).to_vec()).ok(),
    }
}
