//! The studio: why a source gives no table, what columns mean, what a proposal
//! takes for granted, why a row is not used.

mod doubt;
pub mod labels;
pub mod remark;
pub mod source;

pub use doubt::{confidence, doubt};

use super::Lang;
use super::file::parse_error;
use super::number::points;
use crate::draft::StorageError;
use crate::formats::table::ReadError;
use crate::pack::diff::{Change, Pair};
use crate::pack::{Node, Pack};
use crate::pack_editor::build::Skipped;
use crate::pack_editor::columns::ColumnKind;
use crate::pack_editor::outline::Unused;
#[cfg(feature = "studio")]
use crate::pack_editor::workbook::{SheetError, WriteError};

/// Why a source gives no table, where, and what to do.
#[must_use]
pub fn read_error(lang: Lang, error: &ReadError) -> String {
    match error {
        ReadError::Empty => say!(
            lang,
            "Chưa có nội dung để đọc. Hãy chọn cả bảng trong Word hoặc Excel, sao chép rồi dán lại.",
            "There is nothing to read. Select the whole table in Word or Excel, copy it and paste again.",
        ),
        ReadError::NoTable => say!(
            lang,
            "Không tìm thấy bảng nào. Hãy sao chép cả bảng, không chỉ chữ trong bảng.",
            "No table was found. Copy the whole table, not only the words in it.",
        ),
        ReadError::TooLarge { bytes, most } => {
            let (size, most) = (bytes.div_ceil(1 << 20), most >> 20);
            say!(
                lang,
                "Tệp có dung lượng {size} MB; phần mềm chỉ đọc tệp đến {most} MB. Hãy tách riêng phần phụ lục có bảng điểm.",
                "The file has {size} MB; at most {most} MB are read. Save the annex with the table as its own file.",
            )
        }
        ReadError::TooManyTables { most } => {
            say!(
                lang,
                "Có trên {most} bảng. Hãy chỉ giữ lại các bảng điểm.",
                "There are more than {most} tables. Keep only those with points."
            )
        }
        ReadError::TooManyRows { table, most } => say!(
            lang,
            "Bảng {table} có trên {most} dòng. Hãy chỉ giữ lại phần bảng điểm.",
            "Table {table} has more than {most} rows. Keep only the part with points.",
        ),
        ReadError::TooManyColumns { table, row, most } => say!(
            lang,
            "Bảng {table}, dòng {row} có trên {most} cột nên không đọc được. Hãy bỏ bớt các cột không cần.",
            "Table {table}, row {row} has more than {most} columns and cannot be read. Remove the columns that are not needed.",
        ),
        ReadError::CellTooLong { table, row, most } => say!(
            lang,
            "Bảng {table}, dòng {row}: có ô dài trên {most} ký tự. Hãy rút gọn hoặc tách ô đó.",
            "Table {table}, row {row}: a cell has more than {most} characters. Shorten or split it.",
        ),
        ReadError::TooMuchText { table, most } => {
            let most = most >> 20;
            say!(
                lang,
                "Bảng {table}: nội dung các ô gộp lặp lại trên {most} MB. Hãy tách các ô gộp hoặc chỉ giữ lại phần bảng điểm.",
                "Table {table}: merged cells repeat more than {most} MB of text. Split the merged cells, or keep only the part with points.",
            )
        }
        ReadError::NotUnicode { at } => say!(
            lang,
            "Tệp không dùng bảng mã Unicode nên không đọc được tiếng Việt. Hãy lưu lại trong Excel ở dạng “CSV UTF-8”.",
            "The file is not in Unicode (byte {at}), so Vietnamese text cannot be read. Save it in Excel as “CSV UTF-8”.",
        ),
        ReadError::Unsupported(kind) => source::unsupported(lang, *kind).to_owned(),
        ReadError::UnknownKind => say!(
            lang,
            "Không đọc được loại tệp này. Hãy dùng tệp .docx, .xlsx, .odt, .ods, .html, .csv hoặc sao chép bảng rồi dán.",
            "This kind of file cannot be read. Use .docx, .xlsx, .odt, .ods, .html or .csv, or copy the table and paste it.",
        ),
        ReadError::BrokenPackage => say!(
            lang,
            "Tệp bị lỗi, không mở được. Hãy lấy lại tệp gốc.",
            "The file is damaged and cannot be opened. Get the original file again.",
        ),
        ReadError::PartMissing { part } => {
            say!(
                lang,
                "Tệp bị lỗi (thiếu phần “{part}”). Hãy mở bằng Word hoặc Excel, lưu lại rồi thử lại.",
                "The file is damaged (part “{part}” is missing). Open it in Word or Excel, save it and try again."
            )
        }
        ReadError::PartTooLarge { part, most } => {
            let most = most >> 20;
            say!(
                lang,
                "Phần “{part}” của tệp khi giải nén lớn hơn {most} MB nên không đọc được. Hãy tách riêng phần phụ lục có bảng điểm.",
                "The part “{part}” of the file is larger than {most} MB when unpacked and cannot be read. Save the annex with the table as its own file.",
            )
        }
        ReadError::BrokenPart { part, at } => say!(
            lang,
            "Tệp bị lỗi ở phần “{part}” (byte thứ {at}). Hãy mở bằng Word hoặc Excel, lưu lại rồi thử lại.",
            "The file is damaged in part “{part}” (byte {at}). Open it in Word or Excel, save it and try again.",
        ),
    }
}

/// What a column means.
#[must_use]
pub const fn column(lang: Lang, kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Code => lang.pick("STT", "No."),
        ColumnKind::Name => lang.pick("Lĩnh vực, tiêu chí, tiêu chí thành phần", "Area, criterion, component"),
        ColumnKind::Max => lang.pick("Điểm tối đa", "Maximum"),
        ColumnKind::Rule => lang.pick("Thang điểm, cách chấm điểm", "Points and scoring method"),
        ColumnKind::Inputs => lang.pick("Số liệu đầu vào", "Inputs"),
        ColumnKind::Evidence => lang.pick("Tài liệu kiểm chứng", "Evidence"),
        ColumnKind::Note => lang.pick("Ghi chú", "Note"),
        ColumnKind::Source => lang.pick("Nguồn", "Source"),
        ColumnKind::Level => lang.pick("Cấp của dòng", "Level of the row"),
        ColumnKind::Group => lang.pick("Nhóm", "Group"),
        ColumnKind::Bonus => lang.pick("Điểm thưởng", "Bonus points"),
        ColumnKind::Penalty => lang.pick("Điểm trừ", "Penalty points"),
        ColumnKind::Target => lang.pick("Chỉ tiêu, mức yêu cầu", "Target"),
        ColumnKind::Other => lang.pick("Không dùng", "Not used"),
        ColumnKind::Unknown => lang.pick("Chưa rõ, hãy chọn", "Not known, choose one"),
    }
}

/// Why the work of the studio is not stored, and what to do.
#[must_use]
pub fn not_stored(lang: Lang, error: &StorageError) -> String {
    match error {
        StorageError::SavedElsewhere => say!(
            lang,
            "Một thẻ (tab) khác vừa lưu phần việc khác nên thẻ này không ghi đè. Hãy tải phần việc ở thẻ này về thành tệp; mở lại tệp đó ở trang “Soạn bộ tiêu chí” để làm tiếp.",
            "Another tab saved other work, so this tab does not overwrite it. Download the work in this tab as a file; open that file on the page “Criteria set editor” to continue.",
        ),
        other => super::office::not_stored(lang, other),
    }
}

/// Number, name and size of a table.
#[must_use]
pub fn table_title(lang: Lang, number: usize, name: &str, rows: usize, columns: usize) -> String {
    let name = if name.is_empty() { String::new() } else { format!(" “{name}”") };
    say!(
        lang,
        "Bảng {number}{name}: {rows} dòng, {columns} cột",
        "Table {number}{name}: {rows} rows, {columns} columns"
    )
}

/// How many proposals were dealt with.
#[must_use]
pub fn progress_line(lang: Lang, done: usize, all: usize) -> String {
    say!(lang, "Đã duyệt {done}/{all} tiêu chí chấm điểm.", "{done} of {all} scored criteria reviewed.")
}

/// How many lines are not accepted.
#[must_use]
pub fn open_line(lang: Lang, open: usize) -> String {
    say!(lang, "{open} chưa duyệt", "{open} not reviewed")
}

/// How many errors and remarks there are.
#[must_use]
pub fn counts_line(lang: Lang, errors: usize, remarks: usize) -> String {
    match (errors, remarks) {
        (0, 0) => say!(lang, "không có lỗi", "no errors"),
        (0, _) => say!(lang, "0 lỗi, {remarks} cần xem", "0 errors, {remarks} to review"),
        (_, 0) => say!(lang, "{errors} lỗi", "{errors} errors"),
        _ => say!(lang, "{errors} lỗi, {remarks} cần xem", "{errors} errors, {remarks} to review"),
    }
}

/// Why a row of the table is no line of the pack.
#[must_use]
pub const fn skipped(lang: Lang, why: Skipped) -> &'static str {
    match why {
        Skipped::Unused(Unused::BeforeFirst) => {
            lang.pick("Dòng nằm trước dòng đầu tiên của bảng điểm.", "The row comes before the first row with points.")
        }
        Skipped::Unused(Unused::NoName) => {
            lang.pick("Dòng có STT nhưng không có tên.", "The row has a number but no name.")
        }
        Skipped::Unused(Unused::AfterTotal) => {
            lang.pick("Dòng đứng sau dòng tổng cộng.", "The row comes after the printed total.")
        }
        Skipped::NoPoints => {
            lang.pick("Dòng chỉ để hiển thị, không có điểm.", "The row is for display only and has no points.")
        }
        Skipped::LeftOut => lang.pick("Dòng này đã được bỏ.", "This row was removed."),
    }
}

/// Why a project cannot be opened.
#[must_use]
pub fn project_error(lang: Lang, error: &crate::pack_editor::project::ProjectError) -> String {
    match error {
        crate::pack_editor::project::ProjectError::Json(error) => parse_error(lang, error),
        crate::pack_editor::project::ProjectError::Problems(problems) => problems
            .iter()
            .map(|found| format!("{} {}", found.pointer, super::file::problem(lang, &found.kind)))
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

/// What changed between two packs on a line, in a sentence that begins with the line.
#[must_use]
pub fn pair(lang: Lang, pair: &Pair, old: &Pack, new: &Pack) -> String {
    format!("{}: {}", pair_line(lang, pair, old, new), pair_changes(lang, pair, old, new))
}

/// The line of a pair, by its code and name in the new pack, else in the old one.
#[must_use]
pub fn pair_line(lang: Lang, pair: &Pair, old: &Pack, new: &Pack) -> String {
    let is = pair.new.and_then(|idx| new.nodes.get(idx));
    let line = is.or_else(|| old.nodes.get(pair.old?));
    let words = line.map_or_else(String::new, |line| format!("{} {}", line.code, super::node_name(lang, line)));
    words.trim_start().to_owned()
}

/// What changed between two packs on a line.
#[must_use]
pub fn pair_changes(lang: Lang, pair: &Pair, old: &Pack, new: &Pack) -> String {
    let was = pair.old.and_then(|idx| old.nodes.get(idx));
    match (was, pair.new.and_then(|idx| new.nodes.get(idx))) {
        (Some(was), Some(is)) => {
            let changes: Vec<String> = pair.changes.iter().map(|found| change(lang, *found, was, is, new)).collect();
            if changes.is_empty() { say!(lang, "giữ nguyên", "kept") } else { changes.join("; ") }
        }
        (None, Some(is)) => {
            let max = points(lang, is.max);
            say!(lang, "tiêu chí mới, {max} điểm", "new, {max} points")
        }
        (Some(was), None) => {
            let max = points(lang, was.max);
            say!(lang, "bị bỏ, {max} điểm", "dropped, {max} points")
        }
        (None, None) => String::new(),
    }
}

/// One change on a line that both packs have.
fn change(lang: Lang, change: Change, was: &Node, is: &Node, new: &Pack) -> String {
    match change {
        Change::Renamed => {
            let before = &was.name;
            say!(lang, "đổi tên (trước là “{before}”)", "renamed (it was “{before}”)")
        }
        Change::Recoded => {
            let before = &was.code;
            say!(lang, "đổi STT (trước là {before})", "renumbered (it was {before})")
        }
        Change::Moved => match is.parent.and_then(|idx| new.nodes.get(idx)) {
            Some(parent) => {
                let parent = super::node_name(lang, parent);
                say!(lang, "chuyển sang “{parent}”", "moved to “{parent}”")
            }
            None => say!(lang, "chuyển lên cấp lĩnh vực", "moved up to area level"),
        },
        Change::Maximum => {
            let (before, after) = (points(lang, was.max), points(lang, is.max));
            say!(lang, "điểm tối đa {before} → {after}", "maximum {before} → {after}")
        }
        Change::Split => match is.leaf() {
            Some(_) => say!(
                lang,
                "nay chấm trực tiếp, không còn tiêu chí thành phần",
                "now scored directly, without components"
            ),
            None => say!(lang, "nay chia thành các tiêu chí thành phần", "now divided into components"),
        },
        Change::Rule => say!(lang, "đổi cách chấm điểm", "different kind of scoring rule"),
        Change::Thresholds => say!(lang, "đổi mức hoặc điểm của cách chấm điểm", "different bands or points"),
        Change::Words => say!(lang, "sửa câu chữ của cách chấm điểm", "different wording of the scoring rule"),
        Change::Terms => say!(
            lang,
            "đổi điều kiện (người chấm, tài liệu kiểm chứng, trường hợp không tính điểm)",
            "different terms (who scores, evidence, when it is not counted)"
        ),
    }
}

/// Why a workbook is no pack, where, and what to do.
#[cfg(feature = "studio")]
#[must_use]
pub fn sheet_error(lang: Lang, error: &SheetError) -> String {
    match error {
        SheetError::Read(error) => read_error(lang, error),
        SheetError::SheetMissing { name } => say!(
            lang,
            "Bảng tính không có trang tính “{name}”. Hãy bắt đầu từ bảng tính mẫu do phần mềm tạo.",
            "The workbook has no sheet “{name}”. Start from the spreadsheet template made by this application.",
        ),
        SheetError::ColumnMissing { name } => say!(
            lang,
            "Trang tính “Tiêu chí” không có cột “{name}”. Hãy giữ nguyên dòng đầu của bảng tính mẫu.",
            "The sheet “Tiêu chí” has no column “{name}”. Keep the first row of the template.",
        ),
        SheetError::Line { sheet, row, text } => say!(
            lang,
            "Trang tính “{sheet}”, dòng {row}: không đọc được “{text}”. Hãy ghi theo dạng “mục = giá trị”.",
            "Sheet “{sheet}”, row {row}: “{text}” cannot be read. Write “member = value”.",
        ),
        SheetError::Depth { row } => say!(
            lang,
            "Trang tính “Tiêu chí”, dòng {row}: cột “Cấp” phải là số, và chỉ được thấp hơn dòng trên một cấp.",
            "Sheet “Tiêu chí”, row {row}: the column “Cấp” must be a number, at most one level deeper than the row above.",
        ),
    }
}

/// Why a pack cannot be written as a workbook.
#[cfg(feature = "studio")]
#[must_use]
pub const fn write_error(lang: Lang, error: WriteError) -> &'static str {
    match error {
        WriteError::CellTooLong => lang.pick(
            "Có nội dung dài hơn mức một ô Excel chứa được (32.767 ký tự). Hãy rút gọn nội dung đó.",
            "A text is longer than an Excel cell can hold (32,767 characters). Shorten it.",
        ),
        WriteError::Workbook => {
            lang.pick("Chưa tạo được bảng tính. Hãy thử lại.", "The workbook could not be made. Try again.")
        }
    }
}
