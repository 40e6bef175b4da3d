//! Files made by python-docx, openpyxl, XlsxWriter, pandas and LibreOffice: what
//! their formats can hold beside plain words.

use super::real_files::{column, left_out, source};
use cchc::formats::note::{CellNote, LeftOut};
use cchc::formats::source::{Encoding, Notice};
use cchc::formats::table::SourceKind;

#[test]
fn automatic_numbers_restart_and_start_as_lists_say() {
    // The same document by Word's format and as LibreOffice wrote it.
    for name in ["d03-roman-restart.docx", "lo-d03-roman-restart.odt"] {
        let source = source(name);
        assert_eq!(column(&source.tables[0], 0), ["I.", "1.", "a)", "b)", "II.", "1.", "5."], "{name}");
        assert_eq!(source.notices, [Notice::AutoNumbers { places: 7 }], "{name}");
    }
}

#[test]
fn merged_cells_nested_tables_and_drawings_stay_in_their_cell() {
    let merged = &source("d04-merge-nested.docx").tables[0];
    assert_eq!(merged.rows[1][0].lines, ["1", "1.1"]);
    assert_eq!(merged.rows[2][0].merged, Some((1, 0)));
    assert_eq!(merged.rows[3][3].lines, ["Đủ: 2,5", "Thiếu: 0", "a", "b"]);
    // A blank cell over two rows keeps its place.
    let blank =
        cchc::formats::html("<table><tr><td rowspan=2></td><td>a</td></tr><tr><td>b</td></tr></table>").unwrap();
    assert_eq!(blank[0].rows[1][1].text(), "b");
}

#[test]
fn moved_words_deleted_rows_prompts_and_fields_are_read_as_shown() {
    let moved = &source("d05-moved-rowdel.docx").tables[0];
    assert_eq!(moved.rows[2][1].text(), "Ban hành kế hoạch mới liên kết");
    assert!(moved.rows[3].iter().all(cchc::formats::table::Cell::is_blank));
    assert!(left_out(moved).contains(&(3, 2, "2,5".to_owned(), LeftOut::Deleted)));
    let by_lo = &source("lo-d05-moved-rowdel.odt").tables[0];
    assert!(left_out(by_lo).contains(&(2, 1, "cũ".to_owned(), LeftOut::Deleted)), "{:?}", left_out(by_lo));
    let prompt = &source("d07-sdt-field.docx").tables[0];
    assert_eq!(prompt.rows[2][2].text(), "1,5");
    assert!(left_out(prompt).contains(&(2, 2, "Click here 5".to_owned(), LeftOut::Placeholder)));
    // The result of a field, not its instruction.
    assert_eq!(prompt.rows[3][2].text(), "2,5!");
    for name in ["d08-eq-symbol.docx", "lo-d08-eq-symbol.odt"] {
        assert_eq!(source(name).tables[0].rows[2][3].lines[1], "Chậm: 0,75 ≥ 5", "{name}");
    }
    assert_eq!(source("d08-eq-symbol.docx").tables[0].rows[3][3].lines[1], "Thiếu: 0 2/3");
}

#[test]
fn old_fonts_are_known_by_style_and_by_cell() {
    let vni = source("d09-vni-style.docx");
    let head: Vec<String> = vni.tables[0].rows[0].iter().map(cchc::formats::table::Cell::text).collect();
    assert_eq!(head, ["STT", "Tiêu chí", "Điểm tối đa", "Cách chấm"]);
    assert_eq!(vni.notices, [Notice::Converted { from: Encoding::Vni, pieces: 5 }]);
    let cells = &source("x07-oldfonts.xlsx").tables[0];
    assert_eq!(column(cells, 1)[1..3], ["Kế hoạch cải cách", "Kế hoạch cải cách"]);
}

#[test]
fn dates_of_codes_are_undone_and_those_of_points_are_asked() {
    for name in ["x02-date-dmmm.xlsx", "lo-x02-date-dmmm.ods", "lo-x02-date-dmmm.html"] {
        let table = &source(name).tables[0];
        assert_eq!(column(table, 0), ["1", "1.1", "1.2", "2", "2.1"], "{name}");
        assert_eq!(table.rows[3][0].notes, [CellNote::DateUndone { shown: "01-Feb".to_owned() }], "{name}");
        assert_eq!(table.rows[3][0].number, None, "{name}");
    }
    let asked = &source("x03-point-date-asked.xlsx").tables[0].rows[2][2];
    assert_eq!(asked.notes, [CellNote::DateUnclear { readings: vec!["1.5".to_owned(), "5.1".to_owned()] }]);
    // The clipboard has only what is shown.
    let pasted = cchc::formats::pasted("", "STT\tTên\n1.1\ta\n01-Thg2\tb\n1.3\tc\n").unwrap();
    assert_eq!(column(&pasted.tables[0], 0), ["1.1", "1.2", "1.3"]);
}

#[test]
fn spreadsheets_of_libreoffice_are_read_like_those_of_excel() {
    let struck = &source("lo-x01-strike.ods").tables[0];
    assert_eq!(
        (struck.kind, struck.rows[2][2].text().as_str(), struck.rows[3][2].text().as_str()),
        (SourceKind::Ods, "", "2,5")
    );
    assert_eq!(struck.rows[2][2].number, None);
    let error = &source("lo-x05-formulas.ods").tables[0].rows[5][2];
    assert_eq!((error.text().as_str(), error.notes.as_slice()), ("#DIV/0!", [CellNote::ErrorValue].as_slice()));
    let shown = &source("lo-x08-formats.ods").tables[0];
    assert_eq!(column(shown, 2)[..3], ["40%", "1.5 điểm", "2.50"]);
    assert_eq!(shown.rows[1][2].number.as_deref(), Some("0.4"));
    assert_eq!(source("lo-x09-veryhidden.ods").hidden.len(), 1);
    assert_eq!(column(&source("o01-pandas.ods").tables[0], 2), ["4", "1,5", "2,5", "6", "6"]);
    for name in ["x06-merge-hidden.xlsx", "lo-x06-merge-hidden.ods"] {
        let source = source(name);
        assert_eq!(source.notices, [Notice::HiddenRows { table: "Sheet".to_owned(), rows: vec![3] }], "{name}");
        // A merged cell is seen as long as one of its rows is.
        assert_eq!(source.tables[0].rows[3][0].text(), "1", "{name}");
        assert_eq!(source.tables[0].rows[3][0].merged, Some((1, 0)), "{name}");
    }
}

#[test]
fn rich_text_hidden_parts_and_formulas_of_xlsxwriter_are_told() {
    let source = source("x14-writer.xlsx");
    let table = &source.tables[0];
    assert_eq!(table.rows[2][2].text(), "1,5");
    assert_eq!(table.rows[3][1].text(), "Diện tích km²");
    assert_eq!(table.rows[4][2].notes, [CellNote::FormulaWithoutValue]);
    // A value that was given with the formula counts.
    assert_eq!((table.rows[5][2].text().as_str(), table.rows[5][2].notes.len()), ("6", 0));
    let hidden = |notice: &&Notice| matches!(notice, Notice::HiddenRows { .. } | Notice::HiddenColumns { .. });
    assert_eq!(source.notices.iter().filter(hidden).count(), 2);
    // Hiding the rows that are not there hides none that is.
    assert_eq!(super::real_files::source("x16-hide-unused.xlsx").notices, []);
}
