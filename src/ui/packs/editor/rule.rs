//! The rule of a line during the import, edited by its fields. What cannot be
//! read yet stays here until it can.

use super::StudioState;
use super::fields::{Doc, IdsSwitch};
use super::form_view::form;
use super::state::rule_of;
use crate::base::decimal::Points;
use crate::base::json::Json;
use crate::pack::read::read_rule;
use crate::pack::rule::Rule;
use crate::pack::write;
use crate::pack_editor::build::Item;
use crate::pack_editor::project::{Edit, RowId, put};
use crate::pack_form::{RULE, Shape, skeleton};
use crate::text::file::problem;
use crate::text::pack_editor::labels::EditorMsg;
use crate::ui::shell::state::app;
use leptos::prelude::*;

static SHAPE: Shape = Shape::Forms(&RULE);

fn read(json: &Json, max: Points) -> Result<Rule, Vec<crate::base::json::problem::Problem>> {
    let mut problems = Vec::new();
    match read_rule(json, "", &mut problems, max) {
        Some(rule) if problems.is_empty() => Ok(rule),
        _ => Err(problems),
    }
}

/// The fields of the rule.
#[component]
pub fn RuleEditor(id: RowId, item: Memo<Option<Item>>) -> impl IntoView {
    let app = app();
    let state = expect_context::<StudioState>();
    let stored = Memo::new(move |_| item.with(|item| item.as_ref().and_then(rule_of)));
    let max = Memo::new(move |_| item.with(|item| item.as_ref().map(|item| item.max).unwrap_or_default()));
    let draft = RwSignal::new(stored.with_untracked(|rule| rule.as_ref().map_or(Json::Null, write::rule)));
    // Undo, and choices made beside the fields.
    Effect::new(move |_| {
        let Some(rule) = stored.get() else { return };
        if draft.with_untracked(|draft| read(draft, max.get_untracked()).as_ref() != Ok(&rule)) {
            draft.set(write::rule(&rule));
        }
    });
    let change = Callback::new(move |edit: Edit| {
        let mut json = draft.get_untracked();
        put(&mut json, edit);
        draft.set(json.clone());
        if let Ok(rule) = read(&json, max.get_untracked()) {
            state.edit(Edit::Rule(id, Box::new(rule)));
        }
    });
    let unread = Memo::new(move |_| draft.with(|draft| read(draft, max.get()).err().unwrap_or_default()));
    let wrong = Memo::new(move |_| {
        let own = unread.get().into_iter().map(|found| (found.pointer, problem(app.lang(), &found.kind)));
        own.collect::<Vec<_>>()
    });
    let doc = Doc {
        root: Memo::new(move |_| draft.get()),
        put: change,
        wrong,
        whole: Signal::derive(move || state.built.with(|built| built.as_ref().map_or(Json::Null, |b| b.json.clone()))),
        max: Signal::derive(move || max.get().to_text()),
        prefix: "r/rule",
    };
    let bones = Memo::new(move |_| draft.with(|draft| skeleton(&SHAPE, Some(draft))));
    view! {
        <div class="studio-editor" data-testid="rule-editor">
            {move || { bones.track(); form(doc, "", &RULE, &draft.get_untracked()) }}
            {move || unread.with(|unread| !unread.is_empty()).then(|| view! { <p class="notice warn" role="status" data-testid="rule-not-taken">{app.t(EditorMsg::RuleNotTaken)}</p> })}
            <IdsSwitch/>
        </div>
    }
}
