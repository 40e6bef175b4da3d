//! Rules of named cases: yes or no, one of several, all of several.

use super::ask::Doubt;
use super::clause::Clause;
use super::labels::{label, slug, unique};
use super::made::{Made, Words};
use super::token::{Kind, Token, any_phrase, has, phrase};
use super::value::Value;
use crate::base::decimal::Points;
use crate::base::vietnamese::fold;
use crate::pack::KnockOut;
use crate::pack::rule::{Base, ChecklistScoring, ChoiceOption, Composed, Item, Rule};

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
        Rule::Alternatives { cases, .. } => cases.iter().filter_map(|case| best(&case.rule)).max(),
        Rule::Composed(composed) => best_of_parts(composed),
        _ => None,
    }
}

/// The best result of base and parts; none where a part that adds has no cap.
fn best_of_parts(composed: &Composed) -> Option<Points> {
    let base = match &composed.base {
        Base::Points(points) => *points,
        Base::Rule { rule, max } => best(rule).unwrap_or(*max),
    };
    let added: Option<Vec<Points>> = composed.parts.iter().filter(|part| part.adds).map(|part| part.cap).collect();
    Some(base.plus(added?.into_iter().sum()).min(composed.cap))
}

/// Clauses that are cases with points. None when some worth is no case: events,
/// additions, formulas.
fn valued<'w>(words: &'w Words<'_>) -> Option<Vec<(&'w Clause, Points)>> {
    let mut out = Vec::new();
    for clause in words.clauses.iter().filter(|clause| !clause.inner) {
        match &clause.value {
            None | Some(Value::Cap(_) | Value::CapLess(_) | Value::CapMore(_)) => {}
            Some(Value::More(points)) if words.clauses.len() == 1 || words.is_bonus() => out.push((clause, *points)),
            Some(_) => out.push((clause, words.points(clause)?)),
        }
    }
    out.retain(|(clause, _)| !clause.condition.is_empty());
    Some(out)
}

fn finished(mut made: Made, words: &Words<'_>, clauses: &[(&Clause, Points)]) -> Made {
    for (clause, _) in clauses {
        made.uses_clause(clause);
    }
    // "Tối đa 2 điểm" beside cases says the maximum once more.
    for clause in &words.clauses {
        if let Some(Value::Cap(points)) = clause.value
            && Some(points) == words.ask.max
        {
            made.uses_clause(clause);
        }
    }
    let less = |clause: &Clause| clause.is(|value| matches!(value, Value::Less(_)));
    let late = |clause: &Clause| {
        has(&clause.condition, &["chậm", "muộn", "trễ", "sau", "quá hạn", "không kịp thời", "không đúng hạn", "thiếu"])
    };
    if clauses.iter().any(|(clause, _)| less(clause) && !late(clause)) { made.with(Doubt::Once) } else { made }
}

/// Words before a case that do not say what it is.
fn head(tokens: &[Token]) -> &[Token] {
    let length = any_phrase(tokens, 0, &["nếu", "trường hợp", "nếu đơn vị", "đơn vị", "các trường hợp"]).unwrap_or(0);
    tokens.get(length..).unwrap_or_default()
}

fn denies(tokens: &[Token]) -> bool {
    ["không", "chưa", "thiếu", "chậm", "no"].iter().any(|word| phrase(head(tokens), 0, word).is_some())
}

fn numeric(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| matches!(token.kind, Kind::Number(_) | Kind::Part(..)))
}

/// "Đạt yêu cầu: 1; không đạt: 0", also without the second half.
pub(super) fn yes_no(words: &Words<'_>) -> Option<Made> {
    let clauses = valued(words)?;
    let made = match clauses.as_slice() {
        [(yes, points)] if !denies(&yes.condition) && *points != Points::ZERO => {
            if yes.range.is_some() || numeric(&yes.condition) {
                return None;
            }
            Made::of(Rule::YesNo { yes: *points, no: Points::ZERO }).with(Doubt::OtherwiseZero)
        }
        [(first, a), (second, b)] => {
            let (yes, no, yes_points, no_points) =
                if denies(&first.condition) { (second, first, b, a) } else { (first, second, a, b) };
            let pair = denies(&no.condition) && !denies(&yes.condition) && no_points < yes_points;
            let numbers = numeric(&yes.condition) || numeric(&no.condition);
            if numbers || !(pair && opposite(words.slice(head(&yes.condition)), words.slice(head(&no.condition)))) {
                return None;
            }
            Made::of(Rule::YesNo { yes: *yes_points, no: *no_points })
        }
        _ => return None,
    };
    Some(finished(made, words, &clauses))
}

/// Words of a text, folded.
fn folded(text: &str) -> Vec<String> {
    let text = fold(text);
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether the second says only that the first is not so: its words besides
/// "không" are words of the first, or there are none.
fn opposite(yes: &str, no: &str) -> bool {
    let of_yes = folded(yes);
    // "Không có kế hoạch" denies "có kế hoạch", not "kế hoạch ban hành muộn".
    let plain = ["dat", "co", "dung", "day", "du", "hoac", "va", "khong", "chua"];
    folded(no).iter().skip(1).all(|word| of_yes.contains(word) || plain.contains(&word.as_str()))
}

/// Facts behind which words of breach stand: "từ 01 văn bản trái pháp luật và
/// bị xử lý: 0" beside what is right.
pub(super) fn knocked_out(words: &Words<'_>) -> Option<Made> {
    const BREACH: [&str; 7] =
        ["trái pháp luật", "trái quy định", "bị xử lý", "bị kỷ luật", "kỷ luật", "vi phạm", "bị xử phạt"];
    let clauses = valued(words)?;
    let [(yes, points), (no, zero)] = clauses.as_slice() else { return None };
    let counted = no.range.as_ref().is_some_and(|range| range.from.is_some() && !range.percent);
    let breach = counted && has(&no.condition, &BREACH) && *zero == Points::ZERO;
    if !breach || denies(&yes.condition) || yes.range.is_some() {
        return None;
    }
    let text = label(words.slice(&no.condition));
    let mut made = Made::of(Rule::YesNo { yes: *points, no: Points::ZERO });
    made.knock_outs = vec![KnockOut { id: slug(&text).into(), label: text.into(), to: Points::ZERO }];
    Some(finished(made, words, &clauses))
}

/// "A và B: 1; không A hoặc không B: 0".
pub(super) fn all_of(words: &Words<'_>) -> Option<Made> {
    let clauses = valued(words)?;
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
    Some(finished(made, words, &clauses))
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
/// points that add up to the maximum belong to things, not to cases. Each thing
/// may have its own "không …: 0".
pub(super) fn each_of(words: &Words<'_>) -> Option<Made> {
    let clauses = valued(words)?;
    let max = words.ask.max?;
    let (things, zeros): (Vec<_>, Vec<_>) = clauses.iter().partition(|(_, points)| *points != Points::ZERO);
    let points: Vec<Points> = things.iter().map(|(_, points)| *points).collect();
    let sum: Points = points.iter().copied().sum();
    let plain = things.iter().all(|(clause, _)| !denies(&clause.condition) && clause.range.is_none());
    // A zero belongs to one thing that it denies, or to nothing done at all.
    let denied = zeros.iter().all(|(zero, _)| {
        denies(&zero.condition)
            && things
                .iter()
                .any(|(thing, _)| opposite(words.slice(head(&thing.condition)), words.slice(head(&zero.condition))))
    });
    if points.len() < 2 || sum != max || !plain || !denied || points.contains(&max) {
        return None;
    }
    let labels: Vec<String> = things.iter().map(|(clause, _)| words.case(clause)).collect();
    let made = Made::of(Rule::Checklist { items: items(labels, &points), scoring: ChecklistScoring::Each });
    Some(finished(made, words, &clauses))
}

/// Two or more cases with their points.
pub(super) fn choice(words: &Words<'_>) -> Option<Made> {
    let clauses = valued(words)?;
    let distinct = clauses.iter().any(|(_, points)| clauses.first().is_some_and(|(_, first)| first != points));
    if clauses.len() < 2 || !distinct {
        return None;
    }
    let mut taken = Vec::new();
    let options = clauses.iter().map(|(clause, points)| {
        let text = words.case(clause);
        let percent = match clause.value {
            Some(Value::Percent(percent)) => Some(percent),
            _ => None,
        };
        ChoiceOption { id: unique(slug(&text), &mut taken).into(), label: text.into(), points: *points, percent }
    });
    let made = Made::of(Rule::Choice(options.collect()));
    Some(finished(made, words, &clauses))
}

/// Points by judgement: "chưa đầy đủ: trừ điểm tương ứng".
pub(super) fn judged(words: &Words<'_>) -> Option<Made> {
    let judged = |clause: &Clause| clause.is(|value| *value == Value::LessJudged);
    if !words.clauses.iter().any(judged) {
        return None;
    }
    let mut made = Made::of(Rule::Judgement { step: None });
    for clause in words.clauses.iter().filter(|clause| judged(clause) || words.points(clause) == words.ask.max) {
        // What is taken off is said in words, so the rule says it too.
        made.uses_worth(clause);
        made.uses(&clause.condition.iter().filter(|token| token.is_word()).cloned().collect::<Vec<_>>());
    }
    Some(made)
}
