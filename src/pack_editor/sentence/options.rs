//! Rules of named cases: yes or no, one of several, all of several.

use super::clause::{Clause, Value};
use super::labels::{label, slug, unique};
use super::token::{Token, has, phrase};
use super::{Doubt, Made, Words};
use crate::base::decimal::Points;
use crate::base::vietnamese::fold;
use crate::pack::KnockOut;
use crate::pack::rule::{ChecklistScoring, ChoiceOption, Item, Rule};

/// The best result a rule gives by its own numbers; none for those that reach
/// the maximum by their kind.
pub(super) fn best(rule: &Rule) -> Option<Points> {
    match rule {
        Rule::YesNo { yes, no } => Some(*yes.max(no)),
        Rule::Choice(options) => options.iter().map(|option| option.points).max(),
        Rule::Dated(dated) => Some(dated.on_time),
        Rule::Checklist { scoring: ChecklistScoring::All { full, .. }, .. } => Some(*full),
        Rule::Checklist { items, scoring: ChecklistScoring::Each } => Some(items.iter().map(|item| item.points).sum()),
        Rule::Steps { bands, .. } => bands.iter().map(|band| band.points).max(),
        Rule::Count { cap, .. } => Some(*cap),
        _ => None,
    }
}

/// Clauses with a worth in points, and the words of those without any.
fn valued<'w>(words: &'w Words<'_>) -> (Vec<(&'w Clause, Points)>, Vec<Doubt>) {
    let (mut out, mut unused) = (Vec::new(), Vec::new());
    for clause in &words.clauses {
        match clause.value.as_ref().and_then(|value| words.points(value)) {
            Some(points) if !clause.condition.is_empty() => out.push((clause, points)),
            _ => {
                let text = words.text.get(clause.span.0..clause.span.1).unwrap_or_default();
                unused.push(Doubt::Unused(text.to_owned()));
            }
        }
    }
    (out, unused)
}

fn denies(tokens: &[Token]) -> bool {
    ["không", "chưa", "thiếu", "chậm", "no"].iter().any(|word| phrase(tokens, 0, word).is_some())
}

/// "Đạt yêu cầu: 1; không đạt: 0", also without the second half.
pub(super) fn yes_no(words: &Words<'_>) -> Option<Made> {
    let (clauses, unused) = valued(words);
    let made = match clauses.as_slice() {
        [(yes, points)] if !denies(&yes.condition) && *points != Points::ZERO => {
            if yes.range.is_some() {
                return None;
            }
            Made::of(Rule::YesNo { yes: *points, no: Points::ZERO }).with(Doubt::OtherwiseZero)
        }
        [(first, a), (second, b)] => {
            let (yes, no, yes_points, no_points) =
                if denies(&first.condition) { (second, first, b, a) } else { (first, second, a, b) };
            let pair = denies(&no.condition) && !denies(&yes.condition) && no_points < yes_points;
            if !(pair && opposite(words.slice(&yes.condition), words.slice(&no.condition))) {
                return None;
            }
            Made::of(Rule::YesNo { yes: *yes_points, no: *no_points })
        }
        _ => return None,
    };
    Some(unused.into_iter().fold(made, Made::with))
}

/// Whether the second says only that the first is not so: its words besides
/// "không" are words of the first, or there are none.
fn opposite(yes: &str, no: &str) -> bool {
    let (yes, no) = (fold(yes), fold(no));
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let of_yes = words(&yes);
    // "Không có kế hoạch" denies "có kế hoạch", not "kế hoạch ban hành muộn".
    words(&no)
        .iter()
        .skip(1)
        .all(|word| of_yes.contains(word) || ["dat", "co", "dung", "day", "du"].contains(&word.as_str()))
}

/// Facts behind which words of breach stand: "từ 01 văn bản trái pháp luật và
/// bị xử lý: 0" beside what is right.
pub(super) fn knocked_out(words: &Words<'_>) -> Option<Made> {
    const BREACH: [&str; 7] =
        ["trái pháp luật", "trái quy định", "bị xử lý", "bị kỷ luật", "kỷ luật", "vi phạm", "bị xử phạt"];
    let (clauses, unused) = valued(words);
    let [(yes, points), (no, zero)] = clauses.as_slice() else { return None };
    let counted = no.range.as_ref().is_some_and(|range| range.from.is_some() && !range.percent);
    let breach = counted && has(&no.condition, &BREACH) && *zero == Points::ZERO;
    if !breach || denies(&yes.condition) || yes.range.is_some() {
        return None;
    }
    let text = label(words.slice(&no.condition));
    let mut made = Made::of(Rule::YesNo { yes: *points, no: Points::ZERO });
    made.knock_outs = vec![KnockOut { id: slug(&text).into(), label: text.into(), to: Points::ZERO }];
    Some(unused.into_iter().fold(made, Made::with))
}

/// "A và B: 1; không A hoặc không B: 0".
pub(super) fn all_of(words: &Words<'_>) -> Option<Made> {
    let (clauses, unused) = valued(words);
    let [(yes, full), (no, otherwise)] = clauses.as_slice() else { return None };
    let either = has(&no.condition, &["hoặc"]) && has(&no.condition, &["không", "thiếu", "chưa"]);
    let both = has(&yes.condition, &["và", "đồng thời"]);
    if !(both && either) || full <= otherwise {
        return None;
    }
    let scoring = ChecklistScoring::All { full: *full, otherwise: *otherwise };
    // "Tất cả báo cáo (quý I, …, năm)": the things are in the name of the line.
    let named = listed(words.ask.name);
    let from_name = 2 <= named.len();
    let labels: Vec<String> = if from_name {
        named
    } else {
        let and = |token: &Token| token.is("và") || token.is_sign(',');
        let parts = yes.condition.split(and).filter(|part| !part.is_empty());
        parts.map(|part| label(words.slice(part).trim_start_matches("đồng thời"))).collect()
    };
    let items = items(labels, &[]);
    let made = Made::of(Rule::Checklist { items, scoring });
    let made = if from_name { made.with(Doubt::ItemsFromName) } else { made };
    Some(unused.into_iter().fold(made, Made::with))
}

/// The list in brackets of a name that begins with "Tất cả", "Đầy đủ" or "Các".
fn listed(name: &str) -> Vec<String> {
    let folded = fold(name);
    if !["tat ca", "day du", "cac "].iter().any(|word| folded.starts_with(word)) {
        return Vec::new();
    }
    let inside = name.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside);
    let parts = inside.unwrap_or_default().split([',', ';']).map(label);
    parts.filter(|part| !part.is_empty()).collect()
}

fn items(labels: Vec<String>, points: &[Points]) -> Vec<Item> {
    let mut taken = Vec::new();
    let item = |(idx, text): (usize, String)| {
        let id = unique(slug(&text), &mut taken);
        Item { id: id.into(), label: text.into(), points: points.get(idx).copied().unwrap_or_default() }
    };
    labels.into_iter().enumerate().map(item).collect()
}

/// "Có kế hoạch: 0,5; có báo cáo: 0,5; có kiểm tra: 1" under a maximum of 2:
/// points that add up to the maximum belong to things, not to cases.
pub(super) fn each_of(words: &Words<'_>) -> Option<Made> {
    let (clauses, unused) = valued(words);
    let max = words.ask.max?;
    let points: Vec<Points> = clauses.iter().map(|(_, points)| *points).collect();
    let sum: Points = points.iter().copied().sum();
    let plain = clauses.iter().all(|(clause, _)| !denies(&clause.condition) && clause.range.is_none());
    if points.len() < 2 || sum != max || !plain || points.iter().any(|p| *p == max || *p == Points::ZERO) {
        return None;
    }
    let labels = clauses.iter().map(|(clause, _)| label(words.slice(&clause.condition))).collect();
    let made = Made::of(Rule::Checklist { items: items(labels, &points), scoring: ChecklistScoring::Each });
    Some(unused.into_iter().fold(made, Made::with))
}

/// Two or more cases with their points.
pub(super) fn choice(words: &Words<'_>) -> Option<Made> {
    let (clauses, unused) = valued(words);
    let distinct = clauses.iter().any(|(_, points)| clauses.first().is_some_and(|(_, first)| first != points));
    if clauses.len() < 2 || !distinct {
        return None;
    }
    let mut taken = Vec::new();
    let options = clauses.iter().map(|(clause, points)| {
        let text = label(words.slice(&clause.condition));
        let percent = match clause.value {
            Some(Value::Percent(percent)) => Some(percent),
            _ => None,
        };
        ChoiceOption { id: unique(slug(&text), &mut taken).into(), label: text.into(), points: *points, percent }
    });
    let made = Made::of(Rule::Choice(options.collect()));
    Some(unused.into_iter().fold(made, Made::with))
}
