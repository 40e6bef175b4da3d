//! One leaf with everything around its rule: exemption, "not arisen", knock-out,
//! typed points, rounding, evidence.

use super::apply::apply;
use super::context::{Context, Outcome, typed_points};
use super::issue::{Issue, ReasonFor};
use super::trace::{Sink, Step};
use crate::answer::{Answer, Answers, Applies, Reading};
use crate::base::date::Calendar;
use crate::base::decimal::{Exact, Fraction, Points, Rounding};
use crate::pack::{EvidencePolicy, Leaf, Node, NotArisen, Pack, Role, ScoredBy, WithoutSurvey, knock_out_key};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Where the answer of a leaf stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not, or not wholly, answered.
    Open,
    /// Something typed cannot be used; the issues say what.
    Invalid,
    /// Scored.
    Scored,
    /// Left out of the maximum: exempt, declared so, not arisen, or no survey.
    LeftOut,
}

/// The result of one leaf.
///
/// `low <= points <= high`, all within [`Rule::bounds`](crate::pack::rule::Rule::bounds),
/// which is `0 ..= max` but for composed rules; all zero when left out.
/// Of a line under a limit across lines the three need not be in order: what others
/// may get leaves it less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafScore {
    /// Index of the node.
    pub node: usize,
    /// Where it stands.
    pub state: State,
    /// What its rule gives, rounded as the pack says, before the evidence gate.
    pub claimed: Option<Exact>,
    /// What counts in the projection.
    pub points: Exact,
    /// What is certain: answered, backed, and not an assumption.
    pub low: Exact,
    /// What is still possible.
    pub high: Exact,
    /// Its part of the applicable maximum; zero when left out.
    pub max: Points,
    /// True when the value is given by others and only assumed here.
    pub assumed: bool,
    /// True when the evidence policy is satisfied (or asks for nothing).
    pub proven: bool,
    /// What is wrong or missing.
    pub issues: Vec<Issue>,
}

/// What holds for the whole evaluation.
pub(super) struct Frame<'a> {
    pub pack: &'a Pack,
    pub answers: &'a Answers,
    pub year: Option<i32>,
    /// Points given to leaves by others, by node index.
    pub given: Option<&'a BTreeMap<usize, Points>>,
}

impl<'a> Frame<'a> {
    pub(super) fn new(pack: &'a Pack, answers: &'a Answers) -> Self {
        let typed = answers.setup.year.trim();
        let year = if typed.is_empty() { Some(pack.years.1) } else { typed.parse().ok() };
        Self { pack, answers, year, given: None }
    }
}

/// Why a node, whatever stands below it, is not scored by its own content.
pub(super) enum Override<'a> {
    Exempt(&'a str),
    NotApplicable(&'a str),
    KnockedOut(&'a str, Points),
}

/// Compares names of bodies as people write them: case and spaces apart.
fn same_name(a: &str, b: &str) -> bool {
    let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    !a.trim().is_empty() && fold(a) == fold(b)
}

/// Exemption, declaration or knock-out of a node; issues of a declaration that
/// does not take effect.
pub(super) fn node_override<'a>(
    frame: &Frame<'a>,
    node: &'a Node,
    answer: Option<&'a Answer>,
    issues: &mut Vec<Issue>,
) -> Option<Override<'a>> {
    let body = &frame.answers.setup.body;
    if let Some(exemption) = node.exempt.iter().find(|e| same_name(&e.body, body)) {
        return Some(Override::Exempt(&exemption.reason));
    }
    let answer = answer?;
    if answer.applies == Applies::No {
        if !node.may_not_apply {
            issues.push(Issue::MustApply);
        } else if answer.reason.trim().is_empty() {
            issues.push(Issue::ReasonMissing(ReasonFor::NotApplicable));
        } else {
            return Some(Override::NotApplicable(answer.reason.trim()));
        }
    }
    let reading = frame.answers.setup.reading;
    let struck = node.knock_outs.iter().find(|k| answer.value(&knock_out_key(&k.id), reading).trim() == "yes");
    struck.map(|k| Override::KnockedOut(&k.label, k.to))
}

/// Points typed beside the computed ones, where the pack allows it.
pub(super) fn typed_over(
    node: &Node,
    answer: Option<&Answer>,
    bounds: (Points, Points),
    issues: &mut Vec<Issue>,
) -> Option<Result<Points, ()>> {
    let answer = answer.filter(|a| !a.typed_points.trim().is_empty())?;
    if !node.may_type {
        issues.push(Issue::CannotType);
        return None;
    }
    let typed = typed_points(&answer.typed_points, "typed", bounds, issues);
    if typed.is_ok() && answer.reason.trim().is_empty() {
        issues.push(Issue::ReasonMissing(ReasonFor::TypedPoints));
    }
    Some(typed.map_err(|_| ()))
}

/// Whether the evidence policy is satisfied by what is linked and written.
pub(super) fn is_backed(frame: &Frame<'_>, answer: Option<&Answer>) -> bool {
    let linked = || {
        answer.is_some_and(|a| {
            a.evidence.iter().any(|e| frame.answers.documents.iter().any(|document| document.id == e.document))
        })
    };
    match frame.pack.evidence {
        EvidencePolicy::Advisory => true,
        EvidencePolicy::Zero => linked(),
        EvidencePolicy::Explain => linked() || answer.is_some_and(|a| !a.explanation.trim().is_empty()),
    }
}

/// Rounds as told, with the tie shown; exact when nothing is told.
fn rounded(value: Fraction, rounding: Option<Rounding>, sink: &mut impl Sink) -> Exact {
    let Some(rounding) = rounding else { return Exact::from_fraction(value) };
    let to = value.round(rounding);
    if value.to_points() != Some(to) {
        if value.is_tie(rounding.places) {
            sink.step(|| Step::Tie { value });
        }
        sink.step(|| Step::Rounded { from: Exact::from_fraction(value).shown(), to, rounding });
    }
    to.into()
}

/// [`rounded`] for a sum.
fn rounded_sum(value: Exact, rounding: Option<Rounding>, sink: &mut impl Sink) -> Exact {
    match (value.fraction(), rounding) {
        (Some(fraction), _) => rounded(fraction, rounding, sink),
        (None, Some(to)) => value.round(to).into(),
        (None, None) => value,
    }
}

/// A leaf without points.
pub(super) fn blank(node: usize, state: State, issues: Vec<Issue>) -> LeafScore {
    LeafScore {
        node,
        state,
        claimed: None,
        points: Exact::ZERO,
        low: Exact::ZERO,
        high: Exact::ZERO,
        max: Points::ZERO,
        assumed: false,
        proven: true,
        issues,
    }
}

/// Scores the leaf at `index`, not looking at its ancestors.
pub(super) fn score_leaf(frame: &Frame<'_>, index: usize, node: &Node, leaf: &Leaf, sink: &mut impl Sink) -> LeafScore {
    let answer = frame.answers.node(&node.id);
    let mut issues = Vec::new();
    match node_override(frame, node, answer, &mut issues) {
        Some(Override::Exempt(reason)) => {
            sink.step(|| Step::Exempt { reason: reason.into() });
            return blank(index, State::LeftOut, issues);
        }
        Some(Override::NotApplicable(reason)) => {
            sink.step(|| Step::NotApplicable { reason: reason.into() });
            return blank(index, State::LeftOut, issues);
        }
        Some(Override::KnockedOut(label, to)) => {
            sink.step(|| Step::KnockedOut { label: label.into(), to });
            let points = Exact::from(to);
            return LeafScore {
                claimed: Some(points.clone()),
                low: points.clone(),
                high: points.clone(),
                points,
                max: node.max,
                ..blank(index, State::Scored, issues)
            };
        }
        None => {}
    }
    if leaf.scored_by == ScoredBy::Survey
        && frame.answers.setup.no_survey
        && frame.pack.without_survey != WithoutSurvey::Never
    {
        sink.step(|| Step::NoSurvey);
        return blank(index, State::LeftOut, issues);
    }
    let line = Line { index, node, leaf, answer, default: default_of(frame, node, leaf, answer) };
    let outcome = outcome_of(frame, &line, &mut issues, sink);
    finish(frame, &line, outcome, issues, sink)
}

/// The lowest and the highest points of a leaf.
fn bounds_of(node: &Node) -> (Points, Points) {
    node.leaf().map_or((Points::ZERO, node.max), |leaf| leaf.rule.bounds(node.max))
}

/// Puts in the points that others gave, whatever was answered.
pub(super) fn give(score: &mut LeafScore, points: Points, node: &Node) {
    let (least, most) = bounds_of(node);
    let points = Exact::from(points.clamp_to(least, most));
    score.state = State::Scored;
    score.points = points.clone();
    score.low = points.clone();
    score.high = points;
    score.max = node.max;
    score.assumed = false;
    score.proven = true;
}

/// A leaf and what was entered there.
struct Line<'a> {
    index: usize,
    node: &'a Node,
    leaf: &'a Leaf,
    answer: Option<&'a Answer>,
    /// The pack's default, when it stands in: key and text.
    default: Option<(&'a str, &'a str)>,
}

/// The default of a leaf that others score, while nothing is entered or declared.
fn default_of<'a>(
    frame: &Frame<'_>,
    node: &Node,
    leaf: &'a Leaf,
    answer: Option<&Answer>,
) -> Option<(&'a str, &'a str)> {
    let text = leaf.assume.as_deref().filter(|_| leaf.scored_by != ScoredBy::Body)?;
    let (key, _) = leaf.rule.deciding_field()?;
    let entered = answer.is_some_and(|a| {
        !a.value(key, frame.answers.setup.reading).trim().is_empty()
            || node.may_type && !a.typed_points.trim().is_empty()
            || leaf.not_arisen.is_some() && a.applies == Applies::NotArisen
    });
    (!entered).then_some((key, text))
}

/// The rule, "not arisen" and typed points.
fn outcome_of(frame: &Frame<'_>, line: &Line<'_>, issues: &mut Vec<Issue>, sink: &mut impl Sink) -> Outcome {
    let Line { node, leaf, answer, default, .. } = *line;
    let declared = answer.is_some_and(|a| a.applies == Applies::NotArisen);
    if declared && leaf.not_arisen.is_none() {
        issues.push(Issue::CannotBeNotArisen);
    }
    let computed = match leaf.not_arisen.filter(|_| declared) {
        Some(treatment) => {
            sink.step(|| Step::NotArisen(treatment));
            match treatment {
                NotArisen::Full => Outcome::Points(node.max),
                NotArisen::Zero => Outcome::Points(Points::ZERO),
                NotArisen::LeaveOut => Outcome::LeftOut,
            }
        }
        None => {
            if default.is_some() {
                sink.step(|| Step::Assumed { by_default: true });
            }
            let context = Context {
                answer,
                default,
                reading: frame.answers.setup.reading,
                year: frame.year,
                calendar: calendar(frame.pack, frame.answers),
                max: node.max,
            };
            apply(&leaf.rule, &context, issues, sink)
        }
    };
    match typed_over(node, answer, leaf.rule.bounds(node.max), issues) {
        None => computed,
        Some(Err(())) => Outcome::Invalid,
        Some(Ok(typed)) => {
            let reason = answer.map_or("", |a| a.reason.trim());
            let computed = match computed {
                Outcome::Points(points) => Some(points),
                Outcome::Fraction(fraction) => rounded(fraction, frame.pack.rounding.leaf, sink).to_points(),
                Outcome::Exact(value) => rounded_sum(value, frame.pack.rounding.leaf, sink).to_points(),
                _ => None,
            };
            sink.step(|| Step::Typed { computed, typed, reason: reason.into() });
            Outcome::Points(typed)
        }
    }
}

/// The days off that deadlines in working days are counted with: those that the pack
/// fixes, otherwise those that travel with the answers.
#[must_use]
pub fn calendar<'a>(pack: &'a Pack, answers: &'a Answers) -> &'a Calendar {
    if pack.schedule.calendar.is_empty() { &answers.setup.calendar } else { &pack.schedule.calendar }
}

/// Rounding, evidence and the range.
fn finish(frame: &Frame<'_>, line: &Line<'_>, outcome: Outcome, issues: Vec<Issue>, sink: &mut impl Sink) -> LeafScore {
    let Line { index, node, leaf, answer, default } = *line;
    let rounding = frame.pack.rounding.leaf;
    let (least, most) = leaf.rule.bounds(node.max);
    let claimed = match outcome {
        Outcome::Open | Outcome::Invalid => {
            sink.step(|| Step::Open);
            let state = if outcome == Outcome::Open { State::Open } else { State::Invalid };
            return LeafScore { low: least.into(), high: most.into(), max: node.max, ..blank(index, state, issues) };
        }
        Outcome::LeftOut => return blank(index, State::LeftOut, issues),
        Outcome::Fraction(fraction) => rounded(fraction, rounding, sink),
        Outcome::Exact(value) => rounded_sum(value, rounding, sink),
        Outcome::Points(points) => match rounding {
            // Most points of a pack have no more decimals than it keeps.
            Some(rounding) if rounding.places < points.decimal().scale() => {
                rounded(Fraction::whole(points.decimal()).unwrap_or(Fraction::ZERO), Some(rounding), sink)
            }
            _ => points.into(),
        },
    };
    // A maximum with more decimals than the rounding keeps is not rounded past itself.
    let highest = Exact::from(most);
    let claimed = if highest.compare(&claimed) == Ordering::Less {
        sink.step(|| Step::Capped(most));
        highest
    } else {
        claimed
    };
    let mut score = LeafScore {
        claimed: Some(claimed.clone()),
        points: claimed.clone(),
        max: node.max,
        ..blank(index, State::Scored, issues)
    };
    if leaf.scored_by != ScoredBy::Body {
        if default.is_none() {
            sink.step(|| Step::Assumed { by_default: false });
        }
        score.low = least.into();
        score.high = most.into();
        score.assumed = true;
        return score;
    }
    // What is taken off needs no evidence to count.
    let needs_backing = node.role != Role::Penalty && claimed.compare(&Exact::ZERO) == Ordering::Greater;
    score.proven = !needs_backing || is_backed(frame, answer);
    score.high = claimed.clone();
    score.low = match (is_expected(frame, answer), score.proven) {
        (false, true) => claimed,
        (false, false) => Exact::ZERO,
        (true, _) => Exact::from(least).min(&claimed),
    };
    if !score.proven {
        if frame.pack.evidence == EvidencePolicy::Zero {
            sink.step(|| Step::NoEvidence { points: score.points.shown() });
            score.points = Exact::ZERO;
        }
        score.issues.push(Issue::EvidenceMissing);
    }
    score
}

/// Whether the reading at year end rests on a number that is only expected.
fn is_expected(frame: &Frame<'_>, answer: Option<&Answer>) -> bool {
    frame.answers.setup.reading == Reading::YearEnd
        && answer.is_some_and(|a| a.forecast.values().any(|text| !text.trim().is_empty()))
}

/// The default of the pack that stands in for a leaf that others score, while
/// nothing is entered: key of the field and its text.
#[must_use]
pub fn assumed_text<'a>(pack: &'a Pack, answers: &Answers, index: usize) -> Option<(&'a str, &'a str)> {
    let node = pack.nodes.get(index)?;
    default_of(&Frame::new(pack, answers), node, node.leaf()?, answers.node(&node.id))
}

/// Whether a node is taken out of the maximum by exemption, by a declaration with
/// its reason, or because no survey was held; what its rule says apart.
#[must_use]
pub fn is_taken_out(pack: &Pack, answers: &Answers, index: usize) -> bool {
    let Some(node) = pack.nodes.get(index) else { return false };
    let frame = Frame::new(pack, answers);
    let found = node_override(&frame, node, answers.node(&node.id), &mut Vec::new());
    let survey = node.leaf().is_some_and(|leaf| leaf.scored_by == ScoredBy::Survey);
    match found {
        Some(Override::Exempt(_) | Override::NotApplicable(_)) => true,
        Some(Override::KnockedOut(..)) => false,
        None => survey && answers.setup.no_survey && pack.without_survey != WithoutSurvey::Never,
    }
}
