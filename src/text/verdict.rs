//! Everything that is to be said about one submission, in the order in which a
//! person asks: genuine? which pack? do the figures hold? complete? in time?

use super::Lang;
use super::appraisal::counting;
use super::roster::standing;
use super::submission::{
    completeness, difference, integrity, late, odd_letters, open_error, pack_match, pack_status, place,
};
use super::{file, number};
use crate::appraisal::{Desk, FileStatus, Flag};
use crate::base::json::problem::ProblemKind;
use crate::pack::Pack;
use crate::submission::compare::Verdict;
use crate::submission::read::Stated;

/// The sentences on one submission; `pack` is the pack that names are taken from.
#[must_use]
pub fn sentences(lang: Lang, verdict: &Verdict, stated: Option<&Stated>, pack: Option<&Pack>) -> Vec<String> {
    let mut lines = integrity(lang, &verdict.integrity, pack);
    lines.extend(verdict.problems.iter().map(|found| {
        let place = if matches!(found.kind, ProblemKind::More { .. }) {
            String::new()
        } else {
            place(lang, pack, &found.pointer)
        };
        file::placed(&place, &file::problem(lang, &found.kind))
    }));
    if let (Some(state), Some(stated)) = (&verdict.pack, stated) {
        lines.push(pack_match(lang, state, &stated.pack));
        lines.extend(pack_status(lang, &stated.pack).map(str::to_owned));
        if !verdict.odd_letters.is_empty() {
            lines.push(odd_letters(lang, &stated.body, &verdict.odd_letters));
        }
    }
    lines.extend(verdict.differences.iter().map(|found| difference(lang, pack, found)));
    if let Some(found) = &verdict.completeness {
        lines.extend(completeness(lang, pack, found));
    }
    lines.extend(verdict.late.as_ref().map(|found| late(lang, found)));
    lines
}

/// The sentences on a file of a desk: first what it counts for, then whose the
/// signatures are, then all else.
#[must_use]
pub fn on_desk(lang: Lang, desk: &Desk, at: usize, found: &FileStatus) -> Vec<String> {
    let Some(filed) = desk.files().get(at) else { return Vec::new() };
    let mut lines = vec![counting(lang, found, desk.files())];
    match &filed.outcome {
        Err(error) => lines.push(open_error(lang, error)),
        Ok(judged) => {
            lines.extend(judged.standings.iter().flatten().map(|found| standing(lang, found)));
            if desk.flags(at).contains(&Flag::NotCountersigned) {
                lines.push(flag_sentence(lang));
            }
            lines.extend(sentences(lang, &judged.verdict(), judged.stated.as_ref(), judged.pack.as_deref()));
        }
    }
    lines
}

fn flag_sentence(lang: Lang) -> String {
    say!(
        lang,
        "Chưa có chữ ký duyệt của người đứng đầu. Nếu quy định yêu cầu ký duyệt, hãy đề nghị đơn vị bổ sung.",
        "The head has not countersigned. If countersigning is required, ask the agency to add it.",
    )
}

/// What a person should look at, as a short label.
#[must_use]
pub const fn flag(lang: Lang, flag: Flag) -> &'static str {
    match flag {
        Flag::Late => lang.pick("nộp quá hạn", "overdue"),
        Flag::OddLetters => lang.pick("tên có ký tự dễ nhầm", "look-alike characters in the name"),
        Flag::NoCohort => lang.pick("nhóm không có trong bộ tiêu chí", "group not in the criteria set"),
        Flag::Incomplete => lang.pick("chưa đầy đủ", "incomplete"),
        Flag::NotCountersigned => lang.pick("chưa ký duyệt", "not countersigned"),
        Flag::NotOfficial => lang.pick("bộ tiêu chí minh họa", "illustrative criteria set"),
    }
}

/// The recomputed totals in one line: "Tự chấm 62/65 · Tạm tính 88,5/100 · Chỉ số 88,50%".
#[must_use]
pub fn totals(lang: Lang, verdict: &Verdict) -> Option<String> {
    let totals = &verdict.card.as_ref()?.totals;
    let (own, own_max) = (number::exact(lang, &totals.self_points), number::points(lang, totals.self_max));
    let (all, out_of) = (number::exact(lang, &totals.points), number::points(lang, totals.out_of));
    let percent = number::percent(lang, totals.percent);
    Some(say!(
        lang,
        "Tự chấm {own} / {own_max} · Tạm tính {all} / {out_of} · Chỉ số {percent}",
        "Self-scored {own} / {own_max} · Projected {all} / {out_of} · Index {percent}",
    ))
}
