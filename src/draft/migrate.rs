//! A draft moves from one pack to another by stable ids.
//!
//! Nothing is lost: the answer of a dropped line, and what a changed rule no
//! longer asks for, is kept aside in the draft's file and comes back when the
//! draft moves to a pack that has the line.

use crate::answer::json::{answer as read_answer, answer_json};
use crate::answer::{Answer, Answers};
use crate::base::decimal::Points;
use crate::base::json::{Json, Text};
use crate::draft::Draft;
use crate::engine::score::{Scorecard, evaluate};
use crate::pack::diff::{Change, Confirmed, Pair, compare};
use crate::pack::{Node, Pack, knock_out_key};
use std::collections::BTreeMap;

/// Member of the draft's file that holds what is kept aside, by node id.
pub const ASIDE: &str = "kept_aside";

/// What became of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineMove {
    /// The line in both packs and what changed on it.
    pub pair: Pair,
    /// Whether the draft had anything on it.
    pub answered: bool,
    /// Whether something of it came back from what was kept aside.
    pub restored: bool,
    /// Keys of fields that the new rule does not ask for; their texts are kept aside.
    pub aside: Vec<String>,
    /// Points before; none for new lines.
    pub before: Option<Points>,
    /// Points after; none for dropped lines.
    pub after: Option<Points>,
}

/// What a draft comes to in a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Projected total.
    pub points: Points,
    /// What it is out of.
    pub out_of: Points,
    /// Index in percent.
    pub percent: Points,
    /// Label of the projected class; empty where there is none.
    pub class: String,
}

impl Figures {
    fn of(pack: &Pack, card: &Scorecard) -> Self {
        let class = card.class.as_ref().and_then(|class| pack.classes.get(class.list)?.classes.get(class.projected));
        Self {
            points: card.totals.points.shown(),
            out_of: card.totals.out_of,
            percent: card.totals.percent,
            class: class.map_or_else(String::new, |class| class.label.to_string()),
        }
    }
}

/// A moved draft and what happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The draft for the new pack.
    pub draft: Draft,
    /// Every line of both packs, the new ones in their order, then the dropped ones.
    pub lines: Vec<LineMove>,
    /// The figures of the draft in the old pack.
    pub before: Figures,
    /// Its figures in the new pack.
    pub after: Figures,
    /// The cohort chosen does not exist in the new pack.
    pub cohort_unknown: bool,
}

impl Moved {
    /// The moved draft as a new one, so that the old one stays as it is.
    ///
    /// The number of the last submission goes along: none is used twice when a
    /// draft comes back to a pack.
    #[must_use]
    pub fn into_new(self, id: String, now: &str) -> Draft {
        Draft { id, created: now.to_owned(), modified: now.to_owned(), saves: 1, ..self.draft }
    }

    /// How many answered lines were kept, and how many were dropped with their
    /// answers kept aside.
    #[must_use]
    pub fn answered(&self) -> (usize, usize) {
        let of = |dropped: bool| {
            self.lines.iter().filter(|line| line.answered && line.pair.new.is_none() == dropped).count()
        };
        (of(false), of(true))
    }

    /// Answered lines on which a change may change points: other maximum, rule or
    /// numbers, or texts kept aside.
    pub fn to_check(&self) -> impl Iterator<Item = &LineMove> {
        let weighs =
            |change: &Change| !matches!(change, Change::Renamed | Change::Recoded | Change::Moved | Change::Words);
        self.lines.iter().filter(move |line| {
            line.answered && line.pair.new.is_some() && (!line.aside.is_empty() || line.pair.changes.iter().any(weighs))
        })
    }
}

/// What is kept aside in a draft, by node id.
fn aside_of(draft: &Draft) -> BTreeMap<String, Answer> {
    let members = draft.extra.iter().find(|(name, _)| name == ASIDE).and_then(|(_, json)| json.as_object());
    let read = |(id, json): &(Text, Json)| Some((id.to_string(), read_answer(json, "", &mut Vec::new())?));
    members.unwrap_or_default().iter().filter_map(read).collect()
}

fn put_aside(draft: &mut Draft, aside: &BTreeMap<String, Answer>) {
    draft.extra.retain(|(name, _)| name != ASIDE);
    if !aside.is_empty() {
        let json = Json::object(aside.iter().map(|(id, answer)| (id.as_str(), answer_json(answer))));
        draft.extra.push((ASIDE.into(), json));
    }
}

/// Keys of the fields that a node asks for.
fn keys(node: &Node) -> Vec<String> {
    let fields = node.leaf().map(|leaf| leaf.rule.fields()).unwrap_or_default();
    let fields = fields.into_iter().map(|(key, _)| key.to_owned());
    fields.chain(node.knock_outs.iter().map(|fact| knock_out_key(&fact.id))).collect()
}

/// Takes the texts of fields that the node does not ask for out of an answer.
fn split(answer: &mut Answer, node: &Node) -> Option<Answer> {
    let keys = keys(node);
    let mut aside = Answer::default();
    for (own, kept) in [(&mut answer.values, &mut aside.values), (&mut answer.forecast, &mut aside.forecast)] {
        let (stay, go): (BTreeMap<_, _>, BTreeMap<_, _>) =
            std::mem::take(own).into_iter().partition(|(key, _)| keys.contains(key));
        (*own, *kept) = (stay, go);
    }
    (!aside.is_blank()).then_some(aside)
}

/// Puts back what was kept aside wherever nothing was typed since; gives what is
/// still not asked for.
fn join(answer: &mut Answer, kept: Answer, node: &Node) -> Option<Answer> {
    let fresh = answer.is_blank();
    let mut kept = kept;
    if fresh {
        *answer = kept;
        return split(answer, node);
    }
    let rest = split(&mut kept, node);
    for (own, old) in [(&mut answer.values, kept.values), (&mut answer.forecast, kept.forecast)] {
        for (key, text) in old {
            own.entry(key).or_insert(text);
        }
    }
    rest
}

/// Moves a draft to another pack. `confirmed` are lines that a person says are
/// the same under another id.
#[must_use]
pub fn move_draft(draft: &Draft, old: &Pack, new: &Pack, confirmed: &Confirmed) -> Moved {
    let pairs = compare(old, new, confirmed);
    let mut aside = aside_of(draft);
    let mut nodes = BTreeMap::new();
    let mut left = draft.answers.nodes.clone();
    let mut moved = draft.clone();
    let mut lines = Vec::new();
    for pair in pairs {
        let was = pair.old.and_then(|idx| old.nodes.get(idx));
        let is = pair.new.and_then(|idx| new.nodes.get(idx));
        let answer = was.and_then(|node| left.remove(&*node.id));
        let answered = answer.as_ref().is_some_and(|answer| !answer.is_blank());
        let (mut restored, mut gone) = (false, Vec::new());
        match (was, is) {
            (Some(was), None) => {
                if let Some(answer) = answer {
                    let id = was.id.to_string();
                    let merged = merge(answer, aside.remove(&id));
                    aside.insert(id, merged);
                }
            }
            (_, Some(is)) => {
                let had = answer.is_some();
                let mut answer = answer.unwrap_or_default();
                let mut rest = split(&mut answer, is);
                gone.extend(rest.iter().flat_map(|rest| rest.values.keys().cloned()));
                // What was kept under this line's id, or under the id it had before.
                let ids = [Some(&is.id), was.map(|node| &node.id)];
                for id in ids.into_iter().flatten() {
                    if let Some(kept) = aside.remove(&**id) {
                        let before = answer.clone();
                        let still = join(&mut answer, kept, is);
                        restored |= before != answer;
                        rest = match (rest, still) {
                            (Some(rest), still) => Some(merge(rest, still)),
                            (None, still) => still,
                        };
                    }
                }
                if let Some(rest) = rest {
                    aside.insert(is.id.to_string(), rest);
                }
                if had || !answer.is_blank() {
                    nodes.insert(is.id.to_string(), answer);
                }
                if let Some(was) = was.filter(|was| was.id != is.id) {
                    rename(&mut moved, &was.id, &is.id);
                }
            }
            (None, None) => {}
        }
        lines.push(LineMove { pair, answered, restored, aside: gone, before: None, after: None });
    }
    // Answers under ids that neither set knows stay where they are.
    nodes.extend(left);
    put_aside(&mut moved, &aside);
    moved.answers = Answers { nodes, ..draft.answers.clone() };
    (*new.id).clone_into(&mut moved.pack);
    (*new.version).clone_into(&mut moved.pack_version);
    (*new.digest).clone_into(&mut moved.pack_digest);
    let (card_old, card_new) = (evaluate(old, &draft.answers), evaluate(new, &moved.answers));
    for line in &mut lines {
        line.before = line.pair.old.and_then(|idx| points(&card_old, idx));
        line.after = line.pair.new.and_then(|idx| points(&card_new, idx));
    }
    let cohort = draft.answers.setup.cohort.as_str();
    let cohort_unknown = !cohort.is_empty() && new.cohorts.iter().all(|known| &*known.id != cohort);
    let (before, after) = (Figures::of(old, &card_old), Figures::of(new, &card_new));
    Moved { draft: moved, lines, before, after, cohort_unknown }
}

fn points(card: &Scorecard, idx: usize) -> Option<Points> {
    card.nodes.get(idx).map(|node| node.points.shown())
}

/// The first answer with what the second has beside it.
fn merge(mut answer: Answer, other: Option<Answer>) -> Answer {
    let Some(other) = other else { return answer };
    for (own, old) in [(&mut answer.values, other.values), (&mut answer.forecast, other.forecast)] {
        for (key, text) in old {
            own.entry(key).or_insert(text);
        }
    }
    answer
}

/// What else a draft says of a line follows it to its new id: scenarios, effort,
/// the paragraph of the explanation letter, the result of the year before.
fn rename(draft: &mut Draft, old: &str, new: &str) {
    for scenario in &mut draft.scenarios {
        if let Some(answer) = scenario.nodes.remove(old) {
            scenario.nodes.insert(new.to_owned(), answer);
        }
    }
    if let Some(effort) = draft.efforts.remove(old) {
        draft.efforts.insert(new.to_owned(), effort);
    }
    if let Some(paragraph) = draft.report.letter.remove(old) {
        draft.report.letter.insert(new.to_owned(), paragraph);
    }
    let results = draft.last_year.as_mut().map(|last| &mut last.nodes);
    if let Some(nodes) = results
        && let Some(points) = nodes.remove(old)
    {
        nodes.insert(new.to_owned(), points);
    }
}

/// The way back for lines that moved to another id.
#[must_use]
pub fn reversed(confirmed: &Confirmed) -> Confirmed {
    confirmed.iter().map(|(old, new)| (new.clone(), old.clone())).collect()
}
