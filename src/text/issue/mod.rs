//! What is wrong with an answer, and how to mend it.

use super::Lang;
use super::number::points;
use super::rule::measured;
use crate::base::decimal::{NumberError, NumberErrorKind, Points, Quantity};
use crate::engine::score::{Issue, ReasonFor};
use crate::pack::rule::{
    BASE, CHOICE, Deadline, FieldKind, ISSUED, Input, Item, JUDGED, MISSING, Measure, Proportional, Ratio, Rule, YES_NO,
};
use crate::pack::{Node, Pack, knock_out_key};

/// Key under which the engine reports points typed beside the computed ones.
pub const TYPED: &str = "typed";

/// The label of a field of a rule: its own words for fixed keys, otherwise
/// those of the pack. The key itself where the rule has no such field.
#[must_use]
pub fn field_label(lang: Lang, rule: &Rule, key: &str) -> String {
    fixed_label(lang, key)
        .map(str::to_owned)
        .or_else(|| dated_label(lang, rule, key))
        .or_else(|| find_input(rule, key).map(|input| input.label.to_string()))
        .or_else(|| find_item(rule, key).map(|item| item.label.to_string()))
        .or_else(|| find_except(rule, key).map(str::to_owned))
        .unwrap_or_else(|| key.to_owned())
}

/// The label of a field of a node, knock-outs included.
#[must_use]
pub fn node_field_label(lang: Lang, node: &Node, key: &str) -> String {
    let fact = node.knock_outs.iter().find(|fact| knock_out_key(&fact.id) == key);
    match (fact, node.leaf()) {
        (Some(fact), _) => fact.label.to_string(),
        (None, Some(leaf)) => field_label(lang, &leaf.rule, key),
        (None, None) => fixed_label(lang, key).unwrap_or(key).to_owned(),
    }
}

/// Labels that do not depend on the rule.
fn fixed_label(lang: Lang, key: &str) -> Option<&'static str> {
    Some(match key {
        YES_NO => lang.pick("Đạt yêu cầu", "Requirement met"),
        CHOICE => lang.pick("Mức đạt được", "Level reached"),
        MISSING => lang.pick("Không ban hành văn bản này", "This document was not issued"),
        JUDGED => lang.pick("Điểm tự chấm", "Self-scored points"),
        TYPED => lang.pick("Điểm nhập trực tiếp", "Points entered directly"),
        _ if key.starts_with("knock-out:") => lang.pick("Trường hợp khống chế điểm", "Score-limiting case"),
        _ => return None,
    })
}

/// Labels of the two dates, with the documents they belong to.
fn dated_label(lang: Lang, rule: &Rule, key: &str) -> Option<String> {
    match rule {
        Rule::Dated(dated) if key == ISSUED => {
            let label = &dated.label;
            Some(say!(lang, "Ngày ban hành “{label}”", "Date of issue of “{label}”"))
        }
        Rule::Dated(dated) if key == BASE => match &dated.deadline {
            Deadline::After { base, .. } => Some(say!(lang, "Ngày ban hành “{base}”", "Date of issue of “{base}”")),
            Deadline::OnDay { .. } => None,
        },
        _ => rule.inner().into_iter().find_map(|rule| dated_label(lang, rule, key)),
    }
}

/// The input of a rule that is keyed so.
pub(super) fn find_input<'a>(rule: &'a Rule, key: &str) -> Option<&'a Input> {
    let here = Pack::number_inputs(rule).into_iter().find(|input| &*input.id == key);
    here.or_else(|| rule.inner().into_iter().find_map(|rule| find_input(rule, key)))
}

fn find_item<'a>(rule: &'a Rule, key: &str) -> Option<&'a Item> {
    let here = match rule {
        Rule::Checklist { items, .. } | Rule::Count { items, .. } | Rule::Deduction { items, .. } => {
            items.iter().find(|item| &*item.id == key)
        }
        Rule::Composed(composed) => composed.events().map(|event| &event.item).find(|item| &*item.id == key),
        _ => None,
    };
    here.or_else(|| rule.inner().into_iter().find_map(|rule| find_item(rule, key)))
}

/// The label of events that do not count, keyed so.
fn find_except<'a>(rule: &'a Rule, key: &str) -> Option<&'a str> {
    let here = match rule {
        Rule::Composed(composed) => composed.events().filter_map(|event| event.except.as_ref()).find(|e| &*e.id == key),
        _ => None,
    };
    here.map(|except| &*except.label).or_else(|| rule.inner().into_iter().find_map(|rule| find_except(rule, key)))
}

/// The ratio whose numerator is keyed so.
fn find_ratio<'a>(rule: &'a Rule, key: &str) -> Option<&'a Ratio> {
    let is = |ratio: &&Ratio| &*ratio.numerator.id == key;
    let here = match rule {
        Rule::Steps { measure: Measure::Ratio(ratio), .. } | Rule::Proportional(Proportional { ratio, .. }) => {
            Some(ratio).filter(is)
        }
        Rule::Composed(composed) => {
            let ratios = composed.slopes().filter_map(|slope| match &slope.measure {
                Measure::Ratio(ratio) => Some(ratio),
                Measure::Quantity(_) => None,
            });
            let mut ratios = ratios.filter(is);
            ratios.next()
        }
        _ => None,
    };
    here.or_else(|| rule.inner().into_iter().find_map(|rule| find_ratio(rule, key)))
}

/// Whether a field takes whole numbers only.
fn is_count(node: &Node, key: &str) -> bool {
    let fields = node.leaf().map(|leaf| leaf.rule.fields()).unwrap_or_default();
    fields.iter().any(|(known, kind)| *known == key && *kind == FieldKind::Number { decimals: 0 })
}

/// "“hồ sơ đúng hạn”: " where a sentence alone would not say which field is meant.
fn field_prefix(lang: Lang, node: &Node, key: &str) -> String {
    let fields = node.leaf().map_or(0, |leaf| leaf.rule.fields().len());
    if fields <= 1 && key != TYPED {
        return String::new();
    }
    format!("“{}”: ", node_field_label(lang, node, key))
}

/// A sentence or two: what is wrong, and how to mend it.
#[must_use]
pub fn issue(lang: Lang, issue: &Issue, node: &Node) -> String {
    let text = match issue {
        Issue::Number { key, error } => number(lang, *error, is_count(node, key)),
        Issue::Date { .. } => say!(
            lang,
            "Ngày nhập chưa đúng. Hãy nhập ngày/tháng/năm, ví dụ 05/01/2025.",
            "This is not a valid date. Enter day/month/year, such as 05/01/2025."
        ),
        Issue::UnknownOption { .. } => say!(
            lang,
            "Mức đã chọn không còn trong bộ tiêu chí này. Hãy chọn lại.",
            "The level chosen is no longer in this criteria set. Choose again."
        ),
        Issue::AboveTotal { key } => return above_total(lang, node, key),
        Issue::AboveMaximum { key, max } => return above_maximum(lang, node, key, *max),
        Issue::OffStep { step } => {
            let (one, two) = (points(lang, *step), points(lang, step.plus(*step)));
            say!(
                lang,
                "Điểm được chấm theo bước {one}. Hãy nhập {one}, {two}… (bội số của {one}).",
                "Points are given in steps of {one}. Enter {one}, {two}… (multiples of {one})."
            )
        }
        Issue::BelowLowest { key, least } => below_lowest(lang, node, key, *least),
        Issue::DateOfMissingDocument => say!(
            lang,
            "Đã chọn “Không ban hành văn bản này” nhưng ô ngày vẫn có ngày. Hãy xóa ngày hoặc bỏ chọn.",
            "“Not issued” is selected, but a date is entered. Delete the date or clear “not issued”."
        ),
        Issue::NoFormula => say!(
            lang,
            "Các số đã nhập không thuộc trường hợp nào trong bộ tiêu chí. Hãy kiểm tra lại từng số.",
            "The numbers match none of the cases of the criteria set. Check each number."
        ),
        Issue::SeveralFormulas => say!(
            lang,
            "Các số đã nhập thuộc nhiều trường hợp, trong khi chỉ được tính một trường hợp. Hãy kiểm tra lại từng số; nếu đúng, hãy hỏi cơ quan ban hành bộ tiêu chí.",
            "The numbers match several cases, of which only one may be counted. Check each number; if they are right, ask the authority that issued the criteria set."
        ),
        Issue::YearUnknown => say!(
            lang,
            "Chưa rõ năm đánh giá nên chưa tính được hạn. Hãy nhập năm bằng bốn chữ số, ví dụ 2025.",
            "The year assessed is not known, so the deadline cannot be computed. Enter the year in four digits, such as 2025."
        ),
        Issue::ReasonMissing(what) => reason_missing(lang, *what).to_owned(),
        Issue::MustApply => say!(
            lang,
            "Tiêu chí này không được chọn “không áp dụng” nên vẫn tính vào điểm tối đa. Hãy bỏ chọn và chấm như các tiêu chí khác.",
            "This criterion cannot be marked “not applicable”, so it is still counted in the maximum. Clear the choice and score as usual."
        ),
        Issue::CannotBeNotArisen => say!(
            lang,
            "Bộ tiêu chí không quy định trường hợp không phát sinh đối với tiêu chí này. Hãy bỏ chọn “không phát sinh” và nhập số liệu.",
            "The criteria set does not provide for “no cases arose” here. Clear the choice and enter the figures."
        ),
        Issue::CannotType => say!(
            lang,
            "Tiêu chí này không được nhập điểm trực tiếp nên điểm đã nhập không được tính. Hãy xóa điểm nhập trực tiếp.",
            "Points cannot be entered directly for this criterion, so they are not counted. Delete them."
        ),
        Issue::EvidenceMissing => say!(
            lang,
            "Chưa có tài liệu kiểm chứng nên điểm chưa chắc chắn. Hãy gắn tài liệu hoặc ghi giải trình (nếu bộ tiêu chí cho phép).",
            "There is no evidence yet, so the points are not secured. Add a document, or explain (if the criteria set allows it)."
        ),
    };
    let prefix = match issue {
        Issue::Number { key, .. } | Issue::Date { key } | Issue::UnknownOption { key } => field_prefix(lang, node, key),
        _ => String::new(),
    };
    prefix + &text
}

const fn reason_missing(lang: Lang, what: ReasonFor) -> &'static str {
    match what {
        ReasonFor::NotApplicable => lang.pick(
            "Chưa ghi lý do không áp dụng nên tiêu chí này vẫn tính vào điểm tối đa. Hãy ghi lý do.",
            "No reason is given for “not applicable”, so this criterion is still counted in the maximum. Enter the reason.",
        ),
        ReasonFor::Judgement => lang.pick(
            "Điểm thấp hơn điểm tối đa phải có lý do. Hãy ghi nội dung chưa đạt.",
            "Points below the maximum require a reason. Enter what was not achieved.",
        ),
        ReasonFor::TypedPoints => lang.pick(
            "Điểm nhập trực tiếp khác điểm phần mềm tính phải có lý do. Hãy ghi lý do, hoặc xóa điểm nhập trực tiếp.",
            "Points entered directly that differ from the computed points require a reason. Enter the reason, or delete the points.",
        ),
    }
}

fn below_lowest(lang: Lang, node: &Node, key: &str, least: Points) -> String {
    let (label, least) = (node_field_label(lang, node, key), points(lang, least));
    say!(
        lang,
        "{label} thấp hơn mức tối thiểu {least}. Hãy nhập từ {least} trở lên.",
        "{label}: below the lowest of {least}. Enter {least} or more."
    )
}

fn above_total(lang: Lang, node: &Node, key: &str) -> String {
    let ratio = node.leaf().and_then(|leaf| find_ratio(&leaf.rule, key));
    let part = node_field_label(lang, node, key);
    match ratio {
        Some(ratio) => {
            let whole = &ratio.denominator.label;
            say!(
                lang,
                "“{part}” đang lớn hơn “{whole}”. Hãy kiểm tra lại hai số liệu này.",
                "“{part}” is larger than “{whole}”. Check both numbers."
            )
        }
        None => say!(
            lang,
            "“{part}” đang lớn hơn tổng số. Hãy kiểm tra lại hai số liệu này.",
            "“{part}” is larger than its total. Check both numbers."
        ),
    }
}

fn above_maximum(lang: Lang, node: &Node, key: &str, max: Points) -> String {
    if matches!(key, JUDGED | TYPED) {
        let max = points(lang, max);
        return say!(
            lang,
            "Điểm nhập vượt điểm tối đa {max}. Hãy nhập từ 0 đến {max}.",
            "The points exceed the maximum of {max}. Enter 0 to {max}."
        );
    }
    let label = node_field_label(lang, node, key);
    let measure = node.leaf().and_then(|leaf| find_input(&leaf.rule, key)).map_or("", |input| &*input.measure);
    let max = measured(lang, Quantity::from_decimal(max.decimal()), measure);
    say!(
        lang,
        "“{label}” vượt mức cao nhất {max}. Hãy nhập từ 0 đến {max}.",
        "“{label}” is above its highest value, {max}. Enter 0 to {max}."
    )
}

/// What is wrong with a typed number; `count` where only whole numbers are taken.
pub(super) fn number(lang: Lang, error: NumberError, count: bool) -> String {
    let at = error.at.saturating_add(1);
    let example = if count { "1250" } else { lang.pick("7,25", "7.25") };
    match error.kind {
        NumberErrorKind::Character(c) => say!(
            lang,
            "Ô này chỉ nhận chữ số; có ký tự “{c}” ở vị trí thứ {at}. Hãy nhập lại, ví dụ {example}.",
            "This field takes digits only; there is the character “{c}” at position {at}. Enter it again, such as {example}."
        ),
        NumberErrorKind::Negative => say!(
            lang,
            "Ô này không nhận số âm. Hãy bỏ dấu trừ ở vị trí thứ {at}.",
            "This field does not take negative numbers. Delete the minus sign at position {at}."
        ),
        NumberErrorKind::SecondSeparator if count => say!(
            lang,
            "Có hai dấu phẩy (dấu thứ hai ở vị trí thứ {at}). Ô này chỉ nhận số nguyên. Hãy viết liền, ví dụ 1250000, hoặc tách hàng nghìn bằng dấu chấm, ví dụ 1.250.000.",
            "There are two commas (the second at position {at}). This field takes whole numbers: write 1250000, or separate thousands with points, as in 1.250.000."
        ),
        NumberErrorKind::SecondSeparator => say!(
            lang,
            "Có hai dấu phẩy thập phân (dấu thứ hai ở vị trí thứ {at}). Hãy chỉ dùng một dấu phẩy, ví dụ {example}.",
            "There are two decimal points (the second at position {at}). Use only one, as in {example}."
        ),
        NumberErrorKind::DigitMissing => say!(
            lang,
            "Thiếu chữ số bên cạnh dấu phẩy ở vị trí thứ {at}. Hãy nhập đủ, ví dụ 0,5 hoặc 5.",
            "A digit is missing beside the decimal point at position {at}. Enter it in full, such as 0.5 or 5."
        ),
        NumberErrorKind::Decimals { allowed } => say!(
            lang,
            "Quá nhiều chữ số sau dấu phẩy. Hãy ghi nhiều nhất {allowed} chữ số thập phân.",
            "Too many decimals. Enter at most {allowed}."
        ),
        NumberErrorKind::NotWhole => say!(
            lang,
            "Ô này chỉ nhận số nguyên. Hãy bỏ phần sau dấu phẩy ở vị trí thứ {at}, ví dụ {example}.",
            "This field takes whole numbers only. Delete what follows the decimal point at position {at}; enter, for example, {example}."
        ),
        NumberErrorKind::Grouping if count => say!(
            lang,
            "Hàng nghìn tách chưa đúng ở vị trí thứ {at}: mỗi nhóm phải đủ ba chữ số. Hãy viết liền, ví dụ 1250, hoặc viết 1.250.",
            "The thousands are not separated in groups of three at position {at}. Write 1250 or 1.250."
        ),
        NumberErrorKind::Grouping => say!(
            lang,
            "Dấu cách đặt chưa đúng ở vị trí thứ {at}. Hãy viết liền các chữ số, ví dụ {example}.",
            "A space is misplaced at position {at}. Write the digits together, as in {example}."
        ),
        NumberErrorKind::TooLong => say!(
            lang,
            "Số có quá nhiều chữ số. Hãy kiểm tra xem có gõ thừa không, ví dụ {example}.",
            "The number has too many digits. Check that none was typed twice; enter, for example, {example}."
        ),
    }
}

#[cfg(test)]
mod tests;
