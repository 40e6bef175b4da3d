//! What could be done, what it gains, and what came of the search, in words.

pub mod labels;

pub use labels::PlanMsg;

use super::issue::{field_label, find_input};
use super::{Lang, number, rule};
use crate::base::decimal::{Exact, Points, Quantity};
use crate::engine::plan::{Change, Move, MoveKind, Plan};
use crate::pack::rule::{ChoiceOption, Rule};
use crate::pack::{Class, Pack};

/// The option of a choice with this id, inside alternatives too.
fn find_option<'a>(rule: &'a Rule, id: &str) -> Option<&'a ChoiceOption> {
    match rule {
        Rule::Choice(options) => options.iter().find(|option| &*option.id == id),
        _ => rule.inner().into_iter().find_map(|rule| find_option(rule, id)),
    }
}

/// A difference of two amounts: "3 hồ sơ".
fn amount(lang: Lang, from: Quantity, to: Quantity, measure: &str) -> String {
    let difference = to.decimal().checked_sub(from.decimal()).unwrap_or_default().abs().normalize();
    rule::measured(lang, Quantity::from_decimal(difference), measure)
}

/// More above the line of a ratio.
fn add_to_numerator(lang: Lang, rule: &Rule, what: &MoveKind) -> String {
    let MoveKind::AddToNumerator { key, from, to, out_of, known } = what else { return String::new() };
    let measure = find_input(rule, key).map_or("", |input| &*input.measure);
    let name = field_label(lang, rule, key);
    let (reach, whole) = (number::quantity(lang, *to), number::quantity(lang, *out_of));
    match (known, from) {
        (true, Some(from)) => {
            let (more, from) = (amount(lang, *from, *to, measure), number::quantity(lang, *from));
            say!(
                lang,
                "thêm {more} – {name} ({from} → {reach}/{whole})",
                "{more} more – {name} ({from} → {reach}/{whole})"
            )
        }
        (true, None) => say!(lang, "{name}: đạt {reach}/{whole}", "{name}: reach {reach}/{whole}"),
        (false, _) => say!(
            lang,
            "{name}: đạt ít nhất {reach} trên mỗi {whole}",
            "{name}: reach at least {reach} of every {whole}"
        ),
    }
}

/// Another value of a number: from what, to what.
fn change(lang: Lang, rule: &Rule, key: &str, from: Option<Quantity>, to: Quantity, up: bool) -> String {
    let measure = find_input(rule, key).map_or("", |input| &*input.measure);
    let name = field_label(lang, rule, key);
    let to = rule::measured(lang, to, measure);
    match (from.map(|from| rule::measured(lang, from, measure)), up) {
        (Some(from), true) => say!(lang, "{name}: nâng từ {from} lên {to}", "{name}: raise from {from} to {to}"),
        (None, true) => say!(lang, "{name}: đạt ít nhất {to}", "{name}: reach at least {to}"),
        (Some(from), false) => say!(lang, "{name}: giảm từ {from} xuống {to}", "{name}: lower from {from} to {to}"),
        (None, false) => say!(lang, "{name}: không quá {to}", "{name}: no more than {to}"),
    }
}

/// What a move asks to be done, without what it gains.
#[must_use]
pub fn move_in_words(lang: Lang, rule: &Rule, what: &MoveKind) -> String {
    match what {
        MoveKind::AddToNumerator { .. } => add_to_numerator(lang, rule, what),
        MoveKind::Raise { key, from, to } => change(lang, rule, key, *from, *to, true),
        MoveKind::Reduce { key, from, to } => change(lang, rule, key, *from, *to, false),
        MoveKind::AddEvents { key, from, to } => {
            let name = field_label(lang, rule, key);
            let (more, now) = (amount(lang, from.unwrap_or(Quantity::ZERO), *to, ""), number::quantity(lang, *to));
            say!(lang, "{name}: thêm {more}, đạt {now}", "{name}: {more} more, {now} in all")
        }
        MoveKind::NoEvents => lang.pick("không để xảy ra trường hợp nào", "no such case at all").to_owned(),
        MoveKind::Say(true) => lang.pick("thực hiện để đạt yêu cầu", "meet the requirement").to_owned(),
        MoveKind::Say(false) => lang.pick("chọn “Không”", "choose “No”").to_owned(),
        MoveKind::Choose { option } => {
            let name = find_option(rule, option).map_or(&**option, |option| &*option.label);
            say!(lang, "đạt mức “{name}”", "reach the level “{name}”")
        }
        MoveKind::Tick { items } => {
            let names: Vec<String> = items.iter().map(|id| format!("“{}”", field_label(lang, rule, id))).collect();
            let names = names.join(", ");
            say!(lang, "hoàn thành {names}", "complete {names}")
        }
        MoveKind::IssueBy { date, late } => {
            let day = number::date(lang, *date);
            if *late {
                say!(
                    lang,
                    "ban hành văn bản chậm nhất ngày {day} (đã quá hạn)",
                    "issue the document by {day} (overdue)"
                )
            } else {
                say!(lang, "ban hành văn bản chậm nhất ngày {day}", "issue the document by {day}")
            }
        }
        MoveKind::Judge { from: Some(from), to } => {
            let (from, to) = (number::points(lang, *from), number::points(lang, *to));
            say!(lang, "nâng điểm tự chấm từ {from} lên {to}", "raise the self-scored points from {from} to {to}")
        }
        MoveKind::Judge { from: None, to } => {
            let to = number::points(lang, *to);
            say!(lang, "điểm tự chấm đạt {to}", "reach {to} self-scored points")
        }
        MoveKind::Several(all) => all.iter().map(|one| move_in_words(lang, rule, one)).collect::<Vec<_>>().join("; "),
        MoveKind::Evidence => lang
            .pick("bổ sung tài liệu kiểm chứng cho kết quả đã kê khai", "add evidence for what is declared")
            .to_owned(),
    }
}

/// "+0,25 điểm"; a value that no decimal holds is cut off and marked.
#[must_use]
pub fn gain(lang: Lang, value: &Exact) -> String {
    let mark = if value.to_points().is_some() { "" } else { "≈ " };
    let points = match value.to_points() {
        Some(points) => points,
        None => value.round(crate::engine::score::SHOWN),
    };
    let shown = number::signed(lang, points);
    say!(lang, "{mark}{shown} điểm", "{mark}{shown} points")
}

/// "công sức 2".
#[must_use]
pub fn effort(lang: Lang, n: u32) -> String {
    say!(lang, "công sức {n}", "effort {n}")
}

/// A move as a whole: what, and what it gains.
#[must_use]
pub fn move_line(lang: Lang, pack: &Pack, one: &Move) -> String {
    let rule = pack.nodes.get(one.leaf).and_then(|node| node.leaf()).map(|leaf| &leaf.rule);
    let words = rule.map_or(String::new(), |rule| move_in_words(lang, rule, &one.what));
    format!("{words}: {}", gain(lang, &one.gain))
}

/// What a move rests on besides the deed: an answer that is open now, evidence.
#[must_use]
pub fn move_note(lang: Lang, one: &Move) -> String {
    let open = one.opens.then(|| lang.pick("tiêu chí này chưa chấm", "not scored yet"));
    let evidence =
        (one.evidence && one.what != MoveKind::Evidence).then(|| lang.pick("kèm tài liệu kiểm chứng", "with evidence"));
    [open, evidence].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// "2 việc, công sức 3".
#[must_use]
pub fn plan_size(lang: Lang, plan: &Plan) -> String {
    let (n, effort) = (plan.moves.len(), plan.effort);
    match lang {
        Lang::Vi => format!("{n} việc, công sức {effort}"),
        Lang::En if n == 1 => format!("1 action, effort {effort}"),
        Lang::En => format!("{n} actions, effort {effort}"),
    }
}

/// Where one stands: total, index, class, rank, as far as they are known.
#[must_use]
pub fn standing(lang: Lang, total: &Exact, percent: Points, class: Option<&Class>, rank: Option<&str>) -> String {
    let (total, percent) = (number::exact(lang, total), number::percent(lang, percent));
    let mut parts = vec![
        say!(lang, "tổng {total} điểm", "total {total} points"),
        say!(lang, "chỉ số {percent}", "index {percent}"),
    ];
    if let Some(class) = class {
        let class = &class.label;
        parts.push(say!(lang, "xếp loại {class}", "class {class}"));
    }
    parts.extend(rank.map(str::to_owned));
    parts.join(" · ")
}

/// That a target cannot be reached, and what can.
#[must_use]
pub fn unreachable(lang: Lang, highest: &Plan, class: Option<&Class>) -> String {
    let total = number::exact(lang, &highest.total);
    let class = class.map_or(String::new(), |class| {
        let class = &class.label;
        say!(lang, ", xếp loại {class}", ", class {class}")
    });
    say!(
        lang,
        "Các việc còn có thể thực hiện chưa đủ để đạt mục tiêu này. Mức cao nhất có thể đạt: {total} điểm{class}.",
        "What can still be done does not reach this target. Highest possible result: {total} points{class}."
    )
}

/// What is assumed in the total, which no move changes.
#[must_use]
pub fn assumed(lang: Lang, points: &Exact) -> String {
    let points = number::exact(lang, points);
    say!(
        lang,
        "Trong tổng điểm có {points} điểm giả định thuộc phần đơn vị không tự chấm (điều tra xã hội học, chỉ số do cơ quan khác công bố, Hội đồng); các việc trên không làm thay đổi phần này.",
        "{points} points of the total are assumed for the part not self-scored (survey, index published by another agency, council); the actions above do not change this part."
    )
}

/// From which value which class holds: "từ 62,5 % đến dưới 80 %: Khá".
#[must_use]
pub fn class_range(
    lang: Lang,
    here: &Change<Option<usize>>,
    next: Option<Points>,
    class: &str,
    percent: bool,
) -> String {
    let shown = |value: Points| if percent { number::percent(lang, value) } else { rule::points_word(lang, value) };
    let from = shown(here.from);
    match (here.from == Points::ZERO, next.map(shown)) {
        (true, None) => say!(lang, "mọi giá trị: {class}", "at any value: {class}"),
        (true, Some(to)) => say!(lang, "dưới {to}: {class}", "below {to}: {class}"),
        (false, Some(to)) => say!(lang, "từ {from} đến dưới {to}: {class}", "from {from} to below {to}: {class}"),
        (false, None) => say!(lang, "từ {from} trở lên: {class}", "{from} or more: {class}"),
    }
}

/// Name of a scenario made from a plan: "Đạt loại Tốt".
#[must_use]
pub fn name_for_class(lang: Lang, class: &str) -> String {
    say!(lang, "Đạt loại {class}", "Reach class {class}")
}

/// Name of a target by rank: "Hạng 12 (vượt UBND tỉnh Ninh Bình)".
#[must_use]
pub fn name_for_rank(lang: Lang, rank: u32, body: &str) -> String {
    say!(lang, "Đạt hạng {rank} – vượt {body}", "Reach rank {rank} – pass {body}")
}

/// Name of a target by total: "Đạt 85,5 điểm".
#[must_use]
pub fn name_for_total(lang: Lang, total: Points) -> String {
    let total = rule::points_word(lang, total);
    say!(lang, "Đạt {total}", "Reach {total}")
}

/// What the slider stands at: "Nếu điều tra đạt 75 %".
#[must_use]
pub fn if_survey(lang: Lang, percent: Points) -> String {
    let percent = number::percent(lang, percent);
    say!(lang, "Nếu kết quả điều tra xã hội học đạt {percent}", "If the survey gives {percent}")
}

/// What the slider stands at: "Nếu bị trừ 1,5 điểm khi thẩm định".
#[must_use]
pub fn if_loss(lang: Lang, loss: Points) -> String {
    let loss = rule::points_word(lang, loss);
    say!(lang, "Nếu bị trừ {loss} khi thẩm định", "If the appraisal deducts {loss}")
}

/// "0,5 → 1" of a leaf: the draft, then the scenario.
#[must_use]
pub fn from_to(lang: Lang, from: &Exact, to: &Exact) -> String {
    format!("{} → {}", number::exact(lang, from), number::exact(lang, to))
}

#[cfg(test)]
mod tests;
