//! The page on which two sets are compared and drafts are moved, and the files of
//! sets that people bring.

use super::Lang;
#[cfg(feature = "studio")]
use super::diagnostic::diagnostic;
use super::file::parse_error;
use super::number::{points, signed};
use super::pack_editor::{read_error, sheet_error};
#[cfg(feature = "studio")]
use super::signed_pack::place;
use crate::base::decimal::Points;
use crate::draft::migrate::{Figures, LineMove, Moved};
use crate::pack::diff::{Change, Kind};
#[cfg(feature = "studio")]
use crate::pack_editor::import::{BringError, Brought};
#[cfg(feature = "studio")]
use crate::pack_editor::workbook::Spot;

messages! {
    Heading => "So sánh hai bộ tiêu chí, chuyển phiếu", "Compare two criteria sets, move a draft";
    Lead => "Xem bộ mới khác bộ cũ ở đâu, phiếu của bạn thay đổi bao nhiêu điểm, rồi chuyển phiếu sang bộ mới. Phiếu cũ luôn được giữ nguyên.", "See where a new set differs from the old one and what that does to your draft in points, then move the draft. The old draft always stays as it is.";
    OldSet => "Bộ cũ (đang dùng)", "Old set (in use)";
    NewSet => "Bộ mới", "New set";
    ChooseSet => "Chọn bộ tiêu chí…", "Choose a set…";
    SetFromFile => "hoặc mở tệp bộ (.json, .xlsx)", "or open the file of a set (.json, .xlsx)";
    FromFile => "tệp", "file";
    Swap => "Đổi chỗ hai bộ", "Swap the two";
    ChooseBoth => "Chọn hai bộ để so sánh. Bộ mới có thể là tệp vừa nhận: mở hoặc thả tệp vào ô “Bộ mới”.", "Choose two sets to compare. The new one may be a file just received: open it or drop it onto “New set”.";
    SameSet => "Hai bên là cùng một bộ. Chọn hai bộ khác nhau.", "Both sides are the same set. Choose two different ones.";
    Alike => "Những dòng có thể là một", "Lines that may be the same";
    AlikeLead => "Tên đổi thì chương trình không tự ghép. Bạn xác nhận dòng nào là một, câu trả lời mới đi theo dòng đó.", "A line with another name is not paired by itself. Confirm which lines are the same, and the answers go along.";
    Likeness => "Giống", "Alike";
    OldLine => "Trong bộ cũ", "In the old set";
    NewLine => "Trong bộ mới", "In the new set";
    Confirm => "Là một", "The same";
    Refuse => "Không phải", "Not the same";
    ConfirmAll => "Nhận mọi cặp giống từ 90 % trở lên", "Take every pair that is alike by 90% or more";
    Paired => "Đã ghép", "Paired";
    Unpair => "Bỏ ghép", "Undo";
    RefusedPairs => "Đã bỏ các cặp không phải. Đề xuất lại", "Pairs refused. Propose them again";
    Changes => "Khác nhau ở đâu", "What changed";
    ShowKind => "Chỉ hiện", "Show only";
    KindAll => "Mọi thay đổi", "All changes";
    KindPoints => "Đổi điểm của phiếu", "Changes points of the draft";
    LineColumn => "Dòng và thay đổi", "Line and what changed";
    MaximumColumn => "Tối đa", "Maximum";
    BeforeColumn => "Phiếu ở bộ cũ", "Draft, old set";
    AfterColumn => "Phiếu ở bộ mới", "Draft, new set";
    DifferenceColumn => "Chênh", "Difference";
    ShowAllLines => "Hiện tất cả các dòng", "Show all lines";
    NoneOfKind => "Không có dòng nào thuộc loại này.", "No line of this kind.";
    DraftHeading => "Phiếu của bạn ở bộ mới", "Your draft in the new set";
    ChooseDraft => "Phiếu", "Draft";
    NoDraftChosen => "Không xem phiếu nào", "No draft";
    NoDraftOfSet => "Trên máy này chưa có phiếu nào của bộ cũ, nên chỉ so sánh được hai bộ.", "There is no draft of the old set on this machine, so only the sets are compared.";
    Total => "Tổng điểm dự kiến", "Projected total";
    Index => "Chỉ số", "Index";
    Class => "Xếp loại", "Class";
    ToCheck => "Cần xem lại sau khi chuyển", "To be checked after moving";
    PutAside => "Câu trả lời được cất riêng trong phiếu mới (dòng bị bỏ); chuyển về bộ có dòng đó thì tự trở lại", "Answers kept aside in the new draft (their lines were dropped); they come back in a set that has the line";
    CameBack => "Câu trả lời cất riêng nay trở lại", "Answers kept aside that come back";
    NewToAnswer => "Dòng mới cần trả lời", "New lines to be answered";
    CohortUnknown => "Khối của phiếu không có trong bộ mới: chọn lại khối ở “Thông tin phiếu”.", "The cohort of the draft is not in the new set: choose it again under “About the sheet”.";
    Move => "Tạo phiếu mới theo bộ mới", "Make a new draft with the new set";
    MoveMeans => "Phiếu cũ ở nguyên trên máy cho đến khi bạn tự xóa.", "The old draft stays on this machine until you remove it.";
    MovedDone => "Đã tạo phiếu mới. Phiếu cũ vẫn ở nguyên.", "The new draft is made. The old one is as it was.";
    OpenMoved => "Mở phiếu mới", "Open the new draft";
    KeepSetFirst => "Bộ mới đang mở từ tệp; khi chuyển, bộ được cất vào danh sách trên máy này.", "The new set is open from a file; moving keeps it in the list on this machine.";
    KeepSet => "Cất bộ này vào danh sách trên máy", "Keep this set in the list on this machine";
    SetKept => "Bộ đã có trong danh sách trên máy này.", "The set is in the list on this machine.";
    IdTakenByOther => "Trên máy đã có một bộ khác nội dung mang cùng mã (id), nên không ghi đè: phiếu cũ phải tính ra như cũ. Đổi “id” trong tệp, ví dụ thêm năm, rồi mở lại.", "A set with other content has the same id on this machine and is not overwritten: old drafts must come out as before. Change “id” in the file, for instance by adding the year, and open it again.";
    CompareLink => "So sánh với bộ khác", "Compare with another set";
    HandOut => "Giao bộ cho các đơn vị", "Hand the set out";
    HandOutLead => "Tải bộ thành một tệp rồi gửi cho các đơn vị: ai mở tệp ở trang đầu là dùng được. Nên ký, để đơn vị biết tệp do khóa nào ký và có bị sửa hay không. Chữ ký này không thay chữ ký số chuyên dùng công vụ.", "Download the set as one file and send it to the bodies: whoever opens it on the start page can use it. Sign it, so that they see by which key and whether it was changed. This signature does not stand in for the state's own digital signature.";
    DownloadSet => "Tải tệp bộ (.json)", "Download the set (.json)";
    DownloadSheet => "Tải bảng tính mẫu (.xlsx)", "Download as a spreadsheet (.xlsx)";
    SheetLead => "Bảng tính có đủ mọi mục của bộ, mỗi dòng một tiêu chí. Sửa bằng Excel rồi mở lại ở đây hoặc ở trang so sánh: bộ được kiểm tra, lỗi nêu theo sheet, dòng và cột.", "The spreadsheet holds all of the set, one line a row. Edit it in Excel and open it here or on the page of comparison: the set is checked, and what is wrong is told by sheet, row and column.";
    ReadSheet => "Đọc lại bảng tính hoặc tệp bộ", "Read a spreadsheet or the file of a set";
    PickSet => "Chọn tệp (.xlsx, .json)", "Choose the file (.xlsx, .json)";
    SignSet => "Ký bộ và tải tệp", "Sign the set and download";
    SetSigned => "Đã ký và tải về tệp", "Signed and downloaded";
    SignedNext => "Gửi tệp này cho các đơn vị, và báo dấu vân khóa cho họ bằng đường khác (điện thoại, công văn).", "Send this file to the bodies, and tell them the fingerprint by another way (telephone, letter).";
    ReadWell => "Đọc được bộ", "The set was read";
    NothingWrong => "Không có lỗi, không có cảnh báo.", "Nothing is wrong.";
    NotUsable => "Bộ trong tệp chưa dùng được. Cần sửa:", "The set in the file cannot be used yet. To be corrected:";
    WorthALook => "Bộ dùng được; nên xem lại:", "The set can be used; worth a look:";
    NotLoaded => "Chưa tải được bộ tiêu chí nên chưa tạo được tệp. Kết nối lại rồi thử lại.", "The set could not be loaded, so no file was made. Connect and try again.";
}

/// What a kind of change is called.
#[must_use]
pub const fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Kept => lang.pick("Giữ nguyên", "Kept"),
        Kind::New => lang.pick("Dòng mới", "New"),
        Kind::Dropped => lang.pick("Bị bỏ", "Dropped"),
        Kind::Changed(Change::Renamed) => lang.pick("Đổi tên", "Renamed"),
        Kind::Changed(Change::Recoded) => lang.pick("Đổi mã in", "Other code"),
        Kind::Changed(Change::Moved) => lang.pick("Chuyển chỗ", "Moved"),
        Kind::Changed(Change::Maximum) => lang.pick("Đổi điểm tối đa", "Maximum"),
        Kind::Changed(Change::Split) => lang.pick("Chia hoặc gộp", "Divided or merged"),
        Kind::Changed(Change::Rule) => lang.pick("Đổi cách chấm", "Rule"),
        Kind::Changed(Change::Thresholds) => lang.pick("Đổi mức, điểm", "Thresholds"),
        Kind::Changed(Change::Words) => lang.pick("Đổi lời", "Words"),
        Kind::Changed(Change::Terms) => lang.pick("Đổi điều kiện", "Terms"),
    }
}

/// "78,50 / 100".
#[must_use]
pub fn out_of(lang: Lang, figures: &Figures) -> String {
    format!("{} / {}", points(lang, figures.points), points(lang, figures.out_of))
}

/// A change in points: "+0,50", "−1", "0".
#[must_use]
pub fn difference(lang: Lang, before: Points, after: Points) -> String {
    signed(lang, after.minus(before))
}

/// What becomes of the answers of a draft.
#[must_use]
pub fn answers_line(lang: Lang, moved: &Moved) -> String {
    let (kept, dropped) = moved.answered();
    let check = moved.to_check().count();
    let mut out = say!(lang, "{kept} câu trả lời đi theo", "{kept} answers go along");
    if 0 < check {
        out.push_str(&say!(lang, ", trong đó {check} câu cần xem lại", ", {check} of them to be checked"));
    }
    if 0 < dropped {
        out.push_str(&say!(
            lang,
            "; {dropped} câu cất riêng vì dòng bị bỏ",
            "; {dropped} are kept aside since their lines were dropped",
        ));
    }
    out.push_str(lang.pick(". Không câu nào bị mất.", ". None is lost."));
    out
}

/// That there are more pairs than are shown; none when there are not.
#[must_use]
pub fn more_pairs(lang: Lang, more: usize) -> Option<String> {
    (0 < more).then(|| {
        say!(
            lang,
            "Còn {more} cặp nữa, hiện ra khi các cặp trên đã được xử lý.",
            "{more} more pairs come up as those above are dealt with.",
        )
    })
}

/// That pairs are still proposed, before a draft is moved; none when there are none.
#[must_use]
pub fn still_proposed(lang: Lang, pairs: usize) -> Option<String> {
    (0 < pairs).then(|| {
        say!(
            lang,
            "Còn {pairs} cặp dòng giống nhau chưa xác nhận ở trên. Chuyển bây giờ thì câu trả lời của những dòng đó bị cất riêng, không đi theo.",
            "There are still {pairs} pairs of like lines above that were not confirmed. Moved now, the answers of those lines are kept aside and do not go along.",
        )
    })
}

/// What else there is to know of a line that was moved; none when nothing.
#[must_use]
pub fn line_note(lang: Lang, line: &LineMove) -> Option<&'static str> {
    if !line.aside.is_empty() {
        return Some(lang.pick(
            "có số liệu không còn chỗ trong cách chấm mới, được cất riêng",
            "some of what was entered has no place in the new rule and is kept aside",
        ));
    }
    line.restored.then(|| lang.pick("câu trả lời cất riêng trở lại", "what was kept aside came back"))
}

/// A place in a workbook that a set was read from.
#[cfg(feature = "studio")]
#[must_use]
pub fn spot(lang: Lang, spot: &Spot) -> String {
    let sheet = spot.sheet;
    let mut out = format!("Sheet “{sheet}”");
    if let Some(row) = spot.row {
        out.push_str(&say!(lang, ", dòng {row}", ", row {row}"));
    }
    if let Some(column) = spot.column {
        out.push_str(&say!(lang, ", cột “{column}”", ", column “{column}”"));
    }
    out
}

/// Everything wrong with a set that was brought, each sentence with its place.
#[cfg(feature = "studio")]
#[must_use]
pub fn findings(lang: Lang, brought: &Brought) -> Vec<String> {
    let set = &brought.handout.set;
    let found = brought.handout.reading.diagnostics.iter().map(|found| {
        let words = diagnostic(lang, found);
        match &brought.rows {
            _ if found.pointer.is_empty() => words,
            Some(rows) => format!("{}: {words}", spot(lang, &rows.spot(set, &found.pointer))),
            None => {
                let place = place(lang, set, &found.pointer);
                say!(lang, "Tại {place}: {words}", "At {place}: {words}")
            }
        }
    });
    found.collect()
}

/// Why a file is no set, and what to do.
#[cfg(feature = "studio")]
#[must_use]
pub fn bring_error(lang: Lang, error: &BringError) -> String {
    match error {
        BringError::Read(error) => read_error(lang, error),
        BringError::Sheet(error) => sheet_error(lang, error),
        BringError::Json(error) => parse_error(lang, error),
        BringError::OtherFile { format } if format.is_empty() => say!(
            lang,
            "Đây không phải tệp bộ tiêu chí. Hãy chọn tệp .json của bộ hoặc bảng tính mẫu .xlsx.",
            "This is not the file of a criteria set. Choose its .json file, or its spreadsheet.",
        ),
        BringError::OtherFile { format } => say!(
            lang,
            "Đây không phải tệp bộ tiêu chí: tệp ghi loại “{format}”. Hãy chọn tệp .json của bộ hoặc bảng tính mẫu .xlsx.",
            "This is not the file of a criteria set: it says it is “{format}”. Choose the .json file of a set, or its spreadsheet.",
        ),
    }
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
        for one in Kind::ALL {
            check(|lang| kind(lang, one).to_owned());
        }
    }
}
