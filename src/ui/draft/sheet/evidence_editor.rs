//! Evidence of one leaf: documents of the register, with section and page.

use crate::answer::{Document, EvidenceRef};
use crate::draft::Edit;
use crate::text::ui::Msg;
use crate::ui::draft::node::{OpenNode, distinct};
use crate::ui::platform;
use crate::ui::shell::state::{Open, app};
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;

/// A document in a line: number, date, title.
#[must_use]
pub fn document_line(document: &Document) -> String {
    let parts = [&document.number, &document.date, &document.issuer, &document.title];
    let filled: Vec<&str> = parts.into_iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    if filled.is_empty() { "…".to_owned() } else { filled.join(" · ") }
}

/// The evidence of a node.
#[component]
pub fn EvidenceEditor(of: OpenNode) -> impl IntoView {
    let app = app();
    let answer = of.answer;
    let shown = RwSignal::new(false);
    of.node().cloned().map(|node| {
        let OpenNode { open, id, .. } = of;
        let list = Memo::new(move |_| answer.with(|a| a.evidence.clone()));
        let testid = format!("evidence-{id}");
        let asked = node.leaf().map_or(String::new(), |leaf| leaf.evidence.to_string());
        let n = Memo::new(move |_| list.with(Vec::len));
        // A document that was begun is in sight.
        let names = ["number", "date", "title"].map(|part| format!("new-{part}-{id}"));
        let begun = open.editor.with_untracked(|s| names.iter().any(|name| s.draft().unfinished.contains_key(name)));
        let rows = {
            let (open, id) = (open.clone(), id.clone());
            move || {
                let row = |at| view! { <EvidenceRow open=open.clone() id=id.clone() list at/> };
                (0..n.get()).map(row).collect_view()
            }
        };
        view! {
            <details data-testid=testid open=begun on:toggle:target=move |event| shown.set(event.target().has_attribute("open"))>
                <summary>{app.t(Msg::Evidence)} " (" {move || n.get()} ")"</summary>
                {(!asked.is_empty()).then(|| view! { <p class="muted">{app.t(Msg::EvidenceAsked)} ": " {asked}</p> })}
                {rows}
                <AddEvidence open=open.clone() id list shown/>
            </details>
        }
    })
}

/// One linked document with section and page.
#[component]
fn EvidenceRow(open: Open, id: String, list: Memo<Vec<EvidenceRef>>, at: usize) -> impl IntoView {
    let app = app();
    let documents = open.documents;
    let title = move || {
        let document = list.with(|list| list.get(at).map(|e| e.document.clone()).unwrap_or_default());
        documents.with(|all| all.iter().find(|d| d.id == document).map_or("…".to_owned(), document_line))
    };
    let change = {
        let (open, id) = (open.clone(), id.clone());
        move |edit: &dyn Fn(&mut Vec<EvidenceRef>)| {
            let mut all = list.get_untracked();
            edit(&mut all);
            open.edit(app, Edit::Evidence(id.clone(), all));
        }
    };
    let (section, page, remove) = (change.clone(), change.clone(), change);
    let at_section = Signal::derive(move || list.with(|l| l.get(at).map(|e| e.section.clone()).unwrap_or_default()));
    let at_page = Signal::derive(move || list.with(|l| l.get(at).map(|e| e.page.clone()).unwrap_or_default()));
    let set = |all: &mut Vec<EvidenceRef>, at: usize, put: &dyn Fn(&mut EvidenceRef)| {
        if let Some(one) = all.get_mut(at) {
            put(one);
        }
    };
    view! {
        <div class="evidence-row">
            <span class="evidence-title">{title}</span>
            <TextField label=app.t(Msg::Section).to_owned() value=at_section testid=format!("section-{id}-{at}")
                on_text=move |text| section(&|all| set(all, at, &|e| e.section.clone_from(&text)))/>
            <TextField label=app.t(Msg::PageNumber).to_owned() value=at_page testid=format!("page-{id}-{at}")
                on_text=move |text| page(&|all| set(all, at, &|e| e.page.clone_from(&text)))/>
            <button type="button" class="link" on:click=move |_| remove(&|all| { all.remove(at); })>
                {app.t(Msg::Unlink)}
            </button>
        </div>
    }
}

/// Links a document of the register, or a new one. The register is listed once
/// `shown`: a hundred documents on every leaf would be thousands of options.
#[component]
fn AddEvidence(open: Open, id: String, list: Memo<Vec<EvidenceRef>>, shown: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let register = open.documents;
    let documents = move || {
        let option = |d: &Document| view! { <option value=d.id.clone()>{document_line(d)}</option> };
        shown.get().then(|| register.with(|all| all.iter().map(option).collect_view()))
    };
    // Kept with the draft until it is added: nobody types it twice.
    let names = ["number", "date", "title"].map(|part| format!("new-{part}-{id}"));
    let session = open.editor;
    let fields = names.clone();
    let half = distinct(move || session.with(|s| fields.clone().map(|name| s.draft().unfinished.get(&name).cloned())));
    let typed = [0, 1, 2]
        .map(|at| Signal::derive(move || half.with(|half| half.get(at).cloned().flatten().unwrap_or_default())));
    let [number, date, title] = typed;
    let link = {
        let (open, id) = (open.clone(), id.clone());
        move |event: web_sys::Event| {
            let document = event_target_value(&event);
            if document.is_empty() {
                return;
            }
            let mut all = list.get_untracked();
            all.push(EvidenceRef { document, ..EvidenceRef::default() });
            open.edit(app, Edit::Evidence(id.clone(), all));
        }
    };
    let add = {
        let id = id.clone();
        let open = open.clone();
        move |_| {
            let fresh = Document {
                id: platform::new_id(),
                number: number.get_untracked().trim().to_owned(),
                date: date.get_untracked().trim().to_owned(),
                title: title.get_untracked().trim().to_owned(),
                ..Document::default()
            };
            if fresh.number.is_empty() && fresh.title.is_empty() {
                platform::focus(&format!("new-number-{id}"));
                return;
            }
            let mut all = list.get_untracked();
            all.push(EvidenceRef { document: fresh.id.clone(), ..EvidenceRef::default() });
            let mut documents = open.answers().documents;
            documents.push(fresh);
            let cleared = names.iter().map(|name| Edit::Unfinished(name.clone(), String::new()));
            let edits = [Edit::Documents(documents), Edit::Evidence(id.clone(), all)].into_iter().chain(cleared);
            open.edit_all(app, edits.collect());
        }
    };
    let (link_id, button_id) = (format!("link-{id}"), format!("add-evidence-{id}"));
    let known = Memo::new(move |_| register.with(|all| !all.is_empty()));
    view! {
        <div class="evidence-add">
            {move || known.get().then(|| view! {
                <label class="inline-field">
                    <span>{app.t(Msg::LinkKnown)}</span>
                    <select on:change=link.clone() prop:value="" data-testid=link_id.clone()>
                        <option value="">{app.t(Msg::Choose)}</option>{documents}
                    </select>
                </label>
            })}
            <AddFields open=open.clone() id typed/>
            <button type="button" data-testid=button_id on:click=add>{app.t(Msg::AddDocument)}</button>
        </div>
    }
}

/// The fields of a new document.
#[component]
fn AddFields(open: Open, id: String, typed: [Signal<String>; 3]) -> impl IntoView {
    let app = app();
    let parts = [
        ("number", Msg::DocumentNumber, false),
        ("date", Msg::DocumentDate, true),
        ("title", Msg::DocumentTitle, false),
    ];
    let fields = parts.into_iter().zip(typed).map(|((part, label, numeric), value)| {
        let (testid, open) = (format!("new-{part}-{id}"), open.clone());
        let name = testid.clone();
        let on_text = move |text| open.edit(app, Edit::Unfinished(name.clone(), text));
        view! { <TextField label=app.t(label).to_owned() value testid numeric on_text/> }
    });
    fields.collect_view()
}
