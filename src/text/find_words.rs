//! The words of the search on the sheet.

use super::Lang;
use super::find::{Charge, Filter};

/// A filter, as a choice in a list.
#[must_use]
pub const fn filter(lang: Lang, filter: Filter) -> &'static str {
    match filter {
        Filter::All => lang.pick("Tất cả tiêu chí", "All criteria"),
        Filter::Unanswered => lang.pick("Chưa chấm", "Not scored"),
        Filter::Losing => lang.pick("Chưa đạt điểm tối đa", "Below the maximum"),
        Filter::LackingEvidence => lang.pick("Thiếu tài liệu kiểm chứng", "Lacking evidence"),
        Filter::NotApplicable => lang
            .pick("Không tính điểm (không áp dụng, không phát sinh)", "Not counted (not applicable, no cases arose)"),
        Filter::ByOthers => lang.pick("Đơn vị không tự chấm", "Scored by others"),
    }
}

/// How many criteria were found.
#[must_use]
pub fn found(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (Lang::Vi, 0) => {
            "Không tìm thấy tiêu chí phù hợp. Hãy thử ít từ hơn hoặc bỏ lọc; có thể gõ không dấu.".to_owned()
        }
        (Lang::En, 0) => {
            "No criterion matches. Try fewer words or remove the filter; tone marks are not needed.".to_owned()
        }
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
        "đã chấm {done}/{leaves} tiêu chí, {lacking_evidence} tiêu chí thiếu tài liệu kiểm chứng",
        "{done}/{leaves} criteria scored, {lacking_evidence} criteria lacking evidence"
    )
}
