//! The studio: why a source gives no table, what columns mean, what a proposal
//! takes for granted, why a row is not used.

mod doubt;
pub mod labels;
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
            "Không có gì để đọc. Hãy chọn cả bảng trong Word hoặc Excel, sao chép rồi dán lại.",
            "There is nothing to read. Select the whole table in Word or Excel, copy it and paste again.",
        ),
        ReadError::NoTable => say!(
            lang,
            "Không thấy bảng nào. Hãy sao chép cả bảng, không chỉ chữ trong bảng.",
            "No table was found. Copy the whole table, not only the words in it.",
        ),
        ReadError::TooLarge { bytes, most } => {
            let (size, most) = (bytes.div_ceil(1 << 20), most >> 20);
            say!(
                lang,
                "Tệp có {size} MB, chỉ đọc tệp đến {most} MB. Hãy tách riêng phần phụ lục có bảng điểm.",
                "The file has {size} MB; at most {most} MB are read. Save the annex with the table as its own file.",
            )
        }
        ReadError::TooManyTables { most } => {
            say!(
                lang,
                "Có hơn {most} bảng. Hãy giữ lại các bảng điểm.",
                "There are more than {most} tables. Keep those with points."
            )
        }
        ReadError::TooManyRows { table, most } => say!(
            lang,
            "Bảng {table} có hơn {most} dòng. Hãy giữ lại phần bảng điểm.",
            "Table {table} has more than {most} rows. Keep the part with points.",
        ),
        ReadError::TooManyColumns { table, row, most } => say!(
            lang,
            "Bảng {table}, dòng {row} có hơn {most} cột.",
            "Table {table}, row {row} has more than {most} columns.",
        ),
        ReadError::CellTooLong { table, row, most } => say!(
            lang,
            "Bảng {table}, dòng {row}: một ô có hơn {most} chữ.",
            "Table {table}, row {row}: a cell has more than {most} characters.",
        ),
        ReadError::TooMuchText { table, most } => {
            let most = most >> 20;
            say!(
                lang,
                "Bảng {table}: các ô gộp lặp lại hơn {most} MB chữ.",
                "Table {table}: merged cells repeat more than {most} MB of text.",
            )
        }
        ReadError::NotUnicode { at } => say!(
            lang,
            "Tệp không dùng bảng mã Unicode (byte thứ {at}). Trong Excel hãy lưu dạng “CSV UTF-8”.",
            "The file is not in Unicode (byte {at}). In Excel save it as “CSV UTF-8”.",
        ),
        ReadError::Unsupported(kind) => source::unsupported(lang, *kind).to_owned(),
        ReadError::UnknownKind => say!(
            lang,
            "Không đọc được loại tệp này. Hãy dùng .docx, .xlsx, .odt, .ods, .html, .csv hoặc sao chép bảng rồi dán.",
            "This kind of file is not read. Use .docx, .xlsx, .odt, .ods, .html or .csv, or copy the table and paste it.",
        ),
        ReadError::BrokenPackage => say!(
            lang,
            "Tệp bị hỏng: không mở được gói bên trong. Hãy lấy lại tệp gốc.",
            "The file is broken: the package inside cannot be opened. Get the original again.",
        ),
        ReadError::PartMissing { part } => {
            say!(lang, "Tệp bị thiếu phần “{part}”.", "The file lacks its part “{part}”.")
        }
        ReadError::PartTooLarge { part, most } => {
            let most = most >> 20;
            say!(
                lang,
                "Phần “{part}” của tệp khi giải nén lớn hơn {most} MB nên không được đọc.",
                "The part “{part}” of the file is larger than {most} MB when unpacked and is not read.",
            )
        }
        ReadError::BrokenPart { part, at } => say!(
            lang,
            "Phần “{part}” của tệp bị hỏng ở byte thứ {at}.",
            "The part “{part}” of the file is broken at byte {at}.",
        ),
    }
}

/// What a column means.
#[must_use]
pub const fn column(lang: Lang, kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Code => lang.pick("Mã (STT)", "Code"),
        ColumnKind::Name => lang.pick("Lĩnh vực, tiêu chí, tiêu chí thành phần", "Area, criterion, component"),
        ColumnKind::Max => lang.pick("Điểm tối đa", "Maximum"),
        ColumnKind::Rule => lang.pick("Thang điểm, cách tính", "Scale, how it is reckoned"),
        ColumnKind::Inputs => lang.pick("Số liệu đầu vào", "Inputs"),
        ColumnKind::Evidence => lang.pick("Tài liệu kiểm chứng", "Evidence"),
        ColumnKind::Note => lang.pick("Ghi chú", "Note"),
        ColumnKind::Source => lang.pick("Nguồn", "Source"),
        ColumnKind::Other => lang.pick("Không dùng", "Not used"),
    }
}

/// Why the work of the studio is not stored, and what to do.
#[must_use]
pub fn not_stored(lang: Lang, error: &StorageError) -> String {
    match error {
        StorageError::SavedElsewhere => say!(
            lang,
            "Một thẻ (tab) khác vừa lưu phần việc khác của xưởng nên thẻ này không ghi đè. Hãy tải phần ở thẻ này về thành tệp; mở lại tệp đó trong xưởng để làm tiếp.",
            "Another tab stored other work of the studio, so this one does not overwrite it. Download what is here as a file; open that file in the studio to go on.",
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
    say!(lang, "Đã duyệt {done} trên {all} dòng chấm điểm.", "{done} of {all} scored lines are dealt with.")
}

/// How many lines are not accepted.
#[must_use]
pub fn open_line(lang: Lang, open: usize) -> String {
    say!(lang, "{open} chưa duyệt", "{open} open")
}

/// How many errors and remarks there are.
#[must_use]
pub fn counts_line(lang: Lang, errors: usize, remarks: usize) -> String {
    match (errors, remarks) {
        (0, 0) => say!(lang, "không có lỗi", "nothing wrong"),
        (0, _) => say!(lang, "0 lỗi, {remarks} cần xem", "0 errors, {remarks} to look at"),
        (_, 0) => say!(lang, "{errors} lỗi", "{errors} errors"),
        _ => say!(lang, "{errors} lỗi, {remarks} cần xem", "{errors} errors, {remarks} to look at"),
    }
}

/// Why a row of the table is no line of the set.
#[must_use]
pub const fn skipped(lang: Lang, why: Skipped) -> &'static str {
    match why {
        Skipped::Unused(Unused::BeforeFirst) => lang
            .pick("Dòng đứng trước dòng đầu tiên của bảng điểm.", "The row stands before the first line with points."),
        Skipped::Unused(Unused::NoName) => {
            lang.pick("Dòng có mã nhưng không có tên.", "The row has a code but no name.")
        }
        Skipped::NoPoints => {
            lang.pick("Dòng chỉ để hiển thị, không có điểm.", "The row is only shown and has no points.")
        }
        Skipped::LeftOut => lang.pick("Bạn đã bỏ dòng này.", "You left this row out."),
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

/// What changed between two sets on a line, in a sentence that begins with the line.
#[must_use]
pub fn pair(lang: Lang, pair: &Pair, old: &Pack, new: &Pack) -> String {
    format!("{}: {}", pair_line(lang, pair, old, new), pair_changes(lang, pair, old, new))
}

/// The line of a pair, by its code and name in the new set, else in the old one.
#[must_use]
pub fn pair_line(lang: Lang, pair: &Pair, old: &Pack, new: &Pack) -> String {
    let is = pair.new.and_then(|idx| new.nodes.get(idx));
    let line = is.or_else(|| old.nodes.get(pair.old?));
    let words = line.map_or_else(String::new, |line| format!("{} {}", line.code, super::node_name(lang, line)));
    words.trim_start().to_owned()
}

/// What changed between two sets on a line.
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
            say!(lang, "dòng mới, {max} điểm", "new, {max} points")
        }
        (Some(was), None) => {
            let max = points(lang, was.max);
            say!(lang, "bị bỏ, {max} điểm", "dropped, {max} points")
        }
        (None, None) => String::new(),
    }
}

/// One change on a line that both sets have.
fn change(lang: Lang, change: Change, was: &Node, is: &Node, new: &Pack) -> String {
    match change {
        Change::Renamed => {
            let before = &was.name;
            say!(lang, "đổi tên (trước là “{before}”)", "renamed (it was “{before}”)")
        }
        Change::Recoded => {
            let before = &was.code;
            say!(lang, "đổi mã (trước là {before})", "other code (it was {before})")
        }
        Change::Moved => match is.parent.and_then(|idx| new.nodes.get(idx)) {
            Some(parent) => {
                let parent = super::node_name(lang, parent);
                say!(lang, "chuyển sang “{parent}”", "moved to “{parent}”")
            }
            None => say!(lang, "chuyển lên cấp lĩnh vực", "moved to the level of areas"),
        },
        Change::Maximum => {
            let (before, after) = (points(lang, was.max), points(lang, is.max));
            say!(lang, "điểm tối đa {before} → {after}", "maximum {before} → {after}")
        }
        Change::Split => match is.leaf() {
            Some(_) => say!(lang, "nay tự chấm, không còn dòng con", "now scored by itself, without lines below"),
            None => say!(lang, "nay chia thành các dòng con", "now divided into lines below"),
        },
        Change::Rule => say!(lang, "đổi cách chấm", "another kind of rule"),
        Change::Thresholds => say!(lang, "đổi mức hoặc điểm của cách chấm", "other thresholds or points"),
        Change::Words => say!(lang, "đổi lời của cách chấm", "other words in the rule"),
        Change::Terms => say!(
            lang,
            "đổi điều kiện (người chấm, tài liệu, trường hợp không tính)",
            "other terms (who scores, evidence, when it does not count)"
        ),
    }
}

/// Why a workbook is no set, where, and what to do.
#[cfg(feature = "studio")]
#[must_use]
pub fn sheet_error(lang: Lang, error: &SheetError) -> String {
    match error {
        SheetError::Read(error) => read_error(lang, error),
        SheetError::SheetMissing { name } => say!(
            lang,
            "Bảng tính không có sheet “{name}”. Hãy bắt đầu từ bảng tính mẫu do ứng dụng tạo.",
            "The workbook has no sheet “{name}”. Start from the template that the application makes.",
        ),
        SheetError::ColumnMissing { name } => say!(
            lang,
            "Sheet “Tiêu chí” không có cột “{name}”. Hãy giữ nguyên dòng đầu của bảng tính mẫu.",
            "The sheet “Tiêu chí” has no column “{name}”. Keep the first row of the template.",
        ),
        SheetError::Line { sheet, row, text } => say!(
            lang,
            "Sheet “{sheet}”, dòng {row}: không đọc được “{text}”. Hãy viết “mục = giá trị”.",
            "Sheet “{sheet}”, row {row}: “{text}” cannot be read. Write “member = value”.",
        ),
        SheetError::Depth { row } => say!(
            lang,
            "Sheet “Tiêu chí”, dòng {row}: cột “Cấp” phải là số, và chỉ được sâu hơn dòng trên một cấp.",
            "Sheet “Tiêu chí”, row {row}: the column “Cấp” must be a number, at most one deeper than the row above.",
        ),
    }
}

/// Why a set cannot be written as a workbook.
#[cfg(feature = "studio")]
#[must_use]
pub const fn write_error(lang: Lang, error: WriteError) -> &'static str {
    match error {
        WriteError::CellTooLong => lang.pick(
            "Có đoạn chữ dài hơn một ô Excel chứa được (32.767 chữ). Hãy rút gọn đoạn đó.",
            "A text is longer than a cell of Excel can be (32,767 characters). Shorten it.",
        ),
        WriteError::Workbook => lang.pick("Không tạo được bảng tính.", "The workbook could not be made."),
    }
}
