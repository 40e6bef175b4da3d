//! Rules, limits and policies in the words of a printed pack.

mod composed;
mod words;

use super::Lang;
use super::number::percent_limit;
use crate::base::decimal::{Mode, Points, Quantity, Rounding};
use crate::pack::rule::{
    ChecklistScoring, ChoiceOption, Condition, Dated, Deadline, Input, Item, Measure, Proportional, Rule, Step,
};
use crate::pack::{EvidencePolicy, KnockOut, NotArisen, ScoredBy, Status};
use rust_decimal::Decimal;

pub use words::{band_in_words, measured, points_word, zero_in_words};
pub(super) use words::{capital, measure_band_in_words};
use words::{ratio_line, small};

/// A condition of one of several formulas: "“Số xã” từ 10 xã trở lên và …".
///
/// `inputs` are those of the rule, for their labels.
#[must_use]
pub fn condition_in_words(lang: Lang, condition: &Condition, inputs: &[Input]) -> String {
    let join = |parts: &[Condition], word: &str| {
        let in_brackets = |part: &Condition| {
            let words = condition_in_words(lang, part, inputs);
            match part {
                Condition::In { .. } => words,
                Condition::All(_) | Condition::Any(_) => format!("({words})"),
            }
        };
        parts.iter().map(in_brackets).collect::<Vec<_>>().join(word)
    };
    match condition {
        Condition::In { input, from, to } => {
            let known = inputs.iter().find(|i| i.id == *input);
            let (label, measure) = known.map_or((&**input, ""), |i| (&*i.label, &*i.measure));
            let band = band_in_words(lang, *from, *to, measure);
            say!(lang, "“{label}” {band}", "“{label}” {band}")
        }
        Condition::All(parts) => join(parts, lang.pick(" và ", " and ")),
        Condition::Any(parts) => join(parts, lang.pick(" hoặc ", " or ")),
    }
}

/// Who gives the score.
#[must_use]
pub const fn scored_by(lang: Lang, who: ScoredBy) -> &'static str {
    match who {
        ScoredBy::Body => lang.pick("Cơ quan, đơn vị tự chấm", "Self-scored by the agency"),
        ScoredBy::Survey => lang.pick("Điều tra xã hội học", "Sociological survey"),
        ScoredBy::External => lang.pick("Chỉ số do cơ quan khác công bố", "Index published by another agency"),
        ScoredBy::Council => {
            lang.pick("Hội đồng thẩm định hoặc lãnh đạo cấp trên chấm", "Scored by the appraisal council or a superior")
        }
    }
}

/// What a pack claims to be.
#[must_use]
pub const fn status(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Official => lang.pick("Chính thức", "Official"),
        Status::Illustrative => lang.pick("Minh họa", "Illustrative"),
        Status::Draft => lang.pick("Dự thảo", "Draft"),
    }
}

/// What a leaf is worth when its subject did not arise in the year.
#[must_use]
pub const fn not_arisen(lang: Lang, treatment: NotArisen) -> &'static str {
    match treatment {
        NotArisen::Full => {
            lang.pick("Không phát sinh trong năm: được điểm tối đa", "No cases arose in the year: full points")
        }
        NotArisen::Zero => lang.pick("Không phát sinh trong năm: 0 điểm", "No cases arose in the year: 0 points"),
        NotArisen::LeaveOut => lang.pick(
            "Không phát sinh trong năm: không tính vào điểm tối đa",
            "No cases arose in the year: not counted in the maximum",
        ),
    }
}

/// What missing evidence does.
#[must_use]
pub const fn evidence_policy(lang: Lang, policy: EvidencePolicy) -> &'static str {
    match policy {
        EvidencePolicy::Zero => lang.pick(
            "Trường hợp không có tài liệu kiểm chứng, không được tính điểm.",
            "Without evidence, no points are counted.",
        ),
        EvidencePolicy::Explain => lang.pick(
            "Cần có tài liệu kiểm chứng; trường hợp thiếu, phải giải trình cách chấm điểm.",
            "Evidence is required; if it is missing, the scoring must be explained.",
        ),
        EvidencePolicy::Advisory => lang.pick(
            "Cần có tài liệu kiểm chứng; trường hợp thiếu, điểm vẫn được tính.",
            "Evidence is required; points are counted even without it.",
        ),
    }
}

/// A rounding: "làm tròn 2 chữ số thập phân (từ 5 trở lên làm tròn lên)".
#[must_use]
pub fn rounding_in_words(lang: Lang, rounding: Rounding) -> String {
    let Rounding { places, mode } = rounding;
    let to = match places {
        0 => say!(lang, "đến số nguyên", "to a whole number"),
        1 => say!(lang, "1 chữ số thập phân", "to 1 decimal"),
        _ => say!(lang, "{places} chữ số thập phân", "to {places} decimals"),
    };
    match mode {
        Mode::HalfUp => say!(lang, "làm tròn {to} (từ 5 trở lên làm tròn lên)", "rounded {to}, half up"),
        Mode::HalfEven => {
            say!(lang, "làm tròn {to} (đúng 5 thì làm tròn về chữ số chẵn)", "rounded {to}, half to even")
        }
        Mode::Down => say!(lang, "lấy {to}, bỏ các chữ số sau", "cut off {to}"),
    }
}

/// A fact that fixes the points of a node.
#[must_use]
pub fn knock_out_in_words(lang: Lang, fact: &KnockOut) -> String {
    let (label, to) = (&fact.label, points_word(lang, fact.to));
    say!(lang, "Trường hợp khống chế điểm – {label}: chỉ được {to}", "Score limited – {label}: {to}")
}

/// A rule in short lines, as a clerk reads them in a printed set.
///
/// `max` is the maximum of the leaf. Never empty.
#[must_use]
pub fn rule_in_words(lang: Lang, rule: &Rule, max: Points) -> Vec<String> {
    match rule {
        Rule::YesNo { yes, no } => {
            let (yes, no) = (points_word(lang, *yes), points_word(lang, *no));
            vec![say!(lang, "Đạt yêu cầu: {yes}; không đạt: {no}", "Met: {yes}; not met: {no}")]
        }
        Rule::Choice(options) => options.iter().map(|option| option_line(lang, option)).collect(),
        Rule::Dated(dated) => dated_lines(lang, dated),
        Rule::Checklist { items, scoring } => checklist_lines(lang, items, *scoring, max),
        Rule::Steps { measure, bands } => steps_lines(lang, measure, bands),
        Rule::Proportional(rule) => proportional_lines(lang, rule, max),
        Rule::Count { items, cap } => {
            let cap = points_word(lang, *cap);
            let end = say!(lang, "tối đa {cap}", "at most {cap}");
            event_lines(lang, items, "", &end)
        }
        Rule::Deduction { items, floor } => {
            let (max, floor) = (points_word(lang, max), points_word(lang, *floor));
            let end = say!(lang, "không thấp hơn {floor}", "not below {floor}");
            let mut lines = vec![say!(lang, "Tính từ {max}", "Starts from {max}")];
            lines.extend(event_lines(lang, items, lang.pick("trừ ", "less "), &end));
            lines
        }
        Rule::Judgement { step } => vec![judgement_line(lang, *step, max)],
        Rule::Index { input, out_of } => {
            let (label, max) = (&input.label, points_word(lang, max));
            let out_of = measured(lang, *out_of, if &*input.measure == "%" { "%" } else { "" });
            vec![say!(lang, "{label} / {out_of} × {max}", "{label} ÷ {out_of} × {max}")]
        }
        Rule::ToLeader { own, target, leader } => leader_lines(lang, [own, target, leader], max),
        Rule::Alternatives { inputs, cases } => {
            let mut lines = vec![say!(lang, "Áp dụng đúng một công thức:", "Exactly one formula applies:")];
            lines.extend(cases.iter().map(|case| {
                let (label, when) = (&case.label, condition_in_words(lang, &case.when, inputs));
                let rule = rule_in_words(lang, &case.rule, max).join("; ");
                say!(lang, "{label} (khi {when}): {rule}", "{label} (when {when}): {rule}")
            }));
            lines
        }
        Rule::Composed(rule) => composed::lines(lang, rule, max, rule_in_words),
    }
}

fn option_line(lang: Lang, option: &ChoiceOption) -> String {
    let (label, value) = (&option.label, points_word(lang, option.points));
    match option.percent {
        None => format!("{label}: {value}"),
        Some(level) if level.is_zero() || level == Quantity::HUNDRED => format!("{label}: {value}"),
        Some(level) => {
            let level = percent_limit(lang, level);
            say!(lang, "{label}: {value} ({level} điểm tối đa)", "{label}: {value} ({level} of the maximum)")
        }
    }
}

fn deadline_in_words(lang: Lang, deadline: &Deadline) -> String {
    match deadline {
        Deadline::OnDay { month, day, year_offset } => {
            let day = match lang {
                Lang::Vi => format!("{day:02}/{month:02}"),
                Lang::En => format!("{day} {}", super::number::month_en(*month)),
            };
            match year_offset {
                0 => say!(lang, "đến hết ngày {day} của năm đánh giá", "by {day} of the year assessed"),
                -1 => say!(lang, "đến hết ngày {day} năm trước năm đánh giá", "by {day} of the year before"),
                1 => say!(lang, "đến hết ngày {day} năm sau năm đánh giá", "by {day} of the year after"),
                other => {
                    let offset = super::number::integer(lang, i128::from(*other));
                    say!(lang, "đến hết ngày {day}, năm đánh giá {offset}", "by {day}, year assessed {offset}")
                }
            }
        }
        Deadline::After { base, days, working: true } => {
            say!(
                lang,
                "trong {days} ngày làm việc kể từ ngày ban hành “{base}”",
                "within {days} working days of the issue of “{base}”"
            )
        }
        Deadline::After { base, days, working: false } => {
            say!(lang, "trong {days} ngày kể từ ngày ban hành “{base}”", "within {days} days of the issue of “{base}”")
        }
    }
}

fn dated_lines(lang: Lang, dated: &Dated) -> Vec<String> {
    let (label, by) = (&dated.label, deadline_in_words(lang, &dated.deadline));
    let on_time = points_word(lang, dated.on_time);
    let mut lines = vec![say!(lang, "{label} kịp thời ({by}): {on_time}", "{label} on time ({by}): {on_time}")];
    lines.extend(dated.grace.iter().map(|(days, value)| {
        let value = points_word(lang, *value);
        say!(lang, "Chậm không quá {days} ngày: {value}", "No more than {days} days late: {value}")
    }));
    let (late, missing) = (points_word(lang, dated.late), points_word(lang, dated.missing));
    lines.push(if dated.grace.is_empty() {
        say!(lang, "Quá hạn: {late}", "Overdue: {late}")
    } else {
        say!(lang, "Chậm hơn nữa: {late}", "Later than that: {late}")
    });
    lines.push(say!(lang, "Không ban hành văn bản: {missing}", "Document not issued: {missing}"));
    lines
}

fn checklist_lines(lang: Lang, items: &[Item], scoring: ChecklistScoring, max: Points) -> Vec<String> {
    match scoring {
        ChecklistScoring::All { full, otherwise } => {
            let (full, otherwise) = (points_word(lang, full), points_word(lang, otherwise));
            let first = say!(
                lang,
                "Đạt tất cả nội dung sau: {full}; thiếu từ một nội dung trở lên: {otherwise}",
                "All of these: {full}; one or more missing: {otherwise}"
            );
            std::iter::once(first).chain(items.iter().map(|item| format!("– {}", item.label))).collect()
        }
        ChecklistScoring::Each => {
            let mut lines: Vec<String> =
                items.iter().map(|item| format!("{}: {}", item.label, points_word(lang, item.points))).collect();
            if max < items.iter().map(|item| item.points).sum() {
                let max = points_word(lang, max);
                lines.push(say!(lang, "Tối đa {max}", "At most {max}"));
            }
            lines
        }
    }
}

/// "Mỗi nội quy, quy chế: 0,5 điểm" for each item; the end joins a single line.
fn event_lines(lang: Lang, items: &[Item], before: &str, end: &str) -> Vec<String> {
    let mut lines: Vec<String> = items
        .iter()
        .map(|item| {
            let (label, value) = (small(&item.label), points_word(lang, item.points));
            say!(lang, "Mỗi {label}: {before}{value}", "Each {label}: {before}{value}")
        })
        .collect();
    match lines.as_mut_slice() {
        [only] => {
            only.push_str("; ");
            only.push_str(end);
        }
        _ => lines.push(capital(end)),
    }
    lines
}

/// Up to this many bands stand in one line.
const BANDS_IN_LINE: usize = 3;

fn steps_lines(lang: Lang, measure: &Measure, bands: &[Step]) -> Vec<String> {
    let mut lines = match measure {
        Measure::Ratio(ratio) => vec![ratio_line(lang, ratio)],
        Measure::Quantity(input) => vec![input.label.to_string()],
    };
    let words: Vec<String> = bands
        .iter()
        .map(|band| format!("{}: {}", measure_band_in_words(lang, band, measure), points_word(lang, band.points)))
        .collect();
    if words.len() <= BANDS_IN_LINE {
        lines.push(capital(&words.join("; ")));
    } else {
        lines.extend(words.iter().map(|line| capital(line)));
    }
    if let Measure::Ratio(ratio) = measure {
        lines.push(zero_in_words(lang, ratio.zero).to_owned());
    }
    lines
}

fn proportional_lines(lang: Lang, rule: &Proportional, max: Points) -> Vec<String> {
    let (part, whole) = (&rule.ratio.numerator.label, &rule.ratio.denominator.label);
    let max = points_word(lang, max);
    let mut lines = Vec::new();
    match rule.target {
        None => lines.push(say!(lang, "{part} / {whole} × {max}", "{part} ÷ {whole} × {max}")),
        Some(target) => {
            lines.push(ratio_line(lang, &rule.ratio));
            let target = percent_limit(lang, target);
            lines.push(say!(
                lang,
                "Đạt từ {target} trở lên: được {max}; thấp hơn: tỷ lệ / {target} × {max}",
                "{target} or more: {max}; below that: ratio ÷ {target} × {max}"
            ));
        }
    }
    if let Some((floor, value)) = rule.floor {
        let (band, value) = (capital(&band_in_words(lang, None, Some(floor), "%")), points_word(lang, value));
        lines.push(format!("{band}: {value}"));
    }
    if let Some(rounding) = rule.round_percent {
        let how = rounding_in_words(lang, rounding);
        lines.push(say!(lang, "Trước khi tính điểm, tỷ lệ phần trăm được {how}", "The percentage is first {how}"));
    }
    if rule.ratio.may_exceed {
        lines.push(say!(lang, "Trường hợp vượt mức vẫn chỉ tính {max}", "A higher result still gives {max}"));
    }
    lines.push(zero_in_words(lang, rule.ratio.zero).to_owned());
    lines
}

fn judgement_line(lang: Lang, step: Option<Points>, max: Points) -> String {
    let max = points_word(lang, max);
    let by = step.map_or_else(String::new, |step| {
        let step = points_word(lang, step);
        say!(lang, ", theo bước {step}", ", in steps of {step}")
    });
    say!(
        lang,
        "Chấm từ 0 đến {max} theo mức độ đạt được{by}; điểm thấp hơn điểm tối đa phải ghi lý do",
        "From 0 to {max}, according to the result{by}; a reason is required below the maximum"
    )
}

fn leader_lines(lang: Lang, [own, target, leader]: [&Input; 3], max: Points) -> Vec<String> {
    let (own, target, leader) = (&own.label, &target.label, &leader.label);
    let half = points_word(lang, Points::from_decimal((max.decimal() * Decimal::new(5, 1)).normalize()));
    let max = points_word(lang, max);
    vec![
        say!(lang, "Dưới {target}: {own} / {target} × {half}", "Below {target}: {own} ÷ {target} × {half}"),
        say!(
            lang,
            "Từ {target} trở lên: {half} + ({own} − {target}) / ({leader} − {target}) × {half}",
            "From {target}: {half} + ({own} − {target}) ÷ ({leader} − {target}) × {half}"
        ),
        say!(lang, "Bằng hoặc cao hơn {leader}: được {max}", "Equal to or above {leader}: {max}"),
    ]
}

#[cfg(test)]
mod tests;
