//! Undo: what one step is, what is said of it, and that nothing undone is lost.

use cchc::draft::{Done, Draft, DraftEditor, Edit, Place, Subject, What};
use cchc::text::{Lang, history};

fn session() -> DraftEditor {
    DraftEditor::new(Draft { id: "a".into(), pack: "p".into(), ..Draft::default() })
}

fn explain(text: &str) -> Edit {
    Edit::Explanation("n1".into(), text.into())
}

fn explanation(session: &DraftEditor) -> String {
    session.draft().answer(&Place::Draft, "n1").map_or(String::new(), |answer| answer.explanation.clone())
}

#[test]
fn typing_after_undo_keeps_what_was_undone() {
    let mut session = session();
    for text in ["một", "hai", "ba"] {
        session.apply(explain(text));
        session.end_typing();
    }
    assert!(session.undo() && session.undo());
    assert_eq!(explanation(&session), "một");
    // A stray key.
    session.apply(Edit::Note("n1".into(), "x".into()));
    assert!(session.undo(), "the stray key");
    assert!(session.undo(), "back to what had been undone");
    assert_eq!(explanation(&session), "ba");
    let done = session.last_done(false).map(|done| done.subject);
    assert_eq!(done, Some(Subject::Branch(2)));
    for left in ["hai", "một", ""] {
        assert!(session.undo());
        assert_eq!(explanation(&session), left);
    }
    assert!(!session.undo());
    // And all the way forward again.
    while session.redo() {}
    assert_eq!(explanation(&session), "một");
    assert_eq!(session.draft().answers.nodes["n1"].note, "x");
}

#[test]
fn what_was_undone_is_said_with_its_place() {
    let mut session = session();
    session.apply_at(vec![explain("một")], "#/phieu/a/cham explanation-n1");
    assert_eq!(session.next_spot(false), Some("#/phieu/a/cham explanation-n1"));
    session.undo();
    let spot = "#/phieu/a/cham explanation-n1".to_owned();
    let subject = Subject::Node("n1".into(), What::Explanation);
    assert_eq!(session.last_done(false), Some(Done { subject: subject.clone(), spot }));
    let words = |lang, forward| history::done(lang, &subject, forward, |_| "1.1.1".into());
    assert_eq!(words(Lang::Vi, false), "Đã hoàn tác: giải trình của 1.1.1");
    assert_eq!(words(Lang::En, true), "Done again: the explanation of 1.1.1");
}

#[test]
fn adding_a_document_to_a_criterion_is_about_the_criterion() {
    let mut session = session();
    let document = cchc::answer::Document { id: "d".into(), number: "12".into(), ..Default::default() };
    let link = cchc::answer::EvidenceRef { document: "d".into(), ..Default::default() };
    session.apply_all(vec![Edit::Documents(vec![document]), Edit::Evidence("n1".into(), vec![link])]);
    session.undo();
    let done = session.last_done(false).map(|done| done.subject);
    assert_eq!(done, Some(Subject::Node("n1".into(), What::Evidence)));
}

#[test]
fn a_half_typed_document_is_kept_in_the_file() {
    let mut session = session();
    session.apply(Edit::Unfinished("new-number-n1".into(), "12/QĐ".into()));
    let text = cchc::draft::draft_text(session.draft());
    let again = cchc::draft::read(&text).expect("a draft");
    assert_eq!(again.unfinished["new-number-n1"], "12/QĐ");
    session.apply(Edit::Unfinished("new-number-n1".into(), String::new()));
    assert!(!cchc::draft::draft_text(session.draft()).contains("unfinished"));
}
