//! The place of a page that the second program fills; see `ui::office`.

use crate::text::ui::Msg;
use crate::ui::platform::{self, Office};
use crate::ui::shell::ask;
use crate::ui::shell::route::Route;
use crate::ui::shell::state::{App, app};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

/// The second program with the element it lives in, kept while it is out of sight.
#[derive(Clone)]
pub struct Link {
    /// What it exports.
    pub office: Office,
    root: web_sys::HtmlElement,
}

/// The program; fetched and started when this is the first time.
pub async fn link(app: App) -> Result<Link, JsValue> {
    if let Some(link) = app.office.get_value() {
        return Ok(link);
    }
    let office = platform::open_office().await?;
    // Two places may have waited for it.
    if let Some(link) = app.office.get_value() {
        return Ok(link);
    }
    let root = platform::new_element("div")?;
    let answer = Closure::<dyn Fn(String) -> Option<String>>::new(move |word: String| ask::answer(app, &word));
    office.mount(&root, &answer.into_js_value());
    let link = Link { office, root };
    app.office.set_value(Some(link.clone()));
    Ok(link)
}

/// Shows the second program's page of the address; a line while it is fetched.
#[component]
pub fn OfficePage(route: Route) -> impl IntoView {
    let app = app();
    let place = NodeRef::<html::Div>::new();
    let failed = RwSignal::new(None::<bool>);
    let load = move || {
        let (lang, hash) = (app.lang(), route.to_string());
        failed.set(None);
        leptos::task::spawn_local(async move {
            let linked = link(app).await;
            // The page may have been left meanwhile.
            let Some(Some(place)) = place.try_get_untracked() else { return };
            if let Ok(Link { office, root }) = &linked {
                let _ = place.append_child(root);
                office.show(&hash, lang.code());
            }
            failed.try_set(Some(linked.is_err()));
        });
    };
    let again = load.clone();
    Effect::new(move |_| place.get().is_some().then(&load));
    let line = move || match failed.get() {
        None => {
            view! { <p class="muted" role="status" data-testid="opening">{app.t(Msg::OpeningOffice)}</p> }.into_any()
        }
        Some(false) => ().into_any(),
        Some(true) => {
            let again = again.clone();
            view! {
                <p class="notice error" role="alert" data-testid="not-loaded">
                    {app.t(Msg::OfficeNotLoaded)} " "
                    <button type="button" data-testid="load-again" on:click=move |_| again()>{app.t(Msg::LoadAgain)}</button>
                </p>
            }
            .into_any()
        }
    };
    view! { {line} <div node_ref=place></div> }
}
