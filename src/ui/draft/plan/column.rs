//! The columns of the comparison: the draft, and each scenario.

use crate::draft::Place;
use crate::engine::score::{Scorecard, evaluate};
use crate::text::plan::PlanMsg;
use crate::ui::shell::state::{App, Open};
use std::sync::Arc;

/// One column: the draft, or a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Id of the scenario; blank for the draft.
    pub id: String,
    /// Name shown.
    pub name: String,
    /// Scores.
    pub card: Arc<Scorecard>,
    /// Rank in the chosen list, in words.
    pub rank: Option<String>,
}

/// The draft first, then the scenarios in their order; tracks the editor.
pub fn columns(open: &Open, app: App) -> Vec<Column> {
    let list = open.list(app);
    let column = |id: &str, name: &str, card: Arc<Scorecard>| {
        let rank = list.as_ref().and_then(|list| open.rank_words(app, list, &card));
        Column { id: id.to_owned(), name: name.to_owned(), card, rank }
    };
    let mut found = vec![column("", app.t(PlanMsg::DraftColumn), open.card.get())];
    open.editor.with(|s| {
        let draft = s.draft();
        for one in &draft.scenarios {
            let answers = draft.answers_at(&Place::Scenario(one.id.clone()));
            found.push(column(&one.id, &one.name, Arc::new(evaluate(&open.pack, &answers))));
        }
    });
    found
}
