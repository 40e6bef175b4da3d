//! The paragraphs of the explanation letter, to be rewritten before export.

use super::reading::Reading;
use crate::draft::{DraftEditor, Edit};
use crate::report::letter::{Paragraph, paragraphs_of};
use crate::text::ui::Msg;
use crate::ui::shell::state::{App, Open, app};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// One field a paragraph; an emptied one says again what the data say.
#[component]
pub(super) fn Letter(open: Open, reading: Memo<Reading>) -> impl IntoView {
    let app = app();
    let list = Memo::new(move |_| reading.with(|reading| paragraphs_of(&reading.source(app.lang()), &BTreeMap::new())));
    let row = move |first: Paragraph| {
        let node = first.node.clone();
        let now = Memo::new(move |_| list.with(|list| list.iter().find(|one| one.node == node).cloned()));
        view! { <Row open=open.clone() first now/> }
    };
    view! {
        <details class="card" data-testid="letter">
            <summary><h3 class="in-summary">{app.t(Msg::LetterHeading)} " (" {move || list.with(Vec::len)} ")"</h3></summary>
            <p class="muted">{app.t(Msg::LetterLead)}</p>
            <For each=move || list.get() key=|one| one.node.clone() children=row/>
        </details>
    }
}

#[component]
fn Row(open: Open, first: Paragraph, now: Memo<Option<Paragraph>>) -> impl IntoView {
    let app = app();
    let (node, testid) = (first.node.clone(), format!("letter-{}", first.node));
    let drafted = first.drafted.clone();
    let title = move || now.with(|now| now.as_ref().map_or_else(|| first.title.clone(), |now| now.title.clone()));
    let text = move || now.with(|now| now.as_ref().map_or_else(String::new, |now| now.text.clone()));
    view! {
        <label class="block-field"><span>{title}</span>
            <textarea rows="4" data-testid=testid prop:value=text on:change:target=move |event| {
                let typed = event.target().value();
                rewrite(app, &open, &node, &typed);
                if typed.trim().is_empty() {
                    event.target().set_value(&drafted);
                }
            }></textarea></label>
    }
}

/// Takes a rewritten paragraph into the draft, as one step of the history; an empty
/// one gives up what was rewritten before.
fn rewrite(app: App, open: &Open, node: &str, text: &str) {
    let mut report = open.editor.with_untracked(|session| session.draft().report.clone());
    if text.trim().is_empty() {
        report.letter.remove(node);
    } else {
        report.letter.insert(node.to_owned(), text.to_owned());
    }
    open.edit(app, Edit::Report(Box::new(report)));
    open.editor.update(DraftEditor::end_typing);
}
