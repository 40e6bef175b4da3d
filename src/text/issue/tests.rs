use super::*;
use crate::base::decimal::{Field, parse_typed};
use crate::pack::rule::{Dated, ZeroDenominator};
use crate::text::samples::{check, input, leaf, p};

fn ratio_leaf() -> Node {
    let ratio = Ratio {
        numerator: input("dung-han", "hồ sơ đúng hạn", "hồ sơ"),
        denominator: input("da-nhan", "hồ sơ đã nhận", "hồ sơ"),
        zero: ZeroDenominator::Zero,
        may_exceed: false,
    };
    leaf("2", Rule::Proportional(Proportional { ratio, floor: None, target: None, round_percent: None }))
}

/// The sentence about a text typed into a field of points.
fn typed(text: &str) -> String {
    let error = parse_typed(text, Field::POINTS).unwrap_err();
    let node = leaf("2", Rule::Judgement { step: None });
    issue(Lang::Vi, &Issue::Number { key: JUDGED.into(), error }, &node)
}

/// The sentence about a text typed into a count.
fn counted(text: &str) -> String {
    let error = parse_typed(text, Field::COUNT).unwrap_err();
    issue(Lang::Vi, &Issue::Number { key: "da-nhan".into(), error }, &ratio_leaf())
}

#[test]
fn a_number_that_cannot_be_read_is_explained_with_its_place() {
    assert_eq!(
        typed("1,5,2"),
        "Có hai dấu phẩy thập phân (dấu thứ hai ở vị trí thứ 4). Hãy chỉ dùng một dấu phẩy, ví dụ 7,25."
    );
    assert_eq!(typed("1e3"), "Ô này chỉ nhận chữ số; có ký tự “e” ở vị trí thứ 2. Hãy nhập lại, ví dụ 7,25.");
    assert_eq!(typed("-1"), "Ô này không nhận số âm. Hãy bỏ dấu trừ ở vị trí thứ 1.");
    assert_eq!(
        counted("1,250,000"),
        "“hồ sơ đã nhận”: Có hai dấu phẩy (dấu thứ hai ở vị trí thứ 6). Ô này chỉ nhận số nguyên. Hãy viết liền, ví dụ 1250000, \
         hoặc tách hàng nghìn bằng dấu chấm, ví dụ 1.250.000."
    );
    assert!(counted("12,5").contains("chỉ nhận số nguyên"));
    assert!(counted("12.50").contains("đủ ba chữ số"));
    for text in ["1,5,2", "-1", "1e3", "5,", ",5", "0,1234567", "1 2,5", "1234567"] {
        let error = parse_typed(text, Field::POINTS).unwrap_err();
        let node = leaf("2", Rule::Judgement { step: None });
        check(|lang| issue(lang, &Issue::Number { key: JUDGED.into(), error }, &node));
        check(|lang| number(lang, error, true));
    }
}

#[test]
fn every_issue_has_a_sentence_in_both_languages() {
    let node = ratio_leaf();
    let issues = [
        Issue::Date { key: ISSUED.into() },
        Issue::UnknownOption { key: CHOICE.into() },
        Issue::AboveTotal { key: "dung-han".into() },
        Issue::AboveTotal { key: "khac".into() },
        Issue::AboveMaximum { key: TYPED.into(), max: p("2") },
        Issue::AboveMaximum { key: "da-nhan".into(), max: p("100") },
        Issue::OffStep { step: p("0.25") },
        Issue::DateOfMissingDocument,
        Issue::NoFormula,
        Issue::SeveralFormulas,
        Issue::YearUnknown,
        Issue::ReasonMissing(ReasonFor::NotApplicable),
        Issue::ReasonMissing(ReasonFor::Judgement),
        Issue::ReasonMissing(ReasonFor::TypedPoints),
        Issue::MustApply,
        Issue::CannotBeNotArisen,
        Issue::CannotType,
        Issue::EvidenceMissing,
    ];
    for found in issues {
        check(|lang| issue(lang, &found, &node));
        assert!(issue(Lang::Vi, &found, &node).ends_with('.'), "{found:?}");
    }
}

#[test]
fn numbers_that_contradict_each_other_are_named() {
    let node = ratio_leaf();
    assert_eq!(
        issue(Lang::Vi, &Issue::AboveTotal { key: "dung-han".into() }, &node),
        "“hồ sơ đúng hạn” đang lớn hơn “hồ sơ đã nhận”. Hãy kiểm tra lại hai số liệu này."
    );
    assert_eq!(
        issue(Lang::Vi, &Issue::AboveMaximum { key: JUDGED.into(), max: p("2") }, &node),
        "Điểm nhập vượt điểm tối đa 2. Hãy nhập từ 0 đến 2."
    );
}

#[test]
fn every_fixed_key_has_a_label() {
    let node = leaf(
        "2",
        Rule::Dated(Dated {
            label: "Kế hoạch CCHC".into(),
            deadline: Deadline::After { base: "kế hoạch của tỉnh".into(), days: 15, working: true },
            on_time: p("1"),
            grace: Vec::new(),
            late: p("0.5"),
            missing: p("0"),
        }),
    );
    for key in [YES_NO, CHOICE, ISSUED, BASE, MISSING, JUDGED, TYPED, "knock-out:ky-luat", "knock-out:khac"] {
        check(|lang| node_field_label(lang, &node, key));
        assert_ne!(node_field_label(Lang::Vi, &node, key), key);
    }
    assert_eq!(node_field_label(Lang::Vi, &node, "knock-out:ky-luat"), "lãnh đạo bị kỷ luật");
    assert_eq!(node_field_label(Lang::Vi, &node, BASE), "Ngày ban hành “kế hoạch của tỉnh”");
    assert_eq!(field_label(Lang::En, &ratio_leaf().leaf().unwrap().rule, "da-nhan"), "hồ sơ đã nhận");
}
