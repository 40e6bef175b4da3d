//! A pack as a spreadsheet and back.

use crate::submission::file::{AT, key};
use cchc::base::json::Json;
use cchc::base::json::differ::differences;
use cchc::base::json::parse::{Limits, parse};
use cchc::base::json::write::to_text;
use cchc::formats::table::ReadError;
use cchc::pack::{builtin, read};
use cchc::pack_editor::import::{BringError, bring};
use cchc::pack_editor::workbook;
use cchc::pack_editor::workbook::{SheetError, Spot};
use cchc::submission::signed_pack::sign_pack;
use cchc::text::{Lang, pack_diff as say};

#[test]
fn every_shipped_set_comes_back_from_its_workbook_identical() {
    for shipped in builtin::all() {
        let file = parse(shipped.text, &Limits::DEFAULT).unwrap();
        let book = workbook::write(&file).unwrap();
        assert!(workbook::is_set(&book), "{}", shipped.id);
        let (json, reading) = workbook::read_set(&book).unwrap();
        let differences = differences(&file, &json);
        assert!(differences.is_empty(), "{}: {differences:#?}", shipped.id);
        assert_eq!(reading.pack, read::read(shipped.text).pack, "{}", shipped.id);
    }
}

#[test]
fn every_rule_kind_comes_back_from_its_workbook() {
    let file = parse(include_str!("../../data/every-rule.json"), &Limits::DEFAULT).unwrap();
    assert!(differences(&file, &workbook::read(&workbook::write(&file).unwrap()).unwrap()).is_empty());
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
        let back = workbook::read(&workbook::write(&file).unwrap()).unwrap();
        assert!(differences(&file, &back).is_empty(), "{text:?} {:?}", differences(&file, &back));
    }
}

#[test]
fn other_workbooks_are_named_as_such() {
    assert_eq!(workbook::read(b"PK"), Err(SheetError::Read(ReadError::BrokenPackage)));
    let other = crate::formats::office_files::package(&[
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"A\" id=\"r\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<R><Relationship Id=\"r\" Target=\"worksheets/a.xml\"/></R>"),
        ("xl/worksheets/a.xml", "<worksheet/>"),
    ]);
    assert!(!workbook::is_set(&other));
    assert_eq!(workbook::read(&other), Err(SheetError::SheetMissing { name: "Bộ" }));
}

#[test]
fn what_is_wrong_is_told_by_sheet_row_and_column() {
    let shipped = builtin::get("hai-phong-so-2014").unwrap();
    let file = parse(shipped.text, &Limits::DEFAULT).unwrap();
    let (json, rows) = workbook::read_placed(&workbook::write(&file).unwrap()).unwrap();
    // Every line in its row: the first row holds the headings, the lines follow.
    let pack = read::read(shipped.text).pack.unwrap();
    for (row, pointer) in (2..).zip(pack.pointers()) {
        let expected = Spot { sheet: "Tiêu chí", row: Some(row), column: None };
        assert_eq!(rows.spot(&json, &pointer), expected, "{pointer}");
    }
    let told = |pointer: &str| say::spot(Lang::Vi, &rows.spot(&json, pointer));
    assert_eq!(told("/areas/0/max"), "Trang tính “Tiêu chí”, dòng 2, cột “Điểm tối đa”");
    assert_eq!(told("/areas/0/children/0/children/0/rule"), "Trang tính “Tiêu chí”, dòng 4, cột “Quy tắc”");
    assert_eq!(
        told("/areas/0/children/0/children/0/rule/options/1/points"),
        "Trang tính “Tiêu chí”, dòng 4, cột “Tham số của quy tắc”"
    );
    assert_eq!(told("/version"), "Trang tính “Bộ”, dòng 4");
    assert_eq!(told("/years/to"), "Trang tính “Bộ”, dòng 12");
    assert!(told("/classes/0/classes/1/at_least").starts_with("Trang tính “Bộ”, dòng "));
    assert_eq!(told("/nothing"), "Trang tính “Bộ”");
    assert!(told("/examples/0/total").starts_with("Trang tính “Ví dụ”, dòng "));
    // A maximum that does not add up is found at its cell.
    let wrong = with_first_max(&file, "99");
    let (json, rows) = workbook::read_placed(&workbook::write(&wrong).unwrap()).unwrap();
    let reading = read::read_json(&json);
    let spots: Vec<String> =
        reading.errors().map(|found| say::spot(Lang::En, &rows.spot(&json, &found.pointer))).collect();
    assert!(spots.contains(&"Sheet “Tiêu chí”, row 2, column “Điểm tối đa”".to_owned()), "{spots:?}");
}

/// The pack with another maximum of its first area.
fn with_first_max(file: &Json, max: &str) -> Json {
    let mut areas = file.get("areas").and_then(Json::as_list).unwrap().to_vec();
    areas[0] = areas[0].clone().with("max", max);
    file.clone().with("areas", areas)
}

#[test]
fn a_signature_stays_behind() {
    let file = parse(builtin::get("ca-mau-so-2013-trich").unwrap().text, &Limits::DEFAULT).unwrap();
    let signed = sign_pack(file.clone(), &key(1), AT, [1; 16]).unwrap();
    assert_eq!(
        workbook::read(&workbook::write(&signed).unwrap()).unwrap(),
        workbook::read(&workbook::write(&file).unwrap()).unwrap()
    );
}

#[test]
fn a_set_is_brought_as_a_file_or_as_a_workbook_and_checked_like_a_strangers() {
    let shipped = builtin::get("ca-mau-so-2013-trich").unwrap();
    let file = parse(shipped.text, &Limits::DEFAULT).unwrap();
    let signed = sign_pack(file.clone(), &key(1), AT, [1; 16]).unwrap();
    let pack = read::read(shipped.text).pack;
    let book = workbook::write(&file).unwrap();
    for bytes in [shipped.text.as_bytes(), to_text(&signed).as_bytes(), &book] {
        let imported = bring(bytes).unwrap();
        assert_eq!(imported.pack(), pack.as_ref());
        assert!(say::findings(Lang::Vi, &imported).is_empty());
    }
    // Altered after signing: not used, though nothing else is wrong with it.
    let altered = bring(to_text(&signed.with("version", "2")).as_bytes()).unwrap();
    assert!(altered.signed.reading.pack.is_some() && altered.pack().is_none());
    // Wrong in the workbook: told at its cell; wrong in the file: at its line.
    let wrong = with_first_max(&file, "99");
    let told = |bytes: &[u8]| say::findings(Lang::Vi, &bring(bytes).unwrap()).join("\n");
    assert!(
        told(&workbook::write(&wrong).unwrap())
            .contains("Trang tính “Tiêu chí”, dòng 2, cột “Điểm tối đa”: Điểm tối đa ghi 99")
    );
    assert!(told(to_text(&wrong).as_bytes()).contains("Tại tiêu chí “1 "), "{}", told(to_text(&wrong).as_bytes()));
    for (bytes, words) in [
        (&b"PK\x03\x04"[..], "Tệp bị lỗi"),
        (b"%PDF-1.7", "Không đọc được loại tệp này"),
        (b"{\"format\": \"cchc-draft/1\"}", "cchc-draft/1"),
        (b"[]", "không phải"),
        (b"{", ""),
        (&[0x80], "Unicode"),
    ] {
        let error = bring(bytes).unwrap_err();
        for lang in [Lang::Vi, Lang::En] {
            assert!(!say::import_error(lang, &error).is_empty());
        }
        assert!(say::import_error(Lang::Vi, &error).contains(words), "{}", say::import_error(Lang::Vi, &error));
    }
    assert!(matches!(bring(b"[]"), Err(BringError::OtherFile { format }) if format.is_empty()));
}
