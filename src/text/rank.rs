//! Why a rank is what it is, and what is wrong with a pasted list.

use super::{Lang, file, number};
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
