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
            "Ở trang chủ, tìm bộ tiêu chí (gõ không dấu cũng được, ví dụ “hai phong”), bấm “Bắt đầu chấm”, nhập tên cơ quan rồi “Tạo phiếu”.",
            "Để xem trước, bấm “Xem phiếu mẫu”: phần mềm mở một phiếu đã điền sẵn.",
            "Nội dung đã nhập được lưu ngay trên máy này. Dòng “Đã lưu” ở trên cùng cho biết thời điểm lưu gần nhất.",
        ],
        picture: Some(("bat-dau", "Trang chủ với các bộ tiêu chí để chọn")),
    },
    Topic {
        title: "Chấm điểm",
        lines: &[
            "Bên trái là các lĩnh vực; ở giữa là từng tiêu chí kèm cách chấm điểm và ô nhập; bên phải là điểm, chỉ số, xếp loại và phần còn thiếu.",
            "Gõ số lẻ bằng dấu phẩy hoặc dấu chấm: 7,25 hoặc 7.25. Số đếm có thể ngăn hàng nghìn: 1.250.",
            "Tiêu chí chưa chấm không bị tính 0 điểm; phần điểm này nằm giữa “điểm chắc chắn” và “điểm có thể đạt”.",
            "“Vì sao?” ở mỗi tiêu chí nêu từng bước tính để có thể tính lại trên giấy.",
            "“Không áp dụng” phải nêu lý do; khi đó tiêu chí không tính vào điểm tối đa.",
            "Ô “Tìm tiêu chí” và “Lọc” ở cột trái giúp đến ngay tiêu chí chưa chấm, chưa đạt điểm tối đa hoặc thiếu tài liệu kiểm chứng. Bấm “?” để xem phím tắt.",
            "“Việc có thể làm để tăng điểm” ở từng tiêu chí cho biết cần thêm bao nhiêu để đạt mức cao hơn liền kề.",
        ],
        picture: Some(("cham-diem", "Trang chấm điểm: lĩnh vực bên trái, tiêu chí ở giữa, kết quả bên phải")),
    },
    Topic {
        title: "Các số liệu ở cột phải",
        lines: &[
            "Tự chấm: điểm của các tiêu chí do đơn vị tự chấm, trên điểm tối đa tương ứng.",
            "Tạm tính: điểm tự chấm cộng phần không tự chấm (điều tra xã hội học, chỉ số do cơ quan khác công bố, Hội đồng) theo số giả định đã nhập.",
            "Từ điểm chắc chắn đến điểm có thể đạt: thấp nhất chỉ gồm các tiêu chí đã chấm và có tài liệu kiểm chứng theo quy định của bộ tiêu chí; cao nhất gồm cả các tiêu chí chưa chấm, lấy theo điểm tối đa.",
        ],
        picture: Some(("tong-quan", "Trang tổng quan với biểu đồ và bảng theo lĩnh vực")),
    },
    Topic {
        title: "Xuất tệp và kiểm tra",
        lines: &[
            "Trang “Khóa ký”: tạo khóa ký một lần, đặt mật khẩu, gửi tệp đăng ký cho cơ quan thẩm định và đọc mã đối chiếu khóa qua điện thoại để đối chiếu.",
            "Trang “Xuất tệp” ký phiếu bằng khóa ký trên máy này và tải về tệp nộp; báo cáo in ra có mã kiểm tra của đúng tệp đó.",
            "Người đứng đầu mở tệp ở trang “Kiểm tra tệp” trên máy của mình, xem báo cáo rồi ký duyệt.",
            "Trang “Thẩm định” dành cho cơ quan thẩm định: kéo thả tất cả tệp nộp để kiểm tra, tính lại, cho điểm và xếp hạng.",
            "Trang “Kiểm tra tệp” cho biết tệp còn nguyên vẹn hay đã bị sửa ở đâu, và tính lại toàn bộ điểm.",
            "Chữ ký này giúp phát hiện sửa đổi, không thay thế chữ ký số chuyên dùng công vụ.",
        ],
        picture: Some(("xuat-tep", "Trang xuất tệp với danh sách nội dung cần rà soát")),
    },
    Topic {
        title: "Soạn bộ tiêu chí (cơ quan thẩm định)",
        lines: &[
            "Ở trang chủ, bấm “soạn bộ tiêu chí từ bảng Word, Excel”. Sao chép bảng điểm trong phụ lục rồi dán vào, hoặc mở tệp .docx, .xlsx, .csv; cũng có thể bắt đầu từ một bộ tiêu chí có sẵn.",
            "Bước 1: chọn nội dung của từng cột. Bước 2: mỗi tiêu chí có nội dung trong bảng bên cạnh cách chấm điểm đề xuất; hãy chấp nhận, sửa, hoặc để người chấm cho điểm. Chỗ nào phần mềm chưa nhận ra thì được liệt kê để quyết định.",
            "Bước 3: tên, căn cứ, khối, xếp loại, làm tròn, thời hạn. Bước 4: tất cả lỗi, mỗi lỗi có nút đến đúng chỗ. Bước 5: thêm bộ tiêu chí vào danh sách để chấm thử, hoặc lưu thành tệp gửi các đơn vị.",
            "Phần việc được lưu trên máy này sau mỗi lần sửa; “Lưu phần việc” để mang sang máy khác.",
        ],
        picture: None,
    },
    Topic {
        title: "Bộ tiêu chí thay đổi",
        lines: &[
            "Khi nhận tệp bộ tiêu chí mới (.json), hãy mở ở trang chủ: phần mềm kiểm tra bộ tiêu chí và cho biết tệp được ký bằng khóa nào (nếu có); tệp bị sửa sau khi ký không mở được.",
            "“Chuyển sang bộ tiêu chí khác…” ở phiếu mở trang so sánh: bộ tiêu chí mới khác ở đâu, phiếu thay đổi bao nhiêu điểm, tiêu chí nào cần xem lại. Hãy xác nhận các tiêu chí chỉ đổi tên để nội dung kê khai được chuyển theo.",
            "Chuyển phiếu tạo ra một phiếu mới; phiếu cũ được giữ nguyên. Nội dung kê khai của tiêu chí bị bỏ được lưu riêng trong phiếu mới và được khôi phục khi chuyển về bộ tiêu chí cũ.",
            "Cơ quan ban hành: ở trang của bộ tiêu chí, “Gửi bộ tiêu chí cho các đơn vị” để ký và tải tệp; “Tải bảng tính mẫu” để có bảng Excel sửa được và mở lại được.",
        ],
        picture: None,
    },
    Topic {
        title: "An toàn dữ liệu",
        lines: &[
            "Sau khi mở, trang không gửi và không nhận dữ liệu qua mạng.",
            "Nên bấm “Tải phiếu về máy” mỗi tuần; tệp này mở lại được trên máy khác.",
        ],
        picture: None,
    },
];

const EN: &[Topic] = &[
    Topic {
        title: "Start",
        lines: &[
            "On the home page, find a criteria set (typing without tone marks works), press “Start”, enter the name of the agency, then “Create the scoresheet”.",
            "To have a look first, press “View a sample scoresheet”: a completed scoresheet opens.",
            "Everything you type is stored on this computer at once. “Saved” at the top shows when.",
        ],
        picture: Some(("bat-dau", "The home page with the criteria sets to choose from")),
    },
    Topic {
        title: "Scoring",
        lines: &[
            "Areas on the left, criteria with their scoring rule and fields in the middle, points, index, class and what is missing on the right.",
            "Enter decimals with a comma or a point. Counts may have separated thousands: 1.250.",
            "A criterion not scored is not counted as 0 points; its points lie between “secured” and “possible”.",
            "“Why?” shows each step of the calculation, so that it can be repeated on paper.",
            "“Not applicable” requires a reason; the criterion is then not counted in the maximum.",
            "“Find a criterion” and “Show” on the left lead to criteria that are not scored, below the maximum or lacking evidence. Press “?” for the keyboard shortcuts.",
            "“How to gain points” on each criterion shows what the next level requires.",
        ],
        picture: Some((
            "cham-diem",
            "The scoring page: areas on the left, criteria in the middle, results on the right",
        )),
    },
    Topic {
        title: "The figures on the right",
        lines: &[
            "Self-scored: points of the criteria that the agency scores itself, out of their maximum.",
            "Projected: self-scored points plus the part scored by others (survey, index published by another agency, council) as assumed.",
            "Secured to possible: from what is scored and has evidence to all remaining criteria at their maximum.",
        ],
        picture: Some(("tong-quan", "The overview with a chart and a table by area")),
    },
    Topic {
        title: "Export and check",
        lines: &[
            "“Signing keys”: create a key once, set a passphrase, send the enrolment file to the appraising authority and read the fingerprint over the phone.",
            "“Export” signs the scoresheet with a key of this computer and downloads the submission; the printed report carries its checksum.",
            "The head opens the file on the page “Check files” on their own computer, reads the report and countersigns.",
            "“Appraisal” is for the appraising authority: drop all submissions to verify, recompute, appraise and rank them.",
            "“Check files” shows whether a file is intact or where it was changed, and recomputes all points.",
            "This signature reveals changes; it does not replace the official digital signature.",
        ],
        picture: Some(("xuat-tep", "The export page with the list of items to review")),
    },
    Topic {
        title: "Making a criteria set (for the appraising authority)",
        lines: &[
            "On the home page, press “make a criteria set from a Word or Excel table”. Copy the table of the annex and paste it, or open a .docx, .xlsx or .csv file; or start from an existing criteria set.",
            "Step 1: choose what each column contains. Step 2: the proposed scoring rule is shown next to the text of the table; accept it, change it, or leave it to the scorer. Whatever was not recognised is listed for you to decide.",
            "Step 3: name, legal basis, comparison groups, classes, rounding, deadlines. Step 4: all errors, each with a link to its place. Step 5: add the criteria set to the list and try it, or save the file for the agencies.",
            "The work is saved on this computer after each change; use “Save the work” to move it to another computer.",
        ],
        picture: None,
    },
    Topic {
        title: "When the criteria change",
        lines: &[
            "When you receive a new criteria set file (.json), open it on the home page: it is checked, and you see which key signed it (if any); a file that was changed after signing cannot be opened.",
            "“Move to another criteria set…” on a scoresheet opens the comparison: where the new criteria set differs, how the points change, what needs review. Confirm criteria that were only renamed, so that their entries are carried over.",
            "Moving creates a new scoresheet; the old one is kept. Entries of dropped criteria are kept separately in the new scoresheet and restored with the old criteria set.",
            "For the issuing authority: on the page of the criteria set, “Send the criteria set to agencies” signs and downloads the file; “Download as a spreadsheet” gives a workbook that can be edited and opened again.",
        ],
        picture: None,
    },
    Topic {
        title: "Your data",
        lines: &[
            "Once opened, the page neither sends nor receives data over the network.",
            "Press “Download the scoresheet” every week; the file can be opened on another computer.",
        ],
        picture: None,
    },
];
