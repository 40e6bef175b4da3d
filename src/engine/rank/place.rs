//! The arithmetic of ranks: who is better than whom, and how many at least and
//! at most. The reasoning stands in the module above.

use super::{By, Cohort, Entry, Own, Placed, Reason, Span, Ties};
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::{Exact, Points};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A result with the parts that decide between equal ones.
pub(super) struct Key {
    pub value: Exact,
    parts: Vec<Option<Exact>>,
}

/// A body with a known result.
pub(super) struct Known {
    /// None for the own body.
    pub entry: Option<usize>,
    pub key: Key,
}

/// A printed rank beside a known result, as the list stood when it was printed.
struct Mark {
    entry: usize,
    rank: u32,
    key: Key,
    /// Unknown bodies better than it, still unknown and not the own one.
    least: u32,
    most: u32,
}

/// What one span was made of.
struct Count {
    known: u32,
    undecided: u32,
    least: u32,
    most: u32,
    above: Option<(usize, u32)>,
    below: Option<(usize, u32)>,
    dense: Option<Span>,
}

/// A list with the own body put in.
pub(super) struct Field<'a> {
    pub ties: &'a Ties,
    pub known: Vec<Known>,
    pub placed: Option<Placed>,
    pub size: u32,
    pub unknown: u32,
    marks: Vec<Mark>,
}

/// Less than any printed difference: results have at most six decimals.
pub(super) fn hair() -> Exact {
    Points::from_decimal(Decimal::new(1, 7)).into()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn entry_key(entry: &Entry, ties: &Ties, by: &By) -> Option<Key> {
    let value = match by {
        By::Points => entry.points,
        By::Percent => entry.percent,
        By::Part(id) => entry.parts.get(&**id).copied(),
    };
    let part = |id: &str| entry.parts.get(id).copied().map(Exact::from);
    Some(Key { value: value?.into(), parts: deciding(ties).iter().map(|id| part(id)).collect() })
}

fn own_key(own: &Own, ties: &Ties, by: &By) -> Option<Key> {
    let value = match by {
        By::Points => own.points.clone(),
        By::Percent => own.percent.clone(),
        By::Part(id) => own.parts.get(&**id).cloned(),
    };
    Some(Key { value: value?, parts: deciding(ties).iter().map(|id| own.parts.get(&**id).cloned()).collect() })
}

fn deciding(ties: &Ties) -> &[Box<str>] {
    match ties {
        Ties::ByParts(ids) => ids,
        Ties::Competition | Ties::Dense => &[],
    }
}

/// Greater: `a` is better. None: equal results, and a part that decides is not known.
fn compare(a: &Key, b: &Key) -> Option<Ordering> {
    let order = a.value.compare(&b.value);
    if order != Ordering::Equal {
        return Some(order);
    }
    for pair in a.parts.iter().zip(&b.parts) {
        let (Some(a), Some(b)) = pair else { return None };
        let order = a.compare(b);
        if order != Ordering::Equal {
            return Some(order);
        }
    }
    Some(Ordering::Equal)
}

impl<'a> Field<'a> {
    pub(super) fn new(cohort: &Cohort, own: Option<&Own>, ties: &'a Ties, by: &By) -> Self {
        let named = own.and_then(|own| cohort.index_of(&own.body));
        let n_named = count(cohort.entries.len());
        let mut size = cohort.size.max(n_named);
        let placed = own.map(|_| match named {
            Some(entry) => Placed::Replaces(entry),
            None if n_named < size => Placed::OneOfUnnamed,
            None => Placed::Added,
        });
        size = size.saturating_add(u32::from(placed == Some(Placed::Added)));
        // Results as printed, the own old one included: printed ranks count it.
        let keys: Vec<Option<Key>> = cohort.entries.iter().map(|entry| entry_key(entry, ties, by)).collect();
        let marks =
            if by_main_measure(cohort, by) { make_marks(cohort, &keys, named, placed, ties) } else { Vec::new() };
        let others = keys.into_iter().enumerate().filter(|(entry, _)| Some(*entry) != named);
        let mut known: Vec<Known> =
            others.filter_map(|(entry, key)| Some(Known { entry: Some(entry), key: key? })).collect();
        let mut unknown = size.saturating_sub(count(known.len()));
        if let Some(key) = own.and_then(|own| own_key(own, ties, by)) {
            known.push(Known { entry: None, key });
            unknown = unknown.saturating_sub(1);
        }
        let placed = placed.filter(|_| known.last().is_some_and(|last| last.entry.is_none()));
        Self { ties, known, placed, size, unknown, marks }
    }

    pub(super) fn compare(&self, a: &Key, b: &Key) -> Option<Ordering> {
        compare(a, b)
    }

    pub(super) fn own(&self) -> Option<&Known> {
        self.known.iter().find(|known| known.entry.is_none())
    }

    /// Takes the own body out of the known ones.
    pub(super) fn drop_own(&mut self) {
        self.known.retain(|known| known.entry.is_some());
    }

    /// Indices of the known bodies, best first. Parts that are not known sort
    /// last, so that this is an order even where ranks are undecided.
    pub(super) fn order(&self) -> Vec<usize> {
        let mut order: Vec<(usize, &Known)> = self.known.iter().enumerate().collect();
        let part = |a: &Option<Exact>, b: &Option<Exact>| match (a, b) {
            (Some(a), Some(b)) => a.compare(b),
            (a, b) => a.is_some().cmp(&b.is_some()),
        };
        order.sort_small_by(|(_, a), (_, b)| {
            let parts = b.key.parts.iter().zip(&a.key.parts).map(|(b, a)| part(b, a));
            let by_parts = parts.fold(Ordering::Equal, Ordering::then);
            // The own body goes after its equals, in the order of the list.
            let place = a.entry.is_none().cmp(&b.entry.is_none()).then(a.entry.cmp(&b.entry));
            b.key.value.compare(&a.key.value).then(by_parts).then(place)
        });
        order.into_iter().map(|(at, _)| at).collect()
    }

    /// Spans of the known bodies in this order.
    pub(super) fn spans(&self, order: &[usize]) -> Vec<Span> {
        let settled = self.known.iter().all(|known| known.key.parts.iter().all(Option::is_some));
        let known = order.iter().filter_map(|at| self.known.get(*at));
        if self.unknown != 0 || !settled {
            return known.map(|known| self.span(known)).collect();
        }
        // Everything is known: one walk.
        let (mut rank, mut distinct) = (1, 0);
        let mut last: Option<&Key> = None;
        known
            .map(|known| &known.key)
            .zip(1_u32..)
            .map(|(key, place)| {
                if last.is_none_or(|last| compare(last, key) != Some(Ordering::Equal)) {
                    distinct += 1;
                    rank = if *self.ties == Ties::Dense { distinct } else { place };
                    last = Some(key);
                }
                Span { best: rank, worst: rank }
            })
            .collect()
    }

    /// Best and worst rank of a known body.
    pub(super) fn span(&self, known: &Known) -> Span {
        let count = self.count(known);
        count.dense.unwrap_or(Span {
            best: 1 + count.known + count.least,
            worst: 1 + count.known + count.undecided + count.most,
        })
    }

    /// What the span of a known body rests on.
    pub(super) fn reasons(&self, known: &Known) -> Vec<Reason> {
        let count = self.count(known);
        let mut reasons = vec![Reason::KnownAbove(count.known)];
        if 0 < self.unknown {
            reasons.push(Reason::UnknownAbove { least: count.least, most: count.most });
        }
        reasons.extend(count.above.map(|(entry, rank)| Reason::PrintedAbove { entry, rank }));
        reasons.extend(count.below.map(|(entry, rank)| Reason::PrintedBelow { entry, rank }));
        if 0 < count.undecided {
            reasons.push(Reason::TieUndecided(count.undecided));
        }
        reasons
    }

    fn count(&self, body: &Known) -> Count {
        let key = &body.key;
        let orders = || self.known.iter().map(|known| compare(&known.key, key));
        let known = count(orders().filter(|order| *order == Some(Ordering::Greater)).count());
        // The body itself is among the known: with unknown parts it cannot be
        // told from its equals, and is one of them.
        let itself = u32::from(compare(key, key).is_none());
        let undecided = count(orders().filter(Option::is_none).count()).saturating_sub(itself);
        let mut found = Count { known, undecided, least: 0, most: self.unknown, above: None, below: None, dense: None };
        if *self.ties == Ties::Dense {
            self.count_dense(body, &mut found);
            return found;
        }
        for mark in &self.marks {
            let itself = body.entry == Some(mark.entry);
            let order = if itself { Some(Ordering::Equal) } else { compare(&mark.key, key) };
            if matches!(order, Some(Ordering::Greater | Ordering::Equal)) && found.least < mark.least {
                found.least = mark.least;
                found.above = Some((mark.entry, mark.rank));
            }
            if matches!(order, Some(Ordering::Less | Ordering::Equal)) && mark.most < found.most {
                found.most = mark.most;
                found.below = Some((mark.entry, mark.rank));
            }
        }
        if found.most < found.least {
            // The list contradicts itself; nothing printed is used.
            (found.least, found.most, found.above, found.below) = (0, self.unknown, None, None);
        }
        found
    }

    /// With 1-2-2-3 a rank counts the different results above.
    fn count_dense(&self, body: &Known, found: &mut Count) {
        let key = &body.key;
        let mut above: Vec<&Exact> = self.known.iter().map(|known| &known.key.value).collect();
        above.retain(|value| value.compare(&key.value) == Ordering::Greater);
        above.sort_small_by(|a, b| a.compare(b));
        above.dedup();
        found.known = count(above.len());
        let plain = Span { best: 1 + found.known, worst: 1 + found.known + self.unknown };
        let mut span = plain;
        // The own body's old result may have been the only one of its kind above,
        // and its new one may be a new kind above.
        let own = self.known.iter().any(|known| known.entry.is_none());
        let moved = u32::from(own && self.placed != Some(Placed::Added));
        let joins = u32::from(own && body.entry.is_some());
        for mark in &self.marks {
            let order = mark.key.value.compare(&key.value);
            if order != Ordering::Less {
                let different = mark.rank - 1 + u32::from(order == Ordering::Greater);
                let best = (1 + different).saturating_sub(moved);
                if span.best < best {
                    span.best = best;
                    found.above = Some((mark.entry, mark.rank));
                }
            }
            if order != Ordering::Greater && mark.rank + joins < span.worst {
                span.worst = mark.rank + joins;
                found.below = Some((mark.entry, mark.rank));
            }
        }
        if span.worst < span.best {
            span = plain;
            (found.above, found.below) = (None, None);
        }
        found.least = span.best - plain.best;
        found.most = span.worst.saturating_sub(plain.best);
        found.dense = Some(span);
    }
}

fn by_main_measure(cohort: &Cohort, by: &By) -> bool {
    match by {
        By::Points => !cohort.main_is_percent(),
        By::Percent => cohort.main_is_percent(),
        By::Part(_) => false,
    }
}

fn make_marks(
    cohort: &Cohort,
    keys: &[Option<Key>],
    named: Option<usize>,
    placed: Option<Placed>,
    ties: &Ties,
) -> Vec<Mark> {
    // What is known of the own body's old result: it is among `keys`, or only
    // its printed rank is, or nothing.
    let own_was_unknown = match placed {
        None | Some(Placed::Added) => false,
        Some(Placed::OneOfUnnamed) => true,
        Some(Placed::Replaces(entry)) => keys.get(entry).is_some_and(Option::is_none),
    };
    let own_rank = named.and_then(|entry| cohort.entries.get(entry)?.rank);
    let unknown_then = cohort.size.saturating_sub(count(keys.iter().flatten().count()));
    let mut marks = Vec::new();
    if unknown_then == 0 {
        return marks;
    }
    for (entry, (printed, key)) in cohort.entries.iter().zip(keys).enumerate() {
        let (Some(rank), Some(key)) = (printed.rank, key) else { continue };
        let key = Key { value: key.value.clone(), parts: key.parts.clone() };
        let others = || keys.iter().enumerate().filter(|(at, _)| *at != entry).filter_map(|(_, other)| other.as_ref());
        if others().any(|other| compare(other, &key).is_none()) {
            continue;
        }
        let known = count(others().filter(|other| compare(other, &key) == Some(Ordering::Greater)).count());
        let above = rank.saturating_sub(1).checked_sub(known);
        let unknown = match (above, ties) {
            (_, Ties::Dense) => 0,
            (Some(unknown), _) if unknown <= unknown_then => unknown,
            _ => continue, // contradicts the results
        };
        // Whether the own body was one of them.
        let (surely, maybe) = match (own_was_unknown, own_rank) {
            (false, _) => (0, 0),
            (true, Some(own)) => (u32::from(own < rank), u32::from(own < rank)),
            (true, None) => (0, 1),
        };
        let (least, most) = (unknown.saturating_sub(maybe), unknown.saturating_sub(surely));
        marks.push(Mark { entry, rank, key, least, most });
    }
    marks
}
