//! What readers report about a source: kept in the file of a project, and said
//! in both languages.

use cchc::formats::note::{CellNote, LEFT_OUT_WORDS};
use cchc::formats::source::{Encoding, Notice};
use cchc::formats::table::{Cell, SourceKind, Table};
use cchc::pack_editor::build::blank_head;
use cchc::pack_editor::project;
use cchc::pack_editor::project::Project;
use cchc::text::Lang;
use cchc::text::pack_editor::source;

fn every_note() -> Vec<CellNote> {
    let left_out = LEFT_OUT_WORDS.map(|(word, why)| CellNote::LeftOut { text: word.to_owned(), why });
    let mut notes = vec![
        CellNote::FormulaWithoutValue,
        CellNote::ErrorValue,
        CellNote::Rounded { stored: "3.33333333333333".to_owned() },
        CellNote::DateUndone { shown: "01-Feb".to_owned() },
        CellNote::DateUnclear { readings: vec!["1.5".to_owned(), "5.1".to_owned()] },
        CellNote::AutoNumber { number: "1.2.".to_owned() },
        CellNote::NumberUnknown,
        CellNote::UnknownSymbol { font: "Wingdings".to_owned() },
        CellNote::Picture,
        CellNote::TooNarrow,
    ];
    notes.extend(left_out);
    notes
}

#[test]
fn the_file_of_a_project_keeps_what_readers_found_out_about_cells() {
    let first = Cell { number: Some("0.95".into()), notes: every_note(), ..Cell::of("95 %\ndòng hai") };
    let covered = Cell { merged: Some((0, 0)), ..first.clone() };
    let rows = vec![vec![first, Cell::of("chữ"), covered]];
    let table = Table { kind: SourceKind::Ods, name: "Phụ lục".to_owned(), index: 0, rows };
    let project = Project::new("tệp", vec![table], blank_head(2026));
    let again = project::read(&project::to_text(&project)).unwrap();
    assert_eq!(again.tables, project.tables);
}

#[test]
fn every_note_and_notice_has_a_sentence_with_its_words_in_both_languages() {
    let place = |kind| source::place(Lang::Vi, kind, 4, 27);
    assert_eq!(place(SourceKind::Xlsx), "ô AB5");
    assert_eq!(place(SourceKind::Docx), "dòng 5, cột 28");
    for note in every_note() {
        let (vi, en) = (source::note(Lang::Vi, &note), source::note(Lang::En, &note));
        assert_ne!(vi, en);
        if let CellNote::LeftOut { text, .. } = &note {
            assert!(vi.contains(text.as_str()) && en.contains(text.as_str()), "{vi} {en}");
        }
    }
    let rounded = CellNote::Rounded { stored: "3.33".to_owned() };
    assert!(source::note(Lang::Vi, &rounded).contains("3,33"));
    let rows = Notice::HiddenRows { table: "Phụ lục".to_owned(), rows: (1..=14).collect() };
    assert_eq!(
        source::notice(Lang::Vi, &rows),
        "Phụ lục: các dòng ẩn không được lấy: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, … (+2)."
    );
    let columns = Notice::HiddenColumns { table: String::new(), columns: vec![1, 27] };
    assert_eq!(source::notice(Lang::En, &columns), "hidden columns are not used: A, AA.");
    let from = Notice::Converted { from: Encoding::Tcvn3, pieces: 12 };
    assert!(source::notice(Lang::Vi, &from).starts_with("Đã chuyển 12 đoạn chữ từ bảng mã TCVN3"));
}
