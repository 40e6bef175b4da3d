//! Files by real writers, read as people see them: the text of every cell, what is
//! left out of it, and what is to be known of it.

use cchc::formats as read;
use cchc::formats::note::{CellNote, LeftOut};
use cchc::formats::source::{Encoding, Notice, Source};
use cchc::formats::table::{FileKind, ReadError, Table};
use cchc::text::Lang;
use cchc::text::pack_editor::read_error;

pub fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/data/office-files/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[track_caller]
pub fn source(name: &str) -> Source {
    read::file(&bytes(name)).unwrap_or_else(|error| panic!("{name}: {}", read_error(Lang::En, &error)))
}

/// The texts of a column below the heading, numbers with a decimal comma.
pub fn column(table: &Table, at: usize) -> Vec<String> {
    table.rows.iter().skip(1).map(|row| row[at].text()).collect()
}

fn points(table: &Table, at: usize) -> Vec<String> {
    column(table, at).iter().map(|text| text.replace('.', ",")).collect()
}

const CODES: [&str; 9] = ["1", "1.1", "1.2", "1.3", "2", "2.1", "2.2", "2.3", ""];
const POINTS: [&str; 9] = ["4", "1,5", "2", "0,5", "6", "3", "2,1", "0,9", "10"];

/// What is left out, by row and column from 0.
pub fn left_out(table: &Table) -> Vec<(usize, usize, String, LeftOut)> {
    let mut found = Vec::new();
    for (r, row) in table.rows.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            found.extend(cell.left_out().map(|(text, why)| (r, c, text.to_owned(), why)));
        }
    }
    found
}

#[test]
fn the_usual_table_is_read_alike_from_every_writer() {
    let whole = [
        "base-openpyxl.xlsx",
        "base-pythondocx.docx",
        "writer-exceljs.xlsx",
        "strict.xlsx",
        "x-nor.xlsx",
        "x-x000d.xlsx",
        "d-document2.docx",
        "d-autonum.docx",
        "d-sym-le.docx",
        "d-sym-times.docx",
        "x-codefmt.xlsx",
        "x-codedate.xlsx",
        "x-codedate-iso.xlsx",
        "longstyle.html",
        "lo-writer-sup.html",
        "paste-word-fn.html",
        "paste-word-sup.html",
        "paste-word-symbolle.html",
        "paste-word-delrule.html",
        "d-sup-points.docx",
        "d-vanish.docx",
        "x-sup.xlsx",
        "x-pointdate.xlsx",
    ];
    for name in whole {
        let table = &source(name).tables[0];
        assert_eq!(column(table, 0), CODES, "{name}");
        assert_eq!(points(table, 2), POINTS, "{name}");
        assert_eq!(table.rows[2][3].lines.len(), 3, "{name}");
    }
    let small = ["R-base", "R08a-document2", "R08b-workbook2", "R08c-backslashes", "R08d-backslashes"];
    let addresses = ["R08e-absolute-targets", "R10a-no-cell-addresses", "R10c-no-row-or-cell-addresses", "R17-x000D"];
    for name in small.iter().chain(&addresses) {
        let is_docx = name.ends_with("document2") || *name == "R08d-backslashes";
        let table = &source(&format!("{name}.{}", if is_docx { "docx" } else { "xlsx" })).tables[0];
        assert_eq!(column(table, 0), ["I", "1", "1.1", "1.2", "1.3"], "{name}");
        assert_eq!(points(table, 2), ["4", "4", "1", "1,5", "1,5"], "{name}");
    }
}

#[test]
fn marks_and_superscripts_are_no_digits() {
    for (name, row, at, mark, why) in [
        ("flat-fn-word.html", 1, 2, "[1]", LeftOut::Mark),
        ("flat-fn-lo.html", 1, 2, "1", LeftOut::Mark),
        ("flat-supchar.html", 1, 2, "1", LeftOut::Superscript),
        ("flat-supchar.html", 2, 2, "*", LeftOut::Mark),
        ("d-sup-points.docx", 2, 2, "1", LeftOut::Superscript),
        ("x-sup.xlsx", 2, 0, "1", LeftOut::Superscript),
        ("x-sup.xlsx", 3, 2, "(1)", LeftOut::Superscript),
        ("paste-word-fn.html", 3, 2, "[1]", LeftOut::Mark),
        ("paste-word-sup.html", 2, 0, "2", LeftOut::Superscript),
        ("lo-writer-sup.html", 3, 2, "2", LeftOut::Superscript),
    ] {
        let source = source(name);
        let expected = (row, at, mark.to_owned(), why);
        assert!(left_out(&source.tables[0]).contains(&expected), "{name}: {:?}", left_out(&source.tables[0]));
        let said = |notice: &Notice| matches!(notice, Notice::LeftOut { why: known, .. } if *known == why);
        assert!(source.notices.iter().any(said), "{name}");
    }
    assert_eq!(points(&source("flat-supchar.html").tables[0], 2), ["2", "2"]);
}

#[test]
fn deleted_struck_and_hidden_words_are_left_out_and_said() {
    for (name, row, text, gone, why) in [
        ("flat-del.html", 1, "3", "2", LeftOut::Deleted),
        ("paste-word-delins.html", 3, "3", "2", LeftOut::Deleted),
        ("d-strike.docx", 3, "3", "2", LeftOut::Struck),
        ("d-vanish.docx", 3, "2", "5", LeftOut::Hidden),
        ("d-tracked.docx", 6, "2", "3", LeftOut::Deleted),
    ] {
        let table = &source(name).tables[0];
        assert_eq!(table.rows[row][2].text(), text, "{name}");
        assert!(left_out(table).contains(&(row, 2, gone.to_owned(), why)), "{name}: {:?}", left_out(table));
    }
    let rule = &source("paste-word-delrule.html").tables[0].rows[3][3];
    assert_eq!(rule.lines, ["Hoàn thành từ 80% trở lên: 2", "Từ 70% đến dưới 80%: 1", "Dưới 70%: 0"]);
    // LibreOffice's page shows what was deleted like the rest.
    assert!(source("lo-writer-tracked.html").notices.contains(&Notice::TrackedChangesLost));
    assert!(!source("paste-word-delins.html").notices.contains(&Notice::TrackedChangesLost));
}

#[test]
fn hidden_rows_columns_and_sheets_are_left_out_and_can_be_taken() {
    let rows = source("x-hiddenrow.xlsx");
    assert_eq!(rows.notices, [Notice::HiddenRows { table: "Sheet".to_owned(), rows: vec![5] }]);
    assert!(rows.tables[0].rows[4].iter().all(cchc::formats::table::Cell::is_blank));
    let taken = rows.with_hidden();
    assert_eq!(taken.notices, []);
    let texts: Vec<String> = taken.tables[0].rows[4].iter().map(cchc::formats::table::Cell::text).collect();
    assert_eq!(texts, ["1.2a", "Dòng cũ đã bỏ (ẩn)", "2", "Có: 2\nKhông: 0"]);
    assert!(left_out(&taken.tables[0]).is_empty());

    let pasted = source("paste-excel-hidden.html");
    assert_eq!(pasted.notices, [Notice::HiddenRows { table: String::new(), rows: vec![5] }]);
    assert_eq!(pasted.with_hidden().tables[0].rows[4][3].lines, ["Có: 2", "Không: 0"]);

    let columns = source("x-hiddencol.xlsx");
    assert_eq!(columns.notices, [Notice::HiddenColumns { table: "Sheet".to_owned(), columns: vec![3] }]);
    assert_eq!(points(&columns.tables[0], 3), POINTS);
    assert_eq!(columns.with_hidden().tables[0].rows[1][2].text(), "99");

    let sheets = source("x-hiddensheet.xlsx");
    assert_eq!(sheets.tables.len(), 1);
    let name = sheets.hidden[0].name.clone();
    assert_eq!(sheets.notices, [Notice::HiddenSheet { name }]);
    assert_eq!(sheets.with_hidden().tables.len(), 2);
}

#[test]
fn what_is_no_settled_number_is_known_by_its_cell() {
    let unsettled = |name: &str| -> Vec<(usize, usize)> {
        let source = source(name);
        let rows = source.tables[0].rows.iter().enumerate();
        rows.flat_map(|(r, row)| {
            row.iter().enumerate().filter(|(_, cell)| cell.is_unsettled()).map(move |(c, _)| (r, c))
        })
        .collect()
    };
    assert_eq!(unsettled("silent-nocache.xlsx"), [(1, 2)]);
    assert_eq!(unsettled("code-formula.xlsx"), [(1, 0)]);
    // A zero beside a formula that the writer never computed is no zero.
    for name in ["x-formulas-nocache.xlsx", "x-formulas-zero.xlsx"] {
        assert_eq!(unsettled(name), [(1, 2), (3, 2), (5, 2), (9, 2)], "{name}");
        assert_eq!(source(name).tables[0].rows[1][2].text(), "=SUM(C3:C5)");
    }
    assert_eq!(unsettled("flat-thirds.xlsx"), [(1, 2), (2, 2), (3, 2)]);
    let third = &source("flat-thirds.xlsx").tables[0].rows[1][2];
    assert_eq!((third.text().as_str(), third.number.as_deref()), ("3.33", Some("3.33333333333333")));
    assert_eq!(third.notes, [CellNote::Rounded { stored: "3.33333333333333".to_owned() }]);
    // Ranges, halves and percentages stay the words they are.
    let ranges = column(&source("flat-range.html").tables[0], 2);
    assert_eq!(ranges, ["1-2", "tối đa 5", "2 đ/lần", "½", "1.000", "−2", "", "1,5/2", "20 điểm (tối đa)"]);
    for name in ["flat-thousand.xlsx", "d-thousand.docx"] {
        let cell = &source(name).tables[0].rows[1][2];
        assert_eq!((cell.text().as_str(), cell.number.as_deref()), ("1.000", None), "{name}");
    }
}

#[test]
fn formats_of_spreadsheets_show_codes_and_undo_dates() {
    let codes = column(&source("x-code110.xlsx").tables[0], 0);
    assert_eq!(codes[9..12], ["1.9", "1.10", "1.11"]);
    let dated = &source("silent-datecode.xlsx").tables[0];
    assert_eq!(column(dated, 0), ["1.1", "1.2", "1.3"]);
    assert_eq!(dated.rows[2][0].notes, [CellNote::DateUndone { shown: "1.2".to_owned() }]);
    let literal = &source("silent-pctliteral.xlsx").tables[0].rows[1][2];
    assert_eq!((literal.text().as_str(), literal.number.as_deref()), ("2 %", Some("2")));
    let literals = &source("x-pctliteral2.xlsx").tables[0];
    assert_eq!([&literals.rows[3][2], &literals.rows[5][2]].map(|cell| cell.number.as_deref()), [Some("2"), Some("6")]);
    let phonetic = &source("inline-phonetic.xlsx").tables[0].rows[0][1];
    assert_eq!(phonetic.text(), "Tiêu chí");
    assert_eq!(source("R17-x000D.xlsx").tables[0].rows[4][1].text(), "Mẫu _x0041_ báo cáo");
}

#[test]
fn numbers_symbols_and_equations_of_word_are_text() {
    let autonum = source("d-autonum.docx");
    assert_eq!(autonum.notices, [Notice::AutoNumbers { places: 8 }]);
    assert_eq!(autonum.tables[0].rows[2][0].notes, [CellNote::AutoNumber { number: "1.1".to_owned() }]);
    let listed = &source("ol-codes.html").tables[0];
    assert_eq!(listed.rows[1][0].text(), "1.");
    assert_eq!(listed.rows[2][0].notes, [CellNote::NumberUnknown]);
    assert_eq!(source("d-omml-band.docx").tables[0].rows[3][3].lines[0], "Hoàn thành từ 9/10 nhiệm vụ trở lên: 2");
    assert_eq!(source("d-omml-points.docx").tables[0].rows[4][2].text(), "1/2");
    assert_eq!(source("d-sym-le.docx").tables[0].rows[3][3].lines[0], "Hoàn thành ≤ 10%: 2");
    assert_eq!(source("d-sym-times.docx").tables[0].rows[6][3].text(), "Số hồ sơ đúng hạn ÷ tổng số hồ sơ × 3");
    assert_eq!(source("paste-word-symbolle.html").tables[0].rows[3][3].lines[0], "Số ngày chậm ≤ 5 ngày: 2");
}

#[test]
fn old_character_sets_are_converted_and_said() {
    for (name, from) in [
        ("R03a-vntime.html", Encoding::Tcvn3),
        ("R03b-vntime.docx", Encoding::Tcvn3),
        ("R03d-windows-1258.csv", Encoding::Windows1258),
        ("R03e-tcvn3.csv", Encoding::Tcvn3),
        ("R03f-utf16le.csv", Encoding::Utf16),
    ] {
        let source = source(name);
        let table = &source.tables[0];
        let head: Vec<String> = table.rows[0].iter().map(cchc::formats::table::Cell::text).collect();
        assert_eq!(head, ["TT", "Tiêu chí", "Điểm tối đa", "Cách chấm"], "{name}");
        assert_eq!(table.rows[1][1].text().to_lowercase(), "cải cách hành chính", "{name}");
        assert!(table.rows[2][3].text().starts_with("Đạt yêu cầu: 1"), "{name}");
        let said = |notice: &Notice| matches!(notice, Notice::Converted { from: known, .. } if *known == from);
        assert!(source.notices.iter().any(said), "{name}: {:?}", source.notices);
    }
    // Small letters of a font of capitals are capitals.
    assert_eq!(source("R03b-vntime.docx").tables[0].rows[1][1].text(), "CẢI CÁCH HÀNH CHÍNH");
}

#[test]
fn narrow_cells_are_taken_from_the_plain_text() {
    let text = |name: &str| String::from_utf8(bytes(name)).unwrap();
    let (page, plain) = (text("R11-clipboard.html"), text("R11-clipboard.txt"));
    let pasted = read::pasted(&page, &plain).unwrap();
    assert_eq!(column(&pasted.tables[0], 2), ["22,5", "22,5", "12,5", "10"]);
    assert_eq!(pasted.notices, [Notice::NarrowCells { cells: 4 }]);
    // Another text is not believed.
    let other = read::pasted(&page, "a\tb\tc\td\n").unwrap();
    assert_eq!(other.tables[0].rows[1][2].notes, [CellNote::TooNarrow]);
}

#[test]
fn kinds_that_are_not_read_are_refused_by_kind_with_the_way_out() {
    let archive = super::office_files::package(&[("a.txt", "a")]);
    let cases: [(Vec<u8>, FileKind, &str); 12] = [
        (bytes("o-rtf-lo.rtf"), FileKind::Rtf, ".docx"),
        (bytes("sheetjs-xml2003.xls"), FileKind::ExcelXml2003, ".xlsx"),
        (bytes("flat.fods"), FileKind::FlatOpenDocument, ".ods"),
        (bytes("word-single-page.mht"), FileKind::WebArchive, ".docx"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), FileKind::Picture, "bản gốc"),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec(), FileKind::Picture, "bản gốc"),
        (b"Rar!\x1a\x07\0".to_vec(), FileKind::Archive, "giải nén"),
        (archive, FileKind::Archive, "giải nén"),
        (b"  {\n \"format\": \"cchc-pack/1\"}".to_vec(), FileKind::Json, "JSON"),
        (b"\n%PDF-1.4".to_vec(), FileKind::Pdf, ".docx"),
        (
            b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><pkg:package/>".to_vec(),
            FileKind::WordXml,
            ".docx",
        ),
        (b"\x09\x08\x10\0\0\x06".to_vec(), FileKind::Xls, ".xlsx"),
    ];
    for (bytes, kind, way_out) in cases {
        let error = read::file(&bytes).unwrap_err();
        assert_eq!(error, ReadError::Unsupported(kind));
        assert!(read_error(Lang::Vi, &error).contains(way_out), "{kind:?}");
    }
    let compound = |name: &str| {
        let mut file = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        file.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        read::file(&file).unwrap_err()
    };
    assert_eq!(compound("WordDocument"), ReadError::Unsupported(FileKind::Doc));
    assert_eq!(compound("Workbook"), ReadError::Unsupported(FileKind::Xls));
    assert_eq!(compound("EncryptedPackage"), ReadError::Unsupported(FileKind::Locked));
}

#[test]
fn text_without_a_table_is_paragraphs_and_sentences_are_not_cut() {
    let prose =
        "1. Ban hành kế hoạch, báo cáo: 2 điểm\n2. Công khai, minh bạch: 1,5 điểm\n3. Kiểm tra, đánh giá: 1 điểm\n";
    let read = read::file(prose.as_bytes()).unwrap();
    assert!(read.tables.is_empty());
    let texts: Vec<String> = read.paragraphs.iter().map(|paragraph| paragraph.cell.text()).collect();
    assert_eq!(texts, prose.lines().collect::<Vec<_>>());
    // Paragraphs with points are a table of one column; others are none.
    let tables = read.into_tables().unwrap();
    assert_eq!((tables.len(), tables[0].width(), tables[0].rows.len()), (1, 1, 3));
    let letter = read::file("Kính gửi Sở Nội vụ,\nđề nghị góp ý, trả lời.\n".as_bytes()).unwrap();
    assert_eq!(letter.into_tables(), Err(ReadError::NoTable));
    // Paragraphs around a table stand beside it.
    let page = "<p>PHỤ LỤC</p><table><tr><td>1<td>Kế hoạch<td>2</table><p>Nơi nhận</p>";
    let read = read::file(page.as_bytes()).unwrap();
    let around: Vec<(String, usize)> = read.paragraphs.iter().map(|p| (p.cell.text(), p.tables_before)).collect();
    assert_eq!(around, [("PHỤ LỤC".to_owned(), 0), ("Nơi nhận".to_owned(), 1)]);
    // Commas of a real file are separators.
    let csv = "STT,Tiêu chí,Điểm\n1,\"Kế hoạch, báo cáo\",\"1,5\"\n2,Công khai,2\n";
    assert_eq!(column(&read::file(csv.as_bytes()).unwrap().tables[0], 1), ["Kế hoạch, báo cáo", "Công khai"]);
}
