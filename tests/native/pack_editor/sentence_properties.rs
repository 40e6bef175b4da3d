//! Random rules written in several wordings are read back, or leave a doubt; an
//! amount put into a sentence that was clear is in the rule, or takes "clear" away.

use super::sentences::{Case, brief, house_styles};
use crate::support::clock::least;
use cchc::base::decimal::Points;
use cchc::pack_editor::sentence::{Ask, Confidence, Proposal, propose};
use proptest::prelude::*;
use std::sync::LazyLock;

fn number(hundredths: u32, comma: bool) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let sign = if comma { ',' } else { '.' };
    match rest {
        0 => whole.to_string(),
        rest if rest % 10 == 0 => format!("{whole}{sign}{}", rest / 10),
        rest => format!("{whole}{sign}{rest:02}"),
    }
}

fn file(hundredths: u32) -> String {
    number(hundredths, false)
}

/// A worth behind its condition.
fn worth(style: usize, points: &str) -> String {
    match style % 6 {
        0 => format!(": {points}"),
        1 => format!(": {points} điểm"),
        2 => format!(" được {points} điểm"),
        3 => format!(" ({points} điểm)"),
        4 => format!(" thì được {points}đ"),
        _ => format!(" = {points} điểm"),
    }
}

fn joined(style: usize, parts: &[String]) -> String {
    match style % 3 {
        0 => parts.join("; "),
        1 => parts.iter().map(|part| format!("- {part}")).collect::<Vec<_>>().join("\n"),
        _ => parts.join(";\n") + ".",
    }
}

fn asked(text: &str, max: u32) -> Proposal {
    propose(&Ask { text, max: Points::parse(&file(max)).ok(), ..Ask::default() })
}

/// Fails when the proposal is clear and is not this rule.
fn same_or_doubted(text: &str, proposal: &Proposal, expected: &str) -> Result<(), TestCaseError> {
    let found = brief(&proposal.rule);
    prop_assert!(proposal.confidence < Confidence::High || found == expected, "{text}\n{found}\n{expected}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn bands_are_read_back_or_doubted(
        limits in prop::collection::btree_set(1_u32..100, 1..5),
        top in 2_u32..40,
        styles in (0_usize..4, 0_usize..6, 0_usize..3),
        comma in any::<bool>(),
        percent in any::<bool>(),
    ) {
        let (range, value, join) = styles;
        let limits: Vec<u32> = limits.into_iter().rev().collect();
        let points = |at: usize| top * 25 * u32::try_from(limits.len() - at).unwrap();
        let unit = if percent { "%" } else { " hồ sơ" };
        let mut parts = Vec::new();
        let mut expected = Vec::new();
        for (at, low) in limits.iter().enumerate() {
            let above = at.checked_sub(1).and_then(|at| limits.get(at));
            let words = match (above, range) {
                (None, 0) => format!("Từ {low}{unit} trở lên"),
                (None, 1) => format!("≥ {low}{unit}"),
                (None, 2) => format!("Đạt ít nhất {low}{unit}"),
                (None, _) => format!("Không dưới {low}{unit}"),
                (Some(high), 0) => format!("Từ {low}{unit} đến dưới {high}{unit}"),
                (Some(high), 1) => format!("{low} - < {high}{unit}"),
                (Some(high), 2) => format!("Đạt từ {low} đến dưới {high}{unit}"),
                (Some(high), _) => format!("Từ {low}{unit} đến cận {high}{unit}"),
            };
            parts.push(words + &worth(value, &number(points(at), comma)));
            expected.push(match above {
                None => format!(">={low}={}", file(points(at))),
                Some(high) => format!("[{low}..{high})={}", file(points(at))),
            });
        }
        let last = limits.last().unwrap();
        parts.push(format!("Dưới {last}{unit}") + &worth(value, "0"));
        expected.push(format!("<{last}=0"));
        let text = joined(join, &parts);
        let expected = format!("steps {} {}", if percent { "%" } else { "n" }, expected.join(" "));
        same_or_doubted(&text, &asked(&text, points(0)), &expected)?;
    }

    #[test]
    fn cases_are_read_back_or_doubted(
        quarters in prop::collection::btree_set(1_u32..40, 2..5),
        styles in (0_usize..6, 0_usize..3),
        comma in any::<bool>(),
    ) {
        const LABELS: [&str; 4] = ["Thực hiện tốt", "Thực hiện chậm", "Thực hiện một phần nội dung", "Triển khai nhưng chưa có báo cáo"];
        let points: Vec<u32> = quarters.into_iter().rev().map(|q| q * 25).collect();
        let mut parts: Vec<String> = points.iter().zip(LABELS).map(|(p, label)| label.to_owned() + &worth(styles.0, &number(*p, comma))).collect();
        parts.push("Không thực hiện".to_owned() + &worth(styles.0, "0"));
        let text = joined(styles.1, &parts);
        let expected: Vec<String> = points.iter().map(|p| file(*p)).collect();
        same_or_doubted(&text, &asked(&text, points[0]), &format!("choice {} 0", expected.join(" ")))?;
    }

    #[test]
    fn straight_lines_are_read_back_and_never_clear(
        each in 1_u32..500,
        start in 50_u32..=100,
        max in 1_u32..100,
        style in 0_usize..5,
        comma in any::<bool>(),
    ) {
        let k = number(each, comma);
        let text = match style {
            0 => format!("Điểm = {max} - ({start}% - kết quả) × {k}"),
            1 => format!("Bằng {start}%: {max} điểm; dưới {start}%: điểm đạt = điểm tối đa - {k} x ({start}% - tỷ lệ)"),
            2 => format!("Từ {start}% trở lên: {max} điểm\nDưới {start}%: {max} - ({start}% - tỷ lệ %) * {k}"),
            3 => format!("Cứ giảm 1% so với {start}% trừ {k} điểm"),
            _ => format!("Đạt {start}%: {max} điểm; cứ giảm 1% trừ {k} điểm"),
        };
        let whole = if style < 3 { "" } else { " whole" };
        let proposal = asked(&text, max * 100);
        let expected = format!("composed {max} -[below {start}: {} per 1{whole}] floor=0 cap={max}", file(each));
        prop_assert_eq!(brief(&proposal.rule), expected, "{} {:?}", text, proposal.doubts);
        prop_assert_eq!(proposal.confidence, Confidence::Medium, "{} {:?}", text, proposal.doubts);
    }

    #[test]
    fn deductions_and_counts_are_read_back_or_doubted(
        each in 1_u32..200,
        cap in 1_u32..400,
        max in 100_u32..600,
        style in (0_usize..5, 0_usize..6),
        comma in any::<bool>(),
    ) {
        let (max, cap) = (max.max(each), cap.min(max));
        let (points, most) = (number(each, comma), number(cap, comma));
        let mut text = match style.0 {
            0 => format!("Mỗi báo cáo chậm trừ {points} điểm"),
            1 => format!("Chậm 01 báo cáo trừ {points} điểm"),
            2 => format!("Trừ {points} điểm cho mỗi báo cáo chậm"),
            3 => format!("Báo cáo chậm: trừ {points} điểm/báo cáo"),
            _ => format!("Cứ 01 báo cáo chậm bị trừ {points}đ"),
        };
        let capped = 0 < style.1;
        text += &match style.1 {
            0 => String::new(),
            1 => format!(", tối đa {most} điểm"),
            2 => format!(" nhưng không quá {most} điểm"),
            3 => format!(" (tối đa trừ {most} điểm)"),
            4 => format!("\nTổng điểm trừ không quá {most} điểm"),
            _ => format!(". Điểm trừ tối đa là {most} điểm."),
        };
        let floor = if capped { max - cap } else { 0 };
        same_or_doubted(&text, &asked(&text, max), &format!("deduction {} floor={}", file(each), file(floor)))?;
        let text = format!("Mỗi mô hình được {points} điểm, tối đa {most} điểm");
        same_or_doubted(&text, &asked(&text, cap), &format!("count {} cap={}", file(each), file(cap)))?;
    }

    #[test]
    fn an_amount_put_into_a_clear_sentence_is_in_the_rule_or_leaves_a_doubt(at in 0_usize..1000, extra in 0_usize..12) {
        const EXTRA: [&str; 12] = [
            "; riêng xã miền núi 0,37 điểm",
            " (áp dụng hệ số 0,37)",
            "\nGiảm ½ nếu nộp muộn",
            "; nếu khai man thì trừ hết",
            "\nKhông quá 0,37 điểm",
            ", chậm 7 ngày trừ 0,37 điểm",
            " (vượt 7% được cộng 0,37 điểm)",
            ". Từ lần thứ hai trừ một nửa số điểm",
            "; tối đa 0,37 điểm cho cả năm",
            "\nTrường hợp khác: 0,37",
            "; đơn vị dẫn đầu được thêm 7 điểm",
            "\nĐiểm = tỷ lệ x 0,37",
        ];
        static CLEAR: LazyLock<Vec<Case>> = LazyLock::new(|| {
            house_styles().into_iter().filter(|case| case.proposal.confidence == Confidence::High).collect()
        });
        let case = &CLEAR[at % CLEAR.len()];
        let text = format!("{}{}", case.text.trim_end_matches('.'), EXTRA[extra]);
        let changed = propose(&Ask { text: &text, name: case.name, max: case.max, ..Ask::default() });
        let same = changed.rule == case.proposal.rule && changed.knock_outs == case.proposal.knock_outs;
        prop_assert!(!(same && changed.confidence == Confidence::High), "{text}\n{:?}", changed.rule);
    }

    #[test]
    fn any_text_is_read_without_being_clear_about_numbers_it_does_not_use(text in "[a-zà-ỹ0-9 ,.:;/%()×=+\\-\n½]{0,80}") {
        let proposal = asked(&text, 200);
        let judged = matches!(proposal.rule, cchc::pack::rule::Rule::Judgement { .. });
        let number = text.chars().any(|c| c.is_ascii_digit());
        prop_assert!(!(judged && number && proposal.confidence == Confidence::High), "{text}");
    }
}

#[test]
fn time_grows_straight_with_the_length_of_the_words() {
    let unit = "Mỗi báo cáo (quý, năm) gửi chậm, thiếu phụ lục thì trừ 0,25 điểm/01 lần, tối đa 1 điểm; ";
    let other = "Căn cứ chấm điểm và hồ sơ kèm theo của từng đơn vị (xem mục 3.1), trực thuộc / không, ";
    for unit in [unit, other, "((((", "1/2 ", "a=b/c×", ", ", "từ 1 % đến "] {
        let time = |count: usize| {
            let text = unit.repeat(count.div_ceil(unit.len()));
            least(3, || {
                let proposal = asked(&text, 200);
                assert!(proposal.confidence < Confidence::High, "{unit}");
            })
        };
        let (short, long) = (time(2_000), time(16_000));
        assert!(long < short * 32, "{unit:?}: {short:?} for 2,000 bytes, {long:?} for 16,000");
    }
}
