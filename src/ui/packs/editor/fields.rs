//! One plain field of a pack: typed, chosen or ticked, told what is wrong with it.

use super::StudioState;
use crate::base::json::Json;
use crate::pack_editor::project::{Edit, value_at};
use crate::pack_form::{From, Shape, choices, shown, typed};
use crate::text::pack_editor::labels::EditorMsg;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// What is edited by its fields.
#[derive(Clone, Copy)]
pub struct Doc {
    /// The value.
    pub root: Memo<Json>,
    /// Changes it.
    pub put: Callback<Edit>,
    /// Places and sentences of what is wrong.
    pub wrong: Memo<Vec<(String, String)>>,
    /// The whole pack, for what may be picked.
    pub whole: Signal<Json>,
    /// The maximum of the line, for what is new.
    pub max: Signal<String>,
    /// Stands before places in the ids of fields.
    pub prefix: &'static str,
}

impl Doc {
    /// What stands at a place, tracked.
    #[must_use]
    pub fn at(self, place: &str) -> Option<Json> {
        self.root.with(|root| value_at(root, place).cloned())
    }

    /// The id of a field.
    #[must_use]
    pub fn id(self, place: &str) -> String {
        format!("{}{place}", self.prefix)
    }

    fn wrong_at(self, place: &str) -> Vec<String> {
        self.wrong.with(|wrong| wrong.iter().filter(|(at, _)| at == place).map(|(_, words)| words.clone()).collect())
    }
}

/// A plain field of an object.
#[derive(Clone)]
pub struct Plain {
    /// What is edited.
    pub doc: Doc,
    /// Where.
    pub place: String,
    /// What it is called.
    pub label: &'static str,
    /// What it is.
    pub shape: &'static Shape,
    /// Whether it may be absent.
    pub optional: bool,
}

impl Plain {
    fn put(&self, value: Option<Json>) {
        self.doc.put.run(match value {
            Some(value) => Edit::Set(self.place.clone(), value),
            None if self.optional => Edit::Remove(self.place.clone()),
            None => Edit::Set(self.place.clone(), Json::from("")),
        });
    }

    /// The field.
    #[must_use]
    pub fn view(self) -> AnyView {
        match self.shape {
            Shape::Flag => self.flag(),
            Shape::Word(words) => {
                let app = app();
                let words = words.iter().map(|(word, label)| ((*word).to_owned(), app.t(*label).to_owned())).collect();
                self.choose(Signal::stored(words))
            }
            Shape::Pick(from) => {
                let (whole, place, root, from) = (self.doc.whole, self.place.clone(), self.doc.root, *from);
                let list = move || match from {
                    From::Lines | From::Cohorts => whole.with(|whole| choices(whole, &place, from)),
                    From::Classes | From::Inputs | From::Options => root.with(|root| choices(root, &place, from)),
                };
                self.choose(Signal::derive(list))
            }
            _ => self.text(),
        }
    }

    fn text(self) -> AnyView {
        let app = app();
        let (doc, shape, place) = (self.doc, self.shape, self.place.clone());
        let value = Signal::derive(move || shown(shape, doc.at(&place).as_ref(), app.lang().comma()));
        let hint = match shape {
            Shape::Day => app.t(EditorMsg::DayFormat),
            _ => "",
        };
        let numeric = matches!(shape, Shape::Number | Shape::Whole | Shape::Day);
        let id = doc.id(&self.place);
        let wrong = wrong(doc, self.place.clone());
        let (label, long) = (self.label, matches!(shape, Shape::Text));
        let commit = move |text: String| self.put(typed(shape, &text));
        let class = if long || matches!(shape, Shape::Line) { "block-field" } else { "inline-field" };
        let field = if long {
            view! { <textarea rows="2" id=id.clone() data-testid=id prop:value=value
            on:change:target=move |event| commit(event.target().value())></textarea> }
            .into_any()
        } else {
            view! { <input type="text" id=id.clone() data-testid=id class:num=numeric class:small-number=numeric autocomplete="off"
                inputmode=matches!(shape, Shape::Number | Shape::Whole).then_some("decimal") prop:value=value placeholder=hint
                on:change:target=move |event| commit(event.target().value())/> }
            .into_any()
        };
        view! { <label class=class><span>{label}</span> {field} {wrong}</label> }.into_any()
    }

    fn flag(self) -> AnyView {
        let (doc, place, id) = (self.doc, self.place.clone(), self.doc.id(&self.place));
        let on = move || doc.at(&place).as_ref().and_then(Json::as_bool).unwrap_or(false);
        let label = self.label;
        let turn = move |on: bool| self.put(on.then(|| Json::from(true)));
        view! {
            <label class="check"><input type="checkbox" id=id.clone() data-testid=id prop:checked=on
                on:change:target=move |event| turn(event.target().checked())/><span>{label}</span></label>
        }
        .into_any()
    }

    fn choose(self, words: Signal<Vec<(String, String)>>) -> AnyView {
        let app = app();
        let (doc, place, id) = (self.doc, self.place.clone(), self.doc.id(&self.place));
        // A word that must be there and is not is the first, as the reader takes it.
        let first = move || words.with(|words| words.first().map(|(word, _)| word.clone())).unwrap_or_default();
        let fixed = !self.optional && matches!(self.shape, Shape::Word(_));
        let now = Memo::new(move |_| {
            let word = doc.at(&place).as_ref().and_then(Json::as_text).map(str::to_owned);
            word.unwrap_or_else(|| if fixed { first() } else { String::new() })
        });
        let options = move || {
            let mut list = words.get();
            let here = now.get_untracked();
            // A word that nothing has is shown rather than changed silently.
            if !here.is_empty() && list.iter().all(|(word, _)| *word != here) {
                list.push((here.clone(), here));
            }
            let one = |(word, label): (String, String)| {
                let is = word.clone();
                view! { <option value=word prop:selected=move || now.get() == is>{label}</option> }
            };
            list.into_iter().map(one).collect_view()
        };
        let blank = move || now.with(String::is_empty);
        let wrong = wrong(doc, self.place.clone());
        let label = self.label;
        let choose = move |word: String| self.put((!word.is_empty()).then(|| Json::from(word)));
        view! {
            <label class="inline-field"><span>{label}</span>
                <select id=id.clone() data-testid=id on:change:target=move |event| choose(event.target().value())>
                    {(!fixed).then(|| view! { <option value="" prop:selected=blank>{app.t(EditorMsg::NotSet)}</option> })}{options}
                </select> {wrong}</label>
        }
        .into_any()
    }
}

/// What is wrong at a place.
fn wrong(doc: Doc, place: String) -> impl IntoView {
    move || {
        let lines = doc.wrong_at(&place);
        lines.into_iter().map(|words| view! { <span class="field-error">{words}</span> }).collect_view()
    }
}

/// A number under one of two names of the object at `place`.
pub fn pair(
    doc: Doc,
    place: &str,
    label: &'static str,
    names: &'static [(&'static str, EditorMsg); 2],
    optional: bool,
) -> AnyView {
    let app = app();
    let [(first, _), (second, _)] = names;
    let under = {
        let place = place.to_owned();
        move |name: &str| format!("{place}/{name}")
    };
    let named = {
        let under = under.clone();
        move || if doc.at(&under(second)).is_some() { *second } else { *first }
    };
    let value = {
        let (under, named) = (under.clone(), named.clone());
        Signal::derive(move || shown(&Shape::Number, doc.at(&under(named())).as_ref(), app.lang().comma()))
    };
    // One edit, so that it is one step to undo.
    let put = {
        let place = place.to_owned();
        move |name: &str, value: Option<Json>| {
            let Some(object) = doc.root.with_untracked(|root| value_at(root, &place).cloned()) else { return };
            let object = object.without(first).without(second);
            doc.put.run(Edit::Set(place.clone(), object.with_some(name, value)));
        }
    };
    let (id, put_number, now) = (doc.id(&under(first)), put.clone(), named.clone());
    let commit = move |text: String| {
        let value = typed(&Shape::Number, &text);
        put_number(now(), if optional { value } else { value.or_else(|| Some(Json::from(""))) });
    };
    let other = move |name: String| put(&name, typed(&Shape::Number, &value.get_untracked()));
    let options = names.map(|(name, words)| {
        let named = named.clone();
        view! { <option value=name prop:selected=move || named() == name>{app.t(words)}</option> }
    });
    let wrong = [wrong(doc, under(first)), wrong(doc, under(second))].into_iter().collect_view();
    let kind = view! {
        <select aria-label=format!("{label}: {}", app.t(EditorMsg::KindOf)) data-testid=format!("{id}-of")
            on:change:target=move |event| other(event.target().value())>{options.into_iter().collect_view()}</select>
    };
    let number = view! {
        <input type="text" id=id.clone() data-testid=id class="num small-number" inputmode="decimal" autocomplete="off" aria-label=label
            prop:value=value on:change:target=move |event| commit(event.target().value())/>
    };
    // "1 điểm", but "từ 70".
    let (one, two) = match *first {
        "points" => (number.into_any(), kind.into_any()),
        _ => (kind.into_any(), number.into_any()),
    };
    view! { <span class="pair" role="group" aria-label=label><span>{label}</span> {one} {two} {wrong}</span> }
        .into_any()
}

/// Whether technical ids are shown.
#[component]
pub fn IdsSwitch() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    view! {
        <label class="check"><input type="checkbox" data-testid="studio-ids" prop:checked=move || state.ids.get()
            on:change:target=move |event| state.ids.set(event.target().checked())/><span>{app.t(EditorMsg::ShowIds)}</span></label>
    }
}
