//! A document as a Word file (Office Open XML, ECMA-376 transitional).
//!
//! Real headings, tables with repeated heading rows and rows that are not cut,
//! page numbers from the second page on, margins and sizes of Nghị định
//! 30/2020/NĐ-CP. Only what these documents need is written; every part is read
//! back before the file is handed over.

mod parts;

use super::package::{escaped, pack};
use super::{Annex, Block, Column, Document, Foot, Head, Row, RowKind, Table};
use crate::text::office_file::FileError;

/// Millimetres of the left and the right half of the heading: Quốc hiệu stands in one line.
const HALVES: [u32; 2] = [66, 94];
/// Twentieths of a point in a hundred millimetres.
const PER_HUNDRED_MM: u32 = 5669;

const fn twips(millimetres: u32) -> u32 {
    millimetres * PER_HUNDRED_MM / 100
}

/// The file. `now` is its time of making, ISO 8601 in UTC.
///
/// # Errors
/// [`FileError`]: nothing that cannot be read back is given out.
pub fn file(document: &Document, now: &str) -> Result<Vec<u8>, FileError> {
    pack(&[
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::RELATIONS.to_owned()),
        ("docProps/core.xml", parts::properties(document, now)),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS.to_owned()),
        ("word/document.xml", body(document)),
        ("word/styles.xml", parts::styles(document.lang)),
        ("word/numbering.xml", parts::NUMBERING.to_owned()),
        ("word/settings.xml", parts::SETTINGS.to_owned()),
        ("word/header1.xml", parts::PAGE_NUMBER.to_owned()),
        ("word/header2.xml", parts::NO_PAGE_NUMBER.to_owned()),
    ])
}

fn body(document: &Document) -> String {
    let mut out = String::from(parts::DOCUMENT_START);
    head(&document.head, &mut out);
    for one in &document.blocks {
        block(one, &mut out);
    }
    foot(&document.foot, &mut out);
    match &document.annex {
        None => {
            // A table may not be the last of a text.
            paragraph("Thin", "", &mut out);
            out.push_str(parts::UPRIGHT);
        }
        Some(section) => {
            // The properties of a section stand in its last paragraph.
            out.push_str("<w:p><w:pPr><w:pStyle w:val=\"Thin\"/>");
            out.push_str(parts::UPRIGHT);
            out.push_str("</w:pPr></w:p>");
            annex(section, &mut out);
            out.push_str(parts::ACROSS);
        }
    }
    out.push_str("</w:body></w:document>");
    out
}

/// A paragraph in a style; line breaks of the text are kept.
fn paragraph(style: &str, text: &str, out: &mut String) {
    out.push_str("<w:p><w:pPr><w:pStyle w:val=\"");
    out.push_str(style);
    out.push_str("\"/></w:pPr>");
    run(text, out);
    out.push_str("</w:p>");
}

fn run(text: &str, out: &mut String) {
    out.push_str("<w:r>");
    for (at, line) in text.lines().enumerate() {
        if 0 < at {
            out.push_str("<w:br/>");
        }
        out.push_str("<w:t xml:space=\"preserve\">");
        out.push_str(&escaped(line));
        out.push_str("</w:t>");
    }
    out.push_str("</w:r>");
}

fn block(block: &Block, out: &mut String) {
    match block {
        Block::Heading(level, text) => paragraph(if *level <= 1 { "Heading1" } else { "Heading2" }, text, out),
        Block::Text(text) => paragraph("BodyText", text, out),
        Block::Strong(text) => paragraph("Strong", text, out),
        Block::Item(text) => paragraph("ListDash", text, out),
        Block::Table(grid) => {
            table(grid, out);
            // A table needs a paragraph behind it.
            paragraph("Thin", "", out);
        }
    }
}

/// Two columns without lines.
fn two_columns(left: &str, right: &str, out: &mut String) {
    out.push_str(
        "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
    );
    let [narrow, wide] = HALVES.map(twips);
    out.push_str(&format!(
        "<w:gridCol w:w=\"{narrow}\"/><w:gridCol w:w=\"{wide}\"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>"
    ));
    for (width, content) in [(narrow, left), (wide, right)] {
        out.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{content}</w:tc>"));
    }
    out.push_str("</w:tr></w:tbl>");
}

fn head(head: &Head, out: &mut String) {
    let (mut left, mut right) = (String::new(), String::new());
    if !head.parent.is_empty() {
        paragraph("HeadPlain", &head.parent.to_uppercase(), &mut left);
    }
    paragraph("HeadBold", &head.body.to_uppercase(), &mut left);
    paragraph("RuleBody", "", &mut left);
    paragraph("HeadNumber", &head.number, &mut left);
    if head.kind.is_empty() {
        paragraph("HeadSmall", &head.subject, &mut left);
    }
    let [country, motto] = &head.motto;
    paragraph("HeadBold", country, &mut right);
    paragraph("Motto", motto, &mut right);
    paragraph("RuleMotto", "", &mut right);
    paragraph("HeadPlace", &head.place, &mut right);
    two_columns(&left, &right, out);
    if head.kind.is_empty() {
        paragraph("Addressee", &head.to, out);
    } else {
        paragraph("Title", &head.kind, out);
        paragraph("Subtitle", &head.subject, out);
        paragraph("RuleSubject", "", out);
    }
}

fn foot(foot: &Foot, out: &mut String) {
    let (mut left, mut right) = (String::new(), String::new());
    if foot.recipients.is_empty() {
        paragraph("Recipient", "", &mut left);
    } else {
        paragraph("RecipientsLabel", &foot.recipients_label, &mut left);
    }
    for recipient in &foot.recipients {
        paragraph("Recipient", recipient, &mut left);
    }
    paragraph("SignerTitle", &foot.signer_title.to_uppercase(), &mut right);
    paragraph("SignerName", &foot.signer_name, &mut right);
    paragraph("Thin", "", out);
    two_columns(&left, &right, out);
}

fn annex(annex: &Annex, out: &mut String) {
    paragraph("AnnexLabel", &annex.label, out);
    paragraph("AnnexTitle", &annex.title, out);
    paragraph("AnnexNote", &annex.note, out);
    for one in &annex.blocks {
        block(one, out);
    }
}

fn table(table: &Table, out: &mut String) {
    out.push_str("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"");
    let total: u32 = table.columns.iter().map(|column| twips(column.width)).sum();
    out.push_str(&format!("{total}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"));
    for column in &table.columns {
        out.push_str(&format!("<w:gridCol w:w=\"{}\"/>", twips(column.width)));
    }
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for column in &table.columns {
        cell(column, "TableHead", std::slice::from_ref(&column.title), true, out);
    }
    out.push_str("</w:tr>");
    for one in &table.rows {
        row(one, &table.columns, out);
    }
    out.push_str("</w:tbl>");
}

fn row(row: &Row, columns: &[Column], out: &mut String) {
    out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    let bold = row.kind != RowKind::Leaf;
    for (column, paragraphs) in columns.iter().zip(&row.cells) {
        let style = match (column.number, bold) {
            (true, true) => "TableNumberBold",
            (true, false) => "TableNumber",
            (false, true) => "TableTextBold",
            (false, false) => "TableText",
        };
        cell(column, style, paragraphs, matches!(row.kind, RowKind::Area | RowKind::Total), out);
    }
    out.push_str("</w:tr>");
}

fn cell(column: &Column, style: &str, paragraphs: &[String], shaded: bool, out: &mut String) {
    out.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>", twips(column.width)));
    if shaded {
        out.push_str("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDEDED\"/>");
    }
    out.push_str("</w:tcPr>");
    if paragraphs.is_empty() {
        paragraph(style, "", out);
    }
    for text in paragraphs {
        paragraph(style, text, out);
    }
    out.push_str("</w:tc>");
}
