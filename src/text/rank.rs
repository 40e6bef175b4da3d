//! Why a rank is what it is, and what is wrong with a pasted list.

use super::{Lang, file, number};
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
