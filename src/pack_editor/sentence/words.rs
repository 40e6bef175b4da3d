//! The words that are read, and what is made of them.

use super::ask::{Ask, Doubt};
use super::clause::{Clause, Value};
use super::token::Token;
use crate::base::decimal::{Fraction, Points, Quantity};
use crate::pack::rule::Rule;
use crate::pack::{KnockOut, ScoredBy};

/// What the makers of rules work with.
pub(super) struct Words<'a> {
    pub(super) ask: Ask<'a>,
    /// The text in composed letters, to which tokens point.
    pub(super) text: &'a str,
    pub(super) clauses: Vec<Clause>,
}

/// What a maker of a rule gives.
pub(super) struct Made {
    pub(super) rule: Rule,
    pub(super) doubts: Vec<Doubt>,
    pub(super) scored_by: Option<ScoredBy>,
    pub(super) knock_outs: Vec<KnockOut>,
}

impl Made {
    pub(super) const fn of(rule: Rule) -> Self {
        Self { rule, doubts: Vec::new(), scored_by: None, knock_outs: Vec::new() }
    }

    pub(super) fn with(mut self, doubt: Doubt) -> Self {
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
        self
    }
}

impl Words<'_> {
    /// Points of a worth; none when it needs the maximum and that is unknown.
    pub(super) fn points(&self, value: &Value) -> Option<Points> {
        match value {
            Value::Points(points) => Some(*points),
            Value::Max => self.ask.max,
            Value::Percent(percent) => Fraction::share(self.ask.max?, *percent, Quantity::HUNDRED)?.to_points(),
            Value::Less(points) => self.ask.max.map(|max| max.minus(*points)).filter(|left| !left.is_negative()),
            _ => None,
        }
    }

    pub(super) fn slice(&self, tokens: &[Token]) -> &str {
        let span = tokens.first().zip(tokens.last());
        span.and_then(|(first, last)| self.text.get(first.start..last.end)).unwrap_or_default()
    }
}
