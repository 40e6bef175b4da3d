//! The evidence register: every document once, and the leaves that rest on it.

pub mod pick_file;

use crate::answer::Document;
use crate::draft::Edit;
use crate::text::ui::Msg;
use crate::ui::draft::evidence::pick_file::PickFile;
use crate::ui::platform;
use crate::ui::shell::state::{Open, app};
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;

/// The register of a draft.
#[component]
pub fn Evidence(open: Open) -> impl IntoView {
    let app = app();
    let editor = open.editor;
    let ids = Memo::new(move |_| {
        editor.with(|s| s.draft().answers.documents.iter().map(|d| d.id.clone()).collect::<Vec<_>>())
    });
    let adding = open.clone();
    let add = move |_| {
        let mut documents = adding.answers().documents;
        let id = platform::new_id();
        documents.push(Document { id: id.clone(), ..Document::default() });
        adding.edit(app, Edit::Documents(documents));
        platform::focus(&format!("document-{id}-number"));
    };
    let rows = move || {
        let list = ids.get();
        if list.is_empty() {
            return view! { <p class="notice">{app.t(Msg::NoDocuments)}</p> }.into_any();
        }
        let row = |id: String| view! { <DocumentRow open=open.clone() id/> };
        view! { <ul class="cards">{list.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! {
        <div class="page">
            <h1>{app.t(Msg::EvidenceRegister)}</h1>
            <p class="muted">{app.t(Msg::EvidenceLead)}</p>
            {rows}
            <button type="button" class="primary" data-testid="add-document" on:click=add>{app.t(Msg::AddDocument)}</button>
        </div>
    }
}

/// One document with its fields and the leaves that rest on it.
#[component]
fn DocumentRow(open: Open, id: String) -> impl IntoView {
    let app = app();
    let editor = open.editor;
    let field = |label: Msg, name: &'static str, pick: fn(&mut Document) -> &mut String| {
        let read = id.clone();
        let value = Memo::new(move |_| {
            editor.with(|s| {
                let found = s.draft().answers.documents.iter().find(|d| d.id == read).cloned();
                found.map_or(String::new(), |mut document| std::mem::take(pick(&mut document)))
            })
        });
        let (open, write) = (open.clone(), id.clone());
        let on_text = move |text: String| {
            let mut documents = open.answers().documents;
            if let Some(document) = documents.iter_mut().find(|d| d.id == write) {
                pick(document).clone_from(&text);
            }
            open.edit(app, Edit::Documents(documents));
        };
        let testid = format!("document-{id}-{name}");
        view! { <TextField label=app.t(label).to_owned() value=value testid on_text/> }
    };
    let used = {
        let (pack, id) = (open.pack.clone(), id.clone());
        move || {
            editor.with(|s| {
                let rests = |node: &&crate::pack::Node| {
                    let answer = s.draft().answers.node(&node.id);
                    answer.is_some_and(|a| a.evidence.iter().any(|e| e.document == id))
                };
                let codes: Vec<&str> = pack.nodes.iter().filter(rests).map(|node| &*node.code).collect();
                if codes.is_empty() { app.t(Msg::UsedNowhere).to_owned() } else { codes.join(", ") }
            })
        }
    };
    view! {
        <li class="card">
            <div class="fields">
                {field(Msg::DocumentNumber, "number", |d| &mut d.number)}
                {field(Msg::DocumentDate, "date", |d| &mut d.date)}
                {field(Msg::DocumentIssuer, "issuer", |d| &mut d.issuer)}
                {field(Msg::DocumentTitle, "title", |d| &mut d.title)}
            </div>
            <PickFile open=open.clone() id=id.clone()/>
            <p class="muted small">{app.t(Msg::UsedBy)} ": " {used}</p>
            <RemoveDocument open=open.clone() id=id.clone()/>
        </li>
    }
}

/// Takes a document out of the register and off the leaves that rest on it; undoable.
#[component]
fn RemoveDocument(open: Open, id: String) -> impl IntoView {
    let app = app();
    let remove = move |_| {
        let answers = open.answers();
        let documents = answers.documents.iter().filter(|d| d.id != id).cloned().collect();
        let mut edits = vec![Edit::Documents(documents)];
        for (node, answer) in &answers.nodes {
            if answer.evidence.iter().any(|e| e.document == id) {
                let rest = answer.evidence.iter().filter(|e| e.document != id).cloned().collect();
                edits.push(Edit::Evidence(node.clone(), rest));
            }
        }
        open.edit_all(app, edits);
    };
    view! { <button type="button" class="link" on:click=remove>{app.t(Msg::Remove)}</button> }
}
