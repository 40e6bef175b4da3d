//! Why a rank is what it is, and what is wrong with a pasted list.

use super::{Lang, file, number};
use crate::base::decimal::Points;
use crate::engine::rank::{Cohort, CohortError, LineProblem, LineProblemKind, Reason};

/// One thing that a span of ranks rests on.
#[must_use]
pub fn reason(lang: Lang, reason: &Reason, list: &Cohort) -> String {
    let name = |entry: usize| list.entries.get(entry).map_or("…", |entry| entry.body.as_str());
    match reason {
        Reason::KnownAbove(n) => {
            say!(lang, "{n} đơn vị đã biết điểm cao hơn", "{n} agencies with known results rank above")
        }
        Reason::UnknownAbove { least, most } if least == most => {
            say!(
                lang,
                "{least} đơn vị chưa có điểm trong danh sách chắc chắn xếp trên",
                "{least} agencies without results in the list certainly rank above"
            )
        }
        Reason::UnknownAbove { least, most } => say!(
            lang,
            "từ {least} đến {most} đơn vị chưa có điểm trong danh sách có thể xếp trên",
            "{least} to {most} agencies without results in the list may rank above"
        ),
        Reason::PrintedAbove { entry, rank } => {
            let name = name(*entry);
            say!(lang, "{name} được công bố xếp thứ {rank}", "{name} is published at rank {rank}")
        }
        Reason::PrintedBelow { entry, rank } => {
            let name = name(*entry);
            say!(
                lang,
                "{name} được công bố xếp thứ {rank}, điểm thấp hơn",
                "{name}, with a lower result, is published at rank {rank}"
            )
        }
        Reason::TieUndecided(n) => {
            say!(
                lang,
                "{n} đơn vị bằng điểm, chưa có điểm thành phần để phân hạng",
                "{n} agencies are tied; the scores that break the tie are not known"
            )
        }
    }
}

/// What is wrong with a line of a pasted list, with the remedy.
#[must_use]
pub fn line_problem(lang: Lang, problem: &LineProblem) -> String {
    let line = problem.line;
    match &problem.kind {
        LineProblemKind::NoName => {
            say!(
                lang,
                "Dòng {line}: không có tên đơn vị. Hãy thêm tên vào cột đầu.",
                "Row {line}: the name of the agency is missing. Add it in the first column."
            )
        }
        LineProblemKind::NoResult => say!(
            lang,
            "Dòng {line}: không có điểm bên cạnh tên đơn vị. Hãy thêm điểm vào cột sau.",
            "Row {line}: there is no result beside the name. Add it in the next column."
        ),
        LineProblemKind::NotANumber { found, .. } => say!(
            lang,
            "Dòng {line}: “{found}” không phải là số. Hãy nhập số, ví dụ 92,5.",
            "Row {line}: “{found}” is not a number. Enter a number, such as 92.5."
        ),
        LineProblemKind::LongName { most } => say!(
            lang,
            "Dòng {line}: tên đơn vị dài quá {most} ký tự. Hãy rút ngắn.",
            "Row {line}: the name has more than {most} characters. Shorten it."
        ),
        LineProblemKind::Twice { first } => say!(
            lang,
            "Dòng {line}: đơn vị này đã có ở dòng {first}. Hãy xóa một trong hai dòng.",
            "Row {line}: this agency is already in row {first}. Delete one of the two rows."
        ),
        LineProblemKind::TooMany => {
            say!(
                lang,
                "Danh sách quá dài, phần mềm chỉ đọc đến trước dòng {line}. Hãy chia nhỏ danh sách.",
                "The list is too long: it was read only up to row {line}. Split the list."
            )
        }
    }
}

/// The name of a pasted list until a person gives one.
#[must_use]
pub fn pasted_list(lang: Lang, today: &str) -> String {
    say!(lang, "Danh sách dán ngày {today}", "List pasted on {today}")
}

/// What became of a paste: how many bodies are ranked, and how many lines were not read.
#[must_use]
pub fn pasted(lang: Lang, bodies: usize, unread: usize) -> String {
    match (bodies, unread) {
        (0, _) => say!(
            lang,
            "Chưa nhận ra đơn vị nào. Mỗi dòng cần có tên đơn vị và điểm, cách nhau bằng tab như khi sao chép từ Excel. Hãy sao chép lại bảng.",
            "No agency could be read. Each row needs a name and a result separated by a tab, as copied from Excel. Copy the table again."
        ),
        (_, 0) => say!(lang, "Đã dùng danh sách: {bodies} đơn vị.", "The list is in use: {bodies} agencies."),
        _ => say!(
            lang,
            "Đã dùng danh sách: {bodies} đơn vị; còn {unread} dòng chưa nhận ra, nêu ở dưới.",
            "The list is in use: {bodies} agencies; {unread} rows could not be read and are listed below."
        ),
    }
}

/// What a list compares, where that needs saying: points out of a smaller maximum, or
/// results beyond the scale of the pack.
#[must_use]
pub fn measure(lang: Lang, list: &Cohort, scale: Points, out_of: Points) -> Vec<String> {
    let mut lines = Vec::new();
    let (by_percent, shrunk) = (list.main_is_percent(), out_of < scale);
    let (all, now) = (number::points(lang, scale), number::points(lang, out_of));
    if shrunk && by_percent {
        lines.push(say!(
            lang,
            "Danh sách xếp theo tỷ lệ phần trăm, nên so chỉ số tính trên {now} điểm tối đa của đơn vị (thang {all}).",
            "The list goes by percent: your index out of your maximum of {now} (scale {all}) is compared."
        ));
    } else if shrunk {
        lines.push(say!(
            lang,
            "Danh sách xếp theo điểm, nên so số điểm; điểm tối đa của đơn vị chỉ còn {now}/{all} vì có phần không áp dụng.",
            "The list goes by points, so points are compared; your maximum is only {now} of {all}, as some parts do not apply."
        ));
    }
    let highest = list.entries.iter().filter_map(|entry| entry.points).max().filter(|_| !by_percent);
    if let Some(highest) = highest.filter(|highest| scale < *highest) {
        let highest = number::points(lang, highest);
        lines.push(say!(
            lang,
            "Danh sách có điểm đến {highest}, cao hơn thang {all} của bộ tiêu chí: hãy kiểm tra có đúng danh sách không.",
            "The list has results up to {highest}, above the scale of {all}: check that it is the right list."
        ));
    }
    lines
}

/// A line about how much of a list is known: "có điểm của 34/34 đơn vị, năm 2026".
#[must_use]
pub fn list_summary(lang: Lang, list: &Cohort) -> String {
    let known = number::integer(lang, i128::try_from(list.entries.len()).unwrap_or_default());
    let (size, year) = (list.size, list.year);
    say!(lang, "có điểm của {known}/{size} đơn vị, năm {year}", "results of {known} of {size} agencies, {year}")
}

/// Why a file is no list of results; all its problems.
#[must_use]
pub fn cohort_error(lang: Lang, error: &CohortError) -> String {
    match error {
        CohortError::Json(error) => file::parse_error(lang, error),
        CohortError::Problems(list) => file::problems(lang, list).join(" "),
    }
}
