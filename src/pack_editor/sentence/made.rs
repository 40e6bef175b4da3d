//! What the makers of rules work with and give.

use super::ask::{Ask, Beyond, Doubt};
use super::clause::Clause;
use super::formula::Span;
use super::labels::label;
use super::lex::lex;
use super::token::Token;
use super::value::{is_amount, is_point_word};
use crate::base::decimal::{Points, Quantity};
use crate::pack::rule::Rule;
use crate::pack::{KnockOut, ScoredBy};

/// The words of a line, in clauses.
pub(super) struct Words<'a> {
    pub(super) ask: Ask<'a>,
    /// The text in composed letters, to which tokens point.
    pub(super) text: String,
    pub(super) tokens: Vec<Token>,
    pub(super) clauses: Vec<Clause>,
    /// Words of the name of the line and of what is counted.
    pub(super) named: Vec<Token>,
    /// The two numbers of the ratio, where the text says them.
    pub(super) quotient: Option<(Span, Span)>,
    /// What the column of targets says: the number, and whether it is a percentage.
    pub(super) target: Option<(Quantity, bool)>,
}

impl<'a> Words<'a> {
    pub(super) fn points(&self, clause: &Clause) -> Option<Points> {
        clause.value.as_ref()?.points(self.ask.max)
    }

    pub(super) fn slice(&self, tokens: &[Token]) -> &str {
        let span = tokens.first().zip(tokens.last());
        span.and_then(|(first, last)| self.text.get(first.start..last.end)).unwrap_or_default()
    }

    /// The words of a case, those behind its worth included.
    pub(super) fn case(&self, clause: &Clause) -> String {
        let (before, after) = (label(self.slice(&clause.condition)), label(self.slice(&clause.tail)));
        if after.is_empty() { before } else { format!("{before}: {after}") }
    }

    pub(super) fn at(&self, span: Span) -> &str {
        self.text.get(span.0..span.1).unwrap_or_default()
    }

    /// Words of the name and of what is counted, for [`Words::named`].
    pub(super) fn name_tokens(ask: &Ask<'a>) -> Vec<Token> {
        lex(&format!("{} {}", ask.name, ask.inputs)).tokens
    }

    /// Whether the line itself is one of points that are added.
    pub(super) fn is_bonus(&self) -> bool {
        let head = self.named.get(..2).unwrap_or_default();
        head.first().is_some_and(|token| token.is("điểm"))
            && head.get(1).is_some_and(|token| token.is_any(&["cộng", "thưởng"]))
    }
}

/// What a maker of a rule gives.
pub(super) struct Made {
    pub(super) rule: Rule,
    pub(super) doubts: Vec<Doubt>,
    pub(super) scored_by: Option<ScoredBy>,
    pub(super) knock_outs: Vec<KnockOut>,
    /// Bytes of the words that the rule uses.
    pub(super) used: Vec<Span>,
    /// Whether it used the column of targets.
    pub(super) target_used: bool,
}

impl Made {
    pub(super) const fn of(rule: Rule) -> Self {
        Self { rule, doubts: Vec::new(), scored_by: None, knock_outs: Vec::new(), used: Vec::new(), target_used: false }
    }

    /// Words that are understood and that no kind states; all of them are named.
    pub(super) fn not_stated(what: Beyond) -> Self {
        Self::of(Rule::Judgement { step: None }).with(Doubt::NotStated(what))
    }

    pub(super) fn with(mut self, doubt: Doubt) -> Self {
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
        self
    }

    /// Uses the words that say what a clause is worth.
    pub(super) fn uses_worth(&mut self, clause: &Clause) {
        self.used.extend(&clause.worth);
    }

    /// Uses the words that say a range.
    pub(super) fn uses_range(&mut self, clause: &Clause) {
        self.used.extend(clause.range.iter().flat_map(|range| &range.used));
    }

    pub(super) fn uses(&mut self, tokens: &[Token]) {
        self.used.extend(tokens.iter().map(|token| (token.start, token.end)));
    }

    /// Uses a whole clause: its worth, and its condition as words for people,
    /// except for points that stand within the condition and for numbers behind the
    /// worth.
    pub(super) fn uses_clause(&mut self, clause: &Clause) {
        self.uses_worth(clause);
        self.uses_label(&clause.condition);
        // "Mức A (2 điểm): từ 3 báo cáo": what is behind the colon is the condition.
        let ends =
            clause.worth.last().and_then(|span| clause.tokens.iter().find(|token| (token.start, token.end) == *span));
        if ends.is_some_and(|token| token.is_sign(':')) {
            self.uses_label(&clause.tail);
        } else {
            self.uses_words(&clause.tail);
        }
    }

    /// Uses words, and no number among them.
    pub(super) fn uses_words(&mut self, tokens: &[Token]) {
        let free = |at: &usize| !is_amount(tokens, *at);
        let kept = (0..tokens.len()).filter(free).filter_map(|at| tokens.get(at));
        self.used.extend(kept.map(|token| (token.start, token.end)));
    }

    /// Uses words as a label. Points, parts and deductions in them are not said by
    /// being shown.
    pub(super) fn uses_label(&mut self, tokens: &[Token]) {
        let hidden = |at: usize| {
            let number = tokens.get(at).is_some_and(|token| token.number().is_some());
            is_amount(tokens, at) && (!number || is_point_word(tokens.get(at + 1)))
                || tokens.get(at).is_some_and(|token| token.is_sign('×'))
        };
        let kept = tokens.iter().enumerate().filter(|(at, _)| !hidden(*at));
        self.used.extend(kept.map(|(_, token)| (token.start, token.end)));
    }
}
