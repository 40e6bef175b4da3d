//! Words of the Excel files.

use super::{Lang, rule};
use crate::base::decimal::Points;
use crate::pack::rule::{ChoiceOption, Input};

messages! {
    Label, label:
    Summary => "Tổng hợp", "Summary";
    Scoring => "Chấm điểm", "Scoring";
    Evidence => "Tài liệu kiểm chứng", "Evidence";
    Scenarios => "Kịch bản", "Scenarios";
    Plan => "Kế hoạch", "Plan";
    Ranking => "Xếp hạng", "Ranking";
    Classes => "Xếp loại", "Classes";
    Code => "STT", "No.";
    Area => "Lĩnh vực", "Area";
    Content => "Lĩnh vực, tiêu chí, số liệu", "Area, criterion, figure";
    Maximum => "Điểm tối đa", "Maximum";
    Counts => "Tính điểm", "Counts";
    Value => "Số liệu", "Value";
    Measure => "Đơn vị tính", "Measure";
    Points => "Điểm", "Points";
    State => "Trạng thái", "State";
    Explanation => "Giải trình, lý do", "Explanation, reason";
    DoesCount => "Tính", "Counts";
    DoesNotCount => "Không tính điểm", "Not counted";
    NotArisen => "Không phát sinh", "No cases arose";
    StateOpen => "chưa chấm", "not scored";
    StateLeftOut => "không tính điểm", "not counted";
    StateScored => "đã chấm", "scored";
    StateUnproven => "thiếu tài liệu kiểm chứng", "no evidence";
    Given => "Điểm (nhập trực tiếp)", "Points (entered directly)";
    HowTo => "Ô nền vàng là ô nhập; điểm, tổng điểm và xếp loại được tính lại tự động. Trang tính được bảo vệ nhưng không đặt mật khẩu.", "Yellow cells are for entries; points, totals and class are recalculated automatically. Sheets are protected, but no password is set.";
    SelfScore => "Tự chấm", "Self-scored";
    SelfMaximum => "Điểm tối đa phần tự chấm", "Maximum of the self-scored part";
    Applicable => "Điểm tối đa áp dụng", "Applicable maximum";
    Projected => "Tạm tính", "Projected";
    Certain => "Điểm chắc chắn", "Secured";
    Possible => "Điểm có thể đạt", "Possible";
    Index => "Chỉ số (%)", "Index (%)";
    Class => "Xếp loại", "Class";
    Total => "Tổng điểm", "Total";
    OutOf => "Tổng điểm tối đa", "Total maximum";
    Loss => "Điểm dự kiến bị trừ khi thẩm định", "Points expected to be deducted at appraisal";
    Veto => "Trường hợp khống chế xếp loại", "Class-limiting case";
    Number => "Số, ký hiệu", "Number";
    Date => "Ngày ban hành", "Date of issue";
    Issuer => "Cơ quan ban hành", "Issuer";
    Title => "Trích yếu nội dung", "Subject";
    Section => "Mục", "Section";
    Page => "Trang", "Page";
    FileDigest => "Mã kiểm tra tệp (SHA-256)", "File checksum (SHA-256)";
    LineId => "Mã định danh", "Id";
    Criterion => "Tiêu chí", "Criterion";
    ScenarioName => "Kịch bản", "Scenario";
    TheDraft => "Phiếu hiện tại", "Current scoresheet";
    Differing => "Tiêu chí khác với phiếu", "Criteria that differ from the scoresheet";
    AsComputed => "Số liệu do phần mềm tính khi xuất tệp.", "Figures computed by the application when the file was exported.";
    Missing => "Còn thiếu", "Missing";
    Move => "Việc nên thực hiện trước", "Best next action";
    Gain => "Điểm tăng thêm", "Gain";
    Effort => "Công sức", "Effort";
    Person => "Người phụ trách", "Person in charge";
    Rank => "Thứ hạng", "Rank";
    Body => "Đơn vị", "Agency";
    RankedBy => "Kết quả xếp hạng", "Ranked by";
    Appraised => "Thẩm định", "Appraised";
    Difference => "Chênh lệch", "Difference";
    WithoutReason => "Số tiêu chí chưa ghi lý do thẩm định", "Criteria without a reason";
    CouncilReason => "Lý do thẩm định", "Reason for the appraised points";
    Bodies => "Số đơn vị", "Agencies";
    WrongValue => "Giá trị nhập không hợp lệ", "Value not valid";
    TakesNumber => "Hãy nhập số từ 0 đến", "Enter a number from 0 to";
}

/// The word of a yes/no cell.
#[must_use]
pub const fn yes_no(lang: Lang, yes: bool) -> &'static str {
    if yes { lang.pick("có", "yes") } else { lang.pick("không", "no") }
}

/// The options of a choice with the numbers to type.
#[must_use]
pub fn options(lang: Lang, options: &[ChoiceOption]) -> String {
    let one = |(at, option): (usize, &ChoiceOption)| {
        format!("{} = {} ({})", at + 1, option.label, rule::points_word(lang, option.points))
    };
    let list: Vec<String> = options.iter().enumerate().map(one).collect();
    let list = list.join("; ");
    say!(lang, "Hãy nhập số thứ tự của mức đạt được: {list}", "Enter the number of the level reached: {list}")
}

/// Label of a number with its measure apart.
#[must_use]
pub fn input(input: &Input) -> (&str, &str) {
    (&input.label, &input.measure)
}

/// Heading of a workbook: body and year.
#[must_use]
pub fn heading(lang: Lang, body: &str, year: &str) -> String {
    say!(lang, "{body} – năm {year}", "{body} – {year}")
}

/// Footer of a printed sheet: page of pages, in the codes of Excel.
#[must_use]
pub const fn footer(lang: Lang) -> &'static str {
    lang.pick("&CTrang &P/&N", "&CPage &P of &N")
}

/// What a maximum is, beside an input of points.
#[must_use]
pub fn up_to(lang: Lang, max: Points) -> String {
    let max = super::number::points(lang, max);
    say!(lang, "0 … {max}", "0 … {max}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::check;

    #[test]
    fn labels_are_in_both_languages() {
        for one in ALL {
            check(|lang| label(lang, *one).to_owned());
        }
    }
}
