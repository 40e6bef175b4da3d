//! What a proposed rule takes for granted or leaves out, and how sure it is.

use crate::pack::rule::Limit;
use crate::pack_editor::sentence::{Beyond, Confidence, Doubt};
use crate::text::Lang;
use crate::text::number::{points, quantity};
use crate::text::rule::zero_in_words;

/// How sure a proposal is.
#[must_use]
pub const fn confidence(lang: Lang, confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => lang.pick("Rõ", "Clear"),
        Confidence::Medium => lang.pick("Cần xem lại", "To be checked"),
        Confidence::Low => lang.pick("Chưa chắc", "Unsure"),
        Confidence::None => lang.pick("Không hiểu", "Not understood"),
    }
}

/// What a proposal takes for granted.
#[must_use]
pub fn doubt(lang: Lang, doubt: &Doubt) -> String {
    match doubt {
        Doubt::ZeroDenominator(zero) => {
            let zero = zero_in_words(lang, *zero);
            say!(
                lang,
                "Bảng không nói trường hợp mẫu số bằng 0; tạm lấy: {zero}.",
                "The table does not say what a denominator of zero is worth; taken for now: {zero}.",
            )
        }
        Doubt::InputNames => say!(
            lang,
            "Bảng không nêu tên số liệu cần đếm; hãy đặt lại tên cho dễ điền.",
            "The table does not name what is counted; give it a name that is easy to fill in.",
        ),
        Doubt::SharedLimit(value) => {
            let value = quantity(lang, *value);
            say!(
                lang,
                "Giá trị {value} có ở cả hai mức; tạm tính vào mức cao hơn.",
                "The value {value} stands in two bands; for now it belongs to the higher one.",
            )
        }
        Doubt::OtherwiseZero => say!(
            lang,
            "Bảng không nói trường hợp còn lại được mấy điểm; tạm tính 0 điểm.",
            "The table does not say what the other case is worth; 0 points for now.",
        ),
        Doubt::BestIsNotMax(best) => {
            let best = points(lang, *best);
            say!(
                lang,
                "Kết quả cao nhất đọc được là {best} điểm, khác điểm tối đa của dòng.",
                "The best result read is {best} points, which is not the maximum of the line.",
            )
        }
        Doubt::Unused(words) => {
            say!(lang, "Chưa dùng đến đoạn: “{words}”.", "These words were not used: “{words}”.")
        }
        Doubt::Amount(words) => say!(
            lang,
            "Con số trong đoạn “{words}” chưa có trong quy tắc. Hãy bổ sung hoặc chọn quy tắc khác.",
            "An amount in “{words}” is not in the rule. Add it or choose another rule.",
        ),
        Doubt::Hole { from, to } => hole(lang, from.as_ref(), to.as_ref()),
        Doubt::Between(low, high) => {
            let (low, high) = (quantity(lang, *low), quantity(lang, *high));
            say!(
                lang,
                "Bảng không nói giá trị giữa {low} và {high} được mấy điểm; tạm tính theo mức {low}.",
                "The table does not say what values between {low} and {high} are worth; {low} was taken for now.",
            )
        }
        Doubt::AndAbove(value) => {
            let value = quantity(lang, *value);
            say!(
                lang,
                "Bảng không nói giá trị cao hơn {value} được mấy điểm; tạm tính như {value}.",
                "The table does not say what more than {value} is worth; taken as {value} for now.",
            )
        }
        Doubt::StepBegins(value) => {
            let value = quantity(lang, *value);
            say!(
                lang,
                "Bảng không nói rõ bậc tiếp theo bắt đầu từ đúng {value} hay trên {value}; tạm tính từ đúng {value}.",
                "The table does not say whether the next step begins at {value} or above it; at {value} for now.",
            )
        }
        Doubt::EachTime => say!(
            lang,
            "Bảng không nói trừ một lần hay trừ mỗi lần; tạm tính mỗi lần.",
            "The table does not say whether points are taken once or each time; each time for now.",
        ),
        Doubt::Once => say!(
            lang,
            "Bảng không nói trừ một lần hay trừ mỗi lần; tạm tính một lần.",
            "The table does not say whether points are taken once or each time; once for now.",
        ),
        Doubt::CapIsMax => say!(
            lang,
            "Bảng không nói được cộng tối đa mấy điểm; tạm lấy điểm tối đa của dòng.",
            "The table does not say how much may be added; the maximum of the line was taken for now.",
        ),
        Doubt::MaxFromRule(best) => {
            let best = points(lang, *best);
            say!(
                lang,
                "Bảng không ghi điểm tối đa; mức cao nhất của dòng được {best} điểm.",
                "The table gives no maximum; the best result of the line is {best} points.",
            )
        }
        Doubt::TwoReadings(digits, value) => {
            let value = quantity(lang, *value);
            say!(
                lang,
                "“{digits}” có thể là hàng nghìn hoặc số thập phân; tạm đọc là {value}.",
                "“{digits}” may be thousands or decimals; read as {value} for now.",
            )
        }
        Doubt::NotStated(what) => beyond(lang, *what).to_owned(),
        Doubt::ItemsFromName => say!(
            lang,
            "Các nội dung cần đủ được lấy từ tên dòng; hãy xem lại.",
            "The things that must hold were taken from the name of the line; check them.",
        ),
        Doubt::NotUnderstood => say!(
            lang,
            "Không hiểu cách chấm của dòng này; tạm để người chấm cho điểm. Hãy chọn quy tắc.",
            "How this line is scored was not understood; for now a person gives the points. Choose a rule.",
        ),
    }
}

/// Which values have no band.
fn hole(lang: Lang, from: Option<&Limit>, to: Option<&Limit>) -> String {
    let end = |limit: &Limit| quantity(lang, limit.value);
    match (from, to) {
        (Some(from), Some(to)) if from.value == to.value => {
            let value = end(from);
            say!(lang, "Bảng chưa có mức điểm cho đúng {value}.", "The table has no band for exactly {value}.")
        }
        (Some(from), Some(to)) => {
            let (from, to) = (end(from), end(to));
            say!(
                lang,
                "Bảng chưa có mức điểm cho giá trị giữa {from} và {to}.",
                "The table has no band between {from} and {to}.",
            )
        }
        (Some(from), None) => {
            let from = end(from);
            say!(
                lang,
                "Bảng chưa có mức điểm cho giá trị cao hơn {from}.",
                "The table has no band for values higher than {from}.",
            )
        }
        (None, Some(to)) => {
            let to = end(to);
            say!(
                lang,
                "Bảng chưa có mức điểm cho giá trị thấp hơn {to}.",
                "The table has no band for values lower than {to}.",
            )
        }
        (None, None) => lang.pick("Bảng chưa có mức điểm nào.", "The table has no bands.").to_owned(),
    }
}

/// What the words say and no kind of rule states.
const fn beyond(lang: Lang, what: Beyond) -> &'static str {
    match what {
        Beyond::Slope => lang.pick(
            "Điểm tăng hoặc giảm theo từng phần trăm hoặc từng mức đều nhau; chưa có quy tắc nào diễn tả được, tạm để người chấm cho điểm.",
            "Points rise or fall evenly with every percent or step; no rule states this yet, so a person gives the points for now.",
        ),
        Beyond::HalfAndHalf => lang.pick(
            "Một phần điểm khi đạt chỉ tiêu, phần còn lại theo mức vượt; chưa có quy tắc nào diễn tả đúng, tạm để người chấm cho điểm.",
            "One part of the points for the target, the rest by how far it is passed; no rule states this yet, so a person gives the points for now.",
        ),
        Beyond::BonusOnTop => lang.pick(
            "Điểm cộng thêm ngoài điểm của dòng, có mức tối đa riêng; tạm để người chấm cho điểm, hoặc tách thành dòng điểm cộng.",
            "Points on top of those of the line, with a cap of their own; a person gives the points for now, or make it a bonus line.",
        ),
        Beyond::LessWithinCase => lang.pick(
            "Một phương án còn bị trừ điểm bên trong; tạm để người chấm cho điểm.",
            "One of the options has a deduction of its own; a person gives the points for now.",
        ),
        Beyond::TakesAll => lang.pick(
            "Những lần đầu trừ từng ít, lần sau trừ hết; tạm để người chấm cho điểm.",
            "The first events cost a little each, a later one takes all; a person gives the points for now.",
        ),
        Beyond::Pool => lang.pick(
            "Điểm lấy từ một quỹ điểm chung của nhiều dòng; tạm để người chấm cho điểm.",
            "The points come from a fund that several lines share; a person gives the points for now.",
        ),
    }
}
