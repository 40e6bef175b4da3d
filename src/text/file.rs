//! What is wrong with a file, whichever kind of file it is: strict JSON and its
//! members.

use super::Lang;
use super::number::file_size;
use crate::base::json::JsonType;
use crate::base::json::parse::{ParseError, ParseErrorKind};
use crate::base::json::problem::{Problem, ProblemKind};

/// Why a text is not a file of ours, where, and how to mend it.
#[must_use]
pub fn parse_error(lang: Lang, error: &ParseError) -> String {
    let what = parse_error_kind(lang, &error.kind);
    if error.line == 0 {
        return what;
    }
    let (line, column) = (error.line, error.column);
    say!(lang, "Dòng {line}, cột {column}: {what}", "Line {line}, column {column}: {what}")
}

fn parse_error_kind(lang: Lang, kind: &ParseErrorKind) -> String {
    match kind {
        ParseErrorKind::UnexpectedEnd => say!(
            lang,
            "Tệp bị thiếu phần cuối, có thể do tải hoặc chép chưa xong. Hãy lấy lại tệp gốc.",
            "The end of the file is missing, perhaps because a download or copy was not completed. Get the original file again.",
        ),
        ParseErrorKind::Syntax => say!(
            lang,
            "Nội dung tệp bị lỗi tại đây. Nếu không tự sửa tệp, hãy lấy lại tệp gốc. (Chi tiết kỹ thuật: sai cú pháp JSON, thường do thiếu dấu phẩy, dấu ngoặc kép hoặc dấu hai chấm ngay trước đó).",
            "The content of the file is damaged here. Unless you edited the file yourself, get the original file again. (Technical detail: JSON syntax error, usually a comma, quotation mark or colon missing just before).",
        ),
        ParseErrorKind::TrailingComma => {
            say!(
                lang,
                "Thừa dấu phẩy trước dấu đóng ngoặc. Hãy xóa dấu phẩy đó.",
                "There is an extra comma before the closing bracket. Delete it."
            )
        }
        ParseErrorKind::TrailingText => say!(
            lang,
            "Còn chữ sau khi nội dung đã kết thúc. Hãy xóa phần thừa hoặc lấy lại tệp gốc.",
            "There is text after the end of the content. Delete it, or get the original file again.",
        ),
        ParseErrorKind::ControlCharacter => say!(
            lang,
            "Trong tệp có ký tự không hợp lệ. Hãy lấy lại tệp gốc. (Chi tiết kỹ thuật: ký tự điều khiển trong đoạn chữ; phải viết \\t hoặc \\n).",
            "The file contains an invalid character. Get the original file again. (Technical detail: a control character inside a text; write \\t or \\n).",
        ),
        ParseErrorKind::InvalidEscape => say!(
            lang,
            "Trong tệp có ký tự không hợp lệ sau dấu \\. Hãy lấy lại tệp gốc. (Chi tiết kỹ thuật: dấu \\ phải viết là \\\\).",
            "The file contains an invalid character after \\. Get the original file again. (Technical detail: write \\\\ for a \\).",
        ),
        ParseErrorKind::LoneSurrogate => say!(
            lang,
            "Trong tệp có ký tự bị lỗi. Hãy lấy lại tệp gốc. (Chi tiết kỹ thuật: mã \\u… chỉ là một nửa ký tự).",
            "The file contains a damaged character. Get the original file again. (Technical detail: the \\u… code is half a character).",
        ),
        ParseErrorKind::DuplicateMember { name } => {
            say!(lang, "Mục “{name}” bị ghi hai lần. Hãy giữ lại một.", "Member “{name}” appears twice. Keep one.",)
        }
        ParseErrorKind::NotInteger => say!(
            lang,
            "Số có phần thập phân phải viết trong ngoặc kép, ví dụ \"2.5\".",
            "A number with decimals must be written as a text, such as \"2.5\".",
        ),
        ParseErrorKind::IntegerOutOfRange => {
            say!(lang, "Số quá lớn. Hãy kiểm tra lại.", "The number is too large. Check it.")
        }
        ParseErrorKind::TooLarge { bytes, most } => {
            let (size, most) = (file_size(lang, *bytes), file_size(lang, *most));
            say!(
                lang,
                "Tệp quá lớn ({size}); phần mềm chỉ đọc tệp đến {most}. Hãy kiểm tra có chọn đúng tệp không.",
                "The file is too large ({size}); at most {most} are read. Check that you chose the right file.",
            )
        }
        ParseErrorKind::TooDeep { most } => {
            say!(
                lang,
                "Tệp có cấu trúc quá phức tạp (trên {most} tầng) nên không đọc được. Hãy lấy lại tệp gốc.",
                "The structure of the file is too complex to be read (more than {most} levels). Get the original file again."
            )
        }
        ParseErrorKind::TooManyValues { most } => {
            say!(
                lang,
                "Tệp có quá nhiều dữ liệu (trên {most} giá trị) nên không đọc được. Hãy kiểm tra có chọn đúng tệp không.",
                "The file has too much data to be read (more than {most} values). Check that you chose the right file."
            )
        }
    }
}

/// Each problem of a file behind its place in the file (RFC 6901); one of the whole
/// file has no place.
#[must_use]
pub fn problems(lang: Lang, list: &[Problem]) -> Vec<String> {
    list.iter().map(|found| placed(&found.pointer, &problem(lang, &found.kind))).collect()
}

/// A sentence behind its place.
pub(super) fn placed(place: &str, sentence: &str) -> String {
    if place.is_empty() { sentence.to_owned() } else { format!("{place}: {sentence}") }
}

/// What is wrong with a member of a file, and how to fix it.
#[must_use]
pub fn problem(lang: Lang, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::MissingMember { name } => {
            say!(lang, "Thiếu mục “{name}”. Hãy bổ sung.", "Member “{name}” is missing. Add it.")
        }
        ProblemKind::UnknownMember { name, did_you_mean } => {
            let hint = did_you_mean.map_or_else(String::new, |word| meant(lang, word));
            say!(
                lang,
                "Không có mục nào tên “{name}” ở đây.{hint} Nếu không cần, hãy xóa mục này.",
                "There is no member called “{name}” here.{hint} Delete it if it is not needed.",
            )
        }
        ProblemKind::WrongType { expected, found } => {
            let (expected, found) = (json_type(lang, *expected), json_type(lang, *found));
            say!(
                lang,
                "Chỗ này cần {expected} nhưng đang là {found}. Hãy sửa lại.",
                "This must be {expected}, but it is {found}. Correct it."
            )
        }
        ProblemKind::UnknownWord { found, allowed, did_you_mean } => {
            let allowed = allowed.join(", ");
            let hint = did_you_mean.map_or_else(String::new, |word| meant(lang, word));
            say!(
                lang,
                "“{found}” không phải từ được dùng ở đây.{hint} Hãy chọn một trong các từ: {allowed}.",
                "“{found}” is not a word used here.{hint} Choose one of: {allowed}.",
            )
        }
        ProblemKind::OutOfRange { found, least, most } => say!(
            lang,
            "Số {found} nằm ngoài khoảng cho phép. Hãy nhập từ {least} đến {most}.",
            "{found} is outside the allowed range. Enter {least} to {most}.",
        ),
        ProblemKind::Empty => {
            say!(lang, "Mục này không được để trống. Hãy nhập nội dung.", "This must not be blank. Fill it in.")
        }
        ProblemKind::TooLong { length, most } => {
            say!(
                lang,
                "Nội dung dài {length} ký tự, tối đa {most} ký tự. Hãy rút ngắn.",
                "The text has {length} characters; at most {most} are allowed. Shorten it."
            )
        }
        ProblemKind::BadText { what, found } => {
            let what = form(lang, what);
            say!(lang, "“{found}” không đúng dạng. Hãy nhập {what}.", "“{found}” has the wrong form. Needed: {what}.")
        }
        ProblemKind::Duplicate { name, first } => say!(
            lang,
            "“{name}” đã có ở {first}. Mỗi mã định danh chỉ dùng một lần; hãy đổi một trong hai.",
            "“{name}” is already used at {first}. Use each id once.",
        ),
        ProblemKind::More { count } => say!(
            lang,
            "Tệp còn {count} lỗi khác chưa liệt kê. Hãy sửa các lỗi trên rồi mở lại tệp.",
            "{count} more problems of this file are not listed. Fix those above, then open the file again.",
        ),
    }
}

/// " Có thể là “x”.", after another sentence.
pub(super) fn meant(lang: Lang, word: &str) -> String {
    say!(lang, " Có thể là “{word}”.", " Did you mean “{word}”?")
}

const fn json_type(lang: Lang, kind: JsonType) -> &'static str {
    match kind {
        JsonType::Null => lang.pick("null", "null"),
        JsonType::Bool => lang.pick("true hoặc false", "true or false"),
        JsonType::Int => lang.pick("số nguyên (không có ngoặc kép)", "an integer (without quotation marks)"),
        JsonType::Text => lang.pick("chữ trong ngoặc kép", "a text in quotation marks"),
        JsonType::List => lang.pick("danh sách trong [ ]", "a list in [ ]"),
        JsonType::Object => lang.pick("cụm dữ liệu trong { }", "an object in { }"),
    }
}

/// The form asked for. Readers state it in English; where the Vietnamese is not
/// listed here, the English is shown.
fn form(lang: Lang, what: &'static str) -> &'static str {
    let vi = match what {
        "an id: ASCII letters, digits, `.`, `_` or `-`, at most 64" => {
            "mã định danh gồm chữ không dấu, chữ số, “.”, “_” hoặc “-”, tối đa 64 ký tự"
        }
        "an id: lower-case ASCII letters, digits and `-`, at most 64" => {
            "mã định danh gồm chữ thường không dấu, chữ số và “-”, tối đa 64 ký tự"
        }
        "points such as \"7.25\"" => "điểm viết như \"7.25\": dấu chấm thập phân, tối đa 6 chữ số mỗi bên",
        "points such as \"-2\" or \"1.5\"" => {
            "điểm viết như \"-2\" hoặc \"1.5\": dấu chấm thập phân, tối đa 6 chữ số mỗi bên, dấu trừ nếu âm"
        }
        "an id of the base" => "mã của một câu trả lời ở điểm gốc",
        "a number such as \"80\" or \"97.5\"" => {
            "số viết như \"80\" hoặc \"97.5\": dấu chấm thập phân, tối đa 4 chữ số thập phân"
        }
        "a day such as \"2025-01-31\"" => "ngày có thật, viết như \"2025-01-31\"",
        "a day and month such as \"31/1\"" => "ngày và tháng, viết như \"31/1\"",
        "a percentage that gives points of at most six decimals" => {
            "tỷ lệ phần trăm mà nhân với điểm tối đa ra không quá 6 chữ số thập phân"
        }
        other => other,
    };
    lang.pick(vi, what)
}
