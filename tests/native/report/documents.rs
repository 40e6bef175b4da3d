//! The report, the letter and the CSV say what the draft says; older drafts read.

use crate::submission::file::ca_mau;
use cchc::appraisal::Appraisal;
use cchc::base::decimal::{Exact, Points};
use cchc::base::digest::Digest;
use cchc::draft;
use cchc::draft::{Draft, DraftEditor, Edit};
use cchc::engine::score::{Scorecard, evaluate};
use cchc::pack::Pack;
use cchc::report::letter::{Cause, letter, paragraphs_of};
use cchc::report::self_assessment::{Source, TEXT_WIDTH, report};
use cchc::report::{Block, Document, csv};
use cchc::text::Lang;
use std::collections::BTreeMap;

struct Made {
    pack: Pack,
    draft: Draft,
    card: Scorecard,
}

impl Made {
    fn new(change: impl FnOnce(&mut Draft)) -> Self {
        let (pack, mut draft) = ca_mau();
        change(&mut draft);
        let card = evaluate(&pack, &draft.answers);
        Self { pack, draft, card }
    }

    fn source(&self, lang: Lang, digest: Option<Digest>) -> Source<'_> {
        Source { pack: &self.pack, draft: &self.draft, card: &self.card, digest, lang }
    }
}

fn text(document: &Document) -> String {
    let mut out = String::new();
    for block in document.all_blocks() {
        match block {
            Block::Heading(_, text) | Block::Text(text) | Block::Strong(text) | Block::Item(text) => {
                out += text;
                out.push('\n');
            }
            Block::Table(table) => {
                for row in &table.rows {
                    out += &row.cells.iter().map(|cell| cell.join(" / ")).collect::<Vec<_>>().join(" | ");
                    out.push('\n');
                }
            }
        }
    }
    out
}

#[test]
fn the_report_holds_every_node_and_what_the_body_wrote() {
    let made = Made::new(|draft| {
        draft.report.difficulties = "Thiếu người.\n\nThiếu máy.".into();
        draft.report.recipients = "- Sở Nội vụ;\n- Lưu: VT.".into();
    });
    for lang in [Lang::Vi, Lang::En] {
        let digest = Digest::of_bytes(b"file");
        let document = report(&made.source(lang, Some(digest)));
        let said = text(&document);
        for (node, score) in made.pack.nodes.iter().zip(&made.card.nodes) {
            let line = format!("{} | {} | ", node.code, cchc::text::node_name(lang, node));
            assert!(said.contains(&line), "{line}");
            assert!(said.contains(&cchc::text::exact(lang, &score.points)), "{}", node.code);
        }
        assert!(said.contains("Thiếu người.\nThiếu máy.\n") && said.contains(&digest.to_string()), "{said}");
        assert_eq!(document.foot.recipients, ["- Sở Nội vụ;", "- Lưu: VT."]);
        for (basis, wanted) in made.pack.legal_basis.iter().zip([true; 9]) {
            assert_eq!(said.contains(&*basis.number), wanted);
        }
    }
    let unsigned = text(&report(&made.source(Lang::Vi, None)));
    assert!(!unsigned.contains("SHA-256"), "{unsigned}");
}

#[test]
fn no_private_advice_goes_out_on_paper() {
    let quiet = Made::new(|_| ());
    let made = Made::new(|draft| draft.answers.setup.expected_loss = "2,5".into());
    assert_ne!(made.card.totals.loss, Points::ZERO);
    for lang in [Lang::Vi, Lang::En] {
        let (source, list) = (made.source(lang, None), paragraphs_of(&made.source(lang, None), &BTreeMap::new()));
        let said = text(&report(&source)) + &text(&letter(&source, &list));
        // What the body expects to lose is its own affair: the paper is the one without it.
        assert_eq!(text(&report(&source)), text(&report(&quiet.source(lang, None))));
        for advice in
            ["Hãy ", "phần mềm", "dễ bị trừ", "bị trừ khi thẩm định", "chắc chắn", "(Chưa ghi", "certain", "deducted"]
        {
            assert!(!said.contains(advice), "{advice}: {said}");
        }
        assert!(said.contains("./."));
    }
}

#[test]
fn tables_fit_the_width_of_their_pages() {
    let made = Made::new(|_| ());
    let document = report(&made.source(Lang::Vi, None));
    let annex = document.annex.unwrap();
    for (blocks, most) in [(&document.blocks, TEXT_WIDTH[0]), (&annex.blocks, TEXT_WIDTH[1])] {
        for block in blocks {
            if let Block::Table(table) = block {
                assert_eq!(table.columns.iter().map(|column| column.width).sum::<u32>(), most);
                assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
            }
        }
    }
}

#[test]
fn the_letter_has_a_paragraph_for_each_leaf_in_question_and_keeps_what_was_rewritten() {
    let made = Made::new(|draft| {
        draft.answers.node_mut("ban-hanh-ke-hoach").values.insert("choice".into(), "khong-kip-thoi".into());
        draft.report.letter.insert("ban-hanh-ke-hoach".into(), "Kế hoạch ban hành chậm do sáp nhập.".into());
    });
    let source = made.source(Lang::Vi, None);
    let list = paragraphs_of(&source, &BTreeMap::new());
    let below: Vec<&str> = list.iter().map(|paragraph| paragraph.node.as_str()).collect();
    let expected: Vec<&str> = made
        .pack
        .leaves()
        .filter(|(index, _, _)| {
            let leaf = made.card.leaf(*index).unwrap();
            leaf.points != Exact::from(leaf.max)
                || !cchc::engine::score::risks(&made.pack, &made.draft.answers, &made.card, None)
                    .iter()
                    .all(|risk| risk.node != *index)
        })
        .map(|(_, node, _)| &*node.id)
        .collect();
    assert_eq!(below, expected);
    let first = list.first().unwrap();
    for paragraph in &list {
        assert!(!paragraph.causes.is_empty() && !paragraph.drafted.is_empty(), "{paragraph:?}");
    }
    let node = first.node.clone();
    let given: BTreeMap<String, Appraisal> =
        [(node.clone(), Appraisal { points: Some(Points::ZERO), reason: "không có văn bản".into() })].into();
    let appraised = paragraphs_of(&source, &given);
    let changed = made.card.leaf(made.pack.index_of(&node).unwrap()).unwrap().points != Exact::ZERO;
    assert_eq!(appraised[0].causes.contains(&Cause::Appraised(Points::ZERO)), changed);
    let said = text(&letter(&source, &list));
    for paragraph in &list {
        assert!(said.contains(&paragraph.title) && said.contains(&paragraph.text), "{said}");
    }
}

#[test]
fn texts_of_the_report_are_undone_and_older_drafts_read_without_them() {
    let mut editor = DraftEditor::new(Draft { id: "d".into(), pack: "p".into(), ..Draft::default() });
    let mut report = editor.draft().report.clone();
    report.recipients = "- Lưu: VT.".into();
    report.letter.insert("1.1".into(), "Do sáp nhập.".into());
    assert!(editor.apply(Edit::Report(Box::new(report.clone()))));
    let stored = draft::draft_text(editor.draft());
    assert_eq!(draft::read(&stored).unwrap().report, report);
    let older = stored.replace(",\"recipients\":\"- Lưu: VT.\"", "");
    let older = older.replace(",\"letter\":{\"1.1\":\"Do sáp nhập.\"}", "");
    let plain: String = stored.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(plain.contains("recipients") && plain.contains("letter"));
    assert!(draft::read(&older).is_ok());
    assert!(editor.undo());
    assert_eq!(editor.draft().report, draft::Report::default());
}

#[test]
fn the_csv_has_every_node_with_exact_points_and_no_formula_of_a_stranger() {
    let made = Made::new(|draft| {
        let first = draft.answers.nodes.keys().next().unwrap().clone();
        draft.answers.node_mut(&first).explanation = "=HYPERLINK(\"x\"),\nhai dòng".into();
    });
    let sheet = csv::sheet(&made.source(Lang::Vi, None));
    assert!(sheet.starts_with("id,code,name,"));
    for (node, score) in made.pack.nodes.iter().zip(&made.card.nodes) {
        let line = sheet.lines().find(|line| line.starts_with(&format!("{},", node.id))).unwrap();
        assert!(line.contains(&format!(",{},", score.points.to_text())), "{line}");
    }
    assert!(sheet.contains("\"'=HYPERLINK(\"\"x\"\"),\nhai dòng\""), "{sheet}");
}

#[cfg(feature = "documents")]
#[test]
fn files_are_the_same_for_the_same_draft_and_read_back() {
    let made = Made::new(|_| ());
    let source = made.source(Lang::Vi, None);
    let now = "2026-01-05T02:00:00Z";
    let word = cchc::report::docx::file(&report(&source), now).unwrap();
    assert_eq!(word, cchc::report::docx::file(&report(&source), now).unwrap());
    let book = cchc::report::workbook::file(&source, now).unwrap();
    assert_eq!(book, cchc::report::workbook::file(&source, now).unwrap());
    assert!(word.starts_with(b"PK") && book.starts_with(b"PK"));
}
