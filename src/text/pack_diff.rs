//! The page on which two packs are compared and drafts are moved, and the files of
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
use crate::pack_editor::import::{BringError, ImportedPack};
#[cfg(feature = "studio")]
use crate::pack_editor::workbook::Spot;

messages! {
    DiffMsg, text:
    Heading => "So sánh hai bộ tiêu chí, chuyển phiếu", "Compare two criteria sets, move a scoresheet";
    Lead => "Xem bộ tiêu chí mới khác bộ tiêu chí cũ ở đâu, điểm của phiếu thay đổi thế nào, rồi chuyển phiếu sang bộ tiêu chí mới. Phiếu cũ luôn được giữ nguyên.", "See where the new criteria set differs from the old one and how the points of your scoresheet change, then move the scoresheet. The old scoresheet is always kept unchanged.";
    OldSet => "Bộ tiêu chí cũ (đang dùng)", "Old criteria set (in use)";
    NewSet => "Bộ tiêu chí mới", "New criteria set";
    ChooseSet => "Chọn bộ tiêu chí…", "Choose a criteria set…";
    SetFromFile => "hoặc mở tệp bộ tiêu chí (.json, .xlsx)", "or open a criteria set file (.json, .xlsx)";
    FromFile => "tệp", "file";
    Swap => "Đổi chỗ hai bộ tiêu chí", "Swap the two criteria sets";
    ChooseBoth => "Hãy chọn hai bộ tiêu chí để so sánh. Bộ tiêu chí mới có thể là tệp vừa nhận: hãy mở hoặc kéo thả tệp vào ô “Bộ tiêu chí mới”.", "Choose two criteria sets to compare. The new one may be a file you have just received: open it, or drop it on “New criteria set”.";
    SameSet => "Hai bên là cùng một bộ tiêu chí. Hãy chọn hai bộ tiêu chí khác nhau.", "Both sides are the same criteria set. Choose two different ones.";
    Alike => "Những tiêu chí có thể là cùng một tiêu chí", "Criteria that may be the same";
    AlikeLead => "Tiêu chí đổi tên không được tự ghép. Hãy xác nhận tiêu chí nào là cùng một tiêu chí để nội dung kê khai được chuyển theo.", "Renamed criteria are not matched automatically. Confirm which are the same so that their entries are carried over.";
    Likeness => "Mức độ giống nhau", "Similarity";
    OldLine => "Trong bộ tiêu chí cũ", "In the old criteria set";
    NewLine => "Trong bộ tiêu chí mới", "In the new criteria set";
    Confirm => "Cùng một tiêu chí", "Same criterion";
    Refuse => "Không phải", "Not the same";
    ConfirmAll => "Xác nhận tất cả các cặp giống nhau từ 90% trở lên", "Accept all pairs that are at least 90% alike";
    Paired => "Đã ghép", "Matched";
    Unpair => "Bỏ ghép", "Undo";
    RefusedPairs => "Đề xuất lại các cặp đã bỏ", "Propose the refused pairs again";
    Changes => "Khác nhau ở đâu", "What changed";
    ShowKind => "Chỉ hiện", "Show only";
    KindAll => "Tất cả thay đổi", "All changes";
    KindPoints => "Làm đổi điểm của phiếu", "Changes the points of the scoresheet";
    LineColumn => "Tiêu chí và thay đổi", "Criterion and change";
    MaximumColumn => "Tối đa", "Maximum";
    BeforeColumn => "Phiếu theo bộ tiêu chí cũ", "Scoresheet, old set";
    AfterColumn => "Phiếu theo bộ tiêu chí mới", "Scoresheet, new set";
    DifferenceColumn => "Chênh lệch", "Difference";
    ShowAllLines => "Hiện tất cả tiêu chí", "Show all criteria";
    NoneOfKind => "Không có tiêu chí nào thuộc loại này.", "No criterion of this kind.";
    DraftHeading => "Phiếu theo bộ tiêu chí mới", "Your scoresheet in the new criteria set";
    ChooseDraft => "Phiếu", "Scoresheet";
    NoDraftChosen => "Không chọn phiếu", "No scoresheet";
    NoDraftOfSet => "Trên máy này chưa có phiếu nào theo bộ tiêu chí cũ nên chỉ so sánh được hai bộ tiêu chí.", "There is no scoresheet of the old criteria set on this computer, so only the sets are compared.";
    Total => "Tổng điểm tạm tính", "Projected total";
    Index => "Chỉ số", "Index";
    Class => "Xếp loại", "Class";
    ToCheck => "Cần xem lại sau khi chuyển", "To be reviewed after moving";
    PutAside => "Nội dung kê khai được lưu riêng trong phiếu mới (do tiêu chí bị bỏ); khi chuyển về bộ tiêu chí có tiêu chí đó sẽ được khôi phục", "Entries kept separately in the new scoresheet (their criteria were dropped); they are restored in a criteria set that has the criterion";
    CameBack => "Nội dung kê khai lưu riêng nay được khôi phục", "Entries kept separately and now restored";
    NewToAnswer => "Tiêu chí mới cần chấm", "New criteria to be scored";
    CohortUnknown => "Khối của phiếu không có trong bộ tiêu chí mới. Hãy chọn lại khối ở “Thông tin phiếu”.", "The comparison group of the scoresheet is not in the new criteria set. Choose it again under “About the scoresheet”.";
    Move => "Tạo phiếu mới theo bộ tiêu chí mới", "Create a new scoresheet with the new criteria set";
    MoveMeans => "Phiếu cũ vẫn ở trên máy cho đến khi được xóa.", "The old scoresheet stays on this computer until you delete it.";
    MovedDone => "Đã tạo phiếu mới. Phiếu cũ được giữ nguyên.", "The new scoresheet was created. The old one is unchanged.";
    OpenMoved => "Mở phiếu mới", "Open the new scoresheet";
    KeepSetFirst => "Bộ tiêu chí mới đang mở từ tệp; khi chuyển phiếu, bộ tiêu chí được lưu vào danh sách trên máy này.", "The new criteria set is open from a file; when the scoresheet is moved, the set is saved to the list on this computer.";
    KeepSet => "Lưu bộ tiêu chí này vào danh sách trên máy", "Save this criteria set to the list on this computer";
    SetKept => "Bộ tiêu chí đã có trong danh sách trên máy này.", "The criteria set is in the list on this computer.";
    IdTakenByOther => "Trên máy đã có một bộ tiêu chí cùng mã định danh nhưng khác nội dung; phần mềm không ghi đè để phiếu cũ vẫn tính đúng như trước. Hãy đề nghị nơi gửi đổi mã của bộ tiêu chí (ví dụ thêm năm) rồi mở lại.", "A criteria set with the same id but different content is already on this computer; it is not overwritten, so that old scoresheets still give the same results. Ask the sender to change the id of the set (for example by adding the year), then open it again.";
    CompareLink => "So sánh với bộ tiêu chí khác", "Compare with another criteria set";
    HandOut => "Gửi bộ tiêu chí cho các đơn vị", "Send the criteria set to agencies";
    HandOutLead => "Hãy tải bộ tiêu chí về thành một tệp rồi gửi cho các đơn vị; đơn vị mở tệp ở trang chủ là dùng được. Nên ký để đơn vị biết tệp do cơ quan nào gửi và có bị sửa hay không. Chữ ký này không thay thế chữ ký số chuyên dùng công vụ.", "Download the criteria set as one file and send it to the agencies; an agency can use it once it is opened on the home page. Sign it so that agencies can see who sent it and whether it was changed. This signature does not replace the official digital signature.";
    DownloadSet => "Tải tệp bộ tiêu chí (.json)", "Download the criteria set (.json)";
    DownloadSheet => "Tải bảng tính mẫu (.xlsx)", "Download as a spreadsheet (.xlsx)";
    SheetLead => "Bảng tính có đủ các mục của bộ tiêu chí, mỗi dòng một tiêu chí. Sửa bằng Excel rồi mở lại ở đây hoặc ở trang so sánh: bộ tiêu chí được kiểm tra, lỗi được nêu theo trang tính, dòng và cột.", "The spreadsheet holds the whole criteria set, one criterion per row. Edit it in Excel and open it here or on the comparison page: the set is checked, and errors are listed by sheet, row and column.";
    ReadSheet => "Mở lại bảng tính hoặc tệp bộ tiêu chí", "Open a spreadsheet or a criteria set file";
    PickSet => "Chọn tệp (.xlsx, .json)", "Choose a file (.xlsx, .json)";
    SignSet => "Ký bộ tiêu chí và tải tệp", "Sign the criteria set and download";
    SetSigned => "Đã ký và tải về tệp", "Signed and downloaded";
    SignedNext => "Hãy gửi tệp này cho các đơn vị và thông báo mã đối chiếu khóa cho đơn vị bằng kênh khác (điện thoại, công văn).", "Send this file to the agencies, and give them the fingerprint through another channel (telephone, letter).";
    ReadWell => "Đã đọc bộ tiêu chí", "The criteria set was read";
    NothingWrong => "Không có lỗi, không có cảnh báo.", "No errors, no warnings.";
    NotUsable => "Bộ tiêu chí trong tệp chưa dùng được. Cần sửa:", "The criteria set in the file cannot be used yet. To be corrected:";
    WorthALook => "Bộ tiêu chí dùng được; nên xem lại:", "The criteria set can be used; please review:";
    NotLoaded => "Chưa tải được bộ tiêu chí nên chưa tạo được tệp. Hãy kiểm tra kết nối mạng rồi thử lại.", "The criteria set could not be loaded, so no file was made. Check the connection and try again.";
}

/// What a kind of change is called.
#[must_use]
pub const fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Kept => lang.pick("Giữ nguyên", "Kept"),
        Kind::New => lang.pick("Tiêu chí mới", "New"),
        Kind::Dropped => lang.pick("Bị bỏ", "Dropped"),
        Kind::Changed(Change::Renamed) => lang.pick("Đổi tên", "Renamed"),
        Kind::Changed(Change::Recoded) => lang.pick("Đổi STT", "Renumbered"),
        Kind::Changed(Change::Moved) => lang.pick("Chuyển chỗ", "Moved"),
        Kind::Changed(Change::Maximum) => lang.pick("Đổi điểm tối đa", "Maximum"),
        Kind::Changed(Change::Split) => lang.pick("Chia hoặc gộp", "Divided or merged"),
        Kind::Changed(Change::Rule) => lang.pick("Đổi cách chấm điểm", "Scoring rule"),
        Kind::Changed(Change::Thresholds) => lang.pick("Đổi mức, điểm", "Thresholds"),
        Kind::Changed(Change::Words) => lang.pick("Sửa câu chữ", "Words"),
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
    let mut out = say!(lang, "chuyển theo nội dung kê khai của {kept} tiêu chí", "{kept} entries are carried over");
    if 0 < check {
        out.push_str(&say!(lang, ", trong đó {check} tiêu chí cần xem lại", ", {check} of them to be reviewed"));
    }
    if 0 < dropped {
        out.push_str(&say!(
            lang,
            "; lưu riêng nội dung của {dropped} tiêu chí bị bỏ",
            "; {dropped} are kept separately because their criteria were dropped",
        ));
    }
    out.push_str(lang.pick(". Không mất nội dung nào.", ". Nothing is lost."));
    out
}

/// That there are more pairs than are shown; none when there are not.
#[must_use]
pub fn more_pairs(lang: Lang, more: usize) -> Option<String> {
    (0 < more).then(|| {
        say!(
            lang,
            "Còn {more} cặp nữa, sẽ hiện khi các cặp trên đã được xử lý.",
            "{more} more pairs are shown once those above are decided.",
        )
    })
}

/// That pairs are still proposed, before a draft is moved; none when there are none.
#[must_use]
pub fn still_proposed(lang: Lang, pairs: usize) -> Option<String> {
    (0 < pairs).then(|| {
        say!(
            lang,
            "Còn {pairs} cặp tiêu chí giống nhau chưa xác nhận ở trên. Nếu chuyển ngay, nội dung kê khai của các tiêu chí đó sẽ được lưu riêng, không chuyển theo.",
            "{pairs} pairs of similar criteria above are not confirmed yet. If you move now, the entries of these criteria are kept separately and not carried over.",
        )
    })
}

/// What else there is to know of a line that was moved; none when nothing.
#[must_use]
pub fn line_note(lang: Lang, line: &LineMove) -> Option<&'static str> {
    if !line.aside.is_empty() {
        return Some(lang.pick(
            "có số liệu không còn dùng trong cách chấm điểm mới, được lưu riêng",
            "some entries are not used by the new scoring rule and are kept separately",
        ));
    }
    line.restored.then(|| lang.pick("đã khôi phục nội dung kê khai lưu riêng", "entries kept separately were restored"))
}

/// A place in a workbook that a pack was read from.
#[cfg(feature = "studio")]
#[must_use]
pub fn spot(lang: Lang, spot: &Spot) -> String {
    let sheet = spot.sheet;
    let mut out = say!(lang, "Trang tính “{sheet}”", "Sheet “{sheet}”");
    if let Some(row) = spot.row {
        out.push_str(&say!(lang, ", dòng {row}", ", row {row}"));
    }
    if let Some(column) = spot.column {
        out.push_str(&say!(lang, ", cột “{column}”", ", column “{column}”"));
    }
    out
}

/// Everything wrong with a pack that was imported, each sentence with its place.
#[cfg(feature = "studio")]
#[must_use]
pub fn findings(lang: Lang, imported: &ImportedPack) -> Vec<String> {
    let set = &imported.signed.file;
    let found = imported.signed.reading.diagnostics.iter().map(|found| {
        let words = diagnostic(lang, found);
        match &imported.rows {
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

/// Why a file is no pack, and what to do.
#[cfg(feature = "studio")]
#[must_use]
pub fn import_error(lang: Lang, error: &BringError) -> String {
    match error {
        BringError::Read(error) => read_error(lang, error),
        BringError::Sheet(error) => sheet_error(lang, error),
        BringError::Json(error) => parse_error(lang, error),
        BringError::OtherFile { format } if format.is_empty() => say!(
            lang,
            "Đây không phải tệp bộ tiêu chí. Hãy chọn tệp bộ tiêu chí (.json) hoặc bảng tính mẫu (.xlsx).",
            "This is not a criteria set file. Choose a criteria set file (.json) or a spreadsheet template (.xlsx).",
        ),
        BringError::OtherFile { format } => say!(
            lang,
            "Đây không phải tệp bộ tiêu chí. Hãy chọn tệp bộ tiêu chí (.json) hoặc bảng tính mẫu (.xlsx). (Chi tiết: loại tệp “{format}”).",
            "This is not a criteria set file. Choose a criteria set file (.json) or a spreadsheet template (.xlsx). (Detail: file type “{format}”).",
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
