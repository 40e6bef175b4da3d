//! The help page.

use super::Lang;

/// A topic: its title and its lines.
pub type Topic = (&'static str, &'static [&'static str]);

/// Heading of the page.
#[must_use]
pub const fn heading(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Trợ giúp",
        Lang::En => "Help",
    }
}

/// All topics in reading order.
#[must_use]
pub const fn topics(lang: Lang) -> &'static [Topic] {
    match lang {
        Lang::Vi => VI,
        Lang::En => EN,
    }
}

const VI: &[Topic] = &[
    (
        "Bắt đầu",
        &[
            "Ở trang đầu, tìm bộ tiêu chí (gõ không dấu cũng được, ví dụ “hai phong”), bấm “Bắt đầu chấm”, nhập tên cơ quan rồi “Tạo phiếu”.",
            "Muốn xem trước, bấm “Xem thử”: phần mềm mở một phiếu đã điền sẵn.",
            "Mọi thứ bạn gõ được lưu ngay trên máy này. Dòng “Đã lưu” ở trên cùng cho biết lúc lưu gần nhất.",
        ],
    ),
    (
        "Chấm điểm",
        &[
            "Cột trái là các lĩnh vực; ở giữa là từng tiêu chí với cách tính và ô nhập; cột phải luôn cho biết điểm, chỉ số, xếp loại và những gì còn thiếu.",
            "Gõ số lẻ bằng dấu phẩy hoặc dấu chấm: 7,25 hoặc 7.25. Số đếm có thể ngăn hàng nghìn: 1.250.",
            "Chưa trả lời không phải là 0 điểm: tiêu chí đó còn bỏ ngỏ và làm khoảng “chắc chắn … có thể” rộng ra.",
            "“Vì sao?” ở mỗi tiêu chí cho thấy từng bước tính để bạn tính lại trên giấy.",
            "“Không áp dụng” cần nêu lý do; tiêu chí khi đó được loại khỏi điểm tối đa.",
        ],
    ),
    (
        "Các con số ở cột phải",
        &[
            "Tự chấm: điểm của các tiêu chí do đơn vị tự chấm, trên điểm tối đa tương ứng.",
            "Dự kiến: điểm tự chấm cộng phần điều tra, chỉ số ngoài, hội đồng theo giả định đang nhập.",
            "Chắc chắn … có thể: thấp nhất (chỉ những gì đã trả lời và có tài liệu kiểm chứng theo quy định của bộ) đến cao nhất (các tiêu chí còn bỏ ngỏ đạt tối đa).",
        ],
    ),
    (
        "Xuất tệp và kiểm tra",
        &[
            "Trang “Xuất tệp” ký phiếu bằng khóa tạo trên máy này và tải về một tệp JSON.",
            "Trang “Kiểm tra tệp” cho biết tệp còn nguyên vẹn hay đã bị sửa ở đâu, và tính lại toàn bộ điểm.",
            "Chữ ký này giúp phát hiện sửa đổi; nó không thay chữ ký số chuyên dùng công vụ.",
        ],
    ),
    (
        "An toàn dữ liệu",
        &[
            "Sau khi mở, trang không gửi và không nhận gì qua mạng.",
            "Nên bấm “Tải bản nháp về máy” mỗi tuần; tệp đó mở lại được trên máy khác.",
        ],
    ),
];

const EN: &[Topic] = &[
    (
        "Start",
        &[
            "On the start page, find a criteria set (typing without tone marks works), press “Start”, enter the name of the body, then “Create the draft”.",
            "To look first, press “Try an example”: a filled draft opens.",
            "Everything you type is stored on this machine at once. “Saved” on top tells when.",
        ],
    ),
    (
        "Scoring",
        &[
            "Areas on the left, criteria with their rule and fields in the middle, figures always in sight on the right.",
            "Type decimals with a comma or a point. Counts may have thousands apart: 1.250.",
            "Not answered is not zero: the criterion stays open and widens the range certain … possible.",
            "“Why?” shows every step, to be redone on paper.",
            "“Not applicable” needs a reason; the criterion then leaves the maximum.",
        ],
    ),
    (
        "The figures on the right",
        &[
            "Self score: points of the criteria that the body scores itself, out of their maximum.",
            "Projected: self score plus survey, external index and council parts as assumed.",
            "Certain … possible: from what is answered and backed by evidence to everything still open at its maximum.",
        ],
    ),
    (
        "Export and check",
        &[
            "“Export” signs the draft with a key made on this machine and downloads a JSON file.",
            "“Check files” tells whether a file is genuine or where it was altered, and recomputes every score.",
            "This signature reveals changes; it does not replace the state's own digital signature.",
        ],
    ),
    (
        "Your data",
        &[
            "After loading, the page sends and receives nothing.",
            "Download the draft every week; the file opens on any machine.",
        ],
    ),
];
