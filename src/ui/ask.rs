//! What the second program may ask the application: the open draft belongs to
//! the application alone.

use super::state::App;
use crate::session::draft_text;
use leptos::prelude::*;

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The open draft, as its file.
    Draft,
    /// The number of the submission now being made, which counts it.
    SubmissionNumber,
}

impl Question {
    const ALL: [Self; 2] = [Self::Draft, Self::SubmissionNumber];

    /// The question as it passes between the programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::SubmissionNumber => "submission-number",
        }
    }
}

/// Answers a question of the second program; `None` when no draft is open.
#[must_use]
pub fn answer(app: App, word: &str) -> Option<String> {
    let question = Question::ALL.into_iter().find(|question| question.word() == word)?;
    let open = app.open.get_untracked()?;
    Some(match question {
        Question::Draft => open.session.with_untracked(|session| draft_text(session.draft())),
        Question::SubmissionNumber => open.next_submission(app).to_string(),
    })
}
