//! Appraisal risks in words: the fact alone for papers, with what to do for the screen.

use super::{Lang, number};
use crate::answer::Answers;
use crate::engine::score::{Risk, RiskKind};
use crate::pack::Pack;

/// One risk with what to do, without the name of its node.
#[must_use]
pub fn risk(lang: Lang, risk: &Risk, pack: &Pack, answers: &Answers) -> String {
    let (fact, advice) = (on_paper(lang, risk, pack, answers), advice(lang, &risk.kind));
    format!("{fact} {advice}").trim_end().to_owned()
}

/// One risk as a paper states it: the fact, without advice to the clerk.
#[must_use]
pub fn on_paper(lang: Lang, risk: &Risk, pack: &Pack, answers: &Answers) -> String {
    let name = |id: &str| {
        let document = answers.documents.iter().find(|document| document.id == id);
        let texts = document.map(|d| [d.number.trim(), d.title.trim()]);
        texts
            .and_then(|texts| texts.into_iter().find(|text| !text.is_empty()).map(str::to_owned))
            .unwrap_or("…".to_owned())
    };
    match &risk.kind {
        RiskKind::Unreadable => say!(lang, "Có ô nhập chưa hợp lệ.", "A field is not valid."),
        RiskKind::Open => say!(lang, "Chưa chấm.", "Not scored."),
        RiskKind::ReasonMissing => say!(lang, "Chưa ghi lý do bắt buộc.", "A required reason is missing."),
        RiskKind::NoEvidence => say!(lang, "Chưa có tài liệu kiểm chứng.", "There is no evidence yet."),
        RiskKind::DocumentGone => say!(
            lang,
            "Tài liệu kiểm chứng đã nêu không còn trong danh mục tài liệu.",
            "The document named is no longer in the register."
        ),
        RiskKind::DocumentUnnamed { .. } => say!(
            lang,
            "Tài liệu kiểm chứng chưa ghi số, ký hiệu và trích yếu nội dung.",
            "The document has neither number nor subject."
        ),
        RiskKind::DocumentUndated { document } => {
            let name = name(document);
            say!(
                lang,
                "Tài liệu {name} chưa ghi ngày ban hành hoặc ghi ngày chưa đúng.",
                "The document {name} has no date of issue, or not a valid one."
            )
        }
        RiskKind::OutsideYear { document, date } => {
            let (name, date) = (name(document), number::date(lang, *date));
            say!(
                lang,
                "Tài liệu {name} ban hành ngày {date}, không thuộc năm đánh giá.",
                "The document {name} was issued on {date}, outside the year assessed."
            )
        }
        RiskKind::NoPlaceInDocument { document } => {
            let name = name(document);
            say!(
                lang,
                "Tài liệu {name}: chưa chỉ rõ mục, trang làm căn cứ chấm điểm.",
                "The document {name}: the section and page that support the points are not stated."
            )
        }
        RiskKind::SharedExclusively { document, other } => {
            let name = name(document);
            let code = pack.nodes.get(*other).map_or("…", |node| &node.code);
            say!(
                lang,
                "Tài liệu {name} đã dùng cho tiêu chí {code}; bộ tiêu chí quy định không được dùng chung.",
                "The document {name} is already used for criterion {code}; by the criteria set it may not be shared."
            )
        }
        RiskKind::TypedDiffers => say!(
            lang,
            "Điểm nhập trực tiếp khác điểm phần mềm tính; cần ghi rõ lý do.",
            "The points entered directly differ from the computed points; the reason must be stated clearly."
        ),
        RiskKind::Jump { from, to } => {
            let (from, to) = (number::points(lang, *from), number::points(lang, *to));
            say!(
                lang,
                "Năm trước {from} điểm, năm nay {to} điểm, chênh lệch quá một nửa điểm tối đa; nên giải trình.",
                "Last year {from} points, this year {to} points: a difference of more than half the maximum; it should be explained."
            )
        }
    }
}

/// What the clerk can do about it; blank where the fact says it.
const fn advice(lang: Lang, kind: &RiskKind) -> &'static str {
    match kind {
        RiskKind::Unreadable => lang.pick("Hãy sửa theo thông báo tại tiêu chí.", "Correct it as the criterion says."),
        RiskKind::ReasonMissing => lang.pick("Hãy ghi lý do.", "Enter it."),
        RiskKind::NoEvidence => lang.pick("Hãy gắn tài liệu hoặc ghi giải trình.", "Add a document, or explain."),
        RiskKind::DocumentGone => lang.pick("Hãy gỡ ra rồi gắn lại.", "Remove it and add it again."),
        RiskKind::DocumentUnnamed { .. } => lang.pick("Hãy bổ sung.", "Add them."),
        RiskKind::DocumentUndated { .. } => {
            lang.pick("Hãy ghi ngày/tháng/năm, ví dụ 05/01/2025.", "Enter day/month/year, such as 05/01/2025.")
        }
        RiskKind::NoPlaceInDocument { .. } => lang.pick("Hãy ghi mục, trang.", "Enter them."),
        RiskKind::Open
        | RiskKind::OutsideYear { .. }
        | RiskKind::SharedExclusively { .. }
        | RiskKind::TypedDiffers
        | RiskKind::Jump { .. } => "",
    }
}
