//! Names of sheets, columns and groups.

/// Columns of the lines: heading, member, width.
pub(super) const COLUMNS: [(&str, &str, u16); 20] = [
    ("Nhóm", "", 10),
    ("Cấp", "", 6),
    ("Mã", "id", 22),
    ("Mã in", "code", 9),
    ("Tên", "name", 60),
    ("Điểm tối đa", "max", 11),
    ("Quy tắc", "rule/kind", 13),
    ("Tham số của quy tắc", "rule", 70),
    ("Ai chấm", "scored_by", 10),
    ("Giả định", "assume", 10),
    ("Không phát sinh", "not_arisen", 14),
    ("Tài liệu kiểm chứng", "evidence", 40),
    ("Không dùng chung", "exclusive", 14),
    ("Có thể không áp dụng", "may_not_apply", 14),
    ("Được gõ điểm", "may_type", 12),
    ("Miễn cho đơn vị", "exempt", 30),
    ("Ấn định điểm", "knock_outs", 30),
    ("Nguồn", "source", 40),
    ("Hướng dẫn", "help", 40),
    ("Tên tiếng Anh", "name_en", 40),
];

pub(super) const EXAMPLES: &str = "Ví dụ";

/// What stands in the column "Nhóm".
pub(super) const GROUPS: [(&str, &str); 3] =
    [("Thang điểm", "areas"), ("Điểm thưởng", "bonus"), ("Điểm trừ", "penalty")];

pub(super) const LINES: &str = "Tiêu chí";

pub(super) const SET: &str = "Bộ";
