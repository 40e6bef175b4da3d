//! Which part of the program shows which page, and the place of a page whose part
//! is still being fetched.

use super::appraisal::{desk, roster, verify};
use super::draft::{evidence, overview, plan, rank, scenario, sheet, sign_off};
use super::keys::{self, keyring};
use super::packs::{compare, editor, view as pack_view};
use super::platform::part::NotLoaded;
use super::platform::recovery;
use super::platform::storage::Key;
use super::shell::route::{DraftPage, Route};
use super::shell::state::{Open, app};
use super::{benchmark, help};
use crate::text::ui::Msg;
use leptos::prelude::*;
use leptos::wasm_split::wasm_split;
use std::cell::Cell;
use std::thread::LocalKey;

/// Makes a page of a part: of an address, and of the open draft where the address
/// names one.
type Show = fn(Route, Option<Open>) -> AnyView;
type Slot = LocalKey<Cell<Option<Show>>>;

/// A part of the program that has pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// What is typed: the sheet, scenarios, the register of evidence.
    Sheet,
    /// What the draft comes to: rank, plan, overview.
    Outlook,
    /// Sign-off and documents.
    SignOff,
    /// Signing keys.
    Keys,
    /// Checking of files, the roster of keys.
    Verify,
    /// The desk of the secretariat.
    Desk,
    /// Packs to read and to compare.
    Packs,
    /// The studio.
    Studio,
    /// Help.
    Help,
    /// Measurement of the engine.
    Speed,
}

impl Part {
    /// The part with the page of an address; `None` when the first load has it.
    const fn of(route: &Route) -> Option<Self> {
        Some(match route {
            Route::Home => return None,
            Route::Draft(_, page) => match page {
                DraftPage::Sheet(_) | DraftPage::Scenario(..) | DraftPage::Evidence => Self::Sheet,
                DraftPage::Overview | DraftPage::Rank | DraftPage::Plan => Self::Outlook,
                DraftPage::Export => Self::SignOff,
            },
            Route::Keys => Self::Keys,
            Route::Verify | Route::Roster => Self::Verify,
            Route::Desk => Self::Desk,
            Route::Pack(_) | Route::Compare(_) => Self::Packs,
            Route::Studio => Self::Studio,
            Route::Help => Self::Help,
            Route::Speed => Self::Speed,
        })
    }

    /// Fetches the part, unless it is here.
    async fn load(self) -> Result<Show, NotLoaded> {
        match self {
            Self::Sheet => sheet_part().await,
            Self::Outlook => outlook_part().await,
            Self::SignOff => sign_off_part().await,
            Self::Keys => keys_part().await,
            Self::Verify => verify_part().await,
            Self::Packs => packs_part().await,
            // Large work is looked for in the journal before its page first reads it.
            Self::Desk => {
                let show = desk_part().await?;
                recovery::recover(&Key::Desk).await;
                Ok(show)
            }
            Self::Studio => {
                let show = studio_part().await?;
                recovery::recover(&Key::Studio).await;
                Ok(show)
            }
            Self::Help => help_part().await,
            Self::Speed => speed_part().await,
        }
    }

    /// Where the loaded part is kept: a page that was shown before is shown at once.
    const fn slot(self) -> &'static Slot {
        macro_rules! slots {
            ($($part:ident),*) => {{
                thread_local! { $(#[allow(non_upper_case_globals)] static $part: Cell<Option<Show>> = const { Cell::new(None) };)* }
                match self { $(Self::$part => &$part),* }
            }};
        }
        slots!(Sheet, Outlook, SignOff, Keys, Verify, Desk, Packs, Studio, Help, Speed)
    }
}

#[wasm_split(sheet, wasm_split_path = leptos::wasm_split, fallible)]
fn sheet_part() -> Result<Show, NotLoaded> {
    Ok(|route, open| match (route, open) {
        (Route::Draft(_, DraftPage::Sheet(area)), Some(open)) => view! { <sheet::Sheet open area/> }.into_any(),
        (Route::Draft(_, DraftPage::Scenario(id, area)), Some(open)) => {
            view! { <scenario::ScenarioSheet open id area/> }.into_any()
        }
        (Route::Draft(_, DraftPage::Evidence), Some(open)) => view! { <evidence::Evidence open/> }.into_any(),
        _ => ().into_any(),
    })
}

#[wasm_split(outlook, wasm_split_path = leptos::wasm_split, fallible)]
fn outlook_part() -> Result<Show, NotLoaded> {
    Ok(|route, open| match (route, open) {
        (Route::Draft(_, DraftPage::Overview), Some(open)) => view! { <overview::Overview open/> }.into_any(),
        (Route::Draft(_, DraftPage::Rank), Some(open)) => view! { <rank::Rank open/> }.into_any(),
        (Route::Draft(_, DraftPage::Plan), Some(open)) => view! { <plan::PlanPage open/> }.into_any(),
        _ => ().into_any(),
    })
}

#[wasm_split(sign_off, wasm_split_path = leptos::wasm_split, fallible)]
fn sign_off_part() -> Result<Show, NotLoaded> {
    Ok(|_, open| {
        keyring::Keyring::of_application();
        open.map(|open| view! { <sign_off::Export open/> }).into_any()
    })
}

#[wasm_split(keys, wasm_split_path = leptos::wasm_split, fallible)]
fn keys_part() -> Result<Show, NotLoaded> {
    Ok(|_, _| {
        keyring::Keyring::of_application();
        keys::Keys().into_any()
    })
}

#[wasm_split(verify, wasm_split_path = leptos::wasm_split, fallible)]
fn verify_part() -> Result<Show, NotLoaded> {
    Ok(|route, _| {
        keyring::Keyring::of_application();
        roster::RosterState::of_application();
        if route == Route::Roster { roster::RosterPage().into_any() } else { verify::Verify().into_any() }
    })
}

#[wasm_split(desk, wasm_split_path = leptos::wasm_split, fallible)]
fn desk_part() -> Result<Show, NotLoaded> {
    Ok(|_, _| {
        keyring::Keyring::of_application();
        desk::DeskState::of_application();
        desk::DeskPage().into_any()
    })
}

#[wasm_split(packs, wasm_split_path = leptos::wasm_split, fallible)]
fn packs_part() -> Result<Show, NotLoaded> {
    Ok(|route, _| {
        keyring::Keyring::of_application();
        compare::CompareState::of_application();
        match route {
            Route::Pack(id) => view! { <pack_view::PackPage id/> }.into_any(),
            Route::Compare(from) => view! { <compare::ComparePage from/> }.into_any(),
            _ => ().into_any(),
        }
    })
}

#[wasm_split(studio, wasm_split_path = leptos::wasm_split, fallible)]
fn studio_part() -> Result<Show, NotLoaded> {
    Ok(|_, _| {
        editor::StudioState::of_application();
        editor::StudioPage().into_any()
    })
}

#[wasm_split(help, wasm_split_path = leptos::wasm_split, fallible)]
fn help_part() -> Result<Show, NotLoaded> {
    Ok(|_, _| help::Help().into_any())
}

#[wasm_split(speed, wasm_split_path = leptos::wasm_split, fallible)]
fn speed_part() -> Result<Show, NotLoaded> {
    Ok(|_, _| benchmark::Speed().into_any())
}

/// How far the part of a page is.
#[derive(Clone, Copy)]
enum Progress {
    Loading,
    Loaded(Show),
    Failed,
}

/// The page of an address; a line while its part is fetched, and a button to fetch
/// it again when that failed.
#[component]
pub fn LazyPage(route: Route, open: Option<Open>) -> impl IntoView {
    let app = app();
    let Some(part) = Part::of(&route) else { return ().into_any() };
    if let Some(show) = part.slot().get() {
        return show(route, open);
    }
    let progress = RwSignal::new(Progress::Loading);
    let load = move || {
        progress.set(Progress::Loading);
        leptos::task::spawn_local(async move {
            let loaded = part.load().await;
            if let Ok(show) = loaded {
                part.slot().set(Some(show));
            }
            // The page may have been left meanwhile.
            progress.try_set(loaded.map_or(Progress::Failed, Progress::Loaded));
        });
    };
    load();
    let shown = move || match progress.get() {
        Progress::Loaded(show) => untrack(|| show(route.clone(), open.clone())),
        Progress::Loading => {
            view! { <p class="muted" role="status" data-testid="opening">{app.t(Msg::OpeningOffice)}</p> }.into_any()
        }
        Progress::Failed => view! {
            <p class="notice error" role="alert" data-testid="not-loaded">
                {app.t(Msg::OfficeNotLoaded)} " "
                <button type="button" data-testid="load-again" on:click=move |_| load()>{app.t(Msg::LoadAgain)}</button>
            </p>
        }
        .into_any(),
    };
    shown.into_any()
}
