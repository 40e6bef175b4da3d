//! Two packs side by side, what a draft comes to in both, and drafts moved
//! from one to the other.

mod choose;
mod draft;
mod lines;
mod matches;
mod state;

use crate::draft::migrate::move_draft;
use crate::pack::Pack;
use crate::pack::diff::{Likenesses, compare};
use crate::text::pack_diff::DiffMsg;
use crate::ui::packs::opening::Opening;
use crate::ui::shell::route::Start;
use crate::ui::shell::state::app;
use leptos::prelude::*;
use state::{Both, Choice, Done, Shown, pack_of};
use std::sync::Arc;

pub use state::CompareState;

/// The page.
#[component]
pub fn ComparePage(from: Start) -> impl IntoView {
    let app = app();
    let state = expect_context::<CompareState>();
    state.begin(&from);
    let compared = move || match (pack_of(app, &state.old.get()), pack_of(app, &state.new.get())) {
        (Err(wanted), _) | (_, Err(wanted)) => view! { <Opening wanted/> }.into_any(),
        (Ok(Some(old)), Ok(Some(new))) if old.digest == new.digest => {
            view! { <p class="notice warn" role="status" data-testid="same-set">{app.t(DiffMsg::SameSet)}</p> }
                .into_any()
        }
        (Ok(Some(old)), Ok(Some(new))) => view! { <Compared old new/> }.into_any(),
        _ => view! { <p class="notice">{app.t(DiffMsg::ChooseBoth)}</p> }.into_any(),
    };
    view! {
        <div class="page wide">
            <h1>{app.t(DiffMsg::Heading)}</h1>
            <p class="lead">{app.t(DiffMsg::Lead)}</p>
            <choose::Choosers/>
            {compared}
        </div>
    }
}

/// Everything about two different sets.
#[component]
fn Compared(old: Arc<Pack>, new: Arc<Pack>) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let likenesses = Likenesses::new(&old, &new);
    let (was, is) = (old.clone(), new.clone());
    let proposals = Memo::new(move |_| {
        let proposed =
            |confirmed: &_| state.refused.with(|refused| likenesses.proposals(&was, &is, confirmed, refused));
        state.confirmed.with(proposed)
    });
    let (was, is) = (old.clone(), new.clone());
    let pairs = Memo::new(move |_| Arc::new(state.confirmed.with(|confirmed| compare(&was, &is, confirmed))));
    let (was, is) = (old.clone(), new.clone());
    let moved = Memo::new(move |_| {
        let draft = state::stored(&state.draft.get()).filter(|draft| draft.pack == *was.id)?;
        Some(Arc::new(state.confirmed.with(|confirmed| move_draft(&draft, &was, &is, confirmed))))
    });
    let both = Both { old, new, proposals, pairs, moved };
    view! {
        <matches::Matches both=both.clone()/>
        <draft::DraftPart both=both.clone()/>
        <lines::Lines both/>
    }
}
