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
            say!(lang, "{n} đơn vị đã biết điểm cao hơn", "{n} bodies with known results are better")
        }
        Reason::UnknownAbove { least, most } if least == most => {
            say!(
                lang,
                "{least} đơn vị chưa biết điểm chắc chắn đứng trên",
                "{least} bodies with unknown results stand above"
            )
        }
        Reason::UnknownAbove { least, most } => say!(
            lang,
            "từ {least} đến {most} đơn vị chưa biết điểm có thể đứng trên",
            "{least} to {most} bodies with unknown results may stand above"
        ),
        Reason::PrintedAbove { entry, rank } => {
            let name = name(*entry);
            say!(lang, "{name} được công bố hạng {rank}", "{name} is published at rank {rank}")
        }
        Reason::PrintedBelow { entry, rank } => {
            let name = name(*entry);
            say!(
                lang,
                "{name} được công bố hạng {rank}, điểm thấp hơn",
                "{name}, with a lower result, is published at rank {rank}"
            )
        }
        Reason::TieUndecided(n) => {
            say!(
                lang,
                "{n} đơn vị bằng điểm, chưa biết điểm thành phần để phân định",
                "{n} bodies are equal and the deciding parts are unknown"
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
                "Dòng {line}: không có tên đơn vị; thêm tên vào cột đầu.",
                "Line {line}: no name; add it in the first column."
            )
        }
        LineProblemKind::NoResult => say!(
            lang,
            "Dòng {line}: không có điểm cạnh tên đơn vị; thêm điểm vào cột sau.",
            "Line {line}: no result beside the name; add it in the next column."
        ),
        LineProblemKind::NotANumber { found, .. } => say!(
            lang,
            "Dòng {line}: “{found}” không phải là số; nhập ví dụ 92,5.",
            "Line {line}: “{found}” is not a number; type 92.5 for example."
        ),
        LineProblemKind::LongName { most } => say!(
            lang,
            "Dòng {line}: tên đơn vị dài quá {most} ký tự; hãy rút ngắn.",
            "Line {line}: the name has more than {most} characters; shorten it."
        ),
        LineProblemKind::Twice { first } => say!(
            lang,
            "Dòng {line}: đơn vị này đã có ở dòng {first}; xóa một trong hai dòng.",
            "Line {line}: this body stands in line {first} already; remove one of the two."
        ),
        LineProblemKind::TooMany => {
            say!(
                lang,
                "Từ dòng {line} trở đi quá nhiều đơn vị nên không đọc; chia nhỏ danh sách.",
                "From line {line} on there are too many bodies; split the list."
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
            "Chưa đọc được đơn vị nào. Mỗi dòng cần tên đơn vị và điểm, cách nhau bằng tab như khi sao chép từ Excel.",
            "No body could be read. Each line needs a name and a result with a tab between, as copied from Excel."
        ),
        (_, 0) => say!(lang, "Đã dùng danh sách: {bodies} đơn vị.", "The list is in use: {bodies} bodies."),
        _ => say!(
            lang,
            "Đã dùng danh sách: {bodies} đơn vị; còn {unread} dòng chưa đọc được, nêu dưới đây.",
            "The list is in use: {bodies} bodies; {unread} lines could not be read and are named below."
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

/// A line about how much of a list is known: "biết 34/34 đơn vị, năm 2026".
#[must_use]
pub fn list_summary(lang: Lang, list: &Cohort) -> String {
    let known = number::integer(lang, i128::try_from(list.entries.len()).unwrap_or_default());
    let (size, year) = (list.size, list.year);
    say!(lang, "biết {known}/{size} đơn vị, năm {year}", "{known} of {size} bodies known, {year}")
}

/// Why a file is no list of results; all its problems.
#[must_use]
pub fn cohort_error(lang: Lang, error: &CohortError) -> String {
    match error {
        CohortError::Json(error) => file::parse_error(lang, error),
        CohortError::Problems(list) => file::problems(lang, list).join(" "),
    }
}
