//! The secretariat's workbook: LibreOffice opens it and computes its differences
//! and counts anew.

use crate::book::{ALL_SHEETS, NOW, cells, without_results};
use crate::soffice::{Recalculate, convert, folder};
use cchc::appraisal::{Desk, Figures};
use cchc::base::decimal::Points;
use cchc::base::json::write::to_text;
use cchc::draft::Draft;
use cchc::engine::rank::By;
use cchc::engine::score::evaluate;
use cchc::pack::{builtin, read::read};
use cchc::report::workbook::appraisal::{Tables, file};
use cchc::submission::document::{Made, build, sign};
use cchc::submission::keys::SigningKey;
use cchc::text::Lang;
use std::sync::Arc;

/// A desk with the first published bodies of Lai Châu 2021.
fn desk(bodies: usize) -> Desk {
    let pack = read(builtin::get("lai-chau-tthc-2021").unwrap().text).pack.unwrap();
    let mut desk = Desk::default();
    desk.add_pack(Arc::new(pack.clone()));
    for (n, example) in pack.examples.iter().take(bodies).enumerate() {
        let mut draft = Draft { answers: example.answers.clone(), ..Draft::default() };
        draft.answers.setup.body = format!("Sở {}", n + 1);
        let made = Made { at: NOW, engine: "0.1.0", number: 1 };
        let document = build(&pack, &draft, &evaluate(&pack, &draft.answers), &made);
        let seed = u8::try_from(n + 1).unwrap();
        let signed = sign(document, &SigningKey::from_seed(&mut [seed; 32]), NOW, [seed; 16]).unwrap();
        desk.add(&format!("{n}.json"), &to_text(&signed), None);
    }
    desk
}

#[test]
fn the_ranked_list_and_the_appraisal_are_computed_by_the_workbook() {
    let mut desk = desk(4);
    let groups = desk.groups();
    let group = &groups[0];
    let first = desk.table(group, Figures::Declared, &By::Points).rows[0].file;
    let leaf = desk.leaves(first)[0].clone();
    let lower = leaf.declared.shown().minus(Points::parse("0.125").unwrap());
    desk.appraise(first, &leaf.node, &lower.to_text(), "Thiếu minh chứng").unwrap();
    let tables = Tables { desk: &desk, group, figures: Figures::Declared, by: &By::Points, lang: Lang::Vi };
    let place = folder("desk");
    let book = place.join("ban.xlsx");
    std::fs::write(&book, without_results(&file(&tables, NOW).unwrap())).unwrap();
    convert(&place, &[book], ALL_SHEETS, Recalculate::Always);
    let table = desk.table(group, Figures::Declared, &By::Points);
    let list = cells(&place.join("ban-Xếp hạng.csv"));
    for (row, one) in list[4..].iter().zip(&table.rows) {
        assert_eq!(row[0], one.rank.exact().unwrap().to_string());
        assert_eq!(row[1], one.body);
        assert_eq!(row[3], one.declared.shown().to_text());
        assert_eq!(row[5], one.appraised.minus(&one.declared).shown().to_text(), "{}", one.body);
    }
    let sheet = cells(&place.join(format!("ban-{}.csv", table.rows[0].body)));
    assert_eq!(sheet[1][4], lower.to_text());
    assert_eq!(sheet[1][5], "-0.125");
    assert_eq!(sheet[1][7], "Thiếu minh chứng");
    // Nothing was appraised there, so there is no difference.
    assert_eq!(sheet[2][5], "");
}
