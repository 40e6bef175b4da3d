//! The bar on top: where one is, whether it is saved, undo, language, light and dark.

use crate::text::Lang;
use crate::text::ui::Msg;
use crate::ui::packs::status::PackStatus;
use crate::ui::shell::route::{DraftPage, Route};
use crate::ui::shell::state::{Open, Saved, Theme, app};
use leptos::prelude::*;

/// The bar on top.
#[component]
pub fn Header() -> impl IntoView {
    let app = app();
    let open = move || match (app.route.get(), app.open.get()) {
        (Route::Draft(..), Some(open)) => Some(open),
        _ => None,
    };
    view! {
        <header class="bar">
            <a class="skip" href="#main" on:click=|event| { event.prevent_default(); crate::ui::platform::focus("main"); }>
                {app.t(Msg::SkipToContent)}
            </a>
            <a class="brand" href="#/">{app.t(Msg::AppName)}</a>
            {move || open().map(|open| view! { <DraftBar open/> })}
            <div class="bar-tools">
                <a href="#/kiem-tra" data-testid="nav-verify">{app.t(Msg::NavVerify)}</a>
                <a href="#/ban-tham-dinh" data-testid="nav-desk">{app.t(Msg::NavDesk)}</a>
                <a href="#/khoa" data-testid="nav-keys">{app.t(Msg::NavKeys)}</a>
                <a href="#/tro-giup">{app.t(Msg::NavHelp)}</a>
                <button type="button" class="icon" data-testid="show-shortcuts" aria-label=app.t(Msg::Shortcuts)
                    title=app.t(Msg::Shortcuts) on:click=|_| super::shortcuts::show()>"?"</button>
                <LanguageSwitch/>
                <ThemeSwitch/>
            </div>
        </header>
    }
}

/// The open draft: body, set, whether it is saved, its pages.
#[component]
fn DraftBar(open: Open) -> impl IntoView {
    let app = app();
    let editor = open.editor;
    let title = move || editor.with(|editor| editor.draft().title().to_owned());
    let year = move || editor.with(|editor| editor.draft().answers.setup.year.clone());
    let pack = open.pack.clone();
    let (undo, redo) = (open.clone(), open.clone());
    view! {
        <div class="bar-draft">
            <strong data-testid="draft-title">{title}</strong>
            <span class="muted" title=pack.name.to_string()>{pack.name.to_string()}</span>
            <PackStatus status=pack.status/>
            <span class="muted">{app.t(Msg::Year)} " " {year}</span>
        </div>
        <div class="bar-save">
            <SaveState/>
            <button type="button" class="icon" data-testid="undo" aria-label=app.t(Msg::Undo) title=app.t(Msg::Undo)
                disabled=move || !editor.with(|s| s.can_undo()) on:click=move |_| undo.step(app, false)>"↶"</button>
            <button type="button" class="icon" data-testid="redo" aria-label=app.t(Msg::Redo) title=app.t(Msg::Redo)
                disabled=move || !editor.with(|s| s.can_redo()) on:click=move |_| redo.step(app, true)>"↷"</button>
        </div>
        <DraftNav open/>
    }
}

/// The pages of a draft.
#[component]
fn DraftNav(open: Open) -> impl IntoView {
    let app = app();
    let id = open.editor.with_untracked(|editor| editor.draft().id.clone());
    let pages = [
        (DraftPage::Sheet(String::new()), Msg::NavSheet, "nav-sheet"),
        (DraftPage::Overview, Msg::NavOverview, "nav-overview"),
        (DraftPage::Evidence, Msg::NavEvidence, "nav-evidence"),
        (DraftPage::Rank, Msg::NavRank, "nav-rank"),
        (DraftPage::Plan, Msg::NavPlan, "nav-plan"),
        (DraftPage::Export, Msg::NavExport, "nav-export"),
    ];
    let items = pages.map(|(page, label, testid)| {
        let same = {
            let page = page.clone();
            move || {
                matches!(&app.route.get(), Route::Draft(_, here)
                    if std::mem::discriminant(here) == std::mem::discriminant(&page)
                        || matches!((here, &page), (DraftPage::Scenario(..), DraftPage::Plan)))
            }
        };
        let href = Route::Draft(id.clone(), page).to_string();
        view! { <a href=href data-testid=testid aria-current=move || same().then_some("page")>{app.t(label)}</a> }
    });
    view! { <nav class="bar-nav" aria-label=app.t(Msg::DraftPages)>{items.into_iter().collect_view()}</nav> }
}

/// Whether what was typed is stored, in words.
#[component]
fn SaveState() -> impl IntoView {
    let app = app();
    let words = move || match app.saved.get() {
        _ if app.read_only.get() => app.t(Msg::NothingSavedHere).to_owned(),
        Saved::Unchanged => app.t(Msg::SavedUnchanged).to_owned(),
        Saved::Pending | Saved::Storing(_) => app.t(Msg::Saving).to_owned(),
        Saved::At { time, safe: true } => format!("{} {time}", app.t(Msg::SavedAt)),
        Saved::At { time, safe: false } => format!("{} {time}, {}", app.t(Msg::SavedAt), app.t(Msg::SavedLightly)),
        Saved::Failed(_) => app.t(Msg::NotSaved).to_owned(),
    };
    let state = move || match app.saved.get() {
        _ if app.read_only.get() => "failed",
        Saved::Unchanged | Saved::At { .. } => "saved",
        Saved::Pending | Saved::Storing(_) => "pending",
        Saved::Failed(_) => "failed",
    };
    view! { <span class="save" role="status" data-testid="save-state" data-state=state>{words}</span> }
}

/// Vietnamese or English.
#[component]
fn LanguageSwitch() -> impl IntoView {
    let app = app();
    let choose = move |lang: Lang, label: &'static str, id: &'static str| {
        let current = app.lang() == lang;
        view! {
            <button type="button" id=id lang=lang.code() aria-pressed=if current { "true" } else { "false" }
                on:click=move |_| { app.lang.set(lang); crate::ui::platform::focus(id); }>{label}</button>
        }
    };
    view! {
        <span class="switch" role="group" aria-label=app.t(Msg::Language)>
            {choose(Lang::Vi, "VI", "lang-vi")} {choose(Lang::En, "EN", "lang-en")}
        </span>
    }
}

/// System, light, dark.
#[component]
fn ThemeSwitch() -> impl IntoView {
    let app = app();
    let words = move || match app.theme.get() {
        Theme::System => ("◐", app.t(Msg::ThemeSystem)),
        Theme::Light => ("☀", app.t(Msg::ThemeLight)),
        Theme::Dark => ("☾", app.t(Msg::ThemeDark)),
    };
    let next = move |_| {
        app.theme.update(|theme| {
            *theme = match *theme {
                Theme::System => Theme::Light,
                Theme::Light => Theme::Dark,
                Theme::Dark => Theme::System,
            };
        });
    };
    view! {
        <button type="button" class="icon" data-testid="theme" aria-label=move || words().1 title=move || words().1
            on:click=next>{move || words().0}</button>
    }
}
