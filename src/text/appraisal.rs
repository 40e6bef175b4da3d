//! Sentences about the files on a desk, and its table as CSV for a spreadsheet.

use super::Lang;
use super::file;
use super::issue::number as number_error;
use super::number::{exact_at, points};
use super::submission::open_error;
use crate::appraisal::{AppraiseError, Counting, Desk, DeskError, Filed, Refusal, Table};
use crate::base::decimal::Exact;

/// What a file counts for; `files` are those of the desk.
#[must_use]
pub fn counting(lang: Lang, found: &Counting, files: &[Filed]) -> String {
    let name = |at: &usize| files.get(*at).map_or("?", |filed| filed.name.as_str());
    match found {
        Counting::Counts { conflict: None } => say!(lang, "Được tính.", "Counts."),
        Counting::Counts { conflict: Some(other) } => {
            let other = name(other);
            say!(
                lang,
                "Được tính, nhưng tệp “{other}” cùng số lần nộp mà nội dung khác. Hãy hỏi đơn vị dùng tệp nào.",
                "Counts, but “{other}” has the same number and other content. Ask the body which one is meant.",
            )
        }
        Counting::Older { by } => {
            let by = name(by);
            say!(lang, "Bản cũ: tệp “{by}” mới hơn được tính.", "Older: the newer “{by}” counts.")
        }
        Counting::Duplicate { of } => {
            let of = name(of);
            say!(lang, "Trùng nội dung với tệp “{of}” đã có.", "The same content as “{of}”, which is here already.")
        }
        Counting::Refused(refusal) => refused(lang, refusal),
    }
}

/// Why a file does not count.
#[must_use]
pub fn refused(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotOpened => say!(lang, "Không tính: không phải tệp nộp.", "Does not count: not a submission."),
        Refusal::Malformed => say!(lang, "Không tính: tệp sai dạng.", "Does not count: the file has the wrong form."),
        Refusal::NotSigned => say!(lang, "Không tính: tệp chưa ký.", "Does not count: not signed."),
        Refusal::Altered => {
            say!(lang, "Không tính: tệp đã bị sửa sau khi ký.", "Does not count: changed after signing.")
        }
        Refusal::NotByTheBody(at) => {
            let n = at.saturating_add(1);
            say!(
                lang,
                "Không tính: chữ ký thứ {n} không phải bằng khóa còn hiệu lực của đơn vị.",
                "Does not count: signature {n} is not by a valid key of the body.",
            )
        }
        Refusal::OtherYear { year } => {
            say!(lang, "Không tính: tệp của năm {year}.", "Does not count: the file is for {year}.",)
        }
        Refusal::PackUnknown => say!(
            lang,
            "Chưa tính: chưa có bộ tiêu chí của tệp. Hãy mở bộ tiêu chí.",
            "Does not count yet: its criteria set is not here. Open it.",
        ),
        Refusal::PackOtherVersion => say!(
            lang,
            "Chưa tính: tệp chấm theo phiên bản khác của bộ tiêu chí. Hãy mở đúng phiên bản.",
            "Does not count yet: scored with another version of the set. Open that version.",
        ),
        Refusal::FiguresDiffer => say!(
            lang,
            "Không tính: kết quả ghi trong tệp khác kết quả tính lại.",
            "Does not count: its figures are not those recomputed.",
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
                "Tệp chưa tính lại được nên chưa nhập điểm thẩm định.",
                "The file was not recomputed; nothing to appraise."
            )
        }
        AppraiseError::UnknownLeaf => say!(lang, "Bộ tiêu chí không có dòng này.", "The set has no such criterion."),
        AppraiseError::Number(error) => number_error(lang, *error, false),
        AppraiseError::AboveMaximum { max } => {
            let max = points(lang, *max);
            say!(lang, "Cao hơn điểm tối đa {max}.", "Above the maximum {max}.")
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
        ("Hạng", "Rank"),
        ("Đơn vị", "Body"),
        ("Kết quả xếp hạng", "Ranked by"),
        ("Điểm tự chấm", "Self-scored"),
        ("Điểm thẩm định", "Appraised"),
        ("Chênh lệch", "Difference"),
        ("Chỉ số (%)", "Index (%)"),
        ("Xếp loại", "Class"),
        ("Dòng thiếu lý do", "Without reason"),
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
        ("Số thứ tự", "Code"),
        ("Tiêu chí", "Criterion"),
        ("Điểm tối đa", "Maximum"),
        ("Điểm tự chấm", "Self-scored"),
        ("Điểm thẩm định", "Appraised"),
        ("Chênh lệch", "Difference"),
        ("Giải trình của đơn vị", "Explanation of the body"),
        ("Lý do thẩm định", "Reason of the council"),
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
