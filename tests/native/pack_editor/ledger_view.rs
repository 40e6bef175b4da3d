//! The ledger as the page shows it, steps that survive a reload, like rows.

use cchc::formats::text;
use cchc::pack_editor::build::{blank_head, build};
use cchc::pack_editor::ledger_view::{RowMark, counts, like, marked_rows};
use cchc::pack_editor::project::{self, Decision, Edit, Project, RowId};

const TABLE: &str = "STT\tTiêu chí\tĐiểm tối đa\tCách chấm\n\
    1\tKế hoạch\t4\t\n\
    1.1\tBan hành kế hoạch\t2\tKịp thời: 2; không kịp thời: 1; không ban hành: 0\n\
    1.2\tBan hành báo cáo\t2\tKịp thời: 2; không kịp thời: 1; không ban hành: 0\n\
    2\tSáng kiến\t3\tTheo mức độ phức tạp, không quá 1,5\n\
    3\tBáo cáo\t1-2\t\n";

fn project() -> Project {
    Project::new("bảng dán", vec![text(TABLE).unwrap()], blank_head(2025))
}

const fn row(row: usize) -> RowId {
    RowId { table: 0, row }
}

#[test]
fn every_row_has_a_mark_and_the_line_it_belongs_to() {
    let mut project = project();
    let mark = |project: &Project, at: usize| {
        let rows = marked_rows(&build(project));
        let found = rows.iter().find(|marked| marked.id == row(at)).unwrap();
        (found.mark, found.line)
    };
    assert_eq!(mark(&project, 2), (RowMark::Whole, Some(row(2))));
    assert_eq!(mark(&project, 5).0, RowMark::Open, "a maximum that was not read");
    assert_ne!(mark(&project, 4).0, RowMark::Whole, "an amount that is in no rule");
    let before = counts(&build(&project).ledger);
    assert!(0 < before.used && 0 < before.open, "{before:?}");
    project.apply(Edit::LeaveOut { rows: vec![row(5)], left_out: true });
    assert_eq!(mark(&project, 5).0, RowMark::Aside);
    assert!(before.aside < counts(&build(&project).ledger).aside);
}

#[test]
fn what_is_decided_for_one_row_is_offered_for_those_with_the_same_words() {
    let mut project = project();
    assert_eq!(like(&build(&project), row(2)), [row(3)]);
    assert_eq!(like(&build(&project), row(4)), []);
    assert_eq!(like(&build(&project), row(5)), [], "no words are like nothing");
    project.apply(Edit::Accept(vec![row(3)]));
    assert_eq!(like(&build(&project), row(2)), [], "only open lines are offered");
}

#[test]
fn several_edits_are_one_step_and_steps_are_undone_after_a_reload() {
    let mut project = project();
    let first = project.clone();
    project.apply(Edit::All(vec![Edit::Level(row(4), 1), Edit::Level(row(5), 1)]));
    let second = project.clone();
    project.apply(Edit::Accept(vec![row(2)]));
    project.apply(Edit::Name(row(4), "Sáng kiến cải tiến".to_owned()));
    assert!(project.undo());
    let mut again = project::read(&project::to_text(&project)).unwrap();
    assert_eq!(again, project);
    assert!(again.redo() && again.undo() && again.undo());
    assert_eq!(again.work(), second.work());
    assert!(again.undo());
    assert_eq!(again.work(), first.work());
    assert!(!again.undo());
    // The steps that are kept are the newest ones.
    for at in 0..30 {
        again.apply(Edit::Name(row(2), format!("Tên {at}")));
    }
    let mut kept = project::read(&project::to_text(&again)).unwrap();
    assert_eq!(std::iter::from_fn(|| kept.undo().then_some(())).count(), 20);
    let name = kept.correction(row(2)).and_then(|row| row.name.clone());
    assert_eq!(name.as_deref(), Some("Tên 9"));
    assert!(build(&kept).items.iter().all(|item| item.decision == Decision::Open));
}
