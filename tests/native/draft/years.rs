//! From one year to the next: what is carried over, what is compared, and that
//! a draft file keeps both.

use crate::pack::examples::pack;
use cchc::answer::{Answers, LastYear};
use cchc::base::decimal::Points;
use cchc::draft::{Draft, DraftEditor, Edit, draft_text, next_year, read, results};
use cchc::engine::score::{RiskKind, evaluate, risks};

fn points(text: &str) -> Points {
    Points::parse(text).unwrap()
}

/// A draft of the Cà Mau fragment with full marks, a person and a note.
fn draft() -> Draft {
    let pack = pack("ca-mau-so-2013-trich");
    let mut answers = pack.examples[0].answers.clone();
    let answer = answers.node_mut("bao-cao-day-du");
    answer.person = "Trần Thị Mai".to_owned();
    answer.note = "Hỏi văn thư".to_owned();
    answer.explanation = "Đủ bốn báo cáo".to_owned();
    let mut draft = Draft { id: "a".to_owned(), pack: (*pack.id).to_owned(), answers, ..Draft::default() };
    draft.report.signer_name = "Lê Văn An".to_owned();
    draft.report.difficulties = "Thiếu kinh phí".to_owned();
    draft.efforts.insert("bao-cao-day-du".to_owned(), "2".to_owned());
    draft
}

#[test]
fn the_next_year_keeps_who_does_what_and_no_answers() {
    let pack = pack("ca-mau-so-2013-trich");
    let draft = draft();
    let next = next_year(&pack, &draft, "b".to_owned(), "2026-01-02T03:04:05Z");
    assert_eq!(next.answers.setup.year, "2014");
    assert_eq!(next.answers.setup.body, draft.answers.setup.body);
    assert_eq!(next.answers.setup.cohort, draft.answers.setup.cohort);
    let kept: Vec<_> = next.answers.nodes.keys().collect();
    assert_eq!(kept, ["bao-cao-day-du"]);
    let answer = &next.answers.nodes["bao-cao-day-du"];
    assert_eq!((answer.person.as_str(), answer.note.as_str()), ("Trần Thị Mai", "Hỏi văn thư"));
    assert!(answer.values.is_empty() && answer.explanation.is_empty());
    assert_eq!(next.report.signer_name, "Lê Văn An");
    assert_eq!(next.report.difficulties, "");
    assert_eq!(next.efforts, draft.efforts);
    let last = next.last_year.expect("results to compare with");
    assert_eq!((last.year.as_str(), last.percent), ("2013", points("100")));
    assert_eq!(last.nodes["ke-hoach"], points("5"));
    assert_eq!(last.nodes["muc-do-thuc-hien"], points("2"));
}

#[test]
fn what_was_open_has_no_result_to_compare_with() {
    let pack = pack("ca-mau-so-2013-trich");
    let mut draft = draft();
    draft.answers.nodes.remove("muc-do-thuc-hien");
    let last = results(&pack, &draft);
    assert!(!last.nodes.contains_key("muc-do-thuc-hien"));
    assert_eq!(last.nodes["bao-cao-day-du"], points("1"));
}

#[test]
fn a_jump_of_more_than_half_the_maximum_is_a_risk() {
    let pack = pack("ca-mau-so-2013-trich");
    let answers: Answers = draft().answers;
    let card = evaluate(&pack, &answers);
    let node = pack.index_of("muc-do-thuc-hien").unwrap();
    let jumps = |from: &str| {
        let nodes = [("muc-do-thuc-hien".to_owned(), points(from))].into();
        let last = LastYear { year: "2012".to_owned(), percent: points("50"), nodes };
        let list = risks(&pack, &answers, &card, Some(&last)).into_iter().filter(|risk| risk.node == node);
        list.filter(|risk| matches!(risk.kind, RiskKind::Jump { .. })).count()
    };
    // The maximum is 2: a change of exactly 1 is not more than half.
    assert_eq!(jumps("1"), 0);
    assert_eq!(jumps("0.99"), 1);
    assert_eq!(jumps("0"), 1);
    assert_eq!(jumps("2"), 0);
}

#[test]
fn deadline_and_last_year_travel_in_the_draft_and_can_be_undone() {
    let pack = pack("ca-mau-so-2013-trich");
    let mut editor = DraftEditor::new(draft());
    let last = results(&pack, editor.draft());
    assert!(editor.apply(Edit::Deadline("15/12/2026".to_owned())));
    assert!(editor.apply(Edit::LastYear(Some(Box::new(last.clone())))));
    let again = read(&draft_text(editor.draft())).unwrap();
    assert_eq!(again, *editor.draft());
    assert_eq!(again.last_year, Some(last));
    assert!(editor.undo());
    assert_eq!(editor.draft().last_year, None);
    assert!(editor.undo());
    assert_eq!(editor.draft().deadline, "");
}

#[test]
fn going_on_with_another_content_of_the_set_is_a_step_and_asks_for_a_new_signature() {
    let mut editor = DraftEditor::new(draft());
    let before = editor.draft().content_digest();
    assert!(editor.apply(Edit::ConfirmPack("2".to_owned(), "ab".repeat(32))));
    assert_eq!((&*editor.draft().pack_version, &*editor.draft().pack_digest), ("2", &*"ab".repeat(32)));
    assert_ne!(editor.draft().content_digest(), before);
    assert!(editor.undo());
    assert_eq!(*editor.draft(), draft());
}

/// A file as the first version wrote it, kept as it was.
const FIRST: &str = include_str!("../../data/drafts/v1.json");

#[test]
fn a_draft_of_the_first_version_opens_with_everything_in_it() {
    let draft = read(FIRST).unwrap();
    assert_eq!(draft.title(), "Sở Xây dựng");
    assert_eq!(draft.answers.setup.year, "2013");
    let answer = draft.answers.node("ban-hanh-ke-hoach").unwrap();
    assert_eq!(answer.values["choice"], "kip-thoi");
    assert_eq!(answer.evidence[0].page, "3");
    assert_eq!(draft.answers.documents[0].number, "12/QĐ-SXD");
    assert_eq!(draft.scenarios[0].name, "Nếu chậm");
    assert_eq!(draft.efforts["bao-cao-day-du"], "required 2");
    assert_eq!(draft.report.proposals, "Bố trí kinh phí");
    // What a later version put in is given back as it came.
    assert_eq!(draft.extra.len(), 1);
    assert!(draft_text(&draft).contains("\"later\": \"kept\""));
    assert_eq!(read(&draft_text(&draft)).unwrap(), draft);
}
