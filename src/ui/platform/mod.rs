//! The browser, behind small functions that can fail and say so.
//!
//! No logic here: what is not a browser call belongs elsewhere.

pub(crate) mod auto_unsubscribe;
pub(crate) mod autosave;
pub(crate) mod files;
pub(crate) mod journal;
pub(crate) mod part;
pub(crate) mod recovery;
pub(crate) mod spot;
pub(crate) mod storage;

use js_sys::{Array, Date as JsDate};
use leptos::prelude::document;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlDialogElement, HtmlElement, Url};

/// The moment, ISO 8601 with the offset of the machine cut to UTC: `2026-01-31T08:05:00Z`.
#[must_use]
pub fn now() -> String {
    let text = String::from(JsDate::new_0().to_iso_string());
    // Milliseconds say nothing to a reader.
    match text.split_once('.') {
        Some((seconds, _)) => format!("{seconds}Z"),
        None => text,
    }
}

/// Milliseconds since 1970 on the clock of the machine.
#[must_use]
pub fn milliseconds() -> u64 {
    JsDate::now() as u64
}

/// Gives the page a turn: to paint, to answer a press.
pub async fn turn() {
    let turn = js_sys::Promise::new(&mut |go, _| {
        let go = move || drop(go.call0(&JsValue::NULL));
        leptos::prelude::set_timeout(go, std::time::Duration::ZERO);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(turn).await;
}

/// Which of two names comes first in Vietnamese.
#[must_use]
pub fn compare_names(a: &str, b: &str) -> std::cmp::Ordering {
    thread_local! {
        static COMPARE: js_sys::Function =
            js_sys::Intl::Collator::new(&Array::of1(&JsValue::from_str("vi")), &js_sys::Object::new()).compare();
    }
    let found = COMPARE.with(|compare| compare.call2(&JsValue::NULL, &a.into(), &b.into()));
    let found = found.ok().and_then(|found| found.as_f64());
    found.and_then(|found| found.partial_cmp(&0.0)).unwrap_or_else(|| a.cmp(b))
}

/// Does something that takes a while, after what was just changed is on screen.
pub fn after_paint(work: impl FnOnce() + 'static) {
    leptos::prelude::set_timeout(work, std::time::Duration::from_millis(40));
}

/// Hours and minutes on the clock of the machine: `08:05`.
#[must_use]
pub fn clock() -> String {
    let date = JsDate::new_0();
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// A moment on the clock of the machine, from milliseconds since 1970: `31/01/2026 08:05`.
#[must_use]
pub fn local_time(at: u64) -> String {
    // Whole numbers below 2^53 pass through a float unharmed.
    let date = JsDate::new(&JsValue::from_f64(at as f64));
    let (day, month, year) = (date.get_date(), date.get_month() + 1, date.get_full_year());
    format!("{day:02}/{month:02}/{year:04} {:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// Today on the clock of the machine, `2026-01-31`.
#[must_use]
pub fn today() -> String {
    let date = JsDate::new_0();
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// Today's year on the clock of the machine.
#[must_use]
pub fn this_year() -> u32 {
    JsDate::new_0().get_full_year()
}

/// Megabytes (of 1,000,000 bytes) that the program has taken: it never gives any
/// back, so this is also the most that it needed.
#[must_use]
pub fn memory() -> u32 {
    let memory = wasm_bindgen::memory().unchecked_into::<js_sys::WebAssembly::Memory>();
    memory.buffer().unchecked_into::<js_sys::ArrayBuffer>().byte_length() / 1_000_000
}

/// Fills `bytes` from the browser's random source; false when there is none.
pub fn random(bytes: &mut [u8]) -> bool {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(bytes).is_ok())
}

/// A short id that no other draft on this machine has.
#[must_use]
pub fn new_id() -> String {
    let mut bytes = [0_u8; 6];
    if !random(&mut bytes) {
        return format!("t{}", JsDate::now().to_string().replace('.', ""));
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[wasm_bindgen]
extern "C" {
    /// Given by `public/boot.js`, which knows where the page keeps its files.
    #[wasm_bindgen(js_name = readCriteria, catch)]
    async fn read_criteria_js(name: &str) -> Result<JsValue, JsValue>;

    /// Given by `public/boot.js`: the address of a picture of the help page.
    #[wasm_bindgen(js_name = pictureAddress)]
    fn picture_address_js(name: &str) -> String;
}

/// The address of a picture of the help page, by its name without ending.
#[must_use]
pub fn picture_address(name: &str) -> String {
    picture_address_js(name)
}

/// The text of a criteria set or list by the name of its file; `None` when it
/// cannot be had now.
pub async fn read_criteria(name: &str) -> Option<String> {
    read_criteria_js(name).await.ok()?.as_string()
}

/// Asks the browser not to clear what it keeps when it needs room: once, and the
/// answer changes nothing.
pub fn ask_to_keep() {
    let Some(window) = web_sys::window() else { return };
    if let Ok(asked) = window.navigator().storage().persist() {
        drop(wasm_bindgen_futures::JsFuture::from(asked));
    }
}

/// Offers a text as a file to save.
///
/// # Errors
/// What the browser says when it refuses.
pub fn download(file_name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    offer(file_name, &Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options)?)
}

/// Offers bytes as a file to save.
///
/// # Errors
/// What the browser says when it refuses.
pub fn download_bytes(file_name: &str, mime: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&js_sys::Uint8Array::from(bytes).into());
    offer(file_name, &Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)
}

fn offer(file_name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let anchor: HtmlElement = document().create_element("a")?.unchecked_into();
    anchor.set_attribute("href", &url)?;
    anchor.set_attribute("download", file_name)?;
    anchor.click();
    // The browser holds the data from the click on; the address is no longer needed
    // once it has started, which it has when the next task runs.
    leptos::prelude::set_timeout(
        move || {
            let _ = Url::revoke_object_url(&url);
        },
        std::time::Duration::from_secs(30),
    );
    Ok(())
}

/// Gives the keyboard to the element with this id, once it is on the page.
pub fn focus(id: &str) {
    let id = id.to_owned();
    leptos::prelude::request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id)
            && let Ok(element) = element.dyn_into::<HtmlElement>()
        {
            let _ = element.focus();
        }
    });
}

/// Gives the keyboard to the field at a place, or to the nearest one above it that
/// is on the page: ids of fields are `prefix` and the place.
pub fn focus_nearest(prefix: &'static str, place: &str) {
    let mut id = format!("{prefix}{place}");
    let look = move || {
        loop {
            let found = document().get_element_by_id(&id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
            if let Some(element) = found {
                let first = element.query_selector(FIELDS).ok().flatten().and_then(|field| field.dyn_into().ok());
                return drop(if element.tab_index() < 0 { first.unwrap_or(element) } else { element }.focus());
            }
            match id.rfind('/') {
                Some(end) => id.truncate(end),
                None => return,
            }
        }
    };
    leptos::prelude::set_timeout(look, std::time::Duration::from_millis(50));
}

/// Brings an element into view where it stands below the list that leads to it.
pub fn show_beside(id: &str) {
    let narrow = web_sys::window().and_then(|window| window.match_media("(max-width: 900px)").ok().flatten());
    if narrow.is_some_and(|narrow| narrow.matches()) {
        focus(id);
        scroll_to(id);
    }
}

/// Ends the typing in the field that has the keyboard, as leaving it would.
pub fn end_typing() {
    let field = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field {
        let _ = field.blur();
    }
}

/// The bytes of a file.
///
/// # Errors
/// What the browser says when the file is gone or may not be read.
pub async fn bytes_of(file: &web_sys::File) -> Result<Vec<u8>, JsValue> {
    let bytes = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await?;
    Ok(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// Packs an attribute of the document's root (`lang`, `data-theme`).
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(name, value);
    }
}

/// Opens the print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Brings the element with this id into view, once it is on the page.
pub fn scroll_to(id: &str) {
    let id = id.to_owned();
    leptos::prelude::set_timeout(
        move || {
            if let Some(element) = document().get_element_by_id(&id) {
                element.scroll_into_view();
            }
        },
        std::time::Duration::from_millis(50),
    );
}

/// Goes to a criterion of the sheet once it is on the page: its first field gets
/// the keyboard, its heading comes into view.
pub fn go_to_leaf(node: &str) {
    let heading = format!("h-{node}");
    leptos::prelude::set_timeout(
        move || {
            let Some(heading) = document().get_element_by_id(&heading) else { return };
            let leaf = heading.closest("article").ok().flatten();
            let field = leaf.and_then(|leaf| leaf.query_selector(FIELDS).ok().flatten());
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
                let options = web_sys::FocusOptions::new();
                options.set_prevent_scroll(true);
                let _ = field.focus_with_options(&options);
            }
            heading.scroll_into_view();
        },
        std::time::Duration::from_millis(50),
    );
}

/// What a person fills in on a criterion.
const FIELDS: &str = "input:not(:disabled), select, textarea, summary";

/// The id of the node whose criterion on the sheet has the keyboard.
#[must_use]
pub fn leaf_with_focus() -> Option<String> {
    let leaf = document().active_element()?.closest("article[data-node]").ok().flatten()?;
    leaf.get_attribute("data-node")
}

/// Whether a key pressed here is meant for a field that takes text.
#[must_use]
pub fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| element.matches("input[type=text], textarea, select").unwrap_or(false))
}

/// Opens a dialogue over the page; false where the browser has none.
pub fn open_dialog(id: &str) -> bool {
    let dialog = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok());
    dialog.is_some_and(|dialog| dialog.open() || dialog.show_modal().is_ok())
}

/// Closes it again.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// Bytes of a file that are read at a time.
pub const PIECE: u64 = 4_000_000;
/// Largest file that is held in memory as a whole.
pub const MOST_KEPT: u64 = 64_000_000;

/// The file picked in a file field. The field is cleared.
#[must_use]
pub fn picked_file(event: &web_sys::Event) -> Option<web_sys::File> {
    let field = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// Bytes of a file.
#[must_use]
pub fn size_of(file: &web_sys::File) -> u64 {
    // Whole numbers below 2^53 pass through a float unharmed.
    format!("{:.0}", file.size()).parse().unwrap_or(0)
}

/// The next [`PIECE`] bytes of a file from a place on.
///
/// # Errors
/// What the browser says when the file is gone or may not be read.
pub async fn read_piece(file: &web_sys::File, from: u64) -> Result<Vec<u8>, JsValue> {
    let number = |n: u64| n.to_string().parse().unwrap_or(f64::MAX);
    let piece = file.slice_with_f64_and_f64(number(from), number(from + PIECE))?;
    let bytes = wasm_bindgen_futures::JsFuture::from(piece.array_buffer()).await?;
    Ok(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// Reads the files picked in a file field, one after the other; `take` gets the
/// name and the text. The field is cleared, so the same file can be picked again.
pub fn read_picked(event: &web_sys::Event, take: impl Fn(String, String) + Clone + 'static) {
    let Some(field) = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
    if let Some(files) = field.files() {
        read_files(&files, take);
    }
    field.set_value("");
}

/// Reads every file of a list; `take` gets the name and the text.
pub fn read_files(files: &web_sys::FileList, take: impl Fn(String, String) + Clone + 'static) {
    for index in 0..files.length() {
        let Some(file) = files.get(index) else { continue };
        let take = take.clone();
        leptos::task::spawn_local(async move {
            if let Some(text) = text_of(&file).await {
                take(file.name(), text);
            }
        });
    }
}

/// The text of a file; `None` when the browser cannot read it.
pub async fn text_of(file: &web_sys::File) -> Option<String> {
    let text = wasm_bindgen_futures::JsFuture::from(file.text()).await.ok()?;
    Some(text.as_string().unwrap_or_default())
}

/// Shows a page from its top; the keyboard stays where it is.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Shows a page from its top and gives it the keyboard.
pub fn go_to_top() {
    scroll_to_top();
    if let Some(main) = document().get_element_by_id("main")
        && let Ok(main) = main.dyn_into::<HtmlElement>()
    {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = main.focus_with_options(&options);
    }
}
