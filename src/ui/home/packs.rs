//! The packs to choose from, and the start of a draft.

use crate::answer::{Answers, Setup};
use crate::base::compact_sort;
use crate::pack::Pack;
use crate::pack::catalogue::PackEntry;
use crate::text::ui::Msg;
use crate::text::{fold, number};
use crate::ui::packs::library::ResourceId;
use crate::ui::packs::opening::Opening;
use crate::ui::packs::status::{PackStatus, StatusBanner};
use crate::ui::platform;
use crate::ui::shell::route::{DraftPage, Route};
use crate::ui::shell::state::{App, app};
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;
use std::sync::Arc;

/// The packs to choose from, found by province, level or name, with or without tone marks.
#[component]
pub fn Packs() -> impl IntoView {
    let app = app();
    let sought = RwSignal::new(String::new());
    let narrowed = RwSignal::new(Narrowed::default());
    let found = move || {
        let catalogue = app.library.catalogue();
        let needle = fold(&sought.get());
        let narrowed = narrowed.get();
        let matches = |pack: &&PackEntry| {
            if !narrowed.holds(pack) {
                return false;
            }
            let text = [&*pack.name, &pack.name_en, &pack.place, &pack.level, &pack.id].join(" ");
            fold(&text).contains(&needle)
        };
        let list: Vec<PackEntry> = catalogue.packs.iter().filter(matches).cloned().collect();
        if list.is_empty() {
            return view! { <p class="notice">{app.t(Msg::NoPackFound)}</p> }.into_any();
        }
        let cards = list.into_iter().map(|entry| view! { <PackCard entry/> });
        view! { <ul class="cards" data-testid="packs">{cards.collect_view()}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="packs-heading">
            <h2 id="packs-heading">{app.t(Msg::ChoosePack)}</h2>
            <TextField label=app.t(Msg::SearchPacks).to_owned() value=sought testid="search-packs".to_owned()
                on_text=move |text| sought.set(text)/>
            <Choosers narrowed/>
            {found}
        </section>
    }
}

/// What the packs are narrowed to; blank: not at all.
#[derive(Clone, Debug, Default, PartialEq)]
struct Narrowed {
    place: String,
    level: String,
    year: String,
}

impl Narrowed {
    fn holds(&self, pack: &PackEntry) -> bool {
        let year = self.year.parse().map_or(true, |year| (pack.years.0..=pack.years.1).contains(&year));
        (self.place.is_empty() || self.place == pack.place)
            && (self.level.is_empty() || self.level == pack.level)
            && year
    }
}

/// Province, level and year, as far as there are sets for them.
#[component]
fn Choosers(narrowed: RwSignal<Narrowed>) -> impl IntoView {
    let app = app();
    let packs = app.library.catalogue().packs.clone();
    let places = compact_sort::set(packs.iter().map(|pack| pack.place.clone()));
    let levels = compact_sort::set(packs.iter().map(|pack| pack.level.clone()));
    let years = compact_sort::set(packs.iter().flat_map(|pack| pack.years.0..=pack.years.1));
    let years: Vec<String> = years.into_iter().rev().map(|year| year.to_string()).collect();
    let chooser = move |label,
                        all,
                        testid: &'static str,
                        options: Vec<String>,
                        put: fn(&mut Narrowed) -> &mut String| {
        let options = options.into_iter().map(|text| view! { <option value=text.clone()>{text.clone()}</option> });
        view! {
            <label class="inline-field"><span>{app.t(label)}</span>
                <select data-testid=testid on:change=move |event| narrowed.update(|n| *put(n) = event_target_value(&event))>
                    <option value="">{app.t(all)}</option>{options.collect_view()}
                </select></label>
        }
    };
    view! {
        <div class="choosers">
            {chooser(Msg::PlaceLabel, Msg::AnyPlace, "choose-place", places.into_iter().collect(), |n| &mut n.place)}
            {chooser(Msg::LevelLabel, Msg::AnyLevel, "choose-level", levels.into_iter().collect(), |n| &mut n.level)}
            {chooser(Msg::YearLabel, Msg::AnyYear, "choose-year", years, |n| &mut n.year)}
        </div>
    }
}

/// One pack: what it is, start a draft, look at an example.
#[component]
fn PackCard(entry: PackEntry) -> impl IntoView {
    let app = app();
    let starting = RwSignal::new(false);
    let trying = RwSignal::new(false);
    let tried = entry.id.clone();
    // The example is opened once its pack has come.
    Effect::new(move |_| {
        if !trying.get() {
            return;
        }
        let Some(pack) = app.pack(&tried) else { return };
        trying.set(false);
        if let Some(example) = pack.examples.iter().find(|example| !example.answers.nodes.is_empty()) {
            start(app, &pack, example.answers.clone());
        }
    });
    let testid = format!("example-{}", entry.id);
    let look = entry.example.then(|| {
        view! { <button type="button" data-testid=testid on:click=move |_| trying.set(true)>{app.t(Msg::TryExample)}</button> }
    });
    let (own, removed) = (app.library.is_own(&entry.id), entry.id.clone());
    let facts = format!("{} · {} · {} {}", entry.place, entry.level, entry.leaves, app.t(Msg::LeavesWord));
    let scale = format!("{} {}", app.t(Msg::ScaleOf), number::points(app.lang(), entry.scale));
    let id = entry.id.clone();
    let needed = move || {
        if !starting.get() && !trying.get() {
            return ().into_any();
        }
        match app.pack(&id) {
            Some(pack) if starting.get() => view! { <StartForm pack/> }.into_any(),
            Some(_) => ().into_any(),
            None => view! { <Opening wanted=ResourceId::Pack(id.clone())/> }.into_any(),
        }
    };
    view! {
        <li class="card">
            <p class="card-title">{entry.name.clone()} " " <PackStatus status=entry.status/>
                {own.then(|| view! { " " <span class="badge">{app.t(Msg::OwnPack)}</span> })}</p>
            <p class="muted small">{facts} " · " {scale}</p>
            <p class="card-actions">
                <button type="button" class="primary" data-testid=format!("choose-{}", entry.id)
                    on:click=move |_| starting.update(|open| *open = !*open)>{app.t(Msg::StartDraft)}</button>
                {look}
                <a href=Route::Pack(entry.id.clone()).to_string()>{app.t(Msg::ViewPack)}</a>
                {own.then(|| view! { <button type="button" class="link" on:click=move |_| app.library.remove_own(&removed)>
                    {app.t(Msg::RemovePack)}</button> })}
            </p>
            {needed}
        </li>
    }
}

fn start(app: App, pack: &Pack, answers: Answers) {
    let _ = app.create(pack, answers);
    let id = app.open.with_untracked(|open| {
        open.as_ref().map(|open| open.editor.with_untracked(|editor| editor.draft().id.clone()))
    });
    if let Some(id) = id {
        app.go(&Route::Draft(id, DraftPage::Sheet(String::new())));
    }
}

/// Who scores itself, in which cohort, for which year.
#[component]
fn StartForm(pack: Arc<Pack>) -> impl IntoView {
    let app = app();
    let (first, last) = pack.years;
    let this_year = i32::try_from(platform::this_year()).unwrap_or(last);
    let body = RwSignal::new(String::new());
    let year = RwSignal::new(this_year.clamp(first, last).to_string());
    let cohort = RwSignal::new(pack.cohorts.first().map_or(String::new(), |cohort| cohort.id.to_string()));
    let missing = RwSignal::new(false);
    let options = pack.cohorts.iter().map(|c| view! { <option value=c.id.to_string()>{c.name.to_string()}</option> });
    let options = options.collect_view();
    let banner = pack.clone();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if body.get_untracked().trim().is_empty() {
            missing.set(true);
            platform::focus("start-body");
            return;
        }
        let setup = Setup {
            body: body.get_untracked().trim().to_owned(),
            cohort: cohort.get_untracked(),
            year: year.get_untracked(),
            ..Setup::default()
        };
        start(app, &pack, Answers { setup, ..Answers::default() });
    };
    Effect::new(|_| platform::focus("start-body"));
    view! {
        <form class="start" on:submit=submit novalidate>
            <StatusBanner pack=banner/>
            {move || missing.get().then(|| view! { <p class="notice error" role="alert" id="start-error">{app.t(Msg::BodyMissing)}</p> })}
            <TextField label=app.t(Msg::BodyName).to_owned() value=body testid="start-body".to_owned() wide=true
                invalid=missing described_by="start-error".to_owned() on_text=move |text| body.set(text)/>
            <label class="inline-field">
                <span>{app.t(Msg::CohortLabel)}</span>
                <select data-testid="start-cohort" on:change=move |e| cohort.set(event_target_value(&e))>{options}</select>
            </label>
            <TextField label=app.t(Msg::YearLabel).to_owned() value=year testid="start-year".to_owned() numeric=true
                on_text=move |text| year.set(text)/>
            <button type="submit" class="primary" data-testid="start-submit">{app.t(Msg::StartSubmit)}</button>
        </form>
    }
}
