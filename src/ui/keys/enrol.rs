//! The enrolment file: how the secretariat learns the key of a body.

use crate::base::json::write;
use crate::submission::keys::PublicKey;
use crate::submission::keys::enrolment::{Enrolment, enrol};
use crate::submission::keys::stored::StoredKey;
use crate::text::office::{ToolMsg, key_trouble};
use crate::text::ui::Msg;
use crate::text::{number, signature};
use crate::ui::keys::keyring::{KeyTrouble, Keyring};
use crate::ui::keys::sign_button::SignWith;
use crate::ui::platform;
use crate::ui::shell::state::app;
use crate::ui::widgets::field::TextField;
use leptos::prelude::*;

/// Fields of the enrolment and the button that signs it.
#[component]
pub fn Enrol(stored: StoredKey) -> impl IntoView {
    let app = app();
    let ring = expect_context::<Keyring>();
    let text = |text: &str| RwSignal::new(text.to_owned());
    let (body, holder, contact) = (text(&stored.body), text(&stored.holder), text(""));
    let done = RwSignal::new(None::<String>);
    let sign = Callback::new(move |key: PublicKey| -> Result<(), String> {
        let words = |trouble: &KeyTrouble| key_trouble(app.lang(), trouble);
        let get = |field: RwSignal<String>| field.with_untracked(|text| text.trim().to_owned());
        let about = Enrolment { body: get(body), holder: get(holder), contact: get(contact), ..Enrolment::default() };
        if about.body.is_empty() || about.holder.is_empty() {
            return Err(app.t(ToolMsg::OwnerMissing).to_owned());
        }
        let mut random = [0_u8; 16];
        if !platform::random(&mut random) {
            return Err(words(&KeyTrouble::NoRandom));
        }
        let made = ring.with(key, |key| enrol(&about, key, &platform::now(), random)).map_err(|t| words(&t))?;
        let made = made.map_err(|error| signature::sign_error(app.lang(), &error))?;
        let name = format!("dang-ky-khoa-{}.json", number::file_stem(&about.body));
        let saved = platform::download(&name, "application/json", &write::to_text(&made));
        saved.map_err(|_| app.t(Msg::CannotDownload).to_owned())?;
        done.set(Some(name));
        Ok(())
    });
    let field = move |label: ToolMsg, value: RwSignal<String>, testid: &str| {
        view! { <TextField label=app.t(label).to_owned() value on_text=move |text| value.set(text) testid=testid.to_owned() wide=true/> }
    };
    view! {
        <details data-testid="enrol">
            <summary>{app.t(ToolMsg::EnrolHeading)}</summary>
            <p class="muted">{app.t(ToolMsg::EnrolLead)}</p>
            {field(ToolMsg::BodyOfKey, body, "enrol-body")}
            {field(ToolMsg::Holder, holder, "enrol-holder")}
            {field(ToolMsg::Contact, contact, "enrol-contact")}
            <SignWith label=app.t(ToolMsg::EnrolDownload) testid="enrol-sign" sign only=stored.key/>
            {move || done.get().map(|name| view! { <p class="notice" role="status" data-testid="enrolled">{app.t(ToolMsg::EnrolDone)} " " <strong>{name}</strong></p> })}
        </details>
    }
}
