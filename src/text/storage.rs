//! Sentences about what can and cannot be stored or opened.

use super::Lang;
use crate::draft::{DraftError, StorageError};

/// Why a draft cannot be opened, and what to do.
#[must_use]
pub fn draft_error(lang: Lang, error: &DraftError) -> String {
    match (error, lang) {
        (DraftError::Json(at), Lang::Vi) => format!(
            "Tệp phiếu bị lỗi nên không mở được (dòng {}, cột {}). Dữ liệu không bị ghi đè. Hãy tải tệp gốc về máy và gửi cho người hỗ trợ.",
            at.line, at.column
        ),
        (DraftError::Json(at), Lang::En) => format!(
            "The scoresheet file is damaged and cannot be opened (line {}, column {}). Nothing was overwritten. Download the original file and send it to support.",
            at.line, at.column
        ),
        (DraftError::OtherFile { format }, Lang::Vi) if format.is_empty() => {
            "Đây không phải tệp phiếu tự chấm. Hãy chọn tệp .json đã tải về từ nút “Tải phiếu về máy”.".to_owned()
        }
        (DraftError::OtherFile { format }, Lang::Vi) => {
            format!(
                "Đây không phải tệp phiếu tự chấm. Nếu là tệp đã ký, hãy mở ở trang “Kiểm tra tệp”. (Chi tiết: loại tệp “{format}”)."
            )
        }
        (DraftError::OtherFile { format }, Lang::En) => {
            format!(
                "This is not a scoresheet file. If it is a signed file, open it on the page “Check files”. (Detail: file type “{format}”)."
            )
        }
        (DraftError::Newer { format }, Lang::Vi) => format!(
            "Phiếu được lưu bằng phiên bản phần mềm mới hơn. Hãy cập nhật phần mềm rồi mở lại; phiếu vẫn được giữ nguyên. (Chi tiết: {format})."
        ),
        (DraftError::Newer { format }, Lang::En) => {
            format!(
                "The scoresheet was saved by a newer version of the application. Update the application and open it again; the scoresheet is kept unchanged. (Detail: {format})."
            )
        }
        (DraftError::Problems(list), Lang::Vi) => {
            let places: Vec<&str> = list.iter().take(3).map(|problem| problem.pointer.as_str()).collect();
            format!(
                "Phiếu có {} chỗ bị lỗi. Phiếu được giữ nguyên; hãy tải về máy và gửi cho người hỗ trợ. (Chi tiết: {}).",
                list.len(),
                places.join(", ")
            )
        }
        (DraftError::Problems(list), Lang::En) => {
            let places: Vec<&str> = list.iter().take(3).map(|problem| problem.pointer.as_str()).collect();
            format!(
                "The scoresheet has {} errors. It is kept unchanged; download it and send it to support. (Detail: {}).",
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
            "Trình duyệt không cho phép lưu trên máy này (có thể do đang dùng chế độ ẩn danh hoặc do thiết lập của cơ quan). Phiếu vẫn còn trên trang: hãy tải phiếu về máy trước khi đóng."
        }
        (StorageError::Blocked, Lang::En) => {
            "The browser does not allow storing on this computer (private window or a setting of your organisation). The scoresheet is still on the page: download it before closing."
        }
        (StorageError::Full, Lang::Vi) => {
            "Bộ nhớ của trình duyệt đã đầy nên chưa lưu được. Phiếu vẫn còn trên trang: hãy tải phiếu về máy, rồi xóa bớt phiếu cũ ở trang chủ."
        }
        (StorageError::Full, Lang::En) => {
            "The browser's storage is full. The scoresheet is still on the page: download it, then delete old scoresheets on the home page."
        }
        (StorageError::SavedElsewhere, Lang::Vi) => {
            "Phiếu này đã được lưu ở một thẻ (tab) khác sau khi mở ở đây, nên thẻ này không ghi đè. Nếu cần, hãy tải phiếu ở thẻ này về máy, rồi mở bản mới nhất."
        }
        (StorageError::SavedElsewhere, Lang::En) => {
            "This scoresheet was saved in another tab after it was opened here, so this tab does not overwrite it. Download this version if you need it, then open the newest."
        }
        (StorageError::Missing, Lang::Vi) => {
            "Không có phiếu này trên máy, hoặc bộ tiêu chí của phiếu không có trong phần mềm này. Hãy về trang chủ để xem các phiếu đang có."
        }
        (StorageError::Missing, Lang::En) => {
            "There is no such scoresheet on this computer, or its criteria set is not available. The home page lists the saved scoresheets."
        }
    };
    text.to_owned()
}
