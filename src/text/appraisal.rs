//! Sentences about the files on a desk, and its table as CSV for a spreadsheet.

use super::Lang;
use super::file;
use super::issue::number as number_error;
use super::number::{exact_at, points};
use super::submission::open_error;
use crate::appraisal::{AppraiseError, Desk, DeskError, FileStatus, Filed, Refusal, Table};
use crate::base::decimal::Exact;

/// What a file counts for; `files` are those of the desk.
#[must_use]
pub fn counting(lang: Lang, found: &FileStatus, files: &[Filed]) -> String {
    let name = |at: &usize| files.get(*at).map_or("?", |filed| filed.name.as_str());
    match found {
        FileStatus::Counts { conflict: None } => say!(lang, "Được tính.", "Counted."),
        FileStatus::Counts { conflict: Some(other) } => {
            let other = name(other);
            say!(
                lang,
                "Được tính, nhưng tệp “{other}” cùng số bản nộp và có nội dung khác. Hãy hỏi đơn vị dùng tệp nào.",
                "Counted, but “{other}” has the same number and different content. Ask the agency which one to use.",
            )
        }
        FileStatus::Older { by } => {
            let by = name(by);
            say!(
                lang,
                "Bản cũ, không được tính; đã tính tệp mới hơn “{by}”.",
                "Older version, not counted; the newer file “{by}” is counted."
            )
        }
        FileStatus::Duplicate { of } => {
            let of = name(of);
            say!(lang, "Trùng nội dung với tệp “{of}” đã có.", "The same content as “{of}”, which is here already.")
        }
        FileStatus::Refused(refusal) => refused(lang, refusal),
    }
}

/// Why a file does not count.
#[must_use]
pub fn refused(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotOpened => say!(
            lang,
            "Không được tính: đây không phải tệp nộp. Hãy đề nghị đơn vị gửi tệp đã ký (.json).",
            "Not counted: this is not a submission. Ask the agency for the signed file (.json)."
        ),
        Refusal::Malformed => say!(
            lang,
            "Không được tính: tệp không đúng cấu trúc. Hãy đề nghị đơn vị gửi lại tệp do phần mềm tạo.",
            "Not counted: the file does not have the right structure. Ask the agency for the file made by this application."
        ),
        Refusal::NotSigned => say!(
            lang,
            "Không được tính: tệp chưa ký. Hãy đề nghị đơn vị ký rồi gửi lại.",
            "Not counted: the file is not signed. Ask the agency to sign it and send it again."
        ),
        Refusal::Altered => {
            say!(
                lang,
                "Không được tính: tệp đã bị sửa sau khi ký. Hãy đề nghị đơn vị gửi lại tệp gốc.",
                "Not counted: the file was changed after signing. Ask the agency for the original file."
            )
        }
        Refusal::NotByTheBody(at) => {
            let n = at.saturating_add(1);
            say!(
                lang,
                "Không được tính: chữ ký thứ {n} không dùng khóa ký còn hiệu lực của đơn vị. Hãy xem danh bạ khóa ký.",
                "Not counted: signature {n} was not made with a valid key of the agency. See the roster of keys.",
            )
        }
        Refusal::OtherYear { year } => {
            say!(
                lang,
                "Không được tính: đây là tệp của năm {year}. Hãy kiểm tra “Năm đánh giá” của đợt.",
                "Not counted: the file is for {year}. Check “Year assessed” of the round.",
            )
        }
        Refusal::PackUnknown => say!(
            lang,
            "Chưa được tính: chưa có bộ tiêu chí của tệp. Hãy kéo thả tệp bộ tiêu chí vào trang này.",
            "Not counted yet: the criteria set of the file is not here. Drop the criteria set file on this page.",
        ),
        Refusal::PackOtherVersion => say!(
            lang,
            "Chưa được tính: tệp chấm theo phiên bản khác của bộ tiêu chí. Hãy kéo thả tệp bộ tiêu chí đúng phiên bản vào trang này.",
            "Not counted yet: the file was scored with another version of the criteria set. Drop the file of that version on this page.",
        ),
        Refusal::FiguresDiffer => say!(
            lang,
            "Không được tính: kết quả ghi trong tệp khác kết quả tính lại. Hãy xem các sai khác bên dưới và trao đổi với đơn vị.",
            "Not counted: the figures in the file differ from the recomputed ones. See the differences below and contact the agency.",
        ),
    }
}

/// Why an appraisal was not entered.
#[must_use]
pub fn appraise_error(lang: Lang, error: &AppraiseError) -> String {
    match error {
        AppraiseError::NoFile => {
            say!(
                lang,
                "Chưa tính lại được tệp này nên chưa nhập được điểm thẩm định. Hãy xem kết quả kiểm tra tệp.",
                "The file could not be recomputed, so no appraised points can be entered."
            )
        }
        AppraiseError::UnknownLeaf => say!(
            lang,
            "Bộ tiêu chí không có tiêu chí này. Hãy chọn lại tiêu chí.",
            "The criteria set has no such criterion. Choose another one."
        ),
        AppraiseError::Number(error) => number_error(lang, *error, false),
        AppraiseError::AboveMaximum { max } => {
            let max = points(lang, *max);
            say!(
                lang,
                "Điểm nhập vượt điểm tối đa {max}. Hãy nhập từ 0 đến {max}.",
                "The points exceed the maximum of {max}. Enter 0 to {max}."
            )
        }
    }
}

/// Why a file is no work of a desk.
#[must_use]
pub fn desk_error(lang: Lang, error: &DeskError) -> Vec<String> {
    match error {
        DeskError::Open(error) => vec![open_error(lang, error)],
        DeskError::Problems(problems) => file::problems(lang, problems),
    }
}

/// A cell: quoted where needed; one that a spreadsheet would run as a formula is
/// made a text.
fn cell(text: &str) -> String {
    let formula =
        text.starts_with(['=', '+', '@', '\t', '\r']) || text.starts_with('-') && text.parse::<i64>().is_err();
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    let quoted = text.contains([';', '"', '\n', '\r']);
    if quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

fn lines(rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut out = String::from('\u{feff}');
    for row in rows {
        out.push_str(&row.join(";"));
        out.push_str("\r\n");
    }
    out
}

/// A number without a sign of its own making: `-` and the comma or point.
fn number(lang: Lang, value: &Exact) -> String {
    exact_at(lang, value, 2).replace('−', "-")
}

/// A ranked table as CSV: UTF-8 with its mark, semicolons, decimal comma in
/// Vietnamese, two decimals rounded half-up.
#[must_use]
pub fn csv(lang: Lang, table: &Table) -> String {
    let fixed = [
        ("Thứ hạng", "Rank"),
        ("Đơn vị", "Agency"),
        ("Kết quả xếp hạng", "Ranked by"),
        ("Điểm tự chấm", "Self-scored"),
        ("Điểm thẩm định", "Appraised"),
        ("Chênh lệch", "Difference"),
        ("Chỉ số (%)", "Index (%)"),
        ("Xếp loại", "Class"),
        ("Số tiêu chí chưa ghi lý do thẩm định", "Criteria without a reason"),
    ];
    let head = fixed.map(|(vi, en)| lang.pick(vi, en).to_owned());
    let head: Vec<String> = head.into_iter().chain(table.areas.iter().map(|(_, name)| cell(name))).collect();
    let rows = table.rows.iter().map(|row| {
        let rank = match row.rank.exact() {
            Some(rank) => rank.to_string(),
            None => format!("{}–{}", row.rank.best, row.rank.worst),
        };
        let first = [
            rank,
            cell(&row.body),
            number(lang, &row.value),
            number(lang, &row.declared),
            number(lang, &row.appraised),
            number(lang, &row.appraised.minus(&row.declared)),
            number(lang, &row.percent.into()),
            cell(&row.class),
            row.unexplained.to_string(),
        ];
        first.into_iter().chain(row.areas.iter().map(|area| number(lang, area))).collect()
    });
    lines(std::iter::once(head).chain(rows))
}

/// The leaves of one file as CSV, for the minutes of the appraisal.
#[must_use]
pub fn csv_leaves(lang: Lang, desk: &Desk, file: usize) -> String {
    let head = [
        ("STT", "No."),
        ("Tiêu chí", "Criterion"),
        ("Điểm tối đa", "Maximum"),
        ("Điểm tự chấm", "Self-scored"),
        ("Điểm thẩm định", "Appraised"),
        ("Chênh lệch", "Difference"),
        ("Giải trình của đơn vị", "Explanation by the agency"),
        ("Lý do thẩm định", "Reason for the appraised points"),
    ];
    let head = head.map(|(vi, en)| lang.pick(vi, en).to_owned()).to_vec();
    let rows = desk.leaves(file).into_iter().map(|leaf| {
        let entered = leaf.appraisal.unwrap_or_default();
        vec![
            cell(&leaf.code),
            cell(&leaf.name),
            number(lang, &leaf.max.into()),
            number(lang, &leaf.declared),
            entered.points.map_or_else(String::new, |points| number(lang, &points.into())),
            leaf.difference.map_or_else(String::new, |difference| number(lang, &difference)),
            cell(&leaf.explanation),
            cell(&entered.reason),
        ]
    });
    lines(std::iter::once(head).chain(rows))
}
