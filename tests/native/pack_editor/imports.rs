//! Real tables become the packs that ship, with few corrections.

use super::sentences::brief;
use crate::formats::office_files::{DocCell, cell, docx};
use cchc::base::decimal::Points;
use cchc::formats as tables;
use cchc::pack::finding::Finding;
use cchc::pack::rule::{Rule, ZeroDenominator};
use cchc::pack::{Pack, builtin, read};
use cchc::pack_editor::build::{Skipped, blank_head, build};
use cchc::pack_editor::project;
use cchc::pack_editor::project::{Edit, Project, RowId};
use cchc::pack_editor::sentence::Confidence;

/// What a person changed; accepting proposals as they are is not counted.
struct Person {
    project: Project,
    corrections: usize,
}

impl Person {
    fn with(project: Project) -> Self {
        Self { project, corrections: 0 }
    }

    fn corrects(&mut self, edit: Edit) {
        assert!(self.project.apply(edit.clone()), "changes nothing: {edit:?}");
        self.corrections += 1;
    }

    fn rows(&self, codes: &[&str]) -> Vec<RowId> {
        let items = build(&self.project).items;
        let row =
            |code: &&str| items.iter().find(|item| item.line.code == **code).unwrap_or_else(|| panic!("{code}")).id;
        codes.iter().map(row).collect()
    }

    /// The pack, after every proposal was accepted.
    fn pack(&mut self) -> Pack {
        self.project.accept_from(Confidence::None);
        let built = build(&self.project);
        assert_eq!(built.open().count(), 0);
        let errors: Vec<String> =
            built.reading.errors().map(|found| format!("{} {:?}", found.pointer, found.finding)).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        // The file of the project holds all of it.
        let again = project::read(&project::to_text(&self.project)).unwrap();
        assert_eq!(build(&again), built);
        built.reading.pack.unwrap()
    }
}

fn import(tables: Vec<cchc::formats::table::Table>) -> Person {
    Person::with(Project::new("bảng dán", tables, blank_head(2025)))
}

/// A pack line by line, without ids and without the words that no table says.
fn lines(pack: &Pack) -> Vec<String> {
    let zero = |rule: &Rule| match rule {
        Rule::Proportional(rule) => Some(rule.ratio.zero),
        Rule::Steps { measure: cchc::pack::rule::Measure::Ratio(ratio), .. } => Some(ratio.zero),
        _ => None,
    };
    let line = |node: &cchc::pack::Node| {
        let of_leaf = node.leaf().map_or_else(String::new, |leaf| {
            let options = match &leaf.rule {
                Rule::Choice(options) => options.iter().map(|option| option.label.to_lowercase()).collect(),
                _ => Vec::new(),
            };
            let knock: Vec<&str> = node.knock_outs.iter().map(|fact| &*fact.label).collect();
            format!(
                "{} {options:?} {:?} {:?} {:?} {knock:?}",
                brief(&leaf.rule),
                zero(&leaf.rule),
                leaf.scored_by,
                leaf.not_arisen
            )
        });
        format!("{} {} {} {} | {of_leaf}", node.depth, node.code, node.name, node.max.to_text())
    };
    pack.nodes.iter().map(line).collect()
}

fn shipped(id: &str) -> Pack {
    read::read(builtin::get(id).unwrap().text).pack.unwrap()
}

#[test]
fn the_table_of_766_is_recognised() {
    let html = include_str!("../../data/studio/766.html");
    let mut person = import(tables::html(html).unwrap());
    let built = build(&person.project);
    // 2.2 and 5.1 are shown without points.
    assert_eq!(built.skipped.iter().filter(|(_, why)| *why == Skipped::NoPoints).count(), 2);
    assert_eq!(built.skipped.len(), 2);
    let pack = person.pack();
    assert_eq!(person.corrections, 0);
    assert_eq!(pack.scale, Points::parse("100").unwrap());
    assert_eq!(pack.leaves().count(), 21);

    // Structure, maxima, rules and targets are those of the shipped pack.
    let real = shipped("bo-chi-so-766-tinh");
    let rules = |pack: &Pack| -> Vec<String> {
        pack.nodes
            .iter()
            .map(|node| {
                let rule = node.leaf().map_or_else(String::new, |leaf| brief(&leaf.rule));
                format!("{} {} {} {rule}", node.depth, node.code, node.max.to_text())
            })
            .collect()
    };
    assert_eq!(rules(&pack), rules(&real));
    // Both numbers of every leaf are named by the table.
    for (_, node, leaf) in pack.leaves() {
        let Rule::Proportional(rule) = &leaf.rule else { panic!("{}", node.code) };
        let names = [&rule.ratio.numerator.label, &rule.ratio.denominator.label];
        assert!(names.iter().all(|name| !name.contains(&*node.name)), "{} {names:?}", node.code);
        let zero = if ["5.2", "5.3"].contains(&&*node.code) { ZeroDenominator::Full } else { ZeroDenominator::Zero };
        assert_eq!(rule.ratio.zero, zero, "{}", node.code);
    }
}

fn ca_mau(mut person: Person) {
    // Criterion 1.3 has no lines in the fragment: it is left out, and the area has
    // the points of what is left.
    let rows = person.rows(&["1.3"]);
    person.corrects(Edit::Excerpt(rows));
    let pack = person.pack();
    assert_eq!(lines(&pack), lines(&shipped("ca-mau-so-2013-trich")));
    assert!(person.corrections <= 2);
}

#[test]
fn the_fragment_of_ca_mau_pasted_from_a_page_becomes_the_shipped_set() {
    let html = include_str!("../../data/studio/ca-mau.html");
    ca_mau(import(tables::pasted(html, "").unwrap().tables));
}

#[test]
fn the_fragment_of_ca_mau_typed_in_word_becomes_the_shipped_set() {
    let merged = |text, merge| DocCell { text, span: 1, merge: Some(merge) };
    let mut rows = vec![
        vec![
            merged("STT", true),
            merged("Lĩnh vực/Tiêu chí/Tiêu chí thành phần", true),
            merged("Điểm tối đa", true),
            DocCell { text: "Điểm đánh giá", span: 3, merge: None },
            merged("Điểm đạt được", true),
            merged("Chỉ số", true),
            merged("Ghi chú", true),
        ],
        vec![
            merged("", false),
            merged("", false),
            merged("", false),
            cell("Điều tra XHH"),
            cell("Tự đánh giá"),
            cell("SNV đánh giá"),
            merged("", false),
            merged("", false),
            merged("", false),
        ],
    ];
    // Options are rows of their own here, their points in the column of maxima.
    for (code, name, max) in [
        ("1", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC", "20"),
        ("1.1", "Kế hoạch CCHC năm", "5"),
        ("1.1.1", "Ban hành kế hoạch CCHC năm", "1"),
        ("", "- Ban hành kịp thời", "1"),
        ("", "- Ban hành không kịp thời", "0,5"),
        ("", "- Không ban hành", "0"),
        (
            "1.1.2",
            "Xác định đầy đủ các nhiệm vụ CCHC trên các lĩnh vực theo kế hoạch năm của UBND tỉnh và bố trí kinh phí thực hiện",
            "1",
        ),
        ("", "Xác định đầy đủ nhiệm vụ và có bố trí kinh phí", "1"),
        ("", "Không xác định đầy đủ hoặc không bố trí kinh phí", "0"),
        (
            "1.1.3",
            "Các kết quả phải đạt được xác định rõ ràng, cụ thể và định rõ trách nhiệm triển khai của phòng, ban, đơn vị trực thuộc",
            "1",
        ),
        ("", "Đạt yêu cầu: 1", ""),
        ("", "Không đạt yêu cầu: 0", ""),
        ("1.1.4", "Mức độ thực hiện kế hoạch CCHC", "2"),
        ("", "Thực hiện trên 90 % kế hoạch", "2"),
        ("", "Thực hiện từ 70 % – 90 % kế hoạch", "1"),
        ("", "Thực hiện dưới 70 % kế hoạch", "0"),
        ("1.2", "Báo cáo CCHC", "2"),
        ("1.2.1", "Tất cả báo cáo được gửi đúng thời gian quy định (quý I, quý III, 6 tháng, năm)", "1"),
        ("", "Đủ số lượng và đúng thời gian", "1"),
        ("", "Không đủ số lượng hoặc không đúng thời gian", "0"),
        ("1.2.2", "Tất cả báo cáo có đầy đủ nội dung theo hướng dẫn", "1"),
        ("", "Đạt yêu cầu", "1"),
        ("", "Không đạt", "0"),
        ("1.3", "Kiểm tra công tác CCHC", "3"),
    ] {
        let mut row = vec![cell(code), cell(name), cell(max)];
        row.extend((0..6).map(|_| cell("")));
        rows.push(row);
    }
    ca_mau(import(tables::file(&docx(&rows)).unwrap().tables));
}

fn justice(mut person: Person) {
    let rows = person.rows(&["A", "1"]);
    person.corrects(Edit::Excerpt(rows));
    // The table does not say what a year without any draft is worth.
    person.corrects(Edit::Zero(ZeroDenominator::LeaveOut));
    let pack = person.pack();
    assert_eq!(lines(&pack), lines(&shipped("tu-phap-2022-trich")));
    assert!(person.corrections <= 2);
}

const JUSTICE: [(&str, &str, &str, &str); 5] = [
    ("A", "Thực hiện các nhiệm vụ trọng tâm công tác tư pháp năm 2022", "150", ""),
    ("A.I", "Xây dựng, thẩm định VBQPPL và pháp chế", "15", ""),
    ("1", "Xây dựng pháp luật, thẩm định đề nghị và dự thảo", "11", ""),
    (
        "1.1",
        "Thẩm định đề nghị xây dựng văn bản",
        "2",
        "100 %: 2; 95–<100: 1.75; 80–<95: 1.5; 70–<80: 1; 60–<70: 0.5; <60: 0",
    ),
    ("1.2", "Thẩm định dự thảo VBQPPL", "3", "100 %: 3; 95–<100: 2.75; 80–<95: 2.5; 70–<80: 2; 60–<70: 1.5; <60: 0"),
];

#[test]
fn the_bands_of_the_justice_sector_become_the_shipped_set() {
    let mut html = String::from(
        "<table><tr><th>TT<th>Nội dung, các tiêu chí cụ thể<th>Điểm chuẩn<th>Tổng điểm chấm<th>Ghi chú</tr>",
    );
    let mut rows =
        vec![["TT", "Nội dung, các tiêu chí cụ thể", "Điểm chuẩn", "Tổng điểm chấm", "Ghi chú"].map(cell).into()];
    for (code, name, max, bands) in JUSTICE {
        let bands_html = bands.replace('<', "&lt;");
        html += &format!("<tr><td>{code}<td>{name}<br>{bands_html}<td>{max}<td><td></tr>");
        rows.push(vec![cell(code), cell(name), cell(max), cell(""), cell("")]);
        // In Word every band is a row.
        rows.extend(
            bands
                .split("; ")
                .filter(|band| !band.is_empty())
                .map(|band| vec![cell(""), cell(band), cell(""), cell(""), cell("")]),
        );
    }
    html += "</table>";
    justice(import(tables::html(&html).unwrap()));
    justice(import(tables::file(&docx(&rows)).unwrap().tables));
}

#[test]
fn the_form_of_a_commune_becomes_the_shipped_set() {
    let rows = [
        ("Tiêu chí 1", "Ban hành văn bản theo thẩm quyền để tổ chức và bảo đảm thi hành Hiến pháp và pháp luật", "10"),
        (
            "Chỉ tiêu 1",
            "Ban hành đầy đủ, đúng quy định các văn bản quy phạm pháp luật được giao\n(Trong năm đánh giá không có nhiệm vụ được giao thì được tính 03 điểm)",
            "3",
        ),
        ("1.1", "Ban hành đầy đủ\nđầy đủ: 1; thiếu từ 01 văn bản: 0", "1"),
        ("1.2", "Ban hành đúng quy định\nđúng: 2; từ 01 văn bản trái pháp luật và bị xử lý: 0", "2"),
        ("Chỉ tiêu 2", "Ban hành đúng quy định các văn bản hành chính", ""),
    ];
    let header = [
        "Tiêu chí, chỉ tiêu",
        "Nội dung",
        "Điểm số tối đa",
        "Số liệu thực hiện",
        "Tỷ lệ đạt được",
        "Điểm số tự chấm",
        "Chữ ký của công chức phụ trách",
    ];
    let mut html = format!("<table><tr><td>{}</td></tr>", header.join("</td><td>"));
    let mut word = vec![header.map(cell).into()];
    for (code, name, max) in &rows {
        html += &format!(
            "<tr><td>{code}</td><td>{}</td><td>{max}</td><td></td><td></td><td>1</td><td></td></tr>",
            name.replace('\n', "<br/>")
        );
        word.push(vec![cell(code), cell(name), cell(max), cell(""), cell(""), cell("1"), cell("")]);
    }
    for tables in [tables::html(&html).unwrap(), tables::file(&docx(&word)).unwrap().tables] {
        let mut person = import(tables);
        let rows = person.rows(&["Chỉ tiêu 2"]);
        person.corrects(Edit::Excerpt(rows));
        let pack = person.pack();
        assert_eq!(lines(&pack), lines(&shipped("dong-quang-xa-2022-trich")));
        assert!(person.corrections <= 2);
    }
}

#[test]
fn the_set_of_a_district_is_imported_and_its_sum_reported() {
    let mut csv = String::from(
        "\u{feff}STT;Lĩnh vực;Điểm tối đa;Đánh giá qua ĐTXHH;UBND huyện thẩm định;Tổng điểm;Chỉ số (%)\r\n",
    );
    for (n, name, max) in [
        (1, "Công tác tham mưu UBND huyện ban hành văn bản chỉ đạo, điều hành CCHC", "20,5"),
        (2, "Tham mưu xây dựng và tổ chức thực hiện VBQPPL", "10,00"),
        (3, "Cải cách thủ tục hành chính", "10,00"),
        (4, "Cải cách tổ chức bộ máy hành chính nhà nước", "6,00"),
        (5, "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức", "10,05"),
        (6, "Cải cách tài chính công", "6,00"),
        (7, "Hiện đại hóa hành chính", "14,00"),
        (8, "Thực hiện cơ chế một cửa, một cửa liên thông", "9,00"),
        (9, "Tác động CCHC đến phát triển KT-XH", "14,00"),
    ] {
        csv += &format!("{n};{name};{max};;;;\r\n");
    }
    csv += "Tổng cộng;;100;;;;\r\n";
    let person = import(tables::file(csv.as_bytes()).unwrap().tables);
    let built = build(&person.project);
    assert_eq!(built.items.len(), 9);
    // No words say how the areas are scored: each is a judgement that is listed.
    assert!(built.items.iter().all(|item| item.proposal.as_ref().is_some_and(|p| p.confidence == Confidence::None)));
    let sums: Vec<&Finding> = built.diagnostics().iter().map(|found| &found.finding).collect();
    let (scale, sum) = (Points::parse("100").unwrap(), Points::parse("99.55").unwrap());
    assert_eq!(sums, [&Finding::ScaleSum { scale, sum }]);
}

#[test]
fn a_table_torn_over_pages_is_one_set() {
    let header = "<tr><td>STT<td>Tiêu chí<td>Điểm tối đa<td>Thang điểm<td>Tài liệu kiểm chứng</tr>";
    let page =
        |rows: &str, with_header: bool| format!("<table>{}{rows}</table>", if with_header { header } else { "" });
    let html = page(
        "<tr><td>I<td>CHỈ ĐẠO, ĐIỀU HÀNH<td>3<td><td></tr><tr><td>1<td>Ban hành kế hoạch<td>1<td>Đạt yêu cầu: 1; không đạt: 0<td>Quyết định</tr>",
        true,
    ) + &page(
        &format!(
            "{header}<tr><td>2<td>Thực hiện kế hoạch<td>2<td>Từ 90 % trở lên: 2; từ 70 % đến dưới 90 %: 1<td>Báo cáo</tr>{header}<tr><td><td><td><td>Dưới 70 %: 0<td></tr>"
        ),
        true,
    ) + &page(
        "<tr><td>II<td>ĐIỂM THƯỞNG<td>2<td>Mỗi sáng kiến 0,5 điểm, tối đa 2<td>Quyết định công nhận</tr>",
        false,
    );
    let mut person = import(tables::html(&html).unwrap());
    let pack = person.pack();
    let found: Vec<String> = pack
        .nodes
        .iter()
        .map(|node| {
            let rule =
                node.leaf().map_or_else(String::new, |leaf| format!("{} / {}", brief(&leaf.rule), leaf.evidence));
            format!("{:?} {} {} {} {rule}", node.role, node.depth, node.name, node.max.to_text())
        })
        .collect();
    let expected = [
        "Scale 0 Chỉ đạo, điều hành 3 ",
        "Scale 1 Ban hành kế hoạch 1 yes-no 1 0 / Quyết định",
        "Scale 1 Thực hiện kế hoạch 2 steps % >=90=2 [70..90)=1 <70=0 / Báo cáo",
        "Bonus 0 Điểm thưởng 2 count 0.5 cap=2 / Quyết định công nhận",
    ];
    assert_eq!(found, expected);
    assert_eq!(person.corrections, 0);
}

#[test]
fn corrections_are_undone_one_by_one_and_survive_the_file() {
    let html = include_str!("../../data/studio/ca-mau.html");
    let mut project = Project::new("bảng dán", tables::html(html).unwrap(), blank_head(2025));
    let begin = build(&project);
    let row = |code: &str| begin.items.iter().find(|item| item.line.code == code).unwrap().id;
    let (choice, third) = (row("1.1.1"), row("1.3"));
    let max = Points::parse("1").unwrap();
    let edits = [
        Edit::Name(choice, "Ban hành kế hoạch".into()),
        Edit::Code(choice, "1.1.a".into()),
        Edit::Max(third, "2,5".into()),
        Edit::Level(third, 0),
        Edit::Rule(choice, Box::new(Rule::YesNo { yes: max, no: Points::ZERO })),
        Edit::Accept(vec![third]),
        Edit::Head("place".into(), "Cà Mau".into()),
        Edit::Column { table: 0, column: 8, kind: cchc::pack_editor::columns::ColumnKind::Other },
        Edit::HeaderRows { table: 0, rows: 3 },
        Edit::UseTable { table: 0, used: false },
    ];
    let mut states = vec![build(&project)];
    for edit in edits {
        assert!(project.apply(edit.clone()), "{edit:?}");
        assert!(!project.apply(edit.clone()), "twice: {edit:?}");
        states.push(build(&project));
        assert_eq!(build(&project::read(&project::to_text(&project)).unwrap()), *states.last().unwrap());
    }
    let changed = |at: usize| states[at].items.iter().find(|item| item.id == choice).unwrap().clone();
    assert_eq!((&*changed(1).line.name, &*changed(2).line.code), ("Ban hành kế hoạch", "1.1.a"));
    assert!(states[3].json != states[2].json && states[10].items.is_empty());
    for state in states.iter().rev().skip(1) {
        assert!(project.undo());
        assert_eq!(build(&project), *state);
    }
    assert!(!project.undo());
    while project.redo() {}
    assert_eq!(build(&project), *states.last().unwrap());
}

#[test]
fn what_is_not_understood_is_a_judgement_that_is_listed_and_must_be_decided() {
    let csv = "STT\tTiêu chí\tĐiểm tối đa\tCách tính điểm\n1\tKế hoạch\t2\tTheo hướng dẫn riêng\n2\tBáo cáo\t1\tĐạt: 1; không đạt: 0\n";
    let mut project = Project::new("bảng dán", tables::pasted("", csv).unwrap().tables, blank_head(2025));
    assert!(project.accept_from(Confidence::Low));
    let built = build(&project);
    let open: Vec<&str> = built.open().map(|item| &*item.line.name).collect();
    assert_eq!(open, ["Kế hoạch"]);
    let kinds: Vec<String> =
        built.reading.pack.as_ref().unwrap().leaves().map(|(.., leaf)| brief(&leaf.rule)).collect();
    assert_eq!(kinds, ["judgement", "yes-no 1 0"]);
    // The words are kept with the line, and the row it came from.
    let node = &built.reading.pack.as_ref().unwrap().nodes[0];
    assert_eq!((&*node.help, &*node.source), ("Theo hướng dẫn riêng", "bảng dán, dòng 2"));
    assert_eq!(built.item_at("/areas/0/rule/kind").unwrap().line.name, "Kế hoạch");
}

#[test]
fn members_are_edited_by_place_before_and_after_the_import_ends() {
    let html = include_str!("../../data/studio/ca-mau.html");
    let mut project = Project::new("bảng dán", tables::html(html).unwrap(), blank_head(2025));
    let text = |project: &Project, place: &str| {
        let json = build(project).json;
        project::value_at(&json, place).and_then(|value| value.as_text().map(str::to_owned))
    };
    assert!(project.apply(Edit::Set("/name".into(), "Bộ của tỉnh".into())));
    assert!(project.apply(Edit::Set("/cohorts/0/name".into(), "Sở, ban, ngành".into())));
    assert_eq!(text(&project, "/name").as_deref(), Some("Bộ của tỉnh"));
    assert_eq!(text(&project, "/cohorts/0/name").as_deref(), Some("Sở, ban, ngành"));
    // Nothing stands there: nothing is changed.
    assert!(!project.apply(Edit::Remove("/classes".into())));
    assert!(!project.apply(Edit::Set("/classes/0/basis".into(), "percent".into())));

    let made = build(&project).json;
    assert!(project.apply(Edit::Made(Box::new(made.clone()))));
    assert!(project.apply(Edit::Set("/areas/0/children/0/name".into(), "Kế hoạch năm".into())));
    assert_eq!(text(&project, "/areas/0/children/0/name").as_deref(), Some("Kế hoạch năm"));
    assert_eq!(project::value_at(&made, "/areas/0/children/9"), None);
    assert_eq!(project::value_at(&made, ""), Some(&made));
    assert!(project.undo() && project.undo());
    assert_eq!(build(&project).json, made);
}
