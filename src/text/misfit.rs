//! What a draft holds that its pack has no place for, in sentences.

use super::Lang;
use crate::draft::Misfit;

/// What does not fit, and what to do.
#[must_use]
pub fn misfit(lang: Lang, misfit: &Misfit) -> String {
    match misfit {
        Misfit::Node(id) => say!(
            lang,
            "Câu trả lời cho tiêu chí “{id}”: bộ tiêu chí này không có tiêu chí ấy. Câu trả lời được giữ nguyên trong phiếu, không tính điểm.",
            "An answer to criterion “{id}”, which this pack does not have. It is kept in the draft and not scored."
        ),
        Misfit::Value { code, key } => say!(
            lang,
            "Tiêu chí {code} có giá trị “{key}” mà cách chấm không hỏi. Giá trị được giữ nguyên, không tính điểm.",
            "Criterion {code} has a value “{key}” that its rule does not ask for. It is kept and not scored."
        ),
        Misfit::Cohort(id) => say!(
            lang,
            "Nhóm đơn vị “{id}” không có trong bộ tiêu chí này. Hãy chọn lại nhóm ở phần thông tin đơn vị; chưa chọn thì chưa ký được.",
            "The group “{id}” is none of this pack. Choose a group among the facts about the body; until then nothing can be signed."
        ),
        Misfit::Unread(place) => say!(
            lang,
            "Không đọc được giá trị ở {place} của tệp phiếu. Giá trị được giữ nguyên trong phiếu; hãy nhập lại ở đúng ô.",
            "The value at {place} of the draft file cannot be read. It is kept in the draft; type it again in its field."
        ),
    }
}
