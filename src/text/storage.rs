//! Sentences about what can and cannot be stored or opened.

use super::Lang;
use crate::draft::{DraftError, StorageError};

/// Why a draft cannot be opened, and what to do.
#[must_use]
pub fn draft_error(lang: Lang, error: &DraftError) -> String {
    match (error, lang) {
        (DraftError::Json(at), Lang::Vi) => format!(
            "Tệp hỏng ở dòng {}, cột {}: không phải JSON hợp lệ. Hãy tải bản gốc về và gửi cho người hỗ trợ; dữ liệu không bị ghi đè.",
            at.line, at.column
        ),
        (DraftError::Json(at), Lang::En) => format!(
            "The file is damaged at line {}, column {}: not valid JSON. Download it as it is; nothing was overwritten.",
            at.line, at.column
        ),
        (DraftError::OtherFile { format }, Lang::Vi) if format.is_empty() => {
            "Đây không phải tệp phiếu tự chấm. Hãy chọn tệp .json đã tải về từ nút “Tải bản nháp về máy”.".to_owned()
        }
        (DraftError::OtherFile { format }, Lang::Vi) => {
            format!("Đây là tệp “{format}”, không phải phiếu tự chấm. Tệp đã ký thì mở ở trang “Kiểm tra tệp”.")
        }
        (DraftError::OtherFile { format }, Lang::En) => {
            format!("This is not a draft (format “{format}”). A signed file opens on the page “Check files”.")
        }
        (DraftError::Newer { format }, Lang::Vi) => format!(
            "Phiếu được lưu bằng phiên bản mới hơn của phần mềm ({format}). Hãy mở bằng bản mới; ở đây phiếu được giữ nguyên, không ghi đè."
        ),
        (DraftError::Newer { format }, Lang::En) => {
            format!("The draft was saved by a newer version ({format}). Open it there; it is left untouched here.")
        }
        (DraftError::Problems(list), Lang::Vi) => {
            let places: Vec<&str> = list.iter().take(3).map(|problem| problem.pointer.as_str()).collect();
            format!(
                "Phiếu có {} chỗ không đọc được (ví dụ {}). Phiếu được giữ nguyên; hãy tải về và gửi cho người hỗ trợ.",
                list.len(),
                places.join(", ")
            )
        }
        (DraftError::Problems(list), Lang::En) => {
            let places: Vec<&str> = list.iter().take(3).map(|problem| problem.pointer.as_str()).collect();
            format!(
                "{} places of the draft cannot be read (such as {}). It is kept as it is.",
                list.len(),
                places.join(", ")
            )
        }
    }
}

/// Why something was not stored, and what to do.
#[must_use]
pub fn storage_error(lang: Lang, error: &StorageError) -> String {
    let text = match (error, lang) {
        (StorageError::Unreadable(inner), _) => return draft_error(lang, inner),
        (StorageError::Blocked, Lang::Vi) => {
            "Trình duyệt không cho lưu trên máy này (có thể do chế độ ẩn danh hoặc bị chặn). Phiếu vẫn còn trên trang: hãy tải bản nháp về máy trước khi đóng."
        }
        (StorageError::Blocked, Lang::En) => {
            "The browser does not allow storing on this machine (private window or blocked). The draft is still on the page: download it before closing."
        }
        (StorageError::Full, Lang::Vi) => {
            "Bộ nhớ của trình duyệt đã đầy nên chưa lưu được. Phiếu vẫn còn trên trang: hãy tải bản nháp về máy, rồi xóa bớt phiếu cũ ở trang đầu."
        }
        (StorageError::Full, Lang::En) => {
            "The browser's storage is full. The draft is still on the page: download it, then remove old drafts on the start page."
        }
        (StorageError::SavedElsewhere, Lang::Vi) => {
            "Phiếu này đã được lưu ở một thẻ (tab) khác sau khi mở ở đây, nên thẻ này không ghi đè. Hãy tải bản nháp ở đây về nếu cần, rồi mở bản mới nhất."
        }
        (StorageError::SavedElsewhere, Lang::En) => {
            "This draft was saved in another tab after it was opened here, so this tab does not overwrite it. Download this version if you need it, then open the newest."
        }
        (StorageError::Missing, Lang::Vi) => {
            "Không có phiếu này trên máy, hoặc bộ tiêu chí của phiếu không có trong phần mềm này. Về trang đầu để xem các phiếu đang có."
        }
        (StorageError::Missing, Lang::En) => {
            "There is no such draft on this machine, or its criteria set is not at hand. The start page lists the drafts there are."
        }
    };
    text.to_owned()
}
