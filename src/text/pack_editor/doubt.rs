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
        Confidence::Medium => lang.pick("Cần xem lại", "To be reviewed"),
        Confidence::Low => lang.pick("Chưa chắc", "Unsure"),
        Confidence::None => lang.pick("Chưa nhận ra", "Not recognised"),
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
                "Bảng không quy định trường hợp mẫu số bằng 0; tạm áp dụng: {zero}.",
                "The table does not say what happens if the denominator is zero; used for now: {zero}.",
            )
        }
        Doubt::InputNames => say!(
            lang,
            "Bảng không nêu tên số liệu cần đếm. Hãy đặt tên để dễ điền.",
            "The table does not name what is counted. Give it a name that is easy to fill in.",
        ),
        Doubt::SharedLimit(value) => {
            let value = quantity(lang, *value);
            say!(
                lang,
                "Giá trị {value} có ở cả hai mức; tạm tính vào mức cao hơn.",
                "The value {value} is in two bands; for now it belongs to the higher one.",
            )
        }
        Doubt::OtherwiseZero => say!(
            lang,
            "Bảng không quy định điểm của trường hợp còn lại; tạm tính 0 điểm.",
            "The table does not give the points of the remaining case; 0 points for now.",
        ),
        Doubt::BestIsNotMax(best) => {
            let best = points(lang, *best);
            say!(
                lang,
                "Kết quả cao nhất đọc được là {best} điểm, khác điểm tối đa của tiêu chí.",
                "The best result read is {best} points, which differs from the maximum of the criterion.",
            )
        }
        Doubt::Unused(words) => {
            say!(lang, "Chưa sử dụng nội dung: “{words}”.", "These words were not used: “{words}”.")
        }
        Doubt::Amount(words) => say!(
            lang,
            "Số trong nội dung “{words}” chưa có trong cách chấm điểm. Hãy bổ sung hoặc chọn cách chấm điểm khác.",
            "A number in “{words}” is not in the scoring rule. Add it, or choose another scoring rule.",
        ),
        Doubt::Hole { from, to } => hole(lang, from.as_ref(), to.as_ref()),
        Doubt::Between(low, high) => {
            let (low, high) = (quantity(lang, *low), quantity(lang, *high));
            say!(
                lang,
                "Bảng không quy định điểm của giá trị giữa {low} và {high}; tạm tính theo mức {low}.",
                "The table does not say what values between {low} and {high} are worth; {low} was taken for now.",
            )
        }
        Doubt::AndAbove(value) => {
            let value = quantity(lang, *value);
            say!(
                lang,
                "Bảng không quy định điểm của giá trị cao hơn {value}; tạm tính như {value}.",
                "The table does not say what more than {value} is worth; taken as {value} for now.",
            )
        }
        Doubt::StepBegins(value) => {
            let value = quantity(lang, *value);
            say!(
                lang,
                "Bảng không nêu rõ bậc tiếp theo bắt đầu từ đúng {value} hay trên {value}; tạm tính từ đúng {value}.",
                "The table does not say whether the next step begins at {value} or above it; at {value} for now.",
            )
        }
        Doubt::EachTime => say!(
            lang,
            "Bảng không nêu rõ trừ một lần hay trừ mỗi lần; tạm tính mỗi lần.",
            "The table does not say whether points are taken once or each time; each time for now.",
        ),
        Doubt::Once => say!(
            lang,
            "Bảng không nêu rõ trừ một lần hay trừ mỗi lần; tạm tính một lần.",
            "The table does not say whether points are taken once or each time; once for now.",
        ),
        Doubt::CapIsMax => say!(
            lang,
            "Bảng không quy định mức cộng tối đa; tạm lấy điểm tối đa của tiêu chí.",
            "The table does not say how much may be added; the maximum of the line was taken for now.",
        ),
        Doubt::BaseIsMax => say!(
            lang,
            "Bảng không nêu rõ điểm gốc trước khi cộng; tạm lấy điểm tối đa của tiêu chí làm điểm gốc, điểm cộng tính thêm ngoài.",
            "The table does not say from what points the additions start; the maximum of the line for now, with the additions on top.",
        ),
        Doubt::PerPercent(each) => {
            let each = points(lang, *each);
            say!(
                lang,
                "Công thức được hiểu là trừ {each} điểm cho mỗi 1 % còn thiếu. Hãy kiểm tra lại.",
                "The formula was read as {each} points deducted for each missing 1 %. Check it.",
            )
        }
        Doubt::WholeSteps(per) => {
            let per = quantity(lang, *per);
            say!(
                lang,
                "Bảng không nêu rõ phần chưa đủ {per} % có bị trừ hay không; tạm chỉ trừ khi đủ {per} %.",
                "The table does not say whether less than {per} % is deducted; only full steps of {per} % for now.",
            )
        }
        Doubt::Exempted(words) => say!(
            lang,
            "Các trường hợp “{words}” được khai riêng và không bị trừ điểm. Hãy kiểm tra lại.",
            "Cases of “{words}” are declared separately, with no deduction. Check this.",
        ),
        Doubt::AllFromOf(words) => say!(
            lang,
            "Bảng không nêu rõ mức trừ hết áp dụng cho nội dung nào; tạm áp dụng cho “{words}”.",
            "The table does not say which cases the full deduction is for; “{words}” for now.",
        ),
        Doubt::MaxFromRule(best) => {
            let best = points(lang, *best);
            say!(
                lang,
                "Bảng không ghi điểm tối đa; mức cao nhất của tiêu chí được {best} điểm.",
                "The table gives no maximum; the best result of the criterion is {best} points.",
            )
        }
        Doubt::TwoReadings(digits, value) => {
            let value = quantity(lang, *value);
            say!(
                lang,
                "“{digits}” có thể là hàng nghìn hoặc số thập phân; tạm đọc là {value}.",
                "“{digits}” may have thousands or decimals; read as {value} for now.",
            )
        }
        Doubt::NotStated(what) => beyond(lang, *what).to_owned(),
        Doubt::ItemsFromName => say!(
            lang,
            "Các nội dung phải đạt được lấy từ tên tiêu chí; hãy kiểm tra lại.",
            "The requirements were taken from the name of the criterion; check them.",
        ),
        Doubt::NotUnderstood => say!(
            lang,
            "Phần mềm chưa nhận ra cách chấm điểm của tiêu chí này; tạm để người chấm cho điểm. Hãy chọn cách chấm điểm.",
            "How this criterion is scored was not recognised; for now the scorer gives the points. Choose a scoring rule.",
        ),
    }
}

/// Which values have no band.
fn hole(lang: Lang, from: Option<&Limit>, to: Option<&Limit>) -> String {
    let end = |limit: &Limit| quantity(lang, limit.value);
    match (from, to) {
        (Some(from), Some(to)) if from.value == to.value => {
            let value = end(from);
            say!(lang, "Bảng chưa có mức điểm cho giá trị đúng {value}.", "The table has no band for exactly {value}.")
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
            "Điểm tăng hoặc giảm theo từng phần trăm hoặc từng mức đều nhau; chưa có cách chấm điểm tương ứng, tạm để người chấm cho điểm.",
            "Points rise or fall evenly with each percent or step; no scoring rule covers this yet, so the scorer gives the points for now.",
        ),
        Beyond::HalfAndHalf => lang.pick(
            "Một phần điểm khi đạt chỉ tiêu, phần còn lại theo mức vượt; chưa có cách chấm điểm tương ứng, tạm để người chấm cho điểm.",
            "One part of the points for reaching the target, the rest by how far it is exceeded; no scoring rule covers this yet, so the scorer gives the points for now.",
        ),
        Beyond::BonusOnTop => lang.pick(
            "Điểm cộng thêm ngoài điểm của tiêu chí, có mức tối đa riêng; tạm để người chấm cho điểm, hoặc tách thành tiêu chí điểm cộng.",
            "Points in addition to those of the criterion, with an upper limit of their own; the scorer gives the points for now, or make it a bonus criterion.",
        ),
        Beyond::LessWithinCase => lang.pick(
            "Một phương án còn bị trừ điểm bên trong; tạm để người chấm cho điểm.",
            "One of the options has a deduction of its own; the scorer gives the points for now.",
        ),
        Beyond::TakesAll => lang.pick(
            "Các lần đầu trừ một phần, lần sau trừ hết; tạm để người chấm cho điểm.",
            "The first cases deduct a part, a later one deducts all; the scorer gives the points for now.",
        ),
        Beyond::Pool => lang.pick(
            "Điểm lấy từ quỹ điểm chung của nhiều tiêu chí; tạm để người chấm cho điểm.",
            "The points come from a pool shared by several criteria; the scorer gives the points for now.",
        ),
    }
}
