//! Worked examples: every pack reproduces its own, and the national index is held
//! against all scores that the portal published.

use cchc::answer::json as answers_json;
use cchc::base::decimal::Points;
use cchc::base::json::Json;
use cchc::base::json::parse::{Limits, parse};
use cchc::engine::score::{check_examples, evaluate};
use cchc::pack::{Pack, builtin, read};
use cchc::text::Lang;
use cchc::text::diagnostic::diagnostic;
use std::fmt::Write as _;

pub fn pack(id: &str) -> Pack {
    read::read(builtin::get(id).unwrap().text).pack.unwrap()
}

#[test]
fn every_set_reproduces_its_worked_examples() {
    let mut out = String::new();
    let mut n = 0;
    for entry in builtin::all() {
        let pack = pack(entry.id);
        n += pack.examples.len();
        for found in check_examples(&pack) {
            let _ = writeln!(out, "{} {}: {}", pack.id, found.pointer, diagnostic(Lang::En, &found));
        }
    }
    assert!(out.is_empty(), "\n{out}");
    assert!(20 <= n, "only {n} examples ran");
}

/// `tests/data/bad-examples/example-differs.json` is sound but for its example,
/// of which every figure is wrong by the least step.
#[test]
fn an_example_that_does_not_come_out_is_named_figure_by_figure() {
    let reading = read::read(include_str!("../../data/bad-examples/example-differs.json"));
    assert_eq!(reading.diagnostics, []);
    let found: Vec<String> = check_examples(&reading.pack.unwrap())
        .iter()
        .map(|d| format!("{} {}: {}", d.code(), d.pointer, diagnostic(Lang::En, d)))
        .collect();
    let expected = [
        ("expect/ke-hoach", "the points of criterion “ke-hoach” should be 0.99, but is computed as 1"),
        ("total", "the total should be 2.01, but is computed as 2"),
        ("percent", "the index in percent should be 66.66, but is computed as 66.67"),
        ("class", "the class should be “tot”, but is computed as “kha”"),
    ]
    .map(|(place, figure)| {
        format!("example-differs /examples/0/{place}: Example “17 trên 20 nhiệm vụ”: {figure}. Check the scoring rule or the example.")
    });
    assert_eq!(found, expected);
}

/// One row of the portal: published figures against ours.
struct Row {
    body: String,
    node: String,
    official: Points,
    ours: Points,
}

fn portal_rows(text: &str) -> Vec<Row> {
    let pack = pack("bo-chi-so-766-tinh");
    let file = parse(text, &Limits::DEFAULT).unwrap();
    let mut rows = Vec::new();
    for entry in file.as_list().unwrap() {
        let body = entry.get("body").and_then(Json::as_text).unwrap();
        let mut problems = Vec::new();
        let answers = answers_json::read(entry.get("answers").unwrap(), "", &mut problems).unwrap();
        assert!(problems.is_empty(), "{body}: {problems:?}");
        let card = evaluate(&pack, &answers);
        for (node, official) in entry.get("official").and_then(Json::as_object).unwrap() {
            let ours = match pack.index_of(node) {
                Some(index) => card.nodes[index].points.shown(),
                None => {
                    assert_eq!(node, "total");
                    card.totals.points.shown()
                }
            };
            let official = Points::parse(official.as_text().unwrap()).unwrap();
            rows.push(Row { body: body.to_owned(), node: node.to_string(), official, ours });
        }
    }
    rows
}

/// Every province row of the portal, leaf, group and total. The portal computes
/// with binary floats, so exact half-up differs where the exact value is a tie;
/// each difference is named here with its size, and none may pass 0,01.
#[test]
fn province_rows_of_the_portal_are_reproduced() {
    let rows = portal_rows(include_str!("../../../criteria/bo-chi-so-766-tinh/examples/portal.json"));
    let mut different = Vec::new();
    for row in &rows {
        let (low, high) = if row.ours < row.official { (row.ours, row.official) } else { (row.official, row.ours) };
        let gap = high.minus(low);
        assert!(gap <= Points::parse("0.01").unwrap(), "{} {}: {gap:?}", row.body, row.node);
        if gap != Points::ZERO {
            different.push(format!(
                "{} {}: portal {}, exact {}",
                row.body,
                row.node,
                row.official.to_text(),
                row.ours.to_text()
            ));
        }
    }
    assert_eq!(rows.len(), 380);
    let known = [
        // 1/48 × 6 = 0,125 exactly: a tie that the portal's binary floats lose.
        "UBND tỉnh Tây Ninh nhom-1: portal 11.95, exact 11.96",
        "UBND tỉnh Tây Ninh tc-1-1: portal 0.12, exact 0.13",
        "UBND tỉnh Tây Ninh total: portal 66.13, exact 66.14",
        // The portal's overview rounds each ratio to two decimals of a percent first.
        "UBND tỉnh Thanh Hóa nhom-1: portal 8.49, exact 8.48",
        "UBND tỉnh Thanh Hóa total: portal 60.8, exact 60.79",
    ];
    assert_eq!(different, known);
}

/// The same for departments, wards and communes, where inputs are known.
#[test]
fn rows_of_bodies_below_the_province_are_reproduced() {
    let rows = portal_rows(include_str!("../../../criteria/bo-chi-so-766-tinh/examples/portal-units.json"));
    let off: Vec<String> = rows
        .iter()
        .filter(|row| row.ours != row.official)
        .map(|row| {
            format!("{} {}: portal {}, exact {}", row.body, row.node, row.official.to_text(), row.ours.to_text())
        })
        .collect();
    assert_eq!(off, Vec::<String>::new());
    assert!(100 <= rows.len(), "{}", rows.len());
}
