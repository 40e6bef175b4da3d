//! Proposes a rule for the words beside a line of a table.
//!
//! Words become tokens, tokens clauses ("condition: worth"), and clauses one of
//! the rule kinds, by what the worths are and which conditions are ranges. Each
//! kind says which words it uses; the [`ledger`] names all others. What the words
//! do not say and the rule needs is taken for granted and listed as a [`Doubt`];
//! words that fit no kind become a judgement that says so. An amount that is not
//! in the rule always leaves a doubt.

mod amount;
mod ask;
mod bands;
mod clause;
mod composed;
mod dated;
mod events;
mod formula;
mod inputs;
mod labels;
mod ledger;
mod lex;
mod made;
mod options;
mod range;
mod ratio;
mod rows;
mod shape;
mod token;
mod value;
mod worth;

use crate::base::decimal::Points;
use crate::pack::NotArisen;
use crate::pack::rule::{Rule, ZeroDenominator};
use clause::{Clause, clauses};
use lex::lex;
use made::{Made, Words};
use token::{Token, find, has, phrase};
use value::Value;

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
    if let Some((rule, doubts)) = rows::classes(ask, propose) {
        return finish(ask, rule, doubts);
    }
    let lexed = lex(&rows::text(ask));
    let found = clauses(&lexed.text, &lexed.tokens, ask.max);
    let mut words = Words {
        ask: *ask,
        text: lexed.text,
        tokens: lexed.tokens,
        clauses: found.list,
        named: Words::name_tokens(ask),
        quotient: found.quotient,
        target: target(ask.target),
    };
    let mut doubts = lexed.doubts;
    let arisen = take_not_arisen(&mut words);
    let Some(made) = make(&words) else {
        doubts.push(Doubt::NotUnderstood);
        doubts.extend(ledger::leftovers(&words, &[]).into_iter().filter(|doubt| matches!(doubt, Doubt::Amount(_))));
        doubts.extend((!ask.target.trim().is_empty()).then(|| Doubt::Amount(ask.target.to_owned())));
        let rule = Rule::Judgement { step: None };
        return Proposal {
            rule,
            scored_by: None,
            not_arisen: arisen,
            knock_outs: Vec::new(),
            confidence: Confidence::None,
            doubts,
        };
    };
    doubts.extend(made.doubts);
    for left in ledger::leftovers(&words, &made.used) {
        if !doubts.contains(&left) {
            doubts.push(left);
        }
    }
    if !made.target_used && !ask.target.trim().is_empty() {
        doubts.push(Doubt::Amount(ask.target.to_owned()));
    }
    let mut rule = made.rule;
    let of_ratio = ratio::set_zero(&mut rule, arisen);
    if let Some(zero) = of_ratio
        && arisen.is_none()
    {
        doubts.push(Doubt::ZeroDenominator(zero));
    }
    let not_arisen = arisen.filter(|_| of_ratio.is_none());
    Proposal { scored_by: made.scored_by, not_arisen, knock_outs: made.knock_outs, ..finish(ask, rule, doubts) }
}

/// A proposal of this rule: its best result beside the maximum, and how sure it is.
fn finish(ask: &Ask<'_>, rule: Rule, mut doubts: Vec<Doubt>) -> Proposal {
    match (options::best(&rule), ask.max) {
        (Some(best), Some(max)) if best != max => doubts.push(Doubt::BestIsNotMax(best)),
        (Some(best), None) if !doubts.contains(&Doubt::MaxFromRule(best)) => doubts.push(Doubt::MaxFromRule(best)),
        _ => {}
    }
    let confidence = doubts.iter().map(weight).min().unwrap_or(Confidence::High);
    Proposal { rule, scored_by: None, not_arisen: None, knock_outs: Vec::new(), confidence, doubts }
}

/// How sure a proposal can be with this doubt.
const fn weight(doubt: &Doubt) -> Confidence {
    match doubt {
        Doubt::InputNames | Doubt::ZeroDenominator(_) => Confidence::High,
        Doubt::SharedLimit(_)
        | Doubt::Hole { .. }
        | Doubt::Between(..)
        | Doubt::AndAbove(_)
        | Doubt::StepBegins(_)
        | Doubt::EachTime
        | Doubt::Once
        | Doubt::CapIsMax
        | Doubt::BaseIsMax
        | Doubt::PerPercent(_)
        | Doubt::WholeSteps(_)
        | Doubt::Exempted(_)
        | Doubt::AllFromOf(_)
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
    let lexed = lex(text);
    let ask = Ask { max, ..Ask::default() };
    let list = clauses(&lexed.text, &lexed.tokens, max).list;
    let mut words = Words {
        ask,
        text: lexed.text,
        tokens: lexed.tokens,
        clauses: list,
        named: Vec::new(),
        quotient: None,
        target: None,
    };
    take_not_arisen(&mut words)
}

/// The number in a column of targets, and whether it is a percentage.
fn target(text: &str) -> Option<(crate::base::decimal::Quantity, bool)> {
    let lexed = lex(text);
    let mut numbers = lexed.tokens.iter().enumerate().filter_map(|(at, token)| Some((at, token.number()?)));
    let (at, value) = numbers.next()?;
    let percent = lexed.tokens.get(at + 1).is_some_and(Token::is_percent);
    numbers.next().is_none().then_some((value, percent))
}

/// The makers of rules, the more particular first.
fn make(words: &Words<'_>) -> Option<Made> {
    if has(&words.tokens, &["quỹ điểm"]) {
        return Some(Made::not_stated(Beyond::Pool));
    }
    let makers = [
        ratio::of_others,
        options::judged,
        composed::line,
        composed::fall,
        composed::all_from,
        events::takes_all,
        events::ladder,
        composed::exempted,
        events::deduction,
        composed::bonus,
        events::count,
        ratio::to_leader,
        ratio::proportional,
        bands::steps,
        dated::dated,
        options::knocked_out,
        options::all_of,
        options::each_of,
        options::yes_no,
        options::choice,
        on_top,
    ];
    makers.iter().find_map(|maker| maker(words))
}

/// Points that are added to something the words do not say.
fn on_top(words: &Words<'_>) -> Option<Made> {
    let more = |clause: &Clause| clause.is(|value| matches!(value, Value::More(_) | Value::Each(_)));
    let slope = |clause: &Clause| {
        let equal = clause.tokens.iter().any(|token| token.is_sign('='));
        clause.is(|value| matches!(value, Value::Formula(_))) || (equal && formula::is_arithmetic(&clause.tokens))
    };
    if words.clauses.iter().any(slope) {
        return Some(Made::not_stated(Beyond::Slope));
    }
    words.clauses.iter().any(more).then(|| Made::not_stated(Beyond::BonusOnTop))
}

/// Takes the clauses about a year in which nothing arose out of the others.
fn take_not_arisen(words: &mut Words<'_>) -> Option<NotArisen> {
    const SURE: [&str; 9] = [
        "không phát sinh",
        "chưa phát sinh",
        "trường hợp không",
        "trường hợp trong năm không",
        "nếu không có",
        "nếu không phát sinh",
        "nếu trong năm không",
        "đơn vị không phát sinh",
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
        if meaning.is_some() && found.is_none() && about(&clause) && (several || words.ask.text.is_empty()) {
            found = meaning;
        } else {
            kept.push(clause);
        }
    }
    words.clauses = kept;
    found
}
