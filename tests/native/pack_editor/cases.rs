//! Small tables of every kind of trouble: the tree, every maximum, what is found
//! and what is left open. The expectations are written by hand from the tables,
//! never recorded.
//!
//! An expectation is the tree, two spaces for each depth, "code | name | maximum"
//! with "+" or "-" before lines outside of the scale and "?" where the maximum is
//! open; then after a line of dashes the rows that are options ("options 1: a, b"),
//! the findings ("remark BySums 9", with the row from 1; "finding BandGap"), what
//! the ledger leaves open ("unused columns", "unused cell 5") and the rules
//! ("rule 1 = choice 1 0 || yes-no 1 0", "rule 1 = open"). A rule must be one of
//! these or be doubted; a proposal that is sure of itself is never another rule.

use super::sentences::brief;
use cchc::formats as tables;
use cchc::formats::source::Source;
use cchc::pack::finding::Finding;
use cchc::pack_editor::build::{Built, Item, blank_head, build};
use cchc::pack_editor::ledger::{Entry, Use};
use cchc::pack_editor::project::{self, Edit, Project, RowId};
use cchc::pack_editor::sentence::Confidence;
use std::fmt::{Debug, Write as _};
use std::fs;
use std::path::{Path, PathBuf};

/// The directory of the tables and their expectations.
const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/studio/cases");

/// A project of the bytes of a file.
pub fn project_of(bytes: &[u8]) -> Project {
    let tables = tables::file(bytes).and_then(Source::into_tables).expect("the file is read");
    Project::new("bảng", tables, blank_head(2025))
}

/// The name of a variant.
fn variant(value: &impl Debug) -> String {
    let text = format!("{value:?}");
    text.split([' ', '(', '{']).next().unwrap_or_default().to_owned()
}

/// The tree in the notation of the expectations.
pub fn tree(built: &Built) -> String {
    let mut text = String::new();
    for item in &built.items {
        let role = match item.pointer.split('/').nth(1) {
            Some("bonus") => "+",
            Some("penalty") => "-",
            _ => "",
        };
        let depth = "  ".repeat(item.pointer.matches("/children/").count());
        let Item { line, max, .. } = item;
        let name = if line.name.is_empty() { &line.code } else { &line.name };
        let max = if line.max.is_none() && item.proposal.is_some() { "?".to_owned() } else { max.to_text() };
        writeln!(text, "{depth}{role}{} | {name} | {max}", line.code).unwrap();
    }
    text
}

/// What is found beside the rules, in the notation of the expectations.
fn found(built: &Built) -> Vec<String> {
    let row = |id: Option<RowId>| id.map_or_else(|| "-".into(), |id| (id.row + 1).to_string());
    let mut all = Vec::new();
    for item in built.items.iter().filter(|item| !item.line.options.is_empty()) {
        let codes: Vec<&str> = item.line.options.iter().map(|row| &*row.code).collect();
        all.push(format!("options {}: {}", item.line.code, codes.join(", ")));
    }
    // A made line has its first row.
    let shown = |id: RowId| built.items.iter().find(|item| item.id == id).map_or(id.row, |item| item.line.row);
    for remark in &built.remarks {
        let id = remark.id.map(|id| RowId { row: shown(id), ..id });
        all.push(format!("remark {} {}", variant(&remark.kind), row(id)));
    }
    let of_the_rules = |finding: &Finding| {
        !matches!(finding, Finding::ChildrenSum { .. } | Finding::ScaleSum { .. } | Finding::Structure(_))
    };
    for diagnostic in built.diagnostics().iter().filter(|diagnostic| !of_the_rules(&diagnostic.finding)) {
        all.push(format!("finding {}", variant(&diagnostic.finding)));
    }
    for entry in built.ledger.open() {
        match entry {
            Entry::Row(row) => all.push(format!("unused row {}", row.id.row + 1)),
            Entry::Cell { id, .. } => all.push(format!("unused cell {}", id.row + 1)),
            Entry::Column { .. } => all.push("unused columns".into()),
            Entry::Table(_) => all.push("unused table".into()),
            // A line whose rule is open is asked about as a whole.
            Entry::Number { .. } => {}
        }
    }
    all.sort();
    all.dedup();
    all
}

/// What is wrong with a proposal, by the rules that are right for its line.
fn wrong(item: &Item, right: &[&str]) -> Option<String> {
    let proposal = item.proposal.as_ref()?;
    let rule = brief(&proposal.rule);
    let fits = right.contains(&rule.trim_end()) || proposal.confidence < Confidence::High;
    (!fits).then(|| format!("{} is sure of {rule:?}, right is {right:?}", item.line.code))
}

/// Everything that differs from the expectation of a case.
fn differences(path: &Path, expected: &str) -> String {
    let built = build(&project_of(&fs::read(path).unwrap()));
    let (expected_tree, rest) = expected.split_once("---\n").expect("a line of dashes");
    let mut out = String::new();
    let tree = tree(&built);
    if tree != expected_tree {
        write!(out, "the tree is\n{tree}instead of\n{expected_tree}").unwrap();
    }
    let (mut named, mut rules, mut arisen) = (Vec::new(), Vec::new(), Vec::new());
    for line in rest.lines() {
        if let Some(rule) = line.strip_prefix("rule ") {
            rules.push(rule.split_once(" = ").expect("a code and a rule"));
        } else if let Some(code) = line.strip_prefix("not-arisen ") {
            arisen.push(code);
        } else {
            named.push(line.to_owned());
        }
    }
    named.sort();
    let mut found = found(&built);
    // Findings about a rule count where the expectation names them.
    for finding in named.iter().filter(|line| line.starts_with("finding ") && !found.contains(line)).collect::<Vec<_>>()
    {
        if built.diagnostics().iter().any(|known| format!("finding {}", variant(&known.finding)) == *finding) {
            found.push(finding.clone());
        }
    }
    found.sort();
    if found != named {
        write!(out, "found is {found:#?}\ninstead of {named:#?}\n").unwrap();
    }
    for item in &built.items {
        let right = rules.iter().find(|(code, _)| *code == item.line.code);
        let right: Vec<&str> = right.map_or_else(|| vec!["open"], |(_, rules)| rules.split(" || ").collect());
        if let Some(wrong) = wrong(item, &right) {
            writeln!(out, "{wrong}").unwrap();
        }
    }
    for code in arisen {
        let full = Some(cchc::pack::NotArisen::Full);
        if !built.items.iter().any(|item| item.line.code == code && item.not_arisen == full) {
            writeln!(out, "{code} is not full when nothing arose").unwrap();
        }
    }
    out
}

/// The tables of the directory.
fn cases() -> Vec<PathBuf> {
    let all = fs::read_dir(CASES).unwrap().map(|entry| entry.unwrap().path());
    let mut tables: Vec<PathBuf> = all.filter(|path| path.extension().is_some_and(|ext| ext != "expected")).collect();
    tables.sort();
    assert!(30 < tables.len());
    tables
}

#[test]
fn every_case_is_read_right_or_left_open() {
    let mut failed = String::new();
    for path in cases() {
        let expected = fs::read_to_string(path.with_extension("expected")).unwrap();
        let differences = differences(&path, &expected);
        if !differences.is_empty() {
            let name = path.file_name().unwrap().to_string_lossy();
            write!(failed, "\n== {name}\n{differences}").unwrap();
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

/// The digits of a text in groups, without leading zeros.
fn digits(text: &str) -> Vec<String> {
    let groups = text.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    groups.map(|group| group.trim_start_matches('0').to_owned()).filter(|group| !group.is_empty()).collect()
}

/// Numbers of a source that are neither in the set nor named as not used.
fn lost(project: &Project, built: &Built) -> Vec<String> {
    let set = digits(&cchc::base::json::write::to_text(&built.json));
    let mut lost = Vec::new();
    for (index, table) in project.tables.iter().enumerate() {
        let cells = table
            .rows
            .iter()
            .enumerate()
            .flat_map(|(row, cells)| cells.iter().enumerate().map(move |(column, cell)| (row, column, cell)));
        for (row, column, cell) in cells.filter(|(.., cell)| !cell.is_blank() && cell.merged.is_none()) {
            let place = format!("{}: row {row}, column {column}, {:?}", index, cell.text());
            let Some(known) = built.ledger.cell(index, row, column) else {
                lost.push(format!("{place}: no entry"));
                continue;
            };
            let closed = matches!(known.used, Use::Header | Use::Total | Use::ByOthers | Use::Level | Use::LeftOut);
            let unused = matches!(known.used, Use::Unused(_));
            let named: Vec<String> = known.numbers.iter().flat_map(|number| digits(number)).collect();
            for number in digits(&cell.text()) {
                if !closed && !unused && !set.contains(&number) && !named.contains(&number) {
                    lost.push(format!("{place}: {number}"));
                }
            }
            if unused && built.ledger.is_closed() {
                lost.push(format!("{place}: not used, and nobody is told"));
            }
        }
    }
    lost
}

#[test]
fn the_ledger_accounts_for_every_cell_and_number_of_every_case() {
    for path in cases() {
        let project = project_of(&fs::read(&path).unwrap());
        let built = build(&project);
        assert_eq!(lost(&project, &built), Vec::<String>::new(), "{}", path.display());
        // The same after the file of the project was written and read.
        let again = project::read(&project::to_text(&project)).unwrap();
        assert_eq!(build(&again), built);
    }
}

#[test]
fn what_the_ledger_leaves_open_is_closed_by_a_person_line_by_line() {
    let text = "STT\tNội dung\tĐiểm\tPhòng A\n1\tKế hoạch\t2\t1\n\tBan hành\t2\t\n\tKhông ban hành\t0\t\n2\tBáo cáo\tđủ\t\n3\tHọp\t0\t\n";
    let mut project = project_of(text.as_bytes());
    let open = |project: &Project| build(project).ledger.open().len();
    assert!(!build(&project).is_clean());
    // The unread cell, the row of zero points, the column nobody knows.
    assert_eq!(
        found(&build(&project)),
        ["options 1: , ", "remark MaxNotRead 5", "unused cell 5", "unused columns", "unused row 6",]
    );
    let mut steps = open(&project);
    while let Some(entry) = build(&project).ledger.open().first().cloned() {
        assert!(project.apply(entry.dismiss()), "{entry:?}");
        assert!(open(&project) < steps, "{entry:?}");
        steps = open(&project);
    }
    assert!(build(&project).ledger.is_closed());
    // A row that was taken for an option becomes a line, and an option again.
    let before = build(&project);
    let (taken, of) = before.ledger.taken().next().unwrap();
    assert_eq!((taken.row, of.row), (2, 1));
    assert!(project.apply(Edit::AsLine(taken, true)));
    assert!(build(&project).items.iter().any(|item| item.id == taken));
    assert_eq!(build(&project::read(&project::to_text(&project)).unwrap()), build(&project));
    assert!(project.undo());
    assert_eq!(build(&project), before);
}
