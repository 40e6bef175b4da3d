//! What the second program may ask the application: the open draft belongs to
//! the application alone.

use super::state::App;
use crate::json::parse::{Limits, parse};
use crate::session::{draft_text, read_signed};
use leptos::prelude::*;

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The open draft, as its file.
    Draft,
    /// That a submission of the open draft was signed; what it was follows as JSON.
    Signed,
}

impl Question {
    const ALL: [Self; 2] = [Self::Draft, Self::Signed];

    /// The question as it passes between the programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Signed => "signed",
        }
    }
}

/// Answers a question of the second program: a word, and what follows it after a
/// space; `None` when no draft is open or the question is none.
#[must_use]
pub fn answer(app: App, asked: &str) -> Option<String> {
    let (word, told) = asked.split_once(' ').unwrap_or((asked, ""));
    let question = Question::ALL.into_iter().find(|question| question.word() == word)?;
    let open = app.open.get_untracked()?;
    Some(match question {
        Question::Draft => open.session.with_untracked(|session| draft_text(session.draft())),
        Question::Signed => {
            let json = parse(told, &Limits::DEFAULT).ok()?;
            let signed = read_signed(&json, "", &mut Vec::new())?;
            open.note_signed(app, signed);
            "stored".to_owned()
        }
    })
}
