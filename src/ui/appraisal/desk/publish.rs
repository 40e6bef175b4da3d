//! The result as a signed list that the bodies load.

use super::DeskState;
use crate::appraisal::{Figures, Group, Publish, to_be_signed};
use crate::base::json::write;
use crate::submission::document::sign;
use crate::submission::keys::PublicKey;
use crate::text::office::{ToolMsg, group_name, key_trouble};
use crate::text::ui::Msg;
use crate::text::{number, signature};
use crate::ui::keys::keyring::{KeyTrouble, Keyring};
use crate::ui::keys::sign_button::SignWith;
use crate::ui::platform;
use crate::ui::shell::state::{App, app};
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;

/// What the publisher types.
#[derive(Clone, Copy)]
struct Form {
    name: RwSignal<String>,
    source: RwSignal<String>,
    note: RwSignal<String>,
    size: RwSignal<String>,
}

/// The form of publication.
#[component]
pub fn Leave() -> impl IntoView {
    let app = app();
    let (state, ring) = (expect_context::<DeskState>(), expect_context::<Keyring>());
    let text = || RwSignal::new(String::new());
    let form = Form { name: text(), source: text(), note: text(), size: text() };
    let done = RwSignal::new(None::<String>);
    let sign =
        Callback::new(move |key: PublicKey| publish(app, state, ring, form, key).map(|name| done.set(Some(name))));
    let field = move |label: ToolMsg, value: RwSignal<String>, testid: &str, wide: bool| {
        view! { <TextField label=app.t(label).to_owned() value on_text=move |text| value.set(text) testid=testid.to_owned() wide numeric={!wide}/> }
    };
    let which = move || {
        let group = chosen(state)?;
        let figures =
            if state.view.figures.get() == Figures::Appraised { ToolMsg::AsAppraised } else { ToolMsg::AsDeclared };
        Some(format!("{} · {}", group_name(app.lang(), &group), app.t(figures)))
    };
    view! {
        <details class="card" data-testid="publish">
            <summary><h2 class="in-summary">{app.t(ToolMsg::PublishHeading)}</h2></summary>
            <p class="muted">{app.t(ToolMsg::PublishLead)}</p>
            <p>{app.t(ToolMsg::PublishWhich)} " " <strong>{which}</strong></p>
            {field(ToolMsg::ListName, form.name, "publish-name", true)}
            {field(ToolMsg::ListSource, form.source, "publish-source", true)}
            {field(ToolMsg::ListNote, form.note, "publish-note", true)}
            {field(ToolMsg::ListSize, form.size, "publish-size", false)}
            <SignWith label=app.t(ToolMsg::PublishAndDownload) testid="publish-sign" sign/>
            {move || done.get().map(|name| view! { <p class="notice" role="status" data-testid="published">{app.t(Msg::SignedFile)} " " <strong>{name}</strong> ". " {app.t(ToolMsg::PublishNext)}</p> })}
        </details>
    }
}

/// The group that the table shows.
fn chosen(state: DeskState) -> Option<Group> {
    let at = state.view.group.get();
    state.desk.with(|desk| {
        let groups = desk.groups();
        groups.get(at).or_else(|| groups.first()).cloned()
    })
}

fn publish(app: App, state: DeskState, ring: Keyring, form: Form, key: PublicKey) -> Result<String, String> {
    let get = |field: RwSignal<String>| field.with_untracked(|text| text.trim().to_owned());
    let about = Publish {
        id: number::file_stem(&get(form.name)).chars().take(80).collect(),
        name: get(form.name),
        source: get(form.source),
        note: get(form.note),
        size: get(form.size).parse().unwrap_or(0),
    };
    if about.name.is_empty() || about.source.is_empty() {
        return Err(app.t(ToolMsg::ListNameMissing).to_owned());
    }
    if !get(form.size).is_empty() && about.size == 0 {
        return Err(app.t(ToolMsg::ListSizeUnreadable).to_owned());
    }
    let figures = state.view.figures.get_untracked();
    let list = untrack(|| chosen(state))
        .and_then(|group| state.desk.with_untracked(|desk| desk.publish(&group, figures, &about)));
    let list = list.ok_or_else(|| app.t(ToolMsg::NothingToPublish).to_owned())?;
    let mut random = [0_u8; 16];
    if !platform::random(&mut random) {
        return Err(key_trouble(app.lang(), &KeyTrouble::NoRandom));
    }
    let signed = ring.with(key, |key| sign(to_be_signed(&list), key, &platform::now(), random));
    let signed = signed.map_err(|trouble| key_trouble(app.lang(), &trouble))?;
    let signed = signed.map_err(|error| signature::sign_error(app.lang(), &error))?;
    let name = format!("{}.json", about.id);
    platform::download(&name, "application/json", &write::to_text(&signed))
        .map_err(|_| app.t(Msg::CannotDownload).to_owned())?;
    Ok(name)
}
