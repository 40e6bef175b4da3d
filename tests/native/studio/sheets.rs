//! A set as a spreadsheet and back.

use cchc::json::Json;
use cchc::json::differ::differences;
use cchc::json::parse::{Limits, parse};
use cchc::pack::{builtin, read};
use cchc::studio::sheet::{self, SheetError};
use cchc::studio::table::ReadError;

#[test]
fn every_shipped_set_comes_back_from_its_workbook_identical() {
    for shipped in builtin::all() {
        let file = parse(shipped.text, &Limits::DEFAULT).unwrap();
        let book = sheet::write(&file).unwrap();
        assert!(sheet::is_set(&book), "{}", shipped.id);
        let (json, reading) = sheet::read_set(&book).unwrap();
        let differences = differences(&file, &json);
        assert!(differences.is_empty(), "{}: {differences:#?}", shipped.id);
        assert_eq!(reading.pack, read::read(shipped.text).pack, "{}", shipped.id);
    }
}

#[test]
fn every_rule_kind_comes_back_from_its_workbook() {
    let file = parse(include_str!("../../data/every-rule.json"), &Limits::DEFAULT).unwrap();
    assert!(differences(&file, &sheet::read(&sheet::write(&file).unwrap()).unwrap()).is_empty());
}

#[test]
fn texts_of_any_shape_survive() {
    let texts = ["[]", "{}", "'", "", " a ", "a | b: c", "a = b", "dòng\nhai\\n", "#1"];
    for text in texts {
        let shipped = builtin::get("ca-mau-so-2013-trich").unwrap().text;
        let file = parse(shipped, &Limits::DEFAULT).unwrap();
        let mut file = file.with("status_note", text);
        if let Json::Object(members) = &mut file {
            let areas = members.iter_mut().find(|(name, _)| name == "areas").unwrap();
            if let Json::List(roots) = &mut areas.1 {
                let item = Json::object([("id", "x"), ("label", text)].map(|(k, v)| (k, Json::from(v))));
                let rule = Json::object([("kind", Json::from("count")), ("items", Json::List(vec![item]))]);
                let leaf = Json::object(
                    [("id", "y"), ("code", text), ("name", "z"), ("max", "1")].map(|(k, v)| (k, Json::from(v))),
                );
                roots.push(leaf.with("rule", rule));
            }
        }
        let back = sheet::read(&sheet::write(&file).unwrap()).unwrap();
        assert!(differences(&file, &back).is_empty(), "{text:?} {:?}", differences(&file, &back));
    }
}

#[test]
fn other_workbooks_are_named_as_such() {
    assert_eq!(sheet::read(b"PK"), Err(SheetError::Read(ReadError::BrokenPackage)));
    let other = super::office::package(&[
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"A\" id=\"r\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<R><Relationship Id=\"r\" Target=\"worksheets/a.xml\"/></R>"),
        ("xl/worksheets/a.xml", "<worksheet/>"),
    ]);
    assert!(!sheet::is_set(&other));
    assert_eq!(sheet::read(&other), Err(SheetError::SheetMissing { name: "Bộ" }));
}
