//! The words of the search on the sheet.

use super::Lang;
use super::find::{Charge, Filter};

/// A filter, as a choice in a list.
#[must_use]
pub const fn filter(lang: Lang, filter: Filter) -> &'static str {
    match filter {
        Filter::All => lang.pick("Tất cả tiêu chí", "All criteria"),
        Filter::Unanswered => lang.pick("Chưa trả lời", "Not answered"),
        Filter::Losing => lang.pick("Mất điểm", "Losing points"),
        Filter::LackingEvidence => lang.pick("Thiếu tài liệu kiểm chứng", "Lacking evidence"),
        Filter::NotApplicable => lang.pick("Không tính (không áp dụng)", "Left out (not applicable)"),
        Filter::ByOthers => lang.pick("Do nơi khác chấm", "Scored by others"),
    }
}

/// How many criteria were found.
#[must_use]
pub fn found(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (Lang::Vi, 0) => "Không có tiêu chí nào khớp. Thử từ khác hoặc bỏ lọc.".to_owned(),
        (Lang::En, 0) => "No criterion matches. Try other words, or show all.".to_owned(),
        (Lang::Vi, n) => format!("Tìm thấy {n} tiêu chí"),
        (Lang::En, 1) => "1 criterion found".to_owned(),
        (Lang::En, n) => format!("{n} criteria found"),
    }
}

/// How far a person is, in one line.
#[must_use]
pub fn charge(lang: Lang, charge: &Charge) -> String {
    let Charge { leaves, unanswered, lacking_evidence, .. } = charge;
    let done = leaves.saturating_sub(*unanswered);
    say!(
        lang,
        "đã trả lời {done}/{leaves}, thiếu tài liệu {lacking_evidence}",
        "answered {done}/{leaves}, lacking evidence {lacking_evidence}"
    )
}
