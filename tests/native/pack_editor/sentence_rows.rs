//! Rows below a line, targets, notes and amounts of their own columns: what they
//! make of the rule of the line.

use super::sentences::in_full;
use cchc::base::decimal::{Points, Quantity};
use cchc::pack::rule::{Condition, Measure, Rule};
use cchc::pack_editor::sentence::{Ask, Confidence, Doubt, OptionRow, Proposal, propose};

fn points(text: &str) -> Option<Points> {
    (!text.is_empty()).then(|| Points::parse(text).unwrap())
}

/// Rows of words and points.
fn rows(list: &[(&str, &str)]) -> Vec<OptionRow> {
    let row = |(words, amount): &(&str, &str)| OptionRow {
        words: (*words).to_owned(),
        points: points(amount),
        ..OptionRow::default()
    };
    list.iter().map(row).collect()
}

/// Rows of words, with what they add and what they take.
fn signed(list: &[(&str, &str, &str)]) -> Vec<OptionRow> {
    let row = |(words, bonus, penalty): &(&str, &str, &str)| OptionRow {
        words: (*words).to_owned(),
        bonus: points(bonus),
        penalty: points(penalty),
        ..OptionRow::default()
    };
    list.iter().map(row).collect()
}

fn asked(max: &str, options: &[OptionRow]) -> Proposal {
    propose(&Ask { max: points(max), options, ..Ask::default() })
}

/// Maximum, rows of words and points, the rule in short.
type RowsCase = (&'static str, &'static [(&'static str, &'static str)], &'static str);

#[test]
fn rows_of_words_and_points_are_cases_bands_or_things() {
    let cases: [RowsCase; 10] = [
        ("1", &[("Công khai đầy đủ", "1"), ("Không công khai từ 01 (một) quy hoạch trở lên", "0")], "choice 1 0"),
        ("2", &[("Đúng hạn", "2"), ("Chậm từ 01 (một) quy hoạch trở lên", "0")], "choice 2 0"),
        (
            "5",
            &[
                ("Tỷ lệ cơ sở đạt chuẩn trên 90%", "5"),
                ("Tỷ lệ cơ sở đạt chuẩn từ 80% đến dưới 90%", "4"),
                ("Tỷ lệ cơ sở đạt chuẩn từ 70% đến dưới 80%", "3"),
            ],
            "steps % >90=5 [80..90)=4 [70..80)=3 hole",
        ),
        (
            "60",
            &[("Từ 90% trở lên", "60"), ("Từ 70% đến dưới 90%", "40"), ("Dưới 70%", "10")],
            "steps % >=90=60 [70..90)=40 <70=10",
        ),
        (
            "",
            &[("Từ 90% trở lên", "60"), ("Từ 70% đến dưới 90%", "40"), ("Dưới 70%", "10")],
            "steps % >=90=60 [70..90)=40 <70=10 max?",
        ),
        ("4", &[("Có đề tài đúng hạn", "2"), ("Tham gia câu lạc bộ", "2")], "each 2 2"),
        (
            "4",
            &[("Điểm 3,2 đến 4,0", "4"), ("Điểm 2,0 đến 3,19", "2"), ("Điểm dưới 2,0", "0")],
            "steps n [3.2..4]=4 [2..3.19]=2 <2=0 hole",
        ),
        (
            "3",
            &[("Ban hành. Có công khai; đúng hạn", "3"), ("Ban hành chậm", "1.125"), ("Không ban hành", "0")],
            "choice 3 1.125 0",
        ),
        ("2", &[("Có", "2"), ("Không", "0")], "yes-no 2 0"),
        // A row whose points were not read is named with its words.
        ("2", &[("Có", "2"), ("Có một phần: 1-2", ""), ("Không", "0")], "yes-no 2 0 amount"),
    ];
    for (max, list, expected) in cases {
        let proposal = asked(max, &rows(list));
        assert_eq!(in_full(&proposal), expected, "{list:?} {:?}", proposal.doubts);
    }
}

#[test]
fn columns_of_additions_and_deductions_are_signs_of_their_rows() {
    let late = [("Mỗi báo cáo gửi muộn", "", "0.5"), ("Mỗi báo cáo thiếu phụ lục", "", "0.25")];
    let notes = "Ghi chú: tổng điểm trừ của mục 1 không quá 1,5 điểm";
    let proposal = propose(&Ask { max: points("3"), options: &signed(&late), notes, ..Ask::default() });
    assert_eq!(in_full(&proposal), "deduction 0.5 0.25 floor=1.5", "{:?}", proposal.doubts);
    let Rule::Deduction { items, .. } = &proposal.rule else { panic!("{:?}", proposal.rule) };
    let labels: Vec<&str> = items.iter().map(|item| &*item.label).collect();
    assert_eq!(labels, ["Báo cáo gửi muộn", "Báo cáo thiếu phụ lục"]);

    let both = [
        ("Từ chối phối hợp không có lý do (mỗi lần)", "", "1"),
        ("Có sáng kiến được áp dụng (mỗi sáng kiến)", "0.1", ""),
    ];
    let proposal = asked("2", &signed(&both));
    assert_eq!(in_full(&proposal), "deduction 1 floor=0 amount", "{:?}", proposal.doubts);
    assert!(proposal.confidence < Confidence::High);
}

#[test]
fn two_depths_of_rows_are_one_formula_for_each_size() {
    let mut list = signed(&[
        ("Đơn vị nhận dưới 1000 hồ sơ", "", ""),
        ("Trước hạn từ 1% đến dưới 5%", "0.5", ""),
        ("Trước hạn từ 5% trở lên", "1", ""),
        ("Đơn vị nhận từ 1000 hồ sơ trở lên", "", ""),
        ("Trước hạn từ 1% đến dưới 5%", "1", ""),
        ("Trước hạn từ 5% trở lên", "1.5", ""),
    ]);
    for row in list.iter_mut().filter(|row| row.bonus.is_some()) {
        row.depth = 1;
    }
    let proposal = asked("", &list);
    assert_eq!(in_full(&proposal), "alternatives 2 hole max?", "{:?}", proposal.doubts);
    let Rule::Alternatives { cases, .. } = &proposal.rule else { panic!("{:?}", proposal.rule) };
    let limits: Vec<(Option<Quantity>, Option<Quantity>)> = cases
        .iter()
        .map(|case| match &case.when {
            Condition::In { from, to, .. } => (from.map(|l| l.value), to.map(|l| l.value)),
            other => panic!("{other:?}"),
        })
        .collect();
    let thousand = Some(Quantity::from(1000));
    assert_eq!(limits, [(None, thousand), (thousand, None)]);
    // Under a line with points of its own these come on top: no rule of that line.
    let proposal = asked("6", &list);
    assert!(matches!(proposal.rule, Rule::Judgement { .. }) && proposal.confidence < Confidence::High);
    assert!(proposal.doubts.iter().any(|doubt| matches!(doubt, Doubt::Amount(_))), "{:?}", proposal.doubts);
}

#[test]
fn a_target_of_its_own_column_belongs_to_the_rule_or_is_named() {
    let text = "Đạt ≥100% yêu cầu: điểm chuẩn\nDưới 100% yêu cầu: điểm chuẩn * tỷ lệ hoàn thành";
    let inputs = "= (Số cuộc gọi lại / Số cuộc nhỡ)";
    let ask = Ask { text, name: "Tỷ lệ gọi lại", max: points("5"), inputs, target: "70%", ..Ask::default() };
    let proposal = propose(&ask);
    assert_eq!(in_full(&proposal), "proportional target=70", "{:?}", proposal.doubts);
    let Rule::Proportional(rule) = &proposal.rule else { panic!("{:?}", proposal.rule) };
    assert_eq!([&*rule.ratio.numerator.label, &*rule.ratio.denominator.label], ["Số cuộc gọi lại", "Số cuộc nhỡ"]);

    let ask =
        Ask { name: "Năng suất", inputs: "Số cuộc mỗi ca", max: points("15"), target: "150 cuộc", ..ask };
    let proposal = propose(&ask);
    assert_eq!(in_full(&proposal), "proportional", "{:?}", proposal.doubts);
    let Rule::Proportional(rule) = &proposal.rule else { panic!("{:?}", proposal.rule) };
    assert!(rule.ratio.may_exceed && rule.ratio.denominator.label.contains("150"), "{rule:?}");

    // Bands have no use for it.
    let text = "Từ 90% trở lên: 5; dưới 90%: 0";
    let proposal = propose(&Ask { text, target: "70%", max: points("5"), ..Ask::default() });
    assert!(proposal.doubts.contains(&Doubt::Amount("70%".into())) && proposal.confidence < Confidence::High);
}

#[test]
fn formulas_in_rows_have_the_tables_own_names() {
    let list = rows(&[
        ("a = Số cuộc họp do lãnh đạo chủ trì", ""),
        ("b = Tổng số cuộc họp", ""),
        ("- Tỷ lệ = a/b;", ""),
        ("- Điểm = Tỷ lệ*Điểm tối đa", ""),
    ]);
    let proposal = asked("20", &list);
    assert_eq!(in_full(&proposal), "proportional", "{:?}", proposal.doubts);
    assert!(matches!(&proposal.doubts[..], [Doubt::ZeroDenominator(_)]), "{:?}", proposal.doubts);
    let Rule::Proportional(rule) = &proposal.rule else { panic!("{:?}", proposal.rule) };
    let names = [&*rule.ratio.numerator.label, &*rule.ratio.denominator.label];
    assert_eq!(names, ["Số cuộc họp do lãnh đạo chủ trì", "Tổng số cuộc họp"]);
}

#[test]
fn numbers_take_as_many_decimals_as_their_limits() {
    let decimals = |text: &str| match propose(&Ask { text, max: points("4"), ..Ask::default() }).rule {
        Rule::Steps { measure: Measure::Quantity(input), .. } => input.decimals,
        other => panic!("{other:?}"),
    };
    assert_eq!(decimals("Điểm 3,2 đến 4,0: 04\nĐiểm 2,0 đến 3,19: 02\nĐiểm dưới 2,0: 0"), 2);
    assert_eq!(decimals("Dưới 1,5 ngày: 4; từ 1,5 đến 3 ngày: 1; trên 3 ngày: 0"), 1);
    assert_eq!(decimals("Từ 3 mô hình: 4; dưới 3 mô hình: 0"), 0);
}
