//! The report and the letter as Word files, read back by LibreOffice.

use crate::drafts::{card, draft, pack, source};
use crate::soffice::{Recalculate, convert, folder};
use cchc::report::letter::{letter, paragraphs_of};
use cchc::report::self_assessment::report;
use cchc::report::{Block, Document, docx};
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::path::Path;

const NOW: &str = "2026-01-05T02:00:00Z";

/// What LibreOffice found in a file.
#[derive(Debug, Default)]
struct Found {
    /// Headings with their level.
    headings: Vec<(String, String)>,
    /// Every paragraph.
    paragraphs: Vec<String>,
    /// Rows of all tables: cells, each its paragraphs joined by line ends.
    rows: Vec<Vec<String>>,
    /// How many of the rows are repeated on every page.
    header_rows: usize,
    /// Names of fonts.
    fonts: Vec<String>,
}

/// Reads the flat form of OpenDocument.
fn read(file: &Path) -> Found {
    let text = std::fs::read_to_string(file).unwrap();
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut found = Found::default();
    let (mut line, mut cell, mut row) = (String::new(), Vec::new(), Vec::new());
    let (mut level, mut in_header, mut inside) = (String::new(), false, 0_u32);
    loop {
        let event = reader.read_event().unwrap();
        if let Event::Start(start) | Event::Empty(start) = &event {
            let attribute = |name: &str| {
                let found = start.try_get_attribute(name).unwrap();
                found.map_or(String::new(), |a| a.value.to_string())
            };
            match start.name().as_ref() {
                "text:s" => line += &" ".repeat(attribute("text:c").parse().unwrap_or(1)),
                "text:line-break" => line.push('\n'),
                "text:h" => level = attribute("text:outline-level"),
                "style:font-face" => found.fonts.push(attribute("svg:font-family")),
                _ => {}
            }
        }
        match event {
            Event::Start(start) => match start.name().as_ref() {
                "text:p" | "text:h" => inside += 1,
                "table:table-header-rows" => in_header = true,
                "table:table-cell" => cell.clear(),
                _ => {}
            },
            Event::Text(text) if 0 < inside => line += &text,
            Event::GeneralRef(reference) if 0 < inside => {
                line += match &*reference {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("reference {other}"),
                };
            }
            Event::End(end) => match end.name().as_ref() {
                "text:p" | "text:h" => {
                    inside -= 1;
                    let text = std::mem::take(&mut line);
                    if end.name().as_ref() == "text:h" {
                        found.headings.push((level.clone(), text.clone()));
                    }
                    cell.push(text.clone());
                    found.paragraphs.push(text);
                }
                "table:table-cell" => row.push(std::mem::take(&mut cell).join("\n")),
                "table:table-row" => {
                    found.header_rows += usize::from(in_header);
                    found.rows.push(std::mem::take(&mut row));
                }
                "table:table-header-rows" => in_header = false,
                _ => {}
            },
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// Every block of the document is in the file, in order and to the letter.
fn check(document: &Document, found: &Found, name: &str) {
    let mut paragraphs = found.paragraphs.iter();
    let mut rows = found.rows.iter();
    let mut headings = found.headings.iter();
    let mut tables = 0;
    for block in document.all_blocks() {
        match block {
            Block::Heading(level, text) => {
                let wanted = (level.to_string(), text.clone());
                assert!(headings.any(|heading| *heading == wanted), "{name}: no heading {text}");
            }
            Block::Text(text) | Block::Strong(text) | Block::Item(text) => {
                assert!(paragraphs.any(|found| found == text), "{name}: no paragraph {text}");
            }
            Block::Table(table) => {
                tables += 1;
                let titles: Vec<String> = table.columns.iter().map(|column| column.title.clone()).collect();
                assert!(rows.any(|row| *row == titles), "{name}: no table headed {titles:?}");
                for row in &table.rows {
                    let wanted: Vec<String> = row.cells.iter().map(|cell| cell.join("\n")).collect();
                    assert_eq!(rows.next(), Some(&wanted), "{name}");
                }
            }
        }
    }
    assert_eq!(found.header_rows, tables, "{name}: headings of tables are repeated");
    assert!(found.fonts.iter().any(|font| font.contains("Times New Roman")), "{name}: {:?}", found.fonts);
}

#[test]
fn reports_and_letters_open_and_hold_every_line_score_and_explanation() {
    let place = folder("word");
    let mut files = Vec::new();
    let mut documents = Vec::new();
    for (id, seed) in [("hai-phong-so-2014", 1), ("bo-chi-so-766-tinh", 2), ("ca-mau-so-2013-trich", 3)] {
        let pack = pack(id);
        let draft = draft(&pack, seed);
        let card = card(&pack, &draft);
        let source = source(&pack, &draft, &card);
        let list = paragraphs_of(&source, &BTreeMap::new());
        for (kind, document) in [("bao-cao", report(&source)), ("giai-trinh", letter(&source, &list))] {
            let file = place.join(format!("{kind}-{id}.docx"));
            std::fs::write(&file, docx::file(&document, NOW).unwrap()).unwrap();
            files.push(file);
            documents.push(document);
        }
        let leaves = pack.leaves().count();
        let tables = documents[documents.len() - 2].all_blocks().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let table = tables.last().expect("the annex has a table");
        assert!(leaves < table.rows.len(), "{id}: every leaf and what stands above has a row");
    }
    convert(&place, &files, "fodt", Recalculate::AsUsual);
    convert(&place, &files, "pdf", Recalculate::AsUsual);
    for (file, document) in files.iter().zip(&documents) {
        let name = file.display().to_string();
        assert!(std::fs::read(file.with_extension("pdf")).unwrap().starts_with(b"%PDF"), "{name}");
        check(document, &read(&file.with_extension("fodt")), &name);
    }
}
