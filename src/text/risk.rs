//! Appraisal risks in words, with what to do.

use super::{Lang, number};
use crate::answer::Answers;
use crate::engine::score::{Risk, RiskKind};
use crate::pack::Pack;

/// One risk, without the name of its node.
#[must_use]
pub fn risk(lang: Lang, risk: &Risk, pack: &Pack, answers: &Answers) -> String {
    let name = |id: &str| {
        let document = answers.documents.iter().find(|document| document.id == id);
        let texts = document.map(|d| [d.number.trim(), d.title.trim()]);
        texts
            .and_then(|texts| texts.into_iter().find(|text| !text.is_empty()).map(str::to_owned))
            .unwrap_or("…".to_owned())
    };
    match &risk.kind {
        RiskKind::Unreadable => say!(
            lang,
            "Có ô nhập chưa hợp lệ. Hãy sửa theo thông báo tại tiêu chí.",
            "A field is not valid. Correct it as the message on the criterion says."
        ),
        RiskKind::Open => say!(lang, "Chưa chấm.", "Not scored."),
        RiskKind::ReasonMissing => {
            say!(lang, "Chưa ghi lý do bắt buộc. Hãy ghi lý do.", "A required reason is missing. Enter it.")
        }
        RiskKind::NoEvidence => say!(
            lang,
            "Chưa có tài liệu kiểm chứng. Hãy gắn tài liệu hoặc ghi giải trình.",
            "No evidence yet. Add a document, or explain."
        ),
        RiskKind::DocumentGone => {
            say!(
                lang,
                "Tài liệu kiểm chứng đã nêu không còn trong danh mục tài liệu. Hãy gỡ ra rồi gắn lại.",
                "The document named is no longer in the register. Remove it and add it again."
            )
        }
        RiskKind::DocumentUnnamed { .. } => {
            say!(
                lang,
                "Tài liệu kiểm chứng chưa ghi số, ký hiệu và trích yếu nội dung. Hãy bổ sung.",
                "The document has neither number nor subject. Add them."
            )
        }
        RiskKind::DocumentUndated { document } => {
            let name = name(document);
            say!(
                lang,
                "Tài liệu {name} chưa ghi ngày ban hành hoặc ghi ngày chưa đúng. Hãy ghi ngày/tháng/năm, ví dụ 05/01/2025.",
                "The document {name} has no date of issue, or not a valid one. Enter day/month/year, such as 05/01/2025."
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
                "Tài liệu {name}: chưa chỉ rõ mục, trang làm căn cứ chấm điểm. Hãy ghi mục, trang.",
                "The document {name}: the section and page that support the points are not stated. Enter them."
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
        RiskKind::TypedDiffers => {
            say!(
                lang,
                "Điểm nhập trực tiếp khác điểm phần mềm tính; cần ghi rõ lý do.",
                "The points entered directly differ from the computed points; the reason must be stated clearly."
            )
        }
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
