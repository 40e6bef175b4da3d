//! Proposes a rule for the words beside a line of a table.
//!
//! Words become tokens, tokens clauses ("condition: worth"), and clauses one of
//! the rule kinds, by what the worths are and which conditions are ranges.
//! What the words do not say and the rule needs is taken for granted and listed
//! as a [`Doubt`]; words that fit no kind become a judgement that says so.

mod ask;
mod clause;
mod events;
mod labels;
mod options;
mod range;
mod ratio;
mod token;
mod words;

use crate::base::decimal::Points;
use crate::pack::NotArisen;
use crate::pack::rule::{Rule, ZeroDenominator};
use clause::{Clause, Value, clauses};
use token::{Token, find, has, phrase, tokens};
use words::{Made, Words};

pub use ask::{Ask, Beyond, Confidence, Doubt, OptionRow, Proposal};
pub use labels::{sentence_case, slug, unique};

impl Proposal {
    /// Says what nothing below the line is worth, when that was taken for granted.
    pub fn settle_zero(&mut self, zero: ZeroDenominator) {
        let open = |doubt: &Doubt| matches!(doubt, Doubt::ZeroDenominator(_));
        if self.doubts.iter().any(open) {
            self.doubts.retain(|doubt| !open(doubt));
            ratio::put_zero(&mut self.rule, zero);
        }
    }
}

/// Proposes a rule for the words beside a line.
///
/// # Example
/// ```
/// use cchc::pack::rule::Rule;
/// use cchc::base::decimal::Points;
/// use cchc::pack_editor::sentence::{Ask, propose};
///
/// let max = Points::parse("1").ok();
/// let text = "Ban hành kịp thời: 1 / không kịp thời: 0,5 / không ban hành: 0";
/// let proposal = propose(&Ask { text, max, ..Ask::default() });
/// assert!(matches!(proposal.rule, Rule::Choice(options) if options.len() == 3));
/// ```
#[must_use]
pub fn propose(ask: &Ask<'_>) -> Proposal {
    let (text, all) = tokens(ask.text);
    let (kept, remarks) = without_remarks(&all);
    let mut words = Words { ask: *ask, text: &text, clauses: clauses(&kept) };
    let mut doubts: Vec<Doubt> = remarks.iter().map(|part| Doubt::Unused(words.slice(part).to_owned())).collect();
    let arisen = take_not_arisen(&mut words);
    let made = make(&words, &kept);
    let Some(made) = made else {
        return Proposal {
            rule: Rule::Judgement { step: None },
            scored_by: None,
            not_arisen: arisen,
            knock_outs: Vec::new(),
            confidence: Confidence::None,
            doubts: vec![Doubt::NotUnderstood],
        };
    };
    doubts.extend(made.doubts);
    let mut rule = made.rule;
    let of_ratio = ratio::set_zero(&mut rule, arisen);
    if let Some(zero) = of_ratio
        && arisen.is_none()
    {
        doubts.push(Doubt::ZeroDenominator(zero));
    }
    if let (Some(best), Some(max)) = (options::best(&rule), ask.max)
        && best != max
    {
        doubts.push(Doubt::BestIsNotMax(best));
    }
    let confidence = doubts.iter().map(weight).min().unwrap_or(Confidence::High);
    let not_arisen = arisen.filter(|_| of_ratio.is_none());
    Proposal { rule, scored_by: made.scored_by, not_arisen, knock_outs: made.knock_outs, confidence, doubts }
}

/// How sure a proposal can be with this doubt.
const fn weight(doubt: &Doubt) -> Confidence {
    match doubt {
        Doubt::InputNames | Doubt::ZeroDenominator(_) => Confidence::High,
        Doubt::SharedLimit(_)
        | Doubt::Hole { .. }
        | Doubt::OtherwiseZero
        | Doubt::Unused(_)
        | Doubt::MaxFromRule(_)
        | Doubt::TwoReadings(..)
        | Doubt::ItemsFromName => Confidence::Medium,
        Doubt::BestIsNotMax(_) | Doubt::Amount(_) | Doubt::NotStated(_) => Confidence::Low,
        Doubt::NotUnderstood => Confidence::None,
    }
}

/// What the words of a line with children say of all of them: what "không phát
/// sinh" is worth.
#[must_use]
pub fn arisen_of_parent(text: &str, max: Option<Points>) -> Option<NotArisen> {
    let (text, all) = tokens(text);
    let ask = Ask { max, ..Ask::default() };
    let mut words = Words { ask, text: &text, clauses: clauses(&without_remarks(&all).0) };
    take_not_arisen(&mut words)
}

/// The makers of rules, the more particular first.
fn make(words: &Words<'_>, all: &[Token]) -> Option<Made> {
    if let Some(made) = ratio::of_others(words, all) {
        return Some(made);
    }
    if words.clauses.iter().any(|clause| clause.value == Some(Value::LessJudged)) {
        return Some(Made::of(Rule::Judgement { step: None }));
    }
    let makers = [
        events::deduction,
        events::count,
        ratio::to_leader,
        ratio::proportional,
        ratio::steps,
        events::dated,
        options::knocked_out,
        options::all_of,
        options::each_of,
        options::yes_no,
        options::choice,
    ];
    makers.iter().find_map(|maker| maker(words))
}

/// Tokens without remarks in brackets, and the remarks. Brackets that hold
/// points, that belong to a formula, or that hold everything are no remarks.
fn without_remarks(all: &[Token]) -> (Vec<Token>, Vec<Vec<Token>>) {
    let (mut kept, mut remarks): (Vec<Token>, Vec<Vec<Token>>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(token) = all.get(at) {
        let close = token.is_sign('(').then(|| closing(all, at)).flatten();
        let Some(close) = close else {
            kept.push(token.clone());
            at += 1;
            continue;
        };
        let inner = all.get(at + 1..close).unwrap_or_default();
        let near =
            |token: Option<&Token>| token.is_some_and(|t| ['/', '×', '+', '%'].iter().any(|sign| t.is_sign(*sign)));
        let formula = near(all.get(close + 1)) || near(kept.last());
        let starts = kept.last().is_none_or(|last| last.is_sign('\n'));
        let ends = all.get(close + 1).is_none_or(|next| next.is_sign('\n'));
        if starts && ends {
            kept.extend(inner.iter().cloned());
        } else if formula || is_points(inner) {
            kept.extend(all.get(at..=close).unwrap_or_default().iter().cloned());
        } else if !inner.is_empty() {
            remarks.push(inner.to_vec());
        }
        at = close + 1;
    }
    (kept, remarks)
}

/// Where the bracket that opens at `open` is closed.
fn closing(all: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in all.iter().enumerate().skip(open) {
        if token.is_sign('(') {
            depth += 1;
        } else if token.is_sign(')') {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

fn is_points(inner: &[Token]) -> bool {
    let number = |token: &Token| token.number().is_some();
    match inner {
        [one] => number(one),
        [one, word] => number(one) && (word.is("điểm") || word.is("đ")),
        _ => false,
    }
}

/// Takes the clauses about a year in which nothing arose out of the others.
fn take_not_arisen(words: &mut Words<'_>) -> Option<NotArisen> {
    const SURE: [&str; 7] = [
        "không phát sinh",
        "chưa phát sinh",
        "trường hợp không",
        "trường hợp trong năm không",
        "nếu không có",
        "nếu trong năm không",
        "no",
    ];
    let about = |clause: &Clause| {
        let condition = clause.condition.as_slice();
        let year = phrase(condition, 0, "trong năm").is_some() && has(condition, &["không có", "không phát sinh"]);
        let named = SURE.iter().any(|words| phrase(condition, 0, words).is_some())
            || find(condition, &["không phát sinh"]).is_some();
        let full = matches!(clause.value, Some(Value::Max)) && phrase(condition, 0, "không có").is_some();
        year || named || full
    };
    let max = words.ask.max;
    let mut found = None;
    let several = 1 < words.clauses.len();
    let mut kept = Vec::new();
    for clause in std::mem::take(&mut words.clauses) {
        let meaning = match &clause.value {
            Some(Value::Max) => Some(NotArisen::Full),
            Some(Value::Points(points)) if *points == Points::ZERO => Some(NotArisen::Zero),
            Some(Value::Points(points)) if Some(*points) == max => Some(NotArisen::Full),
            Some(Value::LeaveOut) => Some(NotArisen::LeaveOut),
            _ => None,
        };
        // "Không vi phạm: 2" alone is an option of a rule, not a year without cases.
        if meaning.is_some() && about(&clause) && (several || words.ask.text.is_empty()) {
            found = found.or(meaning);
        } else {
            kept.push(clause);
        }
    }
    words.clauses = kept;
    found
}
