//! Documents and workbooks made by hand, as Word and Excel write them.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// A package of these parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A paragraph whose words are torn into runs, as Word does when it checks spelling.
fn paragraph(line: &str) -> String {
    let half = line.char_indices().nth(line.chars().count() / 2).map_or(0, |(at, _)| at);
    let (a, b) = line.split_at(half);
    let run = |text: &str| {
        format!("<w:r><w:rPr><w:sz w:val=\"26\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
    };
    format!(
        "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr>{}<w:proofErr w:type=\"spellStart\"/>\
         <w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>đã xóa</w:delText></w:r></w:del>{}</w:p>",
        run(a),
        run(b)
    )
}

/// A cell of a document: its text, columns it spans, and how it is merged downwards.
pub struct DocCell<'a> {
    pub text: &'a str,
    pub span: usize,
    pub merge: Option<bool>,
}

pub fn cell(text: &str) -> DocCell<'_> {
    DocCell { text, span: 1, merge: None }
}

/// A document with one table between two paragraphs.
pub fn docx(rows: &[Vec<DocCell<'_>>]) -> Vec<u8> {
    let cells = |row: &Vec<DocCell<'_>>| -> String {
        let one = |cell: &DocCell<'_>| {
            let merge = match cell.merge {
                Some(true) => "<w:vMerge w:val=\"restart\"/>",
                Some(false) => "<w:vMerge/>",
                None => "",
            };
            let paragraphs: String = cell.text.split('\n').map(paragraph).collect();
            format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{}\"/>{merge}</w:tcPr>{paragraphs}</w:tc>", cell.span)
        };
        row.iter().map(one).collect()
    };
    let rows: String = rows.iter().map(|row| format!("<w:tr>{}</w:tr>", cells(row))).collect();
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{}\
         <w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid/>{rows}</w:tbl>{}</w:body></w:document>",
        paragraph("PHỤ LỤC"),
        paragraph("Nơi nhận:")
    );
    package(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &document)])
}
