//! What was undone or done again, in a sentence.

use super::Lang;
use crate::draft::{Subject, What};

/// "Đã hoàn tác: tài liệu của 1.1.1"; `code` gives the printed code of a node.
#[must_use]
pub fn done(lang: Lang, subject: &Subject, forward: bool, code: impl FnOnce(&str) -> String) -> String {
    let head = match forward {
        false => lang.pick("Đã hoàn tác", "Undone"),
        true => lang.pick("Đã làm lại", "Done again"),
    };
    let what = match subject {
        Subject::Node(node, what) => {
            let (code, what) = (code(node), on_node(lang, *what));
            say!(lang, "{what} của {code}", "{what} of {code}")
        }
        Subject::Branch(n) if forward => {
            say!(lang, "về lại trước {n} bước đã hoàn tác", "back to before {n} undone steps")
        }
        Subject::Branch(n) => {
            return say!(
                lang,
                "Đã lấy lại {n} bước từng hoàn tác trước khi gõ tiếp",
                "Brought back {n} steps that had been undone before typing went on"
            );
        }
        Subject::Body => lang.pick("thông tin về đơn vị", "facts about the body").to_owned(),
        Subject::Documents => lang.pick("danh mục tài liệu", "the register of documents").to_owned(),
        Subject::Report => lang.pick("phần báo cáo, công văn", "the report").to_owned(),
        Subject::Scenarios => lang.pick("kịch bản", "the scenarios").to_owned(),
        Subject::Effort => lang.pick("công sức của một tiêu chí", "the effort of a criterion").to_owned(),
        Subject::List => lang.pick("danh sách xếp hạng", "the list to rank against").to_owned(),
        Subject::Draft => lang.pick("tên hoặc hạn gửi phiếu", "name or deadline of the draft").to_owned(),
        Subject::LastYear => lang.pick("kết quả năm trước", "results of the year before").to_owned(),
        Subject::Pack => lang.pick("bộ tiêu chí của phiếu", "the criteria pack").to_owned(),
        Subject::Unfinished => lang.pick("tài liệu đang nhập dở", "a document not added yet").to_owned(),
    };
    format!("{head}: {what}")
}

const fn on_node(lang: Lang, what: What) -> &'static str {
    match what {
        What::Value => lang.pick("câu trả lời", "the answer"),
        What::Applies => lang.pick("lựa chọn áp dụng", "whether it applies"),
        What::Reason => lang.pick("lý do", "the reason"),
        What::TypedPoints => lang.pick("điểm tự nhập", "typed points"),
        What::Evidence => lang.pick("tài liệu", "documents"),
        What::Explanation => lang.pick("giải trình", "the explanation"),
        What::Person => lang.pick("người phụ trách", "the person in charge"),
        What::Note => lang.pick("ghi chú riêng", "the private note"),
        What::Several => lang.pick("nội dung", "the content"),
    }
}
