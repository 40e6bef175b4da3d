//! The help page.

use super::Lang;

/// A topic of the page.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// Its title.
    pub title: &'static str,
    /// Its lines.
    pub lines: &'static [&'static str],
    /// A picture of the page in Vietnamese: the name of its file and what it shows.
    pub picture: Option<(&'static str, &'static str)>,
}

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
    Topic {
        title: "Bắt đầu",
        lines: &[
            "Ở trang đầu, tìm bộ tiêu chí (gõ không dấu cũng được, ví dụ “hai phong”), bấm “Bắt đầu chấm”, nhập tên cơ quan rồi “Tạo phiếu”.",
            "Muốn xem trước, bấm “Xem thử”: phần mềm mở một phiếu đã điền sẵn.",
            "Mọi thứ bạn gõ được lưu ngay trên máy này. Dòng “Đã lưu” ở trên cùng cho biết lúc lưu gần nhất.",
        ],
        picture: Some(("bat-dau", "Trang đầu với các bộ tiêu chí để chọn")),
    },
    Topic {
        title: "Chấm điểm",
        lines: &[
            "Cột trái là các lĩnh vực; ở giữa là từng tiêu chí với cách tính và ô nhập; cột phải luôn cho biết điểm, chỉ số, xếp loại và những gì còn thiếu.",
            "Gõ số lẻ bằng dấu phẩy hoặc dấu chấm: 7,25 hoặc 7.25. Số đếm có thể ngăn hàng nghìn: 1.250.",
            "Chưa trả lời không phải là 0 điểm: tiêu chí đó còn bỏ ngỏ và làm khoảng “chắc chắn … có thể” rộng ra.",
            "“Vì sao?” ở mỗi tiêu chí cho thấy từng bước tính để bạn tính lại trên giấy.",
            "“Không áp dụng” cần nêu lý do; tiêu chí khi đó được loại khỏi điểm tối đa.",
            "Ô “Tìm tiêu chí” và “Lọc” ở cột trái giúp đến ngay tiêu chí chưa trả lời, mất điểm hoặc thiếu tài liệu. Bấm “?” để xem phím tắt.",
            "“Làm gì để thêm điểm?” ở từng tiêu chí cho biết cần thêm bao nhiêu để lên mức kế tiếp.",
        ],
        picture: Some(("cham-diem", "Trang chấm điểm: lĩnh vực bên trái, tiêu chí ở giữa, kết quả bên phải")),
    },
    Topic {
        title: "Các con số ở cột phải",
        lines: &[
            "Tự chấm: điểm của các tiêu chí do đơn vị tự chấm, trên điểm tối đa tương ứng.",
            "Dự kiến: điểm tự chấm cộng phần điều tra, chỉ số ngoài, hội đồng theo giả định đang nhập.",
            "Chắc chắn … có thể: thấp nhất (chỉ những gì đã trả lời và có tài liệu kiểm chứng theo quy định của bộ) đến cao nhất (các tiêu chí còn bỏ ngỏ đạt tối đa).",
        ],
        picture: Some(("tong-quan", "Trang tổng quan với biểu đồ và bảng theo lĩnh vực")),
    },
    Topic {
        title: "Xuất tệp và kiểm tra",
        lines: &[
            "Trang “Khóa ký”: tạo khóa một lần, đặt mật khẩu, gửi tệp đăng ký cho cơ quan thẩm định và đọc dấu vân khóa cho họ đối chiếu.",
            "Trang “Xuất tệp” ký phiếu bằng khóa trên máy này và tải về một tệp JSON; báo cáo in ra mang mã của đúng tệp đó.",
            "Người đứng đầu mở tệp ở trang “Kiểm tra tệp” trên máy của mình, xem báo cáo rồi ký duyệt.",
            "Trang “Thẩm định” dành cho cơ quan thẩm định: thả tất cả tệp nộp để kiểm tra, tính lại, cho điểm và xếp hạng.",
            "Trang “Kiểm tra tệp” cho biết tệp còn nguyên vẹn hay đã bị sửa ở đâu, và tính lại toàn bộ điểm.",
            "Chữ ký này giúp phát hiện sửa đổi; nó không thay chữ ký số chuyên dùng công vụ.",
        ],
        picture: Some(("xuat-tep", "Trang xuất tệp với danh sách rủi ro thẩm định")),
    },
    Topic {
        title: "Lập bộ tiêu chí (cơ quan thẩm định)",
        lines: &[
            "Ở trang đầu, bấm “lập bộ tiêu chí từ bảng Word, Excel”. Sao chép bảng điểm trong phụ lục rồi dán vào, hoặc mở tệp .docx, .xlsx, .csv; cũng có thể bắt đầu từ một bộ có sẵn.",
            "Bước 1: xem cột nào là gì. Bước 2: mỗi dòng có lời trong bảng bên cạnh cách chấm đề xuất; chấp nhận, sửa, hoặc để người chấm cho điểm. Chỗ nào không hiểu được liệt kê, không bao giờ đoán lặng lẽ.",
            "Bước 3: tên, căn cứ, khối, xếp loại, làm tròn, thời hạn. Bước 4: mọi lỗi, mỗi lỗi có nút đến đúng chỗ. Bước 5: mở bộ để chấm thử, hoặc lưu thành tệp gửi các đơn vị.",
            "Phần việc được lưu trên máy này sau mỗi lần sửa; “Lưu phần việc” để mang sang máy khác.",
        ],
        picture: None,
    },
    Topic {
        title: "Bộ tiêu chí thay đổi",
        lines: &[
            "Nhận tệp bộ mới (.json) thì mở ở trang đầu: phần mềm kiểm tra bộ, cho biết tệp có chữ ký của khóa nào hay không; tệp bị sửa sau khi ký thì không nhận.",
            "“Chuyển sang bộ khác…” ở phiếu mở trang so sánh: bộ mới khác ở đâu, phiếu thay đổi bao nhiêu điểm, câu nào cần xem lại. Xác nhận những dòng chỉ đổi tên để câu trả lời đi theo.",
            "Chuyển phiếu tạo ra một phiếu mới; phiếu cũ ở nguyên. Câu trả lời của dòng bị bỏ được cất riêng trong phiếu mới, chuyển về bộ cũ thì tự trở lại.",
            "Nơi ban hành bộ: ở trang của bộ, “Giao bộ cho các đơn vị” ký và tải tệp; “Tải bảng tính mẫu” cho bảng Excel sửa được rồi đọc lại.",
        ],
        picture: None,
    },
    Topic {
        title: "An toàn dữ liệu",
        lines: &[
            "Sau khi mở, trang không gửi và không nhận gì qua mạng.",
            "Nên bấm “Tải bản nháp về máy” mỗi tuần; tệp đó mở lại được trên máy khác.",
        ],
        picture: None,
    },
];

const EN: &[Topic] = &[
    Topic {
        title: "Start",
        lines: &[
            "On the start page, find a criteria set (typing without tone marks works), press “Start”, enter the name of the body, then “Create the draft”.",
            "To look first, press “Try an example”: a filled draft opens.",
            "Everything you type is stored on this machine at once. “Saved” on top tells when.",
        ],
        picture: Some(("bat-dau", "The start page with the criteria sets to choose from")),
    },
    Topic {
        title: "Scoring",
        lines: &[
            "Areas on the left, criteria with their rule and fields in the middle, figures always in sight on the right.",
            "Type decimals with a comma or a point. Counts may have thousands apart: 1.250.",
            "Not answered is not zero: the criterion stays open and widens the range certain … possible.",
            "“Why?” shows every step, to be redone on paper.",
            "“Not applicable” needs a reason; the criterion then leaves the maximum.",
            "“Find a criterion” and “Show” on the left lead to what is not answered, loses points or lacks evidence. Press “?” for the keyboard shortcuts.",
            "“What gives more?” at a criterion tells what the next step up takes.",
        ],
        picture: Some((
            "cham-diem",
            "The scoring page: areas on the left, criteria in the middle, results on the right",
        )),
    },
    Topic {
        title: "The figures on the right",
        lines: &[
            "Self score: points of the criteria that the body scores itself, out of their maximum.",
            "Projected: self score plus survey, external index and council parts as assumed.",
            "Certain … possible: from what is answered and backed by evidence to everything still open at its maximum.",
        ],
        picture: Some(("tong-quan", "The overview with a chart and a table by area")),
    },
    Topic {
        title: "Export and check",
        lines: &[
            "“Signing keys”: make a key once, set a passphrase, send the enrolment to the secretariat and read them the fingerprint.",
            "“Export” signs the draft with a key of this machine and downloads a JSON file; the printed report carries its digest.",
            "The head opens the file on the page “Check files” on their own machine, reads the report and countersigns.",
            "“Appraisal” is for the secretariat: drop all submissions to verify, recompute, appraise and rank them.",
            "“Check files” tells whether a file is genuine or where it was altered, and recomputes every score.",
            "This signature reveals changes; it does not replace the state's own digital signature.",
        ],
        picture: Some(("xuat-tep", "The export page with the list of appraisal risks")),
    },
    Topic {
        title: "Making a criteria set (for the secretariat)",
        lines: &[
            "On the start page press “make a criteria set from a table”. Copy the table of the annex and paste it, or open a .docx, .xlsx or .csv file; or begin with a set that ships.",
            "Step 1: what every column is. Step 2: beside the words of the table stands the proposed rule; accept it, change it, or leave it to a person's judgement. What is not understood is listed, never guessed silently.",
            "Step 3: name, legal basis, cohorts, classes, rounding, deadlines. Step 4: everything wrong, each with the way to its place. Step 5: open the set and try it, or save the file for the bodies.",
            "The work is stored on this machine after every change; “Save the work” carries it to another one.",
        ],
        picture: None,
    },
    Topic {
        title: "When the criteria change",
        lines: &[
            "Open the file of a new set (.json) on the start page: it is checked, and you see by which key it is signed, if it is; a file that was changed after signing is not taken.",
            "“Move to another set…” at a draft opens the comparison: where the new set differs, what that does to the draft in points, what is to be checked. Confirm lines that only have another name, and the answers go along.",
            "Moving makes a new draft; the old one stays. Answers of dropped lines are kept aside in the new draft and come back with the old set.",
            "For whoever issues a set: “Hand the set out” on its page signs and downloads it; “Download as a spreadsheet” gives a workbook that can be edited and read back.",
        ],
        picture: None,
    },
    Topic {
        title: "Your data",
        lines: &[
            "After loading, the page sends and receives nothing.",
            "Download the draft every week; the file opens on any machine.",
        ],
        picture: None,
    },
];
