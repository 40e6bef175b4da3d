//! Two packs side by side: which lines are the same, and what changed on them.
//!
//! Lines with one id are one line, unless the id was given to another subject
//! ([`doubtful`]). For the others the likeness of names, the printed code and the
//! place propose pairs; a person confirms them.

use crate::base::compact_sort::SortExt as _;
use crate::base::vietnamese::fold;
use crate::pack::rule::Rule;
use crate::pack::{Node, NodeKind, Pack, write};
use std::collections::{BTreeMap, BTreeSet};

/// What changed on a line that both packs have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another name.
    Renamed,
    /// Another printed code.
    Recoded,
    /// Below another line.
    Moved,
    /// Another maximum.
    Maximum,
    /// A line with children became one that is scored, or the other way round.
    Split,
    /// Another kind of rule.
    Rule,
    /// The same kind of rule with other numbers: thresholds, points, targets.
    Thresholds,
    /// The same rule with other words, or other inputs.
    Words,
    /// Something besides the rule: who scores, evidence, when it does not apply.
    Terms,
}

/// A line of the old pack, a line of the new one, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Index of the node in the old pack; none for a new line.
    pub old: Option<usize>,
    /// Index of the node in the new pack; none for a dropped line.
    pub new: Option<usize>,
    /// What changed; empty for kept, new and dropped lines.
    pub changes: Vec<Change>,
}

/// Lines by what became of them: what a comparison is narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// In both packs, nothing changed.
    Kept,
    /// In both packs, with this change and perhaps others.
    Changed(Change),
    /// Only in the new pack.
    New,
    /// Only in the old pack.
    Dropped,
}

impl Kind {
    /// Every kind, in the order in which they are told.
    pub const ALL: [Self; 12] = [
        Self::Changed(Change::Maximum),
        Self::Changed(Change::Rule),
        Self::Changed(Change::Thresholds),
        Self::Changed(Change::Terms),
        Self::Changed(Change::Split),
        Self::Changed(Change::Moved),
        Self::Changed(Change::Renamed),
        Self::Changed(Change::Recoded),
        Self::Changed(Change::Words),
        Self::New,
        Self::Dropped,
        Self::Kept,
    ];
}

impl Pair {
    /// Whether the line is of a kind; it may be of several.
    #[must_use]
    pub fn is(&self, kind: Kind) -> bool {
        match (kind, self.old, self.new) {
            (Kind::Kept, Some(_), Some(_)) => self.changes.is_empty(),
            (Kind::Changed(change), Some(_), Some(_)) => self.changes.contains(&change),
            (Kind::New, None, Some(_)) | (Kind::Dropped, Some(_), None) => true,
            _ => false,
        }
    }
}

/// A pair that looks alike and has different ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Index of the line in the old pack.
    pub old: usize,
    /// Index of the line in the new pack.
    pub new: usize,
    /// Likeness, 0 to 100.
    pub likeness: u32,
}

/// Least likeness of names at which a pair is proposed, and of all together.
const LEAST: u32 = 50;

/// Ids of lines that a person says are the same: old, new.
pub type Confirmed = BTreeMap<String, String>;

/// Ids that both packs have with names that changed places or differ much, in the
/// order of the old one: whether these are the same lines is for a person to say.
#[must_use]
pub fn doubtful(old: &Pack, new: &Pack) -> BTreeSet<String> {
    let names = |pack: &Pack| -> BTreeMap<String, String> {
        pack.nodes.iter().map(|node| (fold(&node.name), node.id.to_string())).collect()
    };
    let (old_names, new_names) = (names(old), names(new));
    let is_doubtful = |was: &&Node| {
        let Some(is) = new.index_of(&was.id).and_then(|at| new.nodes.get(at)) else { return false };
        let (before, after) = (fold(&was.name), fold(&is.name));
        let elsewhere =
            |names: &BTreeMap<String, String>, name: &String| names.get(name).is_some_and(|id| **id != *was.id);
        before != after
            && (elsewhere(&new_names, &before)
                || elsewhere(&old_names, &after)
                || shared(&groups(&was.name), &groups(&is.name)) < LEAST)
    };
    old.nodes.iter().filter(is_doubtful).map(|node| node.id.to_string()).collect()
}

/// Index in the new pack of every node of the old one.
fn matched(old: &Pack, new: &Pack, confirmed: &Confirmed) -> Vec<Option<usize>> {
    let doubtful = doubtful(old, new);
    let in_doubt = |id: &str| doubtful.contains(id);
    let free = |pack: &Pack, id: &str| pack.index_of(id).is_none() || in_doubt(id);
    let same = |node: &Node| match confirmed.get(&*node.id) {
        // An id that both packs have means the same line, unless that is in doubt.
        Some(id) if free(new, &node.id) && free(old, id) => new.index_of(id),
        _ if in_doubt(&node.id) => None,
        _ => new.index_of(&node.id),
    };
    let mut taken = Vec::new();
    let once = |idx: Option<usize>| {
        let idx = idx.filter(|idx| !taken.contains(idx));
        taken.extend(idx);
        idx
    };
    old.nodes.iter().map(same).map(once).collect()
}

/// Compares two packs: the lines of the new one in its order, then the dropped ones.
#[must_use]
pub fn compare(old: &Pack, new: &Pack, confirmed: &Confirmed) -> Vec<Pair> {
    let matched = matched(old, new, confirmed);
    let old_of = |idx: usize| matched.iter().position(|found| *found == Some(idx));
    let mut pairs: Vec<Pair> = new
        .nodes
        .iter()
        .enumerate()
        .map(|(idx, node)| {
            let before = old_of(idx).and_then(|old_idx| Some((old_idx, old.nodes.get(old_idx)?)));
            let changes = before.map_or_else(Vec::new, |(_, was)| {
                let parent = was.parent.and_then(|parent| matched.get(parent).copied().flatten());
                // A parent that was dropped, or that is new, is another place.
                let moved = was.parent.is_some() != node.parent.is_some() || parent != node.parent;
                changes(was, node, moved)
            });
            Pair { old: before.map(|(old_idx, _)| old_idx), new: Some(idx), changes }
        })
        .collect();
    let dropped = matched.iter().enumerate().filter(|(_, found)| found.is_none());
    pairs.extend(dropped.map(|(idx, _)| Pair { old: Some(idx), new: None, changes: Vec::new() }));
    pairs
}

fn changes(old: &Node, new: &Node, moved: bool) -> Vec<Change> {
    let mut out = Vec::new();
    let mut note = |changed: bool, change: Change| out.extend(changed.then_some(change));
    note(old.name != new.name, Change::Renamed);
    note(old.code != new.code, Change::Recoded);
    note(moved || old.role != new.role, Change::Moved);
    note(old.max != new.max, Change::Maximum);
    match (&old.kind, &new.kind) {
        (NodeKind::Leaf(was), NodeKind::Leaf(is)) => {
            if was.rule != is.rule {
                out.push(of_rule(&was.rule, &is.rule));
            }
            let terms = |leaf: &crate::pack::Leaf| {
                (leaf.scored_by, leaf.not_arisen, leaf.evidence.clone(), leaf.exclusive.clone(), leaf.assume.clone())
            };
            let of_node =
                |node: &Node| (node.may_not_apply, node.exempt.clone(), node.knock_outs.clone(), node.may_type);
            if terms(was) != terms(is) || of_node(old) != of_node(new) {
                out.push(Change::Terms);
            }
        }
        (NodeKind::Sum, NodeKind::Sum) => {}
        _ => out.push(Change::Split),
    }
    out
}

/// What differs between two rules that are not equal.
fn of_rule(old: &Rule, new: &Rule) -> Change {
    if std::mem::discriminant(old) != std::mem::discriminant(new) {
        return Change::Rule;
    }
    let numbers = |rule: &Rule| write::rule(rule);
    if bare(&numbers(old)) == bare(&numbers(new)) { Change::Words } else { Change::Thresholds }
}

/// A rule without the words that people read.
fn bare(json: &crate::base::json::Json) -> crate::base::json::Json {
    use crate::base::json::Json;
    match json {
        Json::Object(members) => {
            let kept = members.iter().filter(|(name, _)| name != "label" && name != "measure");
            Json::Object(kept.map(|(name, value)| (name.clone(), bare(value))).collect())
        }
        Json::List(elements) => Json::List(elements.iter().map(bare).collect()),
        other => other.clone(),
    }
}

/// How alike the names of unpaired lines of two packs are. Made once for two packs,
/// since every name is held against every other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Likenesses(Vec<Alike>);

impl Likenesses {
    /// Every pair of lines without a counterpart, both scored or both sums, whose
    /// names are alike enough.
    #[must_use]
    pub fn new(old: &Pack, new: &Pack) -> Self {
        let doubtful = doubtful(old, new);
        let unpaired = |pack: &Pack, other: &Pack| -> Vec<(usize, bool, Vec<[char; 3]>)> {
            let alone = |node: &Node| other.index_of(&node.id).is_none() || doubtful.contains(&*node.id);
            let nodes = pack.nodes.iter().enumerate().filter(|(_, node)| alone(node));
            nodes.map(|(idx, node)| (idx, node.leaf().is_some(), groups(&node.name))).collect()
        };
        let fresh = unpaired(new, old);
        let mut found = Vec::new();
        for (was, is_leaf, name) in unpaired(old, new) {
            let alike = fresh.iter().filter(|(_, leaf, _)| *leaf == is_leaf);
            let same_id = |is: usize| old.nodes.get(was).map(|node| &node.id) == new.nodes.get(is).map(|node| &node.id);
            let alike = alike.map(|(is, _, other)| {
                let likeness = shared(&name, other);
                // One id, another name: asked about, after everything that is alike.
                Alike { old: was, new: *is, likeness: if same_id(*is) { likeness.max(LEAST) } else { likeness } }
            });
            found.extend(alike.filter(|pair| LEAST <= pair.likeness));
        }
        Self(found)
    }

    /// Lines of the old pack without one in the new, each with the free line that
    /// is most like it, the surest first. Pairs of ids in `refused` are none.
    #[must_use]
    pub fn proposals(&self, old: &Pack, new: &Pack, confirmed: &Confirmed, refused: &[(String, String)]) -> Vec<Alike> {
        let matched = matched(old, new, confirmed);
        let mut found: Vec<Alike> = self
            .0
            .iter()
            .filter_map(|pair| {
                let (was, is) = (old.nodes.get(pair.old)?, new.nodes.get(pair.new)?);
                let free = matched.get(pair.old)?.is_none() && !matched.contains(&Some(pair.new));
                let refused = refused.iter().any(|(old, new)| *old == *was.id && *new == *is.id);
                let parent = was.parent.and_then(|parent| matched.get(parent).copied().flatten());
                let roots = was.parent.is_none() && is.parent.is_none();
                let place = u32::from(roots || (parent.is_some() && parent == is.parent)) * 10;
                let code = u32::from(was.code == is.code) * 10;
                let likeness = pair.likeness * 80 / 100 + place + code;
                (free && !refused && (LEAST <= likeness || was.id == is.id)).then_some(Alike { likeness, ..*pair })
            })
            .collect();
        found.sort_small_by_key(|pair| (std::cmp::Reverse(pair.likeness), pair.old, pair.new));
        let (mut olds, mut news) = (Vec::new(), Vec::new());
        found.retain(|pair| {
            let free = !olds.contains(&pair.old) && !news.contains(&pair.new);
            if free {
                olds.push(pair.old);
                news.push(pair.new);
            }
            free
        });
        found
    }
}

/// [`Likenesses::proposals`] of two packs that are looked at once.
#[must_use]
pub fn alike(old: &Pack, new: &Pack, confirmed: &Confirmed) -> Vec<Alike> {
    Likenesses::new(old, new).proposals(old, new, confirmed, &[])
}

/// How alike two names are, 0 to 100: the share of groups of three letters that
/// they have in common, marks and case apart (Dice's coefficient).
///
/// # Example
/// ```
/// use cchc::pack::diff::likeness;
/// assert_eq!(likeness("Kế hoạch CCHC năm", "kế hoạch CCHC năm"), 100);
/// assert!(60 < likeness("Ban hành kế hoạch CCHC năm", "Ban hành kế hoạch CCHC hằng năm"));
/// assert!(likeness("Kế hoạch CCHC năm", "Thanh toán trực tuyến") < 20);
/// ```
#[must_use]
pub fn likeness(a: &str, b: &str) -> u32 {
    shared(&groups(a), &groups(b))
}

/// The same of groups in order.
fn shared(a: &[[char; 3]], b: &[[char; 3]]) -> u32 {
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    let mut both = 0_usize;
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        let order = one.cmp(other);
        both += usize::from(order.is_eq());
        if order.is_le() {
            left.next();
        }
        if order.is_ge() {
            right.next();
        }
    }
    let share = (both * 200).checked_div(a.len() + b.len()).unwrap_or(0);
    u32::try_from(share).unwrap_or(100)
}

/// Groups of three letters of a text, in order.
fn groups(text: &str) -> Vec<[char; 3]> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let plain: Vec<char> = format!("  {} ", words.collect::<Vec<_>>().join(" ")).chars().collect();
    let mut out: Vec<[char; 3]> = plain.windows(3).filter_map(|group| group.try_into().ok()).collect();
    out.sort_small();
    out
}
