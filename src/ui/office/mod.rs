//! The second program: what is not needed for drafting, so that the first load
//! does not carry it.
//!
//! The application owns the page and the open draft. It gives this program an
//! element to live in ([`mount`]), tells it what to show ([`show`]), and answers
//! its questions ([`Question`]). The two share what the browser stores, nothing
//! else. State that must outlive a visit of a page belongs into a context made
//! in [`Root`]; a page itself is made anew with every [`show`].

use crate::base::json;
use crate::base::json::Json;
use crate::base::json::parse::{Limits, parse};
use crate::submission::keys::PublicKey;
use crate::submission::verify::verify;
use crate::text::Lang;
use crate::text::pack_diff as compare_words;
use crate::text::signature::verify_error;
use crate::ui::platform::recovery;
use crate::ui::platform::storage::Key;
use crate::ui::shell::ask::{Question, REWRITE_LETTER};
use crate::ui::shell::route::{DraftPage, Route};
use crate::ui::shell::state::App;
use leptos::ev;
use leptos::prelude::*;
use std::cell::{Cell, OnceCell};

thread_local! {
    static SHOWN: OnceCell<App> = const { OnceCell::new() };
    /// The address and language to be shown once the program is there.
    static ASKED: Cell<Option<(String, String)>> = const { Cell::new(None) };
}

/// Asks the application about the open draft.
#[derive(Clone, Copy)]
pub struct Ask(StoredValue<js_sys::Function, LocalStorage>);

impl Ask {
    /// The answer; `None` when no draft is open.
    #[must_use]
    pub fn the(self, question: Question) -> Option<String> {
        self.call(question.word())
    }

    /// The answer to a question that tells something; `None` when it is not taken.
    #[must_use]
    pub fn tell(self, question: Question, told: &str) -> Option<String> {
        self.call(&format!("{} {told}", question.word()))
    }

    fn call(self, asked: &str) -> Option<String> {
        let ask = self.0.get_value();
        ask.call1(&wasm_bindgen::JsValue::NULL, &asked.into()).ok()?.as_string()
    }

    /// Has a paragraph of the explanation letter rewritten in the open draft.
    pub fn rewrite_letter(self, node: &str, text: &str) {
        self.call(&format!("{REWRITE_LETTER}\n{node}\n{text}"));
    }
}

/// Puts the program into an element of the page, once it is known what is stored;
/// it shows nothing yet.
pub fn mount(root: web_sys::HtmlElement, ask: js_sys::Function) {
    wasm_bindgen_futures::spawn_local(async move {
        recovery::start().await;
        recovery::recover(&Key::Desk).await;
        recovery::recover(&Key::Studio).await;
        mount_to(root, move || view! { <Root ask/> }).forget();
        if let Some((hash, lang)) = ASKED.take() {
            show(&hash, &lang);
        }
    });
}

/// Shows the page of an address in a language.
pub fn show(hash: &str, lang: &str) {
    SHOWN.with(|shown| match shown.get() {
        Some(app) => {
            app.library.refresh_own();
            app.lang.set(Lang::from_code(lang).unwrap_or_default());
            app.route.set(Route::parse(hash));
        }
        None => ASKED.set(Some((hash.to_owned(), lang.to_owned()))),
    });
}

/// Checks a pack that somebody imported as a file or a workbook, with what
/// the first load does not carry. The answer is JSON: `findings` are sentences;
/// when it can be used also `id`, `digest` and the `canonical` form, as it is to
/// be stored.
pub async fn check_pack(file: web_sys::File, lang: &str) -> String {
    let lang = Lang::from_code(lang).unwrap_or_default();
    let answer = match crate::ui::packs::file::imported(&file).await {
        Err(error) => Json::object([("findings", Json::list([compare_words::import_error(lang, &error)]))]),
        Ok(imported) => {
            let lines = crate::ui::packs::file::origin(lang, &imported)
                .into_iter()
                .chain(compare_words::findings(lang, &imported));
            let answer = Json::object([("findings", Json::list(lines))]);
            match imported.pack() {
                Some(pack) => answer
                    .with("id", &*pack.id)
                    .with("digest", &*pack.digest)
                    .with("canonical", crate::ui::packs::file::stored_text(&imported.signed)),
                None => answer,
            }
        }
    };
    json::write::canonical(&answer)
}

/// The fingerprint of the key that signed a file.
///
/// # Errors
/// A sentence: what is wrong with the first proof that does not hold.
pub fn signed_by(text: &str, lang: &str) -> Result<String, String> {
    let lang = Lang::from_code(lang).unwrap_or_default();
    let file = parse(text, &Limits::DEFAULT).map_err(|error| crate::text::file::parse_error(lang, &error))?;
    let report = verify(&file);
    if let Some(error) = report.first_error() {
        return Err(verify_error(lang, error));
    }
    let keys = report.proofs.iter().filter_map(|proof| proof.key.as_ref());
    Ok(keys.map(PublicKey::fingerprint).collect::<Vec<_>>().join("; "))
}

/// The program as a whole.
#[component]
fn Root(ask: js_sys::Function) -> impl IntoView {
    let app = App::start();
    // Nothing until the first address.
    app.route.set(Route::Home);
    provide_context(app);
    provide_context(Ask(StoredValue::new_local(ask)));
    provide_context(crate::ui::keys::keyring::Keyring::start());
    let roster = crate::ui::appraisal::roster::RosterState::start();
    let desk = crate::ui::appraisal::desk::DeskState::start(roster);
    provide_context(crate::ui::packs::compare::CompareState::start());
    provide_context(roster);
    provide_context(desk);
    let studio = crate::ui::packs::editor::StudioState::start();
    provide_context(studio);
    let left = window_event_listener(ev::pagehide, move |_| {
        roster.flush();
        desk.flush();
        studio.flush();
    });
    on_cleanup(move || left.remove());
    SHOWN.with(|shown| shown.set(app).ok());
    move || {
        let _ = app.lang.get();
        page(&app.route.get())
    }
}

fn page(route: &Route) -> AnyView {
    match route {
        Route::Verify => crate::ui::appraisal::verify::Verify().into_any(),
        Route::Keys => crate::ui::keys::Keys().into_any(),
        Route::Roster => crate::ui::appraisal::roster::RosterPage().into_any(),
        Route::Desk => crate::ui::appraisal::desk::DeskPage().into_any(),
        Route::Studio => crate::ui::packs::editor::StudioPage().into_any(),
        Route::Speed => crate::ui::benchmark::Speed().into_any(),
        Route::Help => crate::ui::help::Help().into_any(),
        Route::Pack(id) => view! { <crate::ui::packs::view::PackPage id=id.clone()/> }.into_any(),
        Route::Compare(from) => view! { <crate::ui::packs::compare::ComparePage from=from.clone()/> }.into_any(),
        Route::Draft(_, DraftPage::Overview) => crate::ui::draft::overview::Overview().into_any(),
        Route::Draft(_, DraftPage::Export) => {
            view! { <crate::ui::draft::sign_off::sign::Sign/> <crate::ui::draft::sign_off::documents::Documents/> }
                .into_any()
        }
        _ => ().into_any(),
    }
}
