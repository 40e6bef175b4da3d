//! Labels of the plan page, both languages side by side.

use crate::text::Lang;

messages! {
    PlanMsg, text:
    Lead => "Xem cần thực hiện thêm việc gì để nâng loại, nâng thứ hạng hoặc đạt tổng điểm. Trang này không làm thay đổi phiếu; để thử, hãy lưu thành kịch bản.", "See what it takes to reach a class, a rank or a total. Nothing on this page changes the scoresheet; to try it, save it as a scenario.";
    Now => "Hiện nay", "Now";
    Way => "Cách nhanh nhất", "Quickest way";
    Target => "Mục tiêu", "Target";
    TargetClass => "Xếp loại", "Class";
    TargetRank => "Thứ hạng", "Rank";
    TargetTotal => "Đạt tổng điểm…", "Reach a total…";
    TotalWanted => "Tổng điểm cần đạt", "Total to reach";
    TotalHint => "Hãy nhập tổng điểm cần đạt, ví dụ 85,5.", "Enter the total to reach, such as 85.5.";
    NoRankHere => "Để đặt mục tiêu theo thứ hạng, hãy chọn danh sách so sánh ở trang “Xếp hạng”.", "To set a rank as the target, choose a list on the page “Ranking”.";
    JustEnough => "Chỉ lấy số lượng vừa đủ đạt mục tiêu", "Only as much as the target needs";
    Working => "Đang tính…", "Working…";
    Reached => "Phiếu đã đạt mục tiêu này.", "The scoresheet already meets this target.";
    LeastEffort => "Cách tốn ít công sức nhất", "The way with the least effort";
    EquallyGood => "Các cách có hiệu quả như nhau", "Equally good ways";
    Way1 => "Cách", "Way";
    After => "Sau đó", "After that";
    Highest => "Thực hiện tất cả các việc sau thì đạt mức cao nhất", "Doing all of the following gives the highest result";
    SaveAsScenario => "Lưu thành kịch bản", "Save as a scenario";
    SavedAsScenario => "Đã lưu kịch bản", "Scenario saved";
    SeeScenarios => "Xem và so sánh ở mục “Kịch bản” bên dưới", "See and compare it under “Scenarios” below";
    EffortOf => "Công sức cho", "Effort for";
    EffortNormal => "Có thể thực hiện", "Possible";
    EffortImpossible => "Không thể thực hiện", "Not possible";
    EffortRequired => "Bắt buộc thực hiện", "Required";
    EffortNumber => "Mức công sức", "Effort";
    EffortUnreadable => "Mức công sức phải là số nguyên. Hãy nhập lại, ví dụ 2; hiện đang tính mỗi việc là 1.", "Effort must be a whole number. Enter it again, such as 2; 1 is used for now.";
    EffortLead => "Mức công sức là số do đơn vị tự đặt (ngày công, số người…), mặc định mỗi việc là 1. Việc “Không thể thực hiện” không được đưa vào kế hoạch; việc “Bắt buộc thực hiện” luôn có trong kế hoạch.", "Effort is a number that you set (working days, people…); the default is 1. Actions marked “Not possible” are excluded; “Required” ones are in every plan.";
    Easy => "Tiêu chí dễ cải thiện", "Criteria that are easy to improve";
    ByPoints => "Thiếu nhiều điểm nhất trước", "Most points missing first";
    ByEffort => "Hiệu quả nhất trước (điểm tăng trên mỗi đơn vị công sức)", "Most effective first (points gained per unit of effort)";
    SortBy => "Sắp xếp", "Sort";
    Criterion => "Tiêu chí", "Criterion";
    MissingPoints => "Còn thiếu", "Missing";
    BestMove => "Việc hiệu quả nhất", "Most effective action";
    GainColumn => "Điểm tăng thêm", "Gain";
    EffortColumn => "Công sức", "Effort";
    NothingToDo => "không có việc nào làm tăng điểm", "no action raises it";
    NothingEasy => "Tất cả tiêu chí đơn vị tự chấm đã đạt điểm tối đa.", "All self-scored criteria have reached their maximum.";
    ShowAll => "Hiện tất cả", "Show all";
    Others => "Phần đơn vị không tự chấm", "Scored by others";
    GivenBy => "Ai chấm", "Scored by";
    Sensitivity => "Nếu kết quả điều tra xã hội học hoặc thẩm định thay đổi", "If the survey or the appraisal gives a different result";
    SensitivityLead => "Hãy kéo thanh trượt để thử. Phiếu không thay đổi.", "Move the slider to try. The scoresheet does not change.";
    SurveySlider => "Kết quả điều tra xã hội học giả định, theo phần trăm điểm tối đa", "Assumed survey result, in percent of the maximum";
    LossSlider => "Điểm dự kiến bị trừ khi thẩm định", "Points expected to be deducted at appraisal";
    NoSurvey => "Bộ tiêu chí này không có phần điều tra xã hội học nhập bằng một số.", "This criteria set has no survey part entered as one number.";
    ClassByValue => "Xếp loại theo từng mức", "Class by level";
    RangeColumn => "Mức", "Level";
    Scenarios => "Kịch bản", "Scenarios";
    ScenariosLead => "Kịch bản là bản tính thử, độc lập với phiếu. Sửa kịch bản không làm thay đổi phiếu, và kịch bản không nằm trong tệp nộp.", "A scenario is a trial calculation, independent of the scoresheet. Editing it does not change the scoresheet, and it is never part of a submission.";
    NoScenarios => "Chưa có kịch bản nào. Hãy lưu một kế hoạch ở trên thành kịch bản, hoặc tạo kịch bản trống rồi sửa.", "No scenarios yet. Save a plan above as a scenario, or create an empty one and edit it.";
    NewScenario => "Tạo kịch bản trống", "Create an empty scenario";
    NewName => "Kịch bản", "Scenario";
    NameOfScenario => "Tên kịch bản", "Name of the scenario";
    OpenScenario => "Sửa kịch bản", "Edit the scenario";
    DeleteScenario => "Xóa", "Delete";
    AdoptAll => "Đưa toàn bộ kịch bản vào phiếu", "Adopt the whole scenario into the scoresheet";
    Adopt => "Đưa vào phiếu", "Adopt";
    DropDifference => "Bỏ thay đổi này", "Discard this change";
    Adopted => "Đã đưa vào phiếu. Bấm ↶ để hoàn tác.", "Adopted into the scoresheet. Press ↶ to undo.";
    NeedsEvidence => "cần tài liệu kiểm chứng", "needs evidence";
    Compare => "So sánh", "Comparison";
    DraftColumn => "Phiếu", "Scoresheet";
    TotalRow => "Tổng điểm tạm tính", "Projected total";
    IndexRow => "Chỉ số", "Index";
    ClassRow => "Xếp loại", "Class";
    RankRow => "Thứ hạng", "Rank";
    Differences => "Tiêu chí khác với phiếu", "Criteria that differ from the scoresheet";
    NoDifferences => "Chưa có tiêu chí nào khác với phiếu.", "No criterion differs from the scoresheet yet.";
    Positions => "Thứ hạng trong danh sách so sánh", "Ranks in the list";
    ListBodies => "Các đơn vị trong danh sách", "Agencies in the list";
    Editing => "Đang sửa kịch bản", "Editing the scenario";
    DraftUnchanged => "phiếu không thay đổi.", "the scoresheet does not change.";
    BackToPlan => "Về trang kế hoạch", "Back to the plan";
    ScenarioGone => "Không còn kịch bản này.", "This scenario no longer exists.";
    DoneWithDeed => "Việc cần thực hiện", "To do";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::check;

    #[test]
    fn labels_are_in_both_languages() {
        for one in ALL {
            check(|lang| text(lang, *one).to_owned());
        }
    }
}
