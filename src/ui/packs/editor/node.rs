//! A line of a pack that is edited by hand: all its members, its place in the tree.

use super::fields::{Doc, IdsSwitch};
use super::form_view::Fields;
use super::trial::Trial;
use super::{Chosen, StudioState};
use crate::base::decimal::Points;
use crate::base::json::Json;
use crate::base::json::pointer::element;
use crate::pack::read::read_rule;
use crate::pack_editor::project::{Edit, value_at};
use crate::pack_form::{BRANCH, LEAF, LineAt, Member, lines, new_line, with_child, without_children};
use crate::text::pack_editor::labels::EditorMsg;
use crate::text::rule::rule_in_words;
use crate::ui::platform;
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// What the pack is edited by.
pub fn doc(state: StudioState, max: Signal<String>) -> Doc {
    let app = app();
    Doc {
        root: Memo::new(move |_| state.root()),
        put: Callback::new(move |edit| state.edit(edit)),
        wrong: Memo::new(move |_| state.found(app).into_iter().map(|found| (found.pointer, found.words)).collect()),
        whole: Signal::derive(move || state.built.with(|built| built.as_ref().map_or(Json::Null, |b| b.json.clone()))),
        max,
        prefix: "f",
    }
}

/// One line.
#[component]
pub fn PlaceLine(pointer: String) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let place = pointer.clone();
    let line = Memo::new(move |_| {
        state.built.with(|built| {
            let json = &built.as_ref()?.json;
            value_at(json, &place)?;
            lines(json).into_iter().find(|line| line.pointer == place)
        })
    });
    let max = Signal::derive(move || line.with(|line| line.as_ref().map_or_else(|| "1".to_owned(), |l| l.max.clone())));
    let doc = doc(state, max);
    let branch = Memo::new(move |_| line.with(|line| line.as_ref().map(|line| line.branch)));
    let title = move || line.with(|line| line.as_ref().map(|line| format!("{} {}", line.code, line.name)));
    let rule_at = format!("{pointer}/rule");
    let rule = Memo::new(move |_| {
        let max = Points::parse(&max.get()).ok()?;
        let mut problems = Vec::new();
        let rule = read_rule(&doc.at(&rule_at)?, "", &mut problems, max)?;
        problems.is_empty().then_some((rule, max))
    });
    let in_words = move || {
        let words = rule.get().map(|(rule, max)| rule_in_words(app.lang(), &rule, max)).unwrap_or_default();
        words.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    let fields = {
        let pointer = pointer.clone();
        move || {
            branch.get().map(|branch| {
                let members: Vec<&'static Member> =
                    if branch { BRANCH.iter().collect() } else { LEAF.iter().collect() };
                view! { <Fields doc place=pointer.clone() members/> }
            })
        }
    };
    let back = move |_| platform::focus("studio-lines");
    view! {
        <p class="studio-back"><button type="button" class="link" on:click=back>{app.t(EditorMsg::BackToList)}</button></p>
        <h2 data-testid="studio-line-title">{title}</h2>
        <ul class="plain" data-testid="studio-rule">{in_words}</ul>
        <Moves pointer line/>
        <div class="studio-editor">{fields} <IdsSwitch/></div>
        {move || (branch.get() == Some(false)).then(|| view! { <Trial rule/> })}
    }
}

/// The list a line is in, and its number there.
fn within(pointer: &str) -> Option<(String, usize)> {
    let (list, idx) = pointer.rsplit_once('/')?;
    Some((list.to_owned(), idx.parse().ok()?))
}

/// Adding, moving, removing.
#[component]
fn Moves(pointer: String, line: Memo<Option<LineAt>>) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let pointer = StoredValue::new(pointer);
    let shift = move |by: isize| {
        let Some((list, idx)) = within(&pointer.get_value()) else { return };
        state.edit(Edit::Move(pointer.get_value(), by));
        let n = state.root_list(&list);
        let to = idx.saturating_add_signed(by).min(n.saturating_sub(1));
        state.chosen.set(Chosen::Place(element(&list, to)));
    };
    let after = move |_| {
        let Some((list, idx)) = within(&pointer.get_value()) else { return };
        let fresh = state.fresh_line(line.get_untracked().map_or_else(|| "1".to_owned(), |line| line.max));
        state.edit(Edit::Insert(list.clone(), idx + 1, fresh));
        state.chosen.set(Chosen::Place(element(&list, idx + 1)));
        platform::focus_nearest("f", &format!("{}/code", element(&list, idx + 1)));
    };
    let below = move |_| {
        let place = pointer.get_value();
        let Some(node) = state.built.get_untracked().and_then(|built| value_at(&built.json, &place).cloned()) else {
            return;
        };
        let fresh = state.fresh_line(line.get_untracked().map_or_else(|| "1".to_owned(), |line| line.max));
        let n = node.get("children").and_then(Json::as_list).map_or(0, <[_]>::len);
        state.edit(Edit::Set(place.clone(), with_child(&node, fresh)));
        let child = element(&format!("{place}/children"), n);
        platform::focus_nearest("f", &format!("{child}/code"));
        state.chosen.set(Chosen::Place(child));
    };
    let remove = move |_| {
        let place = pointer.get_value();
        state.chosen.set(Chosen::Nothing);
        state.remove_line(&place);
        platform::focus("studio-lines");
    };
    view! {
        <p class="card-actions">
            <button type="button" data-testid="line-after" on:click=after>{app.t(EditorMsg::AddLineBelow)}</button>
            <button type="button" data-testid="line-child" on:click=below>{app.t(EditorMsg::AddChild)}</button>
            <button type="button" data-testid="line-up" on:click=move |_| shift(-1)>{app.t(EditorMsg::MoveUp)}</button>
            <button type="button" data-testid="line-down" on:click=move |_| shift(1)>{app.t(EditorMsg::MoveDown)}</button>
            <button type="button" data-testid="line-remove" on:click=remove>{app.t(EditorMsg::RemoveLine)}</button>
        </p>
    }
}

impl StudioState {
    /// How many elements a list of the pack has.
    fn root_list(self, list: &str) -> usize {
        let built = self.built.get_untracked();
        built.and_then(|built| value_at(&built.json, list)?.as_list().map(<[_]>::len)).unwrap_or(0)
    }

    fn fresh_line(self, max: String) -> Json {
        self.built.get_untracked().map_or(Json::Null, |built| new_line(&built.json, &max))
    }

    /// Takes a line out; the line above the last one of its list is scored itself.
    fn remove_line(self, place: &str) {
        let Some((list, _)) = within(place) else { return };
        let parent = list.strip_suffix("/children");
        let only = self.root_list(&list) == 1;
        match (only, parent) {
            (true, Some(parent)) => {
                let built = self.built.get_untracked();
                if let Some(node) = built.and_then(|built| value_at(&built.json, parent).cloned()) {
                    self.edit(Edit::Set(parent.to_owned(), without_children(&node)));
                }
            }
            // A list of bonus lines may be absent; the list of areas may not.
            (true, None) if list != "/areas" => self.edit(Edit::Remove(list)),
            _ => self.edit(Edit::Remove(place.to_owned())),
        }
    }
}

/// New roots: an area, a group of bonus points, a group of penalties.
#[component]
pub fn AddRoots() -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let add = move |list: &'static str| {
        let fresh = state.fresh_line("1".to_owned());
        let n = state.root_list(list);
        let absent = state.built.get_untracked().is_some_and(|built| value_at(&built.json, list).is_none());
        state.edit(if absent {
            Edit::Set(list.to_owned(), Json::List(vec![fresh]))
        } else {
            Edit::Insert(list.to_owned(), n, fresh)
        });
        platform::focus_nearest("f", &format!("{}/code", element(list, n)));
        state.chosen.set(Chosen::Place(element(list, n)));
    };
    view! {
        <p class="card-actions">
            <button type="button" data-testid="add-area" on:click=move |_| add("/areas")>{app.t(EditorMsg::AddFirstArea)}</button>
            <button type="button" on:click=move |_| add("/bonus")>{app.t(EditorMsg::AddBonus)}</button>
            <button type="button" on:click=move |_| add("/penalty")>{app.t(EditorMsg::AddPenalty)}</button>
        </p>
    }
}
