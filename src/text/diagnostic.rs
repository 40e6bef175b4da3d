//! What is wrong with a pack: what it is, and how to mend it.

use super::Lang;
use super::file::{meant, parse_error, problem};
use super::number::{percent_limit, points, quantity};
use super::rule::band_in_words;
use crate::base::decimal::Quantity;
use crate::pack::finding::{Diagnostic, ExampleFigure, ExampleValue, Finding, IdOf, NotZero, PointsOf};

/// The sentences of a diagnostic; its place is [`Diagnostic::pointer`].
#[must_use]
pub fn diagnostic(lang: Lang, found: &Diagnostic) -> String {
    match &found.finding {
        Finding::NotJson(error) => parse_error(lang, error),
        Finding::Structure(kind) => problem(lang, kind),
        Finding::DuplicateId { what, id, first } => {
            let what = id_of(lang, *what);
            say!(
                lang,
                "Mã định danh “{id}” của {what} đã dùng ở {first}. Hãy đặt mã khác cho một trong hai chỗ.",
                "The id “{id}” of {what} is already used at {first}. Give one of the two another id.",
            )
        }
        Finding::UnknownReference { what, id, did_you_mean } => {
            let what = id_of(lang, *what);
            let hint = did_you_mean.as_deref().map_or_else(String::new, |word| meant(lang, word));
            say!(
                lang,
                "Không có {what} nào mang mã định danh “{id}”.{hint} Hãy sửa mã hoặc khai báo thêm.",
                "No {what} has the id “{id}”.{hint} Correct the id or declare it.",
            )
        }
        Finding::ChildrenSum { max, sum } => {
            let (max, sum) = (points(lang, *max), points(lang, *sum));
            say!(
                lang,
                "Điểm tối đa ghi {max} nhưng tổng điểm các tiêu chí thành phần là {sum}. Hãy đối chiếu với văn bản và sửa lại.",
                "The maximum is stated as {max}, but the components add up to {sum}. Compare with the document and correct it.",
            )
        }
        Finding::ScaleSum { scale, sum } => {
            let (scale, sum) = (points(lang, *scale), points(lang, *sum));
            say!(
                lang,
                "Thang điểm ghi {scale} nhưng tổng điểm các lĩnh vực là {sum}. Hãy đối chiếu với văn bản và sửa lại.",
                "The scale is stated as {scale}, but the areas add up to {sum}. Compare with the document and correct it.",
            )
        }
        Finding::BandGap { from, to } => {
            let range = band_in_words(lang, *from, *to, "");
            say!(
                lang,
                "Giá trị {range} chưa thuộc mức điểm nào. Hãy thêm mức, hoặc sửa “từ/trên”, “đến/dưới” của mức liền kề.",
                "No band covers these values: {range}. Add a band, or correct the limits of the neighbouring bands.",
            )
        }
        Finding::BandOverlap { other, at } => {
            let (other, at) = (other + 1, quantity(lang, *at));
            say!(
                lang,
                "Mức này trùng với mức thứ {other}: giá trị {at} thuộc cả hai mức. Hãy sửa để mỗi giá trị chỉ thuộc một mức.",
                "This band overlaps band {other}: the value {at} belongs to both. Correct them so that each value belongs to one band only.",
            )
        }
        Finding::BandUnreachable => say!(
            lang,
            "Không có giá trị nào thuộc mức này. Hãy kiểm tra lại hai giới hạn của mức (tỷ lệ không vượt quá 100%).",
            "No value belongs to this band. Check both limits (a ratio cannot exceed 100%).",
        ),
        Finding::BandOrder => say!(
            lang,
            "Các mức chưa xếp từ cao xuống thấp như trong văn bản. Hãy xếp lại để dễ đối chiếu.",
            "The bands are not in descending order as in the printed set. Sort them so that they are easy to compare.",
        ),
        Finding::OptionOverMax { what, points: given, max } => {
            let (what, given, max) = (points_of(lang, *what), points(lang, *given), points(lang, *max));
            say!(
                lang,
                "{what} được {given} điểm, vượt điểm tối đa {max}. Hãy sửa điểm này hoặc điểm tối đa.",
                "{what} gives {given}, more than the maximum of {max}. Correct one of the two.",
            )
        }
        Finding::NoOptionReachesMax { best, max } => {
            let (best, max) = (points(lang, *best), points(lang, *max));
            say!(
                lang,
                "Kết quả cao nhất của cách chấm điểm chỉ được {best}, không đạt được điểm tối đa {max}. Hãy đối chiếu với văn bản.",
                "The best outcome of the scoring rule gives {best}, so the maximum of {max} cannot be reached. Compare with the document.",
            )
        }
        Finding::NoOptionGivesZero { worst } => {
            let worst = points(lang, *worst);
            say!(
                lang,
                "Kết quả thấp nhất của cách chấm điểm vẫn được {worst} điểm. Nếu văn bản có mức 0 điểm, hãy bổ sung.",
                "The worst outcome of the scoring rule still gives {worst}. If the document has an outcome of 0 points, add it.",
            )
        }
        Finding::ClassOrder => say!(
            lang,
            "Ngưỡng điểm của loại này không thấp hơn loại đứng trước. Hãy xếp từ loại cao nhất đến loại thấp nhất.",
            "The threshold of this class is not below that of the class before it. List the highest class first.",
        ),
        Finding::LastClassLimited => say!(
            lang,
            "Loại cuối cùng có ngưỡng điểm nên kết quả thấp hơn ngưỡng đó không thuộc loại nào. Hãy bỏ ngưỡng ở loại cuối.",
            "The last class has a threshold, so lower results have no class. Remove the threshold of the last class.",
        ),
        Finding::ClassUnlimited => say!(
            lang,
            "Loại này không có ngưỡng điểm nên các loại sau không bao giờ được xét. Hãy ghi ngưỡng điểm.",
            "This class has no threshold, so the classes after it are never given. State its threshold.",
        ),
        Finding::ClassUnreachable { limit, most } => {
            let (limit, most) = (quantity(lang, *limit), quantity(lang, *most));
            say!(
                lang,
                "Ngưỡng {limit} của loại này cao hơn kết quả cao nhất có thể đạt là {most}. Hãy kiểm tra lại ngưỡng hoặc chọn xếp loại theo chỉ số %.",
                "The threshold {limit} of this class is above the highest possible result, {most}. Check the threshold, or classify by the index in percent.",
            )
        }
        Finding::CohortWithoutClasses { cohort } => say!(
            lang,
            "Khối “{cohort}” không có bảng xếp loại. Nếu văn bản có xếp loại khối này, hãy bổ sung.",
            "The comparison group “{cohort}” has no classes. If the document classifies it, add them.",
        ),
        Finding::LegalBasisMissing => say!(
            lang,
            "Bộ tiêu chí ghi là chính thức nhưng chưa nêu quyết định ban hành. Hãy ghi số, ký hiệu, cơ quan ban hành và trích yếu nội dung.",
            "The criteria set is marked official but names no decision. State its number, issuer and subject.",
        ),
        Finding::SourceMissing => say!(
            lang,
            "Bộ tiêu chí ghi là chính thức nhưng tiêu chí này chưa có nguồn. Hãy ghi phụ lục, trang, hoặc nguồn chung của cả bộ tiêu chí.",
            "The criteria set is marked official but this criterion has no source. State annex and page, or one source for the whole set.",
        ),
        Finding::FloorNotBelowTarget { floor, target } => {
            let (floor, target) = (percent_limit(lang, *floor), percent_limit(lang, *target));
            say!(
                lang,
                "Mức tối thiểu {floor} không thấp hơn chỉ tiêu {target} nên phần tính theo tỷ lệ không bao giờ được dùng. Hãy sửa một trong hai số.",
                "The minimum of {floor} is not below the target of {target}, so the proportional part is never used. Correct one of the two.",
            )
        }
        Finding::CapOverMax { cap, max } => {
            let (cap, max) = (points(lang, *cap), points(lang, *max));
            say!(
                lang,
                "Mức tối đa hoặc tối thiểu {cap} vượt điểm tối đa {max}. Hãy sửa một trong hai số.",
                "The upper or lower limit of {cap} is above the maximum of {max}. Correct one of the two.",
            )
        }
        Finding::CapUnreachable { cap, sum } => {
            let (cap, sum) = (points(lang, *cap), points(lang, *sum));
            say!(
                lang,
                "Phần này được tối đa {cap} nhưng tổng điểm các tiêu chí thành phần chỉ là {sum}. Hãy kiểm tra có thiếu tiêu chí nào không.",
                "This group allows {cap}, but its criteria add up to only {sum}. Check whether a criterion is missing.",
            )
        }
        Finding::Zero(what) => {
            let what = not_zero(lang, *what);
            say!(
                lang,
                "{what} không được bằng 0. Hãy ghi số theo văn bản.",
                "{what} must not be zero. Enter the number given in the document."
            )
        }
        Finding::YearsOrder => {
            say!(lang, "“Từ năm” lớn hơn “Đến năm”. Hãy sửa lại.", "The first year is later than the last. Swap them.",)
        }
        Finding::DeadlineImpossible { day, month, year } => say!(
            lang,
            "Năm {year} không có ngày {day}/{month}. Hãy sửa hạn.",
            "The year {year} has no day {day}/{month}. Correct the deadline.",
        ),
        Finding::GraceOrder => say!(
            lang,
            "Số ngày chậm phải tăng dần từ trên xuống. Hãy xếp lại.",
            "The days of delay must increase from top to bottom. Sort them.",
        ),
        Finding::CasesOverlap { other, at } => {
            let (other, at) = (other + 1, numbers(lang, at));
            say!(
                lang,
                "Công thức này và công thức thứ {other} cùng áp dụng khi {at}. Mỗi trường hợp chỉ được áp dụng một công thức; hãy sửa điều kiện.",
                "This formula and formula {other} both apply when {at}. Only one may apply; correct the conditions.",
            )
        }
        Finding::CasesGap { at } => {
            let at = numbers(lang, at);
            say!(
                lang,
                "Không công thức nào áp dụng khi {at}. Hãy thêm công thức hoặc mở rộng điều kiện.",
                "No formula applies when {at}. Add one, or widen a condition.",
            )
        }
        Finding::FieldConflict { key } => say!(
            lang,
            "Ô “{key}” được các công thức hoặc các phần dùng theo hai cách khác nhau. Hãy đặt mã định danh khác cho một cách.",
            "The field “{key}” is used in two different ways by the formulas or parts. Give one of them another id.",
        ),
        Finding::FloorOverCap { .. }
        | Finding::CapBelowItem { .. }
        | Finding::PartCapUnreachable { .. }
        | Finding::AllInAddingPart
        | Finding::OnlyWithoutChoice
        | Finding::LinkOfSum
        | Finding::LinkTwice
        | Finding::LinkMixed
        | Finding::LinksTooMany { .. }
        | Finding::NewerFormat { .. } => of_parts(lang, &found.finding).unwrap_or_default(),
        Finding::AssumeMisplaced => say!(
            lang,
            "Số giả định chỉ dùng cho tiêu chí đơn vị không tự chấm và chỉ có một ô nhập. Hãy bỏ số giả định ở đây.",
            "A value can be assumed only for a criterion that is not self-scored and has one field. Remove it here.",
        ),
        Finding::AssumeUnreadable { text } => say!(
            lang,
            "Số giả định “{text}” không hợp lệ với cách chấm điểm này. Hãy sửa hoặc bỏ.",
            "The assumed value “{text}” is not valid for this scoring rule. Correct or remove it.",
        ),
        Finding::ExclusiveOnce { mark } => say!(
            lang,
            "Ký hiệu nhóm không dùng chung tài liệu “{mark}” chỉ có ở một tiêu chí nên không có tác dụng. Hãy ghi ở tất cả tiêu chí liên quan hoặc bỏ.",
            "The mark “{mark}” (no shared evidence) is used on one criterion only and has no effect. Put it on all criteria concerned, or remove it.",
        ),
        Finding::ExampleDiffers { example, figure, expected, found } => {
            let figure = figure_name(lang, figure);
            let (expected, found) = (value(lang, expected), value(lang, found));
            say!(
                lang,
                "Ví dụ “{example}”: {figure} phải là {expected} nhưng tính được {found}. Hãy kiểm tra lại cách chấm điểm hoặc ví dụ.",
                "Example “{example}”: {figure} should be {expected}, but is computed as {found}. Check the scoring rule or the example.",
            )
        }
    }
}

/// What is wrong with parts of a rule; `None` for anything else.
fn of_parts(lang: Lang, finding: &Finding) -> Option<String> {
    Some(match finding {
        Finding::FloorOverCap { floor, cap } => {
            let (floor, cap) = (points(lang, *floor), points(lang, *cap));
            say!(
                lang,
                "Mức tối thiểu {floor} cao hơn mức tối đa {cap}. Hãy đổi lại hai số.",
                "The minimum of {floor} is above the maximum of {cap}. Swap them.",
            )
        }
        Finding::CapBelowItem { cap, points: one } => {
            let (cap, one) = (points(lang, *cap), points(lang, *one));
            say!(
                lang,
                "Một lần đã được {one} điểm, vượt mức tối đa {cap} của phần này. Hãy đối chiếu với văn bản.",
                "One case alone gives {one}, more than the {cap} allowed by this part. Compare with the document.",
            )
        }
        Finding::PartCapUnreachable { cap, best } => {
            let (cap, best) = (points(lang, *cap), points(lang, *best));
            say!(
                lang,
                "Không thể đạt mức tối đa {cap}: cộng tất cả chỉ được {best}. Hãy đối chiếu với văn bản.",
                "The limit of {cap} is never reached: everything together gives {best}. Compare with the document.",
            )
        }
        Finding::AllInAddingPart => say!(
            lang,
            "“Trừ hết” chỉ dùng được ở phần trừ điểm. Hãy bỏ, hoặc đổi phần này thành trừ.",
            "“All that is left” can only be taken off. Remove it, or let this part take points off.",
        ),
        Finding::OnlyWithoutChoice => say!(
            lang,
            "Phần này chỉ tính với một số phương án, nhưng điểm bắt đầu không có phương án để chọn. Hãy bỏ điều kiện, hoặc chọn điểm bắt đầu theo phương án.",
            "This part counts only with some answers, but the base has none to choose from. Remove the condition, or let the base be a choice.",
        ),
        Finding::LinkOfSum => say!(
            lang,
            "Giới hạn chung chỉ gồm các dòng chấm điểm. Hãy ghi mã các dòng con có quy tắc.",
            "A limit across lines names scored lines only. Name the lines below that have a rule.",
        ),
        Finding::LinkTwice => say!(
            lang,
            "Một dòng chỉ nằm trong một giới hạn chung, và dòng loại trừ dòng khác thì không bị loại trừ. Hãy bỏ bớt.",
            "A line is limited once, and a line that excludes others is not excluded itself. Remove one of them.",
        ),
        Finding::LinkMixed => say!(
            lang,
            "Giới hạn chung gộp cả dòng cộng và dòng trừ. Hãy tách thành hai giới hạn.",
            "The limit joins lines that add and lines that take off. Make two of it.",
        ),
        Finding::LinksTooMany { most } => say!(
            lang,
            "Các giới hạn chung chỉ được gồm {most} dòng. Nhiều hơn thì đưa các dòng vào một khối điểm thưởng hoặc điểm trừ có mức tối đa.",
            "Limits may touch {most} lines together. Put more of them into a bonus or penalty block with a maximum.",
        ),
        Finding::NewerFormat { needed } => say!(
            lang,
            "Bộ tiêu chí này dùng cách chấm điểm chưa có trong phiên bản định dạng đã ghi. Hãy ghi “format”: “{needed}”.",
            "This pack uses what the stated format does not have. State “format”: “{needed}”.",
        ),
        _ => return None,
    })
}

const fn id_of(lang: Lang, what: IdOf) -> &'static str {
    match what {
        IdOf::Node => lang.pick("tiêu chí", "criterion"),
        IdOf::Option => lang.pick("phương án", "option"),
        IdOf::Item => lang.pick("nội dung", "item"),
        IdOf::Input => lang.pick("số liệu", "input"),
        IdOf::Case => lang.pick("công thức", "formula"),
        IdOf::Part => lang.pick("phần cộng, trừ", "part"),
        IdOf::Link => lang.pick("giới hạn chung", "shared limit"),
        IdOf::KnockOut => lang.pick("trường hợp khống chế điểm", "score-limiting case"),
        IdOf::Cohort => lang.pick("khối", "cohort"),
        IdOf::Class => lang.pick("loại", "class"),
        IdOf::Veto => lang.pick("trường hợp khống chế xếp loại", "class-limiting case"),
        IdOf::Document => lang.pick("tài liệu", "document"),
        IdOf::Field => lang.pick("ô nhập", "field"),
    }
}

const fn points_of(lang: Lang, what: PointsOf) -> &'static str {
    match what {
        PointsOf::Answer => lang.pick("Kết quả kê khai này", "This answer"),
        PointsOf::Option => lang.pick("Phương án này", "This option"),
        PointsOf::Outcome => lang.pick("Kết quả này", "This outcome"),
        PointsOf::Checklist => lang.pick("Danh mục này", "This checklist"),
        PointsOf::Band => lang.pick("Mức này", "This band"),
        PointsOf::Floor => lang.pick("Phần dưới mức tối thiểu", "The part below the minimum"),
        PointsOf::Base => lang.pick("Điểm bắt đầu", "The base"),
        PointsOf::KnockOut => lang.pick("Trường hợp khống chế điểm này", "This score-limiting case"),
    }
}

const fn not_zero(lang: Lang, what: NotZero) -> &'static str {
    match what {
        NotZero::Step => lang.pick("Bước điểm", "The step"),
        NotZero::OutOf => lang.pick("Giá trị ứng với điểm tối đa", "The value that earns the maximum"),
        NotZero::Target => lang.pick("Chỉ tiêu", "The target"),
        NotZero::Item => lang.pick("Điểm của mỗi nội dung", "The points of an item"),
        NotZero::Per => lang.pick("Độ dài một bước", "The length of a step"),
        NotZero::Slope => lang.pick("Điểm của một bước", "The points of a step"),
        NotZero::Scale => lang.pick("Thang điểm", "The scale"),
    }
}

fn figure_name(lang: Lang, figure: &ExampleFigure) -> String {
    match figure {
        ExampleFigure::Node(id) => say!(lang, "điểm của tiêu chí “{id}”", "the points of criterion “{id}”"),
        ExampleFigure::Total => say!(lang, "tổng điểm", "the total"),
        ExampleFigure::Percent => say!(lang, "chỉ số %", "the index in percent"),
        ExampleFigure::Class => say!(lang, "loại", "the class"),
    }
}

fn value(lang: Lang, value: &ExampleValue) -> String {
    match value {
        ExampleValue::Points(value) => points(lang, *value),
        ExampleValue::Class(id) => format!("“{id}”"),
        ExampleValue::Nothing => say!(lang, "chưa có kết quả", "no result"),
    }
}

/// "n = 5, m = 0,5".
fn numbers(lang: Lang, at: &[(String, Quantity)]) -> String {
    let each = |(id, value): &(String, Quantity)| format!("{id} = {}", quantity(lang, *value));
    at.iter().map(each).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::read::read;

    #[track_caller]
    fn check(text: &str, vi: &str, en: &str) {
        let reading = read(text);
        let found = reading.diagnostics.first().unwrap();
        assert_eq!(diagnostic(Lang::Vi, found), vi);
        assert_eq!(diagnostic(Lang::En, found), en);
    }

    #[test]
    fn sums_are_said_with_a_comma_in_vietnamese() {
        check(
            include_str!("../../tests/data/bad/scale-sum.json"),
            "Thang điểm ghi 2,45 nhưng tổng điểm các lĩnh vực là 2. Hãy đối chiếu với văn bản và sửa lại.",
            "The scale is stated as 2.45, but the areas add up to 2. Compare with the document and correct it.",
        );
    }

    #[test]
    fn a_gap_at_a_limit_is_named_exactly() {
        check(
            include_str!("../../tests/data/bad/band-gap.json"),
            "Giá trị đúng 90 chưa thuộc mức điểm nào. Hãy thêm mức, hoặc sửa “từ/trên”, “đến/dưới” của mức liền kề.",
            "No band covers these values: exactly 90. Add a band, or correct the limits of the neighbouring bands.",
        );
    }

    #[test]
    fn a_slip_is_answered_with_the_right_word() {
        check(
            include_str!("../../tests/data/bad/word-unknown.json"),
            "“offical” không phải từ được dùng ở đây. Có thể là “official”. \
             Hãy chọn một trong các từ: official, illustrative, draft.",
            "“offical” is not a word used here. Did you mean “official”? Choose one of: official, illustrative, draft.",
        );
        check(
            include_str!("../../tests/data/bad/unknown-reference.class-condition.json"),
            "Không có tiêu chí nào mang mã định danh “a11”. Có thể là “a1”. Hãy sửa mã hoặc khai báo thêm.",
            "No criterion has the id “a11”. Did you mean “a1”? Correct the id or declare it.",
        );
    }

    #[test]
    fn a_broken_text_is_said_with_line_and_column() {
        check(
            include_str!("../../tests/data/bad/json-trailing-comma.json"),
            "Dòng 13, cột 2: Thừa dấu phẩy trước dấu đóng ngoặc. Hãy xóa dấu phẩy đó.",
            "Line 13, column 2: There is an extra comma before the closing bracket. Delete it.",
        );
    }
}
