//! Composed rules: a base with parts that add or take off, where the words say all
//! of it: a straight line, so much off for each percent, a bonus on top of the
//! maximum, events that do not count, a later time that takes all.

use super::ask::Doubt;
use super::clause::Clause;
use super::events::{Counting, base, base_of_count, cap_less, counting, each_of, items, less_of, of_form};
use super::events::{denies, uses_event};
use super::formula::MAXIMUM;
use super::inputs::measure;
use super::labels::{label, slug, unique};
use super::made::{Made, Words};
use super::shape::ordinal;
use super::token::{Token, any_phrase, find, has};
use super::value::{Value, cut, is_point_word, points};
use crate::base::decimal::{Points, Quantity};
use crate::pack::rule::{Amount, Base, Composed, Event, Exempted, Item, Limit, Part, Rule, Side, Slope};

/// A rule that starts from the maximum, with one part that takes off.
fn less(max: Points, cap: Option<Points>, amount: Amount) -> Rule {
    let part =
        Part { id: "diem-tru".into(), label: "Điểm trừ".into(), adds: false, cap, only_with: Vec::new(), amount };
    Rule::Composed(Composed { base: Base::Points(max), parts: vec![part], floor: Points::ZERO, cap: max })
}

/// So many points off for each so many percent below `start`.
fn falling(words: &Words<'_>, max: Points, cap: Option<Points>, step: &Fall) -> Made {
    let (measure, doubt) = measure(words);
    let slope = Slope {
        measure,
        start: Limit { value: step.start, inclusive: true },
        side: Side::Below,
        per: step.per,
        points: step.points,
        whole: step.whole,
        first: Points::ZERO,
    };
    let mut made = Made::of(less(max, cap, Amount::Slope(slope)));
    made.doubts.extend(doubt);
    made
}

/// How points fall below a start, in percent.
struct Fall {
    start: Quantity,
    per: Quantity,
    points: Points,
    whole: bool,
}

/// "40 - (100 % - kết quả) × 2" from the first token on: start and points of one
/// percent, and how many tokens it takes. None for any other arithmetic.
fn straight(tokens: &[Token], max: Points) -> Option<(Fall, usize)> {
    let sign = |at: usize, sign: char| tokens.get(at).is_some_and(|token| token.is_sign(sign));
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    let mut at = match any_phrase(tokens, 0, &MAXIMUM) {
        Some(length) => length,
        None if number(0).map(points) == Some(max) => 1 + usize::from(is_point_word(tokens.get(1))),
        None => return None,
    };
    at += usize::from(sign(at, '-'));
    // "2 × (100 % - kết quả)" or the other way round.
    let mut each = None;
    if sign(at + 1, '×') {
        each = number(at);
        at += 2;
    }
    let start = number(at + 1).filter(|_| sign(at, '('))?;
    at += 2;
    let mut percent = sign(at, '%');
    at += usize::from(percent);
    if !sign(at, '-') {
        return None;
    }
    at += 1;
    let from = at;
    // A lone "x" is the sign of multiplication to the reader of tokens.
    while let Some(token) = tokens.get(at).filter(|token| token.is_word() || token.is_percent() || token.is_sign('×'))
    {
        percent |= token.is_percent() || token.is_any(&["tỷ", "tỉ"]);
        at += 1;
    }
    if at == from || !sign(at, ')') || !percent {
        return None;
    }
    at += 1;
    if each.is_none() {
        each = number(at + 1).filter(|_| sign(at, '×'));
        at += 2;
    }
    at += usize::from(is_point_word(tokens.get(at)));
    let ends = tokens.get(at).is_none_or(|next| ['.', ',', ';', '('].iter().any(|end| next.is_sign(*end)));
    let each = each.filter(|each| ends && !each.is_zero())?;
    Some((Fall { start, per: Quantity::from(1), points: points(each), whole: false }, at))
}

/// The percentage from which a clause holds, or at which alone.
fn begins(clause: &Clause) -> Option<Quantity> {
    let range = clause.range.as_ref().filter(|range| range.percent && range.to.is_none())?;
    range.from.map(|from| from.value).or(range.exact)
}

/// Uses the clauses beside a slope: the maximum from the start on, nothing where it
/// has taken all. False for any other worth.
fn beside(words: &Words<'_>, made: &mut Made, own: &Clause, fall: &Fall, max: Points) -> bool {
    let spent = |limit: Limit| {
        // points × (start - limit) = max × per
        let taken = fall.start.decimal().checked_sub(limit.value.decimal());
        let taken = taken.and_then(|distance| distance.checked_mul(fall.points.decimal()));
        taken.is_some_and(|taken| max.decimal().checked_mul(fall.per.decimal()).is_some_and(|all| all <= taken))
    };
    for clause in words.clauses.iter().filter(|clause| **clause != *own && clause.value.is_some()) {
        let range = clause.range.as_ref().filter(|range| range.percent);
        let starts = begins(clause) == Some(fall.start);
        let below = range.filter(|range| range.from.is_none()).and_then(|range| range.to).is_some_and(spent);
        let fits = match words.points(clause) {
            Some(points) if points == max => starts,
            Some(points) if points == Points::ZERO => below,
            _ => clause.is(|value| matches!(value, Value::CapLess(_))) || clause.is(|value| *value == Value::Cap(max)),
        };
        if !fits {
            return false;
        }
        made.uses_clause(clause);
        made.uses_range(clause);
    }
    true
}

/// "Dưới 100 %: điểm đạt = 40 - (100 % - kết quả) × 2".
pub(super) fn line(words: &Words<'_>) -> Option<Made> {
    let max = words.ask.max?;
    let read = |clause: &Clause| {
        let start = cut(&clause.tokens).map_or(0, |at| at + 1);
        let (fall, length) = straight(clause.tokens.get(start..)?, max)?;
        Some((fall, start, length))
    };
    let (clause, (fall, start, length)) = words.clauses.iter().find_map(|clause| Some((clause, read(clause)?)))?;
    let own = clause.tokens.get(..start).unwrap_or_default();
    let to = super::range::range(own);
    // The formula holds below its start, or everywhere.
    if to.as_ref().is_some_and(|range| range.from.is_some() || range.to.map(|to| to.value) != Some(fall.start)) {
        return None;
    }
    let mut made = falling(words, max, None, &fall);
    made.uses(clause.tokens.get(start..start + length)?);
    made.uses_words(own);
    made.used.extend(to.iter().flat_map(|range| &range.used));
    let equal = |token: &&Token| token.is_sign('=') || token.is_sign(':');
    made.uses(&own.iter().filter(equal).cloned().collect::<Vec<_>>());
    let capped = words.clauses.iter().any(|clause| clause.is(|value| matches!(value, Value::CapLess(_))));
    let fits = !capped && beside(words, &mut made, clause, &fall, max);
    fits.then(|| made.with(Doubt::PerPercent(fall.points)))
}

/// The step of "cứ giảm 1 % so với 100 %": its width, and the start where it is said.
fn step(condition: &[Token]) -> Option<(Quantity, Option<Quantity>)> {
    let (verb, length) = find(condition, &["giảm", "thấp hơn", "thiếu", "hụt", "kém", "giảm đi"])?;
    let (mut width, mut start) = (None, None);
    for (at, token) in condition.iter().enumerate() {
        let Some(value) = token.number() else { continue };
        if !condition.get(at + 1).is_some_and(Token::is_percent) {
            return None;
        }
        let before = condition.get(..at).unwrap_or_default();
        let compared = find(before, &["so với"]).is_some_and(|(with, _)| verb < with);
        let below = before.last().is_some_and(|token| token.is("dưới") || token.is_sign('<'));
        let place = if at == verb + length {
            &mut width
        } else if compared || below {
            &mut start
        } else {
            return None;
        };
        if place.replace(value).is_some() {
            return None;
        }
    }
    // "So với kế hoạch" without its number says no start.
    let unsaid = start.is_none() && has(condition, &["so với"]);
    width.filter(|width| !width.is_zero() && !unsaid).map(|width| (width, start))
}

/// "Cứ giảm 1 % so với 100 % trừ 2 điểm".
pub(super) fn fall(words: &Words<'_>) -> Option<Made> {
    let max = words.ask.max?;
    let taken = of_form(words, less_of);
    let [(clause, points)] = taken.as_slice() else { return None };
    if counting(clause) != Counting::Every || !clause.tail.iter().all(Token::is_word) {
        return None;
    }
    let (per, said) = step(&clause.condition)?;
    // "Bằng 100 %: 40 điểm" beside it says where it starts as well.
    let full = words.clauses.iter().find(|full| full.value.is_some() && words.points(full) == Some(max));
    let start = said.or_else(|| begins(full?))?;
    let fall = Fall { start, per, points: *points, whole: true };
    let cap = cap_less(words).map(|(_, cap)| cap).filter(|cap| *cap < max);
    let mut made = falling(words, max, cap, &fall);
    made.uses_worth(clause);
    made.uses(&clause.condition);
    made.uses_words(&clause.tail);
    beside(words, &mut made, clause, &fall, max).then(|| made.with(Doubt::WholeSteps(per)))
}

/// Words of events that do not count, beside those that do.
const EXEMPT: [&str; 10] = [
    "tự phát hiện",
    "chủ động phát hiện",
    "tự giác",
    "tự khắc phục",
    "chủ động khắc phục",
    "lý do chính đáng",
    "lý do khách quan",
    "bất khả kháng",
    "nguyên nhân khách quan",
    "chủ động xử lý",
];

/// The words of a case, without "nếu" before them.
fn case(tokens: &[Token]) -> &[Token] {
    const BEFORE: [&str; 5] = ["nếu", "khi", "trường hợp", "trong trường hợp", "đối với"];
    tokens.get(any_phrase(tokens, 0, &BEFORE).unwrap_or(0)..).unwrap_or_default()
}

fn events(items: Vec<Item>) -> Vec<Event> {
    items.into_iter().map(|item| Event { item, all_from: None, except: None }).collect()
}

/// "Mỗi người vi phạm trừ 1 điểm (nếu đơn vị tự phát hiện và xử lý: không trừ điểm)".
pub(super) fn exempted(words: &Words<'_>) -> Option<Made> {
    let max = words.ask.max?;
    let taken = of_form(words, less_of);
    let [(clause, _)] = taken.as_slice() else { return None };
    let mut spared = words.clauses.iter().filter(|clause| {
        let plain = clause.condition.iter().chain(&clause.tail).all(|token| token.number().is_none());
        clause.is(|value| *value == Value::LessNothing) && has(&clause.condition, &EXEMPT) && plain
    });
    let except = spared.next().filter(|except| !denies(case(&except.condition)))?;
    if spared.next().is_some() || clause.inner || counting(clause) != Counting::Each {
        return None;
    }
    let (items, named) = items(words, &taken);
    let mut ids: Vec<String> = items.iter().map(|item| String::from(&*item.id)).collect();
    let text = label(words.slice(case(&except.condition)));
    let id = unique(slug(&text), &mut ids).into();
    let mut events = events(items);
    if let Some(event) = events.first_mut() {
        event.except = Some(Exempted { id, label: text.as_str().into() });
    }
    let cap = cap_less(words);
    let most = cap.map(|(_, cap)| cap).filter(|cap| *cap < max);
    let mut made = Made::of(less(max, most, Amount::Events(events)));
    uses_event(&mut made, clause);
    made.uses_clause(except);
    if let Some((clause, _)) = cap {
        made.uses_worth(clause);
    }
    if !base(words, &mut made) {
        return None;
    }
    let made = if named { made } else { made.with(Doubt::InputNames) };
    Some(made.with(Doubt::Exempted(text)))
}

/// The words of "vắng họp từ lần thứ ba trở đi" that name an event.
fn named_in(condition: &[Token]) -> Vec<&Token> {
    const TIMES: [&str; 20] = [
        "từ", "lần", "thứ", "trở", "đi", "lên", "thì", "bị", "sẽ", "nếu", "vi", "phạm", "hai", "ba", "tư", "bốn",
        "năm", "nhì", "tái", "và",
    ];
    condition.iter().filter(|token| token.is_word() && !token.is_any(&TIMES)).collect()
}

/// "Vắng họp 1 lần trừ 1 điểm, từ lần thứ ba trở đi trừ hết; mỗi báo cáo chậm trừ 0,5":
/// a later time that takes all, beside other deductions.
pub(super) fn all_from(words: &Words<'_>) -> Option<Made> {
    let max = words.ask.max?;
    let mut every = words.clauses.iter().enumerate().filter(|(_, clause)| clause.is(|v| *v == Value::LessAll));
    let (at, all) = every.next().filter(|_| words.ask.options.is_empty())?;
    let taken = of_form(words, less_of);
    if taken.len() < 2 || every.next().is_some() || cap_less(words).is_some() {
        return None;
    }
    let (place, length) = find(&all.condition, &["lần thứ", "lần"])?;
    let from: u32 = all.condition.get(place + length).and_then(ordinal)?.to_text().parse().ok()?;
    let one = |clause: &Clause| clause.range.as_ref().and_then(|range| range.exact) == Some(Quantity::from(1));
    let sure = |clause: &Clause| counting(clause) == Counting::Each || one(clause);
    if !(2..=50).contains(&from) || taken.iter().any(|(clause, _)| clause.inner != all.inner || !sure(clause)) {
        return None;
    }
    let names = named_in(&all.condition);
    let holds = |clause: &Clause| names.iter().all(|name| clause.tokens.iter().any(|token| token.kind == name.kind));
    let before = at.checked_sub(1).and_then(|before| words.clauses.get(before));
    let hosts: Vec<usize> = (0..taken.len())
        .filter(|host| {
            taken.get(*host).is_some_and(
                |(clause, _)| {
                    if names.is_empty() { Some(*clause) == before } else { holds(clause) }
                },
            )
        })
        .collect();
    let [host] = hosts.as_slice() else { return None };
    let (items, named) = items(words, &taken);
    let mut events = events(items);
    let event = events.get_mut(*host)?;
    event.all_from = Some(from);
    let text = event.item.label.to_string();
    let mut made = Made::of(less(max, None, Amount::Events(events)));
    for (clause, _) in &taken {
        uses_event(&mut made, clause);
    }
    made.uses_clause(all);
    if !base_of_count(words, &mut made) {
        return None;
    }
    let made = if named { made } else { made.with(Doubt::InputNames) };
    Some(if names.is_empty() { made.with(Doubt::AllFromOf(text)) } else { made })
}

/// "Mỗi giếng cộng 0,5 điểm (điểm cộng tối đa là 1 điểm)" under a maximum of 5.
pub(super) fn bonus(words: &Words<'_>) -> Option<Made> {
    let max = words.ask.max?;
    let added = of_form(words, each_of);
    let each = |clause: &Clause| !clause.inner && counting(clause) == Counting::Each;
    if added.is_empty() || words.is_bonus() || !added.iter().all(|(clause, _)| each(clause)) {
        return None;
    }
    let (capped, cap) = words.clauses.iter().find_map(|clause| match clause.value {
        Some(Value::CapMore(cap)) if cap < max => Some((clause, cap)),
        _ => None,
    })?;
    let known =
        |clause: &Clause| *clause == *capped || clause.value.is_none() || added.iter().any(|(a, _)| *a == clause);
    if !words.clauses.iter().all(known) {
        return None;
    }
    let (items, named) = items(words, &added);
    let amount = Amount::Events(events(items));
    let (id, text) = ("diem-cong".into(), "Điểm cộng".into());
    let part = Part { id, label: text, adds: true, cap: Some(cap), only_with: Vec::new(), amount };
    let whole = Composed { base: Base::Points(max), parts: vec![part], floor: Points::ZERO, cap: max.plus(cap) };
    let mut made = Made::of(Rule::Composed(whole));
    for (clause, _) in &added {
        uses_event(&mut made, clause);
    }
    made.uses_worth(capped);
    let made = if named { made } else { made.with(Doubt::InputNames) };
    Some(made.with(Doubt::BaseIsMax))
}
