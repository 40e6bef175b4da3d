//! "Vì sao?": each step of the arithmetic as a line that a person can redo on paper.

mod composed;

use super::issue::{find_input, node_field_label};
use super::number::{date, integer, percent, percent_limit, points, quantity};
use super::rule::{
    band_in_words, capital, measure_band_in_words, measured, not_arisen, points_word, rounding_in_words, scored_by,
    zero_in_words,
};
use super::{Lang, finds};
use crate::base::date::Date;
use crate::base::decimal::{Exact, Fraction, Mode, Points, Quantity, Rounding};
use crate::engine::score::Step;
use crate::pack::rule::{Limit, Measure, Proportional, Rule, Step as Band};
use crate::pack::{Node, Pack, Status};
use composed::cut;

/// A fraction as a decimal; "…" where it goes on.
fn decimal(lang: Lang, value: Fraction) -> String {
    let shown = points(lang, Exact::from_fraction(value).shown());
    if value.to_points().is_some() { shown } else { format!("{shown}…") }
}

/// One step in words, without a full stop at the end.
///
/// `node` is the node that was explained, `pack` its pack.
#[must_use]
pub fn step(lang: Lang, step: &Step, pack: &Pack, node: &Node) -> String {
    let rule = node.leaf().map(|leaf| &leaf.rule);
    match step {
        Step::Declared { key, value } => {
            let measure = rule.and_then(|rule| find_input(rule, key)).map_or("", |input| &*input.measure);
            let (label, value) = (node_field_label(lang, node, key), measured(lang, *value, measure));
            say!(lang, "{label}: {value}", "{label}: {value}")
        }
        Step::DeclaredDate { key, date: day } => {
            let (label, day) = (node_field_label(lang, node, key), date(lang, *day));
            say!(lang, "{label}: {day}", "{label}: {day}")
        }
        Step::Assumed { by_default } => assumed(lang, node, *by_default),
        Step::Chosen { label, points } => {
            let value = points_word(lang, *points);
            say!(lang, "Đã chọn “{label}” → {value}", "Chosen: “{label}” → {value}")
        }
        Step::Line { label, holds } if label.is_empty() => {
            if *holds {
                say!(lang, "Đạt yêu cầu", "Met")
            } else {
                say!(lang, "Không đạt yêu cầu", "Not met")
            }
        }
        Step::Line { label, holds: true } => say!(lang, "{label}: có", "{label}: yes"),
        Step::Line { label, holds: false } => say!(lang, "{label}: không", "{label}: no"),
        Step::Events { label, n, each, points: product } => {
            let (n, each, product) = (quantity(lang, *n), points(lang, *each), points_word(lang, *product));
            say!(lang, "{label}: {n} × {each} = {product}", "{label}: {n} × {each} = {product}")
        }
        Step::Percent { part, whole, percent: value, exact } => {
            let (part, whole) = (quantity(lang, *part), quantity(lang, *whole));
            let value = if *exact { percent(lang, *value) } else { with_dots(lang, *value) };
            say!(lang, "{part} / {whole} = {value}", "{part} ÷ {whole} = {value}")
        }
        Step::PercentRounded { percent: value, rounding } => {
            let (value, how) = (percent(lang, *value), rounding_in_words(lang, *rounding));
            say!(lang, "Tỷ lệ phần trăm {how}: {value}", "Percentage {how}: {value}")
        }
        Step::NothingArose(zero) => zero_in_words(lang, *zero).to_owned(),
        Step::Band { index, points } => band(lang, rule, *index, *points),
        Step::NoBand => {
            say!(
                lang,
                "Không thuộc mức điểm nào của bộ tiêu chí: 0 điểm",
                "Within no band of the criteria set: 0 points"
            )
        }
        Step::BelowFloor { floor, points } => below_floor(lang, rule, *floor, *points),
        Step::Share { max, part, whole, target, value } => {
            let (max, value) = (points(lang, *max), decimal(lang, *value));
            let (part, whole) = (quantity(lang, *part), quantity(lang, *whole));
            let target = target
                .map_or_else(String::new, |target| format!(" {} {}", lang.pick("/", "÷"), percent_limit(lang, target)));
            say!(lang, "{max} × {part} / {whole}{target} = {value}", "{max} × {part} ÷ {whole}{target} = {value}")
        }
        Step::Capped(max) => {
            let max = points_word(lang, *max);
            say!(lang, "Đạt hoặc vượt mức tối đa: tính {max}", "At or above the maximum: {max}")
        }
        Step::Floored(floor) => {
            let floor = points_word(lang, *floor);
            say!(lang, "Thấp hơn mức tối thiểu: tính {floor}", "Below the minimum: {floor}")
        }
        Step::WorkingDays { from, days, off, worked, known, provisional } => {
            let counted = (date(lang, *from), *days, dates(lang, off), dates(lang, worked));
            working_days(lang, &counted, *known, provisional.map(|through| date(lang, through)))
        }
        Step::Deadline { day, late_by } => deadline(lang, &date(lang, *day), *late_by),
        Step::NoDocument => {
            say!(lang, "Đã chọn “Không ban hành văn bản này”", "“This document was not issued” is selected")
        }
        Step::Formula { label } => say!(lang, "Áp dụng: {label}", "Applies: {label}"),
        Step::TowardsLeader { value } => {
            let half = points_word(lang, Points::from_decimal((node.max.decimal() / TWO.decimal()).normalize()));
            let value = decimal(lang, *value);
            say!(
                lang,
                "{half} theo chỉ tiêu, {half} theo khoảng cách đến đơn vị dẫn đầu: được {value}",
                "{half} for the target, {half} for the distance to the leading agency: {value}"
            )
        }
        Step::Judged { points, reason } => {
            let (value, reason) = (points_word(lang, *points), because(lang, reason));
            say!(lang, "Tự chấm {value}{reason}", "Scored {value}{reason}")
        }
        Step::KnockedOut { label, to } => {
            let to = points_word(lang, *to);
            say!(lang, "Khống chế điểm do {label}: chỉ được {to}", "Score limited by {label}: {to}")
        }
        Step::Exempt { reason } => say!(
            lang,
            "Bộ tiêu chí quy định tiêu chí này không tính vào điểm tối đa của đơn vị do: {reason}",
            "By the criteria set, not counted in the agency's maximum because: {reason}"
        ),
        Step::NotApplicable { reason } => say!(
            lang,
            "Không tính vào điểm tối đa do không áp dụng: {reason}",
            "Not counted in the maximum because it is not applicable: {reason}"
        ),
        Step::NoSurvey => say!(
            lang,
            "Không tính vào điểm tối đa do năm nay không tổ chức điều tra xã hội học",
            "Not counted in the maximum because no survey was held this year"
        ),
        Step::NotArisen(treatment) => not_arisen(lang, *treatment).to_owned(),
        Step::Typed { computed, typed, reason } => typed_points(lang, *computed, *typed, reason),
        Step::Tie { value } => tie(lang, *value, pack.rounding.leaf),
        Step::Rounded { from, to, rounding } => {
            let (how, from, to) = (capital(&rounding_in_words(lang, *rounding)), cut(lang, *from), points(lang, *to));
            say!(lang, "{how}: {from} → {to}", "{how}: {from} → {to}")
        }
        Step::NoEvidence { points } => {
            let value = points_word(lang, *points);
            say!(
                lang,
                "Chưa có tài liệu kiểm chứng: tạm tính 0 điểm (nếu bổ sung: {value})",
                "No evidence yet: 0 points for now (with evidence: {value})"
            )
        }
        Step::Part { node, points: value, applicable } => {
            let (code, name) = pack.nodes.get(*node).map_or(("", ""), |part| (&*part.code, node_name(lang, part)));
            let (value, applicable) = (cut(lang, *value), points(lang, *applicable));
            format!("{code} {name}: {value} / {applicable}").trim_start().to_owned()
        }
        Step::Start(points) => {
            let value = points_word(lang, *points);
            say!(lang, "Tính từ {value}", "Starts from {value}")
        }
        Step::NotCounted { .. }
        | Step::AllFrom { .. }
        | Step::NotPassed { .. }
        | Step::Slope { .. }
        | Step::PartPoints { .. }
        | Step::PartSkipped { .. }
        | Step::Composed { .. }
        | Step::Limited { .. }
        | Step::AllTaken => composed::step(lang, step, rule).unwrap_or_default(),
        Step::Open => say!(
            lang,
            "Chưa tính được: còn số liệu chưa nhập hoặc nhập chưa đúng",
            "Not scored yet: some entries are missing or not valid"
        ),
    }
}

const TWO: Quantity = Quantity::from_decimal(rust_decimal::Decimal::TWO);

/// The name of a node; the Vietnamese one where nobody gave an English one.
#[must_use]
pub fn node_name(lang: Lang, node: &Node) -> &str {
    match lang {
        Lang::Vi => &node.name,
        Lang::En if node.name_en.is_empty() => &node.name,
        Lang::En => &node.name_en,
    }
}

/// "88,4654…%".
fn with_dots(lang: Lang, value: Points) -> String {
    let value = points(lang, value);
    format!("{value}…%")
}

fn because(lang: Lang, reason: &str) -> String {
    if reason.is_empty() {
        say!(lang, " (chưa ghi lý do)", " (no reason given yet)")
    } else {
        say!(lang, ". Lý do: {reason}", ". Reason: {reason}")
    }
}

fn assumed(lang: Lang, node: &Node, by_default: bool) -> String {
    let who = node.leaf().map_or("", |leaf| scored_by(lang, leaf.scored_by));
    if by_default {
        say!(
            lang,
            "Tạm tính theo số giả định của bộ tiêu chí, chưa phải kết quả chính thức ({who})",
            "Assumed from the default of the criteria set, not an official result yet ({who})"
        )
    } else {
        say!(
            lang,
            "Tạm tính theo số đã nhập; kết quả chính thức do cơ quan, hội đồng có thẩm quyền xác định ({who})",
            "Assumed from the number entered; the official result is decided by the competent authority or council ({who})"
        )
    }
}

/// Bands of a rule at a position, with what they look at. Several where several
/// formulas have bands.
fn bands<'a>(rule: &'a Rule, index: usize, found: &mut Vec<(&'a Band, &'a Measure)>) {
    match rule {
        Rule::Steps { measure, bands } => found.extend(bands.get(index).map(|band| (band, measure))),
        _ => rule.inner().into_iter().for_each(|rule| bands(rule, index, found)),
    }
}

fn band(lang: Lang, rule: Option<&Rule>, index: usize, points: Points) -> String {
    let mut found = Vec::new();
    if let Some(rule) = rule {
        bands(rule, index, &mut found);
    }
    found.retain(|(band, _)| band.points == points);
    let value = points_word(lang, points);
    match found.as_slice() {
        [(band, measure)] => {
            let band = measure_band_in_words(lang, band, measure);
            say!(lang, "Thuộc mức: {band} → {value}", "Within the band: {band} → {value}")
        }
        _ => {
            let place = index.saturating_add(1);
            say!(lang, "Thuộc mức thứ {place} → {value}", "Within band {place} → {value}")
        }
    }
}

/// The floor of a proportional rule, as the pack limits it.
fn floor_of(rule: &Rule, value: Quantity) -> Option<Limit> {
    match rule {
        Rule::Proportional(Proportional { floor, .. }) => {
            floor.map(|(limit, _)| limit).filter(|limit| limit.value == value)
        }
        _ => rule.inner().into_iter().find_map(|rule| floor_of(rule, value)),
    }
}

fn below_floor(lang: Lang, rule: Option<&Rule>, floor: Quantity, points: Points) -> String {
    let limit = rule.and_then(|rule| floor_of(rule, floor)).unwrap_or(Limit { value: floor, inclusive: false });
    let (band, value) = (band_in_words(lang, None, Some(limit), "%"), points_word(lang, points));
    say!(lang, "Tỷ lệ {band} → {value}", "Ratio {band} → {value}")
}

/// Days one after another, with their year.
fn dates(lang: Lang, days: &[Date]) -> String {
    days.iter().map(|day| date(lang, *day)).collect::<Vec<_>>().join(", ")
}

/// `counted`: from which day, how many, what was left out and what was counted though
/// on a weekend.
fn working_days(
    lang: Lang,
    counted: &(String, u32, String, String),
    known: bool,
    provisional: Option<String>,
) -> String {
    let (from, days, off, worked) = counted;
    let mut text = say!(
        lang,
        "{days} ngày làm việc sau ngày {from}, không tính thứ Bảy, Chủ nhật",
        "{days} working days after {from}, Saturdays and Sundays left out"
    );
    if !off.is_empty() {
        text += &say!(lang, " và các ngày nghỉ lễ, Tết, nghỉ bù: {off}", " and these days off: {off}");
    }
    if !worked.is_empty() {
        text += &say!(lang, "; có tính ngày làm bù: {worked}", "; these Saturdays are worked: {worked}");
    }
    if !known {
        text += lang.pick(
            "; phiếu chưa có lịch nghỉ lễ, Tết nên hạn có thể sớm hơn hạn đúng",
            "; there is no calendar of holidays here, so the day may be too early",
        );
    }
    if let Some(through) = provisional {
        text += &say!(
            lang,
            "; hạn tạm tính vì lịch nghỉ mới công bố đến {through}",
            "; provisional, as holidays are announced only up to {through}"
        );
    }
    text
}

fn deadline(lang: Lang, day: &str, late_by: i32) -> String {
    let days = late_by.unsigned_abs();
    match (lang, late_by) {
        (Lang::Vi, 0) => format!("Hạn {day}: đúng ngày cuối, vẫn kịp thời"),
        (Lang::En, 0) => format!("Due {day}: on the last day, on time"),
        (Lang::Vi, 1..) => format!("Hạn {day}: chậm {days} ngày"),
        (Lang::En, 1) => format!("Due {day}: 1 day late"),
        (Lang::En, 2..) => format!("Due {day}: {days} days late"),
        (Lang::Vi, ..0) => format!("Hạn {day}: sớm {days} ngày, kịp thời"),
        (Lang::En, -1) => format!("Due {day}: 1 day early, on time"),
        (Lang::En, ..-1) => format!("Due {day}: {days} days early, on time"),
    }
}

fn typed_points(lang: Lang, computed: Option<Points>, typed: Points, reason: &str) -> String {
    let (typed, reason) = (points_word(lang, typed), because(lang, reason));
    match computed.map(|value| points_word(lang, value)) {
        Some(computed) => say!(
            lang,
            "Điểm nhập trực tiếp {typed}, thay cho điểm phần mềm tính {computed}{reason}",
            "{typed} entered directly in place of the computed {computed}{reason}"
        ),
        None => say!(lang, "Điểm nhập trực tiếp {typed}{reason}", "{typed} entered directly{reason}"),
    }
}

/// "Đúng giữa 1,27 và 1,28: 51/40 = 1,275 → làm tròn lên 1,28".
fn tie(lang: Lang, value: Fraction, rounding: Option<Rounding>) -> String {
    let (numerator, denominator) = value.parts();
    let (n, d) = (integer(lang, numerator), integer(lang, denominator));
    let shown = if denominator == 1 { n } else { format!("{n}/{d} = {}", decimal(lang, value)) };
    let Some(rounding) = rounding else {
        return say!(lang, "Đúng giữa hai số: {shown}", "Exactly between two numbers: {shown}");
    };
    let low = value.round(Rounding { mode: Mode::Down, ..rounding });
    let high = low.plus(Points::step(rounding.places));
    let result = value.round(rounding);
    let (to, up) = (points(lang, result), low < result);
    let (low, high) = (points(lang, low), points(lang, high));
    if up {
        say!(
            lang,
            "Đúng giữa {low} và {high}: {shown} → làm tròn lên {to}",
            "Exactly between {low} and {high}: {shown} → rounded up to {to}"
        )
    } else {
        say!(
            lang,
            "Đúng giữa {low} và {high}: {shown} → làm tròn xuống {to}",
            "Exactly between {low} and {high}: {shown} → rounded down to {to}"
        )
    }
}

/// Where a line of the pack comes from: its own source, or the decision that
/// makes the pack; with a word when the pack is not official.
#[must_use]
pub fn source_line(lang: Lang, pack: &Pack, node: &Node) -> String {
    let source = if !node.source.is_empty() {
        let source = node.source.trim_end_matches('.');
        say!(lang, "Nguồn: {source}", "Source: {source}")
    } else if let Some(basis) = pack.legal_basis.first() {
        let (number, issuer) = (&basis.number, &basis.issuer);
        match basis.date.map(|day| date(lang, day)) {
            Some(day) => say!(lang, "Căn cứ: {number} ngày {day} của {issuer}", "Basis: {number} of {day}, {issuer}"),
            None => say!(lang, "Căn cứ: {number} của {issuer}", "Basis: {number}, {issuer}"),
        }
    } else {
        let source = pack.source.trim_end_matches('.');
        say!(lang, "Nguồn: {source}", "Source: {source}")
    };
    match pack.status {
        Status::Official => source,
        // Many sources of such packs already say so.
        Status::Illustrative if finds(&source, "minh họa") => source,
        Status::Illustrative => {
            say!(lang, "{source}. Bộ tiêu chí minh họa", "{source}. An illustrative criteria set")
        }
        Status::Draft => say!(lang, "{source}. Bộ tiêu chí dự thảo", "{source}. A draft criteria set"),
    }
}

#[cfg(test)]
mod tests;
