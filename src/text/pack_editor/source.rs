//! What a reader found out about a file and its cells, in sentences.

use super::Lang;
use crate::formats::note::{CellNote, LeftOut};
use crate::formats::source::{Encoding, Notice};
use crate::formats::table::{FileKind, SourceKind};

/// Why a kind of file is not read, and the way out.
#[must_use]
pub const fn unsupported(lang: Lang, kind: FileKind) -> &'static str {
    match kind {
        FileKind::Pdf => lang.pick(
            "Đây là tệp PDF nên không đọc được bảng trong tệp. Hãy mở bằng Word (Tệp → Mở), sao chép bảng rồi dán, hoặc lưu thành .docx.",
            "This is a PDF; its tables cannot be read. Open it in Word (File → Open), copy the table and paste it, or save it as .docx.",
        ),
        FileKind::Rtf => lang.pick(
            "Đây là tệp .rtf. Hãy mở bằng Word hoặc LibreOffice rồi lưu thành .docx.",
            "This is an .rtf file. Open it in Word or LibreOffice and save it as .docx.",
        ),
        FileKind::Doc => lang.pick(
            "Đây là tệp Word loại cũ (.doc). Hãy mở bằng Word hoặc LibreOffice rồi lưu thành .docx.",
            "This is an old Word file (.doc). Open it in Word or LibreOffice and save it as .docx.",
        ),
        FileKind::Xls => lang.pick(
            "Đây là tệp Excel loại cũ (.xls). Hãy mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx.",
            "This is an old Excel file (.xls). Open it in Excel or LibreOffice and save it as .xlsx.",
        ),
        FileKind::OldOffice => lang.pick(
            "Tệp thuộc loại cũ (.doc, .xls) hoặc có mật khẩu. Hãy mở bằng Word hoặc Excel rồi lưu thành .docx, .xlsx không có mật khẩu.",
            "The file is of an old type (.doc, .xls) or has a password. Open it in Word or Excel and save it as .docx or .xlsx without one.",
        ),
        FileKind::Locked => lang.pick(
            "Tệp có mật khẩu nên không đọc được. Hãy mở bằng Word hoặc Excel, bỏ mật khẩu rồi lưu lại.",
            "The file has a password and cannot be read. Open it in Word or Excel, remove the password and save it.",
        ),
        FileKind::ExcelXml2003 => lang.pick(
            "Đây là bảng tính XML 2003 (thường có đuôi .xls hoặc .xml). Hãy mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx.",
            "This is an XML 2003 spreadsheet (often named .xls or .xml). Open it in Excel or LibreOffice and save it as .xlsx.",
        ),
        FileKind::WordXml => lang.pick(
            "Đây là văn bản Word dạng một tệp XML. Hãy mở bằng Word rồi lưu thành .docx.",
            "This is a Word document as one XML file. Open it in Word and save it as .docx.",
        ),
        FileKind::FlatOpenDocument => lang.pick(
            "Đây là tệp LibreOffice dạng phẳng (.fods, .fodt). Hãy mở bằng LibreOffice rồi lưu thành .ods hoặc .odt.",
            "This is a flat LibreOffice file (.fods, .fodt). Open it in LibreOffice and save it as .ods or .odt.",
        ),
        FileKind::WebArchive => lang.pick(
            "Đây là trang web lưu thành một tệp (.mht). Hãy mở bằng Word rồi lưu thành .docx, hoặc mở bằng trình duyệt, sao chép bảng rồi dán.",
            "This is a web page in one file (.mht). Open it in Word and save it as .docx, or open it in a browser, copy the table and paste it.",
        ),
        FileKind::Xlsb => lang.pick(
            "Đây là bảng tính Excel dạng nhị phân (.xlsb). Hãy mở bằng Excel rồi lưu thành .xlsx.",
            "This is a binary Excel workbook (.xlsb). Open it in Excel and save it as .xlsx.",
        ),
        FileKind::Slides => lang.pick(
            "Đây là tệp trình chiếu. Hãy sao chép bảng trong tệp rồi dán.",
            "This is a presentation. Copy the table in it and paste it.",
        ),
        FileKind::Picture => lang.pick(
            "Đây là tệp ảnh hoặc bản quét, không có chữ để đọc. Hãy dùng bản gốc bằng Word hoặc Excel.",
            "This is a picture or scan without text. Use the original in Word or Excel.",
        ),
        FileKind::Archive => lang.pick(
            "Đây là tệp nén. Hãy giải nén rồi chọn tệp Word hoặc Excel bên trong.",
            "This is an archive. Unpack it and choose the Word or Excel file inside.",
        ),
        FileKind::Json => lang.pick(
            "Đây là tệp JSON, không phải bảng. Hãy mở bộ tiêu chí và phiếu ở trang chủ, mở tệp đã ký ở trang “Kiểm tra tệp”.",
            "This is a JSON file, not a table. Open criteria sets and scoresheets on the home page, signed files on the page “Check files”.",
        ),
    }
}

/// Where a cell is: `ô C5` of a spreadsheet, otherwise row and column; from 0.
#[must_use]
pub fn place(lang: Lang, kind: SourceKind, row: usize, column: usize) -> String {
    let (line, number) = (row + 1, column + 1);
    match kind {
        SourceKind::Xlsx | SourceKind::Ods => {
            let letters = letters(column);
            say!(lang, "ô {letters}{line}", "cell {letters}{line}")
        }
        SourceKind::Html | SourceKind::Text | SourceKind::Docx | SourceKind::Odt => {
            say!(lang, "dòng {line}, cột {number}", "row {line}, column {number}")
        }
    }
}

/// The name of a spreadsheet's column, from 0: A, B, … Z, AA.
#[must_use]
pub fn letters(column: usize) -> String {
    let mut left = column + 1;
    let mut letters = Vec::new();
    while 0 < left {
        let digit = (left - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or(0)));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// What is to be known about a cell besides its text.
#[must_use]
pub fn note(lang: Lang, note: &CellNote) -> String {
    match note {
        CellNote::LeftOut { text, why } => {
            let (text, why) = (text.replace('\n', " "), left_out(lang, *why));
            say!(lang, "Không lấy “{text}”: {why}.", "“{text}” is not used: {why}.")
        }
        CellNote::FormulaWithoutValue => say!(
            lang,
            "Ô là công thức nhưng tệp không lưu kết quả. Hãy mở bằng Excel rồi lưu lại, hoặc nhập số vào đây.",
            "The cell is a formula whose result is not in the file. Open it in Excel and save it, or enter the number here.",
        ),
        CellNote::ErrorValue => say!(
            lang,
            "Ô báo lỗi công thức. Hãy sửa trong bảng tính hoặc nhập số vào đây.",
            "The cell has a formula error. Correct it in the spreadsheet, or enter the number here.",
        ),
        CellNote::Rounded { stored } => {
            let stored = if lang == Lang::Vi { stored.replace('.', ",") } else { stored.clone() };
            say!(
                lang,
                "Số được hiển thị làm tròn; giá trị lưu trong ô là {stored}.",
                "The number is shown rounded; the cell stores {stored}.",
            )
        }
        CellNote::DateUndone { shown } => say!(
            lang,
            "Bảng tính đã đổi nội dung nhập thành ngày ({shown}); nội dung nhập đã được khôi phục.",
            "The spreadsheet had turned the entry into a date ({shown}); the entry was restored.",
        ),
        CellNote::DateUnclear { readings } => {
            let readings = readings.join(lang.pick(" hoặc ", " or "));
            say!(
                lang,
                "Bảng tính đã đổi nội dung nhập thành ngày; có thể đã nhập {readings}. Hãy chọn.",
                "The spreadsheet had turned the entry into a date; it may have been {readings}. Choose one.",
            )
        }
        CellNote::AutoNumber { number } => say!(
            lang,
            "“{number}” là số tự động, được tính lại từ cách đánh số của văn bản.",
            "“{number}” is an automatic number, computed from the numbering of the document.",
        ),
        CellNote::NumberUnknown => say!(
            lang,
            "Trước chữ có số tự động nhưng không tính được. Hãy nhập STT của dòng.",
            "Before the text there is an automatic number that could not be computed. Enter the number of the row.",
        ),
        CellNote::UnknownSymbol { font } => say!(
            lang,
            "Có ký hiệu của phông “{font}” không rõ nghĩa, được ghi là □.",
            "A symbol of the font “{font}” is not recognised; it is written as □.",
        ),
        CellNote::Picture => say!(
            lang,
            "Ô có hình hoặc đối tượng nhúng, phần mềm không đọc nội dung này.",
            "The cell has a picture or embedded object, whose content is not read.",
        ),
        CellNote::TooNarrow => say!(
            lang,
            "Cột quá hẹp nên chỉ có dấu ####. Hãy mở rộng cột rồi sao chép lại, hoặc chọn tệp.",
            "The column was too narrow and holds only ####. Widen it and copy again, or choose the file.",
        ),
    }
}

/// Why words are left out, to go on after a colon.
#[must_use]
pub const fn left_out(lang: Lang, why: LeftOut) -> &'static str {
    match why {
        LeftOut::Mark => lang.pick("dấu chú thích", "footnote mark"),
        LeftOut::Superscript => lang.pick("chữ nhỏ phía trên", "superscript"),
        LeftOut::Subscript => lang.pick("chữ nhỏ phía dưới", "subscript"),
        LeftOut::Deleted => lang.pick("đã xóa khi theo dõi thay đổi", "deleted with changes tracked"),
        LeftOut::Struck => lang.pick("bị gạch ngang", "struck through"),
        LeftOut::Hidden => lang.pick("chữ ẩn", "hidden text"),
        LeftOut::HiddenRow => lang.pick("dòng bị ẩn", "hidden row"),
        LeftOut::HiddenColumn => lang.pick("cột bị ẩn", "hidden column"),
        LeftOut::Placeholder => lang.pick("lời nhắc của ô chưa điền", "prompt of an empty field"),
        LeftOut::Phonetic => lang.pick("chữ phiên âm", "reading aid"),
    }
}

/// The name of a character set.
#[must_use]
pub const fn encoding(lang: Lang, from: Encoding) -> &'static str {
    match from {
        Encoding::Tcvn3 => lang.pick("TCVN3 (phông .VnTime…)", "TCVN3 (fonts such as .VnTime)"),
        Encoding::Vni => lang.pick("VNI (phông VNI-Times…)", "VNI (fonts such as VNI-Times)"),
        Encoding::Windows1258 => "windows-1258",
        Encoding::Utf16 => "UTF-16",
    }
}

/// What a person must know about a file as a whole.
#[must_use]
pub fn notice(lang: Lang, notice: &Notice) -> String {
    let of = |name: &str| if name.is_empty() { String::new() } else { format!("{name}: ") };
    match notice {
        Notice::Converted { from: Encoding::Utf16, .. } => {
            say!(lang, "Tệp dùng bảng mã UTF-16 và đã được đọc.", "The file is in UTF-16 and was read.")
        }
        Notice::Converted { from, pieces } => {
            let from = encoding(lang, *from);
            say!(
                lang,
                "Đã chuyển {pieces} đoạn chữ từ bảng mã {from} sang Unicode. Hãy xem lại vài dòng.",
                "{pieces} pieces of text were converted from {from} to Unicode. Check some of the rows.",
            )
        }
        Notice::HiddenSheet { name } => {
            say!(lang, "Trang tính ẩn “{name}” không được lấy.", "The hidden sheet “{name}” is not used.")
        }
        Notice::HiddenRows { table, rows } => {
            let (of, rows) = (of(table), numbers(rows.iter().map(ToString::to_string)));
            say!(lang, "{of}các dòng ẩn không được lấy: {rows}.", "{of}hidden rows are not used: {rows}.")
        }
        Notice::HiddenColumns { table, columns } => {
            let columns = numbers(columns.iter().map(|column| letters(column.saturating_sub(1))));
            let of = of(table);
            say!(lang, "{of}các cột ẩn không được lấy: {columns}.", "{of}hidden columns are not used: {columns}.")
        }
        Notice::LeftOut { why, places } => {
            let why = left_out(lang, *why);
            say!(lang, "Không lấy {places} chỗ: {why}.", "Not used in {places} places: {why}.")
        }
        Notice::AutoNumbers { places } => say!(
            lang,
            "Số tự động tại {places} chỗ được tính lại từ cách đánh số của văn bản.",
            "Automatic numbers in {places} places were computed from the numbering of the document.",
        ),
        Notice::NarrowCells { cells } => say!(
            lang,
            "{cells} ô chỉ có dấu #### do cột hẹp; số được lấy từ phần chữ của khay nhớ tạm.",
            "{cells} cells held only #### because their column was narrow; their numbers are from the text of the clipboard.",
        ),
        Notice::TrackedChangesLost => say!(
            lang,
            "Trang này do LibreOffice lưu, không giữ hết định dạng: chữ đã xóa, chữ gạch ngang và số chú thích của bản gốc có thể lẫn với chữ thường (23 thay cho 3). Hãy dùng tệp gốc.",
            "LibreOffice saved this page and does not keep all formatting: deleted words, struck words and marks of notes of the original may be mixed with the others (23 instead of 3). Use the original file.",
        ),
        Notice::UnreadableBytes { bytes } => say!(
            lang,
            "{bytes} ký tự của tệp không hợp lệ trong bảng mã và được ghi là \u{fffd}.",
            "{bytes} characters of the file are not valid in its character set and are written as \u{fffd}.",
        ),
    }
}

/// At most twelve of a list, and how many more.
fn numbers(all: impl ExactSizeIterator<Item = String>) -> String {
    const MOST: usize = 12;
    let more = all.len().saturating_sub(MOST);
    let mut list = all.take(MOST).collect::<Vec<_>>().join(", ");
    if 0 < more {
        list.push_str(&format!(", … (+{more})"));
    }
    list
}
