//! What was found in the source, and what its cells are used for.

use super::super::Lang;
use super::super::number::points;
use super::skipped;
use crate::pack_editor::build::Skipped;
use crate::pack_editor::ledger::{Entry, Use, Why};
use crate::pack_editor::maxima::NotRead;
use crate::pack_editor::outline::Outcome;
use crate::pack_editor::remark::RemarkKind;

/// Why a cell of points was not read.
#[must_use]
pub const fn not_read(lang: Lang, why: NotRead) -> &'static str {
    match why {
        NotRead::Words => lang.pick("có chữ chưa hiểu", "it has words that are not understood"),
        NotRead::Range => lang.pick("là một khoảng điểm", "it is a range"),
        NotRead::Fraction => lang.pick("là một phân số", "it is a fraction"),
        NotRead::Percent => lang.pick("là tỷ lệ %, có thể là trọng số", "it is a percentage, perhaps a weight"),
        NotRead::PerCase => lang.pick("là điểm cho mỗi trường hợp", "it is an amount for each case"),
        NotRead::Several => lang.pick("có nhiều số", "it has several numbers"),
        NotRead::Mark => lang.pick("có dấu chú thích liền số", "a footnote mark is next to the number"),
        NotRead::Error => lang.pick("là giá trị lỗi của bảng tính", "it is an error value of the spreadsheet"),
        NotRead::Formula => lang.pick("là công thức chưa có kết quả", "it is a formula without a result"),
        NotRead::Unsettled => {
            lang.pick("số hiển thị khác số lưu trong tệp", "the number shown is not the one in the file")
        }
        NotRead::TooLong => lang.pick("số quá dài", "the number is too long"),
    }
}

/// What was found, and what to do.
#[must_use]
pub fn remark(lang: Lang, kind: &RemarkKind) -> String {
    match kind {
        RemarkKind::MaxNotRead { text, why } => {
            let why = not_read(lang, *why);
            say!(
                lang,
                "Dòng này chưa có điểm tối đa: ô điểm ghi “{text}”, {why}. Hãy ghi điểm của dòng.",
                "This line has no maximum yet: the cell says “{text}”; {why}. Type the points of the line.",
            )
        }
        RemarkKind::MaxAmbiguous { text, readings } => {
            let all: Vec<String> = readings.iter().map(|reading| points(lang, *reading)).collect();
            let all = all.join(lang.pick(" hoặc ", " or "));
            say!(
                lang,
                "Dòng này chưa có điểm tối đa: “{text}” có thể là {all}. Hãy ghi điểm của dòng.",
                "This line has no maximum yet: “{text}” may be {all}. Type the points of the line.",
            )
        }
        RemarkKind::MaxMissing => say!(
            lang,
            "Dòng này chưa có điểm tối đa: bảng để trống. Hãy ghi điểm hoặc bỏ dòng.",
            "This line has no maximum yet: the table leaves it blank. Type the points or leave the row out.",
        ),
        RemarkKind::MaxFromBest(best) => {
            let best = points(lang, *best);
            say!(
                lang,
                "Bảng không ghi điểm tối đa của dòng; lấy từ các mức bên dưới: {best} điểm.",
                "The table gives no maximum for the line; taken from the rows below it: {best} points.",
            )
        }
        RemarkKind::TwoMaxima { name } => {
            let name = points(lang, *name);
            say!(
                lang,
                "Tên dòng ghi {name} điểm, khác với ô điểm. Hãy đối chiếu với văn bản.",
                "The name says {name} points, which is not what the cell says. Compare with the document.",
            )
        }
        RemarkKind::BySums => say!(
            lang,
            "Mã số không đủ để biết cấp của dòng; xếp theo tổng điểm cho khớp. Hãy xem lại.",
            "The codes do not tell the level of the line; it is placed so that the points add up. Check it.",
        ),
        RemarkKind::Lifted => say!(
            lang,
            "Điểm cộng hoặc điểm trừ nằm trong một lĩnh vực; tính riêng ngoài thang điểm.",
            "Bonus or penalty points inside an area; counted apart from the scale.",
        ),
        RemarkKind::GroupWithoutName => say!(
            lang,
            "Mã của các dòng cho thấy có nhóm này nhưng bảng không ghi tên. Hãy đặt tên.",
            "The codes show that there is this group, but the table does not name it. Give it a name.",
        ),
        RemarkKind::DuplicateCode { first } => {
            let row = first.row + 1;
            say!(
                lang,
                "Mã này đã có ở dòng {row} cùng cấp (1.10 có thể bị ghi thành 1.1). Hãy sửa mã.",
                "Row {row} of the same parent has this code already (1.10 may have become 1.1). Correct the code.",
            )
        }
        RemarkKind::RowsDoNotFit => say!(
            lang,
            "Các dòng bên dưới được coi là các mức của dòng này, nhưng điểm không khớp điểm tối đa. Hãy xem lại.",
            "The rows below were taken for options of this line, but their points do not fit its maximum. Check them.",
        ),
        RemarkKind::TotalDiffers { printed, sum } => {
            let (printed, sum) = (points(lang, *printed), points(lang, *sum));
            say!(
                lang,
                "Dòng tổng ghi {printed} nhưng các dòng cộng lại được {sum}. Hãy đối chiếu với văn bản.",
                "The printed total is {printed}, but the lines add up to {sum}. Compare with the document.",
            )
        }
        RemarkKind::TotalNotRead { text } => say!(
            lang,
            "Không đọc được số ở dòng tổng: “{text}”.",
            "The number of the printed total was not read: “{text}”.",
        ),
        RemarkKind::OddTotal(sum) => {
            let sum = points(lang, *sum);
            say!(
                lang,
                "Bảng không ghi tổng; các lĩnh vực cộng lại được {sum}, gần 100. Có thể một số bị ghi sai.",
                "No total is printed; the areas add up to {sum}, close to 100. A number may be wrong.",
            )
        }
        RemarkKind::TextCut(length) => say!(
            lang,
            "Phần chữ của dòng dài {length} ký tự nên phần hướng dẫn bị cắt bớt. Nguyên văn còn ở bảng nguồn.",
            "The words of the line are {length} characters long, so its help text was cut. The source table has all of them.",
        ),
        RemarkKind::Turned => say!(
            lang,
            "Tiêu chí nằm theo cột, nên bảng được đọc xoay ngang thành dọc. Hãy xem lại.",
            "Criteria are side by side, so the table was read with rows and columns exchanged. Check it.",
        ),
    }
}

/// What a cell is used for.
#[must_use]
pub const fn used(lang: Lang, used: Use) -> &'static str {
    match used {
        Use::Header => lang.pick("Tiêu đề", "Heading"),
        Use::Code => lang.pick("Mã", "Code"),
        Use::Name => lang.pick("Tên dòng", "Name"),
        Use::Maximum => lang.pick("Điểm tối đa", "Maximum"),
        Use::Level => lang.pick("Cấp", "Level"),
        Use::Group => lang.pick("Nhóm", "Group"),
        Use::Rule => lang.pick("Cách chấm", "Rule"),
        Use::Option => lang.pick("Mức, phần của cách chấm", "Option or part of the rule"),
        Use::Inputs => lang.pick("Số liệu, chỉ tiêu", "Inputs, target"),
        Use::Evidence => lang.pick("Tài liệu kiểm chứng", "Evidence"),
        Use::Note => lang.pick("Ghi chú", "Note"),
        Use::Source => lang.pick("Nguồn", "Source"),
        Use::Total => lang.pick("Tổng cộng", "Total"),
        Use::ByOthers => lang.pick("Cột không dùng", "Column not used"),
        Use::LeftOut => lang.pick("Bạn đã bỏ", "Left out by you"),
        Use::Unused(why) => unused(lang, why),
    }
}

/// Why a cell is not used.
#[must_use]
pub const fn unused(lang: Lang, why: Why) -> &'static str {
    match why {
        Why::ColumnUnknown => {
            lang.pick("Chưa dùng: chưa rõ cột này là gì", "Not used: the meaning of the column is not known")
        }
        Why::ColumnTwice => lang.pick("Chưa dùng: đã có cột khác cùng loại", "Not used: another column means the same"),
        Why::NotRead => lang.pick("Chưa dùng: chưa đọc được điểm", "Not used: the points were not read"),
        Why::Row(why) => skipped(lang, Skipped::Unused(why)),
        Why::NoPoints => skipped(lang, Skipped::NoPoints),
        Why::Table => lang.pick("Bảng không được dùng", "The table is not used"),
    }
}

/// What must still be dealt with; the place is said apart from it.
#[must_use]
pub fn entry(lang: Lang, entry: &Entry) -> String {
    match entry {
        Entry::Row(row) => match row.outcome {
            Outcome::Unused(why) => skipped(lang, Skipped::Unused(why)).to_owned(),
            _ => skipped(lang, Skipped::NoPoints).to_owned(),
        },
        Entry::Column { column, cells, .. } => {
            let column = column + 1;
            say!(
                lang,
                "Cột {column} có {cells} ô có chữ nhưng chưa rõ là gì. Hãy chọn loại cột, hoặc “Không dùng”.",
                "Column {column} has {cells} filled cells, and its meaning is not known. Choose one, or “Not used”.",
            )
        }
        Entry::Cell { why, .. } => unused(lang, *why).to_owned(),
        Entry::Number { number, .. } => say!(
            lang,
            "Số {number} trong cách chấm chưa có trong quy tắc đề xuất.",
            "The number {number} of the words is in no part of the proposed rule.",
        ),
        Entry::Table(table) => {
            let table = table + 1;
            say!(
                lang,
                "Bảng {table} có điểm nhưng không được dùng. Hãy dùng, hoặc xác nhận là không dùng.",
                "Table {table} has points and is not used. Use it, or confirm that it is not used.",
            )
        }
    }
}
