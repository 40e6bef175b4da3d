//! What a draft remembers of its last signed submission.

use crate::submission::file::ca_mau;
use cchc::draft::{Draft, DraftEditor, Edit, Report, Signed, draft_text, read, read_signed, signed_json};

fn signed(draft: &Draft, number: u32) -> Signed {
    let at = "2025-12-31T02:05:00Z".to_owned();
    Signed { number, at, digest: "0".repeat(64), content: draft.content_digest() }
}

#[test]
fn a_draft_is_as_it_was_signed_until_something_that_is_sent_changes() {
    let (_, draft) = ca_mau();
    let mut editor = DraftEditor::new(draft);
    assert_eq!(editor.draft().signed_as_is(), None);
    let first = signed(editor.draft(), 1);
    editor.note_signed(first.clone());
    assert_eq!((editor.draft().submissions, editor.draft().signed_as_is()), (1, Some(&first)));

    // A private note is never sent, and the lines of the heading are the paper's.
    let leaf = editor.draft().answers.nodes.keys().next().unwrap().clone();
    assert!(editor.apply(Edit::Note(leaf, "hỏi lại anh B".to_owned())));
    let report = Report { signer_name: "Nguyễn Văn A".to_owned(), ..editor.draft().report.clone() };
    assert!(editor.apply(Edit::Report(Box::new(report))));
    assert_eq!(editor.draft().signed_as_is(), Some(&first));

    // What is sent makes another version; taken back, it is the signed one again.
    let report = Report { proposals: "Cấp thêm kinh phí".to_owned(), ..editor.draft().report.clone() };
    assert!(editor.apply(Edit::Report(Box::new(report))));
    assert_eq!(editor.draft().signed_as_is(), None);
    assert_eq!(editor.draft().signed.as_ref(), Some(&first));
    let second = signed(editor.draft(), 2);
    editor.note_signed(second.clone());
    assert_eq!((editor.draft().submissions, editor.draft().signed_as_is()), (2, Some(&second)));

    let again = read(&draft_text(editor.draft())).unwrap();
    assert_eq!(again, *editor.draft());
    assert_eq!(read_signed(&signed_json(&second), "", &mut Vec::new()), Some(second));
}
