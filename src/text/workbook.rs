//! Words of the Excel files.

use super::{Lang, rule};
use crate::base::decimal::Points;
use crate::pack::rule::{ChoiceOption, Input};

messages! {
    Label, label:
    Summary => "Tổng hợp", "Summary";
    Scoring => "Chấm điểm", "Scoring";
    Evidence => "Minh chứng", "Evidence";
    Scenarios => "Phương án", "Scenarios";
    Plan => "Kế hoạch", "Plan";
    Ranking => "Xếp hạng", "Ranking";
    Classes => "Xếp loại", "Classes";
    Code => "Mã", "Code";
    Area => "Lĩnh vực", "Area";
    Content => "Lĩnh vực, tiêu chí, số liệu", "Area, criterion, fact";
    Maximum => "Điểm tối đa", "Maximum";
    Counts => "Tính điểm", "Counts";
    Value => "Số liệu", "Value";
    Measure => "Đơn vị tính", "Measure";
    Points => "Điểm", "Points";
    State => "Trạng thái", "State";
    Explanation => "Giải trình, lý do", "Explanation, reason";
    DoesCount => "Tính", "Counts";
    DoesNotCount => "Không tính", "Left out";
    NotArisen => "Không phát sinh", "Not arisen";
    StateOpen => "chưa trả lời", "open";
    StateLeftOut => "không tính", "left out";
    StateScored => "đã chấm", "scored";
    StateUnproven => "thiếu minh chứng", "no evidence";
    Given => "Điểm (nhập trực tiếp)", "Points (typed directly)";
    HowTo => "Ô nền vàng là ô nhập; điểm, tổng và xếp loại tự tính lại. Trang tính được bảo vệ không có mật khẩu.", "Yellow cells are for typing; points, totals and class are computed anew. Sheets are protected without a password.";
    SelfScore => "Tự chấm", "Self score";
    SelfMaximum => "Tối đa tự chấm", "Self maximum";
    Applicable => "Tối đa áp dụng", "Applicable maximum";
    Projected => "Dự kiến", "Projected";
    Certain => "Chắc chắn", "Certain";
    Possible => "Còn có thể", "Possible";
    Index => "Chỉ số (%)", "Index (%)";
    Class => "Xếp loại", "Class";
    Total => "Tổng điểm", "Total";
    OutOf => "Trên tổng", "Out of";
    Loss => "Điểm phòng khi thẩm định", "Expected loss in appraisal";
    Veto => "Điều kiện khống chế", "Veto";
    Number => "Số, ký hiệu", "Number";
    Date => "Ngày", "Date";
    Issuer => "Cơ quan ban hành", "Issuer";
    Title => "Trích yếu", "Title";
    Section => "Mục", "Section";
    Page => "Trang", "Page";
    FileDigest => "SHA-256 của tệp", "SHA-256 of the file";
    LineId => "Mã dòng", "Line id";
    Criterion => "Tiêu chí", "Criterion";
    ScenarioName => "Phương án", "Scenario";
    TheDraft => "Phiếu hiện tại", "The draft";
    Differing => "Dòng khác phiếu", "Differing lines";
    AsComputed => "Số liệu do ứng dụng tính khi xuất tệp.", "Figures computed by the application when the file was made.";
    Missing => "Còn thiếu", "Missing";
    Move => "Việc nên làm trước", "Best next step";
    Gain => "Được thêm", "Gain";
    Effort => "Công sức", "Effort";
    Person => "Người phụ trách", "Person in charge";
    Rank => "Hạng", "Rank";
    Body => "Đơn vị", "Body";
    RankedBy => "Kết quả xếp hạng", "Ranked by";
    Appraised => "Thẩm định", "Appraised";
    Difference => "Chênh lệch", "Difference";
    WithoutReason => "Dòng thiếu lý do", "Without reason";
    CouncilReason => "Lý do thẩm định", "Reason of the council";
    Bodies => "Số đơn vị", "Bodies";
    WrongValue => "Giá trị không hợp lệ", "Value not taken";
    TakesNumber => "Nhập số từ 0 đến", "A number from 0 to";
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
    say!(lang, "Nhập số của mức đạt được: {list}", "The number of the level reached: {list}")
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
