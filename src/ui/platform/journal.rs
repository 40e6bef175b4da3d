//! The journal: a second place in which the browser keeps what was typed.
//!
//! `localStorage` is read at once and seen by other tabs, but browsers write it to
//! disk when they like: Chromium once a minute while somebody types. A transaction
//! of IndexedDB that has reported "complete" survives the end of the browser, and
//! there is far more room. web-sys rather than the crate `idb`, which does not
//! pass the durability on and brings a runtime along.
//!
//! A record is the time of writing in milliseconds, a line break, and the text.

use js_sys::{Array, Object, Promise, Reflect};
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

const DATABASE: &str = "tu-cham-cchc";
const TEXTS: &str = "texts";
/// A browser that does not answer in this time has no journal.
const PATIENCE: Duration = Duration::from_secs(3);

thread_local! {
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// With the options that web-sys still calls unstable.
    #[wasm_bindgen(extends = IdbDatabase)]
    type Database;
    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Database, store: &str, mode: &str, options: &Object) -> Result<IdbTransaction, JsValue>;

    /// With a method that older browsers have not.
    #[wasm_bindgen(extends = IdbTransaction)]
    type Transaction;
    #[wasm_bindgen(method, catch)]
    fn commit(this: &Transaction) -> Result<(), JsValue>;
}

/// A text with the time when it was written, in milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// When it was written.
    pub at: u64,
    /// The text.
    pub text: String,
}

/// Opens the journal; false when the browser has none, or does not answer.
pub async fn open() -> bool {
    if is_open() {
        return true;
    }
    let late = Promise::new(&mut |go, _| {
        leptos::prelude::set_timeout(move || drop(go.call0(&JsValue::NULL)), PATIENCE);
    });
    let opened = match connect() {
        Ok(opening) => JsFuture::from(Promise::race(&Array::of2(&opening, &late))).await,
        Err(error) => Err(error),
    };
    let database = opened.ok().and_then(|database| database.dyn_into::<IdbDatabase>().ok());
    OPEN.with_borrow_mut(|open| *open = database);
    is_open()
}

/// Whether there is a journal.
#[must_use]
pub fn is_open() -> bool {
    OPEN.with_borrow(Option::is_some)
}

fn connect() -> Result<Promise, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let request = window.indexed_db()?.ok_or(JsValue::NULL)?.open_with_u32(DATABASE, 1)?;
    Ok(Promise::new(&mut |done, failed| {
        let of = request.clone();
        let upgrade = wasm_bindgen::closure::Closure::once_into_js(move || {
            let Ok(database) = of.result().map(JsCast::unchecked_into::<IdbDatabase>) else { return };
            drop(database.create_object_store(TEXTS));
        });
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        let of: IdbOpenDbRequest = request.clone();
        let opened = wasm_bindgen::closure::Closure::once_into_js(move || {
            drop(done.call1(&JsValue::NULL, &of.result().unwrap_or(JsValue::NULL)));
        });
        request.set_onsuccess(Some(opened.unchecked_ref()));
        request.set_onerror(Some(&failed));
        request.set_onblocked(Some(&failed));
    }))
}

/// The store in a transaction of its own.
fn store(mode: &str) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let database = OPEN.with_borrow(Clone::clone).ok_or(JsValue::NULL)?;
    let begun = database.unchecked_ref::<Database>().transaction(TEXTS, mode, &options);
    let transaction = begun.inspect_err(|_| OPEN.with_borrow_mut(|open| *open = None))?;
    let store = transaction.object_store(TEXTS)?;
    Ok((transaction, store))
}

/// A change of the journal that is under way; resolved once it is complete.
fn change(make: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>) -> Result<JsFuture, JsValue> {
    let (transaction, store) = store("readwrite")?;
    let complete = Promise::new(&mut |done, failed| {
        transaction.set_oncomplete(Some(&done));
        transaction.set_onabort(Some(&failed));
        transaction.set_onerror(Some(&failed));
    });
    let complete = JsFuture::from(complete);
    make(&store)?;
    // At once, so that the end of the page does not take it along; without it the
    // browser commits when the request has been answered.
    let _ = transaction.unchecked_ref::<Transaction>().commit();
    Ok(complete)
}

/// Begins to write a text; it is safe once the future has come to its end.
///
/// # Errors
/// When there is no journal.
pub fn put(key: &str, record: &Record) -> Result<JsFuture, JsValue> {
    let value = JsValue::from_str(&format!("{}\n{}", record.at, record.text));
    change(|store| store.put_with_key(&value, &key.into()))
}

/// Takes texts away: now for whoever asks later.
pub fn remove(key: &str) {
    drop(change(|store| store.delete(&key.into())));
}

async fn found(request: IdbRequest) -> Result<JsValue, JsValue> {
    let answer = Promise::new(&mut |done, failed| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&failed));
    });
    JsFuture::from(answer).await?;
    request.result()
}

/// The text of a key.
pub async fn get(key: &str) -> Option<Record> {
    let (_, store) = store("readonly").ok()?;
    record(&found(store.get(&key.into()).ok()?).await.ok()?)
}

/// Keys from one to before another, in order.
pub async fn keys(from: &str, before: &str) -> Vec<String> {
    let range = IdbKeyRange::bound_with_lower_open_and_upper_open(&from.into(), &before.into(), false, true);
    let asked = || store("readonly").ok()?.1.get_all_keys_with_key(&range.ok()?.into()).ok();
    let Some(request) = asked() else { return Vec::new() };
    let keys = found(request).await.map(JsCast::unchecked_into::<Array>).unwrap_or_default();
    keys.iter().filter_map(|key| key.as_string()).collect()
}

fn record(value: &JsValue) -> Option<Record> {
    let value = value.as_string()?;
    let (at, text) = value.split_once('\n')?;
    Some(Record { at: at.parse().ok()?, text: text.to_owned() })
}
