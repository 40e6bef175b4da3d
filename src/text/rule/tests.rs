use super::*;
use crate::pack::rule::{Alternative, Limit, Ratio, ZeroDenominator};

fn p(text: &str) -> Points {
    Points::parse(text).unwrap()
}

fn limit(value: u32, inclusive: bool) -> Option<Limit> {
    Some(Limit { value: Quantity::from(value), inclusive })
}

fn input(id: &str, label: &str, measure: &str) -> Input {
    Input { id: id.into(), label: label.into(), measure: measure.into(), decimals: 0 }
}

fn item(label: &str, points: &str) -> Item {
    Item { id: "a".into(), label: label.into(), points: p(points) }
}

fn ratio(zero: ZeroDenominator) -> Ratio {
    Ratio {
        numerator: input("dung-han", "hồ sơ đúng hạn", "hồ sơ"),
        denominator: input("da-nhan", "hồ sơ đã nhận", "hồ sơ"),
        zero,
        may_exceed: false,
    }
}

fn step(from: Option<Limit>, to: Option<Limit>, points: &str) -> Step {
    Step { from, to, points: p(points) }
}

/// Lines with plain spaces, which are easier to read in a test.
fn lines(lang: Lang, rule: &Rule, max: &str) -> Vec<String> {
    rule_in_words(lang, rule, p(max)).iter().map(|line| line.replace('\u{a0}', " ")).collect()
}

#[test]
fn a_limit_says_whether_its_value_belongs_to_the_band() {
    let table = [
        (limit(70, true), limit(90, true), "từ 70% đến 90%", "from 70% to 90%"),
        (limit(80, true), limit(95, false), "từ 80% đến dưới 95%", "from 80% to below 95%"),
        (limit(70, false), limit(90, true), "trên 70% đến 90%", "above 70% to 90%"),
        (limit(70, false), limit(90, false), "trên 70% đến dưới 90%", "above 70% to below 90%"),
        (limit(90, true), None, "từ 90% trở lên", "90% or more"),
        (limit(90, false), None, "trên 90%", "above 90%"),
        (None, limit(70, true), "từ 70% trở xuống", "70% or less"),
        (None, limit(70, false), "dưới 70%", "below 70%"),
        (limit(100, true), limit(100, true), "đúng 100%", "exactly 100%"),
        (None, limit(0, true), "đúng 0%", "exactly 0%"),
        (None, None, "mọi giá trị", "any value"),
    ];
    for (from, to, vi, en) in table {
        assert_eq!(band_in_words(Lang::Vi, from, to, "%").replace('\u{a0}', " "), vi);
        assert_eq!(band_in_words(Lang::En, from, to, "%"), en);
    }
    assert_eq!(band_in_words(Lang::Vi, limit(1000, true), None, "hồ sơ"), "từ 1.000 hồ sơ trở lên");
}

#[test]
fn bands_read_as_in_the_printed_set() {
    // Cà Mau 1.1.4.
    let rule = Rule::Steps {
        measure: Measure::Ratio(ratio(ZeroDenominator::Full)),
        bands: vec![
            step(limit(90, false), None, "2"),
            step(limit(70, true), limit(90, true), "1"),
            step(None, limit(70, false), "0"),
        ],
    };
    assert_eq!(
        lines(Lang::Vi, &rule, "2"),
        [
            "Tỷ lệ = hồ sơ đúng hạn / hồ sơ đã nhận",
            "Trên 90%: 2 điểm; từ 70% đến 90%: 1 điểm; dưới 70%: 0 điểm",
            "Không phát sinh (tổng số bằng 0): được điểm tối đa",
        ]
    );
    assert_eq!(lines(Lang::En, &rule, "2")[1], "Above 90%: 2 points; from 70% to 90%: 1 point; below 70%: 0 points");
}

#[test]
fn a_ratio_that_cannot_pass_one_hundred_reaches_it_exactly() {
    let band = step(limit(100, true), None, "2");
    let mut ratio = ratio(ZeroDenominator::Zero);
    let words = |ratio: &Ratio| measure_band_in_words(Lang::Vi, &band, &Measure::Ratio(ratio.clone()));
    assert_eq!(words(&ratio), "đúng 100%");
    ratio.may_exceed = true;
    assert_eq!(words(&ratio), "từ 100% trở lên");
}

#[test]
fn a_share_of_the_maximum_is_a_formula() {
    let mut rule = Proportional { ratio: ratio(ZeroDenominator::Zero), floor: None, target: None, round_percent: None };
    assert_eq!(
        lines(Lang::Vi, &Rule::Proportional(rule.clone()), "20"),
        ["hồ sơ đúng hạn / hồ sơ đã nhận × 20 điểm", "Không phát sinh (tổng số bằng 0): 0 điểm"]
    );
    rule.target = Some(Quantity::from(80));
    rule.floor = limit(50, false).map(|floor| (floor, Points::ZERO));
    rule.round_percent = Some(Rounding { places: 2, mode: Mode::HalfUp });
    assert_eq!(
        lines(Lang::Vi, &Rule::Proportional(rule), "2"),
        [
            "Tỷ lệ = hồ sơ đúng hạn / hồ sơ đã nhận",
            "Đạt từ 80% trở lên: được 2 điểm; thấp hơn: tỷ lệ / 80% × 2 điểm",
            "Dưới 50%: 0 điểm",
            "Trước khi tính điểm, tỷ lệ phần trăm được làm tròn 2 chữ số thập phân (từ 5 trở lên làm tròn lên)",
            "Không phát sinh (tổng số bằng 0): 0 điểm",
        ]
    );
}

#[test]
fn events_say_what_one_is_worth_and_where_it_ends() {
    let rule = Rule::Count { items: vec![item("Nội quy, quy chế", "0.5")], cap: p("2") };
    assert_eq!(lines(Lang::Vi, &rule, "2"), ["Mỗi nội quy, quy chế: 0,5 điểm; tối đa 2 điểm"]);
    let rule = Rule::Deduction { items: vec![item("báo cáo chậm", "0.25")], floor: Points::ZERO };
    assert_eq!(
        lines(Lang::Vi, &rule, "1"),
        ["Tính từ 1 điểm", "Mỗi báo cáo chậm: trừ 0,25 điểm; không thấp hơn 0 điểm"]
    );
    assert_eq!(small("TTHC nội bộ"), "TTHC nội bộ");
}

#[test]
fn deadlines_are_said_with_their_year() {
    let dated = |deadline| {
        Rule::Dated(Dated {
            label: "Ban hành kế hoạch".into(),
            deadline,
            on_time: p("1"),
            grace: vec![(10, p("0.75"))],
            late: p("0.5"),
            missing: p("0"),
        })
    };
    assert_eq!(
        lines(Lang::Vi, &dated(Deadline::OnDay { month: 12, day: 31, year_offset: -1 }), "1"),
        [
            "Ban hành kế hoạch kịp thời (đến hết ngày 31/12 năm trước năm đánh giá): 1 điểm",
            "Chậm không quá 10 ngày: 0,75 điểm",
            "Chậm hơn nữa: 0,5 điểm",
            "Không ban hành văn bản: 0 điểm",
        ]
    );
    let after = Deadline::After { base: "kế hoạch của UBND tỉnh".into(), days: 15, working: true };
    assert_eq!(
        lines(Lang::Vi, &dated(after), "1")[0],
        "Ban hành kế hoạch kịp thời (trong 15 ngày làm việc kể từ ngày ban hành “kế hoạch của UBND tỉnh”): 1 điểm"
    );
}

#[test]
fn every_rule_has_lines_in_both_languages() {
    let yes_no = Rule::YesNo { yes: p("1"), no: p("0") };
    let from = |value, inclusive| Condition::In { input: "n".into(), from: limit(value, inclusive), to: None };
    let when = Condition::All(vec![from(1, true), Condition::Any(vec![from(2, false), from(3, false)])]);
    let inputs = vec![input("n", "Số xã", "xã")];
    assert_eq!(
        condition_in_words(Lang::Vi, &when, &inputs),
        "“Số xã” từ 1 xã trở lên và (“Số xã” trên 2 xã hoặc “Số xã” trên 3 xã)"
    );
    let option =
        ChoiceOption { id: "a".into(), label: "Tốt".into(), points: p("1.5"), percent: Some(Quantity::from(75)) };
    let rules = [
        yes_no.clone(),
        Rule::Choice(vec![option]),
        Rule::Checklist {
            items: vec![item("đủ nhiệm vụ", "0")],
            scoring: ChecklistScoring::All { full: p("1"), otherwise: p("0") },
        },
        Rule::Checklist { items: vec![item("a", "1"), item("b", "2")], scoring: ChecklistScoring::Each },
        Rule::Judgement { step: Some(p("0.25")) },
        Rule::Index { input: input("sipas", "Chỉ số SIPAS", "%"), out_of: Quantity::HUNDRED },
        Rule::ToLeader {
            own: input("a", "kết quả", "%"),
            target: input("b", "chỉ tiêu", "%"),
            leader: input("c", "đơn vị dẫn đầu", "%"),
        },
        Rule::Alternatives {
            inputs,
            cases: vec![Alternative { id: "x".into(), label: "Cách 1".into(), when, rule: yes_no }],
        },
    ];
    for rule in &rules {
        for lang in [Lang::Vi, Lang::En] {
            let lines = lines(lang, rule, "2");
            assert!(!lines.is_empty() && lines.iter().all(|line| !line.trim().is_empty()), "{rule:?}");
        }
    }
    assert_eq!(lines(Lang::Vi, &rules[1], "2"), ["Tốt: 1,5 điểm (75% điểm tối đa)"]);
    assert_eq!(lines(Lang::Vi, &rules[5], "10"), ["Chỉ số SIPAS / 100% × 10 điểm"]);
}
