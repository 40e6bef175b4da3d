//! Tables of every source, and what is refused.

use super::office_files::{DocCell, cell, docx, package};
use cchc::formats;
use cchc::formats::source::Source;
use cchc::formats::table::{FileKind, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED, ReadError, Table};
use cchc::formats::{html, text};
use cchc::pack_editor::columns::{ColumnKind, recognise};
use cchc::text::Lang;
use cchc::text::pack_editor::read_error;
use proptest::prelude::*;

fn file(bytes: &[u8]) -> Result<Vec<Table>, ReadError> {
    formats::file(bytes).and_then(Source::into_tables)
}

fn pasted(html: &str, text: &str) -> Result<Vec<Table>, ReadError> {
    formats::pasted(html, text).and_then(Source::into_tables)
}

fn texts(table: &Table) -> Vec<Vec<String>> {
    table.rows.iter().map(|row| row.iter().map(|cell| cell.text()).collect()).collect()
}

fn workbook(sheet: &str, shared: &str) -> Vec<u8> {
    package(&[
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Phụ lục\" sheetId=\"7\" r:id=\"rId3\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId3\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        (
            "xl/styles.xml",
            "<styleSheet><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>",
        ),
        ("xl/sharedStrings.xml", shared),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

#[test]
fn a_workbook_keeps_merged_cells_rich_text_percentages_and_decimals() {
    let shared = "<sst><si><t>STT</t></si><si><r><t>Tiêu </t></r><r><t>chí</t></r><rPh><t>x</t></rPh></si><si><t>Điểm tối đa</t></si></sst>";
    let sheet = "<worksheet><sheetData>\
        <row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>\
        <row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>Kế hoạch &amp; báo cáo</t></is></c><c r=\"C2\"><v>10.050000000000001</v></c></row>\
        <row r=\"4\"><c r=\"B4\" s=\"1\"><v>0.95</v></c><c r=\"C4\"/></row>\
        </sheetData><mergeCells count=\"1\"><mergeCell ref=\"A2:A4\"/></mergeCells></worksheet>";
    let tables = file(&workbook(sheet, shared)).unwrap();
    assert_eq!(tables[0].name, "Phụ lục");
    let expected =
        [["STT", "Tiêu chí", "Điểm tối đa"], ["1", "Kế hoạch & báo cáo", "10.05"], ["1", "", ""], ["1", "95%", ""]];
    assert_eq!(texts(&tables[0]), expected);
    assert_eq!(tables[0].rows[3][0].merged, Some((1, 0)));
}

#[test]
fn separated_texts_are_read_with_quotes_marks_and_either_separator() {
    let expected = [["STT", "Tiêu chí", "Điểm"], ["1", "Kế hoạch; \"mới\"\nnăm", "1,5"]];
    for input in [
        "\u{feff}STT;Tiêu chí;Điểm\r\n1;\"Kế hoạch; \"\"mới\"\"\nnăm\";1,5\r\n",
        "STT,Tiêu chí,Điểm\n1,\"Kế hoạch; \"\"mới\"\"\nnăm\",\"1,5\"\n",
        "STT\tTiêu chí\tĐiểm\n1\t\"Kế hoạch; \"\"mới\"\"\nnăm\"\t1,5",
        "sep=|\nSTT|Tiêu chí|Điểm\n1|\"Kế hoạch; \"\"mới\"\"\nnăm\"|1,5",
    ] {
        assert_eq!(texts(&text(input).unwrap()), expected, "{input:?}");
    }
    // A quote inside a cell, or one that is never closed, is a character.
    assert_eq!(texts(&text("a\tgọi là \"b\"\n\"c\td").unwrap()), [["a", "gọi là \"b\""], ["\"c", "d"]]);
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain("Mã\tTên\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(texts(&file(&wide).unwrap()[0]), [["Mã", "Tên"]]);
}

#[test]
fn html_keeps_spans_lines_and_entities_and_drops_what_nobody_sees() {
    let source = "<style><table><tr><td>không</td></tr></table></style>\
        <TABLE><TR><TD ROWSPAN=2>A<TD colspan=2>B&nbsp;&amp;&nbsp;C</TR><tr><td>d<br>e<p>f</p><script>alert(1)</script><td><table><tr><td>g<td>h</table></tr></TABLE>";
    let tables = html(source).unwrap();
    assert_eq!(tables.len(), 1);
    assert_eq!(texts(&tables[0]), [["A", "B & C", "B & C"], ["A", "d\ne\nf", "g h"]]);
    assert_eq!(tables[0].rows[0][2].merged, Some((0, 1)));
    // A clipboard whose HTML has no table is read as text.
    assert_eq!(texts(&pasted("<p>Mã</p>", "Mã\tTên").unwrap()[0]), [["Mã", "Tên"]]);
}

#[test]
fn a_document_keeps_merged_cells_and_leaves_deleted_words_out() {
    let merged = |text, merge| DocCell { text, span: 1, merge: Some(merge) };
    let rows = [
        vec![cell("STT"), DocCell { text: "Tiêu chí < điểm", span: 2, merge: None }],
        vec![merged("1", true), cell("Ban hành\nkịp thời"), cell("1")],
        vec![merged("", false), cell("không"), cell("0")],
    ];
    let tables = file(&docx(&rows)).unwrap();
    let expected =
        [["STT", "Tiêu chí < điểm", "Tiêu chí < điểm"], ["1", "Ban hành\nkịp thời", "1"], ["1", "không", "0"]];
    assert_eq!(texts(&tables[0]), expected);
    assert_eq!(tables[0].rows[2][0].merged, Some((1, 0)));
}

#[test]
fn letters_in_any_form_become_composed_and_stray_spaces_go() {
    let table = text("STT\tTie\u{302}u  chi\u{301}\u{200b}\u{a0}\n1\tKe\u{302}\u{301} hoa\u{323}ch").unwrap();
    assert_eq!(texts(&table), [["STT", "Tiêu chí"], ["1", "Kế hoạch"]]);
}

#[test]
fn the_column_sets_of_real_forms_are_recognised() {
    use ColumnKind::{Code, Evidence, Max, Name, Note, Other, Rule};
    let forms: [(&str, &[ColumnKind]); 7] = [
        (
            "STT\tLĩnh vực/Tiêu chí/Tiêu chí thành phần\tĐiểm tối đa\tĐiều tra XHH\tTự đánh giá\tSNV đánh giá\tĐiểm đạt được\tChỉ số\tGhi chú",
            &[Code, Name, Max, Other, Other, Other, Other, Other, Note],
        ),
        (
            "STT\tTiêu chí\tĐiểm tối đa\tĐiểm tự chấm\tĐiểm thẩm định\tGhi chú của đơn vị\tGhi chú của thẩm định",
            &[Code, Name, Max, Other, Other, Note, Note],
        ),
        (
            "STT\tTiêu chí, tiêu chí thành phần\tĐiểm tối đa\tSố liệu kê khai\tCách tính điểm\tCác yêu cầu và tài liệu kiểm chứng\tĐiểm tự đánh giá",
            &[Code, Name, Max, Other, Rule, Evidence, Other],
        ),
        (
            "STT\tLĩnh vực\tĐiểm tối đa\tĐánh giá qua ĐTXHH\tUBND huyện thẩm định\tTổng điểm\tChỉ số (%)",
            &[Code, Name, Max, Other, Other, Other, Other],
        ),
        ("Nội dung, các tiêu chí cụ thể\tĐiểm chuẩn\tTổng điểm chấm\tGhi chú", &[Name, Max, Other, Note]),
        (
            "Tiêu chí, chỉ tiêu\tNội dung\tĐiểm số tối đa\tSố liệu thực hiện\tTỷ lệ đạt được\tĐiểm số tự chấm\tChữ ký của công chức phụ trách",
            &[Code, Name, Max, Other, Other, Other, Other],
        ),
        ("TT\tNội dung đánh giá\tThang điểm\tTLKC\tĐiểm\tGhi chú", &[Code, Name, Rule, Evidence, Max, Note]),
    ];
    for (header, expected) in forms {
        let codes = header.starts_with("Tiêu chí, chỉ tiêu");
        let first = if codes {
            "Chỉ tiêu 1\tBan hành đầy đủ văn bản\t3"
        } else {
            "1\tBan hành đầy đủ văn bản\t3\t3"
        };
        let first = if expected[0] == Name { "Ban hành đầy đủ văn bản\t3" } else { first };
        let body = if expected[2] == Rule {
            "1\tBan hành đầy đủ văn bản\tĐạt: 3; không đạt: 0\tvăn bản\t3"
        } else {
            first
        };
        let mapping = recognise(&text(&format!("PHỤ LỤC\n{header}\n{body}\n")).unwrap());
        assert_eq!(mapping.columns, expected, "{header}");
        assert_eq!(mapping.header_rows, 2, "{header}");
    }
}

#[track_caller]
fn refused(result: Result<Vec<Table>, ReadError>, expected: ReadError, words: &str) {
    let error = result.unwrap_err();
    assert_eq!(error, expected);
    let sentence = read_error(Lang::Vi, &error);
    assert!(sentence.contains(words), "{sentence}");
    assert!(!read_error(Lang::En, &error).is_empty());
}

#[test]
fn hostile_and_empty_sources_are_refused_with_a_sentence_and_a_place() {
    refused(pasted("", " \n\t"), ReadError::Empty, "Chưa có nội dung để đọc");
    refused(pasted("<table></table>", "một dòng chữ"), ReadError::NoTable, "Không tìm thấy bảng nào");
    refused(html("<table><tr><td> <td></table>"), ReadError::NoTable, "Không tìm thấy bảng nào");
    refused(
        file(&vec![b'a'; MOST_BYTES + 1]),
        ReadError::TooLarge { bytes: MOST_BYTES + 1, most: MOST_BYTES },
        "16 MB",
    );
    refused(file(b"%PDF-1.7"), ReadError::Unsupported(FileKind::Pdf), "PDF");
    refused(file(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1]), ReadError::Unsupported(FileKind::OldOffice), ".doc, .xls");
    refused(file(b"PK\x03\x04 broken"), ReadError::BrokenPackage, "Tệp bị lỗi");
    refused(file(&package(&[("a.txt", "a")])), ReadError::Unsupported(FileKind::Archive), "tệp nén");
    refused(file(&[b'a', b'\t', 0xFF, b'\n']), ReadError::NotUnicode { at: 2 }, "Unicode");
    let rows = "a\tb\n".repeat(MOST_ROWS + 1);
    refused(file(rows.as_bytes()), ReadError::TooManyRows { table: 1, most: MOST_ROWS }, "Bảng 1");
    let columns = format!("a\tb\n{}", "a\t".repeat(MOST_COLUMNS + 1));
    refused(file(columns.as_bytes()), ReadError::TooManyColumns { table: 1, row: 2, most: MOST_COLUMNS }, "dòng 2");
    let broken = package(&[("word/document.xml", "<w:document><w:tbl></w:body>")]);
    assert!(matches!(file(&broken), Err(ReadError::BrokenPart { part, .. }) if part == "word/document.xml"));
    let torn = package(&[("xl/workbook.xml", "<workbook><sheets><sheet name=\"A\" id=\"r1\"/></sheets></workbook>")]);
    refused(file(&torn), ReadError::PartMissing { part: "xl/_rels/workbook.xml.rels".into() }, "thiếu phần");
}

#[test]
fn bombs_are_stopped_before_they_unfold() {
    // Fifty million spaces pack into some fifty kilobytes.
    let bomb = package(&[("word/document.xml", &" ".repeat(MOST_UNPACKED + 2))]);
    assert!(bomb.len() < 1 << 20);
    let part = "word/document.xml".to_owned();
    refused(file(&bomb), ReadError::PartTooLarge { part, most: MOST_UNPACKED }, "48 MB");
    // Merged cells that repeat one long text over the whole table.
    let long = "a".repeat(15_000);
    let spans = format!("<table><tr><td rowspan=5000 colspan=64>{long}</td></tr></table>");
    refused(html(&spans), ReadError::TooMuchText { table: 1, most: MOST_BYTES }, "các ô gộp");
    // Spans beyond every limit cover only what there is.
    let table = html("<table><tr><td rowspan=99999999 colspan=99999999>a</table>").unwrap();
    assert_eq!((table[0].rows.len(), table[0].width()), (1, MOST_COLUMNS));
    // Entities of the file's own are nothing.
    let doc = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><w:document><w:tbl><w:tr><w:tc><w:p><w:r><w:t>x&b;y</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:document>";
    assert_eq!(texts(&file(&package(&[("word/document.xml", doc)])).unwrap()[0]), [["xy"]]);
}

proptest! {
    #[test]
    fn no_text_breaks_the_readers_or_the_grammar(input in "[<>/a-zA-Z0-9 ,.;:%\\-–≥\"'&=()đêểươ\t\n]{0,300}") {
        let _ = html(&input);
        let _ = pasted(&input, &input);
        let _ = file(input.as_bytes());
        let ask = cchc::pack_editor::sentence::Ask { text: &input, name: &input, max: cchc::base::decimal::Points::parse("2").ok(), inputs: &input, ..Default::default() };
        let _ = cchc::pack_editor::sentence::propose(&ask);
        if let Ok(table) = text(&format!("STT\tTiêu chí\tĐiểm tối đa\n1\t{input}\t2")) {
            let project = cchc::pack_editor::project::Project::new("thử", vec![table], cchc::pack_editor::build::blank_head(2025));
            let _ = cchc::pack_editor::build::build(&project);
        }
    }

    #[test]
    fn no_bytes_break_the_readers(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = file(&bytes);
        let mut package = b"PK\x03\x04".to_vec();
        package.extend(&bytes);
        let _ = file(&package);
    }
}
