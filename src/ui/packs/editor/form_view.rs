//! The fields of a value, made from the description of its shape.

use super::StudioState;
use super::fields::{Doc, Plain, pair};
use crate::base::json::Json;
use crate::base::json::pointer::{element, member};
use crate::pack_editor::project::{Edit, value_at};
use crate::pack_form::{Form, Listed, Member, Shape, blank, form_of, new_element, shown, skeleton, switch, typed};
use crate::text::pack_editor::labels::EditorMsg;
use crate::ui::platform;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// All fields of the members at a place. Made anew when a field comes or goes,
/// not when one is typed into.
#[component]
pub fn Fields(doc: Doc, place: String, members: Vec<&'static Member>) -> impl IntoView {
    let bones = {
        let (place, members) = (place.clone(), members.clone());
        Memo::new(move |_| {
            let value = doc.at(&place);
            let bone = |one: &&Member| skeleton(one.shape, value.as_ref().and_then(|value| value.get(one.name)));
            members.iter().map(bone).collect::<Vec<_>>().join("|")
        })
    };
    move || {
        bones.track();
        members.iter().map(|one| field(doc, &place, one)).collect_view()
    }
}

/// One member of the object at a place.
fn field(doc: Doc, place: &str, one: &'static Member) -> AnyView {
    let app = app();
    let (label, optional) = (app.t(one.label), one.start.is_none());
    let here = member(place, one.name);
    match one.shape {
        Shape::Pair(names) => pair(doc, place, label, names, optional),
        Shape::Id => {
            let state = expect_context::<StudioState>();
            let plain = Plain { doc, place: here, label, shape: one.shape, optional };
            (move || state.ids.get().then(|| plain.clone().view())).into_any()
        }
        Shape::Object(_) | Shape::List(_) | Shape::Forms(_) | Shape::ByLine | Shape::Answers => {
            group(doc, here, one, label, optional)
        }
        shape => Plain { doc, place: here, label, shape, optional }.view(),
    }
}

/// A member with fields of its own, and whether it is there.
fn group(doc: Doc, here: String, one: &'static Member, label: &'static str, optional: bool) -> AnyView {
    let app = app();
    let value = doc.root.with_untracked(|root| value_at(root, &here).cloned());
    let id = doc.id(&here);
    let Some(value) = value else {
        let (add, start) = (here.clone(), one.start.unwrap_or_default());
        let put = move |_| {
            doc.put.run(Edit::Set(add.clone(), blank(one.shape, start, &doc.max.get_untracked())));
            platform::focus_nearest(doc.prefix, &format!("{add}/0"));
        };
        return view! {
            <p class="studio-absent">{label} ": " <span class="muted">{app.t(EditorMsg::Absent)}</span> " "
                <button type="button" id=id.clone() data-testid=id aria-label=format!("{}: {label}", app.t(EditorMsg::Add)) on:click=put>{app.t(EditorMsg::Add)}</button></p>
        }
        .into_any();
    };
    let away = here.clone();
    let remove = optional.then(|| {
        view! { <button type="button" class="link" aria-label=format!("{}: {label}", app.t(EditorMsg::Remove))
        on:click=move |_| doc.put.run(Edit::Remove(away.clone()))>{app.t(EditorMsg::Remove)}</button> }
    });
    let inner = inside(doc, &here, one.shape, &value);
    view! { <fieldset class="studio-group" id=id tabindex="-1"><legend>{label} " " {remove}</legend>{inner}</fieldset> }
        .into_any()
}

fn inside(doc: Doc, here: &str, shape: &'static Shape, value: &Json) -> AnyView {
    match shape {
        Shape::Object(members) => members.iter().map(|one| field(doc, here, one)).collect_view().into_any(),
        Shape::List(listed) => list(doc, here, listed, value),
        Shape::Forms(forms) => form(doc, here, forms, value),
        Shape::ByLine => by_line(doc, here, value),
        Shape::Answers => answers(value),
        shape => Plain { doc, place: here.to_owned(), label: "", shape, optional: false }.view(),
    }
}

/// One of several forms: which, and its fields.
pub fn form(doc: Doc, here: &str, forms: &'static [Form], value: &Json) -> AnyView {
    let app = app();
    let at = form_of(forms, value);
    let (place, id) = (here.to_owned(), format!("{}-form", doc.id(here)));
    let options = forms.iter().enumerate().map(|(idx, form)| {
        view! { <option value=idx.to_string() prop:selected=idx == at>{app.t(form.label)}</option> }
    });
    let (id_again, again) = (id.clone(), id.clone());
    let turn = move |word: String| {
        let (Ok(to), Some(value)) = (word.parse(), doc.root.with_untracked(|root| value_at(root, &place).cloned()))
        else {
            return;
        };
        doc.put.run(Edit::Set(place.clone(), switch(forms, &value, to, &doc.max.get_untracked())));
        platform::focus(&again);
    };
    let members = forms.get(at).map(|form| form.members).unwrap_or_default();
    view! {
        <label class="inline-field"><span>{app.t(EditorMsg::KindOf)}</span>
            <select id=id data-testid=id_again on:change:target=move |event| turn(event.target().value())>{options.collect_view()}</select></label>
        <div>{members.iter().map(|one| field(doc, here, one)).collect_view()}</div>
    }
    .into_any()
}

/// The elements of a list, and a way to another one.
fn list(doc: Doc, here: &str, listed: &'static Listed, value: &Json) -> AnyView {
    let app = app();
    let elements = value.as_list().unwrap_or_default();
    let rows =
        (0..elements.len()).filter_map(|idx| Some(row(doc, here, listed, idx, elements.len(), elements.get(idx)?)));
    let (place, id) = (here.to_owned(), format!("{}-add", doc.id(here)));
    let add = move |_| {
        let others =
            doc.root.with_untracked(|root| value_at(root, &place).and_then(|v| v.as_list().map(<[Json]>::to_vec)));
        let others = others.unwrap_or_default();
        let fresh = new_element(listed, &others, &doc.max.get_untracked());
        let at = others.len();
        doc.put.run(Edit::Insert(place.clone(), at, fresh));
        platform::focus_nearest(doc.prefix, &format!("{}/label", element(&place, at)));
    };
    view! {
        <ol class="studio-list">{rows.collect_view()}</ol>
        <button type="button" id=id.clone() data-testid=id on:click=add>{app.t(listed.add)}</button>
    }
    .into_any()
}

/// One element: its fields, its place among the others.
fn row(doc: Doc, here: &str, listed: &'static Listed, idx: usize, n: usize, value: &Json) -> AnyView {
    let app = app();
    let place = element(here, idx);
    let inner = inside(doc, &place, &listed.element, value);
    let (up, down, away, back) = (place.clone(), place.clone(), place.clone(), format!("{}-add", doc.id(here)));
    let number = idx + 1;
    let named = |words: EditorMsg| format!("{} {number}", app.t(words));
    let shift = move |place: String, by: isize| {
        let to = idx.saturating_add_signed(by);
        let list = place.rsplit_once('/').map(|(list, _)| list.to_owned()).unwrap_or_default();
        doc.put.run(Edit::Move(place, by));
        platform::focus_nearest(doc.prefix, &format!("{list}/{to}/label"));
    };
    view! {
        <li id=doc.id(&place) tabindex="-1"><div class="studio-row">
            <div class="studio-element">{inner}</div>
            <span class="studio-moves">
                {(0 < idx).then(|| view! { <button type="button" class="icon" aria-label=named(EditorMsg::MoveUp) title=app.t(EditorMsg::MoveUp) on:click=move |_| shift(up.clone(), -1)>"↑"</button> })}
                {(number < n).then(|| view! { <button type="button" class="icon" aria-label=named(EditorMsg::MoveDown) title=app.t(EditorMsg::MoveDown) on:click=move |_| shift(down.clone(), 1)>"↓"</button> })}
                <button type="button" class="icon" aria-label=named(EditorMsg::Remove) title=app.t(EditorMsg::Remove)
                    on:click=move |_| { doc.put.run(Edit::Remove(away.clone())); platform::focus(&back); }>"✕"</button>
            </span>
        </div></li>
    }
    .into_any()
}

/// Points by line: those that are stated, and a way to another one.
fn by_line(doc: Doc, here: &str, value: &Json) -> AnyView {
    let app = app();
    let place = here.to_owned();
    let known = doc.whole.with_untracked(crate::pack_form::lines);
    let title = |id: &str| {
        known.iter().find(|line| line.id == id).map_or_else(|| id.to_owned(), |l| format!("{} {}", l.code, l.name))
    };
    let rows = value.as_object().unwrap_or_default().iter().map(|(id, _)| {
        let at = member(&place, id);
        let (value_place, commit_place, away) = (at.clone(), at.clone(), at.clone());
        let now = Signal::derive(move || shown(&Shape::Number, doc.at(&value_place).as_ref(), app.lang().comma()));
        let commit = move |text: String| {
            let value = typed(&Shape::Number, &text).unwrap_or_else(|| Json::from(""));
            doc.put.run(Edit::Set(commit_place.clone(), value));
        };
        let dom = doc.id(&at);
        view! {
            <li><label class="inline-field"><span>{title(id)}</span>
                <input type="text" class="num small-number" inputmode="decimal" id=dom.clone() data-testid=dom prop:value=now
                    on:change:target=move |event| commit(event.target().value())/></label>
                <button type="button" class="icon" aria-label=format!("{}: {}", app.t(EditorMsg::Remove), title(id))
                    on:click=move |_| doc.put.run(Edit::Remove(away.clone()))>"✕"</button></li>
        }
    });
    let rows = rows.collect_view();
    let free = known.iter().filter(|line| !line.id.is_empty() && value.get(&line.id).is_none());
    let options = free
        .map(|line| view! { <option value=line.id.clone()>{format!("{} {}", line.code, line.name)}</option> })
        .collect_view();
    let add = move |id: String| {
        if !id.is_empty() {
            doc.put.run(Edit::Set(member(&place, &id), Json::from("0")));
            platform::focus_nearest(doc.prefix, &member(&place, &id));
        }
    };
    view! {
        <ul class="plain">{rows}</ul>
        <label class="inline-field"><span>{app.t(EditorMsg::Add)}</span>
            <select on:change:target=move |event| add(event.target().value())><option value="">{app.t(EditorMsg::ChooseOne)}</option>{options}</select></label>
    }
    .into_any()
}

/// A sheet is not typed here: how much of it there is.
fn answers(value: &Json) -> AnyView {
    let app = app();
    let n = value.get("nodes").and_then(Json::as_object).map_or(0, <[_]>::len);
    view! { <p class="muted">{n} " " {app.t(EditorMsg::AnsweredLines)}</p> }.into_any()
}
