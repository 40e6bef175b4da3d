//! The second program in the browser, loaded when first needed: signing,
//! checking, the secretariat's desk. What the application calls is exported here.

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    console_error_panic_hook::set_once();
}

/// Puts the program into an element of the page, once. `ask` answers questions
/// about the open draft; see [`cchc::ui::office`].
#[wasm_bindgen]
pub fn mount(root: web_sys::HtmlElement, ask: js_sys::Function) {
    cchc::ui::office::mount(root, ask);
}

/// Checks a pack; see [`cchc::ui::office::check_pack`].
#[wasm_bindgen(js_name = checkPack)]
pub async fn check_pack(file: web_sys::File, lang: String) -> String {
    cchc::ui::office::check_pack(file, &lang).await
}

/// By which key a file is signed; see [`cchc::ui::office::signed_by`].
#[wasm_bindgen(js_name = signedBy)]
pub fn signed_by(text: &str, lang: &str) -> Result<String, String> {
    cchc::ui::office::signed_by(text, lang)
}

/// Who signed a PDF and when, as the file says; see [`cchc::formats::pdf_signature`].
#[wasm_bindgen(js_name = pdfSigners)]
pub fn pdf_signers(pdf: &[u8]) -> String {
    cchc::formats::pdf_signature::signers_line(&cchc::formats::pdf_signature::signatures(pdf))
}

/// In a worker: takes a pack; see [`cchc::ui::appraisal::worker_pool`].
#[wasm_bindgen(js_name = judgeBySet)]
pub fn judge_by_set(text: &str, digest: &str) {
    cchc::ui::appraisal::worker_pool::here::add_pack(text, digest);
}

/// In a worker: what is found out about a file; see [`cchc::ui::appraisal::worker_pool`].
#[wasm_bindgen(js_name = judgeFile)]
pub fn judge_file(bytes: &[u8]) -> Option<String> {
    cchc::ui::appraisal::worker_pool::here::judge(bytes)
}

/// Shows the page of an address (the part behind `#`) in a language.
#[wasm_bindgen]
pub fn show(hash: &str, lang: &str) {
    cchc::ui::office::show(hash, lang);
}
