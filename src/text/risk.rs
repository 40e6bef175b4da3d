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
            "Có ô nhập không đọc được: sửa theo câu báo lỗi tại tiêu chí.",
            "A field cannot be read: correct it."
        ),
        RiskKind::Open => say!(lang, "Chưa trả lời.", "Not answered."),
        RiskKind::ReasonMissing => say!(lang, "Thiếu lý do bắt buộc.", "A required reason is missing."),
        RiskKind::NoEvidence => say!(
            lang,
            "Chưa gắn tài liệu kiểm chứng: dễ bị trừ điểm khi thẩm định.",
            "No evidence is linked: points are easily lost in appraisal."
        ),
        RiskKind::DocumentGone => {
            say!(
                lang,
                "Tài liệu đã gắn không còn trong danh mục: gỡ và gắn lại.",
                "The linked document is gone: unlink and link again."
            )
        }
        RiskKind::DocumentUnnamed { .. } => {
            say!(lang, "Tài liệu chưa có số, ký hiệu hay trích yếu.", "The document has neither number nor title.")
        }
        RiskKind::DocumentUndated { document } => {
            let name = name(document);
            say!(
                lang,
                "Tài liệu {name} chưa có ngày, hoặc ngày không đọc được.",
                "The document {name} has no readable date."
            )
        }
        RiskKind::OutsideYear { document, date } => {
            let (name, date) = (name(document), number::date(lang, *date));
            say!(
                lang,
                "Tài liệu {name} đề ngày {date}, ngoài năm đánh giá.",
                "The document {name} is dated {date}, outside the scored year."
            )
        }
        RiskKind::NoPlaceInDocument { document } => {
            let name = name(document);
            say!(
                lang,
                "Tài liệu {name}: chưa ghi mục hoặc trang chứng minh.",
                "The document {name}: neither section nor page is named."
            )
        }
        RiskKind::SharedExclusively { document, other } => {
            let name = name(document);
            let code = pack.nodes.get(*other).map_or("…", |node| &node.code);
            say!(
                lang,
                "Tài liệu {name} cũng dùng cho tiêu chí {code}; bộ tiêu chí không cho dùng chung.",
                "The document {name} also serves criterion {code}; the set does not allow that."
            )
        }
        RiskKind::TypedDiffers => {
            say!(
                lang,
                "Điểm nhập tay thay cho điểm tính: hội đồng sẽ hỏi lý do.",
                "Points are typed instead of computed: the council will ask why."
            )
        }
        RiskKind::Jump { from, to } => {
            let (from, to) = (number::points(lang, *from), number::points(lang, *to));
            say!(
                lang,
                "Năm trước {from} điểm, năm nay {to}: chênh hơn nửa điểm tối đa, nên giải trình.",
                "Last year {from} points, now {to}: a change of more than half the maximum, better explained."
            )
        }
    }
}
