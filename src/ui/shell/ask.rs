//! What the second program may ask the application: the open draft belongs to
//! the application alone.

use super::state::App;
use crate::base::json::parse::{Limits, parse};
use crate::draft::{DraftEditor, Edit, draft_text, read_signed};
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

/// How the second program says that a paragraph of the explanation letter was
/// rewritten: the word, the id of the node, the text, a line each; the text may
/// have more lines.
pub const REWRITE_LETTER: &str = "rewrite-letter";

/// Takes a rewritten paragraph into the open draft.
fn rewrite_letter(app: App, node: &str, text: &str) -> Option<String> {
    let open = app.open.get_untracked()?;
    let mut report = open.editor.with_untracked(|editor| editor.draft().report.clone());
    if text.trim().is_empty() {
        report.letter.remove(node);
    } else {
        report.letter.insert(node.to_owned(), text.to_owned());
    }
    open.edit(app, Edit::Report(Box::new(report)));
    open.editor.update(DraftEditor::end_typing);
    Some(String::new())
}

/// Answers a question of the second program: a word, and what follows it after a
/// space; `None` when no draft is open or the question is none.
#[must_use]
pub fn answer(app: App, asked: &str) -> Option<String> {
    let mut lines = asked.splitn(3, '\n');
    if let (Some(REWRITE_LETTER), Some(node), Some(text)) = (lines.next(), lines.next(), lines.next()) {
        return rewrite_letter(app, node, text);
    }
    let (word, told) = asked.split_once(' ').unwrap_or((asked, ""));
    let question = Question::ALL.into_iter().find(|question| question.word() == word)?;
    let open = app.open.get_untracked()?;
    Some(match question {
        Question::Draft => open.editor.with_untracked(|editor| draft_text(editor.draft())),
        Question::Signed => {
            let json = parse(told, &Limits::DEFAULT).ok()?;
            let signed = read_signed(&json, "", &mut Vec::new())?;
            open.note_signed(app, signed);
            "stored".to_owned()
        }
    })
}
