//! The desk's JSON lines in DuckDB, with the query that `criteria/SUBMISSION.md`
//! gives. `cargo xtask test` installs DuckDB and names its Python in
//! `CCHC_PYTHON`; without that the query is only read.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use crate::cli::verify::folder;
use crate::submission::file::{AT, document, key, pack};
use cchc::appraisal::{Desk, Figures, json_lines};
use cchc::base::json::write::to_text;
use cchc::draft::Draft;
use cchc::engine::rank::By;
use cchc::submission::document::sign;
use std::process::Command;
use std::sync::Arc;

/// The first block of SQL in the documentation.
fn query() -> String {
    let text = include_str!("../../../criteria/SUBMISSION.md");
    let (_, rest) = text.split_once("```sql\n").unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

/// Two packs, one of them with ties; bodies whose names need quoting.
fn desk() -> Desk {
    let mut desk = Desk::default();
    for id in ["lai-chau-tthc-2021", "lao-cai-so-2015"] {
        let pack = pack(id);
        for (row, example) in pack.examples.iter().enumerate() {
            let mut draft = Draft { answers: example.answers.clone(), ..Draft::default() };
            // Every third body has the answers of the one before: a tie.
            if row % 3 == 2 {
                draft.answers = pack.examples[row - 1].answers.clone();
            }
            draft.answers.setup.body = format!("Đơn vị \"{row:02}\", số {row}");
            let file = sign(document(&pack, &draft, 1), &key(1), AT, [1; 16]).unwrap();
            desk.add(&format!("{id}-{row}.json"), &to_text(&file), None);
        }
        desk.add_pack(Arc::new(pack));
    }
    desk
}

#[test]
fn the_documented_query_gives_the_ranking_of_the_desk_in_duckdb() {
    let desk = desk();
    let mut expected: Vec<String> = Vec::new();
    for group in desk.groups() {
        for row in desk.table(&group, Figures::Declared, &By::Points).rows {
            let (rank, total) = (row.rank.exact().unwrap(), row.declared.shown().to_text());
            expected.push(format!("{}|{}|{}|{total}|{rank}", group.pack, group.cohort, row.body));
        }
    }
    expected.sort();
    let ties = expected.iter().filter(|line| line.ends_with("|1")).count();
    assert!(20 < expected.len() && 2 <= ties, "{expected:?}");
    let query = query();
    assert!(query.contains("rank()"));
    let Some(python) = std::env::var_os("CCHC_PYTHON") else {
        eprintln!("not run in DuckDB: `cargo xtask test` sets CCHC_PYTHON");
        return;
    };
    let folder = folder("duckdb");
    std::fs::write(folder.join("ket-qua.jsonl"), json_lines(&desk)).unwrap();
    let script = "import sys, duckdb\nfor row in duckdb.sql(sys.argv[1]).fetchall():\n    \
                  pack, cohort, body, total, rank = row\n    \
                  print('|'.join([pack, cohort, body, format(total.normalize(), 'f'), str(rank)]))";
    let output = Command::new(python).args(["-X", "utf8", "-c", script, &query]).current_dir(&folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut found: Vec<String> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    found.sort();
    assert_eq!(found, expected);
}
