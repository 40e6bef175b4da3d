//! Labels of the plan page, both languages side by side.

use crate::text::Lang;

messages! {
    PlanMsg, text:
    Lead => "Xem cần làm thêm gì để lên loại, lên hạng hoặc đạt tổng điểm. Trang này không làm thay đổi phiếu; muốn thử, lưu thành kịch bản.", "See what it takes to reach a class, a rank or a total. Nothing here changes the draft; to try it on, save it as a scenario.";
    Now => "Hiện nay", "Now";
    Way => "Đường ngắn nhất", "Shortest way";
    Target => "Mục tiêu", "Target";
    TargetClass => "Xếp loại", "Class";
    TargetRank => "Thứ hạng", "Rank";
    TargetTotal => "Đạt tổng điểm…", "Reach a total…";
    TotalWanted => "Tổng điểm cần đạt", "Total to reach";
    TotalHint => "Nhập tổng điểm cần đạt, ví dụ 85,5.", "Type the total to reach, such as 85.5.";
    NoRankHere => "Muốn đặt mục tiêu theo thứ hạng, chọn danh sách so sánh ở trang “Xếp hạng”.", "To aim at a rank, choose a list on the page “Ranking”.";
    JustEnough => "Chỉ lấy số lượng vừa đủ đạt mục tiêu", "Only as many as the target needs";
    Working => "Đang tính…", "Working…";
    Reached => "Phiếu đã đạt mục tiêu này.", "The draft is there already.";
    LeastEffort => "Cách ít công sức nhất", "The way with the least effort";
    EquallyGood => "Các cách tốt ngang nhau", "Equally good ways";
    Way1 => "Cách", "Way";
    After => "Sau đó", "After that";
    Highest => "Làm hết các việc sau thì được mức cao nhất", "All of this together gets highest";
    SaveAsScenario => "Lưu thành kịch bản", "Save as a scenario";
    SavedAsScenario => "Đã lưu kịch bản", "Scenario saved";
    SeeScenarios => "Xem và so sánh ở mục “Kịch bản” bên dưới", "See and compare it under “Scenarios” below";
    EffortOf => "Công sức cho", "Effort for";
    EffortNormal => "Làm được", "Possible";
    EffortImpossible => "Không thể", "Not possible";
    EffortRequired => "Bắt buộc làm", "Required";
    EffortNumber => "Số công sức", "Amount of effort";
    EffortUnreadable => "Công sức là số nguyên, ví dụ 2; mỗi việc đang tính là 1.", "Effort is a whole number, such as 2; 1 is used meanwhile.";
    EffortLead => "Công sức là con số do đơn vị tự đặt (ngày công, người…), mặc định mỗi việc là 1. Việc “Không thể” bị loại, việc “Bắt buộc làm” luôn có trong kế hoạch.", "Effort is a number of your own (days, people…), 1 unless changed. What is not possible is left out; what is required is in every plan.";
    Easy => "Điểm dễ lấy", "Easy points";
    ByPoints => "Còn thiếu nhiều điểm nhất trước", "Most points missing first";
    ByEffort => "Nhiều điểm trên một công sức trước", "Most points per effort first";
    SortBy => "Sắp xếp", "Sort";
    Criterion => "Tiêu chí", "Criterion";
    MissingPoints => "Còn thiếu", "Missing";
    BestMove => "Việc có lợi nhất", "Most useful move";
    GainColumn => "Được thêm", "Gains";
    EffortColumn => "Công sức", "Effort";
    NothingToDo => "không có việc nào làm tăng điểm", "nothing raises it";
    NothingEasy => "Mọi tiêu chí đơn vị tự chấm đã đạt điểm tối đa.", "Every criterion that the body scores has its maximum.";
    ShowAll => "Hiện tất cả", "Show all";
    Others => "Ngoài tầm tay đơn vị: do nơi khác chấm", "Out of your hands: given by others";
    GivenBy => "Ai chấm", "Given by";
    Sensitivity => "Nếu điều tra hoặc thẩm định khác đi", "If survey or appraisal turn out differently";
    SensitivityLead => "Kéo thanh trượt để thử. Phiếu không đổi.", "Move the slider to try. The draft stays as it is.";
    SurveySlider => "Kết quả điều tra giả định, theo phần trăm điểm tối đa", "Assumed survey result, in percent of the maximum";
    LossSlider => "Điểm bị trừ khi thẩm định", "Points taken off in appraisal";
    NoSurvey => "Bộ tiêu chí này không có phần điều tra nhập bằng một con số.", "This set has no survey part that is one number.";
    ClassByValue => "Xếp loại theo từng mức", "Class by value";
    RangeColumn => "Mức", "Value";
    Scenarios => "Kịch bản", "Scenarios";
    ScenariosLead => "Kịch bản là bản thử bên cạnh phiếu. Sửa kịch bản không làm thay đổi phiếu, và kịch bản không nằm trong tệp nộp.", "A scenario is a try beside the draft. Editing it leaves the draft as it is, and it is never part of a submission.";
    NoScenarios => "Chưa có kịch bản nào. Lưu một kế hoạch ở trên thành kịch bản, hoặc tạo kịch bản trống rồi sửa.", "No scenarios yet. Save a plan above as one, or make an empty one and edit it.";
    NewScenario => "Tạo kịch bản trống", "Make an empty scenario";
    NewName => "Kịch bản", "Scenario";
    NameOfScenario => "Tên kịch bản", "Name of the scenario";
    OpenScenario => "Sửa kịch bản", "Edit the scenario";
    DeleteScenario => "Xóa", "Delete";
    AdoptAll => "Đưa cả kịch bản vào phiếu", "Adopt all into the draft";
    Adopt => "Đưa vào phiếu", "Adopt";
    DropDifference => "Bỏ khác biệt", "Drop";
    Adopted => "Đã đưa vào phiếu. Bấm ↶ để hoàn tác.", "Adopted into the draft. Press ↶ to undo.";
    NeedsEvidence => "cần tài liệu kiểm chứng", "needs evidence";
    Compare => "So sánh", "Comparison";
    DraftColumn => "Phiếu", "Draft";
    TotalRow => "Tổng dự kiến", "Projected total";
    IndexRow => "Chỉ số", "Index";
    ClassRow => "Xếp loại", "Class";
    RankRow => "Thứ hạng", "Rank";
    Differences => "Khác phiếu ở các tiêu chí", "Differs from the draft at";
    NoDifferences => "Chưa khác phiếu ở tiêu chí nào.", "Does not differ from the draft yet.";
    Positions => "Vị trí trong danh sách so sánh", "Places in the list";
    ListBodies => "Các đơn vị trong danh sách", "Bodies of the list";
    Editing => "Đang sửa kịch bản", "Editing the scenario";
    DraftUnchanged => "phiếu không đổi.", "the draft stays as it is.";
    BackToPlan => "Về trang kế hoạch", "Back to the plan";
    ScenarioGone => "Không còn kịch bản này.", "This scenario is gone.";
    DoneWithDeed => "Việc cần làm", "To do";
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
