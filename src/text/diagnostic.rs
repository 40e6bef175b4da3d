//! What is wrong with a criteria set: what it is, and how to mend it.

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
                "Mã {what} “{id}” đã dùng ở {first}. Hãy đặt mã khác cho một trong hai chỗ.",
                "The id “{id}” of {what} is already used at {first}. Give one of the two another id.",
            )
        }
        Finding::UnknownReference { what, id, did_you_mean } => {
            let what = id_of(lang, *what);
            let hint = did_you_mean.as_deref().map_or_else(String::new, |word| meant(lang, word));
            say!(
                lang,
                "Không có {what} nào mang mã “{id}”.{hint} Hãy sửa mã hoặc khai báo thêm.",
                "No {what} has the id “{id}”.{hint} Correct the id or declare it.",
            )
        }
        Finding::ChildrenSum { max, sum } => {
            let (max, sum) = (points(lang, *max), points(lang, *sum));
            say!(
                lang,
                "Điểm tối đa ghi {max} nhưng các dòng con cộng lại được {sum}. Hãy đối chiếu với văn bản và sửa dòng sai.",
                "The maximum says {max}, but its lines add up to {sum}. Compare with the document and correct the wrong line.",
            )
        }
        Finding::ScaleSum { scale, sum } => {
            let (scale, sum) = (points(lang, *scale), points(lang, *sum));
            say!(
                lang,
                "Thang điểm ghi {scale} nhưng các lĩnh vực cộng lại được {sum}. Hãy đối chiếu với văn bản và sửa lĩnh vực sai.",
                "The scale says {scale}, but the areas add up to {sum}. Compare with the document and correct the wrong area.",
            )
        }
        Finding::BandGap { from, to } => {
            let range = band_in_words(lang, *from, *to, "");
            say!(
                lang,
                "Chưa có mức điểm cho giá trị {range}. Hãy thêm mức, hoặc sửa “từ/trên”, “đến/dưới” của mức liền kề.",
                "No band covers the values: {range}. Add a band, or correct the inclusive ends of its neighbours.",
            )
        }
        Finding::BandOverlap { other, at } => {
            let (other, at) = (other + 1, quantity(lang, *at));
            say!(
                lang,
                "Mức này chồng lên mức thứ {other}: giá trị {at} thuộc cả hai. Hãy để mỗi giá trị chỉ thuộc một mức.",
                "This band overlaps band {other}: the value {at} belongs to both. Let every value belong to one.",
            )
        }
        Finding::BandUnreachable => say!(
            lang,
            "Không giá trị nào rơi vào mức này. Hãy xem lại hai đầu của mức (tỷ lệ không vượt quá 100 %).",
            "No value falls into this band. Check both of its ends (a ratio does not pass 100%).",
        ),
        Finding::BandOrder => say!(
            lang,
            "Các mức chưa xếp từ cao xuống thấp như bảng in. Hãy xếp lại cho dễ đối chiếu.",
            "The bands are not sorted from high to low as sets print them. Sort them, to compare easily.",
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
                "Kết quả cao nhất của quy tắc chỉ được {best}, không ai đạt điểm tối đa {max}. Hãy đối chiếu với văn bản.",
                "The best outcome of the rule gives {best}; nobody reaches the maximum of {max}. Compare with the document.",
            )
        }
        Finding::NoOptionGivesZero { worst } => {
            let worst = points(lang, *worst);
            say!(
                lang,
                "Kết quả thấp nhất của quy tắc vẫn được {worst} điểm. Nếu văn bản có mức 0 điểm thì cần bổ sung.",
                "The worst outcome of the rule still gives {worst}. Add the outcome of zero if the document has one.",
            )
        }
        Finding::ClassOrder => say!(
            lang,
            "Mức điểm của loại này không thấp hơn loại đứng trước. Hãy xếp từ loại cao nhất đến loại thấp nhất.",
            "The limit of this class is not below that of the class before it. List the best class first.",
        ),
        Finding::LastClassLimited => say!(
            lang,
            "Loại cuối cùng có mức điểm, nên kết quả thấp hơn mức đó không thuộc loại nào. Hãy bỏ mức ở loại cuối.",
            "The last class has a limit, so lower results have no class. Remove the limit of the last class.",
        ),
        Finding::ClassUnlimited => say!(
            lang,
            "Loại này không có mức điểm nên các loại sau không bao giờ được xét. Hãy ghi mức điểm.",
            "This class has no limit, so the classes after it are never given. State its limit.",
        ),
        Finding::ClassUnreachable { limit, most } => {
            let (limit, most) = (quantity(lang, *limit), quantity(lang, *most));
            say!(
                lang,
                "Mức {limit} của loại này cao hơn kết quả cao nhất có thể đạt là {most}. Hãy xem lại mức điểm hoặc chọn tính theo tỷ lệ %.",
                "The limit {limit} of this class is above the greatest possible result, {most}. Check the limit, or whether it is a percentage.",
            )
        }
        Finding::CohortWithoutClasses { cohort } => say!(
            lang,
            "Khối “{cohort}” không có bảng xếp loại. Nếu văn bản có xếp loại khối này thì cần bổ sung.",
            "The cohort “{cohort}” has no classes. Add them if the document classifies it.",
        ),
        Finding::LegalBasisMissing => say!(
            lang,
            "Bộ ghi là chính thức nhưng chưa nêu quyết định ban hành. Hãy ghi số, cơ quan và trích yếu văn bản.",
            "The set is called official but names no decision. State its number, issuer and title.",
        ),
        Finding::SourceMissing => say!(
            lang,
            "Bộ ghi là chính thức nhưng dòng này chưa có nguồn. Hãy ghi phụ lục, trang, hoặc nguồn chung của cả bộ.",
            "The set is called official but this line has no source. State annex and page, or a source of the whole set.",
        ),
        Finding::FloorNotBelowTarget { floor, target } => {
            let (floor, target) = (percent_limit(lang, *floor), percent_limit(lang, *target));
            say!(
                lang,
                "Mức sàn {floor} không thấp hơn chỉ tiêu {target}, nên phần tính theo tỷ lệ không bao giờ dùng đến.",
                "The floor of {floor} is not below the target of {target}, so the proportional part is never used.",
            )
        }
        Finding::CapOverMax { cap, max } => {
            let (cap, max) = (points(lang, *cap), points(lang, *max));
            say!(
                lang,
                "Mức trần hoặc sàn {cap} vượt điểm tối đa {max}. Hãy sửa một trong hai số.",
                "The cap or floor of {cap} is above the maximum of {max}. Correct one of the two.",
            )
        }
        Finding::CapUnreachable { cap, sum } => {
            let (cap, sum) = (points(lang, *cap), points(lang, *sum));
            say!(
                lang,
                "Phần này cho tối đa {cap} nhưng các dòng con chỉ cộng được {sum}. Hãy xem có thiếu dòng nào không.",
                "This block allows {cap}, but its lines add up to {sum} only. See whether a line is missing.",
            )
        }
        Finding::Zero(what) => {
            let what = not_zero(lang, *what);
            say!(
                lang,
                "{what} không được bằng 0. Hãy ghi số trong văn bản.",
                "{what} must not be zero. State the number of the document."
            )
        }
        Finding::YearsOrder => {
            say!(lang, "Năm đầu sau năm cuối. Hãy đổi lại.", "The first year is after the last. Turn them round.",)
        }
        Finding::DeadlineImpossible { day, month, year } => say!(
            lang,
            "Năm {year} không có ngày {day}/{month}. Hãy sửa hạn.",
            "The year {year} has no day {day}/{month}. Correct the deadline.",
        ),
        Finding::GraceOrder => say!(
            lang,
            "Số ngày trễ phải tăng dần từ trên xuống. Hãy xếp lại.",
            "The days of delay must ascend. Sort them.",
        ),
        Finding::CasesOverlap { other, at } => {
            let (other, at) = (other + 1, numbers(lang, at));
            say!(
                lang,
                "Công thức này và công thức thứ {other} cùng áp dụng khi {at}. Mỗi trường hợp chỉ được một công thức.",
                "This formula and formula {other} both apply when {at}. Only one may apply.",
            )
        }
        Finding::CasesGap { at } => {
            let at = numbers(lang, at);
            say!(
                lang,
                "Không công thức nào áp dụng khi {at}. Hãy thêm công thức hoặc nới điều kiện.",
                "No formula applies when {at}. Add one, or widen a condition.",
            )
        }
        Finding::FieldConflict { key } => say!(
            lang,
            "Ô “{key}” được các công thức hoặc các phần dùng theo hai cách khác nhau. Hãy đặt mã khác cho một cách.",
            "The field “{key}” is used in two different ways by the formulas or parts. Give one of them another id.",
        ),
        Finding::FloorOverCap { .. }
        | Finding::CapBelowItem { .. }
        | Finding::PartCapUnreachable { .. }
        | Finding::AllInAddingPart
        | Finding::OnlyWithoutChoice
        | Finding::NewerFormat { .. } => of_parts(lang, &found.finding).unwrap_or_default(),
        Finding::AssumeMisplaced => say!(
            lang,
            "Chỉ giả định được câu trả lời ở dòng do nơi khác chấm và có quy tắc chỉ cần một ô. Hãy bỏ giá trị giả định ở đây.",
            "An answer can be assumed only on a line that others score, in a rule that needs one field. Remove it here.",
        ),
        Finding::AssumeUnreadable { text } => say!(
            lang,
            "Giá trị giả định “{text}” không phải câu trả lời mà quy tắc này nhận. Hãy sửa hoặc bỏ.",
            "The assumed answer “{text}” is not one that this rule takes. Correct or remove it.",
        ),
        Finding::ExclusiveOnce { mark } => say!(
            lang,
            "Dấu “không dùng chung tài liệu” “{mark}” chỉ có ở một dòng nên không có tác dụng. Hãy ghi ở mọi dòng liên quan hoặc bỏ.",
            "The mark “{mark}” of exclusive evidence stands on one line only and does nothing. Put it on all lines concerned, or remove it.",
        ),
        Finding::ExampleDiffers { example, figure, expected, found } => {
            let figure = figure_name(lang, figure);
            let (expected, found) = (value(lang, expected), value(lang, found));
            say!(
                lang,
                "Ví dụ “{example}”: {figure} phải là {expected} nhưng tính ra {found}. Hãy xem lại quy tắc hoặc ví dụ.",
                "Example “{example}”: {figure} should be {expected}, but comes out as {found}. Check the rule or the example.",
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
                "Mức thấp nhất {floor} cao hơn mức cao nhất {cap}. Hãy đổi lại hai số.",
                "The lowest result of {floor} is above the highest of {cap}. Turn the two round.",
            )
        }
        Finding::CapBelowItem { cap, points: one } => {
            let (cap, one) = (points(lang, *cap), points(lang, *one));
            say!(
                lang,
                "Một lần đã tính {one} điểm, hơn mức tối đa {cap} của phần này. Hãy đối chiếu với văn bản.",
                "A single one counts {one}, more than the {cap} that this part allows. Compare with the document.",
            )
        }
        Finding::PartCapUnreachable { cap, best } => {
            let (cap, best) = (points(lang, *cap), points(lang, *best));
            say!(
                lang,
                "Mức tối đa {cap} không bao giờ đạt tới: tất cả cộng lại chỉ được {best}. Hãy đối chiếu với văn bản.",
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
            "Phần này chỉ tính với một số câu trả lời, nhưng điểm bắt đầu không có phương án để chọn. Hãy bỏ điều kiện, hoặc cho điểm bắt đầu theo phương án.",
            "This part counts only with some answers, but the base has none to choose from. Remove the condition, or let the base be a choice.",
        ),
        Finding::NewerFormat { needed } => say!(
            lang,
            "Bộ này dùng cách chấm mà bản định dạng đã ghi chưa có. Hãy ghi “format”: “{needed}”.",
            "This pack uses what the stated format does not have. State “format”: “{needed}”.",
        ),
        _ => return None,
    })
}

const fn id_of(lang: Lang, what: IdOf) -> &'static str {
    match what {
        IdOf::Node => lang.pick("dòng", "line"),
        IdOf::Option => lang.pick("phương án", "option"),
        IdOf::Item => lang.pick("nội dung", "item"),
        IdOf::Input => lang.pick("số liệu", "input"),
        IdOf::Case => lang.pick("công thức", "formula"),
        IdOf::Part => lang.pick("phần cộng, trừ", "part"),
        IdOf::Link => lang.pick("giới hạn chung", "limit across lines"),
        IdOf::KnockOut => lang.pick("trường hợp bị ấn định điểm", "knock-out"),
        IdOf::Cohort => lang.pick("khối", "cohort"),
        IdOf::Class => lang.pick("loại", "class"),
        IdOf::Veto => lang.pick("điều kiện hạ loại", "veto"),
        IdOf::Document => lang.pick("tài liệu", "document"),
        IdOf::Field => lang.pick("ô nhập", "field"),
    }
}

const fn points_of(lang: Lang, what: PointsOf) -> &'static str {
    match what {
        PointsOf::Answer => lang.pick("Câu trả lời này", "This answer"),
        PointsOf::Option => lang.pick("Phương án này", "This option"),
        PointsOf::Outcome => lang.pick("Kết quả này", "This outcome"),
        PointsOf::Checklist => lang.pick("Danh mục này", "This checklist"),
        PointsOf::Band => lang.pick("Mức này", "This band"),
        PointsOf::Floor => lang.pick("Phần dưới sàn", "The part below the floor"),
        PointsOf::Base => lang.pick("Điểm bắt đầu", "The base"),
        PointsOf::KnockOut => lang.pick("Trường hợp bị ấn định điểm", "This knock-out"),
    }
}

const fn not_zero(lang: Lang, what: NotZero) -> &'static str {
    match what {
        NotZero::Step => lang.pick("Bước điểm", "The step"),
        NotZero::OutOf => lang.pick("Giá trị ứng với điểm tối đa", "The value that earns the maximum"),
        NotZero::Target => lang.pick("Chỉ tiêu", "The target"),
        NotZero::Item => lang.pick("Điểm của mỗi nội dung", "The points of an item"),
        NotZero::Per => lang.pick("Độ dài một nấc", "The length of a step"),
        NotZero::Slope => lang.pick("Điểm của một nấc", "The points of a step"),
        NotZero::Scale => lang.pick("Thang điểm", "The scale"),
    }
}

fn figure_name(lang: Lang, figure: &ExampleFigure) -> String {
    match figure {
        ExampleFigure::Node(id) => say!(lang, "điểm của dòng “{id}”", "the points of line “{id}”"),
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
            "Thang điểm ghi 2,45 nhưng các lĩnh vực cộng lại được 2. Hãy đối chiếu với văn bản và sửa lĩnh vực sai.",
            "The scale says 2.45, but the areas add up to 2. Compare with the document and correct the wrong area.",
        );
    }

    #[test]
    fn a_gap_at_a_limit_is_named_exactly() {
        check(
            include_str!("../../tests/data/bad/band-gap.json"),
            "Chưa có mức điểm cho giá trị đúng 90. Hãy thêm mức, hoặc sửa “từ/trên”, “đến/dưới” của mức liền kề.",
            "No band covers the values: exactly 90. Add a band, or correct the inclusive ends of its neighbours.",
        );
    }

    #[test]
    fn a_slip_is_answered_with_the_right_word() {
        check(
            include_str!("../../tests/data/bad/word-unknown.json"),
            "“offical” không phải từ được dùng ở đây. Có phải ý bạn là “official”? \
             Chọn một trong: official, illustrative, draft.",
            "“offical” is not a word used here. Did you mean “official”? Choose one of: official, illustrative, draft.",
        );
        check(
            include_str!("../../tests/data/bad/unknown-reference.class-condition.json"),
            "Không có dòng nào mang mã “a11”. Có phải ý bạn là “a1”? Hãy sửa mã hoặc khai báo thêm.",
            "No line has the id “a11”. Did you mean “a1”? Correct the id or declare it.",
        );
    }

    #[test]
    fn a_broken_text_is_said_with_line_and_column() {
        check(
            include_str!("../../tests/data/bad/json-trailing-comma.json"),
            "Dòng 13, cột 2: Thừa dấu phẩy trước dấu đóng ngoặc. Hãy xóa dấu phẩy đó.",
            "Line 13, column 2: A comma too many before a closing bracket. Delete it.",
        );
    }
}
