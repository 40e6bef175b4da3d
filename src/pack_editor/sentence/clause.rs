//! Clauses: a condition and what it is worth.

use super::formula::{Definition, Span};
use super::range::{Range, range};
use super::token::{Token, any_phrase, find, has, phrase};
use super::value::{Value, Worth, bare, is_point_word};
use super::worth::worth;
use crate::base::decimal::{Points, Quantity};

/// A condition with its worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// All of its tokens.
    pub(super) tokens: Vec<Token>,
    /// Tokens of the condition.
    pub(super) condition: Vec<Token>,
    /// Tokens behind the worth.
    pub(super) tail: Vec<Token>,
    /// What it is worth; none for words that say no points.
    pub(super) value: Option<Value>,
    /// Bytes of the worth.
    pub(super) worth: Vec<Span>,
    /// The range that the condition says.
    pub(super) range: Option<Range>,
    /// First and one past the last byte of the whole clause.
    pub(super) span: Span,
    /// Whether it stood in brackets within the clause before it.
    pub(super) inner: bool,
}

impl Clause {
    /// Whether it has a worth of this form.
    pub(super) fn is(&self, form: impl Fn(&Value) -> bool) -> bool {
        self.value.as_ref().is_some_and(form)
    }
}

/// The clauses of a text, and the definitions of its formulas.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    pub(super) list: Vec<Clause>,
    /// "Tỷ lệ = a/b": the words of the two numbers.
    pub(super) quotient: Option<(Span, Span)>,
}

/// Deepest brackets whose words are read by themselves.
const DEEPEST: u8 = 2;

/// What clauses are split with.
struct Splitter<'a> {
    text: &'a str,
    max: Option<Points>,
    definitions: Vec<Definition>,
    out: Clauses,
}

/// Splits tokens into clauses.
pub(super) fn clauses(text: &str, tokens: &[Token], max: Option<Points>) -> Clauses {
    let hard = |token: &Token| ['\n', ';', '|'].iter().any(|sign| token.is_sign(*sign));
    let mut splitter = Splitter { text, max, definitions: Vec::new(), out: Clauses::default() };
    let units = split_outside(tokens, hard).into_iter().flat_map(before_definitions);
    let (defining, units): (Vec<&[Token]>, Vec<&[Token]>) = units.partition(|unit| splitter.defines(unit));
    for unit in units {
        for sentence in sentences(text, unit) {
            splitter.unit(sentence, false, 0);
        }
    }
    // Definitions that no formula uses are words like all others.
    let formula = |clause: &Clause| clause.is(|value| matches!(value, Value::Formula(_) | Value::Ratio(_)));
    if !splitter.out.list.iter().any(formula) {
        splitter.out.quotient = None;
        defining.into_iter().for_each(|unit| splitter.clause(unit, false));
    }
    splitter.out
}

/// "…, trong đó: a là …": the definition as a piece of its own.
fn before_definitions(unit: &[Token]) -> Vec<&[Token]> {
    let at = find(unit, &["trong đó", "với a", "với :"]).map(|(at, _)| at).filter(|at| 0 < *at);
    let (head, tail) = unit.split_at(at.unwrap_or(unit.len()));
    [bare(head), tail].into_iter().filter(|part| !part.is_empty()).collect()
}

/// Splits at a sign outside brackets; a line break ends brackets that were left open.
fn split_outside(tokens: &[Token], at: impl Fn(&Token) -> bool) -> Vec<&[Token]> {
    let closes = closings(tokens);
    let (mut parts, mut start, mut idx) = (Vec::new(), 0, 0);
    while let Some(token) = tokens.get(idx) {
        if let Some(Some(close)) = closes.get(idx) {
            idx = close + 1;
            continue;
        }
        if at(token) {
            parts.push(tokens.get(start..idx).unwrap_or_default());
            start = idx + 1;
        }
        idx += 1;
    }
    parts.push(tokens.get(start..).unwrap_or_default());
    parts.retain(|part| !part.is_empty());
    parts
}

/// For each bracket that opens, where it is closed on its line.
fn closings(tokens: &[Token]) -> Vec<Option<usize>> {
    let mut out = vec![None; tokens.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.is_sign('\n') {
            open.clear();
        } else if token.is_sign('(') {
            open.push(at);
        } else if token.is_sign(')')
            && let Some(place) = open.pop().and_then(|start| out.get_mut(start))
        {
            *place = Some(at);
        }
    }
    out
}

/// Parts at full stops that end a sentence.
fn sentences<'t>(text: &str, tokens: &'t [Token]) -> Vec<&'t [Token]> {
    let ends = |at: usize| {
        let (stop, next) = (tokens.get(at)?, tokens.get(at + 1)?);
        let before = tokens.get(at.checked_sub(1)?)?;
        let large = text.get(next.start..)?.chars().next()?.is_uppercase();
        let short = before.is_word()
            && before.end - before.start < 3
            && text.get(before.start..)?.chars().next()?.is_uppercase();
        Some(stop.is_sign('.') && stop.end < next.start && large && !short)
    };
    let (mut parts, mut start) = (Vec::new(), 0);
    let mut depth = 0_usize;
    for at in 0..tokens.len() {
        let Some(token) = tokens.get(at) else { break };
        if token.is_sign('(') {
            depth += 1;
        } else if token.is_sign(')') {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && ends(at) == Some(true) {
            parts.push(tokens.get(start..at).unwrap_or_default());
            start = at + 1;
        }
    }
    parts.push(tokens.get(start..).unwrap_or_default());
    parts
}

impl Splitter<'_> {
    /// Takes "a = số cuộc họp" and "Tỷ lệ = a/b" out of the clauses.
    fn defines(&mut self, unit: &[Token]) -> bool {
        let skip = any_phrase(unit, 0, &["trong đó", "với", "trong đó :", "với :"]).unwrap_or(0);
        let unit = bare(unit.get(skip..).unwrap_or_default());
        let Some(equal) = unit.iter().position(|token| token.is_sign('=') || token.is_sign(':') || token.is("là"))
        else {
            return false;
        };
        let (left, right) = (unit.get(..equal).unwrap_or_default(), unit.get(equal + 1..).unwrap_or_default());
        let Some((first, last)) = right.first().zip(right.last()) else { return false };
        let is_symbol = |text: &str| {
            let mut letters = text.chars();
            match (letters.next(), letters.next(), letters.next()) {
                (Some(_), None, _) => true,
                (Some(_), Some(second), None) => {
                    second.is_ascii_digit() || text.chars().all(|c| c.is_ascii_uppercase())
                }
                _ => false,
            }
        };
        let symbol = matches!(left, [one] if one.is_word() && self.text.get(one.start..one.end).is_some_and(is_symbol));
        let words = 2 <= right.iter().filter(|token| token.is_word()).count();
        let plain = right.iter().all(|token| token.number().is_none() && !token.is_sign('×'));
        if symbol && words && plain && !unit.get(equal).is_some_and(|t| t.is_sign(':') && right.len() < 3) {
            let words = (first.start, last.end);
            self.definitions.extend(left.first().map(|symbol| Definition { symbol: symbol.clone(), words }));
            return true;
        }
        let equals = unit.get(equal).is_some_and(|token| token.is_sign('='));
        let ratio = equals && any_phrase(left, 0, &["tỷ lệ", "tỉ lệ"]).is_some();
        let quotient = ratio.then(|| self.names_of(right)).flatten();
        self.out.quotient = quotient.or(self.out.quotient);
        quotient.is_some()
    }

    /// The words of the two numbers of "a/b", "số đúng hạn / tổng số × 100 %".
    fn names_of(&self, quotient: &[Token]) -> Option<(Span, Span)> {
        let stroke = quotient.iter().position(|token| token.is_sign('/'))?;
        let term = |tokens: &[Token]| {
            let plain = |token: &&Token| token.is_word() || token.is_sign(',') || token.is_sign('-');
            let bracket = |token: &&Token| token.is_sign('(') || token.is_sign(')');
            let tokens: Vec<&Token> = tokens.iter().filter(|token| !bracket(token)).collect();
            if let [one] = tokens.as_slice()
                && let Some(known) = self.definitions.iter().find(|known| known.symbol.kind == one.kind)
            {
                return Some(known.words);
            }
            let span = tokens.first().zip(tokens.last()).map(|(first, last)| (first.start, last.end));
            span.filter(|_| tokens.iter().all(plain))
        };
        let below = quotient.get(stroke + 1..)?;
        let hundred = |token: &Token| token.number() == Some(Quantity::HUNDRED);
        // "a/b × 100 %" is the same ratio.
        let below = match below {
            [rest @ .., cross, number, percent] if cross.is_sign('×') && hundred(number) && percent.is_percent() => {
                rest
            }
            [rest @ .., cross, number] if cross.is_sign('×') && hundred(number) => rest,
            other => other,
        };
        term(quotient.get(..stroke)?).zip(term(below))
    }

    /// A unit: its clauses, those in its brackets behind it.
    fn unit(&mut self, tokens: &[Token], inner: bool, depth: u8) {
        let (kept, lifted) = self.lift(tokens, depth);
        let formula =
            worth(bare(&kept), self.max, &self.definitions).is_some_and(|w| matches!(w.value, Value::Formula(_)));
        let ways = if formula { vec![kept.as_slice()] } else { self.split_where_valued(&kept, '/') };
        for part in ways.iter().flat_map(|part| self.split_at_commas(part)).collect::<Vec<_>>() {
            self.clause(part, inner);
        }
        for part in lifted {
            for unit in split_outside(&part, |token| token.is_sign(';')) {
                for sentence in sentences(self.text, unit) {
                    self.unit(sentence, true, depth + 1);
                }
            }
        }
    }

    /// Tokens without the brackets that have a worth of their own, and those brackets.
    fn lift(&self, tokens: &[Token], depth: u8) -> (Vec<Token>, Vec<Vec<Token>>) {
        let closes = closings(tokens);
        let (mut kept, mut lifted): (Vec<Token>, Vec<Vec<Token>>) = (Vec::new(), Vec::new());
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let Some(close) = closes.get(at).copied().flatten() else {
                kept.push(token.clone());
                at += 1;
                continue;
            };
            let inside = tokens.get(at + 1..close).unwrap_or_default();
            let near = |token: Option<&Token>, signs: &[char]| {
                token.is_some_and(|token| signs.iter().any(|sign| token.is_sign(*sign)))
            };
            let after_minus = kept.last().is_some_and(|t| t.is_sign('-'));
            let formula = near(tokens.get(close + 1), &['/', '×', '+', '%'])
                || near(kept.last(), &['/', '×', '+'])
                || after_minus
                || inside.iter().any(|t| t.is_sign('×'));
            let around = bare(tokens).len() == close + 1 && kept.is_empty();
            if around {
                kept.extend(inside.iter().cloned());
            } else if !formula && !is_points(inside) && depth < DEEPEST && self.stands_alone(inside) {
                lifted.push(inside.to_vec());
            } else {
                kept.extend(tokens.get(at..=close).unwrap_or_default().iter().cloned());
            }
            at = close + 1;
        }
        (kept, lifted)
    }

    /// Whether the words of a bracket have a worth of their own.
    fn stands_alone(&self, inside: &[Token]) -> bool {
        let found = |part: &[Token]| worth(bare(part), self.max, &self.definitions);
        let parts = split_outside(inside, |token| token.is_sign(';') || token.is_sign(','));
        parts.into_iter().any(|part| found(part).is_some_and(|worth| !matches!(worth.value, Value::Ratio(_))))
    }

    /// Parts at a sign, when every part says points.
    fn split_where_valued<'t>(&self, tokens: &'t [Token], sign: char) -> Vec<&'t [Token]> {
        let parts = split_outside(tokens, |token| token.is_sign(sign));
        let valued = |part: &&[Token]| self.explicit(part);
        // "0,25 điểm/báo cáo" is one worth.
        let per = tokens.windows(3).any(|three| match three {
            [points, stroke, unit] => {
                let joined = points.end == stroke.start && stroke.end == unit.start;
                stroke.is_sign('/') && is_point_word(Some(points)) && joined
            }
            _ => false,
        });
        if per {
            return vec![tokens];
        }
        if 1 < parts.len() && parts.iter().all(valued) { parts } else { vec![tokens] }
    }

    /// Whether a part ends in a worth that cannot be a condition.
    fn explicit(&self, part: &[Token]) -> bool {
        worth(bare(part), self.max, &self.definitions).is_some_and(|worth| {
            let marked = part.get(worth.start..worth.end).unwrap_or_default();
            let sign =
                |token: &Token| token.is_sign(':') || token.is_sign('=') || token.is_sign('(') || token.is("thì");
            match worth.value {
                Value::Points(_) => {
                    is_point_word(bare(part).last())
                        || marked.first().is_some_and(sign)
                        || has(marked, &["không", "điểm"])
                }
                Value::Percent(_) => marked.first().is_some_and(sign) || has(marked, &["điểm", "trừ"]),
                _ => true,
            }
        })
    }

    /// Parts at commas behind a worth, and before a cap behind a worth.
    fn split_at_commas<'t>(&self, tokens: &'t [Token]) -> Vec<&'t [Token]> {
        let closes = closings(tokens);
        let (mut parts, mut start, mut segment, mut at) = (Vec::new(), 0, 0, 0);
        while let Some(token) = tokens.get(at) {
            if let Some(Some(close)) = closes.get(at) {
                at = close + 1;
                continue;
            }
            let here = tokens.get(segment..at).unwrap_or_default();
            if token.is_sign(',') {
                if self.explicit(here) && !self.goes_on(tokens, here, at) {
                    parts.push(tokens.get(start..at).unwrap_or_default());
                    start = at + 1;
                }
                segment = at + 1;
            } else if start < at && self.caps(tokens, at) {
                parts.push(tokens.get(start..at).unwrap_or_default());
                (start, segment) = (at, at);
            }
            at += 1;
        }
        parts.push(tokens.get(start..).unwrap_or_default());
        parts.retain(|part| !bare(part).is_empty());
        parts
    }

    /// "0,25 điểm/01 tin, bài": the event goes on behind the comma at `at`.
    fn goes_on(&self, tokens: &[Token], here: &[Token], at: usize) -> bool {
        let stroke = here.iter().any(|token| token.is_sign('/')) || here.iter().any(|token| token.is("mỗi"));
        let next = tokens.get(at + 1..).unwrap_or_default();
        let next = next.split(|token| token.is_sign(',')).next().unwrap_or_default();
        let worth = worth(bare(here), self.max, &self.definitions);
        stroke
            && worth.is_some_and(|worth| worth.end < bare(here).len())
            && next.iter().all(Token::is_word)
            && next.len() < 6
    }

    /// Whether a cap begins at `at`, right behind a worth.
    fn caps(&self, tokens: &[Token], at: usize) -> bool {
        const STARTS: [&str; 11] = [
            "nhưng",
            "tối đa",
            "không quá",
            "không vượt quá",
            "điểm trừ tối đa",
            "và không quá",
            "và tối đa",
            "trừ tối đa",
            "trừ không quá",
            "cộng tối đa",
            "song",
        ];
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let behind = is_point_word(before) || before.is_some_and(|token| token.number().is_some());
        let cap = |worth: &Worth| matches!(worth.value, Value::Cap(_) | Value::CapLess(_) | Value::CapMore(_));
        (behind || tokens.get(at).is_some_and(|token| token.is("nhưng")))
            && any_phrase(tokens, at, &STARTS).is_some()
            && worth(
                bare(tokens.get(at..at + 12).unwrap_or_else(|| tokens.get(at..).unwrap_or_default())),
                self.max,
                &[],
            )
            .as_ref()
            .is_some_and(cap)
    }

    fn clause(&mut self, tokens: &[Token], inner: bool) {
        let tokens = bare(tokens);
        let Some((first, last)) = tokens.first().zip(tokens.last()) else { return };
        let span = (first.start, last.end);
        let found = worth(tokens, self.max, &self.definitions);
        // A worth by itself on the line below its case.
        if let Some(worth) = &found
            && worth.start == 0
            && worth.end == tokens.len()
            && matches!(worth.value, Value::Points(_) | Value::Max | Value::Percent(_) | Value::Part(..))
            && let Some(above) = self.out.list.last_mut()
            && above.value.is_none()
            && above.tokens.last().is_some_and(|token| token.is_sign(':'))
        {
            above.value = Some(worth.value.clone());
            above.worth = tokens.iter().map(|token| (token.start, token.end)).collect();
            above.condition.pop();
            above.tokens.extend(tokens.iter().cloned());
            above.range = range(&above.condition);
            above.span.1 = span.1;
            return;
        }
        let (value, start, end) = found.map_or((None, tokens.len(), tokens.len()), |w| (Some(w.value), w.start, w.end));
        let worth = tokens.get(start..end).unwrap_or_default().iter().map(|token| (token.start, token.end)).collect();
        let (before, after) = (tokens.get(..start).unwrap_or_default(), tokens.get(end..).unwrap_or_default());
        let (condition, tail) = if before.is_empty() { (after, before) } else { (before, after) };
        let range = range(condition);
        self.out.list.push(Clause {
            tokens: tokens.to_vec(),
            condition: condition.to_vec(),
            tail: tail.to_vec(),
            value,
            worth,
            range,
            span,
            inner,
        });
    }
}

/// Whether a bracket holds points and nothing else.
fn is_points(inside: &[Token]) -> bool {
    match inside {
        [one] => one.number().is_some(),
        [one, word] => one.number().is_some() && is_point_word(Some(word)),
        [sign, one, word] => sign.is_sign('+') && one.number().is_some() && is_point_word(Some(word)),
        _ => phrase(inside, 0, "điểm tối đa") == Some(inside.len()),
    }
}
