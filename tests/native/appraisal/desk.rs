//! The secretariat's desk: which file counts, the appraisal beside the self
//! score, the ranked table and what leaves the desk.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::sync::Arc;

use crate::submission::file::{AT, document, key, pack};
use crate::submission::roster::enrolled;
use cchc::appraisal::{
    AppraiseError, Desk, DeskError, Figures, FileStatus, Publish, Refusal, Table, json_lines, to_be_signed,
};
use cchc::base::date::Date;
use cchc::base::decimal::Points;
use cchc::base::json::Json;
use cchc::base::json::parse::{Limits, parse};
use cchc::base::json::write::to_text;
use cchc::draft::Draft;
use cchc::engine::rank::{By, Cohort};
use cchc::pack::Pack;
use cchc::submission::compare::integrity;
use cchc::submission::document::{countersign, sign};
use cchc::submission::keys::roster::Roster;
use cchc::text::{Lang, appraisal as say};

const SET: &str = "lai-chau-tthc-2021";

/// The file of a body with the answers of the n-th published row.
fn file_of(pack: &Pack, body: &str, row: usize, number: u32) -> Json {
    let mut draft = Draft { answers: pack.examples[row].answers.clone(), ..Draft::default() };
    draft.answers.setup.body = body.to_owned();
    document(pack, &draft, number)
}

fn signed(pack: &Pack, body: &str, row: usize, number: u32, seed: u8) -> String {
    to_text(&sign(file_of(pack, body, row, number), &key(seed), AT, [seed; 16]).unwrap())
}

fn desk() -> (Arc<Pack>, Desk) {
    let pack = Arc::new(pack(SET));
    let mut desk = Desk::default();
    desk.add_pack(pack.clone());
    (pack, desk)
}

fn p(text: &str) -> Points {
    Points::parse(text).unwrap()
}

#[test]
fn the_newest_valid_file_of_a_body_counts() {
    let (pack, mut desk) = desk();
    let first = signed(&pack, "Sở A", 0, 1, 1);
    desk.add("a1.json", &first, None);
    desk.add("a2.json", &signed(&pack, "SỞ  A", 1, 2, 1), None);
    desk.add("a1-copy.json", &first.replace('\n', "\n "), None);
    desk.add("a3.json", &signed(&pack, "Sở A", 2, 3, 1).replacen("Sở A", "Sở B", 1), None);
    desk.add("a4.json", &to_text(&file_of(&pack, "Sở A", 2, 4)), None);
    desk.add("report.pdf", "%PDF-1.7", None);
    desk.add("bomb.json", &"[".repeat(10_000), None);
    desk.add("b.json", &signed(&pack, "Sở B", 3, 1, 2), None);
    desk.add("a2-other.json", &signed(&pack, "Sở A", 4, 2, 3), None);
    let counting = desk.statuses();
    assert_eq!(counting[0], FileStatus::Older { by: 1 });
    assert_eq!(counting[1], FileStatus::Counts { conflict: Some(8) });
    assert_eq!(counting[2], FileStatus::Duplicate { of: 0 });
    assert_eq!(counting[3], FileStatus::Refused(Refusal::Altered));
    assert_eq!(counting[4], FileStatus::Refused(Refusal::NotSigned));
    assert_eq!(counting[5], FileStatus::Refused(Refusal::NotOpened));
    assert_eq!(counting[6], FileStatus::Refused(Refusal::NotOpened));
    assert_eq!(counting[7], FileStatus::Counts { conflict: None });
    assert_eq!(counting[8], FileStatus::Older { by: 1 });
    for found in &counting {
        assert!(!say::counting(Lang::Vi, found, desk.files()).is_empty());
    }
    desk.year = "2020".to_owned();
    assert!(matches!(desk.statuses()[7], FileStatus::Refused(Refusal::OtherYear { .. })));
}

#[test]
fn a_countersigned_file_goes_before_the_same_one_without() {
    let (pack, mut desk) = desk();
    let file = sign(file_of(&pack, "Sở A", 0, 1), &key(1), AT, [1; 16]).unwrap();
    let both = countersign(file.clone(), &key(2), AT, [2; 16]).unwrap();
    desk.add("both.json", &to_text(&both), None);
    desk.add("one.json", &to_text(&file), None);
    assert_eq!(desk.statuses(), [FileStatus::Counts { conflict: None }, FileStatus::Older { by: 0 }]);
}

#[test]
fn only_keys_of_the_body_count_once_there_is_a_roster() {
    let (pack, mut desk) = desk();
    desk.add("a.json", &signed(&pack, "Sở A", 0, 1, 1), Date::parse("2026-01-05"));
    desk.add("b.json", &signed(&pack, "Sở B", 1, 1, 1), Date::parse("2026-01-05"));
    assert!(desk.statuses().iter().all(|c| matches!(c, FileStatus::Counts { .. })));
    let mut roster = Roster::default();
    roster.add(&enrolled("Sở A", 1), Date::parse("2025-01-01").unwrap(), "").unwrap();
    desk.set_roster(Some(roster));
    let counting = desk.statuses();
    assert_eq!(counting[0], FileStatus::Counts { conflict: None });
    assert_eq!(counting[1], FileStatus::Refused(Refusal::NotByTheBody(0)));
}

#[test]
fn a_file_waits_for_its_set() {
    let (pack, _) = desk();
    let mut desk = Desk::default();
    desk.add("a.json", &signed(&pack, "Sở A", 0, 1, 1), None);
    assert_eq!(desk.statuses(), [FileStatus::Refused(Refusal::PackUnknown)]);
    assert_eq!(desk.wanted_packs()[0].id, SET);
    desk.add_pack(pack);
    assert_eq!(desk.statuses(), [FileStatus::Counts { conflict: None }]);
    assert!(desk.wanted_packs().is_empty());
}

#[test]
fn the_day_of_receipt_comes_with_the_loaded_work() {
    let (pack, mut desk) = desk();
    let text = signed(&pack, "Sở A", 0, 1, 1);
    desk.add("a.json", &text, Date::parse("2022-01-05"));
    let mut loaded = Desk::parse(&desk.to_text()).unwrap();
    let at = loaded.add("again.json", &text, None);
    assert_eq!(loaded.files()[at].received, Date::parse("2022-01-05"));
}

/// All published rows, ranked: the totals are those of the published report.
fn full() -> (Arc<Pack>, Desk) {
    let (pack, mut desk) = desk();
    for row in 0..pack.examples.len() {
        let body = format!("Đơn vị {row:02}");
        desk.add(&format!("{row}.json"), &signed(&pack, &body, row, 1, 1), None);
    }
    (pack, desk)
}

#[test]
fn the_table_is_ranked_by_total_and_by_area() {
    let (pack, desk) = full();
    let groups = desk.groups();
    assert_eq!(groups.len(), 1);
    let table = desk.table(&groups[0], Figures::Declared, &By::Points);
    assert_eq!(table.rows.len(), pack.examples.len());
    for row in &table.rows {
        let better = table.rows.iter().filter(|other| row.declared.compare(&other.declared).is_lt()).count();
        assert_eq!(row.rank.exact(), Some(u32::try_from(better).unwrap() + 1), "{}", row.body);
        assert_eq!(Some(&row.declared.shown()), pack.examples[row.file].total.as_ref());
    }
    let area = table.areas[0].0.clone();
    let by_area = desk.table(&groups[0], Figures::Declared, &By::Part(area.into()));
    assert!(by_area.rows.is_sorted_by(|a, b| a.areas[0].compare(&b.areas[0]).is_ge()));
    let counted: u32 = table.classes.iter().map(|(_, n)| n).sum();
    let share = |class| table.share_from_best_to(class).map(|share| share.shown());
    assert_eq!(share(99), Some(if table.classes.is_empty() { Points::ZERO } else { p("100") }));
    assert_eq!(Table::default().share_from_best_to(0), None);
    assert!(table.classes.is_empty() || counted == u32::try_from(table.rows.len()).unwrap());
}

#[test]
fn appraised_points_change_totals_ranks_and_need_a_reason() {
    let (pack, mut desk) = full();
    let group = desk.groups()[0].clone();
    let before = desk.table(&group, Figures::Declared, &By::Points);
    let first = before.rows[0].clone();
    let leaf = desk.leaves(first.file).into_iter().find(|leaf| !leaf.declared.shown().eq(&Points::ZERO)).unwrap();
    desk.appraise(first.file, &leaf.node, "0", "").unwrap();
    let after = desk.table(&group, Figures::Appraised, &By::Points);
    let row = after.rows.iter().find(|row| row.file == first.file).unwrap();
    assert_eq!(row.appraised, first.declared.minus(&leaf.declared));
    assert_eq!((row.unexplained, row.declared.clone()), (1, first.declared.clone()));
    assert_eq!(desk.table(&group, Figures::Declared, &By::Points).rows[0].file, first.file);
    desk.appraise(first.file, &leaf.node, "0", "Không có tài liệu").unwrap();
    assert_eq!(desk.leaves(first.file).iter().filter(|leaf| leaf.is_unexplained()).count(), 0);

    let max = pack.nodes[pack.index_of(&leaf.node).unwrap()].max;
    assert_eq!(desk.appraise(first.file, &leaf.node, "99", ""), Err(AppraiseError::AboveMaximum { max }));
    assert_eq!(desk.appraise(first.file, "khong-co", "1", ""), Err(AppraiseError::UnknownLeaf));
    assert_eq!(desk.appraise(999, &leaf.node, "1", ""), Err(AppraiseError::NoFile));
    let wrong = desk.appraise(first.file, &leaf.node, "1,5,2", "").unwrap_err();
    assert!(!say::appraise_error(Lang::Vi, &wrong).is_empty());
    // An area sums what was given as it sums what was declared.
    let card = desk.appraised_card(first.file).unwrap();
    assert_eq!(card.totals.points, row.appraised);

    // Saved, loaded, the files dropped again: the same table.
    let mut loaded = Desk::parse(&desk.to_text()).unwrap();
    assert_eq!(loaded.missing().len(), pack.examples.len());
    loaded.add_pack(pack.clone());
    for row in 0..pack.examples.len() {
        let body = format!("Đơn vị {row:02}");
        loaded.add(&format!("{row}.json"), &signed(&pack, &body, row, 1, 1), None);
    }
    assert!(loaded.missing().is_empty());
    assert_eq!(
        loaded.table(&group, Figures::Appraised, &By::Points),
        desk.table(&group, Figures::Appraised, &By::Points)
    );
    assert_eq!(loaded.to_text(), desk.to_text());
    desk.appraise(first.file, &leaf.node, "", " ").unwrap();
    assert!(desk.appraisals(first.file).is_none());
    assert!(matches!(Desk::parse("{}"), Err(DeskError::Open(_))));
}

#[test]
fn the_work_is_split_by_area_and_brought_together_again() {
    let (_, mut desk) = full();
    let leaves = desk.leaves(0);
    let first = leaves[0].clone();
    let other = leaves.iter().find(|leaf| leaf.area != first.area).unwrap().clone();
    desk.appraise(0, &first.node, "0", "của chủ tịch").unwrap();
    desk.appraise(0, &other.node, "0", "lĩnh vực khác").unwrap();
    let part = Desk::parse(&desk.part(&first.area).to_text()).unwrap();
    assert_eq!(part.area, first.area);
    assert_eq!(part.missing().len(), desk.files().len());
    assert_eq!(part.to_text().matches("của chủ tịch").count(), 1);
    assert!(!part.to_text().contains("lĩnh vực khác"));

    // The specialist drops the files again, adds one and changes one.
    let mut specialist = Desk::default();
    specialist.bring(&part, false);
    assert_eq!((specialist.area.clone(), specialist.missing().len()), (first.area.clone(), desk.files().len()));
    let (_, mut specialist) = full();
    specialist.bring(&part, false);
    specialist.appraise(0, &first.node, "0", "của ủy viên").unwrap();
    specialist.appraise(1, &first.node, "0", "mới").unwrap();
    let part = Desk::parse(&specialist.part(&first.area).to_text()).unwrap();
    let merged = desk.merge(&part, false);
    assert_eq!((merged.taken, merged.same, merged.conflicts.len()), (1, 0, 1));
    assert_eq!(merged.conflicts[0].ours.reason, "của chủ tịch");
    assert_eq!(desk.appraisals(0).unwrap()[&first.node].reason, "của chủ tịch");
    let merged = desk.merge(&part, true);
    assert_eq!((merged.taken, merged.same, merged.conflicts.len()), (1, 1, 1));
    assert_eq!(desk.appraisals(0).unwrap()[&first.node].reason, "của ủy viên");
    assert_eq!(desk.appraisals(0).unwrap()[&other.node].reason, "lĩnh vực khác");
}

#[test]
fn a_published_list_is_signed_and_read_by_the_bodies() {
    let (pack, desk) = full();
    let group = desk.groups()[0].clone();
    let about = Publish {
        id: "lai-chau-2021".to_owned(),
        name: "Lai Châu".to_owned(),
        source: "Quyết định".to_owned(),
        size: 20,
        ..Publish::default()
    };
    let list = desk.publish(&group, Figures::Appraised, &about).unwrap();
    assert!(!list.complete && list.size == 20 && list.entries.len() == pack.examples.len());
    let signed = sign(to_be_signed(&list), &key(9), AT, [9; 16]).unwrap();
    assert!(integrity(&signed).is_genuine());
    assert_eq!(Cohort::parse(&to_text(&signed)), Ok(list.clone()));
    let mut other = list;
    other.entries[0].points = Some(p("1"));
    let forged = to_be_signed(&other).with("proof", signed.get("proof").unwrap().clone());
    assert!(!integrity(&forged).is_genuine());
}

#[test]
fn the_table_leaves_as_csv_and_as_json_lines() {
    let (pack, mut desk) = full();
    desk.add("formula.json", &signed(&pack, "=1+1;\"x\"", 0, 1, 1), None);
    let group = desk.groups()[0].clone();
    let table = desk.table(&group, Figures::Declared, &By::Points);
    let csv = say::csv(Lang::Vi, &table);
    assert!(csv.starts_with("\u{feff}Thứ hạng;Đơn vị;") && csv.contains("\"'=1+1;\"\"x\"\"\""));
    assert_eq!(csv.lines().count(), table.rows.len() + 1);
    assert!(say::csv_leaves(Lang::Vi, &desk, 0).lines().count() > 5);
    let lines = json_lines(&desk);
    assert_eq!(lines.lines().count(), table.rows.len() * pack.leaves().count());
    for line in lines.lines() {
        let line = parse(line, &Limits::DEFAULT).unwrap();
        assert!(line.get("rank").unwrap().as_int().is_some());
        assert!(Points::parse(line.get("points").unwrap().as_text().unwrap()).is_ok());
    }
}
