//! The program in the browser: mounts the application on a page; in a worker it
//! examines files. What a worker calls is exported here.

use cchc::ui::appraisal::worker_pool::here;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    console_error_panic_hook::set_once();
    cchc::ui::mount();
}

/// In a worker, first of all: true when it can examine files.
#[wasm_bindgen(js_name = prepareExamination)]
pub async fn prepare_examination() -> bool {
    here::prepare().await.is_ok()
}

/// In a worker: takes a criteria pack; see [`cchc::ui::appraisal::worker_pool`].
#[wasm_bindgen(js_name = judgeBySet)]
pub fn judge_by_set(text: &str, digest: &str) {
    here::judge_by_set(text, digest);
}

/// In a worker: what is found out about a file; see [`cchc::ui::appraisal::worker_pool`].
#[wasm_bindgen(js_name = judgeFile)]
pub fn judge_file(bytes: &[u8]) -> Option<String> {
    here::judge_file(bytes)
}
