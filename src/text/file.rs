//! What is wrong with a file, whichever kind of file it is: strict JSON and its
//! members.

use super::Lang;
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
            "Tệp bị cụt: hết chữ khi chưa đóng hết ngoặc. Hãy lấy lại tệp gốc hoặc bổ sung phần cuối.",
            "The file stops in the middle. Get the original file again or add the missing end.",
        ),
        ParseErrorKind::Syntax => say!(
            lang,
            "Chỗ này không đúng cú pháp JSON. Thường là thiếu dấu phẩy, dấu ngoặc kép hoặc dấu hai chấm ngay trước đó.",
            "This is not JSON. Usually a comma, a quotation mark or a colon is missing just before.",
        ),
        ParseErrorKind::TrailingComma => {
            say!(
                lang,
                "Thừa dấu phẩy trước dấu đóng ngoặc. Hãy xóa dấu phẩy đó.",
                "A comma too many before a closing bracket. Delete it."
            )
        }
        ParseErrorKind::TrailingText => say!(
            lang,
            "Còn chữ sau khi nội dung đã kết thúc. Hãy xóa phần thừa.",
            "There is text after the end of the content. Delete it.",
        ),
        ParseErrorKind::ControlCharacter => say!(
            lang,
            "Có ký tự điều khiển (tab hoặc xuống dòng) nằm trong đoạn chữ. Hãy viết \\t hoặc \\n.",
            "A raw control character (tab or line break) stands inside a text. Write \\t or \\n.",
        ),
        ParseErrorKind::InvalidEscape => say!(
            lang,
            "Sau dấu \\ là ký tự mà JSON không có. Nếu muốn viết chính dấu \\ thì viết \\\\.",
            "After \\ stands a character that JSON does not know. For a \\ itself write \\\\.",
        ),
        ParseErrorKind::LoneSurrogate => say!(
            lang,
            "Mã \\u… chỉ là một nửa ký tự. Hãy gõ thẳng ký tự cần viết.",
            "The \\u… code is half a character. Type the character itself.",
        ),
        ParseErrorKind::DuplicateMember { name } => say!(
            lang,
            "Mục “{name}” có hai lần trong cùng một khối. Hãy giữ một.",
            "Member “{name}” appears twice in one object. Keep one.",
        ),
        ParseErrorKind::NotInteger => say!(
            lang,
            "Số có phần thập phân phải viết trong ngoặc kép, ví dụ \"2.5\".",
            "A number with decimals must be written as a text, such as \"2.5\".",
        ),
        ParseErrorKind::IntegerOutOfRange => {
            say!(lang, "Số nguyên quá lớn.", "The integer is too large.")
        }
        ParseErrorKind::TooLarge { bytes, most } => say!(
            lang,
            "Tệp có {bytes} byte, chỉ đọc tệp đến {most} byte.",
            "The file has {bytes} bytes; at most {most} are read.",
        ),
        ParseErrorKind::TooDeep { most } => {
            say!(lang, "Các khối lồng nhau quá {most} tầng.", "Objects and lists are nested deeper than {most}.")
        }
        ParseErrorKind::TooManyValues { most } => {
            say!(lang, "Tệp có quá {most} giá trị.", "The file has more than {most} values.")
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
                "Không có mục nào tên “{name}” ở đây.{hint} Nếu không cần thì xóa đi.",
                "There is no member called “{name}” here.{hint} Delete it if it is not needed.",
            )
        }
        ProblemKind::WrongType { expected, found } => {
            let (expected, found) = (json_type(lang, *expected), json_type(lang, *found));
            say!(
                lang,
                "Chỗ này phải là {expected}, nhưng lại là {found}.",
                "This must be {expected}, but it is {found}."
            )
        }
        ProblemKind::UnknownWord { found, allowed, did_you_mean } => {
            let allowed = allowed.join(", ");
            let hint = did_you_mean.map_or_else(String::new, |word| meant(lang, word));
            say!(
                lang,
                "“{found}” không phải từ được dùng ở đây.{hint} Chọn một trong: {allowed}.",
                "“{found}” is not a word used here.{hint} Choose one of: {allowed}.",
            )
        }
        ProblemKind::OutOfRange { found, least, most } => say!(
            lang,
            "Số {found} nằm ngoài khoảng cho phép, từ {least} đến {most}.",
            "{found} is outside the allowed range from {least} to {most}.",
        ),
        ProblemKind::Empty => {
            say!(lang, "Mục này không được để trống.", "This must not be empty.")
        }
        ProblemKind::TooLong { length, most } => {
            say!(lang, "Dài {length}, tối đa là {most}. Hãy rút ngắn.", "Length {length}, at most {most}. Shorten it.")
        }
        ProblemKind::BadText { what, found } => {
            let what = form(lang, what);
            say!(lang, "“{found}” không đúng dạng. Cần {what}.", "“{found}” has the wrong form. Needed: {what}.")
        }
        ProblemKind::Duplicate { name, first } => say!(
            lang,
            "“{name}” đã có ở {first}. Mỗi mã chỉ dùng một lần.",
            "“{name}” already stands at {first}. Use each id once.",
        ),
        ProblemKind::More { count } => say!(
            lang,
            "Tệp còn {count} lỗi khác chưa liệt kê. Hãy sửa các lỗi trên rồi mở lại tệp.",
            "{count} more problems of this file are not listed. Fix those above, then open the file again.",
        ),
    }
}

/// " Có phải là “x”?", after another sentence.
pub(super) fn meant(lang: Lang, word: &str) -> String {
    say!(lang, " Có phải ý bạn là “{word}”?", " Did you mean “{word}”?")
}

const fn json_type(lang: Lang, kind: JsonType) -> &'static str {
    match kind {
        JsonType::Null => lang.pick("null", "null"),
        JsonType::Bool => lang.pick("true hoặc false", "true or false"),
        JsonType::Int => lang.pick("số nguyên (không có ngoặc kép)", "an integer (without quotation marks)"),
        JsonType::Text => lang.pick("chữ trong ngoặc kép", "a text in quotation marks"),
        JsonType::List => lang.pick("danh sách trong [ ]", "a list in [ ]"),
        JsonType::Object => lang.pick("khối trong { }", "an object in { }"),
    }
}

/// The form asked for. Readers state it in English; where the Vietnamese is not
/// listed here, the English is shown.
fn form(lang: Lang, what: &'static str) -> &'static str {
    let vi = match what {
        "an id: ASCII letters, digits, `.`, `_` or `-`, at most 64" => {
            "mã gồm chữ không dấu, chữ số, “.”, “_” hoặc “-”, tối đa 64 ký tự"
        }
        "an id: lower-case ASCII letters, digits and `-`, at most 64" => {
            "mã gồm chữ thường không dấu, chữ số và “-”, tối đa 64 ký tự"
        }
        "points such as \"7.25\"" => "điểm viết như \"7.25\": dấu chấm thập phân, tối đa 6 chữ số mỗi bên",
        "points such as \"-2\" or \"1.5\"" => {
            "điểm viết như \"-2\" hoặc \"1.5\": dấu chấm thập phân, tối đa 6 chữ số mỗi bên, dấu trừ nếu âm"
        }
        "an id of the base" => "mã của một câu trả lời ở điểm gốc",
        "a number such as \"80\" or \"97.5\"" => {
            "số viết như \"80\" hoặc \"97.5\": dấu chấm thập phân, tối đa 4 chữ số lẻ"
        }
        "a day such as \"2025-01-31\"" => "ngày có thật, viết như \"2025-01-31\"",
        "a day and month such as \"31/1\"" => "ngày và tháng, viết như \"31/1\"",
        "a percentage that gives points of at most six decimals" => {
            "tỷ lệ phần trăm mà nhân với điểm tối đa ra không quá 6 chữ số lẻ"
        }
        other => other,
    };
    lang.pick(vi, what)
}
