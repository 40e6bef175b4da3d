//! Search and filters of the sheet, the way on to the next open criterion, and
//! progress by person, on the pack of Hải Phòng's departments.

use crate::pack::examples::pack;
use cchc::answer::{Answers, Applies};
use cchc::engine::score::evaluate;
use cchc::pack::Pack;
use cchc::text::find::{Charge, Filter, Query, charges, find, next_unanswered};

/// Codes of what a query finds.
fn codes(pack: &Pack, answers: &Answers, query: &Query) -> Vec<String> {
    let card = evaluate(pack, answers);
    let found = find(pack, answers, &card, query);
    found.into_iter().map(|index| pack.nodes[index].code.to_string()).collect()
}

fn words(text: &str) -> Query {
    Query { words: text.to_owned(), ..Query::default() }
}

fn filter(filter: Filter) -> Query {
    Query { filter, ..Query::default() }
}

#[test]
fn words_are_found_with_without_and_with_decomposed_tone_marks() {
    let pack = pack("ca-mau-so-2013-trich");
    let none = Answers::default();
    let expected = ["1.2.1"];
    for typed in ["đúng thời gian", "dung thoi gian", "ĐÚNG THỜI"] {
        assert_eq!(codes(&pack, &none, &words(typed)), expected, "{typed}");
    }
    // "đúng thời" as some keyboards send it: letters and marks apart.
    assert_eq!(codes(&pack, &none, &words("\u{111}u\u{301}ng tho\u{31B}\u{300}i")), expected);
    // Every word must be there, in any order; the code and the name above count.
    assert_eq!(codes(&pack, &none, &words("trach nhiem ket qua")), ["1.1.3"]);
    assert_eq!(codes(&pack, &none, &words("1.1.4")), ["1.1.4"]);
    assert_eq!(codes(&pack, &none, &words("bao cao")), ["1.2.1", "1.2.2"]);
    assert_eq!(codes(&pack, &none, &words("không có từ này")), [""; 0]);
    assert_eq!(codes(&pack, &none, &words(" ")).len(), 6);
}

#[test]
fn what_was_typed_is_found_too() {
    let pack = pack("ca-mau-so-2013-trich");
    let mut answers = Answers::default();
    answers.node_mut("bao-cao-day-du").explanation = "Báo cáo quý III gửi qua Trục liên thông".to_owned();
    assert_eq!(codes(&pack, &answers, &words("truc lien thong")), ["1.2.2"]);
}

#[test]
fn each_filter_finds_what_it_says() {
    let pack = pack("quang-tri-2017-xep-loai");
    let mut answers = Answers::default();
    let leaves: Vec<_> = pack.leaves().map(|(_, node, leaf)| (node.id.to_string(), leaf.scored_by)).collect();
    let all = codes(&pack, &answers, &Query::default()).len();
    assert_eq!(all, leaves.len());
    let unanswered = codes(&pack, &answers, &filter(Filter::Unanswered)).len();
    let others = codes(&pack, &answers, &filter(Filter::ByOthers)).len();
    assert_eq!(unanswered + others, all, "at the start everything is open or with others");
    for kind in [Filter::Losing, Filter::LackingEvidence, Filter::NotApplicable] {
        assert_eq!(codes(&pack, &answers, &filter(kind)), [""; 0], "{kind:?}");
    }
    let may = pack.leaves().find(|(_, node, _)| node.may_not_apply).expect("one that may not apply");
    let answer = answers.node_mut(&may.1.id);
    answer.applies = Applies::No;
    answer.reason = "Không có đơn vị trực thuộc".to_owned();
    assert_eq!(codes(&pack, &answers, &filter(Filter::NotApplicable)), [may.1.code.to_string()]);
    assert_eq!(codes(&pack, &answers, &filter(Filter::Unanswered)).len(), unanswered - 1);
}

#[test]
fn losing_and_lacking_evidence_are_told_apart() {
    let pack = pack("hai-phong-so-2014");
    let below = |one: &&cchc::pack::Example| one.total.is_some_and(|total| total < pack.scale);
    let mut answers = pack.examples.iter().find(below).expect("an example below the scale").answers.clone();
    let card = evaluate(&pack, &answers);
    let losing = codes(&pack, &answers, &filter(Filter::Losing));
    let expected: Vec<String> = card
        .leaves
        .iter()
        .filter(|leaf| {
            leaf.state == cchc::engine::score::State::Scored && leaf.points.compare(&leaf.max.into()).is_lt()
        })
        .map(|leaf| pack.nodes[leaf.node].code.to_string())
        .collect();
    assert_eq!(losing, expected);
    assert!(!losing.is_empty());
    for answer in answers.nodes.values_mut() {
        answer.evidence.clear();
        answer.explanation.clear();
    }
    let card = evaluate(&pack, &answers);
    let lacking = codes(&pack, &answers, &filter(Filter::LackingEvidence));
    assert_eq!(u32::try_from(lacking.len()).unwrap(), card.totals.unproven);
    assert!(0 < card.totals.unproven);
}

#[test]
fn the_next_open_criterion_wraps_around_and_ends() {
    let pack = pack("ca-mau-so-2013-trich");
    let at = |id: &str| pack.index_of(id);
    let mut answers = Answers::default();
    let next = |answers: &Answers, behind| next_unanswered(&pack, &evaluate(&pack, answers), behind);
    assert_eq!(next(&answers, None), at("ban-hanh-ke-hoach"));
    assert_eq!(next(&answers, at("ban-hanh-ke-hoach")), at("nhiem-vu-kinh-phi"));
    assert_eq!(next(&answers, at("bao-cao-day-du")), at("ban-hanh-ke-hoach"));
    answers = pack.examples[0].answers.clone();
    assert_eq!(next(&answers, None), None);
}

#[test]
fn charges_count_by_person_however_the_name_is_typed() {
    let pack = pack("ca-mau-so-2013-trich");
    let mut answers = Answers::default();
    answers.node_mut("ban-hanh-ke-hoach").person = "Nguyễn Thị Hà".to_owned();
    answers.node_mut("bao-cao-day-du").person = " nguyễn  thị hà ".to_owned();
    answers.node_mut("bao-cao-day-du").values.insert("answer".to_owned(), "yes".to_owned());
    answers.node_mut("muc-do-thuc-hien").person = "Lê Văn An".to_owned();
    let found = charges(&pack, &answers, &evaluate(&pack, &answers));
    let charge = |person: &str, leaves, unanswered| Charge {
        person: person.to_owned(),
        leaves,
        unanswered,
        lacking_evidence: 0,
    };
    assert_eq!(found, [charge("Lê Văn An", 1, 1), charge("Nguyễn Thị Hà", 2, 1), charge("", 3, 3)]);
    let query = Query { person: "nguyen thi ha".to_owned(), ..Query::default() };
    assert_eq!(codes(&pack, &answers, &query), ["1.1.1", "1.2.2"]);
}
